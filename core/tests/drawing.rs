//! A drawing that is brought up to date is a drawing made anew, and shows what the outline shows.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/outline.rs"]
mod support;
#[path = "support/wander.rs"]
mod wander;

use std::collections::BTreeSet;
use support::{Seed, id_of, session_with};
use waardenboom_core::command::Command;
use waardenboom_core::model::Workbook;
use waardenboom_core::session::Session;
use waardenboom_core::store::{Field, RecordId};
use waardenboom_core::tree::{Arrangement, Drawing, EdgeKind, FoldState, Outline, OutlineRow, Rect, RowKind, Size};
use wander::{fold, gesture, one_of};

const TREE: &str = "- a\n  - b\n    - c\n    - d\n  - e\n    - f\n      - g\n      - h\n- i\n  - j\n  - k\n- l";
const EVERYWHERE: Rect = Rect { x: -1e9, y: -1e9, width: 2e9, height: 2e9 };

/// As wide as its text is long.
fn size_of(workbook: &Workbook, id: &RecordId) -> Size {
    let length = u32::try_from(workbook.text_of(id).unwrap().len()).unwrap();
    Size { width: 40.0 + 3.0 * f64::from(length), height: 20.0 + 7.0 * f64::from(length % 5) }
}

fn draw(session: &Session, folds: &FoldState) -> Drawing {
    let workbook = session.workbook();
    Drawing::of(workbook, folds, Arrangement::default(), &mut |id| size_of(workbook, id))
}

fn refresh(drawing: &mut Drawing, session: &Session, folds: &FoldState, touched: &[RecordId]) -> bool {
    let workbook = session.workbook();
    drawing.refresh(workbook, folds, touched, &mut |id| size_of(workbook, id))
}

fn set(
    session: &mut Session,
    record: &RecordId,
    field: &'static str,
    value: serde_json::Value,
    seed: &mut Seed,
) -> Vec<RecordId> {
    let (record, field) = (record.clone(), Field::known(field));
    session
        .dispatch(Command::SetField { record, field, value, basis: None }, seed)
        .map(|step| step.touched)
        .unwrap_or_default()
}

/// Another text, or another strength.
fn edit(session: &mut Session, seed: &mut Seed) -> Vec<RecordId> {
    let workbook = session.workbook();
    let texts = one_of(workbook.goals.keys().chain(workbook.activities.keys()), seed);
    let link = one_of(workbook.contributions.keys(), seed);
    match (seed.below(3), texts, link) {
        (0, _, Some(link)) => {
            let strength = i32::try_from(seed.below(6)).unwrap() - 2;
            set(session, &link, "strength", strength.into(), seed)
        }
        (_, Some(text), _) => {
            let words = "woord ".repeat(seed.below(9));
            set(session, &text, "text", words.into(), seed)
        }
        _ => Vec::new(),
    }
}

fn assert_same(drawing: &Drawing, anew: &Drawing, about: &str) {
    let (one, other) = (drawing.layout(), anew.layout());
    assert_eq!(one.boxes_in(EVERYWHERE), other.boxes_in(EVERYWHERE), "{about}");
    assert_eq!(one.edges_in(EVERYWHERE), other.edges_in(EVERYWHERE), "{about}");
}

/// The goals of the outline in its order, its activities once, a line for each row of an activity.
fn assert_shows(drawing: &Drawing, outline: &Outline) {
    let of_kind = |kind: RowKind| outline.rows().iter().filter(move |row| row.kind == kind);
    let goals: Vec<&RecordId> = of_kind(RowKind::Goal).map(|row| &row.id).collect();
    let activities: BTreeSet<&RecordId> = of_kind(RowKind::Activity).map(|row| &row.id).collect();
    let boxes = drawing.layout().boxes_in(EVERYWHERE);
    let (drawn, rest) = boxes.split_at(goals.len());
    assert_eq!(drawn.iter().map(|placed| placed.key).collect::<Vec<_>>(), goals);
    assert_eq!(rest.len(), activities.len());
    assert_eq!(rest.iter().map(|placed| placed.key).collect::<BTreeSet<_>>(), activities);
    let edges = drawing.layout().edges_in(EVERYWHERE);
    let pairs: BTreeSet<_> = edges.iter().map(|edge| (Some(edge.from), edge.to)).collect();
    assert_eq!(pairs.len(), edges.len());
    let has_line =
        |row: &OutlineRow| row.parent.is_none() || row.level == 1 || pairs.contains(&(row.parent.as_ref(), &row.id));
    assert!(outline.rows().iter().all(has_line));
}

#[test]
fn a_refreshed_drawing_is_a_new_drawing_of_the_outline() {
    for run in 0..30 {
        let (mut session, _) = session_with(TREE);
        let mut seed = Seed::new(run);
        let mut folds = FoldState::default();
        let mut drawing = draw(&session, &folds);
        for step in 0..100 {
            let mut touched = Vec::new();
            for _ in 0..=seed.below(4) {
                touched.extend(gesture(&mut session, &mut seed));
                if seed.below(3) == 0 {
                    touched.extend(edit(&mut session, &mut seed));
                }
            }
            if seed.below(4) == 0 {
                fold(&mut folds, &session, &mut seed);
            }
            let before = drawing.clone();
            let changed = refresh(&mut drawing, &session, &folds, &touched);
            assert_same(&drawing, &draw(&session, &folds), &format!("run {run}, step {step}"));
            assert_shows(&drawing, &Outline::of(session.workbook(), &folds));
            assert_eq!(changed, drawing.revision() != before.revision());
            if !changed {
                assert_same(&drawing, &before, "nothing changed");
            }
        }
    }
}

#[test]
fn another_text_measures_one_box_and_a_move_only_what_moves() {
    let (mut session, mut seed) = session_with(TREE);
    let folds = FoldState::default();
    let mut drawing = draw(&session, &folds);
    let mut measured = Vec::new();
    let f = id_of(&session, "f");
    let touched = set(&mut session, &f, "text", "fff".into(), &mut seed);
    let workbook = session.workbook();
    drawing.refresh(workbook, &folds, &touched, &mut |id| {
        measured.push(id.clone());
        size_of(workbook, id)
    });
    assert_eq!(measured, std::slice::from_ref(&f));
    let touched = session.dispatch(Command::PromoteGoals { goals: vec![f.clone()] }, &mut seed).unwrap().touched;
    let workbook = session.workbook();
    measured.clear();
    drawing.refresh(workbook, &folds, &touched, &mut |id| {
        measured.push(id.clone());
        size_of(workbook, id)
    });
    measured.dedup();
    assert_eq!(measured, [f]);
    assert!(!refresh(&mut drawing, &session, &folds, &[]));
}

#[test]
fn a_shared_activity_is_drawn_once_with_a_line_to_each_goal_and_hides_with_the_last_one() {
    let (mut session, mut seed) = session_with("- a\n  - b\n  - c");
    let [b, c] = ["b", "c"].map(|text| id_of(&session, text));
    let add = Command::AddActivity { goal: Some(b.clone()), after: None, text: "doen".to_owned() };
    session.dispatch(add, &mut seed).unwrap();
    let activity = id_of(&session, "doen");
    let touched = session.dispatch(Command::Contribute { activity: activity.clone(), goal: c.clone() }, &mut seed);
    let link = touched.unwrap().touched.into_iter().find(|id| id.table() == "contribution").unwrap();
    set(&mut session, &link, "strength", (-1).into(), &mut seed);
    let lines = |drawing: &Drawing| -> Vec<(RecordId, EdgeKind)> {
        let edges = drawing.layout().edges_in(EVERYWHERE).into_iter();
        edges.filter(|edge| *edge.to == activity).map(|edge| (edge.from.clone(), edge.kind)).collect()
    };
    let both = [(b.clone(), EdgeKind::Contribution(None)), (c.clone(), EdgeKind::Contribution(Some(-1.0)))];
    let mut folds = FoldState::default();
    let mut drawing = draw(&session, &folds);
    assert_eq!(lines(&drawing), both);
    folds.folded.insert(c.clone());
    refresh(&mut drawing, &session, &folds, &[]);
    assert_eq!(lines(&drawing), both);
    folds.folded.insert(b);
    refresh(&mut drawing, &session, &folds, &[]);
    assert_eq!(lines(&drawing), []);
    assert!(!drawing.layout().contains(&activity));
}
