//! What one look should tell: what comes out, how sure that is, and who differs, as loud as the outcome itself.

use super::{Names, group_name, percent, tenth};
use crate::language::{self, say, say_count, say_count_with, say_with};
use crate::part::Icon;
use leptos::prelude::*;
use waardenboom_core::weigh::comparison::{Comparison, Dissent, LeftOutReason, Verdict};
use waardenboom_core::weigh::furthest::Furthest;
use waardenboom_core::weigh::steady::{Steady, SteadyValue};

/// A lead of fewer points than this is said to be small.
const SMALL_MARGIN: f64 = 2.0;

/// What comes out, in one sentence.
pub fn sentence(comparison: &Comparison, names: &Names) -> String {
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

/// The card on top.
pub fn verdict(
    comparison: &Comparison,
    names: &Names,
    least: usize,
    steady: Option<&Steady>,
    furthest: Option<&Furthest>,
) -> impl IntoView + use<> {
    let sure = steady.map(|steady| steady_sentence(steady, names));
    let far = furthest.map(|furthest| furthest_lines(furthest, names));
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
            {sure.map(|line| view! { <p class="wb-verdict__sentence">{line}</p> })}
            {dissent.map(|line| view! { <p class="wb-verdict__sentence">{line}</p> })}
            {elsewhere.filter(|lines| !lines.is_empty()).map(|lines| view! {
                <ul class="wb-verdict__elsewhere">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            })}
            {far.map(|(line, words)| view! {
                <p class="wb-verdict__dissent">{line}</p>
                {words.into_iter().map(|(value, text)| view! { <blockquote class="wb-verdict__words">{text}<footer class="wb-muted">{value}</footer></blockquote> }).collect_view()}
            })}
            {lines.map(|line| view! { <p class="wb-verdict__dissent">{line}</p> }).collect_view()}
        </section>
    }
}

/// Who and what does not count, and why.
pub fn left_out(comparison: &Comparison, names: &Names, set_aside: usize, unknown: usize) -> impl IntoView + use<> {
    let people = comparison.left_out.iter().map(|left_out| {
        let key = match left_out.reason {
            LeftOutReason::NoPoints => "standing.no-points",
            LeftOutReason::Unfinished => "standing.unfinished",
            LeftOutReason::OnlyZeros => "standing.only-zeros",
        };
        say_with(key, &[("name", &names.person(&left_out.participant))])
    });
    let numbers = (set_aside > 0).then(|| say_count("standing.set-aside", set_aside));
    let unknown = (unknown > 0).then(|| say_count("standing.unknown", unknown));
    let lines: Vec<String> = people.chain(numbers).chain(unknown).collect();
    (!lines.is_empty()).then(|| view! {
        <div class="utrecht-alert utrecht-alert--warning">
            <Icon name="warning" large=true/>
            <div class="utrecht-alert__content">{lines.into_iter().map(|line| view! { <p class="nl-paragraph utrecht-alert__message">{line}</p> }).collect_view()}</div>
        </div>
    })
}

/// "X stays first as long as freedom lies between 18 % and 29 %": for the value whose weight has to move least, and for
/// the one that weighs most.
pub fn steady_sentence(steady: &Steady, names: &Names) -> String {
    let decides = |value: &&SteadyValue| value.below.is_some() || value.above.is_some();
    let nearest = steady.nearest.as_ref().and_then(|id| steady.values.iter().find(|value| value.value == *id));
    let heaviest = steady.values.iter().max_by(|a, b| a.now.total_cmp(&b.now)).filter(decides);
    let first = names.quoted(&steady.alternative);
    let Some(nearest) = nearest else { return say_with("standing.steady-always", &[("name", &first)]) };
    let heaviest = heaviest.filter(|value| value.value != nearest.value);
    let lines = [Some(nearest), heaviest].into_iter().flatten().map(|value| as_long_as(value, &first, names));
    lines.collect::<Vec<_>>().join(" ")
}

fn as_long_as(value: &SteadyValue, first: &str, names: &Names) -> String {
    let name = names.value(&value.value);
    let [from, to] = [value.from, value.to].map(|share| language::number(share * 100.0, 0));
    let key = match (value.below.is_some(), value.above.is_some()) {
        (true, true) => "standing.steady",
        (true, false) => "standing.steady-above",
        _ => "standing.steady-below",
    };
    say_with(key, &[("name", first), ("value", &name), ("from", &from), ("to", &to)])
}

/// Who stands furthest from the outcome; and what they let others read, with the value it is about.
fn furthest_lines(furthest: &Furthest, names: &Names) -> (String, Vec<(String, String)>) {
    let distance = percent(furthest.distance);
    let mut line = say_count_with("standing.furthest", furthest.people, &[("points", &distance)]);
    for (key, part) in [("standing.furthest-more", &furthest.more), ("standing.furthest-less", &furthest.less)] {
        if let Some((value, share)) = part {
            line.push(' ');
            line.push_str(&say_with(key, &[("value", &names.value(value)), ("points", &tenth(share * 100.0))]));
        }
    }
    let words = furthest.reasons.iter().map(|reason| (names.value(&reason.value), reason.text.clone())).collect();
    (line, words)
}
