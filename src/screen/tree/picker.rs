//! Choosing a record from a list that narrows as one types; never mouse only.

use crate::language::say;
use crate::part::{self, Button, Field, KindIcon, Look, TextBox};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use waardenboom_core::store::RecordId;
use wasm_bindgen::JsCast;

/// The id of the box to type in.
const BOX: &str = "picker-text";

/// The most that is shown at once; typing narrows it.
const SHOWN: usize = 60;

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The record.
    pub id: RecordId,
    /// Its text.
    pub text: String,
    /// Its kind, for the icon.
    pub kind: &'static str,
}

/// A list to choose from; with `on_new` also a way to make what is not there yet, from what was typed.
#[component]
pub fn Picker(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What there is.
    choices: Vec<Choice>,
    /// The choice.
    #[prop(into)]
    on_pick: Callback<RecordId>,
    /// The name of what can be made new, and making it.
    #[prop(optional, into)]
    on_new: Option<(String, Callback<String>)>,
    /// What is made new must have a name.
    #[prop(optional)]
    needs_text: bool,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let choices = StoredValue::new(choices);
    let found = Memo::new(move |_| {
        let words = typed.with(|typed| typed.to_lowercase());
        choices.with_value(|choices| {
            let fits =
                |choice: &&Choice| words.split_whitespace().all(|word| choice.text.to_lowercase().contains(word));
            choices.iter().filter(fits).take(SHOWN).cloned().collect::<Vec<_>>()
        })
    });
    let make_new = on_new.as_ref().map(|(_, make)| *make);
    // Enter takes the first that is found, or makes what is not there yet.
    let enter = move |()| {
        let first = found.with_untracked(|found| found.first().map(|choice| choice.id.clone()));
        let text = typed.get_untracked().trim().to_owned();
        match (first, make_new) {
            (Some(id), _) if !text.is_empty() => on_pick.run(id),
            (None, Some(make)) if !text.is_empty() => make.run(text),
            _ => {}
        }
    };
    let new = on_new.map(|(name, make)| {
        let lacks_text = move || needs_text && typed.with(|typed| typed.trim().is_empty());
        let make = move |_| {
            if lacks_text() {
                part::focus_by_id(BOX);
            } else {
                make.run(typed.get_untracked().trim().to_owned());
            }
        };
        view! { <Button label=name icon="plus" look=Look::Primary on_press=make/> }
    });
    // With nothing typed, nothing was looked for.
    let nothing = move || {
        let key = if typed.with(|typed| typed.trim().is_empty()) { "picker.none-yet" } else { "picker.nothing" };
        found.with(Vec::is_empty).then(|| view! { <p class="nl-paragraph wb-muted">{say(key)}</p> })
    };
    view! {
        <div class="wb-picker" on:keydown=move |event| walk_list("picker-list", Some(BOX), &event)>
            <Field label=label id=BOX>
                <TextBox id=BOX value=typed on_input=move |text| typed.set(text) on_enter=enter/>
            </Field>
            <ul class="wb-picker__list" id="picker-list" aria-label=say("picker.list")>
                <For each=move || found.get() key=|choice| choice.id.clone() let:choice>
                    <li><button type="button" class="wb-menu__item" on:click={
                        let id = choice.id.clone();
                        move |_| on_pick.run(id.clone())
                    }><KindIcon kind=choice.kind/><span>{if choice.text.is_empty() { say("tree.no-text") } else { choice.text.clone() }}</span></button></li>
                </For>
            </ul>
            {nothing}
            <div class="utrecht-button-group">{new}</div>
        </div>
    }
}

/// The arrows go from the box, where there is one, into the list with this id and through it.
pub fn walk_list(list: &str, text_box: Option<&str>, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    event.prevent_default();
    let Some(list) = part::element(list) else { return };
    let Ok(buttons) = list.query_selector_all("button") else { return };
    let buttons: Vec<web_sys::HtmlElement> =
        (0..buttons.length()).filter_map(|at| buttons.get(at)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let at = buttons.iter().position(|button| active.as_ref().is_some_and(|active| active.is_same_node(Some(button))));
    let next = match (at, step) {
        (None, 1) => buttons.first(),
        (Some(at), 1) => buttons.get(at + 1),
        (Some(at), -1) => at.checked_sub(1).and_then(|at| buttons.get(at)),
        _ => None,
    };
    match next {
        Some(button) => {
            let _ = button.focus();
        }
        None if step < 0 => text_box.into_iter().for_each(part::focus_by_id),
        None => {}
    }
}
