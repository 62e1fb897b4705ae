//! The indicators with their figures: a row for every goal they say something about.

use super::rows::{Rows, figures_of, shown};
use super::sheet::{Cell, Sheet};
use super::{ExportError, Order};
use crate::gather::Sort;
use crate::model::{Reading, Workbook};
use crate::store::RecordId;

const COLUMNS: [&str; 11] = [
    "kind.indicator",
    "export.word.goal",
    "export.word.unit",
    "export.word.direction",
    "export.word.baseline",
    "export.word.baseline-day",
    "export.word.target",
    "export.word.target-day",
    "export.word.measured",
    "export.word.measured-day",
    "export.word.source",
];

pub(super) fn sheet(rows: &Rows<'_>, order: Order<'_>) -> Result<Sheet, ExportError> {
    let mut sheet = Sheet::default();
    sheet.add(COLUMNS.iter().map(|key| Cell::Text((order.words)(key))).collect())?;
    let mut goal: Vec<(usize, &str)> = Vec::new();
    for row in &rows.lines {
        while goal.last().is_some_and(|(level, _)| *level >= row.level) {
            goal.pop();
        }
        if row.is_goal() {
            goal.push((row.level, shown(row.text)));
        }
        let Some(indicator) = rows.workbook.indicators.get(row.id) else { continue };
        let figures = figures_of(indicator);
        let direction =
            indicator.direction.map(|direction| (order.words)(&format!("choice.direction.{}", direction.word())));
        let last = last_measured(rows.workbook, row.id);
        sheet.add(vec![
            Cell::text(shown(row.text)),
            Cell::text(goal.last().map_or("", |(_, text)| text)),
            Cell::text(&figures.unit),
            Cell::text(&direction.unwrap_or_default()),
            Cell::value(&figures.baseline),
            Cell::day(&figures.baseline.day.0),
            Cell::value(&figures.target),
            Cell::day(&figures.target.day.0),
            last.map_or(Cell::Empty, Cell::value),
            last.map_or(Cell::Empty, |reading| Cell::day(&reading.day.0)),
            Cell::text(&figures.source),
        ])?;
    }
    Ok(sheet)
}

/// The newest reading of an indicator: by its day as it was written, then by its id.
fn last_measured<'a>(workbook: &'a Workbook, indicator: &RecordId) -> Option<&'a Reading> {
    let readings = workbook.pointing_at(indicator, "measurement").filter_map(|id| workbook.measurements.get(id));
    let mut readings: Vec<&Reading> =
        readings.filter(|reading| !reading.former_baseline).filter_map(|reading| reading.reading.as_ref()).collect();
    readings.put_in_order(|a, b| a.day.cmp(&b.day));
    readings.pop()
}
