//! "Minder", "meer", "betere": from what to what? An ambition may be open, and so may a goal of the
//! transformation; an indicator with baseline and target in numbers says it as well as the sentence does.

use super::{Code, Datum, Finding, Look, Place, wording};
use crate::command::Command;
use crate::model::{Goal, GoalKind, Indicator, OutcomeOrigin, Reading};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    let is_open = matches!(goal.kind, Some(GoalKind::Ambition | GoalKind::Output));
    if is_open || goal.origin == Some(OutcomeOrigin::Transformation) || wording::has_figure(&goal.text) {
        return;
    }
    let mut words: Vec<String> = Vec::new();
    for sentence in wording::sentences(&goal.text) {
        for word in sentence.comparisons() {
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    let says = |reading: &Option<Reading>| {
        reading.as_ref().is_some_and(|reading| reading.value.chars().any(|c| c.is_ascii_digit()))
    };
    let has_both = |indicator: &Indicator| says(&indicator.baseline) && says(&indicator.target);
    if !words.is_empty() && !look.workbook.indicators_of(id).iter().any(|(_, indicator)| has_both(indicator)) {
        let finding = Finding::new(Code::NoFromTo, Place::field(id, "text")).with("words", Datum::Words(words));
        let measure = Command::AddIndicator { goal: Some(id.clone()), text: String::new() };
        found.push(finding.mend("add-indicator", measure));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_indicator_with_baseline_and_target_says_from_and_to() {
        let tree = "a ambition Meer regie\n  b outcome Minder overbelaste mantelzorgers\n    c subgoal Meer vrije tijd";
        let link = r#"{"id":"indicator-link/i/b","indicator":"indicator/i","goal":"goal/b"}"#;
        let indicator = |target: &str| {
            format!(r#"{{"id":"indicator/i","text":"i","baseline":{{"value":"10%"}},"target":{{"value":"{target}"}}}}"#)
        };
        assert_eq!(found(Code::NoFromTo, tree, &[&indicator("7%"), link]), ["goal/c text"]);
        assert_eq!(found(Code::NoFromTo, tree, &[&indicator("lager"), link]), ["goal/b text", "goal/c text"]);
    }

    #[test]
    fn a_goal_of_the_transformation_may_be_open() {
        let goal = r#"{"id":"goal/x","kind":"outcome","text":"Meer collectief aanbod","origin":"transformation"}"#;
        assert!(found(Code::NoFromTo, "", &[goal]).is_empty());
    }
}
