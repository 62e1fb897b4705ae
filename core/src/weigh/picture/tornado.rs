//! How far the lead moves when one weight moves.

use super::axis::{AXIS_HEIGHT, Axis};
use super::look::{ACCENT, Anchor, INK, MUTED, TRACK, Type};
use super::sheet::{EDGE, Sheet, circle, line, rect};
use super::value::{Area, name, part};
use super::{Picture, Words};
use crate::gather::Sort;

/// A value, and how large the lead is at the two ends of its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoRow {
    /// The value's name.
    pub label: String,
    /// Its code, which chooses colour and pattern.
    pub code: String,
    /// The lead in points at the low end; negative when another leads.
    pub low: f64,
    /// At the high end.
    pub high: f64,
}

const NAMES: f64 = 250.0;
const ROW: f64 = 62.0;
const BAND: f64 = 30.0;
/// The room beside the scale for a number at the end of a bar.
const NUMBER: f64 = 76.0;
/// What is shown of a lead: there are 100 points.
const MOST: f64 = 1_000.0;

/// A bar per value from the lead at the low end of its weight (open sign) to that at the high end (closed sign), the
/// longest first. A line stands at the lead now, a thicker one at 0; left of that another leads.
pub fn tornado(words: &Words, rows: &[TornadoRow], now: f64, low: &str, high: &str) -> Picture {
    let mut sheet = Sheet::new(words);
    if rows.is_empty() {
        return sheet.finish(words);
    }
    let now = points(now).unwrap_or_default();
    let all = || rows.iter().flat_map(|row| [row.low, row.high]).filter_map(points).chain([now, 0.0]);
    let (least, most) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    let axis = Axis::around(EDGE + NAMES + NUMBER, sheet.right() - NUMBER, least, most);
    let mut order: Vec<&TornadoRow> = rows.iter().collect();
    order.put_in_order(|a, b| length(b).total_cmp(&length(a)));
    heads(&mut sheet, low, high);
    let (top, bottom) = (sheet.y + 22.0, sheet.y + 22.0 + super::super::number(rows.len()) * ROW);
    sheet.y = top;
    sheet.fill(&rect(axis.left, top, axis.at(0.0) - axis.left, bottom - top, 0.0), TRACK);
    axis.draw(&mut sheet, bottom, |tick| words.decimal(tick, usize::from(axis.is_fine())));
    sheet.stroke(&line(axis.at(0.0), top, axis.at(0.0), bottom + 4.0), INK, 2.5);
    for row in order {
        draw_row(&mut sheet, words, row, &axis);
        sheet.y += ROW;
    }
    let x = axis.at(now);
    sheet.line_apart(&line(x, top - 4.0, x, bottom), ACCENT, 2.5);
    let look = Type::LABEL.bold(true).at(Anchor::Middle).in_paint(ACCENT);
    sheet.text(x, top - 10.0, &words.decimal(now, 1), look);
    sheet.y += AXIS_HEIGHT;
    sheet.finish(words)
}

/// A lead that can be shown.
fn points(lead: f64) -> Option<f64> {
    (!lead.is_nan()).then(|| lead.clamp(-MOST, MOST))
}

/// How far the lead moves; nothing when one end is no number.
fn length(row: &TornadoRow) -> f64 {
    points(row.low).zip(points(row.high)).map_or(0.0, |(low, high)| (high - low).abs())
}

fn draw_row(sheet: &mut Sheet, words: &Words, row: &TornadoRow, axis: &Axis) {
    let middle = sheet.y + ROW / 2.0;
    name(sheet, EDGE, middle, NAMES, &row.label, &row.code);
    let (low, high) = (points(row.low), points(row.high));
    if let (Some(low), Some(high)) = (low, high) {
        let (x, end) = (axis.at(low.min(high)), axis.at(low.max(high)));
        let area = Area { x, y: middle - BAND / 2.0, width: (end - x).max(1.5), height: BAND };
        part(sheet, &row.code, area, &[]);
    }
    for (lead, other, is_high) in [(low, high, false), (high, low, true)] {
        let Some(lead) = lead else { continue };
        let is_right = other.is_none_or(|other| lead > other || is_high && lead >= other);
        sign(sheet, axis.at(lead), middle, is_high);
        let look = Type::LABEL.at(if is_right { Anchor::Start } else { Anchor::End });
        let beside = if is_right { 16.0 } else { -16.0 };
        sheet.text(axis.at(lead) + beside, middle + 6.3, &words.decimal(lead, 1), look);
    }
}

/// What the signs of the two ends mean.
fn heads(sheet: &mut Sheet, low: &str, high: &str) {
    let look = Type::SMALL.at(Anchor::Start).in_paint(INK);
    let middle = sheet.y + 10.0;
    let low = look.fit(low, 380.0);
    sign(sheet, EDGE + 9.0, middle, false);
    sheet.text(EDGE + 26.0, middle + 5.6, &low, look);
    let x = EDGE + 26.0 + look.width(&low) + 40.0;
    sign(sheet, x, middle, true);
    sheet.text(x + 17.0, middle + 5.6, &look.fit(high, 380.0), look);
    sheet.y += 30.0;
}

/// Open for the low end, closed for the high one.
fn sign(sheet: &mut Sheet, x: f64, y: f64, is_high: bool) {
    if is_high {
        sheet.fill_apart(&circle(x, y, 8.0), INK);
    } else {
        sheet.ring(&circle(x, y, 6.5), MUTED, 2.5);
    }
}
