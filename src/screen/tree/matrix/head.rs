//! The heads of the columns: the goal, the result it belongs to, and what is done for it altogether.

use super::held::Held;
use super::window::Window;
use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use crate::part::{self, Icon};
use leptos::prelude::*;
use waardenboom_core::contribution::Sum;
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
        parts.push(format!("{}?", sum.unsaid));
    }
    if parts.is_empty() && sum.neutral > 0 {
        parts.push("0".to_owned());
    }
    parts.join(" ")
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

/// The row of heads.
#[component]
pub fn Heads(held: Held, window: Window, goals: Memo<Vec<(usize, RecordId)>>) -> impl IntoView {
    let row = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(row) = row.get() {
            part::set_style(&row, "height", &format!("{}px", window.heads()));
        }
    });
    view! {
        <div class="wb-matrix__heads" role="row" aria-rowindex="1" node_ref=row>
            <div class="wb-matrix__corner" role="columnheader" aria-colindex="1">{say("matrix.activity")}</div>
            <For each=move || goals.get() key=Clone::clone children=move |(at, goal)| view! { <Head at goal held window/> }/>
        </div>
    }
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
    // The result stands above the first of its goals.
    let outcome = Memo::new(move |_| {
        let outcome = held.read(|matrix| {
            let of = |at: usize| matrix.columns().get(at).and_then(|column| column.outcome.clone());
            let own = of(at)?;
            (at == 0 || of(at - 1).as_ref() != Some(&own)).then_some(own)
        })?;
        workbench.read(|workbook| workbook.text_of(&outcome).map(str::to_owned))
    });
    let (named, opened) = (goal.clone(), goal);
    let name = move || {
        workbench.read(|_| ());
        workbench.name_of(&named)
    };
    let facts = Memo::new(move |_| {
        held.read(|matrix| matrix.columns().get(at).map(|column| (column.total, column.overlaps.len())))
            .unwrap_or_default()
    });
    let is_gap = move || facts.with(|(total, _)| !total.helps());
    view! {
        <div class="wb-matrix__goal" class:wb-matrix__goal--first=move || outcome.get().is_some() class:wb-matrix__goal--gap=is_gap
            role="columnheader" aria-colindex=at + 2 node_ref=node>
            <span class="wb-matrix__outcome">{move || outcome.get()}</span>
            <button type="button" class="wb-matrix__goal-name" tabindex="-1" on:click=move |_| {
                workbench.viewer.shown.set(Some(opened.clone()));
                workbench.viewer.details_open.set(Some(true));
            }>{name}</button>
            <span class="wb-matrix__sum">
                <span aria-hidden="true">{move || facts.with(|(total, _)| if total.count() == 0 { say("matrix.nobody") } else { in_signs(*total) })}</span>
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
