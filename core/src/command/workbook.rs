//! The workbook itself.

use super::{Plan, Refusal, Scene, StepName};
use crate::model::{FieldValue, overview_id};
use crate::store::Change;

pub(super) fn name(scene: &mut Scene, title: &str) -> Result<Plan, Refusal> {
    if scene.workbook.title() == title && !scene.is_undecided(&overview_id(), "title") {
        return Err(Refusal::Nothing);
    }
    let changes = vec![Change::write(&overview_id(), "title", title.to_owned().write())];
    Ok(Plan { name: StepName::new("name-workbook", title, 1), changes, focus: None })
}
