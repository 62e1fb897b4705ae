//! Where the group stands: one sentence, who differs, the comparison and the weights, each with its table.

mod tables;

use super::{alternative_name, value_name};
use crate::app::Workbench;
use crate::language::{self, say, say_count, say_count_with, say_with};
use crate::part::Icon;
use leptos::prelude::*;
use tables::{comparison_table, ratings_table, weights_table};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::comparison::{
    Comparison, Dissent, GroupName, GroupOutcome, LeftOutReason, Verdict, compare,
};
use waardenboom_core::weigh::workbook::inputs_of;

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

    /// As it stands in a sentence.
    fn quoted(&self, id: &str) -> String {
        format!("“{}”", self.alternative(id))
    }

    fn alternatives(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.quoted(id)).collect::<Vec<_>>().join(", ")
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
                let inputs = inputs_of(workbook);
                let comparison = &compare(&inputs.comparable).ok()?;
                let weights: Vec<Vec<f64>> = inputs.comparable.weights().ok()?.into_iter().flatten().collect();
                let names = Names(workbook);
                let is_rated = comparison.alternatives.iter().any(|one| one.ratings.iter().any(Option::is_some));
                let is_weighed = comparison.counted > 0;
                Some(
                    view! {
                        {verdict(comparison, &names, inputs.comparable.minimum_group_size)}
                        {left_out(comparison, &names, inputs.set_aside.len())}
                        {(is_rated && is_weighed).then(|| comparison_table(comparison, &names))}
                        {is_rated.then(|| ratings_table(comparison, &names))}
                        {is_weighed.then(|| weights_table(comparison, &names, &weights))}
                        {groups(comparison, &names)}
                        {small_groups(workbook, comparison)}
                    }
                    .into_any(),
                )
            })
            .unwrap_or_else(|| view! { <p class="nl-paragraph">{say("standing.cannot")}</p> }.into_any())
    }
}

fn sentence(comparison: &Comparison, names: &Names) -> String {
    match &comparison.verdict {
        Verdict::NoAlternatives => say("standing.no-alternatives"),
        Verdict::NoWeights => say("standing.no-weights"),
        Verdict::NoRatings => say("standing.no-ratings"),
        Verdict::RatingsIncomplete { .. } => say("standing.incomplete"),
        Verdict::Leads { alternative, score, next, margin, .. } => {
            let first = [("name", names.quoted(alternative)), ("score", tenth(*score))];
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

/// What those who put something else first do put first: as counts, and by the groups that may be shown. Among fewer
/// people than the smallest group nothing is told apart.
fn dissenting(comparison: &Comparison, dissent: &Dissent, names: &Names, least: usize) -> Vec<String> {
    if dissent.first_elsewhere == 0 || dissent.participants < least {
        return Vec::new();
    }
    let elsewhere = dissent.first_choices.iter();
    let elsewhere =
        elsewhere.filter(|first| first.participants > 0 && !comparison.leading.contains(&first.alternative));
    let choices = elsewhere.map(|first| {
        say_count_with("standing.first", first.participants, &[("name", &names.quoted(&first.alternative))])
    });
    let groups = comparison.groups.iter().filter(|group| !group.leading.is_empty() && !group.same_leading);
    let groups = groups.map(|group| {
        let filled = [("group", group_name(group)), ("names", names.alternatives(&group.leading))];
        say_count_with(
            "standing.group-first",
            group.participants,
            &filled.each_ref().map(|(key, text)| (*key, text.as_str())),
        )
    });
    choices.chain(groups).collect()
}

fn verdict(comparison: &Comparison, names: &Names, least: usize) -> impl IntoView + use<> {
    let main = sentence(comparison, names);
    let without = not_compared(comparison);
    let without =
        (!without.is_empty()).then(|| say_with("standing.not-compared", &[("names", &names.alternatives(without))]));
    let elsewhere = comparison.dissent.as_ref().map(|dissent| dissenting(comparison, dissent, names, least));
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
    let lines = [close, without, shared, median].into_iter().flatten();
    view! {
        <section class="wb-card wb-verdict" aria-label=say("standing.outcome")>
            <p class="wb-verdict__badge"><span class="nl-data-badge wb-badge--info"><Icon name="info"/>{say("standing.poll")}</span></p>
            <p class="wb-verdict__sentence">{main}</p>
            {dissent.map(|line| view! { <p class="wb-verdict__sentence">{line}</p> })}
            {elsewhere.filter(|lines| !lines.is_empty()).map(|lines| view! {
                <ul class="wb-verdict__elsewhere">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            })}
            {lines.map(|line| view! { <p class="wb-verdict__dissent">{line}</p> }).collect_view()}
        </section>
    }
}

fn left_out(comparison: &Comparison, names: &Names, set_aside: usize) -> impl IntoView + use<> {
    let people = comparison.left_out.iter().map(|left_out| {
        let key = match left_out.reason {
            LeftOutReason::NoPoints => "standing.no-points",
            LeftOutReason::Unfinished => "standing.unfinished",
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

/// Why no group is shown apart, when there are groups.
fn small_groups(workbook: &Workbook, comparison: &Comparison) -> impl IntoView + use<> {
    let names: std::collections::BTreeSet<&str> =
        workbook.participants.values().map(|person| person.group.trim()).filter(|group| !group.is_empty()).collect();
    let least = workbook.overviews.values().find_map(|overview| overview.minimum_group_size).unwrap_or(3.0);
    (names.len() > 1 && comparison.groups.is_empty() && comparison.counted > 0).then(|| {
        view! { <p class="nl-paragraph wb-muted">{say_with("standing.small-groups", &[("least", &language::plain_number(least))])}</p> }
    })
}

fn group_name(group: &GroupOutcome) -> String {
    match &group.group {
        GroupName::Named { name } if name.is_empty() => say("standing.no-group"),
        GroupName::Named { name } => name.clone(),
        GroupName::Other { .. } => say("standing.other-groups"),
    }
}

/// What each group that is large enough puts first.
fn groups(comparison: &Comparison, names: &Names) -> impl IntoView + use<> {
    let lines: Vec<String> = comparison
        .groups
        .iter()
        .filter(|group| !group.leading.is_empty())
        .map(|group| {
            let name = group_name(group);
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
