//! How long a table takes to come in, without a browser:
//! `cargo run --release -p waardenboom-core --example bench_import`. Prints a line per measurement: what, median and
//! longest in milliseconds.
#![allow(clippy::disallowed_types, reason = "a benchmark reads the clock; core does not")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::example::SplitMix64;
use waardenboom_core::format::import::{Import, Reader, read};
use waardenboom_core::session::{Ids, Session};
use waardenboom_core::store::Store;

const REPEATS: usize = 10;
/// Cells of a slice.
const SLICE: usize = 10_000;

fn main() {
    for rows in [12_500, 25_000, 50_000] {
        let goals = goals(rows);
        time(&format!("read {rows} rows, a goal each"), || read(goals.as_bytes(), "doelen.csv"));
        let Ok(import) = read(goals.as_bytes(), "doelen.csv") else { return };
        plan(&format!("plan {rows} goals, and join them"), &import);
        let parents = parents(rows);
        time(&format!("read {rows} rows that name their parent"), || read(parents.as_bytes(), "doelen.csv"));
    }
    for rows in [25_000, 50_000] {
        let cells = cells(rows);
        let name = format!("{} cells, {} MB", rows * 20, cells.len() / 1_000_000);
        time(&format!("read {name}"), || read(cells.as_bytes(), "cijfers.csv"));
        slices(&format!("read {name}: a slice of {SLICE} cells"), &cells);
    }
}

/// A tree of three levels, a goal a row.
fn goals(rows: usize) -> String {
    let mut text = "Ambitie;Resultaat;Subdoel\n".to_owned();
    for at in 0..rows {
        let _ = match at % 50 {
            0 => writeln!(text, "Inwoners doen mee in wijk {at};;"),
            10 | 20 | 30 | 40 => writeln!(text, ";Minder eenzaamheid in straat {at};"),
            _ => writeln!(text, ";;Mantelzorgers weten waar zij hulp vinden, nummer {at}"),
        };
    }
    text
}

fn parents(rows: usize) -> String {
    let mut text = "Id;Ouder;Naam\n".to_owned();
    for at in 0..rows {
        let _ = writeln!(text, "{at};{};Mantelzorgers weten waar zij hulp vinden, nummer {at}", at / 10);
    }
    text
}

/// Few goals with many figures: rows of an open data set.
fn cells(rows: usize) -> String {
    let mut chance = SplitMix64::new(1);
    let mut text = "Kerndoel;Indicator;Eenheid;Bron".to_owned();
    for at in 0..16 {
        let _ = write!(text, ";Realisatie {}", 2005 + at);
    }
    for at in 0..rows {
        let _ = write!(text, "\nInwoners zijn gezond {};Ervaren gezondheid in wijk {at};%;GGD", at / 100);
        for _ in 0..16 {
            let _ = write!(text, ";{},{}", chance.next_bits() % 100, chance.next_bits() % 10);
        }
    }
    text
}

fn plan(name: &str, import: &Import) {
    time(name, || {
        let mut session = Session::open("w", Store::default());
        let mut chance = SplitMix64::new(1);
        let command = Command::Import { place: Place::Top, import: import.clone() };
        session.dispatch(command, &mut || chance.next_bits()).map(|step| step.touched.len())
    });
}

/// Every slice of a whole reading.
fn slices(name: &str, text: &str) {
    let Ok(mut reader) = Reader::of_file(text.as_bytes(), "cijfers.csv") else { return };
    let mut times = Vec::new();
    loop {
        let start = Instant::now();
        let is_over = !matches!(reader.work(SLICE), Ok(None));
        times.push(start.elapsed().as_secs_f64() * 1e3);
        if is_over {
            break;
        }
    }
    print(name, times);
}

fn time<T>(name: &str, mut work: impl FnMut() -> T) {
    let once = |work: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        let result = black_box(work());
        let took = start.elapsed().as_secs_f64() * 1e3;
        drop(result);
        took
    };
    print(name, (0..REPEATS).map(|_| once(&mut work)).collect());
}

fn print(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |place: usize| times.get(place).copied().unwrap_or_default();
    println!("{name}\t{:.1}\t{:.1}", at(times.len() / 2), at(times.len().saturating_sub(1)));
}
