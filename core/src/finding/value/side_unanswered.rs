//! A value that somebody began on, but that is not answered for residents, or not for providers. A question that only
//! stands there, as after adding a set of them, is no beginning. Efficiency is not asked for sides: it is read from the
//! tree.

use super::norm::{norms_of, weighs};
use super::{Code, Datum, Finding, Place, values};
use crate::model::{Side, SubQuestion, Workbook, core_value_id};
use crate::store::RecordId;

pub(super) fn find(workbook: &Workbook, found: &mut Vec<Finding>) {
    for value in values(workbook).iter().filter(|value| **value != core_value_id("efficiency")) {
        let asked: Vec<_> = questions_of(workbook, value).filter(|(_, question)| question.side.is_some()).collect();
        if asked.is_empty() || !has_begun(workbook, value) {
            continue;
        }
        for side in Side::ALL {
            let mut of_side = asked.iter().filter(|(_, question)| question.side == Some(*side));
            if !of_side.any(|(id, _)| is_answered(workbook, id)) {
                let place = Place { detail: Some(side.word().to_owned()), ..Place::of(value) };
                let word = Datum::Key(format!("choice.side.{}", side.word()));
                found.push(Finding::new(Code::ValueSideUnanswered, place).with("side", word));
            }
        }
    }
}

/// Whether a value was talked about, or weighed, or led to a norm.
fn has_begun(workbook: &Workbook, value: &RecordId) -> bool {
    questions_of(workbook, value).any(|(id, _)| is_answered(workbook, id))
        || norms_of(workbook, value).next().is_some()
        || weighs(workbook, value)
}

/// What is asked within a value.
pub(super) fn questions_of<'a>(
    workbook: &'a Workbook,
    value: &'a RecordId,
) -> impl Iterator<Item = (&'a RecordId, &'a SubQuestion)> {
    let all = workbook.pointing_at(value, "sub-question").filter_map(|id| workbook.sub_questions.get_key_value(id));
    all.filter(move |(_, question)| question.value.as_ref() == Some(value))
}

/// Whether anybody answered, or all together.
pub(super) fn is_answered(workbook: &Workbook, question: &RecordId) -> bool {
    let mut answers = workbook.pointing_at(question, "answer").filter_map(|id| workbook.answers.get(id));
    answers.any(|answer| answer.question.as_ref() == Some(question) && !answer.text.trim().is_empty())
}
