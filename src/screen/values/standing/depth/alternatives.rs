//! The alternatives by other middles, orders, grades, and what people would regret.

use super::Look;
use crate::language::{number, say, say_with};
use crate::screen::values::standing::figure::table;
use leptos::prelude::*;

fn framed(label: String, heads: Vec<String>, rows: Vec<(String, Vec<String>)>) -> impl IntoView {
    let name = label.clone();
    view! { <div class="wb-table-scroll" tabindex="0" role="region" aria-label=name>{table(label, heads, rows)}</div> }
}

fn lines(lines: Vec<String>) -> impl IntoView {
    (!lines.is_empty()).then(|| view! { <ul class="wb-group-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> })
}

/// Every middle: what the values weigh, and what it puts first.
pub fn middles(look: &Look) -> AnyView {
    let middles = &look.found.middles;
    let same = middles.first().is_some_and(|first| middles.iter().all(|middle| middle.leading == first.leading));
    let has_scores = !look.found.alternatives.is_empty();
    let sentence = say(if same { "depth.middles-same" } else { "depth.middles-differ" });
    let rows = middles.iter().map(|middle| {
        let weights = middle.weights.iter().map(|weight| number(weight * 100.0, 1));
        let first = look.alternatives(&middle.leading);
        (say(&format!("depth.middle.{}", middle.kind.word())), weights.chain([first]).collect())
    });
    let heads = [say("depth.head.middle")].into_iter().chain(look.values()).chain([say("depth.head.first")]);
    let scores = middles.iter().map(|middle| {
        (
            say(&format!("depth.middle.{}", middle.kind.word())),
            middle.scores.iter().map(|score| number(*score, 1)).collect(),
        )
    });
    let scores_heads =
        [say("depth.head.middle")].into_iter().chain((0..look.found.alternatives.len()).map(|at| look.alternative(at)));
    view! {
        {has_scores.then(|| view! { <p class="nl-paragraph">{sentence}</p> })}
        {framed(say("depth.way.middles"), heads.collect(), rows.collect())}
        {has_scores.then(|| framed(say("standing.scores"), scores_heads.collect(), scores.collect()))}
    }
    .into_any()
}

/// One order out of many, by several rules, and where they disagree.
pub fn orders(look: &Look) -> AnyView {
    let Some(found) = &look.found.orders else {
        return view! { <p class="nl-paragraph">{say("depth.no-orders")}</p> }.into_any();
    };
    let place = |order: &Vec<usize>, at: usize| order.iter().position(|other| *other == at).map(|place| place + 1);
    let kemeny = |at: usize| {
        let mut places: Vec<usize> = found.kemeny.iter().filter_map(|order| place(order, at)).collect();
        places.sort_unstable();
        places.dedup();
        if places.is_empty() {
            "–".to_owned()
        } else {
            places.iter().map(ToString::to_string).collect::<Vec<_>>().join(" / ")
        }
    };
    let rank = |ranks: &[usize], at: usize| ranks.get(at).map_or_else(|| "–".to_owned(), ToString::to_string);
    let rows = (0..look.found.alternatives.len()).map(|at| {
        let cells = vec![rank(&found.borda, at), rank(&found.copeland, at), rank(&found.schulze, at), kemeny(at)];
        (look.alternative(at), cells)
    });
    let heads =
        ["alternative", "borda", "copeland", "schulze", "kemeny"].map(|head| say(&format!("depth.head.{head}")));
    let condorcet = match found.condorcet_winner {
        Some(at) => say_with("depth.condorcet", &[("name", &look.alternatives(&[at]))]),
        None => say("depth.no-condorcet"),
    };
    let several = (found.kemeny_count > 1)
        .then(|| say_with("depth.kemeny-several", &[("count", &found.kemeny_count.to_string())]));
    let why = found.disagreements.iter().map(|([one, other], [more, less])| {
        let [one, other] = [look.alternatives(&[*one]), look.alternatives(&[*other])];
        say_with(
            "depth.disagree",
            &[("one", &one), ("other", &other), ("more", &more.to_string()), ("less", &less.to_string())],
        )
    });
    let said: Vec<String> = [Some(condorcet), several].into_iter().flatten().chain(why).collect();
    view! { {framed(say("depth.way.orders"), heads.to_vec(), rows.collect())}{lines(said)} }.into_any()
}

/// Majority judgment over five grades.
pub fn majority(look: &Look) -> AnyView {
    let Some(found) = &look.found.majority else {
        return view! { <p class="nl-paragraph">{say("depth.no-orders")}</p> }.into_any();
    };
    let rows = found.gauges.iter().enumerate().map(|(at, gauge)| {
        let rank = found.ranks.get(at).map_or_else(|| "–".to_owned(), ToString::to_string);
        let cells = gauge.map_or_else(
            || vec!["–".to_owned(), "–".to_owned(), "–".to_owned(), rank.clone()],
            |(grade, above, below, leans_up)| {
                let word = ["worst", "bad", "middle", "good", "best"].get(grade).copied().unwrap_or("middle");
                let sign = if leans_up { "+" } else { "−" };
                vec![
                    format!("{} {sign}", say(&format!("weigh.step.{word}"))),
                    number(above, 0),
                    number(below, 0),
                    rank.clone(),
                ]
            },
        );
        (look.alternative(at), cells)
    });
    let heads = ["alternative", "grade", "above", "below", "rank"].map(|head| say(&format!("depth.head.{head}")));
    framed(say("depth.way.majority"), heads.to_vec(), rows.collect()).into_any()
}

/// What people would regret, and for which groups an alternative is a step back.
pub fn regrets(look: &Look) -> AnyView {
    let regrets = &look.found.regrets;
    if regrets.is_empty() {
        return view! { <p class="nl-paragraph">{say("depth.no-orders")}</p> }.into_any();
    }
    let group = |name: &String| if name.is_empty() { say("standing.other-groups") } else { name.clone() };
    let rows = regrets.iter().enumerate().map(|(at, regret)| {
        let worse = match &regret.worse_for {
            None => "–".to_owned(),
            Some(names) if names.is_empty() => say("depth.nobody"),
            Some(names) => names.iter().map(group).collect::<Vec<_>>().join(", "),
        };
        (look.alternative(at), vec![number(regret.mean, 1), number(regret.largest, 1), worse])
    });
    let least = regrets.iter().enumerate().min_by(|a, b| a.1.largest.total_cmp(&b.1.largest)).map(|(at, regret)| {
        say_with("depth.least-regret", &[("name", &look.alternatives(&[at])), ("points", &number(regret.largest, 1))])
    });
    let acceptable: Vec<usize> = (regrets.iter().enumerate())
        .filter(|(at, regret)| regret.worse_for.as_ref().is_some_and(Vec::is_empty) && !look.is_present(*at))
        .map(|(at, _)| at)
        .collect();
    let known = regrets.iter().any(|regret| regret.worse_for.is_some());
    let acceptable = known.then(|| {
        if acceptable.is_empty() {
            say("depth.acceptable-none")
        } else {
            say_with("depth.acceptable", &[("names", &look.alternatives(&acceptable))])
        }
    });
    let heads =
        ["alternative", "mean-regret", "largest-regret", "worse-for"].map(|head| say(&format!("depth.head.{head}")));
    view! {
        {lines(least.into_iter().chain(acceptable).collect())}
        {framed(say("depth.way.regrets"), heads.to_vec(), rows.collect())}
    }
    .into_any()
}
