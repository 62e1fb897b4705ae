//! How well the alternatives do, by one person: value by value, so that all of them stand on the one scale whose ends
//! are in words beside it.

use super::weights::{BOUNDS, refused, typing};
use super::{alternative_name, value_code, value_ids, value_name, value_text, weighed_ids};
use crate::app::Workbench;
use crate::language::{self, say, say_with};
use crate::part::{NumberBox, set_style};
use crate::screen::tree::form::FieldOf;
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::store::RecordId;

/// A card for every value.
#[component]
pub fn Ratings(who: Memo<Option<RecordId>>, name: Signal<String>) -> impl IntoView {
    let workbench = Workbench::get();
    let values = Memo::new(move |_| workbench.read(value_ids));
    view! {
        <section class="wb-section" aria-labelledby="ratings-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="ratings-title">{say("values.ratings")}</h2></div>
            <p class="nl-paragraph wb-muted">{move || say_with("values.ratings-text", &[("name", &name.get())])}</p>
            <ul class="wb-ratings"><For each=move || values.get() key=RecordId::clone let:id><OnValue value=id who/></For></ul>
        </section>
    }
}

#[component]
fn OnValue(value: RecordId, who: Memo<Option<RecordId>>) -> impl IntoView {
    let workbench = Workbench::get();
    let alternatives = Memo::new(move |_| workbench.read(weighed_ids));
    let worst = value_text(&value, |value| &value.worst_acceptable, "worst");
    let best = value_text(&value, |value| &value.best_imaginable, "best");
    let code = value_code(&value);
    let letters = language::find(&format!("value.{}.short", value.key())).unwrap_or_default();
    let of = value.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| value_name(workbook, &of)));
    let rated = value.clone();
    view! {
        <li class="wb-rating" data-value=code.clone()>
            <div class="wb-rating__head">
                <span class="wb-value" data-value=code.clone() aria-hidden="true">{letters}</span>
                <h3 class="nl-heading nl-heading--level-5">{move || name.get()}</h3>
            </div>
            <dl class="wb-anchors"><div><dt>"0"</dt><dd>{move || worst.get()}</dd></div><div><dt>"100"</dt><dd>{move || best.get()}</dd></div></dl>
            <ul class="wb-rating__list">
                <For each=move || alternatives.get() key=RecordId::clone let:alternative><Rating alternative value=rated.clone() who name/></For>
            </ul>
            <details class="wb-weight__edit">
                <summary>{say("values.edit-ends")}</summary>
                {["worst_acceptable", "best_imaginable"].map(|field| view! { <FieldOf record=value.clone() field/> })}
            </details>
        </li>
    }
}

#[component]
fn Rating(alternative: RecordId, value: RecordId, who: Memo<Option<RecordId>>, name: Memo<String>) -> impl IntoView {
    let workbench = Workbench::get();
    let id = {
        let (alternative, value) = (alternative.clone(), value.clone());
        Memo::new(move |_| Some(RecordId::derived("rating", [who.get()?.key(), alternative.key(), value.key()])))
    };
    let score = Memo::new(move |_| id.get().and_then(|id| workbench.read(|workbook| workbook.ratings.get(&id)?.score)));
    let of = alternative.clone();
    let title = Memo::new(move |_| workbench.read(|workbook| alternative_name(workbook, &of)));
    let put = StoredValue::new(move |score: Option<f64>| {
        if let Some(participant) = who.get_untracked() {
            let (alternative, value) = (alternative.clone(), value.clone());
            workbench.dispatch(Command::SetRating { participant, alternative, value, score });
        }
    });
    let full = Signal::derive(move || format!("{}: {}", title.get(), name.get()));
    let range = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        let part = score.get().unwrap_or(BOUNDS.0);
        if let Some(range) = range.get() {
            set_style(&range, "--fill", &format!("{part}%"));
        }
    });
    view! {
        <li class="wb-rating__line">
            <span class="wb-rating__name">{move || title.get()}</span>
            <input node_ref=range class="wb-range" class:wb-range--unset=move || score.get().is_none() type="range" min="0" max="100" tabindex="-1"
                aria-label=move || say_with("values.slider", &[("name", &full.get())])
                prop:value=move || score.get().unwrap_or(BOUNDS.0).to_string()
                on:pointerdown=move |_| workbench.open_mark()
                on:input=move |event| put.with_value(|put| put(language::decimal(&event_target_value(&event))))
                on:change=move |_| workbench.close_mark()/>
            <NumberBox name=full value=score bounds=BOUNDS on_number=move |score| put.with_value(|put| put(score))
                on_typing=move |on| typing(workbench, on) on_refused=move |text: String| refused(workbench, &text)/>
        </li>
    }
}
