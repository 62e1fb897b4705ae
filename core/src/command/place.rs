//! Where goals go, and the order keys that put them there.

use super::{Refusal, Scene};
use crate::gather::Gather;
use crate::model::{FieldValue, Position};
use crate::store::{Change, RecordId, order_spread};
use std::collections::BTreeSet;

/// A place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the end of the top.
    Top,
    /// Just above a goal, as its sibling.
    Before(RecordId),
    /// Just below a goal, as its sibling.
    After(RecordId),
    /// Below a goal, as its first child.
    FirstIn(RecordId),
    /// Below a goal, as its last child.
    LastIn(RecordId),
}

impl Place {
    /// The parent that goals get there.
    pub(super) fn parent(&self, scene: &Scene) -> Result<Option<RecordId>, Refusal> {
        let forest = scene.workbook.forest();
        let (named, parent) = match self {
            Self::Top => (None, None),
            Self::Before(id) | Self::After(id) => (Some(id), forest.parent(id).cloned()),
            Self::FirstIn(id) | Self::LastIn(id) => (Some(id), Some(id.clone())),
        };
        match named.filter(|id| !forest.contains(id)) {
            Some(missing) => Err(Refusal::NotThere(missing.clone())),
            None => Ok(parent),
        }
    }

    /// The goals of a parent as they will stand once these are among them, wherever they stood before.
    pub(super) fn line_up(&self, scene: &Scene, parent: Option<&RecordId>, newcomers: &[RecordId]) -> Vec<Stand> {
        let coming: BTreeSet<&RecordId> = newcomers.iter().into_set();
        let mut line = Vec::new();
        let arrive = |line: &mut Vec<Stand>| line.extend(newcomers.iter().cloned().map(Stand::Comes));
        if matches!(self, Self::FirstIn(_)) {
            arrive(&mut line);
        }
        for id in scene.workbook.forest().children(parent) {
            if matches!(self, Self::Before(anchor) if anchor == id) {
                arrive(&mut line);
            }
            if !coming.contains(id) {
                line.push(Stand::Stays(id.clone()));
            }
            if matches!(self, Self::After(anchor) if anchor == id) {
                arrive(&mut line);
            }
        }
        if matches!(self, Self::Top | Self::LastIn(_)) {
            arrive(&mut line);
        }
        line
    }
}

/// One goal among the siblings as they will stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// It is there already and keeps its order key where it can.
    Stays(RecordId),
    /// It is new or comes from elsewhere.
    Comes(RecordId),
}

impl Stand {
    pub(super) fn id(&self) -> &RecordId {
        match self {
            Self::Stays(id) | Self::Comes(id) => id,
        }
    }
}

/// The changes that make the goals of a parent stand like this. Where neighbours leave no room (equal
/// keys), the ones after get new keys in the same step, as few as will do.
pub(super) fn arrange(scene: &mut Scene, parent: Option<&RecordId>, line: &[Stand]) -> Vec<Change> {
    let workbook = scene.workbook;
    let keys: Vec<Option<&str>> = line
        .iter()
        .map(|stand| match stand {
            Stand::Comes(_) => None,
            Stand::Stays(id) => workbook.goals.get(id).map(|goal| goal.position.order.as_str()),
        })
        .collect();
    let new_keys = new_keys(&keys, &mut || scene.ids.next_bits());
    let placed = line.iter().zip(new_keys).filter_map(|(stand, key)| Some((stand, key?)));
    placed
        .map(|(stand, key)| match stand {
            Stand::Comes(id) => position(id, parent, &key),
            // A new key is no move: a goal that climbed here keeps the parent it was given.
            Stand::Stays(id) => {
                let own = scene.workbook.goals.get(id).and_then(|goal| goal.position.parent.as_ref());
                position(id, own, &key)
            }
        })
        .collect()
}

/// New keys where there is none, and where there is no room between two that are there.
fn new_keys(keys: &[Option<&str>], random: &mut dyn FnMut() -> u128) -> Vec<Option<String>> {
    let mut made: Vec<Option<String>> = vec![None; keys.len()];
    let mut end = 0;
    while let Some(found) = keys.iter().skip(end).position(Option::is_none) {
        let mut start = end + found;
        let run_ends = |from: usize| keys.iter().skip(from).position(Option::is_some).map_or(keys.len(), |n| from + n);
        end = run_ends(start);
        let run = loop {
            let before = start.checked_sub(1);
            let low = before.and_then(|at| made.get(at)?.as_deref().or(*keys.get(at)?));
            let high = keys.get(end).copied().flatten();
            match order_spread(low, high, end - start, random) {
                Some(run) => break run,
                None if end < keys.len() => end = run_ends(end + 1),
                None if start > 0 => start -= 1,
                None => break Vec::new(),
            }
        };
        for (place, key) in made.iter_mut().skip(start).zip(run) {
            *place = Some(key);
        }
    }
    made
}

/// The change that puts a goal somewhere.
pub(super) fn position(id: &RecordId, parent: Option<&RecordId>, order: &str) -> Change {
    Change::write(id, "position", Position { parent: parent.cloned(), order: order.to_owned() }.write())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_gets_keys_in_order_and_keeps_what_it_can(
            mut old in prop::collection::vec("[0-9A-Za-z]{1,3}|é~", 0..12),
            gaps in prop::collection::vec(0_usize..4, 13),
            seed in any::<u64>(),
        ) {
            old.sort();
            let mut random = u128::from(seed);
            let mut next = || { random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1); random };
            let mut keys: Vec<Option<String>> = vec![None; gaps[0]];
            for (key, gap) in old.iter().zip(gaps.iter().skip(1)) {
                keys.push(Some(key.clone()));
                keys.extend(vec![None; *gap]);
            }
            let old: Vec<Option<&str>> = keys.iter().map(Option::as_deref).collect();
            let made = new_keys(&old, &mut next);
            let all: Vec<&String> = keys.iter().zip(&made).map(|(old, new)| new.as_ref().or(old.as_ref()).unwrap()).collect();
            for (at, pair) in all.windows(2).enumerate() {
                let both_kept = made[at].is_none() && made[at + 1].is_none();
                prop_assert!(pair[0] < pair[1] || both_kept && pair[0] == pair[1], "{:?} of {:?}", all, keys);
            }
        }

        #[test]
        fn honest_keys_leave_room_for_all(count in 0_usize..12, gaps in prop::collection::vec(0_usize..4, 13), seed in any::<u64>()) {
            let mut random = u128::from(seed);
            let mut next = || { random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1); random };
            let mut keys: Vec<Option<String>> = vec![None; gaps[0]];
            for (key, gap) in order_spread(None, None, count, &mut next).unwrap().into_iter().zip(&gaps[1..]) {
                keys.push(Some(key));
                keys.extend(vec![None; *gap]);
            }
            let old: Vec<Option<&str>> = keys.iter().map(Option::as_deref).collect();
            let made = new_keys(&old, &mut next);
            prop_assert!(keys.iter().zip(&made).all(|(old, new)| old.is_none() != new.is_none()));
        }
    }
}
