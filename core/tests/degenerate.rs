//! Groups that are hardly a group: every outcome stays a number or says why there is none.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde_json::{Value, json};
use std::collections::BTreeMap;
use waardenboom_core::format;
use waardenboom_core::model::{CORE_VALUES, Workbook};
use waardenboom_core::weigh::comparison::Verdict;
use waardenboom_core::weigh::depth::{CampVerdict, Deepening, Depth, request_of};
use waardenboom_core::weigh::workbook::{Weighing, comparison_of};

/// People with a group and their points, and per alternative the score that everybody gives it on every value.
fn looked(people: &[(&str, [u32; 5])], alternatives: &[Option<u32>]) -> (Weighing, Option<Depth>) {
    let mut records: Vec<Value> = Vec::new();
    for (order, score) in alternatives.iter().enumerate() {
        records.push(json!({"id": format!("alternative/a{order}"), "text": "A", "order": format!("U{order}")}));
        for (at, _) in people.iter().enumerate() {
            for key in CORE_VALUES.iter().filter(|_| score.is_some()) {
                records.push(json!({"id": format!("rating/p{at}/a{order}/{key}"), "participant": format!("participant/p{at}"), "alternative": format!("alternative/a{order}"), "value": format!("value/{key}"), "score": score}));
            }
        }
    }
    for (at, (group, points)) in people.iter().enumerate() {
        let points: BTreeMap<&str, u32> = CORE_VALUES.into_iter().zip(*points).collect();
        records
            .push(json!({"id": format!("participant/p{at}"), "text": "P", "group": group, "order": format!("U{at}")}));
        records.push(json!({"id": format!("weights/p{at}/points/1"), "participant": format!("participant/p{at}"), "method": "points", "round": 1, "points": points}));
    }
    let file = json!({"format": "waardenboom/1", "workbook": "w", "records": records}).to_string();
    let workbook = Workbook::project(&format::read(file.as_bytes()).unwrap().store);
    let (weighing, depth) = (comparison_of(&workbook).unwrap(), request_of(&workbook).map(Deepening::whole));
    let all = format!("{weighing:?} {depth:?}");
    assert!(!all.contains("NaN") && !all.contains("inf"), "{all}");
    (weighing, depth)
}

const EVEN: [u32; 5] = [20; 5];

#[test]
fn one_person_and_one_alternative() {
    let (weighing, depth) = looked(&[("raad", EVEN)], &[Some(60)]);
    assert_eq!((weighing.comparison.counted, weighing.steady, weighing.furthest), (1, None, None));
    let depth = depth.unwrap();
    assert_eq!((depth.orders, depth.camps, depth.robustness.len()), (None, None, 0));
}

#[test]
fn all_equal() {
    let (weighing, depth) = looked(&[("a", EVEN), ("a", EVEN), ("b", EVEN), ("b", EVEN)], &[Some(50), Some(50)]);
    assert!(matches!(weighing.comparison.verdict, Verdict::Tied { .. }));
    let depth = depth.unwrap();
    assert_eq!(depth.camps.unwrap().verdict, CampVerdict::AllAlike);
    assert_eq!((depth.concordance, depth.tornado.len()), (None, 0), "everybody ties everything: undefined, not zero");
}

#[test]
fn opposite_camps() {
    let [left, right] = [[100, 0, 0, 0, 0], [0, 0, 0, 0, 100]];
    let people = [("a", left), ("a", left), ("a", left), ("b", right), ("b", right), ("b", right)];
    let (weighing, depth) = looked(&people, &[Some(80), Some(20)]);
    assert_eq!(weighing.pulls.len(), 2, "both ends pull");
    let map = depth.unwrap().camps.unwrap();
    assert_eq!((map.verdict, map.camps.len(), map.axes.len()), (CampVerdict::Clear, 2, 1));
    assert!(map.points.iter().all(|point| point.y == 0.0), "people on one line: the second axis is blank");
}

#[test]
fn all_zeros_and_nobody_rated() {
    let (weighing, depth) = looked(&[("a", [0; 5]), ("b", [0; 5])], &[Some(50)]);
    assert_eq!((weighing.comparison.counted, depth), (0, None));
    let (weighing, depth) = looked(&[("a", EVEN), ("b", EVEN), ("c", EVEN)], &[None, None]);
    assert_eq!(weighing.comparison.verdict, Verdict::NoRatings);
    let depth = depth.unwrap();
    assert_eq!((depth.alternatives.len(), depth.regrets.len(), depth.stability), (0, 0, None));
}

#[test]
fn one_group_of_one() {
    let (weighing, _) = looked(&[("a", EVEN), ("a", EVEN), ("a", EVEN), ("alleen", [0, 0, 0, 0, 100])], &[Some(50)]);
    assert!(weighing.comparison.groups.is_empty(), "whoever stands alone would be found by subtraction");
}
