//! A folder of its own per test, and one call of the command in it.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use waardenboom_core::example::SplitMix64;
use waardenboom_core::format;
use waardenboom_core::session::Session;

/// A folder that vanishes when the test ends.
pub struct Folder(PathBuf);

/// How a call ended.
pub struct Call {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Call {
    /// The one line of JSON on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.err))
    }
}

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("waardenboom-{}-{number}", std::process::id()));
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    /// Calls the command inside the folder.
    pub fn call(&self, arguments: &[&str]) -> Call {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waardenboom"));
        let Output { status, stdout, stderr } = command.args(arguments).current_dir(&self.0).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Call { status: status.code().expect("no panic, no signal"), out: text(stdout), err: text(stderr) }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// Every name in the folder, in order.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// What a person does with a file: open it, change it, save it under a name.
    pub fn edit(&self, from: &str, to: &str, seed: u64, change: impl FnOnce(&mut Session, &mut SplitMix64)) {
        let opened = format::read(&self.bytes(from)).unwrap();
        let mut session = Session::open(opened.workbook_id, opened.store);
        change(&mut session, &mut SplitMix64::new(seed));
        self.put(to, format::write(session.id(), session.store()));
    }

    /// The workbook in a file.
    pub fn open(&self, name: &str) -> Session {
        let opened = format::read(&self.bytes(name)).unwrap();
        Session::open(opened.workbook_id, opened.store)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
