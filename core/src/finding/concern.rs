//! Whose findings may differ when a record changed: the record, and what hangs together with it.
//!
//! A rule looks no further than two links away; only an assumption looks at the readings of its goal. What a record
//! referred to when it was last looked at is remembered, so that also those it no longer refers to are looked at
//! again. Half a workbook may refer to one target group or provider: of what only hangs together with a change, not
//! every rule is asked ([`Extent`]).

use crate::meeting::Group;
use crate::model::{GoalKind, Workbook};
use crate::store::RecordId;
use std::collections::BTreeMap;

/// What is remembered of a record that shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Memory {
    targets: Vec<RecordId>,
    kind: Option<GoalKind>,
}

impl Memory {
    pub(super) fn of(workbook: &Workbook, id: &RecordId) -> Option<Self> {
        let kind = workbook.goals.get(id).and_then(|goal| goal.kind);
        workbook.shows(id).then(|| Self { targets: workbook.targets_of(id), kind })
    }
}

/// Whether a change in such a record can matter to any rule.
pub(super) fn matters(id: &RecordId) -> bool {
    Group::of(id) != Group::Weighing && id.table() != "note"
}

/// How much of a goal is looked at again; of any other record always all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// Who does something for whom there: references and overlap.
    Reach,
    /// What hangs on it and stands around it: everything but how it is worded.
    Around,
    /// What every rule says.
    Whole,
}

/// The records to look at again.
#[derive(Debug, Default)]
pub(super) struct Again(BTreeMap<RecordId, Extent>);

impl Again {
    /// Adds a record as a whole.
    pub(super) fn whole(&mut self, id: &RecordId) {
        self.add(id, Extent::Whole);
    }

    fn add(&mut self, id: &RecordId, extent: Extent) {
        let known = self.0.entry(id.clone()).or_insert(extent);
        *known = extent.max(*known);
    }

    fn around<'a>(&mut self, ids: impl IntoIterator<Item = &'a RecordId>) {
        ids.into_iter().for_each(|id| self.add(id, Extent::Around));
    }

    /// The records that were touched or stand elsewhere.
    pub(super) fn wholes(&self) -> impl Iterator<Item = &RecordId> {
        self.0.iter().filter(|(_, extent)| **extent == Extent::Whole).map(|(id, _)| id)
    }

    /// Adds all that are concerned by one record, given what was remembered and what is so now.
    pub(super) fn concerned(
        &mut self,
        workbook: &Workbook,
        id: &RecordId,
        before: Option<&Memory>,
        now: Option<&Memory>,
    ) {
        self.whole(id);
        let stays = before.is_some() && now.is_some();
        match id.table() {
            // Of these it only matters to others that they are there.
            "target-group" | "provider" | "challenge" | "information-need" | "meeting" => {
                if !stays {
                    workbook.referring_to(id).for_each(|source| self.reached_by(workbook, source));
                }
                return;
            }
            "goal" if stays => {
                if before.map(|memory| memory.kind) != now.map(|memory| memory.kind) {
                    self.around(workbook.forest().parent(id));
                    self.around(workbook.forest().children(Some(id)));
                }
                return;
            }
            "activity" => self.around(workbook.overviews.keys()),
            "indicator" => self.measured_by(workbook, id),
            "measurement" | "indicator-link" => {
                let ends = before.into_iter().chain(now).flat_map(|memory| &memory.targets);
                for end in ends {
                    self.measured_by(workbook, end);
                    self.around(workbook.pointing_at(end, "contribution"));
                }
            }
            "provision" => {
                let memories = before.into_iter().chain(now);
                return memories.for_each(|memory| self.provided(workbook, id, &memory.targets));
            }
            _ => {}
        }
        self.end(workbook, id);
        for target in before.into_iter().chain(now).flat_map(|memory| &memory.targets) {
            self.end(workbook, target);
        }
        for source in workbook.referring_to(id) {
            self.end(workbook, source);
            for target in workbook.targets_of(source) {
                self.end(workbook, &target);
            }
        }
    }

    /// A record of which the target group, provider or the like came or went, and the goals it is there for.
    fn reached_by(&mut self, workbook: &Workbook, source: &RecordId) {
        if source.table() == "goal" {
            return self.add(source, Extent::Reach);
        }
        self.around([source]);
        self.provided(workbook, source, &workbook.targets_of(source));
    }

    /// The ends of a link, and the goals that the activities there are for.
    fn provided(&mut self, workbook: &Workbook, source: &RecordId, ends: &[RecordId]) {
        for end in ends {
            self.add(end, if end.table() == "goal" { Extent::Reach } else { Extent::Around });
        }
        for activity in ends.iter().chain([source]).filter(|end| end.table() == "activity") {
            let links = workbook.referring_to(activity).filter_map(|link| workbook.contributions.get(link));
            links.filter_map(|link| link.goal.as_ref()).for_each(|goal| self.add(goal, Extent::Reach));
        }
    }

    /// The contributions to the goals that an indicator measures: their assumptions are held against its readings.
    fn measured_by(&mut self, workbook: &Workbook, indicator: &RecordId) {
        let links = workbook.pointing_at(indicator, "indicator-link");
        for goal in links.filter_map(|link| workbook.indicator_links.get(link)?.goal.as_ref()) {
            self.around(workbook.pointing_at(goal, "contribution"));
        }
    }

    /// A record, and whoever looks at it through a link.
    fn end(&mut self, workbook: &Workbook, id: &RecordId) {
        let forest = workbook.forest();
        self.around([id]);
        match id.table() {
            "goal" => self.around(forest.parent(id)),
            "activity" => {
                let links = workbook.referring_to(id).filter_map(|link| workbook.contributions.get(link));
                for goal in links.filter_map(|link| link.goal.as_ref()) {
                    self.around([goal]);
                    self.around(forest.parent(goal));
                }
            }
            _ => {}
        }
    }
}

impl IntoIterator for Again {
    type Item = (RecordId, Extent);
    type IntoIter = std::collections::btree_map::IntoIter<RecordId, Extent>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
