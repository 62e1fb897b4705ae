//! The Waardenboom workbench: a Leptos app in the browser around `waardenboom-core`.
//!
//! Start at [`app`]: it is the one place where session, signals and effects meet. [`action`] names every
//! user action once; `shell` is the only code that touches the browser's storage, files and clock; `part`
//! knows nothing of the domain; `screen` has one folder per room.

#![allow(clippy::needless_pass_by_value, reason = "components and event handlers own what they are given")]

mod action;
mod app;
mod chunk;
mod language;
mod part;
mod screen;
mod shell;

fn main() {
    console_error_panic_hook::set_once();
    app::in_its_language(|| leptos::mount::mount_to_body(app::App));
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    fn files_below(folder: &Path) -> Vec<PathBuf> {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
    }

    /// Invariant 8: parts do not know the domain, screens do not know storage. Invariant 1: core performs
    /// no I/O (its tests may, so this is no lint).
    #[test]
    fn parts_do_not_know_the_domain_and_screens_do_not_know_storage() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (folder, strangers) in [
            ("src/part", ["waardenboom_core", "crate::app", "crate::screen", "crate::shell"].as_slice()),
            ("src/screen", &["crate::shell", "local_storage", "BroadcastChannel"]),
            ("core/src", &["std::fs", "std::env", "std::net", "std::thread", "std::process"]),
        ] {
            for file in files_below(&root.join(folder)) {
                let text = std::fs::read_to_string(&file).unwrap();
                for stranger in strangers {
                    assert!(!text.contains(stranger), "{} knows {stranger}", file.display());
                }
            }
        }
    }
}
