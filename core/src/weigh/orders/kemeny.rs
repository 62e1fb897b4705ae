//! The orders that go against the fewest people (Kemeny 1959; Young and Levenglick 1978).

use serde::Serialize;
use thiserror::Error;

/// The most alternatives for which the best orders are looked for: each one more doubles time and memory.
pub const MOST_ALTERNATIVES: usize = 15;

/// More alternatives than [`MOST_ALTERNATIVES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{0} alternatives are too many to find the best order: {MOST_ALTERNATIVES} at most")]
pub struct KemenyError(pub usize);

/// The best orders by Kemeny. There can be several that are equally good, and no rule says which to take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kemeny {
    /// Summed over the pairs of a best order, how many people put them in that order.
    pub agreement: u64,
    /// The same, how many people put them the other way round.
    pub distance: u64,
    /// How many best orders there are.
    pub count: u64,
    /// The best orders, from first to last alternative, in the order of a dictionary; not all of them when there are many.
    pub orders: Vec<Vec<usize>>,
}

/// What is known of one set of alternatives.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    /// The agreement of the best orders of these alone.
    agreement: u64,
    /// How many such orders there are.
    count: u64,
}

impl Kemeny {
    /// The best orders, given how many people put one before another; at most so many are listed. Works out the best
    /// orders of every set of alternatives from those of the sets with one less: 2^n sets instead of n! orders.
    pub fn of(pairwise: &[Vec<u64>], list: usize) -> Result<Self, KemenyError> {
        if pairwise.len() > MOST_ALTERNATIVES {
            return Err(KemenyError(pairwise.len()));
        }
        let sets = 1_usize << pairwise.len();
        let mut best = vec![Best { agreement: 0, count: 1 }; sets];
        for set in 1..sets {
            let mut found = Best::default();
            for (first, row) in members(pairwise, set) {
                let rest = best.get(set & !(1 << first)).copied().unwrap_or_default();
                let agreement = put_first(row, set) + rest.agreement;
                if found.count == 0 || agreement > found.agreement {
                    found = Best { agreement, count: rest.count };
                } else if agreement == found.agreement {
                    found.count += rest.count;
                }
            }
            if let Some(place) = best.get_mut(set) {
                *place = found;
            }
        }
        let all = best.last().copied().unwrap_or_default();
        let votes: u64 = pairwise.iter().flatten().sum();
        let mut orders = Vec::new();
        enumerate(pairwise, &best, sets - 1, &mut Vec::new(), &mut |order| {
            orders.push(order.to_vec());
            orders.len() < list
        });
        Ok(Self { agreement: all.agreement, distance: votes - all.agreement, count: all.count, orders })
    }

    /// Whether there is one best order only.
    pub const fn is_unique(&self) -> bool {
        self.count == 1
    }

    /// Whether all best orders are listed.
    pub fn is_complete(&self) -> bool {
        u64::try_from(self.orders.len()) == Ok(self.count)
    }

    /// The one of two alternatives that every best order puts first; `None` when they differ or are not all listed.
    pub fn first_of(&self, [one, other]: [usize; 2]) -> Option<usize> {
        let mut firsts = self.orders.iter().map(|order| order.iter().copied().find(|at| *at == one || *at == other));
        let first = firsts.next().flatten().filter(|_| self.is_complete())?;
        firsts.all(|another| another == Some(first)).then_some(first)
    }
}

/// The alternatives of a set, with the people behind them.
fn members(pairwise: &[Vec<u64>], set: usize) -> impl Iterator<Item = (usize, &Vec<u64>)> {
    pairwise.iter().enumerate().filter(move |(place, _)| set & (1 << place) != 0)
}

/// How many people agree when an alternative comes before the others of a set, summed over those. Nobody puts it before
/// itself.
fn put_first(row: &[u64], set: usize) -> u64 {
    row.iter().enumerate().filter(|(place, _)| set & (1 << place) != 0).map(|(_, people)| people).sum()
}

/// Hands over every best order of the alternatives in `set` behind those in `order`, until told to stop; whether it was
/// not.
fn enumerate(
    pairwise: &[Vec<u64>],
    best: &[Best],
    set: usize,
    order: &mut Vec<usize>,
    hand_over: &mut impl FnMut(&[usize]) -> bool,
) -> bool {
    if set == 0 {
        return hand_over(order);
    }
    let agreement = |set: usize| best.get(set).copied().unwrap_or_default().agreement;
    for (first, row) in members(pairwise, set) {
        let rest = set & !(1 << first);
        if put_first(row, set) + agreement(rest) == agreement(set) {
            order.push(first);
            let goes_on = enumerate(pairwise, best, rest, order, hand_over);
            order.pop();
            if !goes_on {
                return false;
            }
        }
    }
    true
}
