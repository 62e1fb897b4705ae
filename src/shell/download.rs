//! Giving the user a file.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers text as a file to save. `None` when the browser would not.
pub fn text(name: &str, text: &str) -> Option<()> {
    text_of_type(name, text, "application/json")
}

/// Offers a page as a file to save. `None` when the browser would not.
pub fn page(name: &str, html: &str) -> Option<()> {
    text_of_type(name, html, "text/html;charset=utf-8")
}

fn text_of_type(name: &str, text: &str, media_type: &str) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    blob(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?)
}

/// Offers bytes as a file to save. `None` when the browser would not.
pub fn bytes(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes).into());
    blob(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?)
}

/// Offers a blob as a file to save. `None` when the browser would not.
pub fn blob(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser needs the address a little longer than the click.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_mins(1),
    );
    Some(())
}

/// A file name from a title: its letters and digits, with hyphens between.
pub fn file_name(title: &str, day: &str, ending: &str) -> String {
    let words: Vec<String> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let stem: String = words.join("-").chars().take(60).collect();
    let stem = if stem.is_empty() { "werkboek".to_owned() } else { stem };
    format!("{stem}-{day}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_title() {
        assert_eq!(
            file_name("Mantelzorg in de Bollenstreek!", "2026-11-22", "werkboek.json"),
            "mantelzorg-in-de-bollenstreek-2026-11-22.werkboek.json"
        );
        assert_eq!(file_name("../..\u{0}", "2026-11-22", "werkboek.json"), "werkboek-2026-11-22.werkboek.json");
    }
}
