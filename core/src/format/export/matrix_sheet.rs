//! The contributions as a matrix: activities with their providers down, goals across.

use super::rows::{Rows, providers_of, shown};
use super::sheet::{Cell, Sheet};
use super::{ExportError, Order};
use crate::command::link_id;
use crate::gather::Gather;
use crate::model::GoalKind;
use crate::store::RecordId;
use std::collections::BTreeSet;

/// What stands in a cell of a contribution of which nobody said how strong it is.
const UNKNOWN_STRENGTH: &str = "x";

pub(super) fn sheet(rows: &Rows<'_>, order: Order<'_>) -> Result<Sheet, ExportError> {
    let workbook = rows.workbook;
    let links = || rows.ids("activity").flat_map(|activity| workbook.pointing_at(activity, "contribution"));
    let served: BTreeSet<&RecordId> = links().filter_map(|id| workbook.contributions.get(id)?.goal.as_ref()).into_set();
    let is_subgoal = |id: &RecordId| workbook.goals.get(id).is_some_and(|goal| goal.kind == Some(GoalKind::Subgoal));
    // A subgoal that nothing serves is a gap that the matrix shows.
    let goals: Vec<&RecordId> = rows.ids("goal").filter(|id| served.contains(id) || is_subgoal(id)).collect();
    let mut sheet = Sheet::default();
    let name = |id: &RecordId| Cell::text(shown(workbook.text_of(id).unwrap_or_default()));
    let words = ["kind.activity", "kind.provider"].map(|key| Cell::Text((order.words)(key)));
    sheet.add(words.into_iter().chain(goals.iter().map(|id| name(id))).collect())?;
    for activity in rows.ids("activity") {
        let providers = providers_of(workbook, activity);
        let providers: Vec<&str> = providers.iter().map(|(_, text, _)| shown(text)).collect();
        let mut cells = vec![name(activity), Cell::text(&providers.join("\n"))];
        cells.extend(goals.iter().map(|goal| {
            match workbook.contributions.get(&link_id("contribution", activity, goal)) {
                None => Cell::Empty,
                Some(link) => link.strength.map_or_else(|| Cell::text(UNKNOWN_STRENGTH), Cell::Number),
            }
        }));
        sheet.add(cells)?;
    }
    Ok(sheet)
}
