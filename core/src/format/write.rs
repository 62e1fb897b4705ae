//! Writing: the same store gives the same bytes.

use super::{FORMAT, key};
use crate::gather::Sort;
use crate::model::{TABLES, table};
use crate::store::{Field, RecordId, Stamp, Store, StoredRecord};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A whole workbook as a file.
pub fn write(workbook_id: &str, store: &Store) -> String {
    let mut out = format!("{{\"format\":{},\n\"workbook\":{},\n\"records\":[", quote(FORMAT), quote(workbook_id));
    push_records(&mut out, store, "\n");
    out.push_str("\n],\n\"erased\":[");
    push_erased(&mut out, store, "\n");
    out.push_str("]}\n");
    out
}

/// A step for the log, or a chunk of a snapshot: record lines without the head of a file.
pub fn write_delta(store: &Store) -> String {
    let mut out = "{\"records\":[".to_owned();
    push_records(&mut out, store, "");
    out.push_str("],\"erased\":[");
    push_erased(&mut out, store, "");
    out.push_str("]}");
    out
}

fn push_records(out: &mut String, store: &Store, break_line: &str) {
    let place_of = |id: &RecordId| TABLES.iter().position(|table| table.name == id.table()).unwrap_or(TABLES.len());
    let mut records: Vec<_> = store.records().map(|(id, record)| (place_of(id), id, record)).collect();
    records.put_in_order(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    for (index, (_, id, record)) in records.into_iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        out.push_str(break_line);
        push_record(out, id, record);
    }
}

fn push_erased(out: &mut String, store: &Store, break_line: &str) {
    for (index, id) in store.erased().iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        out.push_str(break_line);
        out.push_str(&quote(id.as_str()));
    }
}

fn push_record(out: &mut String, id: &RecordId, record: &StoredRecord) {
    let _ = write!(out, "{{\"{}\":{}", key::ID, quote(id.as_str()));
    let mut stamps: ByStamp = BTreeMap::new();
    let mut seen: ByStamp = BTreeMap::new();
    let mut removed: ByStamp = BTreeMap::new();
    let mut siblings = Vec::new();
    for field in fields_in_order(id, record) {
        if let Some(cell) = record.cells.get(field) {
            if let Some((shown, others)) = cell.siblings().split_last() {
                let _ = write!(out, ",{}:{}", quote(field.as_str()), shown.value);
                stamps.entry(shown.stamp).or_default().push(field);
                if !others.is_empty() {
                    siblings.push((field, others));
                }
            }
            for stamp in cell.seen().stamps() {
                seen.entry(stamp).or_default().push(field);
            }
        }
        for stamp in record.removed.get(field).into_iter().flat_map(crate::store::Context::stamps) {
            removed.entry(stamp).or_default().push(field);
        }
    }
    push_by_stamp(out, key::STAMPS, &stamps);
    if !siblings.is_empty() {
        let _ = write!(out, ",\"{}\":{{", key::SIBLINGS);
        for (index, (field, others)) in siblings.into_iter().enumerate() {
            let pairs: Vec<String> =
                others.iter().map(|s| format!("[{},{}]", quote(&s.stamp.to_string()), s.value)).collect();
            let comma = if index == 0 { "" } else { "," };
            let _ = write!(out, "{comma}{}:[{}]", quote(field.as_str()), pairs.join(","));
        }
        out.push('}');
    }
    push_by_stamp(out, key::SEEN, &seen);
    push_by_stamp(out, key::REMOVED, &removed);
    out.push('}');
}

/// Known fields in the table's order, then the others by name.
fn fields_in_order<'a>(id: &RecordId, record: &'a StoredRecord) -> Vec<&'a Field> {
    let known = table(id.table()).map_or(&[][..], |table| table.fields);
    let place_of = |field: &Field| known.iter().position(|k| k.name == field.as_str()).unwrap_or(known.len());
    let mut fields: Vec<&Field> = record.cells.keys().collect();
    fields.extend(record.removed.keys().filter(|field| !record.cells.contains_key(*field)));
    fields.put_in_order(|a, b| (place_of(a), *a).cmp(&(place_of(b), *b)));
    fields
}

type ByStamp<'a> = BTreeMap<Stamp, Vec<&'a Field>>;

fn push_by_stamp(out: &mut String, name: &str, by_stamp: &ByStamp) {
    if by_stamp.is_empty() {
        return;
    }
    let _ = write!(out, ",\"{name}\":{{");
    for (index, (stamp, fields)) in by_stamp.iter().enumerate() {
        let names: Vec<String> = fields.iter().map(|field| quote(field.as_str())).collect();
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(out, "{comma}\"{stamp}\":[{}]", names.join(","));
    }
    out.push('}');
}

fn quote(text: &str) -> String {
    Value::from(text).to_string()
}
