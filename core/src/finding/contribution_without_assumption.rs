//! "Als we dit doen ... verwachten we dat ..." (seed 003): a link without it is only a line.

use super::{Code, Datum, Finding, Look, Place};
use crate::model::Contribution;
use crate::store::RecordId;

/// Whether a contribution says what the group expects, in part at least.
pub(super) fn is_assumed(link: &Contribution) -> bool {
    let parts = [&link.assumption_if, &link.assumption_then, &link.assumption_because];
    parts.into_iter().any(|part| !part.trim().is_empty())
}

pub(super) fn find(look: Look, id: &RecordId, link: &Contribution, found: &mut Vec<Finding>) {
    let (Some(activity), Some(goal)) = (&link.activity, &link.goal) else { return };
    let is_whole = look.workbook.activities.contains_key(activity) && look.workbook.goals.contains_key(goal);
    if is_whole && !is_assumed(link) {
        let finding = Finding::new(Code::ContributionWithoutAssumption, Place::field(id, "assumption_then"));
        found.push(finding.with("goal", Datum::Record(goal.clone())));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn a_contribution_says_what_the_group_expects() {
        let records = [
            r#"{"id":"activity/x","text":"x"}"#,
            r#"{"id":"activity/y","text":"y"}"#,
            r#"{"id":"contribution/x/a","activity":"activity/x","goal":"goal/a","assumption_then":"het helpt"}"#,
            r#"{"id":"contribution/y/a","activity":"activity/y","goal":"goal/a"}"#,
            r#"{"id":"contribution/z/a","activity":"activity/z","goal":"goal/a"}"#,
        ];
        let found = found(Code::ContributionWithoutAssumption, "a subgoal", &records);
        assert_eq!(found, ["contribution/y/a assumption_then"]);
    }
}
