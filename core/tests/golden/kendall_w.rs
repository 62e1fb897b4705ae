//! Golden fields of Kendall's W (`weigh::kendall_w`).

use serde_json::json;
use waardenboom_core::weigh::kendall_w::Concordance;

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["scores_judges_by_objects"])?;
    let scores = inputs.rows("scores_judges_by_objects")?;
    let found = Concordance::of(&scores).ok_or("the scores have no concordance at all")?;
    // The book ranks from low to high, which mirrors every rank.
    let mirrored =
        |sum: &f64| f64::from(u32::try_from(found.ranks.len() * (found.rank_sums.len() + 1)).unwrap_or(0)) - sum;
    let mut given = fields(json!({
        "rank_matrix": found.ranks,
        "rank_sums": found.rank_sums,
        "S": found.squared_deviations,
        "T_per_judge": found.ties,
        "W_uncorrected": found.uncorrected,
        "W_tie_corrected": found.coefficient,
        "W_tie_corrected_exact": found.coefficient,
        "chi2": found.chi_square,
        "df": found.degrees_of_freedom,
        "p_value_chi2": found.probability,
        "mean_spearman": found.mean_spearman,
        "cross_check_scipy_friedman_chi2": found.chi_square,
        "published": { "rank_sums_ascending": found.rank_sums.iter().map(mirrored).collect::<Vec<_>>() },
    }));
    if found.coefficient.is_none() {
        given.extend(fields(json!({ "status": "undefined (one object, or every judge ties everything)" })));
    }
    Ok(given)
}
