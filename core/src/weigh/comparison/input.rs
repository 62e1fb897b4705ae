//! What a comparison is made from.

use thiserror::Error;

use crate::weigh::points::{PointsError, weights_of};

/// One question as it stands: who weighs, what is weighed, between which alternatives.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparable {
    /// Ids of the values.
    pub values: Vec<String>,
    /// The alternatives, those outside the legal room included.
    pub alternatives: Vec<Alternative>,
    /// Everybody asked for points or ratings.
    pub participants: Vec<Participant>,
    /// Who rated what how.
    pub ratings: Ratings,
    /// The smallest number of people about whom something may be said as a group: 3 unless the round says otherwise,
    /// 1 when it is public by party.
    pub minimum_group_size: usize,
}

/// An option the council could choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Its id.
    pub id: String,
    /// Why it lies outside the legal room; such an alternative is not weighed, and the reason stays visible.
    pub excluded: Option<String>,
}

/// Somebody who weighs, rates, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// Their id.
    pub id: String,
    /// The group they belong to; people with the same text here belong together, the empty text included.
    pub group: String,
    /// Points per value, in the order of the values, of any sum; `None` while they have not answered, or not wholly.
    pub points: Option<Vec<f64>>,
    /// Whether they began to divide points and are not done.
    pub is_unfinished: bool,
}

/// Ratings by participant, alternative and value, 0 (worst acceptable) to 100 (best imaginable), with holes.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratings {
    participants: usize,
    alternatives: usize,
    values: usize,
    cells: Vec<Option<f64>>,
}

impl Ratings {
    /// A table of this size in which nobody has rated anything.
    pub fn empty(participants: usize, alternatives: usize, values: usize) -> Self {
        Self { participants, alternatives, values, cells: vec![None; participants * alternatives * values] }
    }

    /// Sets or clears one rating, by places. Fails when it is not on 0..100 or lies outside the table.
    pub fn set(
        &mut self,
        participant: usize,
        alternative: usize,
        value: usize,
        rating: Option<f64>,
    ) -> Result<(), ComparisonError> {
        if let Some(rating) = rating.filter(|rating| !(0.0..=100.0).contains(rating)) {
            return Err(ComparisonError::OffTheScale { participant, alternative, value, rating });
        }
        let cell = self.place(participant, alternative, value).and_then(|place| self.cells.get_mut(place));
        *cell.ok_or(ComparisonError::OutsideTheTable { participant, alternative, value })? = rating.map(f64::abs);
        Ok(())
    }

    /// One rating, by places; `None` where nobody rated, and outside the table.
    pub fn get(&self, participant: usize, alternative: usize, value: usize) -> Option<f64> {
        self.cells.get(self.place(participant, alternative, value)?).copied().flatten()
    }

    /// One participant's ratings of one alternative, when there is one for every value.
    pub(in crate::weigh) fn complete(&self, participant: usize, alternative: usize) -> Option<Vec<f64>> {
        (0..self.values).map(|value| self.get(participant, alternative, value)).collect()
    }

    fn place(&self, participant: usize, alternative: usize, value: usize) -> Option<usize> {
        let inside = participant < self.participants && alternative < self.alternatives && value < self.values;
        inside.then_some((participant * self.alternatives + alternative) * self.values + value)
    }
}

/// Why alternatives cannot be compared. Places count from 0, in the order of the input.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ComparisonError {
    /// Points that are no points.
    #[error(transparent)]
    Points(#[from] PointsError),
    /// A rating outside the scale.
    #[error(
        "participant {participant} rates alternative {alternative} {rating} on value {value}: the scale runs from 0 to 100"
    )]
    OffTheScale {
        /// Who.
        participant: usize,
        /// What.
        alternative: usize,
        /// On what.
        value: usize,
        /// How.
        rating: f64,
    },
    /// A rating of or by something that is not there.
    #[error("there is no place in the table for participant {participant}, alternative {alternative}, value {value}")]
    OutsideTheTable {
        /// Who.
        participant: usize,
        /// What.
        alternative: usize,
        /// On what.
        value: usize,
    },
    /// A table of ratings of another size than the participants, alternatives and values.
    #[error("the table of ratings has another size than the participants, alternatives and values")]
    WrongTable,
}

impl Comparable {
    pub(super) fn check_shape(&self) -> Result<(), ComparisonError> {
        let size = (self.participants.len(), self.alternatives.len(), self.values.len());
        let table = (self.ratings.participants, self.ratings.alternatives, self.ratings.values);
        if size == table { Ok(()) } else { Err(ComparisonError::WrongTable) }
    }

    /// Per participant, in their order, weights that sum to 1, or `None` for "nog niet ingevuld".
    pub fn weights(&self) -> Result<Vec<Option<Vec<f64>>>, ComparisonError> {
        let weights = self.participants.iter().enumerate().map(|(place, participant)| match &participant.points {
            Some(points) => weights_of(place, points, self.values.len()),
            None => Ok(None),
        });
        Ok(weights.collect::<Result<_, _>>()?)
    }

    pub(super) fn alternative_ids(&self, places: &[usize]) -> Vec<String> {
        places.iter().filter_map(|place| self.alternatives.get(*place)).map(|found| found.id.clone()).collect()
    }
}
