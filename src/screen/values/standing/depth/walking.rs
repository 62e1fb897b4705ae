//! Walking weights: drag what a value weighs, and see at once what that does. Nothing of it is kept.

use crate::app::Workbench;
use crate::language::{self, number, say, say_with};
use crate::part::{Button, Look, set_style};
use crate::screen::values::standing::Names;
use crate::screen::values::value_code;
use leptos::prelude::*;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::comparison::compare;
use waardenboom_core::weigh::rank::{holders, ranks};
use waardenboom_core::weigh::steady::rated;
use waardenboom_core::weigh::swing::additive_value;
use waardenboom_core::weigh::workbook::inputs_of;

/// What is walked through.
#[derive(Clone, PartialEq)]
struct Ground {
    /// Codes and names of the values, and what the group gives them, 0..1.
    values: Vec<(String, String, f64)>,
    /// Names of the alternatives, and their mean ratings.
    alternatives: Vec<(String, Vec<f64>)>,
}

fn ground(workbook: &Workbook) -> Option<Ground> {
    let comparison = compare(&inputs_of(workbook).comparable).ok()?;
    let names = Names(workbook);
    let code = |id: &str| RecordId::parse(id).map(|id| value_code(&id)).unwrap_or_default();
    let values =
        comparison.values.iter().map(|value| Some((code(&value.value), names.value(&value.value), value.weight?.mean)));
    let values = values.collect::<Option<Vec<_>>>()?;
    let alternatives: Vec<_> = rated(&comparison).into_iter().map(|(id, row)| (names.alternative(&id), row)).collect();
    (!alternatives.is_empty()).then_some(Ground { values, alternatives })
}

/// One weight moved, the others keep their proportions; when those were all zero they share alike.
fn moved(weights: &[f64], at: usize, to: f64) -> Vec<f64> {
    let to = to.clamp(0.0, 1.0);
    let rest: f64 = weights.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, weight)| weight).sum();
    let others = weights.len().saturating_sub(1).max(1);
    let alike = (1.0 - to) / f64::from(u32::try_from(others).unwrap_or(1));
    let share = |(other, weight): (usize, &f64)| match other == at {
        true => to,
        false if rest > 0.0 => weight / rest * (1.0 - to),
        false => alike,
    };
    weights.iter().enumerate().map(share).collect()
}

/// The sliders and the bars.
#[component]
pub fn Walking() -> impl IntoView {
    let workbench = Workbench::get();
    let ground = Memo::new(move |_| workbench.read(ground));
    move || match ground.get() {
        None => view! { <p class="nl-paragraph">{say("depth.no-orders")}</p> }.into_any(),
        Some(ground) => view! { <Walk ground/> }.into_any(),
    }
}

#[component]
fn Walk(ground: Ground) -> impl IntoView {
    let begin: Vec<f64> = ground.values.iter().map(|(.., weight)| *weight).collect();
    let weights = RwSignal::new(begin.clone());
    let ground = StoredValue::new(ground);
    let scores = Memo::new(move |_| {
        weights.with(|weights| {
            ground.with_value(|ground| {
                ground
                    .alternatives
                    .iter()
                    .map(|(_, row)| additive_value(weights, row).clamp(0.0, 100.0))
                    .collect::<Vec<f64>>()
            })
        })
    });
    let sentence = move || {
        let ranked = scores.with(|scores| ranks(&scores.iter().copied().map(Some).collect::<Vec<_>>()));
        let first = holders(&ranked, 1);
        let names = ground.with_value(|ground| {
            first
                .iter()
                .filter_map(|at| ground.alternatives.get(*at))
                .map(|(name, _)| format!("“{name}”"))
                .collect::<Vec<_>>()
        });
        say_with("depth.walking-first", &[("names", &names.join(", "))])
    };
    let slider = move |(at, (code, name, _)): (usize, (String, String, f64))| {
        let weight = Memo::new(move |_| weights.with(|weights| weights.get(at).copied().unwrap_or(0.0)));
        let node = NodeRef::<leptos::html::Input>::new();
        Effect::new(move |_| {
            let part = weight.get() * 100.0;
            if let Some(node) = node.get() {
                set_style(&node, "--fill", &format!("{part}%"));
            }
        });
        let id = format!("walk-{at}");
        view! {
            <li class="wb-pull__value" data-value=code>
                <label for=id.clone()>{name}</label>
                <input node_ref=node id=id class="wb-range" type="range" min="0" max="100" step="1"
                    prop:value=move || (weight.get() * 100.0).to_string()
                    aria-valuetext=move || format!("{} %", number(weight.get() * 100.0, 0))
                    on:input=move |event| {
                        if let Some(to) = language::decimal(&event_target_value(&event)) {
                            weights.update(|weights| *weights = moved(weights, at, to / 100.0));
                        }
                    }/>
                <output class="wb-pull__number">{move || format!("{} %", number(weight.get() * 100.0, 0))}</output>
            </li>
        }
    };
    let bar = move |(at, (name, _)): (usize, (String, Vec<f64>))| {
        let score = Memo::new(move |_| scores.with(|scores| scores.get(at).copied().unwrap_or(0.0)));
        let leads = Memo::new(move |_| scores.with(|scores| scores.iter().all(|other| *other <= score.get())));
        let node = NodeRef::<leptos::html::Span>::new();
        Effect::new(move |_| {
            let part = score.get();
            if let Some(node) = node.get() {
                set_style(&node, "--part", &format!("{part}%"));
            }
        });
        view! {
            <li class="wb-pull__bar" class:wb-pull__bar--leads=leads>
                <span>{name}</span>
                <span class="wb-meter" aria-hidden="true"><span class="wb-meter__fill" node_ref=node></span></span>
                <span class="wb-pull__number">{move || number(score.get(), 1)}</span>
            </li>
        }
    };
    view! {
        <h3 class="nl-heading nl-heading--level-4">{say("depth.way.walking")}</h3>
        <p class="nl-paragraph wb-muted">{say("depth.explain.walking")}</p>
        <div class="wb-pull">
            <ul class="wb-pull__values">{ground.get_value().values.into_iter().enumerate().map(slider).collect_view()}</ul>
            <div>
                <p class="nl-paragraph" role="status">{sentence}</p>
                <ul class="wb-pull__bars">{ground.get_value().alternatives.into_iter().enumerate().map(bar).collect_view()}</ul>
                <Button label=say("depth.walking-back") look=Look::Subtle icon="undo" on_press=move |_| weights.set(begin.clone())/>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn one_weight_moves_and_the_others_keep_their_proportions() {
        assert_eq!(moved(&[0.5, 0.25, 0.25], 0, 0.0), [0.0, 0.5, 0.5]);
        assert_eq!(moved(&[1.0, 0.0, 0.0], 0, 0.5), [0.5, 0.25, 0.25]);
        assert_eq!(moved(&[1.0], 0, 0.5), [0.5]);
    }
}
