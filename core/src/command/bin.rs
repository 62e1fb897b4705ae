//! Removing, the bin, and bringing back.

use super::goal::uppermost;
use super::place::{keys_at, position};
use super::{Place, Plan, Refusal, Scene, StepName};
use crate::model::present_situation_id;
use crate::store::{Change, RecordId};
use std::collections::BTreeSet;

/// Records that are nothing without one of their ends.
const LINKS: [&str; 6] = ["contribution", "indicator-link", "provision", "measurement", "weights", "rating"];

fn links_of<'a>(scene: &'a Scene, id: &'a RecordId) -> impl Iterator<Item = RecordId> + 'a {
    LINKS.iter().flat_map(move |table| scene.workbook.pointing_at(id, table)).cloned()
}

pub(super) fn remove_with_branch(scene: &mut Scene, records: &[RecordId]) -> Result<Plan, Refusal> {
    let first = records.first().ok_or(Refusal::Nothing)?;
    let mut gone: BTreeSet<RecordId> = BTreeSet::new();
    let mut main = 0;
    for id in records {
        if *id == present_situation_id() {
            return Err(Refusal::PresentSituationStays);
        }
        scene.must_show(id)?;
        for id in if id.table() == "goal" { scene.workbook.forest().branch(id) } else { vec![id.clone()] } {
            gone.extend(links_of(scene, &id));
            main += usize::from(gone.insert(id));
        }
    }
    let name = StepName::new("remove", scene.text_of(first), main);
    let focus = neighbour_of(scene, first, &gone);
    Ok(Plan { name, changes: gone.into_iter().map(Change::Remove).collect(), focus })
}

pub(super) fn remove_only(scene: &mut Scene, goals: &[RecordId]) -> Result<Plan, Refusal> {
    let first = goals.first().ok_or(Refusal::Nothing)?.clone();
    if goals.iter().any(|id| id.table() != "goal") {
        return remove_with_branch(scene, goals);
    }
    uppermost(scene, goals)?;
    let mut changes = Vec::new();
    for goal in goals {
        let kept: Vec<RecordId> = scene
            .workbook
            .forest()
            .branch(goal)
            .into_iter()
            .filter(|id| !goals.contains(id) && scene.workbook.forest().parent(id) == Some(goal))
            .collect();
        // What was below several removed goals goes to the place of the uppermost one.
        let top =
            scene.workbook.forest().ancestors(goal).take_while(|a| goals.contains(a)).last().unwrap_or(goal).clone();
        let (parent, keys, rekeyed) = keys_at(scene, &Place::After(top), kept.len(), &[])?;
        changes.extend(rekeyed.into_iter().filter(|change| !goals.contains(change.record())));
        changes.extend(kept.iter().zip(&keys).map(|(id, key)| position(id, parent.as_ref(), key)));
        changes.extend(links_of(scene, goal).map(Change::Remove));
        changes.push(Change::Remove(goal.clone()));
    }
    let below = scene.workbook.forest().children(Some(&first)).next().cloned();
    let gone = goals.iter().cloned().collect();
    let focus = match below.filter(|id| !goals.contains(id)) {
        Some(child) => Some((child, scene.workbook.forest().parent(&first).cloned())),
        None => neighbour_of(scene, &first, &gone),
    };
    Ok(Plan { name: StepName::new("remove-only", scene.text_of(&first), goals.len()), changes, focus })
}

/// Where the eye goes when a record is gone: the next sibling, the one before, the parent.
fn neighbour_of(scene: &Scene, id: &RecordId, gone: &BTreeSet<RecordId>) -> Option<(RecordId, Option<RecordId>)> {
    let forest = scene.workbook.forest();
    if !forest.contains(id) {
        return None;
    }
    let parent = forest.parent(id);
    let siblings: Vec<&RecordId> = forest.children(parent).collect();
    let at = siblings.iter().position(|sibling| *sibling == id)?;
    let next = siblings.iter().skip(at + 1).chain(siblings.iter().take(at).rev()).find(|id| !gone.contains(**id));
    match next {
        Some(sibling) => Some(((*sibling).clone(), parent.cloned())),
        None => parent.filter(|p| !gone.contains(*p)).map(|p| (p.clone(), forest.parent(p).cloned())),
    }
}

pub(super) fn restore(scene: &mut Scene, records: &[RecordId]) -> Result<Plan, Refusal> {
    let first = records.first().ok_or(Refusal::Nothing)?;
    if let Some(missing) = records.iter().find(|id| !scene.workbook.bin().contains(*id)) {
        return Err(Refusal::NotThere(missing.clone()));
    }
    let mut back: BTreeSet<RecordId> = records.iter().cloned().collect();
    // Links come back when the removal took them along and both ends are there again.
    for id in scene.workbook.bin() {
        if LINKS.contains(&id.table()) {
            let ends = ends_of(scene, id);
            let all_there = ends.iter().all(|end| back.contains(end) || scene.store.is_visible(end));
            if all_there && ends.iter().any(|end| records.contains(end)) {
                back.insert(id.clone());
            }
        }
    }
    let text =
        scene.store.cell(first, &crate::store::Field::known("text")).and_then(|c| c.shown()).and_then(|v| v.as_str());
    let name = StepName::new("restore", text.unwrap_or_default(), records.len());
    Ok(Plan { name, changes: back.into_iter().map(Change::Restore).collect(), focus: Some((first.clone(), None)) })
}

/// The records a link in the bin refers to.
fn ends_of(scene: &Scene, id: &RecordId) -> Vec<RecordId> {
    let cells = scene.store.record(id).into_iter().flat_map(|record| record.cells.values());
    cells.filter_map(|cell| cell.shown()?.as_str()).filter_map(RecordId::parse).collect()
}

pub(super) fn keep(scene: &mut Scene, record: &RecordId) -> Result<Plan, Refusal> {
    scene.must_show(record)?;
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
