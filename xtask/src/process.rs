//! Starting other programs, and failing in one plain sentence.

use std::ffi::OsStr;
use std::fmt::Display;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Why a command stopped: one sentence that says what happened and what to do about it.
#[derive(Debug)]
pub struct Failure(pub String);

/// What every step of this program returns.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Turns any error into a [`Failure`] that begins with what was being done.
pub trait Explain<T> {
    fn explain(self, doing: impl Display) -> Outcome<T>;
}

impl<T, E: Display> Explain<T> for Result<T, E> {
    fn explain(self, doing: impl Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{doing}: {error}.")))
    }
}

/// Runs a program that may write to the terminal; anything but success is a failure.
pub fn run(command: &mut Command) -> Outcome {
    let name = name_of(command);
    let status = command.status().map_err(|error| not_started(&name, &error))?;
    if status.success() { Ok(()) } else { Err(Failure(format!("{name} failed ({status}); see its messages above."))) }
}

/// Runs a program and gives what it wrote to standard output; its errors go to the terminal.
pub fn output(command: &mut Command) -> Outcome<Vec<u8>> {
    let name = name_of(command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(&name, &error))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(Failure(format!("{name} failed ({}); see its messages above.", output.status)))
    }
}

/// Whether a program starts and ends well, without a trace on the terminal.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The cargo that runs us, with our own package variables removed so that nested builds are the same as direct ones.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (key, _) in std::env::vars_os() {
        let ours = key.to_str().is_some_and(|key| key.starts_with("CARGO_PKG_") || key.starts_with("CARGO_MANIFEST_"));
        if ours {
            command.env_remove(key);
        }
    }
    command.current_dir(crate::paths::root());
    command
}

/// Node, in the root of the project.
pub fn node(script: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("node");
    command.arg(script).current_dir(crate::paths::root());
    command
}

/// Looks a program up on the PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = if cfg!(windows) { format!("{name}.exe") } else { name.to_owned() };
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn name_of(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let stem = program.file_stem().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    match command.get_args().next() {
        Some(first) => format!("{stem} {}", first.to_string_lossy()),
        None => stem,
    }
}

fn not_started(name: &str, error: &std::io::Error) -> Failure {
    Failure(format!("{name} could not be started ({error}): is it installed and on the PATH?"))
}
