//! Points and ratings, and the groups that give them.

use super::{Plan, Refusal, Scene, StepName, exists_by_nature, field};
use crate::gather::Sort;
use crate::model::{FieldValue, Method, RoundState, present_situation_id};
use crate::store::{Change, Field, RecordId};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What one person gave the values by one method in one round.
pub fn weights_id(participant: &RecordId, method: Method, round: u32) -> RecordId {
    RecordId::derived("weights", [participant.key(), method.word(), &round.to_string()])
}

/// The record of a round, from 1.
pub fn round_id(number: u32) -> RecordId {
    RecordId::derived("round", [number.to_string().as_str()])
}

/// The record of a group of participants by its name: the same for everybody who writes that name.
pub fn group_id(name: &str) -> RecordId {
    let digest = Sha256::digest(name.trim().as_bytes());
    RecordId::new("group", digest.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte)))
}

/// The key of two values in a row of pairwise answers, and whether it stands the other way round: then what is said
/// of them changes its sign. The one that comes first by its key is always first.
pub fn pair_key(one: &str, other: &str) -> (String, bool) {
    let turned = other < one;
    let (first, second) = if turned { (other, one) } else { (one, other) };
    (format!("{first}.{second}"), turned)
}

fn checked(number: Option<f64>, low: i32, high: i32) -> Result<(), Refusal> {
    match number {
        Some(number) if !(f64::from(low)..=f64::from(high)).contains(&number) => {
            Err(Refusal::OutOfRange { value: number.to_string(), low, high })
        }
        _ => Ok(()),
    }
}

const fn bounds(method: Method) -> (i32, i32) {
    match method {
        Method::Points => (0, 1000),
        Method::Swing => (0, 100),
        Method::Ranking => (1, 99),
        Method::Top => (1, 3),
        Method::Pairwise => (-8, 8),
    }
}

pub(super) fn set_points(
    scene: &mut Scene,
    participant: &RecordId,
    (method, round): (Method, u32),
    value: &str,
    points: Option<f64>,
) -> Result<Plan, Refusal> {
    scene.must_show_in("participant", participant)?;
    let (low, high) = bounds(method);
    checked(points, low, high)?;
    if round == 0 {
        return Err(Refusal::OutOfRange { value: round.to_string(), low: 1, high: i32::MAX });
    }
    must_be_open(scene, round)?;
    let id = weights_id(participant, method, round);
    let mut all = scene.workbook.weights.get(&id).map(|weights| weights.points.clone()).unwrap_or_default();
    if method == Method::Top && points.is_some() {
        // Each of the three places belongs to one value.
        all.retain(|_, place| Some(*place) != points);
    }
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
        changes.push(Change::write(&id, "method", method.word().into()));
        changes.push(Change::write(&id, "round", round.into()));
    }
    Ok(Plan { name: StepName::new("set-points", scene.text_of(participant), 1), changes, focus: None })
}

/// Answers of a closed round stay as they are.
fn must_be_open(scene: &Scene, round: u32) -> Result<(), Refusal> {
    let is_closed = scene.workbook.rounds.get(&round_id(round)).is_some_and(|r| r.state == Some(RoundState::Closed));
    if is_closed { Err(Refusal::RoundClosed) } else { Ok(()) }
}

pub(super) fn set_group(scene: &mut Scene, name: &str, named: &Field, value: Value) -> Result<Plan, Refusal> {
    let name = name.trim();
    let is_of_name = |group: &crate::model::PartyGroup| group.text.trim() == name;
    let mut found: Vec<&RecordId> =
        scene.workbook.groups.iter().filter(|(_, g)| is_of_name(g)).map(|(id, _)| id).collect();
    found.put_in_order(Ord::cmp);
    if let Some(id) = found.first().copied().cloned() {
        return field::set(scene, &id, named, value, None);
    }
    let id = group_id(name);
    let fits = crate::model::field_kind(&id, named).is_some_and(|kind| kind.accepts(&value));
    if !fits || name.is_empty() {
        return Err(Refusal::DoesNotFit { record: id, field: named.clone() });
    }
    let restored = scene.workbook.bin().contains(&id).then(|| Change::Restore(id.clone()));
    let write = |field: Field, value| Change::Write { record: id.clone(), field, values: vec![value], basis: None };
    let written = [write(Field::known("text"), name.into()), write(named.clone(), crate::format::whole_numbers(value))];
    let changes = restored.into_iter().chain(written).collect();
    Ok(Plan { name: StepName::new("edit", name, 1), changes, focus: None })
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
    checked(score, 0, 100)?;
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
