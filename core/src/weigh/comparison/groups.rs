//! What each group puts first, without telling what a few people answered.
//!
//! The whole is on the page as well, so whatever is kept back could be found by subtracting the groups that are shown.
//! Groups smaller than the minimum are therefore taken together, and when even that is too small, the smallest groups
//! that could have stood alone join them. If then nothing is left to stand alone, no group is shown at all: the pool
//! would be the whole once more. What counts is how many people of a group gave weights, not how many it has.

use crate::gather::Sort;
use std::collections::BTreeMap;

use serde::Serialize;

use super::input::Comparable;
use super::standing::Board;
use crate::weigh::points::GroupWeights;

/// What one group puts first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupOutcome {
    /// Which group, or which together.
    pub group: GroupName,
    /// How many of its people gave weights; never below the minimum, and at least 1.
    pub participants: usize,
    /// Per value the mean of the weights they gave, 0..1, summing to 1.
    pub mean_weights: Vec<f64>,
    /// Whose ratings their weights were laid on.
    pub ratings_used: RatingsUsed,
    /// Ids of the alternatives they put first; empty when nothing has a score.
    pub leading: Vec<String>,
    /// Whether exactly the same alternatives lead as in the whole; false when nothing leads.
    pub same_leading: bool,
}

/// A group by its name, or the small ones together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GroupName {
    /// One group.
    Named {
        /// Its name as participants carry it; empty for those who belong to none.
        name: String,
    },
    /// "Overige": groups that may not be shown apart.
    Other {
        /// Their names.
        names: Vec<String>,
    },
}

/// Whose ratings stand behind a group's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RatingsUsed {
    /// The group's own: at least the minimum number of its people stand behind every rating.
    Own,
    /// Everybody's, because the group's own are too few.
    Shared,
}

/// Groups by name, the pool last. Empty when nobody counts or no group may be shown.
pub(super) fn of(
    input: &Comparable,
    weights: &[Option<Vec<f64>>],
    board: &Board,
    leading: &[usize],
) -> Vec<GroupOutcome> {
    let minimum = input.minimum_group_size.max(1);
    let outcome = |(name, members): (GroupName, Vec<usize>)| {
        let given: Vec<&[f64]> = members.iter().filter_map(|place| weights.get(*place)?.as_deref()).collect();
        let mean_weights = GroupWeights::of(&given)?.mean();
        let own = Board::by(input, &members);
        let enough = own.fewest_raters(&board.compared()) >= minimum;
        let (ratings_used, ratings) = if enough { (RatingsUsed::Own, &own) } else { (RatingsUsed::Shared, board) };
        let first = ratings.standing(&mean_weights).leading();
        Some(GroupOutcome {
            group: name,
            participants: given.len(),
            mean_weights,
            ratings_used,
            same_leading: !leading.is_empty() && first == leading,
            leading: input.alternative_ids(&first),
        })
    };
    shown(input, weights, minimum).into_iter().filter_map(outcome).collect()
}

/// Which groups may be shown, with the places of all their people.
fn shown(input: &Comparable, weights: &[Option<Vec<f64>>], minimum: usize) -> Vec<(GroupName, Vec<usize>)> {
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, participant) in input.participants.iter().enumerate() {
        members.entry(&participant.group).or_default().push(place);
    }
    let answered =
        |places: &Vec<usize>| places.iter().filter(|place| weights.get(**place).is_some_and(Option::is_some)).count();
    let sizes: Vec<(&str, usize)> = members.iter().map(|(name, places)| (*name, answered(places))).collect();
    let Some(Split { named, pooled }) = split(&sizes, minimum) else { return Vec::new() };

    let places = |name: &str| members.get(name).cloned().unwrap_or_default();
    let mut shown: Vec<(GroupName, Vec<usize>)> =
        named.into_iter().map(|name| (GroupName::Named { name: name.to_owned() }, places(name))).collect();
    if !pooled.is_empty() {
        let mut together: Vec<usize> = pooled.iter().flat_map(|name| places(name)).collect();
        together.put_in_order(Ord::cmp);
        shown.push((GroupName::Other { names: pooled.into_iter().map(str::to_owned).collect() }, together));
    }
    shown
}

/// Which groups may stand alone, and which only together; names in order.
pub(in crate::weigh) struct Split<'a> {
    pub(in crate::weigh) named: Vec<&'a str>,
    pub(in crate::weigh) pooled: Vec<&'a str>,
}

/// Splits groups by how many of their people answered. `None` when no group may be shown: the pool would be the whole.
pub(in crate::weigh) fn split<'a>(sizes: &[(&'a str, usize)], minimum: usize) -> Option<Split<'a>> {
    let mut by_size: Vec<(usize, &str)> = sizes.iter().map(|(name, size)| (*size, *name)).collect();
    by_size.retain(|(size, _)| *size > 0);
    by_size.put_in_order(Ord::cmp);
    let mut pooled = Vec::new();
    let mut pool_size = 0;
    for (size, name) in by_size.iter().copied() {
        let pool_is_enough = pool_size == 0 || pool_size >= minimum;
        if size >= minimum && pool_is_enough {
            break;
        }
        pooled.push(name);
        pool_size += size;
    }
    if pooled.len() == by_size.len() {
        return None;
    }
    pooled.put_in_order(Ord::cmp);
    let mut named: Vec<&str> = by_size.iter().map(|(_, name)| *name).filter(|name| !pooled.contains(name)).collect();
    named.put_in_order(Ord::cmp);
    Some(Split { named, pooled })
}
