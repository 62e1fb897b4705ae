//! The heads of the columns: the goal, the result it belongs to, and what is done for it altogether.

use super::held::Held;
use super::window::Window;
use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use crate::part::{self, Icon};
use leptos::prelude::*;
use waardenboom_core::contribution::{Matrix, Sum};
use waardenboom_core::store::RecordId;

/// What things add up to, in signs: help and harm apart.
pub fn in_signs(sum: Sum) -> String {
    let mut parts = Vec::new();
    if sum.helping > 0 {
        parts.push(format!("+{}", sum.positive));
    }
    if sum.hurting > 0 {
        parts.push(format!("−{}", -sum.negative));
    }
    if sum.unsaid > 0 {
        parts.push(say_count("matrix.open-strength", sum.unsaid));
    }
    if parts.is_empty() && sum.neutral > 0 {
        parts.push("0".to_owned());
    }
    parts.join(" · ")
}

/// The same as a sentence.
pub fn in_words(sum: Sum) -> String {
    let mut parts = Vec::new();
    let mut add = |count: usize, key: &str| {
        if count > 0 {
            parts.push(say_count(key, count));
        }
    };
    add(sum.helping, "matrix.helping");
    add(sum.hurting, "matrix.hurting");
    add(sum.neutral, "matrix.neutral");
    add(sum.unsaid, "matrix.unsaid");
    if parts.is_empty() { say("matrix.nothing") } else { parts.join(", ") }
}

/// A result and its columns: which, from where and up to where.
type Span = (RecordId, usize, usize);

/// The results above the columns that are drawn, each once. The same one further on, after another, is another span.
fn spans(matrix: &Matrix, goals: &[(usize, RecordId)]) -> Vec<Span> {
    let outcome = |at: usize| matrix.columns().get(at).and_then(|column| column.outcome.as_ref());
    let mut spans: Vec<Span> = Vec::new();
    for (at, _) in goals {
        if spans.last().is_some_and(|(_, _, to)| at < to) {
            continue;
        }
        let Some(own) = outcome(*at) else { continue };
        let is_own = |at: &usize| outcome(*at) == Some(own);
        let from = (0..*at).rev().take_while(is_own).last().unwrap_or(*at);
        let to = (*at..matrix.columns().len()).take_while(is_own).last().unwrap_or(*at) + 1;
        spans.push((own.clone(), from, to));
    }
    spans
}

/// The row of heads.
#[component]
pub fn Heads(held: Held, window: Window, goals: Memo<Vec<(usize, RecordId)>>) -> impl IntoView {
    let outcomes = Memo::new(move |_| goals.with(|goals| held.read(|matrix| spans(matrix, goals))));
    let row = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(row) = row.get() {
            part::set_style(&row, "height", &format!("{}px", window.heads()));
        }
    });
    view! {
        <div class="wb-matrix__heads" role="row" aria-rowindex="1" node_ref=row>
            <div class="wb-matrix__corner" role="columnheader" aria-colindex="1">{say("matrix.activity")}</div>
            <For each=move || outcomes.get() key=Clone::clone children=move |span| view! { <Outcome span window/> }/>
            <For each=move || goals.get() key=Clone::clone children=move |(at, goal)| view! { <Head at goal held window/> }/>
        </div>
    }
}

/// The result above its columns, for the eye: its name stays in view as long as one of them is.
#[component]
fn Outcome(span: Span, window: Window) -> impl IntoView {
    let workbench = Workbench::get();
    let (outcome, from, to) = span;
    let node = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let (start, end) = (window.column(from).0, window.column(to).0);
        if let Some(node) = node.get() {
            part::set_style(&node, "left", &format!("{start}px"));
            part::set_style(&node, "width", &format!("{}px", end - start));
        }
    });
    let name = Memo::new(move |_| {
        workbench.read(|_| ());
        workbench.name_of(&outcome)
    });
    view! { <div class="wb-matrix__outcome" aria-hidden="true" node_ref=node title=move || name.get()><span>{move || name.get()}</span></div> }
}

#[component]
fn Head(at: usize, goal: RecordId, held: Held, window: Window) -> impl IntoView {
    let workbench = Workbench::get();
    let node = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let (start, width) = window.column(at);
        if let Some(node) = node.get() {
            part::set_style(&node, "left", &format!("{start}px"));
            part::set_style(&node, "width", &format!("{width}px"));
        }
    });
    // For ears the result stands with the first of its goals.
    let outcome = Memo::new(move |_| {
        let outcome = held.read(|matrix| {
            let of = |at: usize| matrix.columns().get(at).and_then(|column| column.outcome.clone());
            let own = of(at)?;
            (at == 0 || of(at - 1).as_ref() != Some(&own)).then_some(own)
        })?;
        workbench.read(|workbook| workbook.text_of(&outcome).map(str::to_owned))
    });
    let (named, counted, opened) = (goal.clone(), goal.clone(), goal);
    let name = move || {
        workbench.read(|_| ());
        workbench.name_of(&named)
    };
    let facts = Memo::new(move |_| {
        held.read(|matrix| matrix.columns().get(at).map(|column| (column.total, column.overlaps.len())))
            .unwrap_or_default()
    });
    let is_gap = Memo::new(move |_| held.gaps(|gaps| gaps.goals.contains(&counted)));
    // A goal with others below it that nothing serves by itself is no gap: theirs are counted.
    let sum = move || {
        facts.with(|(total, _)| match (total.count(), is_gap.get()) {
            (0, true) => say("matrix.nobody"),
            (0, false) => say("matrix.per-subgoal"),
            _ => in_signs(*total),
        })
    };
    view! {
        <div class="wb-matrix__goal" class:wb-matrix__goal--first=move || outcome.get().is_some() class:wb-matrix__goal--gap=move || is_gap.get()
            role="columnheader" aria-colindex=at + 2 node_ref=node>
            <span class="wb-hidden">{move || outcome.get()}</span>
            <button type="button" class="wb-matrix__goal-name" tabindex="-1" on:click=move |_| {
                workbench.viewer.shown.set(Some(opened.clone()));
                workbench.viewer.details_open.set(Some(true));
            }>{name}</button>
            <span class="wb-matrix__sum" title=move || facts.with(|(total, _)| in_words(*total))>
                <span aria-hidden="true">{sum}</span>
                <span class="wb-hidden">{move || facts.with(|(total, _)| in_words(*total))}</span>
                {move || facts.with(|(_, overlaps)| (*overlaps > 0).then(|| {
                    let text = say_with("matrix.overlap-here", &[("count", &overlaps.to_string())]);
                    let title = text.clone();
                    view! { <span class="wb-matrix__overlap" title=title><Icon name="link"/><span class="wb-hidden">{text}</span></span> }
                }))}
            </span>
        </div>
    }
}
