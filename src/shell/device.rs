//! Local storage: probed first, and every refusal is an answer and never a crash.

use waardenboom_core::gather::Sort;
use web_sys::Storage;

/// About what local storage holds per origin, in UTF-16 units (measured; `docs/decisions/006`).
pub const CAPACITY_UNITS: usize = 5_200_000;

/// Why a write did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteRefused {
    /// The browser gives this page no storage at all.
    NoStorage,
    /// It is full.
    Full,
}

/// The storage of this device, or the lack of it.
#[derive(Clone, Debug)]
pub struct Device {
    storage: Option<Storage>,
}

impl Device {
    /// Looks whether storage is there and takes a write.
    pub fn probe() -> Self {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        Self { storage: storage.filter(|storage| storage.length().is_ok()) }
    }

    /// Whether there is storage at all.
    pub fn is_there(&self) -> bool {
        self.storage.is_some()
    }

    /// Asks the browser not to clear this origin by itself. It may never answer, so nobody waits.
    pub fn ask_to_keep() {
        if let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) {
            let _ = window.navigator().storage().persist();
        }
    }

    /// What stands under a key.
    pub fn get(&self, key: &str) -> Option<String> {
        self.storage.as_ref()?.get_item(key).ok().flatten()
    }

    /// Writes; the old value stays when it is refused.
    pub fn set(&self, key: &str, value: &str) -> Result<(), WriteRefused> {
        let storage = self.storage.as_ref().ok_or(WriteRefused::NoStorage)?;
        storage.set_item(key, value).map_err(|error| {
            let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.is_some_and(|name| name.contains("Security")) {
                WriteRefused::NoStorage
            } else {
                WriteRefused::Full
            }
        })
    }

    /// Removes; nothing happens when the key is not there.
    pub fn remove(&self, key: &str) {
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(key);
        }
    }

    /// The keys that begin like this, sorted.
    pub fn keys(&self, prefix: &str) -> Vec<String> {
        let Some(storage) = &self.storage else { return Vec::new() };
        let count = storage.length().unwrap_or(0);
        let all = (0..count).filter_map(|at| storage.key(at).ok().flatten());
        let mut keys: Vec<String> = all.filter(|key| key.starts_with(prefix)).collect();
        keys.put_in_order(Ord::cmp);
        keys
    }

    /// How many UTF-16 units are in use, keys included.
    pub fn used_units(&self) -> usize {
        let units = |text: &str| text.encode_utf16().count();
        self.keys("").iter().map(|key| units(key) + self.get(key).map_or(0, |value| units(&value))).sum()
    }
}
