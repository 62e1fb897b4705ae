//! All findings of a workbook, looked at again only where something changed.

use super::concern::{Again, Extent, Memory, matters};
use super::counts::{Count, Counts, Tally};
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
    /// The records with findings that are no goals, by the goal they belong to.
    hanging: BTreeMap<Option<RecordId>, BTreeSet<RecordId>>,
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
        let mut search = Search::new(workbook, today);
        while search.go_on(workbook) {}
        search.finish(workbook)
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
            self.counts.stood_below(id).into_iter().for_each(|above| again.whole(above));
            again.concerned(workbook, id, self.memories.get(id), now.as_ref());
            match now {
                Some(now) => self.memories.insert(id.clone(), now),
                None => self.memories.remove(id),
            };
        }
        let is_moved = |id: &&RecordId| id.table() == "goal" && self.counts.has_moved(look, id);
        let moved: Vec<RecordId> = again.wholes().filter(is_moved).cloned().collect();
        self.counts.replace(look, &moved);
        let mut differs = !moved.is_empty();
        for (id, extent) in again {
            differs |= self.look_again(look, id, extent);
        }
        differs
    }

    /// The goals that stand elsewhere than before, with the goals above them then and now; `None` of another
    /// workbook.
    fn restood(&self, workbook: &Workbook) -> Option<Again> {
        let shape = workbook.shape();
        if !shape.is_of_one_workbook(self.moment) {
            return None;
        }
        let (forest, look) = (workbook.forest(), Look { workbook, today: self.today });
        let mut again = Again::default();
        let changed: Option<BTreeSet<Option<&RecordId>>> = shape.since(self.moment).map(Iterator::collect);
        let goals: Box<dyn Iterator<Item = &RecordId>> = match &changed {
            Some(changed) => {
                changed.iter().copied().flatten().for_each(|parent| again.whole(parent));
                Box::new(changed.iter().flat_map(|parent| forest.children(*parent)))
            }
            None => Box::new(workbook.goals.keys()),
        };
        for goal in goals.filter(|goal| self.counts.has_moved(look, goal)) {
            again.whole(goal);
            self.counts.stood_below(goal).into_iter().chain(forest.parent(goal)).for_each(|above| again.whole(above));
        }
        Some(again)
    }

    fn look_again(&mut self, look: Look, id: RecordId, extent: Extent) -> bool {
        let old = self.found.get(&id);
        let found = look_at(look, &id, extent, old.map_or(&[], |old| &old.findings));
        if old == found.as_ref() {
            return false;
        }
        let tally = |found: Option<&Found>| found.map(|found| Tally::of(&found.findings)).unwrap_or_default();
        let old = self.take(&id);
        let (before, now) = (tally(old.as_ref()), tally(found.as_ref()));
        let home = |found: Option<&Found>| found.and_then(|found| found.home.clone());
        let (from, to) = (home(old.as_ref()), home(found.as_ref()));
        if from == to {
            self.add(to.as_ref(), now - before);
        } else {
            self.add(from.as_ref(), Tally::default() - before);
            self.add(to.as_ref(), now);
        }
        if let Some(found) = found {
            self.keep(id, found);
        }
        true
    }

    fn add(&mut self, home: Option<&RecordId>, more: Tally) {
        self.counts.total += more;
        if let Some(home) = home {
            self.counts.add(home, more);
        }
    }

    fn keep(&mut self, id: RecordId, found: Found) {
        debug_assert!(id.table() != "goal" || found.home.as_ref() == Some(&id), "a goal that shows is in the forest");
        if id.table() != "goal" {
            self.hanging.entry(found.home.clone()).or_default().insert(id.clone());
        }
        self.found.insert(id, found);
    }

    fn take(&mut self, id: &RecordId) -> Option<Found> {
        let found = self.found.remove(id)?;
        if let Some(hanging) = self.hanging.get_mut(&found.home) {
            hanging.remove(id);
            if hanging.is_empty() {
                self.hanging.remove(&found.home);
            }
        }
        Some(found)
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
        self.counts.below(goal).count()
    }

    /// How many there are in all.
    pub fn total(&self) -> Count {
        self.counts.total.count()
    }

    /// Every finding in the order of the tree: a goal's own, those of what hangs on it, then what is below it;
    /// at the end what belongs to no goal.
    pub fn in_order<'a>(&'a self, workbook: &'a Workbook) -> impl Iterator<Item = &'a Finding> {
        let forest = workbook.forest();
        let mut lists = vec![forest.children(None)];
        let goals = std::iter::from_fn(move || {
            loop {
                match lists.last_mut()?.next() {
                    Some(goal) => {
                        lists.push(forest.children(Some(goal)));
                        return Some(goal);
                    }
                    None => drop(lists.pop()),
                }
            }
        });
        let hanging = |home: Option<&RecordId>| self.hanging.get(&home.cloned()).into_iter().flatten();
        let records = goals.flat_map(move |goal| std::iter::once(goal).chain(hanging(Some(goal))));
        records.chain(hanging(None)).flat_map(|id| self.of_record(id))
    }
}

/// Looking at a whole workbook, a few records at a time, so that a page can draw and listen in between. Of a workbook
/// that changed meanwhile a new search is to be begun.
#[derive(Debug)]
pub struct Search {
    findings: Findings,
    /// The records still to look at, the last one first.
    left: Vec<RecordId>,
    own: BTreeMap<RecordId, Tally>,
    total: Tally,
}

impl Search {
    /// How many records are looked at in one go: some tenths of a millisecond.
    const AT_ONCE: usize = 32;

    /// Begins; nothing was looked at yet.
    pub fn new(workbook: &Workbook, today: Date) -> Self {
        let findings = Findings {
            found: BTreeMap::new(),
            hanging: BTreeMap::new(),
            counts: Counts::default(),
            memories: BTreeMap::new(),
            today,
            moment: workbook.shape().now(),
        };
        let left = workbook.ids().filter(|id| matters(id)).cloned().collect();
        Self { findings, left, own: BTreeMap::new(), total: Tally::default() }
    }

    /// Looks at the next few records; says whether there are more.
    pub fn go_on(&mut self, workbook: &Workbook) -> bool {
        let look = Look { workbook, today: self.findings.today };
        for id in self.left.split_off(self.left.len().saturating_sub(Self::AT_ONCE)) {
            if let Some(memory) = Memory::of(workbook, &id) {
                self.findings.memories.insert(id.clone(), memory);
            }
            if let Some(found) = look_at(look, &id, Extent::Whole, &[]) {
                let tally = Tally::of(&found.findings);
                self.total += tally;
                if let Some(home) = &found.home {
                    *self.own.entry(home.clone()).or_default() += tally;
                }
                self.findings.keep(id, found);
            }
        }
        !self.left.is_empty()
    }

    /// What was found, with the counts.
    pub fn finish(self, workbook: &Workbook) -> Findings {
        let mut findings = self.findings;
        findings.counts = Counts::of(Look { workbook, today: findings.today }, self.own, self.total);
        findings
    }
}

fn look_at(look: Look, id: &RecordId, extent: Extent, known: &[Finding]) -> Option<Found> {
    let findings = check(look, id, extent, known);
    (!findings.is_empty()).then(|| Found { findings, home: look.home_of(id).cloned() })
}
