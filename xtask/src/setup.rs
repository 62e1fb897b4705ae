//! `cargo xtask setup`: makes sure that every tool is there. What is there already costs a look and nothing more.

mod browser;
mod wasm_bindgen;

pub use browser::{browser, chromedriver};
pub use wasm_bindgen::wasm_bindgen;

use crate::hash::hex;
use crate::paths;
use crate::process::{Failure, Outcome, output, run as run_program, succeeds};
use std::path::PathBuf;
use std::process::Command;

/// Installs what any command of this program may need.
pub fn run(arguments: &[String]) -> Outcome {
    crate::refuse_unknown(arguments, &[])?;
    for_browsing()?;
    let browser = browser()?;
    let driver = chromedriver()?;
    println!("Everything is there.");
    println!("  wasm-bindgen  {}", wasm_bindgen()?.display());
    println!("  browser       {}", browser.display());
    println!("  chromedriver  {}", driver.display());
    Ok(())
}

/// Installs what building and serving need.
pub fn for_browsing() -> Outcome {
    wasm_target()?;
    npm_modules()?;
    wasm_bindgen().map(|_| ())
}

fn wasm_target() -> Outcome {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(paths::root()))?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot).trim());
    if sysroot.join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target wasm32-unknown-unknown");
    run_program(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]).current_dir(paths::root()))
        .map_err(|_| {
            Failure("Rust cannot compile to WebAssembly here: install rustup, then run this again.".to_owned())
        })
}

/// `npm ci` without install scripts, when `node_modules` does not belong to the lock file as it is now.
fn npm_modules() -> Outcome {
    let major = output(Command::new("node").args(["--print", "parseInt(process.versions.node)"]))
        .ok()
        .and_then(|text| String::from_utf8_lossy(&text).trim().parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(Failure(
            "Node 20 or newer is needed on the PATH, with npm: install it, then run this again.".to_owned(),
        ));
    }
    let root = paths::root();
    let wanted = hex(&paths::read_bytes(&root.join("package-lock.json"))?);
    let stamp = root.join("node_modules/.waardenboom-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("Installing the npm tools of package-lock.json");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let arguments = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    run_program(Command::new(npm).args(arguments).current_dir(&root))?;
    paths::write(&stamp, wanted.as_bytes())
}

/// Whether we may install system packages, and with which words in front.
fn administrator() -> Option<&'static [&'static str]> {
    let user = Command::new("id").arg("-u").output().ok()?;
    if user.stdout.trim_ascii() == b"0" {
        Some(&[])
    } else if succeeds(Command::new("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}
