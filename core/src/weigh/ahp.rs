//! Weights from comparing values two by two (AHP), for one person: method 3.4 of the design.
//!
//! Somebody says of two values how many times as important the one is as the other. Saaty 1977: with all answers in a
//! matrix `A` (`a_ji = 1/a_ij`), the weights are its principal eigenvector, `A w = lambda_max w`, and
//! `CI = (lambda_max - n)/(n - 1)` is 0 for whoever never contradicts themselves. Beside it stands the row geometric
//! mean (Crawford and Williams 1985) with its own index GCI (Aguaron and Moreno-Jimenez 2003).
//!
//! Not every pair needs an answer. By Harker 1987 a missing one is read as whatever the weights themselves say: it
//! counts 0, and 1 is added on the diagonal. That works as soon as the answers link all values; see
//! [`Judgments::islands`]. Consistency is guidance for a conversation, never a reason to refuse an answer.

mod eigen;
mod random_index;
#[cfg(test)]
mod tests;

use serde::Serialize;
use thiserror::Error;

use super::number;
use crate::gather::Sort;
pub use random_index::{ConsistencyRatios, RandomIndex};

/// The most values that can be compared two by two: far past what anybody would answer.
pub const MOST_VALUES: usize = 64;

/// The largest judgment; the smallest is one divided by it. Saaty's scale ends at 9, the widest one in use at 256.
pub const LARGEST_JUDGMENT: f64 = 1000.0;

/// Up to this ratio (CR) people are usually called consistent enough; Saaty's rule of thumb.
pub const CONSISTENT_ENOUGH: f64 = 0.10;

/// The table a screen compares with when it shows a single ratio; it says so beside it.
pub const SHOWN_RANDOM_INDEX: RandomIndex = RandomIndex::Saaty2005;

/// How many answers a result names that fit the weights least.
const NAMED: usize = 3;

/// Ratios that differ by less than rounding can cause are equal.
const GRAIN: f64 = 1e-9;

/// Why answers cannot be read. Places count from 0, in the order of the values.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum JudgmentError {
    /// Not a number, or outside 1/1000 to 1000.
    #[error("the judgment of {first} over {second} is {judgment}: judgments lie between 1/1000 and 1000")]
    NotAJudgment {
        /// The value that is compared.
        first: usize,
        /// The value it is compared with.
        second: usize,
        /// What was given.
        judgment: f64,
    },
    /// More or fewer answers than there are pairs.
    #[error("{found} answers for {expected} pairs")]
    WrongLength {
        /// How many pairs there are.
        expected: usize,
        /// How many answers there are.
        found: usize,
    },
    /// More values than [`MOST_VALUES`].
    #[error("{values} values are too many to compare two by two")]
    TooManyValues {
        /// How many there are.
        values: usize,
    },
}

/// One person's answers: of each pair of values how many times as important the first is, with holes.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgments {
    values: usize,
    /// In the order of [`pairs`].
    answers: Vec<Option<f64>>,
}

/// An answer beside what the weights would have said.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Deviation {
    /// Place of the value that is compared.
    pub first: usize,
    /// Place of the value it is compared with, always after `first`.
    pub second: usize,
    /// The answer.
    pub given: f64,
    /// `w_i / w_j`: the answer that would fit all the others best.
    pub fitting: f64,
    /// How many times too large or too small the answer is, at least 1 (Saaty 2003: `a_ij w_j / w_i` or its inverse).
    pub ratio: f64,
}

/// What the answers of one person, or of a group taken together, come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Priorities {
    /// Per value the principal eigenvector, summing to 1.
    pub weights: Vec<f64>,
    /// The largest eigenvalue; never below the number of values.
    pub lambda_max: f64,
    /// CI: 0 without contradiction.
    pub consistency_index: f64,
    /// CR by every table, each under its name.
    pub consistency_ratio: ConsistencyRatios,
    /// Per value the row geometric mean, summing to 1; `None` when a pair has no answer.
    pub row_geometric_mean: Option<Vec<f64>>,
    /// GCI of the row geometric mean; `None` when a pair has no answer.
    pub geometric_consistency_index: Option<f64>,
    /// The answers that fit least, at most three, the worst first; of equal ones the first pair.
    pub deviations: Vec<Deviation>,
    /// How many pairs have an answer.
    pub answered: usize,
    /// How many have none.
    pub missing: usize,
}

/// The pairs of that many values in the order of questions and answers: row by row, so 0-1, 0-2 and 1-2 for three.
pub fn pairs(values: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..values).flat_map(move |first| (first + 1..values).map(move |second| (first, second)))
}

/// Where the pair stands among [`pairs`]; `first` comes before `second`.
fn place(values: usize, first: usize, second: usize) -> usize {
    first * (2 * values - first - 1) / 2 + second - first - 1
}

impl Judgments {
    /// Reads the answers to all [`pairs`] of that many values, `None` for a question without an answer.
    pub fn of(values: usize, answers: &[Option<f64>]) -> Result<Self, JudgmentError> {
        if values > MOST_VALUES {
            return Err(JudgmentError::TooManyValues { values });
        }
        let expected = values * values.saturating_sub(1) / 2;
        if answers.len() != expected {
            return Err(JudgmentError::WrongLength { expected, found: answers.len() });
        }
        for ((first, second), answer) in pairs(values).zip(answers) {
            if let Some(judgment) = *answer
                && !(1.0 / LARGEST_JUDGMENT..=LARGEST_JUDGMENT).contains(&judgment)
            {
                return Err(JudgmentError::NotAJudgment { first, second, judgment });
            }
        }
        Ok(Self { values, answers: answers.to_vec() })
    }

    /// Answers that came out of other answers: what lies between judgments is one, but for rounding.
    pub(super) fn between(values: usize, answers: Vec<Option<f64>>) -> Self {
        Self { values, answers }
    }

    /// How many values are compared.
    pub fn values(&self) -> usize {
        self.values
    }

    /// The answers in the order of [`pairs`].
    pub fn answers(&self) -> &[Option<f64>] {
        &self.answers
    }

    /// How many times as important the first is as the second, asked either way round; 1 for a value and itself,
    /// `None` without an answer.
    pub fn get(&self, first: usize, second: usize) -> Option<f64> {
        if first >= self.values || second >= self.values {
            None
        } else if first == second {
            Some(1.0)
        } else if first < second {
            *self.answers.get(place(self.values, first, second))?
        } else {
            self.get(second, first).map(|answer| 1.0 / answer)
        }
    }

    /// The values that answers link, directly or through others, each island by its places from small to large.
    ///
    /// With more than one island there are no weights: nothing says how they compare. One answer between two of them
    /// is then the question to ask.
    pub fn islands(&self) -> Vec<Vec<usize>> {
        let mut islands: Vec<Vec<usize>> = Vec::new();
        for value in 0..self.values {
            let linked = |island: &Vec<usize>| island.iter().any(|other| self.get(*other, value).is_some());
            let (joined, apart): (Vec<_>, Vec<_>) = islands.into_iter().partition(linked);
            islands = apart;
            let mut island: Vec<usize> = joined.into_iter().flatten().chain([value]).collect();
            island.put_in_order(Ord::cmp);
            islands.push(island);
        }
        islands.put_in_order(Ord::cmp);
        islands
    }

    /// Weights and consistency; `None` without values, and when the answers do not link all of them.
    pub fn priorities(&self) -> Option<Priorities> {
        let (values, n) = (self.values, number(self.values));
        let answered = self.answers.iter().flatten().count();
        let missing = self.answers.len() - answered;
        let is_linked = values > 0 && (missing == 0 || self.islands().len() == 1);
        if !is_linked {
            return None;
        }
        let logarithms: Vec<Option<f64>> = self.answers.iter().map(|answer| answer.map(libm::log)).collect();
        let level = levels(values, &logarithms, if missing == 0 { 1 } else { values });
        let highest = level.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let scale: Vec<f64> = level.iter().map(|level| libm::exp(level - highest)).collect();

        // Seen from the geometric means the matrix of somebody without contradictions is all ones. The eigenvalue
        // stays the same, and the eigenvector is what is still to be added to those means.
        let matrix = self.relative_to(&scale);
        let eigen::Principal { vector, value } = eigen::principal(&matrix, values);
        let lambda_max = value.max(n);
        let weights = shares(scale.iter().zip(&vector).map(|(scale, entry)| scale * entry).collect());
        let consistency_index = if values > 1 { (lambda_max - n) / (n - 1.0) } else { 0.0 };
        let gap = |(logarithm, (first, second)): (f64, (usize, usize))| {
            let gap = logarithm - level.get(first)? + level.get(second)?;
            Some(gap * gap)
        };
        let squares = || logarithms.iter().flatten().copied().zip(pairs(values)).filter_map(gap).sum::<f64>();
        let freedom = (n - 1.0) * (n - 2.0);
        Some(Priorities {
            lambda_max,
            consistency_index,
            consistency_ratio: ConsistencyRatios::of(consistency_index, values, missing),
            geometric_consistency_index: (missing == 0)
                .then(|| if freedom > 0.0 { 2.0 * squares() / freedom } else { 0.0 }),
            deviations: self.deviations(&matrix, &vector, &weights),
            row_geometric_mean: (missing == 0).then(|| shares(scale)),
            weights,
            answered,
            missing,
        })
    }

    /// Row by row `a_ij s_j / s_i`, with a missing answer at 0 and counted on the diagonal (Harker 1987).
    fn relative_to(&self, scale: &[f64]) -> Vec<f64> {
        let mut matrix = vec![0.0; self.values * self.values];
        let mut set = |row: usize, column: usize, entry: f64| {
            if let Some(cell) = matrix.get_mut(row * self.values + column) {
                *cell += entry;
            }
        };
        for value in 0..self.values {
            set(value, value, 1.0);
        }
        for ((first, second), answer) in pairs(self.values).zip(&self.answers) {
            if let (Some(answer), Some(one), Some(other)) = (answer, scale.get(first), scale.get(second)) {
                let entry = answer * other / one;
                set(first, second, entry);
                set(second, first, 1.0 / entry);
            } else {
                set(first, first, 1.0);
                set(second, second, 1.0);
            }
        }
        matrix
    }

    fn deviations(&self, matrix: &[f64], vector: &[f64], weights: &[f64]) -> Vec<Deviation> {
        let deviation = |((first, second), answer): ((usize, usize), &Option<f64>)| {
            let entry = matrix.get(first * self.values + second)? * vector.get(second)? / vector.get(first)?;
            let fitting = weights.get(first)? / weights.get(second)?;
            Some(Deviation { first, second, given: (*answer)?, fitting, ratio: entry.max(1.0 / entry) })
        };
        let mut left: Vec<Deviation> = pairs(self.values).zip(&self.answers).filter_map(deviation).collect();
        let mut worst = Vec::with_capacity(NAMED.min(left.len()));
        while worst.len() < NAMED && !left.is_empty() {
            let most = left.iter().map(|deviation| deviation.ratio).fold(1.0, f64::max) / (1.0 + GRAIN);
            let found = left.iter().position(|deviation| deviation.ratio >= most).unwrap_or_default();
            worst.push(left.remove(found));
        }
        worst
    }
}

impl Priorities {
    /// The two answers that contradict the others most, to look at again; fewer when fewer are off at all.
    pub fn contradictions(&self) -> impl Iterator<Item = &Deviation> {
        self.deviations.iter().filter(|deviation| deviation.ratio > 1.0 + GRAIN).take(2)
    }

    /// Whether CR by [`SHOWN_RANDOM_INDEX`] is at most [`CONSISTENT_ENOUGH`]; `None` when there is no CR.
    pub fn is_consistent_enough(&self) -> Option<bool> {
        self.consistency_ratio.by(SHOWN_RANDOM_INDEX).map(|ratio| ratio <= CONSISTENT_ENOUGH)
    }
}

/// Per value the mean logarithm of its row, where a missing answer is what the levels themselves say.
///
/// With all answers one `round` makes them the logarithms of the row geometric means, up to one number for all of
/// them. Without, they begin at levels read off along answers that link all values, and every round brings them
/// closer to all answers.
fn levels(values: usize, logarithms: &[Option<f64>], rounds: usize) -> Vec<f64> {
    let get = |row: usize, column: usize| match row.cmp(&column) {
        std::cmp::Ordering::Less => *logarithms.get(place(values, row, column))?,
        std::cmp::Ordering::Equal => Some(0.0),
        std::cmp::Ordering::Greater => logarithms.get(place(values, column, row))?.map(|logarithm| -logarithm),
    };
    let mut level = if rounds > 1 { linked_levels(values, get) } else { vec![0.0; values] };
    let mut next = level.clone();
    for _ in 0..rounds {
        for ((row, own), next) in level.iter().enumerate().zip(&mut next) {
            let others = level.iter().enumerate();
            *next = others.map(|(column, other)| get(row, column).map_or(*own, |answer| answer + other)).sum::<f64>()
                / number(values);
        }
        std::mem::swap(&mut level, &mut next);
    }
    level
}

/// Levels that fit as many answers as it takes to link all values, the first value at 0.
fn linked_levels(values: usize, get: impl Fn(usize, usize) -> Option<f64>) -> Vec<f64> {
    let mut found: Vec<(usize, f64)> = (0..values.min(1)).map(|value| (value, 0.0)).collect();
    let mut left: Vec<usize> = (1..values).collect();
    let link = |value: usize, found: &[(usize, f64)]| {
        found.iter().find_map(|(other, level)| get(value, *other).map(|answer| answer + level))
    };
    while let Some((at, level)) = left.iter().enumerate().find_map(|(at, value)| Some((at, link(*value, &found)?))) {
        found.push((left.remove(at), level));
    }
    let mut levels = vec![0.0; values];
    for (value, level) in found {
        if let Some(place) = levels.get_mut(value) {
            *place = level;
        }
    }
    levels
}

/// The parts, none below zero and not all zero, divided by their sum.
fn shares(mut parts: Vec<f64>) -> Vec<f64> {
    let total: f64 = parts.iter().sum();
    for part in &mut parts {
        *part /= total;
    }
    parts
}
