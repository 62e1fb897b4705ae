//! Indicators, their links and their readings.

use super::activity::{link as make_link, link_id};
use super::{Plan, Refusal, Scene, StepName, item};
use crate::gather::Gather;
use crate::model::{
    Direction, FieldValue, Indicator, IndicatorKind, IndicatorNature, OwnerLevel, ProviderIndicator, Reading, Record,
};
use crate::store::{Change, RecordId, order_after};

pub(super) fn add(scene: &mut Scene, goal: Option<&RecordId>, text: &str) -> Result<Plan, Refusal> {
    if let Some(goal) = goal {
        scene.must_show_in("goal", goal)?;
    }
    let mut plan = item::add(scene, "indicator", text, None)?;
    if let (Some(goal), Some((id, _))) = (goal, &plan.focus) {
        let name = link_id("indicator-link", id, goal);
        plan.changes.extend(make_link(scene, &name, [("indicator", id), ("goal", goal)])?);
    }
    Ok(plan)
}

/// What is known of each of the providers' four from the start (seed 003): what it measures, for whom and which way
/// is better. Whether clients' experience is counted or told is left to the group.
fn known_of(which: ProviderIndicator) -> Vec<(&'static str, serde_json::Value)> {
    let is_told = which == ProviderIndicator::ClientExperience;
    let direction = if which == ProviderIndicator::DropOut { Direction::Down } else { Direction::Up };
    vec![
        ("kind", Some(IndicatorKind::Outcome).write()),
        ("nature", (!is_told).then_some(IndicatorNature::Quantitative).write()),
        ("unit", if is_told { serde_json::Value::Null } else { "%".into() }),
        ("direction", Some(direction).write()),
        ("owner_level", Some(OwnerLevel::Provider).write()),
        ("provider_indicator", Some(which).write()),
    ]
}

pub(super) fn add_of_providers(
    scene: &mut Scene,
    goal: &RecordId,
    indicators: &[(ProviderIndicator, String)],
) -> Result<Plan, Refusal> {
    scene.must_show_in("goal", goal)?;
    let there = scene.workbook.indicators_of(goal);
    let mut there = there.iter().filter_map(|(_, indicator)| indicator.provider_indicator).into_set();
    let mut last = item::last_order(scene, "indicator");
    let mut changes = Vec::new();
    let mut focus = None;
    let mut count = 0;
    for (which, text) in indicators {
        if !there.insert(*which) {
            continue;
        }
        let id = scene.new_id(Indicator::SCHEMA.name);
        let order = order_after(last.as_deref(), scene.ids.next_bits());
        changes.push(Change::write(&id, "text", text.clone().write()));
        changes.push(Change::write(&id, "order", order.as_str().into()));
        let known = known_of(*which).into_iter().filter(|(_, value)| !value.is_null());
        changes.extend(known.map(|(field, value)| Change::write(&id, field, value)));
        let name = link_id("indicator-link", &id, goal);
        changes.extend(make_link(scene, &name, [("indicator", &id), ("goal", goal)])?);
        focus = focus.or(Some((id, None)));
        last = Some(order);
        count += 1;
    }
    if changes.is_empty() {
        return Err(Refusal::Nothing);
    }
    Ok(Plan { name: StepName::new("add", scene.text_of(goal), count), changes, focus })
}

pub(super) fn link(scene: &mut Scene, indicator: &RecordId, goal: &RecordId) -> Result<Plan, Refusal> {
    scene.must_show_in("indicator", indicator)?;
    scene.must_show_in("goal", goal)?;
    let id = link_id("indicator-link", indicator, goal);
    let changes = make_link(scene, &id, [("indicator", indicator), ("goal", goal)])?;
    Ok(Plan { name: StepName::new("link-indicator", scene.text_of(indicator), 1), changes, focus: None })
}

fn measurement(id: &RecordId, indicator: &RecordId, reading: Reading, former_baseline: bool) -> Vec<Change> {
    vec![
        Change::write(id, "indicator", indicator.as_str().into()),
        Change::write(id, "reading", Some(reading).write()),
        Change::write(id, "former_baseline", former_baseline.write()),
    ]
}

pub(super) fn set_baseline(scene: &mut Scene, indicator: &RecordId, reading: Reading) -> Result<Plan, Refusal> {
    scene.must_show_in("indicator", indicator)?;
    let former = scene.workbook.indicators.get(indicator).and_then(|indicator| indicator.baseline.clone());
    if former.as_ref() == Some(&reading) && !scene.is_undecided(indicator, "baseline") {
        return Err(Refusal::Nothing);
    }
    if former.is_none() && reading == Reading::default() {
        return Err(Refusal::Nothing);
    }
    let mut changes = vec![Change::write(indicator, "baseline", Some(reading).write())];
    if let Some(former) = former {
        changes.extend(measurement(&scene.new_id("measurement"), indicator, former, true));
    }
    Ok(Plan { name: StepName::new("set-baseline", scene.text_of(indicator), 1), changes, focus: None })
}

pub(super) fn measure(scene: &mut Scene, indicator: &RecordId, reading: Reading) -> Result<Plan, Refusal> {
    scene.must_show_in("indicator", indicator)?;
    if reading == Reading::default() {
        return Err(Refusal::Nothing);
    }
    let id = scene.new_id("measurement");
    let changes = measurement(&id, indicator, reading, false);
    Ok(Plan { name: StepName::new("measure", scene.text_of(indicator), 1), changes, focus: Some((id, None)) })
}
