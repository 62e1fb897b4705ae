//! One number that stands for a whole text, so that native and browser can be held to the same bits.
#![allow(missing_docs, dead_code)]

/// FNV-1a, 64 bits.
pub fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The weighing of `random_workbook(60, 7)` as JSON.
pub const WEIGHING_OF_60_SEED_7: u64 = 10_307_710_590_638_823_723;
