//! Samenvoegen tot één: what becomes of everything that two records had.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "support/outline.rs"]
mod outline;

use outline::{Seed, id_of, outline, session_with};
use serde_json::{Value, json};
use waardenboom_core::command::{Command, Refusal, distinct_id, link_id};
use waardenboom_core::format;
use waardenboom_core::model::{Day, Workbook};
use waardenboom_core::session::Session;
use waardenboom_core::store::{Cell, Field, RecordId};

fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

/// A session on these records, and bits to make ids of.
fn session(records: &[&str]) -> (Session, Seed) {
    let file = format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{}]}}"#, records.join(","));
    (Session::open("w", format::read(file.as_bytes()).unwrap().store), Seed::new(3))
}

fn make_one(session: &mut Session, ids: &mut Seed, kept: &str, others: &[&str]) {
    let others = others.iter().map(|other| id(other)).collect();
    session.dispatch(Command::MakeOne { kept: id(kept), others }, ids).unwrap();
}

/// All values of a field, the shown one last.
fn values(session: &Session, record: &str, field: &str) -> Vec<Value> {
    let cell = session.store().cell(&id(record), &Field::named(field));
    cell.map_or(&[][..], Cell::siblings).iter().map(|sibling| sibling.value.clone()).collect()
}

const TREE: [&str; 9] = [
    r#"{"id":"goal/ambitie","kind":"ambition","text":"Wie zorgt, houdt het vol","position":[null,"U1"]}"#,
    r#"{"id":"goal/respijt","kind":"subgoal","text":"Er is respijtzorg","position":["goal/ambitie","U1"],"note":"Tafel 1."}"#,
    r#"{"id":"goal/logeren","kind":"subgoal","text":"Logeeropvang is dichtbij","position":["goal/ambitie","U2"],"note":"Tafel 2.","moment":"2028"}"#,
    r#"{"id":"goal/plekken","kind":"subgoal","text":"Er zijn twaalf plekken","position":["goal/logeren","U1"]}"#,
    r#"{"id":"activity/huis","text":"Logeerhuis openen"}"#,
    r#"{"id":"activity/maat","text":"Maatjes koppelen"}"#,
    r#"{"id":"contribution/huis/respijt","activity":"activity/huis","goal":"goal/respijt","strength":2,"evidence":"Eerdere proef."}"#,
    r#"{"id":"contribution/huis/logeren","activity":"activity/huis","goal":"goal/logeren","strength":3,"evidence":"Gesprekken.","confidence":"low"}"#,
    r#"{"id":"contribution/maat/logeren","activity":"activity/maat","goal":"goal/logeren","strength":-1}"#,
];

#[test]
fn two_subgoals_become_one_with_everything_that_hung_on_them() {
    let links = [
        r#"{"id":"indicator/nachten","text":"Nachten"}"#,
        r#"{"id":"indicator-link/nachten/logeren","indicator":"indicator/nachten","goal":"goal/logeren"}"#,
        r#"{"id":"information-need/tijd","text":"Komt het op tijd?","goal":"goal/logeren"}"#,
        r#"{"id":"test/logeren/ambitie","child":"goal/logeren","parent":"goal/ambitie","answer":"yes"}"#,
        r#"{"id":"discussed/no-moment/goal/logeren/moment","code":"no-moment","record":"goal/logeren","reason":"Later."}"#,
        r#"{"id":"discussed/contribution-without-assumption/contribution/maat/logeren","code":"contribution-without-assumption","record":"contribution/maat/logeren","reason":"Spreekt vanzelf."}"#,
    ];
    let records: Vec<&str> = TREE.into_iter().chain(links).collect();
    let (mut session, mut ids) = session(&records);
    let before = (session.workbook().clone(), session.workbook().bin().clone());
    make_one(&mut session, &mut ids, "goal/respijt", &["goal/logeren"]);
    assert_eq!(
        outline(&session),
        "- Wie zorgt, houdt het vol\n  - Er is respijtzorg\n    - Er zijn twaalf plekken\n    - Logeerhuis openen\n    - Maatjes koppelen"
    );
    let workbook = session.workbook();
    assert_eq!(values(&session, "goal/respijt", "note"), [json!("Tafel 1.\n\nTafel 2.")]);
    assert_eq!(values(&session, "goal/respijt", "moment"), [json!("2028")], "what was empty is filled");
    let both = "contribution/huis/respijt";
    assert_eq!(values(&session, both, "strength"), [json!(3), json!(2)], "a difference stays to be decided");
    assert_eq!(values(&session, both, "evidence"), [json!("Eerdere proef.\n\nGesprekken.")]);
    assert_eq!(values(&session, both, "confidence"), [json!("low")]);
    assert_eq!(values(&session, "contribution/maat/respijt", "strength"), [json!(-1)]);
    assert!(workbook.shows(&id("indicator-link/nachten/respijt")) && workbook.shows(&id("test/respijt/ambitie")));
    assert_eq!(values(&session, "information-need/tijd", "goal"), [json!("goal/respijt")]);
    assert!(workbook.shows(&id("discussed/no-moment/goal/respijt/moment")));
    assert!(workbook.shows(&id("discussed/contribution-without-assumption/contribution/maat/respijt")));
    let merged = workbook.merged.values().next().unwrap();
    assert_eq!((merged.record.as_ref(), merged.text.as_str()), (Some(&id("goal/respijt")), "Logeeropvang is dichtbij"));
    assert_eq!(merged.former_id, "goal/logeren");
    assert!(workbook.listed().is_empty());
    assert!(
        workbook.ids().all(|id| !id.as_str().contains("/logeren") || id.table() == "merged"),
        "nothing points back"
    );
    session.undo(&mut ids).unwrap();
    let shown = |workbook: &Workbook| workbook.ids().cloned().collect::<Vec<_>>();
    assert_eq!((shown(session.workbook()), session.workbook().bin()), (shown(&before.0), &before.1));
    session.redo(&mut ids).unwrap();
    assert_eq!(values(&session, both, "strength"), [json!(3), json!(2)]);
}

#[test]
fn three_at_once_and_one_after_the_other_keep_the_same_wordings() {
    let goals = ["a", "b", "c"].map(|key| {
        format!(r#"{{"id":"goal/{key}","kind":"outcome","text":"Wording {key}","position":[null,"{key}"]}}"#)
    });
    let goals: Vec<&str> = goals.iter().map(String::as_str).collect();
    let (mut at_once, mut ids) = session(&goals);
    make_one(&mut at_once, &mut ids, "goal/a", &["goal/b", "goal/c", "goal/b"]);
    let (mut in_turn, mut ids) = session(&goals);
    make_one(&mut in_turn, &mut ids, "goal/b", &["goal/c"]);
    make_one(&mut in_turn, &mut ids, "goal/a", &["goal/b"]);
    for session in [&at_once, &in_turn] {
        let mut wordings: Vec<&str> = session.workbook().merged.values().map(|merged| merged.text.as_str()).collect();
        wordings.sort_unstable();
        assert_eq!(wordings, ["Wording b", "Wording c"]);
        assert_eq!(outline(session), "- Wording a");
    }
}

#[test]
fn a_goal_that_hangs_below_the_other_takes_its_place() {
    let (mut session, mut ids) =
        session_with("- top\n  - boven\n    - tussen\n      - onder\n        - diep\n    - naast\n  - later");
    let command = Command::SetGoalKind {
        goals: ["boven", "onder"].map(|text| id_of(&session, text)).to_vec(),
        kind: waardenboom_core::model::GoalKind::Subgoal,
    };
    session.dispatch(command, &mut ids).unwrap();
    let (kept, other) = (id_of(&session, "onder"), id_of(&session, "boven"));
    session.dispatch(Command::MakeOne { kept, others: vec![other] }, &mut ids).unwrap();
    assert_eq!(outline(&session), "- top\n  - onder\n    - diep\n    - tussen\n    - naast\n  - later");
    assert!(session.workbook().listed().is_empty());
}

#[test]
fn target_groups_and_providers_are_referred_to_once() {
    let (mut session, mut ids) = session(&[
        r#"{"id":"target-group/jong","text":"Jongeren"}"#,
        r#"{"id":"target-group/jeugd","text":"Jeugd"}"#,
        r#"{"id":"activity/x","text":"x","target_groups":["target-group/jeugd","target-group/jong"]}"#,
        r#"{"id":"activity/y","text":"y","target_groups":["target-group/jeugd"]}"#,
        r#"{"id":"provider/p","text":"p"}"#,
        r#"{"id":"provider/q","text":"q"}"#,
        r#"{"id":"provision/x/p","activity":"activity/x","provider":"provider/p","agreement":"buy"}"#,
        r#"{"id":"provision/x/q","activity":"activity/x","provider":"provider/q","agreement":"subsidise"}"#,
    ]);
    make_one(&mut session, &mut ids, "target-group/jong", &["target-group/jeugd"]);
    assert_eq!(values(&session, "activity/x", "target_groups"), [json!(["target-group/jong"])]);
    assert_eq!(values(&session, "activity/y", "target_groups"), [json!(["target-group/jong"])]);
    make_one(&mut session, &mut ids, "provider/q", &["provider/p"]);
    assert_eq!(session.workbook().provisions.len(), 1);
    assert_eq!(values(&session, "provision/x/q", "agreement"), [json!("buy"), json!("subsidise")]);
    make_one(&mut session, &mut ids, "activity/x", &["activity/y"]);
    assert_eq!(values(&session, "activity/x", "target_groups"), [json!(["target-group/jong"])]);
}

#[test]
fn what_was_told_apart_goes_along_and_a_link_that_was_removed_comes_back_as_it_is_now() {
    let (mut session, mut ids) = session(&TREE);
    let tell = |one: &str, other: &str| Command::TellApart {
        one: id(one),
        other: id(other),
        by: String::new(),
        day: Day::default(),
    };
    session.dispatch(tell("goal/plekken", "goal/logeren"), &mut ids).unwrap();
    session.dispatch(tell("goal/logeren", "goal/respijt"), &mut ids).unwrap();
    assert_eq!(session.dispatch(tell("goal/respijt", "goal/logeren"), &mut ids), Err(Refusal::Nothing), "one record");
    let remove = Command::RemoveWithBranch { records: vec![id("contribution/huis/respijt")] };
    session.dispatch(remove, &mut ids).unwrap();
    make_one(&mut session, &mut ids, "goal/respijt", &["goal/logeren"]);
    let apart: Vec<RecordId> = session.workbook().distinct.keys().cloned().collect();
    assert_eq!(apart, [distinct_id(&id("goal/respijt"), &id("goal/plekken"))]);
    assert_eq!(values(&session, "contribution/huis/respijt", "evidence"), [json!("Gesprekken.")]);
}

#[test]
fn what_somebody_else_does_meanwhile_is_kept() {
    let (mut here, mut ids) = session(&TREE);
    let (mut there, mut other_ids) = (Session::open("w", here.store().clone()), Seed::new(99));
    let set = Command::SetContribution {
        activity: id("activity/maat"),
        goal: id("goal/logeren"),
        field: Field::named("evidence"),
        value: "Uit de wijk".into(),
        basis: None,
    };
    let theirs = there.dispatch(set, &mut other_ids).unwrap().delta;
    make_one(&mut here, &mut ids, "goal/respijt", &["goal/logeren"]);
    let mine = here.store().clone();
    here.receive(theirs);
    there.receive(mine);
    assert_eq!(here.store(), there.store());
    let link = link_id("contribution", &id("activity/maat"), &id("goal/logeren"));
    assert!(here.workbook().shows(&link), "removed by one, changed by the other: it is listed");
    assert!(!here.workbook().listed().is_empty());
}

#[test]
fn two_people_who_make_different_pairs_one_lose_no_wording() {
    let goals = ["a", "b", "c"].map(|key| {
        format!(
            r#"{{"id":"goal/{key}","kind":"outcome","text":"{key}","note":"note {key}","position":[null,"{key}"]}}"#
        )
    });
    let goals: Vec<&str> = goals.iter().map(String::as_str).collect();
    let (mut here, mut ids) = session(&goals);
    let (mut there, mut other_ids) = (Session::open("w", here.store().clone()), Seed::new(99));
    make_one(&mut here, &mut ids, "goal/a", &["goal/b"]);
    make_one(&mut there, &mut other_ids, "goal/a", &["goal/c"]);
    let mine = here.store().clone();
    here.receive(there.store().clone());
    there.receive(mine);
    assert_eq!(here.store(), there.store());
    assert_eq!(here.workbook().merged.len(), 2);
    assert_eq!(here.workbook().conflicts(here.store()).len(), 1, "the notes stand side by side");
}

#[test]
fn two_people_who_make_the_same_pair_one_the_other_way_round_lose_neither() {
    for pair in [["goal/respijt", "goal/logeren"], ["activity/huis", "activity/maat"]] {
        let (mut here, mut ids) = session(&TREE);
        let (mut there, mut other_ids) = (Session::open("w", here.store().clone()), Seed::new(99));
        make_one(&mut here, &mut ids, pair[0], &[pair[1]]);
        make_one(&mut there, &mut other_ids, pair[1], &[pair[0]]);
        here.receive(there.store().clone());
        assert!(pair.iter().all(|record| here.workbook().shows(&id(record))), "both are there, to look at");
        assert!(here.workbook().listed().len() >= 2);
    }
}

#[test]
fn what_was_told_apart_from_both_is_no_conflict() {
    let goals = ["a", "m", "z"]
        .map(|key| format!(r#"{{"id":"goal/{key}","kind":"outcome","text":"{key}","position":[null,"{key}"]}}"#));
    let mut records: Vec<&str> = goals.iter().map(String::as_str).collect();
    records.push(r#"{"id":"distinct/goal/a/goal/m","one":"goal/a","other":"goal/m"}"#);
    records.push(r#"{"id":"distinct/goal/m/goal/z","one":"goal/m","other":"goal/z"}"#);
    let (mut session, mut ids) = session(&records);
    make_one(&mut session, &mut ids, "goal/z", &["goal/a"]);
    assert!(session.workbook().conflicts(session.store()).is_empty());
    assert_eq!(session.workbook().distinct.keys().cloned().collect::<Vec<_>>(), [id("distinct/goal/m/goal/z")]);
}

#[test]
fn only_what_is_of_one_kind_becomes_one() {
    let (mut session, mut ids) = session(&TREE);
    let mut refused = |kept: &str, other: &str| {
        session.dispatch(Command::MakeOne { kept: id(kept), others: vec![id(other)] }, &mut ids).unwrap_err().code()
    };
    assert_eq!(refused("goal/respijt", "goal/ambitie"), "not-one-kind");
    assert_eq!(refused("goal/respijt", "activity/huis"), "not-one-kind");
    assert_eq!(refused("contribution/huis/respijt", "contribution/huis/logeren"), "not-one-kind");
    assert_eq!(refused("goal/respijt", "goal/respijt"), "nothing");
    assert_eq!(refused("goal/respijt", "goal/weg"), "not-there");
}
