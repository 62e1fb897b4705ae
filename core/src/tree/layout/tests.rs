//! Small trees, drawn: a pixel a letter, a box filled with its own.

use super::Way::{Down, Left, Right, Up};
use super::*;

const GAPS: Gaps = Gaps { level: 2.0, sibling: 1.0, branch: 2.0, tree: 3.0, layer: 3.0, activity: 1.0 };
const RIGHT: Arrangement = Arrangement { direction: Direction::LeftToRight, gaps: GAPS };
const DOWN: Arrangement = Arrangement { direction: Direction::TopDown, gaps: GAPS };

/// Lines of a letter with its width and height, indented by level: `a 3x1`.
fn boxes(text: &str) -> Vec<TreeBox<char>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let name = line.trim();
        let size = name.get(2..).and_then(|size| size.split_once('x')).unwrap();
        let size = Size { width: size.0.parse().unwrap(), height: size.1.parse().unwrap() };
        let level = u32::try_from(line.len() - line.trim_start().len()).unwrap() / 2 + 1;
        TreeBox { key: name.chars().next().unwrap(), level, size }
    });
    lines.collect()
}

fn layout(text: &str, arrangement: Arrangement) -> Layout<char> {
    Layout::of(&boxes(text), arrangement)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]
fn drawn(layout: &Layout<char>) -> String {
    let bounds = layout.bounds();
    let mut canvas = vec![vec![' '; bounds.width.ceil() as usize]; bounds.height.ceil() as usize];
    for placed in layout.boxes_in(bounds) {
        let (x, y) = ((placed.rect.x - bounds.x) as usize, (placed.rect.y - bounds.y) as usize);
        for row in &mut canvas[y..y + placed.rect.height as usize] {
            row[x..x + placed.rect.width as usize].fill(*placed.key);
        }
    }
    let rows = canvas.into_iter().map(|row| row.into_iter().collect::<String>().trim_end().to_owned());
    rows.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn assert_drawn(layout: &Layout<char>, expected: &str) {
    let lines: Vec<&str> = expected.trim_matches('\n').lines().collect();
    let indent = lines.iter().filter(|l| !l.trim().is_empty()).map(|l| l.len() - l.trim_start().len()).min();
    let lines: Vec<&str> =
        lines.iter().map(|line| line.get(indent.unwrap()..).unwrap_or_default().trim_end()).collect();
    let (expected, drawn) = (lines.join("\n"), drawn(layout));
    assert_eq!(drawn.trim_end(), expected.trim_end(), "\n{drawn}\n");
}

#[test]
fn a_parent_stands_in_the_middle_of_its_children() {
    let tree = layout("a 3x1\n  b 2x1\n  c 2x1\n  d 2x3", RIGHT);
    assert_drawn(
        &tree,
        "
             bb

             cc
        aaa
             dd
             dd
             dd",
    );
    assert_drawn(
        &layout("a 3x1\n  b 1x1\n  c 5x2", DOWN),
        "
          aaa


        b ccccc
          ccccc",
    );
}

#[test]
fn branches_slide_together_and_small_ones_spread_between_large_ones() {
    let text = "a 1x1\n  b 1x1\n    f 1x1\n    g 1x1\n    h 1x1\n    k 1x1\n    l 1x1\n    m 1x1
  c 1x1\n  d 1x1\n  e 1x1\n    n 1x1\n    o 1x1\n    p 1x1\n    q 1x1";
    assert_drawn(
        &layout(text, DOWN),
        "
                  a


             b  c   d   e


        f g h k l m  n o p q",
    );
}

#[test]
fn a_long_box_pushes_only_what_is_beside_it() {
    assert_drawn(
        &layout("a 1x1\n  b 3x5\n  c 3x1\n    d 1x1\n    e 1x1\n    f 1x1", DOWN),
        "
            a


        bbb   ccc
        bbb
        bbb
        bbb  d e f
        bbb",
    );
}

#[test]
fn trees_stand_beside_each_other_from_the_first_on() {
    let tree = layout("a 2x1\n  b 2x1\nc 2x1\n  d 2x2\n  e 2x1\nf 2x1", RIGHT);
    assert_drawn(
        &tree,
        "
        aa  bb



            dd
        cc  dd

            ee

        ff",
    );
    assert_eq!(tree.rect_of(&'a'), Some(Rect { x: 0.0, y: 0.0, width: 2.0, height: 1.0 }));
}

/// `1` serves c and d, `2` serves b, `3` nothing.
fn with_activities() -> Layout<char> {
    let mut tree = layout("a 1x1\n  b 1x1\n    c 1x1\n    d 1x1\n  e 1x1\n  f 1x1", RIGHT);
    let size = Size { width: 2.0, height: 1.0 };
    let serve = |goal: char, activity: char, strength: Option<f64>| Change::Serve {
        goal,
        by: vec![Service { activity, size, strength }],
        is_open: true,
    };
    let free = Change::Free { activities: vec![('3', size)] };
    tree.update([serve('c', '1', None), serve('d', '1', Some(-2.0)), serve('b', '2', Some(3.0)), free]);
    tree
}

#[test]
fn an_activity_stands_once_near_what_it_serves() {
    assert_drawn(
        &with_activities(),
        "
              c   22
           b
              d   11
        a  e

           f

                  33",
    );
    let mut tree = with_activities();
    tree.update([Change::Serve { goal: 'c', by: vec![], is_open: true }, Change::Remove { key: 'd' }]);
    assert_drawn(
        &tree,
        "
           b  c   22

        a  e

           f

                  33",
    );
    assert!(!tree.contains(&'1'));
}

#[test]
fn arrow_keys_go_up_and_down_the_tree_and_across_it() {
    let tree = with_activities();
    let walk = |from: char, ways: &[Way]| -> String {
        let step = |at: &mut char, way: &Way| {
            tree.nearest(at, *way).map(|to| {
                *at = *to;
                *to
            })
        };
        ways.iter().scan(from, |at, way| Some(step(at, way).unwrap_or('.'))).collect()
    };
    assert_eq!(walk('a', &[Right, Up, Right, Left, Right]), "ebcbc");
    assert_eq!(walk('c', &[Up, Down, Down, Down, Down]), ".def.");
    assert_eq!(walk('c', &[Right, Right, Down, Up, Left, Left]), "1.31db");
    assert_eq!(walk('a', &[Left, Up, Down]), "...");
}

/// The drawing with `+` at the gap where a drag would land.
fn landing(tree: &Layout<char>, at: (f64, f64), dragged: &[char]) -> Option<(String, String)> {
    let landing = tree.landing(Point { x: at.0, y: at.1 }, dragged)?;
    let name = |key: Option<char>| key.unwrap_or('-');
    let words = format!("in {} after {} before {}", name(landing.parent), name(landing.after), name(landing.before));
    let Rect { x, y, width, height } = landing.gap;
    Some((words, format!("{x},{y} {width}x{height}")))
}

#[test]
fn a_drag_lands_between_before_after_and_below() {
    let tree = layout("a 4x2\n  b 4x2\n  c 4x2\n    d 4x2\n  e 4x2", RIGHT);
    let at = |key: char, x: f64, y: f64| {
        let rect = tree.rect_of(&key).unwrap();
        let landing = landing(&tree, (rect.x + x, rect.y + y), &['d']);
        landing.map(|(words, _)| words).unwrap_or_default()
    };
    assert_eq!(at('c', 0.5, 0.5), "in a after b before c");
    assert_eq!(at('c', 0.5, 1.5), "in a after c before e");
    assert_eq!(at('c', 1.0, 2.5), "in a after c before e");
    assert_eq!(at('b', 1.0, -0.5), "in a after - before b");
    assert_eq!(at('e', 1.0, 2.5), "in a after e before -");
    assert_eq!(at('b', 3.5, 0.5), "in b after - before -");
    assert_eq!(at('b', 5.0, 0.5), "in b after - before -");
    assert_eq!(at('a', 3.5, 0.5), "in a after e before -");
    assert_eq!(at('d', 1.0, 1.0), "");
    assert_eq!(at('e', 90.0, 90.0), "");
    let gap = landing(&tree, (7.0, 2.5), &[]).unwrap();
    assert_eq!(gap, ("in a after c before e".to_owned(), "6,2 4x1".to_owned()));
}
