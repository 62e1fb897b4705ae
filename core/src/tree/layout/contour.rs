//! Puts the children of one box beside each other: van der Ploeg (2014), with relative places.
//!
//! The outline of a branch on either side is a chain of boxes: from a box to its first (last) child, and from a
//! box without children along its *thread*. A chain ends at the branch's *extreme*, the deepest box on that
//! side; a thread there belongs to a larger branch and is not followed, so that threads never have to be
//! taken back. A thread keeps its distance because what it leads past was put in place before: boxes that
//! are spread later lie hidden behind a deeper branch (Buchheim et al. 2002).

use super::arena::Arena;
use super::units::{Extent, Units};

/// A box of an outline, seen from somewhere: its number, and where it starts from there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) slot: usize,
    pub(super) main: Units,
    pub(super) cross: Units,
}

impl Seen {
    fn from(self, main: Units, cross: Units) -> Self {
        Self { slot: self.slot, main: self.main + main, cross: self.cross + cross }
    }
}

/// Where a box stands and how its branch looks, seen from the box itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Spot {
    pub(super) extent: Extent,
    /// From its start to that of its children.
    pub(super) step: Units,
    /// From the cross start of its parent to its own.
    pub(super) offset: Units,
    /// The first and last child.
    ends: Option<(usize, usize)>,
    /// How far the branch goes on the main axis, with the room below its boxes.
    low: Units,
    extreme: [Seen; 2],
    thread: [Seen; 2],
    /// What the boxes of the branch cover.
    pub(super) cross: (Units, Units),
    pub(super) main_end: Units,
    /// The least start of this branch and those of later siblings, the greatest end of it and earlier ones,
    /// seen from the parent.
    pub(super) reach: (Units, Units),
}

impl Spot {
    pub(super) fn new(extent: Extent) -> Self {
        Self { extent, ..Self::default() }
    }
}

/// The outline on the side of the first child.
const FIRST: usize = 0;
/// The outline on the side of the last child.
const LAST: usize = 1;

/// One child while its siblings are put beside it.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    at: Units,
    /// Spread over later siblings: so much more for each, until taken back.
    more: Units,
    /// Taken back here from what came together.
    less: Units,
}

/// Memory for putting children in place, used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Workshop {
    beside: Vec<Beside>,
    /// The earlier siblings that can be seen from beyond the last one: how far each goes, and which it is.
    lows: Vec<(Units, usize)>,
}

/// The gaps between the children of one box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Between the children themselves.
    pub(super) siblings: Units,
    /// Between what hangs below them.
    pub(super) branches: Units,
}

/// The siblings put in place so far.
#[derive(Clone, Copy)]
struct Placed {
    extreme: [Seen; 2],
    last: Seen,
}

/// Puts the children of a box in place, and the box in their middle.
pub(super) fn place(spots: &mut Arena<Spot>, slot: usize, children: &[usize], room: Room, shop: &mut Workshop) {
    let own = spots.at(slot).clone();
    let (Some(first), Some(last)) = (children.first(), children.last()) else {
        let here = Seen { slot, main: 0, cross: 0 };
        let (extreme, cross) = ([here; 2], (0, own.extent.cross));
        let (low, main_end) = (own.step, own.extent.main);
        *spots.at_mut(slot) = Spot { ends: None, low, extreme, cross, main_end, ..own };
        return;
    };
    let extreme = beside_each_other(spots, children, room, shop);
    spread(&mut shop.beside);
    let end = shop.beside.last().map_or(0, |one| one.at) + spots.at(*last).extent.cross;
    let start = if slot == super::arena::ROOT { 0 } else { (end - own.extent.cross).div_euclid(2) };
    let mut low = own.step;
    let mut cross = (0, own.extent.cross);
    let mut main_end = own.extent.main;
    for (child, one) in children.iter().zip(&shop.beside) {
        let below = spots.at_mut(*child);
        below.offset = one.at - start;
        low = low.max(own.step + below.low);
        main_end = main_end.max(own.step + below.main_end);
        cross = (cross.0.min(below.offset + below.cross.0), cross.1.max(below.offset + below.cross.1));
    }
    set_reach(spots, children);
    let extreme = extreme.map(|seen| seen.from(own.step, -start));
    *spots.at_mut(slot) = Spot { ends: Some((*first, *last)), low, extreme, cross, main_end, ..own };
}

/// Puts each child as near the earlier ones as their outlines allow; gives the extremes, seen from the first.
fn beside_each_other(spots: &mut Arena<Spot>, children: &[usize], room: Room, shop: &mut Workshop) -> [Seen; 2] {
    shop.beside.clear();
    shop.lows.clear();
    let mut placed: Option<Placed> = None;
    for (place, child) in children.iter().enumerate() {
        let spot = spots.at(*child);
        let low = spot.low;
        shop.beside.push(Beside::default());
        placed = Some(match placed {
            None => Placed { extreme: spot.extreme, last: Seen { slot: *child, main: 0, cross: 0 } },
            Some(before) => put_beside(spots, before, *child, place, room, shop),
        });
        while shop.lows.last().is_some_and(|(lower, _)| *lower <= low) {
            shop.lows.pop();
        }
        shop.lows.push((low, place));
    }
    placed.map_or([Seen::default(); 2], |placed| placed.extreme)
}

/// Puts one child beside those before it.
fn put_beside(
    spots: &mut Arena<Spot>,
    before: Placed,
    child: usize,
    place: usize,
    room: Room,
    shop: &mut Workshop,
) -> Placed {
    let branch = spots.at(child).extreme;
    let mut at = 0;
    let mut left = Some(before.last);
    // Seen from the child, which moves.
    let mut right = Some(Seen { slot: child, main: 0, cross: 0 });
    let mut nearest = shop.lows.len();
    while let (Some(one), Some(other)) = (left, right) {
        let (one_spot, other_spot) = (spots.at(one.slot), spots.at(other.slot));
        let (one_low, other_low) = (one.main + one_spot.step, other.main + other_spot.step);
        // Whose outline this is: the nearest earlier sibling that goes so deep.
        while nearest > 1 && shop.lows.get(nearest - 1).is_some_and(|(low, _)| *low < one_low) {
            nearest -= 1;
        }
        let gap = if one.main == 0 && other.main == 0 { room.siblings } else { room.branches };
        let missing = one.cross + one_spot.extent.cross + gap - (at + other.cross);
        if missing > 0 {
            at += missing;
            let blocking = shop.lows.get(nearest.saturating_sub(1)).map_or(0, |(_, place)| *place);
            share(&mut shop.beside, blocking, place, missing);
        }
        if one_low <= other_low {
            left = next(spots, one, LAST, before.extreme[LAST].slot);
        }
        if other_low <= one_low {
            right = next(spots, other, FIRST, branch[FIRST].slot);
        }
    }
    if let Some(one) = shop.beside.get_mut(place) {
        one.at = at;
    }
    let mut extreme = [before.extreme[FIRST], branch[LAST].from(0, at)];
    if let Some(below) = left {
        tie(spots, extreme[LAST], below, LAST);
        extreme[LAST] = before.extreme[LAST];
    } else if let Some(below) = right {
        tie(spots, extreme[FIRST], below.from(0, at), FIRST);
        extreme[FIRST] = branch[FIRST].from(0, at);
    }
    Placed { extreme, last: Seen { slot: child, main: 0, cross: at } }
}

/// The next box of an outline; `None` past its extreme.
fn next(spots: &Arena<Spot>, seen: Seen, side: usize, extreme: usize) -> Option<Seen> {
    if seen.slot == extreme {
        return None;
    }
    let own = spots.at(seen.slot);
    let step = match own.ends {
        Some(ends) => {
            let slot = if side == FIRST { ends.0 } else { ends.1 };
            Seen { slot, main: own.step, cross: spots.at(slot).offset }
        }
        None if side == FIRST => own.thread[FIRST],
        None => own.thread[LAST],
    };
    Some(step.from(seen.main, seen.cross))
}

/// Lets the outline go on from one box to another.
fn tie(spots: &mut Arena<Spot>, from: Seen, to: Seen, side: usize) {
    let thread = to.from(-from.main, -from.cross);
    if let Some(place) = spots.at_mut(from.slot).thread.get_mut(side) {
        *place = thread;
    }
}

/// Shares the room that came between two siblings among those in between.
fn share(beside: &mut [Beside], from: usize, to: usize, room: Units) {
    let Some(steps) = to.checked_sub(from).and_then(|steps| Units::try_from(steps).ok()).filter(|steps| *steps > 1)
    else {
        return;
    };
    let each = room / steps;
    if let Some(one) = beside.get_mut(from + 1) {
        one.more += each;
    }
    if let Some(one) = beside.get_mut(to) {
        one.more -= each;
        one.less += each * (steps - 1);
    }
}

fn spread(beside: &mut [Beside]) {
    let (mut each, mut together) = (0, 0);
    for one in beside {
        each += one.more;
        together += each - one.less;
        one.at += together;
    }
}

fn set_reach(spots: &mut Arena<Spot>, children: &[usize]) {
    let mut end = Units::MIN;
    for child in children {
        let spot = spots.at_mut(*child);
        end = end.max(spot.offset + spot.cross.1);
        spot.reach.1 = end;
    }
    let mut start = Units::MAX;
    for child in children.iter().rev() {
        let spot = spots.at_mut(*child);
        start = start.min(spot.offset + spot.cross.0);
        spot.reach.0 = start;
    }
}
