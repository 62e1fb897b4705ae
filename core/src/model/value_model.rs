//! The value half: the five core values and the alternatives they are weighed over.

use super::records;
use crate::store::RecordId;

records! {
    /// Kernwaarde (Deborah Stone). The five have fixed names: `value/equality` and so on.
    "value" => CoreValue {
        /// Its name, when the group gave it another one.
        text: String,
        /// Its main question, in the group's own words.
        main_question: String,
        /// Anchor of 0: the worst that would still be acceptable, in a sentence.
        worst_acceptable: String,
        /// Anchor of 100: the best imaginable, in a sentence.
        best_imaginable: String,
        /// What the group means by it.
        definition: String,
        /// Which table or group works it out, when the values are divided.
        worked_out_by: String,
        /// Its order key among the values that the group added.
        order: String,
    }

    /// Alternatief: an option the council could choose; `alternative/present` is the present situation.
    "alternative" => Alternative {
        /// Its name.
        text: String,
        /// What it comes down to.
        description: String,
        /// What follows for whom.
        consequences: String,
        /// What it costs.
        costs: String,
        /// Its order key in the list.
        order: String,
    }
}

/// The keys of the five core values, in the order of the source (seed 002).
pub const CORE_VALUES: [&str; 5] = ["equality", "efficiency", "welfare", "freedom", "safety"];

/// The id of a core value by its key.
pub fn core_value_id(key: &str) -> RecordId {
    RecordId::derived("value", [key])
}

/// The present situation: always one of the alternatives.
pub fn present_situation_id() -> RecordId {
    RecordId::derived("alternative", ["present"])
}

/// The one record about the workbook itself.
pub fn overview_id() -> RecordId {
    RecordId::derived("workbook", ["self"])
}
