//! `cargo xtask build`: makes `dist/`, which any static host can serve, below a sub-path too.
//!
//! Names of scripts, wasm and style carry a hash of their contents, so that they may be cached for ever; `index.html`
//! names them, relatively. One [`WORKERS`] line adds a binary that runs beside the page.

mod folder;
mod page;
mod sentences;
mod split;
mod trim;
mod wasm;

use crate::process::{Outcome, node, run as run_program};
use crate::{paths, setup};
use folder::Folder;
use std::path::{Path, PathBuf};

/// The binary that the page starts.
const PAGE: &str = "waardenboom-app";

/// Binaries that run in a worker. The page finds the address of each in `<meta name="worker:NAME" content="ADDRESS">`.
const WORKERS: &[&str] = &["waardenboom-worker"];

/// How much care the build takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// What people get: small.
    Shipped,
    /// What a programmer waits for: quick.
    Quick,
}

impl Care {
    /// The profile of Cargo for the page.
    const fn profile(self) -> &'static str {
        match self {
            Self::Shipped => "wasm",
            Self::Quick => "dev",
        }
    }

    /// The same for a worker, which is made fast instead of small.
    const fn profile_beside(self) -> &'static str {
        match self {
            Self::Shipped => "worker",
            Self::Quick => "dev",
        }
    }
}

/// Where the shipped build is.
pub fn dist() -> PathBuf {
    paths::root().join("dist")
}

/// Builds the app, and prints what it weighs; what people get fails when a first visit weighs too much.
pub fn run(arguments: &[String]) -> Outcome {
    crate::refuse_unknown(arguments, &["--dev"])?;
    setup::for_browsing()?;
    if arguments.iter().any(|argument| argument == "--dev") {
        let place = paths::root().join("dist-dev");
        bundle(Care::Quick, Folder::new(place.clone()))?;
        println!("Built {}", place.display());
        return Ok(());
    }
    let first_visit = bundle(Care::Shipped, Folder::new(dist()))?;
    weigh(&dist(), &first_visit)
}

/// Prints what the files of a folder weigh. Fails when those of a first visit weigh more than their budget.
fn weigh(folder: &Path, first_visit: &[String]) -> Outcome {
    run_program(node("xtask/sizes.mjs").arg(folder).args(first_visit))
}

/// Fills a folder, and gives the names of the files that a first visit fetches.
fn bundle(care: Care, mut folder: Folder) -> Outcome<Vec<String>> {
    wasm::compile(PAGE, care.profile())?;
    for worker in WORKERS {
        wasm::compile(worker, care.profile_beside())?;
    }

    let later_style = folder.put_hashed("waardenboom-later", "css", &style("later", care)?)?;
    let style = folder.put_hashed("waardenboom", "css", &style("main", care)?)?;
    let program = wasm::add(PAGE, care.profile(), &mut folder)?;
    let workers = WORKERS.iter().map(|name| worker(name, care, &mut folder)).collect::<Outcome<Vec<_>>>()?;
    folder.put("chunks.json", split::list(&program.chunks, &later_style).as_bytes())?;
    folder.put_all(&paths::root().join("static"))?;

    let template = paths::read(&paths::root().join("index.html"))?;
    let parts = page::Parts {
        style: &style,
        later_style: &later_style,
        script: &program.script,
        loader: &program.loader,
        wasm: &program.main,
        workers: &workers,
    };
    folder.put("index.html", page::fill(&template, &parts)?.as_bytes())?;
    folder.sweep()?;
    Ok(vec!["index.html".to_owned(), style, program.script, program.loader, program.main])
}

/// Adds a worker with the module that starts it, and gives its name and the address of that module.
fn worker(name: &'static str, care: Care, folder: &mut Folder) -> Outcome<(&'static str, String)> {
    let wasm::Program { script, main, .. } = wasm::add(name, care.profile_beside(), folder)?;
    let start = format!(
        "import start from \"./{script}\";\nawait start({{ module_or_path: new URL(\"./{main}\", import.meta.url) }});\n"
    );
    Ok((name, folder.put_hashed(&format!("{name}-start"), "js", start.as_bytes())?))
}

/// A style sheet: the one in `style/` with everything that it imports.
fn style(name: &str, care: Care) -> Outcome<Vec<u8>> {
    let entry = paths::root().join(format!("style/{name}.css"));
    let result = paths::scratch()?.join(format!("style-{name}.css"));
    let minify = if care == Care::Shipped { "minify" } else { "readable" };
    run_program(node("xtask/css.mjs").arg(entry).arg(&result).arg(minify))?;
    paths::read_bytes(&result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_over_its_budget_is_an_error() {
        let place = std::env::temp_dir().join(format!("waardenboom-budget-{}", std::process::id()));
        let files = [("small.wasm", 390_000_usize), ("large.wasm", 410_000)];
        for (name, bytes) in files {
            // Noise: no compression makes it smaller.
            let mut noise = 1_u32;
            let noise = std::iter::repeat_with(|| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                noise.to_be_bytes()[0]
            });
            paths::write(&place.join(name), &noise.take(bytes).collect::<Vec<_>>()).expect("a file");
        }
        let outcomes = files.map(|(name, _)| weigh(&place, &[name.to_owned()]).is_ok());
        let _ = std::fs::remove_dir_all(&place);
        assert_eq!(outcomes, [true, false]);
    }
}
