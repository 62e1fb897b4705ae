//! A form for any record, made from its schema: every field by its name, saved while typing.

mod day;
mod reference;

use super::kind_name;
use crate::app::{Draft, Workbench};
use crate::language::{self, say, say_first, say_with};
use crate::part::{Button, Field as FieldFrame, Select, TextBox};
use day::DayField;
use leptos::prelude::*;
use reference::ReferenceField;
use serde_json::Value;
use waardenboom_core::command::Command;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{Day, FieldKind, FieldValue, PreventionSet, Reading, field_kind, number_value};
use waardenboom_core::store::{Cell, Field, RecordId};

/// The name of a field.
pub fn field_label(table: &str, field: &str) -> String {
    say_first(&[&format!("field.{table}-{field}"), &format!("field.{field}")])
}

/// The id of a field's control, for its label and the focus.
pub fn control_id(record: &RecordId, field: &str) -> String {
    format!("f-{}-{}-{field}", record.table(), record.key().replace('/', "~"))
}

/// Given to the forms of dialogs: a record may stand in the details at the same time.
#[derive(Clone, Copy)]
pub struct InDialog;

/// [`control_id`], in a dialog.
pub fn dialog_id(record: &RecordId, field: &str) -> String {
    format!("dialog-{}", control_id(record, field))
}

/// The id of a control in the form that is being drawn.
fn own_id(record: &RecordId, field: &str) -> String {
    if use_context::<InDialog>().is_some() { dialog_id(record, field) } else { control_id(record, field) }
}

/// The shown value of a field, tracked.
pub fn value_of(record: &RecordId, field: &'static str) -> Memo<Option<Value>> {
    let workbench = Workbench::get();
    let (record, field) = (record.clone(), Field::known(field));
    Memo::new(move |_| {
        workbench.read_session(|session| session.store().cell(&record, &field).and_then(Cell::shown).cloned())
    })
}

pub(super) fn set_field_of(workbench: Workbench, record: &RecordId, field: &'static str, value: Value) {
    let command = Command::SetField { record: record.clone(), field: Field::known(field), value, basis: None };
    workbench.dispatch(command);
}

/// Fields that take more than a line.
const LONG: [&str; 37] = [
    "text",
    "note",
    "assumption_if",
    "assumption_then",
    "assumption_because",
    "evidence",
    "refutation",
    "causes",
    "figures",
    "way_of_working",
    "way_of_working_wanted",
    "achievable",
    "relevant",
    "agenda",
    "decided",
    "description",
    "consequences",
    "costs",
    "main_question",
    "worst_acceptable",
    "best_imaginable",
    "present",
    "purpose",
    "responsibility",
    "practice",
    "financing",
    "council_role",
    "one_side",
    "other_side",
    "compromise",
    "reasons",
    "prevent",
    "mitigate",
    "compensate",
    "hardship",
    "plan_b",
    "why_open",
];

/// The control that fits the field; a text may have another label here.
#[component]
pub fn FieldOf(record: RecordId, field: &'static str, #[prop(optional, into)] label: Option<String>) -> impl IntoView {
    match field_kind(&record, &Field::known(field)) {
        Some(FieldKind::Day) if matches!(record.table(), "meeting" | "choice-part" | "rule-set") => {
            view! { <DayField record field/> }.into_any()
        }
        Some(FieldKind::Text | FieldKind::Day) => {
            view! { <TextField record field label=label.unwrap_or_default()/> }.into_any()
        }
        Some(FieldKind::Choice(words)) => view! { <ChoiceField record field words/> }.into_any(),
        Some(FieldKind::Number) if field == "strength" => view! { <StrengthField record/> }.into_any(),
        Some(FieldKind::Number) => view! { <NumberField record field/> }.into_any(),
        Some(FieldKind::Flag) => view! { <FlagField record field/> }.into_any(),
        Some(FieldKind::Reference) => view! { <ReferenceField record field/> }.into_any(),
        Some(FieldKind::References) => view! { <TargetGroupsField record/> }.into_any(),
        Some(FieldKind::Reading) => view! { <ReadingField record field/> }.into_any(),
        Some(FieldKind::Position | FieldKind::Points) | None => ().into_any(),
    }
}

/// A text, saved while it is typed; Esc brings the old one back.
#[component]
fn TextField(record: RecordId, field: &'static str, label: String) -> impl IntoView {
    let value = value_of(&record, field);
    let draft = Draft::of(record.clone(), Field::known(field));
    let shown = Signal::derive(move || {
        let saved = || value.with(|value| value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned());
        draft.text().get().unwrap_or_else(saved)
    });
    let id = own_id(&record, field);
    let table = record.table();
    let hint = language::find(&format!("hint.{table}-{field}"));
    let described = hint.is_some();
    let is_name = matches!(
        table,
        "participant" | "alternative" | "provider" | "target-group" | "value" | "rule-set" | "choice" | "proposal"
    );
    let is_short = field == "text" && is_name || table == "weighed";
    let lines = (LONG.contains(&field) && !is_short).then_some(if field == "text" { 2 } else { 3 });
    let label = if label.is_empty() { field_label(table, field) } else { label };
    view! {
        <FieldFrame label=label id=id.clone() description=hint>
            {match lines {
                Some(lines) => view! { <TextBox id=id value=shown lines=lines described=described on_input=move |text| draft.input(text) on_leave=move |()| draft.commit() on_escape=move |()| draft.cancel()/> }.into_any(),
                None => view! { <TextBox id=id value=shown described=described on_input=move |text| draft.input(text) on_leave=move |()| draft.commit() on_escape=move |()| draft.cancel()/> }.into_any(),
            }}
        </FieldFrame>
    }
}

/// The name of a word of a closed set.
pub fn word_label(table: &str, field: &str, word: &str) -> String {
    match (table, field) {
        ("goal", "kind") => kind_name(word),
        ("indicator", "kind") => say(&format!("choice.indicator-kind.{word}")),
        _ => say(&format!("choice.{field}.{word}")),
    }
}

#[component]
fn ChoiceField(record: RecordId, field: &'static str, words: &'static [&'static str]) -> impl IntoView {
    let workbench = Workbench::get();
    let value = value_of(&record, field);
    let shown =
        Signal::derive(move || value.with(|v| v.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()));
    let table = record.table().to_owned();
    let id = own_id(&record, field);
    let label = field_label(&table, field);
    let options = Signal::derive(move || {
        let by_moment = workbench.read(|workbook| {
            workbook.overviews.values().any(|overview| overview.prevention_set == Some(PreventionSet::ByMoment))
        });
        let in_set = |word: &str| match word {
            "universal" | "selective" | "indicated" | "care-related" => !by_moment || shown.get_untracked() == word,
            "primary" | "secondary" | "tertiary" => by_moment || shown.get_untracked() == word,
            _ => true,
        };
        let named =
            words.iter().filter(|word| in_set(word)).map(|word| ((*word).to_owned(), word_label(&table, field, word)));
        [(String::new(), say("part.none"))].into_iter().chain(named).collect::<Vec<_>>()
    });
    let choose = move |word: String| {
        let value = if word.is_empty() { Value::Null } else { Value::from(word) };
        set_field_of(workbench, &record, field, value);
    };
    view! { <FieldFrame label=label id=id.clone()><Select id=id options=options value=shown on_change=choose/></FieldFrame> }
}

#[component]
fn StrengthField(record: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let value = value_of(&record, "strength");
    let shown = Signal::derive(move || value.with(|v| v.as_ref().map(ToString::to_string).unwrap_or_default()));
    let id = own_id(&record, "strength");
    let steps = [3, 2, 1, 0, -1, -2].map(|step| (step.to_string(), say(&format!("strength.{step}"))));
    let options: Vec<_> = [(String::new(), say("part.none"))].into_iter().chain(steps).collect();
    let choose = move |step: String| {
        set_field_of(workbench, &record, "strength", step.parse::<i64>().map_or(Value::Null, Value::from));
    };
    view! { <FieldFrame label=say("field.strength") id=id.clone()><Select id=id options=options value=shown on_change=choose/></FieldFrame> }
}

/// A number as people write it; what is none stays in the box, with what is wrong.
#[component]
fn NumberField(record: RecordId, field: &'static str) -> impl IntoView {
    let workbench = Workbench::get();
    let value = value_of(&record, field);
    let typed = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || {
        let saved =
            || value.with(|v| v.as_ref().and_then(Value::as_f64).map(language::plain_number)).unwrap_or_default();
        typed.get().unwrap_or_else(saved)
    });
    let id = own_id(&record, field);
    let label = field_label(record.table(), field);
    let leave = move |()| {
        let Some(text) = typed.get_untracked() else { return };
        let value =
            if text.trim().is_empty() { Some(Value::Null) } else { language::parse_number(&text).map(number_value) };
        match value {
            Some(value) => {
                set_field_of(workbench, &record, field, value);
                typed.set(None);
                error.set(None);
            }
            None if language::is_ambiguous(&text) => error.set(Some(say_with("part.which-number", &[("text", &text)]))),
            None => error.set(Some(say_with("part.not-a-number", &[("text", &text)]))),
        }
    };
    view! {
        <FieldFrame label=label id=id.clone() error=error>
            <TextBox id=id value=shown input_mode="decimal" invalid=Signal::derive(move || error.get().is_some())
                on_input=move |text| typed.set(Some(text)) on_leave=leave on_escape=move |()| { typed.set(None); error.set(None); }/>
        </FieldFrame>
    }
}

#[component]
fn FlagField(record: RecordId, field: &'static str) -> impl IntoView {
    let workbench = Workbench::get();
    let value = value_of(&record, field);
    let label = field_label(record.table(), field);
    let checked = move || value.with(|value| value.as_ref().and_then(Value::as_bool).unwrap_or(false));
    let choose = move |event| set_field_of(workbench, &record, field, Value::Bool(event_target_checked(&event)));
    view! { <label class="wb-check"><input type="checkbox" prop:checked=checked on:change=choose/><span>{label}</span></label> }
}

/// For whom: target groups to tick, and a box for one that is not there yet.
#[component]
fn TargetGroupsField(record: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let value = value_of(&record, "target_groups");
    let chosen = Memo::new(move |_| value.with(|v| v.as_ref().and_then(Vec::<RecordId>::read)).unwrap_or_default());
    let groups = Memo::new(move |_| {
        workbench.read(|workbook| {
            let mut groups: Vec<_> = workbook
                .target_groups
                .iter()
                .map(|(id, group)| (group.order.clone(), id.clone(), group.text.clone()))
                .collect();
            groups.put_in_order(Ord::cmp);
            groups
        })
    });
    let record = StoredValue::new(record);
    let toggle = move |id: RecordId, on: bool| {
        let mut all = chosen.get_untracked();
        all.retain(|other| *other != id);
        if on {
            all.push(id);
        }
        set_field_of(workbench, &record.get_value(), "target_groups", all.write());
    };
    let new_id = record.with_value(|record| own_id(record, "new-group"));
    let typed = RwSignal::new(String::new());
    let add = move || {
        let text = typed.get_untracked().trim().to_owned();
        if text.is_empty() {
            return;
        }
        workbench.open_mark();
        let made = workbench.dispatch(Command::AddItem { table: "target-group", text, belongs_to: None });
        if let Some((id, _)) = made.and_then(|step| step.focus) {
            toggle(id, true);
        }
        workbench.close_mark();
        typed.set(String::new());
    };
    view! {
        <fieldset class="utrecht-form-fieldset__fieldset wb-fieldset">
            <legend class="utrecht-form-label">{say("field.target_groups")}</legend>
            <For each=move || groups.get() key=|group| group.clone() let((_, id, text))>
                <label class="wb-check"><input type="checkbox"
                    prop:checked={ let id = id.clone(); move || chosen.with(|all| all.contains(&id)) }
                    on:change={ let id = id.clone(); move |event| toggle(id.clone(), event_target_checked(&event)) }/><span>{text}</span></label>
            </For>
            <div class="wb-form-line">
                <FieldFrame label=say("field.new-target-group") id=new_id.clone()>
                    <TextBox id=new_id value=typed on_input=move |text| typed.set(text) on_enter=move |()| add()/>
                </FieldFrame>
                <Button label=say("part.add") class="wb-button--small" name=Signal::stored(say("field.add-target-group")) on_press=move |_| add()/>
            </div>
        </fieldset>
    }
}

/// A value with its day, source and footnote. A baseline that was set is never overwritten: the old one
/// stays among the measurements.
#[component]
fn ReadingField(record: RecordId, field: &'static str) -> impl IntoView {
    let workbench = Workbench::get();
    let value = value_of(&record, field);
    let reading =
        Memo::new(move |_| value.with(|v| v.as_ref().and_then(Option::<Reading>::read)).flatten().unwrap_or_default());
    let record = StoredValue::new(record);
    let keep = move |part: &'static str, text: String| {
        let old = reading.get_untracked();
        let mut new = old.clone();
        match part {
            "value" => new.value = text,
            "day" => new.day = Day(text),
            "source" => new.source = text,
            _ => new.footnote = text,
        }
        if new == old {
            return;
        }
        let is_replaced = field == "baseline" && part == "value" && !old.value.is_empty();
        if is_replaced {
            new.day = Day::default();
            let command = Command::SetBaseline { indicator: record.get_value(), reading: new };
            if workbench.dispatch(command).is_some() {
                workbench.notify(say("details.baseline-kept"), false);
            }
        } else {
            set_field_of(workbench, &record.get_value(), field, Some(new).write());
        }
    };
    let part = move |part: &'static str| {
        let typed = RwSignal::new(None::<String>);
        let id = record.with_value(|record| own_id(record, &format!("{field}-{part}")));
        let shown = Signal::derive(move || {
            typed.get().unwrap_or_else(|| {
                reading.with(|r| match part {
                    "value" => r.value.clone(),
                    "day" => r.day.0.clone(),
                    "source" => r.source.clone(),
                    _ => r.footnote.clone(),
                })
            })
        });
        let label =
            if part == "value" { say(&format!("field.{field}")) } else { say(&format!("field.reading-{part}")) };
        let leave = move |()| {
            if let Some(text) = typed.get_untracked() {
                keep(part, text);
                typed.set(None);
            }
        };
        view! {
            <FieldFrame label=label id=id.clone()>
                <TextBox id=id value=shown on_input=move |text| typed.set(Some(text)) on_leave=leave on_escape=move |()| typed.set(None)/>
            </FieldFrame>
        }
    };
    view! {
        <fieldset class="utrecht-form-fieldset__fieldset wb-fieldset">
            <legend class="utrecht-form-label">{say(&format!("field.{field}"))}</legend>
            <div class="wb-fields">{part("value")}{part("day")}</div>
            {part("source")}
            {part("footnote")}
        </fieldset>
    }
}
