//! The comparison itself: that it fails when it should.

use serde_json::{Value, json};

use super::file::{Report, check_file};
use super::method::fields;
use super::tolerance::Tolerance;
use crate::golden::agree::Comparer;

const ABSOLUTE: Tolerance = Tolerance::within(1e-9);

fn problems(expected: Value, computed: Value) -> Vec<String> {
    let mut problems = Vec::new();
    Comparer::new(ABSOLUTE, &mut problems).case("case", &fields(expected), &fields(computed));
    problems
}

#[test]
fn what_agrees_within_the_tolerance_has_no_problems() {
    let expected =
        json!({ "weights": [0.5, 0.5], "rank": 1, "status": "undefined", "sd": null, "exact": ["1/3", "2"] });
    let computed = json!({ "weights": [0.5, 0.500_000_000_1], "rank": 1.0, "status": "undefined", "sd": null,
                "exact": [0.333_333_333_333, 2], "more": true });
    assert_eq!(problems(expected, computed), Vec::<String>::new());
}

#[test]
fn a_wrong_number_fails_at_its_place() {
    let wrong = problems(json!({ "weights": [0.5, 0.5] }), json!({ "weights": [0.5, 0.500_001] }));
    assert_eq!(wrong, ["case.weights[1]: 0.5 expected, 0.500001 computed"]);
    assert_eq!(problems(json!({ "exact": "1/3" }), json!({ "exact": 0.3334 })).len(), 1);
}

#[test]
fn an_expected_field_that_is_not_computed_fails() {
    assert_eq!(problems(json!({ "weights": [1.0], "regret": 2 }), json!({ "weights": [1.0] })).len(), 1);
    assert_eq!(problems(json!({ "regret": null }), json!({})).len(), 1);
    assert_eq!(problems(json!({ "published": { "regret": 2 } }), json!({ "published": {} })).len(), 1);
}

#[test]
fn a_record_inside_a_case_has_the_same_fields_on_both_sides() {
    assert_eq!(problems(json!({ "member": { "rank": 1 } }), json!({ "member": {} })).len(), 1);
    assert_eq!(problems(json!({ "member": {} }), json!({ "member": { "rank": 1 } })).len(), 1);
}

#[test]
fn a_list_too_long_or_too_short_fails() {
    for computed in [json!([1, 2, 3]), json!([1]), json!([])] {
        assert_eq!(problems(json!({ "ranks": [1, 2] }), json!({ "ranks": computed })).len(), 1);
    }
}

#[test]
fn undefined_is_not_zero_and_not_left_out() {
    for computed in [json!(0.0), json!([null]), json!("undefined")] {
        assert_eq!(problems(json!({ "sd": null }), json!({ "sd": computed })).len(), 1);
    }
    assert_eq!(problems(json!({ "sd": 0.0 }), json!({ "sd": null })).len(), 1);
    assert_eq!(problems(json!({ "status": "undefined" }), json!({ "status": "no judgments" })).len(), 1);
    assert_eq!(problems(json!({ "sd": 0.0 }), json!({ "sd": 0.0, "status": "undefined" })).len(), 1);
}

#[test]
fn a_published_number_agrees_when_it_rounds_to_what_is_printed() {
    let published = |printed: Value, computed: Value| {
        problems(
            json!({ "published": { "total": printed, "note": "prose" } }),
            json!({ "published": { "total": computed } }),
        )
    };
    assert!(published(json!(80.8), json!(80.84)).is_empty());
    assert!(published(json!(32), json!(32.26)).is_empty());
    assert!(published(json!([0.06]), json!([0.0625])).is_empty());
    assert!(published(json!({ "Addison": 80.8 }), json!({ "Addison": 80.8, "Bilton": 39.4 })).is_empty());
    assert_eq!(published(json!(80.8), json!(80.86)).len(), 1);
    assert_eq!(published(json!(0.611_333_3), json!(0.611_33)).len(), 1);
}

#[test]
fn only_a_tolerance_that_is_understood_is_used() {
    assert_eq!(Tolerance::read(&json!({ "abs": 0, "note": "exact" })), Ok(Tolerance::within(0.0)));
    assert_eq!(Tolerance::read(&json!({ "exact": true, "borda": 1e-12 })), Ok(Tolerance::within(1e-12)));
    assert_eq!(Tolerance::read(&json!({ "abs": 1e-9, "ranks": "exact" })), Ok(Tolerance::within(1e-9)));
    let strange = [json!(null), json!({}), json!({ "abs": "small" }), json!({ "abs": 1, "relative": 1 })];
    for strange in strange.into_iter().chain([json!({ "exact": true }), json!({ "abs": 1, "ranks": "roughly" })]) {
        assert!(Tolerance::read(&strange).is_err(), "{strange}");
    }
}

#[test]
fn what_is_sampled_agrees_within_four_standard_errors() {
    let share = |share: f64| json!({ "b": { "sampled_share": share, "samples": 10_000 } });
    assert!(problems(json!({ "b": 0.5 }), share(0.519)).is_empty());
    assert_eq!(problems(json!({ "b": 0.5 }), share(0.521)).len(), 1);
    assert_eq!(problems(json!({ "b": 0.0 }), share(0.0001)).len(), 1);
    let mean = |mean: f64| json!({ "w": { "sampled_mean": mean, "standard_error": 0.01 } });
    assert!(problems(json!({ "w": "1/2" }), mean(0.539)).is_empty());
    assert_eq!(problems(json!({ "w": 0.5 }), mean(0.541)).len(), 1);
    assert_eq!(problems(json!({ "w": null }), mean(0.0)).len(), 1);
}

#[test]
fn one_of_several_answers_must_agree_as_a_whole() {
    let either = json!({ "either": [{ "a": 1, "b": -1 }, { "a": -1, "b": 1 }] });
    assert!(problems(json!({ "a": -1, "b": 1 }), either.clone()).is_empty());
    assert_eq!(problems(json!({ "a": 1, "b": 1 }), either).len(), 1);
}

fn check(file: &Value) -> Report {
    let mut report = Report::default();
    check_file("some.json", &file.to_string(), &mut report);
    report
}

fn one_case() -> Value {
    json!({
        "schema": "value-weighing-golden/1",
        "method": "swing_smart",
        "cases": [{
            "id": "one", "kind": "degenerate", "tolerance": { "abs": 1e-12 },
            "inputs": { "swing_ratings": [1], "values": [[50]], "alternatives": ["open"], "criteria": ["fair"] },
            "expected": { "overall_values": [50] },
        }],
    })
}

#[test]
fn a_file_is_read_and_its_cases_counted() {
    let report = check(&one_case());
    assert_eq!((report.cases, report.compared, report.problems), (1, 1, vec![]));
}

#[test]
fn whatever_is_not_understood_in_a_file_fails() {
    let changes = [
        ("/schema", json!("value-weighing-golden/2")),
        ("/method", json!("paprika")),
        ("/cases", json!([])),
        ("/cases/0/kind", json!("guessed")),
        ("/cases/0/tolerance", json!({ "relative": 1 })),
        ("/cases/0/expected", json!({})),
        ("/cases/0/expected", json!({ "regret": 1 })),
        ("/cases/0/expected", json!({ "status": "undefined" })),
        ("/cases/0/expected/overall_values", json!([51])),
        ("/cases/0/inputs/values", json!([["much"]])),
        ("/cases/0/inputs/values", json!([[101]])),
        ("/cases/0/inputs", json!({ "swing_ratings": [1], "values": [[50]], "alternatives": ["open"], "veto": [1] })),
    ];
    for (place, change) in changes {
        let mut file = one_case();
        *file.pointer_mut(place).unwrap() = change;
        assert_eq!(check(&file).problems.len(), 1, "{place}");
    }
    let mut report = Report::default();
    check_file("broken.json", "{", &mut report);
    assert_eq!(report.problems.len(), 1);
}
