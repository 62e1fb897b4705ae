//! Toets een voorstel: a proposal, or a decision already made, past every value and sub-question.

use super::fold::{Fold, folds};
use super::list::{AddLine, Card, records};
use super::questions::folds_values;
use super::{value_ids, value_name};
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::screen::tree::form::FieldOf;
use leptos::prelude::*;
use waardenboom_core::command::tie_id;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{Verdict, Workbook};
use waardenboom_core::store::RecordId;

/// A proposal takes the room of so many cards of a list.
const PROPOSAL_IN_CARDS: usize = 3;

/// The step.
#[component]
pub fn Proposals() -> impl IntoView {
    let ids = records("proposal", None);
    let folds = folds(move || PROPOSAL_IN_CARDS * ids.with(Vec::len));
    view! {
        <p class="nl-paragraph wb-muted">{say("values.proposals-text")}</p>
        <ul class="wb-cards__list"><For each=move || ids.get() key=RecordId::clone let:id><Proposal id folds/></For></ul>
        <AddLine table="proposal" label="values.new-proposal"/>
    }
}

/// What there is to weigh within a value: the value itself, and its sub-questions.
fn within(workbook: &Workbook, value: &RecordId) -> Vec<(RecordId, String)> {
    let asked = workbook.pointing_at(value, "sub-question").filter_map(|id| workbook.sub_questions.get_key_value(id));
    let mut asked: Vec<_> = asked.collect();
    asked.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    let asked = asked.into_iter().map(|(id, question)| (id.clone(), question.text.clone()));
    [(value.clone(), value_name(workbook, value))].into_iter().chain(asked).collect()
}

/// How many of these a proposal weighed, weighed in part, and did not weigh.
fn counts(workbook: &Workbook, proposal: &RecordId, all: &[(RecordId, String)]) -> [usize; 3] {
    let verdict = |target: &RecordId| workbook.weighed.get(&tie_id("weighed", proposal, target))?.verdict;
    [Verdict::Weighed, Verdict::Partly, Verdict::Not]
        .map(|wanted| all.iter().filter(|(id, _)| verdict(id) == Some(wanted)).count())
}

#[component]
fn Proposal(id: RecordId, folds: Signal<bool>) -> impl IntoView {
    let workbench = Workbench::get();
    let values = Memo::new(move |_| workbench.read(value_ids));
    let of = StoredValue::new(id.clone());
    let sentence = move || {
        let (all, [weighed, partly, not]) = workbench.read(|workbook| {
            let all: Vec<_> = value_ids(workbook).iter().flat_map(|value| within(workbook, value)).collect();
            (all.len(), of.with_value(|proposal| counts(workbook, proposal, &all)))
        });
        let unseen = all.saturating_sub(weighed + partly + not);
        let values = [("weighed", weighed), ("partly", partly), ("not", not), ("unseen", unseen)]
            .map(|(name, count)| (name, count.to_string()));
        let values = values.each_ref().map(|(name, count)| (*name, count.as_str()));
        say_with("values.proposal-counts", &values)
    };
    view! {
        <Card id folds fields=&["source"] more=&["note"]>
            <p class="wb-proposal__counts" role="status">{sentence}</p>
            <For each=move || values.get() key=RecordId::clone let:value><ValueOf proposal=of.get_value() value/></For>
        </Card>
    }
}

/// One value with its sub-questions.
#[component]
fn ValueOf(proposal: RecordId, value: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let (of, on) = (StoredValue::new(proposal), StoredValue::new(value.clone()));
    let all = Memo::new(move |_| workbench.read(|workbook| on.with_value(|value| within(workbook, value))));
    let name = move || all.with(|all| all.first().map(|(_, name)| name.clone()));
    let seen = move || {
        let counts = all.with(|all| workbench.read(|workbook| of.with_value(|of| counts(workbook, of, all))));
        let values = [("seen", counts.iter().sum::<usize>()), ("all", all.with(Vec::len))];
        let values = values.map(|(name, count)| (name, count.to_string()));
        say_with("values.proposal-seen", &values.each_ref().map(|(name, count)| (*name, count.as_str())))
    };
    let fold = of.with_value(|of| tie_id("weighed", of, &value));
    view! {
        <Fold id=fold folds=folds_values() line=move || view! { <span class="wb-folding__text">{name}</span><span class="wb-muted">{seen}</span> }>
            <ul class="wb-proposal">
                <For each=move || all.get() key=Clone::clone let((target, name))>
                    <Row tie=of.with_value(|id| tie_id("weighed", id, &target)) name is_value=target.table() == "value"/>
                </For>
            </ul>
        </Fold>
    }
}

/// One value or sub-question: whether it was weighed, and where.
#[component]
fn Row(tie: RecordId, name: String, is_value: bool) -> impl IntoView {
    let label = name.clone();
    view! {
        <li class="wb-proposal__row" class:wb-proposal__row--value=is_value aria-label=label>
            <span class="wb-proposal__name">{name}</span>
            <FieldOf record=tie.clone() field="verdict"/>
            <FieldOf record=tie field="note"/>
        </li>
    }
}
