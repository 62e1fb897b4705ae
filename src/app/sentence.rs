//! Codes and data from core as sentences.

use crate::language::{say, say_count_with, say_with};
use waardenboom_core::command::StepName;
use waardenboom_core::format::FormatError;

/// A step in words: "Mantelzorg toegevoegd", "3 doelen verwijderd".
pub fn step_sentence(name: &StepName) -> String {
    if name.subject.is_empty() {
        match name.code {
            "edit" => return say("step.edit-unnamed"),
            // A core value has no text of its own.
            "discuss" => return say("step.discuss-unnamed"),
            "reopen" => return say("step.reopen-unnamed"),
            _ => {}
        }
    }
    let subject = if name.subject.is_empty() { say("tree.no-text") } else { shortened(&name.subject) };
    say_count_with(&format!("step.{}", name.code), name.count, &[("subject", &subject)])
}

/// A text that fits in a message.
pub fn shortened(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 {
        line
    } else {
        format!("{}…", line.chars().take(59).collect::<String>().trim_end())
    }
}

/// What went wrong with a file, in a sentence.
pub fn file_error_sentence(error: &FormatError) -> String {
    let values = error.values();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    say_with(&format!("file.{}", error.code()), &values)
}
