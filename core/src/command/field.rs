//! One field of one record.

use super::{Plan, Refusal, Scene, StepName, exists_by_nature, tie};
use crate::format::whole_numbers;
use crate::model::{FieldKind, FieldValue, Position, field_kind};
use crate::store::{Cell, Change, Context, Field, RecordId, Sibling};
use serde_json::Value;

fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(str::is_empty)
}

pub(super) fn set(
    scene: &mut Scene,
    record: &RecordId,
    field: &Field,
    value: Value,
    basis: Option<Context>,
) -> Result<Plan, Refusal> {
    let made = if scene.store.is_visible(record) { None } else { tie::ends(scene, record) };
    if made.is_none() && !exists_by_nature(record) {
        scene.must_show(record)?;
    }
    let kind = field_kind(record, field).filter(|kind| kind.accepts(&value));
    let Some(kind) = kind else {
        return Err(Refusal::DoesNotFit { record: record.clone(), field: field.clone() });
    };
    if kind == FieldKind::Position {
        stays_a_tree(scene, record, &value)?;
    }
    let value = whole_numbers(value);
    let value = if kind == FieldKind::Flag && value == Value::Bool(false) { Value::Null } else { value };
    let siblings = scene.store.cell(record, field).map_or(&[][..], Cell::siblings);
    let is_unseen = |sibling: &Sibling| basis.as_ref().is_some_and(|basis| !basis.covers(sibling.stamp));
    let values = match () {
        () if !is_blank(&value) => vec![value],
        // Beside what came in meanwhile, an emptied field must be a value too, or nobody would see it.
        () if siblings.iter().any(is_unseen) => vec![Value::Null],
        () => Vec::new(),
    };
    let already = match (siblings, values.as_slice()) {
        ([], []) => true,
        ([only], []) => is_blank(&only.value),
        ([only], [new]) => only.value == *new || is_blank(&only.value) && is_blank(new),
        _ => false,
    };
    if already {
        return Err(Refusal::Nothing);
    }
    let code = if field.as_str() == "text" { "edit-text" } else { "edit" };
    let subject = match (code, values.first().and_then(Value::as_str)) {
        ("edit-text", Some(text)) => text.to_owned(),
        _ => scene.text_of(record),
    };
    let mut changes = vec![Change::Write { record: record.clone(), field: field.clone(), values, basis }];
    if scene.workbook.bin().contains(record) {
        changes.insert(0, Change::Restore(record.clone()));
    }
    let is_new = |change: &Change| !matches!(change, Change::Write { field: named, .. } if named == field);
    changes.extend(made.into_iter().flatten().filter(is_new));
    Ok(Plan { name: StepName::new(code, subject, 1), changes, focus: None })
}

/// Deciding between two places of a goal is a move like any other.
fn stays_a_tree(scene: &Scene, goal: &RecordId, value: &Value) -> Result<(), Refusal> {
    let Some(parent) = Position::read(value).and_then(|position| position.parent) else { return Ok(()) };
    scene.must_show_in("goal", &parent)?;
    if parent == *goal || scene.workbook.forest().ancestors(&parent).any(|above| above == goal) {
        return Err(Refusal::IntoOwnBranch(goal.clone()));
    }
    Ok(())
}
