//! Who stands furthest from the outcome, and why, in their own words: as loud as the outcome itself.

use super::comparison::Comparable;
use super::points::{GroupWeights, distance};
use super::rank::TIE;
use crate::gather::Sort;
use crate::model::Workbook;
use crate::store::RecordId;
use serde::Serialize;

/// The participant whose weights lie furthest from the group's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Furthest {
    /// Which part of their points they would have to move to agree with the group, 0..1.
    pub distance: f64,
    /// How many stand that far.
    pub people: usize,
    /// What they said of their weights, as far as they let others read it; per value, which may be told apart.
    pub reasons: Vec<Reason>,
    /// The value they give most more than the group does, and how much more, 0..1.
    pub more: Option<(String, f64)>,
    /// The value they give most less than the group does, and how much less, 0..1.
    pub less: Option<(String, f64)>,
}

/// Why a value weighs what it weighs for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Id of the value.
    pub value: String,
    /// Their own words.
    pub text: String,
}

/// Who stands furthest. `None` below the smallest group, and when all weigh alike. Nobody is named: only what they let
/// others read is told, and how much more and less they give is told only of somebody who let something be read.
pub fn furthest(workbook: &Workbook, input: &Comparable, round: u32) -> Option<Furthest> {
    let weights = input.weights().ok()?;
    let given: Vec<(usize, &Vec<f64>)> =
        weights.iter().enumerate().filter_map(|(at, row)| Some((at, row.as_ref()?))).collect();
    if given.len() < input.minimum_group_size.max(2) {
        return None;
    }
    let rows: Vec<&[f64]> = given.iter().map(|(_, row)| row.as_slice()).collect();
    let mean = GroupWeights::of(&rows)?.mean();
    let far = given.iter().map(|(_, row)| distance(row, &mean)).fold(0.0, f64::max);
    if far <= TIE {
        return None;
    }
    let farthest: Vec<(usize, &Vec<f64>)> =
        given.into_iter().filter(|(_, row)| far - distance(row, &mean) <= TIE).collect();
    let mut reasons = Vec::new();
    let mut consenting = None;
    for (at, row) in &farthest {
        let Some(person) = input.participants.get(*at).and_then(|person| RecordId::parse(&person.id)) else { continue };
        let own = reasons_of(workbook, &person, round);
        if !own.is_empty() {
            consenting = consenting.or(Some(*row));
            reasons.extend(own);
        }
    }
    let apart = |sign: f64| {
        let row = consenting?;
        let differences =
            input.values.iter().zip(row.iter().zip(&mean)).map(|(value, (own, all))| (value, sign * (own - all)));
        let (value, most) = differences.max_by(|a, b| a.1.total_cmp(&b.1))?;
        (most > TIE).then(|| (value.clone(), most))
    };
    Some(Furthest { distance: far, people: farthest.len(), more: apart(1.0), less: apart(-1.0), reasons })
}

/// What somebody let others read of why they weigh so.
fn reasons_of(workbook: &Workbook, person: &RecordId, round: u32) -> Vec<Reason> {
    let all = workbook.pointing_at(person, "reason").filter_map(|id| workbook.reasons.get(id));
    let is_of_round =
        |number: Option<f64>| number.is_some_and(|number| (number - f64::from(round)).abs() < f64::EPSILON);
    let shown = all.filter(|reason| reason.shown && !reason.text.trim().is_empty() && is_of_round(reason.round));
    let mut reasons: Vec<Reason> = shown
        .filter_map(|reason| {
            Some(Reason { value: reason.value.as_ref()?.to_string(), text: reason.text.trim().to_owned() })
        })
        .collect();
    reasons.put_in_order(|a, b| (&a.value, &a.text).cmp(&(&b.value, &b.text)));
    reasons
}
