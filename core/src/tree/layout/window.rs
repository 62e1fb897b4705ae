//! Reading the places: of one box, or of what a window shows.

use super::arena::ROOT;
use super::units::{Area, Units, middle, touch};
use super::{Direction, Layout, Point, Rect, Slot};

/// A box with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedBox<'a, K> {
    /// The goal or activity.
    pub key: &'a K,
    /// Where it stands.
    pub rect: Rect,
}

/// What a line between two boxes means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EdgeKind {
    /// From a goal to one below it.
    Branch,
    /// From a goal to an activity that serves it: how strongly, -2 to 3, below zero when it hurts.
    Contribution(Option<f64>),
}

/// A line between two boxes.
///
/// A line stays, between its ends, clear of every box, whether it is drawn straight, bent or with corners from each
/// of its points to the next, as long as it does not go back: the space is left free (tested).
#[derive(Clone, Debug, PartialEq)]
pub struct Edge<'a, K> {
    /// The goal above, or the goal that is served.
    pub from: &'a K,
    /// The goal below, or the activity.
    pub to: &'a K,
    /// On the far side of `from`: its middle, or past that for a contribution.
    pub start: Point,
    /// Where it goes on its way; nowhere for a branch.
    pub bends: Vec<Point>,
    /// The middle of the near side of `to`.
    pub end: Point,
    /// What it means.
    pub kind: EdgeKind,
}

impl<K> Edge<'_, K> {
    /// The line as cubic Bézier curves, from its start to its end.
    pub fn curves(&self, direction: Direction) -> impl Iterator<Item = [Point; 4]> + use<'_, K> {
        let to = self.bends.iter().copied().chain([self.end]);
        let from = std::iter::once(self.start).chain(self.bends.iter().copied());
        from.zip(to).map(move |(from, to)| direction.curve(from, to))
    }
}

/// The children whose branches may touch a span, given where their parent starts on the cross axis.
fn touching(children: &[usize], reach_of: impl Fn(usize) -> (Units, Units), span: (Units, Units)) -> &[usize] {
    let first = children.partition_point(|child| reach_of(*child).1 < span.0);
    let rest = children.get(first..).unwrap_or_default();
    let count = rest.partition_point(|child| reach_of(*child).0 <= span.1);
    rest.get(..count).unwrap_or_default()
}

impl<K: Ord + Clone> Layout<K> {
    /// Where a goal or activity stands; `None` when it is not drawn. In the time of its depth.
    pub fn rect_of(&self, key: &K) -> Option<Rect> {
        self.area_of(key).map(|area| self.axes.rect(area))
    }

    pub(super) fn area_of(&self, key: &K) -> Option<Area> {
        match self.slots.get(key)? {
            Slot::Goal(slot) => Some(self.tree.area(*slot)),
            Slot::Activity(at) => self.network.is_drawn(*at).then(|| self.network.area(*at)),
        }
    }

    /// What all boxes cover; empty when there are none.
    pub fn bounds(&self) -> Rect {
        let goals = (self.tree.len() > 0).then(|| self.goals_area());
        let areas = goals.into_iter().chain(self.network.reach());
        self.axes.rect(areas.reduce(Area::union).unwrap_or_default())
    }

    /// What a goal and everything drawn below it cover, without activities; `None` when it is not drawn.
    pub fn branch_bounds(&self, key: &K) -> Option<Rect> {
        let slot = self.goal(key)?;
        Some(self.axes.rect(self.tree.reach_from(slot, self.tree.start(slot))))
    }

    fn goals_area(&self) -> Area {
        // The root has no box of its own, but counts as one without size at the first goal's start.
        self.tree.reach_from(ROOT, (0, 0))
    }

    /// The boxes that touch a rectangle: goals in the order of the outline, then activities. In the time of
    /// what the rectangle shows and the depth of that.
    pub fn boxes_in(&self, view: Rect) -> Vec<PlacedBox<'_, K>> {
        let area = self.axes.area(view);
        let mut boxes = Vec::new();
        self.each_branch(area, |slot, start| {
            let own = self.tree.area_from(slot, start);
            if own.touches(&area) {
                boxes.extend(self.tree.key(slot).map(|key| PlacedBox { key, rect: self.axes.rect(own) }));
            }
        });
        boxes.extend(self.activities_in(area).iter().filter_map(|at| {
            let own = self.network.area(*at);
            own.touches(&area).then_some(())?;
            Some(PlacedBox { key: self.network.key(*at)?, rect: self.axes.rect(own) })
        }));
        boxes
    }

    /// The lines whose rectangle, from end to end, touches a rectangle: those of branches, then contributions.
    pub fn edges_in(&self, view: Rect) -> Vec<Edge<'_, K>> {
        let mut edges = self.branches_in(view);
        edges.extend(self.contributions_in(view));
        edges
    }

    /// Those of branches, in the order of the outline. In the time of what the rectangle shows.
    pub fn branches_in(&self, view: Rect) -> Vec<Edge<'_, K>> {
        let area = self.axes.area(view);
        let mut edges = Vec::new();
        self.each_branch(area, |slot, start| {
            if let Some(from) = self.tree.key(slot) {
                self.push_links(&mut edges, (slot, from), start, area);
            }
        });
        edges
    }

    /// Those of contributions. In the time of all there are, and of the boxes that those in the rectangle pass.
    fn contributions_in(&self, view: Rect) -> impl Iterator<Item = Edge<'_, K>> {
        let area = self.axes.area(view);
        self.network.lines().iter().filter_map(move |line| {
            let end = self.arrival(line);
            area.touches(&span_of(line.start, end)).then_some(())?;
            let (from, to) = (self.tree.key(line.goal)?, self.network.key(line.activity)?);
            let kind = EdgeKind::Contribution(line.strength);
            let bends = self.bends(line, end);
            Some(Edge { from, to, start: self.point(line.start), bends, end: self.point(end), kind })
        })
    }

    /// The lines from one box to its children that touch an area.
    fn push_links<'a>(
        &'a self,
        edges: &mut Vec<Edge<'a, K>>,
        (slot, from): (usize, &'a K),
        start: (Units, Units),
        area: Area,
    ) {
        let own = self.tree.area_from(slot, start);
        let out = (own.main.1, middle(own.cross));
        let end_of = |child: usize| {
            let start = self.tree.child_from(slot, child, start);
            (start.0, middle(self.tree.area_from(child, start).cross))
        };
        let children = self.tree.children(slot);
        if children.is_empty() || !touch(area.main, (out.0, start.0 + self.tree.spot(slot).step)) {
            return;
        }
        // Middles are in the order of the children; a line goes from there to the middle of the parent.
        let first = if out.1 < area.cross.0 { children.partition_point(|c| end_of(*c).1 < area.cross.0) } else { 0 };
        let rest = children.get(first..).unwrap_or_default();
        let count =
            if out.1 > area.cross.1 { rest.partition_point(|c| end_of(*c).1 <= area.cross.1) } else { rest.len() };
        edges.extend(rest.iter().take(count).filter_map(|child| {
            let (start, end) = (self.point(out), self.point(end_of(*child)));
            Some(Edge { from, to: self.tree.key(*child)?, start, bends: Vec::new(), end, kind: EdgeKind::Branch })
        }));
    }

    /// The box under a point; `None` between boxes. Of boxes that share a border, the first.
    pub fn box_at(&self, point: Point) -> Option<PlacedBox<'_, K>> {
        self.boxes_in(Rect { x: point.x, y: point.y, width: 0.0, height: 0.0 }).into_iter().next()
    }

    /// Every branch that touches an area, each before what is below it, with where it starts.
    pub(super) fn each_branch(&self, area: Area, mut visit: impl FnMut(usize, (Units, Units))) {
        let mut todo = vec![(ROOT, (0, 0))];
        while let Some((slot, start)) = todo.pop() {
            if !self.tree.reach_from(slot, start).touches(&area) {
                continue;
            }
            visit(slot, start);
            let children = self.children_near(slot, start, area.cross).iter().rev();
            todo.extend(children.map(|child| (*child, self.tree.child_from(slot, *child, start))));
        }
    }

    /// The children of a box that starts here whose branches may touch a span of the cross axis.
    pub(super) fn children_near(&self, slot: usize, start: (Units, Units), span: (Units, Units)) -> &[usize] {
        let reach_of = |child: usize| self.tree.spot(child).reach;
        touching(self.tree.children(slot), reach_of, (span.0 - start.1, span.1 - start.1))
    }

    /// The activities that touch an area on the cross axis.
    pub(super) fn activities_in(&self, area: Area) -> &[usize] {
        touching(self.network.order(), |at| self.network.area(at).cross, area.cross)
    }

    fn point(&self, (main, cross): (Units, Units)) -> Point {
        self.axes.point(main, cross)
    }
}

fn span_of(one: (Units, Units), other: (Units, Units)) -> Area {
    let span = |a: Units, b: Units| (a.min(b), a.max(b));
    Area { main: span(one.0, other.0), cross: span(one.1, other.1) }
}
