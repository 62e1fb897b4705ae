//! The plain lists: notes, providers, target groups, challenges, meetings, alternatives, participants.

use super::{Place, Plan, Refusal, Scene, StepName, exists_by_nature, goal};
use crate::model::{FieldKind, FieldValue, GoalKind, field_kind, present_situation_id, table};
use crate::store::{Change, Field, RecordId, order_after};

/// In which field a record names what it belongs to, by the table of that.
const BELONGING: [(&str, &str); 7] = [
    ("meeting", "meeting"),
    ("goal", "goal"),
    ("value", "value"),
    ("rule-set", "set"),
    ("sub-question", "question"),
    ("alternative", "alternative"),
    ("choice", "choice"),
];

pub(super) fn add(scene: &mut Scene, name: &str, text: &str, belongs_to: Option<&RecordId>) -> Result<Plan, Refusal> {
    let id = scene.new_id(name);
    let fits = table(name).is_some_and(|table| table.field("text").is_some() && table.field("order").is_some());
    if !fits {
        return Err(Refusal::DoesNotFit { record: id, field: Field::known("text") });
    }
    let random = scene.ids.next_bits();
    let last = last_order(scene, name);
    let mut changes = vec![
        Change::write(&id, "text", text.to_owned().write()),
        Change::write(&id, "order", order_after(last.as_deref(), random).into()),
    ];
    if let Some(other) = belongs_to {
        if !exists_by_nature(other) {
            scene.must_show(other)?;
        }
        let field = BELONGING.iter().find(|(table, _)| *table == other.table()).map_or("text", |(_, field)| *field);
        if field_kind(&id, &Field::known(field)) != Some(FieldKind::Reference) {
            return Err(Refusal::DoesNotFit { record: id, field: Field::known(field) });
        }
        changes.push(Change::write(&id, field, other.as_str().into()));
    }
    // The first alternative fixes the present situation beside it: it is always one of them.
    if name == "alternative" && !scene.store.is_visible(&present_situation_id()) {
        let present = present_situation_id();
        let is_in_bin = scene.workbook.bin().contains(&present);
        let write = || Change::write(&present, "order", "0000V".into());
        changes.push(if is_in_bin { Change::Restore(present.clone()) } else { write() });
    }
    Ok(Plan { name: StepName::new("add", text, 1), changes, focus: Some((id, None)) })
}

pub(super) fn last_order(scene: &Scene, table: &str) -> Option<String> {
    let orders = scene.store.records_of(table).filter_map(|(_, record)| record.cells.get("order")?.shown()?.as_str());
    orders.max().map(str::to_owned)
}

pub(super) fn place_note(scene: &mut Scene, note: &RecordId, place: &Place, kind: GoalKind) -> Result<Plan, Refusal> {
    scene.must_show_in("note", note)?;
    let text = scene.text_of(note);
    let mut plan = goal::add(scene, place, kind, &text)?;
    plan.changes.push(Change::Remove(note.clone()));
    plan.name = StepName::new("place-note", text, 1);
    Ok(plan)
}
