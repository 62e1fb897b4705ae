//! The command line of wasm-bindgen, at exactly the version that `Cargo.lock` names for the library.

use crate::paths;
use crate::process::{Explain, Failure, Outcome, cargo, run};
use std::fs::File;
use std::path::{Path, PathBuf};

/// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`, which are installed first when they are missing.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    let version = locked_version(&paths::read(&paths::root().join("Cargo.lock"))?)?;
    let home = paths::tool_cache()?.join(format!("wasm-bindgen-cli-{version}"));
    let programs = home.join("bin");
    if is_complete(&programs) {
        return Ok(programs);
    }
    // Two checkouts may want it at the same moment: the second waits for the first.
    std::fs::create_dir_all(&home).explain(format!("I cannot make {}", home.display()))?;
    let lock = File::create(home.join(".lock")).explain("I cannot lock the tool cache")?;
    lock.lock().explain("I cannot lock the tool cache")?;
    if !is_complete(&programs) {
        install(&version, &home)?;
    }
    Ok(programs)
}

/// Installed once for each version and user. It runs for seconds, so compiling it quickly matters more than its speed.
fn install(version: &str, home: &Path) -> Outcome {
    println!("Installing wasm-bindgen-cli {version} into {} (a few minutes, once)", home.display());
    let building = home.join("building");
    let done = run(cargo()
        .args(["install", "--quiet", "--locked", "wasm-bindgen-cli", "--version", version, "--root"])
        .arg(home)
        .arg("--target-dir")
        .arg(&building)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"));
    // Half a build is worth nothing to the next attempt, and is large.
    let _ = std::fs::remove_dir_all(building);
    done
}

fn is_complete(programs: &Path) -> bool {
    let named = |name: &str| programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    ["wasm-bindgen", "wasm-bindgen-test-runner"].iter().all(|name| named(name).is_file())
}

fn locked_version(lock: &str) -> Outcome<String> {
    let mut lines = lock.lines().skip_while(|line| *line != r#"name = "wasm-bindgen""#);
    lines.nth(1).and_then(|line| line.strip_prefix(r#"version = ""#)?.strip_suffix('"')).map(str::to_owned).ok_or_else(
        || Failure("Cargo.lock does not name a version of wasm-bindgen: run `cargo generate-lockfile`.".to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_library_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n";
        assert_eq!(locked_version(lock).expect("a version"), "0.2.129");
        assert!(locked_version("[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n").is_err());
    }
}
