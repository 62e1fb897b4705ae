//! A file of another program into the tree: what is in it, where it goes, and one step that can be undone.

use super::super::attention::go_to;
use super::super::{gesture, picker, question};
use super::columns::Columns;
use super::file::{ENDINGS, with_file};
use super::preview::Preview;
use super::reading::{Reading, ReadingBar};
use crate::app::{Arrived, Route, RowKey, Workbench, shortened};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Alert, Button, Field, Icon, Look, Select, TextBox};
use leptos::ev::Event;
use leptos::prelude::*;
use picker::Picker;
use std::sync::Arc;
use waardenboom_core::command::{Place, first_kind};
use waardenboom_core::finding::Place as PlaceOf;
use waardenboom_core::format::import::{self, Import, ImportError, Purpose, Reader, Sheet};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// More than this takes so long to put into the tree that it is said first.
const MANY: usize = 5_000;
/// The choice for a goal that is not in the list yet.
const OTHER: &str = "?";

/// What went wrong, what is safe and what to do now, in a sentence.
pub fn error_sentence(error: &ImportError) -> String {
    let values = error.values();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    say_with(&format!("import.error.{}", error.code()), &values)
}

/// A file, or text that is pasted; what came of it; and where it goes.
#[component]
pub fn ImportBox(
    /// A file that was chosen or dropped before.
    arrived: Option<Arrived>,
) -> impl IntoView {
    let workbench = Workbench::get();
    let is_new = !workbench.is_in_tree();
    let file = RwSignal::new(arrived);
    let text = RwSignal::new(String::new());
    let unreadable = RwSignal::new(None::<String>);
    let below = RwSignal::new(None::<RecordId>);
    let reading = Reading::new();
    let is_busy = RwSignal::new(false);
    Effect::new(move |_| {
        reading.begin(file.with(|file| match file {
            Some(file) => Some(Reader::of_file(&file.bytes, &file.name)),
            None => text.with(|text| (!text.trim().is_empty()).then(|| Reader::of_text(text))),
        }));
    });
    let stop = move || {
        file.set(None);
        text.set(String::new());
    };
    // A table of figures: nothing comes in before somebody says what stands in its columns.
    let sheet = Memo::new(move |_| {
        let is_sheet = reading.done.with(|whole| matches!(whole, Some(Err(ImportError::Figures))));
        file.with(|file| {
            file.as_ref().filter(|_| is_sheet).and_then(|file| import::sheet(&file.bytes, &file.name).ok())
        })
    });
    let purposes = RwSignal::new(Vec::<Purpose>::new());
    Effect::new(move |_| {
        purposes.set(sheet.with(|sheet| match sheet {
            Some(sheet) => vec![Purpose::Leave; sheet.columns.len()],
            None => Vec::new(),
        }));
    });
    let read = Memo::new(move |_| {
        sheet.with(|sheet| match sheet {
            Some(sheet) => {
                purposes.with(|purposes| Sheet::is_ready(purposes).then(|| sheet.read(purposes).map(Arc::new)))
            }
            None => reading.done.get(),
        })
    });
    let place = move || below.get().map_or(Place::Top, Place::LastIn);
    let first = Memo::new(move |_| {
        let levels =
            read.with(|read| read.as_ref().and_then(|read| read.as_ref().ok()).map_or(0, |import| import.levels()));
        if is_new {
            return Some(first_kind(&Workbook::default(), &Place::Top, levels));
        }
        workbench.read(|workbook| Some(first_kind(workbook, &place(), levels)))
    });
    let problem = move || {
        let error = read.with(|read| read.as_ref().and_then(|read| read.as_ref().err()).map(error_sentence));
        unreadable.get().or(error)
    };
    let is_ready = Memo::new(move |_| !is_busy.get() && read.with(|read| matches!(read, Some(Ok(_)))));
    let put = move |import: Import| {
        workbench.viewer.question.set(None);
        if is_new {
            let name = file.with_untracked(|file| file.as_ref().map(|file| file.name.clone()));
            into_new(workbench, &title(&import, name.as_deref()), import);
        } else {
            let place = below.get_untracked().map_or(Place::Top, Place::LastIn);
            match workbench.import(place, import) {
                // What has no row stands in the details of its goal, or by itself.
                Some((id, above)) if id.table() != "goal" && (above.is_none() || id.table() != "activity") => {
                    part::after_drawing(move || go_to(workbench, &PlaceOf::of(&id)));
                }
                row => show(workbench, row),
            }
        }
    };
    let take = move |_| {
        let Some(Ok(import)) = read.get_untracked() else { return };
        if import.pieces.len() < MANY {
            return put(Arc::unwrap_or_clone(import));
        }
        is_busy.set(true);
        part::after_painting(move || put(Arc::unwrap_or_clone(import)));
    };
    view! {
        <p class="nl-paragraph">{say(if is_new { "import.explained-new" } else { "import.explained" })}</p>
        <Source file text unreadable/>
        <ReadingBar reading on_stop=stop/>
        <div role="alert">
            {move || problem().map(|text| view! { <Alert text/> })}
        </div>
        {move || sheet.get().map(|sheet| view! { <Columns sheet purposes/> })}
        {move || read.get().and_then(Result::ok).map(|import| view! { <Preview import first/> })}
        {move || read.with(|read| {
            let import = read.as_ref().and_then(|read| read.as_ref().ok()).filter(|_| below.with(Option::is_none))?;
            let mut said = loose_sentences(import);
            said.extend((!said.is_empty() && !is_new).then(|| say("import.loose-choose")));
            (!said.is_empty()).then(|| view! { <p class="nl-paragraph">{said.join(" ")}</p> })
        })}
        {move || (is_ready.get() && !is_new).then(|| view! { <Where below/> })}
        <div class="utrecht-button-group wb-exchange__foot">
            <Button label=say("action.import") icon="upload" look=Look::Primary disabled=Signal::derive(move || !is_ready.get()) on_press=take/>
            <span role="status">{move || is_busy.get().then(|| say("import.busy"))}</span>
        </div>
    }
}

/// A file to choose, or a box to paste in.
#[component]
fn Source(
    file: RwSignal<Option<Arrived>>,
    text: RwSignal<String>,
    unreadable: RwSignal<Option<String>>,
) -> impl IntoView {
    let choose = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(chosen) = input.files().and_then(|files| files.get(0)) else { return };
        with_file(chosen, move |read| {
            input.set_value("");
            text.set(String::new());
            unreadable.set(read.as_ref().err().cloned());
            file.set(read.ok());
        });
    };
    let paste = move |typed: String| {
        unreadable.set(None);
        file.set(None);
        text.set(typed);
    };
    let name = move || file.with(|file| file.as_ref().map(|file| say_with("import.file", &[("name", &file.name)])));
    view! {
        <div class="wb-exchange__source">
            <label class="nl-button nl-button--secondary wb-file">
                <span class="nl-button__icon-start"><Icon name="folder"/></span>
                <span class="nl-button__label">{say("import.choose")}</span>
                <input type="file" accept=ENDINGS on:change=choose/>
            </label>
            <span class="wb-exchange__file" role="status">{move || name().unwrap_or_else(|| say("import.no-file"))}</span>
        </div>
        <Field label=say("import.paste") id="import-text" description=say("import.paste-hint")>
            <TextBox id="import-text" value=text lines=2 described=true on_input=paste/>
        </Field>
    }
}

/// Where it goes: at the top, below the goal that has the focus, or below another.
#[component]
fn Where(below: RwSignal<Option<RecordId>>) -> impl IntoView {
    let workbench = Workbench::get();
    let picking = RwSignal::new(false);
    let active = workbench.viewer.active.get_untracked().map(|(id, _)| id);
    let offered = RwSignal::new(active.filter(|id| id.table() == "goal"));
    let options = Signal::derive(move || {
        let named = |id: &RecordId| say_with("import.below", &[("name", &shortened(&workbench.name_of(id)))]);
        let offered = offered.with(|id| id.as_ref().map(|id| (id.as_str().to_owned(), named(id))));
        let has_goals = workbench.peek(|workbook| !workbook.goals.is_empty());
        let other = has_goals.then(|| (OTHER.to_owned(), say("import.below-other")));
        [(String::new(), say("import.at-top"))].into_iter().chain(offered).chain(other).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let below = below.with(|id| id.as_ref().map(|id| id.as_str().to_owned())).unwrap_or_default();
        if picking.get() { OTHER.to_owned() } else { below }
    });
    let choose = move |chosen: String| {
        picking.set(chosen == OTHER);
        below.set(RecordId::parse(&chosen));
    };
    let pick = move |id: RecordId| {
        offered.set(Some(id.clone()));
        below.set(Some(id));
        picking.set(false);
        part::after_drawing(|| part::focus_by_id("import-place"));
    };
    view! {
        <Field label=say("import.where") id="import-place">
            <Select id="import-place" options value on_change=choose/>
        </Field>
        {move || picking.get().then(|| {
            let choices = workbench.peek(|workbook| question::goal_choices(workbook, &[]));
            view! { <Picker label=say("question.below-which") choices on_pick=pick/> }
        })}
    }
}

/// What will hang on no goal, and where it is to be found.
fn loose_sentences(import: &Import) -> Vec<String> {
    let [activities, indicators] = import.loose();
    let said = [("import.loose-activities", activities), ("import.loose-indicators", indicators)];
    said.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| say_count(key, count)).collect()
}

/// What the new workbook is called: as the file says, or as the file is called.
fn title(import: &Import, file: Option<&str>) -> String {
    let stem = file.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem)).filter(|stem| !stem.is_empty());
    match (import.title.trim(), stem) {
        ("", Some(stem)) => stem.to_owned(),
        ("", None) => say("import.untitled"),
        (title, _) => title.to_owned(),
    }
}

fn into_new(workbench: Workbench, title: &str, import: Import) {
    let id = workbench.create(title);
    let row = workbench.import(Place::Top, import);
    workbench.viewer.active.set(row.filter(is_drawn));
    workbench.viewer.arriving.set(true);
    Route::Tree(id).go();
}

/// Whether a row of the tree belongs to it.
fn is_drawn((id, _): &RowKey) -> bool {
    matches!(id.table(), "goal" | "activity")
}

/// The focus goes to the first new row.
pub fn show(workbench: Workbench, row: Option<RowKey>) {
    match row.filter(is_drawn) {
        Some(row) => {
            gesture::uncover(workbench, &row);
            workbench.viewer.go_to(row);
        }
        None => gesture::focus_active(workbench),
    }
}
