//! How values look: a colour and a pattern of their own (`style/tokens.css`, `style/part/badge.css`; a test holds the
//! colours equal).

use super::look::{Anchor, ON, Paint, Type, tidied};
use super::sheet::{Sheet, rect};
use crate::format::svg::number;
use std::fmt::Write as _;

/// From one stripe to the next.
const GAP: f64 = 9.0;

/// What lies over a colour.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Pattern {
    Plain,
    /// As a backslash.
    Falling,
    /// As a slash.
    Rising,
    Lying,
    Standing,
    Dotted,
    /// Rising and falling.
    Crossed,
    /// Lying and standing.
    Grid,
    /// Falling, as wide as what is between.
    Broad,
}

/// A value's code as the page knows it, its colour and its pattern.
struct Look(&'static str, &'static str, Pattern);

/// The five core values, then those a group added.
const CORE: [Look; 5] = [
    Look("equality", "#3a73c6", Pattern::Plain),
    Look("efficiency", "#a85c10", Pattern::Falling),
    Look("welfare", "#0c461c", Pattern::Dotted),
    Look("freedom", "#6b1066", Pattern::Rising),
    Look("safety", "#6f6072", Pattern::Lying),
];
const OWN: [Look; 4] = [
    Look("own-1", "#9c1f3e", Pattern::Standing),
    Look("own-2", "#0b6b72", Pattern::Crossed),
    Look("own-3", "#5c5a00", Pattern::Grid),
    Look("own-4", "#3f4756", Pattern::Broad),
];

/// How a value looks; one with a code of its own always looks the same, in every picture.
fn look(code: &str) -> &'static Look {
    if let Some(known) = CORE.iter().chain(&OWN).find(|look| look.0 == code) {
        return known;
    }
    let sum = code.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
    OWN.get(sum % OWN.len()).unwrap_or(const { &OWN[0] })
}

/// A rectangle.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A part of a bar: colour and pattern, and in it as many of the texts as fit below each other.
pub(super) fn part(sheet: &mut Sheet, code: &str, area: Area, texts: &[(&str, Type)]) {
    let Look(code, hex, pattern) = look(code);
    let paint = Paint { class: "wb-pic-value", hex };
    let Area { x, y, width, height } = area;
    sheet.value_group(code, |sheet| {
        sheet.part(&rect(x, y, width, height, 2.5), paint);
        cover(sheet, *pattern, area, ON);
        let fits = |(text, look): &(String, Type)| !text.is_empty() && look.width(text) + 8.0 <= width;
        let shown: Vec<(String, Type)> =
            texts.iter().map(|(text, look)| (tidied(text), *look)).take_while(fits).collect();
        let total: f64 = shown.iter().map(|(_, look)| look.leading()).sum();
        if shown.is_empty() || total > height {
            return;
        }
        let mut foot = y + (height - total) / 2.0;
        for (text, look) in shown {
            let halo = Paint { class: "wb-pic-halo-value", hex };
            let look = look.at(Anchor::Middle).in_paint(ON);
            sheet.text_on(x + width / 2.0, foot + look.size * 0.98, &text, look, halo);
            foot += look.leading();
        }
    });
}

/// The mark of a value and its name beside it, around a height.
pub(super) fn name(sheet: &mut Sheet, x: f64, y: f64, room: f64, label: &str, code: &str) {
    part(sheet, code, Area { x, y: y - 12.0, width: 24.0, height: 24.0 }, &[]);
    let lines = Type::LABEL.lines(label, room - 36.0, 2);
    sheet.text_around(x + 36.0, y, &lines, Type::LABEL);
}

/// Lays a pattern over an area.
pub(super) fn cover(sheet: &mut Sheet, pattern: Pattern, area: Area, paint: Paint) {
    let mut path = String::new();
    let width = match pattern {
        Pattern::Plain => return,
        Pattern::Dotted => {
            dotted(&mut path, area);
            3.4
        }
        Pattern::Broad => {
            slanted(&mut path, area, GAP * 2.0, false);
            6.0
        }
        Pattern::Falling | Pattern::Rising => {
            slanted(&mut path, area, GAP * 1.4, pattern == Pattern::Rising);
            2.2
        }
        Pattern::Crossed => {
            slanted(&mut path, area, GAP * 1.4, true);
            slanted(&mut path, area, GAP * 1.4, false);
            1.6
        }
        Pattern::Lying | Pattern::Standing | Pattern::Grid => {
            straight(&mut path, area, pattern);
            2.0
        }
    };
    sheet.pattern(&path, paint, width, pattern == Pattern::Dotted);
}

/// Moves from `from` in steps, up to `to`.
fn steps(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let count = ((to - from) / step).clamp(0.0, 2_000.0);
    (0..=super::super::whole(count)).map(move |at| from + f64::from(at) * step).take_while(move |at| *at <= to)
}

fn segment(path: &mut String, x1: f64, y1: f64, x2: f64, y2: f64) {
    let _ = write!(path, "M{} {} L{} {} ", number(x1), number(y1), number(x2), number(y2));
}

/// Lines at half a right angle, as far as they lie in the area; they go on from one area to the next.
fn slanted(path: &mut String, area: Area, step: f64, is_rising: bool) {
    let (left, right, top, bottom) = inside(area);
    if left >= right || top >= bottom {
        return;
    }
    // Rising: x + y is the same along the line; falling: y - x.
    let (from, to) = if is_rising { (left + top, right + bottom) } else { (top - right, bottom - left) };
    for along in steps((from / step).ceil() * step, to, step) {
        let (x1, x2) = if is_rising { (along - bottom, along - top) } else { (top - along, bottom - along) };
        let (x1, x2) = (x1.max(left), x2.min(right));
        let y = |x: f64| if is_rising { along - x } else { along + x };
        if x1 < x2 {
            segment(path, x1, y(x1), x2, y(x2));
        }
    }
}

fn straight(path: &mut String, area: Area, pattern: Pattern) {
    let (left, right, top, bottom) = inside(area);
    if pattern != Pattern::Standing {
        steps(top + GAP / 2.0, bottom, GAP).for_each(|y| segment(path, left, y, right, y));
    }
    if pattern != Pattern::Lying {
        steps(left + GAP / 2.0, right, GAP).for_each(|x| segment(path, x, top, x, bottom));
    }
}

/// Dots are lines without length, with round ends.
fn dotted(path: &mut String, area: Area) {
    let (left, right, top, bottom) = inside(area);
    for y in steps(top + 4.0, bottom - 1.0, GAP) {
        steps(left + 4.0, right - 1.0, GAP).for_each(|x| segment(path, x, y, x, y));
    }
}

/// The edges of an area, a little inwards: left, right, top, bottom.
fn inside(area: Area) -> (f64, f64, f64, f64) {
    (area.x + 1.0, area.x + area.width - 1.0, area.y + 1.0, area.y + area.height - 1.0)
}
