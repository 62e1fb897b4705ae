//! A folder that is filled while it may be served: new files first, `index.html` last, and then the old files go.

use crate::hash::hex;
use crate::paths;
use crate::process::{Explain, Outcome};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folder, and what was put into it so far.
pub struct Folder {
    place: PathBuf,
    kept: BTreeSet<PathBuf>,
}

impl Folder {
    pub fn new(place: PathBuf) -> Self {
        Self { place, kept: BTreeSet::new() }
    }

    /// Puts a file under its own name.
    pub fn put(&mut self, name: impl AsRef<Path>, contents: &[u8]) -> Outcome {
        let path = self.place.join(name);
        paths::write(&path, contents)?;
        self.kept.insert(path);
        Ok(())
    }

    /// Puts a file under a name that changes with its contents, and gives that name.
    pub fn put_hashed(&mut self, stem: &str, extension: &str, contents: &[u8]) -> Outcome<String> {
        let hash: String = hex(contents).chars().take(16).collect();
        let name = format!("{stem}-{hash}.{extension}");
        self.put(&name, contents)?;
        Ok(name)
    }

    /// Puts everything that is in another folder, if that exists.
    pub fn put_all(&mut self, source: &Path) -> Outcome {
        for file in files_below(source)? {
            let name = file.strip_prefix(source).unwrap_or(&file).to_owned();
            self.put(name, &paths::read_bytes(&file)?)?;
        }
        Ok(())
    }

    /// Removes what an earlier build left.
    pub fn sweep(&self) -> Outcome {
        for file in files_below(&self.place)? {
            if !self.kept.contains(&file) {
                std::fs::remove_file(&file).explain(format!("I cannot remove {}", file.display()))?;
            }
        }
        Ok(())
    }
}

fn files_below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop().filter(|next| next.is_dir()) {
        let reading = || format!("I cannot read {}", next.display());
        for entry in std::fs::read_dir(&next).explain(reading())? {
            let path = entry.explain(reading())?.path();
            if path.is_dir() { waiting.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}
