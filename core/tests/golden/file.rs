//! One golden file: its frame, and each of its cases computed and compared.

use serde_json::Value;

use super::agree::Comparer;
use super::method::{Fields, Inputs, Method, named};
use super::tolerance::Tolerance;

const SCHEMA: &str = "value-weighing-golden/1";
const KINDS: [&str; 3] = ["published", "computed", "degenerate"];

/// What came of comparing.
#[derive(Debug, Default)]
pub struct Report {
    /// How many cases were computed.
    pub cases: usize,
    /// How many single values were compared.
    pub compared: usize,
    /// What differs or is not understood, each with its place.
    pub problems: Vec<String>,
}

/// Compares all cases in the text of one file; `name` serves the messages.
pub fn check_file(name: &str, text: &str, report: &mut Report) {
    if let Err(problem) = check_cases(name, text, report) {
        report.problems.push(format!("{name}: {problem}"));
    }
}

fn check_cases(name: &str, text: &str, report: &mut Report) -> Result<(), String> {
    let file: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if file.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        return Err(format!("the schema is not {SCHEMA}"));
    }
    let method = file.get("method").and_then(Value::as_str).ok_or("there is no method")?;
    let compute = named(method).ok_or_else(|| format!("the method {method} is not built"))?;
    let cases = file.get("cases").and_then(Value::as_array).filter(|cases| !cases.is_empty());
    for case in cases.ok_or("there are no cases")? {
        let place = format!("{name} {}", case.get("id").and_then(Value::as_str).unwrap_or("(a case without id)"));
        if let Err(problem) = check_case(&place, case, compute, report) {
            report.problems.push(format!("{place}: {problem}"));
        }
    }
    Ok(())
}

fn check_case(place: &str, case: &Value, compute: Method, report: &mut Report) -> Result<(), String> {
    if !case.get("kind").and_then(Value::as_str).is_some_and(|kind| KINDS.contains(&kind)) {
        return Err("the kind is not understood".to_owned());
    }
    let part = |name: &str| -> Result<&Fields, String> {
        case.get(name).and_then(Value::as_object).ok_or_else(|| format!("there is no {name}"))
    };
    let expected = part("expected")?;
    if expected.is_empty() {
        return Err("nothing is expected".to_owned());
    }
    let tolerance = Tolerance::read(case.get("tolerance").unwrap_or(&Value::Null))?;
    let computed = compute(&Inputs(part("inputs")?))?;
    let mut comparer = Comparer::new(tolerance, &mut report.problems);
    comparer.case(place, expected, &computed);
    report.compared += comparer.compared;
    report.cases += 1;
    Ok(())
}
