//! What every camp agrees with.

use serde::Serialize;

use crate::weigh::number;

/// How one group voted on one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Votes {
    /// How many agreed.
    pub agree: u32,
    /// How many voted at all: agreed, disagreed or passed.
    pub seen: u32,
}

/// How far every group agrees with one statement.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Consensus {
    /// The product over groups of `(agree + 1) / (seen + 2)`, as Polis has it: falls with the number of groups.
    pub product: f64,
    /// The geometric mean of the same, which can be compared whatever the number of groups, 0..1.
    pub mean: f64,
}

/// Per statement how far every group agrees, however large or small it is: one that disagrees pulls it down. A group that
/// has not seen it counts as a half. `None` without groups, when they voted on other statements, and when more agreed
/// than voted.
pub fn group_aware_consensus<Row: AsRef<[Votes]>>(groups: &[Row]) -> Option<Vec<Consensus>> {
    let statements = groups.first()?.as_ref().len();
    let is_sound = |votes: &Votes| votes.agree <= votes.seen;
    if !groups.iter().all(|group| group.as_ref().len() == statements && group.as_ref().iter().all(is_sound)) {
        return None;
    }
    let consensus = |statement: usize| {
        let votes = groups.iter().filter_map(|group| group.as_ref().get(statement));
        let product =
            votes.fold(1.0, |product, votes| product * (f64::from(votes.agree) + 1.0) / (f64::from(votes.seen) + 2.0));
        Consensus { product, mean: libm::pow(product, 1.0 / number(groups.len())) }
    };
    Some((0..statements).map(consensus).collect())
}
