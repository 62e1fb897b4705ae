//! How sure an outcome is: over all weights there could be, per weight, and how far the lead moves.

use super::Look;
use crate::language::{number, say, say_with};
use crate::screen::values::standing::figure::{Figure, Shown, drawn, table};
use crate::screen::values::value_code;
use leptos::prelude::*;
use std::sync::Arc;
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::depth::{Over, Robustness};
use waardenboom_core::weigh::picture::{self, TornadoRow};

/// A heat map of places per set of weights, with central weights and confidence.
pub fn robust(look: &Look) -> AnyView {
    if look.found.robustness.is_empty() {
        return view! { <p class="nl-paragraph">{say("depth.no-orders")}</p> }.into_any();
    }
    look.found.robustness.iter().map(|one| over(look, one)).collect_view().into_any()
}

fn over(look: &Look, robustness: &Robustness) -> impl IntoView + use<> {
    let word = robustness.over.word();
    let acceptability = &robustness.acceptability;
    let names: Vec<String> = (0..look.found.alternatives.len()).map(|at| look.alternative(at)).collect();
    let columns: Vec<String> =
        (1..=names.len()).map(|place| say_with("depth.place", &[("place", &place.to_string())])).collect();
    let cells: Vec<Vec<Option<f64>>> =
        acceptability.alternatives.iter().map(|one| one.ranks.iter().copied().map(Some).collect()).collect();
    let first = acceptability.alternatives.iter().enumerate().filter_map(|(at, one)| Some((at, *one.ranks.first()?)));
    let first = first.max_by(|a, b| a.1.total_cmp(&b.1));
    let sentence = first.map_or_else(String::new, |(at, share)| {
        let percent = number(share * 100.0, 0);
        say_with(&format!("depth.over.{word}"), &[("name", &look.alternatives(&[at])), ("percent", &percent)])
    });
    // What people gave is not drawn: there chance decides nothing.
    let close = acceptability.too_close.iter().filter(|_| robustness.over != Over::OwnWeights);
    let close = close.map(|pair| say_with("depth.too-close", &[("names", &look.alternatives(pair))]));
    let close: Vec<_> = close.map(|line| view! { <p class="nl-paragraph">{line}</p> }).collect();
    let values = look.values();
    let central: Vec<(String, Vec<String>)> = (names.iter().zip(&acceptability.alternatives))
        .filter_map(|(name, one)| {
            let weights = one.central_weights.as_ref()?.iter().map(|weight| number(weight * 100.0, 0));
            let confidence = one.confidence.map_or_else(|| "–".to_owned(), |sure| number(sure * 100.0, 0));
            Some((name.clone(), weights.chain([confidence]).collect()))
        })
        .collect();
    let title = say(&format!("depth.over-title.{word}"));
    let code = match word {
        "all-weights" => "robust-all",
        "group-order" => "robust-order",
        _ => "robust-own",
    };
    let said = sentence.clone();
    let show = move |title: &str| {
        let percent = |cell: &Option<f64>| cell.map_or_else(|| "–".to_owned(), |share| number(share * 100.0, 0));
        let rows = names.iter().zip(&cells).map(|(name, row)| (name.clone(), row.iter().map(percent).collect()));
        let heads = [say("depth.head.alternative")].into_iter().chain(columns.clone());
        let as_table = table(title.to_owned(), heads.collect(), rows.collect());
        Some(Shown {
            sentence: said.clone(),
            picture: drawn(title, |words| picture::heat(words, &names, &columns, &cells)),
            table: Some(as_table),
        })
    };
    let heads = [say("depth.head.alternative")].into_iter().chain(values).chain([say("depth.head.confidence")]);
    let [central_title, central_name, central_label] = [(); 3].map(|()| say("depth.central"));
    view! {
        <h4 class="nl-heading nl-heading--level-5">{title.clone()}</h4>
        <p class="nl-paragraph">{sentence}</p>
        {close}
        <Figure code title revealed=look.revealed show/>
        {(!central.is_empty()).then(|| view! {
            <details class="wb-aside"><summary>{central_title}</summary>
                <p class="nl-paragraph wb-muted">{say("depth.central-text")}</p>
                <div class="wb-table-scroll" tabindex="0" role="region" aria-label=central_name>{table(central_label, heads.collect(), central)}</div>
            </details>
        })}
    }
}

/// Per value between which weights the leader stays first, and the whole order stays.
pub fn stability(look: &Look) -> AnyView {
    let Some(stability) = &look.found.stability else {
        return view! { <p class="nl-paragraph">{say("depth.no-leader")}</p> }.into_any();
    };
    let range = |interval: &waardenboom_core::weigh::stability::Interval| {
        format!("{} – {}", number(interval.from * 100.0, 1), number(interval.to * 100.0, 1))
    };
    let rows = look.values().into_iter().zip(&stability.values).map(|(name, held)| {
        let cells = held.as_ref().map_or_else(
            || vec!["100".to_owned(), "–".to_owned(), "–".to_owned()],
            |held| {
                let stays = held.leader_stays.as_ref().map_or_else(|| "–".to_owned(), range);
                vec![number(held.weight * 100.0, 1), stays, range(&held.order_stays)]
            },
        );
        (name, cells)
    });
    let heads = ["value", "now", "leader-stays", "order-stays"].map(|head| say(&format!("depth.head.{head}")));
    let [name, label] = [(); 2].map(|()| say("depth.way.stability"));
    view! { <div class="wb-table-scroll" tabindex="0" role="region" aria-label=name>{table(label, heads.to_vec(), rows.collect())}</div> }.into_any()
}

/// How far the lead moves when each weight loses or gains ten points.
pub fn tornado(look: &Look) -> AnyView {
    let Some(stability) = look.found.stability.as_ref().filter(|_| !look.found.tornado.is_empty()) else {
        return view! { <p class="nl-paragraph">{say("depth.no-leader")}</p> }.into_any();
    };
    let found = Arc::clone(look.found);
    let names = look.values();
    let bars: Vec<(TornadoRow, f64)> = {
        let mut bars: Vec<_> = (found.tornado.iter())
            .map(|bar| {
                let code = found
                    .values
                    .get(bar.value)
                    .and_then(|id| RecordId::parse(id))
                    .map(|id| value_code(&id))
                    .unwrap_or_default();
                let label = names.get(bar.value).cloned().unwrap_or_default();
                (TornadoRow { label, code, low: bar.at_lowest.lead, high: bar.at_highest.lead }, bar.length)
            })
            .collect();
        bars.sort_by(|a, b| b.1.total_cmp(&a.1));
        bars
    };
    let mut scores = stability.scores.clone();
    scores.sort_by(|a, b| b.total_cmp(a));
    let now = scores.first().zip(scores.get(1)).map_or(0.0, |(first, next)| first - next);
    let rows: Vec<TornadoRow> = bars.into_iter().map(|(row, _)| row).collect();
    let widest = rows.first().map(|row| row.label.clone()).unwrap_or_default();
    let sentence = say_with("depth.tornado", &[("value", &widest), ("lead", &number(now, 1))]);
    let show = move |title: &str| {
        let [low, high] = ["low", "high"].map(|end| say(&format!("depth.tornado-{end}")));
        let lines = rows.iter().map(|row| (row.label.clone(), vec![number(row.low, 1), number(row.high, 1)]));
        let heads = vec![say("depth.head.value"), low.clone(), high.clone()];
        let as_table = table(title.to_owned(), heads, lines.collect());
        Some(Shown {
            sentence: sentence.clone(),
            picture: drawn(title, |words| picture::tornado(words, &rows, now, &low, &high)),
            table: Some(as_table),
        })
    };
    view! { <Figure code="tornado" title=say("depth.way.tornado") revealed=look.revealed show/> }.into_any()
}
