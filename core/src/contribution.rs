//! Bijdragen: who contributes what to which subgoal. Derived from the contributions, never stored.
//!
//! [`Matrix`] sets activities against goals with sums, overlap and gaps ("doen we de goede dingen?"), [`Chain`] is
//! the reasoning from an activity up to the ambition. Positive and negative are never netted: a waterbedeffect that
//! is taken off a sum has vanished.

mod chain;
mod choice;
mod facts;
mod line;
mod matrix;
mod overlap;
mod refresh;
mod sum;

pub use chain::{Assumption, Chain, Reason};
pub use choice::{Arrangement, GroupBy, GroupKey, Shown, SortBy};
pub use line::Line;
pub use matrix::{Cell, Column, Gaps, Group, Matrix, Row};
pub use overlap::{Overlap, overlaps};
pub use sum::Sum;
