//! Ratings in the middle, and the order that some weights make of them.

use super::input::Comparable;
use crate::weigh::rank::{holders, ranks};
use crate::weigh::summary::Summary;
use crate::weigh::swing::additive_value;

/// The mean ratings of all participants or of some, per alternative and value.
pub(super) struct Board {
    ratings: Vec<Vec<Option<Summary>>>,
    means: Vec<Option<Vec<f64>>>,
}

impl Board {
    /// The ratings of everybody.
    pub(super) fn of(input: &Comparable) -> Self {
        Self::by(input, &(0..input.participants.len()).collect::<Vec<_>>())
    }

    /// The ratings of some, by their places.
    pub(super) fn by(input: &Comparable, raters: &[usize]) -> Self {
        let cell = |alternative, value| {
            let given: Vec<f64> =
                raters.iter().filter_map(|rater| input.ratings.get(*rater, alternative, value)).collect();
            Summary::of(&given)
        };
        let row = |alternative| (0..input.values.len()).map(|value| cell(alternative, value)).collect();
        let ratings: Vec<Vec<Option<Summary>>> = (0..input.alternatives.len()).map(row).collect();
        let weighed = input.alternatives.iter().map(|alternative| alternative.excluded.is_none());
        let means = ratings.iter().zip(weighed).map(|(row, weighed)| {
            let complete = || row.iter().map(|cell| cell.as_ref().map(|cell| cell.mean)).collect();
            if weighed { complete() } else { None }
        });
        Self { means: means.collect(), ratings }
    }

    /// One alternative's ratings per value; empty when there is no such alternative.
    pub(super) fn ratings(&self, alternative: usize) -> &[Option<Summary>] {
        self.ratings.get(alternative).map_or(&[], Vec::as_slice)
    }

    /// Places of the alternatives inside the legal room that have a rating on every value.
    pub(super) fn compared(&self) -> Vec<usize> {
        self.means.iter().enumerate().filter(|(_, row)| row.is_some()).map(|(place, _)| place).collect()
    }

    /// The fewest people behind any of the mean ratings of these alternatives.
    pub(super) fn fewest_raters(&self, alternatives: &[usize]) -> usize {
        let counts = alternatives.iter().flat_map(|alternative| self.ratings(*alternative));
        counts.map(|cell| cell.as_ref().map_or(0, |cell| cell.count)).min().unwrap_or(0)
    }

    /// The order these weights make of the compared alternatives.
    pub(super) fn standing(&self, weights: &[f64]) -> Standing {
        Standing::of(weights, &self.means)
    }
}

/// Scores and ranks, one per alternative; `None` for those that are not compared.
#[derive(Default)]
pub(super) struct Standing {
    pub(super) scores: Vec<Option<f64>>,
    pub(super) ranks: Vec<Option<usize>>,
}

impl Standing {
    /// Scores from weights that sum to 1 and rows of ratings, added in the order of the values. What rounding puts past
    /// the ends of the scale is put back on it.
    pub(super) fn of(weights: &[f64], ratings: &[Option<Vec<f64>>]) -> Self {
        let score = |row: &Option<Vec<f64>>| row.as_ref().map(|row| additive_value(weights, row).clamp(0.0, 100.0));
        let scores: Vec<Option<f64>> = ratings.iter().map(score).collect();
        Self { ranks: ranks(&scores), scores }
    }

    /// Places of the highest scores.
    pub(super) fn leading(&self) -> Vec<usize> {
        holders(&self.ranks, 1)
    }

    /// Places of the highest scores below the leading ones.
    pub(super) fn next(&self) -> Vec<usize> {
        holders(&self.ranks, self.leading().len() + 1)
    }

    /// The highest score.
    pub(super) fn best(&self) -> Option<f64> {
        self.highest_of(&self.leading())
    }

    /// From the highest score to the next that is no tie.
    pub(super) fn margin(&self) -> Option<f64> {
        Some(self.best()? - self.highest_of(&self.next())?)
    }

    fn highest_of(&self, places: &[usize]) -> Option<f64> {
        let scores = places.iter().filter_map(|place| self.scores.get(*place).copied().flatten());
        scores.max_by(f64::total_cmp)
    }
}
