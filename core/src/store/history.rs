//! Undo and redo of one tab: an undo is an ordinary write with new stamps.
//!
//! Model. Every entry remembers, per cell it wrote, the values before and after and a version number of
//! that cell; the version changes whenever anybody writes the cell. An undo touches only cells that
//! still have the version its entry left behind: what another writer has changed since is skipped and
//! named. Undoing gives the cell its older version back, so the entries below stay valid.
//!
//! Limitations. In memory, per tab. Erasing a person is no entry and cuts that person's values out.

use super::{Change, Delta, Field, RecordId, Store};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type CellName = (RecordId, Field);

#[derive(Clone, Debug, PartialEq)]
struct CellEdit {
    before: Vec<Value>,
    after: Vec<Value>,
    version_before: u64,
    version_after: u64,
}

/// One step that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<Name> {
    /// What the step is called.
    pub name: Name,
    cells: BTreeMap<CellName, CellEdit>,
    /// Per record whether it was removed (in the bin) before and after.
    removals: BTreeMap<RecordId, (bool, bool)>,
}

/// The steps of one tab that can be undone and redone.
#[derive(Clone, Debug)]
pub struct History<Name> {
    done: Vec<Entry<Name>>,
    undone: Vec<Entry<Name>>,
    versions: BTreeMap<CellName, u64>,
    newest_version: u64,
    mark: Option<usize>,
}

impl<Name> Default for History<Name> {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new(), versions: BTreeMap::new(), newest_version: 0, mark: None }
    }
}

fn values(store: &Store, name: &CellName) -> Vec<Value> {
    store
        .cell(&name.0, &name.1)
        .map(|cell| cell.siblings().iter().map(|s| s.value.clone()).collect())
        .unwrap_or_default()
}

fn is_removed(store: &Store, id: &RecordId) -> bool {
    store.record(id).is_some_and(|record| !record.removed.is_empty() && !record.is_visible())
}

/// The cells a delta writes, and every cell of the records whose removal it changes.
fn cells_in(delta: &Delta) -> impl Iterator<Item = CellName> {
    delta.records().flat_map(|(id, record)| {
        record.cells.keys().chain(record.removed.keys()).map(|field| (id.clone(), field.clone()))
    })
}

/// What must be remembered of a store before a delta of our own joins it.
pub(crate) struct Before {
    cells: BTreeMap<CellName, Vec<Value>>,
    removed: BTreeMap<RecordId, bool>,
}

impl Before {
    /// Looks at what the delta is about to change.
    pub(crate) fn of(store: &Store, delta: &Delta) -> Self {
        Self {
            cells: cells_in(delta).map(|name| (name.clone(), values(store, &name))).collect(),
            removed: delta.records().map(|(id, _)| (id.clone(), is_removed(store, id))).collect(),
        }
    }
}

/// A step's name that can take in what the same gesture did later.
pub trait StepLabel: Clone {
    /// The gesture went on, and this is what its later part is called.
    fn absorb(&mut self, later: Self);
}

impl<Name: StepLabel> History<Name> {
    /// The step that an undo would take back.
    pub fn next_undo(&self) -> Option<&Name> {
        self.done.last().map(|entry| &entry.name)
    }

    /// The step that a redo would bring back.
    pub fn next_redo(&self) -> Option<&Name> {
        self.undone.last().map(|entry| &entry.name)
    }

    /// Opens a mark: what is recorded until [`History::close_mark`] becomes one entry.
    pub fn open_mark(&mut self) {
        self.close_mark();
        self.mark = Some(self.done.len());
    }

    /// Closes the mark and squashes what came since.
    pub fn close_mark(&mut self) {
        if let Some(from) = self.mark.take() {
            self.squash(from);
        }
    }

    /// Whether anything was recorded since the mark was opened.
    pub fn has_steps_since_mark(&self) -> bool {
        self.mark.is_some_and(|from| self.done.len() > from)
    }

    fn squash(&mut self, from: usize) {
        if self.done.len() <= from + 1 {
            return;
        }
        let mut entries = self.done.drain(from..);
        let Some(mut first) = entries.next() else { return };
        for entry in entries {
            first.name.absorb(entry.name);
            for (name, edit) in entry.cells {
                match first.cells.get_mut(&name) {
                    Some(earlier) => {
                        earlier.after = edit.after;
                        earlier.version_after = edit.version_after;
                    }
                    None => {
                        first.cells.insert(name, edit);
                    }
                }
            }
            for (id, (before, after)) in entry.removals {
                first.removals.entry(id).and_modify(|removal| removal.1 = after).or_insert((before, after));
            }
        }
        self.done.push(first);
    }

    /// Records a step of our own, after its delta joined the store.
    pub(crate) fn record(&mut self, name: Name, before: Before, store: &Store) {
        let mut entry = Entry { name, cells: BTreeMap::new(), removals: BTreeMap::new() };
        for (cell, before) in before.cells {
            let after = values(store, &cell);
            if before == after {
                continue;
            }
            let version_before = self.versions.get(&cell).copied().unwrap_or(0);
            let version_after = self.touch(cell.clone());
            entry.cells.insert(cell, CellEdit { before, after, version_before, version_after });
        }
        for (id, before) in before.removed {
            let after = is_removed(store, &id);
            if before || after {
                entry.removals.insert(id, (before, after));
            }
        }
        self.undone.clear();
        if !entry.cells.is_empty() || entry.removals.values().any(|(before, after)| before != after) {
            self.done.push(entry);
        }
    }

    /// Another writer's delta is about to join the store: the cells that will change by it are no longer
    /// what our steps left behind. What the store knows already changes nothing.
    pub(crate) fn others_changed(&mut self, delta: &Delta, store: &Store) {
        for (id, record) in delta.records() {
            let own = store.record(id);
            for (field, cell) in &record.cells {
                let mut joined = own.and_then(|own| own.cells.get(field)).cloned().unwrap_or_default();
                if joined.join(cell) {
                    self.touch((id.clone(), field.clone()));
                }
            }
            for (field, seen) in &record.removed {
                let mut joined = own.and_then(|own| own.removed.get(field)).cloned().unwrap_or_default();
                if joined.join(seen) {
                    self.touch((id.clone(), field.clone()));
                }
            }
        }
    }

    /// Cuts everything about erased records out of memory.
    pub(crate) fn forget(&mut self, erased: &BTreeSet<RecordId>) {
        for entry in self.done.iter_mut().chain(&mut self.undone) {
            entry.cells.retain(|(id, _), _| !erased.contains(id));
            entry.removals.retain(|id, _| !erased.contains(id));
        }
        self.versions.retain(|(id, _), _| !erased.contains(id));
    }

    fn touch(&mut self, name: CellName) -> u64 {
        self.newest_version += 1;
        self.versions.insert(name, self.newest_version);
        self.newest_version
    }

    /// Takes the newest step back: the changes to make, and the cells that are skipped because somebody
    /// else changed them since. `None` when there is nothing to undo.
    pub(crate) fn undo(&mut self, store: &Store) -> Option<Reversal<Name>> {
        self.close_mark();
        let entry = self.done.pop()?;
        let reversal = self.reverse(&entry, store, Direction::Back);
        self.undone.push(entry);
        Some(reversal)
    }

    /// Brings the last undone step back.
    pub(crate) fn redo(&mut self, store: &Store) -> Option<Reversal<Name>> {
        self.close_mark();
        let entry = self.undone.pop()?;
        let reversal = self.reverse(&entry, store, Direction::Forth);
        self.done.push(entry);
        Some(reversal)
    }

    /// Forgets the step that was just undone: a cancelled gesture cannot be redone.
    pub(crate) fn drop_last_undone(&mut self) {
        self.undone.pop();
    }

    fn reverse(&mut self, entry: &Entry<Name>, store: &Store, direction: Direction) -> Reversal<Name> {
        let mut reversal = Reversal { name: entry.name.clone(), changes: Vec::new(), skipped: Vec::new() };
        for (name, edit) in &entry.cells {
            let (expected, becomes, values) = match direction {
                Direction::Back => (edit.version_after, edit.version_before, &edit.before),
                Direction::Forth => (edit.version_before, edit.version_after, &edit.after),
            };
            if self.versions.get(name).copied().unwrap_or(0) != expected {
                reversal.skipped.push(name.clone());
                continue;
            }
            self.versions.insert(name.clone(), becomes);
            let (record, field) = name.clone();
            reversal.changes.push(Change::Write { record, field, values: values.clone(), basis: None });
        }
        // A removal last: it covers what was just written, so a purged record goes back into the bin.
        for (id, (before, after)) in &entry.removals {
            let remove = if direction == Direction::Back { *before } else { *after };
            if remove {
                reversal.changes.push(Change::Remove(id.clone()));
            } else if is_removed(store, id) {
                reversal.changes.insert(0, Change::Restore(id.clone()));
            }
        }
        reversal
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Forth,
}

/// What an undo or redo wants done.
pub(crate) struct Reversal<Name> {
    pub(crate) name: Name,
    pub(crate) changes: Vec<Change>,
    pub(crate) skipped: Vec<(RecordId, Field)>,
}
