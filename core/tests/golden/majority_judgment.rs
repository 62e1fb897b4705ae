//! Golden fields of majority judgment (`weigh::majority_judgment`).

use serde_json::{Value, json};
use waardenboom_core::weigh::majority_judgment::{Gauge, MajorityJudgment, Ranking};

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["grades_worst_to_best", "alternatives", "tallies_worst_to_best"])?;
    let names = inputs.texts("alternatives")?;
    let tallies = inputs.0.get("tallies_worst_to_best").cloned().unwrap_or_default();
    let tallies: Vec<Vec<u64>> = serde_json::from_value(tallies).map_err(|error| error.to_string())?;
    if tallies.iter().any(|tally| Some(tally.len()) != inputs.texts("grades_worst_to_best").ok().map(|all| all.len())) {
        return Err("a tally has another number of grades".to_owned());
    }
    let found = MajorityJudgment::of(&tallies).map_err(|error| error.to_string())?;
    let mut given = fields(json!({
        "gauges": found.gauges.iter().map(|gauge| gauge.as_ref().map(record)).collect::<Vec<_>>(),
        "first_15_of_majority_value": (0..names.len()).map(|at| found.majority_value(at, 15)).collect::<Vec<_>>(),
    }));
    given.extend(fields(match &found.ranking {
        Ranking::Ranked { ranks } => {
            let at = |rank: usize| ranks.iter().position(|own| *own == rank).and_then(|place| names.get(place));
            let published = json!({ "winner": at(1), "second": at(2), "ranks": ranks });
            json!({ "mj_ranks": ranks, "published": published })
        }
        Ranking::NoJudgments => json!({ "mj_ranks": null, "status": "no judgments" }),
        Ranking::Unbalanced => json!({
            "mj_ranks": null,
            "status": "unbalanced: number of judgments differs per alternative; must be refused or filled with a \
                       declared default grade",
        }),
    }));
    Ok(given)
}

fn record(gauge: &Gauge) -> Value {
    json!({
        "median_grade": gauge.grade,
        "above_p": gauge.above,
        "below_q": gauge.below,
        "p_percent": gauge.above_percent(),
        "q_percent": gauge.below_percent(),
        "sign": if gauge.leans_up { "+" } else { "-" },
        "typical_score": gauge.typical,
        "usual_score": gauge.usual,
        "central_score": gauge.central,
    })
}
