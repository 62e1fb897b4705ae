//! A drawing as a file: well-formed, whole, and with nothing in it that is not text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::float_cmp, reason = "numbers that were written come back as they are")]

#[path = "support/xml.rs"]
mod xml;

use proptest::prelude::*;
use waardenboom_core::format::svg::{Palette, Picture, PictureBox, PictureLink, Point, Shape, Way, svg};
use waardenboom_core::tree::{text_width, wrap};
use xml::check_xml;

fn boxed(x: f64, y: f64, kind: &'static str, shape: Shape, text: &str) -> PictureBox {
    let lines = wrap(text, 176.0, 15.0);
    let rows = f64::from(u32::try_from(lines.len()).unwrap());
    let height = 24.0 + 16.0 + rows * 20.0;
    PictureBox {
        x,
        y,
        width: 200.0,
        height,
        shape,
        kind,
        label: kind.to_owned(),
        lines,
        foot: String::new(),
        title: text.to_owned(),
    }
}

fn picture(boxes: Vec<PictureBox>, links: Vec<PictureLink>) -> Picture {
    let title = "Minder \"overbelaste\" <mantelzorgers> & meer".to_owned();
    Picture { title, boxes, links, width: 100.0, height: 50.0, font_px: 15.0, line_px: 20.0, padding_px: 12.0 }
}

fn small() -> Picture {
    let boxes = vec![
        boxed(0.0, 0.0, "outcome", Shape::Rounded, "Minder overbelaste mantelzorgers"),
        boxed(300.0, -80.0, "subgoal", Shape::Square, "Mantelzorgers kunnen zorg en werk combineren"),
        boxed(300.0, 60.0, "activity", Shape::Stadium, "Mantelzorgsteunpunt <b>&amp;</b> \"]]>"),
        boxed(600.0, 60.0, "provider", Shape::Cut, "Arbeidsparticipatieondersteuningsorganisatie"),
    ];
    let links = vec![
        PictureLink {
            way: Way::Curves(vec![
                [[200.0, 40.0], [250.0, 40.0], [250.0, -40.0], [300.0, -40.0]].map(|[x, y]| Point { x, y }),
            ]),
            is_contribution: false,
            arrowhead: None,
            is_negative: false,
        },
        PictureLink {
            way: Way::Straight(
                [[200.0, 50.0], [250.0, 50.0], [250.0, 100.0], [300.0, 100.0]].map(|[x, y]| Point { x, y }).to_vec(),
            ),
            is_contribution: true,
            arrowhead: Some([[208.0, 46.0], [208.0, 54.0]].map(|[x, y]| Point { x, y })),
            is_negative: true,
        },
    ];
    picture(boxes, links)
}

/// The view box as it is written.
fn view_box_text(svg: &str) -> &str {
    svg.split("viewBox=\"").nth(1).unwrap().split('"').next().unwrap()
}

/// The numbers of the view box.
fn view_box(svg: &str) -> [f64; 4] {
    let numbers = view_box_text(svg);
    let numbers: Vec<f64> = numbers.split(' ').map(|number| number.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

#[test]
fn every_text_is_in_it_and_it_is_well_formed() {
    let picture = small();
    let texts = check_xml(&svg(&picture, &Palette::LIGHT, 1.0));
    assert_eq!(texts[0], picture.title);
    for item in &picture.boxes {
        assert!(texts.contains(&item.title), "{}", item.title);
        assert!(item.lines.iter().all(|line| texts.contains(line) && text_width(line, 15.0) <= 176.0));
    }
}

#[test]
fn nothing_is_cropped_and_a_scale_changes_the_size_only() {
    let one = svg(&small(), &Palette::LIGHT, 1.0);
    let [left, top, width, height] = view_box(&one);
    assert!(
        left <= -16.0 && top <= -96.0 && left + width >= 816.0 && top + height >= 150.0,
        "{left} {top} {width} {height}"
    );
    let two = svg(&small(), &Palette::LIGHT, 2.0);
    assert_eq!(view_box_text(&two), view_box_text(&one));
    assert!(two.contains(&format!("width=\"{}\"", width * 2.0)));
    let bare = svg(&picture(Vec::new(), Vec::new()), &Palette::LIGHT, f64::NAN);
    assert_eq!(view_box_text(&bare), "0 0 100 50");
}

#[test]
fn what_hurts_is_drawn_otherwise_and_kinds_differ_in_shape() {
    let drawn = svg(&small(), &Palette::LIGHT, 1.0);
    assert_eq!(drawn.matches("stroke-dasharray").count(), 1);
    assert_eq!(drawn.matches("<circle").count(), 1, "a minus sign too");
    assert_eq!((drawn.matches("<polygon").count(), drawn.matches("rx=\"0\"").count()), (1, 1));
}

#[test]
fn the_light_palette_is_that_of_the_app() {
    let tokens = include_str!("../../style/tokens.css");
    let token = |name: &str| {
        let value = tokens.split(&format!("--wb-{name}: light-dark(")).nth(1).unwrap();
        value.split(',').next().unwrap()
    };
    let light = Palette::LIGHT;
    for (kind, colours) in light.kinds {
        assert_eq!(colours.edge, token(&format!("kind-{kind}")), "{kind}");
    }
    let others =
        [("ink", light.ink), ("line-strong", light.link), ("danger", light.negative), ("raised", light.other.fill)];
    for (name, colour) in others {
        assert_eq!(colour, token(name), "{name}");
    }
}

proptest! {
    #[test]
    fn any_picture_is_well_formed(
        texts in prop::collection::vec(any::<String>(), 0..4),
        numbers in prop::collection::vec(any::<f64>(), 12),
        negative in any::<bool>(),
    ) {
        let boxes = texts.iter().zip(numbers.chunks(4).cycle()).map(|(text, n)| PictureBox {
            x: n[0], y: n[1], width: n[2], height: n[3], shape: Shape::Cut, kind: "x", label: text.clone(),
            lines: vec![text.clone()], foot: text.clone(), title: text.clone(),
        });
        let points = numbers.chunks(2).map(|n| Point { x: n[0], y: n[1] }).collect();
        let arrowhead = Some([Point { x: numbers[4], y: numbers[5] }, Point { x: numbers[6], y: numbers[7] }]);
        let way = Way::Straight(points);
        let links = vec![PictureLink { way, is_contribution: true, arrowhead, is_negative: negative }];
        let drawn = svg(&picture(boxes.collect(), links), &Palette::LIGHT, numbers[0]);
        check_xml(&drawn);
        prop_assert!(!drawn.contains("NaN") && !drawn.contains("inf"));
        let [_, _, width, height] = view_box(&drawn);
        prop_assert!(width > 0.0 && height > 0.0);
    }
}
