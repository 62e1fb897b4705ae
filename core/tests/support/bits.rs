//! One number that stands for a whole text, so that native and browser can be held to the same bits.
#![allow(missing_docs, dead_code, clippy::unwrap_used)]

/// FNV-1a, 64 bits.
pub fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The weighing of `random_workbook(60, 7)` as JSON.
pub const WEIGHING_OF_60_SEED_7: u64 = 10_307_710_590_638_823_723;

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
