//! Where the group stands: one sentence, who differs, the comparison and the weights, each with its table.

use super::{alternative_name, value_code, value_name};
use crate::app::Workbench;
use crate::language::{self, say, say_count, say_count_with, say_with};
use crate::part::{Icon, set_style};
use leptos::prelude::*;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::comparison::{
    AlternativeOutcome, Comparison, GroupName, LeftOutReason, NoScore, ValueOutcome, Verdict,
};
use waardenboom_core::weigh::workbook::comparison_of;

/// A lead of fewer points than this is said to be small.
const SMALL_MARGIN: f64 = 2.0;

/// A result to one decimal, as people read it.
fn tenth(value: f64) -> String {
    language::number(value, 1)
}

fn percent(weight: f64) -> String {
    tenth(weight * 100.0)
}

/// The names in an outcome: it speaks of ids.
struct Names<'a>(&'a Workbook);

impl Names<'_> {
    fn value(&self, id: &str) -> String {
        RecordId::parse(id).map(|id| value_name(self.0, &id)).unwrap_or_default()
    }

    fn alternative(&self, id: &str) -> String {
        RecordId::parse(id).map(|id| alternative_name(self.0, &id)).unwrap_or_default()
    }

    fn alternatives(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.alternative(id)).collect::<Vec<_>>().join(", ")
    }

    fn person(&self, id: &str) -> String {
        RecordId::parse(id).and_then(|id| self.0.text_of(&id).map(str::to_owned)).unwrap_or_default()
    }
}

/// The step.
#[component]
pub fn Standing() -> impl IntoView {
    let workbench = Workbench::get();
    move || {
        workbench
            .read(|workbook| {
                let weighing = comparison_of(workbook).ok()?;
                let names = Names(workbook);
                let comparison = &weighing.comparison;
                let points = |value: &str| points_on(workbook, value);
                Some(
                    view! {
                        {verdict(comparison, &names)}
                        {left_out(comparison, &names, weighing.set_aside.len())}
                        {comparison_table(comparison, &names)}
                        {weights_table(comparison, &names, &points)}
                        {groups(comparison, &names)}
                    {small_groups(workbook, comparison)}
                    }
                    .into_any(),
                )
            })
            .unwrap_or_else(|| view! { <p class="nl-paragraph">{say("standing.cannot")}</p> }.into_any())
    }
}

/// What the counted participants gave a value, in parts of one.
fn points_on(workbook: &Workbook, value: &str) -> Vec<f64> {
    let key = value.rsplit('/').next().unwrap_or_default();
    let shares = workbook.weights.values().filter_map(|weights| {
        let sum: f64 = weights.points.values().sum();
        (sum > 0.0).then(|| weights.points.get(key).copied().unwrap_or(0.0) / sum)
    });
    shares.collect()
}

fn sentence(comparison: &Comparison, names: &Names) -> String {
    match &comparison.verdict {
        Verdict::NoAlternatives => say("standing.no-alternatives"),
        Verdict::NoWeights => say("standing.no-weights"),
        Verdict::NoRatings => say("standing.no-ratings"),
        Verdict::RatingsIncomplete { .. } => say("standing.incomplete"),
        Verdict::Leads { alternative, score, next, margin, .. } => {
            let first = [("name", names.alternative(alternative)), ("score", tenth(*score))];
            let first = first.each_ref().map(|(key, text)| (*key, text.as_str()));
            match margin {
                Some(margin) => {
                    let (next, margin) = (names.alternatives(next), tenth(*margin));
                    say_with("standing.leads", &[&first[..], &[("next", &next), ("margin", &margin)]].concat())
                }
                None => say_with("standing.only-one", &first),
            }
        }
        Verdict::Tied { alternatives, score, .. } => {
            say_with("standing.tied", &[("names", &names.alternatives(alternatives)), ("score", &tenth(*score))])
        }
    }
}

fn not_compared(comparison: &Comparison) -> &[String] {
    match &comparison.verdict {
        Verdict::Leads { not_compared, .. }
        | Verdict::Tied { not_compared, .. }
        | Verdict::RatingsIncomplete { not_compared } => not_compared,
        _ => &[],
    }
}

fn verdict(comparison: &Comparison, names: &Names) -> impl IntoView + use<> {
    let main = sentence(comparison, names);
    let without = not_compared(comparison);
    let without =
        (!without.is_empty()).then(|| say_with("standing.not-compared", &[("names", &names.alternatives(without))]));
    let dissent = comparison.dissent.as_ref().map(|dissent| {
        if dissent.first_elsewhere == 0 {
            say_count("standing.all-agree", dissent.participants)
        } else {
            say_count_with("standing.dissent", dissent.first_elsewhere, &[("all", &dissent.participants.to_string())])
        }
    });
    let median = comparison.by_median_weights.as_ref().filter(|median| !median.leading.is_empty()).map(|median| {
        if median.same_leading {
            say("standing.median-same")
        } else {
            say_with("standing.median-other", &[("names", &names.alternatives(&median.leading))])
        }
    });
    let shared = comparison.dissent.as_ref().filter(|dissent| dissent.with_shared_ratings > 0).map(|dissent| {
        say_count_with(
            "standing.shared-ratings",
            dissent.with_shared_ratings,
            &[("all", &dissent.participants.to_string())],
        )
    });
    let close = match &comparison.verdict {
        Verdict::Leads { margin: Some(margin), .. } if *margin < SMALL_MARGIN => Some(say("standing.close")),
        _ => None,
    };
    let lines = [close, without, dissent, shared, median].into_iter().flatten();
    view! {
        <section class="wb-card wb-verdict" aria-label=say("standing.outcome")>
            <p class="wb-verdict__badge"><span class="nl-data-badge wb-badge--info"><Icon name="info"/>{say("standing.poll")}</span></p>
            <p class="wb-verdict__sentence">{main}</p>
            {lines.map(|line| view! { <p class="wb-verdict__dissent">{line}</p> }).collect_view()}
        </section>
    }
}

fn left_out(comparison: &Comparison, names: &Names, set_aside: usize) -> impl IntoView + use<> {
    let people = comparison.left_out.iter().map(|left_out| {
        let key = match left_out.reason {
            LeftOutReason::NoPoints => "standing.no-points",
            LeftOutReason::OnlyZeros => "standing.only-zeros",
        };
        say_with(key, &[("name", &names.person(&left_out.participant))])
    });
    let numbers = (set_aside > 0).then(|| say_count("standing.set-aside", set_aside));
    let lines: Vec<String> = people.chain(numbers).collect();
    (!lines.is_empty()).then(|| view! {
        <div class="utrecht-alert utrecht-alert--warning">
            <Icon name="warning" large=true/>
            <div class="utrecht-alert__content">{lines.into_iter().map(|line| view! { <p class="nl-paragraph utrecht-alert__message">{line}</p> }).collect_view()}</div>
        </div>
    })
}

/// A number as people read it, and exactly, for who wants to check.
fn exact(value: f64, shown: String) -> impl IntoView {
    view! { <data value=value.to_string()>{shown}</data> }
}

fn comparison_table(comparison: &Comparison, names: &Names) -> impl IntoView + use<> {
    let heads = comparison.values.iter().map(|value| {
        view! { <th class="utrecht-table__header-cell--numeric-column" scope="col">{names.value(&value.value)}</th> }
    });
    let rows = comparison.alternatives.iter().map(|outcome| row(comparison, outcome, names));
    view! {
        <section class="wb-section" aria-labelledby="comparison-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="comparison-title">{say("standing.comparison")}</h2></div>
            <p class="nl-paragraph wb-muted">{say("standing.comparison-text")}</p>
            <div class="wb-table-scroll" tabindex="0" role="region" aria-label=say("standing.comparison-scroll")>
                <table class="utrecht-table utrecht-table--html-table wb-compare" aria-label=say("standing.comparison")>
                    <thead><tr>
                        <th scope="col">{say("values.alternative")}</th>
                        {heads.collect_view()}
                        <th class="utrecht-table__header-cell--numeric-column" scope="col">{say("standing.together")}</th>
                        <th scope="col">{say("standing.bar")}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
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
    let cells = outcome.contributions.iter().map(|contribution| {
        let cell = contribution.map(|value| exact(value, tenth(value)).into_any());
        view! { <td class="utrecht-table__cell--numeric-column">{cell.unwrap_or_else(|| view! { <span class="wb-muted">"–"</span> }.into_any())}</td> }
    });
    let parts = comparison.values.iter().zip(&outcome.contributions).filter_map(|(value, contribution)| {
        let id = RecordId::parse(&value.value)?;
        Some((
            value_code(&id),
            language::find(&format!("value.{}.short", id.key())).unwrap_or_default(),
            (*contribution)?,
        ))
    });
    let bar = outcome.score.map(|_| {
        let parts = parts.map(|(code, letters, part)| {
            view! { <span class="wb-bar__part" data-value=code node_ref=sized("--part", part)><span>{letters}</span></span> }
        });
        view! { <span class="wb-bar" aria-hidden="true">{parts.collect_view()}</span> }
    });
    let score = outcome.score.map_or_else(
        || view! { <span class="wb-muted">"–"</span> }.into_any(),
        |score| exact(score, tenth(score)).into_any(),
    );
    view! {
        <tr class:wb-compare__lead=leads>
            <th scope="row">{names.alternative(&outcome.alternative)}{under.map(|line| view! { <span class="wb-compare__under">{line}</span> })}</th>
            {cells.collect_view()}
            <td class="utrecht-table__cell--numeric-column wb-compare__sum">{score}</td>
            <td class="wb-compare__bar">{bar}</td>
        </tr>
    }
}

/// A part of a hundred as a custom property, once the element is there.
fn sized(property: &'static str, part: f64) -> NodeRef<leptos::html::Span> {
    let node = NodeRef::<leptos::html::Span>::new();
    node.on_load(move |element| set_style(&element, property, &format!("{part}%")));
    node
}

fn weights_table(comparison: &Comparison, names: &Names, points: &dyn Fn(&str) -> Vec<f64>) -> impl IntoView + use<> {
    let rows = comparison.values.iter().map(|outcome| weight_row(outcome, names, points(&outcome.value)));
    let rows = rows.collect_view();
    let counted = say_with(
        "standing.counted",
        &[("counted", &comparison.counted.to_string()), ("all", &comparison.participants.to_string())],
    );
    view! {
        <section class="wb-section">
            <div class="wb-section__head">
                <h2 class="nl-heading nl-heading--level-3" id="weights-title">{say("standing.weights")}</h2>
                <p class="wb-muted wb-small">{counted}</p>
            </div>
            <div class="wb-table-scroll" tabindex="0" role="region" aria-labelledby="weights-title">
                <table class="utrecht-table utrecht-table--html-table" aria-labelledby="weights-title">
                    <thead><tr>
                        <th scope="col">{say("standing.value")}</th>
                        <th class="utrecht-table__header-cell--numeric-column" scope="col">{say("standing.mean")}</th>
                        <th class="utrecht-table__header-cell--numeric-column" scope="col">{say("standing.median")}</th>
                        <th class="utrecht-table__header-cell--numeric-column" scope="col">{say("standing.range")}</th>
                        <th scope="col">{say("standing.dots")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn weight_row(outcome: &ValueOutcome, names: &Names, points: Vec<f64>) -> impl IntoView + use<> {
    let code = RecordId::parse(&outcome.value).map(|id| value_code(&id)).unwrap_or_default();
    let letters = language::find(&format!("value.{code}.short")).unwrap_or_default();
    let nothing = || view! { <span class="wb-muted">"–"</span> }.into_any();
    let (mean, median, range, dots) = match &outcome.weight {
        None => (nothing(), nothing(), nothing(), None),
        Some(weight) => {
            let dots = points
                .into_iter()
                .map(|part| view! { <span class="wb-spread__dot" node_ref=sized("--part", part * 100.0)></span> });
            let spread = view! {
                <div class="wb-spread" data-value=code.clone() aria-hidden="true">
                    <span class="wb-spread__mean" node_ref=sized("--part", weight.mean * 100.0)></span>
                    {dots.collect_view()}
                </div>
            };
            (
                exact(weight.mean, percent(weight.mean)).into_any(),
                exact(weight.median, percent(weight.median)).into_any(),
                view! { {percent(weight.minimum)}" – "{percent(weight.maximum)} }.into_any(),
                Some(spread),
            )
        }
    };
    view! {
        <tr>
            <th scope="row"><span class="wb-value-name"><span class="wb-value" data-value=code aria-hidden="true">{letters}</span><span>{names.value(&outcome.value)}</span></span></th>
            <td class="utrecht-table__cell--numeric-column">{mean}</td>
            <td class="utrecht-table__cell--numeric-column">{median}</td>
            <td class="utrecht-table__cell--numeric-column">{range}</td>
            <td class="wb-compare__bar">{dots}</td>
        </tr>
    }
}

/// Why no group is shown apart, when there are groups.
fn small_groups(workbook: &Workbook, comparison: &Comparison) -> impl IntoView + use<> {
    let names: std::collections::BTreeSet<&str> =
        workbook.participants.values().map(|person| person.group.trim()).filter(|group| !group.is_empty()).collect();
    let least = workbook.overviews.values().find_map(|overview| overview.minimum_group_size).unwrap_or(3.0);
    (names.len() > 1 && comparison.groups.is_empty() && comparison.counted > 0).then(|| {
        view! { <p class="nl-paragraph wb-muted">{say_with("standing.small-groups", &[("least", &language::plain_number(least))])}</p> }
    })
}

/// What each group that is large enough puts first.
fn groups(comparison: &Comparison, names: &Names) -> impl IntoView + use<> {
    let lines: Vec<String> = comparison
        .groups
        .iter()
        .filter(|group| !group.leading.is_empty())
        .map(|group| {
            let name = match &group.group {
                GroupName::Named { name } if name.is_empty() => say("standing.no-group"),
                GroupName::Named { name } => name.clone(),
                GroupName::Other { .. } => say("standing.other-groups"),
            };
            let leading = names.alternatives(&group.leading);
            say_count_with("standing.group", group.participants, &[("group", &name), ("names", &leading)])
        })
        .collect();
    (!lines.is_empty()).then(|| view! {
        <section class="wb-section" aria-labelledby="groups-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="groups-title">{say("standing.groups")}</h2></div>
            <ul class="wb-group-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    })
}
