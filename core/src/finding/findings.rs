//! All findings of a workbook, looked at again only where something changed.

use super::concern::{Memory, concerned, matters};
use super::counts::{Count, Counts};
use super::rules::check;
use super::{Date, Finding, Look};
use crate::model::Workbook;
use crate::store::RecordId;
use crate::tree::Moment;
use std::collections::{BTreeMap, BTreeSet};

/// What was found at one record, and the goal whose badge counts it.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    findings: Vec<Finding>,
    home: Option<RecordId>,
}

/// All findings, by record.
///
/// Made once with [`Findings::of`] and brought up to date with [`Findings::refresh`] after each step, which
/// gives the same (tested). They are derived, never stored (invariant 4); only the marks "besproken" are
/// records of their own.
#[derive(Clone, Debug)]
pub struct Findings {
    found: BTreeMap<RecordId, Found>,
    counts: Counts,
    memories: BTreeMap<RecordId, Memory>,
    today: Date,
    moment: Moment,
}

/// Which steps led there makes no difference.
impl PartialEq for Findings {
    fn eq(&self, other: &Self) -> bool {
        self.found == other.found
            && self.counts == other.counts
            && self.memories == other.memories
            && self.today == other.today
    }
}

impl Findings {
    /// Everything from the start.
    pub fn of(workbook: &Workbook, today: Date) -> Self {
        let look = Look { workbook, today };
        let mut findings = Self {
            found: BTreeMap::new(),
            counts: Counts::default(),
            memories: BTreeMap::new(),
            today,
            moment: workbook.shape().now(),
        };
        let (mut own, mut total) = (BTreeMap::<RecordId, Count>::new(), Count::default());
        for id in workbook.ids().filter(|id| matters(id)) {
            findings.memories.extend(Memory::of(workbook, id).map(|memory| (id.clone(), memory)));
            if let Some(found) = look_at(look, id) {
                let count = Count::of(&found.findings);
                total += count;
                if let Some(home) = &found.home {
                    *own.entry(home.clone()).or_default() += count;
                }
                findings.found.insert(id.clone(), found);
            }
        }
        findings.counts = Counts::of(look, own, total);
        findings
    }

    /// Brings the findings up to date with the workbook: `touched` are the records of every step since the last
    /// time ([`crate::session::Step::touched`]). Says whether any finding or count differs. On another day, or
    /// of another workbook, all is looked at again.
    pub fn refresh(&mut self, workbook: &Workbook, touched: &[RecordId], today: Date) -> bool {
        let Some(mut again) = self.restood(workbook).filter(|_| self.today == today) else {
            let renewed = Self::of(workbook, today);
            let differs = self.found != renewed.found || self.counts != renewed.counts;
            *self = renewed;
            return differs;
        };
        self.moment = workbook.shape().now();
        let look = Look { workbook, today };
        for id in touched.iter().filter(|id| matters(id)) {
            let now = Memory::of(workbook, id);
            again.extend(self.counts.stood_below(id).cloned());
            concerned(workbook, id, self.memories.get(id), now.as_ref(), &mut again);
            match now {
                Some(now) => self.memories.insert(id.clone(), now),
                None => self.memories.remove(id),
            };
        }
        let is_moved = |id: &&RecordId| id.table() == "goal" && self.counts.has_moved(look, id);
        let moved: Vec<RecordId> = again.iter().filter(is_moved).cloned().collect();
        self.counts.replace(look, &moved);
        let mut differs = !moved.is_empty();
        for id in again {
            differs |= self.look_again(look, id);
        }
        differs
    }

    /// The goals that stand elsewhere than before, with the goals above them then and now; `None` of another
    /// workbook.
    fn restood(&self, workbook: &Workbook) -> Option<BTreeSet<RecordId>> {
        let shape = workbook.shape();
        if !shape.is_of_one_workbook(self.moment) {
            return None;
        }
        let (forest, look) = (workbook.forest(), Look { workbook, today: self.today });
        let mut again = BTreeSet::new();
        let changed: Option<BTreeSet<Option<&RecordId>>> = shape.since(self.moment).map(Iterator::collect);
        let goals: Box<dyn Iterator<Item = &RecordId>> = match &changed {
            Some(changed) => {
                again.extend(changed.iter().copied().flatten().cloned());
                Box::new(changed.iter().flat_map(|parent| forest.children(*parent)))
            }
            None => Box::new(workbook.goals.keys()),
        };
        for goal in goals.filter(|goal| self.counts.has_moved(look, goal)) {
            again.insert(goal.clone());
            again.extend(self.counts.stood_below(goal).into_iter().chain(forest.parent(goal)).cloned());
        }
        Some(again)
    }

    fn look_again(&mut self, look: Look, id: RecordId) -> bool {
        let found = look_at(look, &id);
        let old = self.found.get(&id);
        if old == found.as_ref() {
            return false;
        }
        if let Some(old) = self.found.remove(&id) {
            let count = Count::of(&old.findings);
            self.counts.total -= count;
            if let Some(home) = &old.home {
                self.counts.change(home, |sum| *sum -= count);
            }
        }
        if let Some(found) = found {
            let count = Count::of(&found.findings);
            self.counts.total += count;
            if let Some(home) = &found.home {
                self.counts.change(home, |sum| *sum += count);
            }
            self.found.insert(id, found);
        }
        true
    }

    /// Every finding, by the ids of the records.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.found.values().flat_map(|found| &found.findings)
    }

    /// The findings of one record, in the order of [`super::Code::ALL`].
    pub fn of_record(&self, id: &RecordId) -> &[Finding] {
        self.found.get(id).map_or(&[], |found| &found.findings)
    }

    /// How many there are at a goal and everything below it, activities and indicators included; each once,
    /// at the first goal that an activity or indicator belongs to.
    pub fn below(&self, goal: &RecordId) -> Count {
        self.counts.below(goal)
    }

    /// How many there are in all.
    pub fn total(&self) -> Count {
        self.counts.total
    }

    /// Every finding in the order of the tree: a goal's own, those of what hangs on it, then what is below it;
    /// at the end what belongs to no goal.
    pub fn in_order(&self, workbook: &Workbook) -> Vec<&Finding> {
        let mut by_home: BTreeMap<Option<&RecordId>, Vec<&Found>> = BTreeMap::new();
        for (id, found) in self.found.iter().filter(|(id, found)| found.home.as_ref() != Some(*id)) {
            debug_assert!(id.table() != "goal" || !workbook.forest().contains(id));
            by_home.entry(found.home.as_ref()).or_default().push(found);
        }
        let forest = workbook.forest();
        let goals: Vec<RecordId> = forest.children(None).flat_map(|top| forest.branch(top)).collect();
        let mut all = Vec::new();
        for goal in &goals {
            all.extend(self.of_record(goal));
            all.extend(by_home.remove(&Some(goal)).into_iter().flatten().flat_map(|found| &found.findings));
        }
        all.extend(by_home.into_values().flatten().flat_map(|found| &found.findings));
        all
    }
}

fn look_at(look: Look, id: &RecordId) -> Option<Found> {
    let findings = check(look, id);
    (!findings.is_empty()).then(|| Found { findings, home: look.home_of(id).cloned() })
}
