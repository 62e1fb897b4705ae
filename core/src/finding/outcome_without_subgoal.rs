//! A result is reached by what is needed for it. Goals of the transformation are left in peace: they are a
//! way of working, often a leading principle (seed 000).

use super::{Code, Finding, Look, Place};
use crate::command::{Command, Place as TreePlace};
use crate::model::{Goal, GoalKind, OutcomeOrigin};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    let is_asked = goal.kind == Some(GoalKind::Outcome) && goal.origin != Some(OutcomeOrigin::Transformation);
    if is_asked && look.is_named(id) && !look.has_below(id, GoalKind::Subgoal) {
        let (place, kind) = (TreePlace::LastIn(id.clone()), GoalKind::Subgoal);
        let mend = Command::AddGoal { place, kind, text: String::new() };
        found.push(Finding::new(Code::OutcomeWithoutSubgoal, Place::of(id)).mend("add-subgoal", mend));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn a_result_wants_a_subgoal_unless_it_is_a_way_of_working() {
        let tree = "a ambition\n  b outcome\n    c subgoal\n  d outcome\n    e output";
        let origin =
            r#"{"id":"goal/f","kind":"outcome","text":"f","origin":"transformation","position":["goal/a","V"]}"#;
        assert_eq!(found(Code::OutcomeWithoutSubgoal, tree, &[origin]), ["goal/d"]);
    }
}
