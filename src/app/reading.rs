//! Reading the open workbook, and following what changes in it.

use super::Workbench;
use super::touched::{Moment, TouchLog};
use leptos::prelude::*;
use waardenboom_core::model::Workbook;
use waardenboom_core::session::Session;
use waardenboom_core::store::RecordId;

impl Workbench {
    /// This moment, for [`Workbench::touched_since`].
    pub fn touched_now(&self) -> Moment {
        self.touched.with_value(TouchLog::now)
    }

    /// The records that steps touched since a moment; `None` when everything may be different.
    pub fn touched_since(&self, moment: Moment) -> Option<Vec<RecordId>> {
        self.touched.with_value(|log| log.since(moment).map(<[_]>::to_vec))
    }

    /// Reads the open workbook; tracks every change.
    pub fn read<T: Default>(&self, f: impl FnOnce(&Workbook) -> T) -> T {
        self.changed.track();
        self.peek(f)
    }

    /// Reads the open workbook; tracks only changes of the tree's shape.
    pub fn read_shape<T: Default>(&self, f: impl FnOnce(&Workbook) -> T) -> T {
        self.reshaped.track();
        self.peek(f)
    }

    /// Reads the open workbook; tracks only changes of other records than goals and contributions.
    pub fn read_beside<T: Default>(&self, f: impl FnOnce(&Workbook) -> T) -> T {
        self.beside.track();
        self.peek(f)
    }

    /// Reads the open workbook without tracking.
    pub fn peek<T: Default>(&self, f: impl FnOnce(&Workbook) -> T) -> T {
        self.peek_session(|session| f(session.workbook()))
    }

    /// Reads the session itself without tracking.
    pub fn peek_session<T: Default>(&self, f: impl FnOnce(&Session) -> T) -> T {
        self.open.with_value(|open| open.as_ref().map(|open| f(&open.session)).unwrap_or_default())
    }

    /// Reads the session itself; tracks every change.
    pub fn read_session<T: Default>(&self, f: impl FnOnce(&Session) -> T) -> T {
        self.changed.track();
        self.peek_session(f)
    }
}
