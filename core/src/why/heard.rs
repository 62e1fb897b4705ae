//! What people answered by themselves, as others may read it.
//!
//! Whoever stands alone is known by the words. These come in sight only when that person lets them
//! ([`crate::model::Answer::shown`]); until then it is told that somebody thinks otherwise, and no more.
//!
//! Limits: two people who say the same in other words both stand alone. Then less is shown than might be, never more.

use crate::command::answer_id;
use crate::model::Workbook;
use crate::store::RecordId;
use std::collections::BTreeMap;

/// The answers to one sub-question that may be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard<'a> {
    /// What all answered together; empty when they did not.
    pub together: &'a str,
    /// What people answered by themselves, in the order of the answers' ids.
    pub answers: Vec<OwnAnswer<'a>>,
    /// How many people think otherwise, and did not let their words be read.
    pub unheard: usize,
}

/// What one person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnAnswer<'a> {
    /// Whose.
    pub participant: &'a RecordId,
    /// The answer.
    pub text: &'a str,
    /// Whether it says something else than all together, or without that, than what several people say.
    pub differs: bool,
}

impl Heard<'_> {
    /// Whether anybody thinks otherwise, heard or not.
    pub fn is_divided(&self) -> bool {
        self.unheard > 0 || self.answers.iter().any(|answer| answer.differs)
    }
}

/// What may be read of the answers to a sub-question.
pub fn heard<'a>(workbook: &'a Workbook, question: &RecordId) -> Heard<'a> {
    let together = workbook.answers.get(&answer_id(question, None)).map_or("", |answer| answer.text.trim());
    let answers = workbook.pointing_at(question, "answer").filter_map(|id| workbook.answers.get(id));
    let answers = answers.filter(|answer| answer.question.as_ref() == Some(question) && !answer.text.trim().is_empty());
    let given: Vec<_> = answers
        .filter_map(|answer| {
            let (participant, _) = workbook.participants.get_key_value(answer.participant.as_ref()?)?;
            Some((participant, answer, read(&answer.text)))
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, words) in &given {
        *counts.entry(words).or_default() += 1;
    }
    let agreed = read(together);
    let has_common = !agreed.is_empty() || counts.values().any(|count| *count > 1);
    let mut heard = Heard { together, ..Heard::default() };
    for (participant, answer, words) in &given {
        let count = counts.get(words.as_str()).copied().unwrap_or_default();
        let is_common = if agreed.is_empty() { count > 1 } else { *words == agreed };
        let differs = has_common && !is_common;
        if differs && count == 1 && !answer.shown {
            heard.unheard += 1;
        } else {
            heard.answers.push(OwnAnswer { participant, text: answer.text.trim(), differs });
        }
    }
    heard
}

/// A text as it is compared: in small letters, without double spaces and without its full stop.
fn read(text: &str) -> String {
    text.trim().trim_end_matches('.').to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
