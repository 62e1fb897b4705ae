//! People who weigh alike: a map with two axes, and camps on it if there are any (method 3.12 of the design).
//!
//! The two axes are the directions in which people differ most (principal components); what somebody left open counts as
//! the mean, and whoever left much open is pushed outwards to where the answers given point, both as Polis does (Small
//! and others 2021). On the map, k-means looks for two to five camps, and the silhouette (Rousseeuw 1987) says how clear
//! they are. Chance always makes some groups: below [`CLEAR`] nobody is put in a camp, and never is one person a camp.
//!
//! People are sorted by their answers before anything is added up, and chance has a fixed seed: who comes first in the
//! list changes no bit.

use crate::gather::Sort;
use serde::Serialize;
use std::cmp::Ordering;
use thiserror::Error;

use super::number;

mod axes;
mod clusters;
mod consensus;
mod silhouette;

pub use axes::Axis;
pub use clusters::{Clusters, Point};
pub use consensus::{Consensus, Votes, group_aware_consensus};
pub use silhouette::silhouettes;

use axes::Plane;

/// The silhouette from which camps are clear. Answers without any structure reach about 0.3.
pub const CLEAR: f64 = 0.5;

/// The largest answer, in size, that is understood.
const LARGEST: f64 = 1e9;

/// How often k-means begins again; the best of all beginnings counts.
const RESTARTS: usize = 10;

/// Why there is no map. People and items count from 0, in the order given.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum CampsError {
    /// Somebody with more or fewer answers than the first.
    #[error("person {person} has {found} answers and the first {expected}")]
    WrongLength {
        /// Which person.
        person: usize,
        /// How many the first has.
        expected: usize,
        /// How many this person has.
        found: usize,
    },
    /// An answer that is no number or too large.
    #[error("person {person} has {answer} on item {item}: answers are numbers up to 1e9 in size")]
    NotAnAnswer {
        /// Which person.
        person: usize,
        /// Which item.
        item: usize,
        /// What was given.
        answer: f64,
    },
}

/// The map of people who weigh alike, and the camps on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Camps {
    /// Per item the mean of the answers, which stands in for an answer left open; `None` when nobody answered it.
    pub means: Vec<Option<f64>>,
    /// The directions in which people differ most, the most first: none when all answered the same, one when everybody
    /// lies on one line (the second axis of the map is then blank), and otherwise two.
    pub axes: Vec<Axis>,
    /// Per person the place on the map; 0 on an axis that is blank. `None` for whoever answered nothing.
    pub places: Vec<Option<Point>>,
    /// Per number of camps that was tried, from 2, how clear they are.
    pub splits: Vec<Split>,
    /// What can be said.
    pub verdict: Verdict,
}

/// People divided into so many camps, as well as can be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Split {
    /// How many camps.
    pub camps: usize,
    /// The mean silhouette of the people, -1..1: 1 when camps are tight and far apart.
    pub silhouette: f64,
    /// How many people the smallest camp has.
    pub smallest: usize,
    /// The sum of the squared distances of people to the middle of their camp.
    pub inertia: f64,
}

/// What can be said of camps.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Verdict {
    /// Nobody answered, or one person.
    TooFew,
    /// Everybody answered the same.
    AllAlike,
    /// However people are divided, it is not clear, or somebody stands alone.
    NoClearCamps,
    /// There are camps.
    Clear {
        /// Per person the number of the camp, from 0 for the largest; `None` for whoever answered nothing.
        camps: Vec<Option<usize>>,
        /// Per camp the place of its middle on the map.
        middles: Vec<Point>,
        /// Per camp how many people.
        sizes: Vec<usize>,
        /// How clear they are.
        silhouette: f64,
    },
}

impl Camps {
    /// The map of people (rows of answers, one per item; `None` where nothing was answered).
    pub fn of<Row: AsRef<[Option<f64>]>>(people: &[Row], seed: u64) -> Result<Self, CampsError> {
        check(people)?;
        let items = people.first().map_or(0, |row| row.as_ref().len());
        let mut order: Vec<(usize, &[Option<f64>])> = people.iter().map(AsRef::as_ref).enumerate().collect();
        order.retain(|(_, row)| row.iter().any(Option::is_some));
        order.put_in_order(|(_, one), (_, other)| compare(one, other));
        let (persons, rows): (Vec<usize>, Vec<&[Option<f64>]>) = order.into_iter().unzip();

        let Plane { means, axes, points } = Plane::of(&rows, items);
        let found: Vec<(Split, Clusters)> = if axes.is_empty() { Vec::new() } else { splits(&points, seed) };
        let verdict = match best(&found) {
            _ if rows.len() < 2 => Verdict::TooFew,
            _ if axes.is_empty() => Verdict::AllAlike,
            None => Verdict::NoClearCamps,
            Some((split, clusters)) => clear(split, clusters, &persons, people.len()),
        };
        Ok(Self {
            means,
            axes,
            places: put_back(&persons, &points, people.len()),
            splits: found.into_iter().map(|(split, _)| split).collect(),
            verdict,
        })
    }
}

fn check<Row: AsRef<[Option<f64>]>>(people: &[Row]) -> Result<(), CampsError> {
    let expected = people.first().map_or(0, |row| row.as_ref().len());
    for (person, row) in people.iter().map(AsRef::as_ref).enumerate() {
        if row.len() != expected {
            return Err(CampsError::WrongLength { person, expected, found: row.len() });
        }
        for (item, answer) in row.iter().enumerate() {
            if let Some(answer) = answer.filter(|answer| answer.is_nan() || answer.abs() > LARGEST) {
                return Err(CampsError::NotAnAnswer { person, item, answer });
            }
        }
    }
    Ok(())
}

/// Answer by answer; what is left open comes first.
fn compare(one: &[Option<f64>], other: &[Option<f64>]) -> Ordering {
    let answers = |(one, other): (&Option<f64>, &Option<f64>)| match (one, other) {
        (Some(one), Some(other)) => one.total_cmp(other),
        (one, other) => one.is_some().cmp(&other.is_some()),
    };
    one.iter().zip(other).map(answers).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// The best division for every number of camps from 2: up to 5, fewer among few people (as Polis has it), and never as
/// many as there are people or places.
fn splits(points: &[Point], seed: u64) -> Vec<(Split, Clusters)> {
    let most = clusters::distinct(points, 5).len().min(2 + points.len() / 12).min(points.len().saturating_sub(1));
    let split = |camps| {
        let clusters = Clusters::best(points, camps, RESTARTS, seed)?;
        let distance = |one: &Point, other: &Point| one.distance(*other);
        let all = silhouettes(points, &clusters.labels, distance);
        let silhouette = all.iter().sum::<f64>() / number(all.len());
        let smallest = clusters.sizes().into_iter().min().unwrap_or_default();
        Some((Split { camps, silhouette, smallest, inertia: clusters.inertia }, clusters))
    };
    (2..=most).filter_map(split).collect()
}

/// The clearest division without a camp of one, when it is clear; the one with fewer camps when two are as clear.
fn best(splits: &[(Split, Clusters)]) -> Option<&(Split, Clusters)> {
    let mut best: Option<&(Split, Clusters)> = None;
    for found in splits.iter().filter(|(split, _)| split.smallest > 1 && split.silhouette >= CLEAR) {
        if best.is_none_or(|(best, _)| found.0.silhouette > best.silhouette) {
            best = Some(found);
        }
    }
    best
}

/// The camps of people in the order they came in, numbered from the largest.
fn clear(split: &Split, clusters: &Clusters, persons: &[usize], people: usize) -> Verdict {
    let mut camps: Vec<(usize, (usize, Point))> =
        clusters.sizes().into_iter().zip(clusters.centres.iter().copied()).enumerate().collect();
    camps.put_in_order(|(_, (one, _)), (_, (other, _))| other.cmp(one));
    let camp_of = |label: &usize| camps.iter().position(|(at, _)| at == label).unwrap_or_default();
    let labels: Vec<usize> = clusters.labels.iter().map(camp_of).collect();
    Verdict::Clear {
        camps: put_back(persons, &labels, people),
        middles: camps.iter().map(|(_, (_, middle))| *middle).collect(),
        sizes: camps.iter().map(|(_, (size, _))| *size).collect(),
        silhouette: split.silhouette,
    }
}

/// What belongs to these persons, at their places among all people.
fn put_back<T: Copy>(persons: &[usize], of_persons: &[T], people: usize) -> Vec<Option<T>> {
    let mut places = vec![None; people];
    for (person, of_person) in persons.iter().zip(of_persons) {
        if let Some(place) = places.get_mut(*person) {
            *place = Some(*of_person);
        }
    }
    places
}

#[cfg(test)]
mod tests;
