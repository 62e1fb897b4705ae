//! Keuzes: what, for whom and how, by whom and how; and from each choice the way back to why.

use super::fold::{Fold, folds};
use super::list::{AddLine, Cards, Ties, records, text_of};
use super::reasons::Reasons;
use super::remove::Remove;
use super::warning::Warnings;
use super::{value_ids, value_name};
use crate::app::{Workbench, shortened};
use crate::language::say;
use crate::screen::tree::form::{FieldOf, value_of};
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::command::choice_part_id;
use waardenboom_core::finding::Code;
use waardenboom_core::model::{ChoiceState, Part, Workbook};
use waardenboom_core::store::RecordId;

/// A choice takes the room of so many cards of a list.
const CHOICE_IN_CARDS: usize = 2;

/// What is said beside a choice, and beside each part of one.
const OF_CHOICE: &[Code] = &[Code::ChoiceWithoutHardship];
const OF_PART: &[Code] = &[
    Code::ChoicePartOpenUndecided,
    Code::ChoicePartOpenUndated,
    Code::ChoiceNotDelegable,
    Code::SystemLeak,
    Code::SystemLeakReverse,
];

/// The step.
#[component]
pub fn Choices() -> impl IntoView {
    let ids = records("choice", None);
    let folds = folds(move || CHOICE_IN_CARDS * ids.with(Vec::len));
    view! {
        <p class="nl-paragraph wb-muted">{say("values.choices-text")}</p>
        <For each=move || ids.get() key=RecordId::clone let:id><Choice id folds/></For>
        <AddLine table="choice" label="values.new-choice"/>
    }
}

/// One subject to decide on.
#[component]
fn Choice(id: RecordId, folds: Signal<bool>) -> impl IntoView {
    let name = text_of(&id);
    let of = StoredValue::new(id.clone());
    view! {
        <section class="wb-card wb-choice" aria-label=move || shortened(&name.get())>
            <Fold id=id.clone() folds line=move || view! { <span class="wb-folding__text">{name}</span><States choice=of.get_value()/> }>
                <div class="wb-record__head"><FieldOf record=id.clone() field="text" label=say("values.subject")/><Remove id=id.clone()/></div>
                <Excluded id=id.clone()/>
                <div class="wb-choice__parts">{Part::ALL.iter().map(|part| view! { <PartOf choice=id.clone() part=*part/> }).collect_view()}</div>
                <div class="wb-record__fields">
                    {["latitude", "hardship", "plan_b"].map(|field| view! { <FieldOf record=id.clone() field/> })}
                </div>
                <Warnings record=id.clone() codes=OF_CHOICE/>
                <Ties table="choice-link" from=id.clone() targets=grounds label="values.rests-on"/>
                <details class="wb-aside"><summary>{say("values.risks")}</summary>
                    <Cards table="risk" of=Some(id.clone()) add="values.new-risk" fields=&["bearer", "prevent", "mitigate", "compensate"]/>
                </details>
                <details class="wb-aside"><summary>{say("field.note")}</summary><FieldOf record=id.clone() field="note"/></details>
                <Reasons choice=id/>
            </Fold>
        </section>
    }
}

/// How far the three parts are, on one line.
#[component]
fn States(choice: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let states = Memo::new(move |_| {
        workbench.read(|workbook| {
            let state = |part: &Part| workbook.choice_parts.get(&choice_part_id(&choice, *part))?.state;
            Part::ALL.iter().filter_map(|part| Some((*part, state(part)?))).collect::<Vec<_>>()
        })
    });
    let badge = |(part, state): (Part, ChoiceState)| {
        let [part, state] =
            [format!("choice.part.{}", part.word()), format!("choice.state.{}", state.word())].map(|key| say(&key));
        view! { <span class="nl-data-badge wb-badge--outline">{part}" "{state}</span> }
    };
    view! { <span class="wb-folding__badges">{move || states.get().into_iter().map(badge).collect_view()}</span> }
}

/// That a rule excludes an alternative or a choice, and which; nothing when none does.
#[component]
pub fn Excluded(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let rule = Memo::new(move |_| {
        workbench.read(|workbook| {
            let rule = workbook.excluded_by(&id)?;
            Some(workbook.text_of(rule).unwrap_or_default().to_owned())
        })
    });
    move || {
        rule.get().map(|rule| view! { <p class="wb-excluded"><strong>{say("values.excluded")}</strong>" "{rule}</p> })
    }
}

/// What, for whom or by whom: how far it is, and what that asks.
#[component]
fn PartOf(choice: RecordId, part: Part) -> impl IntoView {
    let id = StoredValue::new(choice_part_id(&choice, part));
    let word = move |field: &'static str| {
        let value = value_of(&id.get_value(), field);
        Memo::new(move |_| value.with(|value| value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()))
    };
    let (state, procedure) = (word("state"), word("procedure"));
    let field = move |field: &'static str| view! { <FieldOf record=id.get_value() field/> };
    let text = move || {
        let key = match state.get().as_str() {
            "open" => "values.part-open",
            "left" => "values.part-left",
            _ => "values.part-decided",
        };
        view! { <FieldOf record=id.get_value() field="text" label=say(key)/> }
    };
    let rest = move || {
        match (state.get().as_str(), part) {
        ("decided", Part::What) => view! { {field("laid_down")} }.into_any(),
        ("decided", Part::ByWhom) => view! {
            {field("instrument")}
            {field("procedure")}
            {move || procedure.with(|word| (!word.is_empty()).then(|| view! { <p class="wb-muted">{say(&format!("procedure.{word}"))}</p> }))}
        }.into_any(),
        ("open", _) => view! { {field("decider")}{field("returns")}{field("why_open")} }.into_any(),
        ("left", _) => view! { {field("decider")} }.into_any(),
        _ => ().into_any(),
    }
    };
    view! {
        <div class="wb-choice__part" data-state=state role="group" aria-label=say(&format!("choice.part.{}", part.word()))>
            <h3 class="nl-heading nl-heading--level-5" aria-hidden="true">{say(&format!("choice.part.{}", part.word()))}</h3>
            {field("state")}
            {text}
            {rest}
            <Warnings record=id.get_value() codes=OF_PART/>
        </div>
    }
}

/// What a choice can rest on: norms, values and goals.
fn grounds(workbook: &Workbook) -> Vec<(RecordId, String)> {
    let norms = workbook.norms.iter().map(|(id, norm)| (id.clone(), format!("{}: {}", say("values.norm"), norm.text)));
    let values = value_ids(workbook)
        .into_iter()
        .map(|id| (id.clone(), format!("{}: {}", say("values.value"), value_name(workbook, &id))));
    let goals = workbook.goals.iter().map(|(id, goal)| (id.clone(), format!("{}: {}", say("values.goal"), goal.text)));
    norms.chain(values).chain(goals).collect()
}
