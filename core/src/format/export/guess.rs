//! What a reader would take a goal for that does not tell its kind.

use super::rows::Rows;
use crate::command::natural_child;
use crate::format::import::PieceKind;
use crate::model::GoalKind;

/// The kind a reader guesses for every row, as [`crate::format::import::Import::kinds`] does at the top of a workbook.
pub(super) fn guesses(rows: &Rows<'_>) -> Vec<GoalKind> {
    let levels = rows.lines.iter().filter(|row| row.is_goal()).map(|row| row.level + 1).max().unwrap_or(0);
    let first = if levels < 3 { GoalKind::Outcome } else { GoalKind::Ambition };
    let mut above: Vec<(usize, GoalKind)> = Vec::new();
    rows.outlined()
        .map(|row| {
            while above.last().is_some_and(|(level, _)| *level >= row.level) {
                above.pop();
            }
            let natural = above.last().map_or(first, |(_, kind)| natural_child(Some(*kind)));
            if row.is_goal() {
                let kind = if let Some(PieceKind::Goal(kind)) = row.kind { kind } else { natural };
                above.push((row.level, kind));
            }
            natural
        })
        .collect()
}
