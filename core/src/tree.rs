//! Derived views of the goals: the forest and the outline of visible rows; and text wrapped into boxes.

mod accepted;
mod forest;
mod outline;
mod shape;
mod wrap;

pub use forest::Forest;
pub use outline::{Edit, FoldState, Outline, OutlineRow, RowKind};
pub use shape::{Moment, ShapeLog};
pub use wrap::{text_width, wrap};
