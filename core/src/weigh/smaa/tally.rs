//! What is counted while sampling. Samples are done in blocks, one alternative or pair after another, so that a processor
//! can do several samples at once.

use crate::weigh::number;
use crate::weigh::rank::TIE;

/// How many samples are done together at most.
pub(super) const BLOCK: usize = 64;

/// One number per sample of a block.
type Lane<T> = [T; BLOCK];

/// The counts of all samples so far, and the block being done.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    values: usize,
    /// Per value its weight in each sample.
    weights: Vec<Lane<f64>>,
    /// Per alternative its score in each sample.
    scores: Vec<Lane<f64>>,
    /// Per alternative how many are above it in each sample.
    above: Vec<Lane<u32>>,
    /// Per alternative and rank how often.
    ranks: Vec<u32>,
    /// Per alternative and other how often the one is above the other.
    wins: Vec<u32>,
    /// Per alternative the sum of the weights with which it came first.
    first: Vec<f64>,
}

impl Tally {
    /// Nothing counted. There is at least one alternative and one value.
    pub(super) fn new(alternatives: usize, values: usize) -> Self {
        Self {
            values,
            weights: vec![[0.0; BLOCK]; values],
            scores: vec![[0.0; BLOCK]; alternatives],
            above: vec![[0; BLOCK]; alternatives],
            ranks: vec![0; alternatives * alternatives],
            wins: vec![0; alternatives * alternatives],
            first: vec![0.0; alternatives * values],
        }
    }

    /// Per alternative and rank how often.
    pub(super) fn ranks(&self) -> impl Iterator<Item = &[u32]> {
        self.ranks.chunks_exact(self.scores.len())
    }

    /// Per alternative and other how often the one is above the other.
    pub(super) fn wins(&self) -> impl Iterator<Item = &[u32]> {
        self.wins.chunks_exact(self.scores.len())
    }

    /// Per alternative the mean of the weights with which it came first; `None` when it never did.
    pub(super) fn central_weights(&self) -> Vec<Option<Vec<f64>>> {
        let sums = self.first.chunks_exact(self.values);
        let mean = |(ranks, sums): (&[u32], &[f64])| {
            let firsts = ranks.first().copied().map(f64::from).filter(|firsts| *firsts > 0.0)?;
            Some(sums.iter().map(|sum| sum / firsts).collect())
        };
        self.ranks().zip(sums).map(mean).collect()
    }

    /// The scores of a whole block, with the same scores on the values in every sample.
    pub(super) fn score_all(&mut self, drawn: &[f64], scores: &[f64]) {
        for (place, weights) in drawn.chunks_exact(self.values).enumerate() {
            for (lane, weight) in self.weights.iter_mut().zip(weights) {
                if let Some(slot) = lane.get_mut(place) {
                    *slot = *weight;
                }
            }
        }
        for (sums, scores) in self.scores.iter_mut().zip(scores.chunks_exact(self.values)) {
            *sums = [0.0; BLOCK];
            for (weights, score) in self.weights.iter().zip(scores) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight * score;
                }
            }
        }
    }

    /// The scores of one sample of the block.
    pub(super) fn score_one(&mut self, place: usize, weights: &[f64], scores: &[f64]) {
        for (lane, scores) in self.scores.iter_mut().zip(scores.chunks_exact(self.values)) {
            if let Some(slot) = lane.get_mut(place) {
                *slot = dot(weights, scores);
            }
        }
    }

    /// Counts the first samples of the block. In the others all scores become equal, so that comparing whole blocks, which
    /// is fastest, counts nothing in them.
    pub(super) fn count(&mut self, drawn: &[f64], samples: usize) {
        for lane in &mut self.scores {
            lane.iter_mut().skip(samples).for_each(|score| *score = 0.0);
        }
        self.rank();
        let alternatives = self.scores.len();
        let ranks = self.ranks.chunks_exact_mut(alternatives);
        let first = self.first.chunks_exact_mut(self.values);
        for ((above, ranks), first) in self.above.iter().zip(ranks).zip(first) {
            for (above, weights) in above.iter().zip(drawn.chunks_exact(self.values)).take(samples) {
                if let Some(count) = ranks.get_mut(usize::try_from(*above).unwrap_or(usize::MAX)) {
                    *count += 1;
                }
                if *above == 0 {
                    for (sum, weight) in first.iter_mut().zip(weights) {
                        *sum += weight;
                    }
                }
            }
        }
    }

    /// Compares every two alternatives in all samples of the block.
    fn rank(&mut self) {
        let alternatives = self.scores.len();
        self.above.fill([0; BLOCK]);
        let mut scores = self.scores.as_slice();
        let mut above = self.above.as_mut_slice();
        let mut one = 0;
        while let (Some((one_scores, other_scores)), Some((one_above, other_above))) =
            (scores.split_first(), above.split_first_mut())
        {
            for (place, (scores, above)) in other_scores.iter().zip(other_above.iter_mut()).enumerate() {
                let other = one + 1 + place;
                let lanes = one_scores.iter().zip(scores).zip(one_above.iter_mut().zip(above));
                let (mut wins, mut losses) = (0, 0);
                for ((one, other), (one_above, other_above)) in lanes {
                    let lead = one - other;
                    let (win, loss) = (u32::from(lead > TIE), u32::from(lead < -TIE));
                    *other_above += win;
                    *one_above += loss;
                    wins += win;
                    losses += loss;
                }
                for (at, count) in [(one * alternatives + other, wins), (other * alternatives + one, losses)] {
                    if let Some(slot) = self.wins.get_mut(at) {
                        *slot += count;
                    }
                }
            }
            (scores, above) = (other_scores, other_above);
            one += 1;
        }
    }
}

/// The sum of weight times score, in the order of the values.
pub(super) fn dot(weights: &[f64], scores: &[f64]) -> f64 {
    weights.iter().zip(scores).fold(0.0, |sum, (weight, score)| sum + weight * score)
}

/// Whether no alternative (rows of scores behind each other) is above this one with these weights.
pub(super) fn is_first(weights: &[f64], scores: &[f64], alternative: usize) -> bool {
    let mut rows = scores.chunks_exact(weights.len());
    let own = rows.clone().nth(alternative).map(|row| dot(weights, row));
    own.is_some_and(|own| rows.all(|row| dot(weights, row) - own <= TIE))
}

/// A count as a share of the samples.
pub(super) fn share(count: u32, samples: usize) -> f64 {
    f64::from(count) / number(samples)
}
