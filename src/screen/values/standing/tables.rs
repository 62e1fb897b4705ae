//! The tables of where the group stands. Every one has roles of its own: on a phone its rows are cards, and a card is no
//! table to a browser.

use super::{Names, percent, tenth};
use crate::language::{self, say, say_count, say_with};
use crate::screen::values::value_code;
use leptos::prelude::*;
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::comparison::{AlternativeOutcome, Comparison, LeftOutReason, NoScore, ValueOutcome};
use waardenboom_core::weigh::summary::Summary;

/// A number as people read it, and exactly, for who wants to check.
fn exact(value: f64, shown: String) -> impl IntoView {
    view! { <data value=value.to_string()>{shown}</data> }
}

/// The alternatives beside each other: what every value adds, and the sum.
pub fn comparison_table(comparison: &Comparison, names: &Names) -> impl IntoView + use<> {
    let heads = value_heads(comparison, names);
    let rows = comparison.alternatives.iter().map(|outcome| row(comparison, outcome, names));
    view! {
        <section class="wb-section" aria-labelledby="comparison-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="comparison-title">{say("standing.comparison")}</h2></div>
            <p class="nl-paragraph wb-muted">{say("standing.comparison-text")}</p>
            <div class="wb-table-scroll" tabindex="0" role="region" aria-label=say("standing.comparison-scroll")>
                <table role="table" class="utrecht-table utrecht-table--html-table wb-compare wb-cards" aria-label=say("standing.comparison")>
                    <thead role="rowgroup"><tr role="row">
                        <th role="columnheader" scope="col">{say("values.alternative")}</th>
                        {heads}
                        <th role="columnheader" class="utrecht-table__header-cell--numeric-column" scope="col">{say("standing.together")}</th>
                    </tr></thead>
                    <tbody role="rowgroup">{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(comparison: &Comparison, outcome: &AlternativeOutcome, names: &Names) -> impl IntoView + use<> {
    let leads = comparison.leading.contains(&outcome.alternative);
    let under = match (&outcome.no_score, leads) {
        (Some(NoScore::Excluded { reason }), _) => Some(reason.clone()),
        (Some(NoScore::NoWeights), _) => Some(say("standing.row-no-weights")),
        (Some(NoScore::NotRated { values }), _) => {
            let values: Vec<String> = values.iter().map(|value| names.value(value)).collect();
            Some(say_with("standing.row-not-rated", &[("values", &values.join(", "))]))
        }
        (None, true) => Some(say("standing.row-leads")),
        (None, false) => None,
    };
    let cells = comparison.values.iter().zip(&outcome.contributions).map(|(value, contribution)| {
        let cell = contribution.map_or_else(nothing, |value| exact(value, tenth(value)).into_any());
        view! { <td role="cell" class="utrecht-table__cell--numeric-column" data-label=names.value(&value.value)>{cell}</td> }
    });
    let score = outcome.score.map_or_else(nothing, |score| exact(score, tenth(score)).into_any());
    view! {
        <tr role="row" class:wb-compare__lead=leads>
            <th role="rowheader" scope="row">{names.alternative(&outcome.alternative)}{under.map(|line| view! { <span class="wb-compare__under">{line}</span> })}</th>
            {cells.collect_view()}
            <td role="cell" class="utrecht-table__cell--numeric-column wb-compare__sum" data-label=say("standing.together")>{score}</td>
        </tr>
    }
}

/// The names of the values, as heads of columns.
fn value_heads(comparison: &Comparison, names: &Names) -> AnyView {
    let head = |value: &ValueOutcome| {
        view! { <th role="columnheader" class="utrecht-table__header-cell--numeric-column" scope="col">{names.value(&value.value)}</th> }
    };
    comparison.values.iter().map(head).collect_view().into_any()
}

fn nothing() -> AnyView {
    view! { <span class="wb-muted">"–"</span> }.into_any()
}

/// How the alternatives were rated: the mean, and how far people differ about it.
pub fn ratings_table(comparison: &Comparison, names: &Names) -> impl IntoView + use<> {
    let cell = |(value, rating): (&ValueOutcome, &Option<Summary>)| {
        let inside = rating.as_ref().map_or_else(nothing, |rating| {
            let range = (rating.count > 1).then(|| {
                let range = format!("{} – {}", tenth(rating.minimum), tenth(rating.maximum));
                view! { <span class="wb-compare__under">{range}</span> }
            });
            view! { <span>{exact(rating.mean, tenth(rating.mean))}{range}</span> }.into_any()
        });
        view! { <td role="cell" class="utrecht-table__cell--numeric-column" data-label=names.value(&value.value)>{inside}</td> }
    };
    let rows = comparison.alternatives.iter().map(|outcome| {
        let cells = comparison.values.iter().zip(&outcome.ratings).map(cell).collect_view();
        view! { <tr role="row"><th role="rowheader" scope="row">{names.alternative(&outcome.alternative)}</th>{cells}</tr> }
    });
    view! {
        <section class="wb-section">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="rated-title">{say("standing.rated")}</h2></div>
            <p class="nl-paragraph wb-muted">{say("standing.rated-text")}</p>
            <div class="wb-table-scroll" tabindex="0" role="region" aria-labelledby="rated-title">
                <table role="table" class="utrecht-table utrecht-table--html-table wb-compare wb-cards" aria-labelledby="rated-title">
                    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{say("values.alternative")}</th>{value_heads(comparison, names)}</tr></thead>
                    <tbody role="rowgroup">{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

/// How much every value weighs, and how far people differ about it.
pub fn weights_table(comparison: &Comparison, names: &Names) -> impl IntoView + use<> {
    let rows = comparison.values.iter().map(|outcome| weight_row(outcome, names)).collect_view();
    let busy = comparison.left_out.iter().filter(|left_out| left_out.reason == LeftOutReason::Unfinished).count();
    let busy = (busy > 0).then(|| say_count("standing.busy", busy));
    let counted = say_with(
        "standing.counted",
        &[("counted", &comparison.counted.to_string()), ("all", &comparison.participants.to_string())],
    );
    view! {
        <section class="wb-section">
            <div class="wb-section__head">
                <h2 class="nl-heading nl-heading--level-3" id="weights-title">{say("standing.weights")}</h2>
                <p class="wb-muted wb-small"><span>{counted}</span>{busy.map(|busy| format!(", {busy}"))}</p>
            </div>
            <div class="wb-table-scroll" tabindex="0" role="region" aria-labelledby="weights-title">
                <table role="table" class="utrecht-table utrecht-table--html-table wb-cards" aria-labelledby="weights-title">
                    <thead role="rowgroup"><tr role="row">
                        <th role="columnheader" scope="col">{say("standing.value")}</th>
                        <th role="columnheader" class="utrecht-table__header-cell--numeric-column" scope="col">{say("standing.mean")}</th>
                        <th role="columnheader" class="utrecht-table__header-cell--numeric-column" scope="col">{say("standing.median")}</th>
                        <th role="columnheader" class="utrecht-table__header-cell--numeric-column" scope="col">{say("standing.range")}</th>
                    </tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn weight_row(outcome: &ValueOutcome, names: &Names) -> impl IntoView + use<> {
    let code = RecordId::parse(&outcome.value).map(|id| value_code(&id)).unwrap_or_default();
    let letters = language::find(&format!("value.{code}.short")).unwrap_or_default();
    let (mean, median, range) = match &outcome.weight {
        None => (nothing(), nothing(), nothing()),
        Some(weight) => (
            exact(weight.mean, percent(weight.mean)).into_any(),
            exact(weight.median, percent(weight.median)).into_any(),
            view! { <span>{percent(weight.minimum)}" – "{percent(weight.maximum)}</span> }.into_any(),
        ),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><span class="wb-value-name"><span class="wb-value" data-value=code aria-hidden="true">{letters}</span><span>{names.value(&outcome.value)}</span></span></th>
            <td role="cell" class="utrecht-table__cell--numeric-column" data-label=say("standing.mean")>{mean}</td>
            <td role="cell" class="utrecht-table__cell--numeric-column" data-label=say("standing.median")>{median}</td>
            <td role="cell" class="utrecht-table__cell--numeric-column" data-label=say("standing.range")>{range}</td>
        </tr>
    }
}
