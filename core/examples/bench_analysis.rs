//! How long the analysis of a workbook takes, without a browser:
//! `cargo run --release -p waardenboom-core --example bench_analysis`. Prints a line per measurement: what, median and
//! 95th percentile in milliseconds.
#![allow(clippy::disallowed_types, reason = "a benchmark reads the clock; core does not")]

use std::hint::black_box;
use std::time::Instant;
use waardenboom_core::command::{Command, link_id};
use waardenboom_core::contribution::{Arrangement, Matrix};
use waardenboom_core::double::doubles;
use waardenboom_core::efficiency::means_by_branch;
use waardenboom_core::example::{SplitMix64, random_workbook};
use waardenboom_core::model::Workbook;
use waardenboom_core::session::Session;
use waardenboom_core::store::{Change, Field, RecordId, Store, WriterId};

const REPEATS: usize = 30;

fn main() {
    for full in [false, true] {
        matrix(full);
    }
    for goals in [2_000, 10_000] {
        let workbook = Workbook::project(&random_workbook(goals, 1).1);
        time(&format!("doubles, {goals} goals"), || doubles(&workbook, 100));
        time(&format!("means of every branch, {goals} goals"), || means_by_branch(&workbook));
    }
}

/// 200 activities against 60 subgoals; every cell filled, or three of each row.
fn matrix(full: bool) {
    let name = if full { "every cell filled" } else { "three cells a row" };
    let mut chance = SplitMix64::new(1);
    let mut session = Session::open("w", table(full));
    let mut matrix = Matrix::of(session.workbook(), &Arrangement::default());
    time(&format!("matrix 200 x 60 anew, {name}"), || Matrix::of(session.workbook(), &Arrangement::default()));
    let mut times = Vec::new();
    for at in 0..100 {
        let set = Command::SetContribution {
            activity: activity(at),
            goal: goal(at * 7 % 60),
            field: Field::known("strength"),
            value: if at % 2 == 0 { 1.into() } else { (-2).into() },
            basis: None,
        };
        let Ok(step) = session.dispatch(set, &mut chance) else { continue };
        let start = Instant::now();
        black_box(matrix.refresh(session.workbook(), &step.touched));
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    print(&format!("matrix 200 x 60 after an edit, {name}"), times);
}

fn activity(at: usize) -> RecordId {
    RecordId::derived("activity", [format!("a{at:03}").as_str()])
}

fn goal(at: usize) -> RecordId {
    RecordId::derived("goal", [format!("g{at:02}").as_str()])
}

fn table(full: bool) -> Store {
    let mut changes = Vec::new();
    let mut write = |id: &RecordId, field, value: serde_json::Value| changes.push(Change::write(id, field, value));
    for at in 0..60 {
        write(&goal(at), "kind", "subgoal".into());
        write(&goal(at), "position", serde_json::json!([null, format!("U{at:02}")]));
    }
    for at in 0..200 {
        let provider = RecordId::derived("provider", [format!("p{:02}", at % 20).as_str()]);
        let provision = link_id("provision", &activity(at), &provider);
        write(&activity(at), "text", "Activiteit".into());
        write(&provider, "text", "Aanbieder".into());
        write(&provision, "activity", activity(at).as_str().into());
        write(&provision, "provider", provider.as_str().into());
        for column in (0..60).filter(|column| full || column % 20 == at % 20) {
            let link = link_id("contribution", &activity(at), &goal(column));
            write(&link, "activity", activity(at).as_str().into());
            write(&link, "goal", goal(column).as_str().into());
            write(&link, "strength", 2.into());
        }
    }
    Store::default().stamp(&changes, WriterId::new(1)).unwrap_or_default()
}

fn time<T>(name: &str, mut work: impl FnMut() -> T) {
    let once = |work: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1e3
    };
    print(name, (0..REPEATS).map(|_| once(&mut work)).collect());
}

fn print(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len().saturating_sub(1) * share / 100).copied().unwrap_or_default();
    println!("{name}\t{:.3}\t{:.3}", at(50), at(95));
}
