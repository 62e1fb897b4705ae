use super::*;
use crate::model::{CORE_VALUES, GoalKind, TABLES, Workbook, core_value_id, present_situation_id};
use crate::store::{Cell, RecordId, Store};
use std::collections::{BTreeMap, BTreeSet};

fn both(example: Example) -> [(Store, Workbook); 2] {
    [Language::Dutch, Language::English].map(|language| {
        let store = workbook(example, language);
        let workbook = Workbook::project(&store);
        (store, workbook)
    })
}

#[test]
fn every_file_of_every_example_reads_and_belongs_to_one_workbook() {
    for example in Example::ALL {
        for language in Language::ALL {
            let read = example.files(*language).map(|file| format::read(file.as_bytes()).unwrap().workbook_id);
            assert_eq!(read[0], read[1]);
            let store = workbook(*example, *language);
            assert_eq!(Workbook::project(&store).title(), example.title(*language));
        }
        assert_eq!(Example::parse(example.key()), Some(*example));
    }
}

#[test]
fn the_languages_differ_in_words_only() {
    for example in Example::ALL {
        let [dutch, english] = both(*example).map(|(store, _)| {
            let fields_of = |(id, record): (&RecordId, &crate::store::StoredRecord)| {
                (id.clone(), record.cells.keys().cloned().collect::<BTreeSet<_>>())
            };
            store.records().map(fields_of).collect::<BTreeMap<_, _>>()
        });
        assert_eq!(dutch, english);
        let [structure, words] = example.files(Language::Dutch).map(|f| format::read(f.as_bytes()).unwrap());
        for (id, record) in words.store.records() {
            let twice = record.cells.keys().find(|field| structure.store.cell(id, field).is_some());
            assert_eq!(twice, None, "{id}");
        }
    }
}

#[test]
fn the_english_is_english() {
    let mut same: Vec<String> = Vec::new();
    for example in Example::ALL {
        let [(dutch, _), (english, _)] = both(*example);
        let alike = dutch.records().filter_map(|(id, record)| {
            let text = |cell: Option<&Cell>| cell.and_then(Cell::shown).map(ToString::to_string);
            let field = crate::store::Field::known("text");
            let own = text(record.cells.get(&field))?;
            (Some(&own) == text(english.cell(id, &field)).as_ref()).then_some(own)
        });
        same.extend(alike);
    }
    assert_eq!(same, ["\"Iris\""]);
}

#[test]
fn every_table_has_something_to_see() {
    for (mantelzorg, jeugdzorg) in both(Example::Mantelzorg).iter().zip(&both(Example::Jeugdzorg)) {
        let tables = mantelzorg.1.counts().into_iter().zip(jeugdzorg.1.counts());
        let empty = tables.filter(|(one, other)| one.1 + other.1 == 0).map(|(one, _)| one.0);
        assert_eq!(empty.collect::<Vec<_>>(), [""; 0]);
    }
    for (_, workbook) in both(Example::Mantelzorg) {
        assert_eq!(workbook.goals.len() + workbook.activities.len(), 20);
        let of_kind = |kind| workbook.goals.values().filter(|goal| goal.kind == Some(kind)).count();
        let kinds = [GoalKind::Ambition, GoalKind::Outcome, GoalKind::Subgoal, GoalKind::Output].map(of_kind);
        assert_eq!(kinds, [1, 2, 7, 5]);
        assert!(workbook.contributions.values().any(|c| c.strength.is_some_and(|s| s < 0.0)), "a waterbedeffect");
        assert!(workbook.alternatives.contains_key(&present_situation_id()));
        assert!(CORE_VALUES.iter().all(|key| workbook.values.contains_key(&core_value_id(key))));
        assert!(workbook.listed().is_empty());
        for weights in workbook.weights.values() {
            assert!((weights.points.values().sum::<f64>() - 100.0).abs() < f64::EPSILON);
        }
    }
}

#[test]
fn every_reference_leads_to_a_record_and_every_record_is_of_a_known_table() {
    for (store, _) in Example::ALL.iter().flat_map(|example| both(*example)) {
        for (id, record) in store.records() {
            let table = TABLES.iter().find(|table| table.name == id.table()).unwrap();
            // What a merged record was called before leads nowhere any more.
            let is_gone = |field: &crate::store::Field| field.as_str() == "former_id";
            for (field, cell) in record.cells.iter().filter(|(field, _)| !is_gone(field)) {
                assert!(table.field(field.as_str()).is_some(), "{id} {field}");
                let value = cell.shown().unwrap();
                let texts = value.as_array().map_or(vec![value], |items| items.iter().collect());
                for target in texts.into_iter().filter_map(|text| RecordId::parse(text.as_str()?)) {
                    let is_table = TABLES.iter().any(|table| table.name == target.table());
                    assert!(!is_table || store.is_visible(&target), "{id} {field} leads to {target}");
                }
            }
            let parts: Vec<&str> = id.key().split('/').collect();
            let ends = ["activity", "goal", "indicator", "provider"].iter().filter_map(|end| {
                let end = record.cells.get(*end)?.shown()?.as_str()?;
                RecordId::parse(end)
            });
            if parts.len() == 2 {
                assert!(ends.into_iter().all(|end| parts.contains(&end.key())), "{id} is named after its ends");
            }
        }
    }
}

#[test]
fn taking_part_has_indicators_of_every_kind_and_means_as_they_are_and_are_wanted() {
    use crate::model::{IndicatorKind, IndicatorNature, OwnerLevel};
    for (_, workbook) in both(Example::Meedoen) {
        let has = |fits: &dyn Fn(&crate::model::Indicator) -> bool| workbook.indicators.values().any(fits);
        assert!(IndicatorKind::ALL.iter().all(|kind| has(&|indicator| indicator.kind == Some(*kind))));
        assert!(IndicatorNature::ALL.iter().all(|nature| has(&|indicator| indicator.nature == Some(*nature))));
        assert!(OwnerLevel::ALL.iter().all(|level| has(&|indicator| indicator.owner_level == Some(*level))));
        assert!(has(&|indicator| indicator.provider_indicator.is_some()));
        assert!(workbook.activities.values().any(|activity| activity.euros_wanted.is_some()));
        assert!(workbook.activities.values().any(|activity| activity.euros.is_none()), "some of it is missing");
    }
}

#[test]
fn prevention_has_holes_to_find_and_a_waterbed() {
    use crate::prevention::{PreventionMatrix, RowsBy};
    for (_, workbook) in both(Example::Preventie) {
        let matrix = PreventionMatrix::of(&workbook, RowsBy::TargetGroup);
        assert_eq!((matrix.rows.len(), matrix.levels.len()), (5, 4));
        assert_eq!(matrix.holes().len(), 9);
        assert_eq!(matrix.rows.iter().map(|row| row.without_level.len()).sum::<usize>(), 1);
        assert!(PreventionMatrix::of(&workbook, RowsBy::Subject).holes().len() >= 4);
        assert!(workbook.contributions.values().any(|link| link.strength.is_some_and(|strength| strength < 0.0)));
    }
}

#[test]
fn youth_care_has_a_whole_value_model_with_something_open_and_something_excluded() {
    use crate::model::{ChoiceState, Part};
    use crate::starting::{StartingSet, records};
    for ((store, workbook), language) in both(Example::Jeugdzorg).iter().zip(Language::ALL) {
        let excluded: Vec<_> = workbook.rule_links.values().filter(|link| link.excludes).collect();
        assert_eq!(excluded.len(), 1);
        let weighed = workbook.alternatives.iter().filter(|(id, _)| excluded[0].target.as_ref() != Some(id)).count();
        assert_eq!((weighed, workbook.participants.len()), (4, 12));
        assert_eq!(workbook.ratings.len(), 12 * weighed * CORE_VALUES.len());
        let groups: BTreeSet<&str> = workbook.participants.values().map(|person| person.group.as_str()).collect();
        assert_eq!(groups.len(), 3);
        for weights in workbook.weights.values() {
            assert!((weights.points.values().sum::<f64>() - 100.0).abs() < f64::EPSILON);
        }
        assert_eq!(workbook.choice_parts.len(), workbook.choices.len() * Part::ALL.len());
        let has = |state| workbook.choice_parts.values().any(|part| part.state == Some(state));
        assert!(ChoiceState::ALL.iter().all(|state| has(*state)));
        let within_one = workbook.dilemmas.values().filter(|dilemma| dilemma.other_value.is_none()).count();
        assert_eq!((within_one, workbook.dilemmas.len()), (1, 2));
        // Whoever adds the starting sets gets nothing twice and nothing said otherwise.
        for set in [StartingSet::Jeugdwet, StartingSet::YouthCare] {
            let set = records(set, *language);
            let shared: Vec<_> = set.records().filter(|(id, _)| store.is_visible(id)).collect();
            assert!(shared.len() > 5);
            for (id, record) in shared {
                for (field, cell) in &record.cells {
                    assert_eq!(store.cell(id, field).and_then(Cell::shown), cell.shown(), "{id} {field}");
                }
            }
        }
    }
}
