//! How a large tree opens: folded so far that its outline can be read on the screen.

use super::super::gesture;
use super::camera::Camera;
use super::size;
use std::collections::BTreeSet;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Arrangement, Direction, FoldState, Layout, Outline, Rect, RowKind, TreeBox};

/// A tree that would be shown no smaller than this opens whole, or at its beginning: folding would hide more than it shows.
const WHOLE: f64 = 0.55;
/// An outline of more goals than this is not looked at: it cannot be read.
const MOST: usize = 120;
/// A tree with more goals than this opens folded even where no outline of it can be read, on a phone.
const MANY: usize = 12;
/// The least of an outline: the goals at the top with those below them.
const LEAST: u32 = 2;
/// So many branches may turn out not to fit before no other one is tried.
const TRIES: usize = 4;

/// The goals to fold when the drawing opens in a view of this size; none when it is small enough. What is above the
/// active goal or activity stays open.
pub fn folds(
    workbook: &Workbook,
    arrangement: Arrangement,
    view: (f64, f64),
    active: Option<&RecordId>,
) -> BTreeSet<RecordId> {
    let outline = Outline::of(workbook, &FoldState::default());
    let goals = || outline.rows().iter().filter(|row| row.kind == RowKind::Goal);
    let camera = |folded: &BTreeSet<RecordId>| Camera::fitting(bounds(workbook, &outline, arrangement, folded), view);
    let count = goals().count();
    if count <= MOST && camera(&BTreeSet::new()).scale >= WHOLE {
        return BTreeSet::new();
    }
    let deepest = goals().map(|row| row.level).max().unwrap_or(0);
    let above: Vec<&RecordId> = active.into_iter().flat_map(|id| workbook.forest().ancestors(id)).collect();
    let folded_at = |level: u32| {
        let mut folded = gesture::folded_from(&outline, level);
        folded.retain(|id| !above.contains(&id));
        folded
    };
    let readable = (LEAST..deepest).rev().find_map(|level| {
        (goals().filter(|row| row.level <= level).count() <= MOST).then_some(())?;
        let folded = folded_at(level);
        camera(&folded).is_readable().then_some((level, folded))
    });
    let Some((level, mut folded)) = readable else {
        return if count > MANY { folded_at(LEAST) } else { BTreeSet::new() };
    };
    // Room that is left is for the branches that fit in it.
    let mut failures = 0;
    for row in goals().filter(|row| row.level == level) {
        if failures < TRIES && folded.remove(&row.id) && !camera(&folded).is_readable() {
            folded.insert(row.id.clone());
            failures += 1;
        }
    }
    folded
}

/// About what an outline with these folds covers: activities are a column as wide as one of them.
fn bounds(workbook: &Workbook, outline: &Outline, arrangement: Arrangement, folded: &BTreeSet<RecordId>) -> Rect {
    let mut boxes = Vec::new();
    let mut below_fold = u32::MAX;
    let mut column = 0.0_f64;
    for row in outline.rows() {
        if row.level > below_fold {
            continue;
        }
        below_fold = if folded.contains(&row.id) { row.level } else { u32::MAX };
        let size = size::of(workbook, &row.id);
        if row.kind == RowKind::Goal {
            boxes.push(TreeBox { key: boxes.len(), level: row.level, size });
        } else {
            let along = if arrangement.direction == Direction::TopDown { size.height } else { size.width };
            column = column.max(arrangement.gaps.layer + along);
        }
    }
    let goals = Layout::of(&boxes, arrangement).bounds();
    match arrangement.direction {
        Direction::LeftToRight => Rect { width: goals.width + column, ..goals },
        Direction::TopDown => Rect { height: goals.height + column, ..goals },
    }
}
