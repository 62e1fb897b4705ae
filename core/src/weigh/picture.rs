//! The pictures of weighing as SVG texts, made of plain numbers: shown in the page, and kept as a file.
//!
//! One text serves both. Attributes carry the light theme, so that a file stands alone; classes (`wb-pic-…`, told in
//! `style/screen/picture.css`) let the page lay its own colours over it. There is no style sheet, no script, nothing
//! from outside and no id in it, so that several pictures can stand on one page.
//!
//! Three promises hold for any input: every text is escaped and fits the frame (wrapped, or shortened with an
//! ellipsis), no number is `NaN` or infinite, and nothing is told by colour alone: values have patterns and letters,
//! groups and camps have shapes, answers have patterns and counts.

mod axis;
mod bars;
mod dots;
mod heat;
mod intervals;
mod legend;
mod look;
mod map;
mod mark;
mod replies;
mod sheet;
mod shift;
mod swarm;
mod tornado;
mod value;
mod words;

pub use bars::{BarPart, BarRow, bars};
pub use dots::{Dot, DotRow, dots};
pub use heat::heat;
pub use intervals::{IntervalRow, intervals};
pub use map::{MapPoint, map};
pub use replies::{ReplyRow, replies};
pub use shift::{ShiftRow, shift};
pub use tornado::{TornadoRow, tornado};
pub use words::Words;

/// A picture that is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The whole SVG text.
    pub svg: String,
    /// How wide it is, in its own units; text is never below 14 of them. 960, more only for very many columns.
    pub width: f64,
    /// How high it is; it grows with what it shows.
    pub height: f64,
}
