//! A part of a choice that the council did not decide: when does it come back, and who decides in the meantime?

use super::{Code, Finding, Place, choices, decider_word, part_word};
use crate::model::{ChoicePart, ChoiceState, Decider, Workbook};
use crate::store::RecordId;

pub(super) fn find(workbook: &Workbook, found: &mut Vec<Finding>) {
    for (choice, _) in choices(workbook) {
        for (id, part) in workbook.parts_of(choice) {
            find_in(id, part, found);
        }
    }
}

fn find_in(id: &RecordId, part: &ChoicePart, found: &mut Vec<Finding>) {
    let finding = |code, field| Finding::new(code, Place::field(id, field)).with("part", part_word(part.part));
    let is_open = part.state == Some(ChoiceState::Open);
    if is_open && part.returns.0.trim().is_empty() && part.why_open.trim().is_empty() {
        found.push(finding(Code::ChoicePartOpenUndated, "returns"));
    }
    match part.decider {
        None if is_open => found.push(finding(Code::ChoicePartOpenUndecided, "decider")),
        Some(decider) if decider != Decider::Council && (is_open || part.state == Some(ChoiceState::Left)) => {
            found.push(finding(Code::ChoicePartLeft, "decider").with("decider", decider_word(decider)));
        }
        _ => {}
    }
}
