//! Removing, the bin, and bringing back.

mod branch;

pub use branch::{Binned, in_bin};

use super::goal::uppermost;
use super::place::{Stand, arrange};
use super::{Plan, Refusal, Scene, StepName, exists_by_nature};
use crate::gather::Gather;
use crate::model::{FieldKind, FieldValue, Position, field_kind, present_situation_id};
use crate::store::{Cell, Change, Field, POSITION, RecordId, Store, StoredRecord};
use std::collections::BTreeSet;

/// Records that are nothing without one of their ends.
const LINKS: [&str; 19] = [
    "contribution",
    "indicator-link",
    "provision",
    "measurement",
    "weights",
    "rating",
    "reason",
    "reply",
    "rule-link",
    "answer",
    "argument",
    "risk",
    "choice-part",
    "choice-link",
    "weighed",
    "test",
    "discussed",
    "distinct",
    "merged",
];

/// The links on a record, and what was discussed about those.
fn links_of<'a>(scene: &'a Scene, id: &'a RecordId) -> impl Iterator<Item = RecordId> + 'a {
    let links = LINKS.iter().flat_map(move |table| scene.workbook.pointing_at(id, table));
    links.flat_map(|link| std::iter::once(link).chain(scene.workbook.pointing_at(link, "discussed"))).cloned()
}

pub(super) fn remove_with_branch(scene: &mut Scene, records: &[RecordId]) -> Result<Plan, Refusal> {
    let first = records.first().ok_or(Refusal::Nothing)?;
    let mut gone: BTreeSet<RecordId> = BTreeSet::new();
    let mut main = 0;
    for id in records {
        if *id == present_situation_id() {
            return Err(Refusal::PresentSituationStays);
        }
        if exists_by_nature(id) {
            return Err(Refusal::Nothing);
        }
        scene.must_show(id)?;
        if gone.contains(id) {
            continue;
        }
        for id in if id.table() == "goal" { scene.workbook.forest().branch(id) } else { vec![id.clone()] } {
            gone.extend(links_of(scene, &id));
            main += usize::from(gone.insert(id));
        }
    }
    main += take_along_what_served_only(scene, &mut gone);
    let name = StepName::new("remove", scene.text_of(first), main);
    let focus = neighbour_of(scene, first, &gone);
    Ok(Plan { name, changes: gone.into_iter().map(Change::Remove).collect(), focus })
}

/// Activities that serve nothing but what goes, go with it: they stood below it. Returns how many.
fn take_along_what_served_only(scene: &Scene, gone: &mut BTreeSet<RecordId>) -> usize {
    let goals_go = gone.iter().any(|id| id.table() == "goal");
    let links = gone.iter().filter(|_| goals_go).filter_map(|id| scene.workbook.contributions.get(id));
    let served: BTreeSet<RecordId> = links.filter_map(|link| link.activity.clone()).into_set();
    let mut taken = 0;
    for activity in served {
        let serves_more = scene.workbook.pointing_at(&activity, "contribution").any(|link| !gone.contains(link));
        if !serves_more && scene.store.is_visible(&activity) && !gone.contains(&activity) {
            gone.extend(links_of(scene, &activity));
            gone.insert(activity);
            taken += 1;
        }
    }
    taken
}

pub(super) fn remove_only(scene: &mut Scene, goals: &[RecordId]) -> Result<Plan, Refusal> {
    let first = goals.first().ok_or(Refusal::Nothing)?.clone();
    if goals.iter().any(|id| id.table() != "goal") {
        return remove_with_branch(scene, goals);
    }
    let tops = uppermost(scene, goals)?;
    let gone: BTreeSet<RecordId> = goals.iter().cloned().into_set();
    let mut parents: Vec<Option<RecordId>> =
        tops.iter().map(|top| scene.workbook.forest().parent(top).cloned()).collect();
    parents.dedup();
    let mut changes = Vec::new();
    for parent in parents.iter().into_set() {
        let line = without(scene, parent.as_ref(), &gone);
        changes.extend(arrange(scene, parent.as_ref(), &line));
    }
    for goal in &gone {
        changes.extend(links_of(scene, goal).map(Change::Remove));
        changes.push(Change::Remove(goal.clone()));
    }
    let below = scene.workbook.forest().branch(&first).into_iter().find(|id| !gone.contains(id));
    let focus = below.map(|child| (child, None)).or_else(|| neighbour_of(scene, &first, &gone));
    Ok(Plan { name: StepName::new("remove-only", scene.text_of(&first), gone.len()), changes, focus })
}

/// The goals below a parent once some are gone: what was below those stands in their place, in order.
fn without(scene: &Scene, parent: Option<&RecordId>, gone: &BTreeSet<RecordId>) -> Vec<Stand> {
    let forest = scene.workbook.forest();
    let mut line = Vec::new();
    let mut todo: Vec<(&RecordId, bool)> = forest.children(parent).rev().map(|id| (id, true)).collect();
    while let Some((id, is_own)) = todo.pop() {
        if gone.contains(id) {
            todo.extend(forest.children(Some(id)).rev().map(|child| (child, false)));
        } else {
            line.push(if is_own { Stand::Stays(id.clone()) } else { Stand::Comes(id.clone()) });
        }
    }
    line
}

/// Where the eye goes when a goal is gone: the next sibling, the one before, the parent.
fn neighbour_of(scene: &Scene, id: &RecordId, gone: &BTreeSet<RecordId>) -> Option<(RecordId, Option<RecordId>)> {
    let forest = scene.workbook.forest();
    let mut id = forest.contains(id).then_some(id)?;
    loop {
        let parent = forest.parent(id);
        let siblings: Vec<&RecordId> = forest.children(parent).collect();
        let at = siblings.iter().position(|sibling| *sibling == id)?;
        let nearest = siblings.iter().skip(at + 1).chain(siblings.iter().take(at).rev());
        if let Some(sibling) = nearest.copied().chain(parent).find(|id| !gone.contains(*id)) {
            return Some((sibling.clone(), forest.parent(sibling).cloned()));
        }
        id = parent?;
    }
}

pub(super) fn restore(scene: &mut Scene, records: &[RecordId]) -> Result<Plan, Refusal> {
    let first = records.first().ok_or(Refusal::Nothing)?;
    if let Some(missing) = records.iter().find(|id| !scene.workbook.bin().contains(*id)) {
        return Err(Refusal::NotThere(missing.clone()));
    }
    let mut back: BTreeSet<RecordId> = records.iter().cloned().into_set();
    // Goals below come back with them, by the places they are kept at.
    for id in scene.workbook.bin().iter().filter(|id| id.table() == "goal") {
        let mut path = vec![id.clone()];
        while let Some(above) = path.last().and_then(|at| kept_parent(scene.store, at)) {
            if back.contains(&above) {
                back.extend(path);
                break;
            }
            if !scene.workbook.bin().contains(&above) || path.contains(&above) {
                break;
            }
            path.push(above);
        }
    }
    // Activities that went along with a goal they served come back with it.
    for id in scene.workbook.bin().iter().filter(|id| id.table() == "contribution") {
        let ends = ends_of(scene.store, id);
        if ends.iter().any(|end| end.table() == "goal" && back.contains(end)) {
            back.extend(ends.into_iter().filter(|end| end.table() == "activity" && scene.workbook.bin().contains(end)));
        }
    }
    // Links come back when the removal took them along and both ends are there again.
    for id in scene.workbook.bin() {
        if LINKS.contains(&id.table()) {
            let ends = ends_of(scene.store, id);
            let is_there = |end: &RecordId| back.contains(end) || scene.store.is_visible(end) || exists_by_nature(end);
            if ends.iter().all(is_there) && ends.iter().any(|end| back.contains(end)) {
                back.insert(id.clone());
            }
        }
    }
    let text = scene.store.cell(first, &Field::known("text")).and_then(|c| c.shown()).and_then(|v| v.as_str());
    let name = StepName::new("restore", text.unwrap_or_default(), records.len());
    Ok(Plan { name, changes: back.into_iter().map(Change::Restore).collect(), focus: Some((first.clone(), None)) })
}

/// The goal a removed goal stood below.
fn kept_parent(store: &Store, id: &RecordId) -> Option<RecordId> {
    store.cell(id, &POSITION).and_then(Cell::shown).and_then(Position::read)?.parent
}

/// The records a link in the bin refers to.
fn ends_of(store: &Store, id: &RecordId) -> Vec<RecordId> {
    let cells = store.record(id).into_iter().flat_map(|record| &record.cells);
    let ends = cells.filter(|(field, _)| field_kind(id, field) == Some(FieldKind::Reference));
    ends.filter_map(|(_, cell)| cell.shown()?.as_str()).filter_map(RecordId::parse).collect()
}

pub(super) fn keep(scene: &mut Scene, record: &RecordId) -> Result<Plan, Refusal> {
    scene.must_show(record)?;
    if !scene.store.record(record).is_some_and(StoredRecord::is_removed_but_changed) {
        return Err(Refusal::Nothing);
    }
    let name = StepName::new("keep", scene.text_of(record), 1);
    Ok(Plan { name, changes: vec![Change::Restore(record.clone())], focus: None })
}

pub(super) fn empty(scene: &mut Scene) -> Result<Plan, Refusal> {
    let changes: Vec<Change> = scene.workbook.bin().iter().cloned().map(Change::Purge).collect();
    if changes.is_empty() {
        return Err(Refusal::Nothing);
    }
    Ok(Plan { name: StepName::new("empty-bin", "", changes.len()), changes, focus: None })
}
