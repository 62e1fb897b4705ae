//! A council that weighs openly: the positions of its parties by seats, and with every party counting the same. Neither
//! is the better one; they stand side by side, with what a minority wants to be heard.

use super::comparison::{Comparison, GroupName};
use super::rank::{holders, ranks};
use super::round::Terms;
use super::steady::{Steady, rated};
use super::swing::additive_value;
use crate::model::{Disclosure, PartyGroup, Workbook};
use serde::Serialize;

/// The parties and both ways to count them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Parties {
    /// The parties that gave weights, by name.
    pub parties: Vec<Party>,
    /// Every party as heavy as its seats; `None` while a party that gave weights has no seats.
    pub by_seats: Option<Grouping>,
    /// Every party as heavy as the others.
    pub equal: Grouping,
    /// Names of the parties of which the seats are not filled in.
    pub without_seats: Vec<String>,
}

/// One party.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its seats.
    pub seats: Option<f64>,
    /// The mean of the weights its people gave, 0..1, in the order of the values.
    pub weights: Vec<f64>,
    /// What its minority wants to be heard.
    pub remark: String,
}

/// What comes out when parties are counted one way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grouping {
    /// Per value the weight, summing to 1.
    pub weights: Vec<f64>,
    /// Per alternative that can be compared its id and score, 0..100.
    pub scores: Vec<(String, f64)>,
    /// Ids of the alternatives with the highest score.
    pub leading: Vec<String>,
    /// How sure that is.
    pub steady: Option<Steady>,
}

impl Grouping {
    fn of(comparison: &Comparison, weighed: &[(f64, &[f64])]) -> Option<Self> {
        let total: f64 = weighed.iter().map(|(seats, _)| seats).sum();
        if !(total > 0.0 && total.is_finite()) {
            return None;
        }
        let weight = |at: usize| {
            weighed.iter().map(|(seats, row)| seats * row.get(at).copied().unwrap_or(0.0)).sum::<f64>() / total
        };
        let weights: Vec<f64> = (0..comparison.values.len()).map(weight).collect();
        let alternatives = rated(comparison);
        let scores: Vec<(String, f64)> = alternatives
            .iter()
            .map(|(id, row)| (id.clone(), additive_value(&weights, row).clamp(0.0, 100.0)))
            .collect();
        let ranked = ranks(&scores.iter().map(|(_, score)| Some(*score)).collect::<Vec<_>>());
        let leading =
            holders(&ranked, 1).into_iter().filter_map(|at| scores.get(at)).map(|(id, _)| id.clone()).collect();
        let values: Vec<String> = comparison.values.iter().map(|value| value.value.clone()).collect();
        Some(Self { steady: Steady::of(&values, &weights, &alternatives), weights, scores, leading })
    }
}

/// The parties of a round that is public by party; `None` in any other, and with fewer than two parties.
pub fn parties_of(workbook: &Workbook, terms: &Terms, comparison: &Comparison) -> Option<Parties> {
    if terms.disclosure != Disclosure::ByParty {
        return None;
    }
    let record =
        |name: &str| -> Option<&PartyGroup> { workbook.groups.values().find(|group| group.text.trim() == name.trim()) };
    let parties: Vec<Party> = (comparison.groups.iter())
        .filter_map(|group| match &group.group {
            GroupName::Named { name } if !name.trim().is_empty() => Some(Party {
                seats: record(name).and_then(|group| group.seats).filter(|seats| seats.is_finite() && *seats >= 0.0),
                remark: record(name).map(|group| group.remark.trim().to_owned()).unwrap_or_default(),
                name: name.clone(),
                weights: group.mean_weights.clone(),
            }),
            _ => None,
        })
        .collect();
    if parties.len() < 2 {
        return None;
    }
    let equal: Vec<(f64, &[f64])> = parties.iter().map(|party| (1.0, party.weights.as_slice())).collect();
    let seated: Option<Vec<(f64, &[f64])>> =
        parties.iter().map(|party| Some((party.seats?, party.weights.as_slice()))).collect();
    let by_seats = seated.and_then(|seated| Grouping::of(comparison, &seated));
    let without_seats = parties.iter().filter(|party| party.seats.is_none()).map(|party| party.name.clone()).collect();
    Some(Parties { equal: Grouping::of(comparison, &equal)?, by_seats, without_seats, parties })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;
    use crate::weigh::comparison::compare;
    use crate::weigh::workbook::inputs_of;

    /// Eleven parties with 39 seats (issue 6): the three largest give the one row, the others the other.
    fn council() -> Workbook {
        let seats = [8, 6, 5, 5, 4, 3, 3, 2, 1, 1, 1];
        let values = ["equality", "efficiency", "welfare", "freedom", "safety"];
        let mut records = vec![r#"{"id":"round/1","number":1,"disclosure":"by-party"}"#.to_owned()];
        for (at, seats) in seats.iter().enumerate() {
            let points = if at < 3 { [10, 20, 10, 40, 20] } else { [30, 15, 25, 10, 20] };
            let points: Vec<String> =
                values.iter().zip(points).map(|(key, points)| format!(r#""{key}":{points}"#)).collect();
            records.push(format!(r#"{{"id":"group/g{at}","text":"Fractie {at}","seats":{seats}}}"#));
            records.push(format!(
                r#"{{"id":"participant/p{at}","text":"P{at}","group":"Fractie {at}","order":"U{at:02}"}}"#
            ));
            records.push(format!(
                r#"{{"id":"weights/p{at}/points/1","participant":"participant/p{at}","method":"points","round":1,"points":{{{}}}}}"#,
                points.join(",")
            ));
        }
        let rated = [("open", [50, 30, 50, 90, 40]), ("five", [60, 70, 60, 30, 70]), ("teams", [70, 50, 70, 40, 60])];
        records.push(r#"{"id":"participant/official","text":"Ambtenaar","group":"Ambtenaren","order":"Z"}"#.to_owned());
        for (order, (key, scores)) in rated.into_iter().enumerate() {
            records.push(format!(r#"{{"id":"alternative/{key}","text":"{key}","order":"U{order}"}}"#));
            for (value, score) in values.iter().zip(scores) {
                records.push(format!(
                    r#"{{"id":"rating/official/{key}/{value}","participant":"participant/official","alternative":"alternative/{key}","value":"value/{value}","score":{score}}}"#
                ));
            }
        }
        let file = format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{}]}}"#, records.join(","));
        Workbook::project(&format::read(file.as_bytes()).unwrap().store)
    }

    fn tenths(numbers: impl IntoIterator<Item = f64>) -> Vec<String> {
        numbers.into_iter().map(|number| format!("{number:.1}")).collect()
    }

    #[test]
    fn thirty_nine_councillors_by_seats_and_with_every_party_the_same() {
        let workbook = council();
        let inputs = inputs_of(&workbook);
        let comparison = compare(&inputs.comparable).unwrap();
        let parties = parties_of(&workbook, &inputs.terms, &comparison).unwrap();
        let by_seats = parties.by_seats.as_ref().unwrap();
        let percents = |grouping: &Grouping| tenths(grouping.weights.iter().map(|weight| weight * 100.0));
        assert_eq!(percents(by_seats), ["20.3", "17.4", "17.7", "24.6", "20.0"]);
        assert_eq!(percents(&parties.equal), ["24.5", "16.4", "20.9", "18.2", "20.0"]);
        assert_eq!(tenths(by_seats.scores.iter().map(|(_, score)| *score)), ["54.4", "56.4", "57.1"]);
        assert_eq!(by_seats.leading, ["alternative/teams"]);
        let steady = by_seats.steady.as_ref().unwrap();
        let freedom = steady.values.iter().find(|value| value.value == "value/freedom").unwrap();
        assert_eq!(tenths([freedom.from * 100.0, freedom.to * 100.0]), ["18.3", "28.6"]);
    }
}
