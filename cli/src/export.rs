//! `export FILE --format FORMAT --out FILE`: a workbook or a branch for another program.

use crate::file::Occupant;
use crate::message::{Messages, Problem};
use crate::{Outcome, file, print};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use waardenboom_core::format::export::{ExportError, Format, Order, export, losses};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;

/// Tells what the form cannot hold, then writes; on any problem nothing is written.
pub fn run(messages: &Messages, path: &Path, format: Format, branch: Option<&RecordId>, out: &Path) -> Outcome {
    match write(messages, path, format, branch, out) {
        Ok(outcome) => outcome,
        Err((path, problem)) => {
            messages.say_problem(&path, &problem);
            Outcome::BadInput
        }
    }
}

fn write(
    messages: &Messages,
    path: &Path,
    format: Format,
    branch: Option<&RecordId>,
    out: &Path,
) -> Result<Outcome, (PathBuf, Problem)> {
    let opened = file::open(messages, path).map_err(|unopened| (path.to_owned(), unopened.problem))?;
    let workbook = Workbook::project(&opened.store);
    let not_written =
        |error: ExportError| (path.to_owned(), messages.shared_problem(&format!("export.error.{}", error.code()), &[]));
    let lost = losses(format, &workbook, branch).map_err(not_written)?;
    let words = |key: &str| messages.shared(key, &[]);
    let day = Some(super::findings::today_utc());
    let bytes = export(format, &workbook, Order { branch, words: &words, day }).map_err(not_written)?;
    let at_out = |problem| (out.to_owned(), problem);
    match file::occupant(messages, out).map_err(at_out)? {
        Occupant::Bytes(there) if there == bytes => {}
        Occupant::Bytes(_) => return Err(at_out(messages.problem("occupied", &[]))),
        Occupant::Nobody => file::write(messages, out, &bytes).map_err(at_out)?,
    }
    let name = out.to_string_lossy();
    let lost: Vec<Value> = lost
        .iter()
        .map(|loss| {
            let message = messages.shared_about(&format!("export.loss.{}", loss.code.word()), loss.count);
            Messages::print(&message);
            json!({ "code": loss.code.word(), "count": loss.count, "message": message })
        })
        .collect();
    messages.say("export.done", &[("out", &name)]);
    Ok(print(&json!({ "file": name, "format": format.word(), "bytes": bytes.len(), "lost": lost })))
}
