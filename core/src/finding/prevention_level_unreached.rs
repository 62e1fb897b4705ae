//! A level of the chosen set of prevention levels at which no activity works.

use super::{Code, Datum, Finding, Look, Place};
use crate::model::{Overview, PreventionSet};
use crate::store::RecordId;
use std::collections::BTreeSet;

pub(super) fn find(look: Look, id: &RecordId, overview: &Overview, found: &mut Vec<Finding>) {
    let Some(levels) = overview.prevention_set.map(PreventionSet::levels) else { return };
    let reached: BTreeSet<_> = look.workbook.activities.values().filter_map(|a| a.prevention_level).collect();
    // Before there is any activity, every level is empty: that says nothing.
    if look.workbook.activities.is_empty() {
        return;
    }
    for level in levels.iter().filter(|level| !reached.contains(level)) {
        let place = Place { detail: Some(level.word().to_owned()), ..Place::field(id, "prevention_set") };
        let name = Datum::Key(format!("choice.prevention_level.{}", level.word()));
        found.push(Finding::new(Code::PreventionLevelUnreached, place).with("level", name));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn only_the_levels_of_the_chosen_set_are_asked_for() {
        let activity = r#"{"id":"activity/x","text":"x","prevention_level":"primary"}"#;
        let chosen = |set: &str| format!(r#"{{"id":"workbook/self","prevention_set":{set}}}"#);
        let at = |set: &str| found(Code::PreventionLevelUnreached, "", &[activity, &chosen(set)]);
        assert_eq!(
            at("\"by-moment\""),
            ["workbook/self prevention_set secondary", "workbook/self prevention_set tertiary"]
        );
        assert_eq!(at("\"by-group\"").len(), 4);
        assert!(at("null").is_empty());
        assert!(found(Code::PreventionLevelUnreached, "", &[&chosen("\"by-group\"")]).is_empty());
    }
}
