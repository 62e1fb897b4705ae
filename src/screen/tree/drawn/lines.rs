//! The lines between the boxes: branches, and the network of contributions on top.

use super::sheet::{Line, Sheet};
use crate::app::Workbench;
use leptos::prelude::*;
use std::fmt::Write;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Direction, EdgeKind, Point};

/// Half of the sign on a line that hurts.
const SIGN: f64 = 8.0;
/// How long the arrowhead at a goal is.
const ARROW: f64 = 9.0;

/// How a line is drawn: one path for all that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Branch,
    Helps,
    HelpsMuch,
    Hurts,
    /// Of the active box: in the foreground.
    Near,
    NearHurts,
}

const LOOKS: [(Look, &str); 6] = [
    (Look::Branch, "wb-line wb-line--branch"),
    (Look::Helps, "wb-line wb-line--helps"),
    (Look::HelpsMuch, "wb-line wb-line--helps wb-line--strong"),
    (Look::Hurts, "wb-line wb-line--hurts"),
    (Look::Near, "wb-line wb-line--helps wb-line--near"),
    (Look::NearHurts, "wb-line wb-line--hurts wb-line--near"),
];

fn look_of(line: &Line, active: Option<&RecordId>) -> Look {
    let is_near = active.is_some_and(|active| *active == line.from || *active == line.to);
    match line.kind {
        EdgeKind::Branch => Look::Branch,
        EdgeKind::Contribution(Some(strength)) if strength < 0.0 && is_near => Look::NearHurts,
        EdgeKind::Contribution(Some(strength)) if strength < 0.0 => Look::Hurts,
        EdgeKind::Contribution(_) if is_near => Look::Near,
        EdgeKind::Contribution(Some(strength)) if strength >= 2.5 => Look::HelpsMuch,
        EdgeKind::Contribution(_) => Look::Helps,
    }
}

/// All lines.
#[component]
pub fn Lines(sheet: Sheet) -> impl IntoView {
    let viewer = Workbench::get().viewer;
    let paths = Memo::new(move |_| {
        sheet.frame.track();
        let active = viewer.active.with(|active| active.as_ref().map(|(id, _)| id.clone()));
        let direction = viewer.direction.get();
        let mut paths: [String; LOOKS.len()] = std::array::from_fn(|_| String::new());
        sheet.shown.with(|shown| {
            for line in &shown.lines {
                let look = look_of(line, active.as_ref());
                let at = LOOKS.iter().position(|(one, _)| *one == look).unwrap_or(0);
                let points = on_their_way(&line.points, sheet.offset(&line.from), sheet.offset(&line.to));
                if let Some(path) = paths.get_mut(at) {
                    draw(path, &points, direction, look);
                }
            }
        });
        paths
    });
    let path = move |at: usize, class: &'static str| {
        view! { <path class=class d=move || paths.with(|paths| paths.get(at).cloned())/> }
    };
    view! {
        <svg class="wb-drawn__lines" aria-hidden="true">
            {LOOKS.iter().enumerate().map(|(at, (_, class))| path(at, class)).collect_view()}
        </svg>
    }
}

/// The points of a line while the boxes at its ends glide: each as far from its place as it is near an end.
fn on_their_way(points: &[Point], start: Point, end: Point) -> Vec<Point> {
    #[allow(clippy::cast_precision_loss, reason = "a line has few points")]
    let share = |at: usize| at as f64 / (points.len().max(2) - 1) as f64;
    let between = |one: f64, other: f64, share: f64| one + (other - one) * share;
    let moved = points.iter().enumerate().map(|(at, point)| Point {
        x: point.x + between(start.x, end.x, share(at)),
        y: point.y + between(start.y, end.y, share(at)),
    });
    moved.collect()
}

/// One line, bent so that it leaves and arrives straight; a contribution has an arrowhead at its goal, and a minus sign
/// where it hurts.
fn draw(path: &mut String, points: &[Point], direction: Direction, look: Look) {
    let (Some(start), Some(end)) = (points.first(), points.last()) else { return };
    let _ = write!(path, "M{:.1} {:.1}", start.x, start.y);
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let [_, one, other, to] = direction.curve(*from, *to);
        let _ = write!(path, "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", one.x, one.y, other.x, other.y, to.x, to.y);
    }
    if look == Look::Branch {
        return;
    }
    for side in direction.arrowhead(*start, ARROW) {
        let _ = write!(path, "M{:.1} {:.1}L{:.1} {:.1}", start.x, start.y, side.x, side.y);
    }
    if matches!(look, Look::Hurts | Look::NearHurts) {
        let last = points.iter().rev().nth(1).unwrap_or(start);
        let (mx, my) = (f64::midpoint(last.x, end.x), f64::midpoint(last.y, end.y));
        let _ = write!(path, "M{:.1} {:.1}h{:.1}", mx - SIGN / 2.0, my + SIGN, SIGN);
    }
}
