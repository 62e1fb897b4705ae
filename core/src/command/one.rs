//! Samenvoegen tot één: records that say the same become one, and nothing of them is lost.
//!
//! Whatever points at a record that goes, points at the kept one afterwards. A link that is named after its ends
//! so gets another name, and what points at that link follows; where the kept one has such a link already, the two
//! become one in the same way. All of it is ordinary changes in one step: a merge with what others do meanwhile
//! keeps their part, and undo brings everything back.

mod combine;
mod draft;
mod rename;

use super::place::{Place, Stand, arrange};
use super::{Plan, Refusal, Scene, StepName};
use crate::gather::Gather;
use crate::model::FieldValue;
use crate::store::{Change, Field, POSITION, RecordId};
use draft::Drafts;
use rename::{Fate, Renaming};
use std::collections::BTreeSet;

/// The tables whose records can become one. Participants never do: their answers are their own.
pub const MERGEABLE: &[&str] =
    &["challenge", "goal", "activity", "provider", "target-group", "information-need", "indicator", "note"];

pub(super) fn make(scene: &mut Scene, kept: &RecordId, others: &[RecordId]) -> Result<Plan, Refusal> {
    let others = checked(scene, kept, others)?;
    let renaming = Renaming::of(scene.workbook, kept, &others);
    let mut drafts = Drafts::new(scene.workbook, scene.store);
    for other in &others {
        drafts.take_over(kept, other, &renaming);
    }
    for pointing in renaming.pointing() {
        match renaming.fate(pointing) {
            None => drafts.rewrite(pointing, &renaming),
            Some(Fate::Becomes(name)) => drafts.take_over(name, pointing, &renaming),
            Some(Fate::Vanishes) => {}
        }
    }
    for other in &others {
        let name = RecordId::derived("merged", [kept.as_str(), other.as_str()]);
        drafts.write(&name, "record", kept.as_str().into());
        drafts.write(&name, "text", scene.text_of(other).write());
        drafts.write(&name, "former_id", other.as_str().into());
    }
    let mut changes = drafts.changes();
    changes.extend(sign_of_life(scene, kept));
    changes.extend(places(scene, kept, &others));
    let gone: BTreeSet<RecordId> = others.iter().chain(renaming.gone()).cloned().into_set();
    changes.extend(gone.into_iter().map(Change::Remove));
    let above = scene.workbook.forest().parent(kept).cloned().filter(|parent| !others.contains(parent));
    let name = StepName::new("make-one", scene.text_of(kept), others.len() + 1);
    Ok(Plan { name, changes, focus: Some((kept.clone(), above)) })
}

/// The name of a former wording. What a file says of the former id may be anything; then its own name tells it apart.
pub(super) fn merged_id(kept: &RecordId, former_id: &str, wording: &RecordId) -> RecordId {
    let former = RecordId::parse(former_id);
    RecordId::derived("merged", [kept.as_str(), former.as_ref().map_or_else(|| wording.key(), RecordId::as_str)])
}

/// Writes the place of the kept record again as it is. If somebody else makes the two one the other way round
/// meanwhile, both stay, listed as removed and changed; without it both would be in the bin. A place is what people
/// least often change at the same time, and an order key never makes a conflict.
fn sign_of_life(scene: &Scene, kept: &RecordId) -> Option<Change> {
    let field = if kept.table() == "goal" { POSITION } else { Field::known("order") };
    let fields = [field, Field::known("text")];
    let mut cells = fields.into_iter().filter_map(|field| Some((scene.store.cell(kept, &field)?.siblings(), field)));
    let (siblings, field) = cells.find(|(siblings, _)| !siblings.is_empty())?;
    let values = siblings.iter().map(|sibling| sibling.value.clone()).collect();
    Some(Change::Write { record: kept.clone(), field, values, basis: None })
}

/// The others, each once, when all of them can become one with the kept one.
fn checked(scene: &Scene, kept: &RecordId, others: &[RecordId]) -> Result<Vec<RecordId>, Refusal> {
    scene.must_show(kept)?;
    if !MERGEABLE.contains(&kept.table()) {
        return Err(Refusal::NotOneKind(kept.clone()));
    }
    let kind_of = |id: &RecordId| scene.workbook.goals.get(id).and_then(|goal| goal.kind);
    let mut all: Vec<RecordId> = Vec::new();
    for other in others {
        scene.must_show(other)?;
        if other.table() != kept.table() || kind_of(other) != kind_of(kept) {
            return Err(Refusal::NotOneKind(other.clone()));
        }
        if other != kept && !all.contains(other) {
            all.push(other.clone());
        }
    }
    if all.is_empty() { Err(Refusal::Nothing) } else { Ok(all) }
}

/// Goals below the others come below the kept one, at the end. A kept goal that stands below one of the others
/// first takes the place of the highest of those.
fn places(scene: &mut Scene, kept: &RecordId, others: &[RecordId]) -> Vec<Change> {
    let forest = scene.workbook.forest();
    let mut changes = Vec::new();
    if let Some(highest) = forest.ancestors(kept).filter(|above| others.contains(above)).last() {
        let place = Place::After(highest.clone());
        let parent = forest.parent(highest).cloned();
        let line = place.line_up(scene, parent.as_ref(), std::slice::from_ref(kept));
        changes.extend(arrange(scene, parent.as_ref(), &line));
    }
    let below = others.iter().flat_map(|other| forest.children(Some(other)));
    let coming: Vec<RecordId> = below.filter(|id| *id != kept && !others.contains(id)).cloned().collect();
    if !coming.is_empty() {
        let stays = forest.children(Some(kept)).filter(|id| !others.contains(id)).cloned().map(Stand::Stays);
        let line: Vec<Stand> = stays.chain(coming.into_iter().map(Stand::Comes)).collect();
        changes.extend(arrange(scene, Some(kept), &line));
    }
    changes
}

/// The fields that a record does not take over from another: its own wording and its own place.
const OWN: [&str; 3] = ["text", "position", "order"];

fn is_own(kept: &RecordId, field: &Field) -> bool {
    MERGEABLE.contains(&kept.table()) && OWN.contains(&field.as_str())
}
