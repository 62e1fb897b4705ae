//! What an indicator needs before anybody can measure by it: unit, baseline, target, direction, dates, source
//! and who keeps it. Whether it is achievable and relevant are the group's own answers: asked, not computed.

use super::{Code, Finding, Look, Place};
use crate::command::Command;
use crate::model::{Direction, FieldValue, Indicator, Reading};
use crate::smart::{Lack, figures_lack, value};
use crate::store::{Field, RecordId};

/// The rule about each lack; `None` where another rule tells it, or none does.
const fn code(lack: Lack) -> Option<(Code, &'static str)> {
    match lack {
        Lack::Unit => Some((Code::IndicatorWithoutUnit, "unit")),
        Lack::Baseline => Some((Code::IndicatorWithoutBaseline, "baseline")),
        Lack::BaselineDay => Some((Code::BaselineWithoutDay, "baseline")),
        Lack::Target => Some((Code::IndicatorWithoutTarget, "target")),
        Lack::TargetDay => Some((Code::TargetWithoutDay, "target")),
        Lack::Source => Some((Code::IndicatorWithoutSource, "source")),
        _ => None,
    }
}

pub(super) fn find(look: Look, id: &RecordId, indicator: &Indicator, found: &mut Vec<Finding>) {
    if !look.is_named(id) {
        return;
    }
    let (baseline, target) = (value(indicator.baseline.as_ref()), value(indicator.target.as_ref()));
    let lacks = figures_lack(indicator).into_iter().filter(|lack| *lack != Lack::TargetDay || target.is_some());
    let without_owner = indicator.owner.trim().is_empty().then_some((Code::IndicatorWithoutOwner, "owner"));
    let missing = lacks.filter_map(code).chain(without_owner);
    found.extend(missing.map(|(code, field)| Finding::new(code, Place::field(id, field))));
    if indicator.direction.is_none() {
        let finding = Finding::new(Code::IndicatorWithoutDirection, Place::field(id, "direction"));
        found.push(match direction(baseline, target) {
            Some(direction) => {
                let (record, value) = (id.clone(), Some(direction).write());
                let set = Command::SetField { record, field: Field::known("direction"), value, basis: None };
                finding.mend("set-direction", set)
            }
            None => finding,
        });
    }
}

/// The direction that baseline and target show, when both are numbers.
fn direction(baseline: Option<&Reading>, target: Option<&Reading>) -> Option<Direction> {
    let (baseline, target) = (baseline?.number()?, target?.number()?);
    baseline.partial_cmp(&target).map(|order| match order {
        std::cmp::Ordering::Less => Direction::Up,
        std::cmp::Ordering::Greater => Direction::Down,
        std::cmp::Ordering::Equal => Direction::Keep,
    })
}

#[cfg(test)]
mod tests {
    use crate::command::Command;
    use crate::finding::{Code, support::findings};

    fn codes(fields: &str) -> Vec<&'static str> {
        let indicator = format!(r#"{{"id":"indicator/i","text":"i"{fields}}}"#);
        let link = r#"{"id":"indicator-link/i/a","indicator":"indicator/i","goal":"goal/a"}"#;
        let findings = findings("a subgoal", &[&indicator, link]);
        let all = findings.all().filter(|finding| finding.place.record.table() == "indicator");
        all.map(|finding| finding.code.word()).collect()
    }

    #[test]
    fn a_bare_indicator_lacks_everything_and_a_full_one_nothing() {
        assert_eq!(
            codes(""),
            [
                "indicator-without-unit",
                "indicator-without-baseline",
                "indicator-without-target",
                "indicator-without-direction",
                "indicator-without-source",
                "indicator-without-owner"
            ]
        );
        let full = r#","unit":"%","direction":"up","owner":"beleid","baseline":{"value":"10","day":"2025-01-01","source":"GGD"},"target":{"value":"12,5","day":"2030-01-01"}"#;
        assert!(codes(full).is_empty(), "{:?}", codes(full));
        let undated = r#","unit":"%","direction":"up","owner":"beleid","source":"GGD","baseline":{"value":"10"},"target":{"value":"12"}"#;
        assert_eq!(codes(undated), ["baseline-without-day", "target-without-day"]);
    }

    #[test]
    fn a_story_needs_no_unit_and_a_percentage_says_its_own() {
        assert!(!codes(r#","nature":"qualitative""#).contains(&"indicator-without-unit"));
        assert!(!codes(r#","target":{"value":"15%"}"#).contains(&"indicator-without-unit"));
    }

    #[test]
    fn the_direction_follows_from_the_numbers_where_there_are_two() {
        let indicator = |target: &str| {
            format!(r#"{{"id":"indicator/i","text":"i","baseline":{{"value":"24%"}},"target":{{"value":"{target}"}}}}"#)
        };
        let mend = |target: &str| {
            let findings = findings("", &[&indicator(target)]);
            let finding = findings.all().find(|f| f.code == Code::IndicatorWithoutDirection).unwrap();
            finding.mend.clone().map(|mend| match mend.command {
                Command::SetField { value, .. } => value,
                other => panic!("{other:?}"),
            })
        };
        assert_eq!(mend("20%"), Some("down".into()));
        assert_eq!(mend("30"), Some("up".into()));
        assert_eq!(mend("lager dan nu"), None);
    }
}
