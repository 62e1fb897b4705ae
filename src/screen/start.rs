//! Room Werkboeken: what is on this device, examples, opening a file, how full the device is.

use super::tree::exchange::{ENDINGS, is_of_another_program, with_file};
use crate::app::{
    Card, FileOpened, Question, Route, Workbench, day_in_words, days_since, file_error_sentence, hour_and_minute,
};
use crate::language::{self, Language, say, say_count, say_with};
use crate::part::{Button, Dialog, Field, Icon, KindIcon, Look, TextBox, set_style};
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use waardenboom_core::example::{self, Example};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// From here on the meter warns.
const NEARLY_FULL: f64 = 0.8;

/// The room.
#[component]
pub fn Start() -> impl IntoView {
    let workbench = Workbench::get();
    workbench.write_card();
    let refresh = RwSignal::new(0);
    let cards = Memo::new(move |_| {
        refresh.track();
        workbench.shelf()
    });
    let here = Signal::derive(move || cards.get().into_iter().filter(|(_, card)| !card.put_aside).collect::<Vec<_>>());
    let aside = Signal::derive(move || cards.get().into_iter().filter(|(_, card)| card.put_aside).collect::<Vec<_>>());
    let making = RwSignal::new(false);
    let message = RwSignal::new(None::<String>);
    // A list that was drawn again, or a form that closed, does not take the focus with it.
    Effect::new(move |before: Option<()>| {
        refresh.track();
        making.track();
        if before.is_some() {
            crate::part::keep_focus();
        }
    });
    view! {
        <main class="wb-page" id="main" tabindex="-1">
            <div class="wb-page__head">
                <div>
                    <h1 class="nl-heading nl-heading--level-1" tabindex="-1">{say("nav.start")}</h1>
                    <p class="nl-paragraph wb-page__lead">{say("start.lead")}</p>
                </div>
                <div class="utrecht-button-group">
                    <Button label=say("start.new") icon="plus" look=Look::Primary expanded=Signal::from(making) on_press=move |_| open_form(making)/>
                    <OpenFile message/>
                </div>
            </div>
            {move || message.get().map(|text| view! {
                <div class="utrecht-alert utrecht-alert--error" role="alert">
                    <Icon name="warning" large=true/>
                    <div class="utrecht-alert__content"><p class="nl-paragraph utrecht-alert__message">{text}</p></div>
                </div>
            })}
            {move || making.get().then(|| view! { <NewForm making/> })}
            <div class="wb-start">
                <section class="wb-section" aria-labelledby="here-title">
                    {move || if here.get().is_empty() {
                        view! { <Nothing making/> }.into_any()
                    } else {
                        view! {
                            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-4" id="here-title">{say("start.here")}" "<span class="wb-section__count">{here.get().len()}</span></h2></div>
                            <ul class="wb-book-list">{here.get().into_iter().map(|(id, card)| view! { <Book id card refresh/> }).collect_view()}</ul>
                        }.into_any()
                    }}
                    {move || (!aside.get().is_empty()).then(|| view! {
                        <details class="wb-aside">
                            <summary>{say_count("start.aside", aside.get().len())}</summary>
                            <ul class="wb-book-list">{aside.get().into_iter().map(|(id, card)| view! { <PutAside id card refresh/> }).collect_view()}</ul>
                        </details>
                    })}
                </section>
                <div class="wb-start__side"><Examples/><Storage refresh/></div>
            </div>
        </main>
    }
}

fn open_form(making: RwSignal<bool>) {
    making.set(true);
    crate::part::after_drawing(|| crate::part::focus_by_id("new-title"));
}

#[component]
fn NewForm(making: RwSignal<bool>) -> impl IntoView {
    let workbench = Workbench::get();
    let title = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        let text = title.get_untracked().trim().to_owned();
        if text.is_empty() {
            error.set(Some(say("start.title-missing")));
            crate::part::focus_by_id("new-title");
        } else {
            Route::Tree(workbench.create(&text)).go();
        }
    };
    view! {
        <form class="wb-card wb-new" data-open="true" aria-label=say("start.new") on:submit=make>
            <div class="wb-form-line">
                <Field label=say("start.title") id="new-title" description=Some(say("start.title-hint")) error=error>
                    <TextBox id="new-title" value=title described=true invalid=Signal::derive(move || error.get().is_some()) on_input=move |text| { title.set(text); error.set(None); }/>
                </Field>
                <div class="utrecht-button-group">
                    <Button label=say("start.make") look=Look::Primary submit=true/>
                    <Button label=say("part.cancel") look=Look::Subtle on_press=move |_| making.set(false)/>
                </div>
            </div>
        </form>
    }
}

#[component]
fn OpenFile(message: RwSignal<Option<String>>) -> impl IntoView {
    let workbench = Workbench::get();
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        message.set(None);
        with_file(file, move |read| {
            input.set_value("");
            let arrived = match read {
                Ok(arrived) => arrived,
                Err(sentence) => return message.set(Some(sentence)),
            };
            if is_of_another_program(&arrived.name) {
                return workbench.viewer.question.set(Some(Question::Import(Some(arrived))));
            }
            match workbench.open_file(&arrived.bytes) {
                Ok(opened) => {
                    let (id, key) = match opened {
                        FileOpened::New(id) => (id, "start.opened-new"),
                        FileOpened::NothingNew(id) => (id, "start.opened-known"),
                        FileOpened::Copy(id) => (id, "start.opened-copy"),
                    };
                    let sentence = say_with(key, &[("name", &arrived.name)]);
                    workbench.once_saved(move || workbench.notify(sentence.clone(), false));
                    Route::Tree(id).go();
                }
                Err(error) => message.set(Some(file_error_sentence(&error))),
            }
        });
    };
    view! {
        <label class="nl-button nl-button--secondary wb-file">
            <span class="nl-button__icon-start"><Icon name="folder"/></span>
            <span class="nl-button__label">{say("start.open")}</span>
            <input type="file" accept=format!(".json,application/json,{ENDINGS}") on:change=chosen/>
        </label>
    }
}

#[component]
fn Nothing(making: RwSignal<bool>) -> impl IntoView {
    view! {
        <h2 class="wb-hidden" id="here-title">{say("start.here")}</h2>
        <div class="wb-empty wb-card">
            <span class="wb-empty__picture" aria-hidden="true"></span>
            <h3 class="nl-heading nl-heading--level-2">{say("start.empty-title")}</h3>
            <p class="nl-paragraph wb-muted">{say("start.empty-text")}</p>
            <div class="utrecht-button-group"><Button label=say("start.first") icon="plus" look=Look::Primary on_press=move |_| open_form(making)/></div>
        </div>
    }
}

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

#[component]
fn Book(id: String, card: Card, refresh: RwSignal<u32>) -> impl IntoView {
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

#[component]
fn PutAside(id: String, card: Card, refresh: RwSignal<u32>) -> impl IntoView {
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

#[component]
fn Examples() -> impl IntoView {
    let workbench = Workbench::get();
    let open = move |example: Example| {
        let language = match language::current() {
            Language::Dutch => example::Language::Dutch,
            Language::English => example::Language::English,
        };
        Route::Tree(workbench.adopt_new(example::workbook(example, language))).go();
    };
    view! {
        <section class="wb-section" aria-labelledby="examples-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-4" id="examples-title">{say("start.examples")}</h2></div>
            <ul class="wb-example-list">
                {Example::ALL.iter().map(|example| view! {
                    <li><button type="button" class="wb-example" on:click=move |_| open(*example)>
                        <Icon name="wordmark" large=true/>
                        <span class="wb-example__name">{say_with("start.open-example", &[("name", &say(&format!("example.{}.name", example.key())))])}</span>
                        <span class="wb-example__text">{say(&format!("example.{}.text", example.key()))}</span>
                    </button></li>
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Storage(refresh: RwSignal<u32>) -> impl IntoView {
    let workbench = Workbench::get();
    let part = Memo::new(move |_| {
        refresh.track();
        workbench.used_part()
    });
    let node = NodeRef::<leptos::html::Span>::new();
    let percent = move || (part.get() * 100.0).ceil().clamp(0.0, 100.0);
    Effect::new(move |_| {
        if let Some(fill) = node.get() {
            set_style(&fill, "--part", &format!("{}%", percent()));
        }
    });
    let full = move || part.get() > NEARLY_FULL;
    let sentence = move || say_with("start.storage-used", &[("percent", &language::number(percent(), 0))]);
    view! {
        <section class="wb-section" aria-labelledby="storage-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-4" id="storage-title">{say("start.storage")}</h2></div>
            <div class="wb-storage">
                <span class="wb-meter" role="meter" aria-labelledby="storage-title" aria-valuemin="0" aria-valuemax="100" aria-valuenow=percent aria-valuetext=sentence data-full=move || full().to_string()>
                    <span class="wb-meter__fill" node_ref=node></span>
                </span>
                <p class="wb-storage__line"><span>{sentence}</span></p>
                {move || full().then(|| view! { <p class="nl-paragraph">{say("start.storage-full")}</p> })}
                <p class="nl-paragraph wb-muted">{say("start.storage-text")}</p>
            </div>
        </section>
    }
}
