//! The matrix of the open workbook, kept up to date by what each step touched, and the active cell in it.

use crate::app::{Moment, Workbench};
use leptos::prelude::*;
use waardenboom_core::contribution::{Arrangement, Gaps, GroupKey, Matrix};
use waardenboom_core::store::RecordId;

/// One line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// The name of a group, by its place.
    Group(usize),
    /// An activity, by the place of its row; its id, so that another one in that place is drawn anew.
    Row(usize, RecordId),
}

/// A cell, by places: the entry, and the column or the head of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which line of the sheet.
    pub entry: usize,
    /// Which column; `None` is the head of the row.
    pub column: Option<usize>,
}

/// Where somebody is, by what stands there.
#[derive(Clone, Debug, PartialEq)]
struct Standing {
    group: GroupKey,
    activity: RecordId,
    goal: Option<RecordId>,
}

struct Known {
    matrix: Matrix,
    gaps: Gaps,
    entries: Vec<Entry>,
    moment: Moment,
}

/// The matrix on the screen. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Held {
    workbench: Workbench,
    known: StoredValue<Option<Known>, LocalStorage>,
    revision: RwSignal<u64>,
    standing: RwSignal<Option<Standing>>,
    /// What was chosen to see.
    pub arrangement: RwSignal<Arrangement>,
}

impl Held {
    /// A matrix that follows the open workbook.
    pub fn new(workbench: Workbench) -> Self {
        let held = Self {
            workbench,
            known: StoredValue::new_local(None),
            revision: RwSignal::new(0),
            standing: RwSignal::new(None),
            arrangement: workbench.viewer.arrangement,
        };
        held.refresh(workbench, &held.arrangement.get_untracked());
        Effect::new(move |before: Option<()>| {
            workbench.read(|_| ());
            let arrangement = held.arrangement.get();
            if before.is_some() {
                held.refresh(workbench, &arrangement);
            }
        });
        held
    }

    fn refresh(self, workbench: Workbench, arrangement: &Arrangement) {
        let now = workbench.touched_now();
        let changed = workbench.peek(|workbook| {
            let mut changed = true;
            self.known.update_value(|known| {
                let same = known.as_mut().filter(|known| known.matrix.arrangement() == arrangement);
                let touched = same.as_ref().and_then(|known| workbench.touched_since(known.moment));
                if let (Some(known), Some(touched)) = (same, touched) {
                    changed = known.matrix.refresh(workbook, &touched);
                    known.moment = now;
                    if changed {
                        known.entries = entries_of(&known.matrix);
                        known.gaps = known.matrix.gaps(workbook);
                    }
                } else {
                    let matrix = Matrix::of(workbook, arrangement);
                    let (entries, gaps) = (entries_of(&matrix), matrix.gaps(workbook));
                    *known = Some(Known { matrix, gaps, entries, moment: now });
                }
            });
            changed
        });
        if changed {
            self.revision.update(|revision| *revision += 1);
        }
    }

    /// Reads the matrix; tracks it.
    pub fn read<T: Default>(self, f: impl FnOnce(&Matrix) -> T) -> T {
        self.revision.track();
        self.peek(f)
    }

    /// Reads the matrix without tracking.
    pub fn peek<T: Default>(self, f: impl FnOnce(&Matrix) -> T) -> T {
        self.known.try_with_value(|known| known.as_ref().map(|known| f(&known.matrix))).flatten().unwrap_or_default()
    }

    /// Reads where there is nothing; tracks it.
    pub fn gaps<T: Default>(self, f: impl FnOnce(&Gaps) -> T) -> T {
        self.revision.track();
        self.known.try_with_value(|known| known.as_ref().map(|known| f(&known.gaps))).flatten().unwrap_or_default()
    }

    /// Reads the lines of the sheet; tracks them.
    pub fn entries<T: Default>(self, f: impl FnOnce(&[Entry]) -> T) -> T {
        self.revision.track();
        self.known.try_with_value(|known| known.as_ref().map(|known| f(&known.entries))).flatten().unwrap_or_default()
    }

    /// The active cell; the first one when there was none, or when it is gone. Tracks.
    pub fn place(self) -> Option<Place> {
        let first = || {
            let entry = self.entries(|entries| entries.iter().position(|entry| matches!(entry, Entry::Row(..))))?;
            Some(Place { entry, column: None })
        };
        self.standing.with(|standing| standing.as_ref().and_then(|standing| self.find(standing))).or_else(first)
    }

    fn find(self, standing: &Standing) -> Option<Place> {
        let row = self.read(|matrix| {
            let of = matrix.groups().iter().filter(|group| group.key == standing.group);
            let rows = of.flat_map(|group| group.rows.clone());
            let at = |row: &usize| matrix.rows().get(*row).is_some_and(|row| row.activity == standing.activity);
            rows.chain(0..matrix.rows().len()).find(at)
        })?;
        let entry =
            self.entries(|entries| entries.iter().position(|entry| matches!(entry, Entry::Row(at, _) if *at == row)))?;
        let column = standing
            .goal
            .as_ref()
            .and_then(|goal| self.read(|matrix| matrix.columns().iter().position(|column| column.goal == *goal)));
        Some(Place { entry, column })
    }

    /// Makes a cell the active one, and shows its record in the details.
    pub fn choose(self, place: Place) {
        let Some((activity, goal)) = self.at(place) else { return };
        let group = self.peek(|matrix| {
            let row = self.row_at(place)?;
            matrix.groups().iter().find(|group| group.rows.contains(&row)).map(|group| group.key.clone())
        });
        if let Some(group) = group {
            self.standing.set(Some(Standing { group, activity: activity.clone(), goal }));
        }
        let viewer = self.workbench.viewer;
        viewer.active.set(Some((activity, None)));
        self.show_contribution(place);
    }

    /// Shows the contribution of a cell in the details, or else its activity.
    pub fn show_contribution(self, place: Place) {
        let viewer = self.workbench.viewer;
        let contribution = self.contribution(place);
        if viewer.shown.with_untracked(|shown| *shown != contribution) {
            viewer.shown.set(contribution);
        }
    }

    fn row_at(self, place: Place) -> Option<usize> {
        self.known.with_value(|known| match known.as_ref()?.entries.get(place.entry)? {
            Entry::Row(row, _) => Some(*row),
            Entry::Group(_) => None,
        })
    }

    /// The activity and the goal of a cell.
    pub fn at(self, place: Place) -> Option<(RecordId, Option<RecordId>)> {
        let row = self.row_at(place)?;
        self.peek(|matrix| {
            let activity = matrix.rows().get(row)?.activity.clone();
            let goal = place.column.and_then(|column| matrix.columns().get(column)).map(|column| column.goal.clone());
            Some((activity, goal))
        })
    }

    /// The contribution that stands in a cell; the first when there are more.
    pub fn contribution(self, place: Place) -> Option<RecordId> {
        let (row, column) = (self.row_at(place)?, place.column?);
        self.peek(|matrix| matrix.rows().get(row)?.cell(column)?.contributions.first().cloned())
    }
}

fn entries_of(matrix: &Matrix) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(matrix.rows().len() + matrix.groups().len());
    for (at, group) in matrix.groups().iter().enumerate() {
        if group.key != GroupKey::All {
            entries.push(Entry::Group(at));
        }
        let rows = group.rows.clone().filter_map(|row| Some(Entry::Row(row, matrix.rows().get(row)?.activity.clone())));
        entries.extend(rows);
    }
    entries
}
