//! What the bin holds, as people threw it away: a branch is one thing.

use super::{LINKS, ends_of, kept_parent};
use crate::gather::Gather;
use crate::model::Workbook;
use crate::store::{Field, RecordId, Store};
use std::collections::{BTreeMap, BTreeSet};

/// One thing in the bin: a branch by the goal on top of it, or a record by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// What brings all of it back ([`crate::command::Command::RestoreFromBin`]).
    pub head: RecordId,
    /// Its text.
    pub text: String,
    /// How many goals and activities come back with it.
    pub more: usize,
}

/// The bin, one line for each thing. Records without a text, such as links, come and go with others.
pub fn in_bin(workbook: &Workbook, store: &Store) -> Vec<Binned> {
    let bin = workbook.bin();
    let mut heads: BTreeMap<&RecordId, RecordId> = BTreeMap::new();
    for id in bin.iter().filter(|id| id.table() == "goal") {
        heads.insert(id, head_of(bin, store, id));
    }
    // An activity that went along with a goal it served.
    for link in bin.iter().filter(|id| id.table() == "contribution") {
        let ends = ends_of(store, link).into_iter().into_set();
        let head = ends.iter().find_map(|end| heads.get(end).filter(|_| end.table() == "goal").cloned());
        let activity = ends.iter().filter(|end| end.table() == "activity").find_map(|end| bin.get(end));
        if let (Some(head), Some(activity)) = (head, activity) {
            heads.entry(activity).or_insert(head);
        }
    }
    let mut more: BTreeMap<&RecordId, usize> = BTreeMap::new();
    for head in heads.iter().filter(|(id, head)| *id != head).map(|(_, head)| head) {
        *more.entry(head).or_default() += 1;
    }
    let text = |id: &RecordId| Some(store.cell(id, &Field::known("text"))?.shown()?.as_str()?.to_owned());
    let is_head = |id: &&RecordId| !LINKS.contains(&id.table()) && heads.get(id).is_none_or(|head| head == *id);
    let of =
        |id: &RecordId| Some(Binned { text: text(id)?, more: more.get(id).copied().unwrap_or(0), head: id.clone() });
    bin.iter().filter(is_head).filter_map(of).collect()
}

/// The goal on top of the branch that a goal in the bin stood in.
fn head_of(bin: &BTreeSet<RecordId>, store: &Store, id: &RecordId) -> RecordId {
    let mut path = vec![id.clone()];
    while let Some(above) = path.last().and_then(|at| kept_parent(store, at)) {
        if !bin.contains(&above) || path.contains(&above) {
            break;
        }
        path.push(above);
    }
    path.pop().unwrap_or_else(|| id.clone())
}
