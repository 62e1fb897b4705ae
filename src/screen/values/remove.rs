//! Taking something out of a list: the focus goes to what comes next in it.

use crate::app::{Workbench, shortened};
use crate::language::say_with;
use crate::part::{self, Button, Look};
use crate::screen::tree::gesture;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::store::RecordId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The button that takes a record away; the message has the way back.
#[component]
pub fn Remove(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let of = id.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| workbook.text_of(&of).map(shortened)).unwrap_or_default());
    view! {
        <Button label=Signal::derive(move || say_with("values.remove", &[("name", &name.get())])) icon="bin" look=Look::Subtle icon_only=true class="wb-button--small"
            on_press=move |event: MouseEvent| remove_from_list(workbench, &id, &event, &format!("input[id^='new-{}']", id.table()))/>
    }
}

/// Removes what a button stands on. The focus goes to the next one of the list, else to the one before it, else to what
/// adds one: the nearest that the selector finds.
pub fn remove_from_list(workbench: Workbench, id: &RecordId, event: &MouseEvent, adds: &str) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let card = button.and_then(|button| button.closest("li, section").ok().flatten());
    let beside = card.as_ref().map(|card| {
        let is_like = |other: &Element| other.tag_name() == card.tag_name() && is_card(other) == is_card(card);
        [card.next_element_sibling(), card.previous_element_sibling()].map(|other| other.filter(is_like))
    });
    let list = card.as_ref().and_then(|card| card.parent_element());
    let adds = adds.to_owned();
    gesture::remove(workbench, Command::RemoveWithBranch { records: vec![id.clone()] });
    part::after_drawing(move || {
        if card.is_none_or(|card| card.is_connected()) {
            return;
        }
        let mut next = beside.into_iter().flatten().flatten().filter(|card| card.is_connected());
        if next.any(|card| focus_in(&card)) {
            return;
        }
        let mut around = list;
        while let Some(element) = around {
            if let Some(found) = element.query_selector(&adds).ok().flatten() {
                focus(&found);
                return;
            }
            around = element.parent_element();
        }
    });
}

fn is_card(element: &Element) -> bool {
    element.class_list().contains("wb-card")
}

/// Gives the first control in an element that can have it the focus; says whether there is one.
fn focus_in(element: &Element) -> bool {
    let Ok(all) = element.query_selector_all("summary, input, textarea, select, button") else { return false };
    (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok()).any(|control| focus(&control))
}

fn focus(control: &Element) -> bool {
    let _ = control.dyn_ref::<HtmlElement>().map(HtmlElement::focus);
    part::focused().is_some_and(|focused| focused.is_same_node(Some(control)))
}
