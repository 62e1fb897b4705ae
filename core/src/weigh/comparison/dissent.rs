//! Who would choose otherwise: each participant's own order beside the group's.

use serde::Serialize;

use super::input::Comparable;
use super::standing::{Board, Standing};

/// How many participants by themselves put something else first than the group.
///
/// Each person's own weights meet their own ratings when they rated every compared alternative on every value, and
/// otherwise everybody's mean ratings. Only counts: who it is stays with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dissent {
    /// How many have an order of their own: all whose weights count.
    pub participants: usize,
    /// How many of them put none of the group's leading alternatives first.
    pub first_elsewhere: usize,
    /// How many orders come from own ratings.
    pub with_own_ratings: usize,
    /// How many come from everybody's mean ratings, for want of complete ones of their own.
    pub with_shared_ratings: usize,
    /// Per compared alternative how many put it first. Somebody whose best alternatives tie counts for each of them, so
    /// these can add up to more than `participants`.
    pub first_choices: Vec<FirstChoice>,
}

/// How many participants put an alternative first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FirstChoice {
    /// Id of the alternative.
    pub alternative: String,
    /// How many; may be zero.
    pub participants: usize,
}

/// `None` when nothing leads.
pub(super) fn of(
    input: &Comparable,
    weights: &[Option<Vec<f64>>],
    board: &Board,
    leading: &[usize],
) -> Option<Dissent> {
    leading.first()?;
    let compared = board.compared();
    let mut counts = vec![0; compared.len()];
    let mut dissent = Dissent {
        participants: 0,
        first_elsewhere: 0,
        with_own_ratings: 0,
        with_shared_ratings: 0,
        first_choices: Vec::new(),
    };
    for (participant, weights) in weights.iter().enumerate() {
        let Some(weights) = weights else { continue };
        dissent.participants += 1;
        let first = if let Some(own) = own_ratings(input, participant, &compared) {
            dissent.with_own_ratings += 1;
            Standing::of(weights, &own).leading()
        } else {
            dissent.with_shared_ratings += 1;
            board.standing(weights).leading()
        };
        if !first.iter().any(|place| leading.contains(place)) {
            dissent.first_elsewhere += 1;
        }
        for (count, _) in counts.iter_mut().zip(&compared).filter(|(_, place)| first.contains(place)) {
            *count += 1;
        }
    }
    let choices = input.alternative_ids(&compared).into_iter().zip(counts);
    dissent.first_choices =
        choices.map(|(alternative, participants)| FirstChoice { alternative, participants }).collect();
    Some(dissent)
}

/// One participant's ratings per alternative, `None` for those not compared; `None` in all when one is missing.
fn own_ratings(input: &Comparable, participant: usize, compared: &[usize]) -> Option<Vec<Option<Vec<f64>>>> {
    let row = |place| {
        if compared.contains(&place) { input.ratings.complete(participant, place).map(Some) } else { Some(None) }
    };
    (0..input.alternatives.len()).map(row).collect()
}
