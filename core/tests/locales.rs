//! Both languages say the same things (invariant 6).
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use waardenboom_core::format::{self, FormatError, RecordProblem};
use waardenboom_core::text::Catalogue;

fn catalogues() -> [Catalogue; 2] {
    [include_str!("../../locales/nl.json"), include_str!("../../locales/en.json")].map(|s| Catalogue::parse(s).unwrap())
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_placeholders() {
    let [dutch, english] = catalogues();
    assert!(dutch.keys().eq(english.keys()));
    for key in dutch.keys() {
        assert_eq!(dutch.placeholders(key), english.placeholders(key), "{key}");
        assert!(!dutch.get(key).unwrap().trim().is_empty() && !english.get(key).unwrap().trim().is_empty(), "{key}");
    }
}

#[test]
fn every_error_of_a_file_has_a_sentence_that_says_what_is_safe_and_is_filled_in() {
    let [dutch, english] = catalogues();
    for code in FormatError::CODES {
        let key = format!("file.{code}");
        assert!(dutch.get(&key).is_some_and(|text| text.contains("Er is niets veranderd.")), "{key}");
        assert!(english.get(&key).is_some_and(|text| text.contains("Nothing has changed.")), "{key}");
    }
    let mut met = BTreeSet::new();
    for error in one_of_each() {
        met.insert(error.code());
        let values = error.values();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let said = dutch.say(&format!("file.{}", error.code()), &values);
        assert!(!said.contains(['{', '}']), "{said}");
    }
    assert_eq!(met, FormatError::CODES.iter().copied().collect());
}

fn one_of_each() -> Vec<FormatError> {
    let record = |problem| FormatError::Record { line: 4, at: "goal/a text".into(), problem };
    vec![
        FormatError::TooLarge { bytes: format::MAX_BYTES + 1, limit: format::MAX_BYTES },
        FormatError::Empty,
        FormatError::NotText { line: 2 },
        FormatError::NotJson { line: 2, column: 7 },
        FormatError::TooDeep { line: 2, limit: format::MAX_DEPTH },
        FormatError::NotAWorkbook,
        FormatError::Newer { found: "waardenboom/9".into() },
        FormatError::NoWorkbookId,
        FormatError::WrongPart { part: "records" },
        FormatError::TooManyRecords { limit: format::MAX_RECORDS },
        record(RecordProblem::NotARecord),
        record(RecordProblem::BadId),
        record(RecordProblem::Twice),
        record(RecordProblem::DoesNotFit),
        record(RecordProblem::TooLong),
        record(RecordProblem::BadStamps),
        record(RecordProblem::TooManyVersions),
    ]
}
