//! The quiet bar at the top of the room: what changed since the last meeting, and what is still to be done.

use super::news::in_numbers;
use crate::app::{MeetingNews, Question, Workbench};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Icon, Look};
use leptos::prelude::*;

fn sentence(news: &MeetingNews) -> String {
    let changes = in_numbers(&news.changes);
    let told = say_with("meeting.since", &[("day", &news.day), ("changes", &changes)]);
    match news.open_actions.len() {
        0 => told,
        count => format!("{told} {}", say_count("meeting.open-actions", count)),
    }
}

/// The bar. It is decided when a workbook is opened whether it shows, and kept up to date while it does.
#[component]
pub fn MeetingBar() -> impl IntoView {
    let workbench = Workbench::get();
    let shown = workbench.viewer.meeting_bar;
    let news = RwSignal::new(None::<MeetingNews>);
    let look = move || {
        let Some(state) = shown.try_get_untracked().filter(|state| *state != Some(false)) else { return };
        let told = workbench.meeting_news().filter(|news| !news.is_empty());
        if state.is_none() {
            shown.set(Some(told.is_some()));
        }
        news.try_set(told);
    };
    Effect::new(move |_| {
        workbench.read(|_| ());
        match shown.get() {
            None => part::after_painting(look),
            Some(true) => workbench.when_calm(look),
            Some(false) => {}
        }
    });
    let dismiss = move |_| {
        shown.set(Some(false));
        part::keep_focus();
    };
    move || {
        let told = news.get().filter(|_| shown.get() == Some(true))?;
        Some(view! {
            <section class="wb-news-bar" aria-label=say("meeting.news-title")>
                <Icon name="notes"/>
                <p class="wb-news-bar__text" role="status">{sentence(&told)}</p>
                <Button label=say("meeting.look") class="wb-button--small" on_press=move |_| workbench.viewer.question.set(Some(Question::MeetingNews))/>
                <Button label=say("meeting.dismiss") icon="close" look=Look::Subtle icon_only=true class="wb-button--small" on_press=dismiss/>
            </section>
        })
    }
}
