//! How far a weight may move before somebody else comes first.

use super::axis::{AXIS_HEIGHT, Axis};
use super::look::{Anchor, INK, LINE, MUTED, TRACK, Type};
use super::sheet::{EDGE, Sheet, line, polygon, rect};
use super::value::{Area, name, part};
use super::words::{NOTHING, share};
use super::{Picture, Words};

/// A value, its weight, and the weights between which the leader stays first.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalRow {
    /// The value's name.
    pub label: String,
    /// Its code, which chooses colour and pattern.
    pub code: String,
    /// Its weight now, 0..1.
    pub now: f64,
    /// The least weight at which the leader is still first, 0..1.
    pub from: f64,
    /// The most.
    pub to: f64,
}

const NAMES: f64 = 250.0;
const NUMBERS: f64 = 190.0;
const ROW: f64 = 66.0;
const BAND: f64 = 26.0;

/// A band per value between the weights at which the leader stays first, with the weight now as a line.
pub fn intervals(words: &Words, rows: &[IntervalRow]) -> Picture {
    let mut sheet = Sheet::new(words);
    if rows.is_empty() {
        return sheet.finish(words);
    }
    let right = sheet.right();
    let axis = Axis::new(EDGE + NAMES + 14.0, right - NUMBERS - 24.0, 0.0, 1.0, 0.2);
    let bottom = sheet.y + super::super::number(rows.len()) * ROW;
    axis.draw(&mut sheet, bottom, |tick| words.percent(tick, 0));
    for row in rows {
        let middle = sheet.y + ROW / 2.0 + 3.0;
        let (top, foot) = (middle - BAND / 2.0, middle + BAND / 2.0);
        sheet.fill(&rect(axis.left, top, axis.right - axis.left, BAND, 4.0), TRACK);
        sheet.stroke(&rect(axis.left, top, axis.right - axis.left, BAND, 4.0), LINE, 1.0);
        name(&mut sheet, EDGE, middle, NAMES, &row.label, &row.code);
        let band = share(row.from).zip(share(row.to)).map(|(from, to)| (from.min(to), from.max(to)));
        let mut text = NOTHING.to_owned();
        if let Some((from, to)) = band {
            let (x, end) = (axis.at(from), axis.at(to));
            let width = (end - x).max(3.0);
            let x = x.min(axis.right - width);
            part(&mut sheet, &row.code, Area { x, y: top, width, height: BAND }, &[]);
            text = format!("{} – {}", words.decimal(from * 100.0, 1), words.percent(to, 1));
        }
        if let Some(now) = share(row.now) {
            let x = axis.at(now);
            sheet.line_apart(&line(x, top - 3.0, x, foot + 5.0), INK, 3.0);
            sheet.fill_apart(&polygon(x, top - 12.0, &[(-7.0, 0.0), (7.0, 0.0), (0.0, 11.0)]), INK);
        }
        let look = Type::LABEL.at(Anchor::End);
        sheet.text(right, middle - 5.0, &text, look.bold(true));
        let look = look.of(16.0).in_paint(MUTED);
        let now = words.percent(share(row.now).unwrap_or(f64::NAN), 1);
        sheet.text(right, middle + 17.0, &now, look);
        let flag = right - look.width(&now) - 13.0;
        sheet.fill(&polygon(flag, middle + 6.5, &[(-5.5, 0.0), (5.5, 0.0), (0.0, 9.0)]), INK);
        sheet.y += ROW;
    }
    sheet.y += AXIS_HEIGHT;
    sheet.finish(words)
}
