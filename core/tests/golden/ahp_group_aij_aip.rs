//! Golden fields of a group comparing values two by two (`weigh::ahp_group`).

use serde_json::{Value, json};
use waardenboom_core::weigh::ahp::{Judgments, Priorities, pairs};
use waardenboom_core::weigh::ahp_group::AhpGroup;

use super::ahp_individual::{judgments, ratios};
use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["names", "upper_triangles_row_wise", "member_weights", "matrices"])?;
    let values = inputs.texts("names")?.len();
    let list = |name: &str| inputs.0.get(name).and_then(Value::as_array).ok_or_else(|| format!("there is no {name}"));
    let (uppers, matrices) = (list("upper_triangles_row_wise")?, list("matrices")?);
    if uppers.len() != matrices.len() {
        return Err("there are not as many matrices as members".to_owned());
    }
    let members: Vec<Judgments> = uppers
        .iter()
        .zip(matrices)
        .map(|(upper, matrix)| judgments(values, upper, matrix))
        .collect::<Result<_, _>>()?;
    let counts = match inputs.0.get("member_weights") {
        None | Some(Value::Null) => None,
        Some(_) => Some(inputs.numbers("member_weights")?),
    };
    let group = AhpGroup::of(&members, counts.as_deref()).map_err(|error| error.to_string())?;
    let Some(together) = &group.together else { return Ok(fields(json!({ "status": "undefined" }))) };
    let individuals: Vec<&Priorities> = group.members.iter().flatten().collect();
    let by_rows = geometric_mean_of_row_means(&individuals, counts.as_deref());
    let joint_rows = together.joint.row_geometric_mean.as_deref().unwrap_or_default();
    let apart = joint_rows.iter().zip(&by_rows).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
    let deviations: Option<Vec<f64>> = together.geometric_standard_deviations.iter().copied().collect();
    let judged = pairs(values).map(|(first, second)| {
        let answer = together.joint_matrix.get(first).and_then(|row| row.get(second));
        (format!("a{}{}_group", first + 1, second + 1), json!(answer))
    });
    Ok(fields(json!({
        "consolidated_matrix": together.joint_matrix,
        "AIJ_eigenvector": together.joint.weights,
        "AIJ_row_geometric_mean": together.joint.row_geometric_mean,
        "AIJ_lambda_max": together.joint.lambda_max,
        "AIJ_CI": together.joint.consistency_index,
        "AIJ_CR": ratios(&together.joint.consistency_ratio),
        "AIP_arithmetic_of_eigenvectors": together.individual_arithmetic,
        "AIP_geometric_of_eigenvectors_normalised": together.individual_geometric,
        "identity_AIJ_RGM_equals_AIP_geometric_of_RGM_max_abs_diff": apart,
        "individual_eigenvectors": individuals.iter().map(|found| &found.weights).collect::<Vec<_>>(),
        "individual_CR_saaty2005":
            individuals.iter().map(|found| found.consistency_ratio.saaty_2005).collect::<Vec<_>>(),
        "geometric_sd_of_judgments_upper_triangle": deviations,
        "published": judged.collect::<Fields>(),
    })))
}

/// The geometric mean of everybody's row geometric means, by member weights and divided by its sum: what the joint
/// matrix must give by itself.
fn geometric_mean_of_row_means(members: &[&Priorities], counts: Option<&[f64]>) -> Vec<f64> {
    let count = |member: usize| counts.and_then(|counts| counts.get(member)).copied().unwrap_or(1.0);
    let total: f64 = (0..members.len()).map(count).sum();
    let values = members.first().map_or(0, |member| member.weights.len());
    let mean = |value: usize| {
        let part = |(place, member): (usize, &&Priorities)| {
            let row = member.row_geometric_mean.as_ref()?.get(value)?;
            Some(libm::log(*row) * count(place) / total)
        };
        libm::exp(members.iter().enumerate().filter_map(part).sum())
    };
    let means: Vec<f64> = (0..values).map(mean).collect();
    let sum: f64 = means.iter().sum();
    means.into_iter().map(|mean| mean / sum).collect()
}
