//! Where the group stands: one sentence, how sure it is, who differs, the comparison and the weights. Every picture is
//! shown on command only, and while people still answer nothing is shown at all.

mod depth;
mod figure;
mod parties;
mod pictures;
mod tables;
mod verdict;

use super::weights::{current_terms, set_of_round};
use super::{alternative_name, value_name};
use crate::app::Workbench;
use crate::language::{self, say, say_count, say_count_with, say_with};
use crate::part::{Button, Look};
use depth::Depth;
use figure::{Figure, Revealed};
use leptos::prelude::*;
use std::collections::BTreeSet;
use tables::{comparison_table, ratings_table, weights_table};
use verdict::{left_out, sentence, verdict};
use waardenboom_core::command::Command;
use waardenboom_core::model::{RoundState, Workbook};
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::comparison::{Comparison, GroupName, GroupOutcome, compare};
use waardenboom_core::weigh::furthest::furthest;
use waardenboom_core::weigh::parties::parties_of;
use waardenboom_core::weigh::pull::{Pull, pulls};
use waardenboom_core::weigh::round::Terms;
use waardenboom_core::weigh::shift::shift_of;
use waardenboom_core::weigh::steady::Steady;
use waardenboom_core::weigh::workbook::{Inputs, inputs_of};

/// A result to one decimal, as people read it.
fn tenth(value: f64) -> String {
    language::number(value, 1)
}

fn percent(weight: f64) -> String {
    tenth(weight * 100.0)
}

/// The names in an outcome: it speaks of ids.
struct Names<'a>(&'a Workbook);

impl Names<'_> {
    fn value(&self, id: &str) -> String {
        RecordId::parse(id).map(|id| value_name(self.0, &id)).unwrap_or_default()
    }

    fn alternative(&self, id: &str) -> String {
        RecordId::parse(id).map(|id| alternative_name(self.0, &id)).unwrap_or_default()
    }

    /// As it stands in a sentence.
    fn quoted(&self, id: &str) -> String {
        format!("“{}”", self.alternative(id))
    }

    fn alternatives(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.quoted(id)).collect::<Vec<_>>().join(", ")
    }

    fn person(&self, id: &str) -> String {
        RecordId::parse(id).and_then(|id| self.0.text_of(&id).map(str::to_owned)).unwrap_or_default()
    }
}

/// The step.
#[component]
pub fn Standing() -> impl IntoView {
    let terms = current_terms();
    let revealed: Revealed = RwSignal::new(BTreeSet::new());
    let is_hidden = Memo::new(move |_| !terms.get().may_show());
    move || {
        if is_hidden.get() {
            // What was in sight before the round was opened again is not in sight when it closes.
            revealed.set(BTreeSet::new());
            return view! { <Hidden terms/> }.into_any();
        }
        view! { <Outcome revealed/><Depth revealed/> }.into_any()
    }
}

/// People still answer: only how many did.
#[component]
fn Hidden(terms: Memo<Terms>) -> impl IntoView {
    let workbench = Workbench::get();
    let counts = Memo::new(move |_| {
        workbench.read(|workbook| {
            let inputs = inputs_of(workbook);
            let all = inputs.comparable.participants.len();
            let done = inputs.comparable.participants.iter().filter(|person| person.points.is_some()).count();
            (done, all)
        })
    });
    let counted = move || {
        let (done, all) = counts.get();
        say_with("standing.counted", &[("counted", &done.to_string()), ("all", &all.to_string())])
    };
    let close = move |_| set_of_round(terms.get_untracked().number, "state", RoundState::Closed.word().into());
    view! {
        <section class="wb-card wb-verdict" aria-label=say("standing.outcome")>
            <p class="wb-verdict__sentence">{say("standing.hidden")}</p>
            <p class="nl-paragraph" role="status">{counted}</p>
            <Button label=say("round.close") on_press=close/>
        </section>
    }
}

#[component]
fn Outcome(revealed: Revealed) -> impl IntoView {
    let workbench = Workbench::get();
    move || {
        workbench
            .read(|workbook| outcome(workbook, revealed))
            .unwrap_or_else(|| view! { <p class="nl-paragraph">{say("standing.cannot")}</p> }.into_any())
    }
}

fn outcome(workbook: &Workbook, revealed: Revealed) -> Option<AnyView> {
    let inputs = inputs_of(workbook);
    let comparison = &compare(&inputs.comparable).ok()?;
    let Inputs { terms, comparable, .. } = &inputs;
    let names = Names(workbook);
    let is_rated = comparison.alternatives.iter().any(|one| one.ratings.iter().any(Option::is_some));
    let is_weighed = comparison.counted > 0;
    // A closed round that is anonymous tells nothing of fewer people than its smallest group.
    if terms.state.is_some() && comparison.counted < terms.minimum_group_size {
        return Some(view! { <p class="nl-paragraph" role="status">{say_count("standing.too-few-people", terms.minimum_group_size)}</p> }.into_any());
    }
    let steady = Steady::of_comparison(comparison);
    let furthest = furthest(workbook, comparable, terms.number);
    let parties = parties_of(workbook, terms, comparison);
    let shift = shift_of(workbook).ok().flatten();
    let has_replies = !workbook.replies.is_empty();
    let workbench = Workbench::get();
    // A picture is drawn of what is there when somebody asks for it.
    let figure = move |code: &'static str, show: fn(&Workbook, &str) -> Option<figure::Shown>| {
        let title = say(&format!("standing.figure.{code}"));
        view! { <Figure code title revealed show=move |title: &str| workbench.read(|workbook| show(workbook, title))/> }
    };
    let compared = (is_rated && is_weighed).then(|| view! {
        {comparison_table(comparison, &names)}
        {figure("bars", |workbook, title| of_inputs(workbook, |_, comparison, names| Some(pictures::bars(comparison, names, title, sentence(comparison, names)))))}
        {steady.is_some().then(|| figure("steady", |workbook, title| {
            of_inputs(workbook, |_, comparison, names| {
                let steady = Steady::of_comparison(comparison)?;
                let sentence = verdict::steady_sentence(&steady, names);
                Some(pictures::intervals(&steady, names, title, sentence))
            })
        }))}
    });
    let weighed = is_weighed.then(|| view! {
        {weights_table(comparison, &names)}
        {figure("dots", |workbook, title| of_inputs(workbook, |inputs, comparison, names| pictures::dots(inputs, comparison, names, title)))}
    });
    Some(
        view! {
            {verdict(comparison, &names, comparable.minimum_group_size, steady.as_ref(), furthest.as_ref())}
            {left_out(comparison, &names, inputs.set_aside.len(), inputs.unknown)}
            {parties.map(|parties| parties::side_by_side(&parties, comparison, &names))}
            {compared}
            {is_rated.then(|| ratings_table(comparison, &names))}
            {weighed}
            {shift.is_some().then(|| figure("shift", |workbook, title| {
                let shift = shift_of(workbook).ok().flatten()?;
                Some(pictures::shift(&shift, &Names(workbook), title))
            }))}
            {groups(comparison, &names)}
            {pulling(&pulls(comparison), &names)}
            {small_groups(workbook, comparison)}
            {has_replies.then(|| figure("replies", |workbook, title| pictures::replies(workbook, &Terms::current(workbook), title)))}
        }
        .into_any(),
    )
}

/// What is drawn of a comparison, made anew from what is there now.
fn of_inputs(
    workbook: &Workbook,
    show: impl FnOnce(&Inputs, &Comparison, &Names) -> Option<figure::Shown>,
) -> Option<figure::Shown> {
    let inputs = inputs_of(workbook);
    let comparison = compare(&inputs.comparable).ok()?;
    show(&inputs, &comparison, &Names(workbook))
}

/// The values on which groups pull apart: each can become a dilemma to talk about.
fn pulling(pulls: &[Pull], names: &Names) -> impl IntoView + use<> {
    let workbench = Workbench::get();
    let line = |pull: &Pull| {
        let value = names.value(&pull.value);
        let sentence = say_with(
            "standing.pull",
            &[
                ("value", &value),
                ("low", &pull.low.0),
                ("least", &percent(pull.low.1)),
                ("high", &pull.high.0),
                ("most", &percent(pull.high.1)),
            ],
        );
        let (of, text) = (RecordId::parse(&pull.value), sentence.clone());
        let make = move |_| {
            let step =
                workbench.dispatch(Command::AddItem { table: "dilemma", text: text.clone(), belongs_to: of.clone() });
            if step.is_some() {
                workbench.notify(say("standing.dilemma-made"), true);
            }
        };
        view! { <li><span>{sentence}</span>" "<Button label=say("standing.make-dilemma") name=Signal::stored(say_with("standing.make-dilemma-of", &[("value", &value)])) look=Look::Subtle class="wb-button--small" on_press=make/></li> }
    };
    let lines: Vec<_> = pulls.iter().map(line).collect();
    (!lines.is_empty()).then(|| view! {
        <section class="wb-section" aria-labelledby="pulls-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="pulls-title">{say("standing.pulls")}</h2></div>
            <ul class="wb-group-list">{lines.into_iter().collect_view()}</ul>
        </section>
    })
}

/// Why no group is shown apart, when there are groups.
fn small_groups(workbook: &Workbook, comparison: &Comparison) -> impl IntoView + use<> {
    let names: std::collections::BTreeSet<&str> =
        workbook.participants.values().map(|person| person.group.trim()).filter(|group| !group.is_empty()).collect();
    let least = workbook.overviews.values().find_map(|overview| overview.minimum_group_size).unwrap_or(3.0);
    (names.len() > 1 && comparison.groups.is_empty() && comparison.counted > 0).then(|| {
        view! { <p class="nl-paragraph wb-muted">{say_with("standing.small-groups", &[("least", &language::plain_number(least))])}</p> }
    })
}

fn group_name(group: &GroupOutcome) -> String {
    match &group.group {
        GroupName::Named { name } if name.is_empty() => say("standing.no-group"),
        GroupName::Named { name } => name.clone(),
        GroupName::Other { .. } => say("standing.other-groups"),
    }
}

/// What each group that is large enough puts first.
fn groups(comparison: &Comparison, names: &Names) -> impl IntoView + use<> {
    let lines: Vec<String> = comparison
        .groups
        .iter()
        .filter(|group| !group.leading.is_empty())
        .map(|group| {
            let name = group_name(group);
            let leading = names.alternatives(&group.leading);
            say_count_with("standing.group", group.participants, &[("group", &name), ("names", &leading)])
        })
        .collect();
    (!lines.is_empty()).then(|| view! {
        <section class="wb-section" aria-labelledby="groups-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="groups-title">{say("standing.groups")}</h2></div>
            <ul class="wb-group-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    })
}
