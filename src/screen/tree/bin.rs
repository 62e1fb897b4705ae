//! Prullenbak: what was removed, a branch as one thing, and bringing it back.

use super::gesture;
use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Look};
use leptos::prelude::*;
use waardenboom_core::command::{Binned, Command, in_bin};

/// The dialog.
#[component]
pub fn Bin() -> impl IntoView {
    let workbench = Workbench::get();
    let gone = Memo::new(move |_| workbench.read_session(|session| in_bin(session.workbook(), session.store())));
    let is_empty = move || gone.with(Vec::is_empty);
    let line = move |Binned { head, text, more }: Binned| {
        let text = if text.trim().is_empty() { say("tree.no-text") } else { text };
        let name = Signal::stored(say_with("bin.restore-name", &[("name", &crate::app::shortened(&text))]));
        let restore = move |_| {
            workbench.dispatch(Command::RestoreFromBin { records: vec![head.clone()] });
            part::after_drawing(|| part::focus_by_id("bin-text"));
        };
        view! {
            <li class="wb-bin__item">
                <span><span>{text}</span>{(more > 0).then(|| view! { " "<span class="wb-muted">{say_count("bin.with", more)}</span> })}</span>
                <Button label=say("bin.restore") class="wb-button--small" name on_press=restore/>
            </li>
        }
    };
    view! {
        <p class="nl-paragraph wb-muted" id="bin-text" tabindex="-1">{move || if is_empty() { say("bin.empty") } else { say("bin.text") }}</p>
        <ul class="wb-picker__list">
            <For each=move || gone.get() key=|binned| (binned.head.clone(), binned.more) children=line/>
        </ul>
        <div class="utrecht-button-group">
            <Button label=say("bin.empty-it") icon="bin" look=Look::Subtle negative=true disabled=Signal::derive(is_empty) on_press=move |_| {
                workbench.viewer.question.set(None);
                gesture::remove(workbench, Command::EmptyBin);
            }/>
        </div>
    }
}
