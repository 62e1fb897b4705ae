//! The smallest change of one weight that swaps two alternatives, while the others stay (Triantaphyllou and Sanchez).

use serde::{Deserialize, Serialize};

use super::NOISE;

/// Every change of one weight that swaps two alternatives, and the smallest of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// All changes that can be made, by value and then by the pair. A pair that ties now has none.
    pub changes: Vec<SmallestChange>,
    /// The smallest part of its own weight, whichever pair it swaps; `None` when no change swaps anything.
    pub smallest_percent: Option<SmallestChange>,
    /// The smallest part of its own weight that swaps whoever stands first.
    pub smallest_percent_of_first: Option<SmallestChange>,
    /// The smallest in points, whichever pair it swaps.
    pub smallest: Option<SmallestChange>,
    /// The smallest in points that swaps whoever stands first.
    pub smallest_of_first: Option<SmallestChange>,
}

/// A change of one weight after which two alternatives have the same score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SmallestChange {
    /// The value whose weight changes.
    pub value: usize,
    /// The alternative that stands higher now.
    pub above: usize,
    /// The one that stands lower now.
    pub below: usize,
    /// How much is taken from the weight; below zero: how much is added. Never more than there is.
    pub taken: f64,
    /// The same in percents of that weight; `None` when it is 0.
    pub percent: Option<f64>,
}

impl Sensitivity {
    pub(super) fn of(weights: &[f64], ratings: &[Vec<f64>], scores: &[f64], ranks: &[usize]) -> Self {
        let rows = || ratings.iter().zip(scores).zip(ranks).enumerate();
        let mut changes = Vec::new();
        let mut of_first = Vec::new();
        for (value, weight) in weights.iter().enumerate() {
            let one_value = |row: &Vec<f64>| row.get(value).copied().unwrap_or_default();
            for (above, ((high_row, high), high_rank)) in rows() {
                for (below, ((low_row, low), _)) in rows().filter(|(_, (_, rank))| *rank > high_rank) {
                    let taken = (low - high) / (one_value(low_row) - one_value(high_row));
                    if taken.is_finite() && taken <= weight + NOISE {
                        let percent = Some(taken / weight * 100.0).filter(|percent| percent.is_finite());
                        changes.push(SmallestChange { value, above, below, taken, percent });
                        of_first.extend(changes.last().filter(|_| *high_rank == 1).copied());
                    }
                }
            }
        }
        Self {
            smallest_percent: least(&changes, |change| change.percent),
            smallest_percent_of_first: least(&of_first, |change| change.percent),
            smallest: least(&changes, |change| Some(change.taken)),
            smallest_of_first: least(&of_first, |change| Some(change.taken)),
            changes,
        }
    }
}

/// The change that is smallest in size; the first one when several are, apart from rounding.
fn least(changes: &[SmallestChange], size: fn(&SmallestChange) -> Option<f64>) -> Option<SmallestChange> {
    let mut least: Option<(f64, SmallestChange)> = None;
    for change in changes {
        let Some(size) = size(change).map(f64::abs) else { continue };
        if least.is_none_or(|(smallest, _)| size < smallest * (1.0 - NOISE)) {
            least = Some((size, *change));
        }
    }
    least.map(|(_, change)| change)
}
