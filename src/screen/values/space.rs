//! Keuzeruimte: what law, case law and ordinances oblige, allow and forbid, and who may decide.

use super::fold::{Fold, folds, line_id};
use super::list::{AddLine, Card, Ties, records};
use super::remove::Remove;
use super::{alternative_ids, alternative_name, value_ids, value_name};
use crate::app::{Workbench, written_day};
use crate::language::{self, say, say_count};
use crate::part::{Button, Field, Select, after_drawing, scroll_to};
use crate::screen::tree::form::{FieldOf, field_label};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::model::Workbook;
use waardenboom_core::starting::{self, StartingSet};
use waardenboom_core::store::RecordId;

/// What the card of an act tells.
const FACTS: [&str; 5] = ["purpose", "responsibility", "practice", "financing", "council_role"];

/// An act with its rules takes the room of so many cards of a list.
const ACT_IN_CARDS: usize = 3;

/// The step.
#[component]
pub fn Space() -> impl IntoView {
    let workbench = Workbench::get();
    let sets = records("rule-set", None);
    let loose = Memo::new(move |_| {
        let rules = records("rule", None).get();
        workbench.read(|workbook| {
            let in_set = |id: &RecordId| {
                workbook.rules.get(id).and_then(|rule| rule.set.as_ref()).is_some_and(|set| workbook.shows(set))
            };
            rules.into_iter().filter(|id| !in_set(id)).collect::<Vec<_>>()
        })
    });
    let several = folds(move || ACT_IN_CARDS * sets.with(Vec::len));
    let many = folds(move || loose.with(Vec::len));
    view! {
        <p class="nl-paragraph wb-muted">{say("values.space-text")}</p>
        <StartingSets sets=StartingSet::ACTS label="values.act" button="values.add-act" added="values.set-added"/>
        <For each=move || sets.get() key=RecordId::clone let:id><Act id folds=several/></For>
        <section class="wb-section" aria-labelledby="loose-rules">
            <h2 class="nl-heading nl-heading--level-4" id="loose-rules">{say("values.loose-rules")}</h2>
            <ul class="wb-cards__list"><For each=move || loose.get() key=RecordId::clone let:id><Rule id folds=many/></For></ul>
            <AddLine table="rule" label="values.new-rule"/>
        </section>
        <AddLine table="rule-set" label="values.new-rule-set"/>
    }
}

/// A list of starting sets, and the button that adds one.
#[component]
pub fn StartingSets(
    sets: &'static [StartingSet],
    label: &'static str,
    button: &'static str,
    /// What is said of how many were added, a key.
    added: &'static str,
) -> impl IntoView {
    let workbench = Workbench::get();
    let chosen = RwSignal::new(sets.first().map_or("", |set| set.key()).to_owned());
    let options = Signal::derive(move || {
        sets.iter().map(|set| (set.key().to_owned(), say(&format!("starting.{}", set.key())))).collect::<Vec<_>>()
    });
    let add = move |_| {
        let key = chosen.get_untracked();
        let Some(set) = sets.iter().find(|set| set.key() == key) else { return };
        let records = starting::records(*set, language::current().of_examples());
        match workbench.dispatch(Command::AddStartingSet { key: set.key(), records }) {
            Some(step) => {
                // Whoever adds an act wants to read it, and no other one above it.
                if let Some(act) = step.touched.iter().find(|id| id.table() == "rule-set") {
                    workbench.viewer.cards.update(|cards| {
                        cards.retain(|id, _| id.table() != "rule-set");
                        cards.insert(act.clone(), true);
                    });
                    let line = line_id(act);
                    after_drawing(move || scroll_to(&line));
                }
                workbench.notify(say_count(added, step.touched.len()), true);
            }
            None => workbench.notify(say("values.set-there"), false),
        }
    };
    let id = format!("set-{button}").replace('.', "-");
    view! {
        <div class="wb-add">
            <Field label=say(label) id=id.clone()><Select id options value=chosen on_change=move |key| chosen.set(key)/></Field>
            <Button label=say(button) icon="plus" on_press=add/>
        </div>
    }
}

/// One act: what it is for, and its rules.
#[component]
fn Act(id: RecordId, folds: Signal<bool>) -> impl IntoView {
    let workbench = Workbench::get();
    let rules = records("rule", Some(id.clone()));
    let many = super::fold::folds(move || rules.with(Vec::len));
    let set = StoredValue::new(id.clone());
    let read = move |field: fn(&waardenboom_core::model::RuleSet) -> String| {
        Memo::new(move |_| {
            workbench.read(|workbook| set.with_value(|set| workbook.rule_sets.get(set).map(field)).unwrap_or_default())
        })
    };
    let name = read(|set| set.text.clone());
    let as_of = read(|set| written_day(&set.as_of));
    let source = read(|set| set.source.clone());
    let facts: [fn(&waardenboom_core::model::RuleSet) -> String; 5] = [
        |set| set.purpose.clone(),
        |set| set.responsibility.clone(),
        |set| set.practice.clone(),
        |set| set.financing.clone(),
        |set| set.council_role.clone(),
    ];
    let facts = FACTS.into_iter().zip(facts).map(move |(field, fact)| {
        let fact = read(fact);
        view! { <div hidden=move || fact.with(String::is_empty)><dt>{field_label("rule-set", field)}</dt><dd>{fact}</dd></div> }
    });
    let title = format!("act-{}", id.key());
    let heading = title.clone();
    view! {
        <section class="wb-card wb-act" aria-labelledby=title>
            <Fold id=id.clone() folds heading=true line=move || view! {
                <h2 class="nl-heading nl-heading--level-4" id=heading.clone()>{name}</h2>
                <span class="wb-muted">{move || say_count("values.rules-count", rules.with(Vec::len))}</span>
            }>
                <div class="wb-record__head">
                    <p class="wb-muted">{source}" · "{move || say_with_day(&as_of.get())}</p>
                    <Remove id=id.clone()/>
                </div>
                <dl class="wb-act__facts">{facts.collect_view()}</dl>
                <details class="wb-aside"><summary>{say("values.edit-act")}</summary>
                    <div class="wb-record__fields">
                        {["text", "purpose", "responsibility", "practice", "financing", "council_role", "source", "as_of"].map(|field| view! { <FieldOf record=set.get_value() field/> })}
                    </div>
                </details>
                <h3 class="nl-heading nl-heading--level-5">{say("values.rules")}</h3>
                <ul class="wb-cards__list"><For each=move || rules.get() key=RecordId::clone let:id><Rule id folds=many/></For></ul>
                <AddLine table="rule" of=Some(id) label="values.new-rule"/>
            </Fold>
        </section>
    }
}

fn say_with_day(day: &str) -> String {
    if day.is_empty() { say("values.no-day") } else { language::say_with("values.as-of", &[("day", day)]) }
}

/// One rule: what it says, where it comes from, and what it touches.
#[component]
fn Rule(id: RecordId, folds: Signal<bool>) -> impl IntoView {
    view! {
        <Card id=id.clone() folds fields=&["force", "source_kind", "source", "delegation"] more=&["note", "set"]>
            <Ties table="rule-link" from=id targets=touchable label="values.touches" excludes=true/>
        </Card>
    }
}

/// What a rule can touch: alternatives, choices and values.
fn touchable(workbook: &Workbook) -> Vec<(RecordId, String)> {
    let alternatives = alternative_ids(workbook).into_iter().map(|id| (id.clone(), alternative_name(workbook, &id)));
    let choices = workbook.choices.iter().map(|(id, choice)| (id.clone(), choice.text.clone()));
    let values = value_ids(workbook).into_iter().map(|id| (id.clone(), value_name(workbook, &id)));
    let named = |key: &'static str| move |(id, name): (RecordId, String)| (id, format!("{}: {name}", say(key)));
    alternatives
        .map(named("values.alternative"))
        .chain(choices.map(named("values.choice")))
        .chain(values.map(named("values.value")))
        .collect()
}
