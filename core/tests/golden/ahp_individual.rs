//! Golden fields of one person comparing values two by two (`weigh::ahp`).

use serde_json::{Value, json};
use waardenboom_core::weigh::ahp::{ConsistencyRatios, Judgments, Priorities, RandomIndex};

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["names", "upper_triangle_row_wise", "matrix"])?;
    let matrix = inputs.0.get("matrix").unwrap_or(&Value::Null);
    let upper = inputs.0.get("upper_triangle_row_wise").unwrap_or(&Value::Null);
    let judgments = judgments(inputs.texts("names")?.len(), upper, matrix)?;
    let Some(found) = judgments.priorities() else { return Ok(fields(json!({ "status": "undefined" }))) };
    let worst = found.deviations.iter().map(|deviation| {
        json!({
            "i": deviation.first,
            "j": deviation.second,
            "ratio_e": deviation.ratio,
            "consistent_value_wi_over_wj": deviation.fitting,
        })
    });
    Ok(fields(json!({
        "eigenvector_weights": found.weights,
        "lambda_max": found.lambda_max,
        "CI": found.consistency_index,
        "CR": ratios(&found.consistency_ratio),
        "row_geometric_mean_weights": found.row_geometric_mean,
        "GCI_row_geometric_mean": found.geometric_consistency_index,
        "most_inconsistent_pairs": worst.collect::<Vec<_>>(),
        "published": published(&found),
    })))
}

/// The answers above the diagonal as exact fractions (`"1/3"`), which the matrix must repeat on both sides.
pub fn judgments(values: usize, upper: &Value, matrix: &Value) -> Result<Judgments, String> {
    let answers: Option<Vec<Option<f64>>> =
        upper.as_array().and_then(|upper| upper.iter().map(|answer| fraction(answer).map(Some)).collect());
    let answers = answers.ok_or("the answers above the diagonal are no list of fractions")?;
    let judgments = Judgments::of(values, &answers).map_err(|error| error.to_string())?;
    let rows = matrix.as_array().ok_or("there is no matrix")?;
    for (first, row) in rows.iter().enumerate() {
        for (second, entry) in row.as_array().ok_or("a row of the matrix is no list")?.iter().enumerate() {
            let answer = judgments.get(first, second).ok_or("the matrix is larger than the answers")?;
            let entry = entry.as_f64().ok_or("the matrix holds what is no number")?;
            if (entry / answer - 1.0).abs() > 1e-12 {
                return Err(format!("the matrix has {entry} where the answers have {answer}"));
            }
        }
    }
    if rows.len() == values { Ok(judgments) } else { Err("the matrix is smaller than the answers".to_owned()) }
}

fn fraction(value: &Value) -> Option<f64> {
    let Some(text) = value.as_str() else { return value.as_f64() };
    let number = |text: &str| text.parse::<f64>().ok();
    match text.split_once('/') {
        Some((above, below)) => Some(number(above)? / number(below)?),
        None => number(text),
    }
}

/// The tables by the names golden files give them.
const TABLES: [(&str, RandomIndex); 5] = [
    ("saaty1980", RandomIndex::Saaty1980),
    ("saaty2005", RandomIndex::Saaty2005),
    ("donegan_dodd1991", RandomIndex::DoneganDodd1991),
    ("tummala_ling1998", RandomIndex::TummalaLing1998),
    ("alonso_lamata2006", RandomIndex::AlonsoLamata2006),
];

/// The ratios by every table.
pub fn ratios(ratios: &ConsistencyRatios) -> Fields {
    TABLES.iter().map(|(name, table)| ((*name).to_owned(), json!(ratios.by(*table)))).collect()
}

/// What publications print, by the names golden files give it: weights and ratios to so many decimals, a ratio by the
/// index it was divided by.
fn published(found: &Priorities) -> Value {
    let mut printed = fields(json!({ "weight_first": found.weights.first(), "lambda_max": found.lambda_max }));
    for decimals in 1..=9 {
        printed.insert(format!("weights_{decimals}dp"), json!(found.weights));
    }
    for (name, table) in TABLES {
        let ratio = json!(found.consistency_ratio.by(table));
        for decimals in 1..=9 {
            printed.insert(format!("CR_{name}_{decimals}dp"), ratio.clone());
        }
        if let Some(index) = table.of(found.weights.len()) {
            printed.insert(format!("CR_RI_{index}"), ratio);
        }
    }
    Value::Object(printed)
}
