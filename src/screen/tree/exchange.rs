//! Files of other programs: into the tree, and out of it.

mod columns;
mod export;
mod file;
mod import;
mod preview;
mod reading;

pub use export::ExportBox;
pub use file::{ENDINGS, is_of_another_program, with_file};
pub use import::{ImportBox, show};

use super::question::give_back;
use crate::action::{Action, Group};
use crate::app::{Question, Workbench};
use crate::chunk::{MenuOpener, MenuPlace};
use crate::language::say;
use crate::part::{self, Button, Look, Menu, MenuItem};
use leptos::ev;
use leptos::prelude::*;

/// Hands over a file that is dropped anywhere on the page, as long as the room that asks for it is there.
pub fn take_dropped(take: impl Fn(web_sys::File) + 'static) {
    let files = |event: &ev::DragEvent| {
        let data = event.data_transfer()?;
        data.types().includes(&"Files".into(), 0).then(|| data.files()).flatten()
    };
    let over = window_event_listener(ev::dragover, move |event| {
        if files(&event).is_some() {
            event.prevent_default();
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        let Some(files) = files(&event) else { return };
        event.prevent_default();
        if let Some(file) = files.get(0) {
            take(file);
        }
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
}

/// A file that is dropped on a tree is seen before it comes in.
pub fn listen(workbench: Workbench) {
    take_dropped(move |file| {
        with_file(file, move |read| match read {
            Ok(arrived) => workbench.viewer.question.set(Some(Question::Import(Some(arrived)))),
            Err(sentence) => workbench.notify(sentence, false),
        });
    });
}

/// The button whose menu has everything that goes in, out and to paper.
#[component]
pub fn ExchangeButton() -> impl IntoView {
    let workbench = Workbench::get();
    let open = RwSignal::new(None::<(f64, f64)>);
    let opener = StoredValue::new_local(None::<web_sys::HtmlElement>);
    let press = move |event: ev::MouseEvent| {
        let button = event.current_target().and_then(|target| {
            use wasm_bindgen::JsCast;
            target.dyn_into::<web_sys::HtmlElement>().ok()
        });
        let at = button.as_ref().map(|button| button.get_bounding_client_rect());
        opener.set_value(button);
        part::after_drawing(move || open.set(at.map(|at| (at.left(), at.bottom()))));
    };
    let menu = move || workbench.chunks.panels.draw_quietly(move |panels| (panels.exchange_menu)(open, opener));
    view! {
        <Button label=say("exchange.button") icon="exchange" look=Look::Subtle class="wb-button--collapse"
            expanded=Signal::derive(move || open.with(Option::is_some)) on_press=press attr:aria-haspopup="menu"/>
        {move || open.with(Option::is_some).then(menu)}
    }
}

/// That menu, as long as it is open: where, and which button opened it.
#[component]
pub fn ExchangeMenu(open: MenuPlace, opener: MenuOpener) -> impl IntoView {
    let workbench = Workbench::get();
    let close = move |gives_back: bool| {
        open.set(None);
        if gives_back {
            give_back(workbench, opener, || {});
        }
    };
    let items = move || {
        let actions = Action::ALL.iter().filter(|action| action.group() == Group::Exchange);
        let item = |action: &'static Action| MenuItem {
            label: say(action.label_key()),
            icon: action.icon(),
            keys: action.keys().into_iter().next(),
            is_enabled: action.is_enabled(workbench),
            is_negative: false,
            begins_group: false,
            on_choose: Callback::new(move |()| {
                open.set(None);
                give_back(workbench, opener, move || action.run(workbench, 0));
            }),
        };
        actions.map(item).collect::<Vec<_>>()
    };
    move || open.get().map(|at| view! { <Menu label=say("exchange.button") items=items() at on_close=close/> })
}
