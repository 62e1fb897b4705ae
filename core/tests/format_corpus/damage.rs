//! Files that are cut off, damaged, forged or far too large.

use super::{OTHER, RICH, WRITER, cases, code, code_of, file, read};
use proptest::prelude::*;
use serde_json::{Value, json};
use waardenboom_core::format::{self, FormatError, MAX_BYTES, MAX_DEPTH, MAX_RECORDS, MAX_SIBLINGS, RecordProblem};
use waardenboom_core::model::Workbook;
use waardenboom_core::session::Session;
use waardenboom_core::tree::Forest;

/// Small, with something of everything.
fn small() -> String {
    format!(
        "{{\"format\":\"waardenboom/1\",\n\"workbook\":\"w\",\n\"records\":[\n\
        {{\"id\":\"goal/a\",\"text\":\"é\",\"position\":[null,\"U1\"],\"x\":[1.5],\"@stamps\":{{\"1.{WRITER}\":[\"text\",\"x\"],\"3.{OTHER}\":[\"position\"]}},\
        \"@siblings\":{{\"text\":[[\"1.{OTHER}\",null]]}},\"@seen\":{{\"2.{WRITER}\":[\"position\"]}},\"@removed\":{{\"1.{WRITER}\":[\"x\"]}}}},\n\
        {{\"table\":\"note\",\"text\":\"\\u00e9\\ud83c\\udf33\"}}\n],\n\"erased\":[\n\"participant/p\"]}}\n"
    )
}

#[test]
fn a_truncated_file_never_half_opens() {
    for sample in [small().as_str(), RICH] {
        let whole = sample.trim_end().len();
        for end in 0..whole {
            let opened = format::read(&sample.as_bytes()[..end]);
            assert!(matches!(code(opened), "empty" | "not-json" | "not-text"), "cut at {end}");
        }
    }
}

#[test]
fn a_damaged_byte_opens_or_is_refused_with_a_code_and_leaves_the_open_workbook_alone() {
    let mut session = Session::open("w", read(RICH).unwrap().store);
    let before = format::write("w", session.store());
    let sample = small().into_bytes();
    let mut opened = 0;
    let mut damaged = sample.clone();
    for at in 0..sample.len() {
        for byte in [
            0,
            b' ',
            b'"',
            b'0',
            b'9',
            b',',
            b'/',
            b':',
            b'[',
            b'\\',
            b']',
            b'a',
            b'{',
            b'}',
            0x80,
            0xff,
            sample[at] ^ 1,
        ] {
            damaged[at] = byte;
            if let Ok(found) = format::read(&damaged) {
                opened += 1;
                code(Ok(found));
            } else {
                code(format::read(&damaged));
            }
        }
        damaged[at] = sample[at];
    }
    assert!(opened > sample.len(), "many a byte is only text: {opened}");
    assert_eq!(format::write("w", session.store()), before);
    assert_eq!(session.undo(&mut || 1).unwrap(), None);
}

#[test]
fn every_limit_has_its_error() {
    assert_eq!(code(format::read(&vec![b' '; MAX_BYTES + 1])), "too-large");
    assert_eq!(code(format::read(&vec![b' '; MAX_BYTES])), "empty");
    assert_eq!(code(format::read(&vec![b'['; MAX_BYTES])), "too-deep");
    let records = |count: usize| file(&vec!["{\"table\":\"note\"}"; count].join(","));
    assert_eq!(read(&records(MAX_RECORDS + 1)), Err(FormatError::TooManyRecords { limit: MAX_RECORDS }));
    assert_eq!(code_of(&records(MAX_RECORDS)), "opened");
    let erased = vec!["\"note/x\""; MAX_RECORDS + 1].join(",");
    let text = format!("{{\"format\":\"waardenboom/1\",\"workbook\":\"w\",\"erased\":[{erased}]}}");
    assert_eq!(code_of(&text), "too-many-records");
    let text = |length: usize| file(&format!("{{\"id\":\"note/x\",\"text\":\"{}\"}}", "é".repeat(length)));
    assert_eq!(code_of(&text(format::MAX_FIELD_CHARACTERS)), "opened");
    assert_eq!(code_of(&text(format::MAX_FIELD_CHARACTERS + 1)), "too-long");
    let deep = |depth: usize| {
        let inside = depth - 3;
        file(&format!("{{\"id\":\"drawing/x\",\"deep\":{}{}}}", "[".repeat(inside), "]".repeat(inside)))
    };
    assert_eq!(code_of(&deep(MAX_DEPTH)), "opened");
    assert_eq!(code_of(&deep(MAX_DEPTH + 1)), "too-deep");
    let siblings = |count: usize| {
        let others: Vec<String> = (1..count).map(|n| format!("[\"{n}.{WRITER}\",{n}]")).collect();
        file(&format!(
            "{{\"id\":\"drawing/x\",\"text\":0,\"@stamps\":{{\"9999.{WRITER}\":[\"text\"]}},\"@siblings\":{{\"text\":[{}]}}}}",
            others.join(",")
        ))
    };
    assert_eq!(code_of(&siblings(MAX_SIBLINGS)), "opened");
    assert_eq!(code_of(&siblings(5_000)), "too-many-versions");
    let seen = |count: usize, part: &str| {
        let seen: Vec<String> = (1..=count).map(|n| format!("\"1.{n:022}\":[\"text\"]")).collect();
        file(&format!("{{\"id\":\"drawing/x\",\"{part}\":{{{}}}}}", seen.join(",")))
    };
    for part in ["@seen", "@removed"] {
        assert_eq!(code_of(&seen(format::MAX_SEEN, part)), "opened");
        assert_eq!(code_of(&seen(format::MAX_SEEN + 1, part)), "too-many-versions");
    }
}

#[test]
fn hostile_files_are_refused_or_harmless() {
    let record = |inside: &str| file(&format!("{{\"id\":\"goal/x\",{inside}}}"));
    let stamped = |stamp: &str| record(&format!("\"text\":\"a\",\"@stamps\":{{\"{stamp}\":[\"text\"]}}"));
    let cases: Vec<(String, &str)> = vec![
        // Not a workbook at all.
        (String::new(), "empty"),
        (" \n\t".into(), "empty"),
        ("null".into(), "not-a-workbook"),
        ("[]".into(), "not-a-workbook"),
        ("{}".into(), "not-a-workbook"),
        ("{\"format\":1}".into(), "not-a-workbook"),
        ("{} {}".into(), "not-json"),
        ("<html>".into(), "not-a-workbook"),
        (file("").replace("\"w\"", "\"../w\""), "no-workbook-id"),
        (file("").replace("\"w\"", "\"\""), "no-workbook-id"),
        (file("").replace("\"w\"", &format!("\"{}\"", "x".repeat(65))), "no-workbook-id"),
        (file("").replace("\"w\"", "7"), "no-workbook-id"),
        (file("").replace('[', "{").replace(']', "}"), "wrong-part"),
        (file("").replace("]}", "],\"erased\":[\"../../x\"]}"), "wrong-part"),
        (file("").replace("]}", "],\"erased\":\"all\"}"), "wrong-part"),
        // Records.
        (file("1"), "not-a-record"),
        (file("null"), "not-a-record"),
        (file("{}"), "bad-id"),
        (file("{\"id\":1}"), "bad-id"),
        (file("{\"id\":\"goal/../../etc/passwd\"}"), "bad-id"),
        (file("{\"id\":\"goal\\\\x\"}"), "bad-id"),
        (file("{\"id\":\"goal/\\u0000\"}"), "bad-id"),
        (file("{\"id\":\"goal/x\",\"table\":\"note\"}"), "bad-id"),
        (file("{\"table\":\"../x\"}"), "bad-id"),
        (file(&format!("{{\"id\":\"goal/{}\"}}", "x".repeat(300))), "bad-id"),
        (file("{\"id\":\"goal/x\"},{\"id\":\"goal/x\"}"), "twice"),
        // JavaScript's traps and JSON's.
        (record("\"__proto__\":{\"a\":1},\"constructor\":null"), "opened"),
        (record("\"text\":\"a\",\"text\":\"b\""), "opened"),
        (record("\"text\":\"\\u0000\""), "opened"),
        (record("\"text\":\"\\ud800\""), "not-a-record"),
        (record("\"\\udc00\":1"), "not-a-record"),
        (record("\"x\":1e400"), "not-a-record"),
        (record("\"x\":NaN"), "not-json"),
        (record("\"x\":123456789012345678901234567890,\"y\":-0.0,\"z\":1e308,\"u\":18446744073709551615"), "opened"),
        (record("\"\":1,\"@stamps2\":{}"), "opened"),
        // Values that do not fit.
        (record("\"text\":7"), "does-not-fit"),
        (record("\"kind\":\"wish\""), "does-not-fit"),
        (record("\"position\":[\"goal/x\"]"), "does-not-fit"),
        (record("\"position\":[\"../x\",\"U\"]"), "does-not-fit"),
        (record("\"position\":[\"goal/x\",\"U\"]"), "opened"),
        (record("\"target_groups\":[1]"), "does-not-fit"),
        // Stamps.
        (stamped(&format!("{}.{WRITER}", 1_u64 << 48)), "opened"),
        (stamped(&format!("{}.{WRITER}", (1_u64 << 48) + 1)), "bad-stamps"),
        (stamped(&format!("-1.{WRITER}")), "bad-stamps"),
        (stamped(&format!("0.{WRITER}")), "bad-stamps"),
        (stamped(&format!("01.{WRITER}")), "bad-stamps"),
        (stamped(&format!("1e3.{WRITER}")), "bad-stamps"),
        (stamped(&format!("99999999999999999999.{WRITER}")), "bad-stamps"),
        (stamped("1.x"), "bad-stamps"),
        (stamped("1.zzzzzzzzzzzzzzzzzzzzzz"), "bad-stamps"),
        (record(&format!("\"@stamps\":{{\"1.{WRITER}\":[\"text\"]}}")), "bad-stamps"),
        (record(&format!("\"text\":\"a\",\"@stamps\":{{\"1.{WRITER}\":[\"text\",\"text\"]}}")), "bad-stamps"),
        (record("\"text\":\"a\",\"@stamps\":[]"), "bad-stamps"),
        (record("\"text\":\"a\",\"@siblings\":{\"text\":[[1,2]]}"), "bad-stamps"),
        (record(&format!("\"@siblings\":{{\"text\":[[\"1.{WRITER}\",\"a\"]]}}")), "bad-stamps"),
        (record(&format!("\"text\":\"a\",\"@siblings\":{{\"text\":[[\"1.{WRITER}\",7]]}}")), "does-not-fit"),
        // The clock of a forged file is at its end, and a field without a stamp comes after it.
        (
            record(&format!("\"note\":\"b\",\"text\":\"a\",\"@stamps\":{{\"{}.{WRITER}\":[\"text\"]}}", 1_u64 << 48)),
            "bad-stamps",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(code_of(&text), expected, "{}", text.chars().take(200).collect::<String>());
    }
    assert!(matches!(code(format::read(b"{\"format\":\"\xff\"}")), "not-text"));
    let twice = file("{\"id\":\"goal/x\"},\n{\"id\":\"note/y\"},\n{\"id\":\"goal/x\"}");
    let problem = FormatError::Record { line: 3, at: "goal/x".into(), problem: RecordProblem::Twice };
    assert_eq!(read(&twice), Err(problem), "says where");
}

#[test]
fn an_unwilling_parent_never_hangs_the_forest() {
    let circle = file(
        "{\"id\":\"goal/a\",\"position\":[\"goal/b\",\"U\"]},{\"id\":\"goal/b\",\"position\":[\"goal/a\",\"U\"]},{\"id\":\"goal/c\",\"position\":[\"goal/c\",\"U\"]}",
    );
    let forest = Forest::build(&read(&circle).unwrap().store);
    assert_eq!((forest.len(), forest.circles().count()), (3, 2));
}

fn any_json() -> impl Strategy<Value = Value> {
    let names = prop_oneof![
        Just("id".to_owned()),
        Just("table".to_owned()),
        Just("text".to_owned()),
        Just("position".to_owned()),
        Just("points".to_owned()),
        Just("baseline".to_owned()),
        Just("@stamps".to_owned()),
        Just("@siblings".to_owned()),
        Just("@seen".to_owned()),
        Just("@removed".to_owned()),
        Just(format!("3.{WRITER}")),
        Just("goal".to_owned()),
        Just("goal/x".to_owned()),
        "\\PC{0,3}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        names.clone().prop_map(Value::from),
        (0_u32..1000).prop_map(|n| format!("goal/{n}").into()),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(names.clone(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>()) {
        code(format::read(&bytes));
        let mut inside = small().into_bytes();
        let at = at.index(inside.len());
        inside.splice(at..at, bytes);
        code(format::read(&inside));
    }

    #[test]
    fn arbitrary_json_never_panics(value in any_json(), records in prop::collection::vec(any_json(), 0..4)) {
        code(read(&value.to_string()));
        let records: Vec<String> = records.iter().map(Value::to_string).collect();
        code(read(&file(&records.join(","))));
        if let Ok(delta) = format::read_delta(&format!("{{\"records\":[{}]}}", records.join(","))) {
            let mut session = Session::open("w", read(RICH).unwrap().store);
            session.receive(delta);
            prop_assert_eq!(session.workbook(), &Workbook::project(session.store()));
        }
    }

    #[test]
    fn arbitrary_fields_of_a_goal_open_or_are_refused(
        members in prop::collection::btree_map("text|kind|position|note|target_groups|x|@seen", any_json(), 0..4),
    ) {
        let mut record = json!({"id": "goal/x"});
        record.as_object_mut().unwrap().extend(members);
        code(read(&file(&record.to_string())));
    }
}
