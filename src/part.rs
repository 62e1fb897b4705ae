//! Buttons, fields, dialogs: parts that know nothing of the domain (invariant 8).

mod alert;
mod button;
mod choice;
mod dialog;
mod field;
mod icon;
mod menu;
mod number;
mod query;
mod size;

pub use alert::Alert;
pub use button::{Button, Look};
pub use choice::Select;
pub use dialog::Dialog;
pub use field::{Field, TextBox};
pub use icon::{Icon, KindIcon};
pub use menu::{Menu, MenuItem};
pub use number::NumberBox;
pub use query::{Query, marked, plain};
pub use size::{text_size, watch_size};

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

/// Gives an element the focus, when it is on the page, and unfolds what it is in.
pub fn unfold_to(id: &str) {
    let Some(element) = element(id) else { return };
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        let _ = details.set_attribute("open", "");
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let _ = element.focus();
}

/// The element that has the focus; `None` when nothing has.
pub fn focused() -> Option<HtmlElement> {
    let document = leptos::prelude::document();
    let element: HtmlElement = document.active_element()?.dyn_into().ok()?;
    let is_body = document.body().is_some_and(|body| body.is_same_node(Some(&element)));
    (!is_body).then_some(element)
}

/// Gives an element the focus without scrolling to it.
pub fn focus_in_place(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls an element into view, no further than needed.
pub fn scroll_to(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// When what had the focus is gone after drawing, the tree gets it, or else the room.
pub fn keep_focus() {
    after_drawing(|| {
        if focused().is_some() {
            return;
        }
        let row = leptos::prelude::document()
            .query_selector("[role=treegrid] [role=row][tabindex='0'], .wb-box[tabindex='0']")
            .ok()
            .flatten();
        let place = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()).or_else(|| element("main"));
        if let Some(place) = place {
            let _ = place.focus();
        }
    });
}

/// Milliseconds since the page began, for movement on the screen.
pub fn elapsed_ms() -> f64 {
    leptos::prelude::window().performance().map_or(0.0, |performance| performance.now())
}

/// Does something after what was just changed is in the page, and before the next key reaches it: whoever types on
/// without waiting types where the focus is going to be.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        // What was changed wakes effects, and these can wake others.
        for _ in 0..3 {
            leptos::task::tick().await;
        }
        then();
    });
}

/// Does something after the frame that shows what was just changed: reading the page costs nothing then.
pub fn after_painting(then: impl FnOnce() + 'static) {
    after_drawing(move || leptos::prelude::set_timeout(then, std::time::Duration::ZERO));
}

/// Brings an element to the middle of what scrolls sideways around it; the page stays where it is.
pub fn scroll_along(id: &str) {
    let Some((element, around)) = element(id).and_then(|element| Some((element.clone(), element.parent_element()?)))
    else {
        return;
    };
    let middle = |element: &web_sys::Element| {
        let place = element.get_bounding_client_rect();
        place.left() + place.width() / 2.0
    };
    around.scroll_by_with_x_and_y(middle(&element) - middle(&around), 0.0);
}

/// A custom property on an element's style object: the policy forbids style attributes, not this.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// A length in pixels as such a property. The browser writes the number: the library's own code for it weighs 12 kB
/// (docs/decisions/008).
pub fn set_pixels(element: &HtmlElement, property: &str, pixels: f64) {
    if let Ok(number) = js_sys::Number::from(pixels).to_string_with_radix(10) {
        set_style(element, property, &format!("{}px", String::from(number)));
    }
}
