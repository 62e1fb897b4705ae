//! A table before it is CSV or a sheet of a spreadsheet.

use super::{ExportError, MAX_EXPORT_BYTES};
use crate::finding::Date;
use crate::model::Reading;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Day(Date),
}

impl Cell {
    pub(super) fn text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// The value of a reading: a number when it is one without doubt and nothing else.
    pub(super) fn value(reading: &Reading) -> Self {
        let is_bare = reading.value.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+'));
        match reading.number().filter(|_| is_bare) {
            Some(number) => Self::Number(number),
            None => Self::text(&reading.value),
        }
    }

    /// A day: a date when it was given as one.
    pub(super) fn day(day: &str) -> Self {
        Date::parse(day.trim()).map_or_else(|| Self::text(day), Self::Day)
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Empty => 1,
            Self::Text(text) => text.len() + 1,
            Self::Number(_) | Self::Day(_) => 12,
        }
    }
}

/// Rows of cells; the first names the columns.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) rows: Vec<Vec<Cell>>,
    bytes: usize,
}

impl Sheet {
    /// Adds a row; cells that are empty at its end are left out.
    pub(super) fn add(&mut self, mut row: Vec<Cell>) -> Result<(), ExportError> {
        while row.last().is_some_and(|cell| *cell == Cell::Empty) {
            row.pop();
        }
        self.bytes += row.iter().map(Cell::bytes).sum::<usize>();
        self.rows.push(row);
        if self.bytes > MAX_EXPORT_BYTES { Err(ExportError::TooLarge) } else { Ok(()) }
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// A day as the Dutch write it in a table, which Excel reads as a date.
pub(super) fn dutch_day(day: Date) -> String {
    format!("{:02}-{:02}-{:04}", day.day, day.month, day.year)
}
