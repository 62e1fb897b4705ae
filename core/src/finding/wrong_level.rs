//! Indicators that are meant for the council and by which it cannot steer: what was delivered, how it went, or
//! one of the four that providers keep (seeds 000, 003 and 004: a council steers on what is different for
//! residents).

use super::{Code, Finding, Look, Place};
use crate::command::Command;
use crate::model::{FieldValue, Indicator, IndicatorKind, OwnerLevel};
use crate::store::{Field, RecordId};

pub(super) fn find(look: Look, id: &RecordId, indicator: &Indicator, found: &mut Vec<Finding>) {
    let is_output = matches!(indicator.kind, Some(IndicatorKind::Output | IndicatorKind::Process));
    let is_for_council = indicator.owner_level == Some(OwnerLevel::Council);
    if is_for_council && (is_output || indicator.provider_indicator.is_some()) && look.is_named(id) {
        let (record, value) = (id.clone(), Some(OwnerLevel::Organisation).write());
        let lower = Command::SetField { record, field: Field::known("owner_level"), value, basis: None };
        found.push(Finding::new(Code::WrongLevel, Place::field(id, "owner_level")).mend("for-organisation", lower));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn a_council_steers_on_what_is_different_for_residents() {
        let is_found = |fields: &str| {
            let indicator = format!(r#"{{"id":"indicator/i","text":"i",{fields}}}"#);
            !found(Code::WrongLevel, "", &[&indicator]).is_empty()
        };
        assert!(is_found(r#""owner_level":"council","kind":"output""#));
        assert!(is_found(r#""owner_level":"council","kind":"outcome","provider_indicator":"drop-out""#));
        assert!(!is_found(r#""owner_level":"council","kind":"outcome""#));
        assert!(!is_found(r#""owner_level":"organisation","kind":"output""#));
    }
}
