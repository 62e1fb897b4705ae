//! A workbook of Excel (ECMA-376, SpreadsheetML): the tree, the indicators and the contributions, numbers as numbers
//! and dates as dates. Excel shows them in the language it is set to.

use super::opml::title;
use super::rows::Rows;
use super::sheet::{Cell, Sheet};
use super::xlsx_parts::{DATE_STYLE, HEADING_STYLE, TEXT_STYLE, parts};
use super::{ExportError, Order, indicator_sheet, matrix_sheet, tree_sheet, zip};
use crate::finding::Date;
use crate::format::branch::escaped;
use crate::model::number_value;
use std::fmt::Write as _;

/// The most rows, columns and characters in a cell of Excel.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
pub(super) const MOST_CHARACTERS: usize = 32_767;

pub(super) fn write(rows: &Rows<'_>, order: Order<'_>) -> Result<Vec<u8>, ExportError> {
    let sheets = [
        ("export.word.tree", tree_sheet::sheet(rows, order)?),
        ("export.word.indicators", indicator_sheet::sheet(rows, order)?),
        ("export.word.contributions", matrix_sheet::sheet(rows, order)?),
    ];
    if sheets.iter().any(|(_, sheet)| sheet.rows.len() > MOST_ROWS || sheet.width() > MOST_COLUMNS) {
        return Err(ExportError::TooLarge);
    }
    let names: Vec<String> = sheets.iter().map(|(key, _)| (order.words)(key)).collect();
    let mut all = parts(&names, &title(rows, order), order.day);
    for ((_, sheet), number) in sheets.iter().zip(1..) {
        all.push((format!("xl/worksheets/sheet{number}.xml"), worksheet(sheet)));
    }
    zip::pack(&all, order.day).ok_or(ExportError::TooLarge)
}

fn worksheet(sheet: &Sheet) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>\
         <sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><cols>",
    );
    for (at, width) in widths(sheet).into_iter().enumerate() {
        let _ = write!(out, "<col min=\"{0}\" max=\"{0}\" width=\"{width}\" customWidth=\"1\"/>", at + 1);
    }
    out.push_str("</cols><sheetData>");
    for (at, row) in sheet.rows.iter().enumerate() {
        let _ = write!(out, "<row r=\"{}\">", at + 1);
        for (column, cell) in row.iter().enumerate() {
            write_cell(&mut out, &format!("{}{}", letters(column), at + 1), cell, at == 0);
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    if let Some(last) = sheet.width().checked_sub(1) {
        let _ = write!(out, "<autoFilter ref=\"A1:{}{}\"/>", letters(last), sheet.rows.len());
    }
    out.push_str("</worksheet>");
    out
}

fn write_cell(out: &mut String, place: &str, cell: &Cell, is_heading: bool) {
    let _ = match cell {
        Cell::Empty => Ok(()),
        Cell::Number(number) => write!(out, "<c r=\"{place}\"><v>{}</v></c>", number_value(*number)),
        Cell::Day(day) => match serial(*day) {
            Some(serial) => write!(out, "<c r=\"{place}\" s=\"{DATE_STYLE}\"><v>{serial}</v></c>"),
            None => write_text(out, place, &super::sheet::dutch_day(*day), TEXT_STYLE),
        },
        Cell::Text(text) => write_text(out, place, text, if is_heading { HEADING_STYLE } else { TEXT_STYLE }),
    };
}

fn write_text(out: &mut String, place: &str, text: &str, style: u8) -> std::fmt::Result {
    // Excel counts in units of UTF-16, and reads _x000D_ as a character.
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_CHARACTERS
    };
    let text: String = text.chars().take_while(fits).collect();
    let text = escaped(&text).replace("_x", "_x005F_x");
    write!(out, "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

/// The name of a column: A to Z, then AA and on.
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        name.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

/// How wide each column is, in characters: as its longest text, within what reads well.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let mut widths = vec![8; sheet.width()];
    for row in &sheet.rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            let length = match cell {
                Cell::Text(text) => text.chars().take(60).count(),
                _ => 10,
            };
            *width = length.clamp(*width, 60);
        }
    }
    widths
}

/// A day as Excel counts it: from 1 January 1900 as 1, with a 29 February that never was; `None` before March 1900.
fn serial(day: Date) -> Option<i64> {
    // Days since 1 March of the year 0 (Howard Hinnant, `days_from_civil`, 2013).
    let (month, since) = (i64::from(day.month), i64::from(day.day));
    let year = i64::from(day.year) - i64::from(month <= 2);
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + since - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(days - 693_899).filter(|serial| *serial > 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_of_excel() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn days_count_as_in_excel() {
        let serial_of = |text: &str| serial(Date::parse(text).unwrap());
        assert_eq!(serial_of("1900-03-01"), Some(61));
        assert_eq!(serial_of("2026-11-22"), Some(46_348));
        assert_eq!(serial_of("2000-02-29"), Some(36_585));
        assert_eq!(serial_of("1899-12-31"), None);
    }
}
