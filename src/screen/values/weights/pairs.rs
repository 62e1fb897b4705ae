//! Two values at a time: which matters more, and how much. A few pairs may be left out; contradictions are told as
//! something to look at again, never as a mistake.

use super::Given;
use super::round::hundred;
use crate::app::Workbench;
use crate::language::{self, say, say_with};
use crate::screen::values::{value_ids, value_name};
use leptos::prelude::*;
use waardenboom_core::command::{Command, pair_key};
use waardenboom_core::model::{Method, Workbook};
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::ahp::{CONSISTENT_ENOUGH, Priorities};
use waardenboom_core::weigh::workbook::judgments;

/// What can be said of a pair, from the one to the other: the size plus 1 is Saaty's scale.
const GRADES: [i32; 9] = [8, 6, 4, 2, 0, -2, -4, -6, -8];

fn pairs(workbook: &Workbook) -> Vec<(RecordId, RecordId)> {
    let ids = value_ids(workbook);
    let beyond = |(at, one): (usize, &RecordId)| {
        ids.iter().skip(at + 1).map(|other| (one.clone(), other.clone())).collect::<Vec<_>>()
    };
    ids.iter().enumerate().flat_map(beyond).collect()
}

/// Every pair of values.
#[component]
pub fn Pairs(given: Given) -> impl IntoView {
    let workbench = Workbench::get();
    let all = Memo::new(move |_| workbench.read(pairs));
    let found = Memo::new(move |_| {
        given.now.with(|points| {
            workbench.read(|workbook| {
                let values = value_ids(workbook);
                let judgments = judgments(points, &values)?;
                let names: Vec<String> = values.iter().map(|id| value_name(workbook, id)).collect();
                Some((names, judgments.priorities()?))
            })
        })
    });
    let count = move || {
        let all = all.with(Vec::len);
        let answered = given.now.with(|points| points.len().min(all));
        say_with("weigh.pairs-count", &[("answered", &answered.to_string()), ("all", &all.to_string())])
    };
    view! {
        <section class="wb-section" aria-labelledby="points-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="points-title">{say("weigh.pairs")}</h2></div>
            <p class="nl-paragraph wb-muted">{say("weigh.pairs-text")}</p>
            <div class="wb-left"><p class="wb-left__text" role="status">{count}</p></div>
            <ul class="wb-pairs"><For each=move || all.get() key=Clone::clone let((one, other))><Pair one other given/></For></ul>
            {move || match found.get() {
                Some((names, priorities)) => found_so_far(&names, &priorities).into_any(),
                None => view! { <p class="nl-paragraph wb-muted">{say("weigh.pairs-more")}</p> }.into_any(),
            }}
        </section>
    }
}

/// What the answers come to, and which two contradict the others most.
fn found_so_far(names: &[String], priorities: &Priorities) -> impl IntoView + use<> {
    let name = |at: usize| names.get(at).cloned().unwrap_or_default();
    let weights = names.iter().zip(&priorities.weights).map(|(name, weight)| {
        view! { <li><span>{name.clone()}</span>" "<data value=weight.to_string()>{hundred(*weight)}" %"</data></li> }
    });
    let ratio = priorities.consistency_ratio.saaty_2005;
    let fits = ratio.is_none_or(|ratio| ratio <= CONSISTENT_ENOUGH);
    let said = ratio.filter(|_| priorities.missing == 0).map(|ratio| {
        let key = if fits { "weigh.consistent" } else { "weigh.inconsistent" };
        say_with(key, &[("ratio", &language::number(ratio, 2))])
    });
    let odd: Vec<String> = priorities
        .deviations
        .iter()
        .take(2)
        .filter(|_| !fits)
        .map(|odd| {
            let fitting = if odd.fitting >= 1.0 { odd.fitting } else { 1.0 / odd.fitting };
            let (more, less) = if odd.fitting >= 1.0 { (odd.first, odd.second) } else { (odd.second, odd.first) };
            let [one, other, more, less] = [name(odd.first), name(odd.second), name(more), name(less)];
            let times = language::number(fitting, 1);
            say_with(
                "weigh.odd",
                &[("one", &one), ("other", &other), ("more", &more), ("less", &less), ("times", &times)],
            )
        })
        .collect();
    view! {
        <div class="wb-card wb-pairs__found">
            <h3 class="nl-heading nl-heading--level-5">{say("weigh.pairs-found")}</h3>
            <ul class="wb-pairs__weights">{weights.collect_view()}</ul>
            {said.map(|said| view! { <p class="nl-paragraph" role="status">{said}</p> })}
            {(!odd.is_empty()).then(|| view! { <ul>{odd.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> })}
        </div>
    }
}

/// One pair: nine grades from the one to the other.
#[component]
fn Pair(one: RecordId, other: RecordId, given: Given) -> impl IntoView {
    let workbench = Workbench::get();
    let (key, turned) = pair_key(one.key(), other.key());
    let sign = if turned { -1.0 } else { 1.0 };
    let of = key.clone();
    let said = Memo::new(move |_| given.now.with(|points| points.get(&of).map(|said| said * sign)));
    let names =
        Memo::new(move |_| workbench.read(|workbook| [value_name(workbook, &one), value_name(workbook, &other)]));
    let put = StoredValue::new(move |said: Option<f64>| {
        let Some(participant) = given.who.get_untracked() else { return };
        let round = given.terms.get_untracked().number;
        let points = said.map(|said| said * sign);
        workbench.dispatch(Command::SetPoints {
            participant,
            method: Method::Pairwise,
            round,
            value: key.clone(),
            points,
        });
    });
    let group = names.with_untracked(|[one, other]| format!("{one} – {other}"));
    let sentence = move |grade: i32| {
        names.with(|[one, other]| {
            let (more, less) = if grade < 0 { (other, one) } else { (one, other) };
            let times = (grade.abs() + 1).to_string();
            match grade {
                0 => say_with("weigh.pair-equal", &[("one", one), ("other", other)]),
                _ => say_with("weigh.pair-more", &[("more", more), ("less", less), ("times", &times)]),
            }
        })
    };
    let is = move |grade: i32| said.get().is_some_and(|said| (said - f64::from(grade)).abs() < 0.5);
    let grade = move |grade: i32| {
        let name = group.clone();
        view! {
            <label class="wb-pair__grade" data-grade=grade.abs().to_string() title=move || sentence(grade)>
                <input type="radio" name=name aria-label=move || sentence(grade) prop:checked=move || is(grade)
                    on:change=move |_| put.with_value(|put| put(Some(f64::from(grade))))/>
                <span aria-hidden="true">{grade.abs() + 1}</span>
            </label>
        }
    };
    view! {
        <li class="wb-card wb-pair">
            <fieldset>
                <legend class="wb-hidden">{move || names.with(|[one, other]| say_with("weigh.pair", &[("one", one), ("other", other)]))}</legend>
                <div class="wb-pair__line">
                    <span class="wb-pair__one" aria-hidden="true">{move || names.with(|[one, _]| one.clone())}</span>
                    <span class="wb-pair__grades">{GRADES.map(grade)}</span>
                    <span class="wb-pair__other" aria-hidden="true">{move || names.with(|[_, other]| other.clone())}</span>
                </div>
                <p class="wb-muted wb-small wb-pair__said">{move || {
                    GRADES.into_iter().find(|grade| is(*grade)).map_or_else(|| say("weigh.pair-open"), sentence)
                }}
                {move || said.get().is_some().then(|| view! {
                    <button type="button" class="wb-link-button" on:click=move |_| put.with_value(|put| put(None))>{say("weigh.pair-clear")}</button>
                })}</p>
            </fieldset>
        </li>
    }
}
