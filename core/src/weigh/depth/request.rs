//! What *Verdieping* is worked out from.

use crate::gather::Sort;
use crate::model::{Disclosure, Workbook, present_situation_id};
use crate::weigh::comparison::{Comparison, compare};
use crate::weigh::points::weights_of;
use crate::weigh::round::Terms;
use crate::weigh::steady::rated;
use crate::weigh::swing::additive_value;
use crate::weigh::workbook::{Inputs, given_by, inputs_of, judgments, values};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Numbers and ids only. Lists of values, alternatives and people keep one order throughout.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Ids of the values.
    pub values: Vec<String>,
    /// Ids of the alternatives that can be compared.
    pub alternatives: Vec<String>,
    /// Per person who counts their weights, summing to 1.
    pub weights: Vec<Vec<f64>>,
    /// Per person who counts their score of each alternative, 0..100: by their own ratings when those are complete, and
    /// else by everybody's.
    pub scores: Vec<Vec<f64>>,
    /// Per alternative the mean ratings, 0..100.
    pub ratings: Vec<Vec<f64>>,
    /// Per alternative and value between what the mean rating lies.
    pub ranges: Vec<Vec<[f64; 2]>>,
    /// Which people belong together, by their places; only groups that may be shown.
    pub groups: Vec<Group>,
    /// Which alternative is the present situation.
    pub present: Option<usize>,
    /// Per person what they said of each pair; empty unless the round compares two by two.
    pub judgments: Vec<Vec<Option<f64>>>,
    /// The smallest group about which something is said.
    pub minimum: usize,
    /// How many samples to draw.
    pub samples: usize,
    /// From which seed.
    pub seed: u64,
}

/// A group that may be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Its name; empty for the small ones together and for those without a group.
    pub name: String,
    /// Its seats, when it has some.
    pub seats: Option<f64>,
    /// Its people, by their places in [`Request::weights`].
    pub people: Vec<usize>,
}

/// What the answers of a workbook ask for; `None` while nobody counts.
pub fn request_of(workbook: &Workbook) -> Option<Request> {
    let inputs = inputs_of(workbook);
    let comparison = compare(&inputs.comparable).ok()?;
    let Inputs { terms, comparable, ranges, .. } = inputs;
    let of_all: Vec<Option<Vec<f64>>> = comparable.weights().ok()?;
    let counted: Vec<usize> = of_all.iter().enumerate().filter(|(_, row)| row.is_some()).map(|(at, _)| at).collect();
    if counted.is_empty() {
        return None;
    }
    let compared = rated(&comparison);
    let place = |id: &String| comparable.alternatives.iter().position(|alternative| alternative.id == *id);
    let places: Vec<usize> = compared.iter().filter_map(|(id, _)| place(id)).collect();
    let ratings: Vec<Vec<f64>> = compared.iter().map(|(_, row)| row.clone()).collect();
    let own =
        |person: usize| places.iter().map(|at| comparable.ratings.complete(person, *at)).collect::<Option<Vec<_>>>();
    let weights: Vec<Vec<f64>> = of_all.into_iter().flatten().collect();
    let scores = counted.iter().zip(&weights).map(|(person, weights)| {
        let rows = own(*person).unwrap_or_else(|| ratings.clone());
        rows.iter().map(|row| additive_value(weights, row).clamp(0.0, 100.0)).collect()
    });
    let range = |at: &usize| {
        let row = ranges.get(*at).map_or(&[][..], Vec::as_slice);
        row.iter().map(|range| range.map_or([0.0, 100.0], |(low, high)| [low, high])).collect()
    };
    let value_ids = values(workbook);
    let people = counted.iter().filter_map(|at| comparable.participants.get(*at));
    let said = |person: &crate::weigh::comparison::Participant| {
        let id = crate::store::RecordId::parse(&person.id)?;
        let (_, points) = given_by(workbook, &id, &terms)?;
        Some(judgments(points, &value_ids)?.answers().to_vec())
    };
    let is_pairwise = terms.method == crate::model::Method::Pairwise;
    Some(Request {
        values: comparable.values.clone(),
        alternatives: compared.iter().map(|(id, _)| id.clone()).collect(),
        scores: scores.collect(),
        ranges: places.iter().map(range).collect(),
        groups: groups_of(workbook, &terms, &comparison, &counted, &comparable.participants),
        present: compared.iter().position(|(id, _)| *id == present_situation_id().to_string()),
        judgments: if is_pairwise {
            people.map(said).collect::<Option<Vec<_>>>().unwrap_or_default()
        } else {
            Vec::new()
        },
        minimum: terms.minimum_group_size,
        weights,
        ratings,
        samples: super::SAMPLES,
        seed: super::SEED,
    })
}

/// The groups that may be shown, as the comparison has them: the small ones only together.
fn groups_of(
    workbook: &Workbook,
    terms: &Terms,
    comparison: &Comparison,
    counted: &[usize],
    participants: &[crate::weigh::comparison::Participant],
) -> Vec<Group> {
    use crate::weigh::comparison::GroupName;
    let seats: BTreeMap<&str, f64> =
        workbook.groups.values().filter_map(|group| Some((group.text.trim(), group.seats?))).collect();
    let member = |names: &[&str]| {
        let is_in = |at: &usize| participants.get(*at).is_some_and(|person| names.contains(&person.group.as_str()));
        counted.iter().enumerate().filter(|(_, at)| is_in(at)).map(|(place, _)| place).collect::<Vec<usize>>()
    };
    let mut groups: Vec<Group> = comparison
        .groups
        .iter()
        .map(|group| match &group.group {
            GroupName::Named { name } => Group {
                seats: (terms.disclosure == Disclosure::ByParty).then(|| seats.get(name.trim()).copied()).flatten(),
                people: member(&[name.as_str()]),
                name: name.clone(),
            },
            GroupName::Other { names } => Group {
                name: String::new(),
                seats: None,
                people: member(&names.iter().map(String::as_str).collect::<Vec<_>>()),
            },
        })
        .collect();
    groups.put_in_order(|a, b| a.name.cmp(&b.name));
    groups
}

/// A row of weights that sums to 1, from any numbers not below zero; `None` when all are zero.
pub(super) fn shares(row: &[f64]) -> Option<Vec<f64>> {
    weights_of(0, row, row.len()).ok().flatten()
}
