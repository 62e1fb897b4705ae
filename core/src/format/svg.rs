//! A drawing as SVG: boxes and links that were laid out elsewhere, as one file that shows the same everywhere.
//! Nothing is ever cropped: what it shows is measured here. No style sheet, no font file, nothing from outside.

mod palette;

pub use palette::{BoxColours, Palette};

use super::branch::escaped;
use std::fmt::Write as _;

/// A point in the drawing, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// The outline of a box: kinds differ in shape, never in colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Square corners.
    #[default]
    Square,
    /// Round corners.
    Rounded,
    /// Sides as round as its height allows, up to 20 pixels: beyond that they would cut into the text.
    Stadium,
    /// Corners cut off.
    Cut,
}

/// One box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PictureBox {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Its outline.
    pub shape: Shape,
    /// The word of its kind ([`crate::model::GoalKind::word`], `activity`, …): it chooses the colours.
    pub kind: &'static str,
    /// The name of its kind in a language, above the text; may be empty.
    pub label: String,
    /// Its text, wrapped to fit ([`crate::tree::wrap`]).
    pub lines: Vec<String>,
    /// A line below the text, as small as the label; may be empty.
    pub foot: String,
    /// Its whole text, for whoever points at it or hears it.
    pub title: String,
}

/// The way a link takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// Straight from point to point.
    Straight(Vec<Point>),
    /// Cubic Bézier curves, each from where the one before it ended: from, two control points, to.
    Curves(Vec<[Point; 4]>),
}

/// One link.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureLink {
    /// Where it goes.
    pub way: Way,
    /// Whether it is a contribution, drawn lighter than what hangs below what.
    pub is_contribution: bool,
    /// The two ends of the arrowhead at its beginning.
    pub arrowhead: Option<[Point; 2]>,
    /// Whether it hurts: dashed, with a minus sign on it.
    pub is_negative: bool,
}

/// A drawing: everything in it, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is a drawing of.
    pub title: String,
    /// The boxes, the first at the back.
    pub boxes: Vec<PictureBox>,
    /// The links, behind the boxes.
    pub links: Vec<PictureLink>,
    /// The least width; it becomes larger when something lies outside.
    pub width: f64,
    /// The least height.
    pub height: f64,
    /// The size of the font of the text.
    pub font_px: f64,
    /// From one line of text to the next.
    pub line_px: f64,
    /// The room between the edge of a box and its text.
    pub padding_px: f64,
}

/// Room around everything, in pixels.
const MARGIN: f64 = 16.0;
/// How large a label is, beside the text.
pub const LABEL: f64 = 0.8;
/// Coordinates beyond this are no drawing; also what is no number becomes 0.
const FARTHEST: f64 = 1e7;

/// The drawing as SVG, `scale` times as large (the sharpness of an image that is made of it).
pub fn svg(picture: &Picture, palette: &Palette, scale: f64) -> String {
    let frame = Frame::around(picture);
    let (width, height) = (frame.right - frame.left, frame.bottom - frame.top);
    let scale = if scale.is_finite() && scale > 0.0 { scale } else { 1.0 };
    let mut out = String::with_capacity(1024 + picture.boxes.len() * 512 + picture.links.len() * 128);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"{}\">\n<title>{}</title>\n",
        number(width * scale),
        number(height * scale),
        number(frame.left),
        number(frame.top),
        number(width),
        number(height),
        number(picture.font_px),
        escaped(&picture.title)
    );
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
        number(frame.left),
        number(frame.top),
        number(width),
        number(height),
        escaped(palette.paper)
    );
    for link in &picture.links {
        push_link(&mut out, link, palette);
    }
    for item in &picture.boxes {
        push_box(&mut out, item, picture, palette);
    }
    out.push_str("</svg>\n");
    out
}

/// What the drawing shows.
struct Frame {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Frame {
    fn around(picture: &Picture) -> Self {
        let mut frame = Self { left: 0.0, top: 0.0, right: within(picture.width), bottom: within(picture.height) };
        for item in &picture.boxes {
            frame.take_in(item.x, item.y);
            frame.take_in(within(item.x) + within(item.width), within(item.y) + within(item.height));
        }
        for link in &picture.links {
            // A curve stays within its control points.
            let points = match &link.way {
                Way::Straight(points) => points.as_slice(),
                Way::Curves(curves) => curves.as_flattened(),
            };
            for point in points.iter().chain(link.arrowhead.iter().flatten()) {
                frame.take_in(point.x, point.y);
            }
        }
        frame
    }

    fn take_in(&mut self, x: f64, y: f64) {
        let (x, y) = (within(x), within(y));
        self.left = self.left.min(x - MARGIN);
        self.top = self.top.min(y - MARGIN);
        self.right = self.right.max(x + MARGIN);
        self.bottom = self.bottom.max(y + MARGIN);
    }
}

fn within(number: f64) -> f64 {
    if number.is_nan() { 0.0 } else { number.clamp(-FARTHEST, FARTHEST) }
}

/// A number as SVG holds it, to a hundredth.
pub(crate) fn number(number: f64) -> f64 {
    (within(number) * 100.0).round() / 100.0 + 0.0
}

fn push_link(out: &mut String, link: &PictureLink, palette: &Palette) {
    let mut path = String::new();
    let at = |point: &Point| format!("{} {}", number(point.x), number(point.y));
    match &link.way {
        Way::Straight(points) => {
            for (index, point) in points.iter().enumerate() {
                let _ = write!(path, "{}{}", if index == 0 { "M" } else { " L" }, at(point));
            }
        }
        Way::Curves(curves) => {
            for (index, [from, first, second, to]) in curves.iter().enumerate() {
                if index == 0 {
                    let _ = write!(path, "M{}", at(from));
                }
                let _ = write!(path, " C{} {} {}", at(first), at(second), at(to));
            }
        }
    }
    let Some(start) = beginning(&link.way) else { return };
    let colour = match (link.is_negative, link.is_contribution) {
        (true, _) => palette.negative,
        (false, true) => palette.contribution,
        (false, false) => palette.link,
    };
    let dash = if link.is_negative { " stroke-dasharray=\"6 4\"" } else { "" };
    let colour = escaped(colour);
    let _ = writeln!(out, "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"{dash}/>");
    if let Some([one, other]) = &link.arrowhead {
        let _ = writeln!(
            out,
            "<path d=\"M{} L{} L{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            at(one),
            at(&start),
            at(other)
        );
    }
    if link.is_negative {
        let middle = middle(&link.way);
        let (x, y) = (number(middle.x), number(middle.y));
        let paper = escaped(palette.paper);
        let _ = writeln!(
            out,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"7\" fill=\"{paper}\" stroke=\"{colour}\"/><path d=\"M{} {y} L{} {y}\" stroke=\"{colour}\" stroke-width=\"1.5\"/>",
            number(x - 3.5),
            number(x + 3.5)
        );
    }
}

/// Where a way begins; nowhere when it is empty.
fn beginning(way: &Way) -> Option<Point> {
    match way {
        Way::Straight(points) => points.first().copied(),
        Way::Curves(curves) => curves.first().map(|curve| curve[0]),
    }
}

/// A point in the middle of a way, or of its last curve.
fn middle(way: &Way) -> Point {
    match way {
        Way::Curves(curves) => {
            let [from, first, second, to] = curves.last().copied().unwrap_or_default();
            let mean = |a: f64, b: f64, c: f64, d: f64| (a + 3.0 * b + 3.0 * c + d) / 8.0;
            Point { x: mean(from.x, first.x, second.x, to.x), y: mean(from.y, first.y, second.y, to.y) }
        }
        Way::Straight(points) => {
            let half = points.len() / 2;
            let point = |at: usize| points.get(at).copied().unwrap_or_default();
            let (a, b) = if points.len().is_multiple_of(2) {
                (point(half.saturating_sub(1)), point(half))
            } else {
                (point(half), point(half))
            };
            Point { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) }
        }
    }
}

fn push_box(out: &mut String, item: &PictureBox, picture: &Picture, palette: &Palette) {
    let colours = palette.of(item.kind);
    let (fill, edge, ink) = (escaped(colours.fill), escaped(colours.edge), escaped(palette.ink));
    let _ = write!(out, "<g><title>{}</title>", escaped(&item.title));
    let _ = write!(out, "{} fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"2\"/>", outline(item));
    let x = number(item.x + picture.padding_px);
    let mut y = item.y + picture.padding_px;
    if !item.label.is_empty() {
        let (label_px, base) = (picture.font_px * LABEL, y + picture.line_px * LABEL * 0.75);
        let _ = write!(
            out,
            "<text x=\"{x}\" y=\"{}\" font-size=\"{}\" fill=\"{edge}\">{}</text>",
            number(base),
            number(label_px),
            escaped(&item.label)
        );
        y += picture.line_px * LABEL;
    }
    if !item.lines.is_empty() {
        let _ = write!(out, "<text fill=\"{ink}\">");
        for (at, line) in item.lines.iter().zip(1_u32..).map(|(line, at)| (f64::from(at), line)) {
            let base = y + picture.line_px * (at - 0.25);
            let _ = write!(out, "<tspan x=\"{x}\" y=\"{}\">{}</tspan>", number(base), escaped(line));
        }
        out.push_str("</text>");
    }
    if !item.foot.is_empty() {
        let base = item.y + item.height - picture.padding_px;
        let size = number(picture.font_px * LABEL);
        let foot = escaped(&item.foot);
        let _ = write!(out, "<text x=\"{x}\" y=\"{}\" font-size=\"{size}\" fill=\"{ink}\">{foot}</text>", number(base));
    }
    out.push_str("</g>\n");
}

/// The element of a box's outline, still open.
fn outline(item: &PictureBox) -> String {
    let (x, y) = (number(item.x), number(item.y));
    let (width, height) = (number(item.width.max(0.0)), number(item.height.max(0.0)));
    let round = match item.shape {
        Shape::Square => 0.0,
        Shape::Rounded => 8.0,
        Shape::Stadium => number((height / 2.0).min(20.0)),
        Shape::Cut => {
            let cut = 8.0_f64.min(width / 2.0).min(height / 2.0);
            let (right, bottom) = (x + width, y + height);
            let corners = [
                (x + cut, y),
                (right - cut, y),
                (right, y + cut),
                (right, bottom - cut),
                (right - cut, bottom),
                (x + cut, bottom),
                (x, bottom - cut),
                (x, y + cut),
            ];
            let points: Vec<String> = corners.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
            return format!("<polygon points=\"{}\"", points.join(" "));
        }
    };
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"")
}
