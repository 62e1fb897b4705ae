//! *Verdieping*: every other way to look at the same answers, side by side, each with what it cannot say.
//!
//! Nothing here knows a workbook: a [`Request`] holds numbers and ids only, so that it can be worked out beside the page
//! ([`Deepening`], slice by slice) or by the command line, with the same outcome to the last bit. Whoever gave which
//! answer is not in the outcome: people are counted, or points on a map without a name or a group.

mod deepening;
mod lie;
mod look;
mod request;

pub use deepening::Deepening;
pub use request::{Group, Request, request_of};

use super::agreement::Agreement;
use super::smaa::Acceptability;
use super::stability::{Bar, Stability};
use serde::{Deserialize, Serialize};

/// How many samples the robustness is drawn from: whole percents can be shown.
pub const SAMPLES: usize = 10_000;

/// The seed of everything that is drawn: the same answers always give the same outcome.
pub const SEED: u64 = 20_260_101;

/// The whole of *Verdieping*. Lists of values and alternatives are in the order of the ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Depth {
    /// Ids of the values.
    pub values: Vec<String>,
    /// Ids of the alternatives that can be compared.
    pub alternatives: Vec<String>,
    /// How many people's weights count.
    pub people: usize,
    /// The middles of the weights side by side.
    pub middles: Vec<Middle>,
    /// How far people order the values alike: Kendall's W, 0..1; `None` when undefined.
    pub concordance: Option<f64>,
    /// How likely such a W is when everybody orders at random.
    pub concordance_by_chance: Option<f64>,
    /// How alike the weights are as a whole: S (Goepel 2018), or S* when the round compares two by two; 0..1.
    pub homogeneity: Option<f64>,
    /// Per value how the weights lie, in ten classes of ten points.
    pub agreement: Vec<Option<Agreement>>,
    /// People who weigh alike; `None` below the smallest group.
    pub camps: Option<CampMap>,
    /// Per value between which weights the leader stays first.
    pub stability: Option<Stability>,
    /// How far the lead moves when each weight loses or gains ten points of a hundred.
    pub tornado: Vec<Bar>,
    /// The orders of people by several rules; `None` with fewer than two alternatives.
    pub orders: Option<OrdersFound>,
    /// Majority judgment over the grades that people's scores come to.
    pub majority: Option<MajorityFound>,
    /// Per alternative what people would regret, and for which groups it is a step back.
    pub regrets: Vec<Regret>,
    /// Over which weights each alternative comes first how often.
    pub robustness: Vec<Robustness>,
}

/// A way to take weights together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MiddleKind {
    /// The mean of what each gave (AIP): separate individuals, the default for a council.
    Mean,
    /// The median, renormalised.
    Median,
    /// The geometric mean (AIP); there is none as soon as somebody gives a value nothing.
    Geometric,
    /// All judgments taken together first (AIJ): the group as one; only two by two.
    Judgments,
    /// By the seats of the groups.
    Seats,
    /// Every group as heavy as the others.
    EqualGroups,
}

impl MiddleKind {
    /// Every way, in the order of a table.
    pub const ALL: [Self; 6] =
        [Self::Mean, Self::Median, Self::Geometric, Self::Judgments, Self::Seats, Self::EqualGroups];

    /// The last part of its key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Geometric => "geometric",
            Self::Judgments => "judgments",
            Self::Seats => "seats",
            Self::EqualGroups => "equal-groups",
        }
    }
}

/// One middle, and what it would put first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Middle {
    /// Which.
    pub kind: MiddleKind,
    /// Per value the weight, summing to 1.
    pub weights: Vec<f64>,
    /// Per alternative the score with these weights and the mean ratings, 0..100.
    pub scores: Vec<f64>,
    /// The alternatives that come first, by their places.
    pub leading: Vec<usize>,
}

/// What can be said of groups that weigh alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampVerdict {
    /// Everybody weighs alike.
    AllAlike,
    /// There are no clear groups.
    NoClearCamps,
    /// There are, but one is smaller than what may be shown.
    TooSmall,
    /// There are.
    Clear,
}

/// The map of people who weigh alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CampMap {
    /// What can be said.
    pub verdict: CampVerdict,
    /// How clear the groups are, -1..1.
    pub silhouette: Option<f64>,
    /// Everybody's place, from left to right: the order says nothing of who it is.
    pub points: Vec<CampPoint>,
    /// The groups, the largest first; empty unless they are clear and may be shown.
    pub camps: Vec<Camp>,
    /// Per value the mean weight: the middle of the map.
    pub means: Vec<f64>,
    /// Per axis of the map, per value, how much it counts: somebody finds their own place by it.
    pub axes: Vec<Vec<f64>>,
    /// Per axis how much of all differences it shows, 0..1.
    pub shares: Vec<f64>,
}

/// Somebody on the map.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CampPoint {
    /// From left to right.
    pub x: f64,
    /// From bottom to top.
    pub y: f64,
    /// In which group.
    pub camp: Option<usize>,
}

/// A group that weighs alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Camp {
    /// How many people.
    pub people: usize,
    /// Per value their mean weight.
    pub weights: Vec<f64>,
}

/// The orders of people, by several rules: per rule and alternative its rank, from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrdersFound {
    /// Borda.
    pub borda: Vec<usize>,
    /// Copeland.
    pub copeland: Vec<usize>,
    /// Schulze.
    pub schulze: Vec<usize>,
    /// The best orders of Kemeny, at most ten, as places of alternatives; empty with too many alternatives.
    pub kemeny: Vec<Vec<usize>>,
    /// How many best orders of Kemeny there are.
    pub kemeny_count: u64,
    /// Who beats every other one by one.
    pub condorcet_winner: Option<usize>,
    /// The pairs that rules put differently: the two, and how many people put each above the other.
    pub disagreements: Vec<([usize; 2], [u64; 2])>,
}

/// Majority judgment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MajorityFound {
    /// Per alternative its rank; empty when it cannot be ranked.
    pub ranks: Vec<usize>,
    /// Per alternative the majority grade from 0 (worst) to 4, how many percent is better and worse, and whether it
    /// leans up.
    pub gauges: Vec<Option<(usize, f64, f64, bool)>>,
}

/// What people would regret of an alternative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Regret {
    /// The mean distance to what each likes best, in points of a hundred.
    pub mean: f64,
    /// The largest.
    pub largest: f64,
    /// Names of the groups that score it below the present situation; the empty name is the small groups together.
    /// `None` when the present situation is not compared, or no group may be shown.
    pub worse_for: Option<Vec<String>>,
}

/// Over which weights something was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// Over all weights there could be.
    AllWeights,
    /// Over all weights in the order of the group's.
    GroupOrder,
    /// Over what people gave.
    OwnWeights,
}

impl Over {
    /// The last part of its key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::AllWeights => "all-weights",
            Self::GroupOrder => "group-order",
            Self::OwnWeights => "own-weights",
        }
    }

    /// Every set, in the order of a page.
    pub const ALL: [Self; 3] = [Self::AllWeights, Self::GroupOrder, Self::OwnWeights];
}

/// How often each alternative takes which place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Robustness {
    /// Over which weights.
    pub over: Over,
    /// What sampling says.
    pub acceptability: Acceptability,
}
