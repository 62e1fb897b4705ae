//! Which methods there are, and reading the inputs of a case.

use serde_json::{Map, Value};

use super::{
    agreement_polarisation, ahp_consensus, ahp_group_aij_aip, ahp_individual, dissent_rank_distance, kendall_w,
    majority_judgment, pca_kmeans_groups, points_allocation, rank_aggregation, rank_weights, smaa2, swing_smart,
    weight_stability, weighted_sum_rank_reversal,
};

/// The fields that a method gives.
pub type Fields = Map<String, Value>;

/// From the inputs of a case to the fields its method gives; the error says which input is not understood.
pub type Method = fn(&Inputs) -> Result<Fields, String>;

/// The method by the name golden files give it; `None` when it is not built.
pub fn named(name: &str) -> Option<Method> {
    Some(match name {
        "agreement_polarisation" => agreement_polarisation::compute,
        "ahp_consensus" => ahp_consensus::compute,
        "ahp_group_aij_aip" => ahp_group_aij_aip::compute,
        "ahp_individual" => ahp_individual::compute,
        "dissent_rank_distance" => dissent_rank_distance::compute,
        "kendall_w" => kendall_w::compute,
        "majority_judgment" => majority_judgment::compute,
        "pca_kmeans_groups" => pca_kmeans_groups::compute,
        "points_allocation" => points_allocation::compute,
        "rank_aggregation" => rank_aggregation::compute,
        "rank_weights" => rank_weights::compute,
        "smaa2" => smaa2::compute,
        "swing_smart" => swing_smart::compute,
        "weight_stability" => weight_stability::compute,
        "weighted_sum_rank_reversal" => weighted_sum_rank_reversal::compute,
        _ => return None,
    })
}

/// The inputs of one case.
pub struct Inputs<'a>(pub &'a Fields);

impl Inputs<'_> {
    /// Fails when there is an input whose name is not in `known`: it might change what is asked.
    pub fn only(&self, known: &[&str]) -> Result<(), String> {
        match self.0.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(format!("input {name} is not understood")),
            None => Ok(()),
        }
    }

    /// A list of numbers.
    pub fn numbers(&self, name: &str) -> Result<Vec<f64>, String> {
        self.0.get(name).and_then(numbers).ok_or_else(|| format!("input {name} is no list of numbers"))
    }

    /// A list of counts.
    pub fn counts(&self, name: &str) -> Result<Vec<u32>, String> {
        let count = |value: &Value| value.as_u64().and_then(|count| u32::try_from(count).ok());
        let counts = self.0.get(name).and_then(Value::as_array);
        let counts = counts.and_then(|counts| counts.iter().map(count).collect());
        counts.ok_or_else(|| format!("input {name} is no list of counts"))
    }

    /// A list of lists of numbers.
    pub fn rows(&self, name: &str) -> Result<Vec<Vec<f64>>, String> {
        let rows = self.0.get(name).and_then(Value::as_array);
        let rows = rows.and_then(|rows| rows.iter().map(numbers).collect());
        rows.ok_or_else(|| format!("input {name} is no list of lists of numbers"))
    }

    /// A list of texts.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, String> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let texts = self.0.get(name).and_then(Value::as_array);
        let texts = texts.and_then(|texts| texts.iter().map(text).collect());
        texts.ok_or_else(|| format!("input {name} is no list of texts"))
    }
}

fn numbers(list: &Value) -> Option<Vec<f64>> {
    list.as_array()?.iter().map(Value::as_f64).collect()
}

/// Fields from a `json!` record.
pub fn fields(record: Value) -> Fields {
    if let Value::Object(fields) = record { fields } else { Fields::new() }
}
