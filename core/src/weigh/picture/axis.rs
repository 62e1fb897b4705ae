//! A scale from left to right, with thin lines at round numbers.

use super::look::{LINE, Type};
use super::sheet::{Sheet, line};

/// Where numbers stand between a left and a right edge.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    pub(super) left: f64,
    pub(super) right: f64,
    low: f64,
    high: f64,
    step: f64,
}

impl Axis {
    /// From `low` to `high`, with a line at every `step`.
    pub(super) fn new(left: f64, right: f64, low: f64, high: f64, step: f64) -> Self {
        Self { left, right, low, high, step }
    }

    /// From 0 to a round share that holds the largest, at least 40 %.
    pub(super) fn of_shares(left: f64, right: f64, largest: f64) -> Self {
        let tenths = (largest * 10.0 - 1e-9).ceil().clamp(4.0, 10.0);
        Self::new(left, right, 0.0, tenths / 10.0, if tenths > 6.0 { 0.2 } else { 0.1 })
    }

    /// Round shares around these two.
    pub(super) fn between_shares(left: f64, right: f64, least: f64, largest: f64) -> Self {
        let low = (least * 10.0 + 1e-9).floor().clamp(0.0, 8.0);
        let high = (largest * 10.0 - 1e-9).ceil().clamp(low + 2.0, 10.0);
        let step = match high - low {
            2.0..=3.0 => 0.05,
            3.0..=6.0 => 0.1,
            _ => 0.2,
        };
        Self::new(left, right, low / 10.0, high / 10.0, step)
    }

    /// Round numbers around these two, with some five lines.
    pub(super) fn around(left: f64, right: f64, low: f64, high: f64) -> Self {
        let span = (high - low).max(1.0);
        let mut step = 0.2;
        for factor in [2.5, 2.0, 2.0].into_iter().cycle().take(30) {
            if span / step <= 6.0 {
                break;
            }
            step *= factor;
        }
        Self::new(left, right, (low / step).floor() * step, ((low + span) / step).ceil() * step, step)
    }

    /// Where a number stands; what lies outside stands at the edge.
    pub(super) fn at(&self, number: f64) -> f64 {
        let part = (number - self.low) / (self.high - self.low);
        self.left + (self.right - self.left) * if part.is_nan() { 0.0 } else { part.clamp(0.0, 1.0) }
    }

    /// Whether its lines stand at parts of whole numbers.
    pub(super) fn is_fine(&self) -> bool {
        self.step < 1.0
    }

    /// The numbers with a line.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let count = super::super::whole((self.high - self.low) / self.step + 0.5).min(20);
        (0..=count).map(|tick| self.low + f64::from(tick) * self.step).filter(|at| *at <= self.high + 1e-9).collect()
    }

    /// Draws the lines from the height where the sheet is down to `bottom`, and the numbers below them.
    pub(super) fn draw(&self, sheet: &mut Sheet, bottom: f64, label: impl Fn(f64) -> String) {
        for tick in self.ticks() {
            let x = self.at(tick);
            sheet.stroke(&line(x, sheet.y, x, bottom), LINE, 1.0);
            sheet.text(x, bottom + 22.0, &label(tick), Type::SMALL);
        }
    }
}

/// How much room an axis takes below what it measures.
pub(super) const AXIS_HEIGHT: f64 = 34.0;
