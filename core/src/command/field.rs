//! One field of one record.

use super::{Plan, Refusal, Scene, StepName};
use crate::format::MAX_FIELD_CHARACTERS;
use crate::model::{CORE_VALUES, FieldKind, core_value_id, field_kind};
use crate::store::{Change, Context, Field, RecordId};
use serde_json::Value;

pub(super) fn set(
    scene: &mut Scene,
    record: &RecordId,
    field: &Field,
    value: Value,
    basis: Option<Context>,
) -> Result<Plan, Refusal> {
    let exists_by_nature = record.table() == "workbook"
        || *record == crate::model::present_situation_id()
        || CORE_VALUES.iter().any(|key| core_value_id(key) == *record);
    if !exists_by_nature {
        scene.must_show(record)?;
    }
    let kind = field_kind(record, field).filter(|kind| kind.accepts(&value));
    let Some(kind) = kind else {
        return Err(Refusal::DoesNotFit { record: record.clone(), field: field.clone() });
    };
    if value.as_str().is_some_and(|text| text.chars().count() > MAX_FIELD_CHARACTERS) {
        return Err(Refusal::TooLong(MAX_FIELD_CHARACTERS));
    }
    let value = if kind == FieldKind::Flag && value == Value::Bool(false) { Value::Null } else { value };
    let is_blank = value.as_str().is_some_and(str::is_empty);
    let values = if value.is_null() || is_blank { Vec::new() } else { vec![value] };
    let cell = scene.store.cell(record, field);
    let already = match cell.map(crate::store::Cell::siblings) {
        None | Some([]) => values.is_empty(),
        Some([only]) => values.first() == Some(&only.value),
        Some(_) => false,
    };
    if already {
        return Err(Refusal::Nothing);
    }
    let code = if field.as_str() == "text" { "edit-text" } else { "edit" };
    let subject = match (code, values.first().and_then(Value::as_str)) {
        ("edit-text", Some(text)) => text.to_owned(),
        _ => scene.text_of(record),
    };
    let change = Change::Write { record: record.clone(), field: field.clone(), values, basis };
    Ok(Plan { name: StepName::new(code, subject, 1), changes: vec![change], focus: None })
}
