//! Golden fields of agreement on one scale (`weigh::agreement`).

use serde_json::json;
use waardenboom_core::weigh::agreement::Agreement;

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["frequencies_lowest_to_highest_category"])?;
    let frequencies = inputs.counts("frequencies_lowest_to_highest_category")?;
    let found = Agreement::of(&frequencies);
    Ok(fields(json!({
        "van_der_eijk_A": found.map(|found| found.agreement),
        "van_der_eijk_A_exact": found.map(|found| found.agreement),
        "polarisation": found.map(|found| found.polarisation),
        "tastle_wierman_consensus": found.map(|found| found.consensus),
        "leik_dispersion_D": found.map(|found| found.dispersion),
        "bimodality_coefficient": bimodality_coefficient(&frequencies),
        "mean": found.map(|found| found.mean),
        "median": found.map(|found| found.median),
        "sd_sample": found.and_then(|found| found.standard_deviation),
        "published": {
            "van_der_eijk_A": found.map(|found| found.agreement),
            "tastle_wierman_consensus": found.map(|found| found.consensus),
            "polarisation": found.map(|found| found.polarisation),
        },
    })))
}

/// `(g1^2 + 1) / (g2 + 3 (n-1)^2 / ((n-2)(n-3)))` with the sample skewness and excess kurtosis; `None` up to three
/// answers and when all are the same. Here and not in the product, which must not use it: it calls a group that nearly
/// agrees divided.
fn bimodality_coefficient(frequencies: &[u32]) -> Option<f64> {
    let answers = || (1_u32..).map(f64::from).zip(frequencies.iter().copied().map(f64::from));
    let n: f64 = answers().map(|(_, count)| count).sum();
    let mean = answers().map(|(place, count)| place * count).sum::<f64>() / n;
    let moment = |power| {
        answers().map(|(place, count)| count * (0..power).fold(1.0, |p, _| p * (place - mean))).sum::<f64>() / n
    };
    let spread = moment(2);
    if n <= 3.0 || spread <= 0.0 {
        return None;
    }
    let skewness = moment(3) / (spread * spread.sqrt()) * (n * (n - 1.0)).sqrt() / (n - 2.0);
    let excess = moment(4) / (spread * spread) - 3.0;
    let kurtosis = (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * excess + 6.0);
    Some((skewness * skewness + 1.0) / (kurtosis + 3.0 * (n - 1.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0))))
}
