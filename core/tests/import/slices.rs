//! In how many slices something is read makes no difference.

use super::folder;
use proptest::prelude::*;
use waardenboom_core::format::import::{Import, ImportError, Reader, read};

fn in_slices(bytes: &[u8], name: &str, cells: usize) -> Result<Import, ImportError> {
    let mut reader = Reader::of_file(bytes, name)?;
    let mut before = 0.0;
    loop {
        if let Some(import) = reader.work(cells)? {
            assert_eq!(reader.work(cells), Err(ImportError::Empty), "nothing is read twice");
            return Ok(import);
        }
        let now = reader.progress();
        assert!((before..=1.0).contains(&now), "{before} {now}");
        before = now;
    }
}

#[test]
fn every_file_reads_the_same_in_slices() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let (bytes, name) = (std::fs::read(&path).unwrap(), path.file_name().unwrap().to_str().unwrap().to_owned());
        for cells in [0, 1, 7] {
            assert_eq!(in_slices(&bytes, &name, cells), read(&bytes, &name), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_random_table_reads_the_same_in_slices(
        heading in prop::sample::select(vec![
            "", "Titel\n", "Ambitie;Resultaat;Acties;Indicator;Realisatie 2024;Begroting\n", "id;naam;ouder;soort\n", "sep=;\n",
        ]),
        rows in prop::collection::vec(prop::collection::vec("[ab\"=\n]{0,3}|[0-9]{1,2}|activiteit", 0..7), 0..25),
        cells in 0_usize..40,
        name in prop::sample::select(vec!["a.csv", "a.tsv", ""]),
    ) {
        let body: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
        let file = format!("{heading}{}", body.join("\n"));
        prop_assert_eq!(in_slices(file.as_bytes(), name, cells), read(file.as_bytes(), name));
    }
}

/// Only the first rows are looked at to know figures, also when there is no end to them, and they are given once.
#[test]
fn what_was_looked_at_for_figures_is_still_read_once() {
    let rows = |cell: &str| (0..1_000).map(|at| format!("doel {at};{cell}\n")).collect::<Vec<_>>().concat();
    let (words, figures) = (rows("meer"), rows("woord").replace("doel ", ""));
    let import = in_slices(words.as_bytes(), "a.csv", 3).unwrap();
    assert_eq!((import.pieces.len(), Ok(import)), (2_000, read(words.as_bytes(), "a.csv")));
    assert!(read(figures.as_bytes(), "a.csv").is_ok(), "one column of numbers is no table of figures");
    let figures = figures.replace("woord", "12,5");
    for file in [format!("{figures}{words}"), figures] {
        assert_eq!(in_slices(file.as_bytes(), "a.csv", 3), Err(ImportError::Figures));
    }
    let late = format!("{words}{}", rows("12,5").replace("doel ", ""));
    assert!(read(late.as_bytes(), "a.csv").is_ok());
}

/// One row that is very long, and very many that are short.
#[test]
fn a_long_row_does_not_make_the_others_long() {
    let file = format!("a{}b\n{}", ";".repeat(200_000), "c;\n".repeat(20_000));
    assert!(read(file.as_bytes(), "a.csv").is_ok(), "and it ends");
}

/// A list of activities in one cell, and a long text beside it.
#[test]
fn a_note_is_not_copied_without_end() {
    let activities: Vec<String> = (0..2_000).map(|at| format!("- doe {at}")).collect();
    let (list, note) = (activities.join("\n"), "lang ".repeat(18_000));
    let file = format!("Ambitie;Acties;Toelichting\nx;\"{list}\";{note}\n");
    assert!(matches!(read(file.as_bytes(), "a.csv"), Err(ImportError::TooLarge { .. })));
}
