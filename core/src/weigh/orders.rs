//! One order out of many: Condorcet, Borda, Copeland, Kemeny and Schulze side by side, and where they disagree
//! (method 3.9 of the design).
//!
//! Every rule starts from who puts what before what; no rule is the right one (Arrow 1951), so they stand beside each
//! other, and [`Disagreement`] says which pairs they put differently. All counts are whole numbers, so an order of the
//! people, or of equal ballots, changes nothing.

use serde::Serialize;
use thiserror::Error;

mod kemeny;

pub use kemeny::{Kemeny, KemenyError, MOST_ALTERNATIVES};

/// How many best orders of Kemeny are listed; how many there are is always said.
const LISTED: usize = 100;

/// How several people order the same alternatives, as somebody writes it down once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// How many people order them like this.
    pub people: u32,
    /// Per alternative its place, the lowest number first; equal numbers are a tie.
    pub places: Vec<u32>,
}

impl Ballot {
    /// The ballot of one person who scored the alternatives; higher is better, equal scores tie.
    pub fn of_scores(scores: &[f64]) -> Self {
        let place = |score: &f64| scores.iter().filter(|other| *other > score).fold(0, |place, _| place + 1);
        Self { people: 1, places: scores.iter().map(place).collect() }
    }
}

/// A ballot that orders more or fewer alternatives than there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("ballot {ballot} orders {found} alternatives of {expected}")]
pub struct BallotError {
    /// Which ballot, from 0.
    pub ballot: usize,
    /// How many alternatives there are.
    pub expected: usize,
    /// How many it orders.
    pub found: usize,
}

/// The orders that several rules make of the same ballots. Ranks start at 1; equal ranks are a tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Orders {
    /// How many people.
    pub people: u64,
    /// Per alternative and other how many people put the one before the other.
    pub pairwise: Vec<Vec<u64>>,
    /// The alternative that more people put before than behind each of the others; often there is none.
    pub condorcet_winner: Option<usize>,
    /// Borda: a point for each alternative behind it on a ballot, half a point for each it ties with.
    pub borda: Points<f64>,
    /// Copeland: how many others it beats, less how many beat it.
    pub copeland: Points<i64>,
    /// Kemeny: the orders that go against the fewest people, counted per pair; `None` when there are too many
    /// alternatives to find them.
    pub kemeny: Option<Kemeny>,
    /// Schulze with winning votes.
    pub schulze: Schulze,
    /// The pairs that the rules do not all put in the same order.
    pub disagreements: Vec<Disagreement>,
}

/// Points per alternative, and the ranks they give ("1, 1, 3").
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Points<T> {
    /// Per alternative its points; the most is best.
    pub points: Vec<T>,
    /// Per alternative its rank.
    pub ranks: Vec<usize>,
}

/// Schulze 2011: an alternative beats another when the strongest chain of wins to it is stronger than the one back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Schulze {
    /// Per alternative and other how many people the weakest win has in the strongest chain from the one to the other; 0
    /// without a chain.
    pub strengths: Vec<Vec<u64>>,
    /// The alternatives that no other beats.
    pub winners: Vec<usize>,
    /// Per alternative 1 and one more for each that beats it.
    pub ranks: Vec<usize>,
}

/// A pair of alternatives of which one rule puts the one first, and another rule the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// The two, in the order of the input.
    pub pair: [usize; 2],
    /// How many people put the first of the two before the other, and how many the other before the first.
    pub people: [u64; 2],
    /// Which of the two more people put first; `None` when as many do. The rest likewise, by each rule.
    pub majority: Option<usize>,
    /// By Borda.
    pub borda: Option<usize>,
    /// By Copeland.
    pub copeland: Option<usize>,
    /// By every best order of Kemeny; `None` too when there are more than are listed.
    pub kemeny: Option<usize>,
    /// By Schulze.
    pub schulze: Option<usize>,
}

impl Orders {
    /// The orders of so many alternatives that follow from ballots. Fails on a ballot that does not order all of them:
    /// whether somebody who left one out would put it last is not ours to say.
    pub fn of(alternatives: usize, ballots: &[Ballot]) -> Result<Self, BallotError> {
        let mut pairwise = vec![vec![0_u64; alternatives]; alternatives];
        let mut twice_borda = vec![0_u64; alternatives];
        let mut people = 0;
        for (ballot, Ballot { people: count, places }) in ballots.iter().enumerate() {
            if places.len() != alternatives {
                return Err(BallotError { ballot, expected: alternatives, found: places.len() });
            }
            let count = u64::from(*count);
            people += count;
            for ((wins, points), (one, place)) in
                pairwise.iter_mut().zip(&mut twice_borda).zip(places.iter().enumerate())
            {
                for (wins, (other, other_place)) in wins.iter_mut().zip(places.iter().enumerate()) {
                    if place < other_place {
                        *wins += count;
                        *points += 2 * count;
                    } else if place == other_place && one != other {
                        *points += count;
                    }
                }
            }
        }
        let margins = margins(&pairwise);
        let kemeny = Kemeny::of(&pairwise, LISTED).ok();
        let borda = Points::of(twice_borda.into_iter().map(half).collect());
        let copeland: Vec<i64> = margins.iter().map(|row| row.iter().map(|margin| margin.signum()).sum()).collect();
        let copeland = Points::of(copeland);
        let schulze = Schulze::of(&pairwise);
        let disagreements = disagreements(&pairwise, &borda.ranks, &copeland.ranks, kemeny.as_ref(), &schulze);
        Ok(Self {
            people,
            condorcet_winner: condorcet_winner(&margins),
            pairwise,
            borda,
            copeland,
            kemeny,
            schulze,
            disagreements,
        })
    }
}

/// Per alternative and other how many more people put the one first than the other.
fn margins(pairwise: &[Vec<u64>]) -> Vec<Vec<i64>> {
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let margin = |one: usize, (other, wins): (usize, &u64)| {
        let losses = pairwise.get(other).and_then(|row| row.get(one)).copied().unwrap_or_default();
        count(*wins) - count(losses)
    };
    let row = |(one, row): (usize, &Vec<u64>)| row.iter().enumerate().map(|wins| margin(one, wins)).collect();
    pairwise.iter().enumerate().map(row).collect()
}

fn condorcet_winner(margins: &[Vec<i64>]) -> Option<usize> {
    margins
        .iter()
        .enumerate()
        .position(|(one, row)| row.iter().enumerate().all(|(other, margin)| one == other || *margin > 0))
}

/// Half of a whole number.
#[expect(clippy::cast_precision_loss, reason = "exact below 2^53, and no council has 10^15 members")]
fn half(count: u64) -> f64 {
    count as f64 / 2.0
}

impl<T: PartialOrd> Points<T> {
    fn of(points: Vec<T>) -> Self {
        let rank = |own: &T| 1 + points.iter().filter(|other| *other > own).count();
        Self { ranks: points.iter().map(rank).collect(), points }
    }
}

impl Schulze {
    /// Widest paths as Floyd and Warshall find them: through one alternative more at a time.
    fn of(pairwise: &[Vec<u64>]) -> Self {
        let back = |one: usize, other: usize| pairwise.get(other).and_then(|row| row.get(one)).copied();
        let won = |(one, row): (usize, &Vec<u64>)| -> Vec<u64> {
            let wins = row.iter().enumerate();
            wins.map(|(other, wins)| if Some(*wins) > back(one, other) { *wins } else { 0 }).collect()
        };
        let mut strengths: Vec<Vec<u64>> = pairwise.iter().enumerate().map(won).collect();
        for through in 0..strengths.len() {
            let onward = strengths.get(through).cloned().unwrap_or_default();
            for (from, row) in strengths.iter_mut().enumerate() {
                let hither = row.get(through).copied().unwrap_or_default();
                for (to, (strength, onward)) in row.iter_mut().zip(&onward).enumerate() {
                    if from != to {
                        *strength = (*strength).max(hither.min(*onward));
                    }
                }
            }
        }
        let beaten_by = |(one, row): (usize, &Vec<u64>)| {
            let back = strengths.iter().map(|other| other.get(one).copied().unwrap_or_default());
            row.iter().zip(back).filter(|(there, back)| back > *there).count()
        };
        let ranks: Vec<usize> = strengths.iter().enumerate().map(|row| 1 + beaten_by(row)).collect();
        let winners = ranks.iter().enumerate().filter(|(_, rank)| **rank == 1).map(|(winner, _)| winner).collect();
        Self { strengths, winners, ranks }
    }
}

fn disagreements(
    pairwise: &[Vec<u64>],
    borda: &[usize],
    copeland: &[usize],
    kemeny: Option<&Kemeny>,
    schulze: &Schulze,
) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for one in 0..pairwise.len() {
        for other in one + 1..pairwise.len() {
            let pair = [one, other];
            let votes = |[from, to]: [usize; 2]| pairwise.get(from).and_then(|row| row.get(to)).copied().unwrap_or(0);
            let people = [votes([one, other]), votes([other, one])];
            let majority = higher(pair, &people[0], &people[1]);
            let by_rank = |ranks: &[usize]| higher(pair, ranks.get(other)?, ranks.get(one)?);
            let strength = |from: usize, to: usize| schulze.strengths.get(from).and_then(|row| row.get(to));
            let (borda, copeland) = (by_rank(borda), by_rank(copeland));
            let kemeny = kemeny.and_then(|kemeny| kemeny.first_of(pair));
            let schulze = higher(pair, &strength(one, other), &strength(other, one));
            let rules = [borda, copeland, kemeny, schulze];
            if rules.contains(&Some(one)) && rules.contains(&Some(other)) {
                found.push(Disagreement { pair, people, majority, borda, copeland, kemeny, schulze });
            }
        }
    }
    found
}

/// The one of the two with the higher number.
fn higher<T: PartialOrd>([one, other]: [usize; 2], of_one: &T, of_other: &T) -> Option<usize> {
    if of_one > of_other { Some(one) } else { (of_other > of_one).then_some(other) }
}

#[cfg(test)]
mod tests;
