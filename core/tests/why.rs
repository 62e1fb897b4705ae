//! From a choice back to what it rests on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/file.rs"]
mod file;
#[path = "support/sentences.rs"]
mod sentences;

use file::{id, session_of};
use waardenboom_core::session::Session;
use waardenboom_core::why::{Kind, Why, heard, sentences as told, why};

const STORY: [&str; 9] = [
    r#"{"id":"choice/riding","text":"Paardentherapie"}"#,
    r#"{"id":"choice-part/riding/for-whom","choice":"choice/riding","part":"for-whom","state":"open"}"#,
    r#"{"id":"choice-part/riding/what","choice":"choice/riding","part":"what","state":"decided","text":"Het is jeugdhulp."}"#,
    r#"{"id":"norm/wish","text":"Een wens betaalt de gemeente niet.","value":"value/welfare","question":"sub-question/need","reasons":"De wet vraagt het niet"}"#,
    r#"{"id":"choice-link/riding/norm/wish","choice":"choice/riding","target":"norm/wish"}"#,
    r#"{"id":"sub-question/need","text":"Wanneer is het een wens?","value":"value/welfare","side":"residents"}"#,
    r#"{"id":"answer/need/together","question":"sub-question/need","text":"Als iets anders ook helpt"}"#,
    r#"{"id":"rule/minimum","text":"De raad bepaalt welke jeugdhulp er is","force":"obliged","source":"Jeugdwet, artikel 2.9"}"#,
    r#"{"id":"rule-link/minimum/choice/riding","rule":"rule/minimum","target":"choice/riding"}"#,
];

fn with(records: &[&str]) -> Session {
    session_of(&[&STORY[..], records].concat())
}

fn why_of(session: &Session) -> Why {
    why(session.workbook(), &id("choice/riding"))
}

/// "kind record, on the place it hangs on".
fn shape(why: &Why) -> Vec<String> {
    let line = |step: &waardenboom_core::why::Step| {
        let on = step.on.map_or(String::new(), |on| format!(" {on}"));
        format!("{} {}{on}", step.kind.word(), step.record)
    };
    why.steps.iter().map(line).collect()
}

fn said(session: &Session, files: [&str; 2]) -> Vec<String> {
    let catalogue = sentences::all_of(files);
    let say = |key: &str, values: &[(&str, &str)]| {
        assert!(catalogue.get(key).is_some(), "{key} has no sentence");
        catalogue.say(key, values)
    };
    told(session.workbook(), &why_of(session), &say)
}

#[test]
fn a_choice_leads_back_to_norm_value_question_and_rule() {
    let session = with(&[]);
    let expected = [
        "choice choice/riding",
        "norm norm/wish 0",
        "value value/welfare 1",
        "sub-question sub-question/need 2",
        "rule rule/minimum 0",
    ];
    assert_eq!(shape(&why_of(&session)), expected);
    let sentences = [
        "Dit is de keuze: “Paardentherapie”. Wat? Besloten: Het is jeugdhulp. Voor wie en hoe? Open.",
        "De keuze volgt uit de norm “Een wens betaalt de gemeente niet”. De reden: De wet vraagt het niet.",
        "Daarachter staat de waarde “Welzijn”.",
        "De vraag was: “Wanneer is het een wens?” Het antwoord samen: Als iets anders ook helpt.",
        "Dit moet volgens de regels: “De raad bepaalt welke jeugdhulp er is”. De bron: Jeugdwet, artikel 2.9.",
    ];
    assert_eq!(said(&session, sentences::DUTCH), sentences);
    assert!(said(&session, sentences::ENGLISH).iter().all(|sentence| !sentence.contains(['{', '}'])));
}

#[test]
fn there_is_no_way_back_from_what_is_not_there() {
    assert_eq!(why(session_of(&[]).workbook(), &id("choice/riding")), Why::default());
    let alone = session_of(&[STORY[0], STORY[4], STORY[8]]);
    assert_eq!(shape(&why_of(&alone)), ["choice choice/riding"], "ends that are gone");
}

#[test]
fn values_and_goals_of_its_own_and_dilemmas_are_steps() {
    let session = with(&[
        r#"{"id":"choice-link/riding/value/freedom","choice":"choice/riding","target":"value/freedom"}"#,
        r#"{"id":"choice-link/riding/value/welfare","choice":"choice/riding","target":"value/welfare"}"#,
        r#"{"id":"choice-link/riding/goal/c","choice":"choice/riding","target":"goal/c"}"#,
        r#"{"id":"goal/a","kind":"ambition","text":"Jong en gezond","position":[null,"a"]}"#,
        r#"{"id":"goal/b","kind":"outcome","text":"Meer rust","position":["goal/a","a"]}"#,
        r#"{"id":"goal/c","kind":"subgoal","text":"Passende hulp","position":["goal/b","a"]}"#,
        r#"{"id":"norm/second","text":"Kies zelf","question":"sub-question/need","dilemma":"dilemma/own","order":"2"}"#,
        r#"{"id":"choice-link/riding/norm/second","choice":"choice/riding","target":"norm/second"}"#,
        r#"{"id":"dilemma/own","text":"Kiezen of sturen","compromise":"Kiezen uit drie","reasons":"Dat is te doen"}"#,
    ]);
    let expected = [
        "choice choice/riding",
        "norm norm/wish 0",
        "value value/welfare 1",
        "sub-question sub-question/need 2",
        "norm norm/second 0",
        "value value/welfare 4",
        "sub-question sub-question/need 5",
        "dilemma dilemma/own 4",
        "value value/freedom 0",
        "goal goal/c 0",
        "rule rule/minimum 0",
    ];
    let why = why_of(&session);
    assert_eq!(shape(&why), expected);
    assert_eq!(why.steps[9].kind, Kind::Goal { above: vec![id("goal/b"), id("goal/a")] });
    let said = said(&session, sentences::DUTCH);
    assert_eq!(
        said[7],
        "Het dilemma was: “Kiezen of sturen”. Het compromis: Kiezen uit drie. De reden: Dat is te doen."
    );
    assert_eq!(said[9], "De keuze hoort bij het doel “Passende hulp”. Daarboven staat: “Meer rust”, “Jong en gezond”.");
}

#[test]
fn a_question_of_another_value_hangs_on_the_norm() {
    let freedom = STORY[5].replace("value/welfare", "value/freedom");
    let mut records = STORY;
    records[5] = &freedom;
    let shape = shape(&why_of(&session_of(&records)));
    assert_eq!(shape[2..4], ["value value/welfare 1", "sub-question sub-question/need 1"]);
}

fn person(name: &str, group: &str, answer: &str) -> [String; 2] {
    [
        format!(r#"{{"id":"participant/{name}","text":"{name}","group":"{group}"}}"#),
        format!(
            r#"{{"id":"answer/need/{name}","question":"sub-question/need","participant":"participant/{name}","text":"{answer}","shown":true}}"#
        ),
    ]
}

fn dissent(people: &[[String; 2]]) -> Vec<(String, String)> {
    let session = with(&people.iter().flatten().map(String::as_str).collect::<Vec<_>>());
    let steps = why_of(&session).steps;
    let told = steps.into_iter().filter_map(|step| match step.kind {
        Kind::Dissent { group } => {
            assert_eq!(step.record, id("sub-question/need"), "an answer would tell whose it is");
            Some((group, step.text))
        }
        _ => None,
    });
    told.collect()
}

#[test]
fn who_answered_otherwise_is_heard_without_a_name() {
    let same = "als  iets anders ook helpt.";
    let large = ["anna", "ben", "cor"].map(|name| person(name, "links", if name == "cor" { "Nooit" } else { same }));
    assert_eq!(dissent(&large), [("links".to_owned(), "Nooit".to_owned())]);
    let small = person("dirk", "rechts", "Altijd");
    let all = [&large[..], std::slice::from_ref(&small)].concat();
    let unnamed = ["Altijd", "Nooit"].map(|text| (String::new(), text.to_owned()));
    assert_eq!(dissent(&all), unnamed, "beside a group with a name, one alone would stand out");
    let more = ["eva", "fred"].map(|name| person(name, "midden", same));
    let named = [(String::new(), "Altijd".to_owned()), ("links".to_owned(), "Nooit".to_owned())];
    assert_eq!(dissent(&[&all[..], &more[..]].concat()), named);

    let session = with(&large.iter().flatten().map(String::as_str).collect::<Vec<_>>());
    let said = said(&session, sentences::DUTCH);
    assert!(said[3].ends_with("1 deelnemer gaf ook een eigen antwoord."), "{}", said[3]);
    assert_eq!(said[4], "Iemand uit de groep “links” antwoordde zelf: “Nooit”.");
}

fn told_of_need(session: &Session) -> String {
    said(session, sentences::DUTCH).into_iter().find(|sentence| sentence.contains("Wanneer is het een wens?")).unwrap()
}

#[test]
fn who_stands_alone_is_heard_only_when_that_may_be() {
    let people = ["anna", "ben", "cor"].map(|name| person(name, "", if name == "cor" { "Nooit" } else { "Altijd" }));
    let hidden = people.map(|[who, answer]| [who, answer.replace(",\"shown\":true", "")]);
    let session = with(&hidden.iter().flatten().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(dissent(&hidden), [(String::new(), "Altijd".to_owned()), (String::new(), "Altijd".to_owned())]);
    let told = told_of_need(&session);
    assert!(told.contains("2 deelnemers gaven ook een eigen antwoord. Iemand denkt er anders over."), "{told}");
    let all = why_of(&session);
    assert!(all.steps.iter().all(|step| !step.text.contains("Nooit")), "no words");

    let heard = heard(session.workbook(), &id("sub-question/need"));
    let heard: Vec<_> = heard.answers.iter().map(|answer| (answer.participant.key(), answer.text)).collect();
    assert_eq!(heard, [("anna", "Altijd"), ("ben", "Altijd")]);
}

#[test]
fn as_long_as_nothing_is_shared_nobody_stands_alone() {
    let records = |answers: [&str; 3]| {
        let people =
            ["anna", "ben", "cor"].into_iter().zip(answers).flat_map(|(name, answer)| person(name, "", answer));
        people.map(|record| record.replace(",\"shown\":true", "")).collect::<Vec<_>>()
    };
    let unheard = |answers| {
        let records = records(answers);
        let asked = [STORY[5]].into_iter().chain(records.iter().map(String::as_str)).collect::<Vec<_>>();
        heard(session_of(&asked).workbook(), &id("sub-question/need")).unheard
    };
    assert_eq!(unheard(["Altijd", "Soms", "Nooit"]), 0, "homework");
    assert_eq!(unheard(["Altijd", "altijd.", "Nooit"]), 1, "two say the same");
    assert_eq!(unheard(["Altijd", "Altijd", " "]), 0);
}

#[test]
fn other_questions_of_the_value_are_told_where_people_answered_differently() {
    let question = |key: &str, order: &str| {
        let of = STORY[5].replace("sub-question/need", &format!("sub-question/{key}")).replace("Wanneer", "Hoe");
        of.replace("\"side\"", &format!("\"order\":\"{order}\",\"side\""))
    };
    let together = |key: &str| STORY[6].replace("need", key);
    let [anna, other] = person("anna", "", "Nooit");
    let other = other.replace("need", "pay");
    let own = [question("pay", "2"), question("same", "1"), together("pay"), together("same"), anna, other];
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let value = r#"{"id":"choice-link/riding/value/welfare","choice":"choice/riding","target":"value/welfare"}"#;
    let session = with(&[&own[..], &[value]].concat());
    let expected = [
        "choice choice/riding",
        "norm norm/wish 0",
        "value value/welfare 1",
        "sub-question sub-question/need 2",
        "sub-question sub-question/pay 2",
        "dissent sub-question/pay 4",
        "rule rule/minimum 0",
    ];
    assert_eq!(shape(&why_of(&session)), expected, "where all agree there is nothing to tell");
    let said = said(&session, sentences::DUTCH);
    assert!(
        said[4].starts_with("Bij deze waarde is ook gevraagd: “Hoe is het een wens?” Het antwoord samen: "),
        "{said:?}"
    );
    // A value that the choice names itself leads there as well.
    let alone: Vec<&str> = STORY.iter().copied().filter(|record| !record.contains("norm/")).collect();
    let session = session_of(&[&alone[..], &own[..], &[value]].concat());
    assert_eq!(shape(&why_of(&session))[1..3], ["value value/welfare 0", "sub-question sub-question/pay 1"]);
}

#[test]
fn without_an_answer_together_nobody_answered_otherwise() {
    let mut records = STORY.to_vec();
    records.remove(6);
    let anna = person("anna", "", "Nooit");
    records.extend(anna.iter().map(String::as_str));
    let session = session_of(&records);
    assert_eq!(why_of(&session).steps.len(), 5);
    assert_eq!(
        said(&session, sentences::DUTCH)[3],
        "De vraag was: “Wanneer is het een wens?” Samen is er nog geen antwoord."
    );
}
