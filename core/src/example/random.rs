//! Random workbooks of any size, to measure and to try out with: every kind of record, a tree as groups
//! grow them, Dutch labels, written by a few people. The same size and seed give the same bytes.
//!
//! Per 1,000 goals there are about 125 activities with 250 contributions, 12 providers, 100 indicators,
//! 50 notes and 10 participants: some 2,200 records. No conflicts, no removals.

mod alike;
mod around;
mod deliberation;
mod discussed;
mod goals;
mod weighing;

use super::SplitMix64;
use super::phrase::{self, Pattern};
use crate::model::number_value;
use crate::session::Ids;
use crate::store::{
    Cell, Context, Field, RecordId, Sibling, Stamp, Store, StoredRecord, WriterId, encode_base62, order_after,
};
use serde_json::Value;

/// The most goals whose workbook stays within what a file may hold ([`crate::format::MAX_BYTES`]).
pub const MAX_RANDOM_GOALS: usize = 20_000;

/// How many people wrote it.
const WRITERS: usize = 5;

/// A workbook of `goals` goals (at most [`MAX_RANDOM_GOALS`]) and its id, both from the size and the seed.
pub fn random_workbook(goals: usize, seed: u64) -> (String, Store) {
    let goals = goals.min(MAX_RANDOM_GOALS);
    let mut mix = SplitMix64::new(seed ^ (goals as u64).wrapping_mul(0xA24B_AED4_963E_E407));
    let id = encode_base62(mix.next_bits());
    let mut maker = Maker::new(mix);
    let title = format!("Willekeurig werkboek met {goals} doelen");
    maker.put(
        crate::model::overview_id(),
        vec![
            ("title", title.into()),
            ("question", "Een verzonnen werkboek om mee te meten en te proberen.".into()),
            ("place", "Bollenstreek".into()),
            ("prevention_set", "by-group".into()),
        ],
    );
    around::first(&mut maker, goals);
    goals::grow(&mut maker, goals);
    around::rest(&mut maker, goals);
    weighing::fill(&mut maker, goals);
    discussed::fill(&mut maker);
    alike::fill(&mut maker);
    deliberation::fill(&mut maker);
    (id, maker.store)
}

/// Makes records, and remembers which there are to refer to.
struct Maker {
    mix: SplitMix64,
    store: Store,
    writers: Vec<WriterId>,
    writing: usize,
    time: u64,
    challenges: Vec<RecordId>,
    target_groups: Vec<RecordId>,
    outcomes: Vec<RecordId>,
    subgoals: Vec<RecordId>,
    /// Results and subgoals with the goal above them.
    above: Vec<(RecordId, RecordId)>,
}

type Fields = Vec<(&'static str, Value)>;

impl Maker {
    fn new(mut mix: SplitMix64) -> Self {
        let writers = (0..WRITERS).map(|_| WriterId::new(mix.next_bits())).collect();
        Self {
            mix,
            store: Store::default(),
            writers,
            writing: 0,
            time: 0,
            challenges: Vec::new(),
            target_groups: Vec::new(),
            outcomes: Vec::new(),
            subgoals: Vec::new(),
            above: Vec::new(),
        }
    }

    fn new_id(&mut self, table: &str) -> RecordId {
        RecordId::new(table, self.mix.next_bits())
    }

    fn say(&mut self, pattern: Pattern) -> Value {
        phrase::compose(pattern, &mut self.mix).into()
    }

    fn one_of(&mut self, words: &[&'static str]) -> Value {
        self.mix.pick(words).map_or(Value::Null, |word| (*word).into())
    }

    fn order_after(&mut self, last: &mut Option<String>) -> Value {
        let key = order_after(last.as_deref(), self.mix.next_bits());
        *last = Some(key.clone());
        key.into()
    }

    /// Up to two target groups.
    fn some_target_groups(&mut self) -> Value {
        let count = self.mix.below(3);
        let mut some: Vec<&str> = Vec::new();
        for _ in 0..count {
            some.extend(self.mix.pick(&self.target_groups).map(RecordId::as_str));
        }
        some.sort_unstable();
        some.dedup();
        if some.is_empty() { Value::Null } else { some.into_iter().collect() }
    }

    fn whole(&mut self, low: usize, high: usize) -> usize {
        self.mix.between(low, high)
    }

    fn number(&mut self, low: u32, high: u32) -> Value {
        let steps = usize::try_from(high.saturating_sub(low)).unwrap_or(0);
        let step = u32::try_from(self.mix.below(steps + 1)).unwrap_or(0);
        number_value(f64::from(low + step))
    }

    fn stamp(&mut self) -> Option<Stamp> {
        self.time += 1;
        let writer = *self.writers.get(self.writing)?;
        Some(Stamp { time: self.time, writer })
    }

    /// Writes a record in one step; empty values are left out. Now and then somebody else takes over, and
    /// now and then a text was written twice.
    fn put(&mut self, id: RecordId, fields: Fields) {
        if self.mix.percent(3) {
            self.writing = self.mix.below(WRITERS);
        }
        let Some(stamp) = self.stamp() else { return };
        let was_edited = self.mix.percent(5);
        let mut record = StoredRecord::default();
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_null()) {
            let cell = if was_edited && name == "text" {
                self.writing = self.mix.below(WRITERS);
                let Some(later) = self.stamp() else { return };
                Cell::new(vec![Sibling { stamp: later, value }], Context::from_iter([stamp]))
            } else {
                Cell::new(vec![Sibling { stamp, value }], Context::default())
            };
            record.cells.insert(Field::known(name), cell);
        }
        self.store.insert(id, record);
    }
}

fn reference(id: &RecordId) -> Value {
    id.as_str().into()
}

#[cfg(test)]
mod tests;
