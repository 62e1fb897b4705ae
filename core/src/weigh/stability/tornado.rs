//! How far the leader's lead moves when one weight moves: what a tornado draws.

use serde::{Deserialize, Serialize};

use super::Stability;

/// What becomes of the lead when the weight of one value goes from one end to the other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// The value whose weight moves.
    pub value: usize,
    /// The lead at the lowest weight.
    pub at_lowest: Margin,
    /// The lead at the highest weight.
    pub at_highest: Margin,
    /// How far the two leads lie apart: the length of the bar.
    pub length: f64,
}

/// How many points the leader of today is ahead with some weight.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Margin {
    /// The weight, 0..1.
    pub weight: f64,
    /// The leader's score less that of the best of the others: below zero when it no longer leads.
    pub lead: f64,
    /// The best of the others; the first in the input when several are.
    pub rival: usize,
}

impl Stability {
    /// How the lead moves when each weight in turn goes from `lowest` to `highest` (0 and 1 for all the way; anything
    /// outside 0..1 is taken for the nearest end) while the others keep their proportions. In the order of the values;
    /// those with all the weight are missing. Empty when nobody leads alone or there is nobody else.
    ///
    /// In between, the lead can rise above both ends but never fall below the lower one: the best of the others bends
    /// upwards, and the leader is straight.
    pub fn tornado(&self, lowest: f64, highest: f64) -> Vec<Bar> {
        let ends = [lowest, highest].map(|end| if end.is_nan() { 0.0 } else { end.clamp(0.0, 1.0) });
        self.bars(|_| ends)
    }

    /// The same when each weight loses or gains `step`, as far as 0 and 1 allow.
    pub fn tornado_around(&self, step: f64) -> Vec<Bar> {
        let step = if step.is_nan() { 0.0 } else { step.abs() };
        self.bars(|weight| [(weight - step).max(0.0), (weight + step).min(1.0)])
    }

    fn bars(&self, ends: impl Fn(f64) -> [f64; 2]) -> Vec<Bar> {
        let bar = |(value, weight): (usize, &f64)| {
            let [lowest, highest] = ends(*weight);
            let (at_lowest, at_highest) = (self.margin(value, lowest)?, self.margin(value, highest)?);
            Some(Bar { value, at_lowest, at_highest, length: (at_highest.lead - at_lowest.lead).abs() })
        };
        self.weights.iter().enumerate().filter_map(bar).collect()
    }

    /// How far the leader of today is ahead when one value has this weight and the others keep their proportions;
    /// `None` when nobody leads alone, when there is nobody else, and for a value that has all the weight.
    pub fn margin(&self, value: usize, weight: f64) -> Option<Margin> {
        let leader = self.leader?;
        let scores = self.scores_with(value, weight)?;
        let first = scores.get(leader)?;
        let mut best: Option<(usize, f64)> = None;
        for (rival, score) in scores.iter().enumerate().filter(|(rival, _)| *rival != leader) {
            if best.is_none_or(|(_, highest)| *score > highest) {
                best = Some((rival, *score));
            }
        }
        best.map(|(rival, score)| Margin { weight, lead: first - score, rival })
    }

    /// Per alternative its score when one value has this weight, 0..1, and the others keep their proportions.
    pub fn scores_with(&self, value: usize, weight: f64) -> Option<Vec<f64>> {
        let line = self.values.get(value)?.as_ref()?;
        let ends = line.scores_without.iter().zip(&line.scores_alone);
        Some(ends.map(|(without, alone)| without * (1.0 - weight) + alone * weight).collect())
    }
}
