use proptest::prelude::*;

use super::*;

fn judgments(values: usize, answers: &[f64]) -> Judgments {
    Judgments::of(values, &answers.iter().copied().map(Some).collect::<Vec<_>>()).unwrap()
}

fn near(one: &[f64], other: &[f64], within: f64) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| (one - other).abs() <= within)
}

#[test]
fn pairs_stand_where_their_answers_stand() {
    for values in 0..7 {
        let places: Vec<usize> = pairs(values).map(|(first, second)| place(values, first, second)).collect();
        assert_eq!(places, (0..places.len()).collect::<Vec<_>>());
    }
    let three = judgments(3, &[4.0, 3.0, 2.0]);
    assert_eq!((three.get(1, 2), three.get(2, 1), three.get(1, 1)), (Some(2.0), Some(0.5), Some(1.0)));
    assert_eq!(three.get(0, 3), None);
}

#[test]
fn what_is_no_judgment_is_refused_with_its_place() {
    for judgment in [0.0, -2.0, f64::INFINITY, 1001.0, 1e-300] {
        let refused = Judgments::of(3, &[None, Some(judgment), None]);
        assert_eq!(refused, Err(JudgmentError::NotAJudgment { first: 0, second: 2, judgment }));
    }
    assert!(matches!(Judgments::of(2, &[Some(f64::NAN)]), Err(JudgmentError::NotAJudgment { .. })));
    assert_eq!(Judgments::of(3, &[None]), Err(JudgmentError::WrongLength { expected: 3, found: 1 }));
    assert_eq!(Judgments::of(65, &[]), Err(JudgmentError::TooManyValues { values: 65 }));
}

#[test]
fn one_value_has_all_the_weight_and_no_values_have_none() {
    let one = judgments(1, &[]).priorities().unwrap();
    assert_eq!((one.weights, one.lambda_max, one.consistency_index), (vec![1.0], 1.0, 0.0));
    assert_eq!((one.consistency_ratio.saaty_1980, one.geometric_consistency_index), (Some(0.0), Some(0.0)));
    assert_eq!(one.deviations, []);
    assert_eq!(judgments(0, &[]).priorities(), None);
}

#[test]
fn without_answers_that_link_all_values_there_are_no_weights() {
    let nothing = Judgments::of(3, &[None; 3]).unwrap();
    assert_eq!((nothing.priorities(), nothing.islands()), (None, vec![vec![0], vec![1], vec![2]]));
    let half = Judgments::of(4, &[None, None, Some(3.0), Some(2.0), None, None]).unwrap();
    assert_eq!((half.priorities(), half.islands()), (None, vec![vec![0, 3], vec![1, 2]]));
}

#[test]
fn answers_that_only_just_link_all_values_cannot_contradict() {
    // 0 is twice 1, 1 is three times 3, 2 is half of 3.
    let answers = [Some(2.0), None, None, None, Some(3.0), Some(0.5)];
    let chain = Judgments::of(4, &answers).unwrap().priorities().unwrap();
    assert!(near(&chain.weights, &[12.0 / 21.0, 6.0 / 21.0, 1.0 / 21.0, 2.0 / 21.0], 1e-14), "{:?}", chain.weights);
    assert!(chain.consistency_index < 1e-14);
    assert_eq!((chain.consistency_ratio.saaty_2005, chain.is_consistent_enough()), (None, None));
    assert_eq!((chain.row_geometric_mean.clone(), chain.geometric_consistency_index), (None, None));
    assert_eq!((chain.answered, chain.missing, chain.contradictions().count()), (3, 3, 0));
}

#[test]
fn a_missing_answer_is_what_the_weights_say() {
    // Harker: filled in with the quotient of the weights, the whole matrix has the same weights and lambda.
    let answers = [Some(3.0), Some(0.5), None, Some(0.25), Some(2.0), Some(7.0)];
    let partial = Judgments::of(4, &answers).unwrap().priorities().unwrap();
    let filled = answers.map(|answer| answer.unwrap_or(partial.weights[0] / partial.weights[3]));
    let whole = judgments(4, &filled).priorities().unwrap();
    assert!(near(&partial.weights, &whole.weights, 1e-12));
    assert!((partial.lambda_max - whole.lambda_max).abs() < 1e-12);
    // One of three answers more than needed is missing: two thirds of the index is left.
    let (partial, whole) = (partial.consistency_ratio.saaty_2005, whole.consistency_ratio.saaty_2005);
    assert!((partial.unwrap() - whole.unwrap() * 1.5).abs() < 1e-12);
}

#[test]
fn a_long_chain_of_answers_arrives() {
    let linked = |first: usize, second: usize| (second == first + 1).then_some(1.2);
    let answers: Vec<Option<f64>> = pairs(40).map(|(first, second)| linked(first, second)).collect();
    let weights = Judgments::of(40, &answers).unwrap().priorities().unwrap().weights;
    for (one, next) in weights.iter().zip(&weights[1..]) {
        assert!((one / next - 1.2).abs() < 1e-12, "{one} {next}");
    }
}

#[test]
fn whoever_contradicts_themselves_at_every_turn_arrives_too() {
    // A ring of four in which each is a thousand times its next; turning it round changes nothing.
    let ring = judgments(4, &[1000.0, 1.0, 0.001, 1000.0, 1.0, 1000.0]).priorities().unwrap();
    assert!(near(&ring.weights, &[0.25; 4], 1e-12), "{:?}", ring.weights);
    // The same with one answer bent: the eigenvalue says how close the vector is.
    let bent = judgments(4, &[1000.0, 1.0, 0.002, 900.0, 1.0, 1000.0]);
    let found = bent.priorities().unwrap();
    for row in 0..4 {
        let sum: f64 = (0..4).map(|column| bent.get(row, column).unwrap() * found.weights[column]).sum();
        assert!((sum / found.weights[row] / found.lambda_max - 1.0).abs() < 1e-11);
    }
}

#[test]
fn the_two_answers_that_contradict_most_are_named() {
    let found = judgments(4, &[4.0, 3.0, 7.0, 1.0 / 3.0, 3.0, 5.0]).priorities().unwrap();
    let named: Vec<_> = found.contradictions().map(|deviation| (deviation.first, deviation.second)).collect();
    assert_eq!(named, [(0, 2), (1, 2)]);
    assert_eq!(found.is_consistent_enough(), Some(true));
    assert_eq!(judgments(3, &[2.0, 4.0, 2.0]).priorities().unwrap().contradictions().count(), 0);
}

#[test]
fn a_table_that_ends_gives_no_ratio_and_one_with_holes_lies_between() {
    assert_eq!(RandomIndex::Saaty2005.of(15), Some(1.59));
    assert_eq!(RandomIndex::Saaty2005.of(16), None);
    assert_eq!(RandomIndex::Saaty2005.of(2), None);
    let between = RandomIndex::DoneganDodd1991.of(22).unwrap();
    assert!((between - (1.5371 + 0.4 * (1.5619 - 1.5371))).abs() < 1e-12);
    let many = judgments(16, &[1.0; 120]).priorities().unwrap().consistency_ratio;
    assert_eq!((many.saaty_2005, many.donegan_dodd_1991), (None, Some(0.0)));
}

/// Answers of any strength that is allowed, with or without holes.
fn answers() -> impl Strategy<Value = Judgments> {
    let judgment = (-1000_i32..1001).prop_map(|exponent| libm::exp(f64::from(exponent) / 1000.0 * 6.9));
    (1_usize..9, 5_u32..11).prop_flat_map(move |(values, of_ten)| {
        let answer = (judgment.clone(), 0_u32..10).prop_map(move |(given, chance)| (chance < of_ten).then_some(given));
        prop::collection::vec(answer, values * (values - 1) / 2)
            .prop_map(move |answers| Judgments::of(values, &answers).unwrap())
    })
}

proptest! {
    #[test]
    fn weights_are_an_eigenvector_and_every_number_is_one(judgments in answers()) {
        let Some(found) = judgments.priorities() else {
            prop_assert!(judgments.islands().len() > 1);
            return Ok(());
        };
        let values = judgments.values();
        prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(found.lambda_max.is_finite() && found.consistency_index >= 0.0);
        for row in 0..values {
            let entry = |column: usize| match judgments.get(row, column) {
                Some(answer) => answer * found.weights[column],
                None => found.weights[row],
            };
            let sum: f64 = (0..values).map(entry).sum();
            prop_assert!((sum / found.weights[row] / found.lambda_max - 1.0).abs() < 1e-9);
        }
        for deviation in &found.deviations {
            prop_assert!(deviation.ratio >= 1.0 && deviation.ratio.is_finite() && deviation.fitting.is_finite());
        }
        prop_assert!(!serde_json::to_string(&found.weights).unwrap().contains("null"));
    }

    #[test]
    fn asked_the_other_way_round_the_answers_weigh_the_same(judgments in answers()) {
        let values = judgments.values();
        let turned: Vec<Option<f64>> =
            pairs(values).map(|(first, second)| judgments.get(values - 1 - first, values - 1 - second)).collect();
        let turned = Judgments::of(values, &turned).unwrap().priorities();
        match (judgments.priorities(), turned) {
            (Some(one), Some(mut other)) => {
                other.weights.reverse();
                prop_assert!(near(&one.weights, &other.weights, 1e-9));
                prop_assert!((one.lambda_max / other.lambda_max - 1.0).abs() < 1e-9);
            }
            (one, other) => prop_assert!(one.is_none() && other.is_none()),
        }
    }

    #[test]
    fn whoever_never_contradicts_gets_the_weights_they_had_in_mind(parts in prop::collection::vec(1_u32..30, 1..9)) {
        let given: Vec<f64> = pairs(parts.len())
            .map(|(first, second)| f64::from(parts[first]) / f64::from(parts[second])).collect();
        let found = judgments(parts.len(), &given).priorities().unwrap();
        let total: f64 = parts.iter().copied().map(f64::from).sum();
        let meant: Vec<f64> = parts.iter().map(|part| f64::from(*part) / total).collect();
        prop_assert!(near(&found.weights, &meant, 1e-13));
        prop_assert!(near(&found.row_geometric_mean.unwrap(), &meant, 1e-13));
        prop_assert!(found.consistency_index < 1e-13 && found.geometric_consistency_index.unwrap() < 1e-20);
    }
}
