//! An ambition says who we want to be; what will be different for residents comes below it.

use super::{Code, Finding, Look, Place};
use crate::command::{Command, Place as TreePlace};
use crate::model::{Goal, GoalKind};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    if goal.kind == Some(GoalKind::Ambition) && look.is_named(id) && !look.has_below(id, GoalKind::Outcome) {
        let (place, kind) = (TreePlace::LastIn(id.clone()), GoalKind::Outcome);
        let mend = Command::AddGoal { place, kind, text: String::new() };
        found.push(Finding::new(Code::AmbitionWithoutOutcome, Place::of(id)).mend("add-outcome", mend));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_ambition_wants_a_result_and_a_subgoal_is_none() {
        let tree = "a ambition\n  b outcome\nc ambition\n  d subgoal\ne outcome";
        assert_eq!(found(Code::AmbitionWithoutOutcome, tree, &[]), ["goal/c"]);
    }

    #[test]
    fn an_ambition_without_a_text_is_left_in_peace() {
        let empty = r#"{"id":"goal/a","kind":"ambition","text":" ","position":[null,"U"]}"#;
        assert!(found(Code::AmbitionWithoutOutcome, "", &[empty]).is_empty());
    }
}
