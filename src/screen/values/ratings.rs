//! How well the alternatives do, by one person: value by value, so that all of them stand on the one scale whose ends
//! are in words beside it.

use super::questions::Mark;
use super::weights::{BOUNDS, refused, typing};
use super::{alternative_name, value_code, value_ids, value_name, value_text, weighed_ids};
use crate::app::Workbench;
use crate::language::{self, say, say_with};
use crate::part::{NumberBox, set_style};
use crate::screen::tree::form::{FieldOf, field_label};
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::command::{Command, rating_id};
use waardenboom_core::model::{Rating, RatingScale, Workbook, number_value};
use waardenboom_core::store::{Field, RecordId};
use waardenboom_core::weigh::workbook::{is_rater, raters};

/// A card for every value.
#[component]
pub fn Ratings(who: Memo<Option<RecordId>>, name: Signal<String>) -> impl IntoView {
    let workbench = Workbench::get();
    let values = Memo::new(move |_| workbench.read(value_ids));
    // Where one group rates for all, the others are not asked.
    let others = Memo::new(move |_| {
        workbench.read(|workbook| {
            let group = raters(workbook)?;
            let person = workbook.participants.get(&who.get()?)?;
            (!is_rater(workbook, person)).then(|| group.to_owned())
        })
    });
    view! {
        <section class="wb-section" aria-labelledby="ratings-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="ratings-title">{say("values.ratings")}</h2></div>
            {move || match others.get() {
                Some(group) => view! { <p class="nl-paragraph">{say_with("weigh.others-rate", &[("group", &group)])}</p> }.into_any(),
                None => view! {
                    <p class="nl-paragraph wb-muted">{move || say_with("values.ratings-text", &[("name", &name.get())])}</p>
                    <ul class="wb-ratings"><For each=move || values.get() key=RecordId::clone let:id><OnValue value=id who/></For></ul>
                }
                .into_any(),
            }}
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
    let of = value.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| value_name(workbook, &of)));
    let rated = value.clone();
    view! {
        <li class="wb-rating" data-value=code.clone()>
            <div class="wb-rating__head">
                <Mark value=value.clone()/>
                <h3 class="nl-heading nl-heading--level-5">{move || name.get()}</h3>
            </div>
            <dl class="wb-anchors"><div><dt>"0"</dt><dd>{move || worst.get()}</dd></div><div><dt>"100"</dt><dd>{move || best.get()}</dd></div></dl>
            <ul class="wb-rating__list">
                <For each=move || alternatives.get() key=RecordId::clone let:alternative><Rated alternative value=rated.clone() who name/></For>
            </ul>
            <details class="wb-weight__edit">
                <summary>{say("values.edit-ends")}</summary>
                {["worst_acceptable", "best_imaginable"].map(|field| view! { <FieldOf record=value.clone() field/> })}
            </details>
        </li>
    }
}

#[component]
fn Rated(alternative: RecordId, value: RecordId, who: Memo<Option<RecordId>>, name: Memo<String>) -> impl IntoView {
    let workbench = Workbench::get();
    let id = {
        let (alternative, value) = (alternative.clone(), value.clone());
        Memo::new(move |_| Some(rating_id(&who.get()?, &alternative, &value)))
    };
    let rating = Memo::new(move |_| {
        id.get().and_then(|id| workbench.read(|workbook| workbook.ratings.get(&id).cloned())).unwrap_or_default()
    });
    let score = Memo::new(move |_| rating.with(|rating| rating.score));
    let is_unknown = Memo::new(move |_| rating.with(|rating| rating.unknown));
    let of = alternative.clone();
    let title = Memo::new(move |_| workbench.read(|workbook| alternative_name(workbook, &of)));
    let put = StoredValue::new(move |score: Option<f64>| {
        if let Some(participant) = who.get_untracked() {
            let (alternative, value) = (alternative.clone(), value.clone());
            workbench.dispatch(Command::SetRating { participant, alternative, value, score });
        }
    });
    let full = Signal::derive(move || format!("{}: {}", title.get(), name.get()));
    let by_steps = Memo::new(move |_| workbench.read(|workbook| scale_of(workbook) == RatingScale::Steps));
    let said = move || {
        let range = rating.with(|rating| rating.low.zip(rating.high));
        match (is_unknown.get(), range) {
            (true, _) => Some(say("weigh.unknown")),
            (false, Some((low, high))) => {
                let [low, high] = [low, high].map(language::plain_number);
                Some(say_with("weigh.range", &[("low", &low), ("high", &high)]))
            }
            (false, None) => None,
        }
    };
    view! {
        <li class="wb-rating__line">
            <span class="wb-rating__name">{move || title.get()}</span>
            {move || if by_steps.get() {
                view! { <Steps full score put/> }.into_any()
            } else {
                view! { <Scale full score put/> }.into_any()
            }}
            <details class="wb-rating__more">
                <summary aria-label=move || say_with("weigh.unsure-of", &[("name", &full.get())])>
                    <span>{move || said().unwrap_or_else(|| say("weigh.unsure"))}</span>
                </summary>
                {move || id.get().map(|id| view! {
                    <div class="wb-record__fields">
                        <FieldOf record=id.clone() field="unknown"/>
                        {["low", "high"].map(|end| view! { <End id=id.clone() end full rating/> })}
                        <FieldOf record=id field="why"/>
                    </div>
                })}
            </details>
        </li>
    }
}

/// What sets a score.
type Put<F> = StoredValue<F>;

/// On which scale this workbook rates.
fn scale_of(workbook: &Workbook) -> RatingScale {
    workbook.overviews.values().find_map(|overview| overview.rating_scale).unwrap_or(RatingScale::Hundred)
}

/// A slider and a number.
#[component]
fn Scale<F>(full: Signal<String>, score: Memo<Option<f64>>, put: Put<F>) -> impl IntoView
where
    F: Fn(Option<f64>) + Send + Sync + 'static,
{
    let workbench = Workbench::get();
    let range = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        let part = score.get().unwrap_or(BOUNDS.0);
        if let Some(range) = range.get() {
            set_style(&range, "--fill", &format!("{part}%"));
        }
    });
    view! {
        <input node_ref=range class="wb-range" class:wb-range--unset=move || score.get().is_none() type="range" min="0" max="100" tabindex="-1"
            aria-label=move || say_with("values.slider", &[("name", &full.get())])
            prop:value=move || score.get().unwrap_or(BOUNDS.0).to_string()
            on:pointerdown=move |_| workbench.open_mark()
            on:input=move |event| put.with_value(|put| put(language::decimal(&event_target_value(&event))))
            on:change=move |_| workbench.close_mark()/>
        <NumberBox name=full value=score bounds=BOUNDS on_number=move |score| put.with_value(|put| put(score))
            on_typing=move |on| typing(workbench, on) on_refused=move |text: String| refused(workbench, &text)/>
    }
}

/// Five steps, from -- to ++: 0, 25, 50, 75 and 100.
#[component]
fn Steps<F>(full: Signal<String>, score: Memo<Option<f64>>, put: Put<F>) -> impl IntoView
where
    F: Fn(Option<f64>) + Send + Sync + 'static,
{
    const STEPS: [(f64, &str); 5] = [(0.0, "worst"), (25.0, "bad"), (50.0, "middle"), (75.0, "good"), (100.0, "best")];
    let step = move |(at, word): (f64, &'static str)| {
        let is_here = move || score.get().is_some_and(|score| (score - at).abs() < 0.5);
        view! {
            <label class="wb-step">
                <input type="radio" name=full aria-label=move || format!("{}: {}", full.get(), say(&format!("weigh.step.{word}"))) prop:checked=is_here
                    on:change=move |_| put.with_value(|put| put(Some(at)))/>
                <span aria-hidden="true">{say(&format!("weigh.sign.{word}"))}</span>
            </label>
        }
    };
    view! { <div class="wb-steps" role="radiogroup" aria-label=full>{STEPS.map(step)}</div> }
}

/// The lowest or the highest that a rating could be.
#[component]
fn End(id: RecordId, end: &'static str, full: Signal<String>, rating: Memo<Rating>) -> impl IntoView {
    let workbench = Workbench::get();
    let value = Memo::new(move |_| rating.with(|rating| if end == "low" { rating.low } else { rating.high }));
    let set = move |number: Option<f64>| {
        let value = number.map_or(Value::Null, number_value);
        workbench.dispatch(Command::SetField { record: id.clone(), field: Field::known(end), value, basis: None });
    };
    let label = move || field_label("rating", end);
    let name = Signal::derive(move || format!("{}: {}", full.get(), label()));
    view! {
        <label class="wb-field"><span class="utrecht-form-label">{label()}</span>
            <NumberBox name value bounds=BOUNDS on_number=set on_typing=move |on| typing(workbench, on) on_refused=move |text: String| refused(workbench, &text)/>
        </label>
    }
}
