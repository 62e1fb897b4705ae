//! Weights and scores by chance.

use crate::weigh::chance::{Chance, WHOLE, share_of};

use super::SmaaError;

/// How often a set of weights is drawn again before it counts as settled that none fits the limits.
const MOST_TRIES: u32 = 100_000;

/// Which weights may be drawn. All that may, are equally likely.
#[derive(Debug, Clone, PartialEq)]
pub struct Feasible {
    values: usize,
    /// Runs of values from the heaviest to the lightest; no value is in two of them.
    pub(super) orders: Vec<Vec<usize>>,
    /// What the orders do not see to.
    pub(super) limits: Vec<Limit>,
}

/// One limit to the weights: the sum of factor times weight is at most this.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// Per value the factor.
    pub factors: Vec<f64>,
    /// What the sum may be at most.
    pub at_most: f64,
}

impl Limit {
    /// The two values, heavier first, when all this says is that one weighs at least as much as another.
    fn order(&self) -> Option<[usize; 2]> {
        let mut factors = self.factors.iter().enumerate().filter(|(_, factor)| **factor != 0.0);
        let (one, other) = (factors.next()?, factors.next()?);
        let is_order = factors.next().is_none() && self.at_most == 0.0 && one.1 + other.1 == 0.0;
        is_order.then_some(if *one.1 < 0.0 { [one.0, other.0] } else { [other.0, one.0] })
    }

    pub(super) fn holds(&self, weights: &[f64]) -> bool {
        self.factors.iter().zip(weights).map(|(factor, weight)| factor * weight).sum::<f64>() <= self.at_most
    }
}

impl Feasible {
    /// All weights of so many values that sum to 1.
    pub const fn all(values: usize) -> Self {
        Self { values, orders: Vec::new(), limits: Vec::new() }
    }

    /// Those in which the first of these values weighs most, the next at most as much, and so on; values that are not
    /// named are free. Fails when a value is named twice or is not there.
    pub fn in_order(values: usize, heaviest_first: &[usize]) -> Result<Self, SmaaError> {
        for (place, value) in heaviest_first.iter().enumerate() {
            if *value >= values || heaviest_first.iter().take(place).any(|earlier| earlier == value) {
                return Err(SmaaError::NotAnOrder { value: *value });
            }
        }
        Ok(Self { values, orders: vec![heaviest_first.to_vec()], limits: Vec::new() })
    }

    /// Those that keep to every limit. Limits that put values in an order cost nothing; for the others weights are drawn
    /// until they fit. Fails on a limit that has not one factor per value, or is not finite.
    pub fn within(values: usize, limits: &[Limit]) -> Result<Self, SmaaError> {
        let sound = |limit: &Limit| {
            limit.factors.len() == values
                && limit.at_most.is_finite()
                && limit.factors.iter().all(|one| one.is_finite())
        };
        if let Some(limit) = limits.iter().position(|limit| !sound(limit)) {
            return Err(SmaaError::NotALimit { limit });
        }
        let orders = runs(values, limits);
        let place = |order: &[usize], value: usize| order.iter().position(|one| *one == value);
        let is_seen_to = |limit: &Limit| {
            limit.order().is_some_and(|[heavier, lighter]| {
                orders.iter().any(|order| {
                    place(order, heavier).zip(place(order, lighter)).is_some_and(|(heavy, light)| heavy < light)
                })
            })
        };
        let limits = limits.iter().filter(|limit| !is_seen_to(limit)).cloned().collect();
        Ok(Self { values, orders, limits })
    }

    /// How many values there are.
    pub const fn values(&self) -> usize {
        self.values
    }
}

/// The runs of values that follow from the limits that order two: each value has at most one next and one before.
fn runs(values: usize, limits: &[Limit]) -> Vec<Vec<usize>> {
    let mut after = vec![None; values];
    let mut is_after = vec![false; values];
    for [heavier, lighter] in limits.iter().filter_map(Limit::order) {
        if let (Some(after), Some(is_after)) = (after.get_mut(heavier), is_after.get_mut(lighter))
            && after.is_none()
            && !*is_after
        {
            (*after, *is_after) = (Some(lighter), true);
        }
    }
    let starts = (0..values).filter(|value| is_after.get(*value) == Some(&false));
    let run =
        |start| std::iter::successors(Some(start), |value: &usize| after.get(*value).copied().flatten()).collect();
    starts.map(run).filter(|run: &Vec<usize>| run.len() > 1).collect()
}

/// Draws weights one set at a time, without setting memory aside.
#[derive(Debug, Clone)]
pub struct WeightSampler {
    feasible: Feasible,
    chance: Chance,
    /// Where the whole is cut, the end of it being the last.
    cuts: Vec<u64>,
    widths: Vec<u64>,
    weights: Vec<f64>,
}

impl WeightSampler {
    /// A sampler that always draws the same from one seed.
    pub fn new(feasible: Feasible, seed: u64) -> Self {
        let values = feasible.values;
        Self {
            feasible,
            chance: Chance::new(seed),
            cuts: vec![WHOLE; values],
            widths: vec![0; values],
            weights: vec![0.0; values],
        }
    }

    /// The next weights, summing to 1; `None` when none that fit were found in a hundred thousand tries.
    pub fn draw(&mut self) -> Option<&[f64]> {
        for _ in 0..MOST_TRIES {
            self.draw_any();
            if self.feasible.limits.iter().all(|limit| limit.holds(&self.weights)) {
                return Some(&self.weights);
            }
        }
        None
    }

    /// The widths between `n - 1` cuts that fall anywhere between 0 and 1 are spread evenly over all weights (Devroye
    /// 1986, chapter V); sorted, over all weights in that order, because every order is equally likely. In whole steps of
    /// 2^-53, so that nothing is rounded.
    fn draw_any(&mut self) {
        let chance = &mut self.chance;
        sort_into(&mut self.cuts, (1..self.feasible.values).map(|_| chance.next_53_bits()));
        let mut from = 0;
        for (width, cut) in self.widths.iter_mut().zip(&self.cuts) {
            *width = cut - from;
            from = *cut;
        }
        for order in &self.feasible.orders {
            let widths = order.iter().map(|value| self.widths.get(*value).copied().unwrap_or_default());
            let sorted = self.cuts.get_mut(..order.len()).unwrap_or_default();
            sort_into(sorted, widths);
            for (value, width) in order.iter().zip(sorted.iter().rev()) {
                if let Some(place) = self.widths.get_mut(*value) {
                    *place = *width;
                }
            }
        }
        for (weight, width) in self.weights.iter_mut().zip(&self.widths) {
            *weight = share_of(*width);
        }
    }
}

/// Puts numbers in order, from small to large; places left over get [`WHOLE`]. Without a branch on the numbers, which for
/// so few is faster than looking for their places.
fn sort_into(places: &mut [u64], numbers: impl Iterator<Item = u64>) {
    places.fill(WHOLE);
    for (filled, mut carried) in numbers.enumerate() {
        for place in places.iter_mut().take(filled + 1) {
            (*place, carried) = ((*place).min(carried), (*place).max(carried));
        }
    }
}

/// Draws scores, each anywhere between two ends.
#[derive(Debug, Clone)]
pub(super) struct RangeSampler {
    chance: Chance,
    ranges: Vec<[f64; 2]>,
    scores: Vec<f64>,
}

impl RangeSampler {
    pub(super) fn new(ranges: Vec<[f64; 2]>, seed: u64) -> Self {
        let scores = ranges.iter().map(|[low, _]| *low).collect();
        Self { chance: Chance::new(seed), ranges, scores }
    }

    /// The same from the beginning.
    pub(super) fn again(&self, seed: u64) -> Self {
        Self::new(self.ranges.clone(), seed)
    }

    /// The next scores. A range without width costs nothing.
    pub(super) fn draw(&mut self) -> &[f64] {
        for (score, [low, high]) in self.scores.iter_mut().zip(&self.ranges) {
            if low < high {
                *score = low + (high - low) * self.chance.share();
            }
        }
        &self.scores
    }
}
