//! How large a box is, from its text; `style/screen/drawn.css` draws with the same numbers.

use super::super::kind_code;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Size, wrap};

/// Width of a box of each kind: what is higher in the tree is wider.
const fn width(kind: &str) -> f64 {
    match kind.as_bytes() {
        b"ambition" => 272.0,
        b"outcome" => 280.0,
        b"activity" => 216.0,
        _ => 232.0,
    }
}

/// Room at both sides of the text, and above and below everything.
const SIDES: f64 = 24.0;
const ENDS: f64 = 18.0;
/// Height of the line that says the kind, and of that below an activity which says who does it.
const KIND: f64 = 20.0;
const WHO: f64 = 18.0;
/// Height of one line of text, and the size of its font: large beside the box, to be read from the back row when the
/// whole tree is in view. Bold text of ambitions and results is wider.
pub const LINE: f64 = 20.0;
pub const FONT: f64 = 16.0;
const BOLD: f64 = 1.08;

/// How large the box of a goal or activity is: its kind and its text decide, nothing else.
pub fn of(workbook: &Workbook, id: &RecordId) -> Size {
    let kind = kind_code(workbook, id);
    let font = if matches!(kind, "ambition" | "outcome") { FONT * BOLD } else { FONT };
    let text = workbook.text_of(id).unwrap_or_default();
    let width = width(kind);
    #[allow(clippy::cast_precision_loss, reason = "a text has few lines")]
    let lines = wrap(text, width - SIDES, font).len().max(1) as f64;
    let who = if kind == "activity" { WHO } else { 0.0 };
    Size { width, height: ENDS + KIND + lines * LINE + who }
}
