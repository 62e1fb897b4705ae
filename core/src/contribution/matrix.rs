//! Activities against goals: rows in groups, columns in the order of the tree, and what stands where they meet.

use super::choice::{Arrangement, GroupBy, GroupKey, SortBy};
use super::facts::{Facts, ends};
use super::overlap::{Overlap, overlaps_by};
use super::sum::Sum;
use crate::gather::{Gather, Sort};
use crate::model::{GoalKind, Workbook};
use crate::store::RecordId;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The contributions of one activity to one goal. There may be more than one after a merge of files.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The place of its column.
    pub column: usize,
    /// Them, in order of their ids; strength, target groups, assumption, confidence, evidence and what would show
    /// we are wrong are in [`Workbook::contributions`].
    pub contributions: Vec<RecordId>,
    /// Their sum.
    pub sum: Sum,
}

/// An activity within a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The activity.
    pub activity: RecordId,
    /// The place of its group.
    pub group: usize,
    /// What it contributes to the goals that show, in the order of the columns; empty cells are left out.
    pub cells: Vec<Cell>,
    /// What those add up to.
    pub sum: Sum,
    /// How many contributions it has anywhere in the tree; 0 is a gap.
    pub contributions: usize,
}

impl Row {
    /// What stands in a column; `None` for an empty cell.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }
}

/// A goal: every subgoal, and any other goal that something contributes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The goal.
    pub goal: RecordId,
    /// The nearest result above it, or itself when it is one: columns stand together by it.
    pub outcome: Option<RecordId>,
    /// The nearest goal above it that has a column.
    pub above: Option<usize>,
    /// What the activities that show add up to, each once.
    pub sum: Sum,
    /// What all activities add up to, those that a filter hides included.
    pub total: Sum,
    /// Several providers for the same people; also those that a filter hides.
    pub overlaps: Vec<Overlap>,
}

/// Rows that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Which.
    pub key: GroupKey,
    /// The places of its rows.
    pub rows: Range<usize>,
    /// What they add up to. An activity in several groups counts in each: groups do not add up to the total.
    pub sum: Sum,
}

/// Where there is nothing: the one definition, for the heads of the columns, the count above them and the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Subgoals that no activity helps, neither themselves nor an output below them, in order. Of subgoals that
    /// nest the lowest are asked, as the point of attention does.
    pub goals: Vec<RecordId>,
    /// Activities that contribute to nothing anywhere, each once, in order of the rows.
    pub activities: Vec<RecordId>,
}

/// An activity with its cells and their sum, before it has a place.
type NewRow = (RecordId, Vec<Cell>, Sum);

/// Who contributes what to which goal.
///
/// Made with [`Matrix::of`] in time linear in activities, goals and contributions; [`Matrix::refresh`] gives the
/// same (tested) and looks, for an edit in a cell, at one row and one column only. It holds no texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    pub(super) arrangement: Arrangement,
    pub(super) groups: Vec<Group>,
    pub(super) rows: Vec<Row>,
    pub(super) columns: Vec<Column>,
    pub(super) column_of: BTreeMap<RecordId, usize>,
    pub(super) rows_of: BTreeMap<RecordId, Vec<usize>>,
    pub(super) facts: BTreeMap<RecordId, Facts>,
    /// Where each contribution was last seen.
    pub(super) places: BTreeMap<RecordId, (RecordId, RecordId)>,
}

impl Matrix {
    /// The matrix for one viewer.
    pub fn of(workbook: &Workbook, arrangement: &Arrangement) -> Self {
        let mut matrix = Self { arrangement: arrangement.clone(), ..Self::default() };
        matrix.add_columns(workbook);
        for id in workbook.activities.keys() {
            matrix.facts.extend(Facts::of(workbook, id).map(|facts| (id.clone(), facts)));
        }
        for (id, link) in workbook.contributions.iter() {
            if let Some((activity, goal)) = ends(workbook, link) {
                matrix.places.insert(id.clone(), (activity.clone(), goal.clone()));
            }
        }
        matrix.add_rows(workbook);
        for column in 0..matrix.columns.len() {
            matrix.sum_column(workbook, column);
        }
        matrix
    }

    /// What was chosen.
    pub fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// The groups, in order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The rows, group by group.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The columns, in the order of the tree.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What all that shows adds up to, each contribution once.
    pub fn total(&self) -> Sum {
        let mut total = Sum::default();
        self.columns.iter().for_each(|column| total += column.sum);
        total
    }

    /// Where there is nothing. A filter makes no gaps: what it hides still counts.
    pub fn gaps(&self, workbook: &Workbook) -> Gaps {
        let mut is_served: Vec<bool> = self.columns.iter().map(|column| column.total.helps()).collect();
        for (at, column) in self.columns.iter().enumerate().rev() {
            if is_served.get(at) == Some(&true)
                && let Some(above) = column.above.and_then(|above| is_served.get_mut(above))
            {
                *above = true;
            }
        }
        let is_subgoal =
            |id: &RecordId| workbook.goals.get(id).is_some_and(|goal| goal.kind == Some(GoalKind::Subgoal));
        let nests: BTreeSet<usize> =
            self.columns.iter().filter(|column| is_subgoal(&column.goal)).filter_map(|column| column.above).into_set();
        let unserved = self.columns.iter().zip(is_served).enumerate();
        let unserved =
            unserved.filter(|(at, (column, served))| !served && !nests.contains(at) && is_subgoal(&column.goal));
        let is_first =
            |at: usize, row: &Row| self.rows_of.get(&row.activity).is_some_and(|rows| rows.first() == Some(&at));
        let idle = self.rows.iter().enumerate().filter(|(at, row)| row.contributions == 0 && is_first(*at, row));
        let activities = idle.map(|(_, row)| row.activity.clone()).collect();
        Gaps { goals: unserved.map(|(_, (column, _))| column.goal.clone()).collect(), activities }
    }

    /// The goal whose branch is in view; `None` for everything.
    fn branch(&self, workbook: &Workbook) -> Option<RecordId> {
        self.arrangement.shown.branch.clone().filter(|branch| workbook.forest().contains(branch))
    }

    pub(super) fn is_in_view(&self, workbook: &Workbook, goal: &RecordId) -> bool {
        let forest = workbook.forest();
        let mut way = std::iter::once(goal).chain(forest.ancestors(goal));
        forest.contains(goal) && self.branch(workbook).is_none_or(|branch| way.any(|above| *above == branch))
    }

    /// Whether a goal in view has a column.
    pub(super) fn has_column(workbook: &Workbook, goal: &RecordId) -> bool {
        let is_subgoal = workbook.goals.get(goal).is_some_and(|goal| goal.kind == Some(GoalKind::Subgoal));
        is_subgoal || workbook.contributions_to(goal).iter().any(|(_, link)| ends(workbook, link).is_some())
    }

    fn add_columns(&mut self, workbook: &Workbook) {
        let forest = workbook.forest();
        let branch = self.branch(workbook);
        let branch = branch.as_ref();
        let is_outcome =
            |id: &&RecordId| workbook.goals.get(id).is_some_and(|goal| goal.kind == Some(GoalKind::Outcome));
        let mut todo: Vec<(&RecordId, Option<&RecordId>, Option<usize>)> = match branch {
            Some(branch) => vec![(branch, forest.ancestors(branch).find(is_outcome), None)],
            None => forest.children(None).rev().map(|id| (id, None, None)).collect(),
        };
        while let Some((id, outcome, above)) = todo.pop() {
            let outcome = if is_outcome(&id) { Some(id) } else { outcome };
            let at = self.columns.len();
            let has_column = Self::has_column(workbook, id);
            if has_column {
                self.column_of.insert(id.clone(), at);
                self.columns.push(Column {
                    goal: id.clone(),
                    outcome: outcome.cloned(),
                    above,
                    sum: Sum::default(),
                    total: Sum::default(),
                    overlaps: Vec::new(),
                });
            }
            let above = if has_column { Some(at) } else { above };
            todo.extend(forest.children(Some(id)).rev().map(|child| (child, outcome, above)));
        }
    }

    fn add_rows(&mut self, workbook: &Workbook) {
        let by = self.arrangement.group_by;
        let keys = group_order(workbook, by);
        let mut groups: BTreeMap<&GroupKey, Vec<NewRow>> = keys.iter().map(|key| (key, Vec::new())).into_map();
        for (id, facts) in &self.facts {
            if !self.arrangement.shown.has(facts) {
                continue;
            }
            let (cells, sum) = self.cells_of(workbook, id);
            for key in GroupKey::of(facts, by) {
                if let Some(rows) = groups.get_mut(&key) {
                    rows.push((id.clone(), cells.clone(), sum));
                }
            }
        }
        for key in &keys {
            let Some(mut rows) = groups.remove(key).filter(|rows| !rows.is_empty()) else { continue };
            rows.put_in_order(|a, b| self.compare(workbook, (&a.0, a.2), (&b.0, b.2)));
            let (start, group) = (self.rows.len(), self.groups.len());
            let mut total = Sum::default();
            for (activity, cells, sum) in rows {
                total += sum;
                self.rows_of.entry(activity.clone()).or_default().push(self.rows.len());
                let contributions = self.facts.get(&activity).map_or(0, |facts| facts.contributions);
                self.rows.push(Row { activity, group, cells, sum, contributions });
            }
            self.groups.push(Group { key: key.clone(), rows: start..self.rows.len(), sum: total });
        }
    }

    fn compare(&self, workbook: &Workbook, a: (&RecordId, Sum), b: (&RecordId, Sum)) -> Ordering {
        let name = |id: &RecordId| workbook.text_of(id).unwrap_or_default().trim().to_lowercase();
        let order = |id: &RecordId| self.facts.get(id).map(|facts| facts.order.as_str());
        let first = match self.arrangement.sort_by {
            SortBy::Own => Ordering::Equal,
            SortBy::Name => name(a.0).cmp(&name(b.0)),
            SortBy::Positive => b.1.positive.total_cmp(&a.1.positive),
            SortBy::Negative => a.1.negative.total_cmp(&b.1.negative),
            SortBy::Count => b.1.count().cmp(&a.1.count()),
        };
        first.then_with(|| (order(a.0), a.0).cmp(&(order(b.0), b.0)))
    }

    /// What an activity contributes to the goals in view, and what that adds up to.
    pub(super) fn cells_of(&self, workbook: &Workbook, activity: &RecordId) -> (Vec<Cell>, Sum) {
        let mut cells: BTreeMap<usize, Cell> = BTreeMap::new();
        let mut all = Sum::default();
        for (id, link) in
            workbook.pointing_at(activity, "contribution").filter_map(|id| workbook.contributions.get_key_value(id))
        {
            let goal = ends(workbook, link).filter(|(own, _)| *own == activity).map(|(_, goal)| goal);
            let Some(column) = goal.and_then(|goal| self.column_of.get(goal)).copied() else { continue };
            let empty = || Cell { column, contributions: Vec::new(), sum: Sum::default() };
            let cell = cells.entry(column).or_insert_with(empty);
            cell.contributions.push(id.clone());
            cell.sum += Sum::of(link);
            all += Sum::of(link);
        }
        (cells.into_values().collect(), all)
    }

    /// Counts a column again.
    pub(super) fn sum_column(&mut self, workbook: &Workbook, at: usize) {
        let Some(goal) = self.columns.get(at).map(|column| column.goal.clone()) else { return };
        let (mut sum, mut total) = (Sum::default(), Sum::default());
        for (_, link) in workbook.contributions_to(&goal) {
            let Some((activity, _)) = ends(workbook, link) else { continue };
            total += Sum::of(link);
            if self.rows_of.contains_key(activity) {
                sum += Sum::of(link);
            }
        }
        let providers = |activity: &RecordId| {
            let facts = self.facts.get(activity);
            facts.map_or(Vec::new(), |facts| {
                facts
                    .providers
                    .iter()
                    .filter_map(|(id, ..)| workbook.providers.get_key_value(id))
                    .map(|(id, _)| id)
                    .collect()
            })
        };
        let overlaps = overlaps_by(workbook, &goal, providers);
        if let Some(column) = self.columns.get_mut(at) {
            (column.sum, column.total, column.overlaps) = (sum, total, overlaps);
        }
    }
}

/// The groups there can be, in order; that of what is not known comes last.
fn group_order(workbook: &Workbook, by: GroupBy) -> Vec<GroupKey> {
    fn in_order<'a, T>(all: impl Iterator<Item = (&'a RecordId, &'a T)>, order: fn(&T) -> &str) -> Vec<Option<RecordId>>
    where
        T: 'a,
    {
        let mut all: Vec<(&str, &RecordId)> = all.map(|(id, record)| (order(record), id)).collect();
        all.put_in_order(Ord::cmp);
        all.into_iter().map(|(_, id)| Some(id.clone())).chain([None]).collect()
    }
    fn words<T: Copy>(all: &[T]) -> Vec<Option<T>> {
        all.iter().copied().map(Some).chain([None]).collect()
    }
    match by {
        GroupBy::Provider => in_order(workbook.providers.iter(), |provider| &provider.order)
            .into_iter()
            .map(GroupKey::Provider)
            .collect(),
        GroupBy::TargetGroup => in_order(workbook.target_groups.iter(), |group| &group.order)
            .into_iter()
            .map(GroupKey::TargetGroup)
            .collect(),
        GroupBy::Form => words(crate::model::ProviderForm::ALL).into_iter().map(GroupKey::Form).collect(),
        GroupBy::Influence => words(crate::model::Influence::ALL).into_iter().map(GroupKey::Influence).collect(),
        GroupBy::Agreement => words(crate::model::Agreement::ALL).into_iter().map(GroupKey::Agreement).collect(),
        GroupBy::Nothing => vec![GroupKey::All],
    }
}
