//! What a workbook knew at a moment, as text: the highest time of every writer (a version vector), and which
//! records did not show. A removal has no stamp of its own, so these are named: `12.WRITER -goal/KEY`.

use crate::format::MAX_FIELD_CHARACTERS;
use crate::gather::Gather;
use crate::store::{Context, RecordId, Stamp, Store, StoredRecord};
use std::collections::BTreeSet;

/// Every stamp of a record: of its values, of what they replaced, and of what its removers had seen.
pub(super) fn stamps(record: &StoredRecord) -> impl Iterator<Item = Stamp> + '_ {
    let cells = record.cells.values();
    let written = cells.flat_map(|cell| cell.siblings().iter().map(|own| own.stamp).chain(cell.seen().stamps()));
    written.chain(record.removed.values().flat_map(Context::stamps))
}

/// What a store knows now. Past what a field can hold, the last removed records are left out.
pub fn seen_now(store: &Store) -> String {
    let known: Context = store.records().flat_map(|(_, record)| stamps(record)).collect();
    let mut text = String::new();
    let mut push = |word: String| {
        if text.len() + word.len() < MAX_FIELD_CHARACTERS {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word);
        }
    };
    known.stamps().for_each(|stamp| push(stamp.to_string()));
    let hidden = store.records().map(|(id, _)| id).filter(|id| !store.is_visible(id));
    hidden.for_each(|id| push(format!("-{id}")));
    text
}

/// The memory of a closed meeting, read back.
pub(super) struct Seen {
    known: Context,
    hidden: BTreeSet<RecordId>,
}

impl Seen {
    /// Reads what [`seen_now`] wrote; a word it does not understand is passed over.
    pub(super) fn read(text: &str) -> Self {
        let words = || text.split_ascii_whitespace();
        Self {
            known: words().filter_map(Stamp::parse).collect(),
            hidden: words().filter_map(|word| RecordId::parse(word.strip_prefix('-')?)).into_set(),
        }
    }

    /// Whether a write was known then.
    pub(super) fn covers(&self, stamp: Stamp) -> bool {
        self.known.covers(stamp)
    }

    /// Whether a record showed then.
    pub(super) fn showed(&self, id: &RecordId, record: &StoredRecord) -> bool {
        !self.hidden.contains(id) && stamps(record).any(|stamp| self.covers(stamp))
    }
}
