//! The forest once more, slow and obvious, from nothing but the shown positions.
#![allow(clippy::missing_panics_doc, clippy::must_use_candidate, missing_docs, dead_code)]

use std::collections::{BTreeMap, BTreeSet};
use waardenboom_core::model::{FieldValue, Position};
use waardenboom_core::store::{POSITION, RecordId, Store};

/// Who is below whom, and what was settled on the way.
#[derive(Debug, Default, PartialEq)]
pub struct SlowForest {
    pub parents: BTreeMap<RecordId, Option<RecordId>>,
    /// Per parent the goals below it, in order.
    pub children: BTreeMap<Option<RecordId>, Vec<RecordId>>,
    pub circles: BTreeSet<RecordId>,
    pub orphans: BTreeSet<RecordId>,
}

pub fn slow_forest(store: &Store) -> SlowForest {
    let mut forest = SlowForest::default();
    let mut positions = BTreeMap::new();
    let mut by_age = Vec::new();
    for (id, record) in store.records().filter(|(id, _)| id.table() == "goal") {
        let last = record.cells.get(&POSITION).and_then(|cell| cell.siblings().last());
        let position = last.and_then(|sibling| Position::read(&sibling.value)).unwrap_or_default();
        by_age.push((last.map(|sibling| sibling.stamp), id.clone()));
        positions.insert(id.clone(), position);
    }
    by_age.sort();
    // Oldest first; one that would close a circle goes to the top.
    let mut above: BTreeMap<RecordId, RecordId> = BTreeMap::new();
    for (_, id) in by_age {
        let Some(parent) = positions[&id].parent.clone() else { continue };
        let mut chain = vec![parent.clone()];
        while let Some(next) = above.get(&chain[chain.len() - 1]) {
            chain.push(next.clone());
        }
        if chain.contains(&id) {
            if store.is_visible(&id) {
                forest.circles.insert(id);
            }
        } else {
            above.insert(id, parent);
        }
    }
    // Past what does not show, up to what does.
    for id in positions.keys().filter(|id| store.is_visible(id)) {
        let mut parent = above.get(id);
        while let Some(hidden) = parent.filter(|parent| !store.is_visible(parent)) {
            forest.orphans.insert(id.clone());
            parent = above.get(hidden);
        }
        forest.parents.insert(id.clone(), parent.cloned());
        forest.children.entry(parent.cloned()).or_default().push(id.clone());
    }
    for siblings in forest.children.values_mut() {
        siblings.sort_by_key(|id| (positions[id].order.clone(), id.clone()));
    }
    forest
}
