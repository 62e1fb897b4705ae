//! The store's rules once more, slow and obvious: nothing is ever merged, everything is remembered.
//!
//! A replica is the set of events it heard of. Each event names its record and, field by field, exactly
//! which earlier writes its author had seen there. Joining is the union of sets, so it cannot go wrong;
//! what shows is worked out from the whole set every time. Nothing here is shared with the store except
//! names, stamps and values.
#![allow(clippy::missing_panics_doc, clippy::must_use_candidate, missing_docs, dead_code)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use waardenboom_core::store::{Field, RecordId, Stamp};

/// Exactly the writes somebody had seen, field by field.
pub type Seen = BTreeMap<Field, BTreeSet<Stamp>>;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// A field got these values, by somebody who had seen those writes; no values: it was emptied.
    Wrote { field: Field, values: Vec<(Stamp, Value)>, had_seen: BTreeSet<Stamp> },
    /// The record was removed by somebody who had seen those writes.
    Removed { had_seen: Seen },
    /// The values of those writes were let go.
    LetGo { had_seen: Seen },
    /// Erased for good.
    Erased,
}

/// Something that happened to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub record: RecordId,
    pub what: Happening,
}

/// One writer's knowledge: the numbers of the events it heard of, in the list of all events.
pub type Replica = BTreeSet<usize>;

/// Everything that ever happened anywhere.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub events: Vec<Event>,
}

/// What a replica makes of one record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Per field what nobody has knowingly overwritten, oldest first, equals by their text.
    pub siblings: BTreeMap<Field, Vec<(Stamp, Value)>>,
    pub state: State,
}

/// How a record stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum State {
    /// Unknown, or nothing is left of it.
    #[default]
    Gone,
    Shows,
    /// Shows, though somebody removed it who had seen a part.
    RemovedButChanged,
    InBin,
    Erased,
}

impl World {
    /// Adds an event; returns its number.
    pub fn happens(&mut self, record: RecordId, what: Happening) -> usize {
        self.events.push(Event { record, what });
        self.events.len() - 1
    }

    fn about<'a>(&'a self, replica: &'a Replica, record: &'a RecordId) -> impl Iterator<Item = &'a Happening> {
        let events = replica.iter().map(|number| &self.events[*number]);
        events.filter(move |event| event.record == *record).map(|event| &event.what)
    }

    /// Every write to a field that a replica knows to have taken place, also the overwritten ones.
    pub fn seen(&self, replica: &Replica, record: &RecordId, in_field: &Field) -> BTreeSet<Stamp> {
        let mut seen = BTreeSet::new();
        for what in self.about(replica, record) {
            match what {
                Happening::Wrote { field, values, had_seen } if field == in_field => {
                    seen.extend(had_seen);
                    seen.extend(values.iter().map(|(stamp, _)| *stamp));
                }
                Happening::LetGo { had_seen } => seen.extend(had_seen.get(in_field).into_iter().flatten()),
                _ => {}
            }
        }
        seen
    }

    /// The newest write a replica has heard of, in records that were not erased.
    pub fn newest(&self, replica: &Replica) -> Option<Stamp> {
        let known = || replica.iter().map(|number| &self.events[*number]);
        let erased: BTreeSet<&RecordId> =
            known().filter(|event| event.what == Happening::Erased).map(|event| &event.record).collect();
        let written = known().filter(|event| !erased.contains(&event.record)).map(|event| match &event.what {
            Happening::Wrote { values, .. } => values.iter().map(|(stamp, _)| *stamp).max(),
            _ => None,
        });
        written.max().flatten()
    }

    /// The fields of a record that a replica knows of.
    pub fn fields(&self, replica: &Replica, record: &RecordId) -> BTreeSet<Field> {
        let mut fields = BTreeSet::new();
        for what in self.about(replica, record) {
            match what {
                Happening::Wrote { field, .. } => {
                    fields.insert(field.clone());
                }
                Happening::LetGo { had_seen } => fields.extend(had_seen.keys().cloned()),
                Happening::Removed { .. } | Happening::Erased => {}
            }
        }
        fields
    }

    /// All that a replica has seen of a record.
    pub fn seen_of_record(&self, replica: &Replica, record: &RecordId) -> Seen {
        let fields = self.fields(replica, record).into_iter();
        fields.map(|field| (field.clone(), self.seen(replica, record, &field))).collect()
    }

    /// What no known event overwrote.
    pub fn siblings(&self, replica: &Replica, record: &RecordId, in_field: &Field) -> Vec<(Stamp, Value)> {
        let mut overwritten = BTreeSet::new();
        let mut written = Vec::new();
        for what in self.about(replica, record) {
            match what {
                Happening::Wrote { field, values, had_seen } if field == in_field => {
                    overwritten.extend(had_seen.iter().copied());
                    written.extend(values.iter().cloned());
                }
                Happening::LetGo { had_seen } => {
                    overwritten.extend(had_seen.get(in_field).into_iter().flatten().copied());
                }
                _ => {}
            }
        }
        written.retain(|(stamp, _)| !overwritten.contains(stamp));
        written.sort_by_key(|(stamp, value)| (*stamp, value.to_string()));
        written.dedup();
        written
    }

    /// What those who removed a record had seen of it.
    pub fn removed(&self, replica: &Replica, record: &RecordId) -> Seen {
        let mut removed = Seen::new();
        for what in self.about(replica, record) {
            if let Happening::Removed { had_seen } = what {
                for (field, stamps) in had_seen {
                    removed.entry(field.clone()).or_default().extend(stamps);
                }
            }
        }
        removed
    }

    /// What a replica makes of a record.
    pub fn view(&self, replica: &Replica, record: &RecordId) -> View {
        let is_erased = self.about(replica, record).any(|what| *what == Happening::Erased);
        let of_the_place_of_a_goal = |field: &Field| record.table() == "goal" && field.as_str() == "position";
        let mut view = View::default();
        for field in self.fields(replica, record) {
            let siblings = self.siblings(replica, record, &field);
            if !siblings.is_empty() && (!is_erased || of_the_place_of_a_goal(&field)) {
                view.siblings.insert(field, siblings);
            }
        }
        let removed = self.removed(replica, record);
        let was_removed = !removed.is_empty();
        let inside = |field: &Field, stamp: &Stamp| removed.get(field).is_some_and(|seen| seen.contains(stamp));
        let all = || view.siblings.iter().flat_map(|(field, them)| them.iter().map(move |(stamp, _)| (field, stamp)));
        let shows = all().any(|(field, stamp)| !inside(field, stamp));
        let has_removed_part = was_removed && all().any(|(field, stamp)| inside(field, stamp));
        let holds_a_value = |(field, them): (&Field, &Vec<(Stamp, Value)>)| {
            field.as_str() != "position" && them.last().is_some_and(|(_, value)| !value.is_null())
        };
        view.state = match (shows, has_removed_part) {
            _ if is_erased => State::Erased,
            (true, true) => State::RemovedButChanged,
            (true, false) => State::Shows,
            (false, _) if was_removed && view.siblings.iter().any(holds_a_value) => State::InBin,
            (false, _) => State::Gone,
        };
        view
    }
}
