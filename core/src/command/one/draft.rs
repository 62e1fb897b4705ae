//! Records as they will be, before they are written: what becomes one is put together field by field.

use super::combine::combined;
use super::is_own;
use super::rename::Renaming;
use crate::gather::Gather;
use crate::model::Workbook;
use crate::store::{Change, Field, RecordId, Sibling, Store};
use serde_json::Value;
use std::collections::BTreeMap;

type Fields = BTreeMap<Field, Vec<Value>>;

/// The records that a step writes, by id, each with all its fields.
pub(super) struct Drafts<'a> {
    workbook: &'a Workbook,
    store: &'a Store,
    records: BTreeMap<RecordId, Fields>,
}

impl<'a> Drafts<'a> {
    pub fn new(workbook: &'a Workbook, store: &'a Store) -> Self {
        Self { workbook, store, records: BTreeMap::new() }
    }

    /// A record as it will be; one that does not show begins empty.
    fn draft(&mut self, id: &RecordId) -> &mut Fields {
        let loads = self.store.is_visible(id) && !self.records.contains_key(id);
        let stored = if loads { stored(self.store, id) } else { Fields::new() };
        self.records.entry(id.clone()).or_insert(stored)
    }

    /// The fields of a record with what they refer to by its name afterwards.
    fn renamed(&self, id: &RecordId, renaming: &Renaming) -> Fields {
        let renamed = |field: &Field, values: Vec<Value>| -> Vec<Value> {
            values.iter().map(|value| renaming.value(id, field, value)).collect()
        };
        let fields = stored(self.store, id).into_iter();
        let mut fields = fields.map(|(field, values)| (field.clone(), renamed(&field, values))).into_map();
        // Of two that are not the same the smaller id comes first, also in its fields.
        let shown = |field: &str| fields.get(field).and_then(|values| values.last()?.as_str()).map(str::to_owned);
        if id.table() == "distinct" && shown("one") > shown("other") {
            let ends =
                [Field::known("one"), Field::known("other")].map(|field| fields.remove(&field).unwrap_or_default());
            let [one, other] = ends;
            fields.insert(Field::known("one"), other);
            fields.insert(Field::known("other"), one);
        }
        fields
    }

    /// Puts the fields of a record that goes into the one that takes its place.
    pub fn take_over(&mut self, id: &RecordId, from: &RecordId, renaming: &Renaming) {
        let fields = self.renamed(from, renaming);
        let draft = self.draft(id);
        for (field, values) in fields.into_iter().filter(|(field, _)| !is_own(id, field)) {
            let own = draft.get(&field).map_or(&[][..], Vec::as_slice);
            let both = combined(id, &field, own, &values);
            draft.insert(field, both);
        }
    }

    /// Writes a record with what it refers to by its name afterwards.
    pub fn rewrite(&mut self, id: &RecordId, renaming: &Renaming) {
        let fields = self.renamed(id, renaming);
        *self.draft(id) = fields;
    }

    /// Gives a field one value.
    pub fn write(&mut self, id: &RecordId, field: &'static str, value: Value) {
        let values = if value.is_null() { Vec::new() } else { vec![value] };
        self.draft(id).insert(Field::known(field), values);
    }

    /// The changes that make the records so. One that was in the bin comes back as it is now, not as it was.
    pub fn changes(self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (id, mut fields) in self.records {
            let stored = stored(self.store, &id);
            if self.workbook.bin().contains(&id) {
                changes.push(Change::Restore(id.clone()));
            }
            for field in stored.keys() {
                fields.entry(field.clone()).or_default();
            }
            let new =
                fields.into_iter().filter(|(field, values)| stored.get(field).map_or(&[][..], Vec::as_slice) != values);
            changes.extend(new.map(|(field, values)| Change::Write { record: id.clone(), field, values, basis: None }));
        }
        changes
    }
}

fn stored(store: &Store, id: &RecordId) -> Fields {
    let cells = store.record(id).into_iter().flat_map(|record| &record.cells);
    let values = |siblings: &[Sibling]| siblings.iter().map(|s| s.value.clone()).collect();
    cells.map(|(field, cell)| (field.clone(), values(cell.siblings()))).into_map()
}
