//! The columns of a table: what they hold, and the row that names them.

use super::ImportError;
use super::csv::Rows;
use crate::format::column::{self, Column, Heading};
use crate::format::paste;
use crate::model::GoalKind;
use csv::StringRecord;

/// Rows in which the names of the columns are looked for: a budget has a title above them.
pub(super) const FIRST_ROWS: usize = 10;

/// A row with more cells names no columns: nobody makes such a table, and a name takes time to know.
const MOST_NAMES: usize = 500;

/// A column: what it holds, when we know, and its name.
#[derive(Clone, Debug, Default)]
pub(super) struct Use {
    pub(super) heading: Option<Heading>,
    pub(super) name: String,
}

impl Use {
    fn of(cell: &str) -> Self {
        let name = paste::one_line(cell);
        Self { heading: column::heading(&name), name }
    }

    /// What it holds; `None` when we do not know.
    pub(super) fn column(&self) -> Option<Column> {
        self.heading.as_ref().map(|heading| heading.column)
    }

    /// The year in its name; empty when there is none.
    pub(super) fn year(&self) -> &str {
        self.heading.as_ref().map_or("", |heading| &heading.year)
    }

    /// A cell of it, as a line of a note.
    pub(super) fn noted(&self, cell: &str) -> String {
        if self.name.is_empty() { cell.to_owned() } else { format!("{}: {cell}", self.name) }
    }
}

/// Whether one of the first rows names the columns.
pub(super) fn has_heading(rows: &mut Rows) -> Result<bool, ImportError> {
    Ok(heading_row(rows.first(FIRST_ROWS)?).is_some_and(|(_, columns)| holds_pieces(&columns)))
}

/// Whether one of the first rows says where the names of goals are, or what hangs below what.
pub(super) fn tells_pieces(rows: &mut Rows) -> Result<bool, ImportError> {
    let heading = heading_row(rows.first(FIRST_ROWS)?);
    Ok(heading.is_some_and(|(_, columns)| holds_pieces(&columns) || names_parents(&columns)))
}

/// Whether a column says what hangs below what.
pub(super) fn names_parents(columns: &[Use]) -> bool {
    columns.iter().any(|column| column.column() == Some(Column::Parent))
}

pub(super) fn holds_pieces(columns: &[Use]) -> bool {
    columns.iter().any(|column| column.column().is_some_and(Column::holds_pieces))
}

pub(super) fn heading_row(records: &[StringRecord]) -> Option<(usize, Vec<Use>)> {
    let mut first = records.iter().enumerate().filter(|(_, record)| record.len() <= MOST_NAMES);
    first.find_map(|(at, record)| {
        let columns: Vec<Use> = record.iter().map(Use::of).collect();
        let known = columns.iter().filter(|column| column.heading.is_some()).count();
        (known >= 2).then_some((at, columns))
    })
}

/// Columns of the same high kind beside each other are levels below each other; a column of plain names is a
/// level where nothing else is.
pub(super) fn step_down(columns: &mut [Use], has_pieces: bool) {
    let mut last: Option<GoalKind> = None;
    for column in columns {
        let Some(heading) = &mut column.heading else { continue };
        match &mut heading.column {
            Column::Level(Some(kind)) => {
                if last == Some(*kind) && matches!(*kind, GoalKind::Ambition | GoalKind::Outcome) {
                    *kind = crate::command::natural_child(Some(*kind));
                }
                last = Some(*kind);
            }
            Column::Name if !has_pieces => heading.column = Column::Level(None),
            // A number or name of the row itself: a fact like any other.
            Column::Name | Column::Id => column.heading = None,
            _ => {}
        }
    }
}
