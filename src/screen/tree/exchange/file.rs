//! Reading a file that somebody chose or dropped.

use crate::app::{Arrived, file_error_sentence};
use crate::language::say;
use waardenboom_core::format::{FormatError, MAX_BYTES};
use web_sys::File;

/// What the names of files of other programs end on.
pub const ENDINGS: &str = ".opml,.mm,.md,.markdown,.txt,.csv,.tsv,.tab,.xml";

/// Whether a name is that of a file to import; else it may be a workbook.
pub fn is_of_another_program(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ENDINGS.split(',').any(|ending| name.ends_with(ending))
}

/// Why a file of this size is not read; `None` when it may be.
fn too_large(file: &File) -> Option<String> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a whole number")]
    let bytes = file.size() as usize;
    (bytes > MAX_BYTES).then(|| file_error_sentence(&FormatError::TooLarge { bytes, limit: MAX_BYTES }))
}

/// Reads a file; then what was read, or a sentence that says why not.
pub fn with_file(file: File, then: impl FnOnce(Result<Arrived, String>) + 'static) {
    if let Some(sentence) = too_large(&file) {
        then(Err(sentence));
        return;
    }
    leptos::task::spawn_local(async move {
        let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
        then(match buffer {
            Ok(buffer) => {
                let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                Ok(Arrived { name: file.name(), bytes: bytes.into() })
            }
            Err(_) => Err(say("file.unreadable")),
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_no_file_of_another_program() {
        assert!(is_of_another_program("Boom.OPML") && is_of_another_program("begroting.csv"));
        assert!(!is_of_another_program("proef.werkboek.json") && !is_of_another_program("csv"));
    }
}
