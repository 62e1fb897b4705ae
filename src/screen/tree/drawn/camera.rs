//! Which part of the drawing is in view, and how large.

use super::size::FONT;
use waardenboom_core::tree::{Point, Rect};

/// Room between what is brought into view and the edge of the view, in pixels; below there are tools.
const EDGE: f64 = 16.0;
const TOOLS: f64 = 44.0;
/// How small and how large a drawing can be seen.
const SCALES: (f64, f64) = (0.02, 3.0);

/// From here on text can be read from the back row (about 13 pixels), as large a tree is shown that does not fit, and no
/// larger one that does: nothing is shown smaller or larger by itself.
const READABLE: f64 = 12.8 / FONT;
const NEAR: f64 = 0.9;
const LARGEST: f64 = 1.5;

/// The top left corner of the view in the drawing, and how many pixels one of its units takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub x: f64,
    pub y: f64,
    pub scale: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { x: -EDGE, y: -EDGE, scale: 1.0 }
    }
}

impl Camera {
    /// The place in the drawing under a place in the view.
    pub fn place(self, (x, y): (f64, f64)) -> Point {
        Point { x: self.x + x / self.scale, y: self.y + y / self.scale }
    }

    /// Moved along by pixels of the view.
    pub fn panned(self, (x, y): (f64, f64)) -> Self {
        Self { x: self.x + x / self.scale, y: self.y + y / self.scale, ..self }
    }

    /// Nearer or further by a factor; what is under `at` stays there.
    pub fn zoomed(self, factor: f64, at: (f64, f64)) -> Self {
        let scale = (self.scale * factor).clamp(SCALES.0, SCALES.1);
        let fixed = self.place(at);
        Self { x: fixed.x - at.0 / scale, y: fixed.y - at.1 / scale, scale }
    }

    /// What a view of this size shows.
    pub fn view(self, (width, height): (f64, f64)) -> Rect {
        Rect { x: self.x, y: self.y, width: width / self.scale, height: height / self.scale }
    }

    /// All of a rectangle in view, in the middle, not much larger than it is.
    pub fn fitting(rect: Rect, (width, height): (f64, f64)) -> Self {
        let room = |size: f64| (size - 2.0 * EDGE).max(1.0);
        let scale = |height: f64| (room(width) / rect.width.max(1.0)).min(room(height) / rect.height.max(1.0));
        // The tools lie over the drawing only where it would be too small to read without their corner.
        let above = height - TOOLS;
        let height = if scale(above) >= READABLE { above } else { height };
        let scale = scale(height).clamp(SCALES.0, LARGEST);
        let start = |start: f64, size: f64, view: f64| start + size / 2.0 - view / scale / 2.0;
        Self { x: start(rect.x, rect.width, width), y: start(rect.y, rect.height, height), scale }
    }

    /// Whether all of a rectangle is in view.
    pub fn shows(self, rect: Rect, (width, height): (f64, f64)) -> bool {
        let view = self.view((width, height));
        view.x <= rect.x && view.y <= rect.y && rect.right() <= view.right() && rect.bottom() <= view.bottom()
    }

    /// Whether all of a rectangle is in view, above the tools.
    pub fn clears(self, rect: Rect, (width, height): (f64, f64)) -> bool {
        self.shows(rect, (width, height - TOOLS))
    }

    /// Whether what it shows can be read.
    pub fn is_readable(self) -> bool {
        self.scale >= READABLE
    }

    /// The beginning of a tree: readable, its first box in view. Everything, when that is readable too.
    pub fn opening(bounds: Rect, size: (f64, f64), first: Option<Rect>) -> Self {
        let all = Self::fitting(bounds, size);
        let Some(first) = first.filter(|_| !all.is_readable()) else { return all };
        let (width, height) = (size.0 / NEAR, size.1 / NEAR);
        let edge = EDGE / NEAR;
        let (x, y) = if first.x - bounds.x <= first.y - bounds.y {
            (first.x - edge, first.y + first.height / 2.0 - height / 2.0)
        } else {
            (first.x + first.width / 2.0 - width / 2.0, first.y - edge)
        };
        Self { x, y, scale: NEAR }
    }

    /// Moved no further than is needed to have a rectangle in view; its beginning, when it is too large.
    pub fn showing(self, rect: Rect, size: (f64, f64)) -> Self {
        // Above the tools, when there is room for it.
        let above = (size.1 - TOOLS).max((rect.height * self.scale + 2.0 * EDGE).min(size.1));
        let view = self.view((size.0, above));
        let edge = EDGE / self.scale;
        let along = |start: f64, length: f64, at: f64, room: f64| {
            if length + 2.0 * edge > room || start - edge < at {
                if start - edge < at || start + length + edge > at + room { start - edge } else { at }
            } else if start + length + edge > at + room {
                start + length + edge - room
            } else {
                at
            }
        };
        Self {
            x: along(rect.x, rect.width, view.x, view.width),
            y: along(rect.y, rect.height, view.y, view.height),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: (f64, f64) = (800.0, 600.0);

    #[test]
    fn what_is_under_the_pointer_stays_there_while_zooming() {
        let camera = Camera { x: 10.0, y: -5.0, scale: 0.5 };
        for factor in [0.1, 0.9, 1.5, 100.0] {
            let (before, after) =
                (camera.place((300.0, 200.0)), camera.zoomed(factor, (300.0, 200.0)).place((300.0, 200.0)));
            assert!((before.x - after.x).abs() < 1e-9 && (before.y - after.y).abs() < 1e-9);
        }
    }

    #[test]
    fn fitting_shows_all_of_it_in_the_middle() {
        let all = Rect { x: 100.0, y: -40.0, width: 4000.0, height: 900.0 };
        let view = Camera::fitting(all, VIEW).view(VIEW);
        assert!(view.x < all.x && view.right() > all.right() && view.y < all.y && view.bottom() > all.bottom());
        assert!((view.x + view.right() - all.x - all.right()).abs() < 1e-6);
        assert!((Camera::fitting(Rect { width: 10.0, height: 10.0, ..all }, VIEW).scale - LARGEST).abs() < 1e-9);
    }

    #[test]
    fn a_tree_that_cannot_be_read_whole_opens_at_its_first_box() {
        let first = Rect { x: 0.0, y: 0.0, width: 264.0, height: 98.0 };
        for bounds in
            [Rect { x: 0.0, y: -9e3, width: 2e3, height: 18e3 }, Rect { x: -9e3, y: 0.0, width: 18e3, height: 2e3 }]
        {
            let view = Camera::opening(bounds, VIEW, Some(first)).view(VIEW);
            assert!(
                view.x < first.x && view.right() > first.right() && view.y < first.y && view.bottom() > first.bottom()
            );
        }
    }

    #[test]
    fn what_is_in_view_does_not_move_it_and_what_is_not_comes_in() {
        let camera = Camera { x: 0.0, y: 0.0, scale: 1.0 };
        let inside = Rect { x: 100.0, y: 100.0, width: 200.0, height: 50.0 };
        assert_eq!(camera.showing(inside, VIEW), camera);
        for (x, y) in [(-500.0, 10.0), (790.0, 590.0), (5000.0, -5000.0)] {
            let view = camera.showing(Rect { x, y, ..inside }, VIEW).view(VIEW);
            assert!(view.x <= x && view.right() >= x + 200.0 && view.y <= y && view.bottom() >= y + 50.0, "{x} {y}");
        }
        let huge = Rect { x: 0.0, y: 2000.0, width: 5000.0, height: 50.0 };
        assert!(camera.showing(huge, VIEW).x <= 0.0, "its beginning");
    }
}
