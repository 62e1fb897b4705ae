//! Where an arrow key goes.

use super::arena::ROOT;
use super::units::{Area, Units, apart, middle};
use super::{Direction, Layout, Slot};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// The way of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// To smaller x.
    Left,
    /// To larger x.
    Right,
    /// To smaller y.
    Up,
    /// To larger y.
    Down,
}

/// The way in the tree.
#[derive(Clone, Copy)]
enum Turn {
    Out,
    In,
    Before,
    After,
}

/// How far a box beside the way counts, against one straight ahead.
const ASIDE: Units = 3;

impl<K: Ord + Clone> Layout<K> {
    /// The box an arrow key leads to; `None` when there is nothing that way.
    ///
    /// Towards the top goal that is the goal above, for an activity the nearest goal it serves; away from
    /// it the child whose middle is nearest, without children the nearest activity that serves it. Across it is
    /// the nearest box by position: straight ahead first, boxes aside count three times as far, and
    /// what is above or below it in the tree does not count.
    pub fn nearest(&self, from: &K, way: Way) -> Option<&K> {
        let slot = *self.slots.get(from)?;
        let area = self.area_of(from)?;
        match (self.turn(way), slot) {
            (Turn::Out, Slot::Goal(slot)) => self.child_near(slot, middle(area.cross)),
            (Turn::Out, Slot::Activity(_)) => None,
            (Turn::In, Slot::Goal(slot)) => self.tree.key(self.tree.parent(slot)),
            (Turn::In, Slot::Activity(at)) => {
                let lines = self.network.lines().iter().filter(|line| line.activity == at);
                let nearest = lines.min_by_key(|line| (line.start.1 - middle(area.cross)).abs())?;
                self.tree.key(nearest.goal)
            }
            (Turn::Before | Turn::After, Slot::Activity(at)) => {
                let order = self.network.order();
                let place = order.iter().position(|one| *one == at)?;
                let to = if matches!(self.turn(way), Turn::After) { place + 1 } else { place.checked_sub(1)? };
                self.network.key(*order.get(to)?)
            }
            (turn, Slot::Goal(slot)) => self.goal_across(slot, area, matches!(turn, Turn::After)),
        }
    }

    fn turn(&self, way: Way) -> Turn {
        match (self.axes.arrangement.direction, way) {
            (Direction::LeftToRight, Way::Right) | (Direction::TopDown, Way::Down) => Turn::Out,
            (Direction::LeftToRight, Way::Left) | (Direction::TopDown, Way::Up) => Turn::In,
            (Direction::LeftToRight, Way::Up) | (Direction::TopDown, Way::Left) => Turn::Before,
            (Direction::LeftToRight, Way::Down) | (Direction::TopDown, Way::Right) => Turn::After,
        }
    }

    fn child_near(&self, slot: usize, cross: Units) -> Option<&K> {
        let start = self.tree.start(slot);
        let middle_of = |child: usize| {
            let start = self.tree.child_from(slot, child, start);
            middle(self.tree.area_from(child, start).cross)
        };
        let children = self.tree.children(slot);
        let after = children.partition_point(|child| middle_of(*child) < cross);
        let around = children.iter().skip(after.saturating_sub(1)).take(2);
        let child = around.min_by_key(|child| (middle_of(**child) - cross).abs());
        if let Some(child) = child {
            return self.tree.key(*child);
        }
        let serving = self.network.lines().iter().filter(|line| line.goal == slot).map(|line| line.activity);
        let nearest = serving.min_by_key(|at| (middle(self.network.area(*at).cross) - cross).abs())?;
        self.network.key(nearest)
    }

    /// The nearest goal across, looking into the branches that may hold it, the most promising first.
    fn goal_across(&self, from: usize, area: Area, is_after: bool) -> Option<&K> {
        let far = |one: Area| {
            let ahead = if is_after { one.cross.0 - area.cross.1 } else { area.cross.0 - one.cross.1 };
            let aside = apart(one.main, area.main);
            (ahead, ahead.max(0) + ASIDE * aside, (one.main.0 - area.main.0).abs())
        };
        let above: BTreeSet<usize> = self.tree.ancestors(from).collect();
        let mut todo = BinaryHeap::from([Reverse((0, 0, false, (0, 0), ROOT))]);
        while let Some(Reverse((_, _, is_box, start, slot))) = todo.pop() {
            if is_box {
                return self.tree.key(slot);
            }
            let own = self.tree.area_from(slot, start);
            let (ahead, cost, tie) = far(own);
            if ahead >= 0 && !above.contains(&slot) {
                todo.push(Reverse((cost, tie, true, start, slot)));
            }
            let span = if is_after { (area.cross.1, Units::MAX / 2) } else { (Units::MIN / 2, area.cross.0) };
            for child in self.children_near(slot, start, span) {
                let start = self.tree.child_from(slot, *child, start);
                let reach = self.tree.reach_from(*child, start);
                let ahead = if is_after { reach.cross.1 - area.cross.1 } else { area.cross.0 - reach.cross.0 };
                if ahead >= 0 && *child != from {
                    todo.push(Reverse((far(reach).1, 0, false, start, *child)));
                }
            }
        }
        None
    }
}
