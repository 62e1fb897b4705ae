//! "Over vier jaar willen we dat ..." (seed 000): a result without a moment in time. Subgoals follow it.

use super::{Code, Datum, Finding, Look, Place, wording};
use crate::command::Command;
use crate::model::{Goal, GoalKind, OutcomeOrigin};
use crate::store::{Field, RecordId};

/// A council sits for four years.
const TERM_YEARS: u16 = 4;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    let is_asked = goal.kind == Some(GoalKind::Outcome) && goal.origin != Some(OutcomeOrigin::Transformation);
    if is_asked && look.is_named(id) && goal.moment.trim().is_empty() && !wording::has_moment(&goal.text) {
        let year = (look.today.year + TERM_YEARS).to_string();
        let (record, value) = (id.clone(), year.as_str().into());
        let set = Command::SetField { record, field: Field::known("moment"), value, basis: None };
        let finding = Finding::new(Code::NoMoment, Place::field(id, "moment")).with("year", Datum::Text(year));
        found.push(finding.mend("set-moment", set));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn a_result_has_a_moment_in_its_text_or_in_its_field() {
        let moment = r#"{"id":"goal/m","kind":"outcome","text":"m","moment":"over vier jaar"}"#;
        let way = r#"{"id":"goal/w","kind":"outcome","text":"w","origin":"transformation"}"#;
        let tree = "a ambition\n  b outcome Minder overbelaste mantelzorgers\n    c subgoal\n  d outcome Iedereen doet mee in 2030";
        assert_eq!(found(Code::NoMoment, tree, &[moment, way]), ["goal/b moment"]);
    }
}
