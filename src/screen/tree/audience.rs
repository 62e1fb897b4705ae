//! The tree for one audience: what the council steers by, or what those who carry it out need. To read, not to edit.

use super::{kind_code, kind_name};
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::{KindIcon, Select};
use leptos::prelude::*;
use waardenboom_core::model::{Reading, Workbook};
use waardenboom_core::tree::{Audience, AudienceKind, AudienceRow, audience_rows};

/// For whom the tree shows.
#[component]
pub fn AudienceChoice() -> impl IntoView {
    let audience = Workbench::get().viewer.audience;
    let value = Signal::derive(move || audience.get().map(|audience| audience.word().to_owned()).unwrap_or_default());
    let named = Audience::ALL
        .iter()
        .map(|audience| (audience.word().to_owned(), say(&format!("audience.{}", audience.word()))));
    let options: Vec<_> = [(String::new(), say("audience.everybody"))].into_iter().chain(named).collect();
    let choose =
        move |word: String| audience.set(Audience::ALL.iter().copied().find(|audience| audience.word() == word));
    view! {
        <label class="wb-hidden" for="audience">{say("audience.label")}</label>
        <Select id="audience" options=options value=value on_change=choose small=true/>
    }
}

/// The rows for it, as a list.
#[component]
pub fn AudienceRows(audience: Audience) -> impl IntoView {
    let workbench = Workbench::get();
    let rows = move || {
        workbench.read(|workbook| {
            audience_rows(workbook, audience)
                .into_iter()
                .map(|row| (extra(workbook, &row), kind(workbook, &row), row))
                .collect::<Vec<_>>()
        })
    };
    let view = move |(extra, kind, row): (String, &'static str, AudienceRow)| {
        let name = if row.kind == AudienceKind::Provision {
            provider_name(workbench, &row)
        } else {
            workbench.name_of(&row.id)
        };
        let open = move |_| {
            let id = if row.kind == AudienceKind::Provision { row.parent.clone() } else { Some(row.id.clone()) };
            workbench.viewer.shown.set(id);
            workbench.viewer.details_open.set(Some(true));
        };
        let level = row.level.to_string();
        view! {
            <li class="wb-audience__row" data-kind=kind>
                <span class="wb-audience__first">
                    <span class="wb-audience__indent" data-level=level></span>
                    <KindIcon kind=kind/>
                    <button type="button" class="wb-audience__name" on:click=open>{name}</button>
                </span>
                <span class="wb-muted">{kind_name(kind)}</span>
                <span class="wb-audience__extra">{extra}</span>
            </li>
        }
    };
    let all = move || rows().into_iter().map(view).collect_view();
    let is_empty = move || rows().is_empty();
    view! {
        <div class="wb-tree__scroll wb-audience">
            {move || is_empty().then(|| view! { <p class="nl-paragraph wb-muted wb-matrix__empty">{say(&format!("audience.empty-{}", audience.word()))}</p> })}
            <ul class="wb-audience__list" aria-label=say(&format!("audience.{}", audience.word()))>{all}</ul>
        </div>
    }
}

fn kind(workbook: &Workbook, row: &AudienceRow) -> &'static str {
    match row.kind {
        AudienceKind::Provision => "provider",
        _ => kind_code(workbook, &row.id),
    }
}

fn provider_name(workbench: Workbench, row: &AudienceRow) -> String {
    let provider = workbench.peek(|workbook| workbook.provisions.get(&row.id).and_then(|link| link.provider.clone()));
    provider.map(|id| workbench.name_of(&id)).unwrap_or_default()
}

/// What stands behind the name: how an indicator stands, or what was agreed.
fn extra(workbook: &Workbook, row: &AudienceRow) -> String {
    match row.kind {
        AudienceKind::Indicator => {
            let Some(indicator) = workbook.indicators.get(&row.id) else { return String::new() };
            let value =
                |reading: &Option<Reading>| reading.as_ref().map(|r| r.value.clone()).filter(|value| !value.is_empty());
            match (value(&indicator.baseline), value(&indicator.target)) {
                (None, None) => String::new(),
                (from, to) => {
                    let none = || say("efficiency.missing");
                    let (from, to) = (from.unwrap_or_else(none), to.unwrap_or_else(none));
                    say_with("audience.from-to", &[("from", &from), ("to", &to), ("unit", &indicator.unit)])
                }
            }
        }
        AudienceKind::Provision => {
            let agreement = workbook.provisions.get(&row.id).and_then(|link| link.agreement);
            agreement.map(|agreement| say(&format!("choice.agreement.{}", agreement.word()))).unwrap_or_default()
        }
        AudienceKind::Goal | AudienceKind::Activity => String::new(),
    }
}
