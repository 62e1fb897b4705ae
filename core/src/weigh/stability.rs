//! How far one weight can move before the order changes: method 3.11 of the design, in closed form.
//!
//! One weight `w_j` becomes `t`; the others keep their proportions and share what is left, `1 - t`. Every score is then a
//! straight line, `V_i(t) = R_i + t (x_ij - R_i)`, so two alternatives swap places at most once, and the nearest swaps
//! around `w_j` bound the interval in which the order stays (Mareschal 1988; O'Shea and others 2026). Beside it stands
//! the sensitivity of Triantaphyllou and Sanchez 1997, in which one weight moves and the others stay before all are
//! divided by their new sum: `delta = (P_b - P_a) / (a_bk - a_ak)`. The two are the same, `t = (w - delta)/(1 - delta)`.
//!
//! Limitations: one weight at a time, and the ratings count as certain. For all weights at once, and for ratings that
//! are a range, see [`smaa`](super::smaa).

use crate::gather::Sort;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::rank::{holders, ranks};
use super::swing::additive_value;
use super::whole;

mod sensitivity;
mod tornado;

pub use sensitivity::{Sensitivity, SmallestChange};
pub use tornado::{Bar, Margin};

/// The largest score, in size, that is understood: past it a difference could no longer be told from a tie.
pub const LARGEST_SCORE: f64 = 1e9;

/// Differences between scores smaller than this share of the largest score come from rounding alone.
const NOISE: f64 = 1e-12;

/// Why stability cannot be worked out. Places count from 0, in the order given.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum StabilityError {
    /// A weight below zero, infinite or not a number, or all of them too large to add up.
    #[error("the weight of value {value} is {weight}: weights are finite and not below 0")]
    NotAWeight {
        /// Which value.
        value: usize,
        /// What was given.
        weight: f64,
    },
    /// A score that is not a number, or larger than [`LARGEST_SCORE`].
    #[error("alternative {alternative} has {score} on value {value}: scores are numbers up to 1e9 in size")]
    NotAScore {
        /// Which alternative.
        alternative: usize,
        /// Which value.
        value: usize,
        /// What was given.
        score: f64,
    },
    /// An alternative with more or fewer scores than there are values.
    #[error("alternative {alternative} has {found} scores for {expected} values")]
    WrongLength {
        /// Which alternative.
        alternative: usize,
        /// How many values there are.
        expected: usize,
        /// How many scores it has.
        found: usize,
    },
}

/// How the order of the alternatives hangs on each weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stability {
    /// Per value its weight, summing to 1.
    pub weights: Vec<f64>,
    /// Per alternative its score with these weights.
    pub scores: Vec<f64>,
    /// Per alternative its rank from 1; equal scores share the best.
    pub ranks: Vec<usize>,
    /// The alternative that stands first; `None` when several share that place.
    pub leader: Option<usize>,
    /// Per value how far its weight can move; `None` for a value that has all the weight, since the others then have no
    /// proportions to keep.
    pub values: Vec<Option<ValueStability>>,
    /// The same by Triantaphyllou and Sanchez.
    pub sensitivity: Sensitivity,
}

/// How far the weight of one value can move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueStability {
    /// Its weight, 0..1.
    pub weight: f64,
    /// The weights with which the leader stays first; `None` when several share the first place.
    pub leader_stays: Option<Interval>,
    /// How far the weight is from the nearest one with which another joins the leader; `None` when there is none.
    pub smallest_change: Option<f64>,
    /// The weights with which the whole order stays as it is.
    pub order_stays: Interval,
    /// Every weight at which two alternatives meet, from small to large.
    pub crossings: Vec<Crossing>,
    /// Per alternative its score when this value weighs nothing.
    pub scores_without: Vec<f64>,
    /// Per alternative its score when only this value weighs.
    pub scores_alone: Vec<f64>,
}

/// Weights from one to another, 0..1, and who meet at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lowest weight.
    pub from: f64,
    /// The highest weight.
    pub to: f64,
    /// The two that meet at the lowest weight; `None` when it is 0 and nobody meets there.
    pub meet_at_from: Option<[usize; 2]>,
    /// The two that meet at the highest weight; `None` when it is 1 and nobody meets there.
    pub meet_at_to: Option<[usize; 2]>,
}

/// A weight at which two alternatives have the same score, while they differ at other weights.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Crossing {
    /// The weight, 0..1.
    pub weight: f64,
    /// The two alternatives, the one that comes first in the input first.
    pub pair: [usize; 2],
}

impl Stability {
    /// How the order of alternatives (rows of scores, one per value, higher is better) hangs on each weight. Weights need
    /// not sum to 1. `Ok(None)` when all weights are zero; fails on numbers that are no weights or scores.
    pub fn of<Row: AsRef<[f64]>>(weights: &[f64], alternatives: &[Row]) -> Result<Option<Self>, StabilityError> {
        let total = check(weights, alternatives)?;
        if total <= 0.0 {
            return Ok(None);
        }
        let weights: Vec<f64> = weights.iter().map(|weight| weight / total).collect();
        let ratings: Vec<Vec<f64>> = alternatives.iter().map(|row| row.as_ref().to_vec()).collect();
        let scores: Vec<f64> = ratings.iter().map(|row| additive_value(&weights, row)).collect();
        let all_ranks = ranks(&scores.iter().copied().map(Some).collect::<Vec<_>>());
        let leader = match holders(&all_ranks, 1).as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let ranks: Vec<usize> = all_ranks.into_iter().flatten().collect();
        let values = (0..weights.len()).map(|value| ValueStability::of(&weights, &ratings, value, leader)).collect();
        let sensitivity = Sensitivity::of(&weights, &ratings, &scores, &ranks);
        Ok(Some(Self { weights, scores, ranks, leader, values, sensitivity }))
    }
}

/// The sum of the weights, when all is as it should be.
fn check<Row: AsRef<[f64]>>(weights: &[f64], alternatives: &[Row]) -> Result<f64, StabilityError> {
    for (alternative, row) in alternatives.iter().enumerate() {
        let (expected, found) = (weights.len(), row.as_ref().len());
        if found != expected {
            return Err(StabilityError::WrongLength { alternative, expected, found });
        }
        for (value, &score) in row.as_ref().iter().enumerate() {
            if score.is_nan() || score.abs() > LARGEST_SCORE {
                return Err(StabilityError::NotAScore { alternative, value, score });
            }
        }
    }
    let mut total = 0.0;
    for (value, &weight) in weights.iter().enumerate() {
        total += weight;
        if !(weight >= 0.0 && f64::is_finite(total)) {
            return Err(StabilityError::NotAWeight { value, weight });
        }
    }
    Ok(total)
}

/// Every alternative's score when one value weighs nothing: the mean of its other scores by the other weights. `None`
/// when the others weigh nothing at all.
fn scores_without(weights: &[f64], ratings: &[Vec<f64>], value: usize) -> Option<Vec<f64>> {
    let others = || weights.iter().enumerate().filter(move |(other, _)| *other != value);
    let total: f64 = others().map(|(_, weight)| weight).sum();
    let share = |row: &Vec<f64>| -> f64 {
        others()
            .zip(row.iter().enumerate().filter(|(other, _)| *other != value))
            .map(|((_, weight), (_, score))| weight / total * score)
            .sum()
    };
    (total > 0.0).then(|| ratings.iter().map(share).collect())
}

impl ValueStability {
    fn of(weights: &[f64], ratings: &[Vec<f64>], value: usize, leader: Option<usize>) -> Option<Self> {
        let weight = *weights.get(value)?;
        let scores_without = scores_without(weights, ratings, value)?;
        let scores_alone: Vec<f64> = ratings.iter().filter_map(|row| row.get(value).copied()).collect();
        let crossings = crossings(&scores_without, &scores_alone);
        let of_leader: Vec<Crossing> = crossings
            .iter()
            .filter(|crossing| leader.is_some_and(|one| crossing.pair.contains(&one)))
            .copied()
            .collect();
        Some(Self {
            weight,
            leader_stays: leader.map(|_| Interval::around(weight, &of_leader)),
            smallest_change: of_leader.iter().map(|crossing| (crossing.weight - weight).abs()).min_by(f64::total_cmp),
            order_stays: Interval::around(weight, &crossings),
            crossings,
            scores_without,
            scores_alone,
        })
    }
}

/// Where straight lines meet that run from `without` (weight 0) to `alone` (weight 1). A pair meets when the difference
/// has another sign at the one end than at the other, or is nothing at one of them.
fn crossings(without: &[f64], alone: &[f64]) -> Vec<Crossing> {
    let largest = without.iter().chain(alone).fold(0.0, |largest: f64, score| largest.max(score.abs()));
    let difference = |one: f64, other: f64| {
        let difference = one - other;
        if difference.abs() <= NOISE * largest { 0.0 } else { difference }
    };
    let lines = || without.iter().zip(alone).enumerate();
    let mut found = Vec::new();
    for (one, (one_without, one_alone)) in lines() {
        for (other, (other_without, other_alone)) in lines().skip(one + 1) {
            let (start, end) = (difference(*one_without, *other_without), difference(*one_alone, *other_alone));
            if start.min(end) <= 0.0 && start.max(end) >= 0.0 && start.abs() + end.abs() > 0.0 {
                found.push(Crossing { weight: start / (start - end), pair: [one, other] });
            }
        }
    }
    // To 1e-9, so that rounding does not decide who comes first of two pairs that meet at the same weight.
    found.put_in_order(|one, other| whole(one.weight * 1e9).cmp(&whole(other.weight * 1e9)));
    found
}

impl Interval {
    /// From the last crossing at or below the weight to the first at or above it.
    fn around(weight: f64, crossings: &[Crossing]) -> Self {
        let below = crossings.iter().rev().find(|crossing| crossing.weight <= weight + NOISE);
        let above = crossings.iter().find(|crossing| crossing.weight >= weight - NOISE);
        Self {
            from: below.map_or(0.0, |crossing| crossing.weight.min(weight)),
            to: above.map_or(1.0, |crossing| crossing.weight.max(weight)),
            meet_at_from: below.map(|crossing| crossing.pair),
            meet_at_to: above.map(|crossing| crossing.pair),
        }
    }
}

#[cfg(test)]
mod tests;
