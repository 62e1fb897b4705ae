//! How long the core takes for one step, without a browser: `cargo run --release -p waardenboom-core --example bench`.
//! Prints one line per measurement, tab-separated: goals, name, median and 95th percentile in milliseconds.
//! `bench/run.mjs` puts them into its table.
#![allow(clippy::disallowed_types, reason = "a benchmark reads the clock; core does not")]

use std::hint::black_box;
use std::time::Instant;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::example::{SplitMix64, random_workbook};
use waardenboom_core::finding::{Date, Findings};
use waardenboom_core::format;
use waardenboom_core::model::{GoalKind, Workbook};
use waardenboom_core::session::{Ids, Session};
use waardenboom_core::store::{Change, Delta, Field, RecordId, WriterId};
use waardenboom_core::tree::{FoldState, Outline};

const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

fn main() {
    let repeats = if std::env::var_os("QUICK").is_some() { 5 } else { 30 };
    for goals in [500, 2_000, 10_000] {
        Bench::new(goals, repeats).run();
    }
}

struct Bench {
    goals: usize,
    repeats: usize,
    id: String,
    session: Session,
    chance: SplitMix64,
    deep: RecordId,
}

impl Bench {
    fn new(goals: usize, repeats: usize) -> Self {
        let (id, store) = random_workbook(goals, 1);
        let session = Session::open(&id, store);
        let outline = Outline::of(session.workbook(), &FoldState::default());
        let middle = outline.rows().iter().skip(outline.rows().len() / 2);
        let has_neighbours = |place: u32, siblings: u32| place > 1 && place < siblings;
        let deep = middle
            .filter(|row| row.id.table() == "goal" && row.level >= 3)
            .find(|row| has_neighbours(row.place, row.siblings))
            .map_or_else(|| RecordId::new("goal", 0), |row| row.id.clone());
        Self { goals, repeats, id, session, chance: SplitMix64::new(7), deep }
    }

    /// Repeats a measurement, a few times for nothing first.
    fn time(&mut self, name: &str, mut work: impl FnMut(&mut Self) -> f64) {
        let mut times: Vec<f64> = (0..self.repeats + 3).map(|_| work(self)).skip(3).collect();
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap_or_default();
        println!("{}\t{name}\t{:.4}\t{:.4}", self.goals, at(50), at(95));
    }

    fn step(&mut self, command: Command) -> f64 {
        let chance = &mut self.chance;
        milliseconds(|| self.session.dispatch(command, &mut || chance.next_bits()))
    }

    /// A step and its undo, and how long the points of attention take to follow them, whichever is longer.
    fn refreshed(&mut self, findings: &mut Findings, command: Command) -> f64 {
        let chance = &mut self.chance;
        let step = self.session.dispatch(command, &mut || chance.next_bits());
        let touched = step.map(|step| step.touched).unwrap_or_default();
        let there = milliseconds(|| findings.refresh(self.session.workbook(), &touched, TODAY));
        let step = self.session.undo(&mut || chance.next_bits()).ok().flatten();
        let touched = step.map(|step| step.touched).unwrap_or_default();
        there.max(milliseconds(|| findings.refresh(self.session.workbook(), &touched, TODAY)))
    }

    /// The record of a table that most others refer to.
    fn busiest(&self, table: &str) -> RecordId {
        let workbook = self.session.workbook();
        let all = workbook.ids().filter(|id| id.table() == table);
        all.max_by_key(|id| workbook.referring_to(id).count()).map_or_else(|| RecordId::new(table, 0), RecordId::clone)
    }

    fn undo(&mut self) -> f64 {
        let chance = &mut self.chance;
        milliseconds(|| self.session.undo(&mut || chance.next_bits()))
    }

    fn shift(&self) -> Command {
        Command::ShiftGoals { goals: vec![self.deep.clone()], by: 1 }
    }

    /// A change of one text by somebody else.
    fn delta_from_elsewhere(&mut self) -> Delta {
        let writer = WriterId::new(self.chance.next_bits());
        let text = format!("Van elders {}", self.chance.next_bits());
        let change = Change::write(&self.deep, "note", text.into());
        self.session.store().stamp(&[change], writer).unwrap_or_default()
    }

    fn run(&mut self) {
        let file = format::write(&self.id, self.session.store());
        self.time("read a file", |_| milliseconds(|| format::read(file.as_bytes())));
        self.time("project a workbook", |bench| milliseconds(|| Workbook::project(bench.session.store())));
        self.time("outline of the whole tree", |bench| {
            milliseconds(|| Outline::of(bench.session.workbook(), &FoldState::default()))
        });
        self.time("edit a text", |bench| {
            let (record, field) = (bench.deep.clone(), Field::known("text"));
            let value = format!("Nieuwe tekst {}", bench.chance.next_bits()).into();
            bench.step(Command::SetField { record, field, value, basis: None })
        });
        self.time("move a goal", |bench| {
            let took = bench.step(bench.shift());
            bench.undo();
            took
        });
        self.time("undo a move", |bench| {
            bench.step(bench.shift());
            bench.undo()
        });
        self.time("add a goal", |bench| {
            let place = Place::After(bench.deep.clone());
            let took = bench.step(Command::AddGoal { place, kind: GoalKind::Subgoal, text: "Nieuw".to_owned() });
            bench.undo();
            took
        });
        self.time("remove a goal", |bench| {
            let took = bench.step(Command::RemoveWithBranch { records: vec![bench.deep.clone()] });
            bench.undo();
            took
        });
        let mut findings = Findings::of(self.session.workbook(), TODAY);
        self.time("points of attention of all", |bench| milliseconds(|| Findings::of(bench.session.workbook(), TODAY)));
        self.time("points of attention after a text", |bench| {
            let (record, field) = (bench.deep.clone(), Field::known("text"));
            let value = format!("Nog een tekst {}", bench.chance.next_bits()).into();
            bench.refreshed(&mut findings, Command::SetField { record, field, value, basis: None })
        });
        self.time("points of attention after a move", |bench| {
            let command = bench.shift();
            bench.refreshed(&mut findings, command)
        });
        for table in ["target-group", "challenge", "provider", "activity", "indicator"] {
            let busiest = self.busiest(table);
            self.time(&format!("points of attention after a removal: {table}"), |bench| {
                bench.refreshed(&mut findings, Command::RemoveWithBranch { records: vec![busiest.clone()] })
            });
        }
        let top = self.session.workbook().forest().children(None).next().cloned();
        self.time("points of attention after a removal: ambition with all below it", |bench| {
            bench.refreshed(&mut findings, Command::RemoveWithBranch { records: top.iter().cloned().collect() })
        });
        self.time("points of attention in order", |bench| {
            milliseconds(|| findings.in_order(bench.session.workbook()).count())
        });
        self.time("write a step for the log", |bench| {
            let delta = bench.delta_from_elsewhere();
            milliseconds(|| format::write_delta(&delta))
        });
        self.time("join a step of somebody else", |bench| {
            let delta = bench.delta_from_elsewhere();
            milliseconds(|| bench.session.receive(delta))
        });
    }
}

fn milliseconds<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let result = black_box(work());
    let took = start.elapsed().as_secs_f64() * 1000.0;
    drop(result);
    took
}
