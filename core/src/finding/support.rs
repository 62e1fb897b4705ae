//! Small workbooks for the tests of rules: an outline of `key kind`, and records as a file holds them.

use super::{Code, Date, Findings};
use crate::format;
use crate::model::Workbook;

/// A workbook with these goals (`a ambition`, indented by two; the text is the key unless more words follow)
/// and these records.
pub(crate) fn workbook(tree: &str, records: &[&str]) -> Workbook {
    let mut lines: Vec<String> = records.iter().map(|record| (*record).to_owned()).collect();
    let mut above: Vec<&str> = Vec::new();
    for (at, line) in tree.lines().enumerate() {
        above.truncate((line.len() - line.trim_start().len()) / 2);
        let mut words = line.trim().splitn(3, ' ');
        let (key, kind) = (words.next().unwrap(), words.next().unwrap());
        let text = words.next().unwrap_or(key);
        let parent = above.last().map_or("null".to_owned(), |parent| format!("\"goal/{parent}\""));
        lines
            .push(format!(r#"{{"id":"goal/{key}","kind":"{kind}","text":"{text}","position":[{parent},"U{at:03}"]}}"#));
        above.push(key);
    }
    let file = format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{}]}}"#, lines.join(","));
    Workbook::project(&format::read(file.as_bytes()).unwrap().store)
}

pub(super) fn findings(tree: &str, records: &[&str]) -> Findings {
    Findings::of(&workbook(tree, records), Date::parse("2026-11-22").unwrap())
}

/// Where a rule finds something: the record, with field and detail.
pub(super) fn found(code: Code, tree: &str, records: &[&str]) -> Vec<String> {
    let findings = findings(tree, records);
    let of_code = findings.all().filter(|finding| finding.code == code);
    of_code
        .map(|finding| {
            let place = &finding.place;
            let more = place.field.into_iter().chain(place.detail.as_deref());
            std::iter::once(place.record.as_str()).chain(more).collect::<Vec<_>>().join(" ")
        })
        .collect()
}
