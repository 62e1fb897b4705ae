//! From Rust to what a browser fetches: compile, make the JavaScript beside it, make it small.

use super::folder::Folder;
use super::sentences;
use super::split;
use super::trim::trim;
use crate::hash::hex;
use crate::process::{Failure, Outcome, cargo, node, run};
use crate::{paths, setup};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// The profile of what a programmer waits for: nothing is made small.
const QUICK: &str = "dev";

/// The features that rustc uses for this target, which wasm-opt has to be told of.
const OPTIMISE: &[&str] = &[
    "--converge",
    "--generate-global-effects",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The splitter needs to know what refers to what, and which function is which: the linker has to keep both. Only
/// the last step is told so, so that what is compiled before it serves every build.
const FOR_SPLITTING: [&str; 3] = ["--", "-Clink-arg=--emit-relocs", "-Cstrip=none"];

/// Compiles the binary of a package, both of one name, for the browser.
pub fn compile(binary: &str, profile: &str) -> Outcome {
    let mut command = cargo();
    command.args(["rustc", "--locked", "--package", binary, "--target", TARGET, "--bin", binary, "--profile", profile]);
    if profile != QUICK {
        command.env("CARGO_ENCODED_RUSTFLAGS", without_own_paths());
    }
    run(command.args(FOR_SPLITTING))
}

/// The names of the files of one binary.
pub struct Program {
    pub script: String,
    pub loader: String,
    pub main: String,
    /// What is fetched on demand.
    pub chunks: Vec<String>,
}

/// Adds a compiled binary to a folder, its code on demand in files of its own.
pub fn add(binary: &str, profile: &str, folder: &mut Folder) -> Outcome<Program> {
    let compiled = if profile == QUICK { "debug" } else { profile };
    let compiled = paths::target().join(TARGET).join(compiled).join(format!("{binary}.wasm"));
    let parts = split::split(&compiled, &paths::scratch()?.join(format!("{binary}-{profile}-parts")), binary)?;
    sentences::check(&parts.main)?;
    let bound = bind(binary, &parts.main, &paths::scratch()?.join(format!("{binary}-{profile}")))?;
    let unbound = bound.join(format!("{binary}_bg.wasm"));
    let (script, trimmed) = trim(&paths::read(&bound.join(format!("{binary}.js")))?, &paths::read_bytes(&unbound)?)?;
    paths::write(&unbound, &trimmed)?;
    let small = |stem: &str, unoptimised: &Path| match profile {
        QUICK => paths::read_bytes(unoptimised),
        "wasm" => optimise(stem, unoptimised, "-Oz"),
        _ => optimise(stem, unoptimised, "-O3"),
    };
    let wasm = small(binary, &unbound)?;
    let snippets = bound.join("snippets");
    if snippets.is_dir() {
        return Err(Failure(format!(
            "{} exists: a crate brings JavaScript of its own, which the build does not ship.",
            snippets.display()
        )));
    }
    let mut chunks = Vec::new();
    for chunk in &parts.chunks {
        let stem = chunk.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let code = small(&format!("{binary}-{stem}"), chunk)?;
        chunks.push((format!("{stem}.wasm"), folder.put_hashed(&format!("{binary}-{stem}"), "wasm", &code)?));
    }
    let main = folder.put_hashed(binary, "wasm", &wasm)?;
    let (script, loader) = if chunks.is_empty() {
        // Nothing is fetched on demand: no module has to know where it is.
        (folder.put_hashed(binary, "js", script.as_bytes())?, String::new())
    } else {
        split::add_scripts(binary, &script, &parts, &chunks, folder)?
    };
    Ok(Program { script, loader, main, chunks: chunks.into_iter().map(|(_, address)| address).collect() })
}

fn bind(binary: &str, unbound: &Path, bound: &Path) -> Outcome<PathBuf> {
    if bound.is_dir() {
        // Left-overs of an earlier build must not count as part of this one.
        let _ = std::fs::remove_dir_all(bound);
    }
    let mut command = Command::new(setup::wasm_bindgen()?.join("wasm-bindgen"));
    command.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-name", binary]);
    run(command.arg("--out-dir").arg(bound).arg(unbound))?;
    Ok(bound.to_owned())
}

/// Makes wasm small. It takes a while, so the last result is kept with what it was made from.
fn optimise(binary: &str, unoptimised: &Path, level: &str) -> Outcome<Vec<u8>> {
    let tools = paths::read_bytes(&paths::root().join("package-lock.json"))?;
    let input = paths::read_bytes(unoptimised)?;
    let key = format!("{} {} {level} {}", hex(&input), hex(&tools), OPTIMISE.join(" "));
    let result = paths::scratch()?.join(format!("{binary}-small.wasm"));
    let key_file = result.with_extension("key");
    if std::fs::read_to_string(&key_file).is_ok_and(|found| found == key) && result.is_file() {
        return paths::read_bytes(&result);
    }
    run(node("node_modules/binaryen/bin/wasm-opt").arg(level).args(OPTIMISE).arg(unoptimised).arg("-o").arg(&result))?;
    paths::write(&key_file, key.as_bytes())?;
    paths::read_bytes(&result)
}

/// Panic messages name source files: without the folders of whoever built it, everybody's build is the same.
fn without_own_paths() -> OsString {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = variable("HOME").or_else(|| variable("USERPROFILE"));
    let cargo_home = variable("CARGO_HOME").or_else(|| home.map(|home| home.join(".cargo")));
    let mut flags = OsString::from("--cfg\u{1f}erase_components");
    for (from, to) in [(cargo_home, "/cargo"), (Some(paths::root()), "/waardenboom")] {
        if let Some(from) = from {
            flags.push(format!("\u{1f}--remap-path-prefix={}={to}", from.display()));
        }
    }
    flags
}
