//! Waarom: from a choice back through norm, value, sub-question, dissent, goal and rule, as a chain that is drawn and said.

use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::set_style;
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
    let all = Memo::new(move |_| workbench.read(|workbook| steps(workbook, &choice)));
    view! {
        <details class="wb-aside wb-reasons">
            <summary>{say("values.why")}</summary>
            <ol class="wb-reasons__list" aria-label=say("values.why")>
                {move || all.get().into_iter().map(|step| view! { <StepOf step/> }).collect_view()}
            </ol>
        </details>
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
