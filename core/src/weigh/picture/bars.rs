//! Alternatives compared: what each value adds.

use super::axis::{AXIS_HEIGHT, Axis};
use super::legend::legend;
use super::look::{ACCENT, Anchor, MUTED, SOFT, TRACK, Type};
use super::sheet::{EDGE, Sheet, polygon, rect};
use super::value::{Area, part};
use super::words::NOTHING;
use super::{Picture, Words};

/// An alternative, and what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// Its name.
    pub label: String,
    /// Whether it stands first; several may.
    pub leads: bool,
    /// What each value adds, in the order of the bar.
    pub parts: Vec<BarPart>,
    /// The sum, 0..100; `None` shows a dash.
    pub total: Option<f64>,
}

/// What one value adds.
#[derive(Clone, Debug, PartialEq)]
pub struct BarPart {
    /// The value's code, which chooses colour and pattern.
    pub code: String,
    /// Its short letters, in the part as far as they fit.
    pub letters: String,
    /// How many of the 100 points; below 0 and no number count as 0.
    pub points: f64,
}

const NAMES: f64 = 250.0;
const TOTALS: f64 = 74.0;

/// Stacked bars of 0..100, one per alternative; who leads has a sign, bold letters and a ground of its own.
pub fn bars(words: &Words, rows: &[BarRow], legend_of: &[(String, String, String)]) -> Picture {
    let mut sheet = Sheet::new(words);
    let (row_height, bar_height, label_size) = if rows.len() > 8 { (48.0, 30.0, 16.0) } else { (66.0, 46.0, 18.0) };
    let axis = Axis::new(EDGE + NAMES, sheet.right() - TOTALS, 0.0, 100.0, 20.0);
    let bottom = sheet.y + super::super::number(rows.len()) * row_height;
    let mut y = sheet.y;
    for row in rows {
        if row.leads {
            let ground = rect(EDGE - 14.0, y + 2.0, sheet.right() - EDGE + 28.0, row_height - 4.0, 8.0);
            sheet.fill(&ground, SOFT);
        }
        y += row_height;
    }
    if !rows.is_empty() {
        axis.draw(&mut sheet, bottom, |tick| words.decimal(tick, 0));
    }
    for row in rows {
        let middle = sheet.y + row_height / 2.0;
        if row.leads {
            sheet.fill(&polygon(EDGE, middle, &[(0.0, -7.0), (11.0, 0.0), (0.0, 7.0)]), ACCENT);
        }
        let look = Type::LABEL.of(label_size).bold(row.leads);
        sheet.text_around(EDGE + 20.0, middle, &look.lines(&row.label, NAMES - 34.0, 2), look);
        stack(&mut sheet, words, row, &axis, (middle - bar_height / 2.0, bar_height));
        let total = row.total.map_or_else(|| NOTHING.to_owned(), |total| words.decimal(total.clamp(0.0, 100.0), 1));
        let look = Type::LABEL.of(20.0).at(Anchor::End).bold(row.leads);
        let look = if row.total.is_none() { look.in_paint(MUTED) } else { look };
        sheet.text(sheet.right(), middle + 7.0, &total, look);
        sheet.y += row_height;
    }
    if !rows.is_empty() {
        sheet.y += AXIS_HEIGHT + 12.0;
    }
    let letters = Type::LABEL.of(15.0).bold(true);
    let sign = legend_of.iter().map(|(_, text, _)| letters.width(text)).fold(20.0, f64::max).min(70.0) + 10.0;
    legend(&mut sheet, legend_of.iter().map(|(_, _, name)| name.as_str()), sign, |sheet, at, x, y| {
        if let Some((code, text, _)) = legend_of.get(at) {
            let text = letters.fit(text, sign - 10.0);
            part(sheet, code, Area { x, y: y - 12.0, width: sign, height: 24.0 }, &[(&text, letters)]);
        }
    });
    sheet.finish(words)
}

/// The parts of one bar after each other, over the track of what is not reached.
fn stack(sheet: &mut Sheet, words: &Words, row: &BarRow, axis: &Axis, (y, height): (f64, f64)) {
    sheet.fill(&rect(axis.left, y, axis.right - axis.left, height, 3.0), TRACK);
    let mut sum = 0.0;
    for item in &row.parts {
        let from = axis.at(sum);
        sum += if item.points.is_nan() { 0.0 } else { item.points.clamp(0.0, 100.0) };
        let width = axis.at(sum) - from;
        if width <= 0.0 {
            continue;
        }
        let points = words.decimal(item.points, 1);
        let letters = Type::LABEL.of(15.0).bold(true);
        let mut texts = vec![(item.letters.as_str(), letters)];
        if height > 40.0 {
            texts.push((&points, Type::LABEL.of(14.0)));
        }
        part(sheet, &item.code, Area { x: from, y, width: (width - 2.0).max(0.5), height }, &texts);
    }
}
