//! Points and ratings.

use super::{Plan, Refusal, Scene, StepName, exists_by_nature};
use crate::model::{FieldValue, present_situation_id};
use crate::store::{Change, RecordId};

pub(super) fn weights_id(participant: &RecordId, round: u32) -> RecordId {
    RecordId::derived("weights", [participant.key(), "points", &round.to_string()])
}

fn checked(number: Option<f64>, high: i32) -> Result<(), Refusal> {
    match number {
        Some(number) if !(0.0..=f64::from(high)).contains(&number) => {
            Err(Refusal::OutOfRange { value: number.to_string(), low: 0, high })
        }
        _ => Ok(()),
    }
}

pub(super) fn set_points(
    scene: &mut Scene,
    participant: &RecordId,
    round: u32,
    value: &str,
    points: Option<f64>,
) -> Result<Plan, Refusal> {
    scene.must_show_in("participant", participant)?;
    checked(points, 1000)?;
    if round == 0 {
        return Err(Refusal::OutOfRange { value: round.to_string(), low: 1, high: i32::MAX });
    }
    let id = weights_id(participant, round);
    let mut all = scene.workbook.weights.get(&id).map(|weights| weights.points.clone()).unwrap_or_default();
    let before = match points {
        Some(points) => all.insert(value.to_owned(), points),
        None => all.remove(value),
    };
    if before == points && !scene.is_undecided(&id, "points") {
        return Err(Refusal::Nothing);
    }
    let mut changes = vec![Change::write(&id, "points", all.write())];
    if !scene.store.is_visible(&id) {
        changes.push(Change::write(&id, "participant", participant.as_str().into()));
        changes.push(Change::write(&id, "method", "points".into()));
        changes.push(Change::write(&id, "round", round.into()));
    }
    Ok(Plan { name: StepName::new("set-points", scene.text_of(participant), 1), changes, focus: None })
}

pub(super) fn set_rating(
    scene: &mut Scene,
    participant: &RecordId,
    alternative: &RecordId,
    value: &RecordId,
    score: Option<f64>,
) -> Result<Plan, Refusal> {
    scene.must_show_in("participant", participant)?;
    if *alternative != present_situation_id() {
        scene.must_show_in("alternative", alternative)?;
    }
    if !exists_by_nature(value) {
        scene.must_show_in("value", value)?;
    }
    checked(score, 100)?;
    if let Some(rule) = scene.workbook.excluded_by(alternative).filter(|_| score.is_some()) {
        return Err(Refusal::Excluded(rule.clone()));
    }
    let id = RecordId::derived("rating", [participant.key(), alternative.key(), value.key()]);
    let before = scene.workbook.ratings.get(&id).and_then(|rating| rating.score);
    if before == score && !scene.is_undecided(&id, "score") {
        return Err(Refusal::Nothing);
    }
    let mut changes = vec![Change::write(&id, "score", score.write())];
    if !scene.store.is_visible(&id) {
        changes.push(Change::write(&id, "participant", participant.as_str().into()));
        changes.push(Change::write(&id, "alternative", alternative.as_str().into()));
        changes.push(Change::write(&id, "value", value.as_str().into()));
    }
    Ok(Plan { name: StepName::new("set-rating", scene.text_of(participant), 1), changes, focus: None })
}
