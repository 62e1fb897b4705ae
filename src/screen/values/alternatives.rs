//! The alternatives: the present situation and what could come instead.

use super::choices::Excluded;
use super::entry::{Entry, leaves};
use super::fold::Fold;
use super::list::{Cards, records};
use super::remove::Remove;
use super::room::Room;
use super::{alternative_ids, alternative_name};
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::{Button, Field, Look, TextBox, focus_by_id};
use crate::screen::tree::form::FieldOf;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use waardenboom_core::model::present_situation_id;
use waardenboom_core::store::RecordId;

/// The list, and the line that adds to it.
#[component]
pub fn Alternatives() -> impl IntoView {
    let workbench = Workbench::get();
    let ids = Memo::new(move |_| workbench.read(alternative_ids));
    let entry = Entry::new("alternative");
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        entry.finish();
        focus_by_id("new-alternative");
    };
    view! {
        <p class="nl-paragraph wb-muted">{say("values.alternatives-text")}</p>
        <ul class="wb-alternative-list">
            <For each=move || ids.get() key=RecordId::clone let:id><Card id ids/></For>
        </ul>
        <form class="wb-card wb-new" data-open="true" aria-label=say("values.add-alternative") on:submit=add on:focusout=move |event| if leaves(&event) { entry.finish() }>
            <div class="wb-form-line">
                <Field label=say("values.alternative-name") id="new-alternative">
                    <TextBox id="new-alternative" value=entry.text on_input=move |text| entry.type_text(text)/>
                </Field>
                <div class="utrecht-button-group"><Button label=say("values.add-alternative") icon="plus" look=Look::Primary submit=true/></div>
            </div>
        </form>
    }
}

#[component]
fn Card(id: RecordId, ids: Memo<Vec<RecordId>>) -> impl IntoView {
    let workbench = Workbench::get();
    let is_present = id == present_situation_id();
    let of = id.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| alternative_name(workbook, &of)));
    let of = id.clone();
    let badge = move || {
        if is_present {
            return say("values.present-badge");
        }
        let others = ids.with(|ids| ids.iter().filter(|id| **id != present_situation_id()).position(|id| *id == of));
        say_with("values.alternative-number", &[("number", &(others.unwrap_or(0) + 1).to_string())])
    };
    let (gone, text) = (id.clone(), id.clone());
    let of = id.clone();
    let is_excluded = Memo::new(move |_| workbench.read(|workbook| workbook.excluded_by(&of).is_some()));
    let excluded = move || {
        is_excluded
            .get()
            .then(|| view! { <span class="nl-data-badge wb-badge--danger">{say("values.excluded-badge")}</span> })
    };
    let (arguments, risks) = (records("argument", Some(id.clone())), records("risk", Some(id.clone())));
    view! {
        <li class="wb-card wb-alternative" class:wb-alternative--present=is_present>
            <Fold id=id.clone() folds=Room::get().narrow line=move || view! { <span class="wb-folding__text">{name}</span>{excluded} }>
                <div class="wb-alternative__head">
                    <span class="nl-data-badge" class:wb-badge--outline=is_present>{badge}</span>
                    {(!is_present).then(|| view! { <Remove id=gone/> })}
                </div>
                {if is_present {
                    view! { <h2 class="nl-heading nl-heading--level-4">{name}</h2> }.into_any()
                } else {
                    view! { <FieldOf record=text field="text"/> }.into_any()
                }}
                <Excluded id=id.clone()/>
                {["description", "consequences", "costs"].map(|field| view! { <FieldOf record=id.clone() field/> })}
                <details class="wb-aside"><summary>{say("values.arguments")}" "<span class="wb-section__count">{move || arguments.with(Vec::len)}</span></summary>
                    <Cards table="argument" of=Some(id.clone()) add="values.new-argument" fields=&["stance"]/>
                </details>
                <details class="wb-aside"><summary>{say(if is_present { "values.risks-now" } else { "values.risks" })}" "<span class="wb-section__count">{move || risks.with(Vec::len)}</span></summary>
                    <Cards table="risk" of=Some(id) add="values.new-risk" fields=&["bearer", "prevent", "mitigate", "compensate"]/>
                </details>
            </Fold>
        </li>
    }
}
