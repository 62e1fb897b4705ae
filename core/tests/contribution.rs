//! The matrix of activities and goals, and the reasoning from an activity to the ambition.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

#[path = "support/gestures.rs"]
mod gestures;

use gestures::{command, gesture};
use proptest::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::contribution::{Arrangement, Chain, GroupBy, GroupKey, Line, Matrix, Reason, Shown, SortBy, Sum};
use waardenboom_core::example::{Example, Language, SplitMix64, random_workbook, workbook};
use waardenboom_core::format;
use waardenboom_core::model::{Agreement, ProviderForm, TestAnswer, Workbook};
use waardenboom_core::session::Session;
use waardenboom_core::store::{Field, RecordId, Store};

fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

fn bollenstreek() -> Store {
    workbook(Example::Mantelzorg, Language::Dutch)
}

fn read(records: &[&str]) -> Workbook {
    let file = format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{}]}}"#, records.join(","));
    Workbook::project(&format::read(file.as_bytes()).unwrap().store)
}

fn arranged(group_by: GroupBy) -> Arrangement {
    Arrangement { group_by, ..Arrangement::default() }
}

/// A sum as `+3 -1 ?1`.
fn said(sum: Sum) -> String {
    let mut parts = vec![format!("+{}", sum.positive)];
    parts.extend((sum.hurting > 0).then(|| format!("{}", sum.negative)));
    parts.extend((sum.unsaid > 0).then(|| format!("?{}", sum.unsaid)));
    parts.join(" ")
}

fn key(key: &GroupKey) -> String {
    match key {
        GroupKey::Provider(Some(id)) | GroupKey::TargetGroup(Some(id)) => id.key().to_owned(),
        GroupKey::Form(Some(form)) => form.word().to_owned(),
        GroupKey::Influence(Some(influence)) => influence.word().to_owned(),
        GroupKey::Agreement(Some(agreement)) => agreement.word().to_owned(),
        GroupKey::All => "all".to_owned(),
        _ => "-".to_owned(),
    }
}

/// The matrix as lines: groups with their activities, cells by their goal, and the sum of the row.
fn drawn(matrix: &Matrix) -> Vec<String> {
    let mut lines = Vec::new();
    for group in matrix.groups() {
        lines.push(format!("{} ({})", key(&group.key), said(group.sum)));
        for row in &matrix.rows()[group.rows.clone()] {
            let goal = |column: usize| matrix.columns()[column].goal.key().to_owned();
            let cells: Vec<String> =
                row.cells.iter().map(|cell| format!("{} {}", goal(cell.column), said(cell.sum))).collect();
            lines.push(format!("  {}: {} ({})", row.activity.key(), cells.join(", "), said(row.sum)));
        }
    }
    lines
}

#[test]
fn who_contributes_what_in_the_bollenstreek() {
    let workbook = Workbook::project(&bollenstreek());
    let matrix = Matrix::of(&workbook, &Arrangement::default());
    assert_eq!(
        drawn(&matrix),
        [
            "gemeenten (+4)",
            "  training: herkennen +2 (+2)",
            "  werkgeversloket: werk +2 (+2)",
            "bloesem (+6 -1)",
            "  huisbezoek: in-beeld +3, dichtbij +0 -1 (+3 -1)",
            "  maatjes: lucht +2, afspraken +1 (+3)",
            "duinzoom (+5)",
            "  logeeropvang: lucht +3, dichtbij +2 (+5)",
            "handje (+3)",
            "  maatjes: lucht +2, afspraken +1 (+3)",
        ]
    );
    let columns: Vec<String> =
        matrix.columns().iter().map(|column| format!("{} {}", column.goal.key(), said(column.sum))).collect();
    assert_eq!(
        columns,
        ["in-beeld +3", "herkennen +2", "lucht +5", "dichtbij +2 -1", "werk +2", "jong +0", "afspraken +1"]
    );
    assert_eq!(said(matrix.total()), "+15 -1", "an activity of two providers counts once");
    assert_eq!(matrix.gaps(&workbook).goals, [id("goal/jong")]);
    assert!(matrix.gaps(&workbook).activities.is_empty());
    let overlaps = |goal: &str| {
        let column = matrix.columns().iter().find(|column| column.goal == id(goal)).unwrap();
        column
            .overlaps
            .iter()
            .map(|overlap| (overlap.target_group.clone(), overlap.providers.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(overlaps("goal/lucht"), [(Some(id("target-group/werkend")), 2)]);
    assert_eq!(matrix.columns()[3].outcome, Some(id("goal/balans")));
    assert_eq!(matrix.columns()[3].above, Some(2), "dichtbij stands below lucht");
}

#[test]
fn every_way_of_grouping_shows_every_activity() {
    let workbook = Workbook::project(&bollenstreek());
    let keys = |by: GroupBy| {
        let matrix = Matrix::of(&workbook, &arranged(by));
        let activities: std::collections::BTreeSet<_> = matrix.rows().iter().map(|row| &row.activity).collect();
        assert_eq!(activities.len(), 5, "{by:?}");
        assert_eq!(said(matrix.total()), "+15 -1", "{by:?}");
        matrix.groups().iter().map(|group| key(&group.key)).collect::<Vec<_>>()
    };
    assert_eq!(keys(GroupBy::TargetGroup), ["werkend", "partner", "jong", "-"]);
    assert_eq!(keys(GroupBy::Form), ["formal", "informal"]);
    assert_eq!(keys(GroupBy::Influence), ["ours", "shared", "others"]);
    assert_eq!(keys(GroupBy::Agreement), ["buy", "subsidise", "facilitate", "ourselves"]);
    assert_eq!(keys(GroupBy::Nothing), ["all"]);
}

#[test]
fn a_filter_hides_rows_but_makes_no_gaps() {
    let workbook = Workbook::project(&bollenstreek());
    let matrix = |shown: Shown| Matrix::of(&workbook, &Arrangement { shown, ..arranged(GroupBy::Nothing) });
    let names = |matrix: &Matrix| matrix.rows().iter().map(|row| row.activity.key().to_owned()).collect::<Vec<_>>();
    let informal = matrix(Shown { form: Some(ProviderForm::Informal), ..Shown::default() });
    assert_eq!(names(&informal), ["maatjes"]);
    assert_eq!(said(informal.total()), "+3");
    assert_eq!(informal.gaps(&workbook).goals, [id("goal/jong")], "the others still contribute");
    let bought = matrix(Shown { agreement: Some(Agreement::Buy), ..Shown::default() });
    assert_eq!(names(&bought), ["logeeropvang"]);
    let young = matrix(Shown { target_group: Some(id("target-group/jong")), ..Shown::default() });
    assert_eq!(names(&young), ["huisbezoek"]);
    let branch = matrix(Shown { branch: Some(id("goal/lucht")), ..Shown::default() });
    let goals: Vec<&str> = branch.columns().iter().map(|column| column.goal.key()).collect();
    assert_eq!(goals, ["lucht", "dichtbij"]);
    assert_eq!(branch.rows().len(), 5, "rows stay, to fill in");
    assert_eq!(branch.columns()[0].outcome, Some(id("goal/balans")));
    let sorted = Arrangement { sort_by: SortBy::Positive, ..arranged(GroupBy::Nothing) };
    let sorted = Matrix::of(&workbook, &sorted);
    assert_eq!(names(&sorted)[0], "logeeropvang");
}

#[test]
fn what_is_unsaid_is_no_zero_and_an_activity_without_a_goal_is_a_gap() {
    let workbook = read(&[
        r#"{"id":"goal/a","kind":"subgoal","text":"a","position":[null,"U1"]}"#,
        r#"{"id":"goal/b","kind":"subgoal","text":"b","position":["goal/a","U1"]}"#,
        r#"{"id":"goal/c","kind":"output","text":"c","position":["goal/b","U1"]}"#,
        r#"{"id":"goal/d","kind":"subgoal","text":"d","position":["goal/a","U2"]}"#,
        r#"{"id":"activity/x","text":"x"}"#,
        r#"{"id":"activity/y","text":"y"}"#,
        r#"{"id":"contribution/x/c","activity":"activity/x","goal":"goal/c"}"#,
        r#"{"id":"contribution/x/d","activity":"activity/x","goal":"goal/d","strength":-2}"#,
        r#"{"id":"contribution/weg/d","activity":"activity/weg","goal":"goal/d","strength":3}"#,
    ]);
    let matrix = Matrix::of(&workbook, &Arrangement::default());
    let goals: Vec<String> =
        matrix.columns().iter().map(|column| format!("{} {}", column.goal.key(), said(column.sum))).collect();
    assert_eq!(goals, ["a +0", "b +0", "c +0 ?1", "d +0 -2"], "an output that is served has a column");
    let gaps = matrix.gaps(&workbook);
    assert_eq!(gaps.goals, [id("goal/d")], "help at an output below counts, harm does not");
    assert_eq!(gaps.activities, [id("activity/y")]);
    let lines = matrix.lines(&workbook);
    assert!(lines.contains(&Line::ServesNothing { activity: id("activity/y") }));
    assert!(lines.contains(&Line::Unserved { goal: id("goal/d") }));
    assert_eq!(lines.iter().filter(|line| matches!(line, Line::Contribution { .. })).count(), 2);
}

#[test]
fn one_key_in_an_empty_cell_makes_a_contribution() {
    let mut ids = SplitMix64::new(1);
    let mut session = Session::open("w", bollenstreek());
    let mut matrix = Matrix::of(session.workbook(), &Arrangement::default());
    let set = |strength: f64| Command::SetContribution {
        activity: id("activity/training"),
        goal: id("goal/jong"),
        field: Field::named("strength"),
        value: strength.into(),
        basis: None,
    };
    for (strength, sum) in [(2.0, "+2"), (-1.0, "+0 -1")] {
        let step = session.dispatch(set(strength), &mut ids).unwrap();
        assert!(matrix.refresh(session.workbook(), &step.touched));
        assert_eq!(said(matrix.columns()[5].sum), sum);
        assert_eq!(matrix, Matrix::of(session.workbook(), &Arrangement::default()));
    }
    for bad in [4.0, -3.0, 0.5] {
        assert_eq!(session.dispatch(set(bad), &mut ids).unwrap_err().code(), "out-of-range");
    }
    let step = session.undo(&mut ids).unwrap().unwrap();
    matrix.refresh(session.workbook(), &step.touched);
    assert_eq!(said(matrix.columns()[5].sum), "+2");
}

#[test]
fn the_reasoning_goes_up_to_the_challenge_and_names_the_waterbed() {
    let workbook = Workbook::project(&bollenstreek());
    let chain = Chain::of(&workbook, &id("activity/huisbezoek")).unwrap();
    assert!(matches!(&chain.start[..], [Reason::Does { providers, .. }] if providers.len() == 1));
    assert_eq!(chain.ways.len(), 1);
    let [
        Reason::Helps { goal, strength, assumption, .. },
        Reason::Serves { parent, answer, .. },
        top,
        Reason::Answers { challenge, .. },
    ] = &chain.ways[0][..]
    else {
        panic!("{:?}", chain.ways[0]);
    };
    assert_eq!((goal, *strength), (&id("goal/in-beeld"), Some(3.0)));
    assert!(!assumption.as_ref().unwrap().expectation.is_empty());
    assert_eq!((parent, *answer), (&id("goal/balans"), Some(TestAnswer::Yes)));
    assert!(matches!(top, Reason::Serves { parent, .. } if *parent == id("goal/ambitie")));
    assert_eq!(challenge, &id("challenge/volhouden"));
    let [Reason::Hurts { goal, strength, while_helping, .. }] = &chain.waterbed[..] else { panic!("{chain:?}") };
    assert_eq!((goal, *strength, &while_helping[..]), (&id("goal/dichtbij"), -1.0, &[id("goal/in-beeld")][..]));
    let other = Chain::of(&workbook, &id("activity/logeeropvang")).unwrap();
    let hurt = other.reasons().find(|reason| matches!(reason, Reason::HurtBy { .. })).unwrap();
    assert!(
        matches!(hurt, Reason::HurtBy { activity, goal, .. } if *activity == id("activity/huisbezoek") && *goal == id("goal/dichtbij"))
    );
    assert_eq!(Chain::of(&workbook, &id("activity/none")), None);
}

#[test]
fn a_reasoning_that_ends_early_says_so() {
    let workbook = read(&[
        r#"{"id":"goal/a","kind":"subgoal","text":"a","position":[null,"U1"]}"#,
        r#"{"id":"activity/x","text":"x"}"#,
        r#"{"id":"activity/y","text":"y"}"#,
        r#"{"id":"contribution/x/a","activity":"activity/x","goal":"goal/a","assumption_if":"  "}"#,
    ]);
    let chain = Chain::of(&workbook, &id("activity/x")).unwrap();
    assert!(matches!(
        &chain.ways[0][..],
        [Reason::Helps { assumption: None, strength: None, .. }, Reason::EndsBefore { .. }]
    ));
    assert!(matches!(&Chain::of(&workbook, &id("activity/y")).unwrap().start[1], Reason::ServesNothing { .. }));
}

fn arrangement() -> impl Strategy<Value = Arrangement> {
    let sorts = [SortBy::Own, SortBy::Name, SortBy::Positive, SortBy::Negative, SortBy::Count];
    (0..GroupBy::ALL.len(), 0..sorts.len(), 0_usize..4).prop_map(move |(group, sort, filter)| {
        let mut shown = Shown::default();
        match filter {
            0 => shown.form = Some(ProviderForm::Formal),
            1 => shown.agreement = Some(Agreement::Buy),
            _ => {}
        }
        Arrangement { group_by: GroupBy::ALL[group], sort_by: sorts[sort], shown }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_refreshed_matrix_is_a_new_one(
        gestures in prop::collection::vec(gesture(), 1..40),
        cells in prop::collection::vec(any::<[u16; 5]>(), 1..40),
        arrangement in arrangement(),
        seed in 0_u64..6,
    ) {
        let mut ids = SplitMix64::new(seed);
        let mut session = Session::open("w", random_workbook(30, seed).1);
        let mut arrangement = arrangement;
        if seed % 2 == 0 {
            arrangement.shown.branch = session.workbook().forest().children(None).next().cloned();
        }
        let mut matrix = Matrix::of(session.workbook(), &arrangement);
        let cells = cells.into_iter().map(|numbers| gestures::Gesture { kind: 33, numbers });
        for gesture in gestures.into_iter().zip(cells).flat_map(|(one, other)| [other, one]) {
            let Ok(step) = session.dispatch(command(&session, &gesture), &mut ids) else { continue };
            matrix.refresh(session.workbook(), &step.touched);
            prop_assert_eq!(&matrix, &Matrix::of(session.workbook(), &arrangement), "{:?}", step.name);
        }
        // Every contribution between records that show is counted once, help and harm apart.
        let workbook = session.workbook();
        let all = Matrix::of(workbook, &Arrangement::default());
        let there = workbook.contributions.values().filter(|link| {
            link.activity.as_ref().is_some_and(|id| workbook.activities.contains_key(id))
                && link.goal.as_ref().is_some_and(|id| workbook.goals.contains_key(id))
        });
        let (total, count) = (all.total(), there.count());
        prop_assert_eq!(total.count(), count);
        prop_assert!(total.positive >= 0.0 && total.negative <= 0.0);
        for activity in workbook.activities.keys() {
            prop_assert!(Chain::of(workbook, activity).is_some());
        }
    }
}
