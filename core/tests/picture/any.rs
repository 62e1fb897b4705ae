//! Any input gives a picture that is whole: well formed, without numbers that are none, within its frame.

use super::elements;
use proptest::prelude::*;
use waardenboom_core::tree::text_width;
use waardenboom_core::weigh::picture::*;

/// The attributes that a picture may have: no style, no id, nothing that runs.
const ATTRIBUTES: [&str; 28] = [
    "xmlns",
    "class",
    "width",
    "height",
    "viewBox",
    "role",
    "aria-label",
    "font-family",
    "font-size",
    "font-weight",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "opacity",
    "text-anchor",
    "paint-order",
    "transform",
    "data-value",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "rx",
    "d",
];
const ELEMENTS: [&str; 6] = ["svg", "g", "rect", "circle", "path", "text"];

fn number(text: &str) -> f64 {
    let number: f64 = text.parse().unwrap_or_else(|_| panic!("{text} is a number"));
    assert!(number.is_finite(), "{text}");
    number
}

/// Checks all that holds for any picture.
pub fn check(picture: &Picture) {
    let (width, height) = (picture.width, picture.height);
    assert!(width >= 960.0 && height > 60.0 && width.is_finite() && height.is_finite(), "{width} {height}");
    let inside = |x: f64, y: f64, what: &dyn std::fmt::Debug| {
        assert!(
            (-0.1..=width + 0.1).contains(&x) && (-0.1..=height + 0.1).contains(&y),
            "{x} {y} of {width} {height}: {what:?}"
        );
    };
    let elements = elements(&picture.svg);
    assert_eq!(elements[0].get("viewBox"), Some(format!("0 0 {width} {height}").as_str()));
    for element in &elements {
        assert!(ELEMENTS.contains(&element.name.as_str()), "{element:?}");
        assert!(element.attributes.iter().all(|(name, _)| ATTRIBUTES.contains(&name.as_str())), "{element:?}");
        for name in ["stroke-width", "rx", "opacity", "stroke-opacity"] {
            element.get(name).map(number);
        }
        let get = |name: &str| number(element.get(name).unwrap_or_else(|| panic!("{name} of {element:?}")));
        match element.name.as_str() {
            "rect" => {
                assert!(get("width") >= 0.0 && get("height") >= 0.0, "{element:?}");
                inside(get("x"), get("y"), element);
                inside(get("x") + get("width"), get("y") + get("height"), element);
            }
            "circle" => {
                inside(get("cx") - get("r"), get("cy") - get("r"), element);
                inside(get("cx") + get("r"), get("cy") + get("r"), element);
            }
            "path" => {
                let numbers: Vec<f64> = element
                    .get("d")
                    .unwrap()
                    .split(['M', 'L', 'Z', ' '])
                    .filter(|part| !part.is_empty())
                    .map(number)
                    .collect();
                assert!(numbers.len().is_multiple_of(2) && numbers.len() >= 4, "{element:?}");
                numbers.chunks(2).for_each(|place| inside(place[0], place[1], element));
            }
            "text" => check_text(element, &get, &inside),
            _ => {}
        }
    }
}

fn check_text(
    element: &super::xml::Element,
    get: &dyn Fn(&str) -> f64,
    inside: &dyn Fn(f64, f64, &dyn std::fmt::Debug),
) {
    let size = get("font-size");
    assert!(size >= 14.0 && !element.text.trim().is_empty(), "{element:?}");
    let long = text_width(&element.text, size) * if element.get("font-weight").is_some() { 1.1 } else { 1.0 };
    let (x, y) = (get("x"), get("y"));
    if let Some(turn) = element.get("transform") {
        assert_eq!(turn, format!("rotate(-90 {x} {y})"));
        inside(x - size, y - long, element);
        return inside(x, y, element);
    }
    let left = match element.get("text-anchor") {
        Some("middle") => x - long / 2.0,
        Some("end") => x - long,
        _ => x,
    };
    inside(left, y - size * 0.8, element);
    inside(left + long, y + size * 0.2, element);
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 0.0..1.0_f64, 2 => (0..=20_u8).prop_map(|at| f64::from(at) / 20.0), 1 => -150.0..150.0_f64, 1 => any::<f64>(),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, -0.0, f64::MIN_POSITIVE])]
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[A-Za-zë ]{0,40}", 1 => "\\PC{0,60}", 1 => ".{0,30}", 1 => Just("<b onload=\"x\">&amp; ]]></svg>".to_owned()),
        1 => Just("W".repeat(100_000)), 1 => Just("woord ".repeat(16_000)), 1 => Just("\u{202E}عرب\u{301}".repeat(500)), 1 => Just("\u{301}".repeat(900))]
}

fn any_code() -> impl Strategy<Value = String> {
    prop_oneof![3 => prop::sample::select(super::shown::VALUES.map(|value| value.0.to_owned()).to_vec()), 1 => any_name()]
}

fn names(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(any_name(), 0..=most)
}

fn any_words() -> impl Strategy<Value = (String, String, bool)> {
    (any_name(), any_name(), any::<bool>())
}

fn words((title, poll, decimal_comma): &(String, String, bool)) -> Words<'_> {
    Words { title, poll, decimal_comma: *decimal_comma }
}

fn any_dot() -> impl Strategy<Value = Dot> {
    (any_number(), prop::option::of(0..30_usize)).prop_map(|(at, group)| Dot { at, group })
}

fn any_dots() -> impl Strategy<Value = Vec<Dot>> {
    prop_oneof![3 => prop::collection::vec(any_dot(), 0..40), 1 => prop::collection::vec(any_dot(), 100..400),
        1 => (any_dot(), 0..200_usize).prop_map(|(dot, count)| vec![dot; count])]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn dots_hold(said in any_words(), groups in names(24), rows in prop::collection::vec((any_name(), any_code(), prop::option::of(any_number()), any_dots()), 0..=9)) {
        let rows: Vec<DotRow> = rows.into_iter().map(|(label, code, mean, dots)| DotRow { label, code, mean, dots }).collect();
        check(&dots(&words(&said), &rows, &groups));
    }

    #[test]
    fn bars_hold(said in any_words(), legend in prop::collection::vec((any_code(), any_name(), any_name()), 0..=9),
                 rows in prop::collection::vec((any_name(), any::<bool>(), prop::option::of(any_number()), prop::collection::vec((any_code(), any_name(), any_number()), 0..=9)), 0..=20)) {
        let part = |(code, letters, points)| BarPart { code, letters, points };
        let rows: Vec<BarRow> = rows.into_iter().map(|(label, leads, total, parts)| BarRow { label, leads, total, parts: parts.into_iter().map(part).collect() }).collect();
        check(&bars(&words(&said), &rows, &legend));
    }

    #[test]
    fn shifts_intervals_and_tornados_hold(said in any_words(), ends in (any_name(), any_name(), any_number()),
                                          rows in prop::collection::vec((any_name(), any_code(), any_number(), any_number(), any_number()), 0..=9)) {
        let (low, high, now) = (ends.0.as_str(), ends.1.as_str(), ends.2);
        let words = words(&said);
        let row = |(label, code, before, after, _): &(String, String, f64, f64, f64)| ShiftRow { label: label.clone(), code: code.clone(), before: *before, after: *after };
        check(&shift(&words, &rows.iter().map(row).collect::<Vec<_>>(), low, high));
        let row = |(label, code, now, from, to): &(String, String, f64, f64, f64)| IntervalRow { label: label.clone(), code: code.clone(), now: *now, from: *from, to: *to };
        check(&intervals(&words, &rows.iter().map(row).collect::<Vec<_>>()));
        let row = |(label, code, low, high, _): &(String, String, f64, f64, f64)| TornadoRow { label: label.clone(), code: code.clone(), low: *low, high: *high };
        check(&tornado(&words, &rows.iter().map(row).collect::<Vec<_>>(), now, low, high));
    }

    #[test]
    fn replies_hold(said in any_words(), answers in (any_name(), any_name(), any_name()),
                    rows in prop::collection::vec((any_name(), prop::collection::vec((any_name(), prop::array::uniform3(prop_oneof![4 => 0..50_usize, 1 => any::<usize>()])), 0..6)), 0..8)) {
        let rows: Vec<ReplyRow> = rows.into_iter().map(|(label, groups)| ReplyRow { label, groups }).collect();
        check(&replies(&words(&said), &rows, [&answers.0, &answers.1, &answers.2]));
    }

    #[test]
    fn heat_maps_hold(said in any_words(), rows in names(20), columns in names(24),
                      cells in prop::collection::vec(prop::collection::vec(prop::option::of(any_number()), 0..=24), 0..=20)) {
        check(&heat(&words(&said), &rows, &columns, &cells));
    }

    #[test]
    fn maps_hold(said in any_words(), camps in names(16), mine in any_name(), copies in 1..4_usize,
                 points in prop::collection::vec((any_number(), any_number(), prop::option::of(0..20_usize), prop::bool::weighted(0.1)), 0..120)) {
        let points: Vec<MapPoint> = points.into_iter().map(|(x, y, camp, mine)| MapPoint { x, y, camp, mine }).collect();
        check(&map(&words(&said), &vec![points; copies].concat(), &camps, &mine));
    }
}

#[test]
fn the_shown_pictures_hold_too() {
    for (_, picture) in super::shown() {
        check(&picture);
    }
}
