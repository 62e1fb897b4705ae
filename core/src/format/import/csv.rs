//! Rows of cells from CSV, from cells with tabs between them, and from rows between upright lines.

use super::ImportError;
use crate::format::paste;
use csv::{ReaderBuilder, StringRecord, StringRecordsIntoIter};
use std::collections::VecDeque;
use std::io::{Cursor, Read};

/// The rows of a table, one after the other.
pub(super) struct Rows {
    /// Those that were looked at already.
    first: VecDeque<StringRecord>,
    rest: Rest,
    bytes: usize,
    /// The quotes do not come in pairs.
    has_odd_quotes: bool,
    /// The last row so far has lines within a cell.
    runs_on: bool,
}

/// Where the rows come from.
enum Rest {
    Upright(std::vec::IntoIter<StringRecord>),
    Cells(Box<StringRecordsIntoIter<Cursor<Vec<u8>>>>),
}

/// What may stand between cells, the likeliest in the Netherlands first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// How much of a text is looked at to know its form, in bytes.
const START: usize = 64 * 1024;

/// The first whole lines of a text: enough to know its form by.
pub(super) fn start_of(text: &str) -> &str {
    if text.len() <= START {
        return text;
    }
    let mut end = START;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or(text);
    start.rfind('\n').and_then(|end| start.get(..=end)).unwrap_or(start)
}

impl Rows {
    /// The rows of a text. The separator is the one that Excel names in a first line (`sep=;`), a tab in a `.tsv`,
    /// or the one that gives most rows the same number of cells.
    pub(super) fn of(text: &str, extension: &str) -> Self {
        let rows = |rest, text: &str| Self {
            first: VecDeque::new(),
            rest,
            bytes: text.len(),
            has_odd_quotes: text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1,
            runs_on: false,
        };
        if let Some(records) = upright(text) {
            return rows(Rest::Upright(records.into_iter()), text);
        }
        let named = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'));
        let named = named.filter(|(separator, _)| separator.trim_end_matches('\r').len() == 1);
        let (separator, body) = match named.and_then(|(separator, body)| Some((*separator.as_bytes().first()?, body))) {
            Some((separator, body)) => (separator, body),
            None if matches!(extension, "tsv" | "tab") => (b'\t', text),
            None => (separator_of(start_of(text)), text),
        };
        rows(Rest::Cells(Box::new(reader(Cursor::new(body.into()), separator).into_records())), body)
    }

    /// The next row; `None` behind the last.
    pub(super) fn next_row(&mut self) -> Result<Option<StringRecord>, ImportError> {
        let read = match (self.first.pop_front(), &mut self.rest) {
            (Some(row), _) => return Ok(Some(row)),
            (None, Rest::Upright(rows)) => rows.next(),
            // Only bytes that are no UTF-8 could fail, and this is text.
            (None, Rest::Cells(rows)) => rows.next().transpose().map_err(|_| ImportError::NotText)?,
        };
        if let Some(row) = &read {
            self.runs_on = row.iter().any(|cell| cell.contains('\n'));
        }
        Ok(read)
    }

    /// The first rows, at most so many, which [`Rows::next_row`] still gives.
    pub(super) fn first(&mut self, count: usize) -> Result<&[StringRecord], ImportError> {
        while self.first.len() < count {
            let known = std::mem::take(&mut self.first);
            let next = self.next_row()?;
            self.first = known;
            match next {
                Some(row) => self.first.push_back(row),
                None => break,
            }
        }
        let first = self.first.make_contiguous();
        Ok(first.get(..count).unwrap_or(first))
    }

    /// How much was read, from 0 to 1.
    #[allow(clippy::cast_precision_loss, reason = "a share")]
    pub(super) fn progress(&self) -> f64 {
        match &self.rest {
            Rest::Cells(rows) => rows.reader().position().byte() as f64 / self.bytes.max(1) as f64,
            Rest::Upright(rows) => 1.0 / (1.0 + rows.len() as f64),
        }
    }

    /// A quote was opened and never closed: what stands behind it is one cell. Known when all was read.
    pub(super) fn has_open_quote(&self) -> bool {
        self.has_odd_quotes && self.runs_on && matches!(self.rest, Rest::Cells(_))
    }
}

fn reader<R: Read>(text: R, separator: u8) -> csv::Reader<R> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text)
}

/// The rows between upright lines of Markdown, when there is nothing else.
fn upright(text: &str) -> Option<Vec<StringRecord>> {
    if !text.trim_start().starts_with('|') {
        return None;
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let rows = lines.map(paste::upright_cells).collect::<Option<Vec<_>>>()?;
    let is_ruled = |row: &Vec<String>| row.iter().all(|cell| paste::is_drawn(cell));
    Some(rows.into_iter().filter(|row| !is_ruled(row)).map(StringRecord::from).collect())
}

/// The separator by which most rows have the same number of cells. Where several do, the likeliest: a comma in a
/// number comes before the semicolon behind it.
fn separator_of(start: &str) -> u8 {
    let mut best = (0_usize, b';');
    for separator in SEPARATORS {
        let rows = reader(start.as_bytes(), separator).into_records().take(50).filter_map(Result::ok);
        let widths: Vec<usize> = rows.map(|record| record.len()).filter(|width| *width > 1).collect();
        let agreeing = |width: &usize| widths.iter().filter(|other| *other == width).count();
        let most = widths.iter().map(agreeing).max().unwrap_or(0);
        if most > best.0 {
            best = (most, separator);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, extension: &str) -> (Vec<Vec<String>>, bool) {
        let mut rows = Rows::of(text, extension);
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            all.push(row.iter().map(str::to_owned).collect());
        }
        (all, rows.has_open_quote())
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text, "").0
    }

    #[test]
    fn the_separator_is_found_also_among_commas_and_quotes() {
        for text in
            ["a;b\nc, d;e\n", "a\tb\n\"c, d\"\te\n", "a,b\n\"c, d\",e\n", "a|b\nc, d|e\n", "sep=;\na;b\nc, d;e\n"]
        {
            assert_eq!(cells(text), [["a", "b"], ["c, d", "e"]], "{text}");
        }
        assert_eq!(cells("| a | b |\n|---|:-:|\n| c, d | e |"), [[" a ", " b "], [" c, d ", " e "]]);
        assert_eq!(cells("1,5;2,5\n3,5;4,5"), [["1,5", "2,5"], ["3,5", "4,5"]]);
    }

    #[test]
    fn a_quote_that_is_not_closed_is_noticed_and_an_inch_is_not() {
        assert!(read("a;b\n\"c;d\ne;f\n", "csv").1);
        assert!(!read("a;b\nbuis 5\";d\ne;f\n", "csv").1);
    }
}
