//! Records as a file holds them, opened as somebody opens a file.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, missing_docs, dead_code)]

use waardenboom_core::format;
use waardenboom_core::session::Session;
use waardenboom_core::store::RecordId;

pub fn session_of(records: &[&str]) -> Session {
    let file = format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{}]}}"#, records.join(","));
    Session::open("w", format::read(file.as_bytes()).unwrap().store)
}

pub fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}
