//! A dialog: the browser's own, which keeps the focus inside, closes on Esc and gives the focus back.

use super::{Button, Look};
use crate::language::say;
use leptos::prelude::*;

/// A modal dialog with a title; it is open as long as it is drawn.
#[component]
pub fn Dialog(
    /// Its title.
    #[prop(into)]
    title: String,
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
        }
    });
    view! {
        <dialog node_ref=node class="wb-dialog" aria-labelledby="dialog-title"
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
