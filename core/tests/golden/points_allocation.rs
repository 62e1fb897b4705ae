//! Golden fields of dividing points (`weigh::points`).

use serde_json::json;
use waardenboom_core::weigh::points::{Allocation, largest_remainder};
use waardenboom_core::weigh::summary::Summary;

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["points", "criteria"])?;
    let allocation = Allocation::of(&inputs.rows("points")?).map_err(|error| error.to_string())?;
    let mut given = Fields::new();
    if !allocation.left_out().is_empty() {
        given.extend(fields(json!({
            "status": "undefined",
            "undefined_participants": allocation.left_out(),
            "rest_used": allocation.counted(),
        })));
    }
    let Some(group) = &allocation.group else { return Ok(given) };
    let each = |of: fn(&Summary) -> f64| group.values.iter().map(of).collect::<Vec<f64>>();
    let deviations: Option<Vec<f64>> = group.values.iter().map(|value| value.standard_deviation).collect();
    given.extend(fields(json!({
        "weights": allocation.weights.iter().flatten().collect::<Vec<_>>(),
        "group_mean": group.mean(),
        "group_median_raw": each(|value| value.median),
        "group_median_renormalised": group.median_renormalised,
        "group_geometric_mean_normalised": group.geometric_mean,
        "sd_sample": deviations,
        "min": each(|value| value.minimum),
        "max": each(|value| value.maximum),
        "q25_type7": each(|value| value.lower_quartile),
        "q75_type7": each(|value| value.upper_quartile),
        "mean_as_100_points_largest_remainder": largest_remainder(&group.mean(), 100),
        "mean_pairwise_total_variation": group.mean_pairwise_distance,
        "distance_to_group_mean_total_variation": group.distance_to_mean,
    })));
    Ok(given)
}
