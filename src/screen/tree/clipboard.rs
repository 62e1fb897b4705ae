//! Copy, cut and paste of branches: the browser's own events, so that no permission is asked.

use super::{exchange, gesture};
use crate::app::Workbench;
use crate::chunk;
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Field, Look, TextBox};
use leptos::ev;
use leptos::prelude::*;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::format::import::{self, Import};
use waardenboom_core::format::paste::{self, Flavours, PasteError, Pasted};
use waardenboom_core::format::{BRANCH_TYPE, Copied};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, Element};

/// Listens as long as the room is there.
pub fn listen(workbench: Workbench) {
    let copied = window_event_listener(ev::copy, move |event| {
        if let Some(data) = ours(&event) {
            copied_now(workbench, &event, &data);
        }
    });
    let cut = window_event_listener(ev::cut, move |event| {
        if let Some(data) = ours(&event)
            && copied_now(workbench, &event, &data)
        {
            gesture::remove(workbench, Command::RemoveWithBranch { records: workbench.viewer.chosen() });
        }
    });
    let pasted = window_event_listener(ev::paste, move |event| {
        if let Some(data) = ours(&event) {
            event.prevent_default();
            paste_flavours(workbench, &data);
        }
    });
    on_cleanup(move || {
        copied.remove();
        cut.remove();
        pasted.remove();
    });
}

/// Asks the browser to copy or cut, as its own key would: for menus and fingers.
pub fn ask(what: &str) {
    if let Ok(document) = document().dyn_into::<web_sys::HtmlDocument>() {
        let _ = document.exec_command(what);
    }
}

/// What is on the clipboard, when the event is meant for the tree: not while somebody types or asks something.
fn ours(event: &web_sys::Event) -> Option<DataTransfer> {
    let is_elsewhere = |element: &Element| {
        let other = "input, textarea, select, dialog, .wb-details, .wb-notes";
        element.closest(other).ok().flatten().is_some()
    };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let focused: Option<Element> = part::focused().map(Into::into);
    if target.iter().chain(&focused).any(is_elsewhere) || document().query_selector("dialog[open]").ok()?.is_some() {
        return None;
    }
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()
}

/// Copies, when the code for it is there: the event does not wait.
fn copied_now(workbench: Workbench, event: &web_sys::Event, data: &DataTransfer) -> bool {
    let Some(panels) = workbench.chunks.panels.get_untracked() else {
        workbench.notify(say("refusal.not-yet"), false);
        return false;
    };
    (panels.copy)(workbench, event, data)
}

/// Says whether there was something to copy.
pub fn copy(workbench: Workbench, event: &web_sys::Event, data: &DataTransfer) -> bool {
    let chosen = workbench.viewer.chosen();
    let Some(Copied { json, text, html, count }) = workbench.peek_session(|session| session.copy(&chosen)) else {
        return false;
    };
    event.prevent_default();
    let all = [(BRANCH_TYPE, &json), ("text/plain", &text), ("text/html", &html)];
    if all.iter().any(|(kind, value)| data.set_data(kind, value).is_err()) {
        workbench.notify(say("paste.not-copied"), false);
        return false;
    }
    workbench.notify(say_count("paste.copied", count), false);
    true
}

fn paste_flavours(workbench: Workbench, data: &DataTransfer) {
    let flavour = |kind| data.get_data(kind).ok().filter(|text| !text.is_empty());
    let found = Clipboard { json: flavour(BRANCH_TYPE), html: flavour("text/html"), text: flavour("text/plain") };
    chunk::soon(workbench, async move {
        let panels = workbench.chunks.panels.bring().await?;
        (panels.paste)(workbench, &found);
        Ok(())
    });
}

/// What was on the clipboard, as far as it had it.
pub struct Clipboard {
    json: Option<String>,
    html: Option<String>,
    text: Option<String>,
}

/// Puts it into the tree, or says why not.
pub fn paste(workbench: Workbench, found: &Clipboard) {
    let Clipboard { json, html, text } = found;
    if let Some(table) = text.as_deref().filter(|_| json.is_none()).and_then(named_table) {
        put_table(workbench, table);
        return;
    }
    match paste::read(Flavours { json: json.as_deref(), html: html.as_deref(), text: text.as_deref() }) {
        Ok(pasted) => put(workbench, pasted),
        Err(error) => workbench.notify(error_sentence(&error), false),
    }
}

/// Below the active goal; beside an activity's goals; at the top when nothing is chosen.
fn place(workbench: Workbench) -> Place {
    match workbench.viewer.active.get_untracked() {
        Some((id, _)) if id.table() == "goal" => Place::LastIn(id),
        Some((_, Some(goal))) => Place::LastIn(goal),
        _ => Place::Top,
    }
}

/// A table whose head tells what its columns are; `None` for any other text.
fn named_table(text: &str) -> Option<Import> {
    import::is_named_table(text).then(|| import::read_text(text).ok()).flatten()
}

fn put_table(workbench: Workbench, table: Import) {
    exchange::show(workbench, workbench.import(place(workbench), table));
}

fn put(workbench: Workbench, pasted: Pasted) {
    let place = place(workbench);
    let (command, count, left_out) = match pasted {
        Pasted::Branch(branch) => {
            let count = branch.goals() + branch.activities();
            (Command::PasteBranch { place, branch }, count, 0)
        }
        Pasted::Outline(draft) => {
            let count = draft.lines.len();
            (Command::AddOutline { place, lines: draft.lines }, count, draft.headings_left_out)
        }
    };
    if let Some(step) = workbench.dispatch(command) {
        let mut sentence = say_count("paste.done", count);
        if left_out > 0 {
            sentence = format!("{sentence} {}", say_count("paste.heading-left-out", left_out));
        }
        workbench.notify(sentence, true);
        if let Some(row) = step.focus {
            gesture::show(workbench, row);
        }
    }
}

fn error_sentence(error: &PasteError) -> String {
    let values = error.values();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match error {
        PasteError::Damaged(error) => crate::app::file_error_sentence(error),
        _ => say_with(&format!("paste.{}", error.code()), &values),
    }
}

/// Pasting without a keyboard: a box to paste or type a list in, and what will come of it.
#[component]
pub fn PasteBox() -> impl IntoView {
    let workbench = Workbench::get();
    let text = RwSignal::new(String::new());
    let read = Memo::new(move |_| {
        text.with(|text| match named_table(text) {
            Some(table) => Some((table.pieces.len(), table.levels())),
            None => paste::read_text(text).ok().map(|draft| (draft.lines.len(), draft.levels())),
        })
    });
    let coming = move || match read.get() {
        Some((lines, levels)) => {
            format!("{}, {}.", say_count("paste.lines", lines), say_count("paste.levels", levels))
        }
        None => say("paste.nothing-yet"),
    };
    let add = move |_| {
        if let Some(table) = text.with_untracked(|text| named_table(text)) {
            workbench.viewer.question.set(None);
            put_table(workbench, table);
            return;
        }
        let Ok(draft) = text.with_untracked(|text| paste::read_text(text)) else { return };
        workbench.viewer.question.set(None);
        put(workbench, Pasted::Outline(draft));
    };
    let below = match place(workbench) {
        Place::LastIn(id) => say_with("paste.below", &[("name", &workbench.name_of(&id))]),
        _ => say("paste.at-top"),
    };
    view! {
        <p class="nl-paragraph">{below}</p>
        <Field label=say("paste.list") id="paste-text" description=say("paste.explained")>
            <TextBox id="paste-text" value=text lines=10 described=true on_input=move |typed| text.set(typed)/>
        </Field>
        <p class="nl-paragraph wb-muted" role="status">{coming}</p>
        <div class="utrecht-button-group">
            <Button label=say("paste.add") icon="plus" look=Look::Primary disabled=Signal::derive(move || read.with(Option::is_none)) on_press=add/>
        </div>
    }
}
