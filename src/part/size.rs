//! How large things are on the screen.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Keeps a size in pixels up to date with that of an element, without its scroll bars.
pub fn watch_size(node: NodeRef<Div>, size: RwSignal<(f64, f64)>) {
    let resized = Closure::<dyn FnMut()>::new(move || {
        let Some(Some(element)) = node.try_get_untracked() else { return };
        let now = (f64::from(element.client_width()), f64::from(element.client_height()));
        if size.try_get_untracked().is_some_and(|before| before != now) {
            size.set(now);
        }
    });
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
    let kept = StoredValue::new_local((observer, resized));
    node.on_load(move |element| {
        size.set((f64::from(element.client_width()), f64::from(element.client_height())));
        kept.with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.observe(&element);
            }
        });
    });
    on_cleanup(move || {
        kept.with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.disconnect();
            }
        });
    });
}

/// The size of text on this page, in pixels: 16 unless somebody wants it larger.
pub fn text_size() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse().ok()).unwrap_or(16.0)
}
