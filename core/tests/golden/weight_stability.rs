//! Golden fields of weight stability (`weigh::stability`).

use serde_json::{Value, json};
use waardenboom_core::weigh::stability::{Interval, SmallestChange, Stability, ValueStability};

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["criteria", "alternatives", "scores", "weights"])?;
    let names = inputs.texts("alternatives")?;
    let found = Stability::of(&inputs.numbers("weights")?, &inputs.rows("scores")?);
    let Some(found) = found.map_err(|error| error.to_string())? else {
        return Ok(fields(json!({ "status": "undefined" })));
    };
    let each = found.values.iter().enumerate();
    Ok(fields(json!({
        "values": found.scores,
        "ranks": found.ranks,
        "per_criterion": each.map(|(place, value)| criterion(place, value.as_ref())).collect::<Vec<_>>(),
        "ts_feasible_deltas": found.sensitivity.changes.iter().map(delta).collect::<Vec<_>>(),
        "ts_percent_any_critical": found.sensitivity.smallest_percent.as_ref().map(delta),
        "ts_percent_top_critical": found.sensitivity.smallest_percent_of_first.as_ref().map(delta),
        "ts_absolute_any_critical": found.sensitivity.smallest.as_ref().map(delta),
        "ts_absolute_top_critical": found.sensitivity.smallest_of_first.as_ref().map(delta),
        "published": printed(&names, found.values.first().and_then(Option::as_ref)),
    })))
}

fn criterion(place: usize, value: Option<&ValueStability>) -> Value {
    let Some(value) = value else {
        return json!({ "criterion": place, "status": "undefined (all weight on this criterion)" });
    };
    let ends = |interval: &Interval| [interval.from, interval.to];
    let crossings = value.crossings.iter().map(|crossing| json!({ "t": crossing.weight, "pair": crossing.pair }));
    let mut given = fields(json!({
        "criterion": place,
        "weight": value.weight,
        "full_ranking_interval": ends(&value.order_stays),
        "crossings": crossings.collect::<Vec<_>>(),
        "top_interval": value.leader_stays.as_ref().map(ends),
        "values_at_0": value.scores_without,
        "values_at_1": value.scores_alone,
    }));
    given.extend(fields(match value.leader_stays {
        Some(_) => json!({ "top_min_change_abs": value.smallest_change }),
        None => json!({ "note": "tie at the top" }),
    }));
    Value::Object(given)
}

fn delta(change: &SmallestChange) -> Value {
    json!({
        "criterion": change.value,
        "pair_above_below": [change.above, change.below],
        "delta_abs": change.taken,
        "delta_rel_percent": change.percent,
    })
}

/// The book prints what becomes of an alternative at both ends of the first value's weight, and where two meet.
fn printed(names: &[String], first: Option<&ValueStability>) -> Value {
    let Some(first) = first else { return json!({}) };
    let ends = names.iter().zip(first.scores_without.iter().zip(&first.scores_alone));
    let mut given: Fields = ends
        .flat_map(|(name, (without, alone))| {
            let at = |end: &str| format!("{}_at_{end}", name.to_lowercase());
            [(at("0"), Value::from(*without)), (at("100"), Value::from(*alone))]
        })
        .collect();
    given.extend(fields(json!({
        "crossing_percent": first.crossings.first().map(|crossing| crossing.weight * 100.0),
        "weight_percent": first.weight * 100.0,
    })));
    Value::Object(given)
}
