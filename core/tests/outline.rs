//! An outline that is brought up to date has the rows of one that is made anew, whatever happened.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/outline.rs"]
mod support;
#[path = "support/wander.rs"]
mod wander;

use support::{Seed, session_with};
use waardenboom_core::session::Session;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{FoldState, Outline};
use wander::{fold, gesture, one_of};

const TREE: &str = "- a\n  - b\n    - c\n    - d\n  - e\n    - f\n      - g\n      - h\n- i\n  - j\n  - k\n- l";

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
