//! A value that was talked about or weighed, and that leads to no norm or to no choice.

use super::side_unanswered::{is_answered, questions_of};
use super::{Code, Finding, Place, values};
use crate::model::Workbook;
use crate::store::RecordId;

pub(super) fn find(workbook: &Workbook, found: &mut Vec<Finding>) {
    for value in values(workbook) {
        let norms: Vec<&RecordId> = norms_of(workbook, &value).collect();
        let is_weighed = weighs(workbook, &value);
        let is_discussed = || questions_of(workbook, &value).any(|(id, _)| is_answered(workbook, id));
        if norms.is_empty() && (is_weighed || is_discussed()) {
            found.push(Finding::new(Code::ValueWithoutNorm, Place::of(&value)));
        }
        let has_led = is_weighed || !norms.is_empty();
        if has_led && !workbook.choices.is_empty() && !norms.iter().any(|norm| has_choice(workbook, norm)) {
            let is_expressed = has_choice(workbook, &value);
            found.extend((!is_expressed).then(|| Finding::new(Code::ValueUnexpressed, Place::of(&value))));
        }
    }
}

/// The norms that a value leads to.
pub(super) fn norms_of<'a>(workbook: &'a Workbook, value: &'a RecordId) -> impl Iterator<Item = &'a RecordId> {
    let leads_here =
        move |id: &&RecordId| workbook.norms.get(id).is_some_and(|norm| norm.value.as_ref() == Some(value));
    workbook.pointing_at(value, "norm").filter(leads_here)
}

/// Whether anybody gave it points.
pub(super) fn weighs(workbook: &Workbook, value: &RecordId) -> bool {
    workbook.weights.values().any(|weights| weights.points.get(value.key()).is_some_and(|points| *points > 0.0))
}

/// Whether a choice that is there rests on it.
fn has_choice(workbook: &Workbook, target: &RecordId) -> bool {
    let mut links = workbook.pointing_at(target, "choice-link").filter_map(|link| workbook.choice_links.get(link));
    links.any(|link| {
        let is_there = link.choice.as_ref().is_some_and(|choice| workbook.choices.contains_key(choice));
        is_there && link.target.as_ref() == Some(target)
    })
}
