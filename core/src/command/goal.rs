//! Goals: adding, moving, changing kind.

use super::place::{keys_at, position};
use super::{Place, Plan, Refusal, Scene, StepName};
use crate::model::{FieldValue, GoalKind};
use crate::store::{Change, RecordId};

/// The kind that naturally comes below another.
pub fn natural_child(kind: Option<GoalKind>) -> GoalKind {
    match kind {
        None => GoalKind::Ambition,
        Some(GoalKind::Ambition) => GoalKind::Outcome,
        Some(GoalKind::Outcome | GoalKind::Subgoal | GoalKind::Output) => GoalKind::Subgoal,
    }
}

fn changes_for_new(id: &RecordId, parent: Option<&RecordId>, key: &str, kind: GoalKind, text: &str) -> [Change; 3] {
    [
        Change::write(id, "kind", Some(kind).write()),
        Change::write(id, "text", text.to_owned().write()),
        position(id, parent, key),
    ]
}

pub(super) fn add(scene: &mut Scene, place: &Place, kind: GoalKind, text: &str) -> Result<Plan, Refusal> {
    let (parent, keys, mut changes) = keys_at(scene, place, 1, &[])?;
    let id = scene.new_id("goal");
    changes.extend(changes_for_new(&id, parent.as_ref(), keys.first().map_or("", String::as_str), kind, text));
    Ok(Plan { name: StepName::new("add", text, 1), changes, focus: Some((id, parent)) })
}

pub(super) fn add_outline(scene: &mut Scene, place: &Place, lines: &[(usize, String)]) -> Result<Plan, Refusal> {
    let Some(least) = lines.iter().map(|(level, _)| *level).min() else { return Err(Refusal::Nothing) };
    let tops = lines.iter().filter(|(level, _)| *level == least).count();
    let (parent, keys, mut changes) = keys_at(scene, place, tops, &[])?;
    let mut top_keys = keys.into_iter();
    let parent_kind = parent.as_ref().and_then(|id| scene.workbook.goals.get(id)).and_then(|goal| goal.kind);
    let mut above: Vec<(usize, RecordId, GoalKind, Option<String>)> = Vec::new();
    let mut first = None;
    for (level, text) in lines {
        above.retain(|(upper, ..)| upper < level);
        let id = scene.new_id("goal");
        let random = scene.ids.next_bits();
        let (to, kind, key) = match above.last_mut() {
            Some((_, upper, kind, last_key)) => {
                let key = crate::store::order_after(last_key.as_deref(), random);
                *last_key = Some(key.clone());
                (Some(upper.clone()), natural_child(Some(*kind)), key)
            }
            None => (parent.clone(), natural_child(parent_kind), top_keys.next().unwrap_or_default()),
        };
        changes.extend(changes_for_new(&id, to.as_ref(), &key, kind, text));
        first.get_or_insert_with(|| (id.clone(), to));
        above.push((*level, id, kind, None));
    }
    let subject = lines.first().map(|(_, text)| text.clone()).unwrap_or_default();
    Ok(Plan { name: StepName::new("paste", subject, lines.len()), changes, focus: first })
}

/// The goals of a selection that are not below another one of it, in the order of the tree.
pub(super) fn uppermost(scene: &Scene, goals: &[RecordId]) -> Result<Vec<RecordId>, Refusal> {
    let forest = scene.workbook.forest();
    if let Some(missing) = goals.iter().find(|id| !forest.contains(id)) {
        return Err(Refusal::NotThere(missing.clone()));
    }
    let mut tops: Vec<(Vec<String>, RecordId)> = goals
        .iter()
        .filter(|id| !forest.ancestors(id).any(|above| goals.contains(above)))
        .map(|id| {
            let key_of =
                |id: &RecordId| scene.workbook.goals.get(id).map(|g| g.position.order.clone()).unwrap_or_default();
            let mut path: Vec<String> = forest.ancestors(id).map(key_of).collect();
            path.reverse();
            path.push(key_of(id));
            (path, id.clone())
        })
        .collect();
    tops.sort();
    tops.dedup();
    if tops.is_empty() { Err(Refusal::Nothing) } else { Ok(tops.into_iter().map(|(_, id)| id).collect()) }
}

pub(super) fn move_to(scene: &mut Scene, goals: &[RecordId], place: &Place) -> Result<Plan, Refusal> {
    let goals = uppermost(scene, goals)?;
    let forest = scene.workbook.forest();
    let target = match place {
        Place::Top => None,
        Place::Before(id) | Place::After(id) => forest.parent(id),
        Place::FirstIn(id) | Place::LastIn(id) => Some(id),
    };
    if let Some(target) = target
        && let Some(goal) = goals.iter().find(|goal| *goal == target || forest.ancestors(target).any(|a| a == *goal))
    {
        return Err(Refusal::IntoOwnBranch(goal.clone()));
    }
    let (parent, keys, mut changes) = keys_at(scene, place, goals.len(), &goals)?;
    for (goal, key) in goals.iter().zip(&keys) {
        // Rekeying may have given the anchor, itself among the moved, a place already.
        changes.retain(|change| change.record() != goal);
        changes.push(position(goal, parent.as_ref(), key));
    }
    let subject = goals.first().map(|goal| scene.text_of(goal)).unwrap_or_default();
    let focus = goals.first().cloned().map(|goal| (goal, parent));
    Ok(Plan { name: StepName::new("move", subject, goals.len()), changes, focus })
}

pub(super) fn shift(scene: &mut Scene, goals: &[RecordId], by: i32) -> Result<Plan, Refusal> {
    let goals = uppermost(scene, goals)?;
    let forest = scene.workbook.forest();
    let edge = if by < 0 { goals.first() } else { goals.last() }.ok_or(Refusal::Nothing)?;
    let siblings: Vec<&RecordId> =
        forest.children(forest.parent(edge)).filter(|id| *id == edge || !goals.contains(id)).collect();
    let at = siblings.iter().position(|id| *id == edge).ok_or(Refusal::NoFurther)?;
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    let place = if by < 0 {
        let to = at.checked_sub(steps).ok_or(Refusal::NoFurther)?;
        Place::Before((*siblings.get(to).ok_or(Refusal::NoFurther)?).clone())
    } else {
        let to = at.saturating_add(steps);
        Place::After((*siblings.get(to).ok_or(Refusal::NoFurther)?).clone())
    };
    move_to(scene, &goals, &place)
}

pub(super) fn promote(scene: &mut Scene, goals: &[RecordId]) -> Result<Plan, Refusal> {
    let goals = uppermost(scene, goals)?;
    let last = goals.last().ok_or(Refusal::Nothing)?;
    let parent = scene.workbook.forest().parent(last).ok_or(Refusal::NoFurther)?.clone();
    move_to(scene, &goals, &Place::After(parent))
}

pub(super) fn demote(scene: &mut Scene, goals: &[RecordId]) -> Result<Plan, Refusal> {
    let goals = uppermost(scene, goals)?;
    let first = goals.first().ok_or(Refusal::Nothing)?;
    let forest = scene.workbook.forest();
    let above =
        forest.children(forest.parent(first)).take_while(|id| *id != first).filter(|id| !goals.contains(id)).last();
    let above = above.ok_or(Refusal::NoFurther)?.clone();
    move_to(scene, &goals, &Place::LastIn(above))
}

pub(super) fn set_kind(scene: &mut Scene, goals: &[RecordId], kind: GoalKind) -> Result<Plan, Refusal> {
    let first = goals.first().ok_or(Refusal::Nothing)?;
    for goal in goals {
        scene.must_show(goal)?;
    }
    let different = goals.iter().filter(|id| scene.workbook.goals.get(id).is_some_and(|goal| goal.kind != Some(kind)));
    let changes: Vec<Change> = different.map(|id| Change::write(id, "kind", Some(kind).write())).collect();
    if changes.is_empty() {
        return Err(Refusal::Nothing);
    }
    Ok(Plan {
        name: StepName::new("set-kind", scene.text_of(first), changes.len()),
        changes,
        focus: Some((first.clone(), scene.workbook.forest().parent(first).cloned())),
    })
}
