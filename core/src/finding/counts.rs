//! How many findings there are in a branch, kept up to date while goals move.

use super::{Class, Finding, Look};
use crate::store::RecordId;
use std::collections::BTreeMap;
use std::ops::{AddAssign, Sub};

/// How many findings there are somewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that nobody marked.
    pub open: usize,
    /// Those that were marked as discussed.
    pub discussed: usize,
}

/// Where a list shows a finding: under what it is about, or, without that, among those that were discussed.
pub type Heap = Option<Class>;

/// How many findings there are somewhere, or how many more than before, per heap: each class, then those that
/// were discussed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally([i32; Class::ALL.len() + 1]);

impl Tally {
    pub(super) fn of(findings: &[Finding]) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            if let Some(count) = tally.0.get_mut(place_of(finding.heap())) {
                *count += 1;
            }
        }
        tally
    }

    /// How many of one heap.
    pub(super) fn of_heap(&self, heap: Heap) -> usize {
        self.0.get(place_of(heap)).and_then(|count| usize::try_from(*count).ok()).unwrap_or_default()
    }

    pub(super) fn count(&self) -> Count {
        let open = Class::ALL.iter().map(|class| self.of_heap(Some(*class))).sum();
        Count { open, discussed: self.of_heap(None) }
    }
}

fn place_of(heap: Heap) -> usize {
    heap.map_or(Class::ALL.len(), |class| class as usize)
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, others)| *own += others);
    }
}

impl Sub for Tally {
    type Output = Self;

    fn sub(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(own, others)| *own -= others);
        self
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
    sums: BTreeMap<RecordId, Tally>,
    stands: BTreeMap<RecordId, Stand>,
    pub(super) total: Tally,
}

impl Counts {
    /// The sums from the counts of single goals.
    pub(super) fn of(look: Look, own: BTreeMap<RecordId, Tally>, total: Tally) -> Self {
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

    pub(super) fn below(&self, goal: &RecordId) -> Tally {
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

    /// There are so many more at a goal, and in every branch it stands in.
    pub(super) fn add(&mut self, goal: &RecordId, more: Tally) {
        if more == Tally::default() {
            return;
        }
        let mut at = Some(goal.clone());
        while let Some(goal) = at {
            let sum = self.sums.entry(goal.clone()).or_default();
            *sum += more;
            if *sum == Tally::default() {
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
                self.add(&parent, Tally::default() - sum);
            }
        }
        for goal in moved {
            let Some(stand) = Stand::of(look, goal) else { continue };
            let parent = stand.parent.clone();
            self.stands.insert(goal.clone(), stand);
            let sum = self.below(goal);
            if let Some(parent) = parent {
                self.add(&parent, sum);
            }
        }
    }
}
