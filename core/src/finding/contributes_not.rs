//! The test question was answered with no: where it stands, the goal does not contribute to the one above it. That
//! stays a point until the goal stands elsewhere, is of another kind, or is asked about again; or until the group
//! says why it may stay so.

use super::walk::{answered, tested_against};
use super::{Code, Datum, Finding, Look, Place};
use crate::command::Command;
use crate::model::{Day, Goal, TestAnswer};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, _: &Goal, found: &mut Vec<Finding>) {
    let Some(parent) = tested_against(look.workbook, id).filter(|_| look.is_named(id)) else { return };
    if answered(look.workbook, id, parent).is_some_and(|test| test.answer == Some(TestAnswer::No)) {
        let (child, nothing) = (id.clone(), String::new);
        let again = Command::AnswerTest { child, answer: None, by: nothing(), doubt: nothing(), day: Day::default() };
        let finding = Finding::new(Code::ContributesNot, Place::of(id)).with("parent", Datum::Record(parent.clone()));
        found.push(finding.mend("ask-again", again));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn a_no_stays_a_point_where_it_was_given() {
        let tree = "a ambition\n  b outcome\n    c subgoal\n    d subgoal\n  e outcome";
        let records = [
            r#"{"id":"test/b/a","child":"goal/b","parent":"goal/a","answer":"yes"}"#,
            r#"{"id":"test/c/b","child":"goal/c","parent":"goal/b","answer":"no","doubt":"hoort bij zorg"}"#,
            r#"{"id":"test/d/b","child":"goal/d","parent":"goal/b","answer":"unsure"}"#,
            r#"{"id":"test/e/b","child":"goal/e","parent":"goal/b","answer":"no"}"#,
        ];
        assert_eq!(found(Code::ContributesNot, tree, &records), ["goal/c"]);
        assert_eq!(found(Code::OutcomeUntested, tree, &records), ["goal/e"]);
    }
}
