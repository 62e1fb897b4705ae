//! Agreement and polarisation of answers on one ordered scale: method 3.13 of the design.
//!
//! Several measures stand side by side, because no single number says that a group agrees: van der Eijk's A tells one
//! peak from two, Tastle and Wierman's consensus and Leik's dispersion tell how far apart the answers lie. The
//! bimodality coefficient is left out on purpose: one outlier in a group that nearly agrees already passes its rule.

use serde::{Deserialize, Serialize};

use super::number;

/// How the answers on one ordered scale lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// How many answers.
    pub count: u64,
    /// A of van der Eijk 2001 (Quality & Quantity 35:325-341): 1 all the same, 0 spread evenly, -1 half at each end.
    pub agreement: f64,
    /// `(1 - A) / 2`: 0 all the same, 1 half at each end.
    pub polarisation: f64,
    /// Consensus of Tastle and Wierman 2007 (IJAR 45:531-545), 0..1, in which distance counts.
    pub consensus: f64,
    /// D of Leik 1966, 0..1: 0 all the same, 1 half at each end.
    pub dispersion: f64,
    /// The mean answer, the lowest category being 1.
    pub mean: f64,
    /// The median answer, the lowest category being 1; halfway when the middle falls between two.
    pub median: f64,
    /// The sample standard deviation; `None` for one answer.
    pub standard_deviation: Option<f64>,
}

impl Agreement {
    /// The agreement among answers, given how many fell in each category from the lowest to the highest. `None`
    /// without answers, and for a scale of fewer than two categories, on which nobody could differ.
    pub fn of(frequencies: &[u32]) -> Option<Self> {
        let count: u64 = frequencies.iter().copied().map(u64::from).sum();
        if count == 0 || frequencies.len() < 2 {
            return None;
        }
        let total: f64 = frequencies.iter().copied().map(f64::from).sum();
        let widest = number(frequencies.len() - 1);
        let categories = || (1..).map(number).zip(frequencies.iter().copied().map(f64::from));
        let mean = categories().map(|(category, answers)| category * answers).sum::<f64>() / total;
        let squares: f64 = categories().map(|(place, answers)| answers * (place - mean) * (place - mean)).sum();
        let agreement = van_der_eijk(frequencies);
        Some(Self {
            count,
            agreement,
            polarisation: (1.0 - agreement) / 2.0,
            consensus: 1.0
                + (categories().filter(|(_, answers)| *answers > 0.0))
                    .map(|(place, answers)| answers / total * libm::log2(1.0 - (place - mean).abs() / widest))
                    .sum::<f64>(),
            dispersion: 2.0 * below(frequencies).map(|below| (below / total).min(1.0 - below / total)).sum::<f64>()
                / widest,
            mean,
            median: median(frequencies, total),
            standard_deviation: (count > 1).then(|| (squares / (total - 1.0)).sqrt()),
        })
    }
}

/// Per category how many answers lie at or below it.
fn below(frequencies: &[u32]) -> impl Iterator<Item = f64> + '_ {
    frequencies.iter().scan(0.0, |sum, answers| {
        *sum += f64::from(*answers);
        Some(*sum)
    })
}

/// Halfway between the answer that reaches half of the total and the one that passes it.
fn median(frequencies: &[u32], total: f64) -> f64 {
    let reaching = below(frequencies).take_while(|below| *below < total / 2.0).count();
    let passing = below(frequencies).take_while(|below| *below <= total / 2.0).count();
    number(reaching + passing + 2) / 2.0
}

/// Peels the frequencies into layers of equal height and weighs the agreement of each layer by its share of answers.
fn van_der_eijk(frequencies: &[u32]) -> f64 {
    let total: f64 = frequencies.iter().copied().map(f64::from).sum();
    let mut left = frequencies.to_vec();
    let mut agreement = 0.0;
    while let Some(height) = left.iter().copied().filter(|answers| *answers > 0).min() {
        let pattern: Vec<bool> = left.iter().map(|answers| *answers > 0).collect();
        let filled = number(pattern.iter().filter(|filled| **filled).count());
        agreement += f64::from(height) * filled / total * layer_agreement(&pattern);
        for answers in &mut left {
            *answers = answers.saturating_sub(height);
        }
    }
    agreement
}

/// `U (1 - (S - 1)/(K - 1))` for one layer: `S` of its `K` categories are filled; `U` is 1 for one unbroken run and
/// falls with every gap, counted over triples of categories as 1-1-0 or 0-1-1 against 1-0-1.
fn layer_agreement(pattern: &[bool]) -> f64 {
    let categories = number(pattern.len());
    let filled = |part: &[bool]| number(part.iter().filter(|filled| **filled).count());
    let (mut one_peak, mut two_peaks) = (0.0, 0.0);
    for (place, middle) in pattern.iter().enumerate() {
        let (before, from) = pattern.split_at(place);
        let after = from.get(1..).unwrap_or_default();
        let (left, right) = (filled(before), filled(after));
        let (left_empty, right_empty) = (number(before.len()) - left, number(after.len()) - right);
        if *middle {
            one_peak += left * right_empty + left_empty * right;
        } else {
            two_peaks += left * right;
        }
    }
    let triples = one_peak + two_peaks;
    let unimodality = if triples > 0.0 {
        ((categories - 2.0) * one_peak - (categories - 1.0) * two_peaks) / ((categories - 2.0) * triples)
    } else {
        1.0
    };
    unimodality * (1.0 - (filled(pattern) - 1.0) / (categories - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answers_and_no_scale_are_undefined() {
        assert_eq!(Agreement::of(&[0, 0, 0]), None);
        assert_eq!(Agreement::of(&[7]), None);
        assert_eq!(Agreement::of(&[]), None);
    }

    #[test]
    fn a_scale_of_two_has_agreement_and_division_too() {
        let (same, split) = (Agreement::of(&[4, 0]).unwrap(), Agreement::of(&[2, 2]).unwrap());
        assert_eq!((same.agreement, same.consensus, same.dispersion), (1.0, 1.0, 0.0));
        assert_eq!((split.agreement, split.consensus, split.dispersion, split.median), (0.0, 0.0, 1.0, 1.5));
    }

    #[test]
    fn turning_the_scale_round_changes_no_agreement() {
        let (one, other) = (Agreement::of(&[3, 1, 4, 1, 5]).unwrap(), Agreement::of(&[5, 1, 4, 1, 3]).unwrap());
        assert!((one.agreement - other.agreement).abs() < 1e-12);
        assert!((one.consensus - other.consensus).abs() < 1e-12);
        assert!((one.mean + other.mean - 6.0).abs() < 1e-12);
    }
}
