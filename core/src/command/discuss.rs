//! What a group says about its own tree: points of attention discussed, test questions answered.

use super::{Plan, Refusal, Scene, StepName, exists_by_nature};
use crate::finding::{Code, Place, test_id};
use crate::store::{Cell, Change, Field, RecordId};
use serde_json::Value;

/// The changes that make a record hold these values, as far as it does not; it comes back from the bin.
pub(super) fn say(scene: &Scene, id: &RecordId, fields: Vec<(&'static str, Value)>) -> Vec<Change> {
    let shown = |field| scene.store.cell(id, &Field::known(field)).and_then(Cell::shown).cloned().unwrap_or_default();
    let is_new = |field, value: &Value| shown(field) != *value || scene.is_undecided(id, field);
    let new = fields.into_iter().filter(|(field, value)| is_new(field, value));
    let mut changes: Vec<Change> = Vec::new();
    if scene.workbook.bin().contains(id) {
        changes.push(Change::Restore(id.clone()));
    }
    changes.extend(new.map(|(field, value)| Change::write(id, field, value)));
    changes
}

fn plan(name: &'static str, subject: String, changes: Vec<Change>) -> Result<Plan, Refusal> {
    if changes.is_empty() {
        return Err(Refusal::Nothing);
    }
    Ok(Plan { name: StepName::new(name, subject, 1), changes, focus: None })
}

pub(super) fn mark(
    scene: &mut Scene,
    code: Code,
    place: &Place,
    said: [(&'static str, Value); 3],
) -> Result<Plan, Refusal> {
    if !exists_by_nature(&place.record) {
        scene.must_show(&place.record)?;
    }
    let mut fields = vec![("code", code.word().into()), ("record", place.record.as_str().into())];
    fields.extend(said);
    let changes = say(scene, &place.discussed_id(code), fields);
    plan("discuss", scene.text_of(&place.record), changes)
}

pub(super) fn reopen(scene: &mut Scene, code: Code, place: &Place) -> Result<Plan, Refusal> {
    let id = place.discussed_id(code);
    scene.must_show(&id)?;
    plan("reopen", scene.text_of(&place.record), vec![Change::Remove(id)])
}

pub(super) fn answer(scene: &mut Scene, child: &RecordId, said: [(&'static str, Value); 4]) -> Result<Plan, Refusal> {
    scene.must_show_in("goal", child)?;
    let parent = scene.workbook.forest().parent(child).ok_or(Refusal::NoFurther)?.clone();
    let id = test_id(child, &parent);
    if said.iter().any(|(field, value)| *field == "answer" && value.is_null()) {
        scene.must_show(&id)?;
        return plan("answer-test", scene.text_of(child), vec![Change::Remove(id)]);
    }
    let mut fields = vec![("child", child.as_str().into()), ("parent", parent.as_str().into())];
    fields.extend(said);
    let changes = say(scene, &id, fields);
    plan("answer-test", scene.text_of(child), changes)
}
