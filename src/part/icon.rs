//! Pictures beside words; never instead of them for who cannot see them.

use leptos::prelude::*;

/// An icon by name (`style/part/icon.css`).
#[component]
pub fn Icon(name: &'static str, #[prop(optional)] large: bool) -> impl IntoView {
    view! { <span class="wb-icon" class:wb-icon--large=large data-icon=name aria-hidden="true"></span> }
}

/// The shape and colour of a kind of node.
#[component]
pub fn KindIcon(#[prop(into)] kind: Signal<&'static str>) -> impl IntoView {
    view! { <span class="wb-kind" data-kind=move || kind.get() aria-hidden="true"></span> }
}
