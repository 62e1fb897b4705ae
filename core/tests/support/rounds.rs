//! Random histories: up to eight writers who write, move, remove, bring back, let go and erase, and who
//! hear of each other's work whole, in part, late, twice or never. Each step is also told to the slow
//! model, and both must agree.
#![allow(clippy::missing_panics_doc, clippy::must_use_candidate, missing_docs, dead_code)]

use crate::events::{Happening, Replica, Seen, State, World};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use waardenboom_core::store::{
    Cell, Change, Context, Delta, Field, RecordId, Sibling, Stamp, Store, StoredRecord, WriterId,
};

/// One thing that one of the writers does. The numbers choose among what there is.
#[derive(Clone, Debug)]
pub enum Deed {
    Write { writer: usize, record: usize, field: usize, value: usize },
    WriteBoth { writer: usize, record: usize, field: usize, values: [usize; 2] },
    Clear { writer: usize, record: usize, field: usize },
    Move { writer: usize, goal: usize, parent: usize, order: usize },
    BeginDraft { writer: usize, record: usize, field: usize },
    EndDraft { draft: usize, value: usize },
    Remove { writer: usize, record: usize },
    Restore { writer: usize, record: usize },
    Purge { writer: usize, record: usize },
    Erase { writer: usize, record: usize },
    HearStep { writer: usize, step: usize },
    HearAll { writer: usize, from: usize },
    HearPart { writer: usize, from: usize, records: u16 },
    HearForged { writer: usize, from: usize, record: usize, field: usize, value: usize },
}

/// At most this many deeds by at most eight writers.
pub fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let writer = || 0_usize..8;
    let record = || 0..RECORDS;
    let field = || 0..FIELDS;
    let value = || 0_usize..5;
    let one = prop_oneof![
        6 => (writer(), record(), field(), value())
            .prop_map(|(writer, record, field, value)| Deed::Write { writer, record, field, value }),
        1 => (writer(), record(), field(), [value(), value()])
            .prop_map(|(writer, record, field, values)| Deed::WriteBoth { writer, record, field, values }),
        1 => (writer(), record(), field()).prop_map(|(writer, record, field)| Deed::Clear { writer, record, field }),
        6 => (writer(), 0..GOALS, 0..GOALS + 3, 0_usize..3)
            .prop_map(|(writer, goal, parent, order)| Deed::Move { writer, goal, parent, order }),
        1 => (writer(), record(), field())
            .prop_map(|(writer, record, field)| Deed::BeginDraft { writer, record, field }),
        2 => (0_usize..100, value()).prop_map(|(draft, value)| Deed::EndDraft { draft, value }),
        3 => (writer(), record()).prop_map(|(writer, record)| Deed::Remove { writer, record }),
        2 => (writer(), record()).prop_map(|(writer, record)| Deed::Restore { writer, record }),
        1 => (writer(), record()).prop_map(|(writer, record)| Deed::Purge { writer, record }),
        1 => (writer(), record()).prop_map(|(writer, record)| Deed::Erase { writer, record }),
        6 => (writer(), 0_usize..1000).prop_map(|(writer, step)| Deed::HearStep { writer, step }),
        2 => (writer(), writer()).prop_map(|(writer, from)| Deed::HearAll { writer, from }),
        2 => (writer(), writer(), any::<u16>())
            .prop_map(|(writer, from, records)| Deed::HearPart { writer, from, records }),
        1 => (writer(), writer(), record(), field(), value()).prop_map(|(writer, from, record, field, value)| {
            Deed::HearForged { writer, from, record, field, value }
        }),
    ];
    prop::collection::vec(one, 1..most)
}

/// Only what makes and breaks trees, by two writers: circles, orphans and removed goals in between.
pub fn moves(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let writer = || 0_usize..2;
    let goal = || 0..GOALS;
    let one = prop_oneof![
        9 => (writer(), goal(), 0..GOALS + 2, 0_usize..3)
            .prop_map(|(writer, goal, parent, order)| Deed::Move { writer, goal, parent, order }),
        3 => (writer(), goal()).prop_map(|(writer, record)| Deed::Remove { writer, record }),
        2 => (writer(), goal()).prop_map(|(writer, record)| Deed::Restore { writer, record }),
        1 => (writer(), goal()).prop_map(|(writer, record)| Deed::Purge { writer, record }),
        1 => (writer(), goal()).prop_map(|(writer, record)| Deed::Erase { writer, record }),
        3 => (writer(), 0_usize..1000).prop_map(|(writer, step)| Deed::HearStep { writer, step }),
        1 => (writer(), writer()).prop_map(|(writer, from)| Deed::HearAll { writer, from }),
    ];
    prop::collection::vec(one, 1..most)
}

const GOALS: usize = 6;
const RECORDS: usize = GOALS + 4;
const FIELDS: usize = 4;

pub fn all_records() -> Vec<RecordId> {
    let goals = (0..GOALS).map(|n| format!("goal/{n}"));
    let others = ["note/a", "contribution/x/1", "participant/p", "drawing/unknown"].map(str::to_owned);
    goals.chain(others).map(|name| RecordId::parse(&name).unwrap()).collect()
}

fn field(record: &RecordId, number: usize) -> Field {
    let names = match record.table() {
        "goal" => ["text", "kind", "position", "colour"],
        "drawing" => ["text", "position", "order", "colour"],
        _ => ["text", "order", "note", "position"],
    };
    Field::named(names[number % FIELDS])
}

/// Few enough that two writers often write the same.
fn value(record: &RecordId, field: &Field, number: usize) -> Value {
    match (record.table(), field.as_str()) {
        ("goal", "position") => position(number, number % 3),
        ("goal", "kind") => ["ambition", "outcome", "subgoal", "output"].map(Value::from)[number % 4].clone(),
        ("goal" | "participant" | "note", "text" | "note" | "order") => {
            ["a", "b", "werk & \"zorg\"", "🌳", ""].map(Value::from)[number % 5].clone()
        }
        _ => [json!("a"), json!(30), json!(true), json!(null), json!({"x": [1, 2.5]})][number % 5].clone(),
    }
}

fn position(parent: usize, order: usize) -> Value {
    let parent = match parent {
        GOALS => Value::Null,
        past if past > GOALS => "goal/never-heard-of".into(),
        goal => format!("goal/{goal}").into(),
    };
    let order = ["V", "U0", "U00"][order];
    json!([parent, order])
}

/// One step on its way: what the store says, and which events it stands for.
#[derive(Clone, Debug)]
pub struct Step {
    pub delta: Delta,
    pub events: Vec<usize>,
}

struct Draft {
    writer: usize,
    record: RecordId,
    field: Field,
    basis: Context,
    had_seen: BTreeSet<Stamp>,
}

/// The writers, each with a store and with what the slow model makes of it.
#[derive(Default)]
pub struct Round {
    pub stores: Vec<Store>,
    pub replicas: Vec<Replica>,
    pub world: World,
    pub steps: Vec<Step>,
    drafts: Vec<Draft>,
}

/// A deed was done: whose store changed, and in which records.
pub struct Done {
    pub writer: usize,
    pub touched: Vec<RecordId>,
}

impl Round {
    pub fn new() -> Self {
        Self { stores: vec![Store::default(); 8], replicas: vec![Replica::new(); 8], ..Self::default() }
    }

    pub fn after(deeds: &[Deed]) -> Self {
        let mut round = Self::new();
        for deed in deeds {
            round.perform(deed);
        }
        round
    }

    pub fn writer(number: usize) -> WriterId {
        WriterId::new(u128::try_from(number).unwrap() + 1)
    }

    /// Does one deed in the stores and in the model. `None` when there was nothing to do.
    pub fn perform(&mut self, deed: &Deed) -> Option<Done> {
        let records = all_records();
        match deed {
            Deed::Write { writer, record, field: number, value: which } => {
                let record = &records[*record];
                let field = field(record, *number);
                let values = vec![value(record, &field, *which)];
                self.write(*writer, record, &field, values, None)
            }
            Deed::WriteBoth { writer, record, field: number, values } => {
                let record = &records[*record];
                let field = field(record, *number);
                let values = values.iter().map(|which| value(record, &field, *which)).collect();
                self.write(*writer, record, &field, values, None)
            }
            Deed::Clear { writer, record, field: number } => {
                let record = &records[*record];
                self.write(*writer, record, &field(record, *number), Vec::new(), None)
            }
            Deed::Move { writer, goal, parent, order } => {
                let values = vec![position(*parent, *order)];
                self.write(*writer, &records[*goal], &Field::named("position"), values, None)
            }
            Deed::BeginDraft { writer, record, field: number } => {
                let record = records[*record].clone();
                let field = field(&record, *number);
                let basis = self.stores[*writer].cell(&record, &field).map(Cell::context).unwrap_or_default();
                let had_seen = self.world.seen(&self.replicas[*writer], &record, &field);
                self.drafts.push(Draft { writer: *writer, record, field, basis, had_seen });
                None
            }
            Deed::EndDraft { draft, value: which } => {
                let at = draft.checked_rem(self.drafts.len())?;
                let Draft { writer, record, field, basis, had_seen } = self.drafts.swap_remove(at);
                let values = vec![value(&record, &field, *which)];
                self.write(writer, &record, &field, values, Some((basis, had_seen)))
            }
            Deed::Remove { writer, record } => self.remove(*writer, &records[*record]),
            Deed::Restore { writer, record } => Some(self.restore(*writer, &records[*record])),
            Deed::Purge { writer, record } => self.purge(*writer, &records[*record]),
            Deed::Erase { writer, record } => {
                let record = &records[*record];
                let delta = self.stamp(*writer, Change::Erase(record.clone()));
                let event = self.world.happens(record.clone(), Happening::Erased);
                Some(self.publish(*writer, Step { delta, events: vec![event] }))
            }
            Deed::HearStep { writer, step } => {
                let step = self.steps[step.checked_rem(self.steps.len())?].clone();
                Some(self.hear(*writer, &step))
            }
            Deed::HearAll { writer, from } => {
                let delta = self.stores[*from].clone();
                let events = self.replicas[*from].iter().copied().collect();
                Some(self.hear(*writer, &Step { delta, events }))
            }
            Deed::HearPart { writer, from, records: chosen } => {
                let ids: Vec<RecordId> = records
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| chosen >> at & 1 == 1)
                    .map(|(_, id)| id.clone())
                    .collect();
                let delta = self.stores[*from].part(ids.clone());
                let known = self.replicas[*from].iter().copied();
                let events = known.filter(|event| ids.contains(&self.world.events[*event].record)).collect();
                Some(self.hear(*writer, &Step { delta, events }))
            }
            Deed::HearForged { writer, from, record, field: number, value: which } => {
                let record = &records[*record];
                let field = field(record, *number);
                self.forge(*writer, *from, record, &field, value(record, &field, *which))
            }
        }
    }

    fn stamp(&self, writer: usize, change: Change) -> Delta {
        self.stores[writer].stamp(&[change], Self::writer(writer)).unwrap()
    }

    fn hear(&mut self, writer: usize, step: &Step) -> Done {
        self.replicas[writer].extend(step.events.iter().copied());
        Done { writer, touched: self.stores[writer].join(&step.delta) }
    }

    fn publish(&mut self, writer: usize, step: Step) -> Done {
        let done = self.hear(writer, &step);
        self.steps.push(step);
        done
    }

    /// The stamps a delta gave to the values of one cell, which must be new, and this writer's own.
    fn new_stamps(&self, writer: usize, delta: &Delta, record: &RecordId, field: &Field) -> Vec<Stamp> {
        let cell = delta.cell(record, field).expect("a delta carries what was written");
        let stamps: Vec<Stamp> = cell.siblings().iter().map(|sibling| sibling.stamp).collect();
        let newest = self.world.newest(&self.replicas[writer]);
        for stamp in &stamps {
            assert_eq!(stamp.writer, Self::writer(writer));
            assert!(newest.is_none_or(|newest| newest.time < stamp.time), "a write sorts after all it knew");
        }
        stamps
    }

    fn write(
        &mut self,
        writer: usize,
        record: &RecordId,
        field: &Field,
        values: Vec<Value>,
        basis: Option<(Context, BTreeSet<Stamp>)>,
    ) -> Option<Done> {
        let keeps_place = record.table() == "goal" && field.as_str() == "position";
        if !keeps_place && self.world.view(&self.replicas[writer], record).state == State::Erased {
            return None;
        }
        let all_seen = self.world.seen(&self.replicas[writer], record, field);
        // A writer always overwrites what it wrote itself.
        let own = all_seen.iter().copied().filter(|stamp| stamp.writer == Self::writer(writer)).collect();
        let had_seen = match &basis {
            None => all_seen,
            Some((_, had_seen)) => had_seen.union(&own).copied().collect(),
        };
        let basis = basis.map(|(basis, _)| basis);
        let change = Change::Write { record: record.clone(), field: field.clone(), values: values.clone(), basis };
        let delta = self.stamp(writer, change);
        let stamps = self.new_stamps(writer, &delta, record, field);
        assert_eq!(stamps.len(), values.len());
        let values = stamps.into_iter().zip(values).collect();
        let event = self.world.happens(record.clone(), Happening::Wrote { field: field.clone(), values, had_seen });
        Some(self.publish(writer, Step { delta, events: vec![event] }))
    }

    fn had_seen(&self, writer: usize, record: &RecordId) -> Option<Seen> {
        let view = self.world.view(&self.replicas[writer], record);
        let mut seen = self.world.seen_of_record(&self.replicas[writer], record);
        if view.state == State::Erased {
            seen.retain(|field, _| field.as_str() == "position" && record.table() == "goal");
        }
        seen.retain(|_, stamps| !stamps.is_empty());
        (!seen.is_empty()).then_some(seen)
    }

    fn remove(&mut self, writer: usize, record: &RecordId) -> Option<Done> {
        let had_seen = self.had_seen(writer, record)?;
        let delta = self.stamp(writer, Change::Remove(record.clone()));
        let event = self.world.happens(record.clone(), Happening::Removed { had_seen });
        Some(self.publish(writer, Step { delta, events: vec![event] }))
    }

    fn purge(&mut self, writer: usize, record: &RecordId) -> Option<Done> {
        let mut had_seen = self.had_seen(writer, record)?;
        if record.table() == "goal" {
            // What hangs below it keeps its place.
            had_seen.remove(&Field::named("position"));
        }
        let delta = self.stamp(writer, Change::Purge(record.clone()));
        let event = self.world.happens(record.clone(), Happening::LetGo { had_seen });
        Some(self.publish(writer, Step { delta, events: vec![event] }))
    }

    fn restore(&mut self, writer: usize, record: &RecordId) -> Done {
        let view = self.world.view(&self.replicas[writer], record);
        let delta = self.stamp(writer, Change::Restore(record.clone()));
        let mut events = Vec::new();
        let removed = self.world.removed(&self.replicas[writer], record);
        for (field, siblings) in view.siblings {
            if !siblings.iter().any(|(stamp, _)| removed.get(&field).is_some_and(|seen| seen.contains(stamp))) {
                continue;
            }
            let stamps = self.new_stamps(writer, &delta, record, &field);
            let values = stamps.into_iter().zip(siblings.into_iter().map(|(_, value)| value)).collect();
            let had_seen = self.world.seen(&self.replicas[writer], record, &field);
            events.push(self.world.happens(record.clone(), Happening::Wrote { field, values, had_seen }));
        }
        self.publish(writer, Step { delta, events })
    }

    /// Somebody edits a value in a file and leaves the stamp as it was.
    fn forge(&mut self, writer: usize, from: usize, record: &RecordId, field: &Field, value: Value) -> Option<Done> {
        let stamp = self.stores[from].cell(record, field)?.siblings().last()?.stamp;
        let cell = Cell::new(vec![Sibling { stamp, value: value.clone() }], Context::default());
        let mut delta = Delta::default();
        let cells = BTreeMap::from([(field.clone(), cell)]);
        delta.insert(record.clone(), StoredRecord { cells, removed: BTreeMap::new() });
        // It claims no more to have been seen than the writer's own earlier writes.
        let seen = self.world.seen(&self.replicas[from], record, field).into_iter();
        let had_seen = seen.filter(|old| old.writer == stamp.writer && old.time < stamp.time).collect();
        let values = vec![(stamp, value)];
        let event = self.world.happens(record.clone(), Happening::Wrote { field: field.clone(), values, had_seen });
        Some(self.hear(writer, &Step { delta, events: vec![event] }))
    }
}
