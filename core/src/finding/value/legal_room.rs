//! A choice that a rule excludes, and one that the council must make itself while it leaves it to another.

use super::{Code, Datum, Finding, Place, choices, decider_word, part_word};
use crate::model::{ChoiceState, Decider, Delegation, Workbook};
use crate::store::RecordId;

pub(super) fn find(workbook: &Workbook, found: &mut Vec<Finding>) {
    for (choice, _) in choices(workbook) {
        for (rule, about, link) in workbook.rules_on(choice) {
            if link.excludes {
                let place = Place { detail: Some(rule.key().to_owned()), ..Place::of(choice) };
                found.push(Finding::new(Code::ChoiceExcluded, place).with("rule", Datum::Record(rule.clone())));
            }
            if about.delegation == Some(Delegation::ByOrdinance) {
                not_delegable(workbook, choice, rule, found);
            }
        }
    }
}

/// "Bij verordening": every part that another decides on.
fn not_delegable(workbook: &Workbook, choice: &RecordId, rule: &RecordId, found: &mut Vec<Finding>) {
    for (id, part) in workbook.parts_of(choice) {
        let is_passed_on = matches!(part.state, Some(ChoiceState::Open | ChoiceState::Left));
        let Some(decider) = part.decider.filter(|decider| is_passed_on && *decider != Decider::Council) else {
            continue;
        };
        let place = Place { detail: Some(rule.key().to_owned()), ..Place::field(id, "decider") };
        let finding = Finding::new(Code::ChoiceNotDelegable, place).with("part", part_word(part.part));
        found.push(finding.with("rule", Datum::Record(rule.clone())).with("decider", decider_word(decider)));
    }
}
