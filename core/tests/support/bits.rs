//! One number that stands for a whole text, so that native and browser can be held to the same bits.
#![allow(missing_docs, dead_code, clippy::unwrap_used)]

/// FNV-1a, 64 bits.
pub fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The weighing of `random_workbook(60, 7)` as JSON.
pub const WEIGHING_OF_60_SEED_7: u64 = 5_995_283_650_479_133_407;

/// What the methods that draw by chance, turn axes or add up much say of one group of people, as JSON.
pub fn methods() -> String {
    use waardenboom_core::weigh::camps::Camps;
    use waardenboom_core::weigh::chance::Chance;
    use waardenboom_core::weigh::smaa::{Feasible, Scores, Smaa, Weights};
    use waardenboom_core::weigh::stability::Stability;

    let mut chance = Chance::new(60);
    let mut row = |items: usize| (0..items).map(|_| chance.share() * 100.0).collect::<Vec<f64>>();
    let scores: Vec<Vec<f64>> = (0..8).map(|_| row(5)).collect();
    let people: Vec<Vec<Option<f64>>> =
        (0..60).map(|_| row(9).into_iter().map(|answer| (answer > 10.0).then_some(answer)).collect()).collect();
    let ranges = scores.iter().map(|row| row.iter().map(|score| [score / 2.0, *score]).collect()).collect();
    let mut smaa = Smaa::new(Weights::Drawn(Feasible::all(5)), Scores::Ranges(ranges), 7).unwrap();
    assert!(smaa.step(2_000));
    let stability = Stability::of(&row(5), &scores).unwrap();
    serde_json::to_string(&(smaa.result(), Camps::of(&people, 7).unwrap(), stability)).unwrap()
}

/// [`methods`].
pub const METHODS: u64 = 13_671_136_427_969_206_280;

/// What people who compare values two by two come to, alone and together, as JSON: logarithms, roots, eigenvectors.
pub fn by_pairs() -> String {
    use waardenboom_core::example::SplitMix64;
    use waardenboom_core::weigh::{ahp::Judgments, ahp_group::AhpGroup, consensus::Consensus};
    let mut chance = SplitMix64::new(11);
    let mut answer = || {
        let strength = f64::from(u32::try_from(chance.between(1, 9)).unwrap_or(1));
        let answer = if chance.below(2) == 0 { strength } else { 1.0 / strength };
        (chance.below(8) > 0).then_some(answer)
    };
    let mut person = || Judgments::of(6, &(0..15).map(|_| answer()).collect::<Vec<_>>()).unwrap();
    let people: Vec<Judgments> = (0..20).map(|_| person()).collect();
    let group = AhpGroup::of(&people, None).unwrap();
    let weights: Vec<&[f64]> = group.members.iter().flatten().map(|found| found.weights.as_slice()).collect();
    let consensus = Consensus::of(&weights, 9.0);
    serde_json::to_string(&(group, consensus)).unwrap()
}

/// [`by_pairs`] in one number.
pub const BY_PAIRS: u64 = 15_178_978_106_970_439_679;
