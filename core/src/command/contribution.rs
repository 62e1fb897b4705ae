//! One field of a contribution, from a cell of the matrix.

use super::activity::{contribution_changes, link_id};
use super::{Plan, Refusal, Scene, StepName, field};
use crate::model::field_kind;
use crate::store::{Change, Context, Field, RecordId};
use serde_json::Value;
use std::ops::RangeInclusive;

/// How strongly an activity can contribute: -2 (it hurts much: waterbedeffect) to 3 (decisive); see
/// [`crate::model::Contribution`].
pub const STRENGTHS: RangeInclusive<i8> = -2..=3;

pub(super) fn set(
    scene: &mut Scene,
    activity: &RecordId,
    goal: &RecordId,
    name: &Field,
    value: Value,
    basis: Option<Context>,
) -> Result<Plan, Refusal> {
    scene.must_show_in("activity", activity)?;
    scene.must_show_in("goal", goal)?;
    let id = there(scene, activity, goal).unwrap_or_else(|| link_id("contribution", activity, goal));
    let fits = field_kind(&id, name).is_some_and(|kind| kind.accepts(&value));
    if !fits || matches!(name.as_str(), "activity" | "goal") {
        return Err(Refusal::DoesNotFit { record: id, field: name.clone() });
    }
    if name.as_str() == "strength" {
        is_strength(&value)?;
    }
    if scene.store.is_visible(&id) {
        return field::set(scene, &id, name, value, basis);
    }
    let mut changes = contribution_changes(scene, activity, goal)?;
    let values = if value.is_null() { Vec::new() } else { vec![crate::format::whole_numbers(value)] };
    changes.push(Change::Write { record: id, field: name.clone(), values, basis: None });
    let focus = Some((activity.clone(), Some(goal.clone())));
    Ok(Plan { name: StepName::new("contribute", scene.text_of(activity), 1), changes, focus })
}

/// The contribution that ties these two already, by whatever name; the first of several.
fn there(scene: &Scene, activity: &RecordId, goal: &RecordId) -> Option<RecordId> {
    let workbook = scene.workbook;
    let links = workbook.pointing_at(activity, "contribution");
    let ties = |id: &&RecordId| {
        let link = workbook.contributions.get(id);
        link.is_some_and(|link| link.activity.as_ref() == Some(activity) && link.goal.as_ref() == Some(goal))
    };
    links.filter(|id| scene.store.is_visible(id)).find(ties).cloned()
}

fn is_strength(value: &Value) -> Result<(), Refusal> {
    let Some(number) = value.as_f64() else { return Ok(()) };
    let is_step = STRENGTHS.into_iter().any(|step| (f64::from(step) - number).abs() < f64::EPSILON);
    let (low, high) = (i32::from(*STRENGTHS.start()), i32::from(*STRENGTHS.end()));
    if is_step { Ok(()) } else { Err(Refusal::OutOfRange { value: number.to_string(), low, high }) }
}
