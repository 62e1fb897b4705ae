//! The goals as a forest, whatever a merge brought.
//!
//! Each goal's shown position is accepted oldest first; one that would close a circle puts its goal at
//! the top, listed. A goal whose parent was removed climbs through the removed goals' kept positions to
//! the nearest one that is left, listed. Pure: the same store gives the same forest everywhere. After
//! Kleppmann et al. 2022, with the difference that nothing is repaired in the store itself.

use super::ShapeLog;
use super::accepted::Accepted;
use crate::gather::{Gather, Sort};
use crate::model::{FieldValue, Position};
use crate::store::{Cell, POSITION, RecordId, Stamp, Store};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq)]
struct Node {
    position: Position,
    stamp: Option<Stamp>,
    visible: bool,
}

/// Where a goal came to stand: below whom, and with which order key.
type Spot = (Option<RecordId>, String);

/// Parents and children of the visible goals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    nodes: BTreeMap<RecordId, Node>,
    below: BTreeMap<RecordId, BTreeSet<RecordId>>,
    spots: BTreeMap<RecordId, Spot>,
    children: BTreeMap<Option<RecordId>, BTreeSet<(String, RecordId)>>,
    circles: BTreeSet<RecordId>,
    /// Whether any position went round, also that of a goal that does not show.
    goes_round: bool,
    orphans: BTreeSet<RecordId>,
}

fn is_goal(id: &RecordId) -> bool {
    id.as_str().starts_with("goal/")
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

    /// Takes over what a step touched; returns whether any goal came, went or moved, and says in the log
    /// below which goals.
    pub fn update(&mut self, store: &Store, touched: &[RecordId], log: &mut ShapeLog) -> bool {
        let mut changed = Vec::new();
        let mut climbed_past = Vec::new();
        for id in touched.iter().filter(|id| is_goal(id)) {
            let node = node_of(store, id);
            let before = self.nodes.get(id);
            if before != node.as_ref() {
                if !(before.is_some_and(|n| n.visible) && node.as_ref().is_some_and(|n| n.visible)) {
                    climbed_past.push(id.clone());
                }
                self.put_node(id, node);
                changed.push(id.clone());
            }
        }
        if changed.is_empty() {
            return false;
        }
        // Without circles, before and after, the accepted parents are simply the shown ones.
        if self.goes_round || self.is_circle_above(&changed) {
            self.settle_all();
            log.changed_everywhere();
            return true;
        }
        for id in self.with_those_climbing_past(changed, climbed_past) {
            if let Some((parent, _)) = self.spots.get(&id) {
                log.changed(parent.clone());
            }
            self.take_out(&id);
            if self.is_shown(&id) {
                let (parent, climbed) = self.climb(&id);
                let order = self.nodes.get(&id).map(|node| node.position.order.clone()).unwrap_or_default();
                log.changed(parent.clone());
                self.put_in(id, (parent, order), climbed);
            }
        }
        true
    }

    fn put_node(&mut self, id: &RecordId, node: Option<Node>) {
        if let Some(old_parent) = self.nodes.remove(id).and_then(|old| old.position.parent)
            && let Some(siblings) = self.below.get_mut(&old_parent)
        {
            siblings.remove(id);
            if siblings.is_empty() {
                self.below.remove(&old_parent);
            }
        }
        if let Some(node) = node {
            if let Some(parent) = &node.position.parent {
                self.below.entry(parent.clone()).or_default().insert(id.clone());
            }
            self.nodes.insert(id.clone(), node);
        }
    }

    fn shown_parent(&self, id: &RecordId) -> Option<&RecordId> {
        self.nodes.get(id)?.position.parent.as_ref()
    }

    fn is_shown(&self, id: &RecordId) -> bool {
        self.nodes.get(id).is_some_and(|node| node.visible)
    }

    /// Whether the shown parents above any of these goals go round.
    fn is_circle_above(&self, goals: &[RecordId]) -> bool {
        let mut walked: BTreeMap<&RecordId, usize> = BTreeMap::new();
        for (walk, start) in goals.iter().enumerate() {
            let mut at = start;
            while let Some(parent) = self.shown_parent(at) {
                match walked.insert(at, walk) {
                    Some(earlier) if earlier == walk => return true,
                    Some(_) => break,
                    None => at = parent,
                }
            }
        }
        false
    }

    /// The nearest goal above that shows, by the shown parents, and whether others were climbed past.
    fn climb(&self, id: &RecordId) -> (Option<RecordId>, bool) {
        let mut parent = self.shown_parent(id);
        let mut climbed = false;
        while let Some(hidden) = parent.filter(|above| !self.is_shown(above)) {
            climbed = true;
            parent = self.shown_parent(hidden);
        }
        (parent.cloned(), climbed)
    }

    /// The changed goals and those whose place follows from one that does not show or did not: what hangs
    /// below it, through other goals that do not show too.
    fn with_those_climbing_past(&self, changed: Vec<RecordId>, mut climbed_past: Vec<RecordId>) -> BTreeSet<RecordId> {
        let mut all: BTreeSet<RecordId> = changed.into_iter().into_set();
        let mut seen: BTreeSet<RecordId> = climbed_past.iter().cloned().into_set();
        while let Some(id) = climbed_past.pop() {
            for below in self.below.get(&id).into_iter().flatten() {
                if !self.is_shown(below) && seen.insert(below.clone()) {
                    climbed_past.push(below.clone());
                }
                all.insert(below.clone());
            }
        }
        all
    }

    /// Everything from the start: positions accepted oldest first.
    fn settle_all(&mut self) {
        self.spots.clear();
        self.children.clear();
        self.circles.clear();
        self.goes_round = false;
        self.orphans.clear();
        let known = std::mem::take(&mut self.nodes);
        let nodes: Vec<(&RecordId, &Node)> = known.iter().collect();
        let number = |id: &RecordId| nodes.binary_search_by(|(own, _)| (*own).cmp(id)).ok();
        let mut by_age: Vec<usize> = (0..nodes.len()).collect();
        let age = |at: &usize| nodes.get(*at).map(|(id, node)| (node.stamp, id));
        by_age.put_in_order(|a, b| age(a).cmp(&age(b)));
        let mut accepted = Accepted::new(nodes.len());
        for at in by_age {
            let Some((id, node)) = nodes.get(at) else { continue };
            let Some(parent) = &node.position.parent else { continue };
            match number(parent) {
                None => accepted.put_below_unknown(at),
                Some(above) if accepted.put_below(at, above) => {}
                Some(_) => {
                    self.goes_round = true;
                    if node.visible {
                        self.circles.insert((*id).clone());
                    }
                }
            }
        }
        let nearest = accepted.nearest(|at| nodes.get(at).is_some_and(|(_, node)| node.visible));
        for ((id, node), (above, climbed)) in nodes.iter().zip(nearest) {
            if node.visible {
                let parent = above.and_then(|above| nodes.get(above)).map(|(id, _)| (*id).clone());
                self.put_in((*id).clone(), (parent, node.position.order.clone()), climbed);
            }
        }
        self.nodes = known;
    }

    fn put_in(&mut self, id: RecordId, (parent, order): Spot, climbed: bool) {
        if climbed {
            self.orphans.insert(id.clone());
        }
        self.children.entry(parent.clone()).or_default().insert((order.clone(), id.clone()));
        self.spots.insert(id, (parent, order));
    }

    fn take_out(&mut self, id: &RecordId) {
        self.orphans.remove(id);
        let Some((parent, order)) = self.spots.remove(id) else { return };
        if let Some(siblings) = self.children.get_mut(&parent) {
            siblings.remove(&(order, id.clone()));
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
        self.spots.get(id)?.0.as_ref()
    }

    /// Whether a goal is in the forest.
    pub fn contains(&self, id: &RecordId) -> bool {
        self.spots.contains_key(id)
    }

    /// How many goals there are.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether there is no goal at all.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
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

    /// Whether a goal was put at the top because its position went round.
    pub fn is_circle(&self, id: &RecordId) -> bool {
        self.circles.contains(id)
    }

    /// Whether a goal climbed past one that is no longer there.
    pub fn is_orphan(&self, id: &RecordId) -> bool {
        self.orphans.contains(id)
    }

    /// Goals that climbed past a goal that is no longer there.
    pub fn orphans(&self) -> impl Iterator<Item = &RecordId> {
        self.orphans.iter()
    }
}
