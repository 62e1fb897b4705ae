//! A list to choose one from.

use leptos::prelude::*;

/// A select. `options` are values with their labels.
#[component]
pub fn Select(
    /// The id its label points at.
    #[prop(into)]
    id: String,
    /// Values and labels.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Another choice.
    #[prop(into)]
    on_change: Callback<String>,
    /// A smaller one.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Select>::new();
    // A select takes its value only once it has the option.
    Effect::new(move |_| {
        options.track();
        let value = value.get();
        if let Some(select) = node.get() {
            select.set_value(&value);
        }
    });
    view! {
        <span class="wb-select" class:wb-select--small=small>
            <select node_ref=node id=id class="utrecht-select utrecht-select--html-select" on:change=move |event| { on_change.try_run(event_target_value(&event)); }>
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|(key, label)| {
                            let selected = value.get_untracked() == key;
                            view! { <option value=key selected=selected>{label}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </span>
    }
}
