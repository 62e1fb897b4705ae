//! The `waardenboom` command: workbooks in, JSON out, without a browser.
//!
//! What it can do stands in `docs/file-format.md`. JSON goes to standard output and sentences to standard
//! error; the exit status is 0 for done, 1 when the input is not good and 2 for wrong usage. Each command
//! has a module; [`arguments`] reads what was asked, [`file`] reads and writes, [`message`] speaks.

mod arguments;
mod check;
mod export;
mod file;
mod findings;
mod import;
mod merge;
mod message;
mod new;
mod weigh;

use arguments::Invocation;
use message::Messages;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// What was asked is done.
    Done,
    /// The input is not good; what was said tells what and where.
    BadInput,
}

fn main() -> ExitCode {
    let messages = Messages::dutch();
    let invocation = match Invocation::read(std::env::args_os()) {
        Ok(invocation) => invocation,
        Err(error) => {
            messages.say(&format!("usage.{}", error.key), &error.values());
            messages.say("usage.hint", &[]);
            return ExitCode::from(2);
        }
    };
    let outcome = match invocation {
        Invocation::Help => print_line(&messages.sentence("usage.text", &[])),
        Invocation::Version => print(&serde_json::json!({
            "name": "waardenboom",
            "version": env!("CARGO_PKG_VERSION"),
            "format": waardenboom_core::format::FORMAT,
        })),
        Invocation::Check { files } => check::run(&messages, &files),
        Invocation::Merge { files, out } => merge::run(&messages, &files, &out),
        Invocation::Weigh { file } => weigh::run(&messages, &file),
        Invocation::Findings { file, today } => findings::run(&messages, &file, today),
        Invocation::Import { file, id, out } => import::run(&messages, &file, id, &out),
        Invocation::Export { file, format, branch, out } => {
            export::run(&messages, &file, format, branch.as_ref(), &out)
        }
        Invocation::New { content, id, out } => new::run(&messages, content, id, &out),
    };
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::BadInput => ExitCode::from(1),
    }
}

/// One JSON value on one line of standard output.
fn print(value: &Value) -> Outcome {
    print_line(&value.to_string())
}

/// A reader that went away (`| head`) ends the work without a panic.
fn print_line(line: &str) -> Outcome {
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{line}").and_then(|()| out.flush());
    if written.is_ok() { Outcome::Done } else { Outcome::BadInput }
}
