//! The indicators of a goal, and their readings.

use super::super::gesture;
use super::super::smart::Smart;
use super::{Item, Section};
use crate::app::{Question, Workbench};
use crate::language::{say, say_with};
use crate::part::{self, Button, Look};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{ProviderIndicator, Reading};
use waardenboom_core::store::RecordId;

/// The indicators of a goal.
#[component]
pub fn Indicators(goal: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let here = goal.clone();
    let indicators = Memo::new(move |_| {
        workbench
            .read(|workbook| workbook.indicators_of(&here).into_iter().map(|(id, _)| id.clone()).collect::<Vec<_>>())
    });
    let of = goal.clone();
    let item = move |id: RecordId| {
        let (a, b, measured, judged) = (id.clone(), id.clone(), id.clone(), id.clone());
        let name = Signal::derive(move || {
            workbench
                .read(|workbook| workbook.text_of(&a).map(str::to_owned))
                .filter(|t| !t.is_empty())
                .unwrap_or_else(|| say("tree.no-text"))
        });
        let more = Signal::derive(move || {
            workbench.read(|workbook| {
                let Some(indicator) = workbook.indicators.get(&b) else { return Vec::new() };
                let unit = &indicator.unit;
                let line = |key: &str, reading: &Option<Reading>| {
                    let Some(reading) = reading.as_ref().filter(|reading| !reading.value.is_empty()) else {
                        return String::new();
                    };
                    let value = format!("{} {unit}", reading.value);
                    if reading.day.0.is_empty() {
                        return say_with(&format!("{key}-no-day"), &[("value", value.trim())]);
                    }
                    say_with(key, &[("value", value.trim()), ("day", &reading.day.0)])
                };
                vec![line("details.baseline", &indicator.baseline), line("details.target", &indicator.target)]
            })
        });
        let fields = vec![
            "text",
            "kind",
            "nature",
            "unit",
            "direction",
            "baseline",
            "target",
            "source",
            "owner_level",
            "owner",
            "core",
            "provider_indicator",
            "information_need",
            "achievable",
            "relevant",
            "note",
        ];
        let link = waardenboom_core::command::link_id("indicator-link", &id, &of);
        let unlink = move |_| {
            workbench.dispatch(Command::RemoveWithBranch { records: vec![link.clone()] });
            part::keep_focus();
        };
        view! {
            <Item id kind="indicator" name more fields remove_label=say("details.remove-indicator")>
                <Smart indicator=judged/>
                <Measurements indicator=measured/>
                <div class="utrecht-button-group"><Button label=say("details.unlink-indicator") look=Look::Subtle class="wb-button--small" on_press=unlink/></div>
            </Item>
        }
    };
    let (existing, four) = (goal.clone(), goal.clone());
    view! {
        <Section title=say("details.indicators") count=Signal::derive(move || indicators.with(Vec::len))>
            <ul class="wb-item-list"><For each=move || indicators.get() key=RecordId::clone children=item/></ul>
            <div class="utrecht-button-group">
                <Button label=say("details.add-indicator") icon="plus" class="wb-button--small" on_press=move |_| gesture::new_indicator(workbench, &goal)/>
                <Button label=say("details.provider-indicators") icon="provider" look=Look::Subtle class="wb-button--small" on_press=move |_| add_provider_indicators(workbench, &four)/>
                <Button label=say("details.link-indicator") icon="link" look=Look::Subtle class="wb-button--small" on_press=move |_| workbench.viewer.question.set(Some(Question::LinkIndicator(existing.clone())))/>
            </div>
        </Section>
    }
}

/// The indicators that providers keep, ready made, as far as the goal does not have them yet.
fn add_provider_indicators(workbench: Workbench, goal: &RecordId) {
    let named = ProviderIndicator::ALL.iter().map(|each| {
        let text = say(&format!("choice.provider_indicator.{}", each.word()));
        (*each, text.split(": ").next().unwrap_or_default().to_owned())
    });
    workbench.dispatch(Command::AddProviderIndicators { goal: goal.clone(), indicators: named.collect() });
}

/// The readings of an indicator; a baseline that was replaced stays among them.
#[component]
pub fn Measurements(indicator: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let here = indicator.clone();
    let readings = Memo::new(move |_| {
        workbench.read(|workbook| {
            let mut all: Vec<_> = workbook
                .pointing_at(&here, "measurement")
                .filter_map(|id| {
                    Some((workbook.measurements.get(id)?.reading.clone().unwrap_or_default().day, id.clone()))
                })
                .collect();
            all.put_in_order(Ord::cmp);
            all.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let item = move |id: RecordId| {
        let (a, b) = (id.clone(), id.clone());
        let name = Signal::derive(move || {
            let reading = workbench.read(|workbook| workbook.measurements.get(&a)?.reading.clone()).unwrap_or_default();
            match (reading.value.is_empty(), reading.day.0.is_empty()) {
                (true, _) => say("details.new-measurement"),
                (false, true) => reading.value,
                (false, false) => format!("{} · {}", reading.value, reading.day.0),
            }
        });
        let more = Signal::derive(move || {
            let former = workbench.read(|workbook| workbook.measurements.get(&b).is_some_and(|m| m.former_baseline));
            vec![if former { say("details.former-baseline") } else { String::new() }]
        });
        view! { <Item id kind="indicator" name more fields=vec!["reading"] remove_label=say("details.remove-measurement")/> }
    };
    let add = move |_| {
        let command = Command::AddMeasurement { indicator: indicator.clone(), reading: Reading::default() };
        if let Some((id, _)) = workbench.dispatch(command).and_then(|step| step.focus) {
            workbench.viewer.just_made.set(Some(id));
        }
    };
    view! {
        <Section title=say("details.measurements") count=Signal::derive(move || readings.with(Vec::len))>
            <ul class="wb-item-list"><For each=move || readings.get() key=RecordId::clone children=item/></ul>
            <Button label=say("details.add-measurement") icon="plus" class="wb-button--small" on_press=add/>
        </Section>
    }
}
