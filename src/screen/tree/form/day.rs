//! A day of the calendar, written as people write it.

use super::{field_label, own_id, set_field_of, value_of};
use crate::app::{Workbench, written_day};
use crate::language::say_with;
use crate::part::{Field as FieldFrame, TextBox};
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::finding::Date;
use waardenboom_core::model::Day;
use waardenboom_core::store::RecordId;

/// A day; what is none stays in the box, with what is wrong.
#[component]
pub fn DayField(record: RecordId, field: &'static str) -> impl IntoView {
    let workbench = Workbench::get();
    let value = value_of(&record, field);
    let typed = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || {
        let saved = || value.with(|v| v.as_ref().and_then(Value::as_str).map(str::to_owned)).unwrap_or_default();
        typed.get().unwrap_or_else(|| written_day(&Day(saved())))
    });
    let id = own_id(&record, field);
    let label = field_label(record.table(), field);
    let leave = move |()| {
        let Some(text) = typed.get_untracked() else { return };
        let day = if text.trim().is_empty() { Some(Day::default()) } else { Date::read(&text).map(Date::day) };
        let Some(day) = day else {
            return error.set(Some(say_with("part.not-a-day", &[("text", text.trim())])));
        };
        set_field_of(workbench, &record, field, Value::from(day.0));
        typed.set(None);
        error.set(None);
    };
    view! {
        <FieldFrame label=label id=id.clone() error=error>
            <TextBox id=id value=shown invalid=Signal::derive(move || error.get().is_some())
                on_input=move |text| typed.set(Some(text)) on_leave=leave on_escape=move |()| { typed.set(None); error.set(None); }/>
        </FieldFrame>
    }
}
