//! Ranks from scores, with ties.

use crate::gather::Sort;
use std::ops::Range;

use super::number;

/// Scores on 0..100 that differ by no more than this count as equal: far below anything a person could have meant,
/// far above what rounding in a sum of a few products can do.
pub const TIE: f64 = 1e-9;

/// Ranks from 1 for the highest score; equal scores share the best rank and the next one skips ("1, 1, 3").
///
/// `None` in (no score) is `None` out, and takes no place. A score ties with the highest of its group, so a chain of
/// tiny differences cannot join scores that are further than [`TIE`] apart.
pub fn ranks(scores: &[Option<f64>]) -> Vec<Option<usize>> {
    let mut order: Vec<(usize, f64)> =
        scores.iter().enumerate().filter_map(|(index, score)| score.map(|score| (index, score))).collect();
    order.put_in_order(|(_, one), (_, other)| other.total_cmp(one));

    let mut ranks = vec![None; scores.len()];
    let mut group = (0, f64::INFINITY);
    for (position, (index, score)) in order.into_iter().enumerate() {
        if position == 0 || group.1 - score > TIE {
            group = (position + 1, score);
        }
        if let Some(rank) = ranks.get_mut(index) {
            *rank = Some(group.0);
        }
    }
    ranks
}

/// The places, in the order given, that hold `rank`: 1 for whoever leads.
pub fn holders(ranks: &[Option<usize>], rank: usize) -> Vec<usize> {
    ranks.iter().enumerate().filter(|(_, held)| **held == Some(rank)).map(|(index, _)| index).collect()
}

/// Ranks from 1 for the highest score as statistics use them: exactly equal scores get the mean of their places
/// ("1.5, 1.5, 3"), so that the ranks of n scores always sum to n(n + 1)/2.
pub fn mean_ranks(scores: &[f64]) -> Vec<f64> {
    let rank = |score: &f64| {
        let places = places(scores, |other| other > score, |other| other >= score);
        number(places.start + places.end + 1) / 2.0
    };
    scores.iter().map(rank).collect()
}

/// The places (from 0) that one of the numbers takes: behind those that come `before` it, and together with the rest of
/// those `through` it, which tie with it.
pub(super) fn places(all: &[f64], before: impl Fn(&f64) -> bool, through: impl Fn(&f64) -> bool) -> Range<usize> {
    let start = all.iter().filter(|other| before(other)).count();
    start..all.iter().filter(|other| through(other)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_scores_share_the_best_rank_and_the_next_skips() {
        let ranks = ranks(&[Some(60.0), Some(60.0), Some(72.0), None, Some(50.0)]);
        assert_eq!(ranks, [Some(2), Some(2), Some(1), None, Some(4)]);
        assert_eq!(holders(&ranks, 2), [0, 1]);
        assert_eq!(holders(&ranks, 3), Vec::<usize>::new());
    }

    #[test]
    fn a_difference_from_rounding_alone_is_a_tie() {
        assert_eq!(ranks(&[Some(0.1 + 0.2), Some(0.3)]), [Some(1), Some(1)]);
        assert_eq!(ranks(&[Some(0.300_001), Some(0.3)]), [Some(1), Some(2)]);
    }

    #[test]
    fn a_chain_of_near_ties_does_not_join_its_ends() {
        assert_eq!(ranks(&[Some(0.0), Some(TIE * 0.9), Some(TIE * 1.8)]), [Some(3), Some(1), Some(1)]);
    }

    #[test]
    fn mean_ranks_share_the_middle_of_their_places() {
        assert_eq!(mean_ranks(&[40.0, 40.0, 10.0, 10.0, 0.0]), [1.5, 1.5, 3.5, 3.5, 5.0]);
    }

    #[test]
    fn nothing_ranks_nothing() {
        assert_eq!(mean_ranks(&[]), Vec::<f64>::new());
        assert_eq!(ranks(&[]), []);
        assert_eq!(ranks(&[None]), [None]);
    }
}
