//! What one plain sentence can say of a comparison.

use serde::Serialize;

use super::input::Comparable;
use super::standing::{Board, Standing};

/// The sentence above the table, as a code: only the locales hold words. It is a poll, never a decision.
///
/// `not_compared` names the alternatives inside the legal room without a score: when there are any, the sentence must
/// say that the others were compared without them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Verdict {
    /// There is no alternative inside the legal room.
    NoAlternatives,
    /// Nobody has divided points yet.
    NoWeights,
    /// Nobody has rated an alternative inside the legal room yet.
    NoRatings,
    /// There are ratings, but no alternative has one on every value.
    RatingsIncomplete {
        /// Ids of all alternatives inside the legal room.
        not_compared: Vec<String>,
    },
    /// One alternative scores highest.
    Leads {
        /// Its id.
        alternative: String,
        /// Its score, 0..100.
        score: f64,
        /// Ids of those that follow, together when they tie; empty when it was the only one compared.
        next: Vec<String>,
        /// Points between its score and theirs; `None` when there is no next.
        margin: Option<f64>,
        /// Ids of those without a score.
        not_compared: Vec<String>,
    },
    /// Two or more score highest together.
    Tied {
        /// Their ids, in the order of the input.
        alternatives: Vec<String>,
        /// Their score, 0..100.
        score: f64,
        /// Ids of those that follow; empty when all compared tie.
        next: Vec<String>,
        /// Points between; `None` when there is no next.
        margin: Option<f64>,
        /// Ids of those without a score.
        not_compared: Vec<String>,
    },
}

pub(super) fn of(input: &Comparable, board: &Board, weighed: bool, standing: &Standing) -> Verdict {
    let inside: Vec<usize> = (input.alternatives.iter().enumerate())
        .filter(|(_, alternative)| alternative.excluded.is_none())
        .map(|(place, _)| place)
        .collect();
    if inside.is_empty() {
        return Verdict::NoAlternatives;
    }
    if !weighed {
        return Verdict::NoWeights;
    }
    if inside.iter().all(|place| board.ratings(*place).iter().all(Option::is_none)) {
        return Verdict::NoRatings;
    }
    let compared = board.compared();
    let missing: Vec<usize> = inside.into_iter().filter(|place| !compared.contains(place)).collect();
    let not_compared = input.alternative_ids(&missing);
    let mut leading = input.alternative_ids(&standing.leading());
    let (next, margin) = (input.alternative_ids(&standing.next()), standing.margin());
    match (leading.pop(), standing.best()) {
        (Some(alternative), Some(score)) if leading.is_empty() => {
            Verdict::Leads { alternative, score, next, margin, not_compared }
        }
        (Some(last), Some(score)) => {
            leading.push(last);
            Verdict::Tied { alternatives: leading, score, next, margin, not_compared }
        }
        _ => Verdict::RatingsIncomplete { not_compared },
    }
}
