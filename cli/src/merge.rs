//! `merge FILE... --out FILE`: joins copies of one workbook. The order of the files changes nothing in the
//! outcome, only what the counts are told against: the first.

use crate::file::Occupant;
use crate::message::{Messages, Problem};
use crate::{Outcome, file, print};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use waardenboom_core::format;
use waardenboom_core::model::{Listed, Workbook};
use waardenboom_core::store::{Cell, RecordId, Store};

/// Merges, writes and tells; on any problem nothing is written.
pub fn run(messages: &Messages, files: &[PathBuf], out: &Path) -> Outcome {
    match merge(messages, files, out) {
        Ok(summary) => summary,
        Err((path, problem)) => {
            messages.say_problem(&path, &problem);
            Outcome::BadInput
        }
    }
}

fn merge(messages: &Messages, files: &[PathBuf], out: &Path) -> Result<Outcome, (PathBuf, Problem)> {
    let mut merged: Option<Merged> = None;
    for path in files {
        let opened = file::open(messages, path).map_err(|unopened| (path.clone(), unopened.problem))?;
        match &mut merged {
            None => merged = Some(Merged { id: opened.workbook_id, first: opened.store.clone(), all: opened.store }),
            Some(merged) if merged.id == opened.workbook_id => {
                merged.all.join(&opened.store);
            }
            Some(merged) => {
                let ids = [("found", opened.workbook_id.as_str()), ("expected", merged.id.as_str())];
                return Err((path.clone(), messages.problem("other-workbook", &ids)));
            }
        }
    }
    let Some(merged) = merged else { return Ok(Outcome::BadInput) };
    let bytes = format::write(&merged.id, &merged.all);
    let at_out = |problem| (out.to_owned(), problem);
    // Two good files can be too much together.
    format::read(bytes.as_bytes()).map_err(|error| {
        let inner = messages.format_problem(&error).message;
        at_out(messages.problem("result", &[("message", &inner)]))
    })?;
    if let Occupant::Bytes(there) = file::occupant(messages, out).map_err(at_out)?
        && !merged.holds(&there)
    {
        return Err(at_out(messages.problem("would-lose", &[])));
    }
    file::write(messages, out, bytes.as_bytes()).map_err(at_out)?;
    Ok(merged.tell(messages, out))
}

struct Merged {
    id: String,
    first: Store,
    all: Store,
}

impl Merged {
    /// Whether a file says nothing that is not in here: then it can be replaced without loss.
    fn holds(&self, bytes: &[u8]) -> bool {
        format::read(bytes)
            .is_ok_and(|there| there.workbook_id == self.id && self.all.clone().join(&there.store).is_empty())
    }

    fn tell(&self, messages: &Messages, out: &Path) -> Outcome {
        let workbook = Workbook::project(&self.all);
        let counts = Counts::between(&self.first, &self.all);
        let conflicts: Vec<Value> = workbook
            .conflicts(&self.all)
            .into_iter()
            .map(|conflict| json!({ "at": format!("{} {}", conflict.record, conflict.field), "values": conflict.values }))
            .collect();
        let listed: Vec<Value> = workbook.listed().iter().map(listed_line).collect();
        let [added, changed, removed] = [counts.added, counts.changed, counts.removed].map(|count| count.to_string());
        let values = [
            ("out", &*out.to_string_lossy()),
            ("added", added.as_str()),
            ("changed", changed.as_str()),
            ("removed", removed.as_str()),
        ];
        messages.say("merge.done", &values);
        for (key, count) in [("merge.conflicts", conflicts.len()), ("merge.listed", listed.len())] {
            if count > 0 {
                Messages::print(&messages.sentence_about(key, count));
            }
        }
        print(&json!({
            "added": counts.added,
            "changed": counts.changed,
            "removed": counts.removed,
            "conflicts": conflicts,
            "listed": listed,
        }))
    }
}

fn listed_line(listed: &Listed) -> Value {
    let (code, id) = match listed {
        Listed::Circle(id) => ("circle", id),
        Listed::Orphan(id) => ("orphan", id),
        Listed::RemovedButChanged(id) => ("removed-but-changed", id),
    };
    json!({ "at": id.as_str(), "code": code })
}

/// What a merge did, in records that show.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    /// Shows now, did not before.
    added: usize,
    /// Shows before and now, and some field holds other values.
    changed: usize,
    /// Showed before, does not now.
    removed: usize,
}

impl Counts {
    fn between(before: &Store, after: &Store) -> Self {
        let mut counts = Self::default();
        for (id, _) in after.records() {
            match (before.is_visible(id), after.is_visible(id)) {
                (false, true) => counts.added += 1,
                (true, false) => counts.removed += 1,
                (true, true) if differs(before, after, id) => counts.changed += 1,
                _ => {}
            }
        }
        // An erased record may have left nothing at all.
        let erased = after.erased().iter().filter(|id| before.is_visible(id) && after.record(id).is_none());
        counts.removed += erased.count();
        counts
    }
}

/// Whether a field holds other values than before: one normally, several when it is in conflict. Equal
/// values written twice are one value, and empty is empty in whatever way.
fn differs(before: &Store, after: &Store, id: &RecordId) -> bool {
    let fields = after.record(id).into_iter().flat_map(|record| record.cells.keys());
    fields.into_iter().any(|field| values(before.cell(id, field)) != values(after.cell(id, field)))
}

fn values(cell: Option<&Cell>) -> Vec<String> {
    let siblings = cell.map_or(&[][..], Cell::siblings).iter();
    let mut values: Vec<String> =
        siblings.filter(|sibling| !sibling.value.is_null()).map(|sibling| sibling.value.to_string()).collect();
    values.sort_unstable();
    values.dedup();
    values
}
