//! Golden fields of swing weights and the additive value (`weigh::swing`).

use serde_json::{Value, json};
use waardenboom_core::weigh::swing::{additive_value, rounded_percents, weigh};

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["criteria", "swing_ratings", "alternatives", "values"])?;
    let rows = inputs.rows("values")?;
    let outcome = weigh(&inputs.numbers("swing_ratings")?, &rows).map_err(|error| error.to_string())?;
    let Some(outcome) = outcome else { return Ok(fields(json!({ "status": "undefined" }))) };

    // The book weighs with the percents it prints: a published total follows those, not the exact weights.
    let percents = rounded_percents(&outcome.weights);
    let printed: Vec<f64> = percents.iter().map(|percent| f64::from(*percent) / 100.0).collect();
    let totals: Vec<f64> = rows.iter().map(|row| additive_value(&printed, row)).collect();
    let named: Fields = inputs.texts("alternatives")?.into_iter().zip(totals.iter().map(|v| Value::from(*v))).collect();
    Ok(fields(json!({
        "weights": outcome.weights,
        "weights_percent_rounded": percents,
        "overall_values": outcome.scores,
        "ranks": outcome.ranks,
        "contribution": outcome.contributions,
        "published": {
            "weights_rounded_percent": percents,
            "aggregate_with_rounded_weights": named,
            "aggregate_with_rounded_weights_all_offices": totals,
        },
    })))
}
