//! What each chunk can do: the functions in these tables are the only ways from the main program into them.

use super::Fetched;
use crate::app::{FileOpened, Unreadable, Workbench};
use crate::screen;
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;
use waardenboom_core::example::{self, Example};
use waardenboom_core::finding::{Date, Findings};
use waardenboom_core::format::paste::{self, Flavours, PasteError, Pasted};
use waardenboom_core::format::{self, FormatError};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::{RecordId, Store};

/// Room Waarden afwegen.
pub struct Values {
    /// The room.
    pub room: fn() -> AnyView,
}

/// Fetches it.
#[wasm_split(values, wasm_split_path = leptos::wasm_split, fallible)]
pub fn values() -> Fetched<&'static Values> {
    Ok(&Values { room: || view! { <screen::Values/> }.into_any() })
}

/// What is beside, above and behind the tree.
pub struct Panels {
    /// The dialogs over every room.
    pub questions: fn() -> AnyView,
    /// The menu of the chosen rows.
    pub menu: fn() -> AnyView,
    /// The fields of one record.
    pub form: fn(RecordId) -> AnyView,
    /// The loose notes, and the lists.
    pub notes: fn() -> AnyView,
    /// The points of attention beside the tree.
    pub attention: fn() -> AnyView,
    /// The page of a workbook that cannot be read.
    pub recovery: fn(String, Unreadable) -> AnyView,
    /// Finds the points of attention of a workbook.
    pub find_points: fn(&Workbook, Date) -> Findings,
    /// Finds them again, knowing which records were touched; whether anything differs.
    pub refresh_points: fn(&mut Findings, &Workbook, &[RecordId], Date) -> bool,
    /// Reads what is on the clipboard.
    pub read_paste: for<'a> fn(Flavours<'a>) -> Result<Pasted, PasteError>,
    /// Puts the chosen branches on the clipboard; whether there was something to copy.
    pub copy: fn(Workbench, &web_sys::Event, &web_sys::DataTransfer) -> bool,
    /// Opens a file's bytes.
    pub open_file: fn(Workbench, &[u8]) -> Result<FileOpened, FormatError>,
    /// The open workbook as the text of a file.
    pub write: fn(&str, &Store) -> String,
    /// Makes the workbook of an example.
    pub example: fn(Example, example::Language) -> Store,
}

/// Fetches it.
#[wasm_split(panels, wasm_split_path = leptos::wasm_split, fallible)]
pub fn panels() -> Fetched<&'static Panels> {
    Ok(&Panels {
        questions: || view! { <screen::tree::Questions/> }.into_any(),
        menu: || view! { <screen::tree::ContextMenu/> }.into_any(),
        form: |id| view! { <screen::tree::Form id/> }.into_any(),
        notes: || view! { <screen::tree::Notes/> }.into_any(),
        attention: || view! { <screen::tree::Attention/> }.into_any(),
        recovery: |id, unreadable| view! { <screen::Recovery id unreadable/> }.into_any(),
        find_points: Findings::of,
        refresh_points: Findings::refresh,
        read_paste: paste::read,
        copy: screen::tree::clipboard::copy,
        open_file: Workbench::read_file,
        write: format::write,
        example: example::workbook,
    })
}

/// The tree as a drawing.
pub struct Drawn {
    /// The view.
    pub view: fn() -> AnyView,
}

/// Fetches it.
#[wasm_split(drawn, wasm_split_path = leptos::wasm_split, fallible)]
pub fn drawn() -> Fetched<&'static Drawn> {
    Ok(&Drawn { view: || view! { <screen::tree::Drawn/> }.into_any() })
}

/// The sentences in English.
#[wasm_split(english, wasm_split_path = leptos::wasm_split, fallible)]
pub fn english() -> Fetched<&'static str> {
    Ok(include_str!("../../locales/en.json"))
}
