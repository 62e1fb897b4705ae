//! Tellen en vertellen: a result that is only counted. Client experience tells, also in a number.

use super::{Code, Finding, Look, Place};
use crate::model::{Goal, GoalKind, Indicator, IndicatorNature, ProviderIndicator};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    if goal.kind != Some(GoalKind::Outcome) {
        return;
    }
    let indicators = look.workbook.indicators_of(id);
    let only_counts = |indicator: &Indicator| {
        indicator.nature == Some(IndicatorNature::Quantitative)
            && indicator.provider_indicator != Some(ProviderIndicator::ClientExperience)
    };
    if !indicators.is_empty() && indicators.iter().all(|(_, indicator)| only_counts(indicator)) {
        found.push(Finding::new(Code::OnlyNumbers, Place::of(id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_experience_beside_the_numbers_is_enough() {
        let number = r#"{"id":"indicator/i","text":"i","nature":"quantitative"}"#;
        let link = r#"{"id":"indicator-link/i/a","indicator":"indicator/i","goal":"goal/a"}"#;
        let other = r#"{"id":"indicator-link/j/a","indicator":"indicator/j","goal":"goal/a"}"#;
        assert_eq!(found(Code::OnlyNumbers, "a outcome", &[number, link]), ["goal/a"]);
        for second in [
            r#"{"id":"indicator/j","text":"j","nature":"qualitative"}"#,
            r#"{"id":"indicator/j","text":"j","nature":"quantitative","provider_indicator":"client-experience"}"#,
            r#"{"id":"indicator/j","text":"j"}"#,
        ] {
            assert!(found(Code::OnlyNumbers, "a outcome", &[number, link, second, other]).is_empty(), "{second}");
        }
    }
}
