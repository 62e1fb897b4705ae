//! Buttons, fields, dialogs: parts that know nothing of the domain (invariant 8).

mod button;
mod choice;
mod dialog;
mod field;
mod icon;

pub use button::{Button, Look};
pub use choice::Select;
pub use dialog::Dialog;
pub use field::{Field, TextBox};
pub use icon::{Icon, KindIcon};

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element with this id, when it is on the page.
pub fn element(id: &str) -> Option<HtmlElement> {
    leptos::prelude::document().get_element_by_id(id)?.dyn_into().ok()
}

/// Gives an element the focus, when it is on the page.
pub fn focus_by_id(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Does something after what was just changed has been drawn.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(then);
}

/// A custom property on an element's style object: the policy forbids style attributes, not this.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}
