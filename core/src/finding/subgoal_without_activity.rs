//! Nobody works at a subgoal that no activity serves. Of subgoals that nest the lowest ones are asked; an
//! activity at an output below counts too, one that only hurts does not.

use super::{Code, Finding, Look, Place};
use crate::command::Command;
use crate::model::{Goal, GoalKind};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    if goal.kind != Some(GoalKind::Subgoal) || !look.is_named(id) || look.has_below(id, GoalKind::Subgoal) {
        return;
    }
    let mut goals = std::iter::once(id).chain(look.workbook.forest().children(Some(id)));
    if !goals.any(|goal| !look.helping(goal).is_empty()) {
        let mend = Command::AddActivity { goal: Some(id.clone()), after: None, text: String::new() };
        found.push(Finding::new(Code::SubgoalWithoutActivity, Place::of(id)).mend("add-activity", mend));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn the_lowest_subgoals_are_asked_and_an_activity_at_an_output_counts() {
        let tree = "a ambition\n  b outcome\n    c subgoal\n      d subgoal\n      e subgoal\n        f output\n    g subgoal\n    h subgoal";
        let records = [
            r#"{"id":"activity/x","text":"x"}"#,
            r#"{"id":"contribution/x/f","activity":"activity/x","goal":"goal/f"}"#,
            r#"{"id":"contribution/x/g","activity":"activity/x","goal":"goal/g","strength":-1}"#,
            r#"{"id":"contribution/y/h","activity":"activity/y","goal":"goal/h"}"#,
        ];
        assert_eq!(found(Code::SubgoalWithoutActivity, tree, &records), ["goal/d", "goal/g", "goal/h"]);
    }
}
