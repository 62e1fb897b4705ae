//! `cargo xtask bench`: ours beside its peers, measured in the same run (the measuring itself is in `bench/run.mjs`).

use crate::process::{Outcome, node, run as run_program};
use crate::{build, paths, setup};

/// Builds what is shipped and measures it.
pub fn run(arguments: &[String]) -> Outcome {
    if !paths::root().join("bench/run.mjs").is_file() {
        println!("There are no benchmarks yet.");
        return Ok(());
    }
    setup::for_browsing()?;
    let browser = setup::browser()?;
    build::run(&[])?;
    run_program(node("bench/run.mjs").args(arguments).env("CHROMIUM", browser))
}
