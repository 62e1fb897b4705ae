//! Room Waarden afwegen: the room to choose, the questions of each value, dilemmas and norms, the alternatives, the points
//! and ratings of one person at a time, where the group stands, and what is chosen.

mod alternatives;
mod choices;
mod dilemmas;
mod entry;
mod fold;
mod list;
mod people;
mod points;
mod proposal;
mod questions;
mod ratings;
mod reasons;
mod remove;
mod room;
mod space;
mod standing;
mod warning;
mod weights;

use crate::app::Workbench;
use crate::language::{self, say};
use crate::part::Button;
use crate::screen::tree::UndoButtons;
use alternatives::Alternatives;
use choices::Choices;
use dilemmas::Dilemmas;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use points::Points;
use proposal::Proposals;
use questions::Questions;
use room::Room;
use space::Space;
use standing::Standing;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{CORE_VALUES, CoreValue, Workbook, core_value_id, present_situation_id};
use waardenboom_core::store::RecordId;
use weights::Weights;

/// The steps that exist, in their order.
const STEPS: [&str; 8] =
    ["space", "questions", "dilemmas", "alternatives", "weights", "standing", "choices", "proposal"];

/// How many marks there are for values that the group added.
const OWN_MARKS: usize = 4;

/// A value's short code, for its colour and pattern: a core value's own, and for those that the group added by their order.
pub fn value_code(id: &RecordId) -> String {
    Workbench::get().peek(|workbook| code_in(workbook, id))
}

/// [`value_code`] in a workbook.
fn code_in(workbook: &Workbook, id: &RecordId) -> String {
    let at = value_ids(workbook).iter().position(|other| other == id).unwrap_or_default();
    match at.checked_sub(CORE_VALUES.len()) {
        None => id.key().to_owned(),
        Some(own) => format!("own-{}", own % OWN_MARKS + 1),
    }
}

/// The two letters that stand for a value in a picture: its own, or the first of its name.
pub fn value_letters(workbook: &Workbook, id: &RecordId) -> String {
    let own = || value_name(workbook, id).chars().filter(|letter| letter.is_alphanumeric()).take(2).collect();
    language::find(&format!("value.{}.short", id.key())).unwrap_or_else(own)
}

/// A value's name: the group's own, or the usual one.
pub fn value_name(workbook: &Workbook, id: &RecordId) -> String {
    let own = workbook.values.get(id).map(|value| value.text.clone()).filter(|text| !text.is_empty());
    own.unwrap_or_else(|| say(&format!("value.{}.name", id.key())))
}

/// What is said about a value: the group's own words, or the usual ones. Tracked.
fn value_text(id: &RecordId, own: fn(&CoreValue) -> &String, key: &'static str) -> Memo<String> {
    let (workbench, id) = (Workbench::get(), id.clone());
    Memo::new(move |_| {
        let own = workbench.read(|workbook| workbook.values.get(&id).map(|value| own(value).clone()));
        own.filter(|text| !text.is_empty())
            .unwrap_or_else(|| language::find(&format!("value.{}.{key}", id.key())).unwrap_or_default())
    })
}

/// The five core values, and any the group added, in the order in which it did.
pub fn value_ids(workbook: &Workbook) -> Vec<RecordId> {
    let core: Vec<RecordId> = CORE_VALUES.into_iter().map(core_value_id).collect();
    let mut others: Vec<_> = workbook.values.iter().filter(|(id, _)| !core.contains(id)).collect();
    others.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    let others: Vec<RecordId> = others.into_iter().map(|(id, _)| id.clone()).collect();
    core.into_iter().chain(others).collect()
}

/// An alternative's name; the present situation has one of its own.
pub fn alternative_name(workbook: &Workbook, id: &RecordId) -> String {
    let own = workbook.alternatives.get(id).map(|a| a.text.clone()).filter(|text| !text.is_empty());
    own.unwrap_or_else(|| if *id == present_situation_id() { say("values.present") } else { say("tree.no-text") })
}

/// The alternatives in their order, the present situation always among them.
pub fn alternative_ids(workbook: &Workbook) -> Vec<RecordId> {
    let present = present_situation_id();
    let mut all: Vec<(String, RecordId)> =
        workbook.alternatives.iter().map(|(id, alternative)| (alternative.order.clone(), id.clone())).collect();
    if !workbook.alternatives.contains_key(&present) {
        all.push((String::new(), present));
    }
    all.put_in_order(Ord::cmp);
    all.into_iter().map(|(_, id)| id).collect()
}

/// The alternatives that are weighed: those that no rule excludes.
pub fn weighed_ids(workbook: &Workbook) -> Vec<RecordId> {
    alternative_ids(workbook).into_iter().filter(|id| workbook.excluded_by(id).is_none()).collect()
}

/// The room.
#[component]
pub fn Values() -> impl IntoView {
    let workbench = Workbench::get();
    let step = Room::enter().step;
    // On a small screen the steps are one row that scrolls.
    Effect::new(move |_| {
        let tab = format!("step-{}", step.get());
        crate::part::after_drawing(move || crate::part::scroll_along(&tab));
    });
    let question = move || workbench.read(|workbook| workbook.title().to_owned());
    let tab = move |at: usize, code: &'static str| {
        view! {
            <button type="button" class="wb-tab" role="tab" id=format!("step-{at}") aria-controls="view"
                aria-selected=move || (step.get() == at).to_string() tabindex=move || if step.get() == at { "0" } else { "-1" }
                on:click=move |_| step.set(at)
            ><span class="wb-tab__step" aria-hidden="true">{at + 1}</span>{say(&format!("values.step.{code}"))}</button>
        }
    };
    let keys = move |event: KeyboardEvent| {
        let last = STEPS.len() - 1;
        let to = match event.key().as_str() {
            "ArrowRight" => (step.get_untracked() + 1).min(last),
            "ArrowLeft" => step.get_untracked().saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        step.set(to);
        crate::part::focus_by_id(&format!("step-{to}"));
    };
    view! {
        <main class="wb-page wb-values" id="main" tabindex="-1">
            <div class="wb-page__head">
                <div>
                    <h1 class="nl-heading nl-heading--level-1" tabindex="-1">{say("nav.values")}</h1>
                    <p class="nl-paragraph wb-page__lead">{question}</p>
                </div>
                <div class="utrecht-button-group">
                    <UndoButtons/>
                    <Button label=say("tree.download") icon="download" on_press=move |_| workbench.download()/>
                </div>
            </div>
            <div class="wb-tabs wb-tabs--steps" role="tablist" aria-label=say("values.steps") on:keydown=keys>
                {STEPS.into_iter().enumerate().map(|(at, code)| tab(at, code)).collect_view()}
            </div>
            <Points/>
            <div class="wb-values__view" id="view" role="tabpanel" aria-labelledby=move || format!("step-{}", step.get())>
                {move || match step.get() {
                    0 => view! { <Space/> }.into_any(),
                    1 => view! { <Questions/> }.into_any(),
                    2 => view! { <Dilemmas/> }.into_any(),
                    3 => view! { <Alternatives/> }.into_any(),
                    4 => view! { <Weights/> }.into_any(),
                    5 => view! { <Standing/> }.into_any(),
                    6 => view! { <Choices/> }.into_any(),
                    _ => view! { <Proposals/> }.into_any(),
                }}
            </div>
        </main>
    }
}
