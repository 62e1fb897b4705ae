//! Random gestures over every command there is, alone and together, with everything that must hold checked
//! after each of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "support/checks.rs"]
mod checks;
#[path = "model/forest.rs"]
mod forest;
#[path = "support/gestures.rs"]
mod gestures;
#[path = "support/outline.rs"]
mod outline;

use checks::{check_all, visible};
use gestures::{Gesture, command, gesture};
use outline::Seed;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeSet;
use waardenboom_core::command::{Refusal, StepName};
use waardenboom_core::format;
use waardenboom_core::session::{Session, Step};
use waardenboom_core::store::{Delta, Field, RecordId, Sibling, Stamp, Store};

/// So many cases, or as many as `PROPTEST_CASES` says.
fn cases(cases: u32) -> ProptestConfig {
    let regressions = FileFailurePersistence::Direct("proptest-regressions/sessions.txt");
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { cases };
    ProptestConfig { cases, failure_persistence: Some(Box::new(regressions)), ..ProptestConfig::default() }
}

fn gestures(most: usize) -> impl Strategy<Value = Vec<Gesture>> {
    prop::collection::vec(gesture(), 1..most)
}

/// A new session with a few goals, so that gestures have something to work on.
fn session(seed: u64) -> (Session, Seed) {
    (Session::open("w", outline::session_with("- a\n  - b\n    - c\n    - d\n- e").0.store().clone()), Seed::new(seed))
}

/// Does a gesture and checks what must hold of the step; `None` when it was refused.
fn dispatch(session: &mut Session, ids: &mut Seed, gesture: &Gesture) -> Result<Option<Step>, TestCaseError> {
    let before = session.store().clone();
    let next_undo = session.next_undo().cloned();
    let seen = visible(session.workbook(), session.store());
    let command = command(session, gesture);
    let what = format!("{command:?}");
    match session.dispatch(command, ids) {
        Err(refusal) => {
            prop_assert!(Refusal::CODES.contains(&refusal.code()));
            prop_assert_eq!(format::write("w", session.store()), format::write("w", &before), "refused: {}", refusal);
            prop_assert_eq!(session.next_undo(), next_undo.as_ref());
            prop_assert_eq!(visible(session.workbook(), session.store()), seen);
            Ok(None)
        }
        Ok(step) => {
            let name = step.name.clone().expect("a step of our own has a name");
            prop_assert!(StepName::CODES.contains(&name.code));
            prop_assert_eq!(session.next_undo(), Some(&name), "{} is recorded", what);
            prop_assert!(visible(session.workbook(), session.store()) != seen, "{} changed nothing", what);
            check_step(&before, session, &step)?;
            Ok(Some(step))
        }
    }
}

/// A step says all it touched, its delta says all that changed, and everything still holds.
fn check_step(before: &Store, session: &Session, step: &Step) -> Result<(), TestCaseError> {
    let mut after = before.clone();
    after.join(&step.delta);
    prop_assert_eq!(&after, session.store(), "the delta is all that changed");
    let touched: BTreeSet<&RecordId> = step.touched.iter().collect();
    for (id, record) in session.store().records() {
        prop_assert!(before.record(id) == Some(record) || touched.contains(id), "{} was touched", id);
    }
    let read = format::read_delta(&format::write_delta(&step.delta)).expect("a step can be read back");
    prop_assert_eq!(&read, &step.delta);
    if let Some((id, parent)) = &step.focus {
        prop_assert!(session.store().is_visible(id), "{} is gone, nothing to go to after {:?}", id, step.name);
        prop_assert!(parent.as_ref().is_none_or(|parent| session.store().is_visible(parent)));
    }
    check_all(session.workbook(), session.store())
}

fn reversed(session: &mut Session, ids: &mut Seed, back: bool) -> Result<Option<Step>, TestCaseError> {
    let before = session.store().clone();
    let step = if back { session.undo(ids) } else { session.redo(ids) }.unwrap();
    if let Some(step) = &step {
        check_step(&before, session, step)?;
    }
    Ok(step)
}

proptest! {
    #![proptest_config(cases(25))]

    #[test]
    fn alone_every_step_can_be_undone_and_redone(gestures in gestures(60), seed in any::<u64>()) {
        let (mut session, mut ids) = session(seed);
        let mut deltas = vec![session.store().clone()];
        let mut views = vec![visible(session.workbook(), session.store())];
        for gesture in &gestures {
            let Some(step) = dispatch(&mut session, &mut ids, gesture)? else { continue };
            deltas.push(step.delta);
            let now = visible(session.workbook(), session.store());
            let back = reversed(&mut session, &mut ids, true)?.expect("a step to take back");
            prop_assert!(back.skipped.is_empty());
            prop_assert_eq!(visible(session.workbook(), session.store()), views.last().unwrap().clone(), "undo {:?}", back.name);
            let forth = reversed(&mut session, &mut ids, false)?.expect("a step to bring back");
            prop_assert_eq!(visible(session.workbook(), session.store()), now.clone(), "redo {:?}", forth.name);
            deltas.extend([back.delta, forth.delta]);
            views.push(now);
        }
        // All the way back and forth again.
        for view in views.iter().rev().skip(1) {
            deltas.push(reversed(&mut session, &mut ids, true)?.expect("a step to take back").delta);
            prop_assert_eq!(&visible(session.workbook(), session.store()), view);
        }
        prop_assert!(session.undo(&mut ids).unwrap().is_none() && session.next_undo().is_none());
        for view in views.iter().skip(1) {
            deltas.push(reversed(&mut session, &mut ids, false)?.expect("a step to bring back").delta);
            prop_assert_eq!(&visible(session.workbook(), session.store()), view);
        }
        prop_assert!(session.redo(&mut ids).unwrap().is_none() && session.next_redo().is_none());
        for at in (1..deltas.len()).rev() {
            deltas.swap(at, ids.below(at + 1));
        }
        let mut shuffled = Store::default();
        for delta in &deltas {
            shuffled.join(delta);
        }
        prop_assert_eq!(&shuffled, session.store(), "the steps in any order");
    }

    #[test]
    fn a_gesture_between_marks_is_one_step(gestures in gestures(30), marks in any::<u32>(), seed in any::<u64>()) {
        let (mut session, mut ids) = session(seed);
        let mut at = 0;
        while at < gestures.len() {
            let before = visible(session.workbook(), session.store());
            let next_undo = session.next_undo().cloned();
            session.open_mark();
            let upto = gestures.len().min(at + 1 + (marks >> (at % 32) & 3) as usize);
            for gesture in &gestures[at..upto] {
                dispatch(&mut session, &mut ids, gesture)?;
            }
            let after = visible(session.workbook(), session.store());
            if (marks >> ((at + 7) % 32)) % 4 == 0 {
                session.cancel_mark(&mut ids).unwrap();
                prop_assert_eq!(visible(session.workbook(), session.store()), before, "Esc takes it all back");
                prop_assert_eq!(session.next_undo(), next_undo.as_ref());
            } else {
                session.close_mark();
                if after != before {
                    reversed(&mut session, &mut ids, true)?.expect("one step");
                    prop_assert_eq!(visible(session.workbook(), session.store()), before);
                    prop_assert_eq!(session.next_undo(), next_undo.as_ref());
                    reversed(&mut session, &mut ids, false)?.expect("one step");
                    prop_assert_eq!(visible(session.workbook(), session.store()), after);
                }
            }
            at = upto;
        }
    }
}

/// What happens among several tabs.
#[derive(Clone, Debug)]
enum Event {
    Gesture(usize, Gesture),
    Undo(usize),
    Redo(usize),
    Hear(usize, usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (0_usize..4, gesture()).prop_map(|(who, gesture)| Event::Gesture(who, gesture)),
        2 => (0_usize..4).prop_map(Event::Undo),
        1 => (0_usize..4).prop_map(Event::Redo),
        6 => (0_usize..4, 0_usize..1000).prop_map(|(who, which)| Event::Hear(who, which)),
    ]
}

/// One tab, with per step that can be undone or redone what it knew of others when the step was made.
struct Tab {
    session: Session,
    ids: Seed,
    done: Vec<BTreeSet<Stamp>>,
    undone: Vec<BTreeSet<Stamp>>,
}

/// A value that shows somewhere.
type Told = (RecordId, Field, String);

fn told(session: &Session) -> Vec<(Stamp, Told)> {
    let mut all = Vec::new();
    for (id, record) in session.store().records().filter(|(id, _)| session.store().is_visible(id)) {
        for (field, cell) in &record.cells {
            let told = |sibling: &Sibling| (sibling.stamp, (id.clone(), field.clone(), sibling.value.to_string()));
            all.extend(cell.siblings().iter().map(told));
        }
    }
    all
}

impl Tab {
    /// What others wrote and nobody overwrote, in records that show.
    fn of_others(&self) -> Vec<(Stamp, Told)> {
        let own = self.session.writer();
        told(&self.session).into_iter().filter(|(stamp, _)| Some(stamp.writer) != own).collect()
    }

    fn all_stamps(&self) -> BTreeSet<Stamp> {
        let records = self.session.store().records();
        records
            .flat_map(|(_, record)| record.cells.values().flat_map(|cell| cell.context().stamps().collect::<Vec<_>>()))
            .collect()
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn together_nobody_loses_what_others_wrote(events in prop::collection::vec(event(), 1..90), tabs in 2_usize..5, seed in any::<u64>()) {
        let (start, _) = session(seed);
        let tab = |number: u64| Tab {
            session: Session::open("w", start.store().clone()),
            ids: Seed::new(seed.wrapping_add(number)),
            done: Vec::new(),
            undone: Vec::new(),
        };
        let mut tabs: Vec<Tab> = (0..tabs).map(|number| tab(number as u64)).collect();
        let mut deltas: Vec<Delta> = Vec::new();
        let count = tabs.len();
        for event in &events {
            match event {
                Event::Gesture(who, gesture) => {
                    let tab = &mut tabs[who % count];
                    let knew = tab.all_stamps();
                    if let Some(step) = dispatch(&mut tab.session, &mut tab.ids, gesture)? {
                        deltas.push(step.delta);
                        tab.done.push(knew);
                        tab.undone.clear();
                    }
                }
                Event::Undo(who) | Event::Redo(who) => {
                    let back = matches!(event, Event::Undo(_));
                    let tab = &mut tabs[who % count];
                    let there = tab.of_others();
                    let Some(step) = reversed(&mut tab.session, &mut tab.ids, back)? else { continue };
                    let knew = if back { tab.done.pop() } else { tab.undone.pop() }.unwrap();
                    let left: BTreeSet<Told> = told(&tab.session).into_iter().map(|(_, told)| told).collect();
                    for (stamp, told) in there {
                        let news = knew.iter().all(|known| known.writer != stamp.writer || known.time < stamp.time);
                        prop_assert!(!news || left.contains(&told), "{} {:?} was lost by {:?}", stamp, told, step);
                    }
                    if back { tab.undone.push(knew) } else { tab.done.push(knew) }
                    deltas.push(step.delta);
                }
                Event::Hear(who, which) => {
                    let Some(at) = which.checked_rem(deltas.len()) else { continue };
                    let tab = &mut tabs[who % count];
                    let before = tab.session.store().clone();
                    let step = tab.session.receive(deltas[at].clone());
                    check_step(&before, &tab.session, &step)?;
                }
            }
        }
        // Everybody hears everything, in some order: everybody has the same.
        let mut order: Vec<usize> = (0..deltas.len()).collect();
        for tab in &mut tabs {
            for at in (1..order.len()).rev() {
                order.swap(at, tab.ids.below(at + 1));
            }
            for at in &order {
                tab.session.receive(deltas[*at].clone());
            }
            check_all(tab.session.workbook(), tab.session.store())?;
        }
        for pair in tabs.windows(2) {
            prop_assert_eq!(pair[0].session.store(), pair[1].session.store());
            prop_assert_eq!(format::write("w", pair[0].session.store()), format::write("w", pair[1].session.store()));
            prop_assert_eq!(pair[0].session.workbook(), pair[1].session.workbook());
        }
        // Heard again it is no news, and takes nobody's undo away.
        for tab in &mut tabs {
            let before = tab.session.store().clone();
            for delta in &deltas {
                prop_assert!(tab.session.receive(delta.clone()).touched.is_empty());
            }
            prop_assert_eq!(&before, tab.session.store());
        }
    }
}

/// The random gestures above are worth something only when they reach everything.
#[test]
fn the_gestures_reach_every_step_and_grow_a_tree() {
    let (mut session, mut ids) = session(1);
    let mut names = BTreeSet::new();
    let mut refusals = BTreeSet::new();
    let mut most = 0;
    for _ in 0..2500 {
        let numbers = [(); 5].map(|()| u16::try_from(ids.below(1 << 16)).unwrap());
        let kind = u8::try_from(ids.below(usize::from(gestures::KINDS) + 10)).unwrap();
        let kind = if kind < gestures::KINDS {
            kind
        } else {
            [1, 1, 2, 3, 3, 5, 6, 14, 21, 22][usize::from(kind - gestures::KINDS)]
        };
        match session.dispatch(command(&session, &Gesture { kind, numbers }), &mut ids) {
            Ok(step) => {
                names.insert(step.name.unwrap().code);
            }
            Err(refusal) => {
                refusals.insert(refusal.code());
            }
        }
        most = most.max(session.workbook().forest().len());
    }
    // Alone there is nothing that somebody else removed.
    assert_eq!(names, StepName::CODES.iter().copied().filter(|code| *code != "keep").collect());
    assert!(refusals.len() >= 7, "{refusals:?}");
    assert!(most > 60, "{most} goals");
}
