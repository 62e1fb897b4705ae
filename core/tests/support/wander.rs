//! Random gestures on a workbook, the kind that changes rows.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, missing_docs, dead_code)]

use crate::support::Seed;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::model::GoalKind;
use waardenboom_core::session::{Ids, Session};
use waardenboom_core::store::{Change, RecordId, WriterId};
use waardenboom_core::tree::FoldState;

pub fn one_of<'a>(ids: impl Iterator<Item = &'a RecordId>, seed: &mut Seed) -> Option<RecordId> {
    let all: Vec<&RecordId> = ids.collect();
    all.get(seed.below(all.len())).map(|id| (*id).clone())
}

/// Something that may change the rows; often it is refused, which is fine too. Gives what it touched.
pub fn gesture(session: &mut Session, seed: &mut Seed) -> Vec<RecordId> {
    let goal = one_of(session.workbook().goals.keys(), seed);
    let other = one_of(session.workbook().goals.keys(), seed);
    let activity = one_of(session.workbook().activities.keys(), seed);
    let link = one_of(session.workbook().contributions.keys(), seed);
    let (Some(goal), Some(other)) = (goal, other) else {
        return undo(session, seed);
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
            return session.receive(delta).touched;
        }
        13 => Command::RestoreFromBin { records: session.workbook().bin().iter().take(3).cloned().collect() },
        14 => {
            return undo(session, seed);
        }
        _ => {
            return session.redo(seed).ok().flatten().map(|step| step.touched).unwrap_or_default();
        }
    };
    session.dispatch(command, seed).map(|step| step.touched).unwrap_or_default()
}

fn undo(session: &mut Session, seed: &mut Seed) -> Vec<RecordId> {
    session.undo(seed).ok().flatten().map(|step| step.touched).unwrap_or_default()
}

/// Folds or unfolds a goal; now and then only one branch stays in view.
pub fn fold(folds: &mut FoldState, session: &Session, seed: &mut Seed) {
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
