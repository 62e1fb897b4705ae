//! The published schema says what the reader does, and our own files keep to it.
//!
//! The validator below knows exactly the keywords that our schema uses and fails on any other. A full
//! validator is some 50 crates for this one test; `boon` 0.6 agreed on schema and samples when it was written.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde_json::{Value, json};
use std::path::Path;
use waardenboom_core::example::{Example, Language, random_workbook, workbook};
use waardenboom_core::format::{json_schema, read, write};
use waardenboom_core::model::TABLES;

#[test]
fn the_published_schema_is_the_one_the_tables_give() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/werkboek.schema.json");
    let made = serde_json::to_string_pretty(&json_schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(published == made, "docs/werkboek.schema.json is old: run the tests once with UPDATE_SCHEMA=1");
}

#[test]
fn what_we_write_keeps_to_the_schema() {
    let examples = Language::ALL.iter().map(|language| write("w", &workbook(Example::Mantelzorg, *language)));
    let (id, store) = random_workbook(150, 9);
    let committed = [
        include_str!("../src/example/mantelzorg.json"),
        include_str!("../src/example/mantelzorg.nl.json"),
        include_str!("../src/example/mantelzorg.en.json"),
    ];
    for file in examples.chain([write(&id, &store)]).chain(committed.map(str::to_owned)) {
        let value: Value = serde_json::from_str(&file).unwrap();
        assert_eq!(problems(&json_schema(), &value), Vec::<String>::new());
    }
}

#[test]
fn the_schema_and_the_reader_refuse_the_same_values() {
    let samples = [
        json!(null),
        json!(true),
        json!(7),
        json!("woord"),
        json!("goal/a"),
        json!(["goal/a"]),
        json!([null, "U000"]),
        json!(["goal/a", "U000", 1]),
        json!({"value": "1"}),
        json!({"value": 1}),
        json!({"freedom": 10}),
        json!("outcome"),
    ];
    let schema = json_schema();
    for table in TABLES {
        for field in table.fields {
            for sample in &samples {
                let record = json!({"id": format!("{}/x", table.name), field.name: sample});
                let file = json!({"format": "waardenboom/1", "workbook": "w", "records": [record]});
                let reads = read(file.to_string().as_bytes()).is_ok();
                let found = problems(&schema, &file);
                assert_eq!(reads, found.is_empty(), "{}.{} = {sample}: {found:?}", table.name, field.name);
            }
        }
    }
}

#[test]
fn the_schema_refuses_what_is_no_workbook() {
    let bad = [
        json!([]),
        json!({"format": "waardenboom/2", "workbook": "w"}),
        json!({"format": "waardenboom/1"}),
        json!({"format": "waardenboom/1", "workbook": "a b"}),
        json!({"format": "waardenboom/1", "workbook": "w", "records": [{"text": "zonder id"}]}),
        json!({"format": "waardenboom/1", "workbook": "w", "records": [{"id": "Goal/x"}]}),
        json!({"format": "waardenboom/1", "workbook": "w", "records": [{"id": "goal/x", "@stamps": {"x": ["text"]}}]}),
    ];
    for value in bad {
        assert!(!problems(&json_schema(), &value).is_empty(), "{value}");
        assert!(read(value.to_string().as_bytes()).is_err(), "{value}");
    }
}

/// Everything in which a value does not keep to the schema.
fn problems(root: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    validate(root, root, value, "", &mut found);
    found
}

fn is_valid(root: &Value, schema: &Value, value: &Value) -> bool {
    let mut found = Vec::new();
    validate(root, schema, value, "", &mut found);
    found.is_empty()
}

fn validate(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for (keyword, wanted) in schema.as_object().unwrap() {
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "then" => true,
            "$ref" => {
                let target = root.pointer(wanted.as_str().unwrap().trim_start_matches('#')).unwrap();
                validate(root, target, value, at, found);
                true
            }
            "type" => types(wanted).iter().any(|name| is_of_type(value, name)),
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "pattern" => value.as_str().is_none_or(|text| matches_pattern(wanted.as_str().unwrap(), text)),
            "maxLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 <= wanted.as_u64().unwrap()),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= wanted.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= wanted.as_u64().unwrap()),
            "required" => value.as_object().is_none_or(|members| {
                wanted.as_array().unwrap().iter().all(|n| members.contains_key(n.as_str().unwrap()))
            }),
            "anyOf" => wanted.as_array().unwrap().iter().any(|schema| is_valid(root, schema, value)),
            "allOf" => {
                wanted.as_array().unwrap().iter().for_each(|schema| validate(root, schema, value, at, found));
                true
            }
            "if" => {
                if is_valid(root, wanted, value) {
                    validate(root, &schema["then"], value, at, found);
                }
                true
            }
            "properties" => {
                for (name, schema) in wanted.as_object().unwrap() {
                    if let Some(member) = value.get(name) {
                        validate(root, schema, member, &format!("{at}/{name}"), found);
                    }
                }
                true
            }
            "additionalProperties" => {
                let named = schema.get("properties").and_then(Value::as_object);
                for (name, member) in value.as_object().into_iter().flatten() {
                    if !named.is_some_and(|named| named.contains_key(name)) {
                        validate(root, wanted, member, &format!("{at}/{name}"), found);
                    }
                }
                true
            }
            "propertyNames" => {
                let mut names = value.as_object().into_iter().flat_map(|members| members.keys());
                names.all(|name| is_valid(root, wanted, &name.as_str().into()))
            }
            "prefixItems" => {
                let pairs = value.as_array().into_iter().flatten().zip(wanted.as_array().unwrap());
                pairs.for_each(|(item, schema)| validate(root, schema, item, at, found));
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(root, wanted, item, &format!("{at}/{index}"), found);
                }
                true
            }
            other => panic!("the validator does not know the keyword {other}"),
        };
        if !holds {
            found.push(format!("{at}: {keyword} {wanted}"));
        }
    }
}

fn types(wanted: &Value) -> Vec<&str> {
    wanted.as_array().map_or(vec![wanted], |all| all.iter().collect()).into_iter().filter_map(Value::as_str).collect()
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no type {other}"),
    }
}

/// The few patterns of the schema, each in plain Rust.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let is_table = |table: &str| {
        table.starts_with(|c: char| c.is_ascii_lowercase())
            && table.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let is_word = |word: &str, more: &[char]| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(&c))
    };
    match pattern {
        "^[A-Za-z0-9_-]{1,64}$" => text.len() <= 64 && is_word(text, &['_', '-']),
        "^[a-z][a-z0-9-]*$" => is_table(text),
        "^[a-z][a-z0-9-]*(/[A-Za-z0-9_.-]+)+$" => text
            .split_once('/')
            .is_some_and(|(table, key)| is_table(table) && key.split('/').all(|part| is_word(part, &['_', '.', '-']))),
        "^[a-z][a-z0-9-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$" => {
            !text.contains("/.") && matches_pattern("^[a-z][a-z0-9-]*(/[A-Za-z0-9_.-]+)+$", text)
        }
        "^[1-9][0-9]*\\.[0-9A-Za-z]{22}$" => text.split_once('.').is_some_and(|(time, writer)| {
            !time.starts_with('0') && is_word(writer, &[]) && writer.len() == 22 && time.parse::<u64>().is_ok()
        }),
        prefix if prefix.ends_with('/') => text.starts_with(prefix.trim_start_matches('^')),
        other => panic!("the validator does not know the pattern {other}"),
    }
}
