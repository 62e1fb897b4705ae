//! What each participant gave the values in one round, as a row of weights, by whatever method.

use super::{SetAside, SetAsideReason};
use crate::command::{pair_key, weights_id};
use crate::model::{Method, Points, Workbook};
use crate::store::RecordId;
use crate::weigh::ahp::{Judgments, pairs};
use crate::weigh::rank_weights::RankWeights;
use crate::weigh::round::Terms;

/// What somebody gave in a round.
pub(super) enum Answer {
    Nothing,
    /// Not everything that is to be given; see [`is_finished`].
    Unfinished,
    /// In the order of the values: not below zero, of any sum.
    Row(Vec<f64>),
}

/// Whether an answer is whole. Points: every value has some, or all hundred are given, so that nothing is left for the
/// others. Swings and places: every value has one. Pairs: every value can be reached from every other through pairs
/// that were answered, so that a few may be left out. Half an answer is none: read as zeros, its blanks would pull down
/// what nobody thought about.
pub fn is_finished(method: Method, given: &Points, values: &[RecordId]) -> bool {
    /// What reads as 100 with two decimals.
    const ALL_GIVEN: f64 = 99.995;
    let all = || values.iter().all(|value| given.contains_key(value.key()));
    match method {
        Method::Points => all() || given.values().sum::<f64>() >= ALL_GIVEN,
        Method::Swing | Method::Ranking | Method::Top => all(),
        Method::Pairwise => judgments(given, values).is_some_and(|said| said.islands().len() == 1),
    }
}

/// What somebody said of each pair of values, on Saaty's scale. `None` for more values than can be compared so.
pub fn judgments(given: &Points, values: &[RecordId]) -> Option<Judgments> {
    /// The furthest that can be said of a pair: nine times as important.
    const FURTHEST: f64 = 8.0;
    let said = |(one, other): (usize, usize)| {
        let (key, turned) = pair_key(values.get(one)?.key(), values.get(other)?.key());
        let said = given.get(&key).filter(|said| said.is_finite())?;
        let said = if turned { -said } else { *said };
        let times = said.abs().min(FURTHEST) + 1.0;
        Some(if said < 0.0 { 1.0 / times } else { times })
    };
    let answers: Vec<Option<f64>> = pairs(values.len()).map(said).collect();
    Judgments::of(values.len(), &answers).ok()
}

/// What a participant gave by the method of a round, and under which id. The record with the derived name counts before
/// one that a script named otherwise.
pub fn given_by<'a>(
    workbook: &'a Workbook,
    participant: &RecordId,
    terms: &Terms,
) -> Option<(&'a RecordId, &'a Points)> {
    let derived = weights_id(participant, terms.method, terms.number);
    let others = workbook.pointing_at(participant, "weights").filter(|id| **id != derived);
    let candidates = [&derived].into_iter().chain(others).filter_map(|id| workbook.weights.get_key_value(id));
    let is_of_round =
        |round: Option<f64>| round.is_some_and(|round| (round - f64::from(terms.number)).abs() < f64::EPSILON);
    let found = candidates.into_iter().find(|(_, weights)| {
        weights.participant.as_ref() == Some(participant)
            && weights.method == terms.method.word()
            && is_of_round(weights.round)
    });
    found.map(|(id, weights)| (id, &weights.points)).filter(|(_, points)| !points.is_empty())
}

/// The weights a participant gave in a round.
pub(super) fn answer_of(
    workbook: &Workbook,
    participant: &RecordId,
    values: &[RecordId],
    terms: &Terms,
    set_aside: &mut Vec<SetAside>,
) -> Answer {
    let Some((id, given)) = given_by(workbook, participant, terms) else { return Answer::Nothing };
    let number = |value: &RecordId| given.get(value.key()).copied();
    if terms.method != Method::Pairwise {
        let row = || values.iter().filter_map(number);
        if row().any(|points| points < 0.0) || !row().sum::<f64>().is_finite() {
            set_aside.push(SetAside { at: id.to_string(), reason: SetAsideReason::NotPoints });
            return Answer::Nothing;
        }
    }
    if !is_finished(terms.method, given, values) {
        return Answer::Unfinished;
    }
    let row: Vec<f64> = values.iter().map(|value| number(value).unwrap_or(0.0)).collect();
    let row = match terms.method {
        Method::Points | Method::Swing | Method::Top => Some(row),
        Method::Ranking => RankWeights::of(&row).map(|weights| weights.rank_order_centroid),
        Method::Pairwise => judgments(given, values).and_then(|said| said.priorities()).map(|found| found.weights),
    };
    row.map_or(Answer::Nothing, Answer::Row)
}
