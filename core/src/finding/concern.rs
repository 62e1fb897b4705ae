//! Whose findings may differ when a record changed: the record, and what hangs together with it.
//!
//! A rule looks no further than two links away. What a record referred to when it was last looked at is
//! remembered, so that also those it no longer refers to are looked at again.

use crate::model::{GoalKind, Workbook};
use crate::store::RecordId;
use std::collections::BTreeSet;

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
    !matches!(id.table(), "participant" | "weights" | "rating" | "alternative" | "value" | "note")
}

/// Adds all records to look at again, given what was remembered and what is so now.
pub(super) fn concerned(
    workbook: &Workbook,
    id: &RecordId,
    before: Option<&Memory>,
    now: Option<&Memory>,
    into: &mut BTreeSet<RecordId>,
) {
    into.insert(id.clone());
    let stays = before.is_some() && now.is_some();
    match id.table() {
        // Of these it only matters to others that they are there.
        "target-group" | "provider" | "challenge" | "information-need" | "meeting" if stays => return,
        "goal" if stays => {
            if before.map(|memory| memory.kind) != now.map(|memory| memory.kind) {
                into.extend(workbook.forest().parent(id).cloned());
                into.extend(workbook.forest().children(Some(id)).cloned());
            }
            return;
        }
        "activity" => into.extend(workbook.overviews.keys().cloned()),
        _ => {}
    }
    add_end(workbook, id, into);
    for target in before.into_iter().chain(now).flat_map(|memory| &memory.targets) {
        add_end(workbook, target, into);
    }
    for source in workbook.referring_to(id) {
        add_end(workbook, source, into);
        for target in workbook.targets_of(source) {
            add_end(workbook, &target, into);
        }
    }
}

/// A record, and whoever looks at it through a link.
fn add_end(workbook: &Workbook, id: &RecordId, into: &mut BTreeSet<RecordId>) {
    let forest = workbook.forest();
    into.insert(id.clone());
    match id.table() {
        "goal" => into.extend(forest.parent(id).cloned()),
        "activity" => {
            for link in workbook.referring_to(id).filter_map(|link| workbook.contributions.get(link)) {
                if let Some(goal) = &link.goal {
                    into.insert(goal.clone());
                    into.extend(forest.parent(goal).cloned());
                }
            }
        }
        _ => {}
    }
}
