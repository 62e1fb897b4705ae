//! Golden fields of the weighted sum under several normalisations.
//!
//! `none_fixed_scale` is the product's only way (`weigh::swing::additive_value` on anchored scales). The others divide by
//! the alternatives that happen to be present, and stand here and nowhere else, to show that this turns ranks round.

use serde_json::{Value, json};
use waardenboom_core::weigh::rank::{holders, ranks};
use waardenboom_core::weigh::swing::additive_value;

use super::method::{Fields, Inputs};

/// From all scores on one value to what counts of each.
type Normalise = fn(&[f64]) -> Vec<f64>;

const NORMALISATIONS: [(&str, Normalise); 4] = [
    ("sum_distributive", |scores| divided(scores, 0.0, scores.iter().sum())),
    ("max_ideal", |scores| divided(scores, 0.0, largest(scores))),
    ("minmax", |scores| divided(scores, smallest(scores), largest(scores) - smallest(scores))),
    ("none_fixed_scale", <[f64]>::to_vec),
];

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["alternatives", "scores", "weights"])?;
    let (rows, weights) = (inputs.rows("scores")?, inputs.numbers("weights")?);
    if rows.len() != inputs.texts("alternatives")?.len() || rows.iter().any(|row| row.len() != weights.len()) {
        return Err("the scores are no table of alternatives by weights".to_owned());
    }
    let outcome = |(name, normalise): &(&str, Normalise)| {
        let values = values(&rows, &weights, *normalise);
        let outcome = json!({
            "values": values,
            "ranks": ranked(&values),
            "leave_one_out_reversals": reversals(&rows, &weights, *normalise),
        });
        ((*name).to_owned(), outcome)
    };
    Ok(NORMALISATIONS.iter().map(outcome).collect())
}

fn values(rows: &[Vec<f64>], weights: &[f64], normalise: Normalise) -> Vec<f64> {
    let column = |value: usize| rows.iter().filter_map(|row| row.get(value).copied()).collect::<Vec<_>>();
    let columns: Vec<Vec<f64>> = (0..weights.len()).map(|value| normalise(&column(value))).collect();
    let row = |place: usize| columns.iter().filter_map(|column| column.get(place).copied()).collect::<Vec<_>>();
    (0..rows.len()).map(|place| additive_value(weights, &row(place))).collect()
}

fn ranked(values: &[f64]) -> Vec<Option<usize>> {
    ranks(&values.iter().copied().map(Some).collect::<Vec<_>>())
}

/// For each alternative that is taken away: how the others ranked among themselves before and after, if that differs.
fn reversals(rows: &[Vec<f64>], weights: &[f64], normalise: Normalise) -> Vec<Value> {
    let all = values(rows, weights, normalise);
    let without = |removed: usize| {
        let remaining: Vec<usize> = (0..rows.len()).filter(|place| *place != removed).collect();
        let kept: Vec<Vec<f64>> = remaining.iter().filter_map(|place| rows.get(*place).cloned()).collect();
        let before = ranked(&remaining.iter().filter_map(|place| all.get(*place).copied()).collect::<Vec<_>>());
        let after = ranked(&values(&kept, weights, normalise));
        (before != after).then(|| {
            json!({
                "removed": removed,
                "remaining": remaining,
                "rank_before": before,
                "rank_after": after,
                "winner_changes": holders(&before, 1) != holders(&after, 1),
            })
        })
    };
    (0..rows.len()).filter_map(without).collect()
}

/// `(score - from) / by`, and nothing where there is nothing to divide by.
fn divided(scores: &[f64], from: f64, by: f64) -> Vec<f64> {
    scores.iter().map(|score| if by == 0.0 { 0.0 } else { (score - from) / by }).collect()
}

fn largest(scores: &[f64]) -> f64 {
    scores.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn smallest(scores: &[f64]) -> f64 {
    scores.iter().copied().fold(f64::INFINITY, f64::min)
}
