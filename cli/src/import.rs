//! `import FILE --out FILE`: a new workbook of what another program wrote.

use crate::file::Occupant;
use crate::message::{Messages, Problem};
use crate::{Outcome, check, file, print};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use waardenboom_core::command::{Command, Place, Refusal, first_kind};
use waardenboom_core::format::import::{Import, read};
use waardenboom_core::format::{self, FORMAT};
use waardenboom_core::session::Session;
use waardenboom_core::store::{Store, encode_base62};

/// Reads the file, makes the workbook and tells what was left out or changed; on any problem nothing is written.
pub fn run(messages: &Messages, path: &Path, id: Option<String>, out: &Path) -> Outcome {
    match import(messages, path, id, out) {
        Ok(outcome) => outcome,
        Err((path, problem)) => {
            messages.say_problem(&path, &problem);
            Outcome::BadInput
        }
    }
}

fn import(messages: &Messages, path: &Path, id: Option<String>, out: &Path) -> Result<Outcome, (PathBuf, Problem)> {
    let at = |path: &Path, problem| (path.to_owned(), problem);
    let bytes = file::read(path).map_err(|error| at(path, file::unreadable(messages, path, &error)))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let import = read(&bytes, &name).map_err(|error| {
        at(path, messages.shared_problem(&format!("import.error.{}", error.code()), &error.values()))
    })?;
    let id = id.unwrap_or_else(|| encode_base62(super::new::random_bits()));
    let mut session = Session::open(id, Store::default());
    let told = told(messages, &import, first_kind(session.workbook(), &Place::Top, import.levels()));
    fill(&mut session, &name, import)
        .map_err(|refusal| at(path, messages.shared_problem(&format!("refusal.{}", refusal.code()), &[])))?;
    let written = format::write(session.id(), session.store());
    match file::occupant(messages, out).map_err(|problem| at(out, problem))? {
        Occupant::Nobody => file::write(messages, out, written.as_bytes()).map_err(|problem| at(out, problem))?,
        Occupant::Bytes(_) => return Err(at(out, messages.problem("occupied", &[]))),
    }
    let name = out.to_string_lossy();
    messages.say("import.done", &[("out", &name), ("id", session.id())]);
    let records = check::counts(session.store());
    let mut line = json!({ "file": name, "format": FORMAT, "workbook": session.id(), "records": records });
    if let (Some(line), Value::Object(told)) = (line.as_object_mut(), told) {
        line.extend(told);
    }
    Ok(print(&line))
}

/// Everything at the top, under the title of the file or else its name.
fn fill(session: &mut Session, name: &str, import: Import) -> Result<(), Refusal> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = if import.title.is_empty() { stem.to_owned() } else { import.title.clone() };
    let mut ids = super::new::random_bits;
    session.dispatch(Command::NameWorkbook { title }, &mut ids)?;
    session.dispatch(Command::Import { place: Place::Top, import }, &mut ids)?;
    Ok(())
}

/// What came in, and what was left out or changed, also as sentences on standard error.
fn told(messages: &Messages, import: &Import, first: waardenboom_core::model::GoalKind) -> Value {
    let pieces = import.counts(first).into_iter().map(|(kind, count)| (kind.word().to_owned(), Value::from(count)));
    let remarks = import.remarks.iter().map(|remark| {
        let sentence = messages.shared_about(&format!("import.remark.{}", remark.code.word()), remark.count);
        let line = if remark.examples.is_empty() {
            sentence.clone()
        } else {
            messages.sentence("import.with", &[("message", &sentence), ("list", &remark.examples.join(", "))])
        };
        Messages::print(&line);
        json!({ "code": remark.code.word(), "count": remark.count, "examples": remark.examples, "message": sentence })
    });
    json!({
        "form": import.form.word(),
        "pieces": pieces.collect::<serde_json::Map<String, Value>>(),
        "remarks": remarks.collect::<Vec<_>>(),
    })
}
