//! Which lists of rows changed, and in which order: so that an outline is brought up to date in the places
//! that changed, instead of being made anew.

use crate::store::RecordId;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many changes are remembered; an outline that is further behind is made anew.
const REMEMBERED: usize = 256;

static NEXT_WORKBOOK: AtomicU64 = AtomicU64::new(1);

/// A moment in the life of one workbook's shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    workbook: u64,
    changes: u64,
}

/// The changes of one workbook's shape. Bookkeeping, not content: any two are equal, and a copy of a
/// workbook has a life of its own.
#[derive(Debug)]
pub struct ShapeLog {
    now: Moment,
    /// The newest changes: the goal whose rows below changed, `None` for the top.
    recent: VecDeque<Option<RecordId>>,
}

impl Default for ShapeLog {
    fn default() -> Self {
        let workbook = NEXT_WORKBOOK.fetch_add(1, Ordering::Relaxed);
        Self { now: Moment { workbook, changes: 0 }, recent: VecDeque::new() }
    }
}

impl Clone for ShapeLog {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for ShapeLog {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl ShapeLog {
    /// The rows directly below this goal changed, or those at the top.
    pub fn changed(&mut self, below: Option<RecordId>) {
        self.now.changes += 1;
        if self.recent.len() == REMEMBERED {
            self.recent.pop_front();
        }
        self.recent.push_back(below);
    }

    /// Everything may have changed.
    pub fn changed_everywhere(&mut self) {
        self.now.changes += 1;
        self.recent.clear();
    }

    /// The moment of the last change.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Whether a moment is one of this workbook.
    pub fn is_of_one_workbook(&self, moment: Moment) -> bool {
        moment.workbook == self.now.workbook
    }

    /// What changed since a moment, oldest first; `None` when that is no longer known.
    pub fn since(&self, moment: Moment) -> Option<impl Iterator<Item = Option<&RecordId>>> {
        let behind = self.now.changes.checked_sub(moment.changes).and_then(|behind| usize::try_from(behind).ok())?;
        let skipped = self.recent.len().checked_sub(behind).filter(|_| moment.workbook == self.now.workbook)?;
        Some(self.recent.iter().skip(skipped).map(Option::as_ref))
    }
}
