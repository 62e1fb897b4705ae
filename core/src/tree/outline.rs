//! The outline: the rows of Lijst from top to bottom, folded branches left out.

use super::{Forest, Moment};
use crate::gather::{Gather, Sort};
use crate::model::Workbook;
use crate::store::RecordId;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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

/// A run of rows that was replaced by others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place of the first one.
    pub at: usize,
    /// How many went.
    pub removed: usize,
    /// How many came.
    pub added: usize,
}

/// The visible rows, in order.
///
/// Made once with [`Outline::of`] and then brought up to date with [`Outline::refresh`], which gives the
/// same rows (tested) and looks only at what changed.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    rows: Vec<OutlineRow>,
    fold: FoldState,
    moment: Moment,
    /// What the last refresh replaced; `None` when everything is new.
    edits: Option<Vec<Edit>>,
    revision: u64,
}

impl PartialEq for Outline {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

/// With more changes than this, everything is made anew.
const MANY: usize = 64;

/// How far from where it stood a row is looked for first.
const NEAR: usize = 16;

impl Outline {
    /// The rows for one viewer: goals with, below their subgoals, the activities that serve them; at the
    /// end the activities that serve nothing yet.
    pub fn of(workbook: &Workbook, fold: &FoldState) -> Self {
        let mut rows = Vec::with_capacity(workbook.forest().len());
        match branch_in_view(workbook, fold) {
            Some(branch) => {
                let entry = Entry::Goal(branch.clone());
                push_entry(&mut rows, workbook, fold, entry, (1, 1, 1), workbook.forest().parent(branch));
            }
            None => {
                for (entry, place) in placed(top_entries(workbook), 1) {
                    push_entry(&mut rows, workbook, fold, entry, place, None);
                }
            }
        }
        Self { rows, fold: fold.clone(), moment: workbook.shape().now(), edits: None, revision: 0 }
    }

    /// Brings the rows up to date with the workbook and the folds; says whether anything changed.
    pub fn refresh(&mut self, workbook: &Workbook, fold: &FoldState) -> bool {
        let Some(stale) = self.stale(workbook, fold) else {
            let revision = self.revision + 1;
            *self = Self { revision, ..Self::of(workbook, fold) };
            return true;
        };
        self.moment = workbook.shape().now();
        if stale.is_empty() {
            return false;
        }
        self.fold = fold.clone();
        self.revision += 1;
        let edits = stale.iter().filter_map(|below| self.renew_below(workbook, below.as_ref())).collect();
        self.edits = Some(edits);
        true
    }

    /// The goals whose rows below are not right any more, `None` for the top; nothing when they all are.
    fn stale(&self, workbook: &Workbook, fold: &FoldState) -> Option<BTreeSet<Option<RecordId>>> {
        if self.fold.only_branch != fold.only_branch || self.moment == Moment::default() {
            return None;
        }
        let mut stale: BTreeSet<_> = workbook.shape().since(self.moment)?.map(Option::<&RecordId>::cloned).into_set();
        stale.extend(self.fold.folded.symmetric_difference(&fold.folded).take(MANY + 1).cloned().map(Some));
        if fold.only_branch.is_some() && !stale.is_empty() {
            // The branch in view may have gone or moved: it is seldom large, and seldom looked at long.
            return None;
        }
        (stale.len() <= MANY).then_some(stale)
    }

    /// Makes the rows below one goal anew, keeping those of branches that stayed; `None` when it has no row.
    fn renew_below(&mut self, workbook: &Workbook, below: Option<&RecordId>) -> Option<Edit> {
        let (at, level) = match below {
            Some(id) => {
                let at = self.rows.iter().position(|row| row.kind == RowKind::Goal && row.id == *id)?;
                (at + 1, self.rows.get(at)?.level + 1)
            }
            None => (0, 1),
        };
        let end = self.rows.iter().skip(at).position(|row| row.level < level).map_or(self.rows.len(), |len| at + len);
        let mut entries = match below {
            Some(id) => entries_below(workbook, workbook.forest(), id),
            None => top_entries(workbook),
        };
        if let Some(row) = below.and_then(|_| self.rows.get_mut(at - 1)) {
            let is_folded = self.fold.folded.contains(&row.id);
            row.expanded = (!entries.is_empty()).then_some(!is_folded);
            if is_folded {
                entries.clear();
            }
        }
        let mut old: Vec<Option<OutlineRow>> = self.rows.drain(at..end).map(Some).collect();
        let mut branches = branches_of(&old, level);
        let mut new = Vec::with_capacity(old.len() + 1);
        for (entry, (level, place, siblings)) in placed(entries, level) {
            let kept = match &entry {
                Entry::Goal(id) => branches.remove(id),
                Entry::Activity(_) => None,
            };
            match kept {
                Some(kept) => {
                    let head = new.len();
                    new.extend(old.get_mut(kept).into_iter().flatten().filter_map(Option::take));
                    if let Some(row) = new.get_mut(head) {
                        (row.place, row.siblings) = (place, siblings);
                    }
                }
                None => push_entry(&mut new, workbook, &self.fold, entry, (level, place, siblings), below),
            }
        }
        let edit = Edit { at, removed: old.len(), added: new.len() };
        self.rows.splice(at..at, new);
        Some(edit)
    }

    /// Counts up with every refresh that changed something.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What the last refresh replaced, in this order; `None` when all rows are new.
    pub fn edits(&self) -> Option<&[Edit]> {
        self.edits.as_deref()
    }

    /// Whether a record has a row below this parent, without making the rows.
    pub fn has_row(workbook: &Workbook, fold: &FoldState, id: &RecordId, parent: Option<&RecordId>) -> bool {
        let forest = workbook.forest();
        let stands = if id.table() == "activity" {
            let serves = |goal: &RecordId| {
                forest.contains(goal)
                    && workbook.contributions_to(goal).iter().any(|(_, link)| link.activity.as_ref() == Some(id))
            };
            workbook.activities.contains_key(id) && parent.map_or_else(|| serves_nothing(workbook, id), serves)
        } else {
            forest.contains(id) && forest.parent(id) == parent
        };
        let branch = branch_in_view(workbook, fold);
        if !stands || branch == Some(id) {
            return stands;
        }
        for goal in parent.into_iter().chain(parent.into_iter().flat_map(|parent| forest.ancestors(parent))) {
            if fold.folded.contains(goal) {
                return false;
            }
            if branch == Some(goal) {
                return true;
            }
        }
        branch.is_none()
    }

    /// Whether a record has a row anywhere, without making the rows.
    pub fn shows(workbook: &Workbook, fold: &FoldState, id: &RecordId) -> bool {
        if id.table() != "activity" {
            return Self::has_row(workbook, fold, id, workbook.forest().parent(id));
        }
        let links = workbook.pointing_at(id, "contribution").filter_map(|link| workbook.contributions.get(link));
        let mut places = links.map(|link| link.goal.as_ref()).chain([None]);
        places.any(|goal| Self::has_row(workbook, fold, id, goal))
    }

    /// The rows.
    pub fn rows(&self) -> &[OutlineRow] {
        &self.rows
    }

    /// As [`Outline::find`], for a row that most likely stands near this place.
    pub fn find_near(&self, id: &RecordId, parent: Option<&RecordId>, near: usize) -> Option<usize> {
        let from = near.saturating_sub(NEAR);
        let is_it = |row: &OutlineRow| row.id == *id && row.parent.as_ref() == parent;
        let at = self.rows.iter().skip(from).take(2 * NEAR + 1).position(is_it);
        at.map(|at| from + at).or_else(|| self.find(id, parent))
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

/// The branches at one level in a run of rows, by their goals.
fn branches_of(rows: &[Option<OutlineRow>], level: u32) -> BTreeMap<RecordId, Range<usize>> {
    let heads = rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.as_ref()?)));
    let heads: Vec<(usize, &OutlineRow)> = heads.filter(|(_, row)| row.level == level).collect();
    let ends = heads.iter().skip(1).map(|(at, _)| *at).chain([rows.len()]);
    let branches = heads.iter().zip(ends).filter(|((_, row), _)| row.kind == RowKind::Goal);
    branches.map(|((at, row), end)| (row.id.clone(), *at..end)).collect()
}

pub(super) fn branch_in_view<'a>(workbook: &Workbook, fold: &'a FoldState) -> Option<&'a RecordId> {
    fold.only_branch.as_ref().filter(|id| workbook.forest().contains(id))
}

fn push_entry(
    rows: &mut Vec<OutlineRow>,
    workbook: &Workbook,
    fold: &FoldState,
    entry: Entry,
    place: (u32, u32, u32),
    parent: Option<&RecordId>,
) {
    let mut todo = vec![(entry, place, parent.cloned())];
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
            let below = placed(below, level + 1).map(|(entry, place)| (entry, place, Some(id.clone())));
            todo.extend(below.rev());
        }
        rows.push(OutlineRow { id, parent, kind: RowKind::Goal, level, place, siblings, expanded });
    }
}

/// Entries with their level, place and number of siblings.
fn placed(entries: Vec<Entry>, level: u32) -> impl DoubleEndedIterator<Item = (Entry, (u32, u32, u32))> {
    let all = count(entries.len());
    entries.into_iter().enumerate().map(move |(at, entry)| (entry, (level, count(at) + 1, all)))
}

fn top_entries(workbook: &Workbook) -> Vec<Entry> {
    let goals = workbook.forest().children(None).cloned().map(Entry::Goal);
    let free = free_activities(workbook, |id| serves_nothing(workbook, id));
    goals.chain(free.into_iter().cloned().map(Entry::Activity)).collect()
}

/// The activities that serve nothing yet, in their own order.
pub(super) fn free_activities(workbook: &Workbook, mut is_free: impl FnMut(&RecordId) -> bool) -> Vec<&RecordId> {
    let mut free: Vec<_> = workbook.activities.iter().filter(|(id, _)| is_free(id)).collect();
    free.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    free.into_iter().map(|(id, _)| id).collect()
}

enum Entry {
    Goal(RecordId),
    Activity(RecordId),
}

/// Whether an activity has no goal to stand below: none at all, or only goals that do not show.
pub(super) fn serves_nothing(workbook: &Workbook, activity: &RecordId) -> bool {
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
