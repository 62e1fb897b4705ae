//! Pictures as people meet them, to test and to look at.

use super::{WORDS, texts};
use waardenboom_core::weigh::picture::*;

pub const VALUES: [(&str, &str, &str); 9] = [
    ("equality", "Ge", "Gelijkheid / redelijkheid"),
    ("efficiency", "Ef", "Efficiëntie"),
    ("welfare", "We", "Welzijn"),
    ("freedom", "Vr", "Vrijheid"),
    ("safety", "Ve", "Veiligheid"),
    ("own-1", "A", "Duurzaamheid"),
    ("own-2", "B", "Zeggenschap van inwoners over hun eigen buurt"),
    ("own-3", "C", "Nabijheid"),
    ("own-4", "D", "Vertrouwen"),
];
const ALTERNATIVES: [&str; 4] = ["Open house", "Vijf aanbieders", "Eigen wijkteams", "Zoals het nu is"];

pub fn has(picture: &Picture, wanted: &[&str]) -> bool {
    let texts = texts(picture);
    wanted.iter().all(|text| texts.iter().any(|shown| shown == text))
}

fn titled(title: &str) -> Words<'_> {
    Words { title, ..WORDS }
}

pub fn shown() -> Vec<(&'static str, Picture)> {
    vec![
        ("dots-39", dots_39()),
        ("dots-12", dots_of(12)),
        ("dots-120", dots_of(120)),
        ("dots-1000", dots_of(1_000)),
        ("dots-none", dots(&WORDS, &[], &[])),
        ("bars-3", bars_of(3)),
        ("bars-20", bars_of(20)),
        ("shift", shift_of()),
        ("intervals", intervals_of()),
        ("replies", replies_of()),
        ("heat-4", heat_of(4, 4)),
        ("heat-8", heat_of(8, 8)),
        ("heat-20", heat_of(20, 20)),
        ("tornado", tornado_of()),
        ("map-40", map_of(40)),
        ("map-1000", map_of(1_000)),
        ("map-1", map_of(1)),
    ]
}

/// 39 councillors of eleven parties.
pub fn dots_39() -> Picture {
    let seats = [8, 6, 5, 5, 4, 3, 3, 2, 1, 1, 1];
    let (large, others) = ([0.1, 0.2, 0.1, 0.4, 0.2], [0.3, 0.15, 0.25, 0.1, 0.2]);
    let means = [0.203, 0.174, 0.177, 0.246, 0.2];
    let rows: Vec<DotRow> = (0..5)
        .map(|value| {
            let of_party = |party: usize| {
                let at = if party < 3 { large[value] } else { others[value] };
                vec![Dot { at, group: Some(party) }; seats[party]]
            };
            let (code, _, label) = VALUES[value];
            DotRow {
                label: label.into(),
                code: code.into(),
                mean: Some(means[value]),
                dots: (0..11).flat_map(of_party).collect(),
            }
        })
        .collect();
    let parties: Vec<String> = "ABCDEFGHIJK".chars().map(|letter| format!("Partij {letter}")).collect();
    dots(&titled("Waar staan we: 39 raadsleden naar zetels"), &rows, &parties)
}

/// Some number of 0..1 that looks like chance.
fn chance(at: usize, other: usize) -> f64 {
    // SplitMix64's finalizer.
    let mut mixed = u64::try_from(at * 1_000 + other).unwrap().wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    f64::from(u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap()) / f64::from(u32::MAX)
}

pub fn dots_of(people: usize) -> Picture {
    let groups = ["Raadsleden", "Inwoners", "Aanbieders"].map(str::to_owned);
    let rows: Vec<DotRow> = (0..5)
        .map(|value| {
            let dots: Vec<Dot> = (0..people)
                .map(|person| {
                    let at = (chance(person, value) * 0.3
                        + chance(person, value + 20) * 0.2
                        + 0.03 * f64::from(u8::try_from(person % 3).unwrap()))
                    .min(1.0);
                    Dot { at: (at * 40.0).round() / 40.0, group: (person % 7 != 6).then_some(person % 3) }
                })
                .collect();
            let mean = dots.iter().map(|dot| dot.at).sum::<f64>() / f64::from(u32::try_from(people).unwrap());
            let (code, _, label) = VALUES[value];
            DotRow { label: label.into(), code: code.into(), mean: Some(mean), dots }
        })
        .collect();
    dots(&titled("Waar staan we"), &rows, &groups)
}

pub fn bars_of(alternatives: usize) -> Picture {
    let weights = [0.203, 0.174, 0.177, 0.246, 0.2];
    let ratings = [[50.0, 30.0, 50.0, 90.0, 40.0], [60.0, 70.0, 60.0, 30.0, 70.0], [70.0, 50.0, 70.0, 40.0, 60.0]];
    let rows: Vec<BarRow> = (0..alternatives)
        .map(|at| {
            let parts: Vec<BarPart> = (0..if alternatives > 8 { 9 } else { 5 })
                .map(|value| {
                    let points = ratings[at % 3][value % 5]
                        * weights[value % 5]
                        * if alternatives > 8 { 0.5 + chance(at, value) / 5.0 } else { 1.0 };
                    BarPart { code: VALUES[value].0.into(), letters: VALUES[value].1.into(), points }
                })
                .collect();
            let total: f64 = parts.iter().map(|part| part.points).sum();
            let name = if at < 3 {
                ALTERNATIVES[at].to_owned()
            } else {
                format!(
                    "Alternatief {at}: aanbieders met een eigen wijkteam en een toegang in elke buurt van de gemeente"
                )
            };
            BarRow { label: name, leads: at == 2, total: (at != 5).then_some(total), parts }
        })
        .collect();
    let count = if alternatives > 8 { 9 } else { 5 };
    let legend: Vec<(String, String, String)> = VALUES
        .iter()
        .take(count)
        .map(|(code, letters, name)| ((*code).into(), (*letters).into(), (*name).into()))
        .collect();
    bars(&titled("Vergelijking van alternatieven"), &rows, &legend)
}

pub fn shift_of() -> Picture {
    let pairs = [(0.245, 0.223), (0.164, 0.174), (0.181, 0.177), (0.203, 0.246), (0.2, 0.2)];
    let rows: Vec<ShiftRow> = pairs
        .iter()
        .zip(VALUES)
        .map(|(&(before, after), (code, _, label))| ShiftRow { label: label.into(), code: code.into(), before, after })
        .collect();
    shift(&titled("Wat het gesprek veranderde"), &rows, "Ronde 1", "Ronde 2")
}

pub fn intervals_of() -> Picture {
    let all = [(0.203, 0.121, 0.442), (0.174, 0.0, 0.31), (0.177, 0.08, 1.0), (0.246, 0.183, 0.286), (0.2, 0.0, 1.0)];
    let rows: Vec<IntervalRow> = all
        .iter()
        .zip(VALUES)
        .map(|(&(now, from, to), (code, _, label))| IntervalRow {
            label: label.into(),
            code: code.into(),
            now,
            from,
            to,
        })
        .collect();
    intervals(&titled("Eigen wijkteams blijft vooraan zolang vrijheid tussen 18,3\u{A0}% en 28,6\u{A0}% blijft"), &rows)
}

pub fn replies_of() -> Picture {
    let row = |label: &str, counts: [[usize; 3]; 3]| ReplyRow {
        label: label.into(),
        groups: ["Inwoners", "Raadsleden", "Aanbieders van jeugdhulp in de regio"]
            .into_iter()
            .map(str::to_owned)
            .zip(counts)
            .collect(),
    };
    let rows = [
        row(
            "Een kind krijgt de hulp die het nodig heeft, ook als dat duurder is dan wat de buren krijgen.",
            [[14, 3, 7], [20, 8, 11], [9, 1, 0]],
        ),
        row("De gemeente kiest de aanbieder, niet het gezin.", [[2, 4, 18], [19, 1, 19], [0, 0, 0]]),
    ];
    replies(&titled("Wat vinden we van de stellingen?"), &rows, ["Eens", "Weet niet", "Oneens"])
}

pub fn heat_of(rows: usize, columns: usize) -> Picture {
    let names: Vec<String> = (0..rows)
        .map(|at| {
            ALTERNATIVES
                .get(at)
                .map_or_else(|| format!("Alternatief {at} met een wat langere naam erbij"), |name| (*name).to_owned())
        })
        .collect();
    let ranks: Vec<String> = (0..columns)
        .map(|at| if columns == 8 { format!("Vijf aanbieders {at}") } else { format!("{}e", at + 1) })
        .collect();
    let cells: Vec<Vec<Option<f64>>> = (0..rows)
        .map(|row| {
            (0..columns)
                .map(|column| match (row, column) {
                    (0, 0) => Some(0.61),
                    (3, _) if columns == 4 => None,
                    _ => Some(chance(row, column) * chance(column, row)),
                })
                .collect()
        })
        .collect();
    heat(&titled("Hoe vaak komt elk alternatief op welke plaats, bij alle denkbare gewichten?"), &names, &ranks, &cells)
}

pub fn tornado_of() -> Picture {
    let all = [(-3.2, 4.1), (4.6, -11.9), (-1.4, 2.2), (9.8, -21.3), (1.5, 0.1)];
    let rows: Vec<TornadoRow> = all
        .iter()
        .zip(VALUES)
        .map(|(&(low, high), (code, _, label))| TornadoRow { label: label.into(), code: code.into(), low, high })
        .collect();
    tornado(&titled("Hoe gevoelig is de voorsprong van Eigen wijkteams?"), &rows, 0.7, "gewicht 0 %", "gewicht 100 %")
}

pub fn map_of(people: usize) -> Picture {
    let centres = [(0.0, 0.0), (3.0, 1.0), (1.2, 2.4)];
    let points: Vec<MapPoint> = (0..people)
        .map(|at| {
            let (x, y) = centres[at % 3];
            let spread = |other| chance(at, other) + chance(at, other + 9) - 1.0;
            MapPoint {
                x: x + spread(1) * 0.8,
                y: y + spread(5) * 0.6,
                camp: (at % 13 != 12).then_some(at % 3),
                mine: at == 4 || people == 1,
            }
        })
        .collect();
    let camps = ["Kamp 1", "Kamp 2", "Kamp 3"].map(str::to_owned);
    map(&titled("Wie weegt zoals ik?"), &points, &camps, "Hier sta ik")
}

/// The colours that value marks have in a picture, by their code.
pub fn value_colours() -> Vec<(String, String)> {
    let rows: Vec<IntervalRow> = VALUES
        .iter()
        .map(|(code, ..)| IntervalRow { label: String::new(), code: (*code).into(), now: 0.1, from: 0.0, to: 1.0 })
        .collect();
    let picture = intervals(&WORDS, &rows);
    let elements = super::elements(&picture.svg);
    let pairs = elements.windows(2).filter(|pair| pair[0].name == "g");
    pairs.map(|pair| (pair[0].get("data-value").unwrap().to_owned(), pair[1].get("fill").unwrap().to_owned())).collect()
}
