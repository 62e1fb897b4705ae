//! Derived views of the goals: the forest, the outline of visible rows, the drawing, and text wrapped into boxes.

mod accepted;
mod audience;
mod drawing;
mod forest;
mod layout;
mod outline;
mod shape;
mod wrap;

pub use audience::{Audience, AudienceKind, AudienceRow, audience_rows};
pub use drawing::Drawing;
pub use forest::Forest;
pub use layout::{
    Arrangement, Change, Direction, Edge, EdgeKind, Gaps, Landing, Layout, PlacedBox, Point, Rect, Service, Size,
    TreeBox, Way,
};
pub use outline::{Edit, FoldState, Outline, OutlineRow, RowKind};
pub use shape::{Moment, ShapeLog};
pub use wrap::{text_width, wrap};
