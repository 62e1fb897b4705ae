//! The drawn tree: where every box stands, brought up to date after an edit, read a window at a time.
//!
//! **Model.** Goals form a tidy tree with boxes of any size: Reingold and Tilford (1981) as made linear by
//! Buchheim, Jünger and Leipert (2002), without layers after van der Ploeg (2014), *Drawing non-layered tidy
//! trees in linear time*. Along the *main* axis (to the right, or down) a child starts right after its
//! parent; on the *cross* axis branches slide together until their outlines touch, small ones between large
//! ones spread evenly, and a parent stands in the middle of its children. Activities stand once, in one layer
//! past the deepest goal, each as near the mean of the goals it serves as the others allow (the barycentre of
//! Sugiyama, Tagawa and Toda, 1981; places by pooling neighbours that collide, which is the least squares
//! answer for that order). A contribution goes around the goals between its ends, through the gaps.
//!
//! **Incremental.** Every box knows its place relative to its parent only, and every branch its outline as a
//! thread through its boxes. An edit recomputes the boxes above it; what is drawn elsewhere moves without being
//! touched. A layout after edits equals the layout made anew, to the last bit (tested).
//!
//! **Limitations.** Lengths are kept in 1/64 of a pixel, sizes rounded up; a box is at most 100,000 pixels.
//! Keys must differ. An activity in two places of the drawing is one box; it cannot hang below another one.

mod arena;
mod contour;
mod geometry;
mod landing;
mod nearest;
mod network;
mod route;
mod tree;
mod units;
mod window;

pub use geometry::{Arrangement, Direction, Gaps, Point, Rect, Size};
pub use landing::Landing;
pub use nearest::Way;
pub use window::{Edge, EdgeKind, PlacedBox};

use arena::ROOT;
use network::Network;
use std::collections::BTreeMap;
use tree::Tree;
use units::Axes;

/// One goal to draw, in the order of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeBox<K> {
    /// What the caller knows it by.
    pub key: K,
    /// Depth, 1 at the top. A level that skips one hangs below the nearest box above it.
    pub level: u32,
    /// How large its box is.
    pub size: Size,
}

/// An activity that serves a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Service<K> {
    /// The activity.
    pub activity: K,
    /// How large its box is; the last one said counts.
    pub size: Size,
    /// How strongly it serves the goal, -2 to 3; below zero it hurts.
    pub strength: Option<f64>,
}

/// One change of what is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<K> {
    /// A box, of a goal or an activity, has another size.
    Resize {
        /// Which one; nothing happens when it is not drawn.
        key: K,
        /// Its size now.
        size: Size,
    },
    /// A goal comes, or moves here with everything below it.
    Put {
        /// The goal.
        key: K,
        /// The goal it hangs below; `None` at the top. Nothing happens when that one is not drawn, or is
        /// the goal itself or below it.
        parent: Option<K>,
        /// The sibling it comes after; first when `None` or not a child of `parent`.
        after: Option<K>,
        /// How large its box is.
        size: Size,
    },
    /// A goal goes, with everything below it.
    Remove {
        /// The goal.
        key: K,
    },
    /// These activities serve a goal, instead of those that did.
    Serve {
        /// The goal; nothing happens when it is not drawn.
        goal: K,
        /// The activities, each once.
        by: Vec<Service<K>>,
        /// Whether this goal brings them into the drawing. One that is folded does not: an activity is then
        /// drawn, with its line to this goal, only when another goal brings it.
        is_open: bool,
    },
    /// These activities serve nothing and stand at the end of the layer, with their sizes.
    Free {
        /// The activities, in order.
        activities: Vec<(K, Size)>,
    },
}

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Goal(usize),
    Activity(usize),
}

/// Where every box stands. See the module for the model, how it stays up to date, and its limitations.
#[derive(Clone, Debug)]
pub struct Layout<K> {
    axes: Axes,
    tree: Tree<K>,
    network: Network<K>,
    slots: BTreeMap<K, Slot>,
}

impl<K: Ord + Clone> Layout<K> {
    /// The layout of these goals, in the order of the outline; activities come with [`Layout::update`].
    /// In linear time, but for looking up keys.
    pub fn of(boxes: &[TreeBox<K>], arrangement: Arrangement) -> Self {
        let axes = Axes::new(arrangement);
        let mut tree = Tree::new(boxes.len());
        let mut above: Vec<(u32, usize)> = Vec::new();
        let mut slots = Vec::with_capacity(boxes.len());
        for one in boxes {
            while above.last().is_some_and(|(level, _)| *level >= one.level) {
                above.pop();
            }
            let parent = above.last().map_or(ROOT, |(_, slot)| *slot);
            let slot = tree.add(one.key.clone(), axes.extent(one.size));
            tree.attach(slot, parent, usize::MAX);
            above.push((one.level, slot));
            slots.push((one.key.clone(), Slot::Goal(slot)));
        }
        let mut layout = Self { axes, tree, network: Network::default(), slots: slots.into_iter().collect() };
        layout.settle();
        layout
    }

    /// How the boxes are arranged.
    pub fn arrangement(&self) -> Arrangement {
        self.axes.arrangement
    }

    /// Takes over changes, in order, and brings every place up to date: in the time of the boxes above what
    /// changed and their children, and of the activities when there are any.
    pub fn update(&mut self, changes: impl IntoIterator<Item = Change<K>>) {
        for change in changes {
            self.take(change);
        }
        self.settle();
    }

    /// Whether a goal or activity is drawn.
    pub fn contains(&self, key: &K) -> bool {
        match self.slots.get(key) {
            Some(Slot::Goal(_)) => true,
            Some(Slot::Activity(at)) => self.network.is_drawn(*at),
            None => false,
        }
    }

    /// How many goals are drawn.
    pub fn goal_count(&self) -> usize {
        self.tree.len()
    }

    /// The activities that serve a goal that is drawn, in the order of their keys; they are drawn themselves
    /// when one of those brings them.
    pub fn serving(&self) -> impl Iterator<Item = &K> {
        let serves = |slot: &Slot| matches!(slot, Slot::Activity(at) if self.network.serves(*at));
        self.slots.iter().filter(move |(_, slot)| serves(slot)).map(|(key, _)| key)
    }

    /// The goals drawn below a goal, or at the top for `None`, in order.
    pub fn children(&self, parent: Option<&K>) -> impl DoubleEndedIterator<Item = &K> {
        let slot = match parent {
            Some(key) => self.goal(key),
            None => Some(ROOT),
        };
        let children = slot.map_or(&[][..], |slot| self.tree.children(slot));
        children.iter().filter_map(|child| self.tree.key(*child))
    }

    /// The goal drawn above a goal; `None` at the top and for what is no drawn goal.
    pub fn parent(&self, key: &K) -> Option<&K> {
        self.tree.key(self.tree.parent(self.goal(key)?))
    }

    fn goal(&self, key: &K) -> Option<usize> {
        match self.slots.get(key) {
            Some(Slot::Goal(slot)) => Some(*slot),
            _ => None,
        }
    }

    /// Takes over one change; places are right only after the next update.
    pub(super) fn take(&mut self, change: Change<K>) {
        match change {
            Change::Resize { key, size } => match self.slots.get(&key) {
                Some(Slot::Goal(slot)) => self.tree.resize(*slot, self.axes.extent(size)),
                Some(Slot::Activity(at)) => self.network.resize(*at, self.axes.extent(size)),
                None => {}
            },
            Change::Put { key, parent, after, size } => self.put(key, parent.as_ref(), after.as_ref(), size),
            Change::Remove { key } => self.remove(&key),
            Change::Serve { goal, by, is_open } => {
                if let Some(slot) = self.goal(&goal) {
                    self.serve(slot, by, is_open);
                }
            }
            Change::Free { activities } => {
                let free = activities.into_iter().filter_map(|(key, size)| self.activity(key, size)).collect();
                let before = self.network.set_free(free);
                self.release(before);
            }
        }
    }

    fn put(&mut self, key: K, parent: Option<&K>, after: Option<&K>, size: Size) {
        let Some(parent) = parent.map_or(Some(ROOT), |parent| self.goal(parent)) else { return };
        let extent = self.axes.extent(size);
        let slot = match self.slots.get(&key) {
            Some(Slot::Goal(slot)) if self.tree.is_within(parent, *slot) => return,
            Some(Slot::Goal(slot)) => {
                self.tree.detach(*slot);
                self.tree.resize(*slot, extent);
                *slot
            }
            Some(Slot::Activity(_)) => return,
            None => {
                let slot = self.tree.add(key.clone(), extent);
                self.slots.insert(key, Slot::Goal(slot));
                slot
            }
        };
        let at = after.and_then(|after| self.goal(after)).and_then(|after| self.tree.place_in(parent, after));
        self.tree.attach(slot, parent, at.map_or(0, |at| at + 1));
    }

    fn remove(&mut self, key: &K) {
        let Some(slot) = self.goal(key) else { return };
        self.tree.detach(slot);
        for gone in self.tree.branch(slot) {
            self.serve(gone, Vec::new(), false);
            if let Some(key) = self.tree.free(gone) {
                self.slots.remove(&key);
            }
        }
    }

    fn serve(&mut self, goal: usize, by: Vec<Service<K>>, is_open: bool) {
        let mut services = Vec::with_capacity(by.len());
        for Service { activity, size, strength } in by {
            services.extend(self.activity(activity, size).map(|at| (at, strength)));
        }
        let before = self.network.set_services(goal, services, is_open);
        self.release(before);
    }

    /// The slot of an activity, made when there is none; `None` for the key of a goal. Counts as one more use.
    fn activity(&mut self, key: K, size: Size) -> Option<usize> {
        let extent = self.axes.extent(size);
        match self.slots.get(&key) {
            Some(Slot::Goal(_)) => None,
            Some(Slot::Activity(at)) => {
                self.network.resize(*at, extent);
                self.network.use_again(*at);
                Some(*at)
            }
            None => {
                let at = self.network.add(key.clone(), extent);
                self.slots.insert(key, Slot::Activity(at));
                Some(at)
            }
        }
    }

    /// Forgets activities that nothing uses any more.
    fn release(&mut self, activities: Vec<usize>) {
        for at in activities {
            if let Some(key) = self.network.release(at) {
                self.slots.remove(&key);
            }
        }
    }

    fn settle(&mut self) {
        self.tree.settle(&self.axes);
        self.network.settle(&self.tree, &self.axes);
    }
}

#[cfg(test)]
mod tests;
