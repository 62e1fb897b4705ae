//! The work, in slices.

use super::request::Request;
use super::{Depth, Over, Robustness, lie, look};
use crate::gather::Sort;
use crate::weigh::consensus::Consensus;
use crate::weigh::kendall_w::Concordance;
use crate::weigh::number;
use crate::weigh::points::GroupWeights;
use crate::weigh::smaa::{Feasible, Scores, Smaa, Weights};
use crate::weigh::stability::Stability;

/// How many samples are drawn in a slice.
const SLICE: usize = 2_000;

/// The largest judgment of pairs, for S*.
const SAATY_SCALE: f64 = 9.0;

/// How far a weight moves in a tornado, as a share.
const STEP: f64 = 0.1;

/// Works out a [`Depth`] bit by bit; how the work is cut changes nothing in the outcome.
pub struct Deepening {
    request: Request,
    depth: Depth,
    /// What was begun of robustness, and how many of [`Over::ALL`] are done.
    running: Option<Smaa>,
    done: usize,
    /// How many of the first parts are done.
    parts: usize,
}

/// The parts before the sampling.
const PARTS: usize = 3;

impl Deepening {
    /// Nothing is worked out yet.
    pub fn of(request: Request) -> Self {
        let depth = Depth {
            values: request.values.clone(),
            alternatives: request.alternatives.clone(),
            people: request.weights.len(),
            middles: Vec::new(),
            concordance: None,
            concordance_by_chance: None,
            homogeneity: None,
            agreement: Vec::new(),
            camps: None,
            stability: None,
            tornado: Vec::new(),
            orders: None,
            majority: None,
            regrets: Vec::new(),
            robustness: Vec::new(),
        };
        Self { request, depth, running: None, done: 0, parts: 0 }
    }

    /// All of it at once.
    pub fn whole(request: Request) -> Depth {
        let mut deepening = Self::of(request);
        while !deepening.is_done() {
            deepening.go_on();
        }
        deepening.finish()
    }

    /// Whether everything is worked out.
    pub fn is_done(&self) -> bool {
        self.parts == PARTS && self.done == Over::ALL.len()
    }

    /// How far the work is, 0..1.
    pub fn part_done(&self) -> f64 {
        let drawn = self.running.as_ref().map_or(0, Smaa::samples).min(self.request.samples);
        let drawn = number(drawn) / number(self.request.samples.max(1));
        (number(self.parts) + number(self.done) + drawn) / number(PARTS + Over::ALL.len())
    }

    /// The next slice.
    pub fn go_on(&mut self) {
        match self.parts {
            0 => self.sum_up(),
            1 => {
                self.depth.orders = look::orders(&self.request);
                self.depth.majority = look::majority(&self.request);
                self.depth.regrets = look::regrets(&self.request);
            }
            2 => self.depth.camps = lie::camps(&self.request),
            _ => return self.draw(),
        }
        self.parts += 1;
    }

    /// What was worked out.
    pub fn finish(self) -> Depth {
        self.depth
    }

    fn sum_up(&mut self) {
        let request = &self.request;
        self.depth.middles = lie::middles(request);
        self.depth.agreement = lie::agreement(request);
        let concordance = Concordance::of(&request.weights);
        self.depth.concordance = concordance.as_ref().and_then(|found| found.coefficient);
        self.depth.concordance_by_chance = concordance.as_ref().and_then(|found| found.probability);
        let consensus = Consensus::of(&request.weights, SAATY_SCALE);
        let is_pairwise = !request.judgments.is_empty();
        self.depth.homogeneity = consensus.map(|found| if is_pairwise { found.consensus } else { found.homogeneity });
        let mean = self.depth.middles.first().map(|middle| middle.weights.clone()).unwrap_or_default();
        if request.ratings.len() > 1 {
            self.depth.stability = Stability::of(&mean, &request.ratings).ok().flatten();
        }
        self.depth.tornado = self.depth.stability.as_ref().map(|found| found.tornado_around(STEP)).unwrap_or_default();
    }

    fn draw(&mut self) {
        let Some(over) = Over::ALL.get(self.done).copied() else { return };
        if self.running.is_none() {
            self.running = self.begin(over);
        }
        let Some(smaa) = &mut self.running else {
            self.done += 1;
            return;
        };
        let left = self.request.samples.saturating_sub(smaa.samples());
        let could = smaa.step(left.min(SLICE));
        if !could || smaa.samples() >= self.request.samples {
            if let Some(acceptability) = smaa.result() {
                self.depth.robustness.push(Robustness { over, acceptability });
            }
            self.running = None;
            self.done += 1;
        }
    }

    /// A run over some weights; `None` when there is nothing to compare, or no order to keep to.
    fn begin(&self, over: Over) -> Option<Smaa> {
        let request = &self.request;
        let values = request.values.len();
        let weights = match over {
            Over::AllWeights => Weights::Drawn(Feasible::all(values)),
            Over::GroupOrder => Weights::Drawn(Feasible::in_order(values, &self.order()?).ok()?),
            Over::OwnWeights => Weights::Given(request.weights.clone()),
        };
        if request.alternatives.len() < 2 {
            return None;
        }
        let is_unsure = request.ranges.iter().flatten().any(|[low, high]| high > low);
        let scores =
            if is_unsure { Scores::Ranges(request.ranges.clone()) } else { Scores::Fixed(request.ratings.clone()) };
        Smaa::new(weights, scores, request.seed).ok()
    }

    /// The values from the heaviest to the lightest by the mean weights.
    fn order(&self) -> Option<Vec<usize>> {
        let rows: Vec<&[f64]> = self.request.weights.iter().map(Vec::as_slice).collect();
        let mean = GroupWeights::of(&rows)?.mean();
        let mut order: Vec<(usize, f64)> = mean.into_iter().enumerate().collect();
        order.put_in_order(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Some(order.into_iter().map(|(at, _)| at).collect())
    }
}
