//! Undo and redo of one tab: an undo is an ordinary write with new stamps.
//!
//! Model. Every entry remembers per cell the values before and after, and per record whether it was
//! absent, shown or removed. The history counts what comes in from others and remembers per cell when
//! that last was; a cell that somebody else changed after an entry began is skipped by its undo and
//! redo, and named. A record that an undo would take away whole stays whole when somebody else has
//! worked on it since: nobody is left with half of it.
//!
//! Limitations. In memory, per tab. Erasing a person is no entry and cuts that person's values out.

use super::{Cell, Change, Context, Delta, Field, RecordId, Store, StoredRecord};
use crate::gather::Gather;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type CellName = (RecordId, Field);

#[derive(Clone, Debug, PartialEq)]
struct CellEdit {
    before: Vec<Value>,
    after: Vec<Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Absent,
    Shown,
    Removed,
}

/// How a record stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Standing {
    presence: Presence,
    /// Of a record that shows, the fields that somebody removed nevertheless.
    removed: BTreeSet<Field>,
}

/// One step that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<Name> {
    /// What the step is called.
    pub name: Name,
    /// How much had come in from others when it began.
    began: u64,
    cells: BTreeMap<CellName, CellEdit>,
    /// Per record how it stood before and after.
    standings: BTreeMap<RecordId, (Standing, Standing)>,
}

impl<Name> Entry<Name> {
    fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.standings.values().all(|(before, after)| before == after)
    }
}

/// The steps of one tab that can be undone and redone.
#[derive(Clone, Debug)]
pub struct History<Name> {
    done: Vec<Entry<Name>>,
    undone: Vec<Entry<Name>>,
    /// How often something came in from others, and per cell when that last changed it.
    received: u64,
    changed_by_others: BTreeMap<CellName, u64>,
    mark: Option<usize>,
}

impl<Name> Default for History<Name> {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new(), received: 0, changed_by_others: BTreeMap::new(), mark: None }
    }
}

fn values(store: &Store, name: &CellName) -> Vec<Value> {
    store
        .cell(&name.0, &name.1)
        .map(|cell| cell.siblings().iter().map(|s| s.value.clone()).collect())
        .unwrap_or_default()
}

fn standing(store: &Store, id: &RecordId) -> Standing {
    let presence = match store.record(id) {
        Some(record) if record.is_visible() => Presence::Shown,
        Some(record) if !record.removed.is_empty() => Presence::Removed,
        _ => Presence::Absent,
    };
    let shown = store.record(id).filter(|_| presence == Presence::Shown);
    let removed = shown.into_iter().flat_map(StoredRecord::removed_fields).cloned().into_set();
    Standing { presence, removed }
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
    standings: BTreeMap<RecordId, Standing>,
}

impl Before {
    /// Looks at what the delta is about to change.
    pub(crate) fn of(store: &Store, delta: &Delta) -> Self {
        Self {
            cells: cells_in(delta).map(|name| (name.clone(), values(store, &name))).into_map(),
            standings: delta.records().map(|(id, _)| (id.clone(), standing(store, id))).into_map(),
        }
    }
}

/// What must be remembered of a store before a delta of somebody else joins it, to see what it changed:
/// hearing something again is no change.
pub(crate) struct BeforeOthers(BTreeMap<CellName, (Option<Cell>, Option<Context>)>);

impl BeforeOthers {
    /// Looks at what the delta may change.
    pub(crate) fn of(store: &Store, delta: &Delta) -> Self {
        Self(cells_in(delta).map(|name| (name.clone(), Self::look(store, &name))).into_map())
    }

    fn look(store: &Store, (id, field): &CellName) -> (Option<Cell>, Option<Context>) {
        let record = store.record(id);
        (record.and_then(|r| r.cells.get(field)).cloned(), record.and_then(|r| r.removed.get(field)).cloned())
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

    /// Opens a mark: what is recorded until [`History::close_mark`] becomes one entry. A mark that is
    /// still open is closed first.
    pub fn open_mark(&mut self) {
        self.close_mark();
        self.mark = Some(self.done.len());
    }

    /// Closes the mark and squashes what came since. Says whether anything is left of it to undo.
    pub fn close_mark(&mut self) -> bool {
        let Some(from) = self.mark.take() else { return false };
        self.squash(from);
        self.done.len() > from
    }

    fn squash(&mut self, from: usize) {
        if self.done.len() <= from {
            return;
        }
        let mut entries = self.done.drain(from..);
        let Some(mut first) = entries.next() else { return };
        for entry in entries {
            first.name.absorb(entry.name);
            for (name, edit) in entry.cells {
                match first.cells.get_mut(&name) {
                    Some(earlier) => earlier.after = edit.after,
                    None => {
                        first.cells.insert(name, edit);
                    }
                }
            }
            for (id, (before, after)) in entry.standings {
                match first.standings.get_mut(&id) {
                    Some(earlier) => earlier.1 = after,
                    None => {
                        first.standings.insert(id, (before, after));
                    }
                }
            }
        }
        // Typed and typed back again: nothing to undo.
        first.cells.retain(|_, edit| edit.before != edit.after);
        if !first.is_empty() {
            self.done.push(first);
        }
    }

    /// Records a step of our own, after its delta joined the store.
    pub(crate) fn record(&mut self, name: Name, before: Before, store: &Store) {
        let edits = before.cells.into_iter().filter_map(|(cell, before)| {
            let after = values(store, &cell);
            (before != after).then_some((cell, CellEdit { before, after }))
        });
        let standings = before.standings.into_iter().map(|(id, before)| {
            let after = standing(store, &id);
            (id, (before, after))
        });
        let entry = Entry { name, began: self.received, cells: edits.into_map(), standings: standings.into_map() };
        if !entry.is_empty() {
            self.undone.clear();
            self.done.push(entry);
        }
    }

    /// Notes what others changed, after their delta joined the store.
    pub(crate) fn others_changed(&mut self, before: BeforeOthers, store: &Store) {
        self.received += 1;
        for (name, before) in before.0 {
            if BeforeOthers::look(store, &name) != before {
                self.changed_by_others.insert(name, self.received);
            }
        }
    }

    /// Cuts everything about erased records out of memory.
    pub(crate) fn forget(&mut self, erased: &BTreeSet<RecordId>) {
        if erased.is_empty() {
            return;
        }
        for entry in self.done.iter_mut().chain(&mut self.undone) {
            entry.cells.retain(|(id, _), _| !erased.contains(id));
            entry.standings.retain(|id, _| !erased.contains(id));
        }
        self.changed_by_others.retain(|(id, _), _| !erased.contains(id));
    }

    /// What taking the newest step back asks for; `None` when there is nothing to undo.
    pub(crate) fn plan_undo(&mut self) -> Option<Reversal<Name>> {
        self.close_mark();
        self.done.last().map(|entry| self.reverse(entry, Direction::Back))
    }

    /// What bringing the last undone step back asks for.
    pub(crate) fn plan_redo(&mut self) -> Option<Reversal<Name>> {
        self.close_mark();
        self.undone.last().map(|entry| self.reverse(entry, Direction::Forth))
    }

    /// The newest step was taken back.
    pub(crate) fn undid(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// The last undone step was brought back.
    pub(crate) fn redid(&mut self) {
        self.done.extend(self.undone.pop());
    }

    /// Forgets the step that was just undone: a cancelled gesture cannot be redone.
    pub(crate) fn drop_last_undone(&mut self) {
        self.undone.pop();
    }

    fn changed_by_others_since(&self, name: &CellName, began: u64) -> bool {
        self.changed_by_others.get(name).is_some_and(|changed| *changed > began)
    }

    /// The fields of a record that others changed since.
    fn fields_changed_since(&self, id: &RecordId, began: u64) -> impl Iterator<Item = &CellName> {
        let from = (id.clone(), Field::known(""));
        let of_record = self.changed_by_others.range(from..).take_while(move |((other, _), _)| other == id);
        of_record.filter(move |(_, changed)| **changed > began).map(|(name, _)| name)
    }

    fn reverse(&self, entry: &Entry<Name>, direction: Direction) -> Reversal<Name> {
        let mut reversal = Reversal { name: entry.name.clone(), changes: Vec::new(), skipped: Vec::new() };
        let mut skipped = BTreeSet::new();
        let mut removals = Vec::new();
        let mut kept_whole = BTreeSet::new();
        for (id, (before, after)) in &entry.standings {
            let (from, to) = if direction == Direction::Back { (after, before) } else { (before, after) };
            let changed: Vec<&CellName> = self.fields_changed_since(id, entry.began).collect();
            match to.presence {
                Presence::Shown if from != to => {
                    reversal.changes.push(Change::Restore(id.clone()));
                    if changed.is_empty() && !to.removed.is_empty() {
                        let fields = to.removed.iter().cloned().collect();
                        removals.push(Change::RemoveFields { record: id.clone(), fields });
                    }
                }
                Presence::Absent | Presence::Removed if from.presence == Presence::Shown && !changed.is_empty() => {
                    kept_whole.insert(id);
                    skipped.extend(changed.into_iter().cloned());
                }
                Presence::Removed if changed.is_empty() => removals.push(Change::Remove(id.clone())),
                _ => {}
            }
        }
        for (name, edit) in &entry.cells {
            if self.changed_by_others_since(name, entry.began) {
                skipped.insert(name.clone());
            } else if !kept_whole.contains(&name.0) {
                let values = if direction == Direction::Back { &edit.before } else { &edit.after };
                let (record, field) = name.clone();
                reversal.changes.push(Change::Write { record, field, values: values.clone(), basis: None });
            }
        }
        // A removal last: it covers what was just written, so a purged record goes back into the bin.
        reversal.changes.extend(removals);
        reversal.skipped.extend(skipped);
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
