//! What keys do in a cell: walk, a digit or a sign for the strength, Delete, Enter for everything about it.

use super::go_to;
use super::held::{Entry, Held, Place};
use super::window::Window;
use crate::app::Workbench;
use crate::language::say;
use crate::part;
use crate::screen::tree::form::control_id;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::command::{Command, STRENGTHS};
use waardenboom_core::store::Field;

/// A strength in signs, as the list of strengths writes it; a question mark when nobody said.
pub fn sign(strength: Option<f64>) -> String {
    match strength {
        None => "?".to_owned(),
        Some(strength) => {
            let words = say(&format!("strength.{strength}"));
            words.split_whitespace().next().unwrap_or_default().to_owned()
        }
    }
}

/// A key in the sheet.
pub fn pressed(workbench: Workbench, held: Held, window: Window, event: &KeyboardEvent) {
    let Some(place) = held.place() else { return };
    if event.alt_key() || event.is_composing() {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    if let Some(to) = walked(held, window, place, event.key().as_str(), command) {
        event.prevent_default();
        go_to(held, window, to);
        return;
    }
    if command {
        return;
    }
    match event.key().as_str() {
        "Enter" | "F2" => open(workbench, held, place),
        "Delete" | "Backspace" => clear(workbench, held, place),
        "+" | "=" => step(workbench, held, place, 1),
        "-" | "_" => step(workbench, held, place, -1),
        digit if digit.len() == 1 => match digit.parse::<i8>() {
            Ok(strength) if STRENGTHS.contains(&strength) => set(workbench, held, place, Some(strength)),
            _ => return,
        },
        _ => return,
    }
    event.prevent_default();
}

/// Where a key goes to from a cell; nowhere for another key.
fn walked(held: Held, window: Window, from: Place, key: &str, far: bool) -> Option<Place> {
    let columns = held.peek(|matrix| matrix.columns().len());
    let last = columns.checked_sub(1);
    let (mut entry, mut column) = (from.entry, from.column);
    let is_row = |at: usize| held.entries(|entries| matches!(entries.get(at), Some(Entry::Row(..))));
    let all = held.entries(<[_]>::len);
    let down = |from: usize, by: usize| {
        let wanted = (from + by).min(all.saturating_sub(1));
        (wanted..all).find(|at| is_row(*at)).or_else(|| (from..wanted).rev().find(|at| is_row(*at)))
    };
    let up = |from: usize, by: usize| {
        let wanted = from.saturating_sub(by);
        (0..=wanted).rev().find(|at| is_row(*at)).or_else(|| (wanted..from).find(|at| is_row(*at)))
    };
    match key {
        "ArrowRight" => column = column.map_or(last.map(|_| 0), |at| Some((at + 1).min(columns.saturating_sub(1)))),
        "ArrowLeft" => column = column.and_then(|at| at.checked_sub(1)),
        "ArrowDown" => entry = down(entry, 1)?,
        "ArrowUp" => entry = up(entry, 1)?,
        "PageDown" => entry = down(entry, window.page())?,
        "PageUp" => entry = up(entry, window.page())?,
        "Home" => {
            column = None;
            if far {
                entry = down(0, 0)?;
            }
        }
        "End" => {
            column = last;
            if far {
                entry = up(all, 1)?;
            }
        }
        _ => return None,
    }
    Some(Place { entry, column })
}

/// One stronger or weaker than now; from an empty cell +1 or -1.
fn step(workbench: Workbench, held: Held, place: Place, by: i8) {
    let now = held
        .contribution(place)
        .and_then(|id| workbench.peek(|workbook| workbook.contributions.get(&id).and_then(|link| link.strength)));
    #[allow(clippy::cast_possible_truncation, reason = "-2 to 3")]
    let now = now.map_or(0, |now| now.round() as i8);
    set(workbench, held, place, Some((now + by).clamp(*STRENGTHS.start(), *STRENGTHS.end())));
}

/// Gives a cell a strength; makes the contribution when there is none.
pub fn set(workbench: Workbench, held: Held, place: Place, strength: Option<i8>) {
    let Some((activity, Some(goal))) = held.at(place) else { return };
    let value = strength.map_or(Value::Null, Value::from);
    let field = Field::known("strength");
    workbench.dispatch(Command::SetContribution { activity, goal, field, value, basis: None });
    part::after_drawing(move || held.show_contribution(place));
}

/// Takes the contribution of a cell away.
pub fn clear(workbench: Workbench, held: Held, place: Place) {
    let Some(link) = held.contribution(place) else { return };
    workbench.viewer.shown.set(None);
    let step = workbench.dispatch(Command::RemoveWithBranch { records: vec![link] });
    if let Some(name) = step.and_then(|step| step.name) {
        workbench.notify(crate::app::step_sentence(&name), true);
    }
}

/// Everything about a cell: its details get the focus. An empty cell gets a contribution first.
pub fn open(workbench: Workbench, held: Held, place: Place) {
    let Some((activity, goal)) = held.at(place) else { return };
    if let Some(goal) = goal
        && held.contribution(place).is_none()
    {
        workbench.dispatch(Command::Contribute { activity: activity.clone(), goal });
    }
    workbench.viewer.details_open.set(Some(true));
    part::after_drawing(move || {
        held.show_contribution(place);
        let first =
            held.contribution(place).map_or_else(|| control_id(&activity, "text"), |id| control_id(&id, "strength"));
        part::after_drawing(move || part::focus_by_id(&first));
    });
}
