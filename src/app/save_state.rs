//! Whether what is on the screen is on the device too, and how that is said.

use crate::language::{say, say_with};
use crate::shell::clock;
use crate::shell::device::WriteRefused;

/// Where the work stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SaveState {
    /// No workbook is open, or nothing was changed yet.
    Quiet,
    /// A workbook that was just opened goes to the device, part by part.
    Saving,
    /// Everything is on this device since this moment (milliseconds since 1970).
    Saved(f64),
    /// The device refused since this moment; the work is in memory only.
    Failed(WriteRefused, f64),
}

impl SaveState {
    /// The icon beside it.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Quiet | Self::Saved(_) => "ok",
            Self::Saving => "busy",
            Self::Failed(..) => "warning",
        }
    }

    /// For the style.
    pub fn code(self) -> &'static str {
        match self {
            Self::Quiet | Self::Saved(_) => "saved",
            Self::Saving => "saving",
            Self::Failed(..) => "failed",
        }
    }

    /// What stands in sight.
    pub fn sentence(self) -> String {
        match self {
            Self::Quiet => say("store.quiet"),
            Self::Saving => say("store.saving"),
            Self::Saved(ms) => say_with("store.saved", &[("time", &clock::time_of_day(ms))]),
            Self::Failed(_, ms) => say_with("store.failed", &[("time", &clock::time_of_day(ms))]),
        }
    }
}
