//! What every picture is drawn on: a frame with a title above and the words of a poll below, shapes and texts.

use super::look::{Anchor, PAPER, Paint, Type, tidied};
use super::{Picture, Words};
use crate::format::{escaped, svg::number};
use std::fmt::Write as _;

/// How wide a picture is.
pub(super) const WIDTH: f64 = 960.0;
/// White around everything.
pub(super) const EDGE: f64 = 32.0;
pub(super) fn rect(x: f64, y: f64, width: f64, height: f64, round: f64) -> String {
    let (width, height) = (number(width.max(0.0)), number(height.max(0.0)));
    format!(
        "rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\" rx=\"{}\"",
        number(x),
        number(y),
        number(round)
    )
}

pub(super) fn circle(x: f64, y: f64, radius: f64) -> String {
    format!("circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(x), number(y), number(radius))
}

pub(super) fn line(x1: f64, y1: f64, x2: f64, y2: f64) -> String {
    format!("path d=\"M{} {} L{} {}\"", number(x1), number(y1), number(x2), number(y2))
}

/// A closed shape around these points, moved by (x, y).
pub(super) fn polygon(x: f64, y: f64, points: &[(f64, f64)]) -> String {
    let mut text = String::from("path d=\"");
    for (at, (dx, dy)) in points.iter().enumerate() {
        let _ = write!(text, "{}{} {}", if at == 0 { "M" } else { " L" }, number(x + dx), number(y + dy));
    }
    text.push_str(" Z\"");
    text
}

/// A picture while it is drawn.
pub(super) struct Sheet {
    body: String,
    width: f64,
    /// How far down it is drawn by now; the next thing begins here.
    pub(super) y: f64,
}

impl Sheet {
    /// A frame with its title.
    pub(super) fn new(words: &Words) -> Self {
        Self::wide(words, WIDTH)
    }

    pub(super) fn wide(words: &Words, width: f64) -> Self {
        let mut sheet = Self { body: String::new(), width, y: EDGE };
        for title in Type::TITLE.lines(words.title, width - 2.0 * EDGE, 2) {
            sheet.text(EDGE, sheet.y + 21.0, &title, Type::TITLE);
            sheet.y += Type::TITLE.leading();
        }
        sheet.y += 20.0;
        sheet
    }

    /// The right edge of what is drawn.
    pub(super) fn right(&self) -> f64 {
        self.width - EDGE
    }

    /// A filled shape.
    pub(super) fn fill(&mut self, shape: &str, paint: Paint) {
        self.fill_as("wb-pic-fill", shape, paint);
    }

    /// A part of a bar: an outline where the page has no colours.
    pub(super) fn part(&mut self, shape: &str, paint: Paint) {
        self.fill_as("wb-pic-fill wb-pic-part", shape, paint);
    }

    fn fill_as(&mut self, role: &str, shape: &str, paint: Paint) {
        let _ = writeln!(self.body, "<{shape} class=\"{role} {}\" fill=\"{}\"/>", paint.class, paint.hex);
    }

    /// A filled shape with a little white around it, so that it stays apart from what it lies on.
    pub(super) fn fill_apart(&mut self, shape: &str, paint: Paint) {
        let (class, hex, paper) = (paint.class, paint.hex, PAPER.hex);
        let _ = writeln!(
            self.body,
            "<{shape} class=\"wb-pic-fill wb-pic-apart {class}\" fill=\"{hex}\" stroke=\"{paper}\" stroke-width=\"1.5\"/>"
        );
    }

    /// A line, or an outline.
    pub(super) fn stroke(&mut self, shape: &str, paint: Paint, width: f64) {
        let (class, hex, width) = (paint.class, paint.hex, number(width));
        let _ = writeln!(
            self.body,
            "<{shape} class=\"wb-pic-stroke {class}\" fill=\"none\" stroke=\"{hex}\" stroke-width=\"{width}\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
        );
    }

    /// A line with a little white beside it, so that it can be seen on what it crosses.
    pub(super) fn line_apart(&mut self, shape: &str, paint: Paint, width: f64) {
        self.stroke(shape, PAPER, width + 3.0);
        self.stroke(shape, paint, width);
    }

    /// An outline that is white inside.
    pub(super) fn ring(&mut self, shape: &str, paint: Paint, width: f64) {
        let (class, hex, paper, width) = (paint.class, paint.hex, PAPER.hex, number(width));
        let _ = writeln!(
            self.body,
            "<{shape} class=\"wb-pic-stroke wb-pic-hollow {class}\" fill=\"{paper}\" stroke=\"{hex}\" stroke-width=\"{width}\"/>"
        );
    }

    /// A soft ground, wider than its shape by some dots.
    pub(super) fn ground(&mut self, shape: &str, paint: Paint) {
        let (class, hex) = (paint.class, paint.hex);
        let _ = writeln!(
            self.body,
            "<{shape} class=\"wb-pic-fill wb-pic-stroke {class}\" fill=\"{hex}\" stroke=\"{hex}\" stroke-width=\"40\" \
             stroke-linejoin=\"round\" stroke-linecap=\"round\" opacity=\"0.1\"/>"
        );
    }

    /// The lines of a pattern, seen through.
    pub(super) fn pattern(&mut self, path: &str, paint: Paint, width: f64, is_round: bool) {
        if path.is_empty() {
            return;
        }
        let (class, hex, width, cap) = (paint.class, paint.hex, number(width), if is_round { "round" } else { "butt" });
        let _ = writeln!(
            self.body,
            "<path d=\"{}\" class=\"wb-pic-pattern {class}\" fill=\"none\" stroke=\"{hex}\" stroke-opacity=\"0.3\" \
             stroke-width=\"{width}\" stroke-linecap=\"{cap}\"/>",
            path.trim_end()
        );
    }

    /// What belongs to a value: the page finds its colour by the code.
    pub(super) fn value_group(&mut self, code: &str, draw: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.body, "<g data-value=\"{}\">", escaped(code));
        draw(self);
        self.body.push_str("</g>\n");
    }

    /// A text on one line; y is its foot.
    pub(super) fn text(&mut self, x: f64, y: f64, text: &str, look: Type) {
        self.text_with(x, y, text, look, "", "");
    }

    /// A text that keeps what it lies on a little away from its letters: the halo has the colour of the ground.
    pub(super) fn text_on(&mut self, x: f64, y: f64, text: &str, look: Type, halo: Paint) {
        let around =
            format!(" stroke=\"{}\" stroke-width=\"5.5\" stroke-linejoin=\"round\" paint-order=\"stroke\"", halo.hex);
        self.text_with(x, y, text, look, halo.class, &around);
    }

    /// A text that runs upwards from its place.
    pub(super) fn text_upwards(&mut self, x: f64, y: f64, text: &str, look: Type) {
        self.text_with(x, y, text, look, "", &format!(" transform=\"rotate(-90 {} {})\"", number(x), number(y)));
    }

    fn text_with(&mut self, x: f64, y: f64, text: &str, look: Type, class: &str, more: &str) {
        if text.is_empty() {
            return;
        }
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if look.is_bold { " font-weight=\"600\"" } else { "" };
        let gap = if class.is_empty() { "" } else { " " };
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" class=\"wb-pic-fill {}{gap}{class}\" fill=\"{}\"{anchor}{weight}{more}>{}</text>",
            number(x),
            number(y),
            number(look.size),
            look.paint.class,
            look.paint.hex,
            escaped(text)
        );
    }

    /// Lines of text around a height.
    pub(super) fn text_around(&mut self, x: f64, y: f64, lines: &[String], look: Type) {
        let mut foot = y + look.size * 0.35 - look.leading() * (super::super::number(lines.len()) - 1.0) / 2.0;
        for line in lines {
            self.text(x, foot, line, look);
            foot += look.leading();
        }
    }

    /// The picture, with the words of a poll below.
    pub(super) fn finish(mut self, words: &Words) -> Picture {
        let poll = Type::POLL.fit(words.poll, self.width - 2.0 * EDGE);
        self.text(self.right(), self.y + 34.0, &poll, Type::POLL);
        let (width, height) = (number(self.width), number(self.y + 54.0));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"wb-pic\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\" font-family=\"system-ui, sans-serif\">\n\
             <{} class=\"wb-pic-fill {}\" fill=\"{}\"/>\n{}</svg>\n",
            escaped(&tidied(words.title)),
            rect(0.0, 0.0, width, height, 0.0),
            PAPER.class,
            PAPER.hex,
            self.body
        );
        Picture { svg, width, height }
    }
}
