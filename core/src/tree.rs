//! Derived views of the goals: the forest and the outline of visible rows.

mod accepted;
mod forest;
mod outline;
mod shape;

pub use forest::Forest;
pub use outline::{Edit, FoldState, Outline, OutlineRow, RowKind};
pub use shape::{Moment, ShapeLog};
