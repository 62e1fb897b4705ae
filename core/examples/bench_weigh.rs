//! How long the mathematics of weighing takes, without a browser: `cargo run --release -p waardenboom-core --example
//! bench_weigh`. Prints one line per measurement, tab-separated: how many, name, median and 95th percentile in
//! milliseconds. A word behind it measures only what has that word in its name.
#![allow(clippy::disallowed_types, reason = "a benchmark reads the clock; core does not")]

use std::hint::black_box;
use std::time::Instant;
use waardenboom_core::example::SplitMix64;
use waardenboom_core::weigh::ahp::Judgments;
use waardenboom_core::weigh::camps::Camps;
use waardenboom_core::weigh::orders::{Ballot, Orders};
use waardenboom_core::weigh::smaa::{Feasible, Scores, Smaa, Weights};
use waardenboom_core::weigh::stability::Stability;

/// What is measured: repeats in, lines out.
const MEASUREMENTS: &[fn(usize)] = &[ahp, smaa, smaa_with_ranges, kemeny, camps, stability];

fn main() {
    let repeats = if std::env::var_os("QUICK").is_some() { 5 } else { 60 };
    for measure in MEASUREMENTS {
        measure(repeats);
    }
}

/// Numbers from 0 to 100, in rows.
fn numbers(rows: usize, columns: usize) -> Vec<Vec<f64>> {
    let mut chance = SplitMix64::new(1);
    let mut number = || f64::from(u32::try_from(chance.below(101)).unwrap_or_default());
    (0..rows).map(|_| (0..columns).map(|_| number()).collect()).collect()
}

fn run_smaa(scores: Scores, samples: usize) -> Option<usize> {
    let mut run = Smaa::new(Weights::Drawn(Feasible::all(5)), scores, 1).ok()?;
    run.step(samples);
    run.result().map(|found| found.too_close.len())
}

fn smaa(repeats: usize) {
    let rows = numbers(8, 5);
    for samples in [10_000, 100_000] {
        time(samples, "SMAA, 8 alternatives x 5 values", repeats, || run_smaa(Scores::Fixed(rows.clone()), samples));
    }
}

fn smaa_with_ranges(repeats: usize) {
    let range = |row: &Vec<f64>| row.iter().map(|score| [score * 0.8, *score]).collect();
    let rows: Vec<Vec<[f64; 2]>> = numbers(8, 5).iter().map(range).collect();
    time(10_000, "SMAA with ranges, 8 x 5", repeats, || run_smaa(Scores::Ranges(rows.clone()), 10_000));
}

fn kemeny(repeats: usize) {
    for alternatives in [8, 15] {
        let ballots: Vec<Ballot> = numbers(100, alternatives).iter().map(|row| Ballot::of_scores(row)).collect();
        let name = "Borda, Copeland, Kemeny, Schulze of 100 people";
        time(alternatives, name, repeats, || Orders::of(alternatives, &ballots));
    }
}

fn camps(repeats: usize) {
    let people: Vec<Vec<Option<f64>>> =
        numbers(1_000, 40).into_iter().map(|row| row.into_iter().map(Some).collect()).collect();
    time(1_000, "camps of people with 40 answers", repeats, || Camps::of(&people, 1));
}

fn stability(repeats: usize) {
    let (rows, weights) = (numbers(20, 9), numbers(1, 9).concat());
    time(20, "stability of 9 weights", repeats, || Stability::of(&weights, &rows));
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
    if std::env::args().nth(1).is_some_and(|word| !name.contains(&word)) {
        return;
    }
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
