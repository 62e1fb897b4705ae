//! What must hold of every workbook at every moment, and what a person sees of one.
#![allow(clippy::missing_panics_doc, clippy::must_use_candidate, missing_docs, dead_code)]

use crate::forest::{SlowForest, slow_forest};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use waardenboom_core::format;
use waardenboom_core::model::{FieldValue, Listed, Position, Workbook};
use waardenboom_core::store::{Cell, Field, POSITION, RecordId, Sibling, Store};
use waardenboom_core::tree::{FoldState, Forest, Outline, RowKind};

type Checked = Result<(), TestCaseError>;

/// Everything that a person can see: what is there with all its values, how the goals stand, what is
/// undecided or listed, and what is in the bin.
#[derive(Clone, Debug, PartialEq)]
pub struct Visible {
    records: BTreeMap<RecordId, BTreeMap<Field, Vec<Value>>>,
    children: BTreeMap<Option<RecordId>, Vec<RecordId>>,
    listed: Vec<Listed>,
    bin: BTreeSet<RecordId>,
}

pub fn visible(workbook: &Workbook, store: &Store) -> Visible {
    let values = |cell: &Cell| cell.siblings().iter().map(|sibling| sibling.value.clone()).collect::<Vec<_>>();
    let seen = |id: &RecordId| store.is_visible(id) || workbook.bin().contains(id);
    let records = store.records().filter(|(id, _)| seen(id)).map(|(id, record)| {
        let cells = record.cells.iter().filter(|(_, cell)| !cell.siblings().is_empty());
        (id.clone(), cells.map(|(field, cell)| (field.clone(), values(cell))).collect())
    });
    let forest = workbook.forest();
    let parents = workbook.goals.keys().map(Some).chain([None]);
    let children = parents.map(|parent| (parent.cloned(), forest.children(parent).cloned().collect()));
    Visible {
        records: records.collect(),
        children: children.collect(),
        listed: workbook.listed(),
        bin: workbook.bin().clone(),
    }
}

/// The workbook is what the store says, the file says it too, and the store holds nothing empty.
pub fn check_all(workbook: &Workbook, store: &Store) -> Checked {
    prop_assert_eq!(workbook, &Workbook::project(store), "step by step and from the start");
    let text = format::write("w", store);
    let opened = format::read(text.as_bytes());
    prop_assert!(opened.is_ok(), "{:?} in {}", opened, text);
    prop_assert_eq!(&opened.unwrap().store, store);
    for (id, record) in store.records() {
        prop_assert!(!record.cells.is_empty() || !record.removed.is_empty(), "{} is an empty shell", id);
        prop_assert!(RecordId::parse(id.as_str()).is_some());
        for (field, cell) in &record.cells {
            prop_assert!(!cell.context().is_empty(), "{} {} is an empty shell", id, field);
        }
        prop_assert!(record.removed.values().all(|seen| !seen.is_empty()));
    }
    check_forest(workbook, store)?;
    check_lists(workbook, store)
}

/// No circle, every visible goal once, levels that follow, siblings in order; and as the slow one has it.
/// Every activity has a row, and never two in one place.
pub fn check_forest(workbook: &Workbook, store: &Store) -> Checked {
    let forest = workbook.forest();
    let visible: BTreeSet<RecordId> =
        store.records().map(|(id, _)| id).filter(|id| id.table() == "goal" && store.is_visible(id)).cloned().collect();
    let goals: BTreeSet<RecordId> = workbook.goals.keys().cloned().collect();
    prop_assert_eq!(&goals, &visible);
    prop_assert_eq!(forest.len(), visible.len());
    let outline = Outline::of(workbook, &FoldState::default());
    let mut above: Vec<&RecordId> = Vec::new();
    let mut rows = BTreeSet::new();
    let mut activities = BTreeSet::new();
    let mut keys = BTreeSet::new();
    for row in outline.rows() {
        prop_assert!(keys.insert((&row.id, &row.parent)), "{} has two rows in one place", &row.id);
        above.truncate(row.level as usize - 1);
        prop_assert_eq!(above.len() + 1, row.level as usize, "levels step by one");
        prop_assert_eq!(row.parent.as_ref(), above.last().copied());
        if row.kind == RowKind::Activity {
            activities.insert(row.id.clone());
            continue;
        }
        prop_assert!(rows.insert(row.id.clone()), "{} stands in the outline twice", &row.id);
        prop_assert_eq!(forest.parent(&row.id), row.parent.as_ref());
        prop_assert_eq!(forest.ancestors(&row.id).count(), above.len());
        above.push(&row.id);
    }
    prop_assert_eq!(&rows, &visible, "every goal has a row");
    prop_assert_eq!(&activities, &workbook.activities.keys().cloned().collect(), "every activity has a row");
    let order_of = |id: &RecordId| {
        let shown = store.cell(id, &POSITION).and_then(Cell::shown);
        shown.and_then(Position::read).unwrap_or_default().order
    };
    let parents: Vec<Option<&RecordId>> = visible.iter().map(Some).chain([None]).collect();
    let mut fast = SlowForest::default();
    for parent in parents {
        let children: Vec<RecordId> = forest.children(parent).cloned().collect();
        let keys: Vec<(String, RecordId)> = children.iter().map(|id| (order_of(id), id.clone())).collect();
        prop_assert!(keys.is_sorted(), "children stand in the order of key and name");
        if !children.is_empty() {
            fast.children.insert(parent.cloned(), children);
        }
    }
    fast.parents = visible.iter().map(|id| (id.clone(), forest.parent(id).cloned())).collect();
    fast.circles = forest.circles().cloned().collect();
    fast.orphans = forest.orphans().cloned().collect();
    prop_assert_eq!(fast, slow_forest(store));
    prop_assert_eq!(forest, &Forest::build(store));
    Ok(())
}

/// Conflicts, bin and list say what the siblings say.
pub fn check_lists(workbook: &Workbook, store: &Store) -> Checked {
    let mut conflicts = BTreeSet::new();
    let mut changed = BTreeSet::new();
    let mut bin = BTreeSet::new();
    for (id, record) in store.records() {
        prop_assert_eq!(workbook.shows(id), store.is_visible(id) && id.table() != "drawing", "{} shows", id);
        if store.is_visible(id) {
            let undecided = record.cells.iter().filter(|(field, cell)| is_undecided(id, field, cell));
            conflicts.extend(undecided.map(|(field, _)| (id.clone(), field.clone())));
            if record.is_removed_but_changed() {
                changed.insert(Listed::RemovedButChanged(id.clone()));
            }
        } else if !store.erased().contains(id) && record.is_in_bin() {
            bin.insert(id.clone());
        }
    }
    let found = workbook.conflicts(store);
    for conflict in &found {
        prop_assert!(conflict.values.len() > 1 && workbook.has_conflict(&conflict.record));
        let shown = store.cell(&conflict.record, &conflict.field).and_then(|cell| cell.siblings().last());
        prop_assert_eq!(conflict.values.last(), shown.map(|sibling| &sibling.value), "the last one shows");
    }
    prop_assert_eq!(found.into_iter().map(|c| (c.record, c.field)).collect::<BTreeSet<_>>(), conflicts);
    let listed = workbook.listed().into_iter().filter(|listed| matches!(listed, Listed::RemovedButChanged(_)));
    prop_assert_eq!(listed.collect::<BTreeSet<_>>(), changed);
    prop_assert_eq!(workbook.bin(), &bin);
    Ok(())
}

/// Different values beside each other; of positions different parents, and order keys never.
fn is_undecided(id: &RecordId, field: &Field, cell: &Cell) -> bool {
    let what = |sibling: &Sibling| match (id.table(), field.as_str()) {
        (_, "order") | ("meeting", "seen") => String::new(),
        ("goal", "position") => format!("{:?}", Position::read(&sibling.value).map(|position| position.parent)),
        _ => sibling.value.to_string(),
    };
    cell.siblings().iter().map(what).collect::<BTreeSet<_>>().len() > 1
}
