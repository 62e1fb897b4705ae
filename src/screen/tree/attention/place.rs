//! From a point of attention to what it is about, and what one click does about it.

use super::super::drawn::row_of;
use super::super::form::control_id;
use super::gesture;
use crate::app::{Question, RowKey, Workbench, step_sentence};
use crate::part;
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::finding::Place;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use wasm_bindgen::JsCast;

/// The row whose details show a record: its own, or that of the goal or activity it hangs on.
fn row_for(workbook: &Workbook, id: &RecordId) -> Option<RowKey> {
    let forest = workbook.forest();
    match id.table() {
        "goal" => forest.contains(id).then(|| (id.clone(), forest.parent(id).cloned())),
        "activity" => Some(row_of(workbook, id)).filter(|(_, parent)| parent.is_some()),
        "contribution" => {
            let link = workbook.contributions.get(id)?;
            let goal = link.goal.clone().filter(|goal| forest.contains(goal))?;
            Some((link.activity.clone()?, Some(goal)))
        }
        "indicator" => {
            let links =
                workbook.pointing_at(id, "indicator-link").filter_map(|link| workbook.indicator_links.get(link));
            let goal = links.filter_map(|link| link.goal.clone()).find(|goal| forest.contains(goal))?;
            let parent = forest.parent(&goal).cloned();
            Some((goal, parent))
        }
        _ => None,
    }
}

/// Goes to the record of a point: its row or box, unfolded, and with a field also there in the details.
pub fn go_to(workbench: Workbench, place: &Place) {
    let viewer = workbench.viewer;
    let record = &place.record;
    let row = show_row(workbench, record);
    let is_own = row.as_ref().is_some_and(|row| row.0 == *record);
    if row.is_none() {
        viewer.shown.set(Some(record.clone()));
    }
    if is_own && place.field.is_none() {
        return;
    }
    viewer.details_open.set(Some(true));
    let first = if record.table() == "workbook" { "title" } else { "text" };
    let wanted = place.field.unwrap_or(first);
    let controls = [wanted, &format!("{wanted}-value"), "strength", first].map(|field| control_id(record, field));
    // The row takes the focus first, so that the eye sees where; then the details are there.
    part::after_drawing(move || part::after_drawing(move || focus_control(&controls)));
}

/// Makes the row of a record the active one, in sight. `None` when it has none.
fn show_row(workbench: Workbench, record: &RecordId) -> Option<RowKey> {
    let viewer = workbench.viewer;
    let row: RowKey = workbench.peek(|workbook| row_for(workbook, record))?;
    let above: Vec<RecordId> = workbench.peek(|workbook| {
        let goal = row.1.as_ref();
        goal.into_iter().chain(goal.into_iter().flat_map(|goal| workbook.forest().ancestors(goal))).cloned().collect()
    });
    let is_outside = |only: &RecordId| *only != row.0 && !above.contains(only);
    if viewer.fold.with_untracked(|fold| fold.only_branch.as_ref().is_some_and(is_outside)) {
        viewer.fold.update(|fold| fold.only_branch = None);
    }
    if !super::super::wide() {
        viewer.attention_open.set(false);
    }
    gesture::show(workbench, row.clone());
    Some(row)
}

/// Gives the first of these that is there the focus, and unfolds what it is in.
fn focus_control(ids: &[String]) {
    if let Some(id) = ids.iter().find(|id| part::element(id).is_some()) {
        part::unfold_to(id);
    }
}

/// What one click does about it. What is made empty gets the caret; anything else offers the way back.
pub fn mend(workbench: Workbench, record: &RecordId, command: Command) {
    match command {
        Command::AddGoal { place, kind, text } if text.is_empty() => {
            show_row(workbench, record);
            gesture::new_goal(workbench, place, Some(kind));
        }
        Command::AddActivity { goal, after, text } if text.is_empty() => {
            show_row(workbench, record);
            gesture::new_activity(workbench, goal.as_ref(), after.as_ref());
        }
        Command::AddIndicator { goal: Some(goal), text } if text.is_empty() => {
            show_row(workbench, record);
            gesture::new_indicator(workbench, &goal);
        }
        Command::AddProviderOf { activity, text } if text.is_empty() => {
            workbench.viewer.question.set(Some(Question::Provider(activity)));
        }
        command => {
            let Some(step) = workbench.dispatch(command) else { return };
            workbench.notify(step.name.as_ref().map(step_sentence).unwrap_or_default(), true);
            // A goal that became an activity goes on under another name.
            let active = workbench.viewer.active;
            if let Some(row) = step.focus.filter(|row| row.0 != *record)
                && active.with_untracked(|active| active.as_ref().is_some_and(|(id, _)| id == record))
            {
                active.set(Some(row));
            }
        }
    }
    workbench.refresh_attention();
}

/// Does something that may take a point out of its list; the focus goes to the one beside it, or else to the panel.
pub fn keeping_focus(point: Option<web_sys::Element>, act: impl FnOnce()) {
    let beside = point.map(|point| [point.next_element_sibling(), point.previous_element_sibling()]);
    act();
    part::after_drawing(move || {
        if part::focused().is_some() {
            return;
        }
        let still_there = beside.into_iter().flatten().flatten().find(|point| point.is_connected());
        if still_there.is_some_and(|point| focus_button_in(&point)) {
            return;
        }
        match part::element("attention-title") {
            Some(title) => {
                let _ = title.focus();
            }
            None => part::keep_focus(),
        }
    });
}

/// Gives the first button in an element the focus; says whether there is one.
pub fn focus_button_in(element: &web_sys::Element) -> bool {
    let button = element.query_selector("button").ok().flatten();
    let button = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok());
    button.is_some_and(|button| button.focus().is_ok())
}
