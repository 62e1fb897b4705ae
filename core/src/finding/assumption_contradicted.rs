//! "Als we dit doen, verwachten we dat ...", and the readings say otherwise: an indicator of the goal got worse since
//! its baseline, and is not on its way back. That may have other causes, so it is a question.
//!
//! Only what is sure counts. The assumption is there and the contribution does not hurt; the indicator counts what is
//! different for residents (fewer deliveries say nothing about the expectation) and says whether more or less is
//! better; baseline and readings are numbers with a day, the readings later than the baseline and not after today.

use super::contribution_without_assumption::is_assumed;
use super::{Code, Datum, Finding, Look, Period, Place};
use crate::gather::Sort;
use crate::model::{Contribution, Direction, Indicator, IndicatorKind, IndicatorNature, Reading};
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, link: &Contribution, found: &mut Vec<Finding>) {
    let (Some(activity), Some(goal)) = (&link.activity, &link.goal) else { return };
    let is_whole = look.workbook.activities.contains_key(activity) && look.workbook.goals.contains_key(goal);
    if !is_whole || !is_assumed(link) || link.strength.is_some_and(|strength| strength <= 0.0) {
        return;
    }
    for (indicator, record) in look.workbook.indicators_of(goal) {
        let Some((from, to)) = against(look, indicator, record) else { continue };
        let place = Place { detail: Some(indicator.key().to_owned()), ..Place::field(id, "assumption_then") };
        let finding = Finding::new(Code::AssumptionContradicted, place)
            .with("goal", Datum::Record(goal.clone()))
            .with("indicator", Datum::Record(indicator.clone()));
        found.push(finding.with("from", Datum::Text(from)).with("to", Datum::Text(to)));
    }
}

/// Baseline and latest value of an indicator that got worse; `None` when it did not, or when that is not sure.
fn against(look: Look, id: &RecordId, indicator: &Indicator) -> Option<(String, String)> {
    let is_told = indicator.nature == Some(IndicatorNature::Qualitative);
    if is_told || matches!(indicator.kind, Some(IndicatorKind::Output | IndicatorKind::Process)) {
        return None;
    }
    let is_worse = |than: f64, now: f64| match indicator.direction {
        Some(Direction::Up) => now < than,
        Some(Direction::Down) => now > than,
        Some(Direction::Keep) | None => false,
    };
    let (since, first, baseline) = dated(indicator.baseline.as_ref()?)?;
    let workbook = look.workbook;
    let all = workbook.pointing_at(id, "measurement").filter_map(|id| workbook.measurements.get(id));
    let readings = all.filter(|one| !one.former_baseline).filter_map(|one| dated(one.reading.as_ref()?));
    let mut readings: Vec<_> = readings.filter(|(day, ..)| day.from > since.to && day.from <= look.today).collect();
    readings.put_in_order(|(a, ..), (b, ..)| (a.to, a.from).cmp(&(b.to, b.from)));
    let (_, last, latest) = readings.pop()?;
    let before = readings.last().map_or(first, |(_, number, _)| *number);
    let comes_back = is_worse(last, before);
    (is_worse(first, last) && !comes_back).then(|| (baseline.to_owned(), latest.to_owned()))
}

/// A reading that is a number with a day.
fn dated(reading: &Reading) -> Option<(Period, f64, &str)> {
    Some((Period::read(&reading.day.0)?, reading.number()?, &reading.value))
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    const INDICATOR: &str = r#""kind":"outcome","direction":"down","baseline":{"value":"24%","day":"2024"}"#;
    const ASSUMED: &str = r#""assumption_then":"minder mensen vallen om""#;

    /// What is found with these fields of indicator and contribution, and these readings: value and day.
    fn asked(indicator: &str, contribution: &str, readings: &[(&str, &str)]) -> Vec<String> {
        let mut records = vec![
            r#"{"id":"activity/x","text":"x"}"#.to_owned(),
            format!(r#"{{"id":"indicator/i","text":"i",{indicator}}}"#),
            r#"{"id":"indicator-link/i/a","indicator":"indicator/i","goal":"goal/a"}"#.to_owned(),
            format!(r#"{{"id":"contribution/x/a","activity":"activity/x","goal":"goal/a",{contribution}}}"#),
        ];
        records.extend(readings.iter().enumerate().map(|(at, (value, day))| {
            let reading = format!(r#"{{"value":"{value}","day":"{day}"}}"#);
            format!(r#"{{"id":"measurement/m{at}","indicator":"indicator/i","reading":{reading}}}"#)
        }));
        let records: Vec<&str> = records.iter().map(String::as_str).collect();
        found(Code::AssumptionContradicted, "a subgoal", &records)
    }

    #[test]
    fn readings_that_go_the_wrong_way_ask_whether_the_assumption_holds() {
        let place = ["contribution/x/a assumption_then i"];
        assert_eq!(asked(INDICATOR, ASSUMED, &[("26%", "2025-12-31")]), place);
        assert_eq!(asked(INDICATOR, ASSUMED, &[("27", "2026-06-30"), ("25", "2025-06-30")]), place, "by day");
        assert_eq!(asked(INDICATOR, ASSUMED, &[("20", "2025-06-30"), ("25", "2026-06-30")]), place, "first better");
        let up = INDICATOR.replace("down", "up");
        assert_eq!(asked(&up, r#""assumption_because":"dat bleek elders","strength":3"#, &[("23,9", "2025")]), place);
    }

    #[test]
    fn what_goes_well_stays_the_same_or_comes_back_is_left_in_peace() {
        for readings in [
            &[][..],
            &[("24%", "2025-12-31")],
            &[("22", "2025-12-31")],
            &[("30", "2025-06-30"), ("26", "2026-06-30")],
            &[("26", "2025-06-30"), ("20", "2026-06-30")],
        ] {
            assert!(asked(INDICATOR, ASSUMED, readings).is_empty(), "{readings:?}");
        }
    }

    #[test]
    fn nothing_is_asked_without_an_assumption_or_of_what_hurts() {
        let worse = [("30", "2025-12-31")];
        for contribution in
            [r#""strength":2"#, r#""assumption_then":"  ""#, r#""assumption_then":"het schuurt","strength":-1"#]
        {
            assert!(asked(INDICATOR, contribution, &worse).is_empty(), "{contribution}");
        }
    }

    #[test]
    fn nothing_is_concluded_from_what_is_not_sure() {
        let with = |old: &str, new: &str| INDICATOR.replace(old, new);
        let worse = [("30", "2025-12-31")];
        for indicator in [
            with("\"down\"", "\"keep\""),
            with("\"down\"", "null"),
            with("\"outcome\"", "\"output\""),
            with("\"outcome\"", "\"outcome\",\"nature\":\"qualitative\""),
            with("24%", "een kwart"),
            with("2024", ""),
            with(",\"baseline\":{\"value\":\"24%\",\"day\":\"2024\"}", ""),
        ] {
            assert!(asked(&indicator, ASSUMED, &worse).is_empty(), "{indicator}");
        }
        for reading in [("30", ""), ("veel", "2025"), ("30", "2024-06-30"), ("30", "2023"), ("30", "2027-01-01")] {
            assert!(asked(INDICATOR, ASSUMED, &[reading]).is_empty(), "{reading:?}");
        }
    }
}
