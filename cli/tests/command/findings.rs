//! `findings`: the points of attention with their sentences, as on a day.

use crate::support::Folder;
use serde_json::{Value, json};

const NOTES: &str = r#"{"format":"waardenboom/1","workbook":"w","records":[
{"id":"goal/a","kind":"ambition","text":"Wie zorgt, houdt het vol","position":[null,"U1"]},
{"id":"goal/b","kind":"outcome","text":"Minder overbelaste mantelzorgers","position":["goal/a","U1"]},
{"id":"goal/c","kind":"subgoal","text":"Er is vervangende zorg","position":["goal/b","U1"]},
{"id":"test/b/a","child":"goal/b","parent":"goal/a","answer":"yes"},
{"id":"discussed/no-moment/goal/b/moment","code":"no-moment","record":"goal/b","reason":"komt later"}]}"#;

#[test]
fn every_point_has_its_code_its_place_and_its_sentences() {
    let folder = Folder::new();
    folder.put("w", NOTES);
    let call = folder.call(&["findings", "w", "--today", "2026-11-22"]);
    assert_eq!((call.status, call.err.as_str()), (0, ""));
    let printed = call.json();
    assert_eq!(printed["today"], "2026-11-22");
    assert_eq!(printed["counts"], json!({"open": 5, "discussed": 1}));
    let codes: Vec<&str> =
        printed["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!(
        codes,
        [
            "no-from-to",
            "no-moment",
            "goal-without-indicator",
            "subgoal-without-activity",
            "goal-without-indicator",
            "subgoal-untested"
        ]
    );
    assert_eq!(
        printed["findings"][1],
        json!({
            "code": "no-moment", "class": "wording", "tone": "remark", "record": "goal/b", "field": "moment",
            "detail": null, "discussed": true,
            "what": "Bij “Minder overbelaste mantelzorgers” staat niet wanneer het zover is.",
            "why": "Vul aan: over hoeveel jaar willen we dit? Dan weet iedereen wanneer je terugkijkt. Het eind van een raadsperiode is bijvoorbeeld 2030.",
            "mend": "Moment 2030 invullen",
        })
    );
    let questions = json!([
        {"child": "goal/b", "parent": "goal/a", "answer": "yes"},
        {"child": "goal/c", "parent": "goal/b", "answer": null},
    ]);
    assert_eq!(printed["questions"], questions);
}

#[test]
fn no_sentence_of_any_example_has_a_hole() {
    let folder = Folder::new();
    for (name, arguments) in
        [("example", &["--example", "mantelzorg"][..]), ("random", &["--random", "300", "--seed", "3"])]
    {
        folder.call(&[&["new", "--out", name], arguments].concat());
        let call = folder.call(&["findings", name, "--today=2026-11-22"]);
        let findings = call.json()["findings"].as_array().unwrap().clone();
        assert!(findings.len() > 3, "{name}");
        for finding in findings {
            for part in ["what", "why", "mend"] {
                let said = finding[part].as_str().unwrap_or_default();
                let is_whole = !said.contains(['{', '}']) && !said.contains("finding.");
                assert!(is_whole && (part == "mend" || !said.is_empty()), "{finding}");
            }
        }
    }
}

#[test]
fn the_day_decides_what_has_passed_and_without_one_it_is_today() {
    let folder = Folder::new();
    folder.call(&["new", "--out", "w", "--example", "mantelzorg"]);
    let passed = |today: &[&str]| {
        let call = folder.call(&[&["findings", "w"], today].concat());
        let findings: Vec<Value> = call.json()["findings"].as_array().unwrap().clone();
        (call.json()["today"].clone(), findings.iter().filter(|f| f["code"] == "target-day-passed").count())
    };
    assert_eq!(passed(&["--today", "2026-11-22"]).1, 0);
    assert!(passed(&["--today", "2031-01-01"]).1 >= 4);
    let today = passed(&[]).0;
    assert!(today.as_str().is_some_and(|today| today >= "2026-01-01" && today.len() == 10), "{today}");
}

#[test]
fn a_file_that_does_not_open_is_status_1() {
    let folder = Folder::new();
    folder.put("w", "{");
    let call = folder.call(&["findings", "w"]);
    assert_eq!((call.status, call.out.as_str()), (1, ""));
    assert!(call.err.starts_with("w: Op regel 1, bij teken "), "{}", call.err);
}
