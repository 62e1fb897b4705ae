//! Code on demand: takes what lies behind `#[wasm_split]` out of a compiled binary, into chunks of its own
//! (docs/decisions/010). The program fetches a chunk when it first needs it.

use super::folder::Folder;
use crate::hash::hex;
use crate::paths;
use crate::process::{Failure, Outcome};
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The module that knows where the chunks are; the splitter writes it, and the main program imports it.
const LOADER: &str = "__wasm_split.js";

/// A binary in parts, before wasm-bindgen and wasm-opt.
pub struct Parts {
    /// What is always there, with the description of its imports that wasm-bindgen needs.
    pub main: PathBuf,
    /// What is fetched on demand.
    pub chunks: Vec<PathBuf>,
    loader: PathBuf,
}

/// Splits a compiled binary. `place` is emptied first.
pub fn split(compiled: &Path, place: &Path, binary: &str) -> Outcome<Parts> {
    if place.is_dir() {
        // Left-overs of an earlier build must not count as part of this one.
        let _ = std::fs::remove_dir_all(place);
    }
    let input = paths::read_bytes(compiled)?;
    let main = place.join(format!("{binary}.wasm"));
    let link = format!("./{LOADER}");
    let script = format!("./{binary}.js");
    let mut options = Options::new(&input);
    options.output_dir = place;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &script;
    let mut split = transform(options)
        .map_err(|error| Failure(format!("{} could not be split: {error:#}.", compiled.display())))?;
    split.split_modules.sort();
    Ok(Parts { main, chunks: split.split_modules, loader: place.join(LOADER) })
}

/// Adds the script of a binary and the module with the addresses of its chunks, and gives both names.
///
/// The two name each other, so neither can be named after its own contents: both get one hash, of both.
pub fn add_scripts(
    binary: &str,
    script: &str,
    parts: &Parts,
    chunks: &[(String, String)],
    folder: &mut Folder,
) -> Outcome<(String, String)> {
    let mut loader = paths::read(&parts.loader)?;
    for (name, address) in chunks {
        loader = replaced(&loader, &format!("\"./{name}\""), &format!("\"./{address}\""))?;
    }
    let hash: String = hex(format!("{script}{loader}").as_bytes()).chars().take(16).collect();
    let script_name = format!("{binary}-{hash}.js");
    let loader_name = format!("{binary}-chunks-{hash}.js");
    // The wasm knows the module by its first name; only where the script fetches it from is new.
    let script = replaced(script, &format!("from \"./{LOADER}\""), &format!("from \"./{loader_name}\""))?;
    let loader = replaced(&loader, &format!("./{binary}.js"), &format!("./{script_name}"))?;
    folder.put(&script_name, script.as_bytes())?;
    folder.put(&loader_name, loader.as_bytes())?;
    Ok((script_name, loader_name))
}

fn replaced(text: &str, from: &str, to: &str) -> Outcome<String> {
    if text.contains(from) {
        Ok(text.replace(from, to))
    } else {
        Err(Failure(format!("The script of the split build has no {from}: the splitter or wasm-bindgen has changed.")))
    }
}

/// The list of the chunks and their style, for whoever keeps the app for later: names relative to the page.
pub fn list(chunks: &[String], style: &str) -> String {
    serde_json::json!({ "chunks": chunks, "style": style }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_loader_name_each_other_and_the_chunks_by_their_hashes() {
        let place = std::env::temp_dir().join(format!("waardenboom-split-{}", std::process::id()));
        let loader = place.join(LOADER);
        paths::write(&loader, b"import { initSync } from \"./app.js\"; fetch(\"./split_room.wasm\")").expect("a file");
        let parts = Parts { main: place.join("app.wasm"), chunks: Vec::new(), loader };
        let chunks = [("split_room.wasm".to_owned(), "app-split_room-1.wasm".to_owned())];
        let mut folder = Folder::new(place.join("dist"));
        let script = "import * as a from \"./__wasm_split.js\"; const imports = { \"./__wasm_split.js\": a };";
        let (script, loader) = add_scripts("app", script, &parts, &chunks, &mut folder).expect("two names");
        let read = |name: &str| paths::read(&place.join("dist").join(name)).expect("a file");
        assert_eq!(
            read(&script),
            format!("import * as a from \"./{loader}\"; const imports = {{ \"./__wasm_split.js\": a }};")
        );
        assert_eq!(
            read(&loader),
            format!("import {{ initSync }} from \"./{script}\"; fetch(\"./app-split_room-1.wasm\")")
        );
        let without = add_scripts("app", "no import", &parts, &chunks, &mut folder);
        assert!(without.is_err(), "a change in the tools does not go unnoticed");
    }
}
