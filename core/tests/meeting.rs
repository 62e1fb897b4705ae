//! A meeting that is closed remembers what was known; what changes after it is told, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/gestures.rs"]
mod gestures;
#[path = "support/outline.rs"]
mod outline;
#[path = "support/sentences.rs"]
mod sentences;

use gestures::{Gesture, command, gesture};
use outline::{Seed, id_of, session_with};
use proptest::prelude::*;
use std::collections::BTreeSet;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::finding::{Date, of_values};
use waardenboom_core::format;
use waardenboom_core::meeting::{Changes, News, Speech, latest_closed, previous_of, report, since};
use waardenboom_core::model::{Day, GoalKind, core_value_id};
use waardenboom_core::session::Session;
use waardenboom_core::store::{Field, RecordId, Store};

const TODAY: Date = Date { year: 2026, month: 3, day: 12 };

fn add(session: &mut Session, ids: &mut Seed, table: &'static str, text: &str, to: Option<&RecordId>) -> RecordId {
    let command = Command::AddItem { table, text: text.into(), belongs_to: to.cloned() };
    session.dispatch(command, ids).unwrap().focus.unwrap().0
}

fn set(session: &mut Session, ids: &mut Seed, record: &RecordId, field: &'static str, value: &str) {
    let field = Field::known(field);
    session
        .dispatch(Command::SetField { record: record.clone(), field, value: value.into(), basis: None }, ids)
        .unwrap();
}

fn close(session: &mut Session, ids: &mut Seed, meeting: &RecordId, day: &str) {
    session.dispatch(Command::CloseMeeting { meeting: meeting.clone(), day: Day(day.into()) }, ids).unwrap();
}

/// A workbook with a meeting that was just closed.
fn closed() -> (Session, Seed, RecordId) {
    let (mut session, mut ids) = session_with("- ambitie\n  - resultaat\n    - subdoel\n    - ander");
    let meeting = add(&mut session, &mut ids, "meeting", "Eerste bijeenkomst", None);
    close(&mut session, &mut ids, &meeting, "2026-03-12");
    (session, ids, meeting)
}

fn changes(session: &Session, meeting: &RecordId) -> Changes {
    since(session.workbook(), session.store(), meeting).unwrap()
}

fn names(news: &[News]) -> Vec<&str> {
    news.iter().map(|news| news.name.as_str()).collect()
}

#[test]
fn right_after_closing_nothing_has_changed() {
    let (session, _, meeting) = closed();
    assert!(changes(&session, &meeting).is_empty());
    assert_eq!(session.workbook().meetings.get(&meeting).unwrap().closed, Day("2026-03-12".into()));
    assert_eq!(latest_closed(session.workbook(), session.store()), Some(&meeting));
}

#[test]
fn closing_is_one_step_that_can_be_taken_back() {
    let (mut session, mut ids, meeting) = closed();
    session.undo(&mut ids).unwrap().unwrap();
    assert_eq!(since(session.workbook(), session.store(), &meeting), None);
    assert_eq!(latest_closed(session.workbook(), session.store()), None);
    session.redo(&mut ids).unwrap().unwrap();
    assert!(changes(&session, &meeting).is_empty());
}

#[test]
fn every_edit_shows_itself_and_nothing_else() {
    let (mut session, mut ids, meeting) = closed();
    let subgoal = id_of(&session, "subdoel");
    set(&mut session, &mut ids, &subgoal, "text", "Iemand om te bellen");
    let told = changes(&session, &meeting);
    assert_eq!(told.counts(), [0, 1, 0]);
    assert_eq!((told.changed[0].name.as_str(), &told.changed[0].fields[..]), ("Iemand om te bellen", &["text"][..]));

    let place = Place::LastIn(id_of(&session, "resultaat"));
    session.dispatch(Command::AddGoal { place, kind: GoalKind::Subgoal, text: "nieuw".into() }, &mut ids).unwrap();
    assert_eq!(names(&changes(&session, &meeting).added), ["nieuw"]);

    session.dispatch(Command::RemoveWithBranch { records: vec![id_of(&session, "ander")] }, &mut ids).unwrap();
    let told = changes(&session, &meeting);
    assert_eq!((names(&told.removed), told.counts()), (vec!["ander"], [1, 1, 1]));
}

#[test]
fn a_link_that_comes_with_its_activity_is_not_counted_apart() {
    let (mut session, mut ids, meeting) = closed();
    let goal = Some(id_of(&session, "subdoel"));
    session.dispatch(Command::AddActivity { goal, after: None, text: "Huisbezoek".into() }, &mut ids).unwrap();
    let told = changes(&session, &meeting);
    assert_eq!((told.added.len(), told.counts()), (2, [1, 0, 0]));
    let activity = id_of(&session, "Huisbezoek");
    let goal = id_of(&session, "ander");
    close(&mut session, &mut ids, &meeting, "2026-03-13");
    session.dispatch(Command::Contribute { activity, goal }, &mut ids).unwrap();
    let told = changes(&session, &meeting);
    assert_eq!((names(&told.added), told.counts()), (vec!["Huisbezoek → ander"], [1, 0, 0]));
}

#[test]
fn what_is_taken_back_leaves_nothing_new_and_nothing_gone() {
    let (mut session, mut ids, meeting) = closed();
    let note = add(&mut session, &mut ids, "note", "los", None);
    session.undo(&mut ids).unwrap().unwrap();
    assert!(!session.workbook().notes.contains_key(&note) && changes(&session, &meeting).is_empty());

    session.dispatch(Command::RemoveWithBranch { records: vec![id_of(&session, "subdoel")] }, &mut ids).unwrap();
    assert_eq!(changes(&session, &meeting).counts(), [0, 0, 1]);
    session.undo(&mut ids).unwrap().unwrap();
    let told = changes(&session, &meeting);
    assert_eq!(
        (told.counts(), names(&told.changed)),
        ([0, 1, 0], vec!["subdoel"]),
        "written again, and there as it was"
    );
}

#[test]
fn what_was_gone_at_closing_is_not_told_and_what_comes_back_is_new() {
    let (mut session, mut ids, meeting) = closed();
    let other = id_of(&session, "ander");
    session.dispatch(Command::RemoveWithBranch { records: vec![other.clone()] }, &mut ids).unwrap();
    close(&mut session, &mut ids, &meeting, "2026-03-12");
    assert!(changes(&session, &meeting).is_empty());
    session.dispatch(Command::RestoreFromBin { records: vec![other] }, &mut ids).unwrap();
    assert_eq!(names(&changes(&session, &meeting).added), ["ander"]);
}

#[test]
fn a_copy_that_was_edited_elsewhere_shows_when_it_comes_in() {
    let (mut session, mut ids, meeting) = closed();
    let mut elsewhere = Session::open("w", session.store().clone());
    let mut others = Seed::new(99);
    add(&mut elsewhere, &mut others, "note", "van een ander", None);
    set(&mut elsewhere, &mut others, &id_of(&session, "resultaat"), "moment", "over vier jaar");
    elsewhere.dispatch(Command::RemoveWithBranch { records: vec![id_of(&session, "ander")] }, &mut others).unwrap();
    add(&mut session, &mut ids, "note", "van ons", None);
    session.receive(elsewhere.store().clone());
    let told = changes(&session, &meeting);
    let mut added = names(&told.added);
    added.sort_unstable();
    assert_eq!(added, ["van een ander", "van ons"]);
    assert_eq!((names(&told.changed), names(&told.removed)), (vec!["resultaat"], vec!["ander"]));
    assert_eq!(told.changed[0].fields, ["moment"]);
    // The same in every order, and after a file.
    let text = format::write("w", session.store());
    let opened = Session::open("w", format::read(text.as_bytes()).unwrap().store);
    assert_eq!(changes(&opened, &meeting), told);
    let mut other_way = elsewhere.store().clone();
    other_way.join(session.store());
    assert_eq!(changes(&Session::open("w", other_way), &meeting), told);
}

#[test]
fn the_meeting_before_is_the_one_that_was_closed_before() {
    let (mut session, mut ids, first) = closed();
    let second = add(&mut session, &mut ids, "meeting", "Tweede", None);
    assert_eq!(previous_of(session.workbook(), session.store(), &second), Some(&first));
    close(&mut session, &mut ids, &second, "2026-04-12");
    assert_eq!(latest_closed(session.workbook(), session.store()), Some(&second));
    assert_eq!(previous_of(session.workbook(), session.store(), &second), Some(&first));
    assert_eq!(previous_of(session.workbook(), session.store(), &first), None);
    assert_eq!(names(&changes(&session, &first).added), ["Tweede"], "closing it is no change of its own");
}

fn reported(session: &Session, meeting: &RecordId) -> String {
    let dutch = sentences::all_of(sentences::DUTCH);
    let say = |key: &str, values: &[(&str, &str)]| {
        assert!(dutch.get(key).is_some(), "{key} has no sentence");
        dutch.say(key, values)
    };
    let speech = Speech { language: "nl", say: &say, day: &|day| day.0.clone() };
    report(session.workbook(), session.store(), meeting, &speech, TODAY).unwrap()
}

#[test]
fn points_of_the_values_stand_in_the_report_until_they_are_discussed() {
    let (mut session, mut ids, meeting) = closed();
    let norm = add(&mut session, &mut ids, "norm", "Wat de wet noemt", Some(&core_value_id("welfare")));
    assert!(session.workbook().norms.get(&norm).unwrap().value.is_some());
    add(&mut session, &mut ids, "choice", "Wat is jeugdhulp", None);
    let sentence = "Geen enkele keuze steunt op de waarde “Welzijn”.";
    assert!(reported(&session, &meeting).contains(sentence));
    let finding = of_values(session.workbook()).into_iter().find(|finding| finding.place.record.table() == "value");
    let (code, place) = finding.map(|finding| (finding.code, finding.place)).unwrap();
    let (reason, by, day) = ("Dat volgt later".into(), String::new(), Day(String::new()));
    session.dispatch(Command::Discuss { code, place, reason, by, day }, &mut ids).unwrap();
    let next = add(&mut session, &mut ids, "meeting", "Tweede bijeenkomst", None);
    let html = reported(&session, &next);
    assert!(!html.contains(sentence) && html.contains("Welzijn"), "what was discussed has a name: {html}");
}

/// The names of all tags, in order.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|tag| tag.split(['>', ' ']).next().unwrap_or_default()).collect()
}

fn assert_is_well_formed(html: &str) {
    let mut open = Vec::new();
    for tag in tags(html) {
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{html}"),
            None if matches!(tag, "!DOCTYPE" | "meta") => {}
            None => open.push(tag),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn the_report_holds_what_people_take_home() {
    let (mut session, mut ids, _) = closed();
    let second = add(&mut session, &mut ids, "meeting", "Wie draagt bij?", None);
    for (field, value) in [
        ("day", "2026-04-12"),
        ("present", "Mantelzorgers"),
        ("agenda", "Kijken\nKiezen"),
        ("decided", "Wij gaan door"),
    ] {
        set(&mut session, &mut ids, &second, field, value);
    }
    let action = add(&mut session, &mut ids, "action", "Bel de huisarts", Some(&second));
    set(&mut session, &mut ids, &action, "owner", "beleidsadviseur");
    set(&mut session, &mut ids, &action, "due", "2026-05-01");
    let subgoal = id_of(&session, "subdoel");
    set(&mut session, &mut ids, &subgoal, "text", "Iemand om te bellen");
    close(&mut session, &mut ids, &second, "2026-04-12");
    let html = reported(&session, &second);
    for text in [
        "Wie draagt bij?",
        "2026-04-12",
        "Mantelzorgers",
        "Kijken\nKiezen",
        "Wij gaan door",
        "Bel de huisarts",
        "beleidsadviseur",
        "2026-05-01",
        "Eerste bijeenkomst",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert!(html.contains("<ul>\n<li>ambitie") && html.matches("Iemand om te bellen").count() >= 2);
    assert!(!html.contains("<script") && !html.contains("http"));
    assert_is_well_formed(&html);
}

#[test]
fn hostile_texts_stay_text() {
    let (mut session, mut ids, meeting) = closed();
    let hostile = "</style></ul><script>alert(1)</script>\"' onload=x & {name}\u{0}";
    for record in [meeting.clone(), id_of(&session, "subdoel"), id_of(&session, "ambitie")] {
        set(&mut session, &mut ids, &record, "text", hostile);
    }
    for field in ["present", "agenda", "decided", "note"] {
        set(&mut session, &mut ids, &meeting, field, hostile);
    }
    let action = add(&mut session, &mut ids, "action", hostile, Some(&meeting));
    set(&mut session, &mut ids, &action, "owner", hostile);
    let html = reported(&session, &meeting);
    assert!(!html.contains("<script") && !html.contains('\u{0}'));
    assert_is_well_formed(&html);
    let known = [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "table",
        "thead", "tbody", "tr", "th", "td", "span", "main",
    ];
    assert!(tags(&html).iter().all(|tag| known.contains(&tag.trim_start_matches('/'))));
}

/// Elsewhere a provider was removed and the bin emptied; here somebody wrote in it, so that it stays without the rest.
#[test]
fn what_an_emptied_bin_took_from_a_record_that_stays_is_told() {
    let (mut session, mut ids, _) = closed();
    let provider = add(&mut session, &mut ids, "provider", "Buurtkamer", None);
    let meeting = add(&mut session, &mut ids, "meeting", "Nu", None);
    close(&mut session, &mut ids, &meeting, "2026-03-12");
    let mut elsewhere = Session::open("w", session.store().clone());
    let mut others = Seed::new(4);
    elsewhere.dispatch(Command::RemoveWithBranch { records: vec![provider.clone()] }, &mut others).unwrap();
    elsewhere.dispatch(Command::EmptyBin, &mut others).unwrap();
    set(&mut session, &mut ids, &provider, "note", "Op dinsdag");
    session.receive(elsewhere.store().clone());
    assert_eq!(session.workbook().text_of(&provider), Some(""), "the bin took the text");
    let told = changes(&session, &meeting);
    let of_provider: Vec<_> = told.changed.iter().filter(|news| news.record == provider).collect();
    assert_eq!(of_provider.iter().flat_map(|news| &news.fields).collect::<Vec<_>>(), [&"text", &"note"]);
}

/// What showed and what was written, remembered in full: the slow way.
fn remembered(store: &Store) -> BTreeSet<RecordId> {
    store.records().map(|(id, _)| id).filter(|id| store.is_visible(id)).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens before and after, here and in a copy: nothing at closing; then new is what did not show, gone
    /// is what did, and whatever differs between the two is told.
    #[test]
    fn since_tells_what_a_full_memory_tells(
        before in prop::collection::vec(gesture(), 0..40),
        after in prop::collection::vec((any::<bool>(), gesture()), 0..30),
    ) {
        let (mut session, mut ids, _) = closed();
        let run = |session: &mut Session, ids: &mut Seed, gesture: &Gesture| {
            let command = command(session, gesture);
            // Nobody writes a memory by hand.
            let is_memory = matches!(&command, Command::SetField { field, .. } if field.as_str() == "seen");
            if !is_memory && !matches!(command, Command::CloseMeeting { .. }) {
                let _ = session.dispatch(command, ids);
            }
        };
        for gesture in &before {
            run(&mut session, &mut ids, gesture);
        }
        let meeting = add(&mut session, &mut ids, "meeting", "Nu", None);
        close(&mut session, &mut ids, &meeting, "2026-03-12");
        prop_assert!(changes(&session, &meeting).is_empty());
        let then = session.store().clone();
        let showed = remembered(&then);
        let mut elsewhere = Session::open("w", then.clone());
        let mut others = Seed::new(4);
        for (is_ours, gesture) in &after {
            if *is_ours { run(&mut session, &mut ids, gesture) } else { run(&mut elsewhere, &mut others, gesture) }
        }
        session.receive(elsewhere.store().clone());
        let Some(told) = since(session.workbook(), session.store(), &meeting) else { return Ok(()) };
        let shows = remembered(session.store());
        let ids_of = |news: &[News]| news.iter().map(|news| news.record.clone()).collect::<BTreeSet<_>>();
        let erased = session.store().erased();
        let added: BTreeSet<_> = shows.difference(&showed).filter(|id| !erased.contains(id)).cloned().collect();
        let removed: BTreeSet<_> = showed.difference(&shows).filter(|id| !erased.contains(id)).cloned().collect();
        prop_assert_eq!(ids_of(&told.added), added);
        prop_assert_eq!(ids_of(&told.removed), removed);
        for id in shows.intersection(&showed) {
            let shown = |store: &Store, field: &'static str| store.cell(id, &Field::known(field)).and_then(|cell| cell.shown().cloned());
            let fields = waardenboom_core::model::table(id.table()).map_or(&[][..], |table| table.fields);
            for field in fields.iter().map(|field| field.name) {
                let differs = shown(&then, field) != shown(session.store(), field) && field != "order";
                let is_told = told.changed.iter().any(|news| news.record == *id && news.fields.contains(&field));
                let is_closing = id.table() == "meeting" && matches!(field, "closed" | "seen");
                prop_assert!(!differs || is_told || is_closing, "{} {} is told", id, field);
            }
        }
    }
}
