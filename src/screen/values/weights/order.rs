//! Weights from an order alone: who can say what matters more, but not how much more, still gives weights (ROC).

use super::reason::WhyThisWeight;
use super::round::hundred;
use super::{Given, refused, typing};
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::{Button, Look, NumberBox, after_drawing, focus_by_id};
use crate::screen::values::questions::Mark;
use crate::screen::values::{value_code, value_ids, value_name};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{Method, Points, Workbook};
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::rank_weights::RankWeights;

/// The values by their place; those without one keep their usual order, below.
fn in_order(workbook: &Workbook, given: &Points) -> Vec<RecordId> {
    let mut all: Vec<(f64, usize, RecordId)> = value_ids(workbook)
        .into_iter()
        .enumerate()
        .map(|(at, id)| (given.get(id.key()).copied().unwrap_or(f64::INFINITY), at, id))
        .collect();
    all.put_in_order(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    all.into_iter().map(|(_, _, id)| id).collect()
}

/// The values in order, each with buttons that move it and its place as a number; equal places are allowed.
#[component]
pub fn Order(given: Given) -> impl IntoView {
    let workbench = Workbench::get();
    let values = Memo::new(move |_| given.now.with(|points| workbench.read(|workbook| in_order(workbook, points))));
    let weights = Memo::new(move |_| {
        let ids = values.get();
        let places =
            given.now.with(|points| ids.iter().map(|id| points.get(id.key()).copied()).collect::<Option<Vec<f64>>>());
        let weights = places.and_then(|places| RankWeights::of(&places)).map(|weights| weights.rank_order_centroid);
        weights.map(|weights| ids.into_iter().zip(weights).collect::<Vec<_>>()).unwrap_or_default()
    });
    view! {
        <section class="wb-section" aria-labelledby="points-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="points-title">{say("weigh.order")}</h2></div>
            <p class="nl-paragraph wb-muted">{say("weigh.order-text")}</p>
            <ol class="wb-weights wb-weights--order"><For each=move || values.get() key=RecordId::clone let:id><Placed id values weights given/></For></ol>
        </section>
    }
}

#[component]
fn Placed(
    id: RecordId,
    values: Memo<Vec<RecordId>>,
    weights: Memo<Vec<(RecordId, f64)>>,
    given: Given,
) -> impl IntoView {
    let workbench = Workbench::get();
    let own = StoredValue::new(id.clone());
    let name = Memo::new(move |_| workbench.read(|workbook| own.with_value(|id| value_name(workbook, id))));
    let place = Memo::new(move |_| given.now.with(|points| own.with_value(|id| points.get(id.key()).copied())));
    let weight = Memo::new(move |_| {
        weights.with(|all| own.with_value(|own| all.iter().find(|(id, _)| id == own).map(|(_, weight)| *weight)))
    });
    let put = move |value: String, points: Option<f64>| {
        let Some(participant) = given.who.get_untracked() else { return };
        let round = given.terms.get_untracked().number;
        workbench.dispatch(Command::SetPoints { participant, method: Method::Ranking, round, value, points });
    };
    // To move one is to say the whole order: every value gets its place, as one step.
    let shift = move |by: isize| {
        let mut order = values.get_untracked();
        let Some(at) = order.iter().position(|id| own.with_value(|own| id == own)) else { return };
        let Some(to) = at.checked_add_signed(by).filter(|to| *to < order.len()) else { return };
        order.swap(at, to);
        workbench.open_mark();
        for (place, id) in (1_u32..).zip(&order) {
            put(id.key().to_owned(), Some(f64::from(place)));
        }
        workbench.close_mark();
        let id = own.with_value(|own| shift_id(own, by));
        after_drawing(move || focus_by_id(&id));
    };
    let bounds = (1.0, f64::from(values.with_untracked(|values| u8::try_from(values.len()).unwrap_or(u8::MAX))));
    let code = value_code(&id);
    let button = move |by: isize, key: &'static str, icon: &'static str| {
        let label = Signal::derive(move || say_with(key, &[("name", &name.get())]));
        let id = own.with_value(|own| shift_id(own, by));
        view! { <Button id label icon look=Look::Subtle icon_only=true class="wb-button--small" on_press=move |_| shift(by)/> }
    };
    let label = Signal::derive(move || say_with("weigh.place-of", &[("name", &name.get())]));
    view! {
        <li class="wb-weight" data-value=code.clone()>
            <Mark value=id.clone()/>
            <div class="wb-weight__text">
                <h3 class="nl-heading nl-heading--level-5 wb-weight__name">{move || name.get()}</h3>
                {move || weight.get().map(|weight| view! { <p class="wb-muted wb-small">{say_with("weigh.comes-to", &[("percent", &hundred(weight))])}</p> })}
                <WhyThisWeight value=id.clone() name given/>
            </div>
            <div class="wb-weight__control">
                {button(-1, "weigh.up", "up")}
                {button(1, "weigh.down", "down")}
                <NumberBox name=label value=place bounds
                    on_number=move |place| put(own.with_value(|id| id.key().to_owned()), place)
                    on_typing=move |on| typing(workbench, on) on_refused=move |text: String| refused(workbench, &text)/>
            </div>
        </li>
    }
}

fn shift_id(id: &RecordId, by: isize) -> String {
    format!("{}-{}", if by < 0 { "up" } else { "down" }, id.key().replace('/', "~"))
}
