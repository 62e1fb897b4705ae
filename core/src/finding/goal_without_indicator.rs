//! How would anybody see that a result or a subgoal comes nearer? Of subgoals each is asked. An indicator that says
//! nothing yet measures nothing.

use super::{Code, Finding, Look, Place};
use crate::command::Command;
use crate::model::{Goal, GoalKind};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    let is_asked = matches!(goal.kind, Some(GoalKind::Outcome | GoalKind::Subgoal));
    let measured = || look.workbook.indicators_of(id).iter().any(|(indicator, _)| look.is_named(indicator));
    if is_asked && look.is_named(id) && !measured() {
        let mend = Command::AddIndicator { goal: Some(id.clone()), text: String::new() };
        found.push(Finding::new(Code::GoalWithoutIndicator, Place::of(id)).mend("add-indicator", mend));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn each_result_and_each_subgoal_wants_an_indicator() {
        let records = [
            r#"{"id":"indicator/i","text":"i"}"#,
            r#"{"id":"indicator-link/i/b","indicator":"indicator/i","goal":"goal/b"}"#,
            r#"{"id":"indicator-link/j/d","indicator":"indicator/j","goal":"goal/d"}"#,
            r#"{"id":"indicator/k","text":" ","unit":"%"}"#,
            r#"{"id":"indicator-link/k/c","indicator":"indicator/k","goal":"goal/c"}"#,
        ];
        let tree = "a ambition\n  b outcome\n    c subgoal\n    d subgoal\n      e output";
        assert_eq!(found(Code::GoalWithoutIndicator, tree, &records), ["goal/c", "goal/d"]);
    }
}
