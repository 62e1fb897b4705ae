//! Golden fields of SMAA-2 (`weigh::smaa`).

use serde_json::{Value, json};
use waardenboom_core::weigh::smaa::{Acceptability, Feasible, Limit, Scores, Smaa, WeightSampler, Weights};

use super::agree::number;
use super::method::{Fields, Inputs, fields};

const SAMPLES: u32 = 100_000;
const SEED: u64 = 1;

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    if inputs.0.contains_key("weight_samples_T_n") {
        return given(inputs);
    }
    inputs.only(&[
        "alternatives",
        "scores",
        "scores_exact",
        "weight_constraints_a_dot_w_le_b",
        "weight_distribution",
    ])?;
    if inputs.0.get("weight_distribution") != Some(&json!("uniform on the (constrained) simplex")) {
        return Err("another way of drawing weights than evenly is not understood".to_owned());
    }
    let rows = inputs.rows("scores")?;
    let values = rows.first().map_or(0, Vec::len);
    let weights = Feasible::within(values, &limits(inputs)?).map_err(|error| error.to_string())?;
    let found = run(Weights::Drawn(weights.clone()), Scores::Fixed(rows.clone()), SAMPLES as usize)?;

    let sampled = |share: &f64| json!({ "sampled_share": share, "samples": SAMPLES });
    let shares = |shares: &[f64]| shares.iter().map(sampled).collect::<Vec<_>>();
    let errors = standard_errors(weights, &rows);
    let central: Vec<Value> = (found.alternatives.iter().zip(&errors))
        .map(|(alternative, errors)| {
            let means = alternative.central_weights.as_ref()?.iter().zip(errors);
            Some(means.map(|(mean, error)| json!({ "sampled_mean": mean, "standard_error": error })).collect())
        })
        .map(|means: Option<Vec<Value>>| json!(means))
        .collect();
    let ranks: Vec<_> = found.alternatives.iter().map(|alternative| shares(&alternative.ranks)).collect();
    Ok(fields(json!({
        "rank_acceptability": ranks,
        "rank_acceptability_exact": ranks,
        "central_weights": central,
        "central_weights_exact": central,
        "pairwise_winning_index": found.pairwise_wins.iter().map(|wins| shares(wins)).collect::<Vec<_>>(),
        "holistic_acceptability_linear_metaweights":
            found.alternatives.iter().map(|alternative| sampled(&alternative.holistic)).collect::<Vec<_>>(),
        "confidence_factor_deterministic_scores": confidence(&found),
    })))
}

/// Samples that are listed: everything is exact.
fn given(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["alternatives", "score_samples_T_m_n", "weight_samples_T_n"])?;
    let weights = inputs.rows("weight_samples_T_n")?;
    let samples = inputs.0.get("score_samples_T_m_n").cloned().unwrap_or_default();
    let scores: Vec<Vec<Vec<f64>>> = serde_json::from_value(samples).map_err(|error| error.to_string())?;
    if weights.len() != scores.len() {
        return Err("there are not as many samples of weights as of scores".to_owned());
    }
    let count = weights.len();
    let found = run(Weights::Given(weights), Scores::Given(scores), count)?;
    let each = || found.alternatives.iter();
    Ok(fields(json!({
        "rank_acceptability_competition_ties": each().map(|one| &one.ranks).collect::<Vec<_>>(),
        "central_weights": each().map(|one| &one.central_weights).collect::<Vec<_>>(),
        "confidence_factors": confidence(&found),
        "pairwise_winning_index": found.pairwise_wins,
        "choice_entropy_bits": found.choice_entropy,
    })))
}

fn run(weights: Weights, scores: Scores, samples: usize) -> Result<Acceptability, String> {
    let mut run = Smaa::new(weights, scores, SEED).map_err(|error| error.to_string())?;
    if !run.step(samples) {
        return Err("no weights fit the constraints".to_owned());
    }
    run.result().ok_or_else(|| "there are no samples".to_owned())
}

fn confidence(found: &Acceptability) -> Vec<Option<f64>> {
    found.alternatives.iter().map(|alternative| alternative.confidence).collect()
}

/// Constraints such as `[["-1", "1"], "0"]`: factors, and what their sum with the weights may be at most.
fn limits(inputs: &Inputs) -> Result<Vec<Limit>, String> {
    let list = inputs.0.get("weight_constraints_a_dot_w_le_b").and_then(Value::as_array);
    let limit = |limit: &Value| {
        let [factors, at_most] = limit.as_array()?.as_slice() else { return None };
        let factors = factors.as_array()?.iter().map(number).collect::<Option<_>>()?;
        Some(Limit { factors, at_most: number(at_most)? })
    };
    let limits = list.and_then(|list| list.iter().map(limit).collect());
    limits.ok_or_else(|| "the constraints are not understood".to_owned())
}

/// Per alternative and value the standard error of its central weight, from the same samples counted another way.
fn standard_errors(weights: Feasible, rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let values = rows.first().map_or(0, Vec::len);
    let mut sums = vec![(0.0, vec![(0.0, 0.0); values]); rows.len()];
    let mut sampler = WeightSampler::new(weights, SEED);
    for _ in 0..SAMPLES {
        let Some(weights) = sampler.draw() else { break };
        let score = |row: &Vec<f64>| row.iter().zip(weights).map(|(score, weight)| score * weight).sum::<f64>();
        let scores: Vec<f64> = rows.iter().map(score).collect();
        let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for ((count, sums), score) in sums.iter_mut().zip(&scores) {
            if *score >= best - 1e-9 {
                *count += 1.0;
                for ((sum, squares), weight) in sums.iter_mut().zip(weights) {
                    *sum += weight;
                    *squares += weight * weight;
                }
            }
        }
    }
    let error = |count: f64, (sum, squares): (f64, f64)| {
        let mean = sum / count;
        ((squares / count - mean * mean).max(0.0) / count).sqrt()
    };
    let errors = |(count, sums): (f64, Vec<(f64, f64)>)| sums.into_iter().map(|sums| error(count, sums)).collect();
    sums.into_iter().map(errors).collect()
}
