//! How a large tree opens: folded so far that its outline can be read on the screen.

use super::super::gesture;
use super::camera::Camera;
use super::size;
use std::collections::BTreeSet;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Arrangement, Drawing, FoldState, Outline, RowKind};

/// A tree that would be shown no smaller than this opens whole, or at its beginning: folding would hide more than it shows.
const WHOLE: f64 = 0.55;
/// An outline of more goals than this is not looked at: it cannot be read.
const MOST: usize = 120;
/// A tree with more goals than this opens folded even where no outline of it can be read, on a phone.
const MANY: usize = 12;
/// The least of an outline: the goals at the top with those below them.
const LEAST: u32 = 2;

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
    let camera = |folded: &BTreeSet<RecordId>| {
        let fold = FoldState { folded: folded.clone(), only_branch: None };
        let drawing = Drawing::of(workbook, &fold, arrangement, &mut |id| size::of(workbook, id));
        Camera::fitting(drawing.layout().bounds(), view)
    };
    let count = goals().count();
    if count <= MOST && camera(&BTreeSet::new()).scale >= WHOLE {
        return BTreeSet::new();
    }
    let deepest = goals().map(|row| row.level).max().unwrap_or(0);
    let folded_at = |level: u32| {
        let mut folded = gesture::folded_from(&outline, level);
        let above: Vec<_> = active.into_iter().flat_map(|id| workbook.forest().ancestors(id)).collect();
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
    for row in goals().filter(|row| row.level == level) {
        if folded.remove(&row.id) && !camera(&folded).is_readable() {
            folded.insert(row.id.clone());
        }
    }
    folded
}
