//! Points of attention of the value half: what was not answered, what led nowhere, and where the system leaks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/file.rs"]
mod file;
#[path = "support/outline.rs"]
mod outline;
#[path = "support/sentences.rs"]
mod sentences;

use file::{id, session_of};
use outline::Seed;
use waardenboom_core::command::{Command, Refusal};
use waardenboom_core::finding::{Class, Code, Finding, of_values};
use waardenboom_core::model::{Day, core_value_id};
use waardenboom_core::session::Session;
use waardenboom_core::store::Field;

/// "code record field detail", as far as there is one.
fn told(finding: &Finding) -> String {
    let place = &finding.place;
    let more = [place.field, place.detail.as_deref()].into_iter().flatten();
    [finding.code.word(), place.record.as_str()].into_iter().chain(more).collect::<Vec<_>>().join(" ")
}

fn found_in(session: &Session) -> Vec<String> {
    of_values(session.workbook()).iter().filter(|finding| !finding.is_discussed).map(told).collect()
}

fn found(records: &[&str]) -> Vec<String> {
    found_in(&session_of(records))
}

/// What is said in Dutch.
fn said(session: &Session, code: Code) -> String {
    let dutch = sentences::all_of(sentences::DUTCH);
    let finding = of_values(session.workbook()).into_iter().find(|finding| finding.code == code).unwrap();
    let values = finding.values(session.workbook(), |key| dutch.say(key, &[]));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    dutch.say(&finding.what_key(), &values)
}

fn set(session: &mut Session, record: &str, field: &'static str, value: &str) {
    let (record, field) = (id(record), Field::known(field));
    let command = Command::SetField { record, field, value: value.into(), basis: None };
    session.dispatch(command, &mut Seed::new(1)).unwrap();
}

const QUESTION: &str =
    r#"{"id":"sub-question/need","text":"Wat is een basisbehoefte?","value":"value/welfare","side":"residents"}"#;
const ANSWER: &str = r#"{"id":"answer/need/together","question":"sub-question/need","text":"Wat de wet noemt"}"#;
const NORM: &str = r#"{"id":"norm/basic","text":"Iedereen krijgt wat de wet noemt","value":"value/welfare"}"#;
const CHOICE: &str = r#"{"id":"choice/what","text":"Wat is jeugdhulp","hardship":"Ja"}"#;
const ANNA: &str = r#"{"id":"participant/anna","text":"Anna"}"#;
const WEIGHTS: &str = r#"{"id":"weights/anna/points/1","participant":"participant/anna","method":"points","round":1,"points":{"freedom":60,"safety":0}}"#;

#[test]
fn nothing_is_said_before_anybody_began() {
    let alone = [r#"{"id":"alternative/open","text":"Open house"}"#, ANNA, WEIGHTS];
    assert_eq!(found(&alone), Vec::<String>::new());
    assert_eq!(found(&[QUESTION]), Vec::<String>::new(), "a question that only stands there is no beginning");
    assert!(!found(&[QUESTION, ANSWER]).is_empty());
}

#[test]
fn a_value_is_answered_for_both_sides() {
    let residents = "value-side-unanswered value/welfare residents";
    let providers = "value-side-unanswered value/welfare providers";
    let freedom = QUESTION.replace("sub-question/need", "sub-question/free").replace("welfare", "freedom");
    assert_eq!(found(&[QUESTION, NORM]), [residents, providers], "a norm is a beginning");
    assert_eq!(found(&[QUESTION, &freedom, ANSWER, NORM]), [providers], "on this value, not on the other");
    let empty = ANSWER.replace("Wat de wet noemt", " ");
    assert_eq!(found(&[QUESTION, &empty]), Vec::<String>::new());
    assert_eq!(found(&[QUESTION, ANSWER, NORM]), [providers], "nothing is asked for providers");
    let of_anna =
        ANSWER.replace("together", "anna").replace("\"text\"", "\"participant\":\"participant/anna\",\"text\"");
    assert_eq!(found(&[QUESTION, &of_anna, ANNA, NORM]), [providers]);
    let [efficiency, norm] = [QUESTION, NORM].map(|record| record.replace("welfare", "efficiency"));
    assert_eq!(found(&[&efficiency, &norm]), Vec::<String>::new());
    let session = session_of(&[QUESTION, ANSWER, NORM]);
    let sentence = said(&session, Code::ValueSideUnanswered);
    assert_eq!(sentence, "Bij de waarde “Welzijn” is er nog geen antwoord voor deze kant: Aanbieders.");
}

#[test]
fn a_value_that_counts_leads_to_a_norm_and_to_a_choice() {
    let codes = |records: &[&str]| {
        let is_wanted = |line: &String| line.starts_with("value-without") || line.starts_with("value-unexp");
        found(records).into_iter().filter(is_wanted).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[QUESTION, ANSWER]), ["value-without-norm value/welfare"], "no choices yet");
    let freedom = "value-without-norm value/freedom";
    assert_eq!(codes(&[QUESTION, ANNA, WEIGHTS]), [freedom], "no points are no weight");
    let records = [NORM, CHOICE, ANNA, WEIGHTS];
    assert_eq!(codes(&records), [freedom, "value-unexpressed value/welfare", "value-unexpressed value/freedom"]);
    let norm = r#"{"id":"choice-link/what/norm/basic","choice":"choice/what","target":"norm/basic"}"#;
    let value = r#"{"id":"choice-link/what/value/freedom","choice":"choice/what","target":"value/freedom"}"#;
    assert_eq!(codes(&[&records[..], &[norm, value]].concat()), [freedom]);
    let gone = norm.replace("\"choice/what\"", "\"choice/gone\"");
    assert!(codes(&[&records[..], &[gone.as_str()]].concat()).contains(&"value-unexpressed value/welfare".into()));
}

const INCOME: &str = r#"{"id":"alternative/income","text":"Jeugdhulp naar inkomen","order":"2"}"#;
const OPEN: &str = r#"{"id":"alternative/open","text":"Open house","order":"1"}"#;
const RATED: &str = r#"{"id":"rating/anna/present/freedom","participant":"participant/anna","alternative":"alternative/present","value":"value/freedom","score":40}"#;
const NO_TEST: &str = r#"{"id":"rule/income-test","text":"Inkomenstoets verboden","force":"forbidden"}"#;
const EXCLUDES: &str = r#"{"id":"rule-link/income-test/alternative/income","rule":"rule/income-test","target":"alternative/income","excludes":true}"#;

#[test]
fn an_alternative_that_a_rule_excludes_need_not_be_rated_and_cannot_be() {
    let unrated =
        |records: &[&str]| found(records).into_iter().filter(|line| line.starts_with("alternative")).collect();
    let both: Vec<String> = unrated(&[INCOME, OPEN, ANNA, RATED, NO_TEST]);
    assert_eq!(both, ["alternative-unrated alternative/open", "alternative-unrated alternative/income"]);
    let one: Vec<String> = unrated(&[INCOME, OPEN, ANNA, RATED, NO_TEST, EXCLUDES]);
    assert_eq!(one, ["alternative-unrated alternative/open"]);
    let none: Vec<String> = unrated(&[INCOME, OPEN, ANNA, NO_TEST]);
    assert_eq!(none, Vec::<String>::new(), "nobody rated anything");

    let mut session = session_of(&[INCOME, OPEN, ANNA, RATED, NO_TEST, EXCLUDES]);
    assert_eq!(session.workbook().excluded_by(&id("alternative/income")), Some(&id("rule/income-test")));
    assert_eq!(session.workbook().excluded_by(&id("alternative/open")), None);
    let rate = |session: &mut Session, alternative, score| {
        let (participant, value) = (id("participant/anna"), core_value_id("freedom"));
        session.dispatch(Command::SetRating { participant, alternative, value, score }, &mut Seed::new(1)).map(|_| ())
    };
    let refused = Refusal::Excluded(id("rule/income-test"));
    assert_eq!(rate(&mut session, id("alternative/income"), Some(50.0)), Err(refused));
    rate(&mut session, id("alternative/open"), Some(50.0)).unwrap();
    session.dispatch(Command::RemoveWithBranch { records: vec![id("rule/income-test")] }, &mut Seed::new(1)).unwrap();
    rate(&mut session, id("alternative/income"), Some(50.0)).unwrap();
}

#[test]
fn what_was_rated_before_it_was_excluded_can_be_emptied() {
    let rated = RATED.replace("present", "income");
    let mut session = session_of(&[INCOME, ANNA, &rated, NO_TEST, EXCLUDES]);
    let empty = Command::SetRating {
        participant: id("participant/anna"),
        alternative: id("alternative/income"),
        value: core_value_id("freedom"),
        score: None,
    };
    session.dispatch(empty, &mut Seed::new(1)).unwrap();
}

#[test]
fn what_the_council_must_lay_down_itself_cannot_be_delegated() {
    let rule = |delegation: &str| {
        format!(r#"{{"id":"rule/define","text":"De raad bepaalt de voorzieningen","delegation":"{delegation}"}}"#)
    };
    let link = r#"{"id":"rule-link/define/choice/what","rule":"rule/define","target":"choice/what"}"#;
    let part = |state: &str, decider: &str| {
        format!(
            r#"{{"id":"choice-part/what/what","choice":"choice/what","part":"what","state":"{state}","decider":"{decider}","why_open":"Later","laid_down":"policy"}}"#
        )
    };
    let warned = "choice-not-delegable choice-part/what/what decider define";
    let left = "choice-part-left choice-part/what/what decider";
    let session = session_of(&[CHOICE, link, &rule("by-ordinance"), &part("left", "college")]);
    assert_eq!(found_in(&session), [left, warned]);
    let sentence = said(&session, Code::ChoiceNotDelegable);
    assert!(sentence.contains("kan niet worden gedelegeerd") && sentence.contains("Het college"), "{sentence}");
    let of = |delegation: &str, part: &str| found(&[CHOICE, link, &rule(delegation), part]);
    assert_eq!(of("by-ordinance", &part("open", "college")), [left, warned]);
    assert_eq!(of("by-ordinance", &part("left", "council")), Vec::<String>::new());
    assert_eq!(of("by-ordinance", &part("decided", "college")), Vec::<String>::new());
    assert_eq!(of("by-or-under-ordinance", &part("left", "college")), [left]);
    assert_eq!(Code::ChoiceNotDelegable.class(), Class::System);
}

#[test]
fn a_choice_that_a_rule_excludes_is_named_with_the_rule() {
    let link = EXCLUDES.replace("alternative/income", "choice/what");
    let session = session_of(&[CHOICE, NO_TEST, &link]);
    assert_eq!(found_in(&session), ["choice-excluded choice/what income-test"]);
    let sentence = said(&session, Code::ChoiceExcluded);
    assert_eq!(sentence, "De regel “Inkomenstoets verboden” sluit de keuze “Wat is jeugdhulp” uit.");
    assert_eq!(found(&[CHOICE, &link]), Vec::<String>::new(), "the rule is not there");
}

const RIDING: [&str; 4] = [
    r#"{"id":"choice/riding","text":"Paardentherapie"}"#,
    r#"{"id":"choice-part/riding/what","choice":"choice/riding","part":"what","state":"decided","text":"Het is jeugdhulp","laid_down":"ordinance"}"#,
    r#"{"id":"choice-part/riding/for-whom","choice":"choice/riding","part":"for-whom","state":"open"}"#,
    r#"{"id":"choice-part/riding/by-whom","choice":"choice/riding","part":"by-whom","instrument":"unpaid"}"#,
];

#[test]
fn horse_therapy_that_nobody_is_paid_for_is_a_leak() {
    let mut session = session_of(&RIDING);
    let undecided = "choice-part-open-undecided choice-part/riding/for-whom decider";
    let undated = "choice-part-open-undated choice-part/riding/for-whom returns";
    let hardship = "choice-without-hardship choice/riding hardship";
    let leak = "system-leak choice-part/riding/by-whom instrument";
    assert_eq!(found_in(&session), [undecided, undated, hardship, leak]);
    assert!(said(&session, Code::SystemLeak).starts_with("Bij “Paardentherapie” zit een lek"));
    set(&mut session, "choice-part/riding/by-whom", "instrument", "contract");
    assert_eq!(found_in(&session), [undecided, undated, hardship]);
    set(&mut session, "choice-part/riding/what", "laid_down", "nowhere");
    let reverse = "system-leak-reverse choice-part/riding/what laid_down";
    assert_eq!(found_in(&session), [undecided, undated, hardship, reverse]);
    set(&mut session, "choice-part/riding/what", "laid_down", "ordinance");
    set(&mut session, "choice/riding", "hardship", "Het college, als niets anders past");
    set(&mut session, "choice-part/riding/for-whom", "returns", "2027-06-01");
    set(&mut session, "choice-part/riding/for-whom", "decider", "professional");
    assert_eq!(found_in(&session), ["choice-part-left choice-part/riding/for-whom decider"]);
    let sentence = said(&session, Code::ChoicePartLeft);
    assert!(sentence.contains("“Voor wie en hoe?”") && sentence.contains("De professional"), "{sentence}");
}

#[test]
fn what_was_discussed_stays_and_is_quiet() {
    let mut session = session_of(&[QUESTION, ANSWER, NORM]);
    let finding = of_values(session.workbook()).remove(0);
    let (code, place) = (finding.code, finding.place);
    let (reason, by, day) = ("Gaat niet over aanbieders".into(), String::new(), Day(String::new()));
    session.dispatch(Command::Discuss { code, place: place.clone(), reason, by, day }, &mut Seed::new(1)).unwrap();
    let all = of_values(session.workbook());
    assert!(all.len() == 1 && all[0].is_discussed && all[0].heap().is_none());
    session.dispatch(Command::Reopen { code, place }, &mut Seed::new(1)).unwrap();
    assert!(!of_values(session.workbook())[0].is_discussed);
}
