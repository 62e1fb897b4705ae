//! Which lines and columns of the sheet are near the view. Lines and columns are all of one size, so that this is
//! arithmetic.

use super::held::{Held, Place};
use crate::part;
use leptos::html::Div;
use leptos::prelude::*;

/// In pixels at the size of text that most people have; it grows with theirs.
const LINE: f64 = 46.0;
const COLUMN: f64 = 136.0;
const HEADS: f64 = 168.0;
const HEAD: f64 = 300.0;
/// How many lines and columns are drawn outside the view, and per how many that changes.
const STEP: usize = 4;

/// The view on the sheet. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Window {
    held: Held,
    scroller: NodeRef<Div>,
    at: RwSignal<(f64, f64)>,
    size: RwSignal<(f64, f64)>,
    unit: f64,
}

impl Window {
    /// A view at the beginning.
    pub fn new(held: Held, scroller: NodeRef<Div>) -> Self {
        let size = RwSignal::new((0.0, 0.0));
        part::watch_size(scroller, size);
        Self { held, scroller, at: RwSignal::new((0.0, 0.0)), size, unit: part::text_size() / 16.0 }
    }

    /// How wide the heads of the rows are: never more than half of the view.
    pub fn head(self) -> f64 {
        let (width, _) = self.size.get();
        if width > 0.0 { (HEAD * self.unit).min(width * 0.46) } else { HEAD * self.unit }
    }

    /// How high the heads of the columns are.
    pub fn heads(self) -> f64 {
        HEADS * self.unit
    }

    /// Where a column begins, and how wide it is.
    pub fn column(self, at: usize) -> (f64, f64) {
        (self.head() + steps(at) * COLUMN * self.unit, COLUMN * self.unit)
    }

    /// Where a line begins, and how high it is.
    pub fn line(self, at: usize) -> (f64, f64) {
        (self.heads() + steps(at) * LINE * self.unit, LINE * self.unit)
    }

    /// The width and height of all of it.
    pub fn whole(self) -> (f64, f64) {
        let columns = self.held.read(|matrix| matrix.columns().len());
        let lines = self.held.entries(<[_]>::len);
        (self.column(columns).0, self.line(lines).0)
    }

    /// The lines to draw, from and up to.
    pub fn rows(self) -> (usize, usize) {
        let all = self.held.entries(<[_]>::len);
        near(self.at.get().1, self.size.get().1 - self.heads(), LINE * self.unit, all)
    }

    /// The columns to draw, from and up to.
    pub fn columns(self) -> (usize, usize) {
        let all = self.held.read(|matrix| matrix.columns().len());
        near(self.at.get().0, self.size.get().0 - self.head(), COLUMN * self.unit, all)
    }

    /// Tracks the size of the view.
    pub fn track_size(self) {
        self.size.track();
    }

    /// After scrolling.
    pub fn scrolled(self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            self.at.set((f64::from(scroller.scroll_left()), f64::from(scroller.scroll_top())));
        }
    }

    /// How many lines a page is.
    pub fn page(self) -> usize {
        let (_, height) = self.size.get_untracked();
        count((height - self.heads()) / (LINE * self.unit)).max(2) - 1
    }

    /// A cell in view, scrolling no further than needed.
    pub fn show(self, place: Place) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let (left, top) = self.at.get_untracked();
        let (width, height) = self.size.get_untracked();
        let (line, high) = self.line(place.entry);
        let new_top = nearest(top, line - self.heads(), line + high - height);
        let new_left = match place.column {
            Some(column) => {
                let (start, wide) = self.column(column);
                nearest(left, start - self.head(), start + wide - width)
            }
            None => left,
        };
        #[allow(clippy::cast_possible_truncation, reason = "pixels")]
        if (new_left, new_top) != (left, top) {
            scroller.set_scroll_left(new_left.round() as i32);
            scroller.set_scroll_top(new_top.round() as i32);
            self.at.set((new_left, new_top));
        }
    }
}

/// Where to scroll to so that what begins at `most` and ends at `least` past the far edge is in view.
fn nearest(now: f64, most: f64, least: f64) -> f64 {
    if now > most {
        most.max(0.0)
    } else if now < least {
        least
    } else {
        now
    }
}

#[allow(clippy::cast_precision_loss, reason = "a workbook has far fewer")]
fn steps(count: usize) -> f64 {
    count as f64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not below zero, and small")]
fn count(number: f64) -> usize {
    number.max(0.0) as usize
}

fn near(from: f64, length: f64, size: f64, all: usize) -> (usize, usize) {
    let first = count(from / size) / STEP * STEP;
    let last = (count((from + length.max(0.0)) / size) / STEP + 2) * STEP;
    (first.saturating_sub(STEP).min(all), last.min(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_view_is_drawn_and_little_more() {
        assert_eq!(near(0.0, 500.0, 50.0, 200), (0, 16));
        assert_eq!(near(5_000.0, 500.0, 50.0, 200), (96, 116));
        assert_eq!(near(9_700.0, 500.0, 50.0, 200), (188, 200));
        assert_eq!(near(0.0, -80.0, 50.0, 3), (0, 3));
    }

    #[test]
    fn scrolls_no_further_than_needed() {
        assert!((nearest(100.0, 300.0, 50.0) - 100.0).abs() < f64::EPSILON);
        assert!((nearest(100.0, 60.0, -400.0) - 60.0).abs() < f64::EPSILON);
        assert!((nearest(100.0, 900.0, 220.0) - 220.0).abs() < f64::EPSILON);
    }
}
