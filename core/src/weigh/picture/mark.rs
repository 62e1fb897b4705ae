//! The marks of groups and camps: a shape each, and a colour beside it. Past the shapes they are numbered.

use super::look::{Anchor, MUTED, Paint, Type};
use super::sheet::{Sheet, circle, polygon, rect};

/// The colours of kinds, which the dark theme has too (`style/tokens.css`).
const COLOURS: [Paint; 8] = [
    Paint { class: "wb-pic-group-1", hex: "#1d5b3f" },
    Paint { class: "wb-pic-group-2", hex: "#8a3b2c" },
    Paint { class: "wb-pic-group-3", hex: "#35588f" },
    Paint { class: "wb-pic-group-4", hex: "#8a5a00" },
    Paint { class: "wb-pic-group-5", hex: "#8a3f74" },
    Paint { class: "wb-pic-group-6", hex: "#2f6b70" },
    Paint { class: "wb-pic-group-7", hex: "#574a9a" },
    Paint { class: "wb-pic-group-8", hex: "#5f5646" },
];
/// How many shapes there are.
const SHAPES: usize = 12;
/// How far a shape reaches at most.
const LARGEST: f64 = 8.5;

/// The colour of a group.
pub(super) fn colour(group: usize) -> Paint {
    COLOURS.get(group % COLOURS.len()).copied().unwrap_or(MUTED)
}

/// How far a mark reaches from its middle, when there are so many groups (numbers take more room) and marks.
pub(super) fn reach(groups: usize, marks: usize) -> f64 {
    if groups > SHAPES {
        return (NUMBER.width(&groups.to_string()) / 2.0 + 1.5).max(11.0);
    }
    match marks {
        0..=30 => LARGEST,
        31..=60 => 7.0,
        _ => 5.5,
    }
}

const NUMBER: Type = Type::SMALL.of(14.0).at(Anchor::Middle);

/// The mark of a group; of nobody's group a small grey dot.
pub(super) fn mark(sheet: &mut Sheet, group: Option<usize>, x: f64, y: f64, reach: f64) {
    let Some(group) = group else {
        return sheet.fill_apart(&circle(x, y, reach.min(LARGEST) * 0.6), MUTED);
    };
    let paint = colour(group);
    if group >= SHAPES {
        sheet.ring(&circle(x, y, reach - 0.5), paint, 1.5);
        let number = NUMBER.fit(&(group + 1).to_string(), reach * 2.0);
        return sheet.text(x, y + 5.0, &number, NUMBER.in_paint(paint));
    }
    let r = reach.min(LARGEST);
    let (half, third) = (r * 0.88, r * 0.34);
    match group {
        0 => sheet.fill_apart(&circle(x, y, r), paint),
        1 => sheet.fill_apart(&rect(x - half, y - half, half * 2.0, half * 2.0, 0.0), paint),
        2 => sheet.fill_apart(&polygon(x, y, &up(r)), paint),
        3 => sheet.fill_apart(&polygon(x, y, &[(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)]), paint),
        4 => sheet.ring(&circle(x, y, r - 1.5), paint, 2.5),
        5 => {
            let turned = plus(r, third).map(|(x, y)| ((x - y) * 0.75, (x + y) * 0.75));
            sheet.fill_apart(&polygon(x, y, &turned), paint);
        }
        6 => sheet.fill_apart(&polygon(x, y, &up(r).map(|(x, y)| (x, -y))), paint),
        7 => sheet.ring(&rect(x - half + 1.0, y - half + 1.0, half * 2.0 - 2.0, half * 2.0 - 2.0, 0.0), paint, 2.5),
        8 => sheet.fill_apart(&polygon(x, y, &plus(r, third)), paint),
        9 => sheet.ring(&polygon(x, y, &up(r - 1.5)), paint, 2.2),
        10 => sheet.ring(&polygon(x, y, &[(0.0, 1.6 - r), (r - 1.6, 0.0), (0.0, r - 1.6), (1.6 - r, 0.0)]), paint, 2.2),
        _ => sheet.fill_apart(&rect(x - r, y - third, r * 2.0, third * 2.0, 0.0), paint),
    }
}

/// A triangle that stands on its side.
fn up(r: f64) -> [(f64, f64); 3] {
    [(0.0, -r), (r, r * 0.8), (-r, r * 0.8)]
}

fn plus(r: f64, third: f64) -> [(f64, f64); 12] {
    [
        (-third, -r),
        (third, -r),
        (third, -third),
        (r, -third),
        (r, third),
        (third, third),
        (third, r),
        (-third, r),
        (-third, third),
        (-r, third),
        (-r, -third),
        (-third, -third),
    ]
}
