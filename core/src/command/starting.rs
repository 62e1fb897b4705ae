//! A starting set into the workbook.

use super::{Plan, Refusal, Scene, StepName};
use crate::store::{Cell, Change, Store};

pub(super) fn add(scene: &mut Scene, key: &str, store: &Store) -> Result<Plan, Refusal> {
    let mut changes = Vec::new();
    let mut count = 0;
    for (id, record) in store.records().filter(|(id, _)| !scene.store.is_visible(id)) {
        count += 1;
        if scene.workbook.bin().contains(id) {
            changes.push(Change::Restore(id.clone()));
            continue;
        }
        let cells = record.cells.iter().filter_map(|(field, cell)| Some((field, Cell::shown(cell)?)));
        changes.extend(cells.map(|(field, value)| Change::Write {
            record: id.clone(),
            field: field.clone(),
            values: vec![value.clone()],
            basis: None,
        }));
    }
    if changes.is_empty() {
        return Err(Refusal::Nothing);
    }
    let first = store.records().next().map(|(id, _)| (id.clone(), None));
    Ok(Plan { name: StepName::new("add-set", key, count), changes, focus: first })
}
