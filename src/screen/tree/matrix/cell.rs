//! One line of the sheet: a group with its sum, or an activity with its cells.

use super::head::{in_signs, in_words};
use super::held::{self, Held, Place};
use super::window::Window;
use super::{cell_id, go_to, keys};
use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use crate::part;
use leptos::prelude::*;
use waardenboom_core::contribution::GroupKey;
use waardenboom_core::store::RecordId;

/// A line.
#[component]
pub fn Entry(
    at: usize,
    entry: held::Entry,
    held: Held,
    window: Window,
    goals: Memo<Vec<(usize, RecordId)>>,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let (start, height) = window.line(at);
        if let Some(node) = node.get() {
            part::set_style(&node, "top", &format!("{start}px"));
            part::set_style(&node, "height", &format!("{height}px"));
        }
    });
    match entry {
        held::Entry::Group(group) => view! {
            <div class="wb-matrix__line wb-matrix__line--group" role="row" aria-rowindex=at + 2 node_ref=node>
                <div class="wb-matrix__group" role="rowheader" aria-colindex="1"><GroupName group held/></div>
            </div>
        }
        .into_any(),
        held::Entry::Row(row, activity) => view! {
            <div class="wb-matrix__line" role="row" aria-rowindex=at + 2 node_ref=node>
                <RowHead at row activity held window/>
                <For each=move || goals.get() key=Clone::clone children=move |(column, goal)| view! { <Cell place=Place { entry: at, column: Some(column) } row goal held window/> }/>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn GroupName(group: usize, held: Held) -> impl IntoView {
    let workbench = Workbench::get();
    let facts = Memo::new(move |_| {
        held.read(|matrix| matrix.groups().get(group).map(|group| (group.key.clone(), group.rows.len(), group.sum)))
    });
    let name = move || {
        workbench.read(|_| ());
        facts.with(|facts| facts.as_ref().map(|(key, ..)| group_name(workbench, key)))
    };
    let count = move || facts.with(|facts| facts.as_ref().map(|(_, rows, _)| say_count("count.activities", *rows)));
    let words = move || facts.with(|facts| facts.as_ref().map(|(.., sum)| in_words(*sum)));
    view! {
        <strong class="wb-matrix__group-name">{name}</strong>
        <span class="wb-muted">{count}</span>
        <span class="wb-matrix__sum">{words}</span>
    }
}

/// The name of a group, as its heading says it.
pub fn group_name(workbench: Workbench, key: &GroupKey) -> String {
    let named = |id: &Option<RecordId>, none: &str| id.as_ref().map_or_else(|| say(none), |id| workbench.name_of(id));
    let chosen = |field: &str, word: Option<&str>| {
        word.map_or_else(|| say("part.none"), |word| say(&format!("choice.{field}.{word}")))
    };
    match key {
        GroupKey::Provider(id) => named(id, "matrix.no-provider"),
        GroupKey::TargetGroup(id) => named(id, "matrix.no-target-group"),
        GroupKey::Form(form) => chosen("form", form.map(waardenboom_core::model::ProviderForm::word)),
        GroupKey::Influence(influence) => chosen("influence", influence.map(waardenboom_core::model::Influence::word)),
        GroupKey::Agreement(agreement) => chosen("agreement", agreement.map(waardenboom_core::model::Agreement::word)),
        GroupKey::All => say("matrix.all"),
    }
}

#[component]
fn RowHead(at: usize, row: usize, activity: RecordId, held: Held, window: Window) -> impl IntoView {
    let workbench = Workbench::get();
    let place = Place { entry: at, column: None };
    let name = move || {
        workbench.read(|_| ());
        workbench.name_of(&activity)
    };
    let facts = Memo::new(move |_| {
        held.read(|matrix| matrix.rows().get(row).map(|row| (row.sum, row.contributions == 0))).unwrap_or_default()
    });
    let is_active = Memo::new(move |_| held.place() == Some(place));
    let is_gap = move || facts.with(|(_, is_gap)| *is_gap);
    view! {
        <div class="wb-matrix__row-head" class:wb-matrix__row-head--gap=is_gap role="rowheader" aria-colindex="1" id=cell_id(place)
            tabindex=move || if is_active.get() { "0" } else { "-1" } on:click=move |_| go_to(held, window, place)>
            <span class="wb-matrix__activity">{name}</span>
            <span class="wb-matrix__sum" title=move || facts.with(|(sum, _)| in_words(*sum))>
                <span aria-hidden="true">{move || facts.with(|(sum, is_gap)| if *is_gap { say("matrix.serves-nothing") } else { in_signs(*sum) })}</span>
                <span class="wb-hidden">{move || facts.with(|(sum, _)| in_words(*sum))}</span>
            </span>
        </div>
    }
}

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq)]
struct Facts {
    /// How many contributions; usually none or one.
    count: usize,
    strength: Option<f64>,
    has_assumption: bool,
    overlaps: bool,
}

#[component]
fn Cell(place: Place, row: usize, goal: RecordId, held: Held, window: Window) -> impl IntoView {
    let workbench = Workbench::get();
    let Some(column) = place.column else { return ().into_any() };
    let node = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let (start, width) = window.column(column);
        if let Some(node) = node.get() {
            part::set_style(&node, "left", &format!("{start}px"));
            part::set_style(&node, "width", &format!("{width}px"));
        }
    });
    let facts = Memo::new(move |_| {
        held.read(|matrix| {
            let Some(row) = matrix.rows().get(row) else { return Facts::default() };
            let Some(cell) = row.cell(column) else { return Facts::default() };
            let overlaps = matrix
                .columns()
                .get(column)
                .is_some_and(|column| column.overlaps.iter().any(|overlap| overlap.activities.contains(&row.activity)));
            workbench.peek(|workbook| {
                let link = cell.contributions.first().and_then(|id| workbook.contributions.get(id));
                Facts {
                    count: cell.contributions.len(),
                    strength: link.and_then(|link| link.strength),
                    has_assumption: link.is_some_and(|link| {
                        [&link.assumption_if, &link.assumption_then, &link.assumption_because]
                            .iter()
                            .all(|part| !part.is_empty())
                    }),
                    overlaps,
                }
            })
        })
    });
    let is_active = Memo::new(move |_| held.place() == Some(place));
    let sign = move || facts.with(|facts| if facts.count == 0 { String::new() } else { keys::sign(facts.strength) });
    let name = move || {
        workbench.read_shape(|_| ());
        let goal = crate::app::shortened(workbench.name_of(&goal).trim_end_matches('.'));
        facts.with(|facts| {
            let what = match facts.strength {
                _ if facts.count == 0 => return say_with("matrix.cell-empty", &[("goal", &goal)]),
                Some(strength) => say(&format!("strength.{strength}")),
                None => say("matrix.no-strength"),
            };
            let key = if facts.overlaps { "matrix.cell-overlap" } else { "matrix.cell" };
            say_with(key, &[("goal", &goal), ("strength", &what)])
        })
    };
    let look = move || {
        facts.with(|facts| match facts.strength {
            _ if facts.count == 0 => "none",
            None => "unsaid",
            Some(strength) if strength < -1.5 => "minus-2",
            Some(strength) if strength < 0.0 => "minus-1",
            Some(strength) if strength < 0.5 => "0",
            Some(strength) if strength < 1.5 => "1",
            Some(strength) if strength < 2.5 => "2",
            Some(_) => "3",
        })
    };
    view! {
        <div class="wb-matrix__cell" role="gridcell" aria-colindex=column + 2 id=cell_id(place) node_ref=node data-strength=look
            class:wb-matrix__cell--overlap=move || facts.with(|facts| facts.overlaps)
            class:wb-matrix__cell--assumed=move || facts.with(|facts| facts.has_assumption)
            aria-label=name aria-selected=move || is_active.get().to_string()
            tabindex=move || if is_active.get() { "0" } else { "-1" } on:click=move |_| go_to(held, window, place)
            on:dblclick=move |_| keys::open(workbench, held, place)
        >{sign}</div>
    }
    .into_any()
}
