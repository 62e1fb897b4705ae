//! What went wrong, where it went wrong.

use super::Icon;
use leptos::prelude::*;

/// A sentence about what went wrong, with what can be done below it. It is spoken at once when it stands in, or is, a
/// region with the role `alert`.
#[component]
pub fn Alert(
    /// What happened, what is safe, what to do now.
    #[prop(into)]
    text: String,
    /// Whether it is that region itself.
    #[prop(optional)]
    speaks: bool,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="utrecht-alert utrecht-alert--error" role=speaks.then_some("alert")>
            <Icon name="warning" large=true/>
            <div class="utrecht-alert__content">
                <p class="nl-paragraph utrecht-alert__message">{text}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
