//! The way of a contribution: from its goal to its activity around every box in between, through the gaps.
//!
//! It goes straight on until a box is in its way, and then past it, on the side that makes the way to the activity
//! shorter. That needs no search: the room of a level before a box is free as far as the box reaches and the gap on
//! either side, and so is the gap along it (tested). In the time of the boxes it passes and their depth.

use super::network::Line;
use super::units::{Area, Units, middle};
use super::{Layout, Point};

/// Ways of goals at different depths keep apart in a gap: in so many lanes.
const LANES: usize = 3;
/// Over more units than this on the cross axis, the last bend is made where no goal can be: looking for an earlier
/// place would look at too much.
const FAR: Units = 1500 * 64;

impl<K: Ord + Clone> Layout<K> {
    /// Where a contribution bends, between its start and its end. From each point to the next it either goes straight
    /// or, on both axes, to the other corner of a rectangle without boxes.
    pub(super) fn bends(&self, line: &Line, end: (Units, Units)) -> Vec<Point> {
        let gap = self.axes.sibling.min(self.axes.branch).min(self.axes.tree);
        let shift = Units::try_from(self.tree.ancestors(line.goal).count() % LANES).unwrap_or(0);
        let aside = gap * (2 + shift) / 6;
        // It leaves straight: there stands the head of its arrow.
        let mut at = (line.start.0 + (self.axes.level / 4).min(self.axes.layer), line.start.1);
        let mut bends = Vec::new();
        while let Some(next) = self.first_in_way(at, end.0, gap / 4) {
            let before = (next.main.0 - self.axes.level).max(at.0);
            let length = |cross: &Units| (at.1 - cross).abs() + (end.1 - cross).abs();
            let sides = [next.cross.0 - aside, next.cross.1 + aside];
            let cross = sides.into_iter().min_by_key(length).unwrap_or(at.1);
            bends.extend([(before, at.1), (next.main.0, cross), (next.main.1, cross)]);
            at = (next.main.1, cross);
        }
        if at.1 != end.1 {
            bends.push((self.last_bend(at, end), at.1));
        }
        bends.dedup();
        bends.into_iter().map(|(main, cross)| self.axes.point(main, cross)).collect()
    }

    /// The nearest goal that a straight way comes too near.
    fn first_in_way(&self, at: (Units, Units), end: Units, room: Units) -> Option<Area> {
        let way = Area { main: (at.0, end), cross: (at.1 - room, at.1 + room) };
        let mut first: Option<Area> = None;
        self.each_branch(way, |slot, start| {
            let own = self.tree.area_from(slot, start);
            let is_in_way = own.main.0 > at.0 && own.cross.0 < way.cross.1 && way.cross.0 < own.cross.1;
            if slot != super::ROOT && is_in_way && first.is_none_or(|first| own.main.0 < first.main.0) {
                first = Some(own);
            }
        });
        first
    }

    /// Where the last bend can begin: as early as no goal is in it.
    fn last_bend(&self, at: (Units, Units), end: (Units, Units)) -> Units {
        let cross = (at.1.min(end.1), at.1.max(end.1));
        if cross.1 - cross.0 > FAR {
            return end.0 - self.axes.layer;
        }
        let area = Area { main: (at.0, end.0), cross };
        let mut last = at.0;
        self.each_branch(area, |slot, start| {
            let own = self.tree.area_from(slot, start);
            if slot != super::ROOT && own.touches(&area) {
                last = last.max(own.main.1);
            }
        });
        last
    }

    /// Where a contribution arrives at its activity.
    pub(super) fn arrival(&self, line: &Line) -> (Units, Units) {
        let activity = self.network.area(line.activity);
        (activity.main.0, middle(activity.cross))
    }
}
