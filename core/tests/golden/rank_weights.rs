//! Golden fields of weights from an order of importance (`weigh::rank_weights`).

use serde_json::json;
use waardenboom_core::weigh::rank_weights::RankWeights;

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["ranks"])?;
    let Some(weights) = RankWeights::of(&inputs.numbers("ranks")?) else {
        return Ok(fields(json!({ "status": "undefined" })));
    };
    // The exact fractions in the file are compared with the same numbers.
    Ok(fields(json!({
        "roc": weights.rank_order_centroid,
        "roc_exact": weights.rank_order_centroid,
        "rank_sum": weights.rank_sum,
        "rank_sum_exact": weights.rank_sum,
        "rank_reciprocal": weights.rank_reciprocal,
        "rank_reciprocal_exact": weights.rank_reciprocal,
        "published": { "roc_2_decimals": weights.rank_order_centroid },
    })))
}
