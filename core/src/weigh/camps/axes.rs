//! The directions in which people differ most, and where everybody lies in them.

use serde::Serialize;

use super::Point;
use crate::weigh::number;

/// Below this share of all variance an axis is rounding and not a difference between people.
const NOISE: f64 = 1e-10;

/// How often all pairs are turned at most; some eight times is enough for a hundred items.
const MOST_SWEEPS: usize = 60;

/// One direction in which people differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Axis {
    /// The variance of the people along it.
    pub variance: f64,
    /// Which share of all variance that is, 0..1.
    pub share: f64,
    /// Per item how much it counts, with length 1 in all. The one that counts most is positive, the first of them when
    /// several do.
    pub direction: Vec<f64>,
}

/// The axes of some people, and their places in them.
pub(super) struct Plane {
    pub(super) means: Vec<Option<f64>>,
    pub(super) axes: Vec<Axis>,
    pub(super) points: Vec<Point>,
}

impl Plane {
    /// The axes of people with so many items, in the order they are in.
    pub(super) fn of(people: &[&[Option<f64>]], items: usize) -> Self {
        let means: Vec<Option<f64>> = (0..items).map(|item| mean(people, item)).collect();
        let from_mean = |row: &&[Option<f64>]| -> Vec<f64> {
            let pairs = row.iter().zip(&means);
            pairs.map(|(answer, mean)| answer.zip(*mean).map_or(0.0, |(answer, mean)| answer - mean)).collect()
        };
        let centred: Vec<Vec<f64>> = people.iter().map(from_mean).collect();
        let axes = axes(&centred, items);
        let point = |(row, centred): (&&[Option<f64>], &Vec<f64>)| {
            let answered = row.iter().filter(|answer| answer.is_some()).count();
            let outwards = (number(items) / number(answered.max(1))).sqrt();
            let along = |axis: Option<&Axis>| {
                axis.map_or(0.0, |axis| {
                    outwards * centred.iter().zip(&axis.direction).map(|(one, other)| one * other).sum::<f64>()
                })
            };
            Point { x: along(axes.first()), y: along(axes.get(1)) }
        };
        let points = people.iter().zip(&centred).map(point).collect();
        Self { means, axes, points }
    }
}

/// The mean of the answers to one item. All the same answers have that as their mean, to the last bit.
fn mean(people: &[&[Option<f64>]], item: usize) -> Option<f64> {
    let answers = || people.iter().filter_map(|row| row.get(item).copied().flatten());
    let first = answers().next()?;
    Some(first + answers().map(|answer| answer - first).sum::<f64>() / number(answers().count()))
}

/// Up to two axes: the eigenvectors of the covariance with the largest eigenvalues.
fn axes(centred: &[Vec<f64>], items: usize) -> Vec<Axis> {
    if centred.len() < 2 {
        return Vec::new();
    }
    let (values, vectors) = covariance(centred, items).eigen();
    let total: f64 = values.iter().sum();
    let mut axes: Vec<Axis> = Vec::new();
    let mut taken = Vec::new();
    for _ in 0..2 {
        let left = values.iter().enumerate().filter(|(place, _)| !taken.contains(place));
        let Some((place, variance)) = left.max_by(|(_, one), (_, other)| one.total_cmp(other)) else { break };
        if *variance <= NOISE * total || *variance <= 0.0 {
            break;
        }
        let direction = with_sign((0..items).map(|item| vectors.get(place, item)).collect());
        axes.push(Axis { variance: *variance, share: variance / total, direction });
        taken.push(place);
    }
    axes
}

fn with_sign(direction: Vec<f64>) -> Vec<f64> {
    let largest = direction.iter().fold(0.0, |largest: f64, part| largest.max(part.abs()));
    let leads = direction.iter().find(|part| part.abs() >= largest * (1.0 - 1e-9));
    if leads.is_some_and(|part| *part < 0.0) { direction.into_iter().map(|part| -part).collect() } else { direction }
}

fn covariance(centred: &[Vec<f64>], items: usize) -> Square {
    let mut sums = vec![0.0; items * items];
    for row in centred {
        for ((place, one), sums) in row.iter().enumerate().zip(sums.chunks_exact_mut(items.max(1))) {
            for (sum, other) in sums.iter_mut().zip(row).skip(place) {
                *sum += one * other;
            }
        }
    }
    let mut square = Square { size: items, cells: sums };
    let others = number(centred.len()) - 1.0;
    for row in 0..items {
        for column in row..items {
            let covariance = square.get(row, column) / others;
            square.set(row, column, covariance);
            square.set(column, row, covariance);
        }
    }
    square
}

/// A square of numbers.
struct Square {
    size: usize,
    cells: Vec<f64>,
}

impl Square {
    fn get(&self, row: usize, column: usize) -> f64 {
        self.cells.get(row * self.size + column).copied().unwrap_or_default()
    }

    fn set(&mut self, row: usize, column: usize, number: f64) {
        if let Some(cell) = self.cells.get_mut(row * self.size + column) {
            *cell = number;
        }
    }

    /// The eigenvalues and, row by row, the eigenvectors of a symmetric square, by turning one pair of directions after
    /// another until nothing lies beside the diagonal (Jacobi 1846, in the form of Rutishauser 1966).
    fn eigen(mut self) -> (Vec<f64>, Self) {
        let size = self.size;
        let mut vectors = Self { size, cells: vec![0.0; size * size] };
        for place in 0..size {
            vectors.set(place, place, 1.0);
        }
        for _ in 0..MOST_SWEEPS {
            let (mut beside, mut all) = (0.0, 0.0);
            for row in 0..size {
                for column in 0..size {
                    let square = self.get(row, column) * self.get(row, column);
                    all += square;
                    beside += if row == column { 0.0 } else { square };
                }
            }
            if beside <= 1e-32 * all {
                break;
            }
            for one in 0..size {
                for other in one + 1..size {
                    self.turn(&mut vectors, one, other);
                }
            }
        }
        ((0..size).map(|place| self.get(place, place)).collect(), vectors)
    }

    /// Turns two directions so that they no longer vary together.
    fn turn(&mut self, vectors: &mut Self, one: usize, other: usize) {
        let shared = self.get(one, other);
        if shared == 0.0 {
            return;
        }
        let half = (self.get(other, other) - self.get(one, one)) / (2.0 * shared);
        let tangent = 1.0_f64.copysign(half) / (half.abs() + (half * half + 1.0).sqrt());
        let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
        let sine = tangent * cosine;
        let turned =
            |at_one: f64, at_other: f64| (cosine * at_one - sine * at_other, sine * at_one + cosine * at_other);
        self.set(one, one, self.get(one, one) - tangent * shared);
        self.set(other, other, self.get(other, other) + tangent * shared);
        self.set(one, other, 0.0);
        self.set(other, one, 0.0);
        for place in 0..self.size {
            if place != one && place != other {
                let (at_one, at_other) = turned(self.get(one, place), self.get(other, place));
                for (row, number) in [(one, at_one), (other, at_other)] {
                    self.set(row, place, number);
                    self.set(place, row, number);
                }
            }
            let (at_one, at_other) = turned(vectors.get(one, place), vectors.get(other, place));
            vectors.set(one, place, at_one);
            vectors.set(other, place, at_other);
        }
    }
}
