//! Why an activity would help: the reasoning from what is done up to the ambition, as sentences, with what it hurts.

use crate::app::Workbench;
use crate::language::{say, say_with};
use leptos::prelude::*;
use waardenboom_core::contribution::{Assumption, Chain, Reason};
use waardenboom_core::model::TestAnswer;
use waardenboom_core::store::RecordId;

/// The section in the details of an activity; nothing for what is no activity.
#[component]
pub fn Reasoning(activity: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let chain = Memo::new(move |_| workbench.read(|workbook| Chain::of(workbook, &activity)));
    let sentences = move |reasons: &[Reason]| {
        let items = reasons.iter().map(move |reason| {
            let class = if is_missing(reason) { "wb-reason wb-reason--missing" } else { "wb-reason" };
            view! { <li class=class>{sentence(workbench, reason)}</li> }
        });
        view! { <ol class="wb-reasons">{items.collect_view()}</ol> }
    };
    move || {
        chain.get().map(|chain| {
            let ways = chain.ways.iter().map(|way| sentences(way)).collect_view();
            let waterbed = (!chain.waterbed.is_empty()).then(|| {
                view! { <h4 class="nl-heading nl-heading--level-6">{say("reason.waterbed")}</h4>{sentences(&chain.waterbed)} }
            });
            view! {
                <section class="wb-details__section">
                    <h3 class="nl-heading nl-heading--level-5">{say("reason.title")}</h3>
                    {sentences(&chain.start)}
                    {ways}
                    {waterbed}
                </section>
            }
        })
    }
}

/// Whether the reasoning has a hole here.
fn is_missing(reason: &Reason) -> bool {
    match reason {
        Reason::ServesNothing { .. } | Reason::EndsBefore { .. } => true,
        Reason::Helps { assumption, .. } => assumption.is_none(),
        Reason::Serves { answer, .. } => *answer != Some(TestAnswer::Yes),
        Reason::Does { .. } | Reason::Hurts { .. } | Reason::HurtBy { .. } | Reason::Answers { .. } => false,
    }
}

fn assumed(assumption: Option<&Assumption>) -> String {
    let Some(Assumption { condition, expectation, reason }) = assumption else { return say("details.no-assumption") };
    if [condition, expectation, reason].iter().any(|part| part.is_empty()) {
        return say("details.half-assumption");
    }
    let ended = |part: &str| part.trim_end_matches('.').to_owned();
    say_with(
        "details.assumption",
        &[("if", &ended(condition)), ("then", &ended(expectation)), ("because", &ended(reason))],
    )
}

/// One step as a sentence.
pub fn sentence(workbench: Workbench, reason: &Reason) -> String {
    let name = |id: &RecordId| crate::app::shortened(&workbench.name_of(id));
    let names = |ids: &mut dyn Iterator<Item = &RecordId>| ids.map(name).collect::<Vec<_>>().join(", ");
    let strength = |strength: f64| say(&format!("strength.{strength}"));
    match reason {
        Reason::Does { activity, providers, target_groups } => {
            let who = names(&mut providers.iter().map(|(id, _)| id));
            let groups = names(&mut target_groups.iter());
            let key = match (who.is_empty(), groups.is_empty()) {
                (true, true) => "reason.does",
                (true, false) => "reason.does-for",
                (false, true) => "reason.does-by",
                (false, false) => "reason.does-by-for",
            };
            say_with(key, &[("activity", &name(activity)), ("who", &who), ("groups", &groups)])
        }
        Reason::ServesNothing { .. } => say("reason.serves-nothing"),
        Reason::Helps { goal, strength: how, assumption, .. } => {
            let how = how.map_or_else(|| say("matrix.no-strength"), strength);
            let first = say_with("reason.helps", &[("goal", &name(goal)), ("strength", &how)]);
            format!("{first} {}", assumed(assumption.as_ref()))
        }
        Reason::Hurts { goal, strength: how, while_helping, assumption, .. } => {
            let helped = names(&mut while_helping.iter());
            let key = if helped.is_empty() { "reason.hurts" } else { "reason.hurts-while" };
            let first = say_with(key, &[("goal", &name(goal)), ("strength", &strength(*how)), ("helped", &helped)]);
            if assumption.is_some() { format!("{first} {}", assumed(assumption.as_ref())) } else { first }
        }
        Reason::HurtBy { goal, activity, strength: how, .. } => say_with(
            "reason.hurt-by",
            &[("goal", &name(goal)), ("activity", &name(activity)), ("strength", &strength(*how))],
        ),
        Reason::Serves { child, parent, answer, doubt } => {
            let key = match answer {
                Some(TestAnswer::Yes) => "reason.serves",
                Some(TestAnswer::No) => "reason.serves-not",
                Some(TestAnswer::Unsure) => "reason.serves-unsure",
                None => "reason.serves-untested",
            };
            let first = say_with(key, &[("child", &name(child)), ("parent", &name(parent))]);
            if doubt.is_empty() { first } else { format!("{first} {}", say_with("reason.doubt", &[("doubt", doubt)])) }
        }
        Reason::EndsBefore { goal } => say_with("reason.ends-before", &[("goal", &name(goal))]),
        Reason::Answers { ambition, challenge } => {
            say_with("reason.answers", &[("ambition", &name(ambition)), ("challenge", &name(challenge))])
        }
    }
}
