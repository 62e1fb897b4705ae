//! A form field: label, description, control, error.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;

/// A label above a control; `id` is the control's.
#[component]
pub fn Field(
    /// The label.
    #[prop(into)]
    label: String,
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What helps to fill it in.
    #[prop(optional_no_strip, into)]
    description: Option<String>,
    /// What is wrong with it.
    #[prop(optional)]
    error: Option<RwSignal<Option<String>>>,
    /// More classes.
    #[prop(optional, into)]
    class: String,
    /// The control.
    children: Children,
) -> impl IntoView {
    let description_id = format!("{id}-d");
    let error_id = format!("{id}-e");
    let message = move || error.and_then(|error| error.get());
    view! {
        <div class=format!("utrecht-form-field {class}") class:utrecht-form-field--invalid=move || message().is_some()>
            <div class="utrecht-form-field__label"><label class="utrecht-form-label" for=id>{label}</label></div>
            {description.map(|text| view! {
                <div class="utrecht-form-field-description utrecht-form-field__description" id=description_id>{text}</div>
            })}
            <div class="utrecht-form-field-error-message utrecht-form-field__error-message" id=error_id role="alert" hidden=move || message().is_none()>{message}</div>
            <div class="utrecht-form-field__input">{children()}</div>
        </div>
    }
}

/// A box for text: one line, or several.
#[component]
pub fn TextBox(
    /// The id its label points at.
    #[prop(into)]
    id: String,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Room for several lines.
    #[prop(optional)]
    lines: Option<u32>,
    /// Which keyboard a phone shows (`decimal`).
    #[prop(optional)]
    input_mode: Option<&'static str>,
    /// Every change while typing.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Leaving the box.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// Enter in a box of one line; without it, Enter is leaving.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// Esc in the box.
    #[prop(optional, into)]
    on_escape: Option<Callback<()>>,
    /// Something is wrong with it.
    #[prop(optional, into)]
    invalid: Option<Signal<bool>>,
    /// There is a description beside it.
    #[prop(optional)]
    described: bool,
) -> impl IntoView {
    let input = move |text: String| {
        if let Some(on_input) = on_input {
            on_input.try_run(text);
        }
    };
    let leave = move |_: FocusEvent| {
        if let Some(on_leave) = on_leave {
            on_leave.try_run(());
        }
    };
    let one_line = lines.is_none();
    let key = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        if event.key() == "Escape"
            && let Some(on_escape) = on_escape
        {
            event.stop_propagation();
            on_escape.try_run(());
        } else if event.key() == "Enter"
            && one_line
            && let Some(on_enter) = on_enter
        {
            event.prevent_default();
            on_enter.try_run(());
        } else if event.key() == "Enter"
            && one_line
            && let Some(on_leave) = on_leave
        {
            on_leave.try_run(());
        }
    };
    let invalid = move || invalid.is_some_and(|invalid| invalid.get()).then_some("true");
    let described_by = described.then(|| format!("{id}-d {id}-e")).or_else(|| Some(format!("{id}-e")));
    if let Some(rows) = lines {
        view! {
            <textarea id=id class="utrecht-textarea utrecht-textarea--html-textarea" rows=rows aria-invalid=invalid aria-describedby=described_by
                prop:value=move || value.get() on:input=move |event| input(event_target_value(&event)) on:blur=leave on:keydown=key></textarea>
        }
        .into_any()
    } else {
        view! {
            <input id=id class="utrecht-textbox utrecht-textbox--html-input" class:utrecht-textbox--numeric=input_mode.is_some() type="text" inputmode=input_mode autocomplete="off"
                aria-invalid=invalid aria-describedby=described_by
                prop:value=move || value.get() on:input=move |event| input(event_target_value(&event)) on:blur=leave on:keydown=key/>
        }
        .into_any()
    }
}
