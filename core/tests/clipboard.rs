//! Copying and pasting branches: what goes to the clipboard comes back as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/outline.rs"]
mod outline;

use outline::{Seed, id_of, outline, session_with};
use proptest::prelude::*;
use serde_json::Value;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::double::doubles;
use waardenboom_core::example::{Example, Language, random_workbook, workbook};
use waardenboom_core::format::paste::{Flavours, PasteError, Pasted, read, read_html, read_text};
use waardenboom_core::format::{self, Branch};
use waardenboom_core::model::{Day, Distinct, GoalKind};
use waardenboom_core::session::Session;
use waardenboom_core::store::{RecordId, Store};

fn text(text: &str) -> Flavours<'_> {
    Flavours { text: Some(text), ..Flavours::default() }
}

fn paste(session: &mut Session, ids: &mut Seed, place: Place, flavours: Flavours<'_>) {
    let command = match read(flavours).unwrap() {
        Pasted::Branch(branch) => Command::PasteBranch { place, branch },
        Pasted::Outline(draft) => Command::AddOutline { place, lines: draft.lines },
    };
    session.dispatch(command, ids).unwrap();
}

fn empty() -> (Session, Seed) {
    (Session::open("leeg", Store::default()), Seed::new(3))
}

fn kinds(session: &Session, texts: &[&str]) -> Vec<GoalKind> {
    texts.iter().map(|text| session.workbook().goals.get(&id_of(session, text)).unwrap().kind.unwrap()).collect()
}

#[test]
fn from_notes_to_tree() {
    let (mut session, mut ids) = empty();
    let notes = "Minder overbelaste mantelzorgers\n    Mantelzorgers kunnen zorg en werk combineren\n    \
        Mantelzorgers worden op tijd gezien\n    Er is vervangende zorg";
    paste(&mut session, &mut ids, Place::Top, text(notes));
    let tree = "- Minder overbelaste mantelzorgers\n  - Mantelzorgers kunnen zorg en werk combineren\n  \
        - Mantelzorgers worden op tijd gezien\n  - Er is vervangende zorg";
    assert_eq!(outline(&session), tree);
    let found = kinds(&session, &["Minder overbelaste mantelzorgers", "Er is vervangende zorg"]);
    assert_eq!(found, [GoalKind::Outcome, GoalKind::Subgoal]);
    let name = session.next_undo().unwrap().clone();
    assert_eq!((name.code, name.subject.as_str(), name.count), ("paste", "Minder overbelaste mantelzorgers", 4));
    session.undo(&mut ids).unwrap().unwrap();
    assert_eq!(outline(&session), "");
    assert!(session.next_undo().is_none(), "it was one step");
    session.redo(&mut ids).unwrap().unwrap();
    assert_eq!(outline(&session), tree);
}

#[test]
fn pasted_lines_get_the_natural_kinds_of_their_place() {
    use GoalKind::{Ambition, Outcome, Subgoal};
    let (mut session, mut ids) = empty();
    paste(&mut session, &mut ids, Place::Top, text("ambitie\n resultaat\n  subdoel\n   dieper"));
    assert_eq!(kinds(&session, &["ambitie", "resultaat", "subdoel", "dieper"]), [Ambition, Outcome, Subgoal, Subgoal]);
    let ambition = id_of(&session, "ambitie");
    paste(&mut session, &mut ids, Place::LastIn(ambition.clone()), text("a\n b"));
    assert_eq!(kinds(&session, &["a", "b"]), [Outcome, Subgoal]);
    let place = Place::LastIn(id_of(&session, "subdoel"));
    paste(&mut session, &mut ids, place, text("c"));
    paste(&mut session, &mut ids, Place::After(ambition), text("d\n e"));
    paste(&mut session, &mut ids, Place::Top, text("los een\nlos twee"));
    let found = kinds(&session, &["c", "d", "e", "los een", "los twee"]);
    assert_eq!(found, [Subgoal, Ambition, Outcome, Outcome, Outcome]);
}

/// What a copy says of its records, without their ids: so that two copies can be compared.
fn described(json: &str) -> Vec<String> {
    let session = Session::open("w", format::read(json.as_bytes()).unwrap().store);
    let workbook = session.workbook();
    let name = |id: &str| match workbook.name_of(&RecordId::parse(id).unwrap()) {
        Some(text) => text.to_owned(),
        None => "nowhere".to_owned(),
    };
    let place = |id: &RecordId| {
        let parent = workbook.forest().parent(id);
        let at = workbook.forest().children(parent).position(|child| child == id).unwrap();
        format!("{} {at}", parent.map(|id| name(id.as_str())).unwrap_or_default())
    };
    let of_value = |value: &Value| match value {
        Value::String(text) if RecordId::parse(text).is_some_and(|id| workbook.shows(&id)) => name(text),
        Value::Array(ids) => ids.iter().map(|id| id.as_str().map_or_else(String::new, name)).collect(),
        other => other.to_string(),
    };
    let record = |(id, record): (&RecordId, &waardenboom_core::store::StoredRecord)| {
        let mut said = format!("{} {}", id.table(), name(id.as_str()));
        for (field, cell) in &record.cells {
            match (id.table(), field.as_str()) {
                ("goal", "position") => said.extend([" at ", &place(id)]),
                (_, "order") => {}
                _ => {
                    for sibling in cell.siblings() {
                        said.extend([" ", field.as_str(), "=", &of_value(&sibling.value)]);
                    }
                }
            }
        }
        said
    };
    // Of two that are not the same the smaller id comes first: that is another one in each copy.
    let pair = |told: &Distinct| {
        let mut ends = [&told.one, &told.other].map(|end| name(end.as_ref().unwrap().as_str()));
        ends.sort();
        format!("distinct {ends:?} by={}", told.by)
    };
    let records = session.store().records().filter(|(id, _)| id.table() != "distinct");
    let mut all: Vec<String> = records.map(record).chain(workbook.distinct.values().map(pair)).collect();
    all.sort();
    all
}

/// Everything at the top of a workbook, copied.
fn copy_all(session: &Session) -> format::Copied {
    let tops: Vec<RecordId> = session.workbook().forest().children(None).cloned().collect();
    session.copy(&tops).unwrap()
}

#[test]
fn a_branch_between_two_workbooks_loses_nothing() {
    let example = Session::open("mantelzorg", workbook(Example::Mantelzorg, Language::Dutch));
    let random = Session::open("random", random_workbook(120, 4).1);
    for from in [example, random] {
        let copied = copy_all(&from);
        let (mut to, mut ids) = empty();
        let flavours = Flavours { json: Some(&copied.json), html: Some(&copied.html), text: Some(&copied.text) };
        paste(&mut to, &mut ids, Place::Top, flavours);
        let again = copy_all(&to);
        assert_eq!(described(&again.json), described(&copied.json));
        assert_eq!((&again.text, &again.html, again.count), (&copied.text, &copied.html, copied.count));
        assert_eq!(to.next_undo().unwrap().count, copied.count);
        for table in ["goal", "activity", "contribution", "indicator", "measurement", "provision", "provider"] {
            assert!(to.store().records_of(table).next().is_some(), "{table} came along");
            assert!(
                to.store().records_of(table).all(|(id, _)| from.store().record(id).is_none()),
                "{table} has new ids"
            );
        }
        to.undo(&mut ids).unwrap().unwrap();
        assert_eq!(outline(&to), "");
    }
}

#[test]
fn within_a_workbook_a_copy_shares_providers_and_target_groups() {
    let mut session = Session::open("mantelzorg", workbook(Example::Mantelzorg, Language::Dutch));
    let mut ids = Seed::new(1);
    let before: std::collections::BTreeMap<&str, usize> = session.workbook().counts().into_iter().collect();
    let copied = copy_all(&session);
    paste(&mut session, &mut ids, Place::Top, Flavours { json: Some(&copied.json), ..Flavours::default() });
    let after: std::collections::BTreeMap<&str, usize> = session.workbook().counts().into_iter().collect();
    for table in ["provider", "target-group", "challenge"] {
        assert_eq!(after[table], before[table], "{table}");
    }
    assert_eq!(after["goal"], before["goal"] * 2);
    assert_eq!(after["participant"], before["participant"], "people are never copied");
    assert!(session.workbook().conflicts(session.store()).is_empty());
}

#[test]
fn cutting_and_pasting_moves_a_branch_with_what_serves_it() {
    let (mut session, mut ids) = session_with("- a\n  - b\n    - c\n- d");
    let b = id_of(&session, "b");
    session
        .dispatch(Command::AddActivity { goal: Some(b.clone()), after: None, text: "doen".into() }, &mut ids)
        .unwrap();
    let copied = session.copy(std::slice::from_ref(&b)).unwrap();
    session.dispatch(Command::RemoveWithBranch { records: vec![b] }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- a\n- d");
    let place = Place::LastIn(id_of(&session, "d"));
    paste(&mut session, &mut ids, place, Flavours { json: Some(&copied.json), ..Flavours::default() });
    assert_eq!(outline(&session), "- a\n- d\n  - b\n    - c\n    - doen");
}

#[test]
fn a_selection_is_copied_in_the_order_of_the_tree_and_each_goal_once() {
    let (session, _) = session_with("- a\n  - b\n    - c\n  - d\n- e\n- f");
    let of = |texts: &[&str]| texts.iter().map(|text| id_of(&session, text)).collect::<Vec<_>>();
    assert_eq!(session.copy(&of(&["e", "c", "b"])).unwrap().text, "b\n\tc\ne\n");
    assert_eq!(
        session.copy(&of(&["a", "b"])).unwrap().html,
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li></ul>"
    );
    assert!(session.copy(&[]).is_none());
    assert!(session.copy(&[RecordId::parse("goal/weg").unwrap()]).is_none());
}

#[test]
fn an_activity_by_itself_serves_the_goal_it_is_pasted_below() {
    let (mut session, mut ids) = session_with("- a\n- b");
    let [a, b] = ["a", "b"].map(|text| id_of(&session, text));
    session.dispatch(Command::AddActivity { goal: Some(a), after: None, text: "doen".into() }, &mut ids).unwrap();
    let copied = session.copy(&[id_of(&session, "doen")]).unwrap();
    assert_eq!((copied.text.as_str(), copied.count), ("doen\n", 1));
    paste(&mut session, &mut ids, Place::LastIn(b), Flavours { json: Some(&copied.json), ..Flavours::default() });
    assert_eq!(outline(&session), "- a\n  - doen\n- b\n  - doen");
}

/// Which pairs were told apart, by the texts of both and whether they are the copy's.
fn apart(session: &Session, originals: &[RecordId]) -> Vec<String> {
    let workbook = session.workbook();
    let name = |id: &Option<RecordId>| {
        let id = id.as_ref().unwrap();
        format!("{}{}", workbook.text_of(id).unwrap(), if originals.contains(id) { "" } else { "'" })
    };
    let pair =
        |one: String, other: String| if one < other { format!("{one}-{other}") } else { format!("{other}-{one}") };
    let mut pairs: Vec<String> =
        workbook.distinct.values().map(|told| pair(name(&told.one), name(&told.other))).collect();
    pairs.sort();
    pairs
}

#[test]
fn a_copy_keeps_former_wordings_and_what_is_not_the_same() {
    let (mut session, mut ids) = session_with("- top\n  - a\n  - b\n  - oud\n- c");
    let originals: Vec<RecordId> = session.workbook().goals.keys().cloned().collect();
    let id = |text: &str| id_of(&session, text);
    let (top, a, b, old, c) = (id("top"), id("a"), id("b"), id("oud"), id("c"));
    let kind = Command::SetGoalKind { goals: [&a, &b, &c, &old].map(Clone::clone).to_vec(), kind: GoalKind::Subgoal };
    session.dispatch(kind, &mut ids).unwrap();
    session.dispatch(Command::MakeOne { kept: a.clone(), others: vec![old.clone()] }, &mut ids).unwrap();
    for other in [b, c] {
        let day = Day("2026-11-22".into());
        let tell = Command::TellApart { one: a.clone(), other, by: "tafel 2".into(), day };
        session.dispatch(tell, &mut ids).unwrap();
    }
    let copied = session.copy(&[top]).unwrap();
    let json = Flavours { json: Some(&copied.json), ..Flavours::default() };
    paste(&mut session, &mut ids, Place::Top, json);
    assert_eq!(apart(&session, &originals), ["a'-b", "a'-b'", "a'-c", "a-b", "a-b'", "a-c"]);
    assert!(session.workbook().distinct.values().all(|told| told.by == "tafel 2" && told.one <= told.other));
    let wordings: Vec<_> =
        session.workbook().merged.values().map(|m| (m.text.as_str(), m.former_id.as_str())).collect();
    assert_eq!(wordings, [("oud", old.as_str()); 2]);
    let of: Vec<_> = session.workbook().merged.values().map(|merged| merged.record.clone().unwrap()).collect();
    assert!(of.contains(&a) && of.iter().any(|of| !originals.contains(of)));
    assert!(!doubles(session.workbook(), 100).iter().any(|double| {
        let told = [&double.one, &double.other].map(|id| session.workbook().text_of(id).unwrap());
        told[0] != told[1]
    }));

    let (mut other, mut ids) = empty();
    paste(&mut other, &mut ids, Place::Top, json);
    assert_eq!(apart(&other, &[]), ["a'-b'"], "c is not there");
    assert_eq!(other.workbook().merged.len(), 1);
}

#[test]
fn a_text_is_escaped_and_keeps_its_lines() {
    let (mut session, mut ids) = empty();
    let lines = vec![(0, "a < b & \"c\"\nd</li>".to_owned()), (1, String::new()), (2, "<script>x</script>".to_owned())];
    session.dispatch(Command::AddOutline { place: Place::Top, lines }, &mut ids).unwrap();
    let copied = copy_all(&session);
    let html = "<ul><li>a &lt; b &amp; &quot;c&quot;<br>d&lt;/li&gt;<ul><li>…<ul><li>&lt;script&gt;x&lt;/script&gt;</li></ul></li></ul></li></ul>";
    assert_eq!(copied.html, html);
    assert_eq!(copied.text, "a < b & \"c\" d</li>\n\t…\n\t\t<script>x</script>\n");
    let draft = read_html(&copied.html).unwrap();
    assert_eq!(draft.lines[0].1, "a < b & \"c\"\nd</li>");
    assert_eq!(draft.lines[2], (2, "<script>x</script>".to_owned()));
}

#[test]
fn a_branch_that_is_damaged_falls_back_on_its_text() {
    let broken = Flavours { json: Some("{\"format\":\"waardenboom/1\""), html: None, text: Some("a\n\tb") };
    assert!(matches!(read(broken), Ok(Pasted::Outline(draft)) if draft.lines.len() == 2));
    let as_text = "{\"format\":\"waardenboom/1\",\"workbook\":\"w\",\"records\":[{\"id\":\"goal/a\",\"text\":\"a\"}]}";
    assert!(matches!(read(text(as_text)), Ok(Pasted::Branch(branch)) if branch.goals() == 1));
    assert!(matches!(read(text(&as_text[..60])), Err(PasteError::Damaged(_))));
    let nothing = as_text.replace("goal/a", "note/a");
    assert_eq!(read(text(&nothing)), Err(PasteError::Empty));
    assert!(matches!(read(text("{\"a\":1}")), Ok(Pasted::Outline(_))));
}

#[test]
fn a_forged_branch_does_no_harm() {
    let records = [
        r#"{"id":"goal/a","text":"a","position":["goal/b","U"],"challenge":"goal/a","target_groups":["goal/b","target-group/weg"]}"#,
        r#"{"id":"goal/b","text":"b","position":["goal/a","U"],"onbekend":{"x":1}}"#,
        r#"{"id":"activity/x","text":"x"}"#,
        r#"{"id":"contribution/1","activity":"activity/x","goal":"goal/a","strength":1}"#,
        r#"{"id":"contribution/2","activity":"activity/x","goal":"goal/a","strength":2}"#,
        r#"{"id":"contribution/3","activity":"activity/weg","goal":"goal/a"}"#,
        r#"{"id":"contribution/4","activity":"goal/a","goal":"activity/x"}"#,
        r#"{"id":"measurement/1","indicator":"indicator/weg","reading":{"value":"1"}}"#,
        r#"{"id":"participant/p","text":"geheim"}"#,
        r#"{"id":"merged/1","record":"goal/a","text":"vroeger","former_id":"geen naam /../"}"#,
        r#"{"id":"merged/2","record":"participant/p","text":"vroeger"}"#,
        r#"{"id":"distinct/1","one":"goal/a","other":"goal/a"}"#,
        r#"{"id":"distinct/2","one":"goal/a","other":"activity/x"}"#,
        r#"{"id":"distinct/3","one":"goal/a","other":"goal/weg"}"#,
        r#"{"id":"workbook/self","title":"een ander"}"#,
    ];
    let json = format!("{{\"format\":\"waardenboom/1\",\"workbook\":\"w\",\"records\":[{}]}}", records.join(","));
    let (mut session, mut ids) = empty();
    let branch = Branch::read(&json).unwrap();
    session.dispatch(Command::PasteBranch { place: Place::Top, branch }, &mut ids).unwrap();
    assert_eq!(outline(&session).lines().count(), 3, "{}", outline(&session));
    assert_eq!(session.workbook().contributions.len(), 1);
    assert_eq!(session.workbook().participants.len() + session.workbook().overviews.len(), 0);
    assert_eq!((session.workbook().merged.len(), session.workbook().distinct.len()), (1, 0));
    assert!(session.workbook().listed().is_empty() && session.workbook().conflicts(session.store()).is_empty());
    let file = format::write("w", session.store());
    assert_eq!(format::read(file.as_bytes()).unwrap().store, *session.store());
    assert!(file.contains("\"onbekend\":{\"x\":1}"), "what a newer version wrote comes along");
    session.undo(&mut ids).unwrap().unwrap();
    assert_eq!(outline(&session), "");
}

/// An outline as people have them: every line at most one deeper than the one before.
fn tree() -> impl Strategy<Value = Vec<(usize, String)>> {
    let words = "[A-Z][a-zéïö]{1,8}( [a-z0-9,%&<>\"']{1,9}){0,4}";
    prop::collection::vec((0_usize..5, words), 1..25).prop_map(|lines| {
        let mut above = 0;
        let mut all = Vec::new();
        for (at, (wanted, text)) in lines.into_iter().enumerate() {
            let mine = if at == 0 { 0 } else { wanted.min(above + 1) };
            above = mine;
            all.push((mine, text));
        }
        all
    })
}

proptest! {
    #[test]
    fn text_and_html_come_back_as_they_went(lines in tree()) {
        let (mut session, mut ids) = empty();
        session.dispatch(Command::AddOutline { place: Place::Top, lines: lines.clone() }, &mut ids).unwrap();
        let copied = copy_all(&session);
        prop_assert_eq!(&read_text(&copied.text).unwrap().lines, &lines);
        prop_assert_eq!(&read_html(&copied.html).unwrap().lines, &lines);
        let (mut other, mut ids) = empty();
        paste(&mut other, &mut ids, Place::Top, Flavours { json: Some(&copied.json), html: None, text: None });
        let again = copy_all(&other);
        prop_assert_eq!(&again.text, &copied.text);
        prop_assert_eq!(described(&again.json), described(&copied.json));
    }

    #[test]
    fn what_was_pasted_as_text_is_copied_as_the_same_text(lines in tree()) {
        let text: String = lines.iter().flat_map(|(level, text)| ["\t".repeat(*level), text.clone(), "\n".into()]).collect();
        let (mut session, mut ids) = empty();
        paste(&mut session, &mut ids, Place::Top, Flavours { text: Some(&text), ..Flavours::default() });
        prop_assert_eq!(copy_all(&session).text, text);
    }
}
