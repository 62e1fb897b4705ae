//! How far one person's order lies from the group's: method 3.14 of the design.
//!
//! Three measures side by side, of which the first is the one to show: the Kendall distance counts the pairs of
//! alternatives that two orders put the other way round, and half of each pair that only one of them ties (Fagin and
//! others 2004). Kendall's tau-b and Spearman's rho are the usual correlations, -1 for opposite orders and 1 for equal
//! ones, both undefined when somebody ties everything.

use std::cmp::Ordering;

use serde::Serialize;

use super::number;
use super::rank::{mean_ranks, ranks};

/// One person's order beside the group's. `None` in a field is undefined, not zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankDistance {
    /// Per alternative its rank: 1 for the highest, ties on the mean of their places.
    pub ranks: Vec<f64>,
    /// Tau-b of Kendall, -1..1.
    pub tau_b: Option<f64>,
    /// Rho of Spearman, -1..1.
    pub spearman: Option<f64>,
    /// Pairs the other way round, and half of each pair that only one of the two ties.
    pub distance: f64,
    /// Pairs the other way round.
    pub discordant: usize,
    /// `distance` over the number of pairs, 0..1; `None` for one alternative.
    pub normalised: Option<f64>,
    /// Whether exactly the same alternatives come first.
    pub same_first: bool,
}

/// Everybody's order beside the group's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankDistances {
    /// Per alternative its rank in the group: 1 for the highest, ties on the mean of their places.
    pub group_ranks: Vec<f64>,
    /// Per member, in the order given.
    pub members: Vec<RankDistance>,
    /// The share of the members with the same first choice as the group, 0..1; `None` without members.
    pub same_first_share: Option<f64>,
    /// Place of the member furthest from the group, of equal ones the first; `None` without members.
    pub furthest: Option<usize>,
}

impl RankDistances {
    /// The distances of members (rows of scores, higher is better) from a group's scores for the same alternatives.
    /// Scores that differ by rounding alone tie, as in [`ranks`]. `None` without alternatives, when a row is longer or
    /// shorter, and when a score is not finite.
    pub fn of<Row: AsRef<[f64]>>(group: &[f64], members: &[Row]) -> Option<Self> {
        let sound = |row: &[f64]| row.len() == group.len() && row.iter().all(|score| score.is_finite());
        if group.is_empty() || !sound(group) || !members.iter().all(|row| sound(row.as_ref())) {
            return None;
        }
        let group_ranks = snapped_ranks(group);
        let members: Vec<RankDistance> =
            members.iter().map(|row| RankDistance::of(&group_ranks, snapped_ranks(row.as_ref()))).collect();
        let same = members.iter().filter(|member| member.same_first).count();
        let most = members.iter().map(|member| member.distance).fold(0.0, f64::max);
        Some(Self {
            same_first_share: (!members.is_empty()).then(|| number(same) / number(members.len())),
            furthest: members.iter().position(|member| member.distance >= most),
            group_ranks,
            members,
        })
    }
}

/// Ranks with ties on the mean of their places, where rounding alone is a tie.
fn snapped_ranks(scores: &[f64]) -> Vec<f64> {
    let shared = ranks(&scores.iter().copied().map(Some).collect::<Vec<_>>());
    // Highest first: the lower the rank, the higher what is ranked here.
    mean_ranks(&shared.into_iter().flatten().map(|rank| -number(rank)).collect::<Vec<_>>())
}

impl RankDistance {
    fn of(group: &[f64], ranks: Vec<f64>) -> Self {
        let mut found = Pairs::default();
        for (place, (one, beside)) in group.iter().zip(&ranks).enumerate() {
            for (other, opposite) in group.iter().zip(&ranks).skip(place + 1) {
                found.count(one.total_cmp(other), beside.total_cmp(opposite));
            }
        }
        let Pairs { concordant, discordant, tied_once, untied_in_group, untied_in_member, all } = found;
        let distance = number(discordant) + number(tied_once) / 2.0;
        let below = (number(untied_in_group) * number(untied_in_member)).sqrt();
        Self {
            tau_b: (below > 0.0).then(|| ((number(concordant) - number(discordant)) / below).clamp(-1.0, 1.0)),
            spearman: correlation(group, &ranks),
            distance,
            discordant,
            normalised: (all > 0).then(|| distance / number(all)),
            same_first: firsts(group).eq(firsts(&ranks)),
            ranks,
        }
    }
}

/// How two orders put the pairs of alternatives.
#[derive(Default)]
struct Pairs {
    all: usize,
    concordant: usize,
    discordant: usize,
    tied_once: usize,
    untied_in_group: usize,
    untied_in_member: usize,
}

impl Pairs {
    fn count(&mut self, group: Ordering, member: Ordering) {
        self.all += 1;
        self.untied_in_group += usize::from(group.is_ne());
        self.untied_in_member += usize::from(member.is_ne());
        match (group, member) {
            (Ordering::Equal, Ordering::Equal) => {}
            (Ordering::Equal, _) | (_, Ordering::Equal) => self.tied_once += 1,
            (group, member) if group == member => self.concordant += 1,
            _ => self.discordant += 1,
        }
    }
}

/// The places with the best rank.
fn firsts(ranks: &[f64]) -> impl Iterator<Item = usize> + '_ {
    let best = ranks.iter().copied().fold(f64::INFINITY, f64::min);
    ranks.iter().enumerate().filter(move |(_, rank)| **rank <= best).map(|(place, _)| place)
}

/// Pearson's correlation of ranks, whose mean is `(n + 1)/2`; `None` when one of the two ties everything.
fn correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let middle = f64::midpoint(number(one.len()), 1.0);
    let product = |one: &[f64], other: &[f64]| -> f64 {
        one.iter().zip(other).map(|(one, other)| (one - middle) * (other - middle)).sum()
    };
    let below = (product(one, one) * product(other, other)).sqrt();
    (below > 0.0).then(|| (product(one, other) / below).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_ordered_has_no_distance() {
        assert_eq!(RankDistances::of::<[f64; 0]>(&[], &[]), None);
        assert_eq!(RankDistances::of(&[1.0, 2.0], &[[1.0]]), None);
        assert_eq!(RankDistances::of(&[1.0, f64::NAN], &[[1.0, 2.0]]), None);
        assert_eq!(RankDistances::of(&[1.0, 2.0], &[[1.0, f64::INFINITY]]), None);
    }

    #[test]
    fn rounding_puts_no_alternative_above_another() {
        let found = RankDistances::of(&[0.1 + 0.2, 0.3, 0.1], &[[50.0, 50.0, 10.0]]).unwrap();
        assert_eq!((found.members[0].distance, found.members[0].same_first), (0.0, true));
    }

    #[test]
    fn to_share_the_first_place_is_another_first_choice() {
        let found = RankDistances::of(&[2.0, 1.0], &[[1.0, 1.0], [2.0, 1.0]]).unwrap();
        assert_eq!((found.same_first_share, found.furthest), (Some(0.5), Some(0)));
        assert_eq!((found.members[0].distance, found.members[0].tau_b), (0.5, None));
    }

    fn orders() -> impl Strategy<Value = (Vec<f64>, Vec<Vec<f64>>)> {
        (1_usize..7, 0_usize..6).prop_flat_map(|(alternatives, people)| {
            let row = || prop::collection::vec((0_u32..6).prop_map(f64::from), alternatives);
            (row(), prop::collection::vec(row(), people))
        })
    }

    proptest! {
        #[test]
        fn distances_stay_within_their_bounds((group, members) in orders()) {
            for member in RankDistances::of(&group, &members).unwrap().members {
                prop_assert!(member.normalised.is_none_or(|share| (0.0..=1.0).contains(&share)));
                prop_assert!(member.tau_b.is_none_or(|tau| (-1.0..=1.0).contains(&tau)));
                prop_assert!(member.spearman.is_none_or(|rho| (-1.0..=1.0).contains(&rho)));
                prop_assert_eq!(member.tau_b.is_none(), member.spearman.is_none());
            }
        }

        #[test]
        fn everybody_is_at_no_distance_from_themselves_and_furthest_from_their_opposite((group, _) in orders()) {
            let opposite: Vec<f64> = group.iter().map(|score| -score).collect();
            let found = RankDistances::of(&group, &[group.clone(), opposite]).unwrap();
            prop_assert_eq!((found.members[0].distance, found.members[0].same_first), (0.0, true));
            prop_assert!(found.members[1].tau_b.is_none_or(|tau| tau <= -1.0 + 1e-12));
        }
    }
}
