//! The spreadsheet, opened as Excel opens it: a zip with parts of XML.

use super::{example, write};
use std::collections::BTreeMap;
use waardenboom_core::example::Language;
use waardenboom_core::format::export::Format;
use waardenboom_core::model::Workbook;

/// The parts of a zip file, by the directory at its end.
fn parts(zip: &[u8]) -> BTreeMap<String, String> {
    let number = |at: usize, bytes: usize| {
        zip[at..at + bytes].iter().rev().fold(0_usize, |number, byte| number << 8 | usize::from(*byte))
    };
    let end = zip.len() - 22;
    assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
    let mut at = number(end + 16, 4);
    let mut parts = BTreeMap::new();
    for _ in 0..number(end + 10, 2) {
        assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
        let (packed, name, offset) = (number(at + 20, 4), number(at + 28, 2), number(at + 42, 4));
        let name_text = String::from_utf8(zip[at + 46..at + 46 + name].to_vec()).unwrap();
        assert_eq!(&zip[offset..offset + 4], b"PK\x03\x04");
        let data = offset + 30 + number(offset + 26, 2);
        let content = miniz_oxide::inflate::decompress_to_vec(&zip[data..data + packed]).unwrap();
        assert_eq!(content.len(), number(at + 24, 4));
        parts.insert(name_text, String::from_utf8(content).unwrap());
        at += 46 + name;
    }
    parts
}

fn sheets(workbook: &Workbook) -> BTreeMap<String, String> {
    parts(&write(Format::Xlsx, workbook, None, Language::Dutch))
}

#[test]
fn every_part_is_named_and_is_xml() {
    let parts = sheets(&example());
    assert_eq!(parts.len(), 9);
    for (name, content) in &parts {
        let mut reader = quick_xml::Reader::from_str(content);
        while reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) != quick_xml::events::Event::Eof {}
        let is_known = name.contains("_rels/")
            || name.starts_with('[')
            || parts["[Content_Types].xml"].contains(&format!("\"/{name}\""));
        assert!(is_known, "{name}");
    }
    for (number, name) in ["Doelenboom", "Indicatoren", "Bijdragen"].iter().enumerate() {
        let sheet = format!("<sheet name=\"{name}\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", number + 1);
        assert!(parts["xl/workbook.xml"].contains(&sheet), "{}", parts["xl/workbook.xml"]);
    }
    assert!(parts["docProps/core.xml"].contains("2026-11-22T00:00:00Z"));
}

#[test]
fn numbers_are_numbers_days_are_days_and_formulas_are_text() {
    use waardenboom_core::command::{Command, Place};
    use waardenboom_core::model::{Day, GoalKind, Reading};
    let mut session = waardenboom_core::session::Session::open("w", waardenboom_core::store::Store::default());
    let mut ids = waardenboom_core::example::SplitMix64::new(1);
    let add = Command::AddGoal { place: Place::Top, kind: GoalKind::Outcome, text: "=1+1 & <meer>".into() };
    let goal = session.dispatch(add, &mut ids).unwrap().focus.unwrap().0;
    let add = Command::AddIndicator { goal: Some(goal), text: "Aantal".into() };
    let indicator = session.dispatch(add, &mut ids).unwrap().focus.unwrap().0;
    let reading = Reading { value: "12,5".into(), day: Day("2026-11-22".into()), ..Reading::default() };
    session.dispatch(Command::SetBaseline { indicator, reading }, &mut ids).unwrap();
    let parts = sheets(session.workbook());
    let sheet = &parts["xl/worksheets/sheet2.xml"];
    assert!(sheet.contains("<c r=\"E2\"><v>12.5</v></c><c r=\"F2\" s=\"3\"><v>46348</v></c>"), "{sheet}");
    assert!(sheet.contains("<t xml:space=\"preserve\">=1+1 &amp; &lt;meer&gt;</t>"), "{sheet}");
    assert!(!sheet.contains("<f>"));
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let write = || write(Format::Xlsx, &example(), None, Language::Dutch);
    assert_eq!(write(), write());
}
