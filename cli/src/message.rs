//! Sentences on standard error. They stand in `locales/`; the command speaks Dutch.

use std::io::Write;
use std::path::Path;
use waardenboom_core::format::FormatError;
use waardenboom_core::text::Catalogue;

/// What is wrong with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in it: the line, the record and the field, as far as known; empty for the whole file.
    pub at: String,
    /// The sentence.
    pub message: String,
}

/// The sentences of the command, and those about files that the app says too.
pub struct Messages {
    own: Catalogue,
    shared: Catalogue,
}

impl Messages {
    /// In Dutch.
    pub fn dutch() -> Self {
        // All files are part of the program, and a test reads them; a key would show instead of a sentence.
        let read = |json| Catalogue::parse(json).unwrap_or_default();
        let mut shared = read(include_str!("../../locales/nl.json"));
        let _ = shared.learn(include_str!("../../locales/nl.later.json"));
        Self { own: read(include_str!("../../locales/cli.nl.json")), shared }
    }

    /// A sentence of the command.
    pub fn sentence(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.own.say(key, values)
    }

    /// A sentence of the command about a number of things.
    pub fn sentence_about(&self, key: &str, count: usize) -> String {
        self.own.say_count(key, count, &[])
    }

    /// A sentence that the app says too.
    pub fn shared(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.shared.say(key, values)
    }

    /// A sentence that the app says too, about a number of things.
    pub fn shared_about(&self, key: &str, count: usize) -> String {
        self.shared.say_count(key, count, &[])
    }

    /// Something about the file as a whole, in the words that the app uses too.
    pub fn shared_problem(&self, key: &str, values: &[(&'static str, String)]) -> Problem {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Problem { at: String::new(), message: self.shared(key, &values) }
    }

    /// Says a sentence of the command on standard error.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) {
        Self::print(&self.sentence(key, values));
    }

    /// Says what is wrong with a file.
    pub fn say_problem(&self, file: &Path, problem: &Problem) {
        self.say("problem.in-file", &[("file", &file.to_string_lossy()), ("message", &problem.message)]);
    }

    /// Prints a line on standard error; that nobody reads it is no reason to stop.
    pub fn print(line: &str) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }

    /// Something about the file as a whole.
    pub fn problem(&self, key: &str, values: &[(&str, &str)]) -> Problem {
        Problem { at: String::new(), message: self.sentence(&format!("problem.{key}"), values) }
    }

    /// Why a file was not opened, in the words that the app uses too.
    pub fn format_problem(&self, error: &FormatError) -> Problem {
        let values = error.values();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let (line, part) = error.place();
        let line = line.map(|line| self.shared.say("file.line", &[("line", &line.to_string())]));
        let parts = line.into_iter().chain((!part.is_empty()).then(|| part.to_owned()));
        Problem {
            at: parts.collect::<Vec<_>>().join(", "),
            message: self.shared.say(&format!("file.{}", error.code()), &values),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentences_are_there_and_no_key_is_asked_for_that_is_not() {
        let own = Catalogue::parse(include_str!("../../locales/cli.nl.json")).unwrap();
        let sources = [
            (include_str!("arguments.rs"), "usage", "UsageError::new(\""),
            (include_str!("main.rs"), "", "sentence(\""),
            (include_str!("file.rs"), "problem", "problem(\""),
            (include_str!("merge.rs"), "problem", "problem(\""),
            (include_str!("new.rs"), "problem", "problem(\""),
            (include_str!("import.rs"), "problem", ".problem(\""),
            (include_str!("export.rs"), "problem", ".problem(\""),
            (include_str!("import.rs"), "", "say(\""),
            (include_str!("import.rs"), "", "sentence(\""),
            (include_str!("export.rs"), "", "say(\""),
            (include_str!("merge.rs"), "", "say(\""),
            (include_str!("new.rs"), "", "say(\""),
        ];
        for (source, section, call) in sources {
            for part in source.split(call).skip(1) {
                let name = part.split('"').next().unwrap();
                let key = if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") };
                assert!(own.get(&key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn a_place_has_its_line_and_its_record() {
        let problem = waardenboom_core::format::RecordProblem::DoesNotFit;
        let error = FormatError::Record { line: 7, at: "goal/a kind".into(), problem };
        let said = Messages::dutch().format_problem(&error);
        assert_eq!(said.at, "regel 7, goal/a kind");
        assert!(said.message.starts_with("Op regel 7 staat bij “goal/a kind” een waarde"), "{}", said.message);
    }
}
