//! Points of attention of the value half: whether every value was talked about and led somewhere, and whether the
//! choices make a closed system (seed 002).
//!
//! It is small and hangs together, so it is looked at whole: [`of_values`]. Rules stand in files of their own below.

mod alternative_unrated;
mod closed_system;
mod legal_room;
mod norm;
mod open_part;
mod side_unanswered;

use super::rules::mark_discussed;
use super::{Code, Datum, Finding, Place};
use crate::gather::Sort;
use crate::model::{Choice, Decider, Part, Workbook};
use crate::store::RecordId;
use crate::weigh::workbook::{alternatives, values};

type Rule = fn(&Workbook, &mut Vec<Finding>);

const RULES: [Rule; 6] = [
    side_unanswered::find,
    norm::find,
    alternative_unrated::find,
    legal_room::find,
    open_part::find,
    closed_system::find,
];

/// The rules whose points are also told in few words beside what they are about: `finding.*.short`.
pub const BESIDE: &[Code] = &[
    Code::ValueSideUnanswered,
    Code::ValueWithoutNorm,
    Code::ValueUnexpressed,
    Code::ChoicePartOpenUndecided,
    Code::ChoicePartOpenUndated,
    Code::ChoiceNotDelegable,
    Code::ChoiceWithoutHardship,
    Code::SystemLeak,
    Code::SystemLeakReverse,
];

/// Every point of attention of the value half, in the order of [`Code::ALL`]; none as long as nobody has begun the
/// conversation.
pub fn of_values(workbook: &Workbook) -> Vec<Finding> {
    let mut found = Vec::new();
    if !has_begun(workbook) {
        return found;
    }
    for rule in RULES {
        rule(workbook, &mut found);
    }
    for finding in &mut found {
        let record = finding.place.record.clone();
        mark_discussed(workbook, &record, std::slice::from_mut(finding));
    }
    found.put_in_order(|a, b| a.code.cmp(&b.code));
    found
}

fn has_begun(workbook: &Workbook) -> bool {
    !workbook.rules.is_empty()
        || !workbook.sub_questions.is_empty()
        || !workbook.norms.is_empty()
        || !workbook.dilemmas.is_empty()
        || !workbook.choices.is_empty()
        || !workbook.ratings.is_empty()
}

/// The choices, in the order of their list.
fn choices(workbook: &Workbook) -> Vec<(&RecordId, &Choice)> {
    let mut all: Vec<_> = workbook.choices.iter().collect();
    all.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    all
}

fn part_word(part: Option<Part>) -> Datum {
    Datum::Key(format!("choice.part.{}", part.map_or("what", Part::word)))
}

fn decider_word(decider: Decider) -> Datum {
    Datum::Key(format!("choice.decider.{}", decider.word()))
}
