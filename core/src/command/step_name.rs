//! What a step is called.

use crate::store::StepLabel;

/// What a step is called: a code for the locales, the text of what it is about, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepName {
    /// The last part of its key in the locales (`step.*`).
    pub code: &'static str,
    /// The text of the record it is about; empty when there is none.
    pub subject: String,
    /// How many records it is about.
    pub count: usize,
}

impl StepName {
    /// Whether the step took records away.
    pub fn is_removal(&self) -> bool {
        matches!(self.code, "remove" | "remove-only")
    }

    /// Every code, for the test that the locales know them all.
    pub const CODES: &'static [&'static str] = &[
        "name-workbook",
        "add",
        "paste",
        "add-set",
        "import",
        "move",
        "set-kind",
        "to-activity",
        "to-goal",
        "remove",
        "remove-only",
        "contribute",
        "provide",
        "link-indicator",
        "set-baseline",
        "measure",
        "place-note",
        "edit-text",
        "edit",
        "set-points",
        "set-rating",
        "discuss",
        "reopen",
        "answer-test",
        "make-one",
        "tell-apart",
        "close-meeting",
        "restore",
        "keep",
        "empty-bin",
    ];

    pub(super) fn new(code: &'static str, subject: impl Into<String>, count: usize) -> Self {
        debug_assert!(Self::CODES.contains(&code), "{code} has no sentence");
        Self { code, subject: subject.into(), count }
    }
}

impl StepLabel for StepName {
    /// A new record is made without text and then typed: its step is called after what was typed.
    fn absorb(&mut self, later: Self) {
        if self.subject.is_empty() || later.code == "edit-text" {
            self.subject = later.subject;
        }
    }
}
