//! An activity that is tied to no goal. One that only hurts is tied: that is a choice the group can see.

use super::{Code, Finding, Look, Place};
use crate::model::Activity;
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, _: &Activity, found: &mut Vec<Finding>) {
    if look.is_named(id) && look.home_of_activity(id).is_none() {
        found.push(Finding::new(Code::ActivityContributesNothing, Place::of(id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_activity_contributes_to_a_goal_that_is_there() {
        let records = [
            r#"{"id":"activity/x","text":"x"}"#,
            r#"{"id":"activity/verwendag","text":"Verwendag"}"#,
            r#"{"id":"activity/weg","text":"weg"}"#,
            r#"{"id":"contribution/x/a","activity":"activity/x","goal":"goal/a","strength":-1}"#,
            r#"{"id":"contribution/weg/z","activity":"activity/weg","goal":"goal/z"}"#,
        ];
        let found = found(Code::ActivityContributesNothing, "a subgoal", &records);
        assert_eq!(found, ["activity/verwendag", "activity/weg"]);
    }
}
