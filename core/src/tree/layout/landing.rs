//! Where a drag will land.

use super::arena::ROOT;
use super::units::{Area, Units, apart, middle};
use super::{Layout, Point, Rect};

/// Where what is dragged comes when it is let go.
#[derive(Clone, Debug, PartialEq)]
pub struct Landing<K> {
    /// The goal it comes below; `None` at the top.
    pub parent: Option<K>,
    /// The drawn sibling it comes right after; `None` when it becomes the first of those drawn. What is dragged
    /// itself does not count.
    pub after: Option<K>,
    /// The drawn sibling it comes right before; `None` when it becomes the last. Without either it is the
    /// only child that is drawn: the parent has none, or is folded.
    pub before: Option<K>,
    /// The gap to show.
    pub gap: Rect,
}

/// A place between two children that are drawn, and how far the pointer is from it.
struct Gap {
    parent: usize,
    after: Option<usize>,
    before: Option<usize>,
    area: Area,
    far: Units,
}

impl<K: Ord + Clone> Layout<K> {
    /// Where a drag lands: over the near half of a box before or after it, over its far half, or in the room
    /// past a box without children, below it as the last child; in the room between two siblings, between
    /// those; just outside the first or the last of them, there. `None` when the pointer is far from
    /// everything, or over what is dragged: a branch cannot land in itself.
    pub fn landing(&self, point: Point, dragged: &[K]) -> Option<Landing<K>> {
        let dragged: Vec<usize> = dragged.iter().filter_map(|key| self.goal(key)).collect();
        let at = self.axes.place(point);
        let mut best: Option<Gap> = None;
        let room = self.axes.level.max(self.axes.tree).max(self.axes.branch);
        let mut todo = vec![(ROOT, (0, 0))];
        while let Some((slot, start)) = todo.pop() {
            if !self.tree.reach_from(slot, start).grown(room, room).has(at.0, at.1) {
                continue;
            }
            let own = self.tree.area_from(slot, start);
            if slot != ROOT && own.has(at.0, at.1) {
                let gap = (!dragged.contains(&slot)).then(|| self.on_box(slot, own, at, &dragged))?;
                return Some(self.landing_in(&gap));
            }
            if dragged.contains(&slot) {
                if self.tree.reach_from(slot, start).has(at.0, at.1) && self.is_over(slot, start, at) {
                    return None;
                }
                continue;
            }
            let gap = self.between_children(slot, start, at, &dragged);
            best = [best, gap].into_iter().flatten().min_by_key(|gap| gap.far);
            let near = self.children_near(slot, start, (at.1 - room, at.1 + room));
            todo.extend(near.iter().map(|child| (*child, self.tree.child_from(slot, *child, start))));
        }
        best.map(|gap| self.landing_in(&gap))
    }

    fn landing_in(&self, gap: &Gap) -> Landing<K> {
        let key = |slot: Option<usize>| slot.and_then(|slot| self.tree.key(slot)).cloned();
        let (parent, after, before) = (key(Some(gap.parent)), key(gap.after), key(gap.before));
        Landing { parent, after, before, gap: self.axes.rect(gap.area) }
    }

    /// Whether a point is over a box of a branch that starts here.
    fn is_over(&self, slot: usize, start: (Units, Units), at: (Units, Units)) -> bool {
        let mut todo = vec![(slot, start)];
        while let Some((slot, start)) = todo.pop() {
            if self.tree.area_from(slot, start).has(at.0, at.1) {
                return true;
            }
            if self.tree.reach_from(slot, start).has(at.0, at.1) {
                let near = self.children_near(slot, start, (at.1, at.1));
                todo.extend(near.iter().map(|child| (*child, self.tree.child_from(slot, *child, start))));
            }
        }
        false
    }

    /// Over a box: its far half makes a child, its near half a sibling.
    fn on_box(&self, slot: usize, own: Area, at: (Units, Units), dragged: &[usize]) -> Gap {
        let parent = self.tree.parent(slot);
        if at.0 >= middle(own.main) {
            return self.last_below(slot, own, dragged);
        }
        let siblings: Vec<usize> = self.kept(parent, dragged).collect();
        let place = siblings.iter().position(|one| *one == slot).unwrap_or_default();
        let is_after = at.1 >= middle(own.cross);
        self.gap(parent, &siblings, place + usize::from(is_after), 0)
    }

    fn kept<'a>(&'a self, slot: usize, dragged: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
        self.tree.children(slot).iter().copied().filter(|child| !dragged.contains(child))
    }

    fn last_below(&self, slot: usize, own: Area, dragged: &[usize]) -> Gap {
        let siblings: Vec<usize> = self.kept(slot, dragged).collect();
        if siblings.is_empty() {
            let area = Area { main: (own.main.1, own.main.1 + self.axes.level), cross: own.cross };
            return Gap { parent: slot, after: None, before: None, area, far: 0 };
        }
        self.gap(slot, &siblings, siblings.len(), 0)
    }

    /// In the room between the children of a box that starts here, or just outside them.
    fn between_children(
        &self,
        slot: usize,
        start: (Units, Units),
        at: (Units, Units),
        dragged: &[usize],
    ) -> Option<Gap> {
        let own = self.tree.area_from(slot, start);
        let siblings: Vec<usize> = self.kept(slot, dragged).collect();
        if siblings.is_empty() {
            let gap = (slot != ROOT).then(|| self.last_below(slot, own, dragged))?;
            return gap.area.has(at.0, at.1).then_some(gap);
        }
        let area_of = |child: usize| self.tree.area_from(child, self.tree.child_from(slot, child, start));
        let place = siblings.partition_point(|child| middle(area_of(*child).cross) <= at.1);
        let gap = self.gap(slot, &siblings, place, 0);
        let early = if slot == ROOT { self.axes.level } else { at.0 - own.main.1 };
        let zone = Area { main: (gap.area.main.0 - early.clamp(0, self.axes.level), gap.area.main.1), ..gap.area };
        let neighbours = [gap.after, gap.before].into_iter().flatten();
        let far = neighbours.map(|one| apart(area_of(one).cross, (at.1, at.1))).min().unwrap_or_default();
        zone.has(at.0, at.1).then_some(Gap { far, ..gap })
    }

    /// The gap before the child with this place among those that stay.
    fn gap(&self, parent: usize, siblings: &[usize], place: usize, far: Units) -> Gap {
        let before = siblings.get(place).copied();
        let after = place.checked_sub(1).and_then(|place| siblings.get(place)).copied();
        let gap = if parent == ROOT { self.axes.tree } else { self.axes.sibling.max(self.axes.branch) };
        let (over, under) = (after.map(|one| self.tree.area(one)), before.map(|one| self.tree.area(one)));
        let main = [over, under]
            .into_iter()
            .flatten()
            .map(|area| area.main)
            .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        let from = over.map(|area| area.cross.1);
        let to = under.map(|area| area.cross.0);
        let cross = match (from, to) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, from + gap),
            (None, Some(to)) => (to - gap, to),
            (None, None) => (0, 0),
        };
        Gap { parent, after, before, area: Area { main: main.unwrap_or_default(), cross }, far }
    }
}
