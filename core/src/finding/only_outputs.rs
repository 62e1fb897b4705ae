//! A result that is measured only by what was delivered or how: that says little about residents.

use super::{Code, Finding, Look, Place};
use crate::model::{Goal, GoalKind, IndicatorKind};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    if goal.kind != Some(GoalKind::Outcome) {
        return;
    }
    let indicators = look.workbook.indicators_of(id);
    let is_output = |kind| matches!(kind, Some(IndicatorKind::Output | IndicatorKind::Process));
    if !indicators.is_empty() && indicators.iter().all(|(_, indicator)| is_output(indicator.kind)) {
        found.push(Finding::new(Code::OnlyOutputs, Place::of(id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn one_outcome_indicator_is_enough() {
        let link = |key: &str, goal: &str| {
            format!(r#"{{"id":"indicator-link/{key}/{goal}","indicator":"indicator/{key}","goal":"goal/{goal}"}}"#)
        };
        let indicator = |key: &str, kind: &str| format!(r#"{{"id":"indicator/{key}","text":"{key}","kind":"{kind}"}}"#);
        let records = [
            indicator("i", "output"),
            indicator("j", "process"),
            indicator("k", "outcome"),
            link("i", "b"),
            link("j", "b"),
            link("i", "c"),
            link("k", "c"),
            link("i", "e"),
        ];
        let records: Vec<&str> = records.iter().map(String::as_str).collect();
        let tree = "a ambition\n  b outcome\n  c outcome\n  d outcome\n    e subgoal";
        assert_eq!(found(Code::OnlyOutputs, tree, &records), ["goal/b"]);
    }
}
