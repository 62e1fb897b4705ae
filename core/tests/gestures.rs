//! Gestures that once went wrong, read as use: an outline in, a command, an outline out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/outline.rs"]
mod outline;
#[path = "gestures/together.rs"]
mod together;

use outline::{Seed, id_of, outline, session_with};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use waardenboom_core::command::{Command, Place, Refusal, link_id};
use waardenboom_core::format;
use waardenboom_core::model::{GoalKind, Method, core_value_id, overview_id, present_situation_id};
use waardenboom_core::session::{Session, Step};
use waardenboom_core::store::{Field, RecordId, Store};

fn ids_of(session: &Session, texts: &[&str]) -> Vec<RecordId> {
    texts.iter().map(|text| id_of(session, text)).collect()
}

fn set(record: &RecordId, field: &str, value: impl Into<Value>) -> Command {
    Command::SetField { record: record.clone(), field: Field::named(field), value: value.into(), basis: None }
}

fn add(place: Place, text: &str) -> Command {
    Command::AddGoal { place, kind: GoalKind::Subgoal, text: text.into() }
}

/// Somebody else on the same workbook.
fn other(session: &Session, seed: u64) -> (Session, Seed) {
    (Session::open("w", session.store().clone()), Seed::new(seed))
}

/// The new record of a step.
fn made(step: &Step) -> RecordId {
    step.focus.clone().expect("a step that makes something goes there").0
}

/// A session whose goals all have the same order key, as two people may make them.
fn with_equal_keys(texts: &[&str]) -> (Session, Seed) {
    let records: Vec<String> = (texts.iter().enumerate())
        .map(|(at, text)| format!("{{\"id\":\"goal/{at}\",\"text\":\"{text}\",\"position\":[null,\"U00011\"]}}"))
        .collect();
    let file = format!("{{\"format\":\"waardenboom/1\",\"workbook\":\"w\",\"records\":[{}]}}", records.join(","));
    (Session::open("w", format::read(file.as_bytes()).unwrap().store), Seed::new(5))
}

#[test]
fn between_equal_keys_only_the_run_after_gets_new_ones() {
    let (mut session, mut ids) = with_equal_keys(&["a", "b", "c"]);
    let place = Place::After(id_of(&session, "b"));
    let step = session.dispatch(add(place, "half"), &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n- b\n- half\n- c");
    assert_eq!(step.delta.records().len(), 2, "the new goal and the one after it");
}

#[test]
fn removing_several_with_equal_keys_keeps_what_was_below_in_order() {
    let (mut session, mut ids) = with_equal_keys(&["a", "b", "c"]);
    for (parent, texts) in [("a", ["a1", "a2"]), ("b", ["b1", "b2"])] {
        for text in texts {
            let place = Place::LastIn(id_of(&session, parent));
            session.dispatch(add(place, text), &mut ids).unwrap();
        }
    }
    let goals = ids_of(&session, &["a", "b"]);
    session.dispatch(Command::RemoveOnly { goals }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a1\n- a2\n- b1\n- b2\n- c");
}

#[test]
fn removing_a_goal_and_one_below_it_keeps_the_order_of_what_is_left() {
    let (mut session, mut ids) = session_with("- p\n  - q0\n  - q\n    - k1\n    - k2\n  - q1\n- z");
    let goals = ids_of(&session, &["p", "q"]);
    session.dispatch(Command::RemoveOnly { goals }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- q0\n- k1\n- k2\n- q1\n- z");
}

#[test]
fn each_promoted_goal_goes_after_its_own_parent() {
    let (mut session, mut ids) = session_with("- p\n  - x\n- q\n  - y\n  - z\n- r");
    let goals = ids_of(&session, &["x", "y", "r"]);
    session.dispatch(Command::PromoteGoals { goals }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- p\n- x\n- q\n  - z\n- y\n- r", "what is at the top stays");
    let goals = ids_of(&session, &["p", "r"]);
    assert_eq!(session.dispatch(Command::PromoteGoals { goals }, &mut ids).unwrap_err(), Refusal::NoFurther);
}

#[test]
fn each_demoted_goal_goes_below_the_sibling_above_it() {
    let (mut session, mut ids) = session_with("- a\n- b\n- c\n- d\n  - e\n  - f");
    let goals = ids_of(&session, &["a", "b", "d"]);
    let selection = goals.clone();
    session.dispatch(Command::DemoteGoals { goals: ids_of(&session, &["b", "d", "f"]) }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n  - b\n- c\n  - d\n    - e\n    - f");
    session.undo(&mut ids).unwrap();
    session.dispatch(Command::DemoteGoals { goals: ids_of(&session, &["b", "f"]) }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n  - b\n- c\n- d\n  - e\n    - f");
    session.undo(&mut ids).unwrap();
    session.dispatch(Command::DemoteGoals { goals: selection }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n- b\n- c\n  - d\n    - e\n    - f", "the first ones have nothing above them");
}

#[test]
fn a_shifted_selection_moves_among_its_own_siblings() {
    let (mut session, mut ids) = session_with("- p\n  - a\n  - b\n- q\n  - c\n  - d");
    let goals = ids_of(&session, &["b", "d"]);
    session.dispatch(Command::ShiftGoals { goals, by: -1 }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- p\n  - b\n  - a\n- q\n  - d\n  - c");
    let goals = ids_of(&session, &["b", "d"]);
    assert_eq!(session.dispatch(Command::ShiftGoals { goals, by: -1 }, &mut ids).unwrap_err(), Refusal::NoFurther);
}

#[test]
fn a_move_to_where_it_stands_is_no_step() {
    let (mut session, mut ids) = session_with("- a\n- b");
    let command = Command::MoveGoals { goals: ids_of(&session, &["b"]), place: Place::After(id_of(&session, "a")) };
    assert_eq!(session.dispatch(command, &mut ids).unwrap_err(), Refusal::Nothing);
}

#[test]
fn a_paste_whose_first_line_is_indented_keeps_its_order() {
    let (mut session, mut ids) = session_with("- a");
    let lines = [(2, "een"), (1, "twee"), (2, "drie"), (1, "vier")].map(|(level, text)| (level, text.to_owned()));
    session.dispatch(Command::AddOutline { place: Place::Top, lines: lines.to_vec() }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n- een\n- twee\n  - drie\n- vier");
}

#[test]
fn nothing_is_written_that_a_file_could_not_hold() {
    let (mut session, mut ids) = session_with("- a");
    let before = format::write("w", session.store());
    let long = "x".repeat(format::MAX_FIELD_CHARACTERS + 1);
    let lines = vec![(0, String::new()); format::MAX_RECORDS];
    for command in [add(Place::Top, &long), Command::NameWorkbook { title: long.clone() }] {
        assert_eq!(session.dispatch(command, &mut ids).unwrap_err().code(), "too-long");
    }
    let paste = Command::AddOutline { place: Place::Top, lines };
    assert_eq!(session.dispatch(paste, &mut ids).unwrap_err().code(), "too-many-records");
    assert_eq!(format::write("w", session.store()), before);
    let goal = id_of(&session, "a");
    session.dispatch(set(&goal, "colour", 1), &mut ids).unwrap_err();
    let activity =
        session.dispatch(Command::AddActivity { goal: None, after: None, text: "x".into() }, &mut ids).unwrap();
    session.dispatch(set(&made(&activity), "euros", 30.0), &mut ids).unwrap();
    assert_eq!(format::read(format::write("w", session.store()).as_bytes()).unwrap().store, *session.store());
}

#[test]
fn a_link_has_the_right_ends_or_is_refused() {
    let (mut session, mut ids) = session_with("- a\n- b");
    let [a, b] = [id_of(&session, "a"), id_of(&session, "b")];
    let wrong = [
        Command::Contribute { activity: a.clone(), goal: b.clone() },
        Command::LinkIndicator { indicator: a.clone(), goal: b.clone() },
        Command::Provide { activity: a.clone(), provider: b.clone() },
        Command::SetRating { participant: a.clone(), alternative: b.clone(), value: a.clone(), score: Some(1.0) },
        Command::AddItem { table: "note", text: "x".into(), belongs_to: Some(a.clone()) },
        Command::SetPoints {
            participant: a,
            method: Method::Points,
            round: 1,
            value: "freedom".into(),
            points: Some(1.0),
        },
    ];
    for command in wrong {
        let refusal = session.dispatch(command, &mut ids).unwrap_err();
        assert!(matches!(refusal.code(), "not-there" | "does-not-fit"), "{refusal}");
    }
}

#[test]
fn a_restored_goal_brings_its_branch_and_a_restored_participant_the_ratings() {
    let (mut session, mut ids) = session_with("- a\n  - b\n    - c\n- d");
    let activity = session.dispatch(
        Command::AddActivity { goal: Some(id_of(&session, "c")), after: None, text: "doen".into() },
        &mut ids,
    );
    let link = link_id("contribution", &made(&activity.unwrap()), &id_of(&session, "c"));
    session.dispatch(set(&link, "assumption_if", "en/of"), &mut ids).unwrap();
    let gone = ids_of(&session, &["a"]);
    session.dispatch(Command::RemoveWithBranch { records: gone.clone() }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- d", "what served only the branch goes with it");
    session.dispatch(Command::RestoreFromBin { records: gone }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n  - b\n    - c\n      - doen\n- d");

    let item = |table, text: &str| Command::AddItem { table, text: text.into(), belongs_to: None };
    session.dispatch(item("alternative", "anders"), &mut ids).unwrap();
    let participant = made(&session.dispatch(item("participant", "P1"), &mut ids).unwrap());
    let rating = Command::SetRating {
        participant: participant.clone(),
        alternative: present_situation_id(),
        value: core_value_id("freedom"),
        score: Some(40.0),
    };
    session.dispatch(rating, &mut ids).unwrap();
    session.dispatch(Command::RemoveWithBranch { records: vec![participant.clone()] }, &mut ids).unwrap();
    assert!(session.workbook().ratings.is_empty());
    session.dispatch(Command::RestoreFromBin { records: vec![participant] }, &mut ids).unwrap();
    assert_eq!(session.workbook().ratings.len(), 1);
}

#[test]
fn what_exists_by_nature_cannot_be_removed() {
    let (mut session, mut ids) = session_with("- a");
    session.dispatch(Command::NameWorkbook { title: "w".into() }, &mut ids).unwrap();
    session.dispatch(set(&core_value_id("freedom"), "text", "vrijheid"), &mut ids).unwrap();
    for id in [overview_id(), core_value_id("freedom"), present_situation_id()] {
        session.dispatch(Command::RemoveWithBranch { records: vec![id] }, &mut ids).unwrap_err();
    }
    let stray = RecordId::parse("workbook/other").unwrap();
    assert_eq!(session.dispatch(set(&stray, "title", "x"), &mut ids).unwrap_err(), Refusal::NotThere(stray));
}

#[test]
fn an_activity_of_a_goal_that_is_gone_still_has_a_row() {
    let (mut alice, mut ids) = session_with("- a\n- b");
    let (mut bob, mut bobs) = other(&alice, 9);
    let a = id_of(&alice, "a");
    let removed = alice.dispatch(Command::RemoveWithBranch { records: vec![a.clone()] }, &mut ids).unwrap();
    bob.dispatch(Command::AddActivity { goal: Some(a), after: None, text: "doen".into() }, &mut bobs).unwrap();
    bob.receive(removed.delta);
    assert_eq!(outline(&bob), "- b\n- doen");
}

#[test]
fn a_goal_that_becomes_an_activity_takes_both_wordings_along() {
    let (mut alice, mut ids) = session_with("- a\n  - b");
    let b = id_of(&alice, "b");
    let (mut bob, mut bobs) = other(&alice, 9);
    let step = bob.dispatch(set(&b, "text", "van Bob"), &mut bobs).unwrap();
    alice.dispatch(set(&b, "text", "van Alice"), &mut ids).unwrap();
    alice.receive(step.delta);
    alice.dispatch(Command::GoalToActivity { goal: b }, &mut ids).unwrap();
    let conflicts = alice.workbook().conflicts(alice.store());
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].record.table(), "activity");
    assert_eq!(conflicts[0].values.len(), 2);
}

#[test]
fn names_of_links_between_long_names_fit_in_a_file() {
    let key = "x".repeat(200);
    let records = format!(
        "{{\"id\":\"goal/{key}\",\"text\":\"g\",\"position\":[null,\"U\"]}},{{\"id\":\"activity/{key}\",\"text\":\"doen\"}}"
    );
    let file = format!("{{\"format\":\"waardenboom/1\",\"workbook\":\"w\",\"records\":[{records}]}}");
    let mut session = Session::open("w", format::read(file.as_bytes()).unwrap().store);
    let command = Command::Contribute { activity: id_of(&session, "doen"), goal: id_of(&session, "g") };
    session.dispatch(command, &mut Seed::new(1)).unwrap();
    let again = format::read(format::write("w", session.store()).as_bytes()).unwrap();
    assert_eq!(again.store, *session.store());
}

#[test]
fn an_undo_that_cannot_be_stamped_changes_nothing() {
    let (mut session, mut ids) = session_with("- a");
    let a = id_of(&session, "a");
    session.dispatch(set(&a, "text", "b"), &mut ids).unwrap();
    let forged = format!(
        "{{\"records\":[{{\"id\":\"note/x\",\"text\":\"x\",\"@stamps\":{{\"281474976710656.{}\":[\"text\"]}}}}],\"erased\":[]}}",
        "0".repeat(22)
    );
    session.receive(format::read_delta(&forged).unwrap());
    for _ in 0..2 {
        assert_eq!(session.undo(&mut ids).unwrap_err().code(), "clock");
        assert_eq!(session.next_undo().map(|name| name.code), Some("edit-text"));
        assert_eq!(outline(&session), "- b");
    }
}

#[test]
fn a_chain_of_fifty_thousand_goals_is_no_trouble() {
    let mut store = Store::default();
    let step = |n: usize| {
        let parent = if n == 0 { Value::Null } else { format!("goal/{:05}", n - 1).into() };
        json!({"id": format!("goal/{n:05}"), "position": [parent, "U"]})
    };
    let records: Vec<Value> = (0..50_000).map(step).collect();
    let file = json!({"format": "waardenboom/1", "workbook": "w", "records": records}).to_string();
    let opened = format::read(file.as_bytes()).unwrap().store;
    let session = Session::open("w", opened.clone());
    assert_eq!(session.workbook().forest().len(), 50_000);
    let mut late = Session::open("w", std::mem::take(&mut store));
    late.receive(opened);
    assert_eq!(late.workbook().forest(), session.workbook().forest());
    let counts: BTreeMap<&str, usize> = late.workbook().counts().into_iter().collect();
    assert_eq!(counts["goal"], 50_000);
}
