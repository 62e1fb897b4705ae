//! A box for a number between two bounds: written as people write it, kept only when it is one.

use crate::language;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// What somebody typed came to.
fn read(text: &str, (low, high): (f64, f64)) -> Result<Option<f64>, ()> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    // Between these bounds a point can only be a decimal sign: 33.333 is not thirty thousand.
    language::decimal(&text).filter(|number: &f64| (low..=high).contains(number)).map(Some).ok_or(())
}

/// A spin button that takes a comma or a point. What is no number or out of bounds is not kept, not even
/// in part: the number from before stands until a good one is typed.
#[component]
pub fn NumberBox(
    /// Its id, for the focus.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its name.
    #[prop(into)]
    name: Signal<String>,
    /// The number that is kept.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// The lowest and the highest.
    bounds: (f64, f64),
    /// Another number, or none.
    #[prop(into)]
    on_number: Callback<Option<f64>>,
    /// The typing begins or ends.
    #[prop(into)]
    on_typing: Callback<bool>,
    /// What was typed is not kept.
    #[prop(into)]
    on_refused: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let before = StoredValue::new(None::<f64>);
    let kept = move || value.get().map(language::plain_number).unwrap_or_default();
    let shown = move || typed.get().unwrap_or_else(kept);
    let is_refused = move || typed.with(|typed| typed.as_ref().is_some_and(|text| read(text, bounds).is_err()));
    let input = move |text: String| {
        on_number.try_run(read(&text, bounds).unwrap_or_else(|()| before.get_value()));
        typed.set(Some(text));
    };
    let leave = move |_| {
        if let Some(text) = typed.get_untracked().filter(|text| read(text, bounds).is_err()) {
            on_refused.try_run(text);
        }
        typed.set(None);
        on_typing.try_run(false);
    };
    let key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => 1.0,
            "ArrowDown" => -1.0,
            "PageUp" => 10.0,
            "PageDown" => -10.0,
            _ => return,
        };
        event.prevent_default();
        typed.set(None);
        let from = value.get_untracked().unwrap_or(bounds.0);
        on_number.try_run(Some((from + step).clamp(bounds.0, bounds.1)));
    };
    view! {
        <input id=id class="utrecht-textbox utrecht-textbox--html-input utrecht-textbox--numeric" type="text" inputmode="decimal" autocomplete="off" role="spinbutton"
            aria-label=move || name.get()
            aria-valuemin=bounds.0.to_string()
            aria-valuemax=bounds.1.to_string()
            aria-valuenow=move || value.get().map(|number| number.to_string())
            aria-invalid=move || is_refused().then_some("true")
            prop:value=shown
            on:focus=move |_| { before.set_value(value.get_untracked()); on_typing.try_run(true); }
            on:input=move |event| input(event_target_value(&event))
            on:keydown=key
            on:blur=leave/>
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_number_is_whole_or_not_kept() {
        let read = |text| read(text, (0.0, 100.0));
        assert_eq!(read("33,3"), Ok(Some(33.3)));
        assert_eq!(read(" 33.333 "), Ok(Some(33.333)));
        assert_eq!(read(""), Ok(None));
        for text in ["120", "-5", "twaalf", "1,2,3", "NaN", "inf"] {
            assert_eq!(read(text), Err(()), "{text}");
        }
    }
}
