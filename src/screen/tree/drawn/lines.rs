//! The lines between the boxes: branches, and the network of contributions on top.

use super::sheet::{Line, Sheet};
use crate::app::Workbench;
use leptos::prelude::*;
use std::fmt::Write;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Direction, EdgeKind, Point};

/// Half of the sign on a line that hurts.
const SIGN: f64 = 8.0;

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
                let (start, end) = (sheet.offset(&line.from), sheet.offset(&line.to));
                let start = Point { x: line.start.x + start.x, y: line.start.y + start.y };
                let end = Point { x: line.end.x + end.x, y: line.end.y + end.y };
                if let Some(path) = paths.get_mut(at) {
                    draw(path, start, end, direction, matches!(look, Look::Hurts | Look::NearHurts));
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

/// One line, bent so that it leaves and arrives straight; with a minus sign where it hurts.
fn draw(path: &mut String, start: Point, end: Point, direction: Direction, hurts: bool) {
    let (mx, my) = (f64::midpoint(start.x, end.x), f64::midpoint(start.y, end.y));
    let bends = match direction {
        Direction::LeftToRight => (mx, start.y, mx, end.y),
        Direction::TopDown => (start.x, my, end.x, my),
    };
    let _ = write!(
        path,
        "M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
        start.x, start.y, bends.0, bends.1, bends.2, bends.3, end.x, end.y
    );
    if hurts {
        let _ = write!(path, "M{:.1} {:.1}h{:.1}", mx - SIGN / 2.0, my + SIGN, SIGN);
    }
}
