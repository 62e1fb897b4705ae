//! Whose answer is on screen, one participant at a time, and adding somebody.

use super::nobody;
use super::points::points_id;
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::{Button, Field, Look, Select, focus_by_id};
use crate::screen::tree::form::FieldOf;
use crate::screen::tree::gesture;
use crate::screen::values::entry::{Entry, leaves};
use crate::screen::values::people::{PersonLine, everybody};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::store::RecordId;

/// What is drawn for somebody: who, and their name.
pub type OfOne = Box<dyn Fn(Memo<Option<RecordId>>, Signal<String>) -> AnyView + Send>;

/// The list of people, and what one of them answers.
#[component]
pub fn People(chosen: RwSignal<Option<RecordId>>, inside: OfOne) -> impl IntoView {
    let workbench = Workbench::get();
    let people = Memo::new(move |_| workbench.read(everybody));
    let who = Memo::new(move |_| {
        people.with(|people| {
            let there = |id: &RecordId| people.iter().any(|(other, _)| other == id);
            chosen.get().filter(there).or_else(|| people.first().map(|(id, _)| id.clone()))
        })
    });
    let entry = Entry::new("participant");
    Effect::new(move |_| {
        if let Some(id) = entry.made().get() {
            chosen.set(Some(id));
        }
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let is_made = entry.made().get_untracked().is_some();
        entry.finish();
        // Whoever was added divides points now; without a name it is the name that misses.
        let next = if is_made { points_id(0) } else { "new-person".to_owned() };
        crate::part::after_drawing(move || focus_by_id(&next));
    };
    let options =
        Signal::derive(move || people.get().into_iter().map(|(id, name)| (id.to_string(), name)).collect::<Vec<_>>());
    let value = Signal::derive(move || who.get().map(|id| id.to_string()).unwrap_or_default());
    let remove = move |_| {
        if let Some(id) = who.get_untracked() {
            gesture::remove(workbench, Command::RemoveWithBranch { records: vec![id] });
        }
    };
    let name = Signal::derive(move || {
        who.get().map(|id| workbench.read(|w| w.text_of(&id).unwrap_or_default().to_owned())).unwrap_or_default()
    });
    let somebody = Memo::new(move |_| who.get().is_some());
    view! {
        {move || somebody.get().then(|| view! {
            <div class="wb-who">
                <Field label=say("values.who") id="who"><Select id="who" options=options value=value on_change=move |id: String| chosen.set(RecordId::parse(&id))/></Field>
                <Button label=say("values.somebody-else") icon="plus" look=Look::Subtle on_press=|_| focus_by_id("new-person")/>
            </div>
        })}
        {move || who.get().map(|id| view! {
            <details class="wb-aside">
                <summary>{say("values.edit-person")}</summary>
                <div class="wb-form-line">
                    <FieldOf record=id.clone() field="text"/><FieldOf record=id field="group"/>
                    <div class="utrecht-button-group">
                        <Button label=Signal::derive(move || say_with("values.remove-person", &[("name", &name.get())])) icon="bin" look=Look::Subtle negative=true on_press=remove/>
                    </div>
                </div>
            </details>
        })}
        {move || if somebody.get() { inside(who, name) } else { nobody() }}
        <form class="wb-card wb-new" data-open="true" aria-label=say("values.new-person") on:submit=add on:focusout=move |event| if leaves(&event) { entry.finish() }>
            <h2 class="nl-heading nl-heading--level-5">{say("values.new-person")}</h2>
            <p class="nl-paragraph wb-muted">{say("values.pseudonym")}</p>
            <PersonLine entry/>
        </form>
    }
}
