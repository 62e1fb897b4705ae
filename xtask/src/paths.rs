//! Where things are.

use crate::process::{Explain, Failure, Outcome};
use std::path::{Path, PathBuf};

/// The root of the checkout: the folder above this package.
pub fn root() -> PathBuf {
    let manifest =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Our own intermediate files, safe to delete at any time.
pub fn scratch() -> Outcome<PathBuf> {
    let folder = target().join("waardenboom");
    std::fs::create_dir_all(&folder).explain(format!("I cannot make {}", folder.display()))?;
    Ok(folder)
}

/// The folder of this user where tools are kept, shared by every checkout.
pub fn tool_cache() -> Outcome<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("waardenboom")).ok_or_else(|| {
        Failure("I do not know where to keep tools: set XDG_CACHE_HOME to a folder of yours.".to_owned())
    })
}

/// Reads a text file of the project.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).explain(format!("I cannot read {}", path.display()))
}

/// Reads any file of the project.
pub fn read_bytes(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).explain(format!("I cannot read {}", path.display()))
}

/// Writes a file, making its folder.
pub fn write(path: &Path, contents: &[u8]) -> Outcome {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).explain(format!("I cannot make {}", folder.display()))?;
    std::fs::write(path, contents).explain(format!("I cannot write {}", path.display()))
}
