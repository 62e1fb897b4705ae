//! How much a group's weights overlap, by the entropy of its weights: method 3.6 of the design, Goepel 2018 eq. 11-21.
//!
//! Entropy tells how evenly weights are spread. What the group's mean has more of it than its members do (beta) is how
//! far they differ. Two measures come of it, each 1 when all give the same weights:
//!
//! - `S`, the relative homogeneity, for weights of any kind: points, swing, ranks;
//! - `S*`, for comparing two by two only. People cannot say there that one value is all that matters, so that even the
//!   most different answers still overlap; `S*` takes that off. Weights from points can be further apart, and then it
//!   falls below zero.

use serde::Serialize;

use super::number;
use super::summary::sorted;

/// The largest answer on Saaty's scale.
pub const SAATY_SCALE: f64 = 9.0;

/// Weights sum to 1 but for rounding this large at most.
const ROUNDING: f64 = 1e-6;

/// How much the weights of a group overlap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Consensus {
    /// The mean over the members of `-sum_j w_j ln w_j`.
    pub alpha_entropy: f64,
    /// The entropy of the mean weights.
    pub gamma_entropy: f64,
    /// Gamma minus alpha; never below 0.
    pub beta_entropy: f64,
    /// `exp` of the beta entropy: as how many groups that share nothing they differ, from 1.
    pub beta_diversity: f64,
    /// The alpha entropy of people who each find one value as much more important as the scale allows.
    pub smallest_alpha_entropy: f64,
    /// `exp` of that over the number of values: the overlap that the scale itself causes.
    pub scale_overlap: f64,
    /// `S`, 0..1.
    pub homogeneity: f64,
    /// `S*`, for comparing two by two; at most 1, and below 0 when weights are further apart than the scale allows.
    pub consensus: f64,
    /// Per value the mean weight.
    pub mean: Vec<f64>,
    /// `S*` in a word.
    pub word: Word,
}

/// A consensus in a word (Goepel 2018, table 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Below 50 %.
    VeryLow,
    /// From 50 %.
    Low,
    /// From 65 %.
    Moderate,
    /// From 75 %.
    High,
    /// From 85 %.
    VeryHigh,
}

impl Word {
    /// Where each word but the first begins.
    pub const FROM: [f64; 4] = [0.50, 0.65, 0.75, 0.85];

    /// The word for a consensus, where [`Self::FROM`] or others say each word begins.
    pub fn of(consensus: f64, from: [f64; 4]) -> Self {
        match from.iter().filter(|from| consensus >= **from).count() {
            0 => Self::VeryLow,
            1 => Self::Low,
            2 => Self::Moderate,
            3 => Self::High,
            _ => Self::VeryHigh,
        }
    }
}

impl Consensus {
    /// The consensus of people (rows) whose weights each sum to 1, on a scale up to `scale` ([`SAATY_SCALE`]).
    ///
    /// `None` below two people or two values, when rows differ in length or are no weights, and for a scale that does
    /// not go past 1. Changing the order of the people changes no bit.
    pub fn of<Row: AsRef<[f64]>>(weights: &[Row], scale: f64) -> Option<Self> {
        let scale = Scale::of(weights, scale)?;
        let entropies: Vec<f64> = weights.iter().map(|row| entropy(row.as_ref())).collect();
        let rows: Vec<&[f64]> = weights.iter().map(AsRef::as_ref).collect();
        Some(scale.consensus(&rows, &entropies))
    }

    /// Per pair of people their `S*`, 1 on the diagonal; `None` as in [`Self::of`]. As many numbers as people squared:
    /// for a group at a table, not for a city.
    pub fn pairwise<Row: AsRef<[f64]>>(weights: &[Row], scale: f64) -> Option<Vec<Vec<f64>>> {
        let scale = Scale::of(weights, scale)?;
        let entropies: Vec<f64> = weights.iter().map(|row| entropy(row.as_ref())).collect();
        let people = || weights.iter().map(AsRef::as_ref).zip(&entropies).enumerate();
        let between = |(one, (row, entropy)): (usize, (&[f64], &f64)),
                       (other, (second, beside)): (usize, (&[f64], &f64))| {
            if one == other { 1.0 } else { scale.consensus(&[row, second], &[*entropy, *beside]).consensus }
        };
        Some(people().map(|one| people().map(|other| between(one, other)).collect()).collect())
    }
}

/// What number of values and scale come to.
struct Scale {
    values: f64,
    smallest_alpha_entropy: f64,
    overlap: f64,
}

impl Scale {
    fn of<Row: AsRef<[f64]>>(weights: &[Row], largest: f64) -> Option<Self> {
        let count = weights.first()?.as_ref().len();
        let sound = |row: &Row| {
            let row = row.as_ref();
            row.len() == count
                && row.iter().all(|weight| *weight >= 0.0)
                && (row.iter().sum::<f64>() - 1.0).abs() <= ROUNDING
        };
        if weights.len() < 2 || count < 2 || !weights.iter().all(sound) || !largest.is_finite() {
            return None;
        }
        let values = number(count);
        let all = values + largest - 1.0;
        let smallest_alpha_entropy = plogp(largest / all) + (values - 1.0) * plogp(1.0 / all);
        let overlap = libm::exp(smallest_alpha_entropy) / values;
        (largest > 1.0 && overlap < 1.0).then_some(Self { values, smallest_alpha_entropy, overlap })
    }

    /// Of rows with the entropy of each.
    fn consensus(&self, rows: &[&[f64]], entropies: &[f64]) -> Consensus {
        let people = number(rows.len());
        let length = rows.first().map_or(0, |row| row.len());
        let column = |value: usize| rows.iter().filter_map(|row| row.get(value).copied()).collect::<Vec<_>>();
        let mean: Vec<f64> = (0..length).map(|value| total(&column(value)) / people).collect();
        let alpha_entropy = total(entropies) / people;
        let gamma_entropy = entropy(&mean);
        let beta_entropy = (gamma_entropy - alpha_entropy).max(0.0);
        let beta_diversity = libm::exp(beta_entropy);
        let above = |floor: f64| (1.0 / beta_diversity - floor) / (1.0 - floor);
        let consensus = above(self.overlap);
        Consensus {
            alpha_entropy,
            gamma_entropy,
            beta_entropy,
            beta_diversity,
            smallest_alpha_entropy: self.smallest_alpha_entropy,
            scale_overlap: self.overlap,
            homogeneity: above(1.0 / self.values).max(0.0),
            consensus,
            mean,
            word: Word::of(consensus, Word::FROM),
        }
    }
}

/// `-sum w ln w`, where nothing adds nothing.
fn entropy(weights: &[f64]) -> f64 {
    weights.iter().copied().map(plogp).sum()
}

fn plogp(share: f64) -> f64 {
    if share > 0.0 { -share * libm::log(share) } else { 0.0 }
}

/// The sum, added from small to large so that the order of the people does not matter.
fn total(parts: &[f64]) -> f64 {
    sorted(parts).iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fewer_than_two_people_or_values_have_nothing_to_agree_on() {
        assert_eq!(Consensus::of::<[f64; 2]>(&[], 9.0), None);
        assert_eq!(Consensus::of(&[[0.5, 0.5]], 9.0), None);
        assert_eq!(Consensus::of(&[[1.0], [1.0]], 9.0), None);
        assert_eq!(Consensus::pairwise(&[[1.0], [1.0]], 9.0), None);
    }

    #[test]
    fn what_are_no_weights_have_no_consensus() {
        for row in [[0.7, 0.7], [1.5, -0.5], [f64::NAN, 1.0], [f64::INFINITY, 0.0], [0.0, 0.0]] {
            assert_eq!(Consensus::of(&[[0.5, 0.5], row], 9.0), None);
        }
        assert_eq!(Consensus::of(&[vec![1.0], vec![0.5, 0.5]], 9.0), None);
        for scale in [1.0, 0.5, f64::NAN, f64::INFINITY] {
            assert_eq!(Consensus::of(&[[0.5, 0.5], [0.5, 0.5]], scale), None);
        }
    }

    #[test]
    fn as_many_people_as_values_each_at_another_extreme_agree_on_nothing_on_every_scale() {
        for (n, scale) in [(2_u8, 3.0), (3, 9.0), (5, 9.0), (7, 81.0)] {
            let rows: Vec<Vec<f64>> = (0..n)
                .map(|person| {
                    let part = |value: u8| if value == person { scale } else { 1.0 } / (f64::from(n) + scale - 1.0);
                    (0..n).map(part).collect()
                })
                .collect();
            let found = Consensus::of(&rows, scale).unwrap();
            assert!(found.consensus.abs() < 1e-12, "{n} {scale}");
            assert_eq!(found.word, Word::VeryLow);
        }
    }

    #[test]
    fn a_word_begins_where_it_says() {
        let words = [0.4999, 0.5, 0.65, 0.75, 0.8499, 0.85].map(|consensus| Word::of(consensus, Word::FROM));
        assert_eq!(words, [Word::VeryLow, Word::Low, Word::Moderate, Word::High, Word::High, Word::VeryHigh]);
    }

    fn groups() -> impl Strategy<Value = Vec<Vec<f64>>> {
        (2_usize..7, 2_usize..9).prop_flat_map(|(values, people)| {
            let row = prop::collection::vec(0_u32..101, values);
            let row = row.prop_filter_map("zeros", |row| {
                let total: u32 = row.iter().sum();
                (total > 0).then(|| row.iter().map(|points| f64::from(*points) / f64::from(total)).collect::<Vec<_>>())
            });
            prop::collection::vec(row, people)
        })
    }

    proptest! {
        #[test]
        fn homogeneity_lies_between_none_and_all(rows in groups()) {
            let found = Consensus::of(&rows, SAATY_SCALE).unwrap();
            prop_assert!((0.0..=1.0).contains(&found.homogeneity));
            prop_assert!(found.consensus.is_finite() && found.consensus <= 1.0);
            prop_assert!(found.consensus <= found.homogeneity + 1e-12, "S* is the stricter one");
        }

        #[test]
        fn in_another_order_the_same_people_agree_to_the_bit(mut rows in groups()) {
            let before = Consensus::of(&rows, SAATY_SCALE);
            rows.reverse();
            prop_assert_eq!(before, Consensus::of(&rows, SAATY_SCALE));
        }

        #[test]
        fn of_two_the_pair_is_the_group(rows in groups()) {
            let pairs = Consensus::pairwise(&rows, SAATY_SCALE).unwrap();
            let two = Consensus::of(&rows[..2], SAATY_SCALE).unwrap();
            prop_assert_eq!((pairs[0][1], pairs[1][0]), (two.consensus, two.consensus));
        }
    }
}
