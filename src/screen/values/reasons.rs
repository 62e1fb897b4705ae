//! Waarom: from a choice back through norm, value, sub-question, dissent, goal and rule, as a chain that is drawn and said.

use super::list::tie_list_id;
use super::room::Room;
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::{self, Button, Look, set_style};
use leptos::prelude::*;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::why::{sentences, why};

/// One step: its kind, how far from the choice it stands, and its sentence.
type Step = (&'static str, usize, String);

fn steps(workbook: &Workbook, choice: &RecordId) -> Vec<Step> {
    let chain = why(workbook, choice);
    let mut depths: Vec<usize> = Vec::new();
    for step in &chain.steps {
        let depth = step.on.and_then(|on| depths.get(on)).map_or(0, |depth| depth + 1);
        depths.push(depth);
    }
    let said = sentences(workbook, &chain, &say_with);
    chain.steps.iter().zip(depths).zip(said).map(|((step, depth), said)| (step.kind.word(), depth, said)).collect()
}

/// The chain of a choice.
#[component]
pub fn Reasons(choice: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let of = choice.clone();
    let all = Memo::new(move |_| workbench.read(|workbook| steps(workbook, &of)));
    // The first step is the choice itself.
    let is_empty = Memo::new(move |_| all.with(Vec::len) < 2);
    view! {
        <details class="wb-aside wb-reasons">
            <summary>{say("values.why")}</summary>
            <ol class="wb-reasons__list" aria-label=say("values.why")>
                {move || all.get().into_iter().map(|step| view! { <StepOf step/> }).collect_view()}
            </ol>
            {move || is_empty.get().then(|| view! { <Nowhere choice=choice.clone()/> })}
        </details>
    }
}

/// A choice that rests on nothing yet: what to do about it.
#[component]
fn Nowhere(choice: RecordId) -> impl IntoView {
    let (workbench, room) = (Workbench::get(), Room::get());
    let has_norm = Memo::new(move |_| workbench.read(|workbook| !workbook.norms.is_empty()));
    let list = StoredValue::new(tie_list_id("choice-link", &choice));
    let tie = move |_| list.with_value(|list| part::unfold_to(list));
    let to_norms = move |_| room.go("dilemmas", "norms".to_owned());
    view! {
        <div class="wb-reasons__nowhere">
            <p>{move || say(if has_norm.get() { "values.why-nowhere" } else { "values.why-no-norms" })}</p>
            <div class="utrecht-button-group">
                {move || (!has_norm.get()).then(|| view! { <Button label=say("values.why-to-norms") look=Look::Subtle class="wb-button--small" on_press=to_norms/> })}
                <Button label=say("values.why-tie") look=Look::Subtle class="wb-button--small" on_press=tie/>
            </div>
        </div>
    }
}

#[component]
fn StepOf(step: Step) -> impl IntoView {
    let (kind, depth, said) = step;
    let node = NodeRef::<leptos::html::Li>::new();
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            set_style(&node, "--depth", &depth.to_string());
        }
    });
    view! {
        <li class="wb-reasons__step" data-kind=kind node_ref=node>
            <span class="wb-reasons__kind">{say(&format!("values.why-{kind}"))}</span>
            <span>{said}</span>
        </li>
    }
}
