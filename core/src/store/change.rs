//! A change is what a command wants of one record; stamped, changes become a delta.

use super::{Cell, Context, Field, RecordId, Sibling, Stamp, Store, StoredRecord, WriterId};
use crate::gather::Gather;
use serde_json::Value;

/// The stamped form of some changes: a store with only those cells, which joins anywhere, in any order.
pub type Delta = Store;

/// What one gesture wants of one record.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Give a field these values: one normally, none to empty it, several only when an undo brings a
    /// conflict back.
    Write {
        /// Which record.
        record: RecordId,
        /// Which field.
        field: Field,
        /// Oldest first; the last one shows.
        values: Vec<Value>,
        /// What the writer had seen of the cell when the draft began; `None` means all of it. A
        /// change that came in meanwhile lies outside, and stays beside this one as a conflict.
        basis: Option<Context>,
    },
    /// Remove a record; its values stay in the bin.
    Remove(RecordId),
    /// Remove only what these fields hold, as somebody did who knew no more; only an undo wants that, to
    /// bring back that a record was removed by one and changed by another.
    RemoveFields {
        /// Which record.
        record: RecordId,
        /// Which fields.
        fields: Vec<Field>,
    },
    /// Bring a removed record back with the values it has.
    Restore(RecordId),
    /// Let go of the values of a removed record: emptying the bin. It is a write like any other: it has a stamp. Where a goal stood is kept, as when it
    /// is erased: what hangs below it keeps its place.
    Purge(RecordId),
    /// Erase a record for good; beats any edit, also one that comes in later.
    Erase(RecordId),
}

impl Change {
    /// The ordinary write: this value, knowing everything the cell holds. `null` empties the field.
    pub fn write(record: &RecordId, field: &'static str, value: Value) -> Self {
        let values = if value.is_null() { Vec::new() } else { vec![value] };
        Self::Write { record: record.clone(), field: Field::known(field), values, basis: None }
    }

    /// The record it is about.
    pub fn record(&self) -> &RecordId {
        match self {
            Self::Write { record, .. }
            | Self::RemoveFields { record, .. }
            | Self::Remove(record)
            | Self::Restore(record)
            | Self::Purge(record)
            | Self::Erase(record) => record,
        }
    }
}

/// The workbook's logical clock has run out; only a forged file can bring that about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the logical clock of this workbook has run out")]
pub struct StampError;

impl Store {
    /// Stamps changes as one write by one writer: time is one more than the highest in this store.
    /// Changes to one record build on each other in their order.
    pub fn stamp(&self, changes: &[Change], writer: WriterId) -> Result<Delta, StampError> {
        let mut clock = Clock { time: self.highest_time(), writer };
        let first = clock.next()?;
        let mut scratch = self.part(changes.iter().map(|change| change.record().clone()));
        let mut delta = Delta::default();
        for change in changes {
            let id = change.record();
            let stored = scratch.record(id);
            let cells = || stored.into_iter().flat_map(|record| &record.cells);
            let mut part = StoredRecord::default();
            match change {
                Change::Write { field, values, basis, .. } => {
                    let cell = stored.and_then(|record| record.cells.get(field));
                    let seen = basis.clone().or_else(|| cell.map(Cell::context)).unwrap_or_default();
                    part.cells.insert(field.clone(), write(values, seen, first, &mut clock)?);
                }
                Change::Restore(_) => {
                    // Only what a removal covers: what others added since keeps its stamp.
                    let is_removed = |field: &Field, cell: &Cell| {
                        let covers = |s: &Sibling| stored.is_some_and(|record| record.removal_covers(field, s));
                        cell.siblings().iter().any(covers)
                    };
                    for (field, cell) in cells().filter(|(field, cell)| is_removed(field, cell)) {
                        let values: Vec<Value> = cell.siblings().iter().map(|s| s.value.clone()).collect();
                        part.cells.insert(field.clone(), write(&values, cell.context(), first, &mut clock)?);
                    }
                }
                Change::Remove(_) => {
                    part.removed = cells().map(|(field, cell)| (field.clone(), cell.context())).into_map();
                }
                Change::RemoveFields { fields, .. } => {
                    let some = cells().filter(|(field, _)| fields.contains(field));
                    part.removed = some.map(|(field, cell)| (field.clone(), cell.context())).into_map();
                }
                Change::Purge(_) => {
                    // With a stamp of its own: it may take a value from a record that somebody else kept.
                    let is_let_go = |field: &Field| !super::outlives_its_record(id, field);
                    let let_go = cells().filter(|(field, cell)| is_let_go(field) && !cell.siblings().is_empty());
                    for (field, cell) in let_go {
                        part.cells.insert(field.clone(), write(&[], cell.context(), first, &mut clock)?);
                    }
                }
                Change::Erase(_) => {
                    delta.insert_erasure(id.clone());
                    scratch.insert_erasure(id.clone());
                }
            }
            if !part.cells.is_empty() || !part.removed.is_empty() {
                delta.insert(id.clone(), part.clone());
                scratch.insert(id.clone(), part);
            }
        }
        Ok(delta)
    }
}

struct Clock {
    time: u64,
    writer: WriterId,
}

impl Clock {
    fn next(&mut self) -> Result<Stamp, StampError> {
        self.time += 1;
        if self.time > Stamp::MAX_TIME { Err(StampError) } else { Ok(Stamp { time: self.time, writer: self.writer }) }
    }
}

/// A cell that knows `seen` and holds the values. Every value has a stamp of its own, and a cell written
/// twice in one step a later one than before.
fn write(values: &[Value], mut seen: Context, first: Stamp, clock: &mut Clock) -> Result<Cell, StampError> {
    let mut free = (!seen.covers(first)).then_some(first);
    let mut siblings = Vec::with_capacity(values.len());
    for value in values {
        let stamp = match free.take() {
            Some(stamp) => stamp,
            None => clock.next()?,
        };
        siblings.push(Sibling { stamp, value: value.clone() });
    }
    if siblings.is_empty() {
        seen.insert(match free {
            Some(stamp) => stamp,
            None => clock.next()?,
        });
    }
    Ok(Cell::new(siblings, seen))
}
