//! Two goals in one sentence: they cannot be reached, measured or moved apart.

use super::{Code, Datum, Finding, Look, Place, wording};
use crate::model::{Goal, GoalKind};
use crate::store::RecordId;

pub(super) fn find(_: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    if goal.kind == Some(GoalKind::Output) {
        return;
    }
    let mut sentences = wording::sentences(&goal.text);
    if let Some(second) = sentences.find_map(|sentence| sentence.second_goal()) {
        let finding = Finding::new(Code::TwoGoals, Place::field(id, "text"));
        found.push(finding.with("words", Datum::Words(vec![second])));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn the_second_goal_is_shown() {
        let tree = "a outcome Inwoners hebben werk en de buurt is veilig\nb outcome Zorg en werk gaan samen";
        assert_eq!(found(Code::TwoGoals, tree, &[]), ["goal/a text"]);
    }
}
