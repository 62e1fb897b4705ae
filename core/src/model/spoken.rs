//! How a record is called within a sentence.

use super::{CORE_VALUES, Workbook, core_value_id, present_situation_id};
use crate::store::RecordId;

impl Workbook {
    /// The name of a record as it stands in a sentence: without a full stop of its own. A core value and the present
    /// situation have a name also when nobody gave them one. `say` gives a sentence of the locales by its key.
    pub fn spoken_name(&self, id: &RecordId, say: impl Fn(&str) -> String) -> String {
        let is_core = || CORE_VALUES.iter().any(|key| core_value_id(key) == *id);
        match self.name_of(id).map(|name| name.trim().trim_end_matches('.')) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ if is_core() => say(&format!("value.{}.name", id.key())),
            _ if *id == present_situation_id() => say("values.present"),
            _ => say("tree.no-text"),
        }
    }
}
