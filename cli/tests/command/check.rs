//! `check`: one line per file, good or not, and status 1 when one of them is not.

use crate::support::Folder;
use serde_json::{Value, json};
use waardenboom_core::format::{MAX_BYTES, MAX_RECORDS};

const HEAD: &str = r#"{"format":"waardenboom/1","workbook":"w","records":["#;

#[test]
fn a_good_file_is_counted_per_table() {
    let folder = Folder::new();
    let goal = r#"{"id":"goal/a","text":"Minder wachten"},{"table":"note","text":"x"},{"id":"later/z","x":1}"#;
    folder.put("a.json", format!("{HEAD}{goal}]}}"));
    let call = folder.call(&["check", "a.json"]);
    let json = call.json();
    assert_eq!((call.status, call.err.as_str()), (0, ""));
    assert_eq!(
        (&json["file"], &json["ok"], &json["format"]),
        (&json!("a.json"), &json!(true), &json!("waardenboom/1"))
    );
    let records = &json["records"];
    let counts = [&records["goal"], &records["note"], &records["later"], &records["rating"]];
    assert_eq!(counts, [&json!(1), &json!(1), &json!(1), &json!(0)]);
    assert_eq!(json["errors"], json!([]));
}

#[test]
fn what_cannot_be_opened_is_told_and_the_others_still_checked() {
    let folder = Folder::new();
    folder.put("good.json", format!("{HEAD}]}}"));
    std::fs::create_dir(folder.path("map")).unwrap();
    let call = folder.call(&["check", "absent.json", "map", "good.json"]);
    assert_eq!(call.status, 1);
    let lines: Vec<Value> = call.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let oks: Vec<&Value> = lines.iter().map(|line| &line["ok"]).collect();
    assert_eq!(oks, [&json!(false), &json!(false), &json!(true)]);
    assert_eq!(lines[0]["errors"][0]["message"], "Dit bestand bestaat niet. Kijk of de naam en de map kloppen.");
    assert!(call.err.starts_with("absent.json: Dit bestand bestaat niet."), "{}", call.err);
    assert!(call.err.contains("map: Dit is een map."), "{}", call.err);
}

#[test]
fn hostile_files_get_one_sentence_with_their_place() {
    let folder = Folder::new();
    let record = |text: &str| format!("{HEAD}\n{text}]}}");
    let many = format!("{HEAD}{}{{}}]}}", "{},".repeat(MAX_RECORDS));
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("empty", Vec::new(), "", "is leeg"),
        ("binary", vec![0xff, 0xfe, 0x00], "", "geen werkboek"),
        ("bytes", b"{\"format\":\"\xff\"}".to_vec(), "regel 1", "geen leesbare tekst"),
        ("word", b"PK\x03\x04".to_vec(), "", "geen werkboek"),
        ("cut", HEAD.into(), "regel 1", "afgebroken of beschadigd"),
        ("deep", "[".repeat(100_000).into(), "regel 1", "meer dan 64 haakjes"),
        ("other", "{}".into(), "", "geen werkboek"),
        ("list", "[1]".into(), "", "geen werkboek"),
        ("newer", HEAD.replace("/1", "/2").into_bytes().into_iter().chain(*b"]}").collect(), "", "nieuwere versie"),
        ("no-id", r#"{"format":"waardenboom/1"}"#.into(), "", "geen goed kenmerk"),
        ("evil-id", r#"{"format":"waardenboom/1","workbook":"../../x"}"#.into(), "", "geen goed kenmerk"),
        ("part", HEAD.replace('[', "7}").into(), "records", "geen lijst"),
        ("large", vec![b' '; MAX_BYTES + 1], "", "te groot: 21 MB. Meer dan 20 MB"),
        ("many", many.into(), "", "meer dan 50000 onderdelen"),
        ("twice", record(r#"{"id":"goal/a"},{"id":"goal/a"}"#).into(), "regel 2, goal/a", "tweede keer"),
        ("kind", record(r#"{"id":"goal/a","kind":"boss"}"#).into(), "regel 2, goal/a kind", "niet kan staan"),
        ("id", record(r#"{"id":"goal/<b>"}"#).into(), "regel 2, goal/<b>", "kenmerk dat niet kan"),
        ("stamps", record(r#"{"id":"goal/a","@stamps":7}"#).into(), "regel 2, goal/a", "wie wat wanneer schreef"),
        ("number", record("7").into(), "regel 2", "geen onderdeel"),
    ];
    for (name, bytes, at, part) in cases {
        folder.put(name, bytes);
        let call = folder.call(&["check", name]);
        let json = call.json();
        let error = &json["errors"][0];
        assert_eq!(
            (call.status, &json["ok"], json["errors"].as_array().unwrap().len()),
            (1, &json!(false), 1),
            "{name}"
        );
        assert_eq!(error["at"], at, "{name}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(part) && message.contains("Er is niets veranderd."), "{name}: {message}");
        assert!(!message.contains(['{', '}']), "{name}: {message}");
    }
}

#[test]
fn every_cut_of_a_file_is_refused_and_none_of_them_panics() {
    let folder = Folder::new();
    folder.call(&["new", "--random", "20", "--seed", "4", "--out", "whole.json"]);
    let whole = folder.bytes("whole.json");
    for cut in (0..whole.len() - 2).step_by(whole.len() / 25) {
        folder.put("cut.json", &whole[..cut]);
        assert_eq!(folder.call(&["check", "cut.json"]).status, 1, "{cut}");
    }
}
