//! Whole gestures on one workbook, read as use: an outline in, a command, an outline out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/outline.rs"]
mod outline;

use outline::{Seed, id_of, outline, session_with};
use waardenboom_core::command::{Command, Place, Planner, Refusal, in_bin};
use waardenboom_core::store::RecordId;

#[test]
fn a_new_child_stands_below_its_parent() {
    let (mut session, mut ids) = session_with("- ambitie\n  - een\n  - twee");
    let place = Place::After(id_of(&session, "een"));
    let kind = waardenboom_core::model::GoalKind::Subgoal;
    session.dispatch(Command::AddGoal { place, kind, text: "half".into() }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- ambitie\n  - een\n  - half\n  - twee");
}

#[test]
fn a_branch_cannot_move_into_itself() {
    let (mut session, mut ids) = session_with("- a\n  - b\n    - c");
    let goals = vec![id_of(&session, "a")];
    let place = Place::LastIn(id_of(&session, "c"));
    let refusal = session.dispatch(Command::MoveGoals { goals, place }, &mut ids).unwrap_err();
    assert!(matches!(refusal, Refusal::IntoOwnBranch(_)));
    assert_eq!(outline(&session), "- a\n  - b\n    - c");
}

#[test]
fn before_the_rest_has_come_only_the_everyday_is_planned_and_nothing_half_happens() {
    let (mut session, mut ids) = session_with("- a\n  - b\n- c");
    let goals = vec![id_of(&session, "b")];
    session.dispatch_with(Planner::EVERYDAY, Command::PromoteGoals { goals: goals.clone() }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n- b\n- c");
    let command = Command::GoalToActivity { goal: goals[0].clone() };
    let early = session.dispatch_with(Planner::EVERYDAY, command.clone(), &mut ids);
    assert_eq!(early.unwrap_err(), Refusal::NotYet);
    assert_eq!(outline(&session), "- a\n- b\n- c");
    session.dispatch_with(Planner::WHOLE, command, &mut ids).unwrap();
    assert!(!session.workbook().shows(&goals[0]));
}

#[test]
fn every_gesture_can_be_undone_and_redone() {
    let (mut session, mut ids) = session_with("- a\n  - b\n    - c\n  - d\n- e");
    let before = outline(&session);
    let of = |session: &waardenboom_core::session::Session, text| vec![id_of(session, text)];
    let gestures: Vec<(Command, &str)> = vec![
        (Command::ShiftGoals { goals: of(&session, "d"), by: -1 }, "- a\n  - d\n  - b\n    - c\n- e"),
        (Command::PromoteGoals { goals: of(&session, "b") }, "- a\n  - d\n- b\n  - c\n- e"),
        (Command::DemoteGoals { goals: of(&session, "e") }, "- a\n  - d\n- b\n  - c\n  - e"),
        (Command::RemoveOnly { goals: of(&session, "b") }, "- a\n  - d\n- c\n- e"),
        (Command::RemoveWithBranch { records: of(&session, "a") }, "- c\n- e"),
        (Command::EmptyBin, "- c\n- e"),
    ];
    let mut seen = vec![before];
    for (command, after) in gestures {
        session.dispatch(command, &mut ids).unwrap();
        assert_eq!(outline(&session), after);
        seen.push(after.to_owned());
    }
    for earlier in seen.iter().rev().skip(1) {
        session.undo(&mut ids).unwrap().unwrap();
        assert_eq!(outline(&session), *earlier);
    }
    for later in seen.iter().skip(1) {
        session.redo(&mut ids).unwrap().unwrap();
        assert_eq!(outline(&session), *later);
    }
}

#[test]
fn a_change_underneath_a_draft_becomes_a_conflict_and_not_a_loss() {
    let (mut alice, mut ids) = session_with("- a");
    let goal = id_of(&alice, "a");
    let mut bob = waardenboom_core::session::Session::open("w", alice.store().clone());
    let mut bobs = Seed::new(99);
    let text = waardenboom_core::store::Field::known("text");
    let basis = alice.basis(&goal, &text);
    let set = |value: &str, basis| Command::SetField {
        record: goal.clone(),
        field: text.clone(),
        value: value.into(),
        basis,
    };
    let step = bob.dispatch(set("van Bob", None), &mut bobs).unwrap();
    alice.receive(step.delta);
    alice.dispatch(set("van Alice", Some(basis)), &mut ids).unwrap();
    let conflicts = alice.workbook().conflicts(alice.store());
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].values, ["van Bob", "van Alice"]);
    alice.dispatch(set("samen", None), &mut ids).unwrap();
    assert!(alice.workbook().conflicts(alice.store()).is_empty(), "an ordinary write settles it");
    alice.undo(&mut ids).unwrap();
    assert_eq!(alice.workbook().conflicts(alice.store())[0].values, ["van Bob", "van Alice"], "an undo brings it back");
}

#[test]
fn an_undo_leaves_alone_what_somebody_else_has_changed_since() {
    let (mut alice, mut ids) = session_with("- a");
    let goal = id_of(&alice, "a");
    let text = waardenboom_core::store::Field::known("text");
    let set =
        |value: &str| Command::SetField { record: goal.clone(), field: text.clone(), value: value.into(), basis: None };
    alice.dispatch(set("b"), &mut ids).unwrap();
    let mut bob = waardenboom_core::session::Session::open("w", alice.store().clone());
    let step = bob.dispatch(set("van Bob"), &mut Seed::new(99)).unwrap();
    alice.receive(step.delta);
    let undone = alice.undo(&mut ids).unwrap().unwrap();
    assert_eq!(undone.skipped, [(goal, text)]);
    assert_eq!(outline(&alice), "- van Bob");
}

#[test]
fn an_undo_goes_to_the_goal_on_top_of_what_came_back() {
    let (mut session, mut ids) = session_with("- a\n  - b\n    - c\n  - d");
    let [b, c] = ["b", "c"].map(|text| id_of(&session, text));
    for goal in [&b, &c] {
        let goal = Some(goal.clone());
        session.dispatch(Command::AddActivity { goal, after: None, text: "doen".into() }, &mut ids).unwrap();
    }
    for remove in
        [Command::RemoveWithBranch { records: vec![b.clone()] }, Command::RemoveOnly { goals: vec![b.clone()] }]
    {
        session.dispatch(remove, &mut ids).unwrap();
        let step = session.undo(&mut ids).unwrap().unwrap();
        assert_eq!(step.focus.map(|(id, _)| id).as_ref(), Some(&b));
    }
    session.dispatch(Command::ShiftGoals { goals: vec![b.clone()], by: 1 }, &mut ids).unwrap();
    let step = session.undo(&mut ids).unwrap().unwrap();
    assert_eq!(step.focus.map(|(id, _)| id), Some(b));
}

#[test]
fn the_bin_holds_branches_and_each_comes_back_as_one() {
    let (mut session, mut ids) = session_with("- a\n  - b\n    - c\n  - d");
    let [b, c, d] = ["b", "c", "d"].map(|text| id_of(&session, text));
    session.dispatch(Command::AddActivity { goal: Some(c), after: None, text: "doen".into() }, &mut ids).unwrap();
    session.dispatch(Command::AddItem { table: "note", text: "los".into(), belongs_to: None }, &mut ids).unwrap();
    let note = session.workbook().notes.keys().next().unwrap().clone();
    for records in [vec![d.clone()], vec![b.clone()], vec![note.clone()]] {
        session.dispatch(Command::RemoveWithBranch { records }, &mut ids).unwrap();
    }
    let heads = || -> Vec<(RecordId, usize)> {
        let mut found: Vec<_> =
            in_bin(session.workbook(), session.store()).into_iter().map(|b| (b.head, b.more)).collect();
        found.sort();
        found
    };
    let mut wanted = vec![(b.clone(), 2), (d, 0), (note, 0)];
    wanted.sort();
    assert_eq!(heads(), wanted);
    session.dispatch(Command::RestoreFromBin { records: vec![b] }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n  - b\n    - c\n      - doen");
}

#[test]
fn typing_is_one_step() {
    let (mut session, mut ids) = session_with("- a");
    let goal = id_of(&session, "a");
    let text = waardenboom_core::store::Field::known("text");
    session.open_mark();
    for value in ["a b", "a b c", "a b c d"] {
        let command = Command::SetField { record: goal.clone(), field: text.clone(), value: value.into(), basis: None };
        session.dispatch(command, &mut ids).unwrap();
    }
    session.close_mark();
    session.undo(&mut ids).unwrap();
    assert_eq!(outline(&session), "- a");
    session.redo(&mut ids).unwrap();
    assert_eq!(outline(&session), "- a b c d");
}

#[test]
fn hearing_what_is_known_already_leaves_the_undo_as_it_was() {
    let (mut alice, mut ids) = session_with("- a");
    let goal = id_of(&alice, "a");
    let text = waardenboom_core::store::Field::known("text");
    let set = Command::SetField { record: goal.clone(), field: text.clone(), value: "b".into(), basis: None };
    alice.dispatch(set, &mut ids).unwrap();
    let everything = alice.store().clone();
    assert!(alice.receive(everything).touched.is_empty());
    let undone = alice.undo(&mut ids).unwrap().unwrap();
    assert!(undone.skipped.is_empty());
    assert_eq!(outline(&alice), "- a");
}
