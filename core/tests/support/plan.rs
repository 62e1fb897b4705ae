//! A tree to draw as a plain list, changed in the obvious way: what a layout is held against.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, dead_code)]

use proptest::prelude::*;
use std::collections::BTreeMap;
use waardenboom_core::tree::{Arrangement, Change, Direction, Gaps, Layout, Rect, Service, Size, TreeBox};

/// Activities have keys from here on.
pub const ACTIVITY: u32 = 1_000_000;

/// Everything there is, so far.
pub const EVERYWHERE: Rect = Rect { x: -1e9, y: -1e9, width: 2e9, height: 2e9 };

#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub children: BTreeMap<Option<u32>, Vec<u32>>,
    pub parents: BTreeMap<u32, Option<u32>>,
    pub sizes: BTreeMap<u32, Size>,
    pub served: BTreeMap<u32, (Vec<u32>, bool)>,
    pub free: Vec<u32>,
    pub next: u32,
}

/// One random edit; numbers choose among what there is.
#[derive(Clone, Debug)]
pub enum Deed {
    Add { below: usize, after: usize, size: Size },
    Resize { which: usize, size: Size },
    Move { which: usize, below: usize, after: usize },
    Remove { which: usize },
    Serve { which: usize, by: Vec<u32>, is_open: bool },
    Free { activities: Vec<u32> },
}

pub fn strength(goal: u32, activity: u32) -> Option<f64> {
    match (goal + activity) % 4 {
        0 => None,
        rest => Some(f64::from(rest) - 2.0),
    }
}

impl Plan {
    fn goal(&self, choice: usize) -> Option<u32> {
        self.parents.keys().nth(choice % self.parents.len().max(1)).copied()
    }

    fn parent(&self, choice: usize) -> Option<u32> {
        if choice.is_multiple_of(8) { None } else { self.goal(choice / 8) }
    }

    pub fn is_within(&self, goal: u32, branch: u32) -> bool {
        goal == branch || self.parents[&goal].is_some_and(|above| self.is_within(above, branch))
    }

    /// Puts a goal somewhere; gives what it comes after.
    fn put(&mut self, goal: u32, parent: Option<u32>, after: usize) -> Option<u32> {
        let siblings = self.children.entry(parent).or_default();
        let place = after % (siblings.len() + 1);
        siblings.insert(place, goal);
        self.parents.insert(goal, parent);
        place.checked_sub(1).map(|before| siblings[before])
    }

    fn take_out(&mut self, goal: u32) {
        let parent = self.parents.remove(&goal).unwrap();
        self.children.get_mut(&parent).unwrap().retain(|child| *child != goal);
    }

    fn forget(&mut self, goal: u32) {
        for child in self.children.remove(&Some(goal)).unwrap_or_default() {
            self.parents.remove(&child);
            self.forget(child);
        }
        self.served.remove(&goal);
    }

    fn services(&self, goal: u32, by: &[u32]) -> Vec<Service<u32>> {
        let service = |activity: &u32| {
            let (activity, strength) = (*activity, strength(goal, *activity));
            Service { activity, size: self.size_of(activity), strength }
        };
        by.iter().map(service).collect()
    }

    pub fn size_of(&self, key: u32) -> Size {
        let fixed = f64::from(key % 7);
        self.sizes.get(&key).copied().unwrap_or(Size { width: 40.0 + 9.0 * fixed, height: 20.0 + 11.0 * fixed })
    }

    /// Does it here; gives it in the words of the layout.
    pub fn edit(&mut self, deed: &Deed) -> Option<Change<u32>> {
        match deed {
            Deed::Add { below, after, size } => {
                let (key, parent) = (self.next, self.parent(*below));
                self.next += 1;
                self.sizes.insert(key, *size);
                let after = self.put(key, parent, *after);
                Some(Change::Put { key, parent, after, size: *size })
            }
            Deed::Resize { which, size } => {
                let key = self.goal(*which)?;
                self.sizes.insert(key, *size);
                Some(Change::Resize { key, size: *size })
            }
            Deed::Move { which, below, after } => {
                let (key, parent) = (self.goal(*which)?, self.parent(*below));
                if !parent.is_some_and(|parent| self.is_within(parent, key)) {
                    self.take_out(key);
                    let after = self.put(key, parent, *after);
                    return Some(Change::Put { key, parent, after, size: self.size_of(key) });
                }
                Some(Change::Put { key, parent, after: None, size: Size::default() })
            }
            Deed::Remove { which } => {
                let key = self.goal(*which)?;
                self.take_out(key);
                self.forget(key);
                Some(Change::Remove { key })
            }
            Deed::Serve { which, by, is_open } => {
                let goal = self.goal(*which)?;
                self.served.insert(goal, (by.clone(), *is_open));
                Some(Change::Serve { goal, by: self.services(goal, by), is_open: *is_open })
            }
            Deed::Free { activities } => {
                self.free.clone_from(activities);
                let activities = activities.iter().map(|key| (*key, self.size_of(*key))).collect();
                Some(Change::Free { activities })
            }
        }
    }

    /// The goals in the order of the outline.
    pub fn boxes(&self) -> Vec<TreeBox<u32>> {
        let mut boxes = Vec::new();
        let mut todo: Vec<(u32, u32)> = self.below(None).rev().map(|key| (key, 1)).collect();
        while let Some((key, level)) = todo.pop() {
            boxes.push(TreeBox { key, level, size: self.size_of(key) });
            todo.extend(self.below(Some(key)).rev().map(|child| (child, level + 1)));
        }
        boxes
    }

    pub fn below(&self, parent: Option<u32>) -> impl DoubleEndedIterator<Item = u32> {
        self.children.get(&parent).into_iter().flatten().copied()
    }

    /// The layout made anew.
    pub fn layout(&self, arrangement: Arrangement) -> Layout<u32> {
        let mut layout = Layout::of(&self.boxes(), arrangement);
        let serve = self.served.iter().map(|(goal, (by, is_open))| Change::Serve {
            goal: *goal,
            by: self.services(*goal, by),
            is_open: *is_open,
        });
        let free = self.free.iter().map(|key| (*key, self.size_of(*key))).collect();
        layout.update(serve.chain([Change::Free { activities: free }]));
        layout
    }
}

pub fn sizes() -> impl Strategy<Value = Size> {
    let length = || prop_oneof![8 => (0u32..2_000).prop_map(|n| f64::from(n) / 10.0), 1 => Just(0.0), 1 => Just(900.0)];
    (length(), length()).prop_map(|(width, height)| Size { width, height })
}

fn activities(most: usize) -> impl Strategy<Value = Vec<u32>> {
    prop::collection::btree_set(ACTIVITY..ACTIVITY + 12, 0..most).prop_map(|all| all.into_iter().collect())
}

pub fn deeds() -> impl Strategy<Value = Deed> {
    let any = any::<usize>;
    prop_oneof![
        4 => (any(), any(), sizes()).prop_map(|(below, after, size)| Deed::Add { below, after, size }),
        3 => (any(), sizes()).prop_map(|(which, size)| Deed::Resize { which, size }),
        3 => (any(), any(), any()).prop_map(|(which, below, after)| Deed::Move { which, below, after }),
        1 => any().prop_map(|which| Deed::Remove { which }),
        2 => (any(), activities(4), prop::bool::weighted(0.8))
            .prop_map(|(which, by, is_open)| Deed::Serve { which, by, is_open }),
        1 => activities(3).prop_map(|activities| Deed::Free { activities }),
    ]
}

/// A tree of up to 60 goals.
pub fn plans() -> impl Strategy<Value = Plan> {
    let adds = (any::<usize>(), any::<usize>(), sizes());
    let adds = adds.prop_map(|(below, after, size)| Deed::Add { below, after, size });
    let deeds = prop::collection::vec(prop_oneof![9 => adds, 2 => deeds()], 0..60);
    deeds.prop_map(|deeds| {
        let mut plan = Plan::default();
        for deed in &deeds {
            plan.edit(deed);
        }
        plan
    })
}

pub fn arrangements() -> impl Strategy<Value = Arrangement> {
    let gap = || (0u32..60).prop_map(f64::from);
    let gaps =
        (gap(), gap(), gap(), gap(), gap(), gap()).prop_map(|(level, sibling, branch, tree, layer, activity)| Gaps {
            level,
            sibling,
            branch,
            tree,
            layer,
            activity,
        });
    let direction = prop_oneof![Just(Direction::LeftToRight), Just(Direction::TopDown)];
    (direction, prop_oneof![Just(Gaps::default()), gaps]).prop_map(|(direction, gaps)| Arrangement { direction, gaps })
}
