//! A target group that is on the list, and for which no activity is meant.

use super::{Code, Finding, Look, Place};
use crate::model::TargetGroup;
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, _: &TargetGroup, found: &mut Vec<Finding>) {
    let workbook = look.workbook;
    let of_activity = workbook.pointing_at(id, "activity").next().is_some();
    let helps = |link: &RecordId| workbook.contributions.get(link).is_some_and(|link| look.helps(link));
    if look.is_named(id) && !of_activity && !workbook.pointing_at(id, "contribution").any(helps) {
        found.push(Finding::new(Code::TargetGroupUnreached, Place::of(id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_activity_or_a_contribution_reaches_a_target_group_and_a_goal_does_not() {
        let records = [
            r#"{"id":"target-group/jong","text":"jong"}"#,
            r#"{"id":"target-group/oud","text":"oud"}"#,
            r#"{"id":"target-group/werkend","text":"werkend"}"#,
            r#"{"id":"goal/a","kind":"subgoal","text":"a","target_groups":["target-group/oud"]}"#,
            r#"{"id":"activity/x","text":"x","target_groups":["target-group/jong"]}"#,
            r#"{"id":"contribution/x/a","activity":"activity/x","goal":"goal/a","target_groups":["target-group/werkend"]}"#,
        ];
        assert_eq!(found(Code::TargetGroupUnreached, "", &records), ["target-group/oud"]);
    }
}
