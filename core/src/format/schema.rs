//! The published JSON Schema, made from the tables, so that it cannot say anything else than the reader.

use super::{FORMAT, MAX_FIELD_CHARACTERS, MAX_RECORDS};
use crate::model::{FieldKind, FieldSchema, Reading, TABLES, TableSchema};
use serde_json::{Map, Value, json};

/// The schema of `waardenboom/1` (JSON Schema, draft 2020-12).
pub fn json_schema() -> Value {
    let known: Vec<Value> = TABLES.iter().map(when_in_table).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Waardenboom werkboek",
        "type": "object",
        "required": ["format", "workbook"],
        "properties": {
            "format": { "const": FORMAT },
            "workbook": { "type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$" },
            "records": { "type": "array", "maxItems": MAX_RECORDS, "items": { "$ref": "#/$defs/record" } },
            "erased": { "type": "array", "maxItems": MAX_RECORDS, "items": { "$ref": "#/$defs/id" } }
        },
        "$defs": {
            "id": { "type": "string", "maxLength": 240, "pattern": "^[a-z][a-z0-9-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$" },
            "stamp": { "type": "string", "pattern": "^[1-9][0-9]*\\.[0-9A-Za-z]{22}$" },
            "byStamp": {
                "type": "object",
                "propertyNames": { "$ref": "#/$defs/stamp" },
                "additionalProperties": { "type": "array", "items": { "type": "string" } }
            },
            "record": {
                "type": "object",
                "anyOf": [{ "required": ["id"] }, { "required": ["table"] }],
                "properties": {
                    "id": { "$ref": "#/$defs/id" },
                    "table": { "type": "string", "pattern": "^[a-z][a-z0-9-]*$" },
                    "@stamps": { "$ref": "#/$defs/byStamp" },
                    "@seen": { "$ref": "#/$defs/byStamp" },
                    "@removed": { "$ref": "#/$defs/byStamp" },
                    "@siblings": { "type": "object", "additionalProperties": { "type": "array" } }
                },
                "allOf": known
            }
        }
    })
}

/// A record of this table, by its id or by its `table`, has these fields.
fn when_in_table(table: &TableSchema) -> Value {
    let fields: Map<String, Value> =
        table.fields.iter().map(|field| (field.name.to_owned(), field_schema(field))).collect();
    json!({
        "if": { "anyOf": [
            { "required": ["id"], "properties": { "id": { "pattern": format!("^{}/", table.name) } } },
            { "required": ["table"], "properties": { "table": { "const": table.name } } }
        ] },
        "then": { "description": table.meaning.trim(), "properties": fields }
    })
}

fn field_schema(field: &FieldSchema) -> Value {
    let text = json!({ "type": ["string", "null"], "maxLength": MAX_FIELD_CHARACTERS });
    let mut schema = match field.kind {
        FieldKind::Text | FieldKind::Day => text,
        FieldKind::Choice(words) => {
            json!({ "enum": words.iter().map(|word| json!(word)).chain([Value::Null]).collect::<Vec<_>>() })
        }
        FieldKind::Number => json!({ "type": ["number", "null"] }),
        FieldKind::Flag => json!({ "type": ["boolean", "null"] }),
        FieldKind::Reference => json!({ "anyOf": [{ "$ref": "#/$defs/id" }, { "type": "null" }] }),
        FieldKind::References => json!({ "type": ["array", "null"], "items": { "$ref": "#/$defs/id" } }),
        FieldKind::Position => json!({
            "type": ["array", "null"],
            "prefixItems": [{ "anyOf": [{ "$ref": "#/$defs/id" }, { "type": "null" }] }, { "type": "string" }],
            "minItems": 2, "maxItems": 2
        }),
        FieldKind::Reading => {
            let parts = Reading::PARTS.iter().map(|part| ((*part).to_owned(), json!({ "type": "string" })));
            json!({ "type": ["object", "null"], "properties": parts.collect::<Map<_, _>>() })
        }
        FieldKind::Points => json!({ "type": ["object", "null"], "additionalProperties": { "type": "number" } }),
    };
    if let Value::Object(members) = &mut schema {
        members.insert("description".to_owned(), field.meaning.trim().into());
    }
    schema
}
