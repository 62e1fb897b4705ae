//! Where goals go, and the order keys that put them there.

use super::{Refusal, Scene};
use crate::model::{FieldValue, Position};
use crate::store::{Change, RecordId, order_spread};

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

/// The parent, the order keys of the newcomers, and new keys for their neighbours where there was no room.
pub(super) type Room = (Option<RecordId>, Vec<String>, Vec<Change>);

/// The parent a place has, and order keys for `count` goals there, the moved ones left out of account.
/// Neighbours with equal keys leave no room: then their whole run gets new keys in the same step.
pub(super) fn keys_at(scene: &mut Scene, place: &Place, count: usize, moved: &[RecordId]) -> Result<Room, Refusal> {
    let forest = scene.workbook.forest();
    let (parent, anchor) = match place {
        Place::Top => (None, None),
        Place::Before(id) | Place::After(id) => (forest.parent(id).cloned(), Some(id)),
        Place::FirstIn(id) | Place::LastIn(id) => (Some(id.clone()), None),
    };
    if let Some(missing) = anchor.into_iter().chain(&parent).find(|id| !forest.contains(id)) {
        return Err(Refusal::NotThere(missing.clone()));
    }
    let is_anchor = |id: &RecordId| anchor == Some(id);
    let siblings: Vec<RecordId> =
        forest.children(parent.as_ref()).filter(|id| is_anchor(id) || !moved.contains(id)).cloned().collect();
    let at = match place {
        Place::Top | Place::LastIn(_) => siblings.len(),
        Place::FirstIn(_) => 0,
        Place::Before(id) => siblings.iter().position(|sibling| sibling == id).unwrap_or(0),
        Place::After(id) => siblings.iter().position(|sibling| sibling == id).map_or(siblings.len(), |at| at + 1),
    };
    let key_of = |id: &RecordId| scene.workbook.goals.get(id).map(|goal| goal.position.order.clone());
    let low = at.checked_sub(1).and_then(|before| siblings.get(before)).and_then(key_of);
    let high = siblings.get(at).and_then(key_of);
    let mut random = || scene.ids.next_bits();
    if let Some(keys) = order_spread(low.as_deref(), high.as_deref(), count, &mut random) {
        return Ok((parent, keys, Vec::new()));
    }
    // No room: new keys for all siblings, the new places among them.
    let all = order_spread(None, None, siblings.len() + count, &mut random).unwrap_or_default();
    let (before, rest) = all.split_at(at.min(all.len()));
    let (keys, after) = rest.split_at(count.min(rest.len()));
    let rekeyed = siblings.iter().zip(before.iter().chain(after)).map(|(id, key)| position(id, parent.as_ref(), key));
    Ok((parent.clone(), keys.to_vec(), rekeyed.collect()))
}

/// The change that puts a goal somewhere.
pub(super) fn position(id: &RecordId, parent: Option<&RecordId>, order: &str) -> Change {
    Change::write(id, "position", Position { parent: parent.cloned(), order: order.to_owned() }.write())
}
