//! Keeping a matrix up to date by the ids a step touched.

use super::choice::{GroupKey, SortBy};
use super::facts::{Facts, ends};
use super::matrix::Matrix;
use super::sum::Sum;
use crate::model::Workbook;
use crate::store::RecordId;
use std::collections::BTreeSet;

/// Whether a change in such a record can show in a matrix, other than in a single cell.
fn reshapes(id: &RecordId) -> bool {
    matches!(id.table(), "goal" | "activity" | "provider" | "provision" | "target-group")
}

impl Matrix {
    /// Brings it up to date; says whether anything can have changed. What is no edit of a contribution makes all of
    /// it anew.
    pub fn refresh(&mut self, workbook: &Workbook, touched: &[RecordId]) -> bool {
        let edited: Vec<&RecordId> = touched.iter().filter(|id| id.table() == "contribution").collect();
        if touched.iter().any(reshapes) || !edited.is_empty() && !self.refresh_cells(workbook, &edited) {
            *self = Self::of(workbook, &self.arrangement.clone());
            return true;
        }
        !edited.is_empty()
    }

    /// Looks again at the rows and columns of these contributions; `false` when rows or columns come, go or move.
    fn refresh_cells(&mut self, workbook: &Workbook, edited: &[&RecordId]) -> bool {
        if !matches!(self.arrangement.sort_by, SortBy::Own | SortBy::Name) {
            return false;
        }
        let (mut activities, mut goals) = (BTreeSet::new(), BTreeSet::new());
        for id in edited {
            let now = workbook.contributions.get(id).and_then(|link| ends(workbook, link));
            let now = now.map(|(activity, goal)| (activity.clone(), goal.clone()));
            let before = match &now {
                Some(now) => self.places.insert((*id).clone(), now.clone()),
                None => self.places.remove(id),
            };
            for (activity, goal) in before.into_iter().chain(now) {
                activities.insert(activity);
                goals.insert(goal);
            }
        }
        let should = |goal: &RecordId| self.is_in_view(workbook, goal) && Self::has_column(workbook, goal);
        if goals.iter().any(|goal| self.column_of.contains_key(goal) != should(goal)) {
            return false;
        }
        for activity in activities {
            if !self.refresh_row(workbook, &activity) {
                return false;
            }
        }
        for goal in &goals {
            if let Some(at) = self.column_of.get(goal).copied() {
                self.sum_column(workbook, at);
            }
        }
        true
    }

    /// Makes the cells of an activity anew, in every group; `false` when it belongs to other groups now.
    fn refresh_row(&mut self, workbook: &Workbook, activity: &RecordId) -> bool {
        let Some(facts) = Facts::of(workbook, activity) else { return false };
        let Some(before) = self.facts.insert(activity.clone(), facts.clone()) else { return false };
        let keys = |facts: &Facts| {
            let shown = self.arrangement.shown.has(facts);
            shown.then(|| GroupKey::of(facts, self.arrangement.group_by))
        };
        if keys(&before) != keys(&facts) {
            return false;
        }
        let (cells, sum) = self.cells_of(workbook, activity);
        for at in self.rows_of.get(activity).cloned().unwrap_or_default() {
            let Some(row) = self.rows.get_mut(at) else { continue };
            (row.cells, row.sum, row.contributions) = (cells.clone(), sum, facts.contributions);
            let group = row.group;
            self.sum_group(group);
        }
        true
    }

    fn sum_group(&mut self, at: usize) {
        let Some(group) = self.groups.get_mut(at) else { return };
        let mut sum = Sum::default();
        self.rows.get(group.rows.clone()).into_iter().flatten().for_each(|row| sum += row.sum);
        group.sum = sum;
    }
}
