//! People on a map: who weigh alike lie near each other.

use super::legend::legend;
use super::look::{Anchor, INK, LINE, PAPER, Paint, Type};
use super::mark::{colour, mark, reach};
use super::sheet::{EDGE, Sheet, circle, polygon, rect};
use super::{Picture, Words};
use crate::gather::Sort;
use std::collections::BTreeMap;

/// One person's place.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPoint {
    /// To the right, in any unit.
    pub x: f64,
    /// Upwards, in the same unit; who has a place that is no number is left out.
    pub y: f64,
    /// Which of the camps.
    pub camp: Option<usize>,
    /// Whether this is who looks at the map.
    pub mine: bool,
}

const HEIGHT: f64 = 520.0;
/// Places farther away than this are not told apart.
const FARTHEST: f64 = 1e9;
/// The angle after which a sunflower sets its next seed, in radians.
const SUNFLOWER: f64 = 2.399_963_229_728_653;

/// The map: both directions at the same scale, camps with shapes and a ground behind them, my own place with a ring
/// and its name. Who stand at the same place stand around it.
pub fn map(words: &Words, points: &[MapPoint], camps: &[String], mine: &str) -> Picture {
    let mut sheet = Sheet::new(words);
    let reach = reach(camps.len(), points.len() / 3);
    let frame = (EDGE, sheet.y, sheet.right() - EDGE, HEIGHT);
    sheet.stroke(&rect(frame.0, frame.1, frame.2, frame.3, 8.0), LINE, 1.5);
    let places = places(points, frame, reach);
    let camp = |at: usize| points.get(at).and_then(|point| point.camp).filter(|camp| *camp < camps.len());
    for at in 0..camps.len() {
        let of_camp = places.iter().filter(|(point, ..)| camp(*point) == Some(at));
        ground(&mut sheet, at, of_camp.map(|(_, x, y)| (*x, *y)).collect());
    }
    for (at, x, y) in &places {
        mark(&mut sheet, camp(*at), *x, *y, reach);
    }
    for (_, x, y) in places.iter().filter(|(at, ..)| points.get(*at).is_some_and(|point| point.mine)) {
        sheet.stroke(&circle(*x, *y, reach + 7.0), INK, 3.0);
        let look = Type::LABEL.bold(true);
        let text = look.fit(mine, 300.0);
        let width = look.width(&text);
        let is_left = x + reach + 16.0 + width > frame.0 + frame.2 - 8.0;
        let start = if is_left { x - reach - 16.0 - width } else { x + reach + 16.0 };
        let (look, place) = if is_left { (look.at(Anchor::End), start + width) } else { (look, start) };
        sheet.text_on(place, y + 6.3, &text, look, Paint { class: "wb-pic-halo-paper", ..PAPER });
    }
    sheet.y += HEIGHT + 14.0;
    let names = camps.iter().map(String::as_str);
    legend(&mut sheet, names, reach * 2.0, |sheet, at, x, y| mark(sheet, Some(at), x + reach, y, reach));
    sheet.finish(words)
}

/// Who stands where in the frame: the number of the point, x, y.
fn places(points: &[MapPoint], frame: (f64, f64, f64, f64), reach: f64) -> Vec<(usize, f64, f64)> {
    let held = |number: f64| (!number.is_nan()).then(|| number.clamp(-FARTHEST, FARTHEST));
    let shown = points.iter().enumerate().filter_map(|(at, point)| Some((at, held(point.x)?, held(point.y)?)));
    let shown: Vec<(usize, f64, f64)> = shown.collect();
    let bounds = |of: fn(&(usize, f64, f64)) -> f64| {
        let (low, high) =
            shown.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        (f64::midpoint(low, high), (high - low).max(0.0))
    };
    let ((middle_x, wide), (middle_y, high)) = (bounds(|place| place.1), bounds(|place| place.2));
    let edge = reach + 34.0;
    let (left, top, width, height) = frame;
    // What differs by less than the precision of such numbers does not differ.
    let scale = ((width - edge * 2.0) / wide).min((height - edge * 2.0) / high);
    let scale = if scale.is_finite() && wide.max(high) > 1e-12 { scale } else { 0.0 };
    let mut taken: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    let mut put = Vec::with_capacity(shown.len());
    for (at, x, y) in shown {
        let x = left + width / 2.0 + (x - middle_x) * scale;
        let y = top + height / 2.0 - (y - middle_y) * scale;
        let here = taken.entry((crate::weigh::whole(x), crate::weigh::whole(y))).or_default();
        let away = f64::from(*here).sqrt() * reach * 1.25;
        let angle = f64::from(*here) * SUNFLOWER;
        *here += 1;
        let (x, y) = (x + away * libm::cos(angle), y + away * libm::sin(angle));
        let least = reach + 14.0;
        put.push((at, x.clamp(left + least, left + width - least), y.clamp(top + least, top + height - least)));
    }
    put
}

/// The soft ground behind a camp: all that lies between its people.
fn ground(sheet: &mut Sheet, camp: usize, mut places: Vec<(f64, f64)>) {
    places.put_in_order(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut around = half_around(places.iter());
    around.pop();
    let mut back = half_around(places.iter().rev());
    back.pop();
    around.append(&mut back);
    if around.len() > 1 {
        sheet.ground(&polygon(0.0, 0.0, &around), colour(camp));
    }
}

/// Half of the convex hull of places in order (Andrew 1979), its last place included.
fn half_around<'a>(places: impl Iterator<Item = &'a (f64, f64)>) -> Vec<(f64, f64)> {
    let mut hull: Vec<(f64, f64)> = Vec::new();
    for place in places {
        while let [.., before, last] = hull.as_slice() {
            let turn = (last.0 - before.0) * (place.1 - before.1) - (last.1 - before.1) * (place.0 - before.0);
            if turn > 0.0 {
                break;
            }
            hull.pop();
        }
        hull.push(*place);
    }
    hull
}
