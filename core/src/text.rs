//! Sentences by key. This module holds none itself (invariant 6): a catalogue is read from the files of a
//! language in `locales/`, and both programs say what it says.
//!
//! A catalogue is nested JSON; a key is the path to a sentence with points (`file.too-large`). A sentence
//! has placeholders between braces (`{limit}`). A sentence about a number has two forms, `key.one` and
//! `key.other`; Dutch and English both use the first for exactly one.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The sentences of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue(BTreeMap<String, String>);

/// A locale file that is not nested JSON of texts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// Not JSON.
    #[error("line {line}, column {column}: not valid JSON")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Something else than a text or a section of texts.
    #[error("{0} is neither a text nor a section of texts")]
    NotText(String),
}

impl Catalogue {
    /// Reads a locale file.
    pub fn parse(json: &str) -> Result<Self, CatalogueError> {
        let mut catalogue = Self::default();
        catalogue.learn(json)?;
        Ok(catalogue)
    }

    /// Reads one more locale file beside what is known.
    pub fn learn(&mut self, json: &str) -> Result<(), CatalogueError> {
        let whole: Value = serde_json::from_str(json)
            .map_err(|error| CatalogueError::NotJson { line: error.line(), column: error.column() })?;
        self.take("", whole)
    }

    fn take(&mut self, key: &str, value: Value) -> Result<(), CatalogueError> {
        match value {
            Value::String(text) if !key.is_empty() => {
                self.0.insert(key.to_owned(), text);
                Ok(())
            }
            Value::Object(section) => section.into_iter().try_for_each(|(name, value)| {
                self.take(&if key.is_empty() { name } else { format!("{key}.{name}") }, value)
            }),
            _ => Err(CatalogueError::NotText(key.to_owned())),
        }
    }

    /// The sentence as it stands in the file, with its placeholders.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The sentence with its placeholders filled in. A placeholder without a value stays as it is, and a
    /// key that is missing is said itself: visible, and never an empty line. Values are text and stay
    /// text: braces in them mean nothing.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(mut rest) = self.get(key) else { return key.to_owned() };
        let mut said = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let found = after.split_once('}').and_then(|(name, behind)| {
                let value = values.iter().find(|(known, _)| *known == name)?.1;
                Some((value, behind))
            });
            if let Some((value, behind)) = found {
                said.push_str(value);
                rest = behind;
            } else {
                said.push('{');
                rest = after;
            }
        }
        said.push_str(rest);
        said
    }

    /// The sentence about a number: `key.one` for exactly one, `key.other` for any other, with the number
    /// in `{count}`. One form will do (`key`) where both are the same.
    pub fn say_count(&self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        let form = if count == 1 { "one" } else { "other" };
        let with_form = format!("{key}.{form}");
        let number = count.to_string();
        let mut all = vec![("count", number.as_str())];
        all.extend_from_slice(values);
        self.say(if self.get(&with_form).is_some() { &with_form } else { key }, &all)
    }

    /// The names of the placeholders in a sentence.
    pub fn placeholders(&self, key: &str) -> BTreeSet<&str> {
        let parts = self.get(key).into_iter().flat_map(|text| text.split('{').skip(1));
        parts.filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        let json = r#"{"file":{"newer":"Gemaakt in {found}.","row":{"one":"{count} regel","other":"{count} regels in {name}"}},"x":"a"}"#;
        Catalogue::parse(json).unwrap()
    }

    #[test]
    fn a_sentence_is_found_by_its_path_and_filled_in() {
        assert_eq!(catalogue().say("file.newer", &[("found", "waardenboom/9")]), "Gemaakt in waardenboom/9.");
        assert_eq!(catalogue().get("x"), Some("a"));
        assert_eq!(catalogue().get("file"), None);
    }

    #[test]
    fn what_is_missing_shows_instead_of_vanishing() {
        assert_eq!(catalogue().say("file.absent", &[]), "file.absent");
        assert_eq!(catalogue().say("file.newer", &[]), "Gemaakt in {found}.");
    }

    #[test]
    fn a_value_with_braces_stays_text() {
        let odd = [("name", "{count} {name}")];
        assert_eq!(catalogue().say_count("file.row", 2, &odd), "2 regels in {count} {name}");
    }

    #[test]
    fn one_is_singular_and_nothing_is_plural() {
        assert_eq!(catalogue().say_count("file.row", 1, &[]), "1 regel");
        assert_eq!(catalogue().say_count("file.row", 0, &[("name", "b")]), "0 regels in b");
        assert_eq!(catalogue().say_count("x", 1, &[]), "a");
    }

    #[test]
    fn a_locale_file_that_is_no_locale_is_refused_with_its_place() {
        assert!(matches!(Catalogue::parse("{\n\"a\":"), Err(CatalogueError::NotJson { line: 2, .. })));
        assert_eq!(Catalogue::parse(r#"{"a":{"b":1}}"#), Err(CatalogueError::NotText("a.b".into())));
        assert_eq!(Catalogue::parse("\"a\""), Err(CatalogueError::NotText(String::new())));
    }
}
