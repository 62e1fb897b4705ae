//! What holds for every run.

use proptest::prelude::*;

use super::*;
use crate::weigh::rank_weights::RankWeights;

fn run(weights: Weights, scores: Scores, samples: usize) -> Acceptability {
    let mut run = Smaa::new(weights, scores, 7).unwrap();
    assert!(run.step(samples));
    run.result().unwrap()
}

fn free(values: usize) -> Weights {
    Weights::Drawn(Feasible::all(values))
}

/// Exactly how often each alternative has each rank when two values have any weights: between two weights at which
/// nobody meets, nobody changes place.
fn exactly(rows: &[[f64; 2]]) -> Vec<Vec<f64>> {
    let mut bounds = vec![0.0, 1.0];
    for one in rows {
        for other in rows {
            let (start, end) = (one[1] - other[1], one[0] - other[0]);
            if start * end < 0.0 {
                bounds.push(start / (start - end));
            }
        }
    }
    bounds.sort_by(f64::total_cmp);
    let mut shares = vec![vec![0.0; rows.len()]; rows.len()];
    for pair in bounds.windows(2) {
        let middle = f64::midpoint(pair[0], pair[1]);
        let score = |row: &[f64; 2]| row[0] * middle + row[1] * (1.0 - middle);
        for (shares, row) in shares.iter_mut().zip(rows) {
            shares[rows.iter().filter(|other| score(other) > score(row) + 1e-9).count()] += pair[1] - pair[0];
        }
    }
    shares
}

#[test]
fn the_closed_form_gives_the_numbers_of_the_design() {
    let found = exactly(&[[1.0, 0.0], [0.6, 0.6], [0.0, 1.0]]);
    for (found, share) in found.iter().map(|ranks| ranks[0]).zip([0.4, 0.2, 0.4]) {
        assert!((found - share).abs() < 1e-12);
    }
}

#[test]
fn weights_in_an_order_have_the_rank_order_centroid_as_their_mean() {
    let heaviest_first = [3, 0, 4, 1, 2];
    let weights = Weights::Drawn(Feasible::in_order(5, &heaviest_first).unwrap());
    let found = run(weights, Scores::Fixed(vec![vec![1.0; 5]]), 40_000);
    let mean = found.alternatives[0].central_weights.clone().unwrap();
    let centroid = RankWeights::of(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap().rank_order_centroid;
    for (value, weight) in heaviest_first.into_iter().zip(centroid) {
        assert!((mean[value] - weight).abs() < 0.005, "{mean:?}");
    }
}

#[test]
fn limits_hold_and_those_that_order_are_seen_to_without_trying() {
    let order = |heavier: usize, lighter: usize| {
        let mut factors = vec![0.0; 5];
        (factors[heavier], factors[lighter]) = (-2.0, 2.0);
        Limit { factors, at_most: 0.0 }
    };
    let at_most = Limit { factors: vec![0.0, 0.0, 0.0, 0.0, 1.0], at_most: 0.3 };
    // 0 before 1 before 2, and two more that no run can see to.
    let limits = [order(0, 1), order(1, 2), order(0, 2), order(3, 2), at_most];
    let feasible = Feasible::within(5, &limits).unwrap();
    assert_eq!((feasible.orders.clone(), feasible.limits.len()), (vec![vec![0, 1, 2]], 2));
    let mut sampler = WeightSampler::new(feasible, 1);
    for _ in 0..2_000 {
        let weights = sampler.draw().unwrap();
        assert!(limits.iter().all(|limit| limit.holds(weights)), "{weights:?}");
        assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-15);
    }
}

#[test]
fn an_order_in_a_circle_is_left_to_trying_and_found_impossible() {
    let order = |factors: [f64; 3]| Limit { factors: factors.to_vec(), at_most: 0.0 };
    let circle = [order([-1.0, 1.0, 0.0]), order([0.0, -1.0, 1.0]), order([1.0, 0.0, -1.0])];
    let mut run =
        Smaa::new(Weights::Drawn(Feasible::within(3, &circle).unwrap()), Scores::Fixed(vec![vec![1.0, 2.0, 3.0]]), 1)
            .unwrap();
    assert!(!run.step(10) && !run.step(1));
    assert_eq!((run.samples(), run.result()), (0, None));
}

#[test]
fn alternatives_that_are_the_same_share_every_rank() {
    let found = run(free(2), Scores::Fixed(vec![vec![0.0; 2]; 3]), 500);
    assert!(found.alternatives.iter().all(|one| one.ranks == [1.0, 0.0, 0.0] && one.confidence == Some(1.0)));
    assert_eq!((found.pairwise_wins, found.choice_entropy), (vec![vec![0.0; 3]; 3], 0.0));
    assert_eq!(found.too_close, [[0, 1], [0, 2], [1, 2]]);
}

#[test]
fn what_cannot_be_sampled_is_refused() {
    let fixed = |rows: &[Vec<f64>]| Scores::Fixed(rows.to_vec());
    let error = |weights, scores| Smaa::new(weights, scores, 1).map(|_| ()).unwrap_err();
    assert_eq!(error(free(2), fixed(&[])), SmaaError::Nothing);
    assert_eq!(error(free(0), fixed(&[vec![]])), SmaaError::Nothing);
    assert_eq!(error(Weights::Given(vec![]), fixed(&[vec![1.0]])), SmaaError::Nothing);
    assert_eq!(error(free(2), fixed(&[vec![1.0]])), SmaaError::WrongLength);
    let not_a_score = SmaaError::NotAScore { alternative: 0, value: 1 };
    assert_eq!(error(free(2), fixed(&[vec![1.0, f64::NAN]])), not_a_score);
    assert_eq!(error(free(2), Scores::Ranges(vec![vec![[0.0, 1.0], [1.0, 0.0]]])), not_a_score);
    let not_a_weight = SmaaError::NotAWeight { sample: 1, value: 0 };
    assert_eq!(error(Weights::Given(vec![vec![1.0], vec![1.5]]), fixed(&[vec![1.0]])), not_a_weight);
    assert_eq!(Feasible::in_order(2, &[0, 0]), Err(SmaaError::NotAnOrder { value: 0 }));
    assert_eq!(Feasible::in_order(2, &[2]), Err(SmaaError::NotAnOrder { value: 2 }));
    let limit = Limit { factors: vec![1.0], at_most: f64::NAN };
    assert_eq!(Feasible::within(1, &[limit]), Err(SmaaError::NotALimit { limit: 0 }));
}

#[test]
fn uncertain_scores_lower_the_confidence_and_leave_the_weights_as_they_were() {
    let certain = run(free(3), Scores::Fixed(vec![vec![60.0, 20.0, 50.0], vec![40.0, 60.0, 50.0]]), 3_000);
    let range = |row: [f64; 3]| row.map(|score| [score - 30.0, score + 30.0]).to_vec();
    let ranges = vec![range([60.0, 20.0, 50.0]), range([40.0, 60.0, 50.0])];
    let uncertain = run(free(3), Scores::Ranges(ranges), 3_000);
    let confidence = |found: &Acceptability| found.alternatives[0].confidence.unwrap();
    assert_eq!(certain.alternatives[0].confidence, Some(1.0));
    assert!((0.3..0.7).contains(&confidence(&uncertain)), "{}", confidence(&uncertain));
    // A range without width is a certain score, to the last bit.
    let narrow = vec![[60.0; 2], [20.0; 2], [50.0; 2]];
    let narrow = vec![narrow, vec![[40.0; 2], [60.0; 2], [50.0; 2]]];
    assert_eq!(run(free(3), Scores::Ranges(narrow), 3_000), certain);
}

#[test]
fn participants_take_turns() {
    let weights = Weights::Given(vec![vec![1.0, 0.0], vec![0.0, 1.0], vec![0.9, 0.1]]);
    let found = run(weights, Scores::Fixed(vec![vec![10.0, 0.0], vec![0.0, 10.0]]), 300);
    assert_eq!(found.alternatives[0].ranks, [200.0 / 300.0, 100.0 / 300.0]);
}

fn rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (1_usize..6, 1_usize..7).prop_flat_map(|(values, alternatives)| {
        let score = prop_oneof![3 => (0_u32..11).prop_map(|step| f64::from(step) * 10.0), 1 => -1e9_f64..1e9];
        prop::collection::vec(prop::collection::vec(score, values), alternatives)
    })
}

/// Ranges around scores, some of them without width.
fn ranges_of(rows: &[Vec<f64>]) -> Scores {
    let range = |(place, score): (usize, &f64)| [score.max(-9e8) - 1e7 * number(place % 3), *score];
    let range = |one| {
        let [low, high]: [f64; 2] = range(one);
        [low.min(high), high]
    };
    Scores::Ranges(rows.iter().map(|row| row.iter().enumerate().map(range).collect()).collect())
}

proptest! {
    #[test]
    fn shares_are_shares_and_sum_to_one(rows in rows(), samples in 1_usize..200) {
        for scores in [Scores::Fixed(rows.clone()), ranges_of(&rows)] {
            let found = run(free(rows[0].len()), scores, samples);
            let sound = |share: &f64| (0.0..=1.0 + 1e-12).contains(share);
            for alternative in &found.alternatives {
                prop_assert!((alternative.ranks.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                prop_assert!(alternative.ranks.iter().all(sound) && sound(&alternative.holistic));
                prop_assert!(alternative.confidence.is_none_or(|share| sound(&share)));
                prop_assert_eq!(alternative.central_weights.is_some(), alternative.ranks[0] > 0.0);
                if let Some(weights) = &alternative.central_weights {
                    prop_assert!(weights.iter().all(sound) && (weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                }
            }
            // Somebody always comes first, and an alternative wins or loses against another, or ties.
            prop_assert!(found.alternatives.iter().map(|one| one.ranks[0]).sum::<f64>() >= 1.0 - 1e-12);
            for (one, wins) in found.pairwise_wins.iter().enumerate() {
                prop_assert!((wins.iter().zip(&found.pairwise_wins)).all(|(win, other)| win + other[one] <= 1.0 + 1e-12));
            }
            prop_assert!(found.choice_entropy.is_finite() && found.choice_entropy >= 0.0);
        }
    }

    #[test]
    fn any_slices_give_the_same_bits(rows in rows(), cuts in prop::collection::vec(1_usize..150, 1..5)) {
        let all = cuts.iter().sum();
        for scores in [Scores::Fixed(rows.clone()), ranges_of(&rows)] {
            let weights = Feasible::in_order(rows[0].len(), &[0]).unwrap();
            let mut sliced = Smaa::new(Weights::Drawn(weights.clone()), scores.clone(), 7).unwrap();
            for cut in &cuts {
                prop_assert!(sliced.step(*cut));
                prop_assert!(sliced.result().is_some());
            }
            let text = |found: &Acceptability| serde_json::to_string(found).unwrap();
            prop_assert_eq!(text(&sliced.result().unwrap()), text(&run(Weights::Drawn(weights), scores, all)));
        }
    }

    #[test]
    fn alternatives_in_another_order_give_the_same_bits_in_that_order(rows in rows()) {
        let turned: Vec<Vec<f64>> = rows.iter().rev().cloned().collect();
        let one = run(free(rows[0].len()), Scores::Fixed(rows), 300);
        let mut other = run(free(turned[0].len()), Scores::Fixed(turned), 300);
        other.alternatives.reverse();
        prop_assert_eq!(one.alternatives, other.alternatives);
    }

    #[test]
    fn two_values_come_near_the_closed_form(
        rows in prop::collection::vec((0_u32..21, 0_u32..21).prop_map(|(one, other)| [f64::from(one), f64::from(other)]), 1..6),
    ) {
        const SAMPLES: u32 = 4_000;
        let scores = Scores::Fixed(rows.iter().map(|row| row.to_vec()).collect());
        let found = run(free(2), scores, SAMPLES as usize);
        for (alternative, exact) in found.alternatives.iter().zip(exactly(&rows)) {
            for (share, exact) in alternative.ranks.iter().zip(exact) {
                let error = (exact * (1.0 - exact)).max(0.0).sqrt() / f64::from(SAMPLES).sqrt();
                prop_assert!((share - exact).abs() <= 6.0 * error + 6.0 / f64::from(SAMPLES), "{} {}", share, exact);
            }
        }
    }
}
