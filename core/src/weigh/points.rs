//! Dividing points over values (100, or any other sum): from points to weights, and from people to a group.
//!
//! Method 3.1 of the design, by definition: `w_kj = p_kj / sum_j p_kj`. A row without a single point is not an answer
//! ("nog niet ingevuld"): it has no weights, is left out of the group and named as left out. It never becomes equal
//! weights. Direct rating as in Doyle, Green and Bottomley 1997; the mean of individual weights is the aggregation of
//! individual priorities (AIP) of Forman and Peniwati 1998, for a group of separate people.

use crate::gather::Sort;
use std::cmp::Reverse;

use serde::Serialize;
use thiserror::Error;

use super::summary::{Summary, sorted};
use super::{number, whole};

/// Why a division of points cannot be read. Places count from 0, in the order given.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PointsError {
    /// Points below zero, infinite or not a number.
    #[error("participant {participant} gives {points} points to value {value}: points are finite and not below 0")]
    NotPoints {
        /// Which row.
        participant: usize,
        /// Which place in the row.
        value: usize,
        /// What stood there.
        points: f64,
    },
    /// Points so large that their sum is no longer a number.
    #[error("the points of participant {participant} are too large to add up")]
    TooLarge {
        /// Which row.
        participant: usize,
    },
    /// A row longer or shorter than there are values.
    #[error("participant {participant} divides points over {found} values where there are {expected}")]
    WrongLength {
        /// Which row.
        participant: usize,
        /// How many values there are.
        expected: usize,
        /// How many the row has.
        found: usize,
    },
}

/// What a group of participants gave, each apart and all together.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    /// Per participant, in the order given, weights that sum to 1; `None` for "nog niet ingevuld".
    pub weights: Vec<Option<Vec<f64>>>,
    /// The group of those who gave weights; `None` when nobody did.
    pub group: Option<GroupWeights>,
}

impl Allocation {
    /// Reads one row of points per participant; fails on the first row that is no division of points.
    pub fn of<Row: AsRef<[f64]>>(points: &[Row]) -> Result<Self, PointsError> {
        let expected = points.first().map_or(0, |row| row.as_ref().len());
        let mut weights = Vec::with_capacity(points.len());
        for (participant, row) in points.iter().enumerate() {
            weights.push(weights_of(participant, row.as_ref(), expected)?);
        }
        let counted: Vec<&[f64]> = weights.iter().flatten().map(Vec::as_slice).collect();
        let group = GroupWeights::of(&counted);
        Ok(Self { weights, group })
    }

    /// Places of the participants whose weights count.
    pub fn counted(&self) -> Vec<usize> {
        self.places(true)
    }

    /// Places of the participants who have not divided any points yet.
    pub fn left_out(&self) -> Vec<usize> {
        self.places(false)
    }

    fn places(&self, given: bool) -> Vec<usize> {
        self.weights.iter().enumerate().filter(|(_, row)| row.is_some() == given).map(|(place, _)| place).collect()
    }
}

/// The weights of one participant: `Ok(None)` when all points are zero or there are no values.
///
/// `participant` only serves the error. Fails when a number is no count of points or the row is not `expected` long.
pub fn weights_of(participant: usize, points: &[f64], expected: usize) -> Result<Option<Vec<f64>>, PointsError> {
    if points.len() != expected {
        return Err(PointsError::WrongLength { participant, expected, found: points.len() });
    }
    if let Some((value, &points)) = points.iter().enumerate().find(|(_, given)| !(given.is_finite() && **given >= 0.0))
    {
        return Err(PointsError::NotPoints { participant, value, points });
    }
    let total: f64 = points.iter().sum();
    if !total.is_finite() {
        return Err(PointsError::TooLarge { participant });
    }
    // `abs` only takes the sign off a typed "-0".
    Ok((total > 0.0).then(|| points.iter().map(|given| given.abs() / total).collect()))
}

/// The weights of a group: several middles side by side, and how far people lie apart. All per value, in order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupWeights {
    /// Per value the spread of the weights given, 0..1. The means sum to 1: they are the group's weights (AIP).
    pub values: Vec<Summary>,
    /// The medians divided by their sum; `None` when every median is zero (each person gave all to another value).
    pub median_renormalised: Option<Vec<f64>>,
    /// The geometric means divided by their sum; `None` when anybody gave a value nothing, since one zero would wipe
    /// out what all the others gave.
    pub geometric_mean: Option<Vec<f64>>,
    /// The mean over all pairs of [`distance`]: 0 when all agree, 1 when no two share a value; `None` below two people.
    pub mean_pairwise_distance: Option<f64>,
    /// Per participant, in the order given, the [`distance`] to the group's mean.
    pub distance_to_mean: Vec<f64>,
}

impl GroupWeights {
    /// Takes together the weights of people, each row as long as the first and summing to 1; `None` for nobody.
    pub fn of(rows: &[&[f64]]) -> Option<Self> {
        let length = rows.first()?.len();
        let columns: Vec<Vec<f64>> = (0..length)
            .map(|value| sorted(&rows.iter().filter_map(|row| row.get(value).copied()).collect::<Vec<_>>()))
            .collect();
        let values = columns.iter().map(|column| Summary::of_sorted(column)).collect::<Option<Vec<_>>>()?;
        let mean: Vec<f64> = values.iter().map(|summary| summary.mean).collect();
        Some(Self {
            median_renormalised: shares(&values.iter().map(|summary| summary.median).collect::<Vec<_>>()),
            geometric_mean: geometric_mean(&columns),
            mean_pairwise_distance: mean_pairwise_distance(&columns, rows.len()),
            distance_to_mean: rows.iter().map(|row| distance(row, &mean)).collect(),
            values,
        })
    }

    /// The group's weights: per value the mean of what people gave (AIP), summing to 1.
    pub fn mean(&self) -> Vec<f64> {
        self.values.iter().map(|summary| summary.mean).collect()
    }
}

/// Total variation between two rows of weights, `0.5 sum_j |w_j - v_j|`: the share of points one person would have to
/// move to agree with the other, 0..1.
pub fn distance(one: &[f64], other: &[f64]) -> f64 {
    0.5 * one.iter().zip(other).map(|(one, other)| (one - other).abs()).sum::<f64>()
}

/// Whole numbers that sum to `total` in proportion to `parts`, by largest remainder (Hamilton): thirds of 100 become
/// 34, 33 and 33. Equal remainders go to the first. `None` when the parts sum to nothing.
pub fn largest_remainder(parts: &[f64], total: u32) -> Option<Vec<u32>> {
    /// Remainders that differ by less than rounding can cause are equal.
    const GRAIN: f64 = 1e9;
    let exact: Vec<f64> = shares(parts)?.into_iter().map(|share| share * f64::from(total)).collect();
    let mut given: Vec<u32> = exact.iter().map(|exact| whole(exact + 1.0 / GRAIN)).collect();
    let mut order: Vec<(Reverse<u32>, usize)> = exact
        .iter()
        .zip(&given)
        .enumerate()
        .map(|(place, (exact, given))| (Reverse(whole(((exact - f64::from(*given)) * GRAIN).round())), place))
        .collect();
    order.put_in_order(Ord::cmp);
    let left = usize::try_from(total.saturating_sub(given.iter().sum())).ok()?;
    for (_, place) in order.into_iter().take(left) {
        if let Some(given) = given.get_mut(place) {
            *given += 1;
        }
    }
    Some(given)
}

/// The parts divided by their sum; `None` when that is zero.
fn shares(parts: &[f64]) -> Option<Vec<f64>> {
    let total: f64 = parts.iter().sum();
    (total > 0.0).then(|| parts.iter().map(|part| part / total).collect())
}

fn geometric_mean(columns: &[Vec<f64>]) -> Option<Vec<f64>> {
    let means = columns.iter().map(|column| {
        let positive = column.first().is_some_and(|smallest| *smallest > 0.0);
        positive.then(|| libm::exp(column.iter().map(|weight| libm::log(*weight)).sum::<f64>() / number(column.len())))
    });
    shares(&means.collect::<Option<Vec<_>>>()?)
}

/// Over sorted columns: the gap between neighbours counts once for each pair of people it lies between. This takes one
/// pass where comparing everybody with everybody takes as many as there are people.
fn mean_pairwise_distance(columns: &[Vec<f64>], people: usize) -> Option<f64> {
    let pairs = number(people) * (number(people) - 1.0) / 2.0;
    let apart = |column: &Vec<f64>| -> f64 {
        let neighbours = column.iter().zip(column.iter().skip(1)).enumerate();
        neighbours.map(|(index, (low, high))| (high - low) * number(index + 1) * number(people - index - 1)).sum()
    };
    (people > 1).then(|| 0.5 * columns.iter().map(apart).sum::<f64>() / pairs)
}

#[cfg(test)]
mod tests;
