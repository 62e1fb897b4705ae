//! `weigh`: the same numbers as the page, to the last digit.

use crate::support::Folder;
use serde_json::json;
use waardenboom_core::weigh::workbook::comparison_of;

#[test]
fn the_printed_numbers_are_those_of_the_core_to_the_last_digit() {
    let folder = Folder::new();
    for (name, arguments) in
        [("example", &["--example", "mantelzorg"][..]), ("random", &["--random", "400", "--seed", "3"])]
    {
        folder.call(&[&["new", "--out", name], arguments].concat());
        let call = folder.call(&["weigh", name]);
        assert_eq!((call.status, call.err.as_str()), (0, ""));
        let expected = comparison_of(folder.open(name).workbook()).unwrap();
        let printed = call.json();
        for (at, alternative) in expected.comparison.alternatives.iter().enumerate() {
            let score = printed["alternatives"][at]["score"].as_f64();
            assert_eq!(score.map(f64::to_bits), alternative.score.map(f64::to_bits));
        }
        assert_eq!(printed["leading"], json!(expected.comparison.leading));
        assert_eq!(printed["set_aside"], json!([]));
    }
}

#[test]
fn an_unfinished_weighing_is_no_error() {
    let folder = Folder::new();
    folder.call(&["new", "--out", "leeg"]);
    let call = folder.call(&["weigh", "leeg"]);
    assert_eq!((call.status, call.json()["verdict"]["kind"].as_str()), (0, Some("no_alternatives")));
    assert_eq!(call.json()["values"].as_array().unwrap().len(), 5);
}

#[test]
fn a_number_that_means_nothing_is_set_aside_by_name() {
    let folder = Folder::new();
    let records = [
        r#"{"id":"participant/a","text":"A"},{"id":"alternative/x","text":"X"}"#,
        r#"{"id":"rating/a/x/freedom","participant":"participant/a","alternative":"alternative/x","value":"value/freedom","score":1e300}"#,
        r#"{"id":"weights/a/points/1","participant":"participant/a","method":"points","round":1,"points":{"freedom":-5}}"#,
    ];
    folder.put("w", format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{}]}}"#, records.join(",")));
    let call = folder.call(&["weigh", "w"]);
    assert_eq!(call.status, 0);
    let at: Vec<&str> = call.err.lines().collect();
    assert_eq!(
        at,
        [
            "De beoordeling rating/a/x/freedom telt niet mee: een beoordeling loopt van 0 tot 100.",
            "De punten in weights/a/points/1 tellen niet mee: punten zijn 0 of meer.",
        ]
    );
    assert_eq!(call.json()["set_aside"][1], json!({"at": "weights/a/points/1", "reason": "not_points"}));
    assert_eq!(call.json()["left_out"][0]["participant"], "participant/a");
}

#[test]
fn a_file_that_does_not_open_is_status_1() {
    let folder = Folder::new();
    folder.put("w", "{");
    let call = folder.call(&["weigh", "w"]);
    assert_eq!((call.status, call.out.as_str()), (1, ""));
    assert!(call.err.starts_with("w: Op regel 1, bij teken "), "{}", call.err);
}
