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
use waardenboom_core::finding::{Class, Date, Findings};
use waardenboom_core::session::{Ids, Session};
use waardenboom_core::store::{Change, RecordId, WriterId};

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
                for heap in Class::ALL.iter().copied().map(Some).chain([None]) {
                    let of_heap: Vec<_> = findings.of_heap(session.workbook(), heap).cloned().collect();
                    prop_assert_eq!(of_heap.len(), findings.count_of(heap));
                    let mut all = in_order(&findings);
                    all.retain(|finding| finding.heap() == heap);
                    prop_assert_eq!(of_heap, all);
                }
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

/// Only the record itself goes, as in a merge; what hung on it stays behind.
fn somebody_else_removes(session: &mut Session, ids: &mut Seed, gesture: &Gesture) -> Vec<RecordId> {
    let all: Vec<RecordId> = session.workbook().ids().cloned().collect();
    let Some(id) = all.get(usize::from(gesture.numbers[0]) % all.len().max(1)) else { return Vec::new() };
    let writer = WriterId::new(ids.next_bits());
    let delta = session.store().stamp(&[Change::Remove(id.clone())], writer).unwrap();
    session.receive(delta).touched
}
