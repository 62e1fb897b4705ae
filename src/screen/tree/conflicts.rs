//! What people changed apart from each other, side by side, and what the merge settled by itself.

use super::form::field_label;
use crate::app::Workbench;
use crate::language::{self, say, say_with};
use crate::part::Button;
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::command::Command;
use waardenboom_core::model::{Conflict, FieldKind, FieldValue, Listed, Points, Position, Reading};
use waardenboom_core::store::RecordId;

/// The list of conflicts, each with its values to choose from.
#[component]
pub fn Conflicts() -> impl IntoView {
    let workbench = Workbench::get();
    let conflicts = move || workbench.read_session(|session| session.workbook().conflicts(session.store()));
    let listed = move || workbench.read(waardenboom_core::model::Workbook::listed);
    view! {
        {move || (conflicts().is_empty() && listed().is_empty()).then(|| view! { <p class="nl-paragraph">{say("conflict.none")}</p> })}
        <ul class="wb-item-list">
            {move || conflicts().into_iter().map(|conflict| one(workbench, conflict)).collect_view()}
            {move || listed().into_iter().map(|listed| settled(workbench, &listed)).collect_view()}
        </ul>
    }
}

fn one(workbench: Workbench, conflict: Conflict) -> impl IntoView {
    let name = crate::app::shortened(&workbench.name_of(&conflict.record));
    let field = field_label(conflict.record.table(), conflict.field.as_str());
    let choices = conflict.values.into_iter().rev().map(|value| {
        let words = word_of_field(conflict.record.table(), conflict.field.as_str(), &value)
            .unwrap_or_else(|| words_of(workbench, &value));
        let (record, field) = (conflict.record.clone(), conflict.field.clone());
        let take = move |_| {
            let command =
                Command::SetField { record: record.clone(), field: field.clone(), value: value.clone(), basis: None };
            workbench.dispatch(command);
        };
        view! { <li class="wb-bin__item"><span>{words.clone()}</span><Button label=say("conflict.take") class="wb-button--small" name=Signal::stored(say_with("conflict.take-name", &[("value", &words)])) on_press=take/></li> }
    });
    view! {
        <li class="wb-item wb-conflict">
            <h3 class="nl-heading nl-heading--level-5">{say_with("conflict.about", &[("field", &field), ("name", &name)])}</h3>
            <ul class="wb-picker__list">{choices.collect_view()}</ul>
        </li>
    }
}

fn settled(workbench: Workbench, listed: &Listed) -> impl IntoView + use<> {
    let (key, id) = match listed {
        Listed::Circle(id) => ("conflict.circle", id),
        Listed::Orphan(id) => ("conflict.orphan", id),
        Listed::RemovedButChanged(id) => ("conflict.removed-but-changed", id),
    };
    let name = workbench.name_of(id);
    let keep = matches!(listed, Listed::RemovedButChanged(_)).then(|| {
        let (keep, go) = (id.clone(), id.clone());
        view! {
            <div class="utrecht-button-group">
                <Button label=say("conflict.keep") class="wb-button--small" on_press=move |_| { workbench.dispatch(Command::Keep { record: keep.clone() }); }/>
                <Button label=say("conflict.remove") class="wb-button--small" negative=true on_press=move |_| { workbench.dispatch(Command::RemoveWithBranch { records: vec![go.clone()] }); }/>
            </div>
        }
    });
    view! { <li class="wb-item wb-conflict"><p class="nl-paragraph">{say_with(key, &[("name", &name)])}</p>{keep}</li> }
}

/// The name of a word or a step of strength; `None` for any other value.
fn word_of_field(table: &str, field: &str, value: &Value) -> Option<String> {
    if field == "strength" {
        return Some(say(&format!("strength.{value}")));
    }
    let schema = waardenboom_core::model::table(table)?.field(field)?;
    match schema.kind {
        FieldKind::Choice(_) => Some(super::form::word_label(table, field, value.as_str()?)),
        FieldKind::Number => value.as_f64().map(language::plain_number),
        FieldKind::Points => {
            let points = Points::read(value)?;
            let one = |(key, points): (&String, &f64)| {
                format!("{} {}", say(&format!("value.{key}.short")), language::plain_number(*points))
            };
            Some(points.iter().map(one).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    }
}

/// A value of a field as a person reads it.
fn words_of(workbench: Workbench, value: &Value) -> String {
    let name = |id: &str| RecordId::parse(id).map_or_else(|| id.to_owned(), |id| workbench.name_of(&id));
    if let Some(position) = Position::read(value) {
        return match position.parent {
            Some(parent) => say_with("conflict.below", &[("name", &workbench.name_of(&parent))]),
            None => say("conflict.on-top"),
        };
    }
    if let Some(Some(reading)) = Option::<Reading>::read(value) {
        return [reading.value, reading.day.0, reading.source].join(" · ");
    }
    match value {
        Value::Null => say("conflict.empty"),
        Value::Bool(true) => say("part.yes"),
        Value::Bool(false) => say("part.no"),
        Value::String(text)
            if RecordId::parse(text).is_some_and(|id| waardenboom_core::model::table(id.table()).is_some()) =>
        {
            name(text)
        }
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| words_of(workbench, item)).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
