//! What sampling says.

use serde::{Deserialize, Serialize};

use super::tally::{Tally, share};
use crate::weigh::number;

/// How often which alternative comes out where. All shares are between 0 and 1, and sampled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Acceptability {
    /// How many samples there are.
    pub samples: usize,
    /// Per alternative how it does, in the order of the input.
    pub alternatives: Vec<AlternativeAcceptability>,
    /// Per alternative and other the share of samples in which the one is above the other; ties count for neither.
    pub pairwise_wins: Vec<Vec<f64>>,
    /// How open the choice is, in bits: 0 when the same alternative always comes first, `log2` of how many alternatives
    /// when each does equally often.
    pub choice_entropy: f64,
    /// How far a share can be off by chance as a rule (one standard error, at its largest).
    pub standard_error: f64,
    /// Pairs of alternatives that come first so nearly as often that chance may decide between them (two standard
    /// errors); a pair that never comes first is not among them.
    pub too_close: Vec<[usize; 2]>,
}

/// How one alternative does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlternativeAcceptability {
    /// The share of samples in which it comes first, second and so on.
    pub ranks: Vec<f64>,
    /// The mean of the weights with which it comes first: whom it suits best. `None` when it never does.
    pub central_weights: Option<Vec<f64>>,
    /// The share of possible scores with which it comes first when the weights are those; `None` when it never does.
    pub confidence: Option<f64>,
    /// The shares of its ranks in one number: 1 when always first, 0 when always last, each rank in between a step.
    pub holistic: f64,
}

impl Acceptability {
    pub(super) fn of(
        tally: &Tally,
        samples: usize,
        central: Vec<Option<Vec<f64>>>,
        confidence: &[f64],
    ) -> Option<Self> {
        if samples == 0 {
            return None;
        }
        let shares = |counts: &[u32]| -> Vec<f64> { counts.iter().map(|count| share(*count, samples)).collect() };
        let alternatives: Vec<AlternativeAcceptability> = (tally.ranks().zip(central).zip(confidence))
            .map(|((counts, central_weights), confidence)| {
                let ranks = shares(counts);
                AlternativeAcceptability {
                    holistic: holistic(&ranks),
                    confidence: central_weights.as_ref().map(|_| *confidence),
                    central_weights,
                    ranks,
                }
            })
            .collect();
        let firsts: Vec<f64> = alternatives.iter().filter_map(|one| one.ranks.first().copied()).collect();
        Some(Self {
            samples,
            alternatives,
            pairwise_wins: tally.wins().map(shares).collect(),
            choice_entropy: entropy(&firsts),
            standard_error: 0.5 / number(samples).sqrt(),
            too_close: too_close(&firsts, number(samples)),
        })
    }
}

/// Ranks weighed evenly from 1 for the first to 0 for the last.
fn holistic(ranks: &[f64]) -> f64 {
    let steps = number(ranks.len()) - 1.0;
    let worth = |place: usize| if steps > 0.0 { (steps - number(place)) / steps } else { 1.0 };
    ranks.iter().enumerate().map(|(place, share)| worth(place) * share).sum()
}

/// `-sum p log2 p`. Shares of 0 and 1 add nothing.
fn entropy(shares: &[f64]) -> f64 {
    let part = |share: &f64| share * libm::log2(*share);
    shares.iter().filter(|share| **share > 0.0 && **share < 1.0).fold(0.0, |sum, share| sum - part(share))
}

/// The variance of the difference of two shares of one sample is `(p + q - (p - q)^2) / N`.
fn too_close(firsts: &[f64], samples: f64) -> Vec<[usize; 2]> {
    let mut found = Vec::new();
    for (one, p) in firsts.iter().enumerate() {
        for (other, q) in firsts.iter().enumerate().skip(one + 1) {
            let variance = (p + q - (p - q) * (p - q)).max(0.0) / samples;
            if p + q > 0.0 && (p - q).abs() <= 2.0 * variance.sqrt() {
                found.push([one, other]);
            }
        }
    }
    found
}
