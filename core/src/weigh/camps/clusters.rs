//! People on a map divided into groups that lie close together: k-means.

use serde::Serialize;

use crate::weigh::chance::Chance;
use crate::weigh::number;

/// How often everybody looks for a nearer middle at most; it comes to rest long before.
const MOST_ROUNDS: usize = 300;

/// Places nearer to each other than this share of the map's width are the same.
const SAME: f64 = 1e-9;

/// A place on the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// Along the axis on which people differ most.
    pub x: f64,
    /// Along the second axis; 0 when that is blank.
    pub y: f64,
}

impl Point {
    fn squared(self, other: Self) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        x * x + y * y
    }

    /// How far two places lie apart.
    pub fn distance(self, other: Self) -> f64 {
        self.squared(other).sqrt()
    }
}

/// Points divided into groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Clusters {
    /// Per point the number of its group.
    pub labels: Vec<usize>,
    /// Per group its middle.
    pub centres: Vec<Point>,
    /// The sum of the squared distances of points to the middle of their group.
    pub inertia: f64,
}

impl Clusters {
    /// Begins with middles, and goes on until everybody is in the group with the nearest middle (Lloyd 1982). A group that
    /// becomes empty keeps its middle. `None` without middles.
    pub fn from(points: &[Point], mut centres: Vec<Point>) -> Option<Self> {
        let mut labels = vec![usize::MAX; points.len()];
        for _ in 0..MOST_ROUNDS {
            let mut moved = false;
            for (point, label) in points.iter().zip(&mut labels) {
                let (nearest, _) = nearest(*point, &centres)?;
                moved |= *label != nearest;
                *label = nearest;
            }
            if !moved {
                break;
            }
            move_to_middles(points, &labels, &mut centres);
        }
        let squares =
            points.iter().zip(&labels).filter_map(|(point, label)| Some(point.squared(*centres.get(*label)?)));
        Some(Self { inertia: squares.sum(), labels, centres })
    }

    /// The best of several beginnings: the one with the smallest inertia, the earliest of them when several have it.
    /// Middles to begin with are drawn from the points, the likelier the further they lie from those drawn before
    /// (k-means++, Arthur and Vassilvitskii 2007). `None` when there are fewer points than groups, or no groups.
    pub fn best(points: &[Point], groups: usize, beginnings: usize, seed: u64) -> Option<Self> {
        if points.len() < groups {
            return None;
        }
        let mut chance = Chance::new(seed);
        let mut best: Option<Self> = None;
        for _ in 0..beginnings.max(1) {
            let found = Self::from(points, beginning(points, groups, &mut chance))?;
            if best.as_ref().is_none_or(|best| found.inertia < best.inertia * (1.0 - 1e-12)) {
                best = Some(found);
            }
        }
        best
    }

    /// Per group how many points.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.centres.len()];
        for label in &self.labels {
            if let Some(size) = sizes.get_mut(*label) {
                *size += 1;
            }
        }
        sizes
    }
}

/// The middle that lies nearest, the first of them when several do, and its squared distance.
fn nearest(point: Point, centres: &[Point]) -> Option<(usize, f64)> {
    let mut nearest: Option<(usize, f64)> = None;
    for (place, centre) in centres.iter().enumerate() {
        let squared = point.squared(*centre);
        if nearest.is_none_or(|(_, least)| squared < least) {
            nearest = Some((place, squared));
        }
    }
    nearest
}

fn move_to_middles(points: &[Point], labels: &[usize], centres: &mut [Point]) {
    let mut sums = vec![(0.0, 0.0, 0_usize); centres.len()];
    for (point, label) in points.iter().zip(labels) {
        if let Some((x, y, count)) = sums.get_mut(*label) {
            *x += point.x;
            *y += point.y;
            *count += 1;
        }
    }
    for (centre, (x, y, count)) in centres.iter_mut().zip(sums).filter(|(_, (_, _, count))| *count > 0) {
        *centre = Point { x: x / number(count), y: y / number(count) };
    }
}

fn beginning(points: &[Point], groups: usize, chance: &mut Chance) -> Vec<Point> {
    let mut centres: Vec<Point> = Vec::with_capacity(groups);
    let mut squares = vec![1.0; points.len()];
    for _ in 0..groups {
        let mut left = chance.share() * squares.iter().sum::<f64>();
        let reaches = |square: &f64| {
            left -= square;
            left < 0.0 && *square > 0.0
        };
        let drawn = squares.iter().position(reaches).unwrap_or_default();
        let Some(centre) = points.get(drawn).copied() else { break };
        for (square, point) in squares.iter_mut().zip(points) {
            let from_this = point.squared(centre);
            *square = if centres.is_empty() { from_this } else { from_this.min(*square) };
        }
        centres.push(centre);
    }
    centres
}

/// The first points that lie apart from those before them, so many at most.
pub(super) fn distinct(points: &[Point], most: usize) -> Vec<Point> {
    let width = points.iter().fold(0.0, |width: f64, point| width.max(point.x.abs()).max(point.y.abs()));
    let mut found: Vec<Point> = Vec::new();
    for point in points {
        if found.len() < most && found.iter().all(|other| point.distance(*other) > SAME * width) {
            found.push(*point);
        }
    }
    found
}
