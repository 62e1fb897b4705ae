//! Reading files of other programs: fixtures as programs write them, each with what must come of it, and hostile ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fmt::Write as _;
use std::path::Path;
use waardenboom_core::format::import::{Import, ImportError, Piece, read};

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
