//! A dialog: the browser's own, which keeps the focus inside, closes on Esc and gives the focus back.

use super::{Button, Look};
use crate::language::say;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The focus goes to what the dialog asks, not to its way out.
fn focus_first(dialog: &web_sys::HtmlDialogElement) {
    let wanted = ["[aria-current=true]", "input", "button"];
    let asked =
        wanted.iter().find_map(|what| dialog.query_selector(&format!(".wb-dialog__body {what}")).ok().flatten());
    if let Some(element) = asked.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// A modal dialog with a title; it is open as long as it is drawn.
#[component]
pub fn Dialog(
    /// Its title.
    #[prop(into)]
    title: String,
    /// More classes.
    #[prop(optional, into)]
    class: String,
    /// Closing, by Esc or by its button.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
            focus_first(&dialog);
        }
    });
    view! {
        <dialog node_ref=node class=format!("wb-dialog {class}") aria-labelledby="dialog-title"
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); on_close.run(()); }
            on:keydown=move |event: leptos::ev::KeyboardEvent| event.stop_propagation()
        >
            <div class="wb-dialog__head">
                <h2 class="nl-heading nl-heading--level-3" id="dialog-title">{title}</h2>
                <Button label=say("part.close") icon="close" look=Look::Subtle icon_only=true on_press=move |_| on_close.run(())/>
            </div>
            <div class="wb-dialog__body">{children()}</div>
        </dialog>
    }
}
