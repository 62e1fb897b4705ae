//! Weights from an order of importance alone: method 3.3 of the design.
//!
//! Whoever can say what matters more, but not how much more, still gets weights. Three rules that differ in how steep
//! they are stand beside each other (Stillwell, Seaver and Edwards 1981; Edwards and Barron 1994; Barron and Barrett
//! 1996). Equal ranks share: each tied value gets the mean of what their places would get.

use std::ops::Range;

use serde::Serialize;

use super::number;
use super::rank::places;

/// Weights by three rules, each per value in the order given and summing to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankWeights {
    /// Rank order centroid, `w_k = (1/n) sum_{i=k..n} 1/i`: the middle of all weights that agree with the order.
    pub rank_order_centroid: Vec<f64>,
    /// Rank sum, `w_k = 2(n + 1 - k) / (n(n + 1))`: equal steps.
    pub rank_sum: Vec<f64>,
    /// Rank reciprocal, `w_k = (1/k) / sum_i 1/i`.
    pub rank_reciprocal: Vec<f64>,
}

impl RankWeights {
    /// Weights for ranks, lowest first. Only the order of the ranks counts, so "1, 1, 3" and "1, 1, 2" are the same.
    /// `None` for no ranks, and when one of them is not a number.
    pub fn of(ranks: &[f64]) -> Option<Self> {
        if ranks.is_empty() || ranks.iter().any(|rank| rank.is_nan()) {
            return None;
        }
        let count = number(ranks.len());
        // Added from the smallest up, which loses least.
        let harmonic = |from: usize| (from..=ranks.len()).rev().map(|place| 1.0 / number(place)).sum::<f64>();
        let all = harmonic(1);
        Some(Self {
            rank_order_centroid: shared(ranks, |place| harmonic(place) / count),
            rank_sum: shared(ranks, |place| 2.0 * (count + 1.0 - number(place)) / (count * (count + 1.0))),
            rank_reciprocal: shared(ranks, |place| 1.0 / number(place) / all),
        })
    }
}

/// Per rank the mean of `weight` over the places (from 1) that it takes.
fn shared(ranks: &[f64], weight: impl Fn(usize) -> f64) -> Vec<f64> {
    let mean = |places: Range<usize>| {
        let count = number(places.len());
        places.map(|place| weight(place + 1)).sum::<f64>() / count
    };
    ranks.iter().map(|rank| mean(places(ranks, |other| other < rank, |other| other <= rank))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_order_of_the_ranks_counts() {
        assert_eq!(RankWeights::of(&[1.0, 1.0, 3.0]), RankWeights::of(&[1.5, 1.5, 2.0]));
    }

    #[test]
    fn no_order_gives_no_weights() {
        assert_eq!(RankWeights::of(&[]), None);
        assert_eq!(RankWeights::of(&[1.0, f64::NAN]), None);
    }
}
