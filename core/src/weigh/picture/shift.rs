//! From one round to the next.

use super::axis::{AXIS_HEIGHT, Axis};
use super::look::{ACCENT, Anchor, INK, LINE, MUTED, Type};
use super::sheet::{EDGE, Sheet, circle, line, polygon};
use super::value::name;
use super::words::share;
use super::{Picture, Words};

/// A value, and how much weight it had and has.
#[derive(Clone, Debug, PartialEq)]
pub struct ShiftRow {
    /// The value's name.
    pub label: String,
    /// Its code, which chooses colour and pattern.
    pub code: String,
    /// Its weight in the round before, 0..1; no number shows a dash.
    pub before: f64,
    /// Its weight in this round, 0..1.
    pub after: f64,
}

const NAMES: f64 = 230.0;
/// The room for each of the three numbers.
const NUMBER: f64 = 84.0;
const ROW: f64 = 62.0;
/// How large the signs of the rounds are.
const RADIUS: f64 = 10.0;

/// An arrow per value from the round before (open) to this one (closed), with both numbers and the difference.
pub fn shift(words: &Words, rows: &[ShiftRow], before: &str, after: &str) -> Picture {
    let mut sheet = Sheet::new(words);
    if rows.is_empty() {
        return sheet.finish(words);
    }
    let shares = || rows.iter().flat_map(|row| [row.before, row.after]).filter_map(share);
    let (least, largest) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
    let right = sheet.right();
    let axis = Axis::between_shares(EDGE + NAMES + 18.0, right - 3.0 * NUMBER - 18.0, least, largest);
    heads(&mut sheet, before, after);
    let bottom = sheet.y + super::super::number(rows.len()) * ROW;
    axis.draw(&mut sheet, bottom, |tick| words.percent(tick, 0));
    for row in rows {
        let middle = sheet.y + ROW / 2.0;
        sheet.stroke(&line(axis.left, middle, axis.right, middle), LINE, 1.0);
        name(&mut sheet, EDGE, middle, NAMES, &row.label, &row.code);
        let (from, to) = (share(row.before), share(row.after));
        if let (Some(from), Some(to)) = (from, to) {
            arrow(&mut sheet, axis.at(from), axis.at(to), middle);
        }
        for (share, is_now) in [(from, false), (to, true)] {
            if let Some(share) = share {
                sign(&mut sheet, axis.at(share), middle, is_now);
            }
        }
        let (from, to) = (from.unwrap_or(f64::NAN), to.unwrap_or(f64::NAN));
        let look = Type::LABEL.at(Anchor::End);
        let foot = middle + 6.3;
        sheet.text(right - 2.0 * NUMBER, foot, &words.percent(from, 1), look.in_paint(MUTED));
        sheet.text(right - NUMBER, foot, &words.percent(to, 1), look.bold(true));
        sheet.text(right, foot, &words.difference((to - from) * 100.0, 1), look);
        sheet.y += ROW;
    }
    sheet.y += AXIS_HEIGHT;
    sheet.finish(words)
}

/// The names of the rounds with their signs, above the numbers.
fn heads(sheet: &mut Sheet, before: &str, after: &str) {
    let look = Type::SMALL.at(Anchor::End).in_paint(INK);
    let room = 200.0;
    let right = sheet.right() - NUMBER;
    let (before, after) = (look.fit(before, room), look.fit(after, room));
    let middle = sheet.y + 10.0;
    sheet.text(right, middle + 5.6, &after, look.bold(true));
    let x = right - look.bold(true).width(&after) - RADIUS - 8.0;
    sign(sheet, x, middle, true);
    let right = (x - RADIUS - 26.0).min(right - NUMBER);
    sheet.text(right, middle + 5.6, &before, look);
    sign(sheet, right - look.width(&before) - RADIUS - 8.0, middle, false);
    sheet.y += 34.0;
}

fn sign(sheet: &mut Sheet, x: f64, y: f64, is_now: bool) {
    if is_now {
        sheet.fill_apart(&circle(x, y, RADIUS - 2.5), ACCENT);
    } else {
        sheet.ring(&circle(x, y, RADIUS), MUTED, 2.5);
    }
}

/// The way between the signs, with a head where there is room for it.
fn arrow(sheet: &mut Sheet, from: f64, to: f64, y: f64) {
    let length = (to - from).abs();
    if length <= RADIUS * 2.0 {
        return;
    }
    let forward = if to > from { 1.0 } else { -1.0 };
    let end = to - forward * (RADIUS - 1.5);
    sheet.stroke(&line(from + forward * RADIUS, y, end - forward * 4.0, y), ACCENT, 3.0);
    if length > RADIUS * 2.0 + 10.0 {
        sheet.fill(&polygon(end, y, &[(0.0, 0.0), (-12.0 * forward, -7.0), (-12.0 * forward, 7.0)]), ACCENT);
    }
}
