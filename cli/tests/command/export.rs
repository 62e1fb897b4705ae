//! `export`: every form, a branch, and what does not fit.

use crate::support::Folder;
use waardenboom_core::format::export::Format;

fn example() -> Folder {
    let folder = Folder::new();
    folder.call(&["new", "--example", "mantelzorg", "--out", "w"]);
    folder
}

#[test]
fn every_form_is_written_and_says_what_it_cannot_hold() {
    let folder = example();
    for format in Format::ALL {
        let call = folder.call(&["export", "w", "--format", format.word(), "--out", format.word()]);
        assert_eq!(call.status, 0, "{}", call.err);
        let json = call.json();
        assert_eq!(json["format"], format.word());
        assert_eq!(json["bytes"], folder.bytes(format.word()).len());
        assert!(json["lost"].as_array().unwrap().iter().any(|loss| loss["code"] == "meetings" && loss["count"] == 3));
        assert!(call.err.contains("bijeenkomsten en acties gaan niet mee."), "{}", call.err);
    }
    assert!(folder.bytes("csv").starts_with(b"\xEF\xBB\xBFAmbitie;"));
    assert!(folder.bytes("xlsx").starts_with(b"PK"));
}

#[test]
fn a_branch_goes_out_and_comes_in_again() {
    let folder = example();
    for branch in ["goal/werk", "werk"] {
        let call = folder.call(&["export", "w", "--format", "opml", "--branch", branch, "--out", "tak.opml"]);
        assert_eq!(call.status, 0, "{}", call.err);
    }
    let call = folder.call(&["import", "tak.opml", "--out", "terug"]);
    assert_eq!(call.status, 0, "{}", call.err);
    let goal = folder
        .open("w")
        .workbook()
        .text_of(&waardenboom_core::store::RecordId::parse("goal/werk").unwrap())
        .map(str::to_owned);
    assert_eq!(Some(folder.open("terug").workbook().title().to_owned()), goal);
}

#[test]
fn a_goal_that_is_not_there_or_an_unknown_form_is_said() {
    let folder = example();
    let call = folder.call(&["export", "w", "--format", "md", "--branch", "weg", "--out", "a"]);
    assert_eq!((call.status, call.out.as_str()), (1, ""));
    assert!(call.err.contains("Dit doel staat niet meer in het werkboek."), "{}", call.err);
    for arguments in [
        &["export", "w", "--out", "a"][..],
        &["export", "w", "--format", "doc", "--out", "a"],
        &["export", "w", "--format", "md"],
        &["export", "w", "--format", "md", "--branch", "é", "--out", "a"],
        &["export", "--format", "md", "--out", "a"],
        &["import", "w", "x", "--out", "a"],
    ] {
        assert_eq!(folder.call(arguments).status, 2, "{arguments:?}");
    }
    folder.put("vol", "belangrijk");
    assert_eq!(folder.call(&["export", "w", "--format", "md", "--out", "vol"]).status, 1);
    assert_eq!(folder.bytes("vol"), b"belangrijk");
    assert_eq!(folder.names(), ["vol", "w"]);
}
