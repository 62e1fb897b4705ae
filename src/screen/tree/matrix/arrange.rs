//! Above the sheet: how it is grouped, sorted and filtered, and what it shows at a glance.

use super::held::Held;
use crate::app::{Workbench, shortened};
use crate::language::{say, say_count};
use crate::part::{Button, Field, Icon, Look, Select};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::contribution::{Arrangement, GroupBy, Shown, SortBy};
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{Agreement, Influence, ProviderForm, Workbook};
use waardenboom_core::store::RecordId;

/// What somebody can filter by.
const FILTERS: [&str; 6] = ["branch", "provider", "target-group", "form", "influence", "agreement"];

/// The bar.
#[component]
pub fn ArrangeBar(held: Held, as_text: RwSignal<bool>) -> impl IntoView {
    let arrangement = held.arrangement;
    let group = Signal::derive(move || arrangement.with(|a| a.group_by.word().to_owned()));
    let sort = Signal::derive(move || arrangement.with(|a| a.sort_by.word().to_owned()));
    let groups: Vec<_> =
        GroupBy::ALL.iter().map(|by| (by.word().to_owned(), say(&format!("matrix.group.{}", by.word())))).collect();
    let sorts: Vec<_> =
        SortBy::ALL.iter().map(|by| (by.word().to_owned(), say(&format!("matrix.sort.{}", by.word())))).collect();
    let choose_group = move |word: String| {
        let by = GroupBy::ALL.iter().copied().find(|by| by.word() == word);
        arrangement.update(|a| a.group_by = by.unwrap_or_default());
    };
    let choose_sort = move |word: String| {
        let by = SortBy::ALL.iter().copied().find(|by| by.word() == word);
        arrangement.update(|a| a.sort_by = by.unwrap_or_default());
    };
    let filters = move || FILTERS.iter().filter(|filter| !chosen(&arrangement.get(), filter).is_empty()).count();
    let filter_label = move || match filters() {
        0 => say("matrix.filter"),
        count => say_count("matrix.filtered", count),
    };
    view! {
        <div class="wb-matrix__bar">
            <Field label=say("matrix.group-by") id="matrix-group"><Select id="matrix-group" options=groups value=group on_change=choose_group small=true/></Field>
            <Field label=say("matrix.sort-by") id="matrix-sort"><Select id="matrix-sort" options=sorts value=sort on_change=choose_sort small=true/></Field>
            <details class="wb-matrix__filter">
                <summary class="nl-button nl-button--subtle wb-button--small">
                    <span class="nl-button__icon-start"><Icon name="filter"/></span><span class="nl-button__label">{filter_label}</span>
                </summary>
                <div class="wb-matrix__filters">
                    {FILTERS.map(|filter| view! { <Filter held filter/> }).collect_view()}
                    <Button label=say("matrix.show-all") class="wb-button--small" on_press=move |_| arrangement.update(|a| a.shown = Shown::default())/>
                </div>
            </details>
            <Glance held/>
            <span class="wb-matrix__end">
                <AddActivity/>
                <button type="button" class="nl-button nl-button--subtle wb-button--small" class:nl-button--pressed=move || as_text.get()
                    aria-pressed=move || as_text.get().to_string() on:click=move |_| as_text.update(|on| *on = !*on)>{say("matrix.as-text")}</button>
            </span>
        </div>
    }
}

/// A new activity, that serves nothing yet.
#[component]
fn AddActivity() -> impl IntoView {
    let workbench = Workbench::get();
    let add = move |_| {
        let step = workbench.dispatch(Command::AddActivity { goal: None, after: None, text: String::new() });
        let Some((id, _)) = step.and_then(|step| step.focus) else { return };
        let viewer = workbench.viewer;
        viewer.shown.set(Some(id.clone()));
        viewer.details_open.set(Some(true));
        crate::part::after_drawing(move || {
            crate::part::focus_by_id(&crate::screen::tree::form::control_id(&id, "text"));
        });
    };
    view! { <Button label=say("action.new-activity") icon="plus" look=Look::Subtle class="wb-button--small" on_press=add/> }
}

/// What is missing and what is double, counted.
#[component]
fn Glance(held: Held) -> impl IntoView {
    let counts = Memo::new(move |_| {
        let overlaps = held.read(|matrix| matrix.columns().iter().map(|column| column.overlaps.len()).sum::<usize>());
        held.gaps(|gaps| (gaps.goals.len(), gaps.activities.len(), overlaps))
    });
    let parts = move || {
        let (goals, activities, overlaps) = counts.get();
        let say = |key: &str, count: usize| (count > 0).then(|| say_count(key, count));
        let parts: Vec<String> =
            [say("matrix.unserved", goals), say("matrix.idle", activities), say("matrix.overlaps", overlaps)]
                .into_iter()
                .flatten()
                .collect();
        parts.join(" · ")
    };
    view! { <p class="wb-matrix__glance" role="status">{parts}</p> }
}

/// What was chosen in a filter; empty for everything.
fn chosen(arrangement: &Arrangement, filter: &str) -> String {
    let shown = &arrangement.shown;
    let id = |id: &Option<RecordId>| id.as_ref().map(ToString::to_string);
    let chosen = match filter {
        "branch" => id(&shown.branch),
        "provider" => id(&shown.provider),
        "target-group" => id(&shown.target_group),
        "form" => shown.form.map(|form| form.word().to_owned()),
        "influence" => shown.influence.map(|influence| influence.word().to_owned()),
        _ => shown.agreement.map(|agreement| agreement.word().to_owned()),
    };
    chosen.unwrap_or_default()
}

fn choose(arrangement: &mut Arrangement, filter: &str, word: &str) {
    let shown = &mut arrangement.shown;
    let id = || RecordId::parse(word);
    match filter {
        "branch" => shown.branch = id(),
        "provider" => shown.provider = id(),
        "target-group" => shown.target_group = id(),
        "form" => shown.form = ProviderForm::parse(word),
        "influence" => shown.influence = Influence::parse(word),
        _ => shown.agreement = Agreement::parse(word),
    }
}

fn options(workbook: &Workbook, filter: &str) -> Vec<(String, String)> {
    let words = |words: Vec<&str>| {
        words.into_iter().map(|word| (word.to_owned(), say(&format!("choice.{filter}.{word}")))).collect::<Vec<_>>()
    };
    let ids: Vec<&RecordId> = match filter {
        "branch" => workbook
            .forest()
            .children(None)
            .flat_map(|top| [top].into_iter().chain(workbook.forest().children(Some(top))))
            .collect(),
        "provider" => workbook.providers.keys().collect(),
        "target-group" => workbook.target_groups.keys().collect(),
        "form" => return words(ProviderForm::ALL.iter().map(|word| word.word()).collect()),
        "influence" => return words(Influence::ALL.iter().map(|word| word.word()).collect()),
        _ => return words(Agreement::ALL.iter().map(|word| word.word()).collect()),
    };
    let mut named: Vec<_> =
        ids.into_iter().map(|id| (id.to_string(), shortened(workbook.text_of(id).unwrap_or_default()))).collect();
    if filter != "branch" {
        named.put_in_order(|a, b| a.1.cmp(&b.1));
    }
    named
}

#[component]
fn Filter(held: Held, filter: &'static str) -> impl IntoView {
    let workbench = Workbench::get();
    let arrangement = held.arrangement;
    let id = format!("matrix-filter-{filter}");
    let value = Signal::derive(move || arrangement.with(|a| chosen(a, filter)));
    let all = Signal::derive(move || {
        let named = workbench.read(|workbook| options(workbook, filter));
        [(String::new(), say("matrix.everything"))].into_iter().chain(named).collect::<Vec<_>>()
    });
    let change = move |word: String| arrangement.update(|a| choose(a, filter, &word));
    view! { <Field label=say(&format!("matrix.by.{filter}")) id=id.clone()><Select id options=all value on_change=change small=true/></Field> }
}
