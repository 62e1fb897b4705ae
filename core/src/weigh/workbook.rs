//! From a workbook to a comparison: one adapter, so that the table on the page and `waardenboom weigh`
//! are equal to the last digit.
//!
//! In: the five core values in their order and then any others by id; every alternative that no rule excludes, with
//! the present situation among them as soon as there is one; every participant; what they gave in one round by its
//! method; the ratings of those who were asked. Ids in the outcome are whole record ids (`value/freedom`).
//!
//! A file may hold numbers that mean nothing here (a rating of 150). They are set aside and named: one bad
//! number from a merge must not take the whole table away, nor count in silence.

mod answers;
mod rated;

pub use answers::{given_by, is_finished, judgments};
pub use rated::{is_rater, raters};

use super::comparison::{Alternative, Comparable, Comparison, ComparisonError, Participant, compare};
use super::furthest::{Furthest, furthest};
use super::parties::{Parties, parties_of};
use super::pull::{Pull, pulls};
use super::replies::{Replies, replies_of};
use super::round::{RoundSaid, Terms};
use super::shift::{Shift, shift_of};
use super::steady::Steady;
use crate::gather::Sort;
use crate::model::{CORE_VALUES, Workbook, core_value_id, present_situation_id};
use crate::store::RecordId;
use answers::{Answer, answer_of};
use rated::{Rated, rated};
use serde::Serialize;
use std::collections::BTreeMap;

/// The comparison of a workbook's alternatives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weighing {
    /// The round it is about.
    pub round: RoundSaid,
    /// The comparison itself.
    #[serde(flatten)]
    pub comparison: Comparison,
    /// How far each weight can move before another alternative leads; `None` when nobody leads alone.
    pub steady: Option<Steady>,
    /// The parties by seats and with each of them the same; only when the round is public by party.
    pub parties: Option<Parties>,
    /// The values on which groups pull apart.
    pub pulls: Vec<Pull>,
    /// What changed since the round before.
    pub shift: Option<Shift>,
    /// Who stands furthest from the outcome, and what they let others read.
    pub furthest: Option<Furthest>,
    /// What people say to the statements.
    pub replies: Vec<Replies>,
    /// The records that could not count, in order of their ids.
    pub set_aside: Vec<SetAside>,
}

/// A record whose numbers do not count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SetAside {
    /// The record.
    pub at: String,
    /// Why.
    pub reason: SetAsideReason,
}

/// Why a record's numbers do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SetAsideReason {
    /// Points, swings or places below zero, or too large to add up. The whole row is set aside.
    NotPoints,
    /// A rating outside 0..100.
    OffTheScale,
}

/// What a comparison is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// What was agreed for the round.
    pub terms: Terms,
    /// Values, alternatives, participants and their answers.
    pub comparable: Comparable,
    /// Per alternative and value where the mean rating lies when everybody who was unsure errs to the same side.
    pub ranges: Vec<Vec<Option<(f64, f64)>>>,
    /// How often somebody said that they could not rate.
    pub unknown: usize,
    /// The records that could not count, in order of their ids.
    pub set_aside: Vec<SetAside>,
}

/// Compares the alternatives of a workbook in the round that people are in, unfinished or not. [`inputs_in`] leaves
/// nothing in that could fail; an error would be a mistake in this module, and is handed on instead of hidden.
pub fn comparison_of(workbook: &Workbook) -> Result<Weighing, ComparisonError> {
    let Inputs { terms, comparable, set_aside, .. } = inputs_of(workbook);
    let comparison = compare(&comparable)?;
    Ok(Weighing {
        round: terms.said(),
        steady: Steady::of_comparison(&comparison),
        parties: parties_of(workbook, &terms, &comparison),
        pulls: pulls(&comparison),
        shift: shift_of(workbook)?,
        furthest: furthest(workbook, &comparable, terms.number),
        replies: replies_of(workbook, &terms),
        comparison,
        set_aside,
    })
}

/// Takes from a workbook what a comparison is made from, in the round that people are in.
pub fn inputs_of(workbook: &Workbook) -> Inputs {
    inputs_in(workbook, Terms::current(workbook))
}

/// The same in any round.
pub fn inputs_in(workbook: &Workbook, terms: Terms) -> Inputs {
    let values = values(workbook);
    let alternatives = alternatives(workbook);
    let mut people: Vec<_> = workbook.participants.iter().collect();
    people.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    let mut set_aside = Vec::new();
    let participants: Vec<Participant> = people
        .iter()
        .map(|(id, person)| {
            let (points, is_unfinished) = match answer_of(workbook, id, &values, &terms, &mut set_aside) {
                Answer::Nothing => (None, false),
                Answer::Unfinished => (None, true),
                Answer::Row(row) => (Some(row), false),
            };
            Participant { id: id.to_string(), group: person.group.clone(), points, is_unfinished }
        })
        .collect();
    let people: Vec<RecordId> = people.into_iter().map(|(id, _)| id.clone()).collect();
    let Rated { ratings, ranges, unknown } = rated(workbook, [&people, &alternatives, &values], &mut set_aside);
    set_aside.put_in_order(Ord::cmp);
    Inputs {
        terms,
        comparable: Comparable {
            values: values.iter().map(ToString::to_string).collect(),
            alternatives: alternatives.iter().map(|id| Alternative { id: id.to_string(), excluded: None }).collect(),
            participants,
            ratings,
            minimum_group_size: terms.minimum_group_size,
        },
        ranges,
        unknown,
        set_aside,
    }
}

/// How many people a group must have in this round before anything is said about it.
pub fn minimum_group_size(workbook: &Workbook) -> usize {
    Terms::current(workbook).minimum_group_size
}

/// The values, in the order of a list.
pub(crate) fn values(workbook: &Workbook) -> Vec<RecordId> {
    let mut values: Vec<RecordId> = CORE_VALUES.into_iter().map(core_value_id).collect();
    let others: Vec<RecordId> = workbook.values.keys().filter(|id| !values.contains(id)).cloned().collect();
    values.extend(others);
    values
}

/// The alternatives that are weighed, in the order of their list. The present situation is one of them even when a
/// partial file does not have its record; one that a rule excludes is not.
pub(crate) fn alternatives(workbook: &Workbook) -> Vec<RecordId> {
    if workbook.alternatives.is_empty() {
        return Vec::new();
    }
    let present = present_situation_id();
    let mut ordered: Vec<(&str, &RecordId)> =
        workbook.alternatives.iter().map(|(id, alternative)| (alternative.order.as_str(), id)).collect();
    if !workbook.alternatives.contains_key(&present) {
        ordered.push(("", &present));
    }
    ordered.put_in_order(Ord::cmp);
    ordered.into_iter().map(|(_, id)| id).filter(|id| workbook.excluded_by(id).is_none()).cloned().collect()
}

fn places(ids: &[RecordId]) -> BTreeMap<&RecordId, usize> {
    ids.iter().enumerate().map(|(place, id)| (id, place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;
    use crate::weigh::comparison::LeftOutReason;

    fn weigh(records: &str) -> Weighing {
        let file = format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{records}]}}"#);
        comparison_of(&Workbook::project(&format::read(file.as_bytes()).unwrap().store)).unwrap()
    }

    const ANNA: &str = r#"{"id":"participant/anna","group":"a","order":"2"},{"id":"alternative/open","order":"1"}"#;

    fn rating(value: &str, alternative: &str, score: f64) -> String {
        format!(
            r#"{{"id":"rating/anna/{alternative}/{value}","participant":"participant/anna","alternative":"alternative/{alternative}","value":"value/{value}","score":{score}}}"#
        )
    }

    fn points(points: &str) -> String {
        format!(
            r#"{{"id":"weights/anna/points/1","participant":"participant/anna","method":"points","round":1,"points":{points}}}"#
        )
    }

    #[test]
    fn an_empty_workbook_has_five_values_and_nothing_to_compare() {
        let outcome = weigh("");
        let values: Vec<&str> = outcome.comparison.values.iter().map(|value| value.value.as_str()).collect();
        assert_eq!(values, ["value/equality", "value/efficiency", "value/welfare", "value/freedom", "value/safety"]);
        assert_eq!((outcome.comparison.alternatives.len(), outcome.comparison.participants), (0, 0));
    }

    #[test]
    fn the_present_situation_is_always_one_of_them_and_order_decides() {
        let outcome =
            weigh(&format!(r#"{ANNA},{{"id":"alternative/early","order":"0"}},{{"id":"value/extra","text":"Rust"}}"#));
        let ids: Vec<&str> = outcome.comparison.alternatives.iter().map(|a| a.alternative.as_str()).collect();
        assert_eq!(ids, ["alternative/present", "alternative/early", "alternative/open"]);
        assert_eq!(outcome.comparison.values.last().unwrap().value, "value/extra");
    }

    #[test]
    fn points_and_ratings_become_a_score() {
        let all = CORE_VALUES.map(|key| rating(key, "open", if key == "freedom" { 80.0 } else { 40.0 })).join(",");
        let outcome = weigh(&format!("{ANNA},{all},{}", points(r#"{"freedom":75,"safety":25}"#)));
        assert_eq!(outcome.comparison.alternatives[1].score, Some(70.0));
        assert_eq!(outcome.comparison.leading, ["alternative/open"]);
        assert_eq!(outcome.set_aside, []);
    }

    #[test]
    fn half_an_answer_is_none_and_is_counted_apart() {
        let counted = |given: &str| {
            let outcome = weigh(&format!("{ANNA},{}", points(given))).comparison;
            (outcome.counted, outcome.left_out.first().map(|left_out| left_out.reason))
        };
        assert_eq!(counted(r#"{"freedom":30,"safety":20}"#), (0, Some(LeftOutReason::Unfinished)));
        assert_eq!(counted(r#"{"freedom":75,"safety":25}"#), (1, None), "nothing is left for the others");
        let all = r#"{"equality":0,"efficiency":10,"welfare":20,"freedom":20,"safety":0}"#;
        assert_eq!(counted(all), (1, None), "points count in proportion");
        assert_eq!(counted("{}"), (0, Some(LeftOutReason::NoPoints)));
        let zeros = r#"{"equality":0,"efficiency":0,"welfare":0,"freedom":0,"safety":0}"#;
        assert_eq!(counted(zeros), (0, Some(LeftOutReason::OnlyZeros)));
    }

    #[test]
    fn numbers_that_mean_nothing_are_set_aside_and_named() {
        let outcome =
            weigh(&format!("{ANNA},{},{}", rating("freedom", "open", 150.0), points(r#"{"freedom":-1,"safety":5}"#)));
        let named: Vec<_> = outcome.set_aside.iter().map(|aside| (aside.at.as_str(), aside.reason)).collect();
        let expected = [
            ("rating/anna/open/freedom", SetAsideReason::OffTheScale),
            ("weights/anna/points/1", SetAsideReason::NotPoints),
        ];
        assert_eq!(named, expected);
        assert_eq!(outcome.comparison.counted, 0);
    }

    #[test]
    fn a_record_that_a_script_named_counts_unless_the_real_one_is_there() {
        let scripted = rating("freedom", "open", 10.0).replace("rating/anna/open/freedom", "rating/zz");
        let mean = |records: &str| {
            let place = weigh(&format!("{ANNA},{records}")).comparison.alternatives[1].ratings[3];
            place.map(|summary| summary.mean)
        };
        assert_eq!(mean(&scripted), Some(10.0));
        assert_eq!(mean(&format!("{scripted},{}", rating("freedom", "open", 90.0))), Some(90.0));
        assert_eq!(mean(&scripted.replace("participant/anna", "participant/gone")), None);
    }

    #[test]
    fn what_a_rule_excludes_is_in_no_comparison() {
        let alternative = r#"{"id":"alternative/income","text":"Jeugdhulp naar inkomen","order":"2"}"#;
        let rule = r#"{"id":"rule/income-test","text":"Inkomenstoets verboden"}"#;
        let link = r#"{"id":"rule-link/income-test/alternative/income","rule":"rule/income-test","target":"alternative/income","excludes":true}"#;
        let rated = rating("freedom", "income", 90.0);
        let compared = |records: &str| {
            let outcome = weigh(&format!("{ANNA},{alternative},{rated},{records}")).comparison;
            outcome.alternatives.into_iter().map(|outcome| outcome.alternative).collect::<Vec<_>>()
        };
        assert_eq!(compared(&[rule, link].join(",")), ["alternative/present", "alternative/open"]);
        let all = ["alternative/present", "alternative/open", "alternative/income"];
        assert_eq!(compared(link), all, "the rule is not there");
        assert_eq!(compared(&[rule, &link.replace("true", "false")].join(",")), all, "it only touches it");
    }

    #[test]
    fn the_example_has_an_outcome_to_talk_about() {
        use crate::example::{Example, Language, workbook};
        let outcome = comparison_of(&Workbook::project(&workbook(Example::Mantelzorg, Language::Dutch))).unwrap();
        assert_eq!((outcome.comparison.counted, outcome.comparison.alternatives.len()), (6, 4));
        assert!(outcome.comparison.alternatives.iter().all(|alternative| alternative.score.is_some()));
        assert_eq!(outcome.comparison.groups.len(), 2);
        let dissent = outcome.comparison.dissent.unwrap();
        assert!(dissent.first_elsewhere > 0 && dissent.first_elsewhere < 6, "people really differ: {dissent:?}");
    }
}
