//! An indicator that hangs on no goal.

use super::{Code, Finding, Look, Place};
use crate::model::Indicator;
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, _: &Indicator, found: &mut Vec<Finding>) {
    if look.is_named(id) && look.home_of_indicator(id).is_none() {
        found.push(Finding::new(Code::IndicatorMeasuresNothing, Place::of(id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_indicator_measures_a_goal_that_is_there() {
        let records = [
            r#"{"id":"indicator/i","text":"i"}"#,
            r#"{"id":"indicator/j","text":"j"}"#,
            r#"{"id":"indicator/k","text":"k"}"#,
            r#"{"id":"indicator-link/i/a","indicator":"indicator/i","goal":"goal/a"}"#,
            r#"{"id":"indicator-link/j/z","indicator":"indicator/j","goal":"goal/z"}"#,
        ];
        assert_eq!(found(Code::IndicatorMeasuresNothing, "a subgoal", &records), ["indicator/j", "indicator/k"]);
    }
}
