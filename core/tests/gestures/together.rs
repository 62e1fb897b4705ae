//! With somebody else on the same workbook, and what undo does about that.

use super::outline::{id_of, outline, session_with};
use super::{add, ids_of, made, other, set};
use serde_json::{Value, json};
use waardenboom_core::command::{Command, Place, Refusal};
use waardenboom_core::model::{GoalKind, Listed};
use waardenboom_core::store::Field;

#[test]
fn choosing_the_value_that_shows_settles_a_conflict() {
    let (mut alice, mut ids) = session_with("- a");
    let a = id_of(&alice, "a");
    let (mut bob, mut bobs) = other(&alice, 9);
    let kind = |kind| Command::SetGoalKind { goals: vec![a.clone()], kind };
    let step = bob.dispatch(kind(GoalKind::Output), &mut bobs).unwrap();
    alice.dispatch(kind(GoalKind::Subgoal), &mut ids).unwrap();
    alice.receive(step.delta);
    let shown = alice.workbook().goals.get(&a).unwrap().kind.unwrap();
    assert!(alice.workbook().has_conflict(&a));
    alice.dispatch(kind(shown), &mut ids).unwrap();
    assert!(!alice.workbook().has_conflict(&a));
}

#[test]
fn an_emptied_draft_is_seen_beside_what_came_in_meanwhile() {
    let (mut alice, mut ids) = session_with("- a");
    let a = id_of(&alice, "a");
    let text = Field::named("text");
    let basis = alice.basis(&a, &text);
    let (mut bob, mut bobs) = other(&alice, 9);
    alice.receive(bob.dispatch(set(&a, "text", "van Bob"), &mut bobs).unwrap().delta);
    let command = Command::SetField { record: a, field: text, value: Value::Null, basis: Some(basis) };
    alice.dispatch(command, &mut ids).unwrap();
    assert_eq!(alice.workbook().conflicts(alice.store())[0].values, [json!("van Bob"), Value::Null]);
}

#[test]
fn deciding_on_a_place_never_makes_a_circle() {
    let (mut session, mut ids) = session_with("- a\n  - b");
    let [a, b] = [id_of(&session, "a"), id_of(&session, "b")];
    let refusal = session.dispatch(set(&a, "position", json!([b.as_str(), "U"])), &mut ids).unwrap_err();
    assert_eq!(refusal, Refusal::IntoOwnBranch(a));
}

#[test]
fn hearing_something_again_takes_no_undo_away() {
    let (mut alice, mut ids) = session_with("- a");
    let a = id_of(&alice, "a");
    let step = alice.dispatch(set(&a, "text", "b"), &mut ids).unwrap();
    alice.receive(step.delta);
    let undone = alice.undo(&mut ids).unwrap().unwrap();
    assert!(undone.skipped.is_empty());
    assert_eq!(outline(&alice), "- a");
}

#[test]
fn a_goal_that_somebody_else_works_on_stays_whole_when_its_making_is_undone() {
    let (mut alice, mut ids) = session_with("- a");
    let a = id_of(&alice, "a");
    let step = alice.dispatch(add(Place::LastIn(a), "nieuw"), &mut ids).unwrap();
    let new = made(&step);
    let (mut bob, mut bobs) = other(&alice, 9);
    alice.receive(bob.dispatch(set(&new, "text", "van Bob"), &mut bobs).unwrap().delta);
    let undone = alice.undo(&mut ids).unwrap().unwrap();
    assert_eq!(undone.skipped, [(new, Field::named("text"))]);
    assert_eq!(outline(&alice), "- a\n  - van Bob");
}

#[test]
fn undoing_a_restore_does_not_bin_what_others_did_since() {
    let (mut alice, mut ids) = session_with("- a\n- b");
    let gone = ids_of(&alice, &["a"]);
    alice.dispatch(Command::RemoveWithBranch { records: gone.clone() }, &mut ids).unwrap();
    alice.dispatch(Command::RestoreFromBin { records: gone.clone() }, &mut ids).unwrap();
    let (mut bob, mut bobs) = other(&alice, 9);
    alice.receive(bob.dispatch(set(&gone[0], "note", "van Bob"), &mut bobs).unwrap().delta);
    assert_eq!(alice.undo(&mut ids).unwrap().unwrap().skipped.len(), 1);
    assert_eq!(outline(&alice), "- a\n- b");
}

#[test]
fn a_change_in_the_middle_of_typing_is_not_undone_with_it() {
    let (mut alice, mut ids) = session_with("- a");
    let a = id_of(&alice, "a");
    let text = Field::named("text");
    let basis = alice.basis(&a, &text);
    let typed = |value: &str| Command::SetField {
        record: a.clone(),
        field: text.clone(),
        value: value.into(),
        basis: Some(basis.clone()),
    };
    let (mut bob, mut bobs) = other(&alice, 9);
    alice.open_mark();
    alice.dispatch(typed("a b"), &mut ids).unwrap();
    alice.receive(bob.dispatch(set(&a, "text", "van Bob"), &mut bobs).unwrap().delta);
    alice.dispatch(typed("a b c"), &mut ids).unwrap();
    alice.close_mark();
    alice.undo(&mut ids).unwrap();
    let conflicts = alice.workbook().conflicts(alice.store());
    assert!(conflicts[0].values.contains(&json!("van Bob")), "{conflicts:?}");
}

#[test]
fn typed_and_typed_back_leaves_nothing_to_undo() {
    let (mut session, mut ids) = session_with("- a");
    let a = id_of(&session, "a");
    session.dispatch(set(&a, "note", "eerder"), &mut ids).unwrap();
    for close in [true, false] {
        session.open_mark();
        session.dispatch(set(&a, "text", "b"), &mut ids).unwrap();
        session.dispatch(set(&a, "text", "a"), &mut ids).unwrap();
        if close {
            session.close_mark();
        } else {
            assert!(session.cancel_mark(&mut ids).unwrap().is_none());
        }
        assert_eq!(session.workbook().goals.get(&a).unwrap().note, "eerder");
        assert_eq!(session.next_undo().map(|name| name.code), Some("edit"));
    }
}

#[test]
fn emptying_the_bin_moves_nothing_that_shows() {
    let (mut alice, mut ids) = session_with("- a\n  - b\n- z");
    let (mut bob, mut bobs) = other(&alice, 9);
    let b = id_of(&alice, "b");
    let step = bob.dispatch(add(Place::LastIn(b.clone()), "van Bob"), &mut bobs).unwrap();
    alice.dispatch(Command::RemoveWithBranch { records: vec![b] }, &mut ids).unwrap();
    alice.receive(step.delta);
    assert_eq!(outline(&alice), "- a\n  - van Bob\n- z", "it climbs");
    alice.dispatch(Command::EmptyBin, &mut ids).unwrap();
    assert_eq!(outline(&alice), "- a\n  - van Bob\n- z", "and stays there");
    assert!(alice.workbook().bin().is_empty());
}

#[test]
fn a_goal_changed_by_one_and_let_go_by_another_is_listed() {
    let (mut alice, mut ids) = session_with("- a\n  - b");
    let (mut bob, mut bobs) = other(&alice, 9);
    let b = id_of(&alice, "b");
    let step = bob.dispatch(set(&b, "text", "van Bob"), &mut bobs).unwrap();
    alice.dispatch(Command::RemoveWithBranch { records: vec![b.clone()] }, &mut ids).unwrap();
    alice.dispatch(Command::EmptyBin, &mut ids).unwrap();
    alice.receive(step.delta);
    assert_eq!(outline(&alice), "- a\n  - van Bob");
    assert_eq!(alice.workbook().listed(), [Listed::RemovedButChanged(b)]);
}

#[test]
fn keeping_what_another_removed_can_be_undone() {
    let (mut alice, mut ids) = session_with("- a");
    let a = id_of(&alice, "a");
    let (mut bob, mut bobs) = other(&alice, 9);
    let keep = || Command::Keep { record: a.clone() };
    assert_eq!(alice.dispatch(keep(), &mut ids).unwrap_err(), Refusal::Nothing);
    alice.dispatch(set(&a, "note", "van Alice"), &mut ids).unwrap();
    alice.receive(bob.dispatch(Command::RemoveWithBranch { records: vec![a.clone()] }, &mut bobs).unwrap().delta);
    let listed = [Listed::RemovedButChanged(a.clone())];
    assert_eq!(alice.workbook().listed(), listed);
    for _ in 0..2 {
        alice.dispatch(keep(), &mut ids).unwrap();
        assert_eq!(alice.workbook().listed(), []);
        alice.undo(&mut ids).unwrap();
        assert_eq!(alice.workbook().listed(), listed);
        assert_eq!(outline(&alice), "- a");
        alice.redo(&mut ids).unwrap();
        assert_eq!(alice.workbook().listed(), []);
        alice.undo(&mut ids).unwrap();
    }
    // Removing it altogether and taking that back: still removed by one and changed by another.
    alice.dispatch(Command::RemoveWithBranch { records: vec![a.clone()] }, &mut ids).unwrap();
    alice.undo(&mut ids).unwrap();
    assert_eq!(alice.workbook().listed(), listed);
}
