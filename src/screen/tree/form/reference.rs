//! A field that points at another record.

use super::{field_label, own_id, set_field_of, value_of};
use crate::app::Workbench;
use crate::language::say;
use crate::part::{Field as FieldFrame, Select};
use crate::screen::values::{value_ids, value_name};
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;

/// Which records a reference field can point at.
fn candidates(workbook: &Workbook, field: &str) -> Vec<(RecordId, String)> {
    let ids: Vec<&RecordId> = match field {
        "challenge" => workbook.challenges.keys().collect(),
        "information_need" => workbook.information_needs.keys().collect(),
        "meeting" => workbook.meetings.keys().collect(),
        "goal" => workbook.goals.keys().collect(),
        "indicator" => workbook.indicators.keys().collect(),
        "activity" => workbook.activities.keys().collect(),
        "provider" => workbook.providers.keys().collect(),
        "set" => workbook.rule_sets.keys().collect(),
        "question" => workbook.sub_questions.keys().collect(),
        "dilemma" => workbook.dilemmas.keys().collect(),
        "value" | "other_value" => return values(workbook),
        _ => Vec::new(),
    };
    let mut named: Vec<_> =
        ids.into_iter().map(|id| (id.clone(), workbook.text_of(id).unwrap_or_default().to_owned())).collect();
    named.put_in_order(|a, b| a.1.cmp(&b.1));
    named
}

/// The values in their order; the core values are there also when nobody wrote anything in them.
fn values(workbook: &Workbook) -> Vec<(RecordId, String)> {
    value_ids(workbook).into_iter().map(|id| (id.clone(), value_name(workbook, &id))).collect()
}

/// A record to choose from a list.
#[component]
pub fn ReferenceField(record: RecordId, field: &'static str) -> impl IntoView {
    let workbench = Workbench::get();
    let value = value_of(&record, field);
    let shown =
        Signal::derive(move || value.with(|v| v.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()));
    let id = own_id(&record, field);
    let label = field_label(record.table(), field);
    let options = Signal::derive(move || {
        let named = workbench.read(|workbook| candidates(workbook, field));
        let named = named.into_iter().map(|(id, text)| (id.to_string(), crate::app::shortened(&text)));
        [(String::new(), say("part.none"))].into_iter().chain(named).collect::<Vec<_>>()
    });
    let choose =
        move |id: String| set_field_of(workbench, &record, field, if id.is_empty() { Value::Null } else { id.into() });
    view! { <FieldFrame label=label id=id.clone()><Select id=id options=options value=shown on_change=choose/></FieldFrame> }
}
