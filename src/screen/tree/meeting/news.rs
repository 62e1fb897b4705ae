//! What changed since a meeting, by kind and by name, and the actions that are still open.

use super::super::attention::go_to;
use super::super::form::field_label;
use super::actions::who_and_when;
use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use crate::part;
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::command::Command;
use waardenboom_core::finding::Place;
use waardenboom_core::meeting::{Changes, Group, News};
use waardenboom_core::store::{Field, RecordId};

/// So many of one kind at most: it is for reading.
const MOST: usize = 100;

/// "3 nieuw, 2 gewijzigd, 1 weg".
pub fn in_numbers(changes: &Changes) -> String {
    let words = ["meeting.count.added", "meeting.count.changed", "meeting.count.removed"];
    let parts = words.iter().zip(changes.counts()).filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts.map(|(key, count)| say_count(key, count)).collect();
    if parts.is_empty() { say("meeting.count.none") } else { parts.join(", ") }
}

/// Closes the dialog, and goes to a record.
fn go(workbench: Workbench, record: &RecordId) {
    let place = Place::of(record);
    workbench.viewer.question.set(None);
    part::after_drawing(move || go_to(workbench, &place));
}

/// One record: what happened to it, its name, and which fields.
#[component]
fn Line(news: News, word: &'static str) -> impl IntoView {
    let workbench = Workbench::get();
    let name = workbench.peek(|workbook| news.spoken_name(workbook, say));
    let News { record, fields, .. } = news;
    let labels: Vec<String> = fields.iter().map(|field| field_label(record.table(), field).to_lowercase()).collect();
    let more =
        (!labels.is_empty()).then(|| view! { <span class="wb-muted wb-meeting__more">{labels.join(", ")}</span> });
    let name = if word == "removed" {
        view! { <span>{name}</span> }.into_any()
    } else {
        view! { <button type="button" class="wb-meeting__go" on:click=move |_| go(workbench, &record)>{name}</button> }
            .into_any()
    };
    view! {
        <li class="wb-meeting__line"><span class="wb-meeting__what" data-what=word>{say(&format!("meeting.what.{word}"))}</span><span class="wb-meeting__name">{name}{more}</span></li>
    }
}

/// The changes, group by group.
#[component]
pub fn NewsLists(
    /// What changed.
    changes: Changes,
    /// Each group closed at first.
    folded: bool,
) -> impl IntoView {
    let group = |group: Group| {
        let lists = changes.of(group);
        let count = lists.iter().map(Vec::len).sum::<usize>();
        if count == 0 {
            return None;
        }
        let words = ["added", "changed", "removed"];
        let lines =
            words.into_iter().zip(lists).flat_map(|(word, list)| list.into_iter().map(move |news| (word, news)));
        let lines: Vec<_> = lines.take(MOST).map(|(word, news)| (word, news.clone())).collect();
        let rest = count - lines.len();
        let body = if group == Group::Weighing {
            view! { <p class="wb-muted">{say_with("meeting.news.weighing", &[("count", &count.to_string())])}</p> }
                .into_any()
        } else {
            view! {
                <ul class="wb-meeting__list" role="list">
                    {lines.into_iter().map(|(word, news)| view! { <Line news word/> }).collect_view()}
                    {(rest > 0).then(|| view! { <li class="wb-muted">{say_with("meeting.report.more", &[("count", &rest.to_string())])}</li> })}
                </ul>
            }.into_any()
        };
        let name = say(&format!("meeting.group.{}", group.word()));
        Some(view! {
            <details class="wb-meeting__group" open=!folded><summary>{name}" "<span class="wb-section__count">{count}</span></summary>{body}</details>
        })
    };
    Group::ALL.into_iter().filter_map(group).collect_view()
}

/// One action with a box to tick.
#[component]
fn OpenAction(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let read =
        workbench.peek(|workbook| workbook.actions.get(&id).map(|action| (action.text.clone(), who_and_when(action))));
    let (text, more) = read.unwrap_or_default();
    let text = if text.trim().is_empty() { say("tree.no-text") } else { text };
    let here = id.clone();
    let done = Memo::new(move |_| {
        workbench.read_beside(|workbook| workbook.actions.get(&here).is_some_and(|action| action.done))
    });
    let mark = move |event| {
        let value = Value::Bool(event_target_checked(&event));
        workbench.dispatch(Command::SetField { record: id.clone(), field: Field::known("done"), value, basis: None });
    };
    view! {
        <li><label class="wb-check"><input type="checkbox" prop:checked=move || done.get() on:change=mark/>
            <span class="wb-meeting__name">{text}{(!more.is_empty()).then(|| view! { <span class="wb-muted wb-meeting__more">{more}</span> })}</span></label></li>
    }
}

/// The dialog behind the bar.
#[component]
pub fn MeetingNewsList() -> impl IntoView {
    let workbench = Workbench::get();
    // What was open stays in sight when it is ticked.
    let news = workbench.meeting_news().unwrap_or_default();
    let is_quiet = news.changes.is_empty();
    view! {
        <div class="wb-meeting">
            <section class="wb-meeting__part" aria-labelledby="news-actions">
                <h3 class="nl-heading nl-heading--level-5" id="news-actions">{say("meeting.actions-open")}</h3>
                {news.open_actions.is_empty().then(|| view! { <p class="wb-muted">{say("meeting.no-actions")}</p> })}
                <ul class="wb-meeting__list" role="list" aria-labelledby="news-actions">{news.open_actions.into_iter().map(|id| view! { <OpenAction id/> }).collect_view()}</ul>
            </section>
            <section class="wb-meeting__part" aria-labelledby="news-changes">
                <h3 class="nl-heading nl-heading--level-5" id="news-changes">{say_with("meeting.changes-since", &[("day", &news.day)])}</h3>
                {is_quiet.then(|| view! { <p class="wb-muted">{say("meeting.count.none")}</p> })}
                <NewsLists changes=news.changes folded=false/>
            </section>
        </div>
    }
}
