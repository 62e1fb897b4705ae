use super::{Hole, PreventionMatrix, RowKey, RowsBy};
use crate::finding::test_workbook;
use crate::model::PreventionLevel;

const RECORDS: [&str; 9] = [
    r#"{"id":"target-group/jong","text":"Jongeren","order":"U1"}"#,
    r#"{"id":"target-group/oud","text":"Ouderen","order":"U2"}"#,
    r#"{"id":"target-group/gezin","text":"Gezinnen met schulden","order":"U3"}"#,
    r#"{"id":"activity/sport","text":"Sport na school","order":"U1","target_groups":["target-group/jong"],"prevention_level":"universal","subject":"Bewegen"}"#,
    r#"{"id":"activity/wandel","text":"Wandelen met de fysiotherapeut","order":"U2","target_groups":["target-group/oud"],"prevention_level":"indicated","subject":"bewegen "}"#,
    r#"{"id":"activity/maatje","text":"Schuldhulpmaatje","order":"U3","prevention_level":"selective","subject":"Schulden"}"#,
    r#"{"id":"activity/los","text":"Nog te bedenken","order":"U4","prevention_level":"primary"}"#,
    r#"{"id":"activity/open","text":"Inloop","order":"U5","target_groups":["target-group/oud"]}"#,
    r#"{"id":"contribution/maatje/a","activity":"activity/maatje","goal":"goal/a","target_groups":["target-group/gezin"]}"#,
];

fn matrix(set: &str, by: RowsBy) -> PreventionMatrix {
    let chosen = format!(r#"{{"id":"workbook/self","prevention_set":{set}}}"#);
    let records: Vec<&str> = RECORDS.into_iter().chain([chosen.as_str()]).collect();
    PreventionMatrix::of(&test_workbook("a subgoal", &records), by)
}

fn drawn(matrix: &PreventionMatrix) -> Vec<String> {
    let names = |ids: &[crate::store::RecordId]| ids.iter().map(|id| id.key().to_owned()).collect::<Vec<_>>().join(" ");
    let key = |key: &RowKey| match key {
        RowKey::TargetGroup(Some(id)) => id.key().to_owned(),
        RowKey::Subject(Some(text)) => text.clone(),
        _ => "-".to_owned(),
    };
    let row = |row: &super::PreventionRow| {
        let cells: Vec<String> = row.cells.iter().map(|cell| names(cell)).collect();
        format!(
            "{}: {} | {} | {}",
            key(&row.key),
            cells.join(","),
            names(&row.without_level),
            names(&row.at_other_levels)
        )
    };
    matrix.rows.iter().map(row).collect()
}

#[test]
fn every_target_group_has_a_row_and_every_level_a_column() {
    let matrix = matrix("\"by-group\"", RowsBy::TargetGroup);
    assert_eq!(
        drawn(&matrix),
        ["jong: sport,,, |  | ", "oud: ,,wandel, | open | ", "gezin: ,maatje,, |  | ", "-: ,,, |  | los"]
    );
    assert_eq!(matrix.holes().len(), 9);
    let level = PreventionLevel::CareRelated;
    assert!(matrix.holes().contains(&Hole { row: matrix.rows[0].key.clone(), level }));
}

#[test]
fn subjects_are_one_whatever_their_capitals_and_the_nameless_come_last() {
    let matrix = matrix("\"by-group\"", RowsBy::Subject);
    assert_eq!(drawn(&matrix), ["Bewegen: sport,,wandel, |  | ", "Schulden: ,maatje,, |  | ", "-: ,,, | open | los"]);
    assert_eq!(matrix.holes().len(), 5);
}

#[test]
fn another_set_shows_what_was_said_in_the_first_and_without_a_set_there_is_no_hole() {
    let moments = matrix("\"by-moment\"", RowsBy::TargetGroup);
    assert_eq!(
        drawn(&moments),
        ["jong: ,, |  | sport", "oud: ,, | open | wandel", "gezin: ,, |  | maatje", "-: los,, |  | "]
    );
    let none = matrix("null", RowsBy::TargetGroup);
    assert!(none.levels.is_empty() && none.holes().is_empty());
    assert_eq!(drawn(&none)[0], "jong:  |  | sport");
}
