//! A table of shares as tints, with the numbers in them.

use super::look::{Anchor, INK, LINE, MUTED, Paint, Type};
use super::sheet::{EDGE, Sheet, WIDTH, rect};
use super::words::{NOTHING, share};
use super::{Picture, Words};
use crate::weigh::{number, whole};

/// From nothing to all, in steps that the dark theme has too; ink can be read on each.
const TINTS: [Paint; 11] = [
    Paint { class: "wb-pic-tint-0", hex: "#ffffff" },
    Paint { class: "wb-pic-tint-1", hex: "#f1f5f3" },
    Paint { class: "wb-pic-tint-2", hex: "#e3ebe7" },
    Paint { class: "wb-pic-tint-3", hex: "#d5e0db" },
    Paint { class: "wb-pic-tint-4", hex: "#c7d6cf" },
    Paint { class: "wb-pic-tint-5", hex: "#b9ccc4" },
    Paint { class: "wb-pic-tint-6", hex: "#abc2b8" },
    Paint { class: "wb-pic-tint-7", hex: "#9db8ac" },
    Paint { class: "wb-pic-tint-8", hex: "#8fada0" },
    Paint { class: "wb-pic-tint-9", hex: "#81a394" },
    Paint { class: "wb-pic-tint-10", hex: "#739988" },
];

const NAMES: f64 = 232.0;
/// A column holds "100" with some room.
const LEAST_COLUMN: f64 = 33.0;
/// Narrower columns have their names upwards.
const LYING_COLUMN: f64 = 72.0;
const UPRIGHT_HEAD: f64 = 150.0;

/// A heat map: rows by columns, each cell of 0..1 as a tint with its whole percents in it, `None` as a dash.
///
/// The percent sign stands in the cells as far as columns are wide enough. Rows and columns without a cell show dashes.
pub fn heat(words: &Words, rows: &[String], columns: &[String], cells: &[Vec<Option<f64>>]) -> Picture {
    let count = number(columns.len());
    let least = EDGE * 2.0 + NAMES + count * LEAST_COLUMN;
    let mut sheet = Sheet::wide(words, least.max(WIDTH));
    if rows.is_empty() || columns.is_empty() {
        return sheet.finish(words);
    }
    let left = EDGE + NAMES;
    let column = ((sheet.right() - left) / count).min(200.0);
    heads(&mut sheet, columns, left, column);
    let height = if rows.len() > 10 { 44.0 } else { 54.0 };
    for (at, row) in rows.iter().enumerate() {
        let (top, middle) = (sheet.y, sheet.y + height / 2.0);
        let look = Type::LABEL.of(if rows.len() > 10 { 16.0 } else { 18.0 });
        sheet.text_around(EDGE, middle, &look.lines(row, NAMES - 16.0, 2), look);
        for place in 0..columns.len() {
            let cell = cells.get(at).and_then(|row| row.get(place)).copied().flatten().and_then(share);
            let x = left + number(place) * column;
            draw_cell(&mut sheet, words, cell, (x, top, column, height));
        }
        sheet.y += height;
    }
    sheet.finish(words)
}

/// The names of the columns, lying where they fit and else upwards.
fn heads(sheet: &mut Sheet, columns: &[String], left: f64, column: f64) {
    let look = Type::SMALL.in_paint(INK);
    let middle = |at: usize| left + (number(at) + 0.5) * column;
    let is_short = |name: &String| look.width(&look.fit(name, UPRIGHT_HEAD)) <= column - 8.0;
    if column >= LYING_COLUMN || columns.iter().all(is_short) {
        let heads: Vec<Vec<String>> = columns.iter().map(|name| look.lines(name, column - 8.0, 3)).collect();
        let most = heads.iter().map(Vec::len).max().unwrap_or_default();
        let bottom = sheet.y + number(most) * look.leading();
        for (at, lines) in heads.iter().enumerate() {
            let top = bottom - number(lines.len()) * look.leading();
            for (line, text) in lines.iter().enumerate() {
                sheet.text(middle(at), top + number(line) * look.leading() + 15.0, text, look);
            }
        }
        sheet.y = bottom + 10.0;
    } else {
        let look = look.at(Anchor::Start);
        let names: Vec<String> = columns.iter().map(|name| look.fit(name, UPRIGHT_HEAD)).collect();
        sheet.y += names.iter().map(|name| look.width(name)).fold(0.0, f64::max) + 10.0;
        for (at, name) in names.iter().enumerate() {
            sheet.text_upwards(middle(at) + 5.0, sheet.y - 8.0, name, look);
        }
    }
}

fn draw_cell(sheet: &mut Sheet, words: &Words, cell: Option<f64>, (x, y, width, height): (f64, f64, f64, f64)) {
    let shape = rect(x + 1.0, y + 1.0, width - 2.0, height - 2.0, 3.0);
    let step = usize::try_from(whole(cell.unwrap_or_default() * 10.0 + 0.5)).unwrap_or_default();
    sheet.fill(&shape, TINTS.get(step).copied().unwrap_or(const { TINTS[10] }));
    sheet.stroke(&shape, LINE, 1.0);
    let is_wide = width >= 66.0;
    let look = Type::LABEL.of(if is_wide { 18.0 } else { 14.0 }).at(Anchor::Middle);
    let (text, paint) = match cell {
        None => (NOTHING.to_owned(), MUTED),
        Some(part) if is_wide => (words.percent(part, 0), INK),
        Some(part) => (words.decimal(part * 100.0, 0), INK),
    };
    let is_most = cell.is_some_and(|part| part >= 0.5);
    sheet.text(x + width / 2.0, y + height / 2.0 + look.size * 0.35, &text, look.in_paint(paint).bold(is_most));
}
