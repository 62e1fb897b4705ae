//! Swing weights and the additive value (SMART, SMARTS): method 3.2 of the design.
//!
//! Each value gets a rating for how much the swing from its worst to its best level matters, 100 for the largest; the
//! weights are those ratings over their sum, and an alternative is worth `V(a) = sum_j w_j v_j(a)`. Scales are anchored
//! (0 the worst acceptable, 100 the best imaginable) and never stretched to the alternatives that happen to be present,
//! which is what reverses ranks. Edwards 1977; Edwards and Barron 1994; the worked example is Goodwin and Wright ch. 3.

use thiserror::Error;

use super::rank::ranks;
use super::whole;

/// Why a swing weighing cannot be read. Places count from 0, in the order given.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SwingError {
    /// A swing rating below zero, infinite or not a number, or all of them too large to add up.
    #[error("the swing of value {value} is {rating}: swings are finite and not below 0")]
    NotASwing {
        /// Which value.
        value: usize,
        /// What was given.
        rating: f64,
    },
    /// An alternative rated outside the scale.
    #[error("alternative {alternative} has {rating} on value {value}: the scale runs from 0 to 100")]
    OffTheScale {
        /// Which alternative.
        alternative: usize,
        /// Which value.
        value: usize,
        /// What was given.
        rating: f64,
    },
    /// An alternative with more or fewer ratings than there are values.
    #[error("alternative {alternative} has {found} ratings for {expected} values")]
    WrongLength {
        /// Which alternative.
        alternative: usize,
        /// How many values there are.
        expected: usize,
        /// How many ratings it has.
        found: usize,
    },
}

/// The outcome of a swing weighing.
#[derive(Debug, Clone, PartialEq)]
pub struct SwingOutcome {
    /// Per value, summing to 1.
    pub weights: Vec<f64>,
    /// Per alternative and value, `w_j v_j`: how many of its points it owes to that value.
    pub contributions: Vec<Vec<f64>>,
    /// Per alternative, 0..100: the sum of its contributions.
    pub scores: Vec<f64>,
    /// Per alternative from 1; equal scores share a rank (see [`ranks`]).
    pub ranks: Vec<usize>,
}

/// Weighs alternatives (rows of ratings 0..100, one per value) by swing ratings.
///
/// `Ok(None)` when every swing is zero or there are no values: nothing is weighed then. Fails on the first number that
/// is no swing or lies off the scale.
pub fn weigh<Row: AsRef<[f64]>>(swings: &[f64], alternatives: &[Row]) -> Result<Option<SwingOutcome>, SwingError> {
    for (alternative, row) in alternatives.iter().enumerate() {
        let row = row.as_ref();
        if row.len() != swings.len() {
            return Err(SwingError::WrongLength { alternative, expected: swings.len(), found: row.len() });
        }
        if let Some((value, &rating)) = row.iter().enumerate().find(|(_, rating)| !(0.0..=100.0).contains(*rating)) {
            return Err(SwingError::OffTheScale { alternative, value, rating });
        }
    }
    let Some(weights) = swing_weights(swings)? else { return Ok(None) };
    let contributions: Vec<Vec<f64>> =
        alternatives.iter().map(|row| contributions(&weights, row.as_ref()).collect()).collect();
    let scores: Vec<f64> = alternatives.iter().map(|row| additive_value(&weights, row.as_ref())).collect();
    let ranks = ranks(&scores.iter().copied().map(Some).collect::<Vec<_>>()).into_iter().flatten().collect();
    Ok(Some(SwingOutcome { weights, contributions, scores, ranks }))
}

/// Weights from swing ratings, `r_j / sum r`; `Ok(None)` when all are zero. Fails on a number that is no swing.
pub fn swing_weights(swings: &[f64]) -> Result<Option<Vec<f64>>, SwingError> {
    let mut total = 0.0;
    for (value, &rating) in swings.iter().enumerate() {
        total += rating;
        if !(rating >= 0.0 && f64::is_finite(total)) {
            return Err(SwingError::NotASwing { value, rating });
        }
    }
    Ok((total > 0.0).then(|| swings.iter().map(|rating| rating / total).collect()))
}

/// What each value adds to an alternative: `w_j v_j`, in the order of the values.
pub fn contributions<'a>(weights: &'a [f64], ratings: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
    weights.iter().zip(ratings).map(|(weight, rating)| weight * rating)
}

/// The additive value `sum_j w_j v_j`, added in the order of the values.
pub fn additive_value(weights: &[f64], ratings: &[f64]) -> f64 {
    contributions(weights, ratings).sum()
}

/// Weights as whole percents, each rounded by itself (halves to the even side), as a book prints them. They need not
/// sum to 100: to show points that must, use [`largest_remainder`](super::points::largest_remainder).
pub fn rounded_percents(weights: &[f64]) -> Vec<u32> {
    weights.iter().map(|weight| whole((weight * 100.0).round_ties_even())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swings_of_zero_weigh_nothing() {
        assert_eq!(weigh(&[0.0, 0.0], &[[1.0, 2.0]]), Ok(None));
        assert_eq!(weigh::<[f64; 0]>(&[], &[]), Ok(None));
    }

    #[test]
    fn no_alternatives_is_no_ranking_but_the_weights_stand() {
        let outcome = weigh::<[f64; 2]>(&[100.0, 25.0], &[]).unwrap().unwrap();
        assert_eq!((outcome.weights, outcome.ranks), (vec![0.8, 0.2], vec![]));
    }

    #[test]
    fn what_is_off_the_scale_is_refused_with_its_place() {
        let off = |rating| SwingError::OffTheScale { alternative: 1, value: 0, rating };
        assert_eq!(weigh(&[1.0], &[[50.0], [100.5]]), Err(off(100.5)));
        assert_eq!(weigh(&[1.0], &[[50.0], [-1.0]]), Err(off(-1.0)));
        assert!(matches!(weigh(&[1.0], &[[f64::NAN]]), Err(SwingError::OffTheScale { .. })));
        assert_eq!(swing_weights(&[1.0, -2.0]), Err(SwingError::NotASwing { value: 1, rating: -2.0 }));
        assert!(matches!(swing_weights(&[f64::NAN]), Err(SwingError::NotASwing { .. })));
        assert!(matches!(swing_weights(&[f64::MAX, f64::MAX]), Err(SwingError::NotASwing { value: 1, .. })));
        let short = SwingError::WrongLength { alternative: 0, expected: 2, found: 1 };
        assert_eq!(weigh(&[1.0, 1.0], &[[1.0]]), Err(short));
    }

    #[test]
    fn percents_are_rounded_each_by_itself() {
        assert_eq!(rounded_percents(&[1.0 / 3.0; 3]), [33, 33, 33]);
        assert_eq!(rounded_percents(&[0.125, 0.375, 0.5]), [12, 38, 50]);
    }
}
