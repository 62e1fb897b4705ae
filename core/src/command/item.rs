//! The plain lists: notes, providers, target groups, challenges, meetings, alternatives, participants.

use super::{Place, Plan, Refusal, Scene, StepName, goal};
use crate::model::{FieldValue, GoalKind, present_situation_id, table};
use crate::store::{Change, Field, RecordId, order_after};

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
        scene.must_show(other)?;
        let field = match other.table() {
            "meeting" => "meeting",
            _ => "goal",
        };
        changes.push(Change::write(&id, field, other.as_str().into()));
    }
    // The first alternative fixes the present situation beside it: it is always one of them.
    if name == "alternative" && !scene.store.is_visible(&present_situation_id()) {
        changes.push(Change::write(&present_situation_id(), "order", "0000V".into()));
    }
    Ok(Plan { name: StepName::new("add", text, 1), changes, focus: Some((id, None)) })
}

fn last_order(scene: &Scene, table: &str) -> Option<String> {
    let ids = scene.store.records().map(|(id, _)| id).filter(|id| id.table() == table);
    let order = |id: &RecordId| scene.store.cell(id, &Field::known("order"))?.shown()?.as_str().map(str::to_owned);
    ids.filter_map(order).max()
}

pub(super) fn place_note(scene: &mut Scene, note: &RecordId, place: &Place, kind: GoalKind) -> Result<Plan, Refusal> {
    scene.must_show(note)?;
    let text = scene.text_of(note);
    let mut plan = goal::add(scene, place, kind, &text)?;
    plan.changes.push(Change::Remove(note.clone()));
    plan.name = StepName::new("place-note", text, 1);
    Ok(plan)
}
