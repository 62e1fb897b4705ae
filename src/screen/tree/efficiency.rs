//! From means to effect for a branch: money and people, way of working, what is delivered, what changes; as it is now
//! and as it is wanted. What nobody filled in shows as missing.

use crate::app::{Workbench, shortened};
use crate::language::{self, say, say_count, say_with};
use leptos::prelude::*;
use waardenboom_core::efficiency::{Effect, EfficiencyChain, Tally};
use waardenboom_core::model::{Reading, Workbook};
use waardenboom_core::store::RecordId;

/// The table, in a dialog.
#[component]
pub fn Efficiency(branch: Option<RecordId>) -> impl IntoView {
    let workbench = Workbench::get();
    let rows = move || {
        workbench.read(|workbook| {
            let chain = EfficiencyChain::of(workbook, branch.as_ref());
            rows_of(workbook, &chain)
        })
    };
    let view = move || {
        rows()
            .into_iter()
            .map(|Row { link, what, now, wanted }| {
                let (no_now, no_wish) = (now.is_none(), wanted.is_none());
                view! {
                    <tr>
                        {link.map(|(name, span)| view! { <th scope="rowgroup" rowspan=span class="wb-chain__link">{name}</th> })}
                        <td class="wb-chain__what">{what}</td>
                        <td class:wb-muted=no_now data-label=say("efficiency.now")>{now.unwrap_or_else(|| say("efficiency.missing"))}</td>
                        <td class:wb-muted=no_wish data-label=say("efficiency.wanted")>{wanted.unwrap_or_else(|| say("efficiency.missing"))}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <p class="nl-paragraph">{say("efficiency.explained")}</p>
        <div class="wb-chain">
            <table class="utrecht-table utrecht-table--html-table" aria-label=say("efficiency.title")>
                <thead><tr>
                    <th scope="col">{say("efficiency.link")}</th>
                    <th scope="col">{say("efficiency.what")}</th>
                    <th scope="col">{say("efficiency.now")}</th>
                    <th scope="col">{say("efficiency.wanted")}</th>
                </tr></thead>
                <tbody>{view}</tbody>
            </table>
        </div>
    }
}

#[derive(Default)]
struct Row {
    /// The link of the chain and how many rows it has, in its first.
    link: Option<(String, usize)>,
    what: String,
    now: Option<String>,
    wanted: Option<String>,
}

fn rows_of(workbook: &Workbook, chain: &EfficiencyChain) -> Vec<Row> {
    let text = |id: &RecordId| shortened(workbook.text_of(id).unwrap_or_default());
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let input = &chain.input;
    let means =
        [("efficiency.euros", input.euros, input.euros_wanted), ("efficiency.staff", input.staff, input.staff_wanted)];
    let mut inputs: Vec<Row> = means
        .map(|(key, now, wanted)| Row { what: say(key), now: tally(now), wanted: tally(wanted), ..Row::default() })
        .into();
    if input.shared > 0
        && let Some(first) = inputs.first_mut()
    {
        first.what = format!("{} ({})", first.what, say_count("efficiency.shared", input.shared));
    }
    let throughput = chain.throughput.iter().map(|working| Row {
        what: text(&working.activity),
        now: said(&working.now),
        wanted: said(&working.wanted),
        ..Row::default()
    });
    let links = [
        ("efficiency.input", inputs),
        ("efficiency.throughput", throughput.collect()),
        ("efficiency.output", effects(workbook, &chain.output)),
        ("efficiency.outcome", effects(workbook, &chain.outcome)),
        ("efficiency.impact", effects(workbook, &chain.impact)),
    ];
    let mut rows = Vec::new();
    for (key, mut own) in links {
        if own.is_empty() {
            own.push(Row { what: say("efficiency.nothing"), ..Row::default() });
        }
        let span = own.len();
        if let Some(first) = own.first_mut() {
            first.link = Some((say(key), span));
        }
        rows.extend(own);
    }
    rows
}

fn tally(tally: Tally) -> Option<String> {
    let known = language::plain_number(tally.known()?);
    Some(if tally.is_whole() {
        known
    } else {
        let missing = say_count("efficiency.without", tally.missing);
        say_with("efficiency.at-least", &[("sum", &known), ("missing", &missing)])
    })
}

fn effects(workbook: &Workbook, effects: &[Effect]) -> Vec<Row> {
    let text = |id: &RecordId| shortened(workbook.text_of(id).unwrap_or_default());
    let mut rows = Vec::new();
    for effect in effects {
        if effect.measures.is_empty() {
            rows.push(Row { what: text(&effect.goal), ..Row::default() });
        }
        for measure in &effect.measures {
            let unit =
                workbook.indicators.get(&measure.indicator).map(|indicator| indicator.unit.clone()).unwrap_or_default();
            let reading = |reading: &Option<Reading>| {
                let reading = reading.as_ref()?;
                let value = format!("{} {unit}", reading.value);
                Some(if reading.day.0.is_empty() {
                    value.trim().to_owned()
                } else {
                    format!("{} ({})", value.trim(), reading.day.0)
                })
            };
            let what = format!("{}: {}", text(&effect.goal), text(&measure.indicator));
            rows.push(Row { what, now: reading(&measure.now), wanted: reading(&measure.wanted), ..Row::default() });
        }
    }
    rows
}
