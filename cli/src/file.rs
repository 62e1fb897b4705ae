//! Reading and writing: never more memory than a workbook may take, never half a file.

use crate::message::{Messages, Problem};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use waardenboom_core::format::{self, FormatError, MAX_BYTES, Opened};

/// Why a file was not opened.
#[derive(Debug)]
pub struct Unopened {
    /// What is wrong.
    pub problem: Problem,
    /// The newer format it is in, when that is what is wrong.
    pub newer: Option<String>,
}

/// Reads a workbook.
pub fn open(messages: &Messages, path: &Path) -> Result<Opened, Unopened> {
    let unread = |error| Unopened { problem: unreadable(messages, path, &error), newer: None };
    let bytes = read(path).map_err(unread)?;
    format::read(&bytes).map_err(|error| {
        let problem = messages.format_problem(&error);
        let newer = if let FormatError::Newer { found } = error { Some(found) } else { None };
        Unopened { problem, newer }
    })
}

/// At most one byte more than a workbook may have, so that a reader sees that it is too large.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why a file could not be read.
pub fn unreadable(messages: &Messages, path: &Path, error: &io::Error) -> Problem {
    match error.kind() {
        _ if path.is_dir() => messages.problem("directory", &[]),
        ErrorKind::NotFound => messages.problem("absent", &[]),
        ErrorKind::PermissionDenied => messages.problem("not-allowed", &[]),
        _ => messages.problem("unreadable", &[("reason", &error.to_string())]),
    }
}

/// What stands at a place where something is going to be written.
pub enum Occupant {
    /// Nothing, or an empty file.
    Nobody,
    /// A file with content.
    Bytes(Vec<u8>),
}

/// Looks at what would be replaced. A directory, a device or a file that cannot be read is a problem; of
/// a file too large for a workbook the beginning will do.
pub fn occupant(messages: &Messages, path: &Path) -> Result<Occupant, Problem> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Occupant::Nobody),
        Err(error) => Err(unwritable(messages, &error)),
        Ok(metadata) if !metadata.is_file() => Err(messages.problem("not-a-file", &[])),
        Ok(_) => match read(path) {
            Ok(bytes) if bytes.is_empty() => Ok(Occupant::Nobody),
            Ok(bytes) => Ok(Occupant::Bytes(bytes)),
            Err(error) => Err(unreadable(messages, path, &error)),
        },
    }
}

/// Writes beside the place and then renames, so that whoever looks sees the old file or the new one. A
/// link stays a link: what it leads to is replaced.
pub fn write(messages: &Messages, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = temporary_beside(&target);
    let written = write_new(&temporary, bytes)
        .and_then(|()| match fs::metadata(&target) {
            Ok(old) => fs::set_permissions(&temporary, old.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| fs::rename(&temporary, &target));
    written.map_err(|error| {
        if error.kind() != ErrorKind::AlreadyExists {
            // It may never have been made; the problem that is told is the first one.
            let _ = fs::remove_file(&temporary);
        }
        unwritable(messages, &error)
    })
}

fn unwritable(messages: &Messages, error: &io::Error) -> Problem {
    match error.kind() {
        ErrorKind::NotFound => messages.problem("no-folder", &[]),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => messages.problem("not-writable", &[]),
        _ => messages.problem("unwritable", &[("reason", &error.to_string())]),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn temporary_beside(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    target.with_file_name(name)
}
