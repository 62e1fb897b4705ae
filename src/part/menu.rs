//! A menu at a place on the screen: a list of things to do, walked through with the arrows.

use super::{Icon, set_pixels};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Something in a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// What it does.
    pub label: String,
    /// An icon before the label.
    pub icon: Option<&'static str>,
    /// The keys that do the same.
    pub keys: Option<String>,
    /// Whether it can be chosen now; it can be walked over when not.
    pub is_enabled: bool,
    /// For something that takes away.
    pub is_negative: bool,
    /// Whether a line separates it from what is above it.
    pub begins_group: bool,
    /// The choice.
    pub on_choose: Callback<()>,
}

/// The distance to the edge of the screen, in pixels.
const EDGE: f64 = 8.0;

/// A menu; it is open as long as it is drawn, and has the focus.
#[component]
pub fn Menu(
    /// Its name.
    #[prop(into)]
    label: String,
    /// What is in it.
    items: Vec<MenuItem>,
    /// Where it opens, in pixels from the left and the top of the screen.
    at: (f64, f64),
    /// Closing without a choice; says whether the focus must go back to where it was.
    #[prop(into)]
    on_close: Callback<bool>,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Div>::new();
    node.on_load(move |menu| {
        place(&menu, at);
        move_focus(&menu, |_, _| Some(0));
    });
    // Whatever happens elsewhere closes it.
    let outside =
        move |target: Option<web_sys::Node>| node.get_untracked().is_some_and(|menu| !menu.contains(target.as_ref()));
    let pressed = window_event_listener(ev::pointerdown, move |event| {
        if outside(event.target().and_then(|target| target.dyn_into().ok())) {
            on_close.run(false);
        }
    });
    let resized = window_event_listener(ev::resize, move |_| on_close.run(true));
    on_cleanup(move || {
        pressed.remove();
        resized.remove();
    });
    let key = move |event: ev::KeyboardEvent| {
        event.stop_propagation();
        let Some(menu) = node.get_untracked() else { return };
        match event.key().as_str() {
            "ArrowDown" => move_focus(&menu, |at, all| Some(at.map_or(0, |at| (at + 1) % all.len()))),
            "ArrowUp" => move_focus(&menu, |at, all| at.unwrap_or(0).checked_sub(1).or(all.len().checked_sub(1))),
            "Home" => move_focus(&menu, |_, _| Some(0)),
            "End" => move_focus(&menu, |_, all| all.len().checked_sub(1)),
            "Escape" | "Tab" => on_close.run(true),
            // The browser presses the button.
            "Enter" | " " => return,
            letter if letter.chars().count() == 1 && !event.ctrl_key() && !event.alt_key() && !event.meta_key() => {
                let letter = super::plain(letter);
                move_focus(&menu, |at, all| {
                    let from = at.map_or(0, |at| at + 1);
                    let fits = |at: &usize| all.get(*at).is_some_and(|text| super::plain(text).starts_with(&letter));
                    (from..all.len()).chain(0..from).find(fits)
                });
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div class="wb-menu wb-menu--at" role="menu" aria-label=label node_ref=node on:keydown=key
            on:contextmenu=move |event| event.prevent_default()
            on:focusout=move |event| if event.related_target().is_some() && outside(event.related_target().and_then(|to| to.dyn_into().ok())) {
                on_close.run(false);
            }
        >
            {items.into_iter().map(item).collect_view()}
        </div>
    }
}

fn item(item: MenuItem) -> impl IntoView {
    let choose = move |_| {
        if item.is_enabled {
            item.on_choose.run(());
        }
    };
    view! {
        {item.begins_group.then(|| view! { <div class="wb-menu__line" role="separator"></div> })}
        <button type="button" class="wb-menu__item" class:wb-menu__item--negative=item.is_negative role="menuitem" tabindex="-1"
            aria-disabled=(!item.is_enabled).then_some("true") on:click=choose
            on:pointermove=move |event| {
                let button = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
                if let Some(button) = button.filter(|button| super::focused().is_none_or(|focused| !focused.is_same_node(Some(button)))) {
                    let _ = button.focus();
                }
            }
        >
            {item.icon.map_or_else(|| view! { <span class="wb-icon wb-icon--none" aria-hidden="true"></span> }.into_any(), |name| view! { <Icon name/> }.into_any())}
            <span class="wb-menu__label">{item.label}</span>
            {item.keys.map(|keys| view! { <kbd class="wb-menu__keys" aria-hidden="true">{keys}</kbd> })}
        </button>
    }
}

/// Puts the menu where it was asked, or as near as it fits on the screen.
fn place(menu: &HtmlElement, (x, y): (f64, f64)) {
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let fit = |at: f64, length: i32, room: f64| at.min(room - f64::from(length) - EDGE).max(EDGE);
    set_pixels(menu, "--x", fit(x, menu.offset_width(), width));
    set_pixels(menu, "--y", fit(y, menu.offset_height(), height));
}

/// Gives the focus to another item: `next` gets the place of the one that has it, and the labels.
fn move_focus(menu: &HtmlElement, next: impl FnOnce(Option<usize>, &[String]) -> Option<usize>) {
    let Ok(list) = menu.query_selector_all("[role=menuitem]") else { return };
    let items: Vec<HtmlElement> = (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect();
    let focused = super::focused();
    let at = items.iter().position(|item| focused.as_ref().is_some_and(|focused| focused.is_same_node(Some(item))));
    let labels: Vec<String> = items.iter().map(HtmlElement::inner_text).collect();
    if let Some(item) = next(at, &labels).and_then(|at| items.get(at)) {
        let _ = item.focus();
    }
}
