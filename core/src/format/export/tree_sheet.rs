//! The tree as a table: a column for every level, the whole path on every row, so that it can be sorted and filtered.

use super::rows::{Row, Rows, figures_of, shown};
use super::sheet::{Cell, Sheet};
use super::{ExportError, Order};
use crate::format::import::PieceKind;

/// The columns behind the levels, by the keys of their words.
const COLUMNS: [&str; 11] = [
    "kind.activity",
    "kind.provider",
    "kind.indicator",
    "export.word.unit",
    "export.word.baseline",
    "export.word.baseline-day",
    "export.word.target",
    "export.word.target-day",
    "export.word.source",
    "export.word.kind",
    "export.word.note",
];

pub(super) fn sheet(rows: &Rows<'_>, order: Order<'_>) -> Result<Sheet, ExportError> {
    let depth = rows.lines.iter().filter(|row| row.is_goal()).map(|row| row.level + 1).max().unwrap_or(0);
    let mut sheet = Sheet::default();
    let levels = (0..depth).map(|level| heading(rows, level, order)).map(Cell::Text);
    sheet.add(levels.chain(COLUMNS.iter().map(|key| Cell::Text((order.words)(key)))).collect())?;
    let mut path: Vec<&str> = Vec::new();
    let mut activity = "";
    // An empty path stands for the one above it: what has no goal comes first.
    let first_loose = rows.lines.iter().rposition(Row::is_goal).map_or(0, |last| first_loose(rows, last));
    let (goals, loose) = rows.lines.split_at_checked(first_loose).unwrap_or((&rows.lines, &[]));
    for row in loose.iter().chain(goals) {
        match row.kind {
            Some(PieceKind::Activity) => {
                activity = shown(row.text);
                path.truncate(row.level);
            }
            Some(PieceKind::Provider) => {}
            Some(PieceKind::Indicator) => path.truncate(row.level),
            Some(PieceKind::Goal(_)) | None => {
                path.truncate(row.level);
                path.push(shown(row.text));
            }
        }
        let mut cells: Vec<Cell> = path.iter().map(|text| Cell::text(text)).collect();
        cells.resize(depth, Cell::Empty);
        cells.extend(facts(rows, row, activity, order));
        sheet.add(cells)?;
    }
    Ok(sheet)
}

/// Where the rows begin that belong to no goal: behind the last goal and what hangs below it.
fn first_loose(rows: &Rows<'_>, last: usize) -> usize {
    let behind = rows.lines.iter().skip(last + 1).position(|row| row.level == 0);
    behind.map_or(rows.lines.len(), |behind| last + 1 + behind)
}

/// What a level is called: by its kind when all goals on it are of one, else by its number.
fn heading(rows: &Rows<'_>, level: usize, order: Order<'_>) -> String {
    let mut kinds = rows.lines.iter().filter(|row| row.is_goal() && row.level == level).map(|row| row.kind);
    let first = kinds.next().flatten();
    match first.filter(|first| kinds.all(|kind| kind == Some(*first))) {
        Some(kind) => (order.words)(&format!("kind.{}", kind.word())),
        None => format!("{} {}", (order.words)("export.word.level"), level + 1),
    }
}

fn facts(rows: &Rows<'_>, row: &Row<'_>, activity: &str, order: Order<'_>) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; COLUMNS.len()];
    let mut put = |key: &str, cell: Cell| {
        let at = COLUMNS.iter().position(|column| *column == key);
        if let Some(place) = at.and_then(|at| cells.get_mut(at)) {
            *place = cell;
        }
    };
    match row.kind {
        Some(PieceKind::Activity) => put("kind.activity", Cell::text(shown(row.text))),
        Some(PieceKind::Provider) => {
            put("kind.activity", Cell::text(activity));
            put("kind.provider", Cell::text(shown(row.text)));
        }
        Some(PieceKind::Indicator) => put("kind.indicator", Cell::text(shown(row.text))),
        _ => {}
    }
    if let Some(indicator) = rows.workbook.indicators.get(row.id) {
        let figures = figures_of(indicator);
        put("export.word.unit", Cell::text(&figures.unit));
        put("export.word.source", Cell::text(&figures.source));
        put("export.word.baseline", Cell::value(&figures.baseline));
        put("export.word.baseline-day", Cell::day(&figures.baseline.day.0));
        put("export.word.target", Cell::value(&figures.target));
        put("export.word.target-day", Cell::day(&figures.target.day.0));
    }
    if let Some(kind) = row.kind {
        put("export.word.kind", Cell::text(&(order.words)(&format!("kind.{}", kind.word()))));
    }
    // What a provider is belongs to no activity: its note would come back as one of the activity.
    if row.kind != Some(PieceKind::Provider) {
        put("export.word.note", Cell::text(row.note));
    }
    cells
}
