//! Reading files of other programs: fixtures as programs write them, each with what must come of it, and hostile ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fmt::Write as _;
use std::path::Path;
use waardenboom_core::format::import::{Import, ImportError, Piece, Purpose, Sheet, read, sheet};

#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/place.rs"]
mod place;
#[path = "import/slices.rs"]
mod slices;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import"))
}

/// What came in, a line a piece: its kind where it told one, its text, and below it what else is known.
pub fn told(read: &Result<Import, ImportError>) -> String {
    let import = match read {
        Ok(import) => import,
        Err(error) => return format!("error {} {:?}\n", error.code(), error.values()),
    };
    let mut out = format!("{} {:?}\n", import.form.word(), import.title);
    for piece in &import.pieces {
        out.push_str(&told_piece(piece));
    }
    for remark in &import.remarks {
        let _ = writeln!(out, "* {} {} {:?}", remark.code.word(), remark.count, remark.examples);
    }
    out
}

fn told_piece(piece: &Piece) -> String {
    let indent = "  ".repeat(piece.level);
    let kind = piece.kind.map(|kind| format!("[{}] ", kind.word())).unwrap_or_default();
    let mut out = format!("{indent}{kind}{}\n", piece.text.replace('\n', "⏎"));
    if !piece.note.is_empty() {
        let _ = writeln!(out, "{indent}    : {}", piece.note.replace('\n', "⏎"));
    }
    let figures = &piece.figures;
    if !figures.is_empty() {
        let reading = |r: &waardenboom_core::model::Reading| format!("{} ({})", r.value, r.day.0);
        let (baseline, target) = (reading(&figures.baseline), reading(&figures.target));
        let _ = writeln!(out, "{indent}    = {} | {} | {baseline} -> {target}", figures.unit, figures.source);
        for measured in &figures.readings {
            let _ = writeln!(out, "{indent}    # {}", reading(measured));
        }
    }
    if let Some(euros) = piece.euros {
        let _ = writeln!(out, "{indent}    € {euros}");
    }
    out
}

#[test]
fn every_file_gives_what_stands_beside_it() {
    let mut names: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension != "expected"));
    names.sort();
    let mut wrong = Vec::new();
    for path in &names {
        let name = path.file_name().unwrap().to_str().unwrap();
        let found = told(&read(&std::fs::read(path).unwrap(), name));
        let beside = folder().join(format!("{name}.expected"));
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        if found != expected {
            wrong.push(format!("== {name}\n{found}-- instead of\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(names.len() >= 30, "{} fixtures", names.len());
}

/// A table of figures from the fixtures, read with these columns.
fn pointed(name: &str, purposes: &[Purpose]) -> String {
    let sheet = sheet(&std::fs::read(folder().join(name)).unwrap(), name).unwrap();
    told(&sheet.read(purposes))
}

#[test]
fn a_table_of_figures_waits_until_its_columns_are_pointed_out() {
    let name = "cijfers-excel.csv";
    let found = sheet(&std::fs::read(folder().join(name)).unwrap(), name).unwrap();
    let names: Vec<&str> = found.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["Onderwerp", "Regio", "2020", "2021", "2022", "2023"]);
    assert_eq!(found.columns[0].examples[2], "Financiële zelfredzaamheid (score 1–5)");
    assert!(!Sheet::is_ready(&[Purpose::Leave; 6]) && !Sheet::is_ready(&[Purpose::Figure, Purpose::Note]));
    let (leave, figure) = (Purpose::Leave, Purpose::Figure);
    let read = pointed(name, &[Purpose::Indicator, leave, figure, figure, leave, leave]);
    let expected = "table \"\"\n[indicator] Aantal overbelaste mantelzorgers\n    : 2021: 1.187\n    =  | Eigen registratie, GGD-monitor | 1.204 (2020) ->  ()\n";
    assert!(read.starts_with(expected), "{read}");
    assert_eq!(read.matches("[indicator]").count(), 4, "the row with the source is no indicator: {read}");
    let read = pointed(name, &[Purpose::Goal, leave, leave, leave, leave, leave]);
    assert!(read.starts_with("table \"\"\nAantal overbelaste mantelzorgers\nOuderen (75+)"), "{read}");
}

#[test]
fn the_names_of_columns_are_found_below_a_title() {
    let name = "cijfers-statline.csv";
    let found = sheet(&std::fs::read(folder().join(name)).unwrap(), name).unwrap();
    let names: Vec<&str> = found.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["Onderwerp", "Perioden", "2018", "2019", "2020", "2021", "2022", "2023*"]);
    let mut purposes = vec![Purpose::Leave; 8];
    (purposes[0], purposes[7]) = (Purpose::Indicator, Purpose::Figure);
    let read = pointed(name, &purposes);
    assert!(read.contains("[indicator] Mantelzorg gegeven\n    =  | CBS | 13,8 (2023) ->  ()"), "{read}");
}

#[test]
fn a_parent_may_be_pointed_out_too() {
    let purposes = [Purpose::Parent, Purpose::Goal];
    let table = "sep=;\nBoven;Wat;2020;2021\n;Iedereen doet mee;1;2\nIedereen doet mee;Minder eenzaam;3;4\n";
    assert_eq!(read(table.as_bytes(), "a.csv"), Err(ImportError::Figures));
    let read = sheet(table.as_bytes(), "a.csv").unwrap().read(&purposes);
    assert_eq!(told(&read), "parents \"\"\nIedereen doet mee\n  Minder eenzaam\n");
}
