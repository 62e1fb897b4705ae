//! Indicators, their links and their readings.

use super::activity::{link as make_link, link_id};
use super::{Plan, Refusal, Scene, StepName, item};
use crate::model::{FieldValue, Reading};
use crate::store::{Change, RecordId};

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
