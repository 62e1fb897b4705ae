//! The commands of the README: `cargo xtask serve`, `test`, `build`, `bench` and `setup`.
//!
//! Start reading at [`COMMANDS`]; every command is one module. What is pinned and why: `docs/decisions/005-pinned-tools.md`.

mod bench;
mod build;
mod hash;
mod paths;
mod process;
mod serve;
mod setup;
mod test;

use process::{Failure, Outcome};
use std::process::ExitCode;

/// One command: its name, what it does, and the function that gets the remaining arguments.
type Command = (&'static str, &'static str, fn(&[String]) -> Outcome);

const COMMANDS: &[Command] = &[
    ("serve", "install what is missing, build, and serve the app on this machine  [--port N] [--no-open]", serve::run),
    ("test", "every check of the project, stopping at the first that fails  [--only STAGE]", test::run),
    ("build", "make dist/, ready for any static host  [--dev: quick and large, into dist-dev/]", build::run),
    ("bench", "measure ours beside its peers", bench::run),
    ("setup", "install what is missing: wasm target, npm tools, wasm-bindgen, Chromium", setup::run),
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, _, _)| *known == name) else {
        println!("cargo xtask COMMAND\n");
        for (known, explanation, _) in COMMANDS {
            println!("  {known:6} {explanation}");
        }
        return if ["", "help", "--help", "-h"].contains(&name.as_str()) {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(2)
        };
    };
    match command(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Refuses arguments that a command does not know, so that a typing error is not ignored in silence.
fn refuse_unknown(arguments: &[String], known: &[&str]) -> Outcome {
    match arguments.iter().find(|argument| !known.contains(&argument.as_str())) {
        Some(argument) => Err(Failure(format!("I do not know the argument {argument}; `cargo xtask` lists them."))),
        None => Ok(()),
    }
}
