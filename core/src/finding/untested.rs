//! The test question of seed 000 ("leveren deze resultaten een bijdrage aan de ambitie?") that nobody answered
//! yet for a goal where it stands now. The answer itself, also a no, is the group's.

use super::walk::{answered, tested_against};
use super::{Code, Datum, Finding, Look, Place};
use crate::model::{Goal, GoalKind};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    let Some(parent) = tested_against(look.workbook, id).filter(|_| look.is_named(id)) else { return };
    if answered(look.workbook, id, parent).is_none() {
        let is_outcome = goal.kind == Some(GoalKind::Outcome);
        let code = if is_outcome { Code::OutcomeUntested } else { Code::SubgoalUntested };
        found.push(Finding::new(code, Place::of(id)).with("parent", Datum::Record(parent.clone())));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_answer_holds_for_the_place_where_it_was_given() {
        let tree = "a ambition\n  b outcome\n    c subgoal\n    d subgoal\ne ambition\n  f outcome";
        let records = [
            r#"{"id":"test/b/a","child":"goal/b","parent":"goal/a","answer":"no"}"#,
            r#"{"id":"test/c/b","child":"goal/c","parent":"goal/b"}"#,
            r#"{"id":"test/f/a","child":"goal/f","parent":"goal/a","answer":"yes"}"#,
        ];
        assert_eq!(found(Code::OutcomeUntested, tree, &records), ["goal/f"]);
        assert_eq!(found(Code::SubgoalUntested, tree, &records), ["goal/c", "goal/d"]);
    }
}
