//! `cargo xtask test`: every check of the project, in order, stopping at the first that fails.

use crate::process::{Failure, Outcome, cargo, node, run as run_program};
use crate::{build, paths, setup};
use std::process::Command;
use std::time::{Duration, Instant};

const APP: &str = "waardenboom-app";
const CORE: &str = "waardenboom-core";
const BROWSER_TARGET: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const WARNINGS_ARE_ERRORS: [&str; 3] = ["--", "-D", "warnings"];

/// One stage: its name, what it checks, and how. It says `false` when there is nothing to check yet.
type Stage = (&'static str, &'static str, fn() -> Outcome<bool>);

const STAGES: &[Stage] = &[
    ("format", "formatting", format),
    ("lint", "clippy, native", lint_native),
    ("lint-wasm", "clippy, wasm32", lint_wasm),
    ("native", "tests, native", test_native),
    ("views", "the app's own tests, native", test_views),
    ("browser", "golden tests, wasm in a browser", test_browser),
    ("build", "the shipped build", build_shipped),
    ("e2e", "end to end, in a browser, against dist/", test_end_to_end),
];

/// Runs every stage, or the one that `--only` names.
pub fn run(arguments: &[String]) -> Outcome {
    let names: Vec<&str> = STAGES.iter().map(|(name, _, _)| *name).collect();
    let only = match arguments {
        [] => None,
        [flag, name] if flag == "--only" && names.contains(&name.as_str()) => Some(name),
        _ => return Err(Failure(format!("The only argument of test is --only with one of: {}.", names.join(", ")))),
    };
    let chosen: Vec<&Stage> = STAGES.iter().filter(|(name, _, _)| only.is_none_or(|only| only == name)).collect();

    let began = Instant::now();
    let mut took = Vec::new();
    setup::for_browsing()?;
    for (number, (name, explanation, check)) in chosen.iter().enumerate() {
        println!("\n=== {}/{} {name}: {explanation}", number + 1, chosen.len());
        let stage_began = Instant::now();
        let anything = check().map_err(|Failure(sentence)| {
            Failure(format!("{sentence}\nStage {name} failed; alone: cargo xtask test --only {name}"))
        })?;
        took.push((name, if anything { readable(stage_began.elapsed()) } else { "nothing to check yet".to_owned() }));
    }
    println!("\n=== All is well");
    for (name, time) in took {
        println!("  {name:10} {time}");
    }
    println!("  {:10} {}", "in all", readable(began.elapsed()));
    Ok(())
}

fn readable(time: Duration) -> String {
    format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
}

fn format() -> Outcome<bool> {
    run_program(cargo().args(["fmt", "--all", "--check"])).map(|()| true)
}

fn lint_native() -> Outcome<bool> {
    let packages = ["clippy", "--workspace", "--exclude", APP, "--all-targets"];
    run_program(cargo().args(packages).args(WARNINGS_ARE_ERRORS)).map(|()| true)
}

fn lint_wasm() -> Outcome<bool> {
    // Core's native tests use what wasm32 has not; its library and its tests for the browser are what runs there.
    let mut core = cargo();
    core.args(["clippy", "--package", CORE, "--lib"]).args(BROWSER_TARGET);
    if has_browser_tests() {
        core.args(["--test", "browser"]);
    }
    run_program(core.args(WARNINGS_ARE_ERRORS))?;
    let app = ["clippy", "--package", APP, "--all-targets"];
    run_program(cargo().args(app).args(BROWSER_TARGET).args(WARNINGS_ARE_ERRORS)).map(|()| true)
}

fn test_native() -> Outcome<bool> {
    run_program(cargo().args(["test", "--workspace", "--exclude", APP])).map(|()| true)
}

/// The app's own tests: what needs no page runs natively.
fn test_views() -> Outcome<bool> {
    run_program(cargo().args(["test", "--package", APP])).map(|()| true)
}

fn has_browser_tests() -> bool {
    paths::root().join("core/tests/browser.rs").is_file()
}

/// Tests of core compiled to wasm: the same golden files, the same bits.
fn test_browser() -> Outcome<bool> {
    if !has_browser_tests() {
        return Ok(false);
    }
    let runner = setup::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    let mut command = cargo();
    command
        .args(["test", "--package", CORE, "--test", "browser"])
        .args(BROWSER_TARGET)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", setup::chromedriver()?)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", paths::root().join("webdriver.json"));
    run_program(&mut command).map(|()| true)
}

fn build_shipped() -> Outcome<bool> {
    build::run(&[]).map(|()| true)
}

fn test_end_to_end() -> Outcome<bool> {
    if !build::dist().join("index.html").is_file() {
        return Err(Failure("There is no dist/ to test: run cargo xtask build first.".to_owned()));
    }
    let browser = setup::browser()?;
    let command: &mut Command = &mut node("tests/e2e/run.mjs");
    run_program(command.env("CHROMIUM", browser)).map(|()| true)
}
