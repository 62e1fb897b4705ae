//! A dot per person per value.

use super::axis::{AXIS_HEIGHT, Axis};
use super::legend::legend;
use super::look::{Anchor, INK, LINE, Type};
use super::mark::{mark, reach};
use super::sheet::{EDGE, Sheet, line, polygon};
use super::swarm::{lanes, swarm};
use super::value::{Area, name, part};
use super::words::share;
use super::{Picture, Words};
use crate::gather::Sort;
use crate::weigh::{number, whole};

/// A value, and what everybody gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    /// The value's name.
    pub label: String,
    /// Its code (`equality`, `own-1`), which chooses colour and pattern.
    pub code: String,
    /// The mean, 0..1: a line with a flag, and a number at the right.
    pub mean: Option<f64>,
    /// The people; what is no number is left out.
    pub dots: Vec<Dot>,
}

/// One person at one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// How much weight, 0..1.
    pub at: f64,
    /// Which of the groups; `None` for people whose group is not shown.
    pub group: Option<usize>,
}

const NAMES: f64 = 250.0;
const NUMBERS: f64 = 96.0;
/// More people than this in a row are heaps with heights, and so are higher stacks than this.
const MOST_DOTS: usize = 150;
const MOST_STACKED: f64 = 190.0;
const LEAST_HEIGHT: f64 = 62.0;
const HEAP_HEIGHT: f64 = 68.0;
/// A heap holds those who are nearest to its share; the steps of ten and of five that people take are such shares.
const HEAP: f64 = 0.025;

/// What lies above the line of a row.
enum Crowd {
    /// Every person: x, lane, group.
    Dots(Vec<(f64, usize, Option<usize>)>),
    /// How many people in each part of the axis.
    Heaps(Vec<usize>),
}

/// Everybody's weights: a dot per person per value, by group, with the mean.
///
/// Equal dots stand above each other, and beside their place by one dot at most. Above 150 people in a row (or when
/// so many agree that a row would become too high) there are heaps with heights and the number of the highest; groups
/// are not told apart then.
pub fn dots(words: &Words, rows: &[DotRow], groups: &[String]) -> Picture {
    let mut sheet = Sheet::new(words);
    let all = rows.iter().flat_map(|row| row.dots.iter().map(|dot| dot.at).chain(row.mean));
    let largest = all.filter_map(share).fold(0.0, f64::max);
    let axis = Axis::of_shares(EDGE + NAMES + 24.0, sheet.right() - NUMBERS - 24.0, largest);
    let most = rows.iter().map(|row| row.dots.len()).max().unwrap_or_default();
    let radius = reach(groups.len(), most);
    let crowds = crowds(rows, groups.len(), &axis, radius);
    let highest = crowds.iter().map(highest).max().unwrap_or_default();
    let heights: Vec<f64> = crowds.iter().map(|crowd| height(crowd, radius)).collect();
    let bottom = sheet.y + heights.iter().sum::<f64>();
    if !rows.is_empty() {
        axis.draw(&mut sheet, bottom, |tick| words.percent(tick, 0));
    }
    for ((row, crowd), height) in rows.iter().zip(&crowds).zip(heights) {
        let top = sheet.y + 8.0;
        sheet.y += height;
        let foot = sheet.y - 10.0;
        sheet.stroke(&line(axis.left - 20.0, foot, axis.right + 20.0, foot), LINE, 1.5);
        let mean = row.mean.and_then(share);
        match crowd {
            // The line of the mean stands behind dots, which are small, and before heaps.
            Crowd::Dots(dots) => {
                mean_line(&mut sheet, &axis, mean, (top, foot));
                for (x, lane, group) in dots {
                    mark(&mut sheet, *group, *x, foot - radius - 3.0 - number(*lane) * (radius * 2.0 + 0.5), radius);
                }
            }
            Crowd::Heaps(heaps) => {
                draw_heaps(&mut sheet, heaps, highest, &row.code, &axis, foot);
                mean_line(&mut sheet, &axis, mean, (top, foot));
                tell_tallest(&mut sheet, heaps, highest, mean, &axis, foot);
            }
        }
        let middle = foot - 22.0;
        name(&mut sheet, EDGE, middle, NAMES, &row.label, &row.code);
        if let Some(mean) = mean {
            let text = words.percent(mean, 1);
            let (right, look) = (sheet.right(), Type::LABEL.at(Anchor::End).bold(true));
            flag(&mut sheet, right - look.width(&text) - 8.0, middle - 6.0);
            sheet.text(right, middle + 6.3, &text, look);
        }
    }
    if !rows.is_empty() {
        sheet.y += AXIS_HEIGHT + 12.0;
    }
    if crowds.iter().all(|crowd| matches!(crowd, Crowd::Dots(_))) {
        let names = groups.iter().map(String::as_str);
        legend(&mut sheet, names, radius * 2.0, |sheet, at, x, y| mark(sheet, Some(at), x + radius, y, radius));
    }
    sheet.finish(words)
}

/// A line through a row at the mean, with its sign on top.
fn mean_line(sheet: &mut Sheet, axis: &Axis, mean: Option<f64>, (top, foot): (f64, f64)) {
    if let Some(mean) = mean {
        let x = axis.at(mean);
        sheet.line_apart(&line(x, top + 4.0, x, foot + 6.0), INK, 2.5);
        flag(sheet, x, top);
    }
}

/// The sign of the mean: a small triangle that points down.
fn flag(sheet: &mut Sheet, x: f64, y: f64) {
    sheet.fill_apart(&polygon(x, y, &[(-6.5, 0.0), (6.5, 0.0), (0.0, 10.0)]), INK);
}

fn height(crowd: &Crowd, radius: f64) -> f64 {
    match crowd {
        Crowd::Dots(dots) => {
            let lanes = dots.iter().map(|(_, lane, _)| lane + 1).max().unwrap_or_default();
            (number(lanes) * (radius * 2.0 + 0.5) + 42.0).max(LEAST_HEIGHT)
        }
        Crowd::Heaps(_) => HEAP_HEIGHT + 58.0,
    }
}

fn highest(crowd: &Crowd) -> usize {
    match crowd {
        Crowd::Dots(_) => 0,
        Crowd::Heaps(heaps) => heaps.iter().copied().max().unwrap_or_default(),
    }
}

/// All rows as dots, or all as heaps.
fn crowds(rows: &[DotRow], groups: usize, axis: &Axis, radius: f64) -> Vec<Crowd> {
    let mut crowds = Vec::with_capacity(rows.len());
    for row in rows {
        if row.dots.len() > MOST_DOTS {
            break;
        }
        let shown = row.dots.iter().filter_map(|dot| Some((share(dot.at)?, dot.group.filter(|at| *at < groups))));
        let mut people: Vec<(f64, Option<usize>)> = shown.collect();
        people.put_in_order(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let places: Vec<f64> = people.iter().map(|(at, _)| axis.at(*at)).collect();
        let put = swarm(&places, radius * 2.0 + 0.5);
        if number(lanes(&put)) * radius * 2.0 > MOST_STACKED {
            break;
        }
        crowds.push(Crowd::Dots(put.into_iter().zip(people).map(|((x, lane), (_, group))| (x, lane, group)).collect()));
    }
    if crowds.len() < rows.len() {
        return rows.iter().map(|row| Crowd::Heaps(heaps(row))).collect();
    }
    crowds
}

fn heaps(row: &DotRow) -> Vec<usize> {
    let mut heaps = Vec::new();
    for at in row.dots.iter().filter_map(|dot| share(dot.at)) {
        let heap = usize::try_from(whole(at / HEAP + 0.5)).unwrap_or_default();
        while heaps.len() <= heap {
            heaps.push(0);
        }
        if let Some(count) = heaps.get_mut(heap) {
            *count += 1;
        }
    }
    heaps
}

fn heap_height(count: usize, highest: usize) -> f64 {
    (HEAP_HEIGHT * number(count) / number(highest)).max(2.0)
}

fn draw_heaps(sheet: &mut Sheet, heaps: &[usize], highest: usize, code: &str, axis: &Axis, foot: f64) {
    let width = axis.at(HEAP) - axis.left - 2.0;
    for (at, count) in heaps.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = heap_height(*count, highest);
        let x = axis.at(number(at) * HEAP) - width / 2.0;
        part(sheet, code, Area { x, y: foot - height, width, height }, &[]);
    }
}

/// The number of the tallest heap above it, beside the line of the mean when that stands there.
fn tell_tallest(sheet: &mut Sheet, heaps: &[usize], highest: usize, mean: Option<f64>, axis: &Axis, foot: f64) {
    let tallest = heaps.iter().copied().max().unwrap_or_default();
    let Some(at) = heaps.iter().position(|count| *count == tallest && tallest > 0) else { return };
    let (x, text) = (axis.at(number(at) * HEAP), tallest.to_string());
    let y = foot - heap_height(tallest, highest) - 6.0;
    let mean = mean.map(|mean| axis.at(mean)).filter(|mean| (mean - x).abs() < Type::SMALL.width(&text) / 2.0 + 5.0);
    match mean {
        Some(mean) if mean >= x => sheet.text(mean - 5.0, y, &text, Type::SMALL.at(Anchor::End)),
        Some(mean) => sheet.text(mean + 5.0, y, &text, Type::SMALL.at(Anchor::Start)),
        None => sheet.text(x, y, &text, Type::SMALL),
    }
}
