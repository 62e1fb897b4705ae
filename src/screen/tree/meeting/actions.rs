//! The actions of a meeting: what, who, by when; made on the spot.

use crate::app::{Workbench, written_day};
use crate::language::{say, say_with};
use crate::part::{self, Button, Field as FieldFrame, Look, TextBox};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{Action, Workbook};
use waardenboom_core::store::{Field, RecordId};

/// Who does it and by when, as far as somebody said so.
pub fn who_and_when(action: &Action) -> String {
    let due = (!action.due.0.trim().is_empty()).then(|| say_with("meeting.due", &[("day", &written_day(&action.due))]));
    let owner = Some(action.owner.trim().to_owned()).filter(|owner| !owner.is_empty());
    owner.into_iter().chain(due).collect::<Vec<_>>().join(" · ")
}

fn of_meeting(workbook: &Workbook, meeting: &RecordId) -> Vec<(RecordId, String, String)> {
    let mut all: Vec<_> =
        workbook.actions.iter().filter(|(_, action)| action.meeting.as_ref() == Some(meeting)).collect();
    all.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    all.into_iter().map(|(id, action)| (id.clone(), action.text.clone(), who_and_when(action))).collect()
}

/// The list, and the boxes for one more.
#[component]
pub fn MeetingActions(meeting: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let here = meeting.clone();
    let actions = Memo::new(move |_| workbench.read_beside(|workbook| of_meeting(workbook, &here)));
    let [what, who, when] = [(); 3].map(|()| RwSignal::new(String::new()));
    let meeting = StoredValue::new(meeting);
    let add = move || {
        let text = what.get_untracked().trim().to_owned();
        if text.is_empty() {
            part::focus_by_id("action-what");
            return;
        }
        workbench.open_mark();
        let command = Command::AddItem { table: "action", text, belongs_to: Some(meeting.get_value()) };
        if let Some((record, _)) = workbench.dispatch(command).and_then(|step| step.focus) {
            for (field, typed) in [("owner", who), ("due", when)] {
                let value = typed.get_untracked().trim().to_owned();
                if !value.is_empty() {
                    let field = Field::known(field);
                    workbench.dispatch(Command::SetField {
                        record: record.clone(),
                        field,
                        value: value.into(),
                        basis: None,
                    });
                }
            }
            for typed in [what, who, when] {
                typed.set(String::new());
            }
        }
        workbench.close_mark();
        part::focus_by_id("action-what");
    };
    let field = move |id: &'static str, label: &'static str, typed: RwSignal<String>| {
        view! {
            <FieldFrame label=say(label) id=id>
                <TextBox id=id value=typed on_input=move |text| typed.set(text) on_enter=move |()| add()/>
            </FieldFrame>
        }
    };
    view! {
        <section class="wb-meeting__part" aria-labelledby="meeting-actions">
            <h3 class="nl-heading nl-heading--level-5" id="meeting-actions">{say("lists.action")}" "<span class="wb-section__count">{move || actions.with(Vec::len)}</span></h3>
            <ul class="wb-meeting__list" role="list" aria-labelledby="meeting-actions">
                <For each=move || actions.get() key=|action| action.clone() let((id, text, more))>
                    <li class="wb-meeting__action">
                        <span class="wb-meeting__name">{text.clone()}{(!more.is_empty()).then(|| view! { <span class="wb-muted wb-meeting__more">{more}</span> })}</span>
                        <Button label=say_with("meeting.remove-action", &[("name", &crate::app::shortened(&text))]) icon="bin" look=Look::Subtle icon_only=true class="wb-button--small"
                            on_press=move |_| {
                                workbench.dispatch(Command::RemoveWithBranch { records: vec![id.clone()] });
                                part::after_drawing(|| part::focus_by_id("action-what"));
                            }/>
                    </li>
                </For>
            </ul>
            <div class="wb-meeting__new">
                {field("action-what", "field.action-text", what)}
                {field("action-who", "field.action-owner", who)}
                {field("action-when", "field.due", when)}
                <Button label=say("meeting.add-action") icon="plus" class="wb-button--small" on_press=move |_| add()/>
            </div>
        </section>
    }
}
