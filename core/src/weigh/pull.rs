//! Dilemmas that a poll finds: values on which groups pull apart. Only groups that may be shown, and never the pool of
//! small ones, which is no group of one mind.

use super::comparison::{Comparison, GroupName};
use super::rank::TIE;
use crate::gather::Sort;
use serde::Serialize;

/// Groups that lie further apart on a value than this pull apart: ten points of a hundred.
const APART: f64 = 0.1;

/// One value on which groups pull apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pull {
    /// Id of the value.
    pub value: String,
    /// The group that gives it least, and its mean weight, 0..1.
    pub low: (String, f64),
    /// The group that gives it most.
    pub high: (String, f64),
}

/// The values on which groups pull apart, the widest first.
pub fn pulls(comparison: &Comparison) -> Vec<Pull> {
    let named = |group: &GroupName| match group {
        GroupName::Named { name } if !name.is_empty() => Some(name.clone()),
        _ => None,
    };
    let mut found: Vec<Pull> = comparison
        .values
        .iter()
        .enumerate()
        .filter_map(|(at, value)| {
            let of =
                |group: &super::comparison::GroupOutcome| Some((named(&group.group)?, *group.mean_weights.get(at)?));
            let mut weights: Vec<(String, f64)> = comparison.groups.iter().filter_map(of).collect();
            weights.put_in_order(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
            let (low, high) = (weights.first()?.clone(), weights.last()?.clone());
            (high.1 - low.1 >= APART - TIE).then(|| Pull { value: value.value.clone(), low, high })
        })
        .collect();
    found
        .put_in_order(|a, b| (b.high.1 - b.low.1).total_cmp(&(a.high.1 - a.low.1)).then_with(|| a.value.cmp(&b.value)));
    found
}
