//! The parties of a council that weighs openly: by seats and with each of them the same, side by side.

use super::verdict::steady_sentence;
use super::{Names, percent, tenth};
use crate::language::{say, say_with};
use leptos::prelude::*;
use waardenboom_core::weigh::comparison::Comparison;
use waardenboom_core::weigh::parties::{Grouping, Parties};

/// Both ways to count, what each puts first, and what minorities want to be heard.
pub fn side_by_side(parties: &Parties, comparison: &Comparison, names: &Names) -> AnyView {
    let ways: Vec<(String, &Grouping)> = [("by-seats", parties.by_seats.as_ref()), ("equal", Some(&parties.equal))]
        .into_iter()
        .filter_map(|(way, grouping)| Some((say(&format!("standing.way.{way}")), grouping?)))
        .collect();
    let heads = || {
        ways.iter().map(|(name, _)| view! { <th scope="col" class="utrecht-table__header-cell--numeric-column">{name.clone()}</th> }).collect_view()
    };
    let cells = |shown: &dyn Fn(&Grouping) -> Option<(f64, String)>| {
        let cell = |(_, grouping): &(String, &Grouping)| {
            let cell = shown(grouping).map(|(exact, text)| view! { <data value=exact.to_string()>{text}</data> });
            view! { <td class="utrecht-table__cell--numeric-column">{cell}</td> }
        };
        ways.iter().map(cell).collect_view()
    };
    let values = comparison.values.iter().enumerate().map(|(at, value)| {
        let share = move |grouping: &Grouping| grouping.weights.get(at).map(|share| (*share, percent(*share)));
        view! { <tr><th scope="row">{names.value(&value.value)}</th>{cells(&share)}</tr> }
    });
    let alternatives = parties.equal.scores.iter().map(|(id, _)| {
        let score = |grouping: &Grouping| {
            grouping.scores.iter().find(|(other, _)| other == id).map(|(_, score)| (*score, tenth(*score)))
        };
        view! { <tr><th scope="row">{names.alternative(id)}</th>{cells(&score)}</tr> }
    });
    let sentences = ways.iter().filter(|(_, grouping)| !grouping.leading.is_empty()).map(|(way, grouping)| {
        let first = say_with("standing.way-first", &[("way", way), ("names", &names.alternatives(&grouping.leading))]);
        let sure = grouping.steady.as_ref().map(|steady| steady_sentence(steady, names)).unwrap_or_default();
        view! { <li>{first}" "{sure}</li> }
    });
    let remarks = parties.parties.iter().filter(|party| !party.remark.is_empty());
    let remarks: Vec<_> = remarks
        .map(|party| view! { <blockquote class="wb-verdict__words">{party.remark.clone()}<footer class="wb-muted">{say_with("standing.minority", &[("name", &party.name)])}</footer></blockquote> })
        .collect();
    let missing = (!parties.without_seats.is_empty())
        .then(|| view! { <p class="nl-paragraph">{say_with("standing.no-seats", &[("names", &parties.without_seats.join(", "))])}</p> });
    let values_label = say("standing.weights");
    let scores_label = say("standing.scores");
    view! {
        <section class="wb-section" aria-labelledby="parties-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="parties-title">{say("standing.parties")}</h2></div>
            {missing}
            <ul class="wb-group-list">{sentences.collect_view()}</ul>
            <div class="wb-parties">
                <table class="utrecht-table utrecht-table--html-table" aria-label=values_label>
                    <thead><tr><th scope="col">{say("standing.value")}</th>{heads()}</tr></thead>
                    <tbody>{values.collect_view()}</tbody>
                </table>
                {(!parties.equal.scores.is_empty()).then(|| view! {
                    <table class="utrecht-table utrecht-table--html-table" aria-label=scores_label>
                        <thead><tr><th scope="col">{say("values.alternative")}</th>{heads()}</tr></thead>
                        <tbody>{alternatives.collect_view()}</tbody>
                    </table>
                })}
            </div>
            {remarks}
        </section>
    }
    .into_any()
}
