//! Room Doelenboom, view Preventie: activities by target group or subject and level of prevention; where nothing is
//! done shows.

use super::form::control_id;
use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Field as FieldFrame, Look, Select};
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::command::Command;
use waardenboom_core::model::{FieldValue, PreventionLevel, PreventionSet, overview_id};
use waardenboom_core::prevention::{PreventionMatrix, PreventionRow, RowKey, RowsBy};
use waardenboom_core::store::{Field, RecordId};

/// The view.
#[component]
pub fn Prevention() -> impl IntoView {
    let workbench = Workbench::get();
    let by = RwSignal::new(RowsBy::default());
    let matrix = Memo::new(move |_| workbench.read(|workbook| Some(PreventionMatrix::of(workbook, by.get()))));
    let with = move |f: &dyn Fn(&PreventionMatrix) -> AnyView| matrix.with(|matrix| matrix.as_ref().map(f));
    let set = Signal::derive(move || {
        matrix.with(|matrix| matrix.as_ref().and_then(|m| m.set).map(|set| set.word().to_owned()).unwrap_or_default())
    });
    let has_set = Memo::new(move |_| !set.get().is_empty());
    let sets = Signal::derive(move || {
        let named = PreventionSet::ALL
            .iter()
            .map(|set| (set.word().to_owned(), say(&format!("choice.prevention_set.{}", set.word()))));
        [(String::new(), say("part.none"))].into_iter().chain(named).collect::<Vec<_>>()
    });
    let row_kinds = Signal::derive(|| {
        vec![
            ("target-group".to_owned(), say("prevention.by.target-group")),
            ("subject".to_owned(), say("prevention.by.subject")),
        ]
    });
    let kind = Signal::derive(move || if by.get() == RowsBy::Subject { "subject" } else { "target-group" }.to_owned());
    let holes = move || {
        let holes = matrix.with(|matrix| matrix.as_ref().map_or(0, |matrix| matrix.holes().len()));
        (holes > 0).then(|| say_count("prevention.holes", holes))
    };
    view! {
        <div class="wb-matrix__bar">
            <FieldFrame label=say("prevention.rows") id="prevention-rows"><Select id="prevention-rows" options=row_kinds value=kind small=true
                on_change=move |word: String| by.set(if word == "subject" { RowsBy::Subject } else { RowsBy::TargetGroup })/></FieldFrame>
            <FieldFrame label=say("field.prevention_set") id="prevention-set"><Select id="prevention-set" options=sets value=set small=true
                on_change=move |word: String| choose_set(workbench, &word)/></FieldFrame>
            <p class="wb-matrix__glance" role="status">{holes}</p>
        </div>
        <div class="wb-tree__scroll wb-prevention">
            {move || (!has_set.get()).then(|| view! { <ChooseSet/> })}
            {move || {
                // The names are read too: they may change where nothing else does.
                workbench.read(|_| ());
                has_set.get().then(|| with(&|matrix| table(workbench, matrix)))
            }}
        </div>
    }
}

fn choose_set(workbench: Workbench, word: &str) {
    let value = if word.is_empty() { Value::Null } else { Value::from(word) };
    let field = Field::known("prevention_set");
    workbench.dispatch(Command::SetField { record: overview_id(), field, value, basis: None });
}

/// Nothing shows before the levels are chosen.
#[component]
fn ChooseSet() -> impl IntoView {
    let workbench = Workbench::get();
    let buttons = PreventionSet::ALL.iter().map(|set| {
        let label = say(&format!("choice.prevention_set.{}", set.word()));
        let choose = move |_| {
            choose_set(workbench, set.word());
            // The question is gone; its answer can be changed here.
            part::after_drawing(|| part::focus_by_id("prevention-set"));
        };
        view! { <Button label=label on_press=choose/> }
    });
    view! {
        <div class="wb-prevention__choose">
            <h2 class="nl-heading nl-heading--level-3">{say("prevention.choose-title")}</h2>
            <p class="nl-paragraph">{say("prevention.choose-text")}</p>
            <div class="utrecht-button-group">{buttons.collect_view()}</div>
        </div>
    }
}

fn level_name(level: PreventionLevel) -> String {
    say(&format!("choice.prevention_level.{}", level.word()))
}

fn row_name(workbench: Workbench, key: &RowKey) -> String {
    match key {
        RowKey::TargetGroup(Some(id)) => workbench.name_of(id),
        RowKey::TargetGroup(None) => say("matrix.no-target-group"),
        RowKey::Subject(Some(subject)) => subject.clone(),
        RowKey::Subject(None) => say("prevention.no-subject"),
    }
}

fn table(workbench: Workbench, matrix: &PreventionMatrix) -> AnyView {
    if matrix.rows.is_empty() {
        return view! { <p class="nl-paragraph wb-muted wb-matrix__empty">{say("prevention.empty")}</p> }.into_any();
    }
    let has_loose = matrix.rows.iter().any(|row| !row.without_level.is_empty() || !row.at_other_levels.is_empty());
    let heads = matrix.levels.iter().map(|level| {
        let name = level_name(*level);
        let (short, more) =
            name.split_once(": ").map_or((name.clone(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()));
        view! { <th scope="col">{short}" "<span class="wb-prevention__more">{more}</span></th> }
    });
    let rows = matrix.rows.iter().map(|row| row_view(workbench, row, matrix.levels, has_loose));
    view! {
        <table class="utrecht-table utrecht-table--html-table wb-prevention__table" aria-label=say("prevention.title")>
            <thead><tr>
                <td></td>
                {heads.collect_view()}
                {has_loose.then(|| view! { <th scope="col">{say("prevention.no-level")}</th> })}
            </tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row_view(workbench: Workbench, row: &PreventionRow, levels: &'static [PreventionLevel], has_loose: bool) -> AnyView {
    let is_known = !matches!(row.key, RowKey::TargetGroup(None) | RowKey::Subject(None));
    let name = row_name(workbench, &row.key);
    let cells = levels.iter().zip(&row.cells).map(|(level, activities)| {
        let is_hole = is_known && activities.is_empty();
        let key = row.key.clone();
        let label = say_with("prevention.add-for", &[("row", &name), ("level", &level_name(*level))]);
        view! {
            <td class="wb-prevention__cell" class:wb-prevention__cell--hole=is_hole>
                {is_hole.then(|| view! { <span class="wb-prevention__nobody">{say("prevention.nobody")}</span> })}
                {list(workbench, activities)}
                {is_known.then(|| view! {
                    <Button label=say("prevention.add") icon="plus" look=Look::Subtle icon_only=true class="wb-button--small wb-prevention__add" name=Signal::stored(label)
                        on_press=move |_| add(workbench, &key, *level)/>
                })}
            </td>
        }
    });
    let loose: Vec<RecordId> = row.without_level.iter().chain(&row.at_other_levels).cloned().collect();
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            {cells.collect_view()}
            {has_loose.then(|| view! { <td class="wb-prevention__cell">{list(workbench, &loose)}</td> })}
        </tr>
    }
    .into_any()
}

fn list(workbench: Workbench, activities: &[RecordId]) -> AnyView {
    if activities.is_empty() {
        return ().into_any();
    }
    let items = activities.iter().cloned().map(|id| {
        let name = workbench.name_of(&id);
        let open = move |_| {
            workbench.viewer.shown.set(Some(id.clone()));
            workbench.viewer.details_open.set(Some(true));
        };
        view! { <li><button type="button" class="wb-prevention__activity" on:click=open>{name}</button></li> }
    });
    view! { <ul class="wb-prevention__list">{items.collect_view()}</ul> }.into_any()
}

/// A new activity in a cell: for that group or subject, at that level. One step; the caret goes to its text.
fn add(workbench: Workbench, key: &RowKey, level: PreventionLevel) {
    workbench.open_mark();
    let step = workbench.dispatch(Command::AddActivity { goal: None, after: None, text: String::new() });
    let made = step.and_then(|step| step.focus).map(|(id, _)| id);
    if let Some(record) = &made {
        let set = |field: &'static str, value: Value| {
            workbench.dispatch(Command::SetField {
                record: record.clone(),
                field: Field::known(field),
                value,
                basis: None,
            });
        };
        set("prevention_level", Value::from(level.word()));
        match key {
            RowKey::TargetGroup(Some(group)) => set("target_groups", vec![group.clone()].write()),
            RowKey::Subject(Some(subject)) => set("subject", Value::from(subject.as_str())),
            RowKey::TargetGroup(None) | RowKey::Subject(None) => {}
        }
    }
    workbench.close_mark();
    if let Some(id) = made {
        workbench.viewer.shown.set(Some(id.clone()));
        workbench.viewer.details_open.set(Some(true));
        part::after_drawing(move || part::focus_by_id(&control_id(&id, "text")));
    }
}
