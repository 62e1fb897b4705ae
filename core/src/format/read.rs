//! Reading: limits first, then form, then meaning; the first thing that is wrong is said with its place.

mod members;

use self::members::{Members, Stamps, by_field, older_siblings};
use super::{
    FORMAT, FormatError, MAX_BYTES, MAX_DEPTH, MAX_FIELD_CHARACTERS, MAX_RECORDS, MAX_SEEN, MAX_SIBLINGS, RecordProblem,
};
use crate::gather::{Gather, object};
use crate::model::{TableSchema, table};
use crate::store::{Cell, Context, Field, RecordId, Sibling, Stamp, Store, StoredRecord, WriterId};
use serde::Deserializer as _;
use serde::de::{SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A file that was read whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The workbook's id.
    pub workbook_id: String,
    /// Everything the file knows of it.
    pub store: Store,
}

/// Reads a file. A field without stamp and a record without id get theirs from the file's SHA-256, so
/// that reading it twice is reading it once.
pub fn read(bytes: &[u8]) -> Result<Opened, FormatError> {
    let text = text_of(bytes)?;
    let parts = parts_of(text)?;
    let format = parts.get("format").and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
    match format.as_deref() {
        Some(FORMAT) => {}
        Some(other) if is_newer(other) => {
            return Err(FormatError::Newer { found: other.to_owned() });
        }
        _ => return Err(FormatError::NotAWorkbook),
    }
    let id = parts.get("workbook").and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
    let workbook_id = id.filter(|id| is_workbook_id(id)).ok_or(FormatError::NoWorkbookId)?;
    let store = read_parts(text, &parts, bytes)?;
    Ok(Opened { workbook_id, store })
}

/// A format of ours with a higher number before any point.
fn is_newer(format: &str) -> bool {
    let number = format.strip_prefix("waardenboom/").and_then(|version| version.split('.').next());
    number.is_some_and(|number| number.parse::<u128>().is_ok_and(|number| number > 1))
}

/// Reads a step from a log or a chunk of a snapshot; the same limits and checks as for a file.
pub fn read_delta(text: &str) -> Result<Store, FormatError> {
    let text = text_of(text.as_bytes())?;
    read_parts(text, &parts_of(text)?, text.as_bytes())
}

/// Whether a workbook can have this id: letters, digits, `-` and `_`, 1 to 64 of them, so that it is safe
/// in a storage key, a file name and a link.
pub fn is_workbook_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

fn text_of(bytes: &[u8]) -> Result<&str, FormatError> {
    if bytes.len() > MAX_BYTES {
        return Err(FormatError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    // A photo, a PDF or a letter: to whoever chose it, where its text stops being JSON says nothing.
    let first = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).iter().find(|byte| !byte.is_ascii_whitespace());
    if first.is_some_and(|byte| !matches!(byte, b'{' | b'[')) {
        return Err(FormatError::NotAWorkbook);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        FormatError::NotText { line: good.split(|byte| *byte == b'\n').count() }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    check_depth(text)?;
    Ok(text)
}

fn check_depth(text: &str) -> Result<(), FormatError> {
    let mut depth = 0_usize;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => skip_string(&mut bytes),
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    let line = line_of(text, text.get(at..).unwrap_or_default());
                    return Err(FormatError::TooDeep { line, limit: MAX_DEPTH });
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Goes on to the end of a string that was begun.
fn skip_string(bytes: &mut impl Iterator<Item = (usize, u8)>) {
    while let Some((_, byte)) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                bytes.next();
            }
            _ => {}
        }
    }
}

type Parts<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

fn parts_of(text: &str) -> Result<Parts<'_>, FormatError> {
    serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => FormatError::NotAWorkbook,
        _ => FormatError::NotJson { line: error.line().max(1), column: error.column().max(1) },
    })
}

/// The items of an array without parsing them, at most [`MAX_RECORDS`].
fn items<'a>(parts: &Parts<'a>, part: &'static str) -> Result<Vec<&'a RawValue>, FormatError> {
    struct Items;
    impl<'de> Visitor<'de> for Items {
        type Value = Option<Vec<&'de RawValue>>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an array")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = seq.next_element()? {
                if items.len() == MAX_RECORDS {
                    // The rest must be read for the parser to end well; nothing of it is kept.
                    while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                    return Ok(None);
                }
                items.push(item);
            }
            Ok(Some(items))
        }
    }
    let Some(raw) = parts.get(part) else { return Ok(Vec::new()) };
    let found = serde_json::Deserializer::from_str(raw.get()).deserialize_seq(Items);
    found.map_err(|_| FormatError::WrongPart { part })?.ok_or(FormatError::TooManyRecords { limit: MAX_RECORDS })
}

fn read_parts(text: &str, parts: &Parts<'_>, bytes: &[u8]) -> Result<Store, FormatError> {
    let raw_records = items(parts, "records")?;
    let mut reader = Reader { bytes, hash: None, bare: Vec::new() };
    let mut store = Store::default();
    let mut ids = BTreeSet::new();
    for (index, raw) in raw_records.iter().enumerate() {
        let line = || line_of(text, raw.get());
        let wrong = |at: String, problem| FormatError::Record { line: line(), at, problem };
        let (id, record) = reader.record(raw, index).map_err(|(at, problem)| wrong(at, problem))?;
        if !ids.insert(id.clone()) {
            return Err(wrong(id.to_string(), RecordProblem::Twice));
        }
        store.insert(id, record);
    }
    for raw in items(parts, "erased")? {
        let id = serde_json::from_str::<String>(raw.get()).ok().and_then(|id| RecordId::parse(&id));
        store.insert_erasure(id.ok_or(FormatError::WrongPart { part: "erased" })?);
    }
    reader.stamp_bare_fields(&mut store)?;
    Ok(store)
}

/// The line on which a part of the text begins.
fn line_of(text: &str, part: &str) -> usize {
    let offset = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    1 + text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count()
}

struct Reader<'a> {
    bytes: &'a [u8],
    hash: Option<[u8; 32]>,
    bare: Vec<(RecordId, Field, Value)>,
}

type Wrong = (String, RecordProblem);

impl Reader<'_> {
    fn hash(&mut self) -> [u8; 32] {
        *self.hash.get_or_insert_with(|| Sha256::digest(self.bytes).into())
    }

    fn record(&mut self, raw: &RawValue, index: usize) -> Result<(RecordId, StoredRecord), Wrong> {
        let members: Members =
            serde_json::from_str(raw.get()).map_err(|_| (String::new(), RecordProblem::NotARecord))?;
        let id = self.id(members.id, members.table, index)?;
        let wrong = |problem| (id.to_string(), problem);
        let stamps = by_field(members.stamps).ok_or_else(|| wrong(RecordProblem::BadStamps))?;
        let mut seen = by_field(members.seen).ok_or_else(|| wrong(RecordProblem::BadStamps))?;
        let removed = by_field(members.removed).ok_or_else(|| wrong(RecordProblem::BadStamps))?;
        let mut siblings = older_siblings(members.siblings).ok_or_else(|| wrong(RecordProblem::BadStamps))?;
        let schema = table(id.table());
        let mut record = StoredRecord::default();
        for (field, value) in members.fields {
            let mut all = siblings.remove(&field).unwrap_or_default();
            for value in all.iter().map(|sibling| &sibling.value).chain([&value]) {
                check_value(schema, &field, value).map_err(|problem| (place(&id, &field), problem))?;
            }
            match stamps.get(&field) {
                Some(Stamps(stamp, others)) if others.is_empty() => {
                    all.push(Sibling { stamp: *stamp, value: whole_numbers(value) });
                }
                None => self.bare.push((id.clone(), field.clone(), whole_numbers(value))),
                Some(_) => return Err(wrong(RecordProblem::BadStamps)),
            }
            let context = seen.remove(&field).map(Stamps::into_context).unwrap_or_default();
            if all.len() > MAX_SIBLINGS || context.len() > MAX_SEEN {
                return Err((place(&id, &field), RecordProblem::TooManyVersions));
            }
            if !all.is_empty() || !context.is_empty() {
                record.cells.insert(field, Cell::new(all, context.into_iter().collect()));
            }
        }
        if !siblings.is_empty() || stamps.keys().any(|field| !record.cells.contains_key(field)) {
            return Err(wrong(RecordProblem::BadStamps));
        }
        for (field, context) in seen {
            let context = context.into_context();
            if context.len() > MAX_SEEN {
                return Err((place(&id, &field), RecordProblem::TooManyVersions));
            }
            record.cells.insert(field, Cell::new(Vec::new(), context.into_iter().collect()));
        }
        for (field, context) in removed {
            let context = context.into_context();
            if context.len() > MAX_SEEN {
                return Err((place(&id, &field), RecordProblem::TooManyVersions));
            }
            record.removed.insert(field, context.into_iter().collect::<Context>());
        }
        Ok((id, record))
    }

    fn id(&mut self, id: Option<Value>, table: Option<Value>, index: usize) -> Result<RecordId, Wrong> {
        if let Some(id) = id {
            let parsed = id.as_str().and_then(RecordId::parse);
            // The table may be named beside the id, as a script may do; it may not be another one.
            let parsed = parsed.filter(|id| table.is_none_or(|table| table.as_str() == Some(id.table())));
            return parsed
                .ok_or_else(|| (id.as_str().unwrap_or("id").chars().take(80).collect(), RecordProblem::BadId));
        }
        let table = table.as_ref().and_then(Value::as_str).unwrap_or("");
        let digest = Sha256::new().chain_update(self.hash()).chain_update(index.to_be_bytes_64()).finalize();
        let made = RecordId::new(table, first_128_bits(&digest));
        RecordId::parse(made.as_str()).ok_or_else(|| (table.chars().take(80).collect(), RecordProblem::BadId))
    }

    /// Fields without a stamp were all written "by the file", after everything else in it.
    fn stamp_bare_fields(&mut self, store: &mut Store) -> Result<(), FormatError> {
        if self.bare.is_empty() {
            return Ok(());
        }
        let stamp = Stamp { time: store.highest_time() + 1, writer: WriterId::new(first_128_bits(&self.hash())) };
        for (id, field, value) in std::mem::take(&mut self.bare) {
            let at = id.to_string();
            if stamp.time > Stamp::MAX_TIME {
                return Err(FormatError::Record { line: 1, at, problem: RecordProblem::BadStamps });
            }
            let cell = Cell::new(vec![Sibling { stamp, value }], Context::default());
            store.insert(id, StoredRecord { cells: [(field, cell)].into_iter().into_map(), removed: BTreeMap::new() });
        }
        Ok(())
    }
}

/// The first 128 bits of the SHA-256 of some bytes: the same file gives the same number everywhere.
pub fn fingerprint(bytes: &[u8]) -> u128 {
    first_128_bits(&Sha256::digest(bytes))
}

trait ToBytes64 {
    fn to_be_bytes_64(self) -> [u8; 8];
}

impl ToBytes64 for usize {
    /// The same bytes on 32-bit and 64-bit machines.
    fn to_be_bytes_64(self) -> [u8; 8] {
        (self as u64).to_be_bytes()
    }
}

fn first_128_bits(digest: &[u8]) -> u128 {
    digest.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte))
}

/// A record and a field, for an error; the name of a field may be anything.
fn place(id: &RecordId, field: &Field) -> String {
    format!("{id} {}", field.as_str().chars().take(80).collect::<String>())
}

fn check_value(schema: Option<&TableSchema>, field: &Field, value: &Value) -> Result<(), RecordProblem> {
    if has_long_text(value) {
        return Err(RecordProblem::TooLong);
    }
    match schema.and_then(|schema| schema.field(field.as_str())) {
        Some(field) if !field.kind.accepts(value) => Err(RecordProblem::DoesNotFit),
        _ => Ok(()),
    }
}

/// Whether a text in it is longer than a field may hold.
pub(crate) fn has_long_text(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() > MAX_FIELD_CHARACTERS && text.chars().count() > MAX_FIELD_CHARACTERS,
        Value::Array(items) => items.iter().any(has_long_text),
        Value::Object(members) => members.values().any(has_long_text),
        _ => false,
    }
}

/// `30.0` and `30` are the same number, so they get the same form and never make a conflict.
pub(crate) fn whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            number.as_f64().map_or(Value::Number(number), crate::model::number_value)
        }
        Value::Array(items) => items.into_iter().map(whole_numbers).collect(),
        Value::Object(members) => object(members.into_iter().map(|(name, value)| (name, whole_numbers(value)))),
        other => other,
    }
}
