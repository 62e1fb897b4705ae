//! Saving: every step is one small log entry at once; now and then the log goes into a snapshot.

use super::device::{Device, WriteRefused};
use super::library::{self, Loaded, Unreadable};
use super::lock::Lock;
use super::snapshot::{Plan, Pointer};
use super::tabs::Tabs;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use waardenboom_core::format;
use waardenboom_core::store::{Delta, RecordId, Store, WriterId};

/// Past this many log entries, or this many units of them, the log goes into a snapshot.
const LOG_ENTRIES: usize = 200;
const LOG_UNITS: usize = 200_000;

/// Saves one open workbook on this device.
pub struct Saver {
    device: Device,
    id: String,
    writer: Option<WriterId>,
    next_seq: u64,
    known: BTreeSet<String>,
    pending: Vec<(String, String)>,
    log_units: usize,
    pointer: Option<Pointer>,
    dirty: BTreeSet<RecordId>,
    holds_lock: Rc<Cell<bool>>,
    _lock: Option<Lock>,
    tabs: Option<Tabs>,
    compaction: Option<Compaction>,
    /// What the log entries build on is not on the device: without it they would be half a workbook.
    base_is_missing: bool,
}

struct Compaction {
    plan: Plan,
    log_keys: BTreeSet<String>,
    dirty: BTreeSet<RecordId>,
}

impl Saver {
    /// Begins saving a workbook that was loaded, or a new one.
    pub fn new(device: &Device, id: &str, loaded: &Loaded, on_step: impl FnMut(String, String) + 'static) -> Self {
        let holds_lock = Rc::new(Cell::new(false));
        let granted = holds_lock.clone();
        let there = device.is_there();
        Self {
            device: device.clone(),
            id: id.to_owned(),
            writer: None,
            next_seq: 0,
            log_units: loaded.log_keys.iter().filter_map(|key| device.get(key)).map(|text| text.len()).sum(),
            known: loaded.log_keys.clone(),
            pending: Vec::new(),
            pointer: loaded.pointer.clone(),
            dirty: loaded.dirty.clone(),
            holds_lock,
            _lock: there.then(|| Lock::ask(id, move || granted.set(true))).flatten(),
            tabs: there.then(|| Tabs::open(id, on_step)).flatten(),
            compaction: None,
            base_is_missing: false,
        }
    }

    /// Saves one step. When it is refused it stays pending, and goes first the next time.
    pub fn append(
        &mut self,
        delta: &Delta,
        touched: &[RecordId],
        writer: WriterId,
        store: &Store,
    ) -> Result<(), WriteRefused> {
        if delta.is_empty() {
            return self.flush(store);
        }
        if self.writer.replace(writer) != Some(writer) {
            self.next_seq = 0;
        }
        let key = format!("{}{writer}/{}", library::log_prefix(&self.id), self.next_seq);
        self.next_seq += 1;
        self.dirty.extend(touched.iter().cloned());
        self.pending.push((key, format::write_delta(delta)));
        self.flush(store)
    }

    /// Writes what is pending. When there is no room for the log any more, a snapshot may still fit: it
    /// is packed, and has everything.
    pub fn flush(&mut self, store: &Store) -> Result<(), WriteRefused> {
        if self.base_is_missing {
            return self.save_whole(store);
        }
        let result = self.write_pending();
        let nobody_else_wrote_one = || Pointer::read(&self.device, &self.id) == self.pointer;
        if result == Err(WriteRefused::Full) && self.holds_lock.get() && nobody_else_wrote_one() {
            return self.save_whole(store);
        }
        result
    }

    /// Writes the whole workbook as a snapshot, at once.
    pub fn save_whole(&mut self, store: &Store) -> Result<(), WriteRefused> {
        if let Some(unfinished) = self.compaction.take() {
            self.dirty.extend(unfinished.dirty);
            unfinished.plan.abandon(&self.device);
        }
        self.base_is_missing |= self.pointer.is_none() && self.known.is_empty();
        self.begin_snapshot(store);
        while self.go_on_with_snapshot(store)? {}
        self.base_is_missing = false;
        self.pending.clear();
        Ok(())
    }

    /// From now on the whole workbook must still be written: [`Saver::save_part`] does it part by part, and whatever
    /// else is saved first does all of it at once.
    pub fn expect_whole(&mut self) {
        self.base_is_missing = self.pointer.is_none() && self.known.is_empty();
    }

    /// Whether a whole workbook is on its way to the device.
    pub fn expects_whole(&self) -> bool {
        self.base_is_missing
    }

    /// Writes a part of the whole workbook; `Ok(true)` while there is more to do.
    pub fn save_part(&mut self, store: &Store) -> Result<bool, WriteRefused> {
        if !self.base_is_missing {
            return Ok(false);
        }
        if self.compaction.is_none() {
            self.begin_snapshot(store);
        }
        let has_more = self.go_on_with_snapshot(store)?;
        if !has_more {
            self.base_is_missing = false;
            self.write_pending()?;
        }
        Ok(has_more)
    }

    fn write_pending(&mut self) -> Result<(), WriteRefused> {
        while let Some((key, text)) = self.pending.first() {
            self.device.set(key, text)?;
            if let Some(tabs) = &self.tabs {
                tabs.tell(key, text);
            }
            self.log_units += text.len();
            let (key, _) = self.pending.remove(0);
            self.known.insert(key);
        }
        Ok(())
    }

    /// Whether something is not on the device yet.
    pub fn is_unsaved(&self) -> bool {
        !self.pending.is_empty() || self.base_is_missing
    }

    /// A step another tab told: what it brings, and whether one before it was missed.
    pub fn heard(&mut self, key: &str, text: &str) -> (Option<Delta>, bool) {
        if self.known.contains(key) {
            return (None, false);
        }
        let Ok(delta) = format::read_delta(text) else { return (None, true) };
        let missed = match key.rsplit_once('/') {
            Some((stem, seq)) => match seq.parse::<u64>() {
                Ok(0) => false,
                Ok(seq) => !self.known.contains(&format!("{stem}/{}", seq - 1)),
                Err(_) => true,
            },
            None => true,
        };
        self.took(key, text, &delta);
        (Some(delta), missed)
    }

    fn took(&mut self, key: &str, text: &str, delta: &Delta) {
        self.known.insert(key.to_owned());
        self.log_units += text.len();
        self.dirty.extend(delta.records().map(|(id, _)| id.clone()));
        self.dirty.extend(delta.erased().iter().cloned());
    }

    /// What is on the device and was not heard of: other tabs' log entries, and their snapshot.
    pub fn catch_up(&mut self) -> Result<Option<Delta>, Unreadable> {
        if Pointer::read(&self.device, &self.id) != self.pointer {
            let loaded = library::load(&self.device, &self.id)?;
            self.known.extend(loaded.log_keys);
            self.pointer = loaded.pointer;
            self.dirty.extend(loaded.dirty);
            return Ok(Some(loaded.store));
        }
        let mut news = Delta::default();
        for key in self.device.keys(&library::log_prefix(&self.id)) {
            if self.known.contains(&key) {
                continue;
            }
            if let Some(text) = self.device.get(&key)
                && let Ok(delta) = format::read_delta(&text)
            {
                self.took(&key, &text, &delta);
                news.join(&delta);
            }
        }
        Ok((!news.is_empty()).then_some(news))
    }

    /// Whether the log has grown long and this tab may put it into a snapshot.
    pub fn wants_snapshot(&self) -> bool {
        self.compaction.is_none()
            && self.holds_lock.get()
            && self.pending.is_empty()
            && (self.known.len() > LOG_ENTRIES || self.log_units > LOG_UNITS)
    }

    /// Begins a snapshot; the store must hold everything that is on the device ([`Saver::catch_up`]).
    pub fn begin_snapshot(&mut self, store: &Store) {
        let dirty = std::mem::take(&mut self.dirty);
        let plan = Plan::new(&self.id, store, self.pointer.clone(), &dirty);
        self.compaction = Some(Compaction { plan, log_keys: self.known.clone(), dirty });
    }

    /// Does one small part of the snapshot; `Ok(true)` while there is more to do.
    pub fn go_on_with_snapshot(&mut self, store: &Store) -> Result<bool, WriteRefused> {
        let Some(mut compaction) = self.compaction.take() else { return Ok(false) };
        match compaction.plan.write_next(&self.device, store) {
            Ok(true) => {
                self.compaction = Some(compaction);
                Ok(true)
            }
            Ok(false) => match compaction.plan.finish(&self.device, &compaction.log_keys) {
                Ok(pointer) => {
                    self.pointer = Some(pointer);
                    self.known.retain(|key| !compaction.log_keys.contains(key));
                    self.log_units = 0;
                    Ok(false)
                }
                Err(refused) => {
                    self.dirty.extend(compaction.dirty);
                    Err(refused)
                }
            },
            Err(refused) => {
                self.dirty.extend(compaction.dirty);
                compaction.plan.abandon(&self.device);
                if refused == WriteRefused::Full && self.make_room() {
                    self.begin_snapshot(store);
                    return Ok(true);
                }
                Err(refused)
            }
        }
    }

    /// Lets go of older snapshots for the sake of the present.
    fn make_room(&mut self) -> bool {
        self.pointer.as_mut().is_some_and(|pointer| pointer.make_room(&self.device, &self.id))
    }
}
