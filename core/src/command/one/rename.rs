//! What every record is called once some have become one.

use crate::command::{distinct_id, link_id};
use crate::model::{FieldKind, FieldValue, Workbook, field_kind};
use crate::store::{Field, RecordId};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// From the names of records that go to those that take their place.
pub(super) struct Renaming<'a> {
    workbook: &'a Workbook,
    /// `None` for a link between two records that became one: nothing takes its place.
    names: BTreeMap<RecordId, Option<RecordId>>,
    others: BTreeSet<RecordId>,
    pointing: BTreeSet<RecordId>,
}

impl<'a> Renaming<'a> {
    /// The others are called as the kept one; links that are named after them, and what is named after those, follow.
    pub fn of(workbook: &'a Workbook, kept: &RecordId, others: &[RecordId]) -> Self {
        let mut renaming =
            Self { workbook, names: BTreeMap::new(), others: BTreeSet::new(), pointing: BTreeSet::new() };
        for other in others {
            renaming.names.insert(other.clone(), Some(kept.clone()));
            renaming.others.insert(other.clone());
        }
        let mut todo: Vec<RecordId> = others.to_vec();
        while let Some(id) = todo.pop() {
            for pointing in workbook.referring_to(&id) {
                renaming.pointing.insert(pointing.clone());
                let Some(name) = renaming.derived(pointing) else { continue };
                if name.as_ref() != Some(pointing) && renaming.names.get(pointing) != Some(&name) {
                    renaming.names.insert(pointing.clone(), name);
                    todo.push(pointing.clone());
                }
            }
        }
        renaming.pointing.retain(|id| !others.contains(id) && id != kept);
        renaming
    }

    /// The records that pointed at something that is called otherwise now, in order of their ids.
    pub fn pointing(&self) -> impl Iterator<Item = &RecordId> {
        self.pointing.iter()
    }

    /// The links that go, in order of their ids.
    pub fn gone(&self) -> impl Iterator<Item = &RecordId> {
        self.names.keys().filter(|id| !self.others.contains(*id))
    }

    /// The new name of a record; `Some(None)` when nothing takes its place, `None` when it keeps its name.
    pub fn new_name(&self, id: &RecordId) -> Option<Option<&RecordId>> {
        self.names.get(id).map(Option::as_ref)
    }

    fn now(&self, id: &RecordId) -> RecordId {
        self.names.get(id).and_then(Clone::clone).unwrap_or_else(|| id.clone())
    }

    /// A value of a field with what it refers to by its name now; a list has each once.
    pub fn value(&self, id: &RecordId, field: &Field, value: &Value) -> Value {
        match field_kind(id, field) {
            Some(FieldKind::Reference) => {
                let target = value.as_str().and_then(RecordId::parse);
                target.map_or_else(|| value.clone(), |target| self.now(&target).as_str().into())
            }
            Some(FieldKind::References) => {
                let Some(targets) = Vec::<RecordId>::read(value) else { return value.clone() };
                let mut seen = BTreeSet::new();
                let targets = targets.iter().map(|target| self.now(target));
                targets.filter(|target| seen.insert(target.clone())).collect::<Vec<_>>().write()
            }
            _ => value.clone(),
        }
    }

    /// What a link that is named after its ends is called now; `None` for any other record, `Some(None)` when its
    /// ends have become one.
    fn derived(&self, id: &RecordId) -> Option<Option<RecordId>> {
        let workbook = self.workbook;
        let ends = match id.table() {
            "contribution" => workbook.contributions.get(id).map(|link| (&link.activity, &link.goal)),
            "provision" => workbook.provisions.get(id).map(|link| (&link.activity, &link.provider)),
            "indicator-link" => workbook.indicator_links.get(id).map(|link| (&link.indicator, &link.goal)),
            "test" => workbook.tests.get(id).map(|test| (&test.child, &test.parent)),
            "distinct" => workbook.distinct.get(id).map(|apart| (&apart.one, &apart.other)),
            "discussed" => return self.discussed(id),
            "merged" => return self.merged(id),
            _ => None,
        }?;
        let (first, second) = (self.now(ends.0.as_ref()?), self.now(ends.1.as_ref()?));
        Some((first != second).then(|| match id.table() {
            "distinct" => distinct_id(&first, &second),
            table => link_id(table, &first, &second),
        }))
    }

    /// `discussed/<code>/<whole id>` and what follows.
    fn discussed(&self, id: &RecordId) -> Option<Option<RecordId>> {
        let mark = self.workbook.discussed.get(id)?;
        let about = mark.record.as_ref()?;
        let rest = id.key().strip_prefix(mark.code.as_str())?.strip_prefix('/')?.strip_prefix(about.as_str())?;
        let is_gone = self.names.get(about).is_some_and(Option::is_none);
        let rest = rest.strip_prefix('/');
        let now = self.now(about);
        let keys = [mark.code.as_str(), now.as_str()].into_iter().chain(rest);
        Some((!is_gone).then(|| RecordId::derived("discussed", keys)))
    }

    fn merged(&self, id: &RecordId) -> Option<Option<RecordId>> {
        let merged = self.workbook.merged.get(id)?;
        let now = self.now(merged.record.as_ref()?);
        Some(Some(RecordId::derived("merged", [now.as_str(), merged.former_id.as_str()])))
    }
}
