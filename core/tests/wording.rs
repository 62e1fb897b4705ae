//! The rules of wording, held to real goal sentences: what each of them must and must not be told.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use waardenboom_core::finding::wording::{Language, sentences, verdict};

struct Row {
    language: Language,
    expected: String,
    sentence: &'static str,
}

fn rows() -> Vec<Row> {
    let lines = include_str!("fixtures/wording.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            assert_eq!(parts.len(), 3, "{line}");
            let language = if parts[0] == "nl" { Language::Dutch } else { Language::English };
            Row { language, expected: parts[1].to_owned(), sentence: parts[2] }
        })
        .collect()
}

fn letters(sentence: &str) -> String {
    let verdict = verdict(sentence);
    let all = [
        (verdict.is_activity, 'a'),
        (verdict.lacks_from_to, 'v'),
        (verdict.has_two_goals, 't'),
        (verdict.lacks_moment, 'm'),
    ];
    let said: String = all.iter().filter(|(is, _)| *is).map(|(_, letter)| letter).collect();
    if said.is_empty() { "-".to_owned() } else { said }
}

#[test]
fn every_sentence_of_the_table_gets_its_verdict() {
    let wrong: Vec<String> = rows()
        .iter()
        .filter(|row| letters(row.sentence) != row.expected)
        .map(|row| format!("{} instead of {}: {}", letters(row.sentence), row.expected, row.sentence))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_is_read_in_its_own_language() {
    for row in rows() {
        let read: Vec<Language> = sentences(row.sentence).map(|sentence| sentence.language()).collect();
        assert!(read.iter().all(|language| *language == row.language), "{read:?}: {}", row.sentence);
    }
}

#[test]
fn the_table_is_large_enough_in_both_languages_and_has_every_verdict() {
    let rows = rows();
    let of = |language| rows.iter().filter(|row| row.language == language).count();
    assert!(of(Language::Dutch) >= 45 && of(Language::English) >= 15 && rows.len() >= 60);
    for language in [Language::Dutch, Language::English] {
        for letter in ['a', 'v', 't', '-'] {
            let has = |row: &&Row| row.language == language && row.expected.contains(letter);
            assert!(rows.iter().filter(has).count() >= 2, "{letter}");
        }
    }
}
