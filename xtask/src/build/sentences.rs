//! The main program says only what is in `locales/nl.json`: the sentences of `nl.later.json` come with the first chunk,
//! and before that a key would show in their place (docs/decisions/010).

use crate::paths;
use crate::process::{Explain, Failure, Outcome};
use serde_json::Value;
use std::path::Path;

/// Fails when the main part of the program names a sentence that comes later.
pub fn check(main: &Path) -> Outcome {
    let texts = texts_of(&paths::read_bytes(main)?);
    let first = keys_of("nl.json")?;
    let early: Vec<String> = keys_of("nl.later.json")?.into_iter().filter(|key| has(&texts, key, &first)).collect();
    if early.is_empty() {
        return Ok(());
    }
    Err(Failure(format!(
        "The main program says {}, which comes later: move it from locales/*.later.json to locales/*.json, or its code behind a chunk.",
        early.join(", ")
    )))
}

/// Every run of letters that a key could stand in, one to a line.
fn texts_of(program: &[u8]) -> String {
    let is_key = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    let runs = program.split(|byte| !is_key(byte)).filter(|run| run.len() > 2 && run.contains(&b'.'));
    runs.fold(String::new(), |texts, run| texts + &String::from_utf8_lossy(run) + "\n")
}

/// Whether texts have a key, and not only a longer one that they may have.
fn has(texts: &str, key: &str, allowed: &[String]) -> bool {
    let longer: Vec<&String> =
        allowed.iter().filter(|longer| longer.len() > key.len() && longer.starts_with(key)).collect();
    texts.match_indices(key).any(|(at, _)| {
        let here = texts.get(at..).unwrap_or_default();
        !longer.iter().any(|longer| here.starts_with(longer.as_str()))
    })
}

/// The keys of a locale file, as the program names them: without the two forms of a number.
fn keys_of(name: &str) -> Outcome<Vec<String>> {
    let file = paths::root().join("locales").join(name);
    let all: Value = serde_json::from_str(&paths::read(&file)?).explain(format!("{} is no JSON", file.display()))?;
    let mut keys = Vec::new();
    gather(String::new(), &all, &mut keys);
    keys.dedup();
    Ok(keys)
}

fn gather(key: String, value: &Value, keys: &mut Vec<String>) {
    match value {
        Value::Object(section) => section.iter().for_each(|(name, inner)| {
            let key = match (key.as_str(), name.as_str()) {
                (_, "one" | "other") if inner.is_string() => key.clone(),
                ("", name) => name.to_owned(),
                (section, name) => format!("{section}.{name}"),
            };
            gather(key, inner, keys);
        }),
        _ => keys.push(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_where_it_is_not_part_of_a_longer_one_that_is_allowed() {
        let allowed = ["tree.drawn-hint".to_owned()];
        let has = |program: &[u8]| has(&texts_of(program), "tree.drawn", &allowed);
        assert!(!has(b"\0kindtree.drawn-hinttree.x"));
        assert!(has(b"\0kindtree.drawntree.x") && has(b"tree.drawn") && has(b"tree.drawn\xff-hint"));
    }

    #[test]
    fn the_forms_of_a_number_are_one_key() {
        let keys = keys_of("nl.json").expect("keys");
        assert!(keys.contains(&"count.goals".to_owned()) && keys.contains(&"nav.start".to_owned()));
        assert!(!keys.contains(&"count.goals.one".to_owned()));
    }
}
