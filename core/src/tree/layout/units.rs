//! Pixels as whole numbers of 1/64, so that sums are exact in any order and on any machine.

use super::{Arrangement, Direction, Point, Rect, Size};

/// 1/64 of a pixel.
pub(super) type Units = i64;

const PER_PIXEL: f64 = 64.0;

/// The largest length of one box or gap, in pixels: 20,000 of them stay exact as `f64`.
const MOST: f64 = 100_000.0;

/// The farthest place anybody asks about, in pixels.
const FARTHEST: f64 = 1e12;

/// How large a box is on both axes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) main: Units,
    pub(super) cross: Units,
}

/// A rectangle on both axes: from its start up to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) main: (Units, Units),
    pub(super) cross: (Units, Units),
}

impl Area {
    pub(super) fn touches(&self, other: &Self) -> bool {
        touch(self.main, other.main) && touch(self.cross, other.cross)
    }

    pub(super) fn union(self, other: Self) -> Self {
        let both = |a: (Units, Units), b: (Units, Units)| (a.0.min(b.0), a.1.max(b.1));
        Self { main: both(self.main, other.main), cross: both(self.cross, other.cross) }
    }

    pub(super) fn grown(self, main: Units, cross: Units) -> Self {
        Self { main: (self.main.0 - main, self.main.1 + main), cross: (self.cross.0 - cross, self.cross.1 + cross) }
    }

    pub(super) fn has(&self, main: Units, cross: Units) -> bool {
        (self.main.0..=self.main.1).contains(&main) && (self.cross.0..=self.cross.1).contains(&cross)
    }
}

/// Whether two spans share a place, their ends included.
pub(super) fn touch(one: (Units, Units), other: (Units, Units)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

/// How far apart two spans are; 0 when they touch.
pub(super) fn apart(one: (Units, Units), other: (Units, Units)) -> Units {
    (other.0 - one.1).max(one.0 - other.1).max(0)
}

/// The middle of a span, rounded down.
pub(super) fn middle(span: (Units, Units)) -> Units {
    (span.0 + span.1).div_euclid(2)
}

#[allow(clippy::cast_possible_truncation, reason = "clamped to what fits before")]
fn whole(number: f64) -> Units {
    if number.is_nan() { 0 } else { number as Units }
}

fn length(pixels: f64) -> Units {
    whole((pixels.clamp(0.0, MOST) * PER_PIXEL).ceil())
}

/// The first unit at or after a place.
pub(super) fn from_here(pixels: f64) -> Units {
    whole((pixels.clamp(-FARTHEST, FARTHEST) * PER_PIXEL).ceil())
}

/// The last unit at or before a place.
pub(super) fn up_to(pixels: f64) -> Units {
    whole((pixels.clamp(-FARTHEST, FARTHEST) * PER_PIXEL).floor())
}

#[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
fn pixels(units: Units) -> f64 {
    units as f64 / PER_PIXEL
}

/// The gaps in units, and which axis is which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axes {
    pub(super) arrangement: Arrangement,
    pub(super) level: Units,
    pub(super) sibling: Units,
    pub(super) branch: Units,
    pub(super) tree: Units,
    pub(super) layer: Units,
    pub(super) activity: Units,
}

impl Axes {
    pub(super) fn new(arrangement: Arrangement) -> Self {
        let gaps = arrangement.gaps;
        Self {
            arrangement,
            // Without any room below it a box without height would have no place in an outline.
            level: length(gaps.level).max(1),
            sibling: length(gaps.sibling),
            branch: length(gaps.branch),
            tree: length(gaps.tree),
            layer: length(gaps.layer),
            activity: length(gaps.activity),
        }
    }

    fn turned<T>(self, main: T, cross: T) -> (T, T) {
        match self.arrangement.direction {
            Direction::LeftToRight => (main, cross),
            Direction::TopDown => (cross, main),
        }
    }

    pub(super) fn extent(self, size: Size) -> Extent {
        let (main, cross) = self.turned(length(size.width), length(size.height));
        Extent { main, cross }
    }

    /// The units that lie in a rectangle.
    pub(super) fn area(self, rect: Rect) -> Area {
        let x = (from_here(rect.x), up_to(rect.right()));
        let y = (from_here(rect.y), up_to(rect.bottom()));
        let (main, cross) = self.turned(x, y);
        Area { main, cross }
    }

    pub(super) fn rect(self, area: Area) -> Rect {
        let (x, y) = self.turned(area.main, area.cross);
        Rect { x: pixels(x.0), y: pixels(y.0), width: pixels(x.1 - x.0), height: pixels(y.1 - y.0) }
    }

    pub(super) fn point(self, main: Units, cross: Units) -> Point {
        let (x, y) = self.turned(main, cross);
        Point { x: pixels(x), y: pixels(y) }
    }

    /// A point as main and cross.
    pub(super) fn place(self, point: Point) -> (Units, Units) {
        self.turned(up_to(point.x), up_to(point.y))
    }
}
