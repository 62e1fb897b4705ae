//! Whether a target can be right: a number for what is counted, on the right side of the baseline, later than
//! the baseline, and not in the past. A target in words is fine for what is told.

use super::{Code, Datum, Finding, Look, Period, Place};
use crate::command::Command;
use crate::model::{Direction, FieldValue, Indicator, IndicatorNature, Reading};
use crate::store::{Field, RecordId};

pub(super) fn find(look: Look, id: &RecordId, indicator: &Indicator, found: &mut Vec<Finding>) {
    let Some(target) = indicator.target.as_ref().filter(|_| look.is_named(id)) else { return };
    let place = || Place::field(id, "target");
    let is_in_words = !target.value.trim().is_empty() && !target.value.chars().any(|c| c.is_ascii_digit());
    if is_in_words && indicator.nature != Some(IndicatorNature::Qualitative) {
        let (record, value) = (id.clone(), Some(IndicatorNature::Qualitative).write());
        let told = Command::SetField { record, field: Field::known("nature"), value, basis: None };
        let finding = Finding::new(Code::TargetNotANumber, place()).with("target", Datum::Text(target.value.clone()));
        found.push(finding.mend("make-qualitative", told));
    }
    let due = Period::read(&target.day.0);
    if due.is_some_and(|due| due.to < look.today) {
        found.push(Finding::new(Code::TargetDayPassed, place()).with("day", Datum::Text(target.day.0.clone())));
    }
    let Some(baseline) = &indicator.baseline else { return };
    let text = |reading: &Reading| Datum::Text(reading.value.clone());
    if let Some(direction) = indicator.direction.filter(|direction| is_against(*direction, baseline, target)) {
        let finding = Finding::new(Code::TargetAgainstDirection, place())
            .with("baseline", text(baseline))
            .with("target", text(target))
            .with("direction", Datum::Key(format!("choice.direction.{}", direction.word())));
        found.push(finding);
    }
    if let (Some(measured), Some(due)) = (Period::read(&baseline.day.0), due)
        && measured.from > due.to
    {
        let finding = Finding::new(Code::BaselineAfterTarget, Place::field(id, "baseline"))
            .with("baseline", Datum::Text(baseline.day.0.clone()))
            .with("target", Datum::Text(target.day.0.clone()));
        found.push(finding);
    }
}

fn is_against(direction: Direction, baseline: &Reading, target: &Reading) -> bool {
    match (direction, baseline.number(), target.number()) {
        (Direction::Up, Some(baseline), Some(target)) => target < baseline,
        (Direction::Down, Some(baseline), Some(target)) => target > baseline,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    fn is_found(code: Code, fields: &str) -> bool {
        let indicator = format!(r#"{{"id":"indicator/i","text":"i",{fields}}}"#);
        !found(code, "", &[&indicator]).is_empty()
    }

    #[test]
    fn what_is_counted_wants_a_number_and_what_is_told_does_not() {
        assert!(is_found(Code::TargetNotANumber, r#""target":{"value":"stijgend"}"#));
        for fine in [
            r#""nature":"qualitative","target":{"value":"de meesten noemen een moment voor zichzelf"}"#,
            r#""target":{"value":"< 15%"}"#,
            r#""target":{"value":"5 op de 10"}"#,
            r#""target":{"value":""}"#,
        ] {
            assert!(!is_found(Code::TargetNotANumber, fine), "{fine}");
        }
    }

    #[test]
    fn a_target_in_the_past_is_found_and_one_this_year_is_not() {
        for (day, passed) in
            [("2026-11-21", true), ("2026-11-22", false), ("2026", false), ("eind 2025", true), ("ooit", false)]
        {
            let fields = format!(r#""target":{{"value":"1","day":"{day}"}}"#);
            assert_eq!(is_found(Code::TargetDayPassed, &fields), passed, "{day}");
        }
    }

    #[test]
    fn a_baseline_is_measured_before_its_target() {
        let at = |baseline: &str, target: &str| {
            format!(r#""baseline":{{"value":"1","day":"{baseline}"}},"target":{{"value":"2","day":"{target}"}}"#)
        };
        assert!(is_found(Code::BaselineAfterTarget, &at("2031-01-01", "eind 2030")));
        assert!(!is_found(Code::BaselineAfterTarget, &at("2030", "2030-06-01")));
    }

    #[test]
    fn a_target_lies_where_the_direction_points() {
        let from_to = |direction: &str, baseline: &str, target: &str| {
            format!(r#""direction":"{direction}","baseline":{{"value":"{baseline}"}},"target":{{"value":"{target}"}}"#)
        };
        assert!(is_found(Code::TargetAgainstDirection, &from_to("down", "24%", "30%")));
        assert!(is_found(Code::TargetAgainstDirection, &from_to("up", "7,1", "7")));
        assert!(!is_found(Code::TargetAgainstDirection, &from_to("up", "7", "7,2")));
        assert!(!is_found(Code::TargetAgainstDirection, &from_to("down", "1.234", "2000")));
    }
}
