//! The workbooks on this device: what the start page shows, and reading one whole.

use super::device::Device;
use super::snapshot::{self, Pointer};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use waardenboom_core::format;
use waardenboom_core::gather::Gather;
use waardenboom_core::store::Store;

/// Everything about one workbook begins with this.
pub fn prefix(id: &str) -> String {
    format!("wb/{id}/")
}

/// The log entries of a workbook begin with this.
pub fn log_prefix(id: &str) -> String {
    format!("wb/{id}/log/")
}

/// Which branches this viewer has folded.
pub fn fold_key(id: &str) -> String {
    format!("view/{id}/fold")
}

/// What the start page says about a workbook without reading it. A convenience: when it is lost, nothing is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// How many goals.
    pub goals: usize,
    /// How many activities.
    pub activities: usize,
    /// When it last changed on this device, in milliseconds since 1970.
    pub changed_ms: Option<f64>,
    /// When it was last saved as a file.
    pub exported_ms: Option<f64>,
    /// Put aside by the user; can be put back.
    pub put_aside: bool,
    /// Not on the device: only in this tab's memory.
    pub only_in_memory: bool,
}

fn card_key(id: &str) -> String {
    format!("wb/{id}/card")
}

impl Card {
    /// Reads a card; an empty one when there is none.
    pub fn read(device: &Device, id: &str) -> Self {
        let value: Value =
            device.get(&card_key(id)).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let count =
            |name: &str| value.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        Self {
            title: value.get("title").and_then(Value::as_str).unwrap_or_default().to_owned(),
            goals: count("goals"),
            activities: count("activities"),
            changed_ms: value.get("changed").and_then(Value::as_f64),
            exported_ms: value.get("exported").and_then(Value::as_f64),
            put_aside: value.get("aside").and_then(Value::as_bool).unwrap_or(false),
            only_in_memory: false,
        }
    }

    /// Writes it; losing it loses nothing, so a refusal is not reported.
    pub fn write(&self, device: &Device, id: &str) {
        let card = json!({
            "title": self.title, "goals": self.goals, "activities": self.activities,
            "changed": self.changed_ms, "exported": self.exported_ms, "aside": self.put_aside,
        });
        let _ = device.set(&card_key(id), &card.to_string());
    }
}

/// The ids of the workbooks on this device.
pub fn ids(device: &Device) -> Vec<String> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for key in device.keys("wb/") {
        let mut parts = key.split('/').skip(1);
        if let (Some(id), Some("log" | "snapshot")) = (parts.next(), parts.next()) {
            ids.insert(id.to_owned());
        }
    }
    ids.into_iter().collect()
}

/// A stored workbook that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Everything that is known of it.
    pub store: Store,
    /// The log entries it came from.
    pub log_keys: BTreeSet<String>,
    /// The snapshot it came from.
    pub pointer: Option<Pointer>,
    /// The records that the log changed since the snapshot.
    pub dirty: BTreeSet<waardenboom_core::store::RecordId>,
}

/// A stored workbook that could not be read: everything that is kept of it, byte for byte.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// The key of the first part that could not be read.
    pub at: String,
    /// All its parts.
    pub parts: BTreeMap<String, String>,
}

impl Unreadable {
    /// Everything that is kept, as one file.
    pub fn as_file(&self) -> String {
        json!({ "waardenboom": "recovery/1", "at": self.at, "parts": self.parts }).to_string()
    }
}

/// Reads a workbook from its snapshot and its log. Never half: all of it, or what could not be read.
pub fn load(device: &Device, id: &str) -> Result<Loaded, Unreadable> {
    let unreadable = |at: &str| {
        let keys = device.keys(&prefix(id));
        let parts = keys.into_iter().filter_map(|key| device.get(&key).map(|value| (key, value))).into_map();
        Unreadable { at: at.to_owned(), parts }
    };
    let mut loaded = Loaded::default();
    if let Some((pointer, store)) = snapshot::load(device, id).map_err(|at| unreadable(&at))? {
        loaded.pointer = Some(pointer);
        loaded.store = store;
    }
    for key in device.keys(&log_prefix(id)) {
        // Gone between listing and reading: another tab has just put it into the snapshot.
        let Some(text) = device.get(&key) else { continue };
        let delta = format::read_delta(&text).map_err(|_| unreadable(&key))?;
        loaded.dirty.extend(loaded.store.join(&delta));
        loaded.log_keys.insert(key);
    }
    Ok(loaded)
}

/// Removes every trace of a workbook from this device.
pub fn erase(device: &Device, id: &str) {
    for key in device.keys(&prefix(id)) {
        device.remove(&key);
    }
    device.remove(&fold_key(id));
}
