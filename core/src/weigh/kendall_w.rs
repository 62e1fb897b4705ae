//! Kendall's coefficient of concordance W: how far several people order the same things alike (method 3.7).
//!
//! `W = 12 S / (m^2 (n^3 - n) - m sum_k T_k)` with `S` the squared deviations of the rank sums, `m` people, `n` things
//! and `T_k = sum (t^3 - t)` over the ties of person `k`; from Kendall and Babington Smith 1939, as in R `irr`. It never
//! stands for "the group agrees" by itself: two camps of the same size that are each of one mind give 0.

use serde::Serialize;

use super::number;
use super::rank::{mean_ranks, places};

/// How far people order things alike. `None` in a field is undefined, not zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Concordance {
    /// Per person and thing its rank: 1 for the highest score, ties on the mean of their places.
    pub ranks: Vec<Vec<f64>>,
    /// Per thing the sum of its ranks.
    pub rank_sums: Vec<f64>,
    /// `S`: the sum of the squared differences between the rank sums and their mean.
    pub squared_deviations: f64,
    /// `T_k` per person: 0 without ties, `n^3 - n` for somebody who ties everything.
    pub ties: Vec<f64>,
    /// W as if nobody had ties, 0..1; `None` for one thing.
    pub uncorrected: Option<f64>,
    /// W corrected for ties, 0..1: the one to show, and for one person nothing to show, since it is then always 1.
    /// `None` for one thing, and when everybody ties everything.
    pub coefficient: Option<f64>,
    /// `m (n - 1) W`, to be read against a chi-square distribution.
    pub chi_square: Option<f64>,
    /// `n - 1`.
    pub degrees_of_freedom: usize,
    /// How likely a `chi_square` this high is when everybody orders at random, 0..1.
    pub probability: Option<f64>,
    /// The mean of Spearman's rank correlation over all pairs of people, `(mW - 1) / (m - 1)`; `None` for one person.
    pub mean_spearman: Option<f64>,
}

impl Concordance {
    /// The concordance of people (rows) who scored the same things (higher is better). `None` without people or
    /// things, when rows differ in length, and when a score is not a number.
    pub fn of<Row: AsRef<[f64]>>(scores: &[Row]) -> Option<Self> {
        let things = scores.first()?.as_ref().len();
        let sound = |row: &Row| row.as_ref().len() == things && !row.as_ref().iter().any(|score| score.is_nan());
        if things == 0 || !scores.iter().all(sound) {
            return None;
        }
        let ranks: Vec<Vec<f64>> = scores.iter().map(|row| mean_ranks(row.as_ref())).collect();
        let ties: Vec<f64> = scores.iter().map(|row| ties(row.as_ref())).collect();
        let (people, n) = (number(ranks.len()), number(things));
        let rank_sums: Vec<f64> =
            (0..things).map(|thing| ranks.iter().filter_map(|row| row.get(thing)).sum()).collect();
        let middle = people * (n + 1.0) / 2.0;
        let squared_deviations = rank_sums.iter().map(|sum| (sum - middle) * (sum - middle)).sum::<f64>();

        let share = |below: f64| (below > 0.0).then(|| 12.0 * squared_deviations / below);
        let untied = people * people * (n * n * n - n);
        let coefficient = share(untied - people * ties.iter().sum::<f64>());
        let chi_square = coefficient.map(|coefficient| people * (n - 1.0) * coefficient);
        Some(Self {
            uncorrected: share(untied),
            coefficient,
            chi_square,
            degrees_of_freedom: things - 1,
            probability: chi_square.map(|chi_square| chi_square_tail(chi_square, things - 1)),
            mean_spearman: coefficient.filter(|_| people > 1.0).map(|found| (people * found - 1.0) / (people - 1.0)),
            ranks,
            rank_sums,
            squared_deviations,
            ties,
        })
    }
}

/// `sum (t^3 - t)` over groups of equal scores. Each of the `t` in a group adds `t^2 - 1`.
fn ties(scores: &[f64]) -> f64 {
    let group = |score: &f64| number(places(scores, |other| other > score, |other| other >= score).len());
    scores.iter().map(|score| group(score) * group(score) - 1.0).sum()
}

/// The chance that chi-square with these degrees of freedom comes out at `value` or more, by the finite series for
/// whole degrees (Abramowitz and Stegun 26.4.4 and 26.4.5). Good to 1e-12 up to some hundreds of degrees.
fn chi_square_tail(value: f64, degrees: usize) -> f64 {
    let half = value / 2.0;
    let (mut tail, mut term) = if degrees.is_multiple_of(2) {
        (0.0, libm::exp(-half))
    } else {
        let root = half.sqrt();
        (libm::erfc(root), libm::exp(-half) * root * std::f64::consts::FRAC_2_SQRT_PI)
    };
    let first = if degrees.is_multiple_of(2) { 1.0 } else { 1.5 };
    for index in 0..degrees / 2 {
        tail += term;
        term *= half / (first + number(index));
    }
    tail.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_camps_of_one_mind_have_no_concordance() {
        let camps = [[3.0, 2.0, 1.0], [3.0, 2.0, 1.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]];
        assert_eq!(Concordance::of(&camps).unwrap().coefficient, Some(0.0));
    }

    #[test]
    fn one_thing_and_all_ties_are_undefined_and_not_zero() {
        let one = Concordance::of(&[[1.0], [2.0]]).unwrap();
        assert_eq!((one.uncorrected, one.coefficient, one.probability), (None, None, None));
        assert_eq!(Concordance::of(&[[1.0, 1.0], [2.0, 2.0]]).unwrap().coefficient, None);
        assert_eq!(Concordance::of::<[f64; 2]>(&[]), None);
        assert_eq!(Concordance::of(&[[1.0, f64::NAN]]), None);
        assert_eq!(Concordance::of(&[vec![1.0], vec![1.0, 2.0]]), None);
    }

    #[test]
    fn the_chi_square_tail_matches_the_tables() {
        // The 5 % points of every statistics book.
        for (degrees, value) in [(1, 3.841), (2, 5.991), (3, 7.815), (4, 9.488), (10, 18.307), (15, 24.996)] {
            assert!((chi_square_tail(value, degrees) - 0.05).abs() < 5e-5, "{degrees}");
        }
        assert!((chi_square_tail(0.0, 3) - 1.0).abs() < 1e-15);
    }
}
