//! Money and people per branch.

use crate::gather::Gather;
use crate::model::{Activity, Workbook};
use crate::store::RecordId;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// A sum that says how much of it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// The sum of what was given.
    pub sum: f64,
    /// Of how many activities it was given.
    pub given: usize,
    /// Of how many it was not.
    pub missing: usize,
}

impl Tally {
    fn of(number: Option<f64>) -> Self {
        Self {
            sum: number.unwrap_or_default(),
            given: usize::from(number.is_some()),
            missing: usize::from(number.is_none()),
        }
    }

    /// The sum; `None` when nobody gave any part of it.
    pub fn known(self) -> Option<f64> {
        (self.given > 0).then_some(self.sum)
    }

    /// Whether nothing is missing.
    pub fn is_whole(self) -> bool {
        self.missing == 0
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.sum += other.sum;
        self.given += other.given;
        self.missing += other.missing;
    }
}

/// The means of some activities, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Means {
    /// How many activities.
    pub activities: usize,
    /// How many of them serve goals outside the branch too. Their means count whole in each: branches do not add up.
    pub shared: usize,
    /// Euro a year, now.
    pub euros: Tally,
    /// Euro a year, wanted.
    pub euros_wanted: Tally,
    /// Full-time years, now.
    pub staff: Tally,
    /// Full-time years, wanted.
    pub staff_wanted: Tally,
}

impl Means {
    /// Those of one activity.
    pub fn of(activity: &Activity) -> Self {
        Self {
            activities: 1,
            shared: 0,
            euros: Tally::of(activity.euros),
            euros_wanted: Tally::of(activity.euros_wanted),
            staff: Tally::of(activity.staff),
            staff_wanted: Tally::of(activity.staff_wanted),
        }
    }

    /// Those of every activity in a workbook, each once, also of those that serve nothing.
    pub fn of_all(workbook: &Workbook) -> Self {
        let mut all = Self::default();
        workbook.activities.values().for_each(|activity| all += Self::of(activity));
        all
    }
}

impl AddAssign for Means {
    fn add_assign(&mut self, other: Self) {
        self.activities += other.activities;
        self.shared += other.shared;
        self.euros += other.euros;
        self.euros_wanted += other.euros_wanted;
        self.staff += other.staff;
        self.staff_wanted += other.staff_wanted;
    }
}

/// The goals in the forest that an activity contributes to, in order of their ids; also those that it hurts.
pub(super) fn served<'a>(workbook: &'a Workbook, activity: &RecordId) -> BTreeSet<&'a RecordId> {
    let links = workbook.pointing_at(activity, "contribution").filter_map(|link| workbook.contributions.get(link));
    let links = links.filter(|link| link.activity.as_ref() == Some(activity));
    links.filter_map(|link| link.goal.as_ref()).filter(|goal| workbook.forest().contains(goal)).into_set()
}

/// The means of every branch that something serves, by its highest goal: an activity that serves several goals in a
/// branch counts once there. Takes time linear in contributions times the depth of the tree.
pub fn means_by_branch(workbook: &Workbook) -> BTreeMap<RecordId, Means> {
    let forest = workbook.forest();
    let mut all: BTreeMap<RecordId, Means> = BTreeMap::new();
    for (id, activity) in workbook.activities.iter() {
        let goals = served(workbook, id);
        // Per branch how many of its goals are in it: those in all of them hold the activity whole.
        let mut branches: BTreeMap<&RecordId, usize> = BTreeMap::new();
        for goal in &goals {
            for branch in std::iter::once(*goal).chain(forest.ancestors(goal)) {
                *branches.entry(branch).or_default() += 1;
            }
        }
        for (branch, inside) in branches {
            let shared = usize::from(inside < goals.len());
            *all.entry(branch.clone()).or_default() += Means { shared, ..Means::of(activity) };
        }
    }
    all
}
