//! The stamped store: the truth of a workbook, and the join that brings two of them together.
//!
//! A store is a set of records by name; a record is a set of cells and what was seen of it when it was
//! removed; erasures are a grow-only set of names. A part of a workbook (one step, one file, one
//! answer) is a store too, so there is one operation for everything that comes in: [`Store::join`]. It
//! is commutative, associative and idempotent (`core/tests/laws.rs` checks it against a slow model).
//!
//! Limitations. The join repairs nothing: circles and orphans are settled in the projection
//! ([`crate::tree`]), because a repair that is stored would depend on the order of merging. Names of
//! removed records stay for ever; their values go when the bin is emptied.
//!
//! Sources: Preguiça et al. 2010 (dotted version vectors); Almeida, Shoker, Baquero 2016 (delta-state
//! CRDTs); Kleppmann et al. 2022 (moves in trees). Why no library: `docs/decisions/001`.

mod base62;
mod cell;
mod change;
mod history;
mod id;
mod order;
mod stamp;

pub use base62::{decode as decode_base62, encode as encode_base62};
pub use cell::{Cell, Sibling};
pub use change::{Change, Delta, StampError};
pub(crate) use history::{Before, BeforeOthers, Reversal};
pub use history::{Entry, History, StepLabel};
pub use id::{Field, RecordId};
pub use order::{append as order_after, between as order_between, spread as order_spread};
pub use stamp::{Context, Stamp, WriterId};

use crate::gather::Gather;
use std::collections::{BTreeMap, BTreeSet};

/// The cell that outlives the erasure of a goal, so that what hangs below it keeps its place.
pub const POSITION: Field = Field::known("position");

/// Whether a field stays when its record is erased or let go: where a goal stood, and nothing else.
fn outlives_its_record(id: &RecordId, field: &Field) -> bool {
    id.table() == "goal" && *field == POSITION
}

/// One record: its cells, and per cell what the one who removed it had seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredRecord {
    /// Per field the cell.
    pub cells: BTreeMap<Field, Cell>,
    /// Per field what was seen at removal; empty when nobody removed the record.
    pub removed: BTreeMap<Field, Context>,
}

impl StoredRecord {
    /// Whether a sibling lies within what the remover saw.
    fn removal_covers(&self, field: &Field, sibling: &Sibling) -> bool {
        self.removed.get(field).is_some_and(|seen| seen.covers(sibling.stamp))
    }

    /// A record shows while any sibling lies outside what its removers saw.
    pub fn is_visible(&self) -> bool {
        self.cells.iter().any(|(field, cell)| cell.siblings().iter().any(|s| !self.removal_covers(field, s)))
    }

    /// Removed by one and changed by another who did not know: visible, with a part inside the removal.
    pub fn is_removed_but_changed(&self) -> bool {
        !self.removed.is_empty()
            && self.is_visible()
            && self.cells.iter().any(|(field, cell)| cell.siblings().iter().any(|s| self.removal_covers(field, s)))
    }

    /// The fields of which all that is left lies within what the removers saw.
    fn removed_fields(&self) -> impl Iterator<Item = &Field> {
        let is_removed = |field: &Field, cell: &Cell| cell.siblings().iter().all(|s| self.removal_covers(field, s));
        let filled = self.cells.iter().filter(|(_, cell)| !cell.siblings().is_empty());
        filled.filter(move |(field, cell)| is_removed(field, cell)).map(|(field, _)| field)
    }

    /// In the bin: removed, with values that can come back. Where it stood is not enough: that is kept
    /// when the bin is emptied, for what hangs below it.
    pub fn is_in_bin(&self) -> bool {
        !self.removed.is_empty()
            && !self.is_visible()
            && self.cells.iter().any(|(field, cell)| *field != POSITION && cell.shown().is_some())
    }

    fn join(&mut self, other: &Self) -> bool {
        let mut news = false;
        for (field, cell) in other.cells.iter().filter(|(_, cell)| !cell.is_blank()) {
            news |= match self.cells.get_mut(field) {
                Some(own) => own.join(cell),
                None => self.cells.insert(field.clone(), cell.clone()).is_none(),
            };
        }
        for (field, seen) in other.removed.iter().filter(|(_, seen)| !seen.is_empty()) {
            news |= self.removed.entry(field.clone()).or_default().join(seen);
        }
        news
    }

    /// Of an erased record only the name remains, and of a goal its position.
    fn erase(&mut self, id: &RecordId) {
        self.cells.retain(|field, _| outlives_its_record(id, field));
        self.removed.retain(|field, _| outlives_its_record(id, field));
    }

    fn highest_time(&self) -> u64 {
        let cells = self.cells.values().flat_map(|cell| {
            cell.siblings().iter().map(|s| s.stamp.time).chain(cell.seen().stamps().map(|stamp| stamp.time))
        });
        let removals = self.removed.values().flat_map(|seen| seen.stamps().map(|stamp| stamp.time));
        cells.chain(removals).max().unwrap_or(0)
    }
}

/// All records of a workbook, or of a part of one.
///
/// Two stores are equal when they know the same. The clock is no knowledge: it may have run on by a
/// record that was erased since.
#[derive(Clone, Debug, Default)]
pub struct Store {
    records: BTreeMap<RecordId, StoredRecord>,
    erased: BTreeSet<RecordId>,
    highest_time: u64,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records && self.erased == other.erased
    }
}

impl Store {
    /// The records by name, removed ones included.
    pub fn records(&self) -> impl ExactSizeIterator<Item = (&RecordId, &StoredRecord)> {
        self.records.iter()
    }

    /// The records of one table, removed ones included.
    pub fn records_of<'a>(&'a self, table: &'a str) -> impl Iterator<Item = (&'a RecordId, &'a StoredRecord)> {
        let from = RecordId::derived(table, [""]);
        self.records.range(from..).take_while(move |(id, _)| id.table() == table)
    }

    /// One record, removed or not.
    pub fn record(&self, id: &RecordId) -> Option<&StoredRecord> {
        self.records.get(id)
    }

    /// One cell.
    pub fn cell(&self, id: &RecordId, field: &Field) -> Option<&Cell> {
        self.records.get(id)?.cells.get(field)
    }

    /// The names that were erased for good.
    pub fn erased(&self) -> &BTreeSet<RecordId> {
        &self.erased
    }

    /// Whether a record shows: known, not erased, and not removed by somebody who saw all of it.
    pub fn is_visible(&self, id: &RecordId) -> bool {
        !self.erased.contains(id) && self.records.get(id).is_some_and(StoredRecord::is_visible)
    }

    /// The highest logical time anywhere in here.
    pub fn highest_time(&self) -> u64 {
        self.highest_time
    }

    /// Whether there is nothing in here at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.erased.is_empty()
    }

    /// Takes over everything the other knows. Returns the records that changed by it, in order.
    pub fn join(&mut self, other: &Self) -> Vec<RecordId> {
        let mut touched = BTreeSet::new();
        for id in &other.erased {
            if self.erased.insert(id.clone()) {
                touched.insert(id.clone());
                if let Some(record) = self.records.get_mut(id) {
                    record.erase(id);
                }
            }
        }
        for (id, record) in &other.records {
            let own = self.records.entry(id.clone()).or_default();
            let news = if self.erased.contains(id) {
                let mut rest = record.clone();
                rest.erase(id);
                own.join(&rest)
            } else {
                own.join(record)
            };
            if news {
                touched.insert(id.clone());
            }
        }
        for id in other.erased.iter().chain(other.records.keys()) {
            if self.records.get(id).is_some_and(|record| record.cells.is_empty() && record.removed.is_empty()) {
                self.records.remove(id);
            }
        }
        self.highest_time = self.highest_time.max(other.highest_time);
        touched.into_iter().collect()
    }

    /// Puts a whole record in, as a reader of files does; joins it with what is there.
    pub fn insert(&mut self, id: RecordId, mut record: StoredRecord) {
        self.highest_time = self.highest_time.max(record.highest_time());
        if self.erased.contains(&id) {
            record.erase(&id);
        }
        record.cells.retain(|_, cell| !cell.is_blank());
        record.removed.retain(|_, seen| !seen.is_empty());
        if record.cells.is_empty() && record.removed.is_empty() {
            return;
        }
        match self.records.get_mut(&id) {
            Some(own) => drop(own.join(&record)),
            None => drop(self.records.insert(id, record)),
        }
    }

    /// Puts an erasure in.
    pub fn insert_erasure(&mut self, id: RecordId) {
        self.join(&Self { erased: [id].into_iter().into_set(), ..Self::default() });
    }

    /// The part of this store with just these records, as a partial export or a chunk of a snapshot.
    #[must_use]
    pub fn part(&self, ids: impl IntoIterator<Item = RecordId>) -> Self {
        let mut part = Self::default();
        for id in ids {
            if self.erased.contains(&id) {
                part.erased.insert(id.clone());
            }
            if let Some(record) = self.records.get(&id) {
                part.highest_time = part.highest_time.max(record.highest_time());
                part.records.insert(id, record.clone());
            }
        }
        part
    }
}
