//! Probable doubles: a table of pairs with their verdicts, and whole workbooks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::fmt::Write as _;
use waardenboom_core::command::{Command, distinct_id};
use waardenboom_core::double::{LikenessReason, alike, doubles};
use waardenboom_core::example::{Example, Language, SplitMix64, random_workbook, workbook};
use waardenboom_core::format;
use waardenboom_core::model::{Day, Workbook};
use waardenboom_core::session::Session;
use waardenboom_core::store::RecordId;

#[test]
fn every_pair_of_the_table_gets_its_verdict() {
    let table = include_str!("fixtures/doubles.tsv");
    let mut wrong = String::new();
    let mut pairs = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [verdict, one, other] = fields[..] else { panic!("{line}") };
        let (there, back) = (alike(one, other), alike(other, one));
        assert_eq!(there.as_ref().map(|l| l.score.to_bits()), back.map(|l| l.score.to_bits()), "{line}: both ways");
        if there.is_some() != (verdict == "double") {
            writeln!(wrong, "{verdict}: {one} | {other}: {there:?}").unwrap();
        }
        pairs += 1;
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(pairs >= 40);
}

#[test]
fn the_reasons_say_what_is_the_same() {
    let reasons = |one: &str, other: &str| alike(one, other).unwrap().reasons;
    assert_eq!(reasons("Er is respijtzorg.", "er is respijtzorg"), [LikenessReason::SameText]);
    assert_eq!(reasons("Jongeren bewegen meer", "Meer bewegende jongeren"), [LikenessReason::SameWords]);
    let synonyms = LikenessReason::Synonyms(vec![("respijtzorg".into(), "logeeropvang".into())]);
    assert_eq!(reasons("Respijtzorg", "Logeeropvang"), [LikenessReason::SameWords, synonyms]);
    let figures = reasons("300 gesprekken aan de keukentafel", "250 gesprekken aan de keukentafel");
    assert_eq!(figures, [LikenessReason::SameWords, LikenessReason::DifferentFigures]);
    assert!(alike("300 gesprekken thuis", "250 gesprekken thuis").unwrap().score < 1.0);
}

fn session(goals: &[(&str, &str, &str)]) -> Session {
    let goals: Vec<String> = (goals.iter())
        .map(|(key, kind, text)| {
            format!(r#"{{"id":"goal/{key}","kind":"{kind}","text":"{text}","position":[null,"{key}"]}}"#)
        })
        .collect();
    let file = format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{}]}}"#, goals.join(","));
    Session::open("w", format::read(file.as_bytes()).unwrap().store)
}

fn found(workbook: &Workbook) -> Vec<String> {
    doubles(workbook, 100).iter().map(|double| format!("{} {}", double.one.key(), double.other.key())).collect()
}

#[test]
fn what_was_told_apart_is_not_offered_again_until_that_is_taken_back() {
    let mut ids = SplitMix64::new(1);
    let mut session = session(&[
        ("a", "subgoal", "Er is respijtzorg dichtbij"),
        ("b", "subgoal", "Logeeropvang is dichtbij"),
        ("c", "subgoal", "Dichtbij is er logeeropvang"),
        ("d", "outcome", "Er is respijtzorg dichtbij"),
        ("e", "subgoal", "Jongeren sporten meer"),
    ]);
    assert_eq!(found(session.workbook()), ["a b", "a c"], "an outcome is no double of a subgoal");
    let id = |key: &str| RecordId::parse(&format!("goal/{key}")).unwrap();
    let tell = Command::TellApart { one: id("b"), other: id("a"), by: "tafel 1".into(), day: Day::default() };
    session.dispatch(tell, &mut ids).unwrap();
    assert_eq!(found(session.workbook()), ["a c"]);
    let tell = Command::TellApart { one: id("a"), other: id("c"), by: String::new(), day: Day::default() };
    session.dispatch(tell, &mut ids).unwrap();
    assert_eq!(found(session.workbook()), ["b c"], "those two are still alike");
    let back = Command::RemoveWithBranch { records: vec![distinct_id(&id("a"), &id("b"))] };
    session.dispatch(back, &mut ids).unwrap();
    assert_eq!(found(session.workbook()), ["a b", "b c"]);
    let make_one = Command::MakeOne { kept: id("a"), others: vec![id("b"), id("c")] };
    session.dispatch(make_one, &mut ids).unwrap();
    assert!(found(session.workbook()).is_empty());
}

#[test]
fn words_in_one_are_the_same_as_words_apart() {
    let session = session(&[
        ("a", "subgoal", "Ondersteuning voor mantelzorg in de wijk"),
        ("b", "subgoal", "Mantelzorgondersteuning in de wijk"),
    ]);
    assert_eq!(found(session.workbook()), ["a b"]);
}

#[test]
fn the_examples_have_no_doubles_that_a_reader_would_laugh_at() {
    for example in Example::ALL {
        for language in Language::ALL {
            let workbook = Workbook::project(&workbook(*example, *language));
            assert_eq!(doubles(&workbook, 10), [], "{example:?}");
        }
    }
}

#[test]
fn every_suggestion_in_a_random_workbook_is_one_that_alike_would_make_and_comes_once() {
    for seed in 0..3 {
        let workbook = Workbook::project(&random_workbook(400, seed).1);
        let all = doubles(&workbook, usize::MAX);
        let mut pairs = std::collections::BTreeSet::new();
        for double in &all {
            assert!(double.one < double.other && pairs.insert((&double.one, &double.other)), "{double:?}");
            assert!((0.6..=1.0).contains(&double.score) && !double.reasons.is_empty(), "{double:?}");
            assert_eq!(double.one.table(), double.other.table());
        }
        assert!(all.windows(2).all(|pair| pair[0].score >= pair[1].score));
        assert_eq!(doubles(&workbook, 7), all[..7.min(all.len())]);
        assert_eq!(doubles(&workbook, usize::MAX), all, "the same every time");
    }
}
