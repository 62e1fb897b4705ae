//! Pasting: an outline, or a branch with all its records.

use super::activity::{contribution_changes, link_id};
use super::distinct::distinct_id;
use super::import::first_kind;
use super::one::merged_id;
use super::place::{arrange, position};
use super::{Place, Plan, Refusal, Scene, StepName, item, natural_child};
use crate::format::Branch;
use crate::model::{FieldKind, FieldValue, GoalKind, Workbook, field_kind, table};
use crate::store::{Change, Field, POSITION, RecordId, StoredRecord, order_after};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn outline(scene: &mut Scene, place: &Place, lines: &[(usize, String)]) -> Result<Plan, Refusal> {
    let parent = place.parent(scene)?;
    let first_kind = first_kind(scene.workbook, place, levels_of(lines));
    let mut changes = Vec::new();
    let mut tops = Vec::new();
    let mut above: Vec<(usize, RecordId, GoalKind, Option<String>)> = Vec::new();
    for (level, text) in lines {
        while above.last().is_some_and(|(upper, ..)| upper >= level) {
            above.pop();
        }
        let id = scene.new_id("goal");
        let kind = if let Some((_, upper, kind, last_key)) = above.last_mut() {
            let key = order_after(last_key.as_deref(), scene.ids.next_bits());
            changes.push(position(&id, Some(upper), &key));
            *last_key = Some(key);
            natural_child(Some(*kind))
        } else {
            tops.push(id.clone());
            first_kind
        };
        changes.extend(super::goal::changes_for_new(&id, kind, text));
        above.push((*level, id, kind, None));
    }
    let first = tops.first().ok_or(Refusal::Nothing)?.clone();
    let line = place.line_up(scene, parent.as_ref(), &tops);
    changes.extend(arrange(scene, parent.as_ref(), &line));
    let subject = lines.first().map(|(_, text)| text.clone()).unwrap_or_default();
    Ok(Plan { name: StepName::new("paste", subject, lines.len()), changes, focus: Some((first, parent)) })
}

/// How many levels these lines make.
fn levels_of(lines: &[(usize, String)]) -> usize {
    let mut open: Vec<usize> = Vec::new();
    let mut deepest = 0;
    for (level, _) in lines {
        while open.last().is_some_and(|above| above >= level) {
            open.pop();
        }
        open.push(*level);
        deepest = deepest.max(open.len());
    }
    deepest
}

/// Tables whose records are made anew with a new id.
const COPIED: [&str; 5] = ["goal", "activity", "information-need", "indicator", "measurement"];
/// Tables whose records several branches refer to: one that is there already is not made twice.
const SHARED: [&str; 3] = ["challenge", "provider", "target-group"];
/// Tables of links, with the fields of their ends: their ids follow from these.
const LINKS: [(&str, [&str; 2]); 3] = [
    ("provision", ["activity", "provider"]),
    ("contribution", ["activity", "goal"]),
    ("indicator-link", ["indicator", "goal"]),
];

pub(super) fn branch(scene: &mut Scene, place: &Place, branch: &Branch) -> Result<Plan, Refusal> {
    let parent = place.parent(scene)?;
    let from = Workbook::project(branch.store());
    let mut copy = Copy { branch, from: &from, ids: BTreeMap::new(), changes: Vec::new() };
    copy.name_all(scene);
    let tops: Vec<RecordId> = from.forest().children(None).filter_map(|id| copy.ids.get(id).cloned()).collect();
    let activities: Vec<RecordId> = from.activities.keys().filter_map(|id| copy.ids.get(id).cloned()).collect();
    let first = tops.first().or(activities.first()).ok_or(Refusal::Nothing)?.clone();
    copy.write_records(scene);
    copy.write_links();
    copy.write_wordings(scene);
    copy.write_verdicts(scene);
    copy.place_below();
    let mut changes = copy.changes;
    let line = place.line_up(scene, parent.as_ref(), &tops);
    if !tops.is_empty() {
        changes.extend(arrange(scene, parent.as_ref(), &line));
    } else if let Some(goal) = &parent {
        // Activities by themselves serve the goal they are pasted below.
        for activity in &activities {
            changes.extend(contribution_changes(scene, activity, goal)?);
        }
    }
    let top = from.forest().children(None).next().or(from.activities.keys().next());
    let subject = top.and_then(|id| from.text_of(id)).unwrap_or_default();
    let name = StepName::new("paste", subject, from.goals.len() + from.activities.len());
    Ok(Plan { name, changes, focus: Some((first, parent)) })
}

struct Copy<'a> {
    branch: &'a Branch,
    from: &'a Workbook,
    /// What each record of the branch is called here.
    ids: BTreeMap<RecordId, RecordId>,
    changes: Vec<Change>,
}

impl Copy<'_> {
    fn visible<'b>(&'b self, table: &'b str) -> impl Iterator<Item = (&'b RecordId, &'b StoredRecord)> {
        self.branch.store().records_of(table).filter(|(_, record)| record.is_visible())
    }

    fn name_all(&mut self, scene: &mut Scene) {
        let mut ids = BTreeMap::new();
        for table in SHARED {
            let known = texts_of(scene, table);
            for (id, _) in self.visible(table) {
                let same = self.from.text_of(id).map(str::trim).filter(|text| !text.is_empty());
                let there = if scene.store.is_visible(id) { Some(id) } else { same.and_then(|text| known.get(text)) };
                ids.insert(id.clone(), there.cloned().unwrap_or_else(|| scene.new_id(table)));
            }
        }
        for table in COPIED {
            for (id, _) in self.visible(table) {
                ids.insert(id.clone(), scene.new_id(table));
            }
        }
        for (table, ends) in LINKS {
            for (id, record) in self.visible(table) {
                let end = |field: &str| {
                    let target = record.cells.get(field)?.shown()?.as_str()?;
                    ids.get(&RecordId::parse(target).filter(|id| id.table() == field)?)
                };
                if let (Some(first), Some(second)) = (end(ends[0]), end(ends[1])) {
                    let link = link_id(table, first, second);
                    ids.insert(id.clone(), link);
                }
            }
        }
        self.ids = ids;
    }

    /// Writes what is new; what stands in a list comes at its end, in the order it had.
    fn write_records(&mut self, scene: &mut Scene) {
        let mut changes = Vec::new();
        for name in SHARED.into_iter().chain(COPIED) {
            let order = |record: &StoredRecord| {
                record.cells.get("order").and_then(|cell| cell.shown()?.as_str().map(str::to_owned))
            };
            let mut records: Vec<_> = self.visible(name).map(|(id, record)| (order(record), id, record)).collect();
            records.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
            let is_ordered = table(name).is_some_and(|table| table.field("order").is_some());
            let mut last = item::last_order(scene, name);
            let mut written = BTreeSet::new();
            for (_, id, record) in records {
                let Some(new) = self.ids.get(id).filter(|new| !scene.store.is_visible(new)) else { continue };
                if !written.insert(new) {
                    continue;
                }
                changes.extend(self.fields(id, new, record));
                if is_ordered {
                    let key = order_after(last.as_deref(), scene.ids.next_bits());
                    changes.push(Change::write(new, "order", key.as_str().into()));
                    last = Some(key);
                }
            }
        }
        self.changes.extend(changes);
    }

    fn write_links(&mut self) {
        let mut written = BTreeSet::new();
        let mut changes = Vec::new();
        for (table, _) in LINKS {
            for (id, record) in self.visible(table) {
                if let Some(new) = self.ids.get(id).filter(|new| written.insert((*new).clone())) {
                    changes.extend(self.fields(id, new, record));
                }
            }
        }
        self.changes.extend(changes);
    }

    /// How records that became one were worded goes along with what is new; what was there keeps to its own.
    fn write_wordings(&mut self, scene: &Scene) {
        let mut changes = Vec::new();
        for (id, record) in self.visible("merged") {
            let Some(merged) = self.from.merged.get(id) else { continue };
            let of = merged.record.as_ref().and_then(|of| self.ids.get(of)).filter(|of| !scene.store.is_visible(of));
            let Some(of) = of else { continue };
            changes.extend(self.fields(id, &merged_id(of, &merged.former_id, id), record));
        }
        self.changes.extend(changes);
    }

    /// Two that are not the same: nor are their copies, and where the originals stand, nor is one and the other's copy.
    fn write_verdicts(&mut self, scene: &Scene) {
        let mut changes = Vec::new();
        let is_there = |id: &RecordId| scene.store.is_visible(id);
        let mut told = BTreeSet::new();
        for (id, record) in self.visible("distinct") {
            let Some(apart) = self.from.distinct.get(id) else { continue };
            let here = |end: &RecordId| -> BTreeSet<RecordId> {
                self.ids.get(end).into_iter().chain([end].into_iter().filter(|end| is_there(end))).cloned().collect()
            };
            let (Some(one), Some(other)) = (&apart.one, &apart.other) else { continue };
            let others = here(other);
            let pairs =
                here(one).into_iter().flat_map(|one| others.iter().map(move |other| (one.clone(), other.clone())));
            for (one, other) in pairs {
                let is_new = !is_there(&one) || !is_there(&other);
                let name = distinct_id(&one, &other);
                if one == other || one.table() != other.table() || !is_new || !told.insert(name.clone()) {
                    continue;
                }
                let is_end = |change: &Change| matches!(change, Change::Write { field, .. } if matches!(field.as_str(), "one" | "other"));
                changes.extend(self.fields(id, &name, record).filter(|change| !is_end(change)));
                changes.push(Change::write(&name, "one", one.as_str().min(other.as_str()).into()));
                changes.push(Change::write(&name, "other", one.as_str().max(other.as_str()).into()));
            }
        }
        self.changes.extend(changes);
    }

    /// The fields of a record, with what they refer to by its name here. What is undecided stays undecided.
    fn fields<'b>(
        &'b self,
        id: &'b RecordId,
        new: &'b RecordId,
        record: &'b StoredRecord,
    ) -> impl Iterator<Item = Change> + 'b {
        let is_placed = |field: &Field| field.as_str() == "order" || id.table() == "goal" && *field == POSITION;
        let cells = record.cells.iter().filter(move |(field, _)| !is_placed(field));
        cells.filter_map(move |(field, cell)| {
            let kind = field_kind(id, field);
            let siblings = cell.siblings().iter();
            let values: Vec<Value> = siblings.filter_map(|sibling| self.translated(kind, &sibling.value)).collect();
            let write = || Change::Write { record: new.clone(), field: field.clone(), values, basis: None };
            (!cell.siblings().is_empty()).then(write).filter(|change| !is_empty(change))
        })
    }

    fn translated(&self, kind: Option<FieldKind>, value: &Value) -> Option<Value> {
        let here = |id: RecordId| self.ids.get(&id).cloned();
        match kind {
            Some(FieldKind::Reference) if value.is_string() => {
                let id = value.as_str().and_then(RecordId::parse).and_then(here)?;
                Some(id.as_str().into())
            }
            Some(FieldKind::References) => {
                let ids: Vec<RecordId> = Vec::<RecordId>::read(value)?.into_iter().filter_map(here).collect();
                (!ids.is_empty()).then(|| ids.write())
            }
            _ => Some(value.clone()),
        }
    }

    /// Everything below the tops hangs as it did.
    fn place_below(&mut self) {
        let placed = self.from.goals.iter().filter_map(|(id, goal)| {
            let above = self.ids.get(self.from.forest().parent(id)?)?;
            Some(position(self.ids.get(id)?, Some(above), &goal.position.order))
        });
        let placed: Vec<Change> = placed.collect();
        self.changes.extend(placed);
    }
}

fn is_empty(change: &Change) -> bool {
    matches!(change, Change::Write { values, .. } if values.is_empty())
}

/// The records of a table by their text, the first of each.
pub(super) fn texts_of(scene: &Scene, table: &str) -> BTreeMap<String, RecordId> {
    let mut known = BTreeMap::new();
    for (id, _) in scene.store.records_of(table).filter(|(_, record)| record.is_visible()) {
        let text = scene.workbook.text_of(id).unwrap_or_default().trim();
        known.entry(text.to_owned()).or_insert_with(|| id.clone());
    }
    known
}
