//! Sizes, places and gaps as a caller says them, in CSS pixels: x to the right, y down.

/// How large a box is, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// From left to right; below zero, or no number, counts as zero.
    pub width: f64,
    /// From top to bottom; below zero, or no number, counts as zero.
    pub height: f64,
}

/// A place in the drawing, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A rectangle in the drawing, in pixels. The first box at the top starts at 0, 0; others may stand at
/// negative places.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left side.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Rect {
    /// Its right side.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its bottom.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether two rectangles share a place, their borders included.
    pub fn touches(&self, other: &Self) -> bool {
        self.x <= other.right() && other.x <= self.right() && self.y <= other.bottom() && other.y <= self.bottom()
    }

    /// Whether two rectangles share more than borders.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether a point lies in it, its borders included.
    pub fn contains(&self, point: Point) -> bool {
        self.x <= point.x && point.x <= self.right() && self.y <= point.y && point.y <= self.bottom()
    }
}

/// Which way the tree grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The top goal at the left, its children to the right, siblings below each other.
    #[default]
    LeftToRight,
    /// The top goal above, its children below, siblings beside each other.
    TopDown,
}

impl Direction {
    /// The line from one point to the next as a cubic Bézier curve that leaves and arrives along the main axis.
    pub fn curve(self, from: Point, to: Point) -> [Point; 4] {
        let (x, y) = (f64::midpoint(from.x, to.x), f64::midpoint(from.y, to.y));
        match self {
            Self::LeftToRight => [from, Point { x, y: from.y }, Point { x, y: to.y }, to],
            Self::TopDown => [from, Point { x: from.x, y }, Point { x: to.x, y }, to],
        }
    }

    /// The two ends of an arrowhead whose point is here, for a line that leaves from it along the main axis.
    pub fn arrowhead(self, tip: Point, length: f64) -> [Point; 2] {
        let (long, half) = (length, length * 0.55);
        match self {
            Self::LeftToRight => [-half, half].map(|aside| Point { x: tip.x + long, y: tip.y + aside }),
            Self::TopDown => [-half, half].map(|aside| Point { x: tip.x + aside, y: tip.y + long }),
        }
    }
}

/// The room that stays free, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaps {
    /// Between a box and its children.
    pub level: f64,
    /// Between two siblings.
    pub sibling: f64,
    /// Between boxes of two branches that are no siblings.
    pub branch: f64,
    /// Between two goals at the top.
    pub tree: f64,
    /// Between the deepest goal and the activities.
    pub layer: f64,
    /// Between two activities.
    pub activity: f64,
}

impl Default for Gaps {
    fn default() -> Self {
        Self { level: 40.0, sibling: 12.0, branch: 20.0, tree: 40.0, layer: 80.0, activity: 12.0 }
    }
}

/// How boxes are arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Which way the tree grows.
    pub direction: Direction,
    /// The room that stays free.
    pub gaps: Gaps,
}
