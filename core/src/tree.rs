//! Derived views of the goals: the forest, the outline of visible rows, and the drawing.

mod accepted;
mod drawing;
mod forest;
mod layout;
mod outline;
mod shape;

pub use drawing::Drawing;
pub use forest::Forest;
pub use layout::{
    Arrangement, Change, Direction, Edge, EdgeKind, Gaps, Landing, Layout, PlacedBox, Point, Rect, Service, Size,
    TreeBox, Way,
};
pub use outline::{Edit, FoldState, Outline, OutlineRow, RowKind};
pub use shape::{Moment, ShapeLog};
