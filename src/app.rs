//! The root: the one place where session, signals and effects meet (invariant 8).

mod attention;
mod bars;
mod calm;
mod deep;
mod draft;
mod exchange;
mod meeting;
mod reading;
mod route;
mod save_state;
mod saving;
mod sentence;
mod shelf;
pub mod touched;
mod viewer;
mod workbench;

pub use attention::day_of_today;
pub use deep::{Deep, Deepened};
pub use draft::Draft;
pub use exchange::{Arrived, Paper, Printing, today_in_words};
pub use meeting::{MeetingNews, written_day};
pub use route::Route;
pub use save_state::SaveState;
pub use sentence::{file_error_sentence, shortened, step_sentence};
pub use shelf::{Card, FileOpened, PictureFile, Unreadable, day_in_words, days_since, hour_and_minute};
pub use touched::Moment;
pub use viewer::{Editing, Question, RowKey, TreeView, Zoom};
pub use workbench::Workbench;

use crate::action::Action;
use crate::chunk;
use crate::language::{self, Language, say};
use crate::part::{Icon, Select};
use crate::screen;
use crate::shell::device::Device;
use bars::{ProblemBar, Toasts};
use leptos::prelude::*;

const LANGUAGE_KEY: &str = "taal";

fn language_of(device: &Device) -> Language {
    Language::from_tag(&device.get(LANGUAGE_KEY).unwrap_or_default())
}

/// Starts once the language of this device is there. When it cannot be had, the app speaks Dutch, and says so.
pub fn in_its_language(start: impl FnOnce() + 'static) {
    match language_of(&Device::probe()) {
        Language::Dutch => start(),
        // Before anything is mounted, leptos itself starts no tasks.
        other @ Language::English => wasm_bindgen_futures::spawn_local(async move {
            let _ = language::learn(other).await;
            start();
        }),
    }
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let device = Device::probe();
    let wanted = language_of(&device);
    language::speak(wanted);
    let spoken = RwSignal::new(language::current());
    let workbench = Workbench::new(device);
    provide_context(workbench);
    if spoken.get_untracked() != wanted {
        workbench.notify(say("chunk.failed"), false);
    }
    workbench.chunks.fetch_when_idle();
    let route = route::current(workbench);
    // Who goes to another room, or takes another language, does not lose the focus on the way.
    Effect::new(move |before: Option<(Route, Language)>| {
        let now = (route.get(), spoken.get());
        match before {
            Some(before) if before.0 != now.0 => crate::part::after_drawing(move || arrive(workbench)),
            Some(before) if before.1 != now.1 => crate::part::after_drawing(|| crate::part::focus_by_id("taal")),
            _ => {}
        }
        now
    });
    listen_for_global_keys(workbench);
    let question = workbench.viewer.question;
    let has_asked = Memo::new(move |before| before == Some(&true) || question.with(Option::is_some));
    Effect::new(move |_| {
        if question.with(Option::is_some) {
            workbench.chunks.panels.need(workbench);
        }
    });
    // A new language draws everything again; what is open stays open.
    move || {
        let spoken_now = spoken.get();
        language::speak(spoken_now);
        view! {
            <div class="wb-app" class:wb-app--fill=move || matches!(route.get(), Route::Tree(_))>
                <Masthead route spoken/>
                <ProblemBar/>
                {move || room(workbench, route.get())}
            </div>
            <Toasts/>
            <p class="wb-hidden" role="status">{move || workbench.viewer.aloud.get()}</p>
            {move || has_asked.get().then(|| workbench.chunks.panels.draw_quietly(|panels| (panels.questions)()))}
        }
    }
}

/// The focus in a room that was just entered: an empty tree waits for its first goal.
fn arrive(workbench: Workbench) {
    if workbench.viewer.arriving.get_untracked() {
        workbench.viewer.arriving.set(false);
        screen::tree::gesture::focus_active(workbench);
        return;
    }
    let is_empty =
        crate::part::element("view").is_some_and(|view| view.query_selector(".wb-empty").ok().flatten().is_some());
    crate::part::focus_in_place(if is_empty { "add-ambition" } else { "main" });
}

/// Keys that work wherever the focus is; in a text box the browser's own undo does.
fn listen_for_global_keys(workbench: Workbench) {
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let is_in = |selector| event_target::<web_sys::Element>(&event).closest(selector).ok().flatten().is_some();
        if let Some((action, level)) = Action::of_key(&event)
            && action.is_global()
            && action.has_place(workbench)
            && !event.is_composing()
            && !is_in("dialog, [role=menu]")
            && (action.is_for_typists() || !is_in("input, textarea, select"))
        {
            event.prevent_default();
            action.run(workbench, level);
        }
    });
    on_cleanup(move || keys.remove());
}

fn room(workbench: Workbench, route: Route) -> AnyView {
    document().set_title(&format!("{} · Waardenboom", say(route.title_key())));
    let Some(id) = route.workbook() else { return view! { <screen::Start/> }.into_any() };
    match workbench.open(id) {
        Ok(()) => match route {
            Route::Values(_) => workbench.chunks.values.draw(chunk::room("nav.values"), |values| (values.room)()),
            _ => view! { <screen::Tree/> }.into_any(),
        },
        Err(workbench::CannotOpen::Unknown) => view! { <screen::Unknown/> }.into_any(),
        Err(workbench::CannotOpen::Unreadable(unreadable)) => {
            let id = id.to_owned();
            let panels = &workbench.chunks.panels;
            panels.draw(chunk::room("recovery.title"), move |panels| (panels.recovery)(id.clone(), unreadable.clone()))
        }
    }
}

#[component]
fn Masthead(route: Signal<Route>, spoken: RwSignal<Language>) -> impl IntoView {
    let workbench = Workbench::get();
    let link = move |key: &'static str, to: fn(String) -> Route| {
        let is_current = move || (route.get().title_key() == key).then_some("page");
        let href = move || {
            let last = route.get().workbook().map(str::to_owned).or_else(|| workbench.last_workbook());
            last.map_or_else(|| "#/".to_owned(), |id| to(id).hash())
        };
        // Without a workbook there is nothing to go to: the start says how to get one.
        let explain = move |_| {
            if workbench.last_workbook().is_none() {
                workbench.notify(say("nav.no-workbook"), false);
            }
        };
        let is_idle = move || {
            route.track();
            workbench.last_workbook().is_none()
        };
        view! {
            <li><a class="wb-masthead__link" class:wb-masthead__link--idle=is_idle href=href aria-current=is_current
                title=move || is_idle().then(|| say("nav.no-workbook")) on:click=explain>{say(key)}</a></li>
        }
    };
    let choose = move |tag: String| {
        let language = Language::from_tag(&tag);
        let _ = workbench.device().set(LANGUAGE_KEY, language.tag());
        chunk::soon(workbench, async move {
            language::learn(language).await?;
            spoken.set(language);
            Ok(())
        });
    };
    let languages = Language::ALL.map(|l| (l.tag().to_owned(), l.name().to_owned())).to_vec();
    view! {
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#main" on:click=skip_to_main>{say("nav.skip")}</a>
        <header class="wb-masthead">
            <a class="wb-masthead__mark" href="#/" aria-label=say("nav.home")><Icon name="wordmark"/><span>"Waardenboom"</span></a>
            <nav class="wb-masthead__nav" aria-label=say("nav.main")>
                <ul class="wb-masthead__list">
                    <li><a class="wb-masthead__link" href="#/" aria-current=move || matches!(route.get(), Route::Start).then_some("page")>{say("nav.start")}</a></li>
                    {link("nav.tree", Route::Tree)}
                    {link("nav.values", Route::Values)}
                </ul>
            </nav>
            <div class="wb-masthead__save"><SaveStatus/></div>
            <div class="wb-masthead__tools">
                <label class="wb-hidden" for="taal">{say("nav.language")}</label>
                <Select id="taal" small=true options=languages value=Signal::derive(move || spoken.get().tag().to_owned()) on_change=choose/>
            </div>
        </header>
    }
}

/// The hash is taken by the rooms, so the skip link moves the focus itself.
fn skip_to_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    crate::part::focus_by_id("main");
}

#[component]
fn SaveStatus() -> impl IntoView {
    let workbench = Workbench::get();
    // On a first visit there is nothing that could have been saved.
    let is_nothing = move || workbench.save_state().get() == SaveState::Quiet && workbench.shelf().is_empty();
    let sentence = move || if is_nothing() { say("store.nothing") } else { workbench.save_state().get().sentence() };
    view! {
        <p class="wb-save" role="status" aria-live="off" aria-label=say("store.label") data-state=move || workbench.save_state().get().code()>
            {move || (!is_nothing()).then(|| view! { <span class="wb-icon" data-icon=move || workbench.save_state().get().icon() aria-hidden="true"></span> })}
            <span>{sentence}</span>
        </p>
    }
}
