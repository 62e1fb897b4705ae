//! Findings that are brought up to date are those that are made anew, whatever happened.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/gestures.rs"]
mod gestures;
#[path = "support/outline.rs"]
mod outline;

use gestures::{Gesture, command, gesture};
use outline::Seed;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use waardenboom_core::command::Command;
use waardenboom_core::finding::{Code, Date, Findings};
use waardenboom_core::model::{Day, Reading};
use waardenboom_core::session::{Ids, Session};
use waardenboom_core::store::{Change, Field, RecordId, WriterId};

const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 40 },
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("proptest-regressions/finding_refresh.txt"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn refreshed_findings_are_new_findings(gestures in prop::collection::vec((gesture(), 0_u8..12), 1..80), seed in any::<u64>()) {
        let (start, _) = outline::session_with("- a\n  - b\n    - c\n    - d\n- e\n  - minder f en meer g");
        let mut session = Session::open("w", start.store().clone());
        let mut ids = Seed::new(seed);
        let mut findings = Findings::of(session.workbook(), TODAY);
        let mut touched = Vec::new();
        for (gesture, what) in &gestures {
            match what {
                0 => touched.extend(session.undo(&mut ids).unwrap().into_iter().flat_map(|step| step.touched)),
                1 => touched.extend(session.redo(&mut ids).unwrap().into_iter().flat_map(|step| step.touched)),
                2 => touched.extend(somebody_else_removes(&mut session, &mut ids, gesture)),
                _ => {
                    let command = command(&session, gesture);
                    touched.extend(session.dispatch(command, &mut ids).into_iter().flat_map(|step| step.touched));
                }
            }
            // Now and then several steps at once.
            if what % 3 != 0 {
                let before = findings.clone();
                let differs = findings.refresh(session.workbook(), &touched, TODAY);
                touched.clear();
                prop_assert!(differs || before.all().eq(findings.all()));
                let anew = Findings::of(session.workbook(), TODAY);
                let in_order = |findings: &Findings| findings.in_order(session.workbook()).cloned().collect::<Vec<_>>();
                prop_assert_eq!(in_order(&findings), in_order(&anew));
                prop_assert_eq!(&findings, &anew);
                prop_assert_eq!(in_order(&findings).len(), findings.all().count());
            }
        }
    }
}

/// More changes of shape than a workbook remembers.
#[test]
fn findings_that_are_far_behind_catch_up() {
    for seed in 0..4 {
        let (start, _) = outline::session_with("- a\n  - b\n    - c\n    - d\n- e\n  - minder f en meer g");
        let mut session = Session::open("w", start.store().clone());
        let mut findings = Findings::of(session.workbook(), TODAY);
        let mut ids = Seed::new(seed);
        for _ in 0..2 {
            let mut touched = Vec::new();
            for _ in 0..320 {
                let numbers = [(); 5].map(|()| u16::try_from(ids.below(1 << 16)).unwrap());
                let kind = [1, 2, 3, 3, 5, 6, 10, 11, 25, 26][ids.below(10)];
                let gesture = Gesture { kind, numbers };
                if ids.below(8) == 0 {
                    touched.extend(somebody_else_removes(&mut session, &mut ids, &gesture));
                }
                let command = command(&session, &gesture);
                touched.extend(session.dispatch(command, &mut ids).into_iter().flat_map(|step| step.touched));
            }
            findings.refresh(session.workbook(), &touched, TODAY);
            assert_eq!(findings, Findings::of(session.workbook(), TODAY), "seed {seed}");
        }
    }
}

/// An assumption is four links away from a reading.
#[test]
fn an_assumption_follows_the_readings_of_its_goal() {
    let file = r#"{"format":"waardenboom/1","workbook":"w","records":[
        {"id":"goal/a","kind":"subgoal","text":"a"},
        {"id":"activity/x","text":"x"},
        {"id":"contribution/x/a","activity":"activity/x","goal":"goal/a","assumption_then":"het helpt"},
        {"id":"indicator/i","text":"i","direction":"down","baseline":{"value":"24","day":"2024"}},
        {"id":"indicator-link/i/a","indicator":"indicator/i","goal":"goal/a"}]}"#;
    let mut session = Session::open("w", waardenboom_core::format::read(file.as_bytes()).unwrap().store);
    let mut ids = Seed::new(1);
    let mut findings = Findings::of(session.workbook(), TODAY);
    let mut after = |session: &mut Session, command: Option<Command>| {
        let step = match command {
            Some(command) => session.dispatch(command, &mut ids).unwrap(),
            None => session.undo(&mut ids).unwrap().unwrap(),
        };
        findings.refresh(session.workbook(), &step.touched, TODAY);
        assert_eq!(findings, Findings::of(session.workbook(), TODAY));
        findings.all().any(|finding| finding.code == Code::AssumptionContradicted)
    };
    let id = |id: &str| RecordId::parse(id).unwrap();
    let set = |record: &str, field, value: &str| {
        Some(Command::SetField { record: id(record), field: Field::known(field), value: value.into(), basis: None })
    };
    let remove = |record: &str| Some(Command::RemoveWithBranch { records: vec![id(record)] });
    let reading = Reading { value: "30".into(), day: Day("2025".into()), ..Reading::default() };
    assert!(after(&mut session, Some(Command::AddMeasurement { indicator: id("indicator/i"), reading })));
    for change in [
        set("indicator/i", "direction", "up"),
        set("contribution/x/a", "assumption_then", ""),
        remove("indicator-link/i/a"),
        remove("indicator/i"),
        remove("activity/x"),
    ] {
        assert!(!after(&mut session, change.clone()), "{change:?}");
        assert!(after(&mut session, None), "{change:?}");
    }
    assert!(!after(&mut session, None), "without the reading");
}

/// Only the record itself goes, as in a merge; what hung on it stays behind.
fn somebody_else_removes(session: &mut Session, ids: &mut Seed, gesture: &Gesture) -> Vec<RecordId> {
    let all: Vec<RecordId> = session.workbook().ids().cloned().collect();
    let Some(id) = all.get(usize::from(gesture.numbers[0]) % all.len().max(1)) else { return Vec::new() };
    let writer = WriterId::new(ids.next_bits());
    let delta = session.store().stamp(&[Change::Remove(id.clone())], writer).unwrap();
    session.receive(delta).touched
}
