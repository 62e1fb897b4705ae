//! Two fields that become one.

use crate::gather::Gather;
use crate::model::{FieldKind, FieldValue, field_kind};
use crate::store::{Field, RecordId};
use serde_json::Value;
use std::collections::BTreeSet;

/// Texts of one line, in which two values one after the other would mean something else.
const SHORT: [&str; 5] = ["moment", "unit", "title", "former_id", "code"];

/// The values of both: what is empty is filled, equal values are one, longer texts come one after the other, lists
/// together, of a mark "yes" wins. Of any other difference both stay beside each other, to decide; what the kept
/// record shows is shown.
pub(super) fn combined(id: &RecordId, field: &Field, kept: &[Value], other: &[Value]) -> Vec<Value> {
    let is_said = |value: &&Value| !value.is_null() && value.as_str() != Some("");
    let other: Vec<&Value> = other.iter().filter(is_said).filter(|value| !kept.contains(value)).collect();
    if other.is_empty() {
        return kept.to_vec();
    }
    if !kept.iter().any(|value| is_said(&value)) {
        return other.into_iter().cloned().collect();
    }
    if let ([own], [new]) = (kept, other.as_slice())
        && let Some(both) = joined(id, field, own, new)
    {
        return vec![both];
    }
    other.into_iter().chain(kept).cloned().collect()
}

/// Both values as one, for the kinds of fields where that keeps all of both.
fn joined(id: &RecordId, field: &Field, own: &Value, new: &Value) -> Option<Value> {
    match field_kind(id, field)? {
        FieldKind::Text if !SHORT.contains(&field.as_str()) => {
            let (own, new) = (own.as_str()?, new.as_str()?);
            let is_in = own.split("\n\n").any(|part| part.trim() == new.trim());
            Some(if is_in { own.into() } else { [own.trim_end(), new.trim_start()].join("\n\n").into() })
        }
        FieldKind::References => {
            let (own, new) = (Vec::<RecordId>::read(own)?, Vec::<RecordId>::read(new)?);
            let known: BTreeSet<RecordId> = own.iter().cloned().into_set();
            let more = new.into_iter().filter(|id| !known.contains(id));
            Some(own.iter().cloned().chain(more).collect::<Vec<_>>().write())
        }
        FieldKind::Flag => Some(Value::Bool(true)),
        _ => None,
    }
}
