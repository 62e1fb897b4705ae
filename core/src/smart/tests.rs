use super::{Lack, Letter, smart};
use crate::finding::test_workbook;
use crate::store::RecordId;

/// What each letter of an indicator with these fields lacks.
fn lacks(fields: &str, is_linked: bool) -> Vec<Vec<Lack>> {
    let indicator = format!(r#"{{"id":"indicator/i"{fields}}}"#);
    let link = r#"{"id":"indicator-link/i/a","indicator":"indicator/i","goal":"goal/a"}"#;
    let records: Vec<&str> = std::iter::once(indicator.as_str()).chain(is_linked.then_some(link)).collect();
    let verdicts = smart(&test_workbook("a outcome", &records), &RecordId::parse("indicator/i").unwrap());
    assert_eq!(verdicts.iter().map(|verdict| verdict.letter).collect::<Vec<_>>(), Letter::ALL);
    verdicts.into_iter().map(|verdict| verdict.lacks).collect()
}

const FULL: &str = r#","text":"Deel overbelaste mantelzorgers","nature":"quantitative","unit":"%","direction":"down","source":"GGD",
    "baseline":{"value":"10","day":"2025-03-01"},"target":{"value":"7","day":"eind 2029"},
    "is_achievable":"yes","achievable":"Een buurregio deed het ook.","is_relevant":"yes""#;

#[test]
fn a_full_indicator_meets_every_letter() {
    assert!(lacks(FULL, true).iter().all(Vec::is_empty));
}

#[test]
fn an_empty_one_says_what_each_letter_lacks() {
    assert_eq!(
        lacks(r#","kind":"outcome""#, false),
        [
            vec![Lack::Text, Lack::Goal, Lack::Nature, Lack::Direction],
            vec![Lack::Unit, Lack::Baseline, Lack::Target, Lack::Source],
            vec![Lack::NotAsked],
            vec![Lack::NotAsked],
            vec![Lack::TargetDay],
        ]
    );
}

#[test]
fn a_story_needs_no_unit_and_no_number_but_a_count_does() {
    let told = r#","text":"Een gewone week","nature":"qualitative","direction":"up","source":"Gesprekken",
        "baseline":{"value":"Geen enkel moment","day":"2025"},"target":{"value":"Een vast moment","day":"2029"}"#;
    assert_eq!(lacks(told, true)[1], []);
    assert_eq!(lacks(&told.replace("qualitative", "quantitative"), true)[1], [Lack::Unit, Lack::Number]);
}

#[test]
fn the_answers_of_the_group_are_taken_as_they_are() {
    assert_eq!(
        lacks(&FULL.replace(r#""is_achievable":"yes""#, r#""is_achievable":"unsure""#), true)[2],
        [Lack::Unsure]
    );
    assert_eq!(lacks(&FULL.replace(r#""is_relevant":"yes""#, r#""is_relevant":"no""#), true)[3], [Lack::Refused]);
    let workbook = test_workbook("a outcome", &[&format!(r#"{{"id":"indicator/i"{FULL}}}"#)]);
    let said = smart(&workbook, &RecordId::parse("indicator/i").unwrap());
    assert_eq!(said[2].said, "Een buurregio deed het ook.");
}

#[test]
fn a_target_has_a_day_that_can_be_read_and_comes_after_the_baseline() {
    let day = |day: &str| lacks(&FULL.replace("eind 2029", day), true)[4].clone();
    assert_eq!(day("ooit"), [Lack::UnclearDay]);
    assert_eq!(day("2024"), [Lack::TargetBeforeBaseline]);
    assert_eq!(day("2025"), [], "it may still be later that year");
    assert!(smart(&test_workbook("", &[]), &RecordId::parse("indicator/none").unwrap()).is_empty());
}
