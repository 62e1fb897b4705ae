//! What holds for every stability.

use proptest::prelude::*;

use super::*;

#[test]
fn weights_of_zero_say_nothing_and_nobody_has_no_leader() {
    assert_eq!(Stability::of(&[0.0, 0.0], &[[1.0, 2.0]]), Ok(None));
    assert_eq!(Stability::of::<[f64; 0]>(&[], &[]), Ok(None));
    let nobody = Stability::of::<[f64; 2]>(&[1.0, 1.0], &[]).unwrap().unwrap();
    assert_eq!((nobody.leader, nobody.ranks.len(), nobody.tornado(0.0, 1.0).len()), (None, 0, 0));
}

#[test]
fn what_is_no_weight_or_score_is_refused_with_its_place() {
    let not_a_score = |result| matches!(result, Err(StabilityError::NotAScore { alternative: 1, value: 0, .. }));
    assert!(not_a_score(Stability::of(&[1.0], &[[50.0], [f64::NAN]])));
    assert!(not_a_score(Stability::of(&[1.0], &[[50.0], [1e10]])));
    let not_a_weight = |result| matches!(result, Err(StabilityError::NotAWeight { value: 1, .. }));
    assert!(not_a_weight(Stability::of(&[1.0, -1.0], &[[1.0, 1.0]])));
    assert!(not_a_weight(Stability::of(&[f64::MAX, f64::MAX], &[[1.0, 1.0]])));
    let short = StabilityError::WrongLength { alternative: 0, expected: 2, found: 1 };
    assert_eq!(Stability::of(&[1.0, 1.0], &[[1.0]]), Err(short));
}

#[test]
fn the_council_of_39_keeps_its_leader_between_18_and_29_percent_freedom() {
    // Issue 6: means by seats of eleven parties; the ratings of three ways to buy care.
    let seats = [8.0, 6.0, 5.0, 5.0, 4.0, 3.0, 3.0, 2.0, 1.0, 1.0, 1.0];
    let of_party =
        |place: usize| if place < 3 { [10.0, 20.0, 10.0, 40.0, 20.0] } else { [30.0, 15.0, 25.0, 10.0, 20.0] };
    let mut weights = [0.0; 5];
    for (place, seats) in seats.into_iter().enumerate() {
        for (sum, points) in weights.iter_mut().zip(of_party(place)) {
            *sum += seats * points;
        }
    }
    let ratings = [[50.0, 30.0, 50.0, 90.0, 40.0], [60.0, 70.0, 60.0, 30.0, 70.0], [70.0, 50.0, 70.0, 40.0, 60.0]];
    let found = Stability::of(&weights, &ratings).unwrap().unwrap();
    let tenth = |number: f64| (number * 10.0).round() / 10.0;
    assert_eq!(found.scores.iter().copied().map(tenth).collect::<Vec<_>>(), [54.4, 56.4, 57.1]);
    let freedom = found.values[3].as_ref().unwrap().leader_stays.unwrap();
    assert_eq!((tenth(freedom.from * 100.0), tenth(freedom.to * 100.0)), (18.3, 28.6));
    assert_eq!((found.leader, freedom.meet_at_from, freedom.meet_at_to), (Some(2), Some([1, 2]), Some([0, 2])));
}

#[test]
fn a_tie_now_leaves_the_order_no_room() {
    let found = Stability::of(&[1.0, 1.0], &[[10.0, 0.0], [0.0, 10.0]]).unwrap().unwrap();
    let value = found.values[0].as_ref().unwrap();
    assert_eq!((value.order_stays.from, value.order_stays.to, value.leader_stays), (0.5, 0.5, None));
    assert!(found.sensitivity.changes.is_empty());
}

#[test]
fn the_lead_at_both_ends_is_the_difference_of_the_scores() {
    let found = Stability::of(&[3.0, 1.0], &[[80.0, 20.0], [40.0, 100.0], [0.0, 0.0]]).unwrap().unwrap();
    let bars = found.tornado(0.0, 1.0);
    let lead = |margin: Margin| (margin.lead, margin.rival);
    assert_eq!((lead(bars[0].at_lowest), lead(bars[0].at_highest), bars[0].length), ((-80.0, 1), (40.0, 1), 120.0));
    let near = found.tornado_around(0.1);
    assert!((near[0].at_lowest.weight - 0.65).abs() < 1e-12 && (near[0].at_highest.weight - 0.85).abs() < 1e-12);
    assert!(found.tornado_around(f64::NAN).iter().all(|bar| bar.length == 0.0));
}

/// Weights and scores that often tie, cross at the ends and vanish.
fn boards() -> impl Strategy<Value = (Vec<f64>, Vec<Vec<f64>>)> {
    (1_usize..6, 0_usize..6).prop_flat_map(|(values, alternatives)| {
        let number = prop_oneof![(0_u32..6).prop_map(|step| f64::from(step) * 20.0), -1e9_f64..1e9, Just(1e-300)];
        let weight = prop_oneof![(0_u32..4).prop_map(f64::from), 0.0_f64..1e12, Just(1e-300)];
        let row = prop::collection::vec(number, values);
        (prop::collection::vec(weight, values), prop::collection::vec(row, alternatives))
    })
}

proptest! {
    #[test]
    fn everything_is_finite_and_every_weight_lies_between_0_and_1((weights, rows) in boards()) {
        let Some(found) = Stability::of(&weights, &rows).unwrap() else { return Ok(()) };
        let bars = [found.tornado(0.0, 1.0), found.tornado_around(0.1)].concat();
        let ends = bars.iter().flat_map(|bar| [bar.at_lowest.lead, bar.at_highest.lead, bar.length]);
        let changes = found.sensitivity.changes.iter().flat_map(|change| [change.taken, change.percent.unwrap_or(0.0)]);
        let lines = found.values.iter().flatten().flat_map(|value| [&value.scores_without, &value.scores_alone]);
        let mut all = found.scores.iter().copied().chain(ends).chain(changes).chain(lines.flatten().copied());
        prop_assert!(all.all(f64::is_finite));
        for value in found.values.iter().flatten() {
            for interval in [Some(value.order_stays), value.leader_stays].into_iter().flatten() {
                prop_assert!(0.0 <= interval.from && interval.from <= interval.to && interval.to <= 1.0);
                prop_assert!(interval.from <= value.weight + 1e-12 && value.weight <= interval.to + 1e-12);
            }
            prop_assert!(value.crossings.iter().all(|crossing| (0.0..=1.0).contains(&crossing.weight)));
            if let Some(leader) = value.leader_stays {
                prop_assert!(leader.from <= value.order_stays.from && value.order_stays.to <= leader.to);
            }
        }
    }

    #[test]
    fn inside_its_interval_the_leader_stays_first_and_outside_it_does_not(
        weights in prop::collection::vec(1_u32..50, 3),
        rows in prop::collection::vec(prop::collection::vec(0_u32..101, 3), 2..6),
    ) {
        let weights: Vec<f64> = weights.into_iter().map(f64::from).collect();
        let rows: Vec<Vec<f64>> = rows.into_iter().map(|row| row.into_iter().map(f64::from).collect()).collect();
        let found = Stability::of(&weights, &rows).unwrap().unwrap();
        for (place, value) in found.values.iter().enumerate() {
            let Some(stays) = value.as_ref().and_then(|value| value.leader_stays) else { continue };
            let lead = |weight| found.margin(place, weight).unwrap().lead;
            for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
                prop_assert!(lead(stays.from + share * (stays.to - stays.from)) >= -1e-9);
            }
            if stays.from > 1e-6 {
                prop_assert!(lead(stays.from - 1e-6) < 1e-9);
            }
            if stays.to < 1.0 - 1e-6 {
                prop_assert!(lead(stays.to + 1e-6) < 1e-9);
            }
        }
    }
}
