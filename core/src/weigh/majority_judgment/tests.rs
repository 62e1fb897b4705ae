//! What holds for every set of judgments.

use proptest::prelude::*;

use super::*;

fn ranks(tallies: &[[u64; 3]]) -> Vec<usize> {
    match MajorityJudgment::of(tallies).unwrap().ranking {
        Ranking::Ranked { ranks } => ranks,
        other => panic!("{other:?}"),
    }
}

#[test]
fn thousands_of_millions_of_judgments_are_told_apart_by_one() {
    let most = 25_000_000_000_u64;
    let tallies = [[most, most, most], [most, most + 1, most - 1], [most - 1, most, most + 1], [most, most, most]];
    assert_eq!(ranks(&tallies), [2, 4, 1, 2]);
    let found = MajorityJudgment::of(&tallies).unwrap();
    let gauge = found.gauges[0].unwrap();
    assert_eq!((gauge.grade, gauge.judgments, gauge.above, gauge.below), (1, 3 * most, most, most));
    assert_eq!(found.majority_value(0, 15), [1; 15]);
}

#[test]
fn two_camps_of_the_same_size_give_the_worst_grade() {
    let found = MajorityJudgment::of(&[[5, 0, 5], [0, 10, 0]]).unwrap();
    assert_eq!(found.gauges.iter().map(|gauge| gauge.unwrap().grade).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(found.majority_value(0, 4), [0, 2, 0, 2]);
}

#[test]
fn what_cannot_be_ranked_says_why() {
    let ranking = |tallies: &[[u64; 2]]| MajorityJudgment::of(tallies).unwrap().ranking;
    assert_eq!(ranking(&[]), Ranking::NoJudgments);
    assert_eq!(ranking(&[[0, 0]]), Ranking::NoJudgments);
    assert_eq!(ranking(&[[1, 0], [0, 0]]), Ranking::Unbalanced);
    assert_eq!(MajorityJudgment::of(&[[u64::MAX, 1]]), Err(TallyError::TooMany { alternative: 0 }));
    let length = TallyError::WrongLength { alternative: 1, expected: 1, found: 2 };
    assert_eq!(MajorityJudgment::of(&[vec![1], vec![1, 2]]), Err(length));
    assert_eq!(MajorityJudgment::of(&[[1, 0]]).unwrap().majority_value(9, 3), Vec::<usize>::new());
}

/// The majority value as the books define it: take the lower middle grade away, again and again.
fn by_hand(tally: &[u64]) -> Vec<usize> {
    let grades = tally.iter().enumerate().flat_map(|(grade, count)| (0..*count).map(move |_| grade));
    let mut sorted: Vec<usize> = grades.collect();
    let mut value = Vec::new();
    while !sorted.is_empty() {
        value.push(sorted.remove((sorted.len() - 1) / 2));
    }
    value
}

/// Several tallies of the same people.
fn judged() -> impl Strategy<Value = Vec<Vec<u64>>> {
    (1_usize..5, 1_usize..12, 1_usize..6).prop_flat_map(|(grades, people, alternatives)| {
        let judgments = prop::collection::vec(0..grades, people);
        let tally = judgments.prop_map(move |judgments| {
            (0..grades).map(|grade| judgments.iter().filter(|given| **given == grade).count() as u64).collect()
        });
        prop::collection::vec(tally, alternatives)
    })
}

proptest! {
    #[test]
    fn the_order_is_that_of_the_majority_values(tallies in judged()) {
        let found = MajorityJudgment::of(&tallies).unwrap();
        let values: Vec<Vec<usize>> = tallies.iter().map(|tally| by_hand(tally)).collect();
        let expected: Vec<usize> =
            values.iter().map(|own| 1 + values.iter().filter(|other| *other > own).count()).collect();
        prop_assert_eq!(found.ranking.clone(), Ranking::Ranked { ranks: expected });
        for (alternative, value) in values.iter().enumerate() {
            prop_assert_eq!(&found.majority_value(alternative, u64::MAX), value);
            let gauge = found.gauges[alternative].unwrap();
            prop_assert_eq!(gauge.grade, value[0]);
            prop_assert!([gauge.typical, gauge.usual, gauge.central].iter().all(|score| score.is_finite()));
            prop_assert_eq!(place(turn(1, gauge.judgments), gauge.judgments), 1);
        }
    }
}
