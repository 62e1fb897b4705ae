//! The workbooks of this device, each with what can be done with it.

use crate::app::{Card, Route, Workbench, day_in_words, days_since, hour_and_minute};
use crate::language::{say, say_count, say_with};
use crate::part::{Button, Dialog, Icon, KindIcon, Look};
use leptos::prelude::*;

fn title_of(card: &Card) -> String {
    if card.title.is_empty() { say("start.untitled") } else { card.title.clone() }
}

/// "vandaag om 14:02", "gisteren", "12 oktober 2026".
fn moment(ms: f64) -> String {
    match days_since(ms) {
        0 => say_with("start.today", &[("time", &hour_and_minute(ms))]),
        1 => say("start.yesterday"),
        _ => day_in_words(ms),
    }
}

fn export_line(card: &Card) -> (String, bool) {
    match card.exported_ms {
        None => (say("start.never-exported"), true),
        Some(ms) => {
            let days = days_since(ms);
            let words = match days {
                0 => say("start.exported-today"),
                days => say_count("start.exported", usize::try_from(days).unwrap_or(0)),
            };
            (words, card.changed_ms.is_some_and(|changed| changed > ms) && days > 6)
        }
    }
}

/// One that can be opened.
#[component]
pub fn Book(id: String, card: Card, refresh: RwSignal<u32>) -> impl IntoView {
    let workbench = Workbench::get();
    let title = title_of(&card);
    let (export, is_old) = export_line(&card);
    let only_in_memory = card.only_in_memory;
    let changed = card.changed_ms.map(|ms| say_with("start.changed", &[("moment", &moment(ms))]));
    let aside = {
        let id = id.clone();
        let title = title.clone();
        move |_| put_aside(workbench, &id, &title, true, refresh)
    };
    let copy = {
        let id = id.clone();
        move |_| {
            workbench.make_copy(&id);
            refresh.update(|n| *n += 1);
        }
    };
    let download = {
        let id = id.clone();
        move |_| {
            workbench.download_stored(&id);
            refresh.update(|n| *n += 1);
        }
    };
    let named = |key: &str| Signal::stored(say_with(key, &[("name", &title)]));
    view! {
        <li class="wb-card wb-book">
            <div class="wb-book__main">
                <h3 class="nl-heading nl-heading--level-4 wb-book__title"><a class="wb-book__open" href=Route::Tree(id).hash()>{title.clone()}</a></h3>
                <ul class="wb-book__facts">
                    <li><KindIcon kind="subgoal"/>{say_count("count.goals", card.goals)}</li>
                    <li><KindIcon kind="activity"/>{say_count("count.activities", card.activities)}</li>
                </ul>
                <ul class="wb-book__facts">
                    {changed.map(|line| view! { <li>{line}</li> })}
                    {only_in_memory.then(|| view! { <li class="wb-book__export--old"><Icon name="warning"/>{say("start.only-in-memory")}</li> })}
                    <li class:wb-book__export--old=is_old hidden=only_in_memory>{is_old.then(|| view! { <Icon name="warning"/> })}{export}</li>
                </ul>
            </div>
            <div class="wb-book__actions">
                <Button label=say("start.download") icon="download" look=Look::Subtle class="wb-button--small" name=named("start.download-name") on_press=download/>
                <Button label=say("start.copy") icon="fork" look=Look::Subtle icon_only=true class="wb-button--small" name=named("start.copy-name") on_press=copy/>
                <Button label=say("start.remove") icon="bin" look=Look::Subtle icon_only=true class="wb-button--small" name=named("start.remove-name") on_press=aside/>
            </div>
        </li>
    }
}

/// Out of sight, not gone: it can be put back.
fn put_aside(workbench: Workbench, id: &str, title: &str, aside: bool, refresh: RwSignal<u32>) {
    workbench.put_aside(id, aside);
    let key = if aside { "start.was-removed" } else { "start.was-restored" };
    workbench.notify(say_with(key, &[("name", title)]), false);
    refresh.update(|n| *n += 1);
}

/// One out of sight.
#[component]
pub fn PutAside(id: String, card: Card, refresh: RwSignal<u32>) -> impl IntoView {
    let workbench = Workbench::get();
    let title = title_of(&card);
    let asking = RwSignal::new(false);
    let (back, gone) = (id.clone(), StoredValue::new(id));
    let question = StoredValue::new(say_with("start.erase-question", &[("name", &title)]));
    let erase = move |_: leptos::ev::MouseEvent| {
        gone.with_value(|id| workbench.erase(id));
        refresh.update(|n| *n += 1);
    };
    view! {
        <li class="wb-card wb-book">
            <div class="wb-book__main"><h3 class="nl-heading nl-heading--level-4 wb-book__title">{title.clone()}</h3></div>
            <div class="wb-book__actions">
                <Button label=say("start.restore") class="wb-button--small" name=Signal::stored(say_with("start.restore-name", &[("name", &title)])) on_press={ let title = title.clone(); move |_| put_aside(workbench, &back, &title, false, refresh) }/>
                <Button label=say("start.erase") look=Look::Subtle negative=true class="wb-button--small" name=Signal::stored(say_with("start.erase-name", &[("name", &title)])) on_press=move |_| asking.set(true)/>
            </div>
            {move || asking.get().then(|| view! {
                <Dialog title=say("start.erase") on_close=move |()| asking.set(false)>
                    <p class="nl-paragraph">{question.get_value()}</p>
                    <div class="utrecht-button-group">
                        <Button label=say("start.erase-now") look=Look::Primary negative=true on_press=erase/>
                        <Button label=say("part.cancel") look=Look::Subtle on_press=move |_| asking.set(false)/>
                    </div>
                </Dialog>
            })}
        </li>
    }
}
