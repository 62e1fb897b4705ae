//! What a form says it can hold comes back from it.

use super::{example, write};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::example::{Language, SplitMix64};
use waardenboom_core::format::export::{Format, LossCode, losses};
use waardenboom_core::format::import::read;
use waardenboom_core::model::{Day, FieldValue, GoalKind, Indicator, Reading, Workbook};
use waardenboom_core::session::Session;
use waardenboom_core::store::{Field, RecordId, Store};

/// The forms that can be read back.
const FORMS: [Format; 5] = [Format::Opml, Format::Freeplane, Format::Markdown, Format::Text, Format::Csv];

/// A workbook as a form that loses these things can hold it.
fn held(workbook: &Workbook, lost: &BTreeSet<LossCode>) -> String {
    let mut out = String::new();
    let note = |note: &str| if lost.contains(&LossCode::Notes) { String::new() } else { note.to_owned() };
    let mut todo: Vec<(usize, &RecordId)> = workbook.forest().children(None).rev().map(|id| (0, id)).collect();
    while let Some((level, id)) = todo.pop() {
        let goal = workbook.goals.get(id).unwrap();
        let served =
            workbook.contributions_to(id).into_iter().filter_map(|(_, link)| workbook.text_of(link.activity.as_ref()?));
        let measured = workbook.indicators_of(id).into_iter().map(|(_, indicator)| indicator.text.as_str());
        let (served, measured): (BTreeSet<&str>, BTreeSet<&str>) = (served.collect(), measured.collect());
        let _ = writeln!(out, "{level} {:?} {:?} {:?} {served:?} {measured:?}", goal.kind, goal.text, note(&goal.note));
        todo.extend(workbook.forest().children(Some(id)).rev().map(|child| (level + 1, child)));
    }
    let mut others = BTreeSet::new();
    for (id, activity) in workbook.activities.iter() {
        let links =
            workbook.pointing_at(id, "provision").filter_map(|link| workbook.provisions.get(link)?.provider.as_ref());
        let providers: BTreeSet<&str> = links.filter_map(|id| workbook.text_of(id)).collect();
        others.insert(format!("{:?} {:?} {providers:?}", activity.text, note(&activity.note)));
    }
    for (id, provider) in
        workbook.providers.iter().filter(|(id, _)| workbook.pointing_at(id, "provision").next().is_some())
    {
        let kept = if lost.contains(&LossCode::ProviderNotes) { String::new() } else { note(&provider.note) };
        others.insert(format!("{} {:?} {kept:?}", id.table(), provider.text));
    }
    for indicator in workbook.indicators.values() {
        others.insert(format!("{:?} {:?} {}", indicator.text, note(&indicator.note), figures(indicator, lost)));
    }
    out + &others.into_iter().collect::<Vec<_>>().join("\n")
}

fn figures(indicator: &Indicator, lost: &BTreeSet<LossCode>) -> String {
    if lost.contains(&LossCode::Baselines) {
        return String::new();
    }
    // A number is the same number however it is written.
    let reading = |reading: &Option<Reading>| {
        let reading = reading.clone().unwrap_or_default();
        let value = reading.number().map_or(reading.value.clone(), |number| number.to_string());
        format!("{value} ({})", reading.day.0)
    };
    format!("{} {} {} {}", indicator.unit, indicator.source, reading(&indicator.baseline), reading(&indicator.target))
}

/// What may be lost of anything, for a form: whether this workbook has it or not.
fn lost_by(format: Format) -> BTreeSet<LossCode> {
    match format {
        Format::Markdown | Format::Text => [LossCode::Baselines, LossCode::Targets].into(),
        Format::Csv => [LossCode::ProviderNotes].into(),
        _ => BTreeSet::new(),
    }
}

fn there_and_back(workbook: &Workbook, format: Format, language: Language) -> Workbook {
    let bytes = write(format, workbook, None, language);
    let import = read(&bytes, &format!("boom.{}", format.extension())).unwrap();
    let mut session = Session::open("terug", Store::default());
    session.dispatch(Command::Import { place: Place::Top, import }, &mut SplitMix64::new(3)).unwrap();
    session.workbook().clone()
}

#[test]
fn the_example_comes_back() {
    for format in FORMS {
        let lost: BTreeSet<LossCode> = losses(format, &example(), None).unwrap().iter().map(|loss| loss.code).collect();
        let back = there_and_back(&example(), format, Language::Dutch);
        assert_eq!(held(&back, &lost), held(&example(), &lost), "{format:?}");
    }
}

/// One random goal, activity or indicator.
#[derive(Clone, Debug)]
struct Deed {
    what: u8,
    below: usize,
    kind: GoalKind,
    text: String,
    note: Vec<String>,
    figures: (String, String, String),
}

/// A text as people type it, with signs that mean something somewhere.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zé]{1,6}",
        prop::sample::select(vec![
            "-",
            "*",
            "#",
            "1.",
            "1.1",
            "a)",
            "3",
            "+5",
            "=SOM(A1)",
            "@",
            "'",
            "\"",
            ";",
            ",",
            "<b>",
            "&amp;",
            "&",
            "[x]",
            "](y)",
            "\\",
            "_a_",
            "`",
            "~~",
            "|",
            "||",
            "o",
            "Doel:",
            "Activiteit:",
            "Toelichting:",
            "---",
            "%",
            "€",
            "…",
            "- [ ]",
            "👩\u{200D}👧",
            "<!--",
            "]]>",
            "sep=;",
            "é",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn deed() -> impl Strategy<Value = Deed> {
    let value = prop_oneof!["", "[1-9][0-9]?", "[1-9],[1-9]", "-[1-9]", "veel"];
    let day = prop_oneof!["", "202[0-9]-0[1-9]-1[0-9]", "eind 2027", "2028"];
    (
        0_u8..8,
        any::<usize>(),
        prop::sample::select(GoalKind::ALL),
        text(),
        prop::collection::vec(text(), 0..3),
        (value, day, "(|%)"),
    )
        .prop_map(|(what, below, kind, text, note, figures)| Deed { what, below, kind, text, note, figures })
}

fn grown(deeds: &[Deed]) -> Workbook {
    let mut session = Session::open("w", Store::default());
    let mut ids = SplitMix64::new(1);
    for (number, deed) in deeds.iter().enumerate() {
        let all = |table: &str| -> Vec<RecordId> {
            session.workbook().ids().filter(|id| id.table() == table).cloned().collect()
        };
        let pick = |table: &str| {
            let all = all(table);
            all.get(deed.below % (all.len() + 1)).cloned()
        };
        // Names are told apart by their number: what a form makes of the same names is another test.
        let text = format!("{} n{number}", deed.text);
        let command = match (deed.what, pick("goal"), pick("activity")) {
            (0..=2, parent, _) => {
                Command::AddGoal { place: parent.map_or(Place::Top, Place::LastIn), kind: deed.kind, text }
            }
            (4, goal, _) => Command::AddIndicator { goal, text },
            (5, Some(goal), Some(activity)) => Command::Contribute { activity, goal },
            (6 | 7, _, Some(activity)) => Command::AddProviderOf { activity, text },
            (_, goal, _) => Command::AddActivity { goal, after: None, text },
        };
        let Ok(step) = session.dispatch(command, &mut ids) else { continue };
        let new = step.touched.iter().find(|id| ["goal", "activity", "indicator", "provider"].contains(&id.table()));
        let Some(record) = new.cloned() else { continue };
        let (value, day, unit) = deed.figures.clone();
        let reading = |value: &str| Reading { value: value.into(), day: Day(day.clone()), ..Reading::default() };
        let mut fields = vec![("note", deed.note.join("\n").write())];
        if record.table() == "indicator" {
            fields.extend([
                ("unit", unit.write()),
                ("baseline", Some(reading(&value)).write()),
                ("target", Some(reading("7")).write()),
            ]);
        }
        for (field, value) in fields.into_iter().filter(|(_, value)| !value.is_null()) {
            let set = Command::SetField { record: record.clone(), field: Field::known(field), value, basis: None };
            session.dispatch(set, &mut ids).unwrap();
        }
    }
    session.workbook().clone()
}

proptest! {
    #[test]
    fn any_tree_comes_back(deeds in prop::collection::vec(deed(), 1..25), is_dutch in any::<bool>()) {
        let workbook = grown(&deeds);
        let language = if is_dutch { Language::Dutch } else { Language::English };
        for format in FORMS {
            let lost = lost_by(format);
            let told: BTreeSet<LossCode> = losses(format, &workbook, None).unwrap().iter().map(|loss| loss.code).collect();
            // What this test forgives, and nothing else that it looks at, is told.
            let looked_at = [LossCode::Notes, LossCode::ProviderNotes, LossCode::Baselines, LossCode::Targets, LossCode::Goals];
            prop_assert!(looked_at.iter().all(|code| lost.contains(code) || !told.contains(code)));
            let back = there_and_back(&workbook, format, language);
            prop_assert_eq!(held(&back, &lost), held(&workbook, &lost), "{:?}\n{}", format, String::from_utf8_lossy(&write(format, &workbook, None, language)));
        }
    }

    #[test]
    fn no_export_panics_and_no_cell_calculates(deeds in prop::collection::vec(deed(), 1..25)) {
        let workbook = grown(&deeds);
        for format in Format::ALL {
            let bytes = write(*format, &workbook, None, Language::Dutch);
            if format.extension() == "csv" {
                let text = String::from_utf8(bytes).unwrap();
                let body = text.strip_prefix('\u{FEFF}').unwrap();
                let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(body.as_bytes());
                for record in reader.records() {
                    for cell in &record.unwrap() {
                        let is_number = cell.trim_start_matches('-').chars().all(|c| c.is_ascii_digit() || c == ',');
                        prop_assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", cell);
                    }
                }
            }
        }
    }
}
