//! Where each kind of goal belongs: an ambition at the top, a result below an ambition, a subgoal below a
//! result or a subgoal, an output below a subgoal. Merges bring other trees about; nothing refuses them.

use super::{Code, Datum, Finding, Look, Place};
use crate::command::{Command, Place as TreePlace, natural_child};
use crate::model::{Goal, GoalKind};
use crate::store::RecordId;

/// Whether a goal of this kind belongs below a parent of that kind; `None` is the top.
pub fn belongs(kind: GoalKind, parent: Option<GoalKind>) -> bool {
    match kind {
        GoalKind::Ambition => parent.is_none(),
        GoalKind::Outcome => parent == Some(GoalKind::Ambition),
        GoalKind::Subgoal => matches!(parent, Some(GoalKind::Outcome | GoalKind::Subgoal)),
        GoalKind::Output => parent == Some(GoalKind::Subgoal),
    }
}

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    let forest = look.workbook.forest();
    let Some(kind) = goal.kind else { return };
    let word = |kind: GoalKind| Datum::Key(format!("kind.{}", kind.word()));
    let become_kind = |kind| Command::SetGoalKind { goals: vec![id.clone()], kind };
    match forest.parent(id) {
        // What a merge put there has a finding of its own.
        None if belongs(kind, None) || forest.is_circle(id) || forest.is_orphan(id) => {}
        None => {
            let finding = Finding::new(Code::GoalAtTop, Place::field(id, "kind")).with("kind", word(kind));
            found.push(finding.mend("make-ambition", become_kind(GoalKind::Ambition)));
        }
        Some(parent) => {
            let parent_kind = look.workbook.goals.get(parent).and_then(|goal| goal.kind);
            if let Some(parent_kind) = parent_kind.filter(|parent_kind| !belongs(kind, Some(*parent_kind))) {
                let finding = Finding::new(Code::GoalWronglyNested, Place::field(id, "kind"))
                    .with("kind", word(kind))
                    .with("parent", Datum::Record(parent.clone()))
                    .with("parent_kind", word(parent_kind));
                found.push(mended(finding, id, kind, parent_kind, become_kind));
            }
        }
    }
}

fn mended(
    finding: Finding,
    id: &RecordId,
    kind: GoalKind,
    parent: GoalKind,
    become_kind: impl Fn(GoalKind) -> Command,
) -> Finding {
    match natural_child(Some(parent)) {
        _ if kind == GoalKind::Ambition => {
            finding.mend("move-to-top", Command::MoveGoals { goals: vec![id.clone()], place: TreePlace::Top })
        }
        // Below an output belongs no goal at all.
        _ if parent == GoalKind::Output => finding,
        GoalKind::Outcome => finding.mend("make-outcome", become_kind(GoalKind::Outcome)),
        _ => finding.mend("make-subgoal", become_kind(GoalKind::Subgoal)),
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn each_kind_has_its_place() {
        let tree = "a ambition\n  b outcome\n    c subgoal\n      d subgoal\n        e output\n      f outcome\n    g output\n  h subgoal\n  i ambition\nj output\nk subgoal";
        let wrong = found(Code::GoalWronglyNested, tree, &[]);
        assert_eq!(wrong, ["goal/f kind", "goal/g kind", "goal/h kind", "goal/i kind"]);
        assert_eq!(found(Code::GoalAtTop, tree, &[]), ["goal/j kind", "goal/k kind"]);
    }
}
