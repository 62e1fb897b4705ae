//! The drawn tree: nothing overlaps, order is kept, and an edit gives what a fresh start gives.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_cmp, missing_docs)]

#[path = "support/plan.rs"]
mod support;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeMap;
use support::{ACTIVITY, EVERYWHERE, arrangements, deeds, plans};
use waardenboom_core::tree::{Direction, EdgeKind, Layout, Point, Rect, Way};

/// So many cases, or as many as `PROPTEST_CASES` says.
fn cases(cases: u32) -> ProptestConfig {
    let regressions = FileFailurePersistence::Direct("proptest-regressions/layout.txt");
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { cases };
    ProptestConfig { cases, failure_persistence: Some(Box::new(regressions)), ..ProptestConfig::default() }
}

fn rects(layout: &Layout<u32>) -> BTreeMap<u32, Rect> {
    layout.boxes_in(EVERYWHERE).into_iter().map(|placed| (*placed.key, placed.rect)).collect()
}

/// A rectangle as (main, cross), each from start to end.
fn spans(rect: Rect, direction: Direction) -> ((f64, f64), (f64, f64)) {
    let (x, y) = ((rect.x, rect.right()), (rect.y, rect.bottom()));
    if direction == Direction::LeftToRight { (x, y) } else { (y, x) }
}

fn views() -> impl Strategy<Value = Rect> {
    let place = || (-20_000i32..20_000).prop_map(|n| f64::from(n) / 16.0);
    let length = || prop_oneof![Just(0.0), (0u32..6_000).prop_map(|n| f64::from(n) / 7.0)];
    (place(), place(), length(), length()).prop_map(|(x, y, width, height)| Rect { x, y, width, height })
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn no_two_boxes_overlap_and_order_is_kept(plan in plans(), arrangement in arrangements()) {
        let layout = plan.layout(arrangement);
        let rects = rects(&layout);
        prop_assert_eq!(rects.keys().filter(|key| **key < ACTIVITY).count(), plan.parents.len());
        let all: Vec<(&u32, &Rect)> = rects.iter().collect();
        for (place, (key, rect)) in all.iter().enumerate() {
            for (other, beside) in &all[place + 1..] {
                prop_assert!(!rect.overlaps(beside), "{key} {rect:?} and {other} {beside:?}");
            }
        }
        for (parent, children) in &plan.children {
            for pair in children.windows(2) {
                let [(_, one), (_, other)] = [pair[0], pair[1]].map(|key| spans(rects[&key], arrangement.direction));
                prop_assert!(one.1 + arrangement.gaps.sibling.min(arrangement.gaps.tree) <= other.0, "{pair:?}");
            }
            let (Some(parent), Some(first), Some(last)) = (parent, children.first(), children.last()) else { continue };
            let (main, cross) = spans(rects[parent], arrangement.direction);
            let [first, last] = [first, last].map(|child| spans(rects[child], arrangement.direction));
            prop_assert!((first.1.0 + last.1.1 - cross.0 - cross.1).abs() <= 1.0 / 32.0, "{parent} in the middle");
            for child in children {
                let start = spans(rects[child], arrangement.direction).0.0;
                prop_assert!(start >= main.1 && start <= main.1 + arrangement.gaps.level.max(1.0));
            }
        }
    }

    #[test]
    fn the_last_branch_of_a_box_touches_those_before_it(plan in plans(), arrangement in arrangements()) {
        let rects = rects(&plan.layout(arrangement));
        let gaps = arrangement.gaps;
        let level = gaps.level.max(1.0 / 64.0);
        for (parent, children) in plan.children.iter().filter(|(_, children)| children.len() > 1) {
            let branch_of = |key: u32| -> Vec<u32> {
                plan.parents.keys().copied().filter(|one| plan.is_within(*one, key)).collect()
            };
            let (last, before) = children.split_last().unwrap();
            let mut free = f64::INFINITY;
            for one in before.iter().flat_map(|child| branch_of(*child)) {
                for other in branch_of(*last) {
                    let [a, b] = [one, other].map(|key| spans(rects[&key], arrangement.direction));
                    let are_siblings = children.contains(&one) && children.contains(&other);
                    let gap = match (parent, are_siblings) {
                        (None, _) => gaps.tree,
                        (Some(_), true) => gaps.sibling,
                        (Some(_), false) => gaps.branch,
                    };
                    if a.0.0 < b.0.1 + level && b.0.0 < a.0.1 + level {
                        free = free.min(b.1.0 - a.1.1 - gap);
                    }
                }
            }
            prop_assert_eq!(free, 0.0, "below {:?}", parent);
        }
    }
}

fn between(one: Point, other: Point) -> Rect {
    let (width, height) = ((one.x - other.x).abs(), (one.y - other.y).abs());
    Rect { x: one.x.min(other.x), y: one.y.min(other.y), width, height }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn activities_stand_once_past_every_goal_in_the_order_of_what_they_serve(
        plan in plans(), arrangement in arrangements(),
    ) {
        let layout = plan.layout(arrangement);
        let rects = rects(&layout);
        let main = |key: &u32| spans(rects[key], arrangement.direction).0;
        let end = plan.parents.keys().map(|goal| main(goal).1).fold(f64::MIN, f64::max);
        let open: Vec<u32> = plan.served.values().filter(|(_, open)| *open).flat_map(|(by, _)| by.clone()).collect();
        let serves = |activity: u32| plan.served.values().any(|(by, _)| by.contains(&activity));
        for activity in ACTIVITY..ACTIVITY + 12 {
            let is_drawn = open.contains(&activity) || plan.free.contains(&activity) && !serves(activity);
            prop_assert_eq!(rects.contains_key(&activity), is_drawn);
            prop_assert_eq!(layout.contains(&activity), is_drawn);
            if is_drawn {
                prop_assert!(main(&activity).0 >= end + arrangement.gaps.layer || plan.parents.is_empty());
            }
        }
        let lines = layout.edges_in(EVERYWHERE).into_iter().filter(|edge| edge.kind != EdgeKind::Branch);
        let mut drawn: Vec<(u32, u32)> = lines.map(|edge| (*edge.from, *edge.to)).collect();
        drawn.sort_unstable();
        let pairs = plan.served.iter().flat_map(|(goal, (by, _))| by.iter().map(move |activity| (*goal, *activity)));
        let expected: Vec<(u32, u32)> = pairs.filter(|(_, activity)| rects.contains_key(activity)).collect();
        prop_assert_eq!(drawn, expected);
    }

    #[test]
    fn lines_cross_no_box(plan in plans(), arrangement in arrangements()) {
        let layout = plan.layout(arrangement);
        let rects = rects(&layout);
        for edge in layout.edges_in(EVERYWHERE) {
            let points: Vec<Point> = [&[edge.start], &edge.bends[..], &[edge.end]].concat();
            for (from, to) in points.iter().zip(&points[1..]) {
                let rect = between(*from, *to);
                for (key, one) in &rects {
                    prop_assert!(!one.overlaps(&rect), "{key} {one:?} in {edge:?}");
                }
            }
        }
    }

    #[test]
    fn a_window_shows_what_touches_it(plan in plans(), arrangement in arrangements(), view in views()) {
        let layout = plan.layout(arrangement);
        let all = layout.boxes_in(EVERYWHERE);
        let expected: Vec<_> = all.iter().copied().filter(|placed| placed.rect.touches(&view)).collect();
        prop_assert_eq!(layout.boxes_in(view), expected);
        for placed in &all {
            prop_assert_eq!(layout.rect_of(placed.key), Some(placed.rect));
            prop_assert!(layout.bounds().overlaps(&placed.rect) || layout.bounds().touches(&placed.rect));
        }
        let edges = layout.edges_in(EVERYWHERE).into_iter();
        let expected: Vec<_> = edges.filter(|edge| between(edge.start, edge.end).touches(&view)).collect();
        prop_assert_eq!(layout.edges_in(view), expected);
    }

    #[test]
    fn across_the_tree_an_arrow_key_leads_to_the_nearest_box(
        plan in plans(), arrangement in arrangements(), choice in any::<usize>(), is_after in any::<bool>(),
    ) {
        prop_assume!(!plan.parents.is_empty());
        let from = *plan.parents.keys().nth(choice % plan.parents.len()).unwrap();
        let layout = plan.layout(arrangement);
        let rects = rects(&layout);
        let (main, cross) = spans(rects[&from], arrangement.direction);
        let cost = |key: u32| {
            let other = spans(rects[&key], arrangement.direction);
            let ahead = if is_after { other.1.0 - cross.1 } else { cross.0 - other.1.1 };
            let aside = (other.0.0 - main.1).max(main.0 - other.0.1).max(0.0);
            let is_related = plan.is_within(key, from) || plan.is_within(from, key);
            (ahead >= 0.0 && !is_related).then_some(ahead + 3.0 * aside)
        };
        let expected = plan.parents.keys().filter_map(|key| cost(*key)).min_by(f64::total_cmp);
        let way = match (arrangement.direction, is_after) {
            (Direction::LeftToRight, true) => Way::Down,
            (Direction::LeftToRight, false) => Way::Up,
            (Direction::TopDown, true) => Way::Right,
            (Direction::TopDown, false) => Way::Left,
        };
        prop_assert_eq!(layout.nearest(&from, way).and_then(|key| cost(*key)), expected);
    }

    #[test]
    fn a_drag_lands_where_it_can_hang_and_never_in_itself(
        plan in plans(), arrangement in arrangements(), choices in prop::collection::vec(any::<usize>(), 1..4),
        aim in any::<usize>(), (along, across) in (0.0..1.0, -0.2..1.2),
    ) {
        prop_assume!(!plan.parents.is_empty());
        let one = |choice: usize| *plan.parents.keys().nth(choice % plan.parents.len()).unwrap();
        let dragged: Vec<u32> = choices.into_iter().map(one).collect();
        let is_dragged = |key: u32| dragged.iter().any(|branch| plan.is_within(key, *branch));
        let layout = plan.layout(arrangement);
        let target = one(aim);
        let rect = layout.rect_of(&target).unwrap();
        let (x, y) = if arrangement.direction == Direction::LeftToRight { (along, across) } else { (across, along) };
        let point = Point { x: rect.x + rect.width * x, y: rect.y + rect.height * y };
        let landing = layout.landing(point, &dragged);
        let is_inside = point.x > rect.x && point.x < rect.right() && point.y > rect.y && point.y < rect.bottom();
        if is_inside && is_dragged(target) {
            prop_assert_eq!(&landing, &None);
        } else if is_inside {
            let landing = landing.as_ref().unwrap();
            if along > 0.51 {
                prop_assert_eq!(landing.parent, Some(target));
            } else if along < 0.49 {
                prop_assert_eq!(landing.parent, plan.parents[&target]);
                prop_assert!(landing.after == Some(target) || landing.before == Some(target));
            }
        }
        if let Some(landing) = landing {
            prop_assert!(!landing.parent.is_some_and(is_dragged));
            let kept: Vec<u32> = plan.below(landing.parent).filter(|key| !dragged.contains(key)).collect();
            let place = landing.after.map_or(0, |after| kept.iter().position(|key| *key == after).unwrap() + 1);
            prop_assert_eq!(kept.get(place).copied(), landing.before);
        }
    }

    #[test]
    fn after_edits_it_is_the_layout_made_anew(
        plan in plans(), arrangement in arrangements(), steps in prop::collection::vec(prop::collection::vec(deeds(), 1..4), 1..12),
    ) {
        let mut plan = plan;
        let mut layout = plan.layout(arrangement);
        for deeds in steps {
            let changes: Vec<_> = deeds.iter().filter_map(|deed| plan.edit(deed)).collect();
            layout.update(changes.clone());
            let anew = plan.layout(arrangement);
            prop_assert_eq!(layout.boxes_in(EVERYWHERE), anew.boxes_in(EVERYWHERE), "{:?}", changes);
            prop_assert_eq!(layout.edges_in(EVERYWHERE), anew.edges_in(EVERYWHERE));
            prop_assert_eq!(layout.bounds(), anew.bounds());
            prop_assert_eq!(layout.goal_count(), plan.parents.len());
        }
    }
}
