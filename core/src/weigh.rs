//! The mathematics of weighing: pure functions from numbers to numbers.
//!
//! Nothing here knows a workbook. Every method takes plain slices or one struct of inputs and gives back plain
//! results, so that the screen, the command line and the documents show the same figures. Three habits hold throughout:
//!
//! - what is undefined is `None` or a typed reason, never zero, never equal shares, never `NaN`;
//! - a mean never travels without its spread, nor a ranking without the people who rank differently;
//! - sums run in a fixed order (columns of participants from small to large), so that neither the machine nor the
//!   order in which answers came in changes a bit of the outcome.
//!
//! Start at [`comparison::compare`], which is what people see; the other modules are its parts.

pub mod agreement;
pub mod ahp;
pub mod ahp_group;
pub mod camps;
pub mod chance;
pub mod comparison;
pub mod consensus;
pub mod depth;
pub mod furthest;
pub mod kendall_w;
pub mod majority_judgment;
pub mod orders;
pub mod parties;
pub mod picture;
pub mod points;
pub mod pull;
pub mod rank;
pub mod rank_distance;
pub mod rank_weights;
pub mod replies;
pub mod round;
pub mod shift;
pub mod smaa;
pub mod stability;
pub mod steady;
pub mod summary;
pub mod swing;
pub mod workbook;

/// A count as a number to calculate with; a count past `u32::MAX` (which no council reaches) stays there.
pub(crate) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The whole part of a number as a count: below zero and `NaN` give 0, past `u32::MAX` gives `u32::MAX`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturating is what the doc promises")]
pub(crate) fn whole(number: f64) -> u32 {
    number as u32
}
