//! The activities: one layer past the deepest goal, each near what it serves.

use super::arena::{Arena, ROOT};
use super::tree::Tree;
use super::units::{Area, Axes, Extent, Units, middle};

/// From the middle of a goal's far side to where contributions arrive, unless the goal is too small for it.
const PAST_MIDDLE: Units = 16 * 64;

/// What serves one goal.
#[derive(Clone, Debug, Default)]
struct Served {
    by: Vec<(usize, Option<f64>)>,
    is_open: bool,
}

#[derive(Clone, Debug)]
struct Activity<K> {
    key: Option<K>,
    extent: Extent,
    uses: usize,
    /// How many goals it serves, of those drawn.
    serves: usize,
    start: Units,
    is_drawn: bool,
    wish: Wish,
}

impl<K> Default for Activity<K> {
    fn default() -> Self {
        Self {
            key: None,
            extent: Extent::default(),
            uses: 0,
            serves: 0,
            start: 0,
            is_drawn: false,
            wish: Wish::default(),
        }
    }
}

/// Where an activity would like to be: the mean of the goals it serves.
#[derive(Clone, Copy, Debug, Default)]
struct Wish {
    sum: Units,
    goals: Units,
    is_brought: bool,
    /// Which one was met first, from the first goal on.
    met: usize,
}

/// An activity serves a goal: both ends drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) goal: usize,
    pub(super) activity: usize,
    pub(super) strength: Option<f64>,
    /// On the goal's far side, a little past its middle: the branches begin there.
    pub(super) start: (Units, Units),
}

/// The activities and what they serve.
#[derive(Clone, Debug)]
pub(super) struct Network<K> {
    activities: Arena<Activity<K>>,
    empty: Vec<usize>,
    /// By the number of the goal.
    served: Arena<Served>,
    free: Vec<usize>,
    /// What is drawn, along the cross axis.
    order: Vec<usize>,
    lines: Vec<Line>,
    main: Units,
    main_end: Units,
}

impl<K> Default for Network<K> {
    fn default() -> Self {
        Self {
            activities: Arena::default(),
            empty: Vec::new(),
            served: Arena::default(),
            free: Vec::new(),
            order: Vec::new(),
            lines: Vec::new(),
            main: 0,
            main_end: 0,
        }
    }
}

impl<K: Clone> Network<K> {
    /// A new activity, used once.
    pub(super) fn add(&mut self, key: K, extent: Extent) -> usize {
        let activity = Activity { key: Some(key), extent, uses: 1, ..Activity::default() };
        match self.empty.pop() {
            Some(at) => {
                *self.activities.at_mut(at) = activity;
                at
            }
            None => self.activities.push(activity),
        }
    }

    pub(super) fn resize(&mut self, at: usize, extent: Extent) {
        self.activities.at_mut(at).extent = extent;
    }

    pub(super) fn use_again(&mut self, at: usize) {
        self.activities.at_mut(at).uses += 1;
    }

    /// One use less; gives its key when that was the last one.
    pub(super) fn release(&mut self, at: usize) -> Option<K> {
        let activity = self.activities.at_mut(at);
        activity.uses = activity.uses.saturating_sub(1);
        if activity.uses > 0 {
            return None;
        }
        self.empty.push(at);
        std::mem::take(activity).key
    }

    /// Sets what serves a goal; gives what did.
    pub(super) fn set_services(&mut self, goal: usize, by: Vec<(usize, Option<f64>)>, is_open: bool) -> Vec<usize> {
        if by.is_empty() && self.served.at(goal).by.is_empty() {
            return Vec::new();
        }
        for (at, _) in &by {
            self.activities.at_mut(*at).serves += 1;
        }
        let before = std::mem::replace(self.served.make(goal), Served { by, is_open });
        let before: Vec<usize> = before.by.into_iter().map(|(at, _)| at).collect();
        for at in &before {
            self.activities.at_mut(*at).serves -= 1;
        }
        before
    }

    /// Sets what serves nothing; gives what did.
    pub(super) fn set_free(&mut self, free: Vec<usize>) -> Vec<usize> {
        std::mem::replace(&mut self.free, free)
    }

    pub(super) fn is_drawn(&self, at: usize) -> bool {
        self.activities.at(at).is_drawn
    }

    /// Whether it serves a goal that is drawn.
    pub(super) fn serves(&self, at: usize) -> bool {
        self.activities.at(at).serves > 0
    }

    pub(super) fn key(&self, at: usize) -> Option<&K> {
        self.activities.at(at).key.as_ref()
    }

    /// The activities drawn, along the cross axis.
    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    /// What serves what, with both ends drawn, from the first goal on.
    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What an activity covers.
    pub(super) fn area(&self, at: usize) -> Area {
        let Activity { extent, start, .. } = self.activities.at(at);
        Area { main: (self.main, self.main + extent.main), cross: (*start, start + extent.cross) }
    }

    /// What the activities cover; `None` when there are none.
    pub(super) fn reach(&self) -> Option<Area> {
        let (first, last) = (self.order.first()?, self.order.last()?);
        let cross = (self.activities.at(*first).start, self.area(*last).cross.1);
        Some(Area { main: (self.main, self.main_end), cross })
    }

    /// Finds every place anew, from where the goals are.
    pub(super) fn settle(&mut self, tree: &Tree<K>, axes: &Axes) {
        self.lines.clear();
        self.order.clear();
        for activity in self.activities.iter_mut() {
            (activity.wish, activity.is_drawn) = (Wish::default(), false);
        }
        let mut met = Vec::new();
        if self.activities.iter_mut().any(|activity| activity.uses > 0) {
            self.meet(tree, &mut met);
        }
        let reach = tree.reach_from(ROOT, (0, 0));
        for at in &self.free {
            let wish = &mut self.activities.at_mut(*at).wish;
            if wish.goals == 0 && !wish.is_brought {
                (wish.is_brought, wish.met) = (true, met.len());
                met.push(*at);
            }
        }
        met.retain(|at| {
            let activity = self.activities.at_mut(*at);
            activity.is_drawn = activity.wish.is_brought;
            activity.is_drawn
        });
        let (drawn, lines) = (&self.activities, &mut self.lines);
        lines.retain(|line| drawn.at(line.activity).is_drawn);
        let end = reach.cross.1 + axes.activity;
        let mut wishes: Vec<(Units, usize, usize)> = met.into_iter().map(|at| self.wish(at, end)).collect();
        wishes.sort_unstable_by_key(|(start, met, at)| (start + self.activities.at(*at).extent.cross / 2, *met));
        self.main = if tree.len() == 0 { 0 } else { reach.main.1 + axes.layer };
        self.line_up(&wishes, axes.activity);
    }

    /// Goes past all goals, and notes what each activity serves.
    fn meet(&mut self, tree: &Tree<K>, met: &mut Vec<usize>) {
        let mut todo = vec![(ROOT, (0, 0))];
        while let Some((slot, start)) = todo.pop() {
            let children = tree.children(slot).iter().rev();
            todo.extend(children.map(|child| (*child, tree.child_from(slot, *child, start))));
            let served = self.served.at(slot);
            if served.by.is_empty() {
                continue;
            }
            let area = tree.area_from(slot, start);
            let place = middle(area.cross);
            for (at, strength) in &served.by {
                let wish = &mut self.activities.at_mut(*at).wish;
                if wish.goals == 0 {
                    wish.met = met.len();
                    met.push(*at);
                }
                wish.sum += place;
                wish.goals += 1;
                wish.is_brought |= served.is_open;
                let start = (area.main.1, place + PAST_MIDDLE.min((area.cross.1 - area.cross.0) / 4));
                self.lines.push(Line { goal: slot, activity: *at, strength: *strength, start });
            }
        }
    }

    fn wish(&self, at: usize, end: Units) -> (Units, usize, usize) {
        let Activity { wish, extent, .. } = self.activities.at(at);
        let start = if wish.goals == 0 { end } else { wish.sum.div_euclid(wish.goals) - extent.cross / 2 };
        (start, wish.met, at)
    }

    /// Gives each its place, as near its wish as the others allow: neighbours that would overlap stand
    /// together around the mean of their wishes (pool adjacent violators; Ayer et al. 1955).
    fn line_up(&mut self, wishes: &[(Units, usize, usize)], gap: Units) {
        let mut pools: Vec<Pool> = Vec::new();
        for (start, _, at) in wishes {
            let mut pool = Pool { sum: *start, count: 1, length: self.activities.at(*at).extent.cross + gap };
            while let Some(before) = pools.pop_if(|before| before.start() + before.length > pool.start()) {
                pool = before.joined(pool);
            }
            pools.push(pool);
        }
        let mut wishes = wishes.iter();
        self.main_end = self.main;
        for pool in pools {
            let mut start = pool.start();
            for (_, _, at) in wishes.by_ref().take(pool.count) {
                let activity = self.activities.at_mut(*at);
                activity.start = start;
                start += activity.extent.cross + gap;
                self.main_end = self.main_end.max(self.main + activity.extent.main);
                self.order.push(*at);
            }
        }
    }
}

/// Activities that stand against each other.
#[derive(Clone, Copy)]
struct Pool {
    /// Of the places where each would have the pool start.
    sum: Units,
    count: usize,
    length: Units,
}

impl Pool {
    fn start(&self) -> Units {
        self.sum.div_euclid(Units::try_from(self.count).unwrap_or(Units::MAX))
    }

    fn joined(self, later: Self) -> Self {
        let count = Units::try_from(later.count).unwrap_or(Units::MAX);
        Self {
            sum: self.sum + later.sum - self.length * count,
            count: self.count + later.count,
            length: self.length + later.length,
        }
    }
}
