//! How many findings there are in a branch, kept up to date while goals move.

use super::Look;
use crate::store::RecordId;
use std::collections::BTreeMap;
use std::ops::{AddAssign, SubAssign};

/// How many findings there are somewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that nobody marked.
    pub open: usize,
    /// Those that were marked as discussed.
    pub discussed: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.open += other.open;
        self.discussed += other.discussed;
    }
}

impl SubAssign for Count {
    fn sub_assign(&mut self, other: Self) {
        self.open = self.open.saturating_sub(other.open);
        self.discussed = self.discussed.saturating_sub(other.discussed);
    }
}

/// Where a goal stood when it was last looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    parent: Option<RecordId>,
    has_climbed: bool,
    goes_round: bool,
}

impl Stand {
    fn of(look: Look, goal: &RecordId) -> Option<Self> {
        let forest = look.workbook.forest();
        let (has_climbed, goes_round) = (forest.is_orphan(goal), forest.is_circle(goal));
        let stand = || Self { parent: forest.parent(goal).cloned(), has_climbed, goes_round };
        forest.contains(goal).then(stand)
    }
}

/// The sums of all branches. A goal's sum holds its own findings and those of everything below it; what is
/// not there is zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Counts {
    sums: BTreeMap<RecordId, Count>,
    stands: BTreeMap<RecordId, Stand>,
    pub(super) total: Count,
}

impl Counts {
    /// The sums from the counts of single goals.
    pub(super) fn of(look: Look, own: BTreeMap<RecordId, Count>, total: Count) -> Self {
        let forest = look.workbook.forest();
        let mut counts = Self { sums: own, stands: BTreeMap::new(), total };
        for top in forest.children(None) {
            for goal in forest.branch(top).into_iter().rev() {
                if let (Some(sum), Some(parent)) = (counts.sums.get(&goal).copied(), forest.parent(&goal)) {
                    *counts.sums.entry(parent.clone()).or_default() += sum;
                }
                if let Some(stand) = Stand::of(look, &goal) {
                    counts.stands.insert(goal, stand);
                }
            }
        }
        counts
    }

    pub(super) fn below(&self, goal: &RecordId) -> Count {
        self.sums.get(goal).copied().unwrap_or_default()
    }

    /// Whether a goal stands elsewhere than when it was last looked at.
    pub(super) fn has_moved(&self, look: Look, goal: &RecordId) -> bool {
        self.stands.get(goal) != Stand::of(look, goal).as_ref()
    }

    /// The goal it stood below when it was last looked at.
    pub(super) fn stood_below(&self, goal: &RecordId) -> Option<&RecordId> {
        self.stands.get(goal)?.parent.as_ref()
    }

    /// Changes the count of a goal and of all above it.
    pub(super) fn change(&mut self, goal: &RecordId, change: impl Fn(&mut Count)) {
        let mut at = Some(goal.clone());
        while let Some(goal) = at {
            let sum = self.sums.entry(goal.clone()).or_default();
            change(sum);
            if *sum == Count::default() {
                self.sums.remove(&goal);
            }
            at = self.stands.get(&goal).and_then(|stand| stand.parent.clone());
        }
    }

    /// Takes over where these goals stand now. All of them are taken out first: then no two places that
    /// belong to different moments can make a circle.
    pub(super) fn replace(&mut self, look: Look, moved: &[RecordId]) {
        for goal in moved {
            let sum = self.below(goal);
            if let Some(parent) = self.stands.remove(goal).and_then(|stand| stand.parent) {
                self.change(&parent, |above| *above -= sum);
            }
        }
        for goal in moved {
            let Some(stand) = Stand::of(look, goal) else { continue };
            let parent = stand.parent.clone();
            self.stands.insert(goal.clone(), stand);
            let sum = self.below(goal);
            if let Some(parent) = parent {
                self.change(&parent, |above| *above += sum);
            }
        }
    }
}
