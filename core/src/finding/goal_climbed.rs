//! Goals that stand where nobody put them: positions went round after a merge, or the goal above is gone.

use super::{Code, Finding, Look, Place};
use crate::command::{Command, Place as TreePlace};
use crate::model::Goal;
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, _: &Goal, found: &mut Vec<Finding>) {
    let forest = look.workbook.forest();
    let code = match () {
        () if forest.is_circle(id) => Code::GoalInCircle,
        () if forest.is_orphan(id) => Code::GoalClimbed,
        () => return,
    };
    let place = forest.parent(id).map_or(TreePlace::Top, |parent| TreePlace::LastIn(parent.clone()));
    let stay = Command::MoveGoals { goals: vec![id.clone()], place };
    found.push(Finding::new(code, Place::field(id, "position")).mend("stay-here", stay));
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn what_a_merge_put_somewhere_is_found_once() {
        let records = [
            r#"{"id":"goal/x","kind":"subgoal","text":"x","position":["goal/weg","U"]}"#,
            r#"{"id":"goal/y","kind":"subgoal","text":"y","position":["goal/z","U"]}"#,
            r#"{"id":"goal/z","kind":"subgoal","text":"z","position":["goal/y","U"]}"#,
        ];
        assert_eq!(found(Code::GoalClimbed, "", &records), ["goal/x position"]);
        assert_eq!(found(Code::GoalInCircle, "", &records).len(), 1);
        assert!(found(Code::GoalAtTop, "", &records).is_empty());
    }
}
