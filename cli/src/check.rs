//! `check FILE...`: can these be opened, and what is in them? One line of JSON per file.

use crate::message::Messages;
use crate::{Outcome, file, print};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use waardenboom_core::format::FORMAT;
use waardenboom_core::model::{Workbook, table};
use waardenboom_core::store::Store;

/// Checks every file, also after one that is not good.
pub fn run(messages: &Messages, files: &[PathBuf]) -> Outcome {
    let mut outcome = Outcome::Done;
    for file in files {
        let (line, is_good) = check(messages, file);
        if print(&line) == Outcome::BadInput {
            return Outcome::BadInput;
        }
        if !is_good {
            outcome = Outcome::BadInput;
        }
    }
    outcome
}

fn check(messages: &Messages, path: &Path) -> (Value, bool) {
    let name = path.to_string_lossy();
    match file::open(messages, path) {
        Ok(opened) => {
            let records = counts(&opened.store);
            let line = json!({ "file": name, "ok": true, "format": FORMAT, "records": records, "errors": [] });
            (line, true)
        }
        Err(unopened) => {
            messages.say_problem(path, &unopened.problem);
            let error = json!({ "at": unopened.problem.at, "message": unopened.problem.message });
            let line = json!({ "file": name, "ok": false, "format": unopened.newer, "records": {}, "errors": [error] });
            (line, false)
        }
    }
}

/// How many records show, per table: every table of this version, and those of others that are there.
pub fn counts(store: &Store) -> Value {
    let known = Workbook::project(store).counts();
    let mut counts: Map<String, Value> =
        known.into_iter().map(|(table, count)| (table.to_owned(), count.into())).collect();
    let foreign = store.records().map(|(id, _)| id).filter(|id| table(id.table()).is_none());
    for id in foreign.filter(|id| store.is_visible(id)) {
        let count = counts.get(id.table()).and_then(Value::as_u64).unwrap_or(0) + 1;
        counts.insert(id.table().to_owned(), count.into());
    }
    Value::Object(counts)
}
