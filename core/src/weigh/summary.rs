//! Where a set of numbers lies: its middle and its spread, always together.

use crate::gather::Sort;
use serde::Serialize;

use super::number;

/// The middle and the spread of what several participants gave for one thing, in the unit they gave it in.
///
/// There is no summary of nothing: [`Summary::of`] gives `None` for an empty slice. The numbers are sorted before they
/// are added, so the same answers in another order give the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Summary {
    /// How many numbers it stands for; at least 1.
    pub count: usize,
    /// The arithmetic mean; never outside `minimum..=maximum`, not even by rounding.
    pub mean: f64,
    /// The median: the middle number, or halfway between the two in the middle.
    pub median: f64,
    /// The smallest.
    pub minimum: f64,
    /// A quarter lies at or below it (type 7 of Hyndman and Fan 1996: linear, the default of R and numpy).
    pub lower_quartile: f64,
    /// A quarter lies at or above it (type 7).
    pub upper_quartile: f64,
    /// The largest.
    pub maximum: f64,
    /// The sample standard deviation (divided by count - 1); `None` for a single number, which has no spread.
    pub standard_deviation: Option<f64>,
}

impl Summary {
    /// Summarises finite numbers in any order; `None` when there are none.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        Self::of_sorted(&sorted(numbers))
    }

    /// Summarises numbers that run from small to large already; `None` when there are none.
    pub(super) fn of_sorted(sorted: &[f64]) -> Option<Self> {
        let (minimum, maximum) = (*sorted.first()?, *sorted.last()?);
        let mean = (sorted.iter().sum::<f64>() / number(sorted.len())).clamp(minimum, maximum);
        Some(Self {
            count: sorted.len(),
            mean,
            median: quartile(sorted, 2)?,
            minimum,
            lower_quartile: quartile(sorted, 1)?,
            upper_quartile: quartile(sorted, 3)?,
            maximum,
            standard_deviation: standard_deviation(sorted, mean),
        })
    }
}

/// The numbers from small to large.
pub(super) fn sorted(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.put_in_order(f64::total_cmp);
    sorted
}

/// The quartile `quarter` (0 to 4) by type 7: position `(n - 1) * quarter / 4`, linear between neighbours.
fn quartile(sorted: &[f64], quarter: usize) -> Option<f64> {
    let position = sorted.len().checked_sub(1)? * quarter;
    let below = *sorted.get(position / 4)?;
    let above = sorted.get(position / 4 + 1).copied().unwrap_or(below);
    Some(below + (above - below) * number(position % 4) / 4.0)
}

fn standard_deviation(numbers: &[f64], mean: f64) -> Option<f64> {
    let others = numbers.len().checked_sub(1).filter(|&others| others > 0)?;
    let squares: f64 = numbers.iter().map(|number| (number - mean) * (number - mean)).sum();
    Some((squares / number(others)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_no_summary_and_one_number_no_deviation() {
        assert_eq!(Summary::of(&[]), None);
        let one = Summary::of(&[7.0]).unwrap();
        assert_eq!((one.count, one.mean, one.median, one.lower_quartile, one.upper_quartile), (1, 7.0, 7.0, 7.0, 7.0));
        assert_eq!(one.standard_deviation, None);
    }

    #[test]
    fn quartiles_lie_linearly_between_neighbours() {
        let four = Summary::of(&[40.0, 10.0, 30.0, 20.0]).unwrap();
        assert_eq!((four.lower_quartile, four.median, four.upper_quartile), (17.5, 25.0, 32.5));
    }

    #[test]
    fn the_mean_of_equal_numbers_is_that_number() {
        let same = Summary::of(&[0.1; 6]).unwrap();
        assert_eq!((same.mean, same.standard_deviation), (0.1, Some(0.0)));
    }
}
