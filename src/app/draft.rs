//! A text being typed: saved while it is typed, one step in the end, taken back whole by Esc.

use super::Workbench;
use leptos::prelude::*;
use serde_json::Value;
use std::time::Duration;
use waardenboom_core::command::Command;
use waardenboom_core::store::{Context, Field, RecordId};

/// How long typing must rest before the draft is saved.
const REST: Duration = Duration::from_millis(400);

/// A draft of one text field. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Draft {
    workbench: Workbench,
    place: StoredValue<(RecordId, Field)>,
    text: RwSignal<Option<String>>,
    basis: StoredValue<Option<Context>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Draft {
    /// A draft of a field that nobody is typing in yet.
    pub fn of(record: RecordId, field: Field) -> Self {
        let draft = Self {
            workbench: Workbench::get(),
            place: StoredValue::new((record, field)),
            text: RwSignal::new(None),
            basis: StoredValue::new(None),
            timer: StoredValue::new(None),
        };
        on_cleanup(move || draft.commit());
        draft
    }

    /// What has been typed and is not given back yet.
    pub fn text(&self) -> RwSignal<Option<String>> {
        self.text
    }

    /// Begins inside a step that is already open, with this text: a row that was just made.
    pub fn begin_within_step(&self, text: String) {
        self.basis.set_value(Some(self.current_basis()));
        self.text.set(Some(text));
    }

    fn current_basis(&self) -> Context {
        self.place.with_value(|(record, field)| self.workbench.peek_session(|session| session.basis(record, field)))
    }

    /// A keystroke: the first one opens the step.
    pub fn input(&self, text: String) {
        if self.basis.with_value(Option::is_none) {
            self.basis.set_value(Some(self.current_basis()));
            self.workbench.close_mark();
            self.workbench.open_mark();
        }
        self.text.set(Some(text));
        self.stop_timer();
        let draft = *self;
        let timer = set_timeout_with_handle(move || draft.save(), REST).ok();
        self.timer.set_value(timer);
    }

    fn stop_timer(&self) {
        if let Some(timer) = self.timer.try_get_value().flatten() {
            timer.clear();
        }
    }

    /// Saves what is typed so far, within the step.
    fn save(&self) {
        let Some(Some(text)) = self.text.try_get_untracked() else { return };
        let (record, field) = self.place.get_value();
        let basis = self.basis.get_value();
        let command =
            Command::SetField { record: record.clone(), field: field.clone(), value: Value::from(text), basis };
        if let Some(step) = self.workbench.dispatch(command) {
            // From now on our own write is part of what the draft has seen; what came in meanwhile is not.
            self.basis.set_value(step.delta.cell(&record, &field).map(waardenboom_core::store::Cell::context));
        }
    }

    /// The text is final.
    pub fn commit(&self) {
        self.stop_timer();
        if self.basis.try_with_value(Option::is_some) != Some(true) {
            return;
        }
        self.save();
        self.basis.set_value(None);
        self.text.try_set(None);
        self.workbench.close_mark();
    }

    /// The old text comes back.
    pub fn cancel(&self) {
        self.stop_timer();
        if self.basis.with_value(Option::is_some) {
            self.basis.set_value(None);
            self.text.set(None);
            self.workbench.cancel_mark();
        }
    }
}
