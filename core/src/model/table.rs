//! The visible records of one table.

use crate::store::RecordId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Records by id. Each is held by a pointer: a copy of a workbook shares them, and one body of map code
/// serves all tables (docs/decisions/008).
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(BTreeMap<RecordId, Arc<T>>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Table<T> {
    /// A record; `None` when it does not show.
    pub fn get(&self, id: &RecordId) -> Option<&T> {
        self.0.get(id).map(Arc::as_ref)
    }

    /// A record with the id that the table itself holds.
    pub fn get_key_value(&self, id: &RecordId) -> Option<(&RecordId, &T)> {
        self.0.get_key_value(id).map(|(id, record)| (id, record.as_ref()))
    }

    /// Whether a record shows.
    pub fn contains_key(&self, id: &RecordId) -> bool {
        self.0.contains_key(id)
    }

    /// Every record with its id, in order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordId, &T)> {
        self.0.iter().map(|(id, record)| (id, record.as_ref()))
    }

    /// Every id, in order.
    pub fn keys(&self) -> impl Iterator<Item = &RecordId> {
        self.0.keys()
    }

    /// Every record, in order of the ids.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.values().map(Arc::as_ref)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn put(&mut self, id: RecordId, record: T) {
        drop(self.exchange(id, Arc::new(record)));
    }

    pub(super) fn remove(&mut self, id: &RecordId) {
        drop(self.take(id));
    }

    /// These two are the same code for every table, as long as they are not inlined into it.
    #[inline(never)]
    fn exchange(&mut self, id: RecordId, record: Arc<T>) -> Option<Arc<T>> {
        self.0.insert(id, record)
    }

    #[inline(never)]
    fn take(&mut self, id: &RecordId) -> Option<Arc<T>> {
        self.0.remove(id)
    }
}
