//! The goals as a forest, whatever a merge brought.
//!
//! Each goal's shown position is accepted oldest first; one that would close a circle puts its goal at
//! the top, listed. A goal whose parent was removed climbs through the removed goals' kept positions to
//! the nearest one that is left, listed. Pure: the same store gives the same forest everywhere. After
//! Kleppmann et al. 2022, with the difference that nothing is repaired in the store itself.

use crate::model::{FieldValue, Position};
use crate::store::{Cell, POSITION, RecordId, Stamp, Store};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq)]
struct Node {
    position: Position,
    stamp: Option<Stamp>,
    visible: bool,
}

/// Parents and children of the visible goals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    nodes: BTreeMap<RecordId, Node>,
    below: BTreeMap<RecordId, BTreeSet<RecordId>>,
    parents: BTreeMap<RecordId, Option<RecordId>>,
    children: BTreeMap<Option<RecordId>, BTreeSet<(String, RecordId)>>,
    circles: BTreeSet<RecordId>,
    orphans: BTreeSet<RecordId>,
}

fn is_goal(id: &RecordId) -> bool {
    id.table() == "goal"
}

fn node_of(store: &Store, id: &RecordId) -> Option<Node> {
    let visible = store.is_visible(id);
    let cell = store.cell(id, &POSITION);
    if !visible && cell.is_none() {
        return None;
    }
    let position = cell.and_then(Cell::shown).and_then(Position::read).unwrap_or_default();
    let stamp = cell.and_then(|cell| cell.siblings().last()).map(|sibling| sibling.stamp);
    Some(Node { position, stamp, visible })
}

impl Forest {
    /// The forest of all goals in a store.
    pub fn build(store: &Store) -> Self {
        let mut forest = Self::default();
        for (id, _) in store.records().filter(|(id, _)| is_goal(id)) {
            forest.put_node(id, node_of(store, id));
        }
        forest.settle_all();
        forest
    }

    /// Takes over what a step touched; returns whether any goal came, went or moved.
    pub fn update(&mut self, store: &Store, touched: &[RecordId]) -> bool {
        let mut changed = Vec::new();
        let mut came_or_went = Vec::new();
        for id in touched.iter().filter(|id| is_goal(id)) {
            let node = node_of(store, id);
            let before = self.nodes.get(id);
            if before != node.as_ref() {
                if before.is_some_and(|n| n.visible) != node.as_ref().is_some_and(|n| n.visible) {
                    came_or_went.push(id.clone());
                }
                self.put_node(id, node);
                changed.push(id.clone());
            }
        }
        if changed.is_empty() {
            return false;
        }
        // Without circles, before and after, the accepted parents are simply the shown ones.
        if !self.circles.is_empty() || changed.iter().any(|id| self.closes_circle(id)) {
            self.settle_all();
            return true;
        }
        for id in self.with_those_climbing_past(changed, came_or_went) {
            self.place(&id, |forest, id| forest.nodes.get(id).and_then(|node| node.position.parent.clone()));
        }
        true
    }

    fn put_node(&mut self, id: &RecordId, node: Option<Node>) {
        if let Some(old_parent) = self.nodes.remove(id).and_then(|old| old.position.parent)
            && let Some(siblings) = self.below.get_mut(&old_parent)
        {
            siblings.remove(id);
        }
        if let Some(node) = node {
            if let Some(parent) = &node.position.parent {
                self.below.entry(parent.clone()).or_default().insert(id.clone());
            }
            self.nodes.insert(id.clone(), node);
        }
    }

    fn closes_circle(&self, start: &RecordId) -> bool {
        let mut at = start;
        for _ in 0..=self.nodes.len() {
            match self.nodes.get(at).and_then(|node| node.position.parent.as_ref()) {
                Some(parent) if parent == start => return true,
                Some(parent) => at = parent,
                None => return false,
            }
        }
        true
    }

    /// The changed goals and those whose place follows from a goal that came or went: what hangs below
    /// it, through removed goals too.
    fn with_those_climbing_past(&self, changed: Vec<RecordId>, mut came_or_went: Vec<RecordId>) -> BTreeSet<RecordId> {
        let mut all: BTreeSet<RecordId> = changed.into_iter().collect();
        while let Some(id) = came_or_went.pop() {
            for below in self.below.get(&id).into_iter().flatten() {
                if !self.nodes.get(below).is_some_and(|node| node.visible) && !came_or_went.contains(below) {
                    came_or_went.push(below.clone());
                }
                all.insert(below.clone());
            }
        }
        all
    }

    /// Everything from the start: positions accepted oldest first.
    fn settle_all(&mut self) {
        self.parents.clear();
        self.children.clear();
        self.circles.clear();
        self.orphans.clear();
        let mut by_age: Vec<(Option<Stamp>, RecordId)> =
            self.nodes.iter().map(|(id, node)| (node.stamp, id.clone())).collect();
        by_age.sort();
        let mut accepted: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        for (_, id) in by_age {
            let Some(parent) = self.nodes.get(&id).and_then(|node| node.position.parent.clone()) else { continue };
            let mut at = Some(&parent);
            while let Some(above) = at.filter(|above| **above != id) {
                at = accepted.get(above);
            }
            if at.is_some() {
                if self.nodes.get(&id).is_some_and(|node| node.visible) {
                    self.circles.insert(id.clone());
                }
            } else {
                accepted.insert(id, parent);
            }
        }
        let ids: Vec<RecordId> = self.nodes.keys().cloned().collect();
        for id in ids {
            self.place(&id, |_, id| accepted.get(id).cloned());
        }
    }

    /// Gives one goal its place among the visible ones.
    fn place(&mut self, id: &RecordId, parent_of: impl Fn(&Self, &RecordId) -> Option<RecordId>) {
        self.take_out(id);
        let Some(node) = self.nodes.get(id).filter(|node| node.visible) else { return };
        let key = (node.position.order.clone(), id.clone());
        let mut parent = parent_of(self, id);
        let mut climbed = false;
        while let Some(above) = parent.clone().filter(|above| !self.nodes.get(above).is_some_and(|node| node.visible)) {
            climbed = true;
            parent = parent_of(self, &above);
        }
        if climbed {
            self.orphans.insert(id.clone());
        }
        self.children.entry(parent.clone()).or_default().insert(key);
        self.parents.insert(id.clone(), parent);
    }

    fn take_out(&mut self, id: &RecordId) {
        self.orphans.remove(id);
        let Some(parent) = self.parents.remove(id) else { return };
        if let Some(siblings) = self.children.get_mut(&parent) {
            siblings.retain(|(_, sibling)| sibling != id);
            if siblings.is_empty() {
                self.children.remove(&parent);
            }
        }
    }

    /// The goals below a goal, or at the top, in order.
    pub fn children(&self, parent: Option<&RecordId>) -> impl DoubleEndedIterator<Item = &RecordId> {
        self.children.get(&parent.cloned()).into_iter().flatten().map(|(_, id)| id)
    }

    /// Whether a goal has goals below it.
    pub fn has_children(&self, parent: &RecordId) -> bool {
        self.children.contains_key(&Some(parent.clone()))
    }

    /// The goal above it; `None` at the top and for what is not in the forest.
    pub fn parent(&self, id: &RecordId) -> Option<&RecordId> {
        self.parents.get(id)?.as_ref()
    }

    /// Whether a goal is in the forest.
    pub fn contains(&self, id: &RecordId) -> bool {
        self.parents.contains_key(id)
    }

    /// How many goals there are.
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// Whether there is no goal at all.
    pub fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }

    /// The goals above it, nearest first.
    pub fn ancestors<'a>(&'a self, id: &RecordId) -> impl Iterator<Item = &'a RecordId> {
        std::iter::successors(self.parent(id), |above| self.parent(above))
    }

    /// A goal and everything below it, from the top down.
    pub fn branch(&self, id: &RecordId) -> Vec<RecordId> {
        let mut all = Vec::new();
        let mut todo = vec![id.clone()];
        while let Some(next) = todo.pop() {
            todo.extend(self.children(Some(&next)).rev().cloned());
            all.push(next);
        }
        all
    }

    /// Goals put at the top because their positions went round in a circle.
    pub fn circles(&self) -> impl Iterator<Item = &RecordId> {
        self.circles.iter()
    }

    /// Goals that climbed past a goal that is no longer there.
    pub fn orphans(&self) -> impl Iterator<Item = &RecordId> {
        self.orphans.iter()
    }
}
