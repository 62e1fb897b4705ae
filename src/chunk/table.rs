//! What each chunk can do: the functions in these tables are the only ways from the main program into them.

#![allow(clippy::unnecessary_wraps, reason = "what the splitter makes of these functions can fail")]

use super::Fetched;
use crate::app::{Card, FileOpened, Unreadable, Workbench};
use crate::screen;
use crate::screen::tree::clipboard::Clipboard;
use crate::shell::pack::{self, Deflate};
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;
use waardenboom_core::command::Planner;
use waardenboom_core::example::{self, Example};
use waardenboom_core::finding::{Date, Findings, Search};
use waardenboom_core::format;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::{RecordId, Store};
use waardenboom_core::tree::{Audience, Outline};

/// What the code of every other chunk counts on: it is there before any of them is used.
pub struct Rest {
    /// The sentences, in Dutch, that the main program does not say.
    pub sentences: &'static str,
    /// Plans the commands that the main program does not give.
    pub planner: Planner,
    /// Makes small what is stored as a whole.
    pub deflate: Deflate,
}

/// Fetches it.
#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
pub fn rest() -> Fetched<&'static Rest> {
    Ok(&Rest {
        sentences: include_str!("../../locales/nl.later.json"),
        planner: Planner::WHOLE,
        deflate: pack::deflate,
    })
}

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

/// Draws the card of a workbook; the signal asks for all of them again.
pub type DrawCard = fn(String, Card, RwSignal<u32>) -> AnyView;

/// Where a menu is open, in pixels from the left and the top of the screen.
pub type MenuPlace = RwSignal<Option<(f64, f64)>>;

/// What opened it, and gets the focus back.
pub type MenuOpener = StoredValue<Option<web_sys::HtmlElement>, LocalStorage>;

/// What is beside, above and behind the tree.
pub struct Panels {
    /// The dialogs over every room.
    pub questions: fn() -> AnyView,
    /// A workbook of this device, on the start page.
    pub book: DrawCard,
    /// One that was put aside.
    pub put_aside: DrawCard,
    /// The bar to find with.
    pub find_bar: fn() -> AnyView,
    /// What can be done with the chosen rows, as buttons.
    pub row_bar: fn(Memo<Outline>) -> AnyView,
    /// Where the branch is that alone is in view.
    pub crumbs: fn() -> AnyView,
    /// What changed since the last meeting.
    pub meeting_bar: fn() -> AnyView,
    /// The menu of the chosen rows.
    pub menu: fn() -> AnyView,
    /// What goes in, out and to paper: where the menu is open, and the button that opened it.
    pub exchange_menu: fn(MenuPlace, MenuOpener) -> AnyView,
    /// The fields of one record.
    pub form: fn(RecordId) -> AnyView,
    /// The loose notes, and the lists.
    pub notes: fn() -> AnyView,
    /// The points of attention beside the tree.
    pub attention: fn() -> AnyView,
    /// The page of a workbook that cannot be read.
    pub recovery: fn(String, Unreadable) -> AnyView,
    /// Begins to look for the points of attention of a workbook.
    pub begin_search: fn(&Workbook, Date) -> Search,
    /// Looks at the next few records; whether there are more.
    pub search_on: fn(&mut Search, &Workbook) -> bool,
    /// The points that were found.
    pub end_search: fn(Search, &Workbook) -> Findings,
    /// Finds them again, knowing which records were touched; whether anything differs.
    pub refresh_points: fn(&mut Findings, &Workbook, &[RecordId], Date) -> bool,
    /// Puts into the tree what was on the clipboard.
    pub paste: fn(Workbench, &Clipboard),
    /// Puts the chosen branches on the clipboard; whether there was something to copy.
    pub copy: fn(Workbench, &web_sys::Event, &web_sys::DataTransfer) -> bool,
    /// Opens a file's bytes.
    pub open_file: fn(Workbench, &[u8]) -> Result<FileOpened, String>,
    /// The open workbook as the text of a file.
    pub write: fn(&str, &Store) -> String,
    /// Offers that file: with the id, the title and the text.
    pub offer: fn(Workbench, &str, &str, &str, &str),
    /// Makes the workbook of an example.
    pub example: fn(Example, example::Language) -> Store,
}

/// Fetches it.
#[wasm_split(panels, wasm_split_path = leptos::wasm_split, fallible)]
pub fn panels() -> Fetched<&'static Panels> {
    Ok(&Panels {
        questions: || view! { <screen::tree::Questions/> }.into_any(),
        book: |id, card, refresh| view! { <screen::Book id card refresh/> }.into_any(),
        put_aside: |id, card, refresh| view! { <screen::PutAside id card refresh/> }.into_any(),
        find_bar: || view! { <screen::tree::FindBar/> }.into_any(),
        row_bar: |outline| view! { <screen::tree::RowBar outline/> }.into_any(),
        crumbs: || view! { <screen::tree::Crumbs/> }.into_any(),
        meeting_bar: || view! { <screen::tree::MeetingBar/> }.into_any(),
        menu: || view! { <screen::tree::ContextMenu/> }.into_any(),
        exchange_menu: |open, opener| view! { <screen::tree::exchange::ExchangeMenu open opener/> }.into_any(),
        form: |id| view! { <screen::tree::Form id/> }.into_any(),
        notes: || view! { <screen::tree::Notes/> }.into_any(),
        attention: || view! { <screen::tree::Attention/> }.into_any(),
        recovery: |id, unreadable| view! { <screen::Recovery id unreadable/> }.into_any(),
        begin_search: Search::new,
        search_on: Search::go_on,
        end_search: Search::finish,
        refresh_points: Findings::refresh,
        paste: screen::tree::clipboard::paste,
        copy: screen::tree::clipboard::copy,
        open_file: Workbench::read_file,
        write: format::write,
        offer: Workbench::offer,
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

/// The offer beside the goals: who contributes what, to whom, at which level.
pub struct Offer {
    /// View Bijdragen.
    pub contributions: fn() -> AnyView,
    /// View Preventie.
    pub prevention: fn() -> AnyView,
    /// The tree for one audience.
    pub audience: fn(Audience) -> AnyView,
}

/// Fetches it.
#[wasm_split(offer, wasm_split_path = leptos::wasm_split, fallible)]
pub fn offer() -> Fetched<&'static Offer> {
    Ok(&Offer {
        contributions: || view! { <screen::tree::Contributions/> }.into_any(),
        prevention: || view! { <screen::tree::Prevention/> }.into_any(),
        audience: |audience| view! { <screen::tree::AudienceRows audience/> }.into_any(),
    })
}

/// The sentences in English: of the main program, and of chunks.
#[wasm_split(english, wasm_split_path = leptos::wasm_split, fallible)]
pub fn english() -> Fetched<[&'static str; 2]> {
    Ok([include_str!("../../locales/en.json"), include_str!("../../locales/en.later.json")])
}
