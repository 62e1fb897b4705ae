//! A reference to a record that is not there: a merge or a file by hand brings it about. What is about the
//! weighing is left to the weighing.

use super::{Code, Datum, Finding, Look, Place};
use crate::command::Command;
use crate::model::{FieldValue, Reference};
use crate::store::{Field, RecordId};

pub(super) fn find(look: Look, id: &RecordId, found: &mut Vec<Finding>) {
    for (field, target) in references(look, id) {
        if target.as_ref().is_some_and(|target| !look.workbook.shows(target)) {
            push(id, field, Command::RemoveWithBranch { records: vec![id.clone()] }, found);
        }
    }
    if let Some((field, targets)) = lists(look, id) {
        let there: Vec<RecordId> = targets.iter().filter(|target| look.workbook.shows(target)).cloned().collect();
        if there.len() < targets.len() {
            let (record, value) = (id.clone(), there.write());
            let clear = Command::SetField { record, field: Field::known(field), value, basis: None };
            push(id, field, clear, found);
        }
    }
}

fn push(id: &RecordId, field: &'static str, mut mend: Command, found: &mut Vec<Finding>) {
    let is_link = matches!(id.table(), "contribution" | "provision" | "indicator-link" | "measurement");
    let mut label = "remove-link";
    if !is_link {
        label = "clear-reference";
        if matches!(mend, Command::RemoveWithBranch { .. }) {
            let (record, value) = (id.clone(), serde_json::Value::Null);
            mend = Command::SetField { record, field: Field::known(field), value, basis: None };
        }
    }
    let name = Datum::Key(format!("field.{field}"));
    found.push(Finding::new(Code::DanglingReference, Place::field(id, field)).with("field", name).mend(label, mend));
}

fn references<'a>(look: Look<'a>, id: &RecordId) -> Vec<(&'static str, &'a Reference)> {
    let workbook = look.workbook;
    let found = match id.table() {
        "goal" => workbook.goals.get(id).map(|r| vec![("challenge", &r.challenge)]),
        "contribution" => workbook.contributions.get(id).map(|r| vec![("activity", &r.activity), ("goal", &r.goal)]),
        "provision" => workbook.provisions.get(id).map(|r| vec![("activity", &r.activity), ("provider", &r.provider)]),
        "information-need" => workbook.information_needs.get(id).map(|r| vec![("goal", &r.goal)]),
        "indicator" => workbook.indicators.get(id).map(|r| vec![("information_need", &r.information_need)]),
        "indicator-link" => {
            workbook.indicator_links.get(id).map(|r| vec![("indicator", &r.indicator), ("goal", &r.goal)])
        }
        "measurement" => workbook.measurements.get(id).map(|r| vec![("indicator", &r.indicator)]),
        "action" => workbook.actions.get(id).map(|r| vec![("meeting", &r.meeting)]),
        _ => None,
    };
    found.unwrap_or_default()
}

fn lists<'a>(look: Look<'a>, id: &RecordId) -> Option<(&'static str, &'a Vec<RecordId>)> {
    let workbook = look.workbook;
    let groups = match id.table() {
        "goal" => &workbook.goals.get(id)?.target_groups,
        "activity" => &workbook.activities.get(id)?.target_groups,
        "contribution" => &workbook.contributions.get(id)?.target_groups,
        _ => return None,
    };
    Some(("target_groups", groups))
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn references_to_nothing_are_found_with_their_field() {
        let records = [
            r#"{"id":"activity/x","text":"x","target_groups":["target-group/weg"]}"#,
            r#"{"id":"contribution/x/a","activity":"activity/x","goal":"goal/weg"}"#,
            r#"{"id":"indicator/i","text":"i","information_need":"information-need/weg"}"#,
            r#"{"id":"measurement/m","indicator":"indicator/i"}"#,
        ];
        assert_eq!(
            found(Code::DanglingReference, "a subgoal", &records),
            ["activity/x target_groups", "contribution/x/a goal", "indicator/i information_need"]
        );
    }
}
