//! The outline: the rows of Lijst from top to bottom, folded branches left out.

use super::Forest;
use crate::model::Workbook;
use crate::store::RecordId;
use std::collections::BTreeSet;

/// Which rows are folded, for one viewer on one device: never part of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldState {
    /// The folded goals.
    pub folded: BTreeSet<RecordId>,
    /// Only this goal's branch is in view.
    pub only_branch: Option<RecordId>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A goal in its place.
    Goal,
    /// An activity under one of the subgoals it serves; the same record may have more rows.
    Activity,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    /// The record.
    pub id: RecordId,
    /// The goal it hangs below; for an activity the goal it serves here.
    pub parent: Option<RecordId>,
    /// What it stands for.
    pub kind: RowKind,
    /// Depth, 1 at the top.
    pub level: u32,
    /// Its place among its siblings, from 1.
    pub place: u32,
    /// How many siblings there are, itself included.
    pub siblings: u32,
    /// `None` without anything below it, else whether that shows.
    pub expanded: Option<bool>,
}

/// The visible rows, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    rows: Vec<OutlineRow>,
}

impl Outline {
    /// The rows for one viewer: goals with, below their subgoals, the activities that serve them; at the
    /// end the activities that serve nothing yet.
    pub fn of(workbook: &Workbook, fold: &FoldState) -> Self {
        let mut rows = Vec::with_capacity(workbook.forest().len());
        let forest = workbook.forest();
        if let Some(branch) = fold.only_branch.as_ref().filter(|id| forest.contains(id)) {
            push_goal(&mut rows, workbook, fold, branch, (1, 1, 1), forest.parent(branch));
        } else {
            let tops: Vec<&RecordId> = forest.children(None).collect();
            let mut free: Vec<_> = workbook.activities.iter().filter(|(id, _)| serves_nothing(workbook, id)).collect();
            free.sort_by_key(|(id, activity)| (&activity.order, *id));
            let siblings = count(tops.len() + free.len());
            let mut place = 0;
            for top in tops {
                place += 1;
                push_goal(&mut rows, workbook, fold, top, (1, place, siblings), None);
            }
            for (id, _) in free {
                place += 1;
                rows.push(activity_row(id, None, (1, place, siblings)));
            }
        }
        Self { rows }
    }

    /// The rows.
    pub fn rows(&self) -> &[OutlineRow] {
        &self.rows
    }

    /// Where a record stands below a parent; the first row of the record when it has none there.
    pub fn find(&self, id: &RecordId, parent: Option<&RecordId>) -> Option<usize> {
        let exact = self.rows.iter().position(|row| row.id == *id && row.parent.as_ref() == parent);
        exact.or_else(|| self.rows.iter().position(|row| row.id == *id))
    }
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn activity_row(id: &RecordId, parent: Option<&RecordId>, (level, place, siblings): (u32, u32, u32)) -> OutlineRow {
    OutlineRow {
        id: id.clone(),
        parent: parent.cloned(),
        kind: RowKind::Activity,
        level,
        place,
        siblings,
        expanded: None,
    }
}

fn push_goal(
    rows: &mut Vec<OutlineRow>,
    workbook: &Workbook,
    fold: &FoldState,
    top: &RecordId,
    place: (u32, u32, u32),
    parent: Option<&RecordId>,
) {
    let mut todo = vec![(Entry::Goal(top.clone()), place, parent.cloned())];
    while let Some((entry, (level, place, siblings), parent)) = todo.pop() {
        let id = match entry {
            Entry::Activity(id) => {
                rows.push(activity_row(&id, parent.as_ref(), (level, place, siblings)));
                continue;
            }
            Entry::Goal(id) => id,
        };
        let below = entries_below(workbook, workbook.forest(), &id);
        let folded = fold.folded.contains(&id);
        let expanded = (!below.is_empty()).then_some(!folded);
        if !folded {
            let all = count(below.len());
            for (at, entry) in below.into_iter().enumerate().rev() {
                todo.push((entry, (level + 1, count(at) + 1, all), Some(id.clone())));
            }
        }
        rows.push(OutlineRow { id, parent, kind: RowKind::Goal, level, place, siblings, expanded });
    }
}

enum Entry {
    Goal(RecordId),
    Activity(RecordId),
}

/// Whether an activity has no goal to stand below: none at all, or only goals that do not show.
fn serves_nothing(workbook: &Workbook, activity: &RecordId) -> bool {
    let contributions = workbook.pointing_at(activity, "contribution").filter_map(|id| workbook.contributions.get(id));
    let mut goals = contributions.filter(|c| c.activity.as_ref() == Some(activity)).filter_map(|c| c.goal.as_ref());
    !goals.any(|goal| workbook.forest().contains(goal))
}

fn entries_below(workbook: &Workbook, forest: &Forest, id: &RecordId) -> Vec<Entry> {
    let goals = forest.children(Some(id)).cloned().map(Entry::Goal);
    let serving = workbook.contributions_to(id).into_iter();
    // Two records may tie the same activity to the same goal: then it still has one row.
    let mut seen = BTreeSet::new();
    let activities = serving
        .filter_map(|(_, contribution)| contribution.activity.clone())
        .filter(|activity| workbook.activities.contains_key(activity) && seen.insert(activity.clone()))
        .map(Entry::Activity);
    goals.chain(activities).collect()
}
