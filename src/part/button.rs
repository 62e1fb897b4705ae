//! The button of the NL Design System.

use super::Icon;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do here.
    Primary,
    /// Something to do.
    #[default]
    Secondary,
    /// Something one may do.
    Subtle,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "nl-button--primary",
            Self::Secondary => "nl-button--secondary",
            Self::Subtle => "nl-button--subtle",
        }
    }
}

/// A button with a label, perhaps an icon. `icon_only` hides the label from sight, not from anybody else.
#[component]
pub fn Button(
    /// What it does.
    #[prop(into)]
    label: Signal<String>,
    /// Its id, for the focus.
    #[prop(optional, into)]
    id: Option<String>,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// How much it asks for attention.
    #[prop(optional)]
    look: Look,
    /// Only the icon in sight.
    #[prop(optional)]
    icon_only: bool,
    /// For something that takes away.
    #[prop(optional)]
    negative: bool,
    /// More classes.
    #[prop(optional, into)]
    class: String,
    /// Sends its form.
    #[prop(optional)]
    submit: bool,
    /// A longer name than the label, when the label alone does not say which.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// What else there is to know, as description and tooltip.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Whether it can be pressed now; it keeps its place and its focus when not.
    #[prop(optional, into)]
    disabled: Option<Signal<bool>>,
    /// Whether what it opens is open.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
    /// The key that does the same, for the eye.
    #[prop(optional)]
    keys: Option<&'static str>,
    /// The press.
    #[prop(optional, into)]
    on_press: Option<Callback<MouseEvent>>,
) -> impl IntoView {
    let is_disabled = move || disabled.is_some_and(|disabled| disabled.get());
    let class = format!(
        "nl-button {} {}{}{class}",
        look.class(),
        if negative { "nl-button--negative " } else { "" },
        if icon_only { "nl-button--icon-only " } else { "" },
    );
    let press = move |event: MouseEvent| {
        if !is_disabled()
            && let Some(on_press) = on_press
        {
            on_press.try_run(event);
        }
    };
    let title = move || hint.map(|hint| hint.get()).or_else(|| icon_only.then(|| label.get()));
    view! {
        <button
            id=id
            type=if submit { "submit" } else { "button" }
            class=class
            class:nl-button--disabled=is_disabled
            aria-disabled=move || is_disabled().then_some("true")
            aria-expanded=move || expanded.map(|expanded| expanded.get().to_string())
            aria-label=move || name.map(|name| name.get())
            title=title
            on:click=press
        >
            {icon.map(|name| view! { <span class="nl-button__icon-start"><Icon name/></span> })}
            <span class="nl-button__label">{move || label.get()}</span>
            {keys.map(|keys| view! { <kbd aria-hidden="true">{keys}</kbd> })}
        </button>
    }
}
