//! Why a value weighs what it weighs for somebody, in their own words, and whether others may read it.

use super::Given;
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::screen::tree::form::FieldOf;
use leptos::prelude::*;
use waardenboom_core::command::reason_id;
use waardenboom_core::store::RecordId;

/// One line that unfolds; when there is a reason, it says so.
#[component]
pub fn WhyThisWeight(value: RecordId, name: Memo<String>, given: Given) -> impl IntoView {
    let workbench = Workbench::get();
    let id = Memo::new(move |_| Some(reason_id(&given.who.get()?, &value, given.terms.get().number)));
    let has_reason = Memo::new(move |_| {
        id.get().is_some_and(|id| {
            workbench.read(|workbook| workbook.reasons.get(&id).is_some_and(|reason| !reason.text.is_empty()))
        })
    });
    let summary = move || say(if has_reason.get() { "weigh.why-given" } else { "weigh.why" });
    view! {
        <details class="wb-weight__edit">
            <summary><span>{summary}</span></summary>
            {move || id.get().map(|id| view! {
                <FieldOf record=id.clone() field="text" label=say_with("weigh.why-value", &[("name", &name.get_untracked())])/>
                {move || has_reason.get().then(|| view! { <FieldOf record=id.clone() field="shown"/> })}
            })}
        </details>
    }
}
