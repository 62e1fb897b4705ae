//! `merge`: two copies that were changed apart come together, whichever comes first.

use crate::support::Folder;
use serde_json::{Value, json};
use waardenboom_core::command::{Command, Place};
use waardenboom_core::model::GoalKind;
use waardenboom_core::store::{Field, RecordId};

fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

fn set_text(record: &str, text: &str) -> Command {
    Command::SetField { record: id(record), field: Field::known("text"), value: text.into(), basis: None }
}

fn add_below(parent: &str, text: &str) -> Command {
    Command::AddGoal { place: Place::LastIn(id(parent)), kind: GoalKind::Subgoal, text: text.into() }
}

/// The example, changed by Anna and by Bert at their own kitchen tables.
fn forks(anna: Vec<Command>, bert: Vec<Command>) -> Folder {
    let folder = Folder::new();
    folder.call(&["new", "--example", "mantelzorg", "--id", "w", "--out", "start"]);
    for (name, seed, commands) in [("anna", 1, anna), ("bert", 2, bert)] {
        folder.edit("start", name, seed, |session, ids| {
            for command in commands {
                session.dispatch(command, ids).unwrap();
            }
        });
    }
    folder
}

#[test]
fn two_forks_give_the_same_bytes_either_way_with_both_changes_in() {
    let anna = vec![set_text("goal/jong", "Jongeren houden tijd over."), add_below("goal/werk", "Van Anna")];
    let bert = vec![
        set_text("provider/handje", "Buren van Een Handje Extra"),
        add_below("goal/werk", "Van Bert"),
        Command::RemoveWithBranch { records: vec![id("note/school")] },
    ];
    let folder = forks(anna, bert);
    let one = folder.call(&["merge", "anna", "bert", "--out", "ab"]);
    let other = folder.call(&["merge", "bert", "anna", "--out", "ba"]);
    assert_eq!((one.status, other.status), (0, 0), "{} {}", one.err, other.err);
    assert_eq!(folder.bytes("ab"), folder.bytes("ba"));
    assert_eq!(one.json(), json!({"added": 1, "changed": 1, "removed": 1, "conflicts": [], "listed": []}));
    assert_eq!(other.json(), json!({"added": 1, "changed": 1, "removed": 0, "conflicts": [], "listed": []}));
    let merged = folder.open("ab");
    let texts: Vec<&str> = merged
        .workbook()
        .forest()
        .children(Some(&id("goal/werk")))
        .filter_map(|child| merged.workbook().text_of(child))
        .collect();
    assert!(texts.contains(&"Van Anna") && texts.contains(&"Van Bert"), "{texts:?}");
    assert_eq!(merged.workbook().text_of(&id("goal/jong")), Some("Jongeren houden tijd over."));
    assert_eq!(merged.workbook().text_of(&id("note/school")), None);
    assert_eq!(folder.call(&["check", "ab"]).status, 0);
}

#[test]
fn merging_again_or_with_the_start_changes_nothing() {
    let folder = forks(vec![add_below("goal/werk", "Van Anna")], vec![add_below("goal/jong", "Van Bert")]);
    folder.call(&["merge", "anna", "bert", "--out", "ab"]);
    let first = folder.bytes("ab");
    let nothing = json!({"added": 0, "changed": 0, "removed": 0, "conflicts": [], "listed": []});
    for files in [&["ab", "anna"][..], &["ab", "bert", "ab", "start"], &["ab"]] {
        let call = folder.call(&[&["merge"], files, &["--out", "ab"]].concat());
        assert_eq!((call.status, call.json()), (0, nothing.clone()));
        assert_eq!(folder.bytes("ab"), first);
    }
    assert_eq!(folder.names(), ["ab", "anna", "bert", "start"]);
}

#[test]
fn the_outcome_may_take_the_place_of_an_input() {
    let folder = forks(vec![add_below("goal/werk", "Van Anna")], vec![add_below("goal/jong", "Van Bert")]);
    folder.call(&["merge", "anna", "bert", "--out", "ab"]);
    let call = folder.call(&["merge", "anna", "bert", "--out", "anna"]);
    assert_eq!((call.status, call.json()["added"].clone()), (0, json!(1)));
    assert_eq!(folder.bytes("anna"), folder.bytes("ab"));
}

#[test]
fn what_two_people_wrote_in_one_field_is_shown_to_both() {
    let folder = forks(vec![set_text("goal/jong", "Van Anna")], vec![set_text("goal/jong", "Van Bert")]);
    let call = folder.call(&["merge", "anna", "bert", "--out", "ab"]);
    let json = call.json();
    assert_eq!((call.status, &json["changed"]), (0, &json!(1)));
    assert_eq!(json["conflicts"][0]["at"], "goal/jong text");
    let mut values: Vec<&Value> = json["conflicts"][0]["values"].as_array().unwrap().iter().collect();
    values.sort_by_key(ToString::to_string);
    assert_eq!(values, [&json!("Van Anna"), &json!("Van Bert")]);
    assert!(call.err.contains("Eén veld is door verschillende mensen anders ingevuld."), "{}", call.err);
    let settled = |folder: &Folder| {
        folder.edit("ab", "klaar", 3, |session, ids| {
            session.dispatch(set_text("goal/jong", "Samen"), ids).unwrap();
        });
        folder.call(&["merge", "klaar", "anna", "bert", "--out", "eind"]).json()["conflicts"].clone()
    };
    assert_eq!(settled(&folder), json!([]), "a choice that was made is not asked again");
}

#[test]
fn the_same_change_made_twice_is_no_conflict() {
    let folder = forks(vec![set_text("goal/jong", "Eender")], vec![set_text("goal/jong", "Eender")]);
    let json = folder.call(&["merge", "anna", "bert", "--out", "ab"]).json();
    assert_eq!((&json["changed"], &json["conflicts"]), (&json!(0), &json!([])));
}

#[test]
fn what_does_not_fit_together_is_listed() {
    let into =
        |goal: &str, parent: &str| Command::MoveGoals { goals: vec![id(goal)], place: Place::LastIn(id(parent)) };
    let circle = forks(vec![into("goal/werk", "goal/jong")], vec![into("goal/jong", "goal/werk")]);
    let call = circle.call(&["merge", "anna", "bert", "--out", "ab"]);
    assert_eq!(call.json()["listed"][0]["code"], "circle");
    assert!(call.err.contains("Bij één onderdeel paste niet alles in elkaar."), "{}", call.err);

    let gone = vec![Command::RemoveWithBranch { records: vec![id("goal/jong")] }];
    let orphan = forks(gone, vec![add_below("goal/jong", "Van Bert"), set_text("goal/jong", "Toch")]);
    let listed = orphan.call(&["merge", "anna", "bert", "--out", "ab"]).json()["listed"].clone();
    assert_eq!(listed, json!([{"at": "goal/jong", "code": "removed-but-changed"}]));
}

#[test]
fn a_file_without_stamps_merges_once_however_often_it_comes() {
    let folder = forks(vec![add_below("goal/werk", "Van Anna")], vec![]);
    let script = r#"{"format":"waardenboom/1","workbook":"w","records":[{"table":"note","text":"Uit een script"}]}"#;
    folder.put("script", script);
    let call = folder.call(&["merge", "anna", "script", "script", "--out", "ab"]);
    assert_eq!((call.status, &call.json()["added"]), (0, &json!(1)));
    assert_eq!(folder.call(&["merge", "ab", "script", "--out", "ab"]).json()["added"], 0);
}

#[test]
fn other_workbooks_bad_files_and_lost_content_are_refused_and_nothing_is_written() {
    let folder = forks(vec![add_below("goal/werk", "Van Anna")], vec![add_below("goal/jong", "Van Bert")]);
    folder.call(&["new", "--id", "ander", "--out", "ander"]);
    folder.put("kapot", "{");
    let before: Vec<Vec<u8>> = folder.names().iter().map(|name| folder.bytes(name)).collect();
    let cases: &[(&[&str], &str)] = &[
        (&["anna", "ander", "--out", "x"], "ander: Dit is een ander werkboek (ander) dan het eerste bestand (w)."),
        (&["anna", "kapot", "--out", "x"], "kapot: Op regel 1"),
        (&["anna", "weg", "--out", "anna"], "weg: Dit bestand bestaat niet."),
        (&["start", "anna", "--out", "bert"], "bert: Hier staat een bestand met inhoud die niet in de uitkomst zit"),
        (&["start", "--out", "kapot"], "kapot: Hier staat een bestand met inhoud"),
    ];
    for (arguments, sentence) in cases {
        let call = folder.call(&[&["merge"], *arguments].concat());
        assert_eq!((call.status, call.out.as_str()), (1, ""), "{arguments:?}");
        assert!(call.err.contains(sentence), "{arguments:?}: {}", call.err);
    }
    let after: Vec<Vec<u8>> = folder.names().iter().map(|name| folder.bytes(name)).collect();
    assert!(before == after, "nothing came, went or changed");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_device_stays_a_device() {
    let folder = forks(vec![add_below("goal/werk", "Van Anna")], vec![]);
    std::os::unix::fs::symlink(folder.path("start"), folder.path("link")).unwrap();
    assert_eq!(folder.call(&["merge", "anna", "link", "--out", "link"]).status, 0);
    assert!(std::fs::symlink_metadata(folder.path("link")).unwrap().is_symlink());
    assert_eq!(folder.bytes("start"), folder.bytes("anna"));
    assert_eq!(folder.call(&["merge", "anna", "--out", "/dev/null"]).status, 1);
}
