//! Saying the steps.

use super::{Kind, Step, Why};
use crate::meeting::SayWith;
use crate::model::{ChoicePart, ChoiceState, Part, RuleForce, Workbook};

/// The keys of the locales that the sentences say, beside those of records' names and the words of choices.
pub const WORDS: &[&str] = &[
    "why.choice",
    "why.part",
    "why.part-without-text",
    "why.no-state",
    "why.norm",
    "why.reasons",
    "why.value",
    "why.sub-question",
    "why.beside",
    "why.together",
    "why.no-answer",
    "why.differing.one",
    "why.differing.other",
    "why.unheard.one",
    "why.unheard.other",
    "why.dissent",
    "why.dissent-in-group",
    "why.dilemma",
    "why.compromise",
    "why.goal",
    "why.above",
    "why.rule",
    "why.obliged",
    "why.allowed",
    "why.forbidden",
    "why.source",
    "why.excludes",
];

/// One plain sentence per step, or a few short ones.
pub fn sentences(workbook: &Workbook, why: &Why, say: &SayWith<'_>) -> Vec<String> {
    why.steps.iter().map(|step| sentence(workbook, step, say)).collect()
}

fn sentence(workbook: &Workbook, step: &Step, say: &SayWith<'_>) -> String {
    let word = |key: &str| say(key, &[]);
    let about = |key: &str, text: &str| say(key, &[("name", bare(text))]);
    let given = |key: &str, text: &str| (!text.is_empty()).then(|| about(key, text));
    let name = workbook.spoken_name(&step.record, word);
    let said = |key: &str| vec![about(key, &name)];
    let parts = match &step.kind {
        Kind::Choice { parts } => [said("why.choice"), parts.iter().map(|part| told(part, say)).collect()].concat(),
        Kind::Norm { reasons } => said("why.norm").into_iter().chain(given("why.reasons", reasons)).collect(),
        Kind::Value => said("why.value"),
        Kind::SubQuestion { together, differing, unheard, beside } => {
            let answer = given("why.together", together).unwrap_or_else(|| word("why.no-answer"));
            let counted = |[one, other]: [&str; 2], count: usize| {
                let key = if count == 1 { one } else { other };
                (count > 0).then(|| say(key, &[("count", &count.to_string())]))
            };
            let others = counted(["why.differing.one", "why.differing.other"], *differing);
            let silent = counted(["why.unheard.one", "why.unheard.other"], *unheard);
            let asked = said(if *beside { "why.beside" } else { "why.sub-question" });
            asked.into_iter().chain([answer]).chain(others).chain(silent).collect()
        }
        Kind::Dissent { group } if group.is_empty() => vec![about("why.dissent", &step.text)],
        Kind::Dissent { group } => {
            vec![say("why.dissent-in-group", &[("group", group), ("name", bare(&step.text))])]
        }
        Kind::Dilemma { compromise, reasons } => {
            let settled = given("why.compromise", compromise).into_iter().chain(given("why.reasons", reasons));
            said("why.dilemma").into_iter().chain(settled).collect()
        }
        Kind::Goal { above } => {
            let names: Vec<String> = above.iter().map(|id| format!("“{}”", workbook.spoken_name(id, word))).collect();
            let above = (!names.is_empty()).then(|| say("why.above", &[("names", &names.join(", "))]));
            said("why.goal").into_iter().chain(above).collect()
        }
        Kind::Rule { force, source, excludes } => {
            let key = match force {
                None => "why.rule",
                Some(RuleForce::Obliged) => "why.obliged",
                Some(RuleForce::Allowed) => "why.allowed",
                Some(RuleForce::Forbidden) => "why.forbidden",
            };
            let excluded = excludes.then(|| word("why.excludes"));
            said(key).into_iter().chain(given("why.source", source)).chain(excluded).collect()
        }
    };
    parts.join(" ")
}

fn told(part: &ChoicePart, say: &SayWith<'_>) -> String {
    let which = say(&format!("choice.part.{}", part.part.map_or("what", Part::word)), &[]);
    let state =
        part.state.map_or("why.no-state".to_owned(), |state: ChoiceState| format!("choice.state.{}", state.word()));
    let values = [("part", which), ("state", say(&state, &[])), ("name", bare(&part.text).to_owned())];
    let key = if part.text.trim().is_empty() { "why.part-without-text" } else { "why.part" };
    say(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// A text as it stands within a sentence.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}
