//! Goals: adding, moving, changing kind.

use super::place::{Stand, arrange};
use super::{Place, Plan, Refusal, Scene, StepName};
use crate::gather::{Gather, Sort};
use crate::model::{FieldValue, GoalKind};
use crate::store::{Change, RecordId};
use std::collections::BTreeSet;

/// The kind that naturally comes below another.
pub fn natural_child(kind: Option<GoalKind>) -> GoalKind {
    match kind {
        None => GoalKind::Ambition,
        Some(GoalKind::Ambition) => GoalKind::Outcome,
        Some(GoalKind::Outcome | GoalKind::Subgoal | GoalKind::Output) => GoalKind::Subgoal,
    }
}

pub(super) fn changes_for_new(id: &RecordId, kind: GoalKind, text: &str) -> [Change; 2] {
    [Change::write(id, "kind", Some(kind).write()), Change::write(id, "text", text.to_owned().write())]
}

pub(super) fn add(scene: &mut Scene, place: &Place, kind: GoalKind, text: &str) -> Result<Plan, Refusal> {
    let parent = place.parent(scene)?;
    let id = scene.new_id("goal");
    let line = place.line_up(scene, parent.as_ref(), std::slice::from_ref(&id));
    let mut changes = arrange(scene, parent.as_ref(), &line);
    changes.extend(changes_for_new(&id, kind, text));
    Ok(Plan { name: StepName::new("add", text, 1), changes, focus: Some((id, parent)) })
}

/// The goals of a selection that are not below another one of it, in the order of the tree.
pub(super) fn uppermost(scene: &Scene, goals: &[RecordId]) -> Result<Vec<RecordId>, Refusal> {
    let forest = scene.workbook.forest();
    if let Some(missing) = goals.iter().find(|id| !forest.contains(id)) {
        return Err(Refusal::NotThere(missing.clone()));
    }
    let chosen: BTreeSet<&RecordId> = goals.iter().into_set();
    let key_of = |id: &RecordId| {
        (scene.workbook.goals.get(id).map(|goal| goal.position.order.clone()).unwrap_or_default(), id.clone())
    };
    let tops = chosen.iter().filter(|id| !forest.ancestors(id).any(|above| chosen.contains(above)));
    let mut tops: Vec<Vec<(String, RecordId)>> = tops
        .map(|id| {
            let mut path: Vec<_> = std::iter::once(*id).chain(forest.ancestors(id)).map(key_of).collect();
            path.reverse();
            path
        })
        .collect();
    tops.put_in_order(Ord::cmp);
    let tops: Vec<RecordId> = tops.into_iter().filter_map(|mut path| path.pop()).map(|(_, id)| id).collect();
    if tops.is_empty() { Err(Refusal::Nothing) } else { Ok(tops) }
}

pub(super) fn move_to(scene: &mut Scene, goals: &[RecordId], place: &Place) -> Result<Plan, Refusal> {
    let goals = uppermost(scene, goals)?;
    let parent = place.parent(scene)?;
    let forest = scene.workbook.forest();
    let target = parent.as_ref();
    let chosen: BTreeSet<&RecordId> = goals.iter().into_set();
    if let Some(goal) =
        target.into_iter().chain(target.into_iter().flat_map(|id| forest.ancestors(id))).find(|id| chosen.contains(id))
    {
        return Err(Refusal::IntoOwnBranch(goal.clone()));
    }
    let line = place.line_up(scene, target, &goals);
    moved(scene, &goals, &[(parent, line)])
}

/// A parent and the goals below it as they will stand.
type Line = (Option<RecordId>, Vec<Stand>);

/// The plan that makes these lines of siblings stand; the goals are those that a person moved.
fn moved(scene: &mut Scene, goals: &[RecordId], lines: &[Line]) -> Result<Plan, Refusal> {
    let mut changes = Vec::new();
    let mut focus = None;
    for (parent, line) in lines {
        if !stands_already(scene, parent.as_ref(), line) {
            changes.extend(arrange(scene, parent.as_ref(), line));
        }
        let first = goals.first().filter(|first| line.contains(&Stand::Comes((*first).clone())));
        focus = focus.or(first.map(|first| (first.clone(), parent.clone())));
    }
    if changes.is_empty() {
        return Err(Refusal::Nothing);
    }
    let subject = goals.first().map(|goal| scene.text_of(goal)).unwrap_or_default();
    Ok(Plan { name: StepName::new("move", subject, goals.len()), changes, focus })
}

/// Whether goals stand like this, by their own positions and not because they climbed.
fn stands_already(scene: &Scene, parent: Option<&RecordId>, line: &[Stand]) -> bool {
    let own_parent = |id: &RecordId| scene.workbook.goals.get(id).and_then(|goal| goal.position.parent.as_ref());
    line.iter().map(Stand::id).eq(scene.workbook.forest().children(parent))
        && line.iter().all(|stand| matches!(stand, Stand::Stays(_)) || own_parent(stand.id()) == parent)
}

/// The parents of a selection, each once, in the order of the tree.
fn parents_of(scene: &Scene, goals: &[RecordId]) -> Vec<Option<RecordId>> {
    let mut seen = BTreeSet::new();
    let parents = goals.iter().map(|goal| scene.workbook.forest().parent(goal).cloned());
    parents.filter(|parent| seen.insert(parent.clone())).collect()
}

/// Every group of siblings in the selection moves together among its own siblings; groups that are at
/// the edge stay.
pub(super) fn shift(scene: &mut Scene, goals: &[RecordId], by: i32) -> Result<Plan, Refusal> {
    let goals = uppermost(scene, goals)?;
    let chosen: BTreeSet<&RecordId> = goals.iter().into_set();
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    let mut lines = Vec::new();
    for parent in parents_of(scene, &goals) {
        let children: Vec<&RecordId> = scene.workbook.forest().children(parent.as_ref()).collect();
        let (group, others): (Vec<&RecordId>, Vec<&RecordId>) = children.iter().partition(|id| chosen.contains(**id));
        let edge = if by < 0 { group.first() } else { group.last() };
        let at = children.iter().take_while(|id| Some(*id) != edge).filter(|id| !chosen.contains(**id)).count();
        let to = if by < 0 { at.checked_sub(steps) } else { at.checked_add(steps).filter(|to| *to <= others.len()) };
        let Some((before, after)) = to.and_then(|to| others.split_at_checked(to)) else { continue };
        let stays = |id: &&RecordId| Stand::Stays((*id).clone());
        let mut line: Vec<Stand> = before.iter().map(stays).collect();
        line.extend(group.into_iter().cloned().map(Stand::Comes));
        line.extend(after.iter().map(stays));
        lines.push((parent, line));
    }
    if lines.is_empty() { Err(Refusal::NoFurther) } else { moved(scene, &goals, &lines) }
}

/// Each goal goes just after its own parent; goals at the top stay.
pub(super) fn promote(scene: &mut Scene, goals: &[RecordId]) -> Result<Plan, Refusal> {
    let goals = uppermost(scene, goals)?;
    let forest = scene.workbook.forest();
    let goals: Vec<RecordId> = goals.into_iter().filter(|goal| forest.parent(goal).is_some()).collect();
    let chosen: BTreeSet<&RecordId> = goals.iter().into_set();
    let parents: Vec<RecordId> = parents_of(scene, &goals).into_iter().flatten().collect();
    let mut lines = Vec::new();
    for target in parents_of(scene, &parents) {
        let mut line = Vec::new();
        for id in forest.children(target.as_ref()).filter(|id| !chosen.contains(id)) {
            line.push(Stand::Stays(id.clone()));
            let promoted = forest.children(Some(id)).filter(|child| chosen.contains(child));
            line.extend(promoted.cloned().map(Stand::Comes));
        }
        lines.push((target, line));
    }
    if lines.is_empty() { Err(Refusal::NoFurther) } else { moved(scene, &goals, &lines) }
}

/// Each goal goes to the end below the nearest sibling above it that stays; goals without one stay.
pub(super) fn demote(scene: &mut Scene, goals: &[RecordId]) -> Result<Plan, Refusal> {
    let goals = uppermost(scene, goals)?;
    let forest = scene.workbook.forest();
    let chosen: BTreeSet<&RecordId> = goals.iter().into_set();
    let mut lines: Vec<Line> = Vec::new();
    for parent in parents_of(scene, &goals) {
        let mut above: Option<&RecordId> = None;
        for id in forest.children(parent.as_ref()) {
            if !chosen.contains(id) {
                above = Some(id);
                continue;
            }
            let Some(above) = above else { continue };
            if lines.last().is_none_or(|(target, _)| target.as_ref() != Some(above)) {
                // Of the goals there, those in the selection go further down themselves, but the first ones.
                let mut lead = true;
                let stays = forest.children(Some(above)).filter(|child| {
                    lead &= chosen.contains(child);
                    lead || !chosen.contains(child)
                });
                lines.push((Some(above.clone()), stays.cloned().map(Stand::Stays).collect()));
            }
            if let Some((_, line)) = lines.last_mut() {
                line.push(Stand::Comes(id.clone()));
            }
        }
    }
    if lines.is_empty() { Err(Refusal::NoFurther) } else { moved(scene, &goals, &lines) }
}

pub(super) fn set_kind(scene: &mut Scene, goals: &[RecordId], kind: GoalKind) -> Result<Plan, Refusal> {
    let first = goals.first().ok_or(Refusal::Nothing)?;
    for goal in goals {
        scene.must_show(goal)?;
    }
    let different = goals.iter().filter(|id| {
        let goal = scene.workbook.goals.get(id);
        goal.is_some_and(|goal| goal.kind != Some(kind) || scene.is_undecided(id, "kind"))
    });
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
