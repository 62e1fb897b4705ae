//! Chance that is the same every time: what sampling methods draw from.

use crate::example::SplitMix64;

/// `xoshiro256++` 1.0 (Blackman and Vigna 2019, public domain): fast, 2^256 - 1 long, and good in all its bits. Its state
/// is filled from one seed by `SplitMix64`, as its authors advise. Whole numbers only, so the same on every machine.
#[derive(Debug, Clone)]
pub struct Chance([u64; 4]);

impl Chance {
    /// A sequence from a seed.
    pub const fn new(seed: u64) -> Self {
        let mut mix = SplitMix64::new(seed);
        Self([mix.next_u64(), mix.next_u64(), mix.next_u64(), mix.next_u64()])
    }

    /// The next 64 bits.
    pub const fn next_u64(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.0 = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A whole number from 0 up to and without 2^53, all of them equally likely.
    pub const fn next_53_bits(&mut self) -> u64 {
        self.next_u64() >> 11
    }

    /// A number from 0 up to and without 1, in steps of 2^-53.
    pub const fn share(&mut self) -> f64 {
        share_of(self.next_53_bits())
    }
}

/// How many steps of 2^-53 a whole is.
pub(super) const WHOLE: u64 = 1 << 53;

/// A number of steps of 2^-53 as the share that it is; exact up to [`WHOLE`].
#[expect(clippy::cast_precision_loss, reason = "whole numbers up to 2^53 are exact")]
pub(super) const fn share_of(steps: u64) -> f64 {
    steps as f64 / WHOLE as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_the_published_one() {
        // The test vector of the crate rand_xoshiro, made with the authors' C code.
        let mut chance = Chance([1, 2, 3, 4]);
        let first = [0; 6].map(|_| chance.next_u64());
        let published = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
            9_228_616_714_210_784_205,
            9_973_669_472_204_895_162,
        ];
        assert_eq!(first, published);
    }

    #[test]
    fn shares_lie_between_0_and_1_and_are_spread_evenly() {
        let mut chance = Chance::new(1);
        let shares: Vec<f64> = (0..10_000).map(|_| chance.share()).collect();
        assert!(shares.iter().all(|share| (0.0..1.0).contains(share)));
        let mean = shares.iter().sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 4.0 * 0.289 / 100.0, "{mean}");
    }
}
