//! Golden fields of how much a group's weights overlap (`weigh::consensus`).

use serde_json::{Value, json};
use waardenboom_core::weigh::consensus::{Consensus, Word};

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["priorities", "scale_max_M"])?;
    let rows = inputs.rows("priorities")?;
    let scale = inputs.0.get("scale_max_M").and_then(Value::as_f64).ok_or("there is no scale_max_M")?;
    let found = Consensus::of(&rows, scale).zip(Consensus::pairwise(&rows, scale));
    let Some((found, pairwise)) = found else {
        let reason = match rows.len() {
            0 => "no participants",
            1 => "one participant",
            _ => "one criterion",
        };
        return Ok(fields(json!({ "status": "not_applicable", "reason": reason })));
    };
    let star = found.consensus;
    Ok(fields(json!({
        "H_alpha": found.alpha_entropy,
        "H_gamma": found.gamma_entropy,
        "H_beta": found.beta_entropy,
        "D_beta": found.beta_diversity,
        "H_alpha_min": found.smallest_alpha_entropy,
        "cor": found.scale_overlap,
        "relative_homogeneity_S": found.homogeneity,
        "ahp_consensus_Sstar_2018": star,
        "ahp_consensus_Sstar_2013_variant": variant_of_2013(&found, rows.len(), scale),
        "mean_priorities": found.mean,
        "word_scale": {
            "paper_2018_table2_50_65_75_85": named(found.word),
            "ahp_os_code_50_62.5_75_87.5": named(Word::of(star, [0.5, 0.625, 0.75, 0.875])),
            "ahp_os_manual_50_67.5_75_87.5": named(Word::of(star, [0.5, 0.675, 0.75, 0.875])),
        },
        "pairwise_Sstar": pairwise,
        "published": { "Sstar": star, "S": found.homogeneity },
    })))
}

/// The first form of the measure, which the product does not show: what the scale causes is measured against the most
/// that so many people can differ, `exp(H_alpha,min) / exp(H_gamma,max)`. With as many people as values, or more, that is
/// the form of 2018.
fn variant_of_2013(found: &Consensus, people: usize, scale: f64) -> f64 {
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let (values, at_extremes) = (found.mean.len(), found.mean.len().min(people));
    let all = count(values) + scale - 1.0;
    let extreme = (scale + count(at_extremes) - 1.0) / (count(at_extremes) * all);
    let largest_gamma =
        -count(at_extremes) * extreme * libm::log(extreme) - count(values - at_extremes) / all * libm::log(1.0 / all);
    let overlap = libm::exp(found.smallest_alpha_entropy - largest_gamma);
    (1.0 / found.beta_diversity - overlap) / (1.0 - overlap)
}

fn named(word: Word) -> &'static str {
    match word {
        Word::VeryLow => "very low",
        Word::Low => "low",
        Word::Moderate => "moderate",
        Word::High => "high",
        Word::VeryHigh => "very high",
    }
}
