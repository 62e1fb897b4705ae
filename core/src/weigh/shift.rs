//! What changed between two rounds. A shift is shown as a shift and never called consensus: to see others differ makes
//! people give in, too (methods.md).

use super::comparison::ComparisonError;
use super::points::{GroupWeights, distance};
use super::round::Terms;
use super::summary::Summary;
use super::workbook::inputs_in;
use crate::model::Workbook;
use serde::Serialize;

/// The weights of the same people in the round before and in this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shift {
    /// The round before.
    pub from: u32,
    /// This round.
    pub to: u32,
    /// How many gave weights in both.
    pub people: usize,
    /// How many of them gave other weights than before.
    pub moved: usize,
    /// Which part of their points somebody moved on average, 0..1.
    pub mean_move: f64,
    /// Per value the shift.
    pub values: Vec<ValueShift>,
}

/// How one value shifted; weights are shares, 0..1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueShift {
    /// Id of the value.
    pub value: String,
    /// Mean and spread before.
    pub before: Summary,
    /// Mean and spread now.
    pub after: Summary,
}

/// The shift since the round before: `None` in the first round, while people still answer, and when fewer people than
/// the smallest group gave weights in both.
pub fn shift_of(workbook: &Workbook) -> Result<Option<Shift>, ComparisonError> {
    let now = Terms::current(workbook);
    if now.number < 2 || !now.may_show() {
        return Ok(None);
    }
    let before = Terms::of(workbook, now.number - 1);
    let [old, new] = [inputs_in(workbook, before), inputs_in(workbook, now)];
    let values = old.comparable.values.clone();
    // Both list everybody, in the same order.
    let both: Vec<(Vec<f64>, Vec<f64>)> = (old.comparable.weights()?.into_iter().zip(new.comparable.weights()?))
        .filter_map(|(old, new)| Some((old?, new?)))
        .collect();
    if both.len() < now.minimum_group_size.max(1) {
        return Ok(None);
    }
    let [olds, news]: [Vec<&[f64]>; 2] =
        [both.iter().map(|(old, _)| old.as_slice()).collect(), both.iter().map(|(_, new)| new.as_slice()).collect()];
    let (Some(before_all), Some(after_all)) = (GroupWeights::of(&olds), GroupWeights::of(&news)) else {
        return Ok(None);
    };
    let moves: Vec<f64> = both.iter().map(|(old, new)| distance(old, new)).collect();
    let shifts = values.into_iter().zip(before_all.values).zip(after_all.values);
    Ok(Some(Shift {
        from: before.number,
        to: now.number,
        people: both.len(),
        moved: moves.iter().filter(|moved| **moved > super::rank::TIE).count(),
        mean_move: Summary::of(&moves).map_or(0.0, |summary| summary.mean),
        values: shifts.map(|((value, before), after)| ValueShift { value, before, after }).collect(),
    }))
}
