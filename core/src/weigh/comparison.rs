//! Everything the table *Vergelijking van alternatieven* and the command `waardenboom weigh` show, from one input.
//!
//! The group's weight of a value is the mean of what people gave it (AIP: separate individuals, the honest default for
//! a council), an alternative's rating on a value is the mean of the ratings it got there, a contribution is the one
//! times the other, and a score is the sum of the contributions, 0..100.
//!
//! A mean can hide a split group, so no figure here stands alone: every mean carries its spread, the order is worked
//! out a second time with median weights, each group that is large enough says what it puts first, and [`Dissent`]
//! counts the people who by themselves would put something else first. None of it is a decision; it is a poll.
//!
//! Limitations: the spread of ratings does not enter the scores, and a score says nothing about how sure it is.

use serde::Serialize;

use super::points::{GroupWeights, largest_remainder};
use super::summary::Summary;

mod dissent;
pub(super) mod groups;
mod input;
mod standing;
mod verdict;

pub use dissent::{Dissent, FirstChoice};
pub use groups::{GroupName, GroupOutcome, RatingsUsed};
pub use input::{Alternative, Comparable, ComparisonError, Participant, Ratings};
pub use verdict::Verdict;

use standing::{Board, Standing};

/// What a comparison of alternatives says. Lists of values and alternatives are in the order of the input.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// How many participants there are, with or without an answer.
    pub participants: usize,
    /// How many of them divided points, so that their weights count.
    pub counted: usize,
    /// The others, with the reason: they are in no weight on this page.
    pub left_out: Vec<LeftOut>,
    /// Per value how much it weighs, and how far people differ about that.
    pub values: Vec<ValueOutcome>,
    /// How far two participants lie apart on average: the share of their points one would have to move to agree with
    /// the other, 0..1; `None` below two who count.
    pub mean_distance_between_participants: Option<f64>,
    /// Per alternative how it is rated, what it gets and where it stands.
    pub alternatives: Vec<AlternativeOutcome>,
    /// Ids of the alternatives with the highest score: several when they tie, none when nothing has a score.
    pub leading: Vec<String>,
    /// How many points of 100 lie between the leading and the next score; `None` when there is no next.
    pub margin: Option<f64>,
    /// What one plain sentence can say of all this.
    pub verdict: Verdict,
    /// The same with median instead of mean weights; `None` when nobody counts or all medians are zero.
    pub by_median_weights: Option<MedianOutcome>,
    /// What each group puts first, as far as that can be said without telling what a few people answered.
    pub groups: Vec<GroupOutcome>,
    /// Who by themselves put another alternative first; `None` when nothing leads.
    pub dissent: Option<Dissent>,
}

/// A participant whose weights do not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Id of the participant.
    pub participant: String,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a participant's weights do not count. All read "nog niet ingevuld"; whoever is busy is counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// There is no row of points.
    NoPoints,
    /// Some points are given and some are still to be: a blank is not a zero.
    Unfinished,
    /// There is a row, and every point in it is zero. It is never read as equal weights.
    OnlyZeros,
}

/// How much one value weighs. Weights are shares, 0..1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueOutcome {
    /// Id of the value.
    pub value: String,
    /// Mean, median and spread of the weights people gave it; the means of all values sum to 1. `None`: nobody counts.
    pub weight: Option<Summary>,
    /// The median divided by the sum of all medians; `None` when nobody counts or all medians are zero.
    pub median_renormalised: Option<f64>,
    /// The mean as whole points that sum to 100 over the values (largest remainder); `None` when nobody counts.
    pub points_of_hundred: Option<u32>,
}

/// How one alternative does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AlternativeOutcome {
    /// Id of the alternative.
    pub alternative: String,
    /// Per value the mean and spread of its ratings, 0..100; `None` when nobody rated it there.
    pub ratings: Vec<Option<Summary>>,
    /// Per value the mean weight times the mean rating, in points of 100; `None` when either is missing, or when the
    /// alternative is excluded.
    pub contributions: Vec<Option<f64>>,
    /// The sum of the contributions, 0..100.
    pub score: Option<f64>,
    /// Why there is no score; `None` exactly when there is one.
    pub no_score: Option<NoScore>,
    /// From 1 for the highest score; equal scores share a rank. `None` without a score.
    pub rank: Option<usize>,
}

/// Why an alternative has no score. The first that applies, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NoScore {
    /// It lies outside the legal room, so it was set aside before the weighing.
    Excluded {
        /// The reason as recorded.
        reason: String,
    },
    /// Nobody divided points.
    NoWeights,
    /// Nobody rated it on these values, whatever they weigh.
    NotRated {
        /// Ids of those values.
        values: Vec<String>,
    },
}

/// The order that median weights give: a check on the mean, which a few extreme answers can pull.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MedianOutcome {
    /// Per alternative the score with the renormalised median weights and the same mean ratings, 0..100.
    pub scores: Vec<Option<f64>>,
    /// Per alternative the rank of that score.
    pub ranks: Vec<Option<usize>>,
    /// Ids of the alternatives that lead this way.
    pub leading: Vec<String>,
    /// Whether exactly the same alternatives lead as by mean weights; false when nothing leads.
    pub same_leading: bool,
}

/// Compares the alternatives. Fails on the first number that cannot be points or a rating, and when the input does not
/// fit together; an unfinished input is no failure, and every gap in the outcome says why it is there.
pub fn compare(input: &Comparable) -> Result<Comparison, ComparisonError> {
    input.check_shape()?;
    let weights = input.weights()?;
    let counted: Vec<&[f64]> = weights.iter().flatten().map(Vec::as_slice).collect();
    let group = GroupWeights::of(&counted);
    let board = Board::of(input);
    let mean_weights = group.as_ref().map(GroupWeights::mean);
    let standing = mean_weights.as_ref().map_or_else(Standing::default, |weights| board.standing(weights));
    let leading = standing.leading();

    Ok(Comparison {
        participants: input.participants.len(),
        counted: counted.len(),
        left_out: left_out(input, &weights),
        values: values(input, group.as_ref()),
        mean_distance_between_participants: group.as_ref().and_then(|group| group.mean_pairwise_distance),
        alternatives: alternatives(input, &board, mean_weights.as_deref(), &standing),
        leading: input.alternative_ids(&leading),
        margin: standing.margin(),
        verdict: verdict::of(input, &board, mean_weights.is_some(), &standing),
        by_median_weights: group.as_ref().and_then(|group| {
            let by_median = board.standing(group.median_renormalised.as_ref()?);
            let same_leading = !leading.is_empty() && by_median.leading() == leading;
            let leading = input.alternative_ids(&by_median.leading());
            Some(MedianOutcome { leading, same_leading, scores: by_median.scores, ranks: by_median.ranks })
        }),
        groups: groups::of(input, &weights, &board, &leading),
        dissent: dissent::of(input, &weights, &board, &leading),
    })
}

fn left_out(input: &Comparable, weights: &[Option<Vec<f64>>]) -> Vec<LeftOut> {
    let without = input.participants.iter().zip(weights).filter(|(_, weights)| weights.is_none());
    without
        .map(|(participant, _)| LeftOut {
            participant: participant.id.clone(),
            reason: match participant.points {
                Some(_) => LeftOutReason::OnlyZeros,
                None if participant.is_unfinished => LeftOutReason::Unfinished,
                None => LeftOutReason::NoPoints,
            },
        })
        .collect()
}

fn values(input: &Comparable, group: Option<&GroupWeights>) -> Vec<ValueOutcome> {
    let medians = group.and_then(|group| group.median_renormalised.as_ref());
    let hundred = group.and_then(|group| largest_remainder(&group.mean(), 100));
    let outcome = |(place, value): (usize, &String)| ValueOutcome {
        value: value.clone(),
        weight: group.and_then(|group| group.values.get(place).copied()),
        median_renormalised: medians.and_then(|medians| medians.get(place).copied()),
        points_of_hundred: hundred.as_ref().and_then(|points| points.get(place).copied()),
    };
    input.values.iter().enumerate().map(outcome).collect()
}

fn alternatives(
    input: &Comparable,
    board: &Board,
    weights: Option<&[f64]>,
    standing: &Standing,
) -> Vec<AlternativeOutcome> {
    let outcome = |(place, alternative): (usize, &Alternative)| {
        let ratings = board.ratings(place);
        let contribution = |(value, rating): (usize, &Option<Summary>)| {
            let weight = weights?.get(value)?;
            rating.as_ref().filter(|_| alternative.excluded.is_none()).map(|rating| weight * rating.mean)
        };
        let score = standing.scores.get(place).copied().flatten();
        let unrated = || {
            let empty = input.values.iter().zip(ratings).filter(|(_, rating)| rating.is_none());
            empty.map(|(value, _)| value.clone()).collect()
        };
        AlternativeOutcome {
            alternative: alternative.id.clone(),
            ratings: ratings.to_vec(),
            contributions: ratings.iter().enumerate().map(contribution).collect(),
            score,
            no_score: match (&alternative.excluded, score) {
                (Some(reason), _) => Some(NoScore::Excluded { reason: reason.clone() }),
                (None, Some(_)) => None,
                (None, None) if weights.is_none() => Some(NoScore::NoWeights),
                (None, None) => Some(NoScore::NotRated { values: unrated() }),
            },
            rank: standing.ranks.get(place).copied().flatten(),
        }
    };
    input.alternatives.iter().enumerate().map(outcome).collect()
}

#[cfg(test)]
mod tests;
