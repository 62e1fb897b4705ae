//! The pictures of weighing: what they tell, and that no input breaks them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::float_cmp, reason = "a width that was given is that width")]

#[path = "picture/any.rs"]
mod any;
#[path = "picture/shown.rs"]
mod shown;
#[path = "support/xml.rs"]
mod xml;

use shown::{has, shown};
use waardenboom_core::weigh::picture::{Picture, Words};
use xml::elements;

const WORDS: Words = Words { title: "Waar staan we", poll: "Peiling, geen besluit", decimal_comma: true };

/// The texts of a picture, in the order in which they are drawn.
fn texts(picture: &Picture) -> Vec<String> {
    elements(&picture.svg).into_iter().filter(|element| element.name == "text").map(|element| element.text).collect()
}

#[test]
fn every_picture_says_what_it_is_and_that_it_is_no_decision() {
    for (name, picture) in shown() {
        let elements = elements(&picture.svg);
        let label = elements[0].get("aria-label").unwrap();
        assert_eq!(elements[0].get("role"), Some("img"), "{name}");
        let texts = texts(&picture);
        assert!(label.starts_with(&texts[0]), "{name}");
        assert_eq!(texts.last().map(String::as_str), Some("Peiling, geen besluit"), "{name}");
        assert_eq!(picture.width, 960.0, "{name}");
    }
}

#[test]
fn dots_show_each_person_and_the_mean() {
    let picture = shown::dots_39();
    assert!(has(&picture, &["Vrijheid", "24,6\u{A0}%", "Partij A", "0\u{A0}%", "40\u{A0}%"]), "{:?}", texts(&picture));
    // Eight of the first party at each of five values, and once in the legend.
    let marks = elements(&picture.svg)
        .iter()
        .filter(|e| e.name == "circle" && e.get("class") == Some("wb-pic-fill wb-pic-apart wb-pic-group-1"))
        .count();
    assert_eq!(marks, 8 * 5 + 1);
}

#[test]
fn a_thousand_people_are_heaps_with_the_number_of_the_highest() {
    let picture = shown::dots_of(1_000);
    assert!(!picture.svg.contains("wb-pic-group"));
    assert!(texts(&picture).iter().any(|text| text.parse::<usize>().is_ok_and(|count| count > 40)));
    assert!(picture.height < 900.0 && picture.svg.len() < 100_000);
}

#[test]
fn bars_tell_who_leads_without_colour() {
    let picture = shown::bars_of(3);
    assert!(has(&picture, &["Ge", "Vr", "57,1", "54,4", "Gelijkheid / redelijkheid"]));
    let bold: Vec<String> = elements(&picture.svg)
        .into_iter()
        .filter(|e| e.get("font-weight").is_some() && e.get("font-size") == Some("18"))
        .map(|e| e.text)
        .collect();
    assert_eq!(bold, ["Eigen wijkteams"]);
}

#[test]
fn a_shift_shows_both_rounds_and_the_difference() {
    let picture = shown::shift_of();
    assert!(
        has(&picture, &["Ronde 1", "Ronde 2", "20,3\u{A0}%", "24,6\u{A0}%", "+4,3", "−2,2"]),
        "{:?}",
        texts(&picture)
    );
}

#[test]
fn intervals_show_how_long_the_leader_stays_first() {
    assert!(has(&shown::intervals_of(), &["18,3 – 28,6\u{A0}%", "24,6\u{A0}%", "0,0 – 100,0\u{A0}%"]));
}

#[test]
fn replies_show_counts_per_group() {
    let texts = texts(&shown::replies_of());
    let at = texts.iter().position(|text| text == "Inwoners").unwrap();
    assert_eq!(texts[at..at + 5], ["Inwoners", "14", "3", "7", "24"]);
}

#[test]
fn a_heat_map_has_its_numbers_and_dashes() {
    let picture = shown::heat_of(4, 4);
    assert!(has(&picture, &["–", "61\u{A0}%", "Open house", "1e"]), "{:?}", texts(&picture));
    let wide = shown::heat_of(20, 20);
    assert_eq!(wide.width, 960.0);
    assert!(has(&wide, &["61"]));
    assert!(shown::heat_of(3, 60).width > 2_000.0);
}

#[test]
fn a_tornado_has_the_longest_bar_on_top() {
    let texts = texts(&shown::tornado_of());
    let place = |name: &str| texts.iter().position(|text| text == name).unwrap();
    assert!(place("Vrijheid") < place("Efficiëntie") && place("Efficiëntie") < place("Welzijn"));
    assert!(texts.contains(&"−11,9".to_owned()) && texts.contains(&"0,7".to_owned()));
}

#[test]
fn a_map_shows_camps_and_where_i_am() {
    let picture = shown::map_of(40);
    assert!(has(&picture, &["Kamp 1", "Kamp 3", "Hier sta ik"]));
}

#[test]
fn the_same_place_is_no_single_mark() {
    use waardenboom_core::weigh::picture::{MapPoint, map};
    let here = vec![MapPoint { x: 1.0, y: 1.0, camp: None, mine: false }; 50];
    let picture = map(&WORDS, &here, &[], "");
    let mut places: Vec<String> =
        elements(&picture.svg).iter().filter(|e| e.name == "circle").map(|e| format!("{:?}", e.attributes)).collect();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), 50);
}

/// What stands between the first of these texts and the second that follows it.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

#[test]
fn the_colours_of_files_are_those_of_the_light_theme() {
    let tokens = include_str!("../../style/tokens.css");
    let style = include_str!("../../style/screen/picture.css");
    let light = |token: &str| between(tokens, &format!("{token}: light-dark("), ",");
    for (code, hex) in shown::value_colours() {
        // Those of values that a group added come with the marks of such values.
        let token = light(&format!("--wb-value-{code}"));
        assert!(token == Some(hex.as_str()) || token.is_none() && code.starts_with("own-"), "{code}");
    }
    let mut compared = 0;
    for element in shown().iter().flat_map(|(_, picture)| elements(&picture.svg)) {
        let hex = [element.get("fill"), element.get("stroke")].into_iter().flatten().find(|hex| *hex != "none");
        let paint = element
            .get("class")
            .and_then(|class| class.split(' ').find(|name| style.contains(&format!(".{name} {{\n  color:"))));
        let (Some(paint), false) = (paint, element.get("class").unwrap_or_default().contains("hollow")) else {
            continue;
        };
        let rule = between(style, &format!(".{paint} {{"), "}").unwrap();
        let token = between(rule, "color: var(", ")").unwrap();
        if let Some(token) = light(token) {
            assert_eq!(hex, Some(token), "{paint}");
            compared += 1;
        }
    }
    assert!(compared > 1_000, "{compared}");
    let darkest = waardenboom_core::weigh::picture::heat(&WORDS, &["a".into()], &["b".into()], &[vec![Some(1.0)]]);
    assert!(darkest.svg.contains(&format!("wb-pic-tint-10\" fill=\"{}\"", light("--wb-tint").unwrap())));
}

/// Writes the pictures to look at them, and says where: `cargo test -p waardenboom-core --test picture -- --ignored --nocapture`.
#[test]
#[ignore = "not a check: it writes files for somebody to look at"]
fn write_all() {
    let folder = std::env::temp_dir().join("waardenboom-pictures");
    std::fs::create_dir_all(&folder).unwrap();
    println!("{}", folder.display());
    for (name, picture) in shown() {
        std::fs::write(folder.join(format!("{name}.svg")), picture.svg).unwrap();
    }
}
