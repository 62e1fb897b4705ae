//! `findings FILE`: the points of attention of a goal tree and of the conversation on values, and the walk of test questions.

use crate::message::Messages;
use crate::{Outcome, file, print};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use waardenboom_core::finding::{Class, Date, Finding, Findings, Tone, of_values, walk};
use waardenboom_core::model::Workbook;

/// Prints the findings as they are on a day; `None` for today, in UTC.
pub fn run(messages: &Messages, path: &Path, today: Option<Date>) -> Outcome {
    let opened = match file::open(messages, path) {
        Ok(opened) => opened,
        Err(unopened) => {
            messages.say_problem(path, &unopened.problem);
            return Outcome::BadInput;
        }
    };
    let workbook = Workbook::project(&opened.store);
    let today = today.unwrap_or_else(today_utc);
    let findings = Findings::of(&workbook, today);
    let count = findings.total();
    let listed: Vec<Value> = findings.in_order(&workbook).map(|finding| told(messages, &workbook, finding)).collect();
    let values: Vec<Value> = of_values(&workbook).iter().map(|finding| told(messages, &workbook, finding)).collect();
    let questions = walk(&workbook).into_iter().map(|question| {
        let answer = question.answer.map(waardenboom_core::model::TestAnswer::word);
        json!({ "child": question.child.as_str(), "parent": question.parent.as_str(), "answer": answer })
    });
    print(&json!({
        "today": format!("{:04}-{:02}-{:02}", today.year, today.month, today.day),
        "counts": { "open": count.open, "discussed": count.discussed },
        "findings": listed,
        "values": values,
        "questions": questions.collect::<Vec<_>>(),
    }))
}

fn told(messages: &Messages, workbook: &Workbook, finding: &Finding) -> Value {
    let values = finding.values(workbook, |key| messages.shared(key, &[]));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let tone = match finding.code.tone() {
        Tone::Remark => "remark",
        Tone::Question => "question",
    };
    json!({
        "code": finding.code.word(),
        "class": Class::word(finding.code.class()),
        "tone": tone,
        "record": finding.place.record.as_str(),
        "field": finding.place.field,
        "detail": finding.place.detail,
        "discussed": finding.is_discussed,
        "what": messages.shared(&finding.what_key(), &values),
        "why": messages.shared(&finding.why_key(), &values),
        "mend": finding.mend_key().map(|key| messages.shared(&key, &values)),
    })
}

/// The day of the calendar in UTC (Howard Hinnant, `civil_from_days`, 2013).
pub fn today_utc() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let text = format!("{year:04}-{month:02}-{day:02}");
    Date::parse(&text).unwrap_or(Date { year: 1970, month: 1, day: 1 })
}
