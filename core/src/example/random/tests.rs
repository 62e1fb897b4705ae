use super::{MAX_RANDOM_GOALS, random_workbook};
use crate::format::{self, MAX_BYTES, MAX_RECORDS};
use crate::model::{GoalKind, TABLES, Workbook};
use crate::store::{RecordId, WriterId};
use std::collections::BTreeSet;

#[test]
fn the_same_size_and_seed_give_the_same_bytes_and_others_do_not() {
    let write = |goals, seed| {
        let (id, store) = random_workbook(goals, seed);
        format::write(&id, &store)
    };
    assert_eq!(write(300, 5), write(300, 5));
    assert_ne!(write(300, 5), write(300, 6));
    assert_ne!(random_workbook(300, 5).0, random_workbook(301, 5).0);
}

#[test]
fn every_table_is_there_and_every_reference_leads_somewhere() {
    for goals in [20, 700] {
        let (id, store) = random_workbook(goals, 11);
        assert!(format::is_workbook_id(&id));
        let workbook = Workbook::project(&store);
        assert_eq!(workbook.goals.len(), goals);
        assert!(workbook.counts().iter().all(|(_, count)| *count > 0), "{:?}", workbook.counts());
        assert!(workbook.listed().is_empty() && workbook.conflicts(&store).is_empty());
        for (id, record) in store.records() {
            // What a merged record was called before leads nowhere any more.
            for (_, cell) in record.cells.iter().filter(|(field, _)| field.as_str() != "former_id") {
                let Some(value) = cell.shown() else { continue };
                let texts = value.as_array().map_or(vec![value], |items| items.iter().collect());
                for target in texts.into_iter().filter_map(|text| RecordId::parse(text.as_str()?)) {
                    let is_table = TABLES.iter().any(|table| table.name == target.table());
                    assert!(!is_table || store.is_visible(&target), "{id} leads to {target}");
                }
            }
        }
    }
    assert_eq!(Workbook::project(&random_workbook(0, 1).1).goals.len(), 0);
}

#[test]
fn the_tree_is_deep_and_wide_as_groups_make_it() {
    let workbook = Workbook::project(&random_workbook(2_000, 3).1);
    let forest = workbook.forest();
    let deepest = workbook.goals.keys().map(|id| forest.ancestors(id).count() + 1).max();
    assert!((5..=7).contains(&deepest.unwrap()), "{deepest:?}");
    let widest = workbook.goals.keys().map(|id| forest.children(Some(id)).count()).max();
    assert!(widest.unwrap() >= 15, "{widest:?}");
    assert!(forest.children(None).count() <= 20);
    for (id, goal) in workbook.goals.iter() {
        let parent = forest.parent(id).and_then(|parent| workbook.goals.get(parent)?.kind);
        let fits = match goal.kind.unwrap() {
            GoalKind::Ambition => parent.is_none(),
            GoalKind::Outcome => parent == Some(GoalKind::Ambition),
            GoalKind::Subgoal => matches!(parent, Some(GoalKind::Outcome | GoalKind::Subgoal)),
            GoalKind::Output => parent == Some(GoalKind::Subgoal),
        };
        assert!(fits, "{id}");
        assert!((20..=80).contains(&goal.text.chars().count()), "{}", goal.text);
    }
}

#[test]
fn a_few_people_wrote_it() {
    let (_, store) = random_workbook(500, 1);
    let stamps = store.records().flat_map(|(_, record)| record.cells.values()).flat_map(crate::store::Cell::siblings);
    let writers: BTreeSet<WriterId> = stamps.map(|sibling| sibling.stamp.writer).collect();
    assert!((3..=5).contains(&writers.len()), "{}", writers.len());
}

#[test]
fn the_largest_still_opens_as_a_file() {
    let tenth = MAX_RANDOM_GOALS / 10;
    let (id, store) = random_workbook(tenth, 2);
    let bytes = format::write(&id, &store);
    assert_eq!(format::read(bytes.as_bytes()).unwrap().store, store);
    let ten_times = (store.records().len() * 10, bytes.len() * 10);
    assert!(ten_times.0 <= MAX_RECORDS && ten_times.1 <= MAX_BYTES, "{ten_times:?}");
}
