//! The laws of the store and of the projection, on random histories of up to eight writers; and the
//! store against a slow, obvious model of its rules (`model/events.rs`, `model/forest.rs`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/checks.rs"]
mod checks;
#[path = "model/events.rs"]
mod events;
#[path = "model/forest.rs"]
mod forest;
#[path = "support/rounds.rs"]
mod rounds;

use checks::{check_forest, check_lists};
use events::{State, View};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use rounds::{Deed, Round, all_records, deeds, moves};
use std::collections::{BTreeMap, BTreeSet};
use waardenboom_core::format;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::{Cell, Context, Field, RecordId, Sibling, Stamp, Store, StoredRecord};

/// So many cases, or as many as `PROPTEST_CASES` says.
fn cases(cases: u32) -> ProptestConfig {
    let regressions = FileFailurePersistence::Direct("proptest-regressions/laws.txt");
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { cases };
    ProptestConfig { cases, failure_persistence: Some(Box::new(regressions)), ..ProptestConfig::default() }
}

fn joined<'a>(stores: impl IntoIterator<Item = &'a Store>) -> Store {
    let mut all = Store::default();
    for store in stores {
        all.join(store);
    }
    all
}

/// What a store says of one record, in the words of the model.
fn view(store: &Store, id: &RecordId) -> View {
    let is_erased = store.erased().contains(id);
    let state = |record: &StoredRecord| match () {
        () if is_erased => State::Erased,
        () if record.is_removed_but_changed() => State::RemovedButChanged,
        () if store.is_visible(id) => State::Shows,
        () if record.is_in_bin() => State::InBin,
        () => State::Gone,
    };
    let nothing = StoredRecord::default();
    let record = store.record(id).unwrap_or(&nothing);
    let siblings = |cell: &Cell| cell.siblings().iter().map(|s| (s.stamp, s.value.clone())).collect();
    let cells = record.cells.iter().filter(|(_, cell)| !cell.siblings().is_empty());
    View { siblings: cells.map(|(field, cell)| (field.clone(), siblings(cell))).collect(), state: state(record) }
}

fn agree(round: &Round, writer: usize, records: &[RecordId]) -> Result<(), TestCaseError> {
    for id in records {
        let modelled = round.world.view(&round.replicas[writer], id);
        prop_assert_eq!(view(&round.stores[writer], id), modelled, "writer {} and the model on {}", writer, id);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn the_store_does_what_the_slow_model_says(deeds in deeds(60)) {
        let mut round = Round::new();
        for deed in &deeds {
            if let Some(done) = round.perform(deed) {
                agree(&round, done.writer, &done.touched)?;
            }
        }
        for writer in 0..round.stores.len() {
            agree(&round, writer, &all_records())?;
        }
    }

    #[test]
    fn joining_is_commutative_associative_and_idempotent(deeds in deeds(50), part in any::<u16>()) {
        let round = Round::after(&deeds);
        let ids = all_records().into_iter().enumerate().filter(|(at, _)| part >> at & 1 == 1).map(|(_, id)| id);
        let mut stores = round.stores;
        stores.push(stores[0].part(ids));
        stores.extend(round.steps.last().map(|step| step.delta.clone()));
        for (at, a) in stores.iter().enumerate() {
            prop_assert_eq!(&joined([a, a]), a, "idempotent");
            let b = &stores[(at + 1) % stores.len()];
            let c = &stores[(at + 3) % stores.len()];
            prop_assert_eq!(joined([a, b]), joined([b, a]), "commutative");
            prop_assert_eq!(joined([&joined([a, b]), c]), joined([a, &joined([b, c])]), "associative");
            prop_assert_eq!(joined([&joined([a, b]), b]), joined([a, b]), "hearing it again is no news");
        }
    }

    #[test]
    fn steps_may_arrive_in_any_order_and_twice(
        (deeds, order) in deeds(50).prop_flat_map(|deeds| {
            let order = prop::collection::vec(any::<prop::sample::Index>(), deeds.len());
            (Just(deeds), order)
        }),
    ) {
        let honest: Vec<Deed> = deeds.into_iter().filter(|deed| !matches!(deed, Deed::HearForged { .. })).collect();
        let round = Round::after(&honest);
        let all = joined(&round.stores);
        let mut some_order: Vec<&Store> = round.steps.iter().map(|step| &step.delta).collect();
        for (at, index) in order.iter().enumerate().take(some_order.len()) {
            let other = index.index(some_order.len());
            some_order.swap(at, other);
        }
        let mut twice = some_order.clone();
        twice.extend(order.iter().filter(|_| !some_order.is_empty()).map(|index| *index.get(&some_order)));
        let some_order = joined(some_order);
        prop_assert_eq!(&some_order, &all);
        prop_assert_eq!(&joined(twice), &some_order);
        prop_assert_eq!(format::write("w", &some_order), format::write("w", &all), "the same bytes");
    }

    #[test]
    fn what_is_written_reads_the_same(deeds in deeds(60)) {
        for store in Round::after(&deeds).stores {
            let text = format::write("w", &store);
            let opened = format::read(text.as_bytes()).unwrap();
            prop_assert_eq!(&opened.store, &store);
            prop_assert_eq!(format::write("w", &opened.store), text);
            prop_assert_eq!(&format::read_delta(&format::write_delta(&store)).unwrap(), &store);
        }
    }

    #[test]
    fn the_projection_is_always_a_forest_and_the_same_step_by_step(deeds in deeds(60)) {
        check_every_step(&deeds)?;
    }

    #[test]
    fn moves_and_removals_always_leave_a_forest(deeds in moves(60)) {
        check_every_step(&deeds)?;
    }

    #[test]
    fn a_part_never_removes_anything(deeds in deeds(50), records in any::<u16>(), fields in any::<u16>()) {
        let round = Round::after(&deeds);
        for store in &round.stores {
            let part = some_of(store, records, fields);
            let mut whole = store.clone();
            prop_assert!(whole.join(&part).is_empty(), "a part of what is known is no news");
            prop_assert_eq!(&whole, store);
        }
        // Whatever a part of somebody else's workbook brings, what it does not speak of stays.
        for (at, mine) in round.stores.iter().enumerate() {
            let part = some_of(&round.stores[(at + 1) % round.stores.len()], records, fields);
            let mut whole = mine.clone();
            whole.join(&part);
            for (id, record) in mine.records() {
                let spoken_of = part.record(id).map(|r| r.cells.keys().collect::<BTreeSet<_>>()).unwrap_or_default();
                for (field, cell) in record.cells.iter().filter(|(field, _)| !spoken_of.contains(field)) {
                    let erased = part.erased().contains(id) && !mine.erased().contains(id);
                    prop_assert!(erased || whole.cell(id, field) == Some(cell), "{} {}", id, field);
                }
            }
        }
    }

    #[test]
    fn erased_stays_erased_whatever_comes_in(deeds in deeds(60)) {
        let round = Round::after(&deeds);
        let everything = joined(&round.stores);
        for id in everything.erased() {
            prop_assert!(!everything.is_visible(id));
            let text = format::write("w", &everything);
            let line = text.lines().find(|line| line.starts_with(&format!("{{\"id\":\"{id}\"")));
            let Some(line) = line else { continue };
            prop_assert_eq!(id.table(), "goal", "only a goal keeps anything: {}", line);
            let members: BTreeMap<String, serde_json::Value> =
                serde_json::from_str(line.trim_end_matches(',')).unwrap();
            let kept: Vec<&str> = members.keys().map(String::as_str).collect();
            prop_assert!(kept.iter().all(|name| ["@removed", "@seen", "@siblings", "@stamps", "id", "position"].contains(name)), "{}", line);
            for name in ["text", "kind", "colour"] {
                prop_assert!(!line.contains(name), "{}", line);
            }
        }
        // Somebody who never heard of the erasure hears everything: gone there too.
        let mut late = round.stores[0].clone();
        late.join(&everything);
        for store in &round.stores {
            late.join(store);
        }
        for id in everything.erased() {
            prop_assert!(!late.is_visible(id));
        }
        prop_assert_eq!(late, everything);
    }
}

proptest! {
    #![proptest_config(cases(600))]

    /// Not only what honest writers make: any cells, contexts and removals at all.
    #[test]
    fn the_laws_hold_for_forged_stores_too(stores in prop::collection::vec(forged_store(), 3)) {
        let [a, b, c] = [&stores[0], &stores[1], &stores[2]];
        prop_assert_eq!(joined([a, b]), joined([b, a]));
        prop_assert_eq!(joined([&joined([a, b]), c]), joined([a, &joined([b, c])]));
        prop_assert_eq!(joined([a, b, c, b, a]), joined([a, b, c]));
        let text = format::write("w", &joined([a, b, c]));
        prop_assert_eq!(format::read(text.as_bytes()).unwrap().store, joined([a, b, c]));
    }
}

fn check_every_step(deeds: &[Deed]) -> Result<(), TestCaseError> {
    let mut round = Round::new();
    let mut workbooks = vec![Workbook::default(); round.stores.len()];
    for deed in deeds {
        let Some(done) = round.perform(deed) else { continue };
        let store = &round.stores[done.writer];
        let workbook = &mut workbooks[done.writer];
        let before = workbook.forest().clone();
        let changed = workbook.refresh(store, &done.touched);
        prop_assert_eq!(&*workbook, &Workbook::project(store), "step by step and from the start");
        prop_assert!(changed || before == *workbook.forest(), "says when the forest changed");
        check_forest(workbook, store)?;
        check_lists(workbook, store)?;
    }
    Ok(())
}

/// A workbook of which somebody left out records and fields.
fn some_of(store: &Store, records: u16, fields: u16) -> Store {
    let mut part = Store::default();
    for (at, (id, record)) in store.records().enumerate().filter(|(at, _)| records >> (at % 16) & 1 == 1) {
        let some = |n: usize| fields >> ((at + n) % 16) & 1 == 1;
        let cells = record.cells.iter().enumerate().filter(|(n, _)| some(*n));
        let removed = record.removed.iter().enumerate().filter(|(n, _)| some(n + 5));
        let record = StoredRecord {
            cells: cells.map(|(_, (field, cell))| (field.clone(), cell.clone())).collect(),
            removed: removed.map(|(_, (field, seen))| (field.clone(), seen.clone())).collect(),
        };
        part.insert(id.clone(), record);
    }
    for (_, id) in store.erased().iter().enumerate().filter(|(at, _)| records >> (at % 16) & 1 == 1) {
        part.insert_erasure(id.clone());
    }
    part
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (1_u64..6, 0_usize..4).prop_map(|(time, writer)| Stamp { time, writer: Round::writer(writer) })
}

fn context() -> impl Strategy<Value = Context> {
    prop::collection::vec(stamp(), 0..4).prop_map(|stamps| stamps.into_iter().collect())
}

fn forged_store() -> impl Strategy<Value = Store> {
    let sibling = (stamp(), 0_i32..3).prop_map(|(stamp, value)| Sibling { stamp, value: format!("V{value}").into() });
    let cell = (prop::collection::vec(sibling, 0..4), context()).prop_map(|(siblings, seen)| Cell::new(siblings, seen));
    let id = prop_oneof![Just("drawing/a"), Just("drawing/b")].prop_map(|name| RecordId::parse(name).unwrap());
    let field = || prop_oneof![Just("text"), Just("colour")].prop_map(Field::named);
    let cells = prop::collection::btree_map(field(), cell, 0..3);
    let removed = prop::collection::btree_map(field(), context(), 0..2);
    let record = (cells, removed).prop_map(|(cells, removed)| StoredRecord { cells, removed });
    let erased = prop::collection::vec(prop::bool::weighted(0.1), 1);
    (prop::collection::vec((id, record), 0..4), erased).prop_map(|(records, erased)| {
        let mut store = Store::default();
        for (id, record) in records {
            store.insert(id, record);
        }
        if erased[0] {
            store.insert_erasure(RecordId::parse("drawing/a").unwrap());
        }
        store
    })
}
