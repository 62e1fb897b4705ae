//! The file format on a sample of every version, and on everything that is not a file of ours: cut off,
//! damaged, forged, far too large. Opening gives a workbook or one error with a code and a place; it never
//! panics and never touches the open workbook.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use waardenboom_core::command::{Command, Refusal, StepName};
use waardenboom_core::format::{
    self, FormatError, MAX_BYTES, MAX_DEPTH, MAX_RECORDS, MAX_SIBLINGS, Opened, RecordProblem,
};
use waardenboom_core::model::{Listed, TABLES, Workbook};
use waardenboom_core::session::Session;
use waardenboom_core::store::{Field, RecordId, StampError, Store};
use waardenboom_core::tree::Forest;

/// One sample per format version there has ever been.
const SAMPLES: &[(&str, &str)] = &[("waardenboom/1", include_str!("fixtures/format-1.werkboek.json"))];
const RICH: &str = SAMPLES[0].1;
const WRITER: &str = "6DfKDXLSrCUok9q8NGaRBn";
const OTHER: &str = "4eGcDoKqEjDtKWXTrPvAlS";

fn cases(cases: u32) -> ProptestConfig {
    let regressions = FileFailurePersistence::Direct("proptest-regressions/format_corpus.txt");
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { cases };
    ProptestConfig { cases, failure_persistence: Some(Box::new(regressions)), ..ProptestConfig::default() }
}

fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

/// A file with these records.
fn file(records: &str) -> String {
    format!("{{\"format\":\"waardenboom/1\",\"workbook\":\"w\",\"records\":[{records}]}}")
}

fn read(text: &str) -> Result<Opened, FormatError> {
    format::read(text.as_bytes())
}

fn code_of(text: &str) -> &'static str {
    code(read(text))
}

/// The code of the error, which must be a known one; `opened` when there is none.
fn code(opened: Result<Opened, FormatError>) -> &'static str {
    match opened {
        Ok(opened) => {
            // Whatever opens also shows, and writes and reads the same.
            Workbook::project(&opened.store);
            let text = format::write(&opened.workbook_id, &opened.store);
            let again = read(&text).expect("what was opened can be saved and opened again");
            assert_eq!(again, opened);
            assert_eq!(format::write(&again.workbook_id, &again.store), text);
            "opened"
        }
        Err(error) => {
            assert!(FormatError::CODES.contains(&error.code()), "{error:?}");
            assert!(error.place().0 != Some(0) && error.place().1.chars().count() < 400, "{error:?}");
            error.code()
        }
    }
}

#[test]
fn every_sample_reads_and_this_version_writes_it_byte_for_byte() {
    for (name, text) in SAMPLES {
        let opened = read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(opened.workbook_id, "mantelzorg-noord_1");
        if *name == format::FORMAT {
            assert!(format::write(&opened.workbook_id, &opened.store) == *text, "{name} changed");
        }
    }
    assert_eq!(SAMPLES.last().map(|(name, _)| *name), Some(format::FORMAT), "a sample for the format of today");
}

#[test]
fn the_sample_holds_every_table_and_field_and_all_that_merging_leaves() {
    let store = read(RICH).unwrap().store;
    for table in TABLES {
        for field in table.fields {
            let field_name = Field::named(field.name);
            let found = store.records_of(table.name).any(|(_, record)| record.cells.contains_key(&field_name));
            assert!(found, "{} {}", table.name, field.name);
        }
    }
    let workbook = Workbook::project(&store);
    let conflicts: BTreeSet<String> =
        workbook.conflicts(&store).iter().map(|c| format!("{} {}", c.record, c.field)).collect();
    let expected = ["goal/g1 note", "goal/g2 text", "goal/g3 position"];
    assert_eq!(conflicts, expected.map(str::to_owned).into());
    assert_eq!(
        workbook.listed(),
        [Listed::Orphan(id("goal/g5")), Listed::Orphan(id("goal/g7")), Listed::RemovedButChanged(id("note/beide"))]
    );
    assert_eq!(*workbook.bin(), [id("goal/g4"), id("note/weg")].into());
    assert_eq!(store.erased().len(), 3);
    assert_eq!(workbook.forest().parent(&id("goal/g7")), Some(&id("goal/g2")), "past the erased goal");
    assert!(
        workbook.text_of(&id("challenge/c1")).is_some()
            && workbook.challenges.get(&id("challenge/c1")).unwrap().note.is_empty()
    );
}

#[test]
fn what_this_version_does_not_know_survives_an_edit() {
    let mut session = Session::open("w", read(RICH).unwrap().store);
    let edits = [("goal/g1", "text"), ("goal/g2", "text"), ("participant/d1", "group")];
    let mut bits = 1_u128;
    let mut ids = move || {
        bits += 1;
        bits
    };
    for (record, field) in edits {
        let command =
            Command::SetField { record: id(record), field: Field::named(field), value: "anders".into(), basis: None };
        session.dispatch(command, &mut ids).unwrap();
    }
    let again = read(&format::write("w", session.store())).unwrap().store;
    let value = |record: &str, field: &str| again.cell(&id(record), &Field::named(field)).unwrap().shown().cloned();
    assert_eq!(value("goal/g1", "text"), Some("anders".into()));
    assert_eq!(value("goal/g1", "colour"), Some("#0a0".into()));
    assert_eq!(value("goal/g1", "@later"), Some(7.into()));
    assert_eq!(value("vision/v1", "sketch"), Some(json!({"future": true, "list": [1, 2.5, null, {"a": "é"}]})));
}

#[test]
fn a_newer_format_is_refused_by_name() {
    for newer in ["waardenboom/2", "waardenboom/10", "waardenboom/4294967295"] {
        let text = RICH.replacen("waardenboom/1", newer, 1);
        assert_eq!(read(&text), Err(FormatError::Newer { found: newer.to_owned() }));
    }
    for other in ["waardenboom/0", "waardenboom/", "waardenboom/2x", "waardenboom/-1", "Waardenboom/1", "", "x"] {
        assert_eq!(read(&RICH.replacen("waardenboom/1", other, 1)), Err(FormatError::NotAWorkbook), "{other}");
    }
}

#[test]
fn a_file_by_hand_read_twice_is_read_once() {
    let by_hand = "\u{feff}{\r\n \"format\": \"waardenboom/1\", \"workbook\": \"w\",\r\n \"records\": [\r\n\
        {\"table\": \"goal\", \"kind\": \"ambition\", \"text\": \"Zorgzaam\"},\r\n\
        {\"table\": \"note\", \"text\": \"los\"}, {\"table\": \"note\", \"text\": \"los\"},\r\n\
        {\"id\": \"goal/x\", \"table\": \"goal\", \"text\": \"met naam\", \"note\": null}\r\n]}";
    let opened = read(by_hand).unwrap();
    assert_eq!(opened, read(by_hand).unwrap());
    assert_eq!(opened.store.records().len(), 4, "two notes with the same text are two notes");
    assert!(opened.store.cell(&id("goal/x"), &Field::named("table")).is_none(), "a table is no field");
    let mut twice = opened.store.clone();
    assert!(twice.join(&read(by_hand).unwrap().store).is_empty());
    let written = format::write("w", &opened.store);
    assert_eq!(read(&written).unwrap().store, opened.store, "with stamps it says the same");
    assert!(twice.join(&read(&written).unwrap().store).is_empty());
    // Another file by hand is another hand: both stay.
    let mut both = opened.store.clone();
    both.join(&read(&by_hand.replace("met naam", "andere naam")).unwrap().store);
    assert_eq!(Workbook::project(&both).conflicts(&both).len(), 1);
}

#[test]
fn a_value_edited_under_its_stamp_is_a_conflict_and_not_a_loss() {
    let edited = RICH.replace("Onder het weggegooide", "Met de hand gewijzigd");
    let [ours, theirs] = [read(RICH).unwrap().store, read(&edited).unwrap().store];
    let mut both = [ours.clone(), theirs.clone()];
    both[0].join(&theirs);
    both[1].join(&ours);
    assert_eq!(both[0], both[1]);
    let conflicts = Workbook::project(&both[0]).conflicts(&both[0]);
    assert!(conflicts.iter().any(|c| c.record == id("goal/g5") && c.values.len() == 2));
    assert_eq!(read(&format::write("w", &both[0])).unwrap().store, both[0]);
}

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

#[test]
fn every_code_is_in_the_list_and_once() {
    let problem = |problem| FormatError::Record { line: 1, at: String::new(), problem };
    // A variant that is missing here fails to compile in the matches below.
    let formats = [
        FormatError::TooLarge { bytes: 1, limit: 1 },
        FormatError::Empty,
        FormatError::NotText { line: 1 },
        FormatError::NotJson { line: 1, column: 1 },
        FormatError::TooDeep { line: 1, limit: 1 },
        FormatError::NotAWorkbook,
        FormatError::Newer { found: String::new() },
        FormatError::NoWorkbookId,
        FormatError::WrongPart { part: "records" },
        FormatError::TooManyRecords { limit: 1 },
        problem(RecordProblem::NotARecord),
        problem(RecordProblem::BadId),
        problem(RecordProblem::Twice),
        problem(RecordProblem::DoesNotFit),
        problem(RecordProblem::TooLong),
        problem(RecordProblem::BadStamps),
        problem(RecordProblem::TooManyVersions),
    ];
    let codes: BTreeSet<&str> = formats.iter().map(|error| known_format_error(error).code()).collect();
    assert_eq!(codes, FormatError::CODES.iter().copied().collect());
    assert_eq!(FormatError::CODES.len(), formats.len());
    let refusals = [
        Refusal::NotThere(id("goal/x")),
        Refusal::IntoOwnBranch(id("goal/x")),
        Refusal::NoFurther,
        Refusal::DoesNotFit { record: id("goal/x"), field: Field::named("x") },
        Refusal::OutOfRange { value: String::new(), low: 0, high: 1 },
        Refusal::AlreadyLinked,
        Refusal::NotOneKind(id("goal/x")),
        Refusal::PresentSituationStays,
        Refusal::TooLong(1),
        Refusal::TooManyRecords(1),
        Refusal::NotYet,
        Refusal::Nothing,
        Refusal::Clock(StampError),
    ];
    let codes: BTreeSet<&str> = refusals.iter().map(|refusal| known_refusal(refusal).code()).collect();
    assert_eq!(codes, Refusal::CODES.iter().copied().collect());
    assert_eq!(Refusal::CODES.len(), refusals.len());
    assert_eq!(StepName::CODES.iter().collect::<BTreeSet<_>>().len(), StepName::CODES.len());
}

fn known_format_error(error: &FormatError) -> &FormatError {
    match error {
        FormatError::TooLarge { .. }
        | FormatError::Empty
        | FormatError::NotText { .. }
        | FormatError::NotJson { .. }
        | FormatError::TooDeep { .. }
        | FormatError::NotAWorkbook
        | FormatError::Newer { .. }
        | FormatError::NoWorkbookId
        | FormatError::WrongPart { .. }
        | FormatError::TooManyRecords { .. } => error,
        FormatError::Record { problem, .. } => match problem {
            RecordProblem::NotARecord
            | RecordProblem::BadId
            | RecordProblem::Twice
            | RecordProblem::DoesNotFit
            | RecordProblem::TooLong
            | RecordProblem::BadStamps
            | RecordProblem::TooManyVersions => error,
        },
    }
}

fn known_refusal(refusal: &Refusal) -> &Refusal {
    match refusal {
        Refusal::NotThere(_)
        | Refusal::IntoOwnBranch(_)
        | Refusal::NoFurther
        | Refusal::DoesNotFit { .. }
        | Refusal::OutOfRange { .. }
        | Refusal::AlreadyLinked
        | Refusal::NotOneKind(_)
        | Refusal::PresentSituationStays
        | Refusal::TooLong(_)
        | Refusal::TooManyRecords(_)
        | Refusal::NotYet
        | Refusal::Nothing
        | Refusal::Clock(_) => refusal,
    }
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

#[test]
fn nothing_of_an_erased_record_is_in_the_file() {
    let mut store = read(RICH).unwrap().store;
    for gone in ["participant/d1", "weights/d1/points/1", "goal/g2"] {
        store.insert_erasure(id(gone));
    }
    store.join(&read(RICH).unwrap().store);
    let text = format::write("w", &store);
    let opened = read(&text).unwrap().store;
    assert_eq!(opened, store);
    assert!(text.contains("{\"id\":\"goal/g2\",\"position\":"));
    for value in ["respijtzorg", "logeeropvang", "U00171A", "27.5"] {
        assert!(!text.contains(value), "{value}");
    }
    let mut empty = Store::default();
    empty.join(&opened);
    assert_eq!(empty, store);
}
