//! Closing a meeting: the day, and what the workbook knew at that moment.

use super::{Plan, Refusal, Scene, StepName};
use crate::meeting::seen_now;
use crate::model::{Day, FieldValue};
use crate::store::{Change, RecordId};

pub(super) fn close(scene: &mut Scene, meeting: &RecordId, day: &Day) -> Result<Plan, Refusal> {
    scene.must_show_in("meeting", meeting)?;
    if day.0.trim().is_empty() {
        return Err(Refusal::Nothing);
    }
    let changes = vec![
        Change::write(meeting, "closed", day.write()),
        Change::write(meeting, "seen", seen_now(scene.store).into()),
    ];
    Ok(Plan { name: StepName::new("close-meeting", scene.text_of(meeting), 1), changes, focus: None })
}
