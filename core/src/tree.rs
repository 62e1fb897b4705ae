//! Derived views of the goals: the forest and the outline of visible rows.

mod accepted;
mod forest;
mod outline;

pub use forest::Forest;
pub use outline::{FoldState, Outline, OutlineRow, RowKind};
