//! Comparing an expected with a computed piece of JSON.
//!
//! - A record must have the same fields on both sides, except that at the top of a case more may be computed than is
//!   expected: a golden case may leave a field out, but not that something is undefined (`status`).
//! - `null` is undefined: only `null` agrees with it.
//! - A number agrees within the tolerance; so does a fraction in a text such as `"917/1500"` with a computed number.
//! - `published` holds what somebody printed: its numbers agree when they round to what is printed, its records may
//!   print a part of what is computed, and what no method computes ([`PRINTED_BESIDE`]) is not compared.
//! - What is sampled is computed as `{"sampled_share", "samples"}` or `{"sampled_mean", "standard_error"}`, and agrees
//!   within four standard errors.
//! - `{"either": [...]}` in place of the fields of a case is for what has several right answers, such as axes whose sign
//!   is free: one of them must agree as a whole.

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
        if let Some(either) = computed.get("either").and_then(Value::as_array) {
            return self.either(place, expected, either);
        }
        if let (None, Some(status)) = (expected.get("status"), computed.get("status")) {
            self.problem(&format!("{place}.status"), &format!("{status} computed, but not expected"));
        }
        self.fields(place, expected, computed);
    }

    /// The first answer that agrees, or what differs from the one that comes nearest.
    fn either(&mut self, place: &str, expected: &Map<String, Value>, answers: &[Value]) {
        let mut nearest: Option<(usize, Vec<String>)> = None;
        for answer in answers.iter().filter_map(Value::as_object) {
            let mut problems = Vec::new();
            let mut attempt = Comparer::new(self.tolerance, &mut problems);
            attempt.case(place, expected, answer);
            let compared = attempt.compared;
            if nearest.as_ref().is_none_or(|(_, fewest)| problems.len() < fewest.len()) {
                nearest = Some((compared, problems));
            }
        }
        match nearest {
            Some((compared, problems)) => {
                self.compared += compared;
                self.problems.extend(problems);
            }
            None => self.problem(place, "nothing is computed"),
        }
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
            (_, Value::Object(sampled)) if !expected.is_object() => self.sampled(place, expected, sampled),
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

    fn sampled(&mut self, place: &str, expected: &Value, sampled: &Map<String, Value>) {
        let part = |name: &str| sampled.get(name).and_then(Value::as_f64);
        let (share, mean) = (part("sampled_share").zip(part("samples")), part("sampled_mean"));
        let estimate = match (number(expected), share, mean.zip(part("standard_error"))) {
            (Some(exact), Some((share, count)), None) => {
                Some((share, (exact * (1.0 - exact)).max(0.0).sqrt() / count.sqrt()))
            }
            (Some(_), None, Some(mean)) => Some(mean),
            _ => None,
        };
        match estimate {
            Some((estimate, error)) => {
                self.single(place, Tolerance::within(4.0 * error + 1e-9), expected, &Value::from(estimate));
            }
            None => self.problem(place, &format!("{expected} expected, {sampled:?} computed")),
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
                let printed = self.tolerance.printed.map(Tolerance::within);
                let tolerance = printed.or_else(|| expected.as_f64().map(Tolerance::as_printed));
                let tolerance = tolerance.unwrap_or(self.tolerance);
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
pub fn number(value: &Value) -> Option<f64> {
    let Some(text) = value.as_str() else { return value.as_f64() };
    let digits = |text: &str| text.bytes().all(|letter| letter.is_ascii_digit() || letter == b'-');
    let whole = |text: &str| text.parse::<f64>().ok().filter(|_| digits(text));
    match text.split_once('/') {
        Some((above, below)) => Some(whole(above)? / whole(below)?),
        None => whole(text),
    }
}
