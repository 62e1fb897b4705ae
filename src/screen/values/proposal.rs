//! Toets een voorstel: a proposal, or a decision already made, past every value and sub-question.

use super::list::{AddLine, Card, records};
use super::{value_ids, value_name};
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::screen::tree::form::FieldOf;
use leptos::prelude::*;
use waardenboom_core::command::tie_id;
use waardenboom_core::model::{Verdict, Workbook};
use waardenboom_core::store::RecordId;

/// The step.
#[component]
pub fn Proposals() -> impl IntoView {
    let ids = records("proposal", None);
    view! {
        <p class="nl-paragraph wb-muted">{say("values.proposals-text")}</p>
        <ul class="wb-cards__list"><For each=move || ids.get() key=RecordId::clone let:id><Proposal id/></For></ul>
        <AddLine table="proposal" label="values.new-proposal"/>
    }
}

/// What there is to weigh: every value, each followed by its sub-questions.
fn to_weigh(workbook: &Workbook) -> Vec<(RecordId, String, bool)> {
    let of = |value: RecordId| {
        let mut asked: Vec<_> = workbook
            .pointing_at(&value, "sub-question")
            .filter_map(|id| workbook.sub_questions.get_key_value(id))
            .collect();
        waardenboom_core::gather::Sort::put_in_order(&mut asked, |a, b| a.1.order.cmp(&b.1.order));
        let name = value_name(workbook, &value);
        let asked =
            asked.into_iter().map(|(id, question)| (id.clone(), question.text.clone(), false)).collect::<Vec<_>>();
        [(value, name, true)].into_iter().chain(asked)
    };
    value_ids(workbook).into_iter().flat_map(of).collect()
}

#[component]
fn Proposal(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let all = Memo::new(move |_| workbench.read(to_weigh));
    let of = StoredValue::new(id.clone());
    let sentence = move || {
        let all = all.get();
        let verdict = |workbook: &Workbook, target: &RecordId| {
            of.with_value(|proposal| {
                workbook.weighed.get(&tie_id("weighed", proposal, target)).and_then(|weighed| weighed.verdict)
            })
        };
        let count = |wanted: Verdict| {
            workbench.read(|workbook| all.iter().filter(|(id, ..)| verdict(workbook, id) == Some(wanted)).count())
        };
        let [weighed, partly, not] = [Verdict::Weighed, Verdict::Partly, Verdict::Not].map(count);
        let unseen = all.len().saturating_sub(weighed + partly + not);
        let values = [("weighed", weighed), ("partly", partly), ("not", not), ("unseen", unseen)]
            .map(|(name, count)| (name, count.to_string()));
        let values = values.each_ref().map(|(name, count)| (*name, count.as_str()));
        say_with("values.proposal-counts", &values)
    };
    view! {
        <Card id fields=&["source"] more=&["note"]>
            <p class="wb-proposal__counts" role="status">{sentence}</p>
            <ul class="wb-proposal">
                <For each=move || all.get() key=Clone::clone let((target, name, is_value))>
                    <Row tie=of.with_value(|id| tie_id("weighed", id, &target)) name is_value/>
                </For>
            </ul>
        </Card>
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
