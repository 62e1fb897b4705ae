//! Rows of cells from CSV, from cells with tabs between them, and from rows between upright lines.

use super::ImportError;
use crate::format::paste;
use csv::{ReaderBuilder, StringRecord};

/// The rows of a table.
pub(super) struct Rows {
    pub(super) records: Vec<StringRecord>,
    /// A quote was opened and never closed: what stands behind it is one cell.
    pub(super) has_open_quote: bool,
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

/// Reads the rows. The separator is the one that Excel names in a first line (`sep=;`), a tab in a `.tsv`, or
/// the one that gives most rows the same number of cells.
pub(super) fn rows_of(text: &str, extension: &str) -> Result<Rows, ImportError> {
    if let Some(records) = upright(text) {
        return Ok(Rows { records, has_open_quote: false });
    }
    let named = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'));
    let named = named.filter(|(separator, _)| separator.trim_end_matches('\r').len() == 1);
    let (separator, body) = match named.and_then(|(separator, body)| Some((*separator.as_bytes().first()?, body))) {
        Some((separator, body)) => (separator, body),
        None if matches!(extension, "tsv" | "tab") => (b'\t', text),
        None => (separator_of(start_of(text)), text),
    };
    let mut records = Vec::new();
    for record in reader(body, separator).into_records() {
        // Only bytes that are no UTF-8 could fail, and this is text.
        let record = record.map_err(|_| ImportError::NotText)?;
        records.push(record);
    }
    let is_open = body.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let runs_on = records.last().is_some_and(|record| record.iter().any(|cell| cell.contains('\n')));
    Ok(Rows { records, has_open_quote: is_open && runs_on })
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
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
        let rows = reader(start, separator).into_records().take(50).filter_map(Result::ok);
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

    fn cells(text: &str) -> Vec<Vec<String>> {
        let rows = rows_of(text, "").unwrap();
        rows.records.iter().map(|record| record.iter().map(str::to_owned).collect()).collect()
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
        assert!(rows_of("a;b\n\"c;d\ne;f\n", "csv").unwrap().has_open_quote);
        assert!(!rows_of("a;b\nbuis 5\";d\ne;f\n", "csv").unwrap().has_open_quote);
    }
}
