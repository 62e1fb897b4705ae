//! Room Werkboeken: what is on this device, examples, opening a file, how full the device is.

mod book;

pub use book::{Book, PutAside};

use super::tree::exchange::{ENDINGS, is_of_another_program, take_dropped, with_file};
use crate::app::{Arrived, Card, FileOpened, Question, Route, Workbench};
use crate::chunk::{self, DrawCard, Panels};
use crate::language::{self, say, say_count, say_with};
use crate::part::{Alert, Button, Field, Icon, Look, TextBox, set_style};
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use waardenboom_core::example::Example;
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
            {move || message.get().map(|text| view! { <Alert text speaks=true/> })}
            {move || making.get().then(|| view! { <NewForm making/> })}
            <div class="wb-start">
                <section class="wb-section" aria-labelledby="here-title">
                    {move || if here.get().is_empty() {
                        view! { <Nothing/> }.into_any()
                    } else {
                        view! {
                            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-4" id="here-title">{say("start.here")}" "<span class="wb-section__count">{here.get().len()}</span></h2></div>
                            <ul class="wb-book-list">{listed(here, refresh, |panels| panels.book)}</ul>
                        }.into_any()
                    }}
                    {move || (!aside.get().is_empty()).then(|| view! {
                        <details class="wb-aside">
                            <summary>{say_count("start.aside", aside.get().len())}</summary>
                            <ul class="wb-book-list">{listed(aside, refresh, |panels| panels.put_aside)}</ul>
                        </details>
                    })}
                </section>
                <div class="wb-start__side"><Examples/><Storage refresh/></div>
            </div>
        </main>
    }
}

/// Draws the cards with what the panels have for it: on a first visit there are none.
fn listed(
    cards: Signal<Vec<(String, Card)>>,
    refresh: RwSignal<u32>,
    what: fn(&'static Panels) -> DrawCard,
) -> AnyView {
    Workbench::get().chunks.panels.draw(
        |inside| view! { <li>{inside}</li> }.into_any(),
        move |panels| {
            cards.get().into_iter().map(|(id, card)| what(panels)(id, card, refresh)).collect_view().into_any()
        },
    )
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
    let open = move |read: Result<Arrived, String>| {
        let arrived = match read {
            Ok(arrived) => arrived,
            Err(sentence) => return message.set(Some(sentence)),
        };
        if is_of_another_program(&arrived.name) {
            return workbench.viewer.question.set(Some(Question::Import(Some(arrived))));
        }
        leptos::task::spawn_local(async move {
            match workbench.open_file(&arrived.bytes).await {
                Ok(Ok(opened)) => {
                    let (id, key) = match opened {
                        FileOpened::New(id) => (id, "start.opened-new"),
                        FileOpened::NothingNew(id) => (id, "start.opened-known"),
                        FileOpened::Copy(id) => (id, "start.opened-copy"),
                    };
                    let sentence = say_with(key, &[("name", &arrived.name)]);
                    workbench.once_saved(move || workbench.notify(sentence.clone(), false));
                    Route::Tree(id).go();
                }
                Ok(Err(error)) => message.set(Some(error)),
                Err(_) => message.set(Some(say("chunk.failed"))),
            }
        });
    };
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        message.set(None);
        with_file(file, move |read| {
            input.set_value("");
            open(read);
        });
    };
    take_dropped(move |file| {
        message.set(None);
        // Whatever comes of it, the focus is where a file can be chosen.
        crate::part::focus_by_id("open-file");
        with_file(file, open);
    });
    view! {
        <label class="nl-button nl-button--secondary wb-file">
            <span class="nl-button__icon-start"><Icon name="folder"/></span>
            <span class="nl-button__label">{say("start.open")}</span>
            <input type="file" id="open-file" accept=format!(".json,application/json,{ENDINGS}") on:change=chosen/>
        </label>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <h2 class="wb-hidden" id="here-title">{say("start.here")}</h2>
        <div class="wb-empty wb-card">
            <span class="wb-empty__picture" aria-hidden="true"></span>
            <h3 class="nl-heading nl-heading--level-2">{say("start.empty-title")}</h3>
            <p class="nl-paragraph wb-muted">{say("start.empty-text")}</p>
        </div>
    }
}

#[component]
fn Examples() -> impl IntoView {
    let workbench = Workbench::get();
    let open = move |example: Example| {
        let language = language::current().of_examples();
        chunk::soon(workbench, async move {
            let panels = workbench.chunks.panels.bring().await?;
            Route::Tree(workbench.adopt_new((panels.example)(example, language))).go();
            Ok(())
        });
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
    let in_words = move || language::number((part.get() * 100.0).ceil().clamp(0.0, 100.0), 0);
    Effect::new(move |_| {
        if let Some(fill) = node.get() {
            set_style(&fill, "--part", &format!("{}%", in_words()));
        }
    });
    let full = move || part.get() > NEARLY_FULL;
    let sentence = move || say_with("start.storage-used", &[("percent", &in_words())]);
    view! {
        <section class="wb-section" aria-labelledby="storage-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-4" id="storage-title">{say("start.storage")}</h2></div>
            <div class="wb-storage">
                <span class="wb-meter" role="meter" aria-labelledby="storage-title" aria-valuemin="0" aria-valuemax="100" aria-valuenow=in_words aria-valuetext=sentence data-full=move || full().to_string()>
                    <span class="wb-meter__fill" node_ref=node></span>
                </span>
                <p class="wb-storage__line"><span>{sentence}</span></p>
                {move || full().then(|| view! { <p class="nl-paragraph">{say("start.storage-full")}</p> })}
                <p class="nl-paragraph wb-muted">{say("start.storage-text")}</p>
            </div>
        </section>
    }
}
