//! Points of attention as a group meets them: the two scenarios, marks, mends, the walk, the counts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/outline.rs"]
mod outline;

use outline::{Seed, id_of};
use waardenboom_core::command::{Command, Place as TreePlace, Refusal};
use waardenboom_core::finding::{Class, Code, Count, Date, Findings, Place, walk};
use waardenboom_core::model::{Day, GoalKind, ProviderForm, TestAnswer};
use waardenboom_core::session::{Session, Step};
use waardenboom_core::store::{Field, RecordId, Store};
use waardenboom_core::text::Catalogue;

const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

/// A session that keeps its findings up to date.
struct Table {
    session: Session,
    ids: Seed,
    findings: Findings,
}

impl Table {
    fn new() -> Self {
        let session = Session::open("w", Store::default());
        let findings = Findings::of(session.workbook(), TODAY);
        Self { session, ids: Seed::new(5), findings }
    }

    fn took(&mut self, step: &Step) {
        self.findings.refresh(self.session.workbook(), &step.touched, TODAY);
        assert_eq!(self.findings, Findings::of(self.session.workbook(), TODAY), "{:?}", step.name);
    }

    fn dispatch(&mut self, command: Command) -> Step {
        let step = self.session.dispatch(command, &mut self.ids).unwrap();
        self.took(&step);
        step
    }

    /// Carries out a command; the record it made.
    fn make(&mut self, command: Command) -> RecordId {
        self.dispatch(command).focus.unwrap().0
    }

    fn set(&mut self, record: &RecordId, field: &'static str, value: serde_json::Value) {
        let (record, field) = (record.clone(), Field::known(field));
        self.dispatch(Command::SetField { record, field, value, basis: None });
    }

    /// "code: name of the record", in the order of the tree.
    fn said(&self, is_wanted: impl Fn(Code) -> bool) -> Vec<String> {
        let workbook = self.session.workbook();
        let all = self.findings.in_order(workbook).filter(|finding| is_wanted(finding.code));
        all.map(|finding| format!("{}: {}", finding.code.word(), workbook.name_of(&finding.place.record).unwrap()))
            .collect()
    }

    fn sentences(&self, is_wanted: impl Fn(Code) -> bool, locale: &str) -> Vec<String> {
        let catalogue = Catalogue::parse(locale).unwrap();
        let workbook = self.session.workbook();
        let all = self.findings.in_order(workbook).filter(|finding| is_wanted(finding.code));
        all.map(|finding| {
            let values = finding.values(workbook, |key| catalogue.say(key, &[]));
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            catalogue.say(&finding.what_key(), &values)
        })
        .collect()
    }
}

/// An ambition with the pasted result below it.
fn from_notes() -> Table {
    let mut table = Table::new();
    let ambition = table.make(Command::AddGoal {
        place: TreePlace::Top,
        kind: GoalKind::Ambition,
        text: "Wie zorgt, houdt het vol".into(),
    });
    let lines = [
        (0, "Minder overbelaste mantelzorgers"),
        (1, "Mantelzorgers kunnen zorg en werk combineren"),
        (1, "Mantelzorgers worden op tijd gezien"),
        (1, "Er is vervangende zorg"),
    ];
    let lines = lines.map(|(level, text)| (level, text.to_owned())).to_vec();
    table.dispatch(Command::AddOutline { place: TreePlace::LastIn(ambition), lines });
    table
}

#[test]
fn pasted_notes_lack_from_and_to_a_moment_and_an_indicator_per_subgoal() {
    let mut table = from_notes();
    let wanted = |code: Code| matches!(code.class(), Class::Wording | Class::Smart);
    let found = [
        "no-from-to: Minder overbelaste mantelzorgers",
        "no-moment: Minder overbelaste mantelzorgers",
        "goal-without-indicator: Minder overbelaste mantelzorgers",
        "goal-without-indicator: Mantelzorgers kunnen zorg en werk combineren",
        "goal-without-indicator: Mantelzorgers worden op tijd gezien",
        "goal-without-indicator: Er is vervangende zorg",
    ];
    assert_eq!(table.said(wanted), found);
    let said = table.sentences(|code| code == Code::NoFromTo, include_str!("../../locales/nl.later.json"));
    assert_eq!(said, ["Bij “Minder overbelaste mantelzorgers” staat “minder”, maar niet van hoeveel naar hoeveel."]);
    let outcome = id_of(&table.session, "Minder overbelaste mantelzorgers");
    table.set(&outcome, "text", "Minder overbelaste mantelzorgers in de regio.".into());
    let said = table.sentences(|code| code == Code::NoMoment, include_str!("../../locales/nl.later.json"));
    assert_eq!(said, ["Bij “Minder overbelaste mantelzorgers in de regio” staat niet wanneer het zover is."]);
    let step = table.session.undo(&mut table.ids).unwrap().unwrap();
    table.took(&step);
    let step = table.session.undo(&mut table.ids).unwrap().unwrap();
    table.took(&step);
    assert_eq!(table.said(wanted), Vec::<String>::new(), "one undo empties it");
    let step = table.session.redo(&mut table.ids).unwrap().unwrap();
    table.took(&step);
    assert_eq!(table.said(wanted), found);
}

/// Two providers at "op tijd gezien" for working carers, one at "combineren", nobody at "vervangende zorg",
/// and a day that contributes nothing.
fn good_things() -> Table {
    let mut table = from_notes();
    let group =
        table.make(Command::AddItem { table: "target-group", text: "Werkende mantelzorgers".into(), belongs_to: None });
    let who = [
        ("Mantelzorgers worden op tijd gezien", "Spreekuur", "Mantelzorgsteunpunt"),
        ("Mantelzorgers worden op tijd gezien", "Koffieochtend", "Buurtkamer"),
        ("Mantelzorgers kunnen zorg en werk combineren", "Werkgeverskring", "Ondernemersvereniging"),
    ];
    for (goal, activity, provider) in who {
        let goal = id_of(&table.session, goal);
        let activity =
            table.make(Command::AddActivity { goal: Some(goal.clone()), after: None, text: activity.into() });
        let provider = table.make(Command::AddProviderOf { activity: activity.clone(), text: provider.into() });
        if table.session.workbook().text_of(&provider) == Some("Buurtkamer") {
            table.set(&provider, "form", ProviderForm::Informal.word().into());
        }
        let link = waardenboom_core::command::link_id("contribution", &activity, &goal);
        table.set(&link, "target_groups", serde_json::json!([group.as_str()]));
    }
    table.make(Command::AddActivity { goal: None, after: None, text: "Verwendag".into() });
    table
}

fn is_about_the_good_things(code: Code) -> bool {
    matches!(code.class(), Class::Gap | Class::Orphan | Class::Overlap)
}

#[test]
fn the_good_things_have_one_overlap_one_gap_and_one_orphan() {
    let table = good_things();
    assert_eq!(
        table.said(is_about_the_good_things),
        [
            "providers-overlap: Mantelzorgers worden op tijd gezien",
            "subgoal-without-activity: Er is vervangende zorg",
            "activity-contributes-nothing: Verwendag",
        ]
    );
    assert_eq!(
        table.sentences(is_about_the_good_things, include_str!("../../locales/nl.later.json")),
        [
            "Voor “Werkende mantelzorgers” werken “Mantelzorgsteunpunt” en “Buurtkamer” aan hetzelfde doel: “Mantelzorgers worden op tijd gezien”. Is dat zo bedoeld?",
            "Niemand doet nog iets voor “Er is vervangende zorg”.",
            "“Verwendag” draagt nog aan geen enkel doel bij.",
        ]
    );
    assert_eq!(
        table.sentences(|code| code.class() == Class::Overlap, include_str!("../../locales/en.later.json")),
        [
            "For “Werkende mantelzorgers”, “Mantelzorgsteunpunt” and “Buurtkamer” work on the same goal: “Mantelzorgers worden op tijd gezien”. Is that what you intend?"
        ]
    );
}

#[test]
fn a_discussed_overlap_stays_quiet_also_when_a_third_provider_comes() {
    let mut table = good_things();
    let overlap = |table: &Table| table.findings.all().find(|f| f.code == Code::ProvidersOverlap).cloned().unwrap();
    let (found, open) = (overlap(&table), table.findings.total().open);
    let discuss = |place: &Place, reason: &str| Command::Discuss {
        code: Code::ProvidersOverlap,
        place: place.clone(),
        reason: reason.into(),
        by: "de groep".into(),
        day: Day("2026-11-22".into()),
    };
    table.dispatch(discuss(&found.place, "bewust, ander dorp"));
    assert!(overlap(&table).is_discussed);
    assert_eq!(table.findings.total(), Count { open: open - 1, discussed: 1 });
    let again = table.session.dispatch(discuss(&found.place, "bewust, ander dorp"), &mut table.ids);
    assert_eq!(again, Err(Refusal::Nothing));
    let activity = id_of(&table.session, "Spreekuur");
    table.dispatch(Command::AddProviderOf { activity, text: "Huisartsenpost".into() });
    let now = overlap(&table);
    assert!(now.is_discussed && now.data != found.data, "the place tells it, not the data");
    let reason = table.session.workbook().discussed.get(&found.place.discussed_id(found.code)).unwrap().reason.clone();
    assert_eq!(reason, "bewust, ander dorp");
    table.dispatch(Command::Reopen { code: found.code, place: found.place.clone() });
    assert!(!overlap(&table).is_discussed);
    table.dispatch(discuss(&found.place, ""));
    let mark = table.session.workbook().discussed.get(&found.place.discussed_id(found.code)).unwrap();
    assert_eq!((mark.reason.as_str(), mark.by.as_str()), ("", "de groep"), "said anew, not remembered");
}

#[test]
fn what_was_said_about_a_goal_goes_and_comes_back_with_it() {
    let mut table = from_notes();
    let goal = id_of(&table.session, "Minder overbelaste mantelzorgers");
    let (code, place) = (Code::NoMoment, Place::field(&goal, "moment"));
    table.dispatch(Command::Discuss {
        code,
        place: place.clone(),
        reason: "komt later".into(),
        by: String::new(),
        day: Day::default(),
    });
    table.dispatch(Command::RemoveWithBranch { records: vec![goal.clone()] });
    assert!(table.session.workbook().discussed.is_empty());
    table.dispatch(Command::RestoreFromBin { records: vec![goal.clone()] });
    assert!(table.findings.of_record(&goal).iter().any(|finding| finding.code == code && finding.is_discussed));
}

#[test]
fn every_mend_takes_its_finding_away() {
    let mut table = good_things();
    let bare = table.make(Command::AddIndicator { goal: None, text: "Tevredenheid".into() });
    table.set(&bare, "baseline", serde_json::json!({"value": "7,1", "day": "2025-01-01"}));
    table.set(&bare, "target", serde_json::json!({"value": "7,5"}));
    table.set(&bare, "owner_level", "council".into());
    table.set(&bare, "kind", "process".into());
    let words = table.make(Command::AddIndicator { goal: None, text: "Verhalen".into() });
    table.set(&words, "target", serde_json::json!({"value": "mensen noemen een moment voor zichzelf"}));
    let odd = [("los", GoalKind::Subgoal), ("Het organiseren van feesten", GoalKind::Subgoal)];
    for (text, kind) in odd {
        table.make(Command::AddGoal { place: TreePlace::Top, kind, text: text.into() });
    }
    let deep = TreePlace::LastIn(id_of(&table.session, "los"));
    table.make(Command::AddGoal { place: deep, kind: GoalKind::Ambition, text: "verdwaald".into() });
    table.make(Command::AddGoal { place: TreePlace::Top, kind: GoalKind::Ambition, text: "leeg".into() });
    let activity = id_of(&table.session, "Verwendag");
    table.set(&activity, "target_groups", serde_json::json!(["target-group/weg"]));
    let mended: Vec<_> = table.findings.all().filter(|finding| finding.mend.is_some()).cloned().collect();
    let mut labels = std::collections::BTreeSet::new();
    for finding in mended {
        let mend = finding.mend.clone().unwrap();
        labels.insert(mend.label);
        let mut session = Session::open("w", table.session.store().clone());
        let step = session.dispatch(mend.command, &mut table.ids).unwrap_or_else(|refusal| {
            panic!("{}: {refusal}", mend.label);
        });
        // What was made may still be empty; then it is asked for its text first.
        let mut findings = table.findings.clone();
        findings.refresh(session.workbook(), &step.touched, TODAY);
        let remains =
            |place: &Place, code| findings.of_record(&place.record).iter().any(|f| f.code == code && f.place == *place);
        let needs_more = matches!(finding.code, Code::NoFromTo | Code::GoalWithoutIndicator);
        assert_eq!(remains(&finding.place, finding.code), needs_more, "{} at {}", mend.label, finding.place.record);
    }
    assert!(labels.len() >= 10, "{labels:?}");
}

#[test]
fn the_walk_is_answered_one_by_one_and_a_move_asks_again() {
    let mut table = from_notes();
    let goal = |table: &Table, text| id_of(&table.session, text);
    let child = goal(&table, "Er is vervangende zorg");
    let answer = |child: &RecordId, answer| Command::AnswerTest {
        child: child.clone(),
        answer,
        by: "tafel 2".into(),
        doubt: "alleen als er plek is".into(),
        day: Day("2026-11-22".into()),
    };
    let open = |table: &Table| walk(table.session.workbook()).iter().filter(|q| q.answer.is_none()).count();
    assert_eq!((walk(table.session.workbook()).len(), open(&table)), (4, 4));
    table.dispatch(answer(&child, Some(TestAnswer::Unsure)));
    let asked = walk(table.session.workbook());
    assert_eq!((asked[3].answer, asked[3].doubt.as_str()), (Some(TestAnswer::Unsure), "alleen als er plek is"));
    assert!(!table.findings.of_record(&child).iter().any(|finding| finding.code == Code::SubgoalUntested));
    table.dispatch(Command::DemoteGoals { goals: vec![child.clone()] });
    assert_eq!(open(&table), 4, "it stands elsewhere");
    table.dispatch(Command::PromoteGoals { goals: vec![child.clone()] });
    assert_eq!(open(&table), 3, "the answer was kept");
    table.dispatch(answer(&child, None));
    assert_eq!(open(&table), 4);
    let top = goal(&table, "Wie zorgt, houdt het vol");
    let refused = table.session.dispatch(answer(&top, Some(TestAnswer::Yes)), &mut table.ids);
    assert_eq!(refused, Err(Refusal::NoFurther));
}

#[test]
fn a_branch_counts_each_finding_once() {
    let table = good_things();
    let workbook = table.session.workbook();
    let top = id_of(&table.session, "Wie zorgt, houdt het vol");
    let loose: usize = table.findings.of_record(&id_of(&table.session, "Verwendag")).len();
    assert_eq!(table.findings.below(&top).open + loose, table.findings.total().open);
    let own = table.findings.of_record(&top).len();
    let below: usize = workbook.forest().children(Some(&top)).map(|goal| table.findings.below(goal).open).sum();
    assert_eq!(table.findings.below(&top).open, own + below);
}
