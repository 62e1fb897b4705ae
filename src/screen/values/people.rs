//! Who takes part: a list to choose one from, and a form that adds somebody.

use super::entry::{Entry, leaves};
use crate::language::say;
use crate::part::{self, Button, Field, TextBox, focus_by_id};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;

/// Everybody, in the order of the list, each with the group.
pub fn everybody(workbook: &Workbook) -> Vec<(RecordId, String)> {
    let mut people: Vec<_> = workbook.participants.iter().collect();
    people.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    people.into_iter().map(|(id, person)| (id.clone(), named(&person.text, &person.group))).collect()
}

/// A name with the group, when there is one.
pub fn named(text: &str, group: &str) -> String {
    if group.is_empty() { text.to_owned() } else { format!("{text} ({group})") }
}

/// A form that adds somebody: there as soon as a name is typed.
#[component]
pub fn NewPerson(
    /// Somebody was added, and the form is closed.
    #[prop(into)]
    on_done: Callback<Option<RecordId>>,
) -> impl IntoView {
    let entry = Entry::new("participant");
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let made = entry.made().get_untracked();
        entry.finish();
        on_done.run(made);
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            on_done.run(None);
        }
    };
    part::after_drawing(|| focus_by_id("new-person"));
    view! {
        <form class="wb-new-person" aria-label=say("values.new-person") on:submit=add on:keydown=key on:focusout=move |event| if leaves(&event) { entry.finish() }>
            <p class="wb-muted">{say("values.pseudonym")}</p>
            <PersonLine entry/>
        </form>
    }
}

/// The name and the group of somebody new, and the button that adds them.
#[component]
pub fn PersonLine(entry: Entry) -> impl IntoView {
    view! {
        <div class="wb-form-line">
            <Field label=say("values.person-name") id="new-person"><TextBox id="new-person" value=entry.text on_input=move |text| entry.type_text(text)/></Field>
            <Field label=say("values.person-group") id="new-group"><TextBox id="new-group" value=entry.group on_input=move |text| entry.type_group(text)/></Field>
            <div class="utrecht-button-group"><Button label=say("values.add-person") icon="plus" submit=true/></div>
        </div>
    }
}
