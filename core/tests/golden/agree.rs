//! Comparing an expected with a computed piece of JSON.
//!
//! - A record must have the same fields on both sides, except that at the top of a case more may be computed than is
//!   expected: a golden case may leave a field out, but not that something is undefined (`status`).
//! - `null` is undefined: only `null` agrees with it.
//! - A number agrees within the tolerance; so does a fraction in a text such as `"917/1500"` with a computed number.
//! - `published` holds what somebody printed: its numbers agree when they round to what is printed, its records may
//!   print a part of what is computed, and what no method computes ([`PRINTED_BESIDE`]) is not compared.

use serde_json::{Map, Value};

use super::tolerance::Tolerance;

/// What a publication prints beside its numbers: prose, and what was measured in the world that people guessed at.
const PRINTED_BESIDE: [&str; 2] = ["note", "actual_statistics"];

/// Compares and collects what differs, each with its place.
pub struct Comparer<'a> {
    tolerance: Tolerance,
    /// How many single values were compared.
    pub compared: usize,
    problems: &'a mut Vec<String>,
}

impl<'a> Comparer<'a> {
    pub fn new(tolerance: Tolerance, problems: &'a mut Vec<String>) -> Self {
        Self { tolerance, compared: 0, problems }
    }

    /// All fields of `expected` in one case. Fields that are only computed are allowed here, and only here.
    pub fn case(&mut self, place: &str, expected: &Map<String, Value>, computed: &Map<String, Value>) {
        if let (None, Some(status)) = (expected.get("status"), computed.get("status")) {
            self.problem(&format!("{place}.status"), &format!("{status} computed, but not expected"));
        }
        self.fields(place, expected, computed);
    }

    fn fields(&mut self, place: &str, expected: &Map<String, Value>, computed: &Map<String, Value>) {
        for (name, expected) in expected {
            let place = format!("{place}.{name}");
            match computed.get(name) {
                None => self.problem(&place, "this field is not understood, or the method does not give it here"),
                Some(computed) if name == "published" => self.published(&place, expected, computed),
                Some(computed) => self.value(&place, expected, computed),
            }
        }
    }

    fn value(&mut self, place: &str, expected: &Value, computed: &Value) {
        match (expected, computed) {
            (Value::Object(expected), Value::Object(computed)) => {
                for name in computed.keys().filter(|name| !expected.contains_key(*name)) {
                    self.problem(&format!("{place}.{name}"), "computed, but not expected");
                }
                self.fields(place, expected, computed);
            }
            (Value::Array(expected), Value::Array(computed)) => {
                self.list(place, expected, computed, Self::value);
            }
            (expected, computed) => self.single(place, self.tolerance, expected, computed),
        }
    }

    fn published(&mut self, place: &str, expected: &Value, computed: &Value) {
        match (expected, computed) {
            (Value::Object(expected), Value::Object(computed)) => {
                for (name, expected) in expected.iter().filter(|(name, _)| !PRINTED_BESIDE.contains(&name.as_str())) {
                    let place = format!("{place}.{name}");
                    match computed.get(name) {
                        None => self.problem(&place, "this published field is not understood"),
                        Some(computed) => self.published(&place, expected, computed),
                    }
                }
            }
            (Value::Array(expected), Value::Array(computed)) => {
                self.list(place, expected, computed, Self::published);
            }
            (expected, computed) => {
                let tolerance = expected.as_f64().map_or(self.tolerance, Tolerance::as_printed);
                self.single(place, tolerance, expected, computed);
            }
        }
    }

    fn list(&mut self, place: &str, expected: &[Value], computed: &[Value], each: fn(&mut Self, &str, &Value, &Value)) {
        if expected.len() != computed.len() {
            self.problem(place, &format!("{} entries expected, {} computed", expected.len(), computed.len()));
        }
        for (index, (expected, computed)) in expected.iter().zip(computed).enumerate() {
            each(self, &format!("{place}[{index}]"), expected, computed);
        }
    }

    fn single(&mut self, place: &str, tolerance: Tolerance, expected: &Value, computed: &Value) {
        self.compared += 1;
        let agrees = match (number(expected), computed.as_f64()) {
            (Some(expected), Some(computed)) => tolerance.accepts(expected, computed),
            _ => expected == computed,
        };
        if !agrees {
            self.problem(place, &format!("{expected} expected, {computed} computed"));
        }
    }

    fn problem(&mut self, place: &str, what: &str) {
        self.problems.push(format!("{place}: {what}"));
    }
}

/// The number that stands there, as a number or as an exact fraction or whole number in a text.
fn number(value: &Value) -> Option<f64> {
    let Some(text) = value.as_str() else { return value.as_f64() };
    let digits = |text: &str| text.bytes().all(|letter| letter.is_ascii_digit() || letter == b'-');
    let whole = |text: &str| text.parse::<f64>().ok().filter(|_| digits(text));
    match text.split_once('/') {
        Some((above, below)) => Some(whole(above)? / whole(below)?),
        None => whole(text),
    }
}
