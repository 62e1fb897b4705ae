//! A council can follow a few core indicators of one result, not a page of them.

use super::{Code, Datum, Finding, Look, Place};
use crate::model::{Goal, GoalKind};
use crate::store::RecordId;

const MOST: usize = 5;

pub(super) fn find(look: Look, id: &RecordId, goal: &Goal, found: &mut Vec<Finding>) {
    if goal.kind != Some(GoalKind::Outcome) {
        return;
    }
    let count = look.workbook.indicators_of(id).iter().filter(|(_, indicator)| indicator.core).count();
    if count > MOST {
        found.push(Finding::new(Code::TooManyCore, Place::of(id)).with("count", Datum::Text(count.to_string())));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn five_core_indicators_are_enough_and_others_do_not_count() {
        let records = |core: usize| -> Vec<String> {
            let indicator = |at: usize| {
                let link = format!(r#"{{"id":"indicator-link/{at}/a","indicator":"indicator/{at}","goal":"goal/a"}}"#);
                [format!(r#"{{"id":"indicator/{at}","text":"i","core":{}}}"#, at < core), link]
            };
            (0..8).flat_map(indicator).collect()
        };
        let is_found = |core| {
            let records = records(core);
            !found(Code::TooManyCore, "a outcome", &records.iter().map(String::as_str).collect::<Vec<_>>()).is_empty()
        };
        assert!(!is_found(5) && is_found(6));
    }
}
