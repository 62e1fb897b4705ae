//! Bijeenkomst afsluiten, and what changed since the last one.

mod actions;
mod bar;
mod news;

use super::form::{FieldOf, dialog_id};
use crate::action::Action;
use crate::app::{MeetingNews, Workbench, day_of_today, written_day};
use crate::language::{say, say_with};
use crate::part::{self, Button, Field as FieldFrame, Look, Select};
use actions::MeetingActions;
pub use bar::MeetingBar;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
pub use news::MeetingNewsList;
use news::NewsLists;
use waardenboom_core::command::Command;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{FieldValue, Workbook};
use waardenboom_core::store::{Field, RecordId};

/// The fields of a meeting that are filled in while it is closed.
const FIELDS: [&str; 5] = ["text", "day", "present", "agenda", "decided"];

/// Opens the dialog, from the list of meetings.
#[component]
pub fn CloseMeetingButton() -> impl IntoView {
    let workbench = Workbench::get();
    view! { <Button label=say("action.close-meeting") icon="check" class="wb-button--small" on_press=move |_| Action::CloseMeeting.run(workbench, 0)/> }
}

/// A new meeting, today; it can be named and dated otherwise.
pub fn begin(workbench: Workbench) -> Option<RecordId> {
    let text = say_with("meeting.name", &[("day", &written_day(&day_of_today()))]);
    workbench.open_mark();
    let made = workbench.dispatch(Command::AddItem { table: "meeting", text, belongs_to: None });
    let id = made.and_then(|step| step.focus).map(|(id, _)| id);
    if let Some(record) = id.clone() {
        let (field, value) = (Field::known("day"), day_of_today().write());
        workbench.dispatch(Command::SetField { record, field, value, basis: None });
    }
    workbench.close_mark();
    id
}

/// The meetings that are still open, the one that was made last first.
fn open_meetings(workbook: &Workbook) -> Vec<(RecordId, String)> {
    let mut open: Vec<_> = workbook.meetings.iter().filter(|(_, meeting)| meeting.closed.0.is_empty()).collect();
    open.put_in_order(|a, b| (&b.1.order, b.0).cmp(&(&a.1.order, a.0)));
    open.into_iter().map(|(id, meeting)| (id.clone(), meeting.text.clone())).collect()
}

fn is_text_box(element: &web_sys::HtmlElement) -> bool {
    element.matches("input, textarea").unwrap_or(false)
}

/// The dialog: which meeting, what there is to say about it, the actions, what changed, and closing it.
#[component]
pub fn CloseMeeting(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let workbench = Workbench::get();
    let open = Memo::new(move |_| workbench.read_beside(open_meetings));
    let chosen = RwSignal::new(open.with_untracked(|open| open.first().map(|(id, _)| id.clone())));
    let meeting =
        Memo::new(move |_| chosen.get().filter(|id| open.with(|open| open.iter().any(|(other, _)| other == id))));
    let make = move |_| {
        if let Some(id) = begin(workbench) {
            let first = dialog_id(&id, FIELDS[0]);
            chosen.set(Some(id));
            part::after_drawing(move || part::focus_by_id(&first));
        }
    };
    let options = Signal::derive(move || {
        let named = |(id, text): &(RecordId, String)| {
            let text = if text.trim().is_empty() { say("tree.no-text") } else { crate::app::shortened(text) };
            (id.to_string(), text)
        };
        open.with(|open| open.iter().map(named).collect::<Vec<_>>())
    });
    let value = Signal::derive(move || meeting.get().map(|id| id.to_string()).unwrap_or_default());
    let has_many = Memo::new(move |_| open.with(Vec::len) > 1);
    let close = move |_| {
        // What stands in a box is taken or refused first.
        if let Some(text_box) = part::focused().filter(is_text_box) {
            let _ = text_box.blur();
        }
        part::after_drawing(move || {
            let wrong = document().query_selector(".wb-meeting [aria-invalid=true]").ok().flatten();
            if let Some(wrong) = wrong.and_then(|wrong| wrong.get_attribute("id")) {
                part::focus_by_id(&wrong);
            } else if let Some(id) = meeting.get_untracked()
                && workbench.close_meeting(&id)
            {
                on_done.run(());
            }
        });
    };
    // A box that is left may say what is wrong: then the button would move away below the pointer.
    let stay = |event: MouseEvent| event.prevent_default();
    // Esc in a box brings its old text back; only then it closes the dialog.
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && part::focused().as_ref().is_some_and(is_text_box) {
            event.prevent_default();
        }
    };
    view! {
        <div class="wb-meeting" on:keydown:capture=key>
            <p class="nl-paragraph">{say("meeting.lead")}</p>
            {move || has_many.get().then(|| view! {
                <FieldFrame label=say("meeting.which") id="meeting-which">
                    <Select id="meeting-which" options=options value=value on_change=move |id: String| chosen.set(RecordId::parse(&id))/>
                </FieldFrame>
            })}
            <div class="utrecht-button-group"><Button label=say("lists.add-meeting") icon="plus" class="wb-button--small" on_press=make/></div>
            {move || meeting.get().map(|id| view! {
                <div class="wb-meeting__fields">{FIELDS.map(|field| view! { <FieldOf record=id.clone() field/> }).collect_view()}</div>
                <MeetingActions meeting=id.clone()/>
                <Before meeting=id.clone()/>
                <div class="wb-meeting__end">
                    <p class="wb-muted">{say("meeting.what-happens")}</p>
                    <div class="utrecht-button-group" on:mousedown=stay><Button label=say("meeting.close") icon="check" look=Look::Primary on_press=close/></div>
                </div>
            })}
        </div>
    }
}

/// What changed since the meeting before.
#[component]
fn Before(meeting: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    // Looked up once: what is typed in the dialog itself is no news to who types it.
    let news = workbench.meeting_news();
    view! {
        <section class="wb-meeting__part" aria-labelledby="meeting-before">
            <h3 class="nl-heading nl-heading--level-5" id="meeting-before">{say("meeting.changed-now")}</h3>
            {match news {
                None => view! { <p class="wb-muted">{say("meeting.first")}</p> }.into_any(),
                Some(MeetingNews { day, changes, .. }) => {
                    let changes = changes.without(&meeting);
                    view! {
                        <p class="wb-muted">{say_with("meeting.since", &[("day", &day), ("changes", &news::in_numbers(&changes))])}</p>
                        <NewsLists changes folded=true/>
                    }.into_any()
                }
            }}
        </section>
    }
}
