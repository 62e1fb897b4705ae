//! An outline that is brought up to date has the rows of one that is made anew, whatever happened.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/outline.rs"]
mod support;

use support::{Seed, session_with};
use waardenboom_core::command::{Command, Place};
use waardenboom_core::model::GoalKind;
use waardenboom_core::session::{Ids, Session};
use waardenboom_core::store::{Change, RecordId, WriterId};
use waardenboom_core::tree::{FoldState, Outline};

const TREE: &str = "- a\n  - b\n    - c\n    - d\n  - e\n    - f\n      - g\n      - h\n- i\n  - j\n  - k\n- l";

fn one_of<'a>(ids: impl Iterator<Item = &'a RecordId>, seed: &mut Seed) -> Option<RecordId> {
    let all: Vec<&RecordId> = ids.collect();
    all.get(seed.below(all.len())).map(|id| (*id).clone())
}

/// Something that may change the rows; often it is refused, which is fine too.
fn gesture(session: &mut Session, seed: &mut Seed) {
    let goal = one_of(session.workbook().goals.keys(), seed);
    let other = one_of(session.workbook().goals.keys(), seed);
    let activity = one_of(session.workbook().activities.keys(), seed);
    let link = one_of(session.workbook().contributions.keys(), seed);
    let (Some(goal), Some(other)) = (goal, other) else {
        let _ = session.undo(seed);
        return;
    };
    let place = match seed.below(4) {
        0 => Place::Top,
        1 => Place::After(other),
        2 => Place::Before(other),
        _ => Place::LastIn(other),
    };
    let kind = GoalKind::Subgoal;
    let command = match seed.below(16) {
        0 | 1 => Command::AddGoal { place, kind, text: "nieuw".to_owned() },
        2 | 3 => Command::MoveGoals { goals: vec![goal], place },
        4 => Command::ShiftGoals { goals: vec![goal], by: if seed.below(2) == 0 { 1 } else { -1 } },
        5 => Command::PromoteGoals { goals: vec![goal] },
        6 => Command::DemoteGoals { goals: vec![goal] },
        7 => Command::RemoveWithBranch { records: vec![goal] },
        8 => Command::RemoveOnly { goals: vec![goal] },
        9 => Command::AddActivity { goal: (seed.below(3) > 0).then_some(goal), after: None, text: "doen".to_owned() },
        10 => match activity {
            Some(activity) => Command::Contribute { activity, goal },
            None => Command::AddActivity { goal: Some(goal), after: None, text: "doen".to_owned() },
        },
        11 => match link.or(activity) {
            Some(record) => Command::RemoveWithBranch { records: vec![record] },
            None => Command::GoalToActivity { goal },
        },
        12 => match activity {
            Some(activity) => Command::ActivityToGoal { activity, kind },
            None => Command::GoalToActivity { goal },
        },
        13 if seed.below(2) == 0 => {
            // Somebody else removes a goal and nothing that hangs on it.
            let writer = WriterId::new(seed.next_bits());
            let delta = session.store().stamp(&[Change::Remove(goal)], writer).unwrap();
            session.receive(delta);
            return;
        }
        13 => Command::RestoreFromBin { records: session.workbook().bin().iter().take(3).cloned().collect() },
        14 => {
            let _ = session.undo(seed);
            return;
        }
        _ => {
            let _ = session.redo(seed);
            return;
        }
    };
    let _ = session.dispatch(command, seed);
}

fn fold(folds: &mut FoldState, session: &Session, seed: &mut Seed) {
    if seed.below(40) == 0 {
        folds.only_branch = match folds.only_branch {
            Some(_) => None,
            None => one_of(session.workbook().goals.keys(), seed),
        };
    }
    if let Some(goal) = one_of(session.workbook().goals.keys(), seed)
        && !folds.folded.remove(&goal)
    {
        folds.folded.insert(goal);
    }
}

#[test]
fn a_refreshed_outline_is_a_new_outline() {
    for run in 0..20 {
        let (mut session, _) = session_with(TREE);
        let mut seed = Seed::new(run);
        let mut folds = FoldState::default();
        let mut outline = Outline::of(session.workbook(), &folds);
        for step in 0..100 {
            for _ in 0..=seed.below(4) {
                gesture(&mut session, &mut seed);
            }
            if seed.below(4) == 0 {
                fold(&mut folds, &session, &mut seed);
            }
            let before = outline.clone();
            let changed = outline.refresh(session.workbook(), &folds);
            let anew = Outline::of(session.workbook(), &folds);
            assert_eq!(outline.rows(), anew.rows(), "run {run}, step {step}");
            assert!(changed || before.rows() == outline.rows());
            assert_eq!(lengths_after_edits(&before, &outline), outline.rows().len());
            for row in outline.rows() {
                assert!(Outline::has_row(session.workbook(), &folds, &row.id, row.parent.as_ref()));
            }
            if let Some((goal, parent)) = hidden(&session, &outline, &mut seed) {
                assert!(!Outline::has_row(session.workbook(), &folds, &goal, parent.as_ref()), "{run} {step} {goal}");
            }
        }
    }
}

/// What the edits of the last refresh make of the number of rows there were.
fn lengths_after_edits(before: &Outline, after: &Outline) -> usize {
    if before.revision() == after.revision() {
        return before.rows().len();
    }
    let Some(edits) = after.edits() else { return after.rows().len() };
    edits.iter().fold(before.rows().len(), |length, edit| length - edit.removed + edit.added)
}

/// A goal in the forest without a row.
fn hidden(session: &Session, outline: &Outline, seed: &mut Seed) -> Option<(RecordId, Option<RecordId>)> {
    let goals = session.workbook().goals.keys();
    let goal = one_of(goals.filter(|goal| outline.find(goal, None).is_none()), seed)?;
    let parent = session.workbook().forest().parent(&goal).cloned();
    Some((goal, parent))
}

#[test]
fn an_outline_of_another_workbook_is_made_anew() {
    let (mut one, mut seed) = session_with(TREE);
    let (two, _) = session_with("- x\n  - y");
    let folds = FoldState::default();
    let mut outline = Outline::of(one.workbook(), &folds);
    assert!(outline.refresh(two.workbook(), &folds));
    assert_eq!(outline, Outline::of(two.workbook(), &folds));
    gesture(&mut one, &mut seed);
    outline.refresh(one.workbook(), &folds);
    assert_eq!(outline, Outline::of(one.workbook(), &folds));
}
