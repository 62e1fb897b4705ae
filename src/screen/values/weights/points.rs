//! Weights as numbers: a hundred points over the values, or a swing per value beside the one that matters most.

use super::reason::WhyThisWeight;
use super::{BOUNDS, Given, refused, typing};
use crate::app::Workbench;
use crate::language::{self, say, say_with};
use crate::part::{Button, Look, NumberBox, set_style};
use crate::screen::tree::form::FieldOf;
use crate::screen::values::questions::Mark;
use crate::screen::values::{value_code, value_ids, value_name, value_text};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::model::Method;
use waardenboom_core::store::RecordId;

const ALL_POINTS: f64 = 100.0;
/// What a press on a button adds or takes.
const STEP: f64 = 5.0;

/// The id of the box for the points of a value, by its place.
pub fn points_id(at: usize) -> String {
    format!("points-{at}")
}

/// A hundred points; what is left is in sight and never in the way. Swings are not shared out: nothing is left of them.
#[component]
pub fn Numbers(given: Given) -> impl IntoView {
    let workbench = Workbench::get();
    let values = Memo::new(move |_| workbench.read(value_ids));
    let is_swing = move || given.terms.get().method == Method::Swing;
    view! {
        <section class="wb-section" aria-labelledby="points-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="points-title">
                {move || if is_swing() { say("weigh.swing") } else { say("values.points") }}
            </h2></div>
            {move || if is_swing() {
                view! { <p class="nl-paragraph wb-muted">{say("weigh.swing-text")}</p> }.into_any()
            } else {
                view! { <Left given/> }.into_any()
            }}
            <ul class="wb-weights"><For each=move || values.get() key=RecordId::clone let:id><Weight id given/></For></ul>
        </section>
    }
}

/// How many points are left.
#[component]
fn Left(given: Given) -> impl IntoView {
    // Whole hundredths, so that three times 33.3 leaves 0.1 and not what the machine makes of it.
    let left = Memo::new(move |_| {
        let sum = given.now.with(|points| points.values().sum::<f64>());
        ((ALL_POINTS - sum) * 100.0).round() / 100.0
    });
    let meter = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        let part = (ALL_POINTS - left.get()).clamp(0.0, ALL_POINTS);
        if let Some(meter) = meter.get() {
            set_style(&meter, "--part", &format!("{part}%"));
        }
    });
    let sentence = move || {
        let left = left.get();
        let number = language::plain_number(left.abs());
        if given.now.with(std::collections::BTreeMap::is_empty) {
            say("values.none-given")
        } else if left > 0.0 {
            say_with("values.left", &[("points", &number)])
        } else if left < 0.0 {
            say_with("values.too-many", &[("points", &number)])
        } else {
            say("values.all-given")
        }
    };
    view! {
        <div class="wb-left">
            <p class="wb-left__text" role="status">{sentence}</p>
            <span class="wb-meter" aria-hidden="true"><span class="wb-meter__fill" node_ref=meter></span></span>
        </div>
    }
}

#[component]
fn Weight(id: RecordId, given: Given) -> impl IntoView {
    let workbench = Workbench::get();
    let key = id.key().to_owned();
    let of = key.clone();
    let mine = Memo::new(move |_| given.now.with(|points| points.get(&of).copied()));
    let of = key.clone();
    let before =
        Memo::new(move |_| given.before.with(|points| points.as_ref().and_then(|points| points.get(&of).copied())));
    let set = StoredValue::new(move |points: Option<f64>| {
        if let Some(participant) = given.who.get_untracked() {
            let terms = given.terms.get_untracked();
            let (method, round) = (terms.method, terms.number);
            workbench.dispatch(Command::SetPoints { participant, method, round, value: key.clone(), points });
        }
    });
    let put = move |points: Option<f64>| set.with_value(|set| set(points));
    let step = move |by: f64| put(Some((mine.get_untracked().unwrap_or(0.0) + by).clamp(BOUNDS.0, BOUNDS.1)));
    let of = id.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| value_name(workbook, &of)));
    let question = value_text(&id, |value| &value.main_question, "question");
    let [worst, best] = [
        value_text(&id, |value| &value.worst_acceptable, "worst"),
        value_text(&id, |value| &value.best_imaginable, "best"),
    ];
    let at = workbench.peek(|workbook| value_ids(workbook).iter().position(|other| *other == id)).unwrap_or(0);
    let range = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        let part = mine.get().unwrap_or(0.0).clamp(0.0, ALL_POINTS);
        if let Some(range) = range.get() {
            set_style(&range, "--fill", &format!("{part}%"));
        }
    });
    let code = value_code(&id);
    let stepper = move |by: f64, key: &'static str, icon: &'static str| {
        let label =
            Signal::derive(move || say_with(key, &[("name", &name.get()), ("step", &language::plain_number(STEP))]));
        view! { <Button label icon look=Look::Subtle icon_only=true class="wb-button--small" on_press=move |_| step(by)/> }
    };
    view! {
        <li class="wb-weight" data-value=code.clone()>
            <Mark value=id.clone()/>
            <div class="wb-weight__text">
                <h3 class="nl-heading nl-heading--level-5 wb-weight__name">{move || name.get()}</h3>
                <p class="wb-weight__question">{move || if given.terms.get().method == Method::Swing {
                    say_with("weigh.from-to", &[("worst", &worst.get()), ("best", &best.get())])
                } else {
                    question.get()
                }}</p>
                {move || before.get().map(|points| view! { <p class="wb-muted wb-small">{say_with("weigh.before", &[("points", &language::plain_number(points))])}</p> })}
                <WhyThisWeight value=id.clone() name given/>
                <details class="wb-weight__edit">
                    <summary>{say("values.edit-question")}</summary>
                    <FieldOf record=id.clone() field="main_question"/>
                </details>
            </div>
            <div class="wb-weight__control">
                {stepper(-STEP, "weigh.less", "minus")}
                <input node_ref=range class="wb-range" type="range" min="0" max="100" tabindex="-1" aria-label=move || say_with("values.slider", &[("name", &name.get())])
                    prop:value=move || mine.get().unwrap_or(0.0).to_string()
                    on:pointerdown=move |_| workbench.open_mark()
                    on:input=move |event| put(language::decimal(&event_target_value(&event)))
                    on:change=move |_| workbench.close_mark()/>
                {stepper(STEP, "weigh.more", "plus")}
                <NumberBox id=points_id(at) name=name value=mine bounds=BOUNDS on_number=put on_typing=move |on| typing(workbench, on) on_refused=move |text: String| refused(workbench, &text)/>
            </div>
        </li>
    }
}
