//! How long the mathematics of weighing takes, without a browser: `cargo run --release -p waardenboom-core --example
//! bench_weigh`. Prints one line per measurement, tab-separated: how many, name, median and 95th percentile in
//! milliseconds.
#![allow(clippy::disallowed_types, reason = "a benchmark reads the clock; core does not")]

use std::hint::black_box;
use std::time::Instant;
use waardenboom_core::example::SplitMix64;
use waardenboom_core::weigh::ahp::Judgments;

/// What is measured: repeats in, lines out.
const MEASUREMENTS: &[fn(usize)] = &[ahp];

fn main() {
    let repeats = if std::env::var_os("QUICK").is_some() { 5 } else { 60 };
    for measure in MEASUREMENTS {
        measure(repeats);
    }
}

fn ahp(repeats: usize) {
    let mut chance = SplitMix64::new(7);
    let mut judgment = || {
        let strength = f64::from(u32::try_from(chance.between(1, 9)).unwrap_or(1));
        Some(if chance.below(2) == 0 { strength } else { 1.0 / strength })
    };
    let mut person = || Judgments::of(5, &(0..10).map(|_| judgment()).collect::<Vec<_>>()).ok();
    let people: Vec<Judgments> = (0..1_000).filter_map(|_| person()).collect();
    let weigh = || people.iter().map(Judgments::priorities).collect::<Vec<_>>();
    time(people.len(), "AHP weights and CR, 5 values", repeats, weigh);
}

/// Repeats a measurement, a few times for nothing first.
fn time<T>(count: usize, name: &str, repeats: usize, mut work: impl FnMut() -> T) {
    let mut once = || {
        let start = Instant::now();
        drop(black_box(work()));
        start.elapsed().as_secs_f64() * 1000.0
    };
    let mut times: Vec<f64> = (0..repeats + 3).map(|_| once()).skip(3).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap_or_default();
    println!("{count}\t{name}\t{:.4}\t{:.4}", at(50), at(95));
}
