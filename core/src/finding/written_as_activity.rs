//! A goal that says what is done ("het organiseren van ...") and not what is different. Outputs may.

use super::{Code, Datum, Finding, Look, Place, wording};
use crate::command::Command;
use crate::model::{Goal, GoalKind};
use crate::store::RecordId;

pub(super) fn find(_: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    if goal.kind == Some(GoalKind::Output) {
        return;
    }
    let words: Vec<String> = wording::sentences(&goal.text).filter_map(|sentence| sentence.activity()).collect();
    if !words.is_empty() {
        let finding =
            Finding::new(Code::WrittenAsActivity, Place::field(id, "text")).with("words", Datum::Words(words));
        found.push(finding.mend("to-activity", Command::GoalToActivity { goal: id.clone() }));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_output_may_say_what_is_done() {
        let tree = "a ambition\n  b outcome Het organiseren van koffieochtenden\n    c output Het organiseren van koffieochtenden";
        assert_eq!(found(Code::WrittenAsActivity, tree, &[]), ["goal/b text"]);
    }
}
