//! Snapshots: the whole workbook in deflated chunks, so that the log stays short.
//!
//! Only chunks with changed records are written again, each under a new key and read back; then the
//! pointer flips in one write. The snapshots before are kept for when a chunk turns out damaged: one always, more while they
//! take little room. They share the chunks that did not change. What was erased stays in none of them.

use super::device::{CAPACITY_UNITS, Device, WriteRefused};
use super::pack::{pack, unpack};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use waardenboom_core::format;
use waardenboom_core::gather::Gather;
use waardenboom_core::store::{RecordId, Store};

/// About how many records go into one chunk: small writes, and little to do again after a change.
const RECORDS_PER_CHUNK: usize = 200;
/// How many snapshots before the present one are kept, while the storage is not fuller than this.
const OLDER: usize = 5;
const ROOMY_UNITS: usize = CAPACITY_UNITS / 2;

/// Where the chunks of a snapshot are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pointer {
    /// The keys of the chunks; a record's chunk follows from its id.
    pub chunks: Vec<String>,
    /// The chunks of the snapshots before, the newest first.
    pub older: Vec<Vec<String>>,
    /// Counts up, so that new chunks get new keys.
    pub generation: u64,
}

fn pointer_key(id: &str) -> String {
    format!("wb/{id}/snapshot")
}

fn keys_in(list: Option<&Value>) -> Vec<String> {
    let keys = list.and_then(Value::as_array).into_iter().flatten();
    keys.filter_map(|key| key.as_str().map(str::to_owned)).collect()
}

impl Pointer {
    /// The pointer as it stands on the device now.
    pub fn read(device: &Device, id: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(&device.get(&pointer_key(id))?).ok()?;
        Some(Self {
            chunks: keys_in(value.get("chunks")),
            older: value
                .get("older")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .map(|list| keys_in(Some(list)))
                .collect(),
            generation: value.get("generation").and_then(Value::as_u64).unwrap_or(0),
        })
    }

    fn text(&self) -> String {
        json!({ "chunks": self.chunks, "older": self.older, "generation": self.generation }).to_string()
    }

    /// Lets go of the older snapshots but one. Says whether there was one to let go of.
    pub fn make_room(&mut self, device: &Device, id: &str) -> bool {
        let had_more = self.older.len() > 1;
        self.older.truncate(1);
        had_more && self.write(device, id).is_ok()
    }

    /// Flips to this pointer, and clears away the chunks that nobody needs any more.
    fn write(&self, device: &Device, id: &str) -> Result<(), WriteRefused> {
        device.set(&pointer_key(id), &self.text())?;
        let needed: BTreeSet<&String> = self.chunks.iter().chain(self.older.iter().flatten()).into_set();
        for key in device.keys(&format!("wb/{id}/chunk/")) {
            if !needed.contains(&key) {
                device.remove(&key);
            }
        }
        Ok(())
    }
}

/// Reads the snapshot; an error names the key that could not be read.
pub fn load(device: &Device, id: &str) -> Result<Option<(Pointer, Store)>, String> {
    let key = pointer_key(id);
    if device.get(&key).is_none() {
        return Ok(None);
    }
    let pointer = Pointer::read(device, id).ok_or(key)?;
    let store = read_chunks(device, &pointer.chunks)?;
    Ok(Some((pointer, store)))
}

/// What can still be read of a damaged workbook from the newest snapshot before that is whole, and of the log entries.
pub fn load_previous(device: &Device, id: &str) -> Option<Store> {
    let pointer = Pointer::read(device, id)?;
    let whole = |keys: &Vec<String>| read_chunks(device, keys).ok().filter(|store| !store.is_empty());
    let mut store = pointer.older.iter().find_map(whole)?;
    for key in device.keys(&super::library::log_prefix(id)) {
        if let Some(Ok(delta)) = device.get(&key).map(|text| format::read_delta(&text)) {
            store.join(&delta);
        }
    }
    Some(store)
}

fn read_chunks(device: &Device, keys: &[String]) -> Result<Store, String> {
    let mut store = Store::default();
    for key in keys {
        let text = device.get(key).and_then(|packed| unpack(&packed)).ok_or_else(|| key.clone())?;
        store.join(&format::read_delta(&text).map_err(|_| key.clone())?);
    }
    Ok(store)
}

/// The chunk a record belongs to (FNV-1a of its id: the same on every machine).
fn chunk_of(id: &RecordId, chunks: usize) -> usize {
    let hash =
        id.as_str().bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    usize::try_from(hash).unwrap_or(0) % chunks.max(1)
}

/// A snapshot in the making: [`Plan::write_next`] writes one chunk at a time, so that nothing waits for it.
#[derive(Debug)]
pub struct Plan {
    id: String,
    old: Option<Pointer>,
    keys: Vec<String>,
    todo: Vec<(usize, Vec<RecordId>)>,
    generation: u64,
    /// Something was erased since the snapshot before: that one must not keep it.
    erases: bool,
}

impl Plan {
    /// What must be written, given the records that changed since `old` was made.
    pub fn new(id: &str, store: &Store, old: Option<Pointer>, dirty: &BTreeSet<RecordId>) -> Self {
        let wanted = (store.records().len() / RECORDS_PER_CHUNK + 1).next_power_of_two();
        let same_cut = old.as_ref().filter(|old| old.chunks.len() >= wanted && old.chunks.len() <= wanted * 4);
        let count = same_cut.map_or(wanted, |old| old.chunks.len());
        let mut members: BTreeMap<usize, Vec<RecordId>> = BTreeMap::new();
        for record in store.records().map(|(record, _)| record).chain(store.erased()) {
            members.entry(chunk_of(record, count)).or_default().push(record.clone());
        }
        let changed: BTreeSet<usize> = match same_cut {
            Some(_) => dirty.iter().map(|record| chunk_of(record, count)).into_set(),
            None => (0..count).into_set(),
        };
        let erases = dirty.iter().any(|record| store.erased().contains(record));
        let generation = old.as_ref().map_or(0, |old| old.generation) + 1;
        let keys = match same_cut {
            Some(old) => old.chunks.clone(),
            None => vec![String::new(); count],
        };
        let todo = changed.into_iter().rev().map(|at| (at, members.remove(&at).unwrap_or_default())).collect();
        Self { id: id.to_owned(), old, keys, todo, generation, erases }
    }

    /// Writes one chunk and reads it back; `Ok(true)` while there is more to do.
    pub fn write_next(&mut self, device: &Device, store: &Store) -> Result<bool, WriteRefused> {
        let Some((at, records)) = self.todo.pop() else { return Ok(false) };
        let key = format!("wb/{}/chunk/{at}-{}", self.id, self.generation);
        let packed = pack(&format::write_delta(&store.part(records)));
        device.set(&key, &packed)?;
        if device.get(&key).as_ref() != Some(&packed) {
            return Err(WriteRefused::Full);
        }
        if let Some(place) = self.keys.get_mut(at) {
            *place = key;
        }
        Ok(!self.todo.is_empty())
    }

    /// Flips the pointer, then clears away the log entries that are in it and chunks nobody needs.
    pub fn finish(self, device: &Device, log_keys: &BTreeSet<String>) -> Result<Pointer, WriteRefused> {
        let mut older = Vec::new();
        if let Some(old) = self.old.filter(|_| !self.erases) {
            older.push(old.chunks);
            let more = if device.used_units() < ROOMY_UNITS { OLDER - 1 } else { 0 };
            older.extend(old.older.into_iter().take(more));
        }
        let pointer = Pointer { chunks: self.keys, older, generation: self.generation };
        pointer.write(device, &self.id)?;
        for key in log_keys {
            device.remove(key);
        }
        Ok(pointer)
    }

    /// Takes back what was written: the snapshot before still holds.
    pub fn abandon(self, device: &Device) {
        let kept = self.old.map(|old| [old.chunks, old.older.concat()].concat()).unwrap_or_default();
        for key in self.keys.iter().filter(|key| !key.is_empty() && !kept.contains(key)) {
            device.remove(key);
        }
    }
}
