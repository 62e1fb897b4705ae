//! "Zijn niet hetzelfde": two records that read alike.

use super::{Plan, Refusal, Scene, StepName, discuss};
use crate::model::{Day, FieldValue};
use crate::store::RecordId;

/// The name of the record that says two others are not the same: one name, whichever comes first.
pub fn distinct_id(one: &RecordId, other: &RecordId) -> RecordId {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    RecordId::derived("distinct", [first.as_str(), second.as_str()])
}

pub(super) fn tell(scene: &mut Scene, one: &RecordId, other: &RecordId, by: &str, day: &Day) -> Result<Plan, Refusal> {
    scene.must_show(one)?;
    scene.must_show(other)?;
    if one == other {
        return Err(Refusal::Nothing);
    }
    if one.table() != other.table() {
        return Err(Refusal::NotOneKind(other.clone()));
    }
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    let fields = vec![
        ("one", first.as_str().into()),
        ("other", second.as_str().into()),
        ("by", by.to_owned().write()),
        ("day", day.write()),
    ];
    let changes = discuss::say(scene, &distinct_id(one, other), fields);
    if changes.is_empty() {
        return Err(Refusal::Nothing);
    }
    Ok(Plan { name: StepName::new("tell-apart", scene.text_of(one), 1), changes, focus: None })
}
