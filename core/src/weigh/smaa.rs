//! Which alternative comes out how often, whatever the weights: SMAA-2, method 3.10 of the design.
//!
//! Instead of one set of weights, thousands of sets are drawn, each as likely as any other, and per alternative is counted
//! how often it comes first, second and so on (Lahdelma and Salminen 2001; Tervonen and Lahdelma 2007). The weights can
//! be free, in an order, within limits, or those that participants gave; the scores certain, within ranges, or drawn
//! elsewhere. A fixed seed makes every run the same, and 10,000 samples are off by 0.5 percent points at most as a rule
//! ([`Acceptability::standard_error`]): show whole percents.
//!
//! It is made to be done in slices, so that a page can show progress and stop: any slices give the same bits.
//!
//! Alternatives that tie share the best rank, as in the R package smaa, so the counts of a rank can sum to more than 1.

use thiserror::Error;

use super::number;

mod outcome;
mod sampling;
mod tally;

pub use outcome::{Acceptability, AlternativeAcceptability};
pub use sampling::{Feasible, Limit, WeightSampler};

use sampling::RangeSampler;
use tally::{BLOCK, Tally};

/// The largest score, in size, that is understood.
const LARGEST_SCORE: f64 = super::stability::LARGEST_SCORE;

/// Where the weights come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Weights {
    /// Drawn; every set that may be is equally likely.
    Drawn(Feasible),
    /// These and no others, in turn, from the first again after the last: what participants gave, or another's samples.
    /// Each weight lies between 0 and 1.
    Given(Vec<Vec<f64>>),
}

/// Where the scores come from; per alternative and value, higher is better.
#[derive(Debug, Clone, PartialEq)]
pub enum Scores {
    /// Certain.
    Fixed(Vec<Vec<f64>>),
    /// Anywhere from the first to the second, each apart from the others.
    Ranges(Vec<Vec<[f64; 2]>>),
    /// These and no others, in turn.
    Given(Vec<Vec<Vec<f64>>>),
}

/// Why nothing can be sampled. Places count from 0, in the order given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SmaaError {
    /// There is no value, no alternative, or an empty list of samples.
    #[error("there is nothing to sample")]
    Nothing,
    /// Lists that belong together differ in length.
    #[error("the scores and the weights are not about the same values and alternatives")]
    WrongLength,
    /// A score that is not a number, too large, or a range that ends below where it begins.
    #[error("a score of alternative {alternative} on value {value} is no number up to 1e9 in size, or no range")]
    NotAScore {
        /// Which alternative.
        alternative: usize,
        /// Which value.
        value: usize,
    },
    /// A given weight that does not lie between 0 and 1.
    #[error("weight {value} of sample {sample} does not lie between 0 and 1")]
    NotAWeight {
        /// Which sample.
        sample: usize,
        /// Which value.
        value: usize,
    },
    /// A limit that has not one factor per value, or is not finite.
    #[error("limit {limit} is not about these values")]
    NotALimit {
        /// Which limit.
        limit: usize,
    },
    /// An order that names a value twice, or one that is not there.
    #[error("value {value} is named twice in the order, or is not there")]
    NotAnOrder {
        /// Which value.
        value: usize,
    },
}

/// A run of SMAA-2 that can be done in slices.
#[derive(Debug, Clone)]
pub struct Smaa {
    values: usize,
    seed: u64,
    weights: WeightSource,
    scores: ScoreSource,
    /// Per sample of the block being done, its weights behind each other.
    drawn: Vec<f64>,
    tally: Tally,
    samples: usize,
    is_stuck: bool,
}

#[derive(Debug, Clone)]
enum WeightSource {
    Drawn(WeightSampler),
    Given(Vec<Vec<f64>>),
}

#[derive(Debug, Clone)]
enum ScoreSource {
    /// The scores of the alternatives behind each other.
    Fixed(Vec<f64>),
    Ranges(RangeSampler),
    Given(Vec<Vec<f64>>),
}

impl Smaa {
    /// A run that begins at no samples. Fails when the weights and the scores do not fit together.
    pub fn new(weights: Weights, scores: Scores, seed: u64) -> Result<Self, SmaaError> {
        let values = match &weights {
            Weights::Drawn(feasible) => feasible.values(),
            Weights::Given(samples) => samples.first().ok_or(SmaaError::Nothing)?.len(),
        };
        let (scores, alternatives) = ScoreSource::of(scores, values, seed)?;
        if values == 0 || alternatives == 0 {
            return Err(SmaaError::Nothing);
        }
        Ok(Self {
            values,
            seed,
            weights: WeightSource::of(weights, values, seed)?,
            scores,
            drawn: vec![0.0; BLOCK * values],
            tally: Tally::new(alternatives, values),
            samples: 0,
            is_stuck: false,
        })
    }

    /// Draws so many samples more. Whether it could: `false` when the limits leave no weights that can be found.
    pub fn step(&mut self, samples: usize) -> bool {
        let mut left = samples;
        while left > 0 && !self.is_stuck {
            let count = self.draw_weights(left.min(BLOCK));
            self.score(count);
            self.tally.count(&self.drawn, count);
            self.samples += count;
            left -= count;
        }
        !self.is_stuck
    }

    /// How many samples have been drawn.
    pub const fn samples(&self) -> usize {
        self.samples
    }

    /// What the samples so far say; `None` before the first. When scores are uncertain, the confidence factors take as
    /// long as some of the sampling itself.
    pub fn result(&self) -> Option<Acceptability> {
        let central = self.tally.central_weights();
        let confidence = self.confidence(&central);
        Acceptability::of(&self.tally, self.samples, central, &confidence)
    }

    /// Puts the weights of the next samples in place; gives how many, fewer only when no more can be found.
    fn draw_weights(&mut self, count: usize) -> usize {
        let mut done = 0;
        for place in self.drawn.chunks_exact_mut(self.values).take(count) {
            let weights = match &mut self.weights {
                WeightSource::Drawn(sampler) => sampler.draw(),
                WeightSource::Given(samples) => turn(samples, self.samples + done).map(Vec::as_slice),
            };
            let Some(weights) = weights else {
                self.is_stuck = true;
                break;
            };
            place.copy_from_slice(weights);
            done += 1;
        }
        done
    }

    /// Works out the alternatives' values for the block of samples whose weights are in place.
    fn score(&mut self, count: usize) {
        if let ScoreSource::Fixed(scores) = &self.scores {
            return self.tally.score_all(&self.drawn, scores);
        }
        for (place, weights) in self.drawn.chunks_exact(self.values).take(count).enumerate() {
            let scores = self.scores.draw(self.samples + place);
            self.tally.score_one(place, weights, scores);
        }
    }

    /// Per alternative the share of the scores with which it comes first at its own central weights. Scores that were
    /// drawn are drawn again from the same seed, so that none had to be kept.
    fn confidence(&self, central: &[Option<Vec<f64>>]) -> Vec<f64> {
        let (mut scores, samples) = match &self.scores {
            ScoreSource::Fixed(scores) => (ScoreSource::Fixed(scores.clone()), 1),
            ScoreSource::Ranges(sampler) => (ScoreSource::Ranges(sampler.again(self.seed)), self.samples),
            given @ ScoreSource::Given(_) => (given.clone(), self.samples),
        };
        let mut firsts = vec![0_usize; central.len()];
        for sample in 0..samples {
            let scores = scores.draw(sample);
            for (alternative, (firsts, weights)) in firsts.iter_mut().zip(central).enumerate() {
                let Some(weights) = weights else { continue };
                *firsts += usize::from(tally::is_first(weights, scores, alternative));
            }
        }
        firsts.into_iter().map(|firsts| number(firsts) / number(samples.max(1))).collect()
    }
}

/// The sample whose turn it is.
fn turn<T>(samples: &[T], place: usize) -> Option<&T> {
    samples.get(place.checked_rem(samples.len())?)
}

impl WeightSource {
    fn of(weights: Weights, values: usize, seed: u64) -> Result<Self, SmaaError> {
        let samples = match weights {
            Weights::Drawn(feasible) => return Ok(Self::Drawn(WeightSampler::new(feasible, seed))),
            Weights::Given(samples) => samples,
        };
        for (sample, weights) in samples.iter().enumerate() {
            if weights.len() != values {
                return Err(SmaaError::WrongLength);
            }
            if let Some(value) = weights.iter().position(|weight| !(0.0..=1.0).contains(weight)) {
                return Err(SmaaError::NotAWeight { sample, value });
            }
        }
        Ok(Self::Given(samples))
    }
}

impl ScoreSource {
    /// The source, and for how many alternatives.
    fn of(scores: Scores, values: usize, seed: u64) -> Result<(Self, usize), SmaaError> {
        match scores {
            Scores::Fixed(rows) => Ok((Self::Fixed(flat(&rows, values, |score| is_score(*score))?), rows.len())),
            Scores::Ranges(rows) => {
                let is_range = |[low, high]: &[f64; 2]| is_score(*low) && is_score(*high) && low <= high;
                // Chance of its own, so that the weights are the same whatever is known of the scores.
                Ok((Self::Ranges(RangeSampler::new(flat(&rows, values, is_range)?, !seed)), rows.len()))
            }
            Scores::Given(samples) => {
                let alternatives = samples.first().ok_or(SmaaError::Nothing)?.len();
                if samples.iter().any(|rows| rows.len() != alternatives) {
                    return Err(SmaaError::WrongLength);
                }
                let flat: Result<_, _> =
                    samples.iter().map(|rows| flat(rows, values, |score| is_score(*score))).collect();
                Ok((Self::Given(flat?), alternatives))
            }
        }
    }

    /// The scores of a sample, of the alternatives behind each other.
    fn draw(&mut self, sample: usize) -> &[f64] {
        match self {
            Self::Fixed(scores) => scores,
            Self::Ranges(sampler) => sampler.draw(),
            Self::Given(samples) => turn(samples, sample).map_or(&[], Vec::as_slice),
        }
    }
}

fn is_score(score: f64) -> bool {
    score.abs() <= LARGEST_SCORE
}

/// Rows behind each other, once all of them are sound.
fn flat<T: Copy>(rows: &[Vec<T>], values: usize, is_sound: impl Fn(&T) -> bool) -> Result<Vec<T>, SmaaError> {
    let mut flat = Vec::with_capacity(rows.len() * values);
    for (alternative, row) in rows.iter().enumerate() {
        if row.len() != values {
            return Err(SmaaError::WrongLength);
        }
        if let Some(value) = row.iter().position(|one| !is_sound(one)) {
            return Err(SmaaError::NotAScore { alternative, value });
        }
        flat.extend_from_slice(row);
    }
    Ok(flat)
}

#[cfg(test)]
mod tests;
