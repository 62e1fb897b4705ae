//! What came in, put into the tree: one step, with what ties the pieces.

use super::told;
use std::fmt::Write as _;
use waardenboom_core::command::{Command, Place, Refusal, first_kind};
use waardenboom_core::example::{Example, Language, SplitMix64, workbook};
use waardenboom_core::format::import::{Import, PieceKind, read};
use waardenboom_core::model::{GoalKind, Workbook};
use waardenboom_core::session::Session;
use waardenboom_core::store::{RecordId, Store};

fn session(store: Store) -> (Session, SplitMix64) {
    (Session::open("w", store), SplitMix64::new(7))
}

fn table(text: &str) -> Import {
    read(text.as_bytes(), "tabel.csv").unwrap()
}

const BUDGET: &str =
    "Kerndoel;Operationeel doel;Acties;Aanbieder;Indicator;Eenheid;Nulmeting 2024;Streefwaarde 2028;Bron;Toelichting
Meedoen;Minder schulden;Schuldhulp;Kredietbank;Schulden;%;8,4;6,5;CBS;Samen
Meedoen;Meer werk;Schuldhulp;;;;;;;Ook hier
Meedoen;Meer werk;Leerwerkplek;Werkplein;Schulden;;;;;
";

/// Every goal below its parent, with what serves and measures it.
fn tree(workbook: &Workbook) -> String {
    let mut out = String::new();
    let mut todo: Vec<(usize, &RecordId)> = workbook.forest().children(None).rev().map(|id| (0, id)).collect();
    while let Some((level, id)) = todo.pop() {
        let goal = workbook.goals.get(id).unwrap();
        let activities = workbook.contributions_to(id).into_iter();
        let activities: Vec<&str> =
            activities.map(|(_, c)| workbook.text_of(c.activity.as_ref().unwrap()).unwrap()).collect();
        let indicators: Vec<&str> = workbook.indicators_of(id).iter().map(|(_, i)| i.text.as_str()).collect();
        let kind = goal.kind.unwrap().word();
        let _ = writeln!(out, "{}{kind} {} {activities:?} {indicators:?}", "  ".repeat(level), goal.text);
        todo.extend(workbook.forest().children(Some(id)).rev().map(|child| (level + 1, child)));
    }
    out
}

#[test]
fn a_budget_becomes_a_tree_with_its_activities_and_figures_in_one_step() {
    let (mut session, mut ids) = session(Store::default());
    let step = session.dispatch(Command::Import { place: Place::Top, import: table(BUDGET) }, &mut ids).unwrap();
    assert_eq!(step.name.as_ref().map(|name| (name.code, name.subject.as_str())), Some(("import", "Meedoen")));
    let workbook = session.workbook();
    assert_eq!(
        tree(workbook),
        "ambition Meedoen [] []\n  subgoal Minder schulden [\"Schuldhulp\"] [\"Schulden\"]\n  subgoal Meer werk [\"Schuldhulp\", \
         \"Leerwerkplek\"] [\"Schulden\"]\n"
    );
    assert_eq!((workbook.activities.len(), workbook.indicators.len(), workbook.providers.len()), (2, 1, 2));
    let help = workbook.activities.values().find(|activity| activity.text == "Schuldhulp").unwrap();
    assert_eq!(help.note, "Samen\n\nOok hier");
    let indicator = workbook.indicators.values().next().unwrap();
    let reading = |reading: &Option<waardenboom_core::model::Reading>| {
        let reading = reading.clone().unwrap();
        (reading.number(), reading.day.0)
    };
    assert_eq!(reading(&indicator.baseline), (Some(8.4), "2024".into()));
    assert_eq!(reading(&indicator.target), (Some(6.5), "2028".into()));
    assert_eq!((indicator.unit.as_str(), indicator.source.as_str()), ("%", "CBS"));
    session.undo(&mut ids).unwrap().unwrap();
    assert_eq!(session.workbook().ids().count(), 0);
    session.redo(&mut ids).unwrap().unwrap();
    assert_eq!(session.workbook().goals.len(), 3);
}

#[test]
fn kinds_follow_from_the_place_as_with_a_paste() {
    let lines = read(b"een\n  twee\n    drie", "a.txt").unwrap();
    for (place, expected) in [
        (Place::Top, [GoalKind::Ambition, GoalKind::Outcome, GoalKind::Subgoal]),
        (Place::LastIn(RecordId::parse("goal/werk").unwrap()), [GoalKind::Subgoal; 3]),
    ] {
        let (mut session, mut ids) = session(workbook(Example::Mantelzorg, Language::Dutch));
        let first = first_kind(session.workbook(), &place, lines.levels());
        assert_eq!(lines.kinds(first), expected.map(PieceKind::Goal));
        let counted = lines.counts(first);
        assert_eq!(counted.iter().map(|(_, count)| count).sum::<usize>(), 3);
        let before: Vec<RecordId> = session.workbook().goals.keys().cloned().collect();
        session.dispatch(Command::Import { place, import: lines.clone() }, &mut ids).unwrap();
        let new = session.workbook().goals.iter().filter(|(id, _)| !before.contains(id));
        let mut kinds: Vec<GoalKind> = new.map(|(_, goal)| goal.kind.unwrap()).collect();
        kinds.sort();
        assert_eq!(kinds, expected);
    }
}

#[test]
fn a_provider_that_is_there_is_not_made_twice_and_keeps_its_note() {
    let (mut session, mut ids) = session(Store::default());
    let first = table("Doel;Activiteit;Aanbieder\nEen;Inloop;Welzijn");
    session.dispatch(Command::Import { place: Place::Top, import: first }, &mut ids).unwrap();
    let opml = "<opml><body><outline text='Twee'><outline text='Cursus' _kind='activity'>\
                <outline text='Welzijn' _kind='provider' _note='sinds 2019'/></outline></outline></body></opml>";
    let second = read(opml.as_bytes(), "").unwrap();
    session.dispatch(Command::Import { place: Place::Top, import: second }, &mut ids).unwrap();
    let workbook = session.workbook();
    assert_eq!((workbook.providers.len(), workbook.provisions.len()), (1, 2));
    assert_eq!(workbook.providers.values().next().unwrap().note, "sinds 2019");
}

#[test]
fn what_an_activity_costs_and_what_was_measured_have_fields_of_their_own() {
    let (mut session, mut ids) = session(Store::default());
    let import = table(
        "Doel;Acties;Budget;Indicator;Realisatie 2023;Realisatie 2024\n\
         Meedoen;Schuldhulp;€ 120.000;Schulden;8,9;8,4\nMeer werk;Schuldhulp;120000;Schulden;;\n",
    );
    session.dispatch(Command::Import { place: Place::Top, import }, &mut ids).unwrap();
    let workbook = session.workbook();
    let activities: Vec<_> = workbook.activities.values().map(|a| (a.euros, a.note.as_str())).collect();
    assert_eq!(activities, [(Some(120_000.0), "")]);
    let indicator = workbook.indicators.keys().next();
    assert_eq!(workbook.indicators.len(), 1);
    let mut readings: Vec<_> =
        workbook.measurements.values().map(|m| (m.indicator.as_ref(), m.reading.clone().unwrap())).collect();
    readings.sort_by(|a, b| a.1.day.0.cmp(&b.1.day.0));
    assert!(readings.iter().all(|(of, _)| *of == indicator));
    let readings: Vec<_> =
        readings.iter().map(|(_, reading)| (reading.day.0.as_str(), reading.value.as_str())).collect();
    assert_eq!(readings, [("2023", "8,9"), ("2024", "8,4")]);
}

#[test]
fn activities_and_indicators_by_themselves_belong_to_the_goal_they_come_below() {
    let (mut session, mut ids) = session(Store::default());
    let add = Command::AddGoal { place: Place::Top, kind: GoalKind::Outcome, text: "Doel".into() };
    let goal = session.dispatch(add, &mut ids).unwrap().focus.unwrap().0;
    let import = read(b"- Activiteit: Inloop\n- Indicator: Bezoekers", "a.md").unwrap();
    session.dispatch(Command::Import { place: Place::LastIn(goal), import: import.clone() }, &mut ids).unwrap();
    assert_eq!(tree(session.workbook()), "outcome Doel [\"Inloop\"] [\"Bezoekers\"]\n");
    session.dispatch(Command::Import { place: Place::Top, import }, &mut ids).unwrap();
    assert_eq!((session.workbook().activities.len(), session.workbook().contributions.len()), (2, 1));
}

#[test]
fn a_place_that_is_not_there_or_too_much_is_refused_and_changes_nothing() {
    let (mut session, mut ids) = session(Store::default());
    let missing = RecordId::parse("goal/x").unwrap();
    let import = table("Doel;Activiteit\na;b");
    let refused = session.dispatch(Command::Import { place: Place::LastIn(missing.clone()), import }, &mut ids);
    assert_eq!(refused.unwrap_err(), Refusal::NotThere(missing));
    let rows: Vec<String> = (0..30_000).map(|row| format!("D{row};A{row}\n")).collect();
    let many = read(format!("Doel;Activiteit\n{}", rows.concat()).as_bytes(), "a.csv");
    assert_eq!(told(&many), "error too-many [(\"limit\", \"50000\")]\n");
    // Links count too.
    let rows: Vec<String> = (0..20_000).map(|row| format!("D{row};A{row}\n")).collect();
    let import = read(format!("Doel;Activiteit\n{}", rows.concat()).as_bytes(), "a.csv").unwrap();
    let refused = session.dispatch(Command::Import { place: Place::Top, import }, &mut ids);
    assert_eq!(refused.unwrap_err(), Refusal::TooManyRecords(50_000));
    assert_eq!(session.workbook().ids().count(), 0);
}
