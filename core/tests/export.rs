//! What goes out: the example in every form, byte for byte, and what comes back from it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    clippy::missing_panics_doc
)]

use std::collections::BTreeSet;
use std::path::Path;
use waardenboom_core::example::{Example, Language, workbook};
use waardenboom_core::finding::Date;
use waardenboom_core::format::export::{ExportError, Format, Loss, LossCode, Order, export, losses};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::{RecordId, Store};

#[path = "export/round_trip.rs"]
mod round_trip;
#[path = "support/sentences.rs"]
mod sentences;
#[path = "export/sheets.rs"]
mod sheets;

/// Writes in a language.
pub fn write(format: Format, workbook: &Workbook, branch: Option<&RecordId>, language: Language) -> Vec<u8> {
    let catalogue = sentences::all_of(match language {
        Language::Dutch => sentences::DUTCH,
        Language::English => sentences::ENGLISH,
    });
    let words = |key: &str| catalogue.say(key, &[]);
    export(format, workbook, Order { branch, words: &words, day: Date::parse("2026-11-22") }).unwrap()
}

pub fn example() -> Workbook {
    Workbook::project(&workbook(Example::Mantelzorg, Language::Dutch))
}

#[test]
fn the_example_is_written_as_it_stands_beside_this_test() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/export"));
    let mut wrong = Vec::new();
    for format in Format::ALL.iter().filter(|format| **format != Format::Xlsx) {
        let found = write(*format, &example(), None, Language::Dutch);
        let path = folder.join(format!("mantelzorg-{}.{}", format.word(), format.extension()));
        if std::fs::read(&path).ok() != Some(found.clone()) {
            let shown = String::from_utf8(found).unwrap();
            wrong.push(format!("== {}\n{shown}", path.file_name().unwrap().display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_form_cannot_hold_is_told_first_with_how_much() {
    let told = |format| {
        let losses = losses(format, &example(), None).unwrap();
        losses.iter().map(|loss| format!("{} {}", loss.code.word(), loss.count)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        told(Format::Opml),
        "shared-activities 3, shared-indicators 1, strengths 8, harms 1, assumptions 8, agreements 6, provider-details 4, \
         target-groups 11, moments 7, influence 20, means 5, prevention-levels 5, challenges 1, information-needs 2, \
         figure-notes 5, measurements 1, indicator-details 5, tests 3, discussed 1, loose-notes 3, meetings 3, weighing 136"
    );
    let only = |format: Format| {
        let beside = losses(Format::Opml, &example(), None).unwrap();
        let codes = |losses: Vec<Loss>| losses.into_iter().map(|loss| loss.code).collect::<BTreeSet<_>>();
        let (mine, beside) = (codes(losses(format, &example(), None).unwrap()), codes(beside));
        let more: Vec<&str> = mine.difference(&beside).map(|code| code.word()).collect();
        let less: Vec<&str> = beside.difference(&mine).map(|code| code.word()).collect();
        format!("+ {} - {}", more.join(", "), less.join(", "))
    };
    assert_eq!(only(Format::Markdown), "+ baselines, targets - ");
    assert_eq!(only(Format::Csv), "+ provider-notes - ");
    assert_eq!(
        only(Format::CsvMatrix),
        "+ goals, indicators, notes, baselines, targets - shared-activities, shared-indicators, strengths, harms"
    );
    assert_eq!(
        only(Format::Xlsx),
        "+ provider-notes - shared-activities, shared-indicators, strengths, harms, measurements"
    );
    for format in Format::ALL {
        let found = losses(*format, &example(), None).unwrap();
        assert!(found.windows(2).all(|pair| pair[0].code < pair[1].code), "{format:?}");
        assert!(found.iter().all(|loss| loss.count > 0));
        assert_eq!(Format::parse(format.word()), Some(*format));
    }
    let words: Vec<&str> = LossCode::ALL.iter().map(|code| code.word()).collect();
    assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
}

#[test]
fn a_branch_holds_only_what_is_below_it() {
    let workbook = example();
    let branch = RecordId::parse("goal/werk").unwrap();
    let text = String::from_utf8(write(Format::Text, &workbook, Some(&branch), Language::Dutch)).unwrap();
    let whole = String::from_utf8(write(Format::Text, &workbook, None, Language::Dutch)).unwrap();
    assert!(text.starts_with(&format!("Subdoel: {}", workbook.text_of(&branch).unwrap())), "{text}");
    assert!(text.lines().count() > 2 && text.lines().count() < whole.lines().count());
    let codes = |branch| -> Vec<LossCode> {
        losses(Format::Opml, &workbook, branch).unwrap().iter().map(|loss| loss.code).collect()
    };
    assert!(codes(None).contains(&LossCode::Meetings));
    assert!(!codes(Some(&branch)).contains(&LossCode::Meetings));
    let missing = RecordId::parse("goal/x").unwrap();
    assert_eq!(losses(Format::Opml, &workbook, Some(&missing)), Err(ExportError::NotThere(missing)));
    let nothing = Workbook::project(&Store::default());
    assert_eq!(losses(Format::Opml, &nothing, None), Err(ExportError::Nothing));
}
