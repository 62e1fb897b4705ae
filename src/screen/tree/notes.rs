//! The panel beside the tree: loose notes, and the lists that have no place in it.

use super::gesture::make_empty;
use super::meeting::{CloseMeetingButton, begin};
use crate::app::{Question, Workbench, written_day};
use crate::language::{say, say_with};
use crate::part::{Button, Field, KindIcon, Look, TextBox};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{Workbook, overview_id};
use waardenboom_core::store::RecordId;

/// The lists beside the tree, in this order.
const LISTS: [&str; 8] =
    ["challenge", "provider", "target-group", "activity", "indicator", "information-need", "meeting", "action"];

/// How many notes are drawn at first, and how many more at a time when nobody presses a key.
const AT_FIRST: usize = 20;
const AT_A_TIME: usize = 10;

/// A record of a list: its order key, itself, its text, and what else there is to say.
type Listed = (String, RecordId, String, String);

/// The records of a list in their own order.
fn listed(workbook: &Workbook, table: &str) -> Vec<Listed> {
    macro_rules! of {
        ($records:expr) => {
            $records
                .iter()
                .map(|(id, record)| (record.order.clone(), id.clone(), record.text.clone(), String::new()))
                .collect()
        };
    }
    let mut all: Vec<Listed> = match table {
        "note" => of!(workbook.notes),
        "challenge" => of!(workbook.challenges),
        "provider" => of!(workbook.providers),
        "target-group" => of!(workbook.target_groups),
        "activity" => of!(workbook.activities),
        "indicator" => of!(workbook.indicators),
        "information-need" => of!(workbook.information_needs),
        "meeting" => of!(workbook.meetings),
        "action" => of!(workbook.actions),
        _ => Vec::new(),
    };
    for (_, id, _, more) in &mut all {
        let closed = workbook.meetings.get(id).map(|meeting| &meeting.closed).filter(|closed| !closed.0.is_empty());
        *more = closed.map(|day| say_with("meeting.closed-on", &[("day", &written_day(day))])).unwrap_or_default();
    }
    all.put_in_order(Ord::cmp);
    all
}

/// The panel.
#[component]
pub fn Notes() -> impl IntoView {
    let workbench = Workbench::get();
    let notes = Memo::new(move |_| workbench.read_beside(|workbook| listed(workbook, "note")));
    // The tree is drawn first, and then the notes, some at a time.
    let limit = RwSignal::new(AT_FIRST);
    let drawn = Memo::new(move |_| notes.with(|notes| notes.iter().take(limit.get()).cloned().collect::<Vec<_>>()));
    Effect::new(move |_| {
        if limit.get() < notes.with(Vec::len) {
            workbench.when_calm(move || {
                limit.try_update(|limit| *limit += AT_A_TIME);
            });
        }
    });
    let typed = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() {
            workbench.dispatch(Command::AddItem { table: "note", text, belongs_to: None });
            typed.set(String::new());
        }
    };
    view! {
        <aside class="wb-panel wb-notes" id="notes" data-open="true" aria-labelledby="notes-title">
            <div class="wb-panel__head">
                <h2 class="nl-heading nl-heading--level-5" id="notes-title">{say("notes.title")}" "<span class="wb-section__count">{move || notes.with(Vec::len)}</span></h2>
                <Button label=say("notes.close") icon="close" look=Look::Subtle icon_only=true class="wb-button--small" on_press=move |_| workbench.viewer.notes_open.set(Some(false))/>
            </div>
            <div class="wb-panel__body">
                <form on:submit=add>
                    <Field label=say("notes.new") id="new-note"><TextBox id="new-note" value=typed on_input=move |text| typed.set(text)/></Field>
                </form>
                <ul class="wb-note-list">
                    <For each=move || drawn.get() key=|note| note.clone() let((_, id, text, _))><Note id text/></For>
                </ul>
                <h2 class="nl-heading nl-heading--level-5 wb-notes__more">{say("notes.lists")}</h2>
                <Button label=say("lists.workbook") icon="edit" look=Look::Subtle class="wb-button--small" on_press=move |_| show_details(workbench, &overview_id())/>
                {LISTS.map(|table| view! { <List table/> })}
            </div>
        </aside>
    }
}

#[component]
fn Note(id: RecordId, text: String) -> impl IntoView {
    let workbench = Workbench::get();
    let (place, show, gone) = (id.clone(), id.clone(), id);
    let name = crate::app::shortened(&text);
    view! {
        <li class="wb-note">
            <p>{text}</p>
            <div class="wb-note__actions">
                <Button label=say("notes.place") icon="child" look=Look::Subtle class="wb-button--small" name=Signal::stored(say_with("notes.place-name", &[("name", &name)]))
                    on_press=move |_| workbench.viewer.question.set(Some(Question::PlaceNote(place.clone())))/>
                <Button label=say_with("notes.edit-name", &[("name", &name)]) icon="edit" look=Look::Subtle icon_only=true class="wb-button--small"
                    on_press=move |_| show_details(workbench, &show)/>
                <Button label=say_with("notes.remove-name", &[("name", &name)]) icon="bin" look=Look::Subtle icon_only=true class="wb-button--small wb-button--end"
                    on_press=move |_| super::gesture::remove(workbench, Command::RemoveWithBranch { records: vec![gone.clone()] })/>
            </div>
        </li>
    }
}

fn show_details(workbench: Workbench, id: &RecordId) {
    workbench.viewer.shown.set(Some(id.clone()));
    workbench.viewer.details_open.set(Some(true));
    let first = super::form::control_id(id, if id.table() == "workbook" { "title" } else { "text" });
    crate::part::after_drawing(move || crate::part::focus_by_id(&first));
}

#[component]
fn List(table: &'static str) -> impl IntoView {
    let workbench = Workbench::get();
    let open = RwSignal::new(false);
    let items =
        Memo::new(
            move |_| if open.get() { workbench.read_beside(|workbook| listed(workbook, table)) } else { Vec::new() },
        );
    let count = Memo::new(move |_| {
        workbench.read_beside(|workbook| {
            workbook.counts().into_iter().find(|(name, _)| *name == table).map_or(0, |(_, n)| n)
        })
    });
    let add = move |_| {
        let command = match table {
            "activity" => Command::AddActivity { goal: None, after: None, text: say("notes.new-activity") },
            "indicator" => Command::AddIndicator { goal: None, text: String::new() },
            _ => Command::AddItem { table, text: String::new(), belongs_to: None },
        };
        let made = if table == "meeting" { begin(workbench) } else { make_empty(workbench, command) };
        if let Some(id) = made {
            show_details(workbench, &id);
        }
    };
    view! {
        <details class="wb-item" on:toggle=move |event| open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open())>
            <summary><KindIcon kind=table/><span class="wb-item__name">{say(&format!("lists.{table}"))}" "<span class="wb-section__count">{move || count.get()}</span></span></summary>
            <div class="wb-item__body">
                <ul class="wb-picker__list">
                    <For each=move || items.get() key=|item| item.clone() let((_, id, text, more))>
                        <li><button type="button" class="wb-menu__item" on:click=move |_| show_details(workbench, &id)><span>{if text.is_empty() { say("tree.no-text") } else { text }}{(!more.is_empty()).then(|| view! { <span class="wb-item__more">{more}</span> })}</span></button></li>
                    </For>
                </ul>
                <Button label=say(&format!("lists.add-{table}")) icon="plus" look=Look::Subtle class="wb-button--small" on_press=add/>
                {(table == "meeting").then(|| view! { <CloseMeetingButton/> })}
            </div>
        </details>
    }
}
