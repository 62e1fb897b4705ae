//! The file format on a sample of every version, and on everything that is not a file of ours: cut off,
//! damaged, forged, far too large. Opening gives a workbook or one error with a code and a place; it never
//! panics and never touches the open workbook.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::json;
use std::collections::BTreeSet;
use waardenboom_core::command::Command;
use waardenboom_core::format::{self, FormatError, Opened};
use waardenboom_core::model::{Listed, TABLES, Workbook};
use waardenboom_core::session::Session;
use waardenboom_core::store::{Field, RecordId, Store};

#[path = "format_corpus/codes.rs"]
mod codes;
#[path = "format_corpus/damage.rs"]
mod damage;

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
