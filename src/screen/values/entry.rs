//! Adding to a list by typing: what is typed is there at once, and one step in the end.

use crate::app::Workbench;
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::command::Command;
use waardenboom_core::store::{Field, RecordId};

/// A line that makes a record as soon as something is typed in it. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Entry {
    workbench: Workbench,
    table: &'static str,
    /// What the record belongs to, and what else it says from the start.
    of: StoredValue<Option<RecordId>>,
    also: StoredValue<Option<(&'static str, Value)>>,
    made: RwSignal<Option<RecordId>>,
    /// What stands in the boxes, by field.
    pub text: RwSignal<String>,
    /// The second box, where there is one.
    pub group: RwSignal<String>,
}

impl Entry {
    /// An empty line for a table.
    pub fn new(table: &'static str) -> Self {
        Self::of(table, None, None)
    }

    /// An empty line for records that belong to another one, or say something from the start.
    pub fn of(table: &'static str, of: Option<RecordId>, also: Option<(&'static str, Value)>) -> Self {
        let entry = Self {
            workbench: Workbench::get(),
            table,
            of: StoredValue::new(of),
            also: StoredValue::new(also),
            made: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            group: RwSignal::new(String::new()),
        };
        on_cleanup(move || entry.finish());
        entry
    }

    /// The record that is being typed.
    pub fn made(&self) -> RwSignal<Option<RecordId>> {
        self.made
    }

    /// Typing in the first box; the first letter makes the record.
    pub fn type_text(&self, text: String) {
        self.text.set(text.clone());
        match self.made.get_untracked() {
            Some(id) => self.set(id, "text", text),
            None if text.trim().is_empty() => {}
            None => {
                self.workbench.open_mark();
                let command = Command::AddItem { table: self.table, text, belongs_to: self.of.get_value() };
                let made = self.workbench.dispatch(command).and_then(|step| step.focus).map(|(id, _)| id);
                if let (Some(record), Some((field, value))) = (made.clone(), self.also.get_value()) {
                    let field = Field::known(field);
                    self.workbench.dispatch(Command::SetField { record, field, value, basis: None });
                }
                if let Some(id) = &made {
                    let group = self.group.get_untracked();
                    if !group.is_empty() {
                        self.set(id.clone(), "group", group);
                    }
                }
                self.made.set(made);
            }
        }
    }

    /// Typing in the second box.
    pub fn type_group(&self, group: String) {
        self.group.set(group.clone());
        if let Some(id) = self.made.get_untracked() {
            self.set(id, "group", group);
        }
    }

    fn set(&self, record: RecordId, field: &'static str, text: String) {
        let command = Command::SetField { record, field: Field::known(field), value: Value::from(text), basis: None };
        self.workbench.dispatch(command);
    }

    /// The line is done and empty again; a record without a text does not stay.
    pub fn finish(&self) {
        let Some(Some(_)) = self.made.try_get_untracked() else { return };
        if self.text.with_untracked(|text| text.trim().is_empty()) {
            self.workbench.cancel_mark();
        } else {
            self.workbench.close_mark();
        }
        self.made.set(None);
        self.text.set(String::new());
        self.group.set(String::new());
    }
}

/// Whether the focus goes somewhere outside the element it leaves.
pub fn leaves(event: &leptos::ev::FocusEvent) -> bool {
    use wasm_bindgen::JsCast;
    let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    let from = event.current_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    from.is_none_or(|from| !from.contains(to.as_ref()))
}
