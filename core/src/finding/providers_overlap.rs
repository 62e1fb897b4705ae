//! Several providers that work at the same goal for the same people. That may be meant so: it is a question.

use super::{Code, Datum, Finding, Look, Place};
use crate::contribution::overlaps;
use crate::model::Goal;
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, _: &Goal, found: &mut Vec<Finding>) {
    for overlap in overlaps(look.workbook, id) {
        let providers = Datum::Records(overlap.providers);
        found.push(match overlap.target_group {
            Some(group) => {
                let place = Place { detail: Some(group.key().to_owned()), ..Place::of(id) };
                let finding = Finding::new(Code::ProvidersOverlap, place).with("providers", providers);
                finding.with("group", Datum::Record(group))
            }
            None => Finding::new(Code::ProvidersOverlapUnsaid, Place::of(id)).with("providers", providers),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    const PEOPLE: [&str; 6] = [
        r#"{"id":"provider/p","text":"p"}"#,
        r#"{"id":"provider/q","text":"q"}"#,
        r#"{"id":"target-group/jong","text":"jong"}"#,
        r#"{"id":"target-group/oud","text":"oud"}"#,
        r#"{"id":"provision/x/p","activity":"activity/x","provider":"provider/p"}"#,
        r#"{"id":"provision/y/q","activity":"activity/y","provider":"provider/q"}"#,
    ];

    fn with(more: [&'static str; 4]) -> Vec<&'static str> {
        PEOPLE.into_iter().chain(more).collect()
    }

    #[test]
    fn two_providers_for_the_same_people_are_a_question() {
        let records = with([
            r#"{"id":"activity/x","text":"x","target_groups":["target-group/jong","target-group/oud"]}"#,
            r#"{"id":"activity/y","text":"y"}"#,
            r#"{"id":"contribution/x/a","activity":"activity/x","goal":"goal/a"}"#,
            r#"{"id":"contribution/y/a","activity":"activity/y","goal":"goal/a","target_groups":["target-group/jong"]}"#,
        ]);
        assert_eq!(found(Code::ProvidersOverlap, "a subgoal", &records), ["goal/a jong"]);
        assert!(found(Code::ProvidersOverlapUnsaid, "a subgoal", &records).is_empty());
    }

    #[test]
    fn different_people_and_what_hurts_are_no_overlap_and_nobody_said_is_asked() {
        let records = |first: &'static str, second: &'static str| {
            with([r#"{"id":"activity/x","text":"x"}"#, r#"{"id":"activity/y","text":"y"}"#, first, second])
        };
        let own = r#"{"id":"contribution/x/a","activity":"activity/x","goal":"goal/a"}"#;
        let jong = r#"{"id":"contribution/y/a","activity":"activity/y","goal":"goal/a","target_groups":["target-group/jong"]}"#;
        let hurts = r#"{"id":"contribution/y/a","activity":"activity/y","goal":"goal/a","strength":-1}"#;
        let same = r#"{"id":"contribution/y/a","activity":"activity/y","goal":"goal/a"}"#;
        for second in [jong, hurts] {
            assert!(found(Code::ProvidersOverlap, "a subgoal", &records(own, second)).is_empty());
            assert!(found(Code::ProvidersOverlapUnsaid, "a subgoal", &records(own, second)).is_empty());
        }
        assert_eq!(found(Code::ProvidersOverlapUnsaid, "a subgoal", &records(own, same)), ["goal/a"]);
    }
}
