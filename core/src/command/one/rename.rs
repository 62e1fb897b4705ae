//! What every record is called once some have become one.

use super::merged_id;
use crate::command::{distinct_id, link_id};
use crate::model::{FieldKind, FieldValue, Workbook, field_kind};
use crate::store::{Field, RecordId};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a record that is named after others.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fate {
    /// It is called this from now on.
    Becomes(RecordId),
    /// It was about two records that became one: nothing takes its place.
    Vanishes,
}

/// From the names of records that go to those that take their place.
pub(super) struct Renaming<'a> {
    workbook: &'a Workbook,
    names: BTreeMap<RecordId, Fate>,
    others: BTreeSet<RecordId>,
    pointing: BTreeSet<RecordId>,
}

impl<'a> Renaming<'a> {
    /// The others are called as the kept one; links that are named after them, and what is named after those, follow.
    pub fn of(workbook: &'a Workbook, kept: &RecordId, others: &[RecordId]) -> Self {
        let mut renaming =
            Self { workbook, names: BTreeMap::new(), others: BTreeSet::new(), pointing: BTreeSet::new() };
        for other in others {
            renaming.names.insert(other.clone(), Fate::Becomes(kept.clone()));
            renaming.others.insert(other.clone());
        }
        let mut todo: Vec<RecordId> = others.to_vec();
        while let Some(id) = todo.pop() {
            for pointing in workbook.referring_to(&id) {
                renaming.pointing.insert(pointing.clone());
                let Some(fate) = renaming.fate_of(pointing) else { continue };
                if fate != Fate::Becomes(pointing.clone()) && renaming.names.get(pointing) != Some(&fate) {
                    renaming.names.insert(pointing.clone(), fate);
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

    /// What becomes of a record; `None` when it keeps its name.
    pub fn fate(&self, id: &RecordId) -> Option<&Fate> {
        self.names.get(id)
    }

    fn now(&self, id: &RecordId) -> RecordId {
        match self.names.get(id) {
            Some(Fate::Becomes(name)) => name.clone(),
            _ => id.clone(),
        }
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

    /// What becomes of a link that is named after its ends; `None` for any other record.
    fn fate_of(&self, id: &RecordId) -> Option<Fate> {
        let workbook = self.workbook;
        let (first, second) = match id.table() {
            "contribution" => workbook.contributions.get(id).map(|link| (&link.activity, &link.goal)),
            "provision" => workbook.provisions.get(id).map(|link| (&link.activity, &link.provider)),
            "indicator-link" => workbook.indicator_links.get(id).map(|link| (&link.indicator, &link.goal)),
            "test" => workbook.tests.get(id).map(|test| (&test.child, &test.parent)),
            "distinct" => workbook.distinct.get(id).map(|apart| (&apart.one, &apart.other)),
            "discussed" => return self.fate_of_mark(id),
            "merged" => return self.fate_of_wording(id),
            _ => None,
        }?;
        let (first, second) = (self.now(first.as_ref()?), self.now(second.as_ref()?));
        if first == second {
            return Some(Fate::Vanishes);
        }
        Some(Fate::Becomes(match id.table() {
            "distinct" => distinct_id(&first, &second),
            table => link_id(table, &first, &second),
        }))
    }

    /// `discussed/<code>/<whole id>` and what follows.
    fn fate_of_mark(&self, id: &RecordId) -> Option<Fate> {
        let mark = self.workbook.discussed.get(id)?;
        let about = mark.record.as_ref()?;
        let rest = id.key().strip_prefix(mark.code.as_str())?.strip_prefix('/')?.strip_prefix(about.as_str())?;
        if self.names.get(about) == Some(&Fate::Vanishes) {
            return Some(Fate::Vanishes);
        }
        let now = self.now(about);
        let keys = [mark.code.as_str(), now.as_str()].into_iter().chain(rest.strip_prefix('/'));
        Some(Fate::Becomes(RecordId::derived("discussed", keys)))
    }

    fn fate_of_wording(&self, id: &RecordId) -> Option<Fate> {
        let merged = self.workbook.merged.get(id)?;
        let now = self.now(merged.record.as_ref()?);
        Some(Fate::Becomes(merged_id(&now, &merged.former_id, id)))
    }
}
