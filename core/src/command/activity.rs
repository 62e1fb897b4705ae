//! Activities and what ties them: contributions to goals, provisions by providers.

use super::place::arrange;
use super::{Place, Plan, Refusal, Scene, StepName, bin, item};
use crate::model::{FieldValue, GoalKind};
use crate::store::{Change, Field, RecordId, order_between};
use serde_json::Value;

/// The name of the link between two records: `table/<first>/<second>`, the same for everybody.
pub fn link_id(table: &str, first: &RecordId, second: &RecordId) -> RecordId {
    RecordId::derived(table, [first.key(), second.key()])
}

/// The changes that make a link record. A link that was removed comes back with what it had.
pub(super) fn link(scene: &Scene, id: &RecordId, ends: [(&'static str, &RecordId); 2]) -> Result<Vec<Change>, Refusal> {
    if scene.store.is_visible(id) {
        return Err(Refusal::AlreadyLinked);
    }
    let mut changes = Vec::new();
    if scene.workbook.bin().contains(id) {
        changes.push(Change::Restore(id.clone()));
    }
    changes.extend(ends.map(|(field, end)| Change::write(id, field, end.as_str().into())));
    Ok(changes)
}

pub(super) fn contribution_changes(
    scene: &Scene,
    activity: &RecordId,
    goal: &RecordId,
) -> Result<Vec<Change>, Refusal> {
    let id = link_id("contribution", activity, goal);
    link(scene, &id, [("activity", activity), ("goal", goal)])
}

pub(super) fn add(
    scene: &mut Scene,
    goal: Option<&RecordId>,
    after: Option<&RecordId>,
    text: &str,
) -> Result<Plan, Refusal> {
    if let Some(goal) = goal {
        scene.must_show_in("goal", goal)?;
    }
    let id = scene.new_id("activity");
    let order = order_after_activity(scene, after);
    let mut changes =
        vec![Change::write(&id, "text", text.to_owned().write()), Change::write(&id, "order", order.into())];
    if let Some(goal) = goal {
        changes.extend(contribution_changes(scene, &id, goal)?);
    }
    Ok(Plan { name: StepName::new("add", text, 1), changes, focus: Some((id, goal.cloned())) })
}

/// An order key after one activity, before the next; at the end without one.
fn order_after_activity(scene: &mut Scene, after: Option<&RecordId>) -> String {
    let random = scene.ids.next_bits();
    let orders = || scene.workbook.activities.values().map(|activity| activity.order.as_str());
    let low = after.and_then(|id| scene.workbook.activities.get(id)).map(|activity| activity.order.as_str());
    let high = low.and_then(|low| orders().filter(|order| *order > low).min());
    low.and_then(|low| order_between(Some(low), high, random))
        .unwrap_or_else(|| crate::store::order_after(orders().max(), random))
}

pub(super) fn contribute(scene: &mut Scene, activity: &RecordId, goal: &RecordId) -> Result<Plan, Refusal> {
    scene.must_show_in("activity", activity)?;
    scene.must_show_in("goal", goal)?;
    let changes = contribution_changes(scene, activity, goal)?;
    Ok(Plan {
        name: StepName::new("contribute", scene.text_of(activity), 1),
        changes,
        focus: Some((activity.clone(), Some(goal.clone()))),
    })
}

pub(super) fn provide(scene: &mut Scene, activity: &RecordId, provider: &RecordId) -> Result<Plan, Refusal> {
    scene.must_show_in("activity", activity)?;
    scene.must_show_in("provider", provider)?;
    let id = link_id("provision", activity, provider);
    let changes = link(scene, &id, [("activity", activity), ("provider", provider)])?;
    Ok(Plan { name: StepName::new("provide", scene.text_of(provider), 1), changes, focus: None })
}

pub(super) fn add_provider(scene: &mut Scene, activity: &RecordId, text: &str) -> Result<Plan, Refusal> {
    scene.must_show_in("activity", activity)?;
    let mut plan = item::add(scene, "provider", text, None)?;
    if let Some((provider, _)) = &plan.focus {
        let id = link_id("provision", activity, provider);
        plan.changes.extend(link(scene, &id, [("activity", activity), ("provider", provider)])?);
    }
    Ok(plan)
}

/// What two tables have in common, carried over when a record changes table.
const CARRIED: [&str; 4] = ["text", "note", "target_groups", "influence"];

fn carried(scene: &Scene, from: &RecordId, to: &RecordId) -> Vec<Change> {
    let values = |field: &str| -> Option<Vec<Value>> {
        let siblings = scene.store.record(from)?.cells.get(field)?.siblings();
        Some(siblings.iter().map(|sibling| sibling.value.clone()).collect())
    };
    let fields = CARRIED.iter().filter_map(|field| Some((Field::known(field), values(field)?)));
    // What is undecided stays undecided.
    fields.map(|(field, values)| Change::Write { record: to.clone(), field, values, basis: None }).collect()
}

pub(super) fn from_goal(scene: &mut Scene, goal: &RecordId) -> Result<Plan, Refusal> {
    scene.must_show_in("goal", goal)?;
    let parent = scene.workbook.forest().parent(goal).cloned();
    let id = scene.new_id("activity");
    let order = order_after_activity(scene, None);
    let mut changes = carried(scene, goal, &id);
    changes.push(Change::write(&id, "order", order.into()));
    if let Some(parent) = &parent {
        changes.extend(contribution_changes(scene, &id, parent)?);
    }
    let removal = bin::remove_only(scene, std::slice::from_ref(goal))?;
    changes.extend(removal.changes);
    Ok(Plan { name: StepName::new("to-activity", scene.text_of(goal), 1), changes, focus: Some((id, parent)) })
}

pub(super) fn to_goal(scene: &mut Scene, activity: &RecordId, kind: GoalKind) -> Result<Plan, Refusal> {
    scene.must_show(activity)?;
    let served = scene
        .workbook
        .pointing_at(activity, "contribution")
        .filter_map(|id| scene.workbook.contributions.get(id)?.goal.clone())
        .find(|goal| scene.workbook.forest().contains(goal));
    let place = served.map_or(Place::Top, Place::LastIn);
    let parent = place.parent(scene)?;
    let id = scene.new_id("goal");
    let line = place.line_up(scene, parent.as_ref(), std::slice::from_ref(&id));
    let mut changes = arrange(scene, parent.as_ref(), &line);
    changes.extend(carried(scene, activity, &id));
    changes.push(Change::write(&id, "kind", Some(kind).write()));
    changes.extend(bin::remove_with_branch(scene, std::slice::from_ref(activity))?.changes);
    Ok(Plan { name: StepName::new("to-goal", scene.text_of(activity), 1), changes, focus: Some((id, parent)) })
}
