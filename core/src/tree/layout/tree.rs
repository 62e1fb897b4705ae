//! The goals of the drawing: what hangs below what, and which places have to be found anew.

use super::arena::{Arena, ROOT};
use super::contour::{self, Room, Spot, Workshop};
use super::units::{Area, Axes, Extent, Units};

/// One goal, or what is above those at the top.
#[derive(Clone, Debug)]
struct Node<K> {
    key: Option<K>,
    parent: usize,
    children: Vec<usize>,
    is_stale: bool,
}

impl<K> Default for Node<K> {
    fn default() -> Self {
        Self { key: None, parent: ROOT, children: Vec::new(), is_stale: false }
    }
}

/// The goals, by number.
#[derive(Clone, Debug)]
pub(super) struct Tree<K> {
    nodes: Arena<Node<K>>,
    spots: Arena<Spot>,
    free: Vec<usize>,
    stale: Vec<usize>,
    count: usize,
    workshop: Workshop,
}

impl<K: Clone> Tree<K> {
    pub(super) fn new(count: usize) -> Self {
        let mut tree = Self {
            nodes: Arena::with_capacity(count + 1),
            spots: Arena::with_capacity(count + 1),
            free: Vec::new(),
            stale: Vec::new(),
            count: 0,
            workshop: Workshop::default(),
        };
        tree.nodes.push(Node::default());
        tree.spots.push(Spot::default());
        tree.touch(ROOT);
        tree
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    pub(super) fn key(&self, slot: usize) -> Option<&K> {
        self.nodes.at(slot).key.as_ref()
    }

    /// What it hangs below; the root for the goals at the top, and for itself.
    pub(super) fn parent(&self, slot: usize) -> usize {
        self.nodes.at(slot).parent
    }

    pub(super) fn children(&self, slot: usize) -> &[usize] {
        &self.nodes.at(slot).children
    }

    pub(super) fn spot(&self, slot: usize) -> &Spot {
        self.spots.at(slot)
    }

    /// A goal that hangs nowhere yet.
    pub(super) fn add(&mut self, key: K, extent: Extent) -> usize {
        let node = Node { key: Some(key), ..Node::default() };
        let place = Spot::new(extent);
        self.count += 1;
        let slot = if let Some(slot) = self.free.pop() {
            *self.nodes.at_mut(slot) = node;
            *self.spots.at_mut(slot) = place;
            slot
        } else {
            self.spots.push(place);
            self.nodes.push(node)
        };
        self.touch(slot);
        slot
    }

    /// Forgets a goal that hangs nowhere any more, and gives its key.
    pub(super) fn free(&mut self, slot: usize) -> Option<K> {
        let node = std::mem::take(self.nodes.at_mut(slot));
        if node.key.is_some() {
            self.free.push(slot);
            self.count -= 1;
        }
        node.key
    }

    pub(super) fn resize(&mut self, slot: usize, extent: Extent) {
        let old = &mut self.spots.at_mut(slot).extent;
        if *old != extent {
            *old = extent;
            self.touch(slot);
        }
    }

    /// Hangs a goal below another one, before the child that has this place, or as the last one.
    pub(super) fn attach(&mut self, slot: usize, parent: usize, place: usize) {
        self.nodes.at_mut(slot).parent = parent;
        let siblings = &mut self.nodes.at_mut(parent).children;
        siblings.insert(place.min(siblings.len()), slot);
        self.touch(parent);
    }

    /// Takes a goal, with everything below it, away from what it hangs below.
    pub(super) fn detach(&mut self, slot: usize) {
        let parent = self.parent(slot);
        if let Some(place) = self.place_in(parent, slot) {
            self.nodes.at_mut(parent).children.remove(place);
        }
        self.touch(parent);
    }

    /// Which child of a goal this is.
    pub(super) fn place_in(&self, parent: usize, child: usize) -> Option<usize> {
        self.children(parent).iter().position(|one| *one == child)
    }

    /// Whether a goal is another one or below it.
    pub(super) fn is_within(&self, slot: usize, branch: usize) -> bool {
        slot == branch || self.ancestors(slot).any(|above| above == branch)
    }

    /// What it hangs below, nearest first, the root last.
    pub(super) fn ancestors(&self, slot: usize) -> impl Iterator<Item = usize> {
        let above = |slot: &usize| (*slot != ROOT).then(|| self.parent(*slot));
        std::iter::successors(above(&slot), move |slot| above(slot))
    }

    /// A goal and everything below it, each before what is below it.
    pub(super) fn branch(&self, slot: usize) -> Vec<usize> {
        let mut all = Vec::new();
        let mut todo = vec![slot];
        while let Some(next) = todo.pop() {
            todo.extend(self.children(next).iter().rev());
            all.push(next);
        }
        all
    }

    /// Its place has to be found anew.
    fn touch(&mut self, slot: usize) {
        let node = self.nodes.at_mut(slot);
        if !node.is_stale {
            node.is_stale = true;
            self.stale.push(slot);
        }
    }

    /// Finds the places of what changed and of all that is above it.
    pub(super) fn settle(&mut self, axes: &Axes) {
        for slot in std::mem::take(&mut self.stale) {
            let mut at = self.parent(slot);
            while !self.nodes.at(at).is_stale {
                self.nodes.at_mut(at).is_stale = true;
                at = self.parent(at);
            }
        }
        if !self.nodes.at(ROOT).is_stale {
            return;
        }
        let mut order = Vec::new();
        let mut todo = vec![ROOT];
        while let Some(slot) = todo.pop() {
            self.nodes.at_mut(slot).is_stale = false;
            todo.extend(self.nodes.at(slot).children.iter().filter(|child| self.nodes.at(**child).is_stale));
            order.push(slot);
        }
        for slot in order.into_iter().rev() {
            self.place(slot, axes);
        }
    }

    fn place(&mut self, slot: usize, axes: &Axes) {
        let own = self.spots.at_mut(slot);
        let room = if slot == ROOT {
            own.step = 0;
            Room { siblings: axes.tree, branches: axes.tree }
        } else {
            own.step = own.extent.main + axes.level;
            Room { siblings: axes.sibling, branches: axes.branch }
        };
        let children = &self.nodes.at(slot).children;
        contour::place(&mut self.spots, slot, children, room, &mut self.workshop);
    }

    /// Where the start of a box is, main and cross.
    pub(super) fn start(&self, slot: usize) -> (Units, Units) {
        let own = self.spots.at(slot).offset;
        let above = self.ancestors(slot).map(|above| self.spots.at(above));
        above.fold((0, own), |(main, cross), spot| (main + spot.step, cross + spot.offset))
    }

    /// What a box that starts here covers.
    pub(super) fn area_from(&self, slot: usize, (main, cross): (Units, Units)) -> Area {
        let extent = self.spots.at(slot).extent;
        Area { main: (main, main + extent.main), cross: (cross, cross + extent.cross) }
    }

    /// What the boxes of a branch that starts here cover.
    pub(super) fn reach_from(&self, slot: usize, (main, cross): (Units, Units)) -> Area {
        let own = self.spots.at(slot);
        Area { main: (main, main + own.main_end), cross: (cross + own.cross.0, cross + own.cross.1) }
    }

    /// Where a child of a box that starts here starts.
    pub(super) fn child_from(&self, slot: usize, child: usize, (main, cross): (Units, Units)) -> (Units, Units) {
        (main + self.spots.at(slot).step, cross + self.spots.at(child).offset)
    }

    /// What a box covers.
    pub(super) fn area(&self, slot: usize) -> Area {
        self.area_from(slot, self.start(slot))
    }
}
