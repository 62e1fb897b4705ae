//! "X stays first as long as freedom weighs between 18 % and 29 %": how sure the outcome is, in one sentence per value.

use super::comparison::Comparison;
use super::stability::Stability;
use serde::Serialize;

/// How far each weight can move before another alternative joins the one that leads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Steady {
    /// Id of the alternative that leads.
    pub alternative: String,
    /// Per value, in their order; those whose weight alone decides nothing are there too, with 0 to 1.
    pub values: Vec<SteadyValue>,
    /// Id of the value whose weight has to move least to change who leads; `None` when no single weight can.
    pub nearest: Option<String>,
}

/// Between which weights of one value the leader stays first; shares, 0..1. The other weights keep their proportions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SteadyValue {
    /// Id of the value.
    pub value: String,
    /// What it weighs now.
    pub now: f64,
    /// From here on.
    pub from: f64,
    /// Until here.
    pub to: f64,
    /// Id of the alternative that takes over below; `None` when none does.
    pub below: Option<String>,
    /// Id of the alternative that takes over above.
    pub above: Option<String>,
}

impl Steady {
    /// How sure it is who leads with these weights, in the order of the values, and these mean ratings of the
    /// alternatives. `None` when nobody leads alone, and when nobody else was compared.
    pub fn of(values: &[String], weights: &[f64], alternatives: &[(String, Vec<f64>)]) -> Option<Self> {
        let rows: Vec<&[f64]> = alternatives.iter().map(|(_, row)| row.as_slice()).collect();
        if rows.len() < 2 {
            return None;
        }
        let stability = Stability::of(weights, &rows).ok()??;
        let leader = stability.leader?;
        let id = |at: usize| alternatives.get(at).map(|(id, _)| id.clone());
        let rival =
            |pair: Option<[usize; 2]>| pair.and_then(|pair| pair.into_iter().find(|at| *at != leader)).and_then(id);
        let mut nearest: Option<(f64, &String)> = None;
        let mut found = Vec::new();
        for (value, held) in values.iter().zip(&stability.values) {
            let Some(held) = held else { continue };
            let Some(stays) = held.leader_stays else { continue };
            if let Some(change) = held.smallest_change
                && nearest.is_none_or(|(least, _)| change < least)
            {
                nearest = Some((change, value));
            }
            found.push(SteadyValue {
                value: value.clone(),
                now: held.weight,
                from: stays.from,
                to: stays.to,
                below: rival(stays.meet_at_from),
                above: rival(stays.meet_at_to),
            });
        }
        Some(Self { alternative: id(leader)?, values: found, nearest: nearest.map(|(_, value)| value.clone()) })
    }

    /// The same for the mean weights and mean ratings of a comparison.
    pub fn of_comparison(comparison: &Comparison) -> Option<Self> {
        let weights: Vec<f64> =
            comparison.values.iter().map(|value| Some(value.weight?.mean)).collect::<Option<_>>()?;
        let values: Vec<String> = comparison.values.iter().map(|value| value.value.clone()).collect();
        Self::of(&values, &weights, &rated(comparison))
    }
}

/// The alternatives that have a score, with their mean ratings.
pub fn rated(comparison: &Comparison) -> Vec<(String, Vec<f64>)> {
    let scored = comparison.alternatives.iter().filter(|one| one.score.is_some());
    let row = |one: &super::comparison::AlternativeOutcome| {
        let means = one.ratings.iter().map(|rating| Some(rating.as_ref()?.mean)).collect::<Option<Vec<f64>>>()?;
        Some((one.alternative.clone(), means))
    };
    scored.filter_map(row).collect()
}
