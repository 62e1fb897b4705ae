use proptest::prelude::*;

use super::*;

#[test]
fn a_row_of_zeros_is_not_yet_filled_in_and_never_equal_weights() {
    let allocation = Allocation::of(&[[0.0, 0.0], [30.0, 70.0]]).unwrap();
    assert_eq!(allocation.weights, [None, Some(vec![0.3, 0.7])]);
    assert_eq!((allocation.counted(), allocation.left_out()), (vec![1], vec![0]));
    assert_eq!(Allocation::of(&[[0.0, 0.0]]).unwrap().group, None);
}

#[test]
fn nobody_is_no_group() {
    let nobody = Allocation::of::<Vec<f64>>(&[]).unwrap();
    assert_eq!((nobody.weights.len(), nobody.group), (0, None));
}

#[test]
fn what_is_no_count_of_points_is_refused_with_its_place() {
    let error = Allocation::of(&[[1.0, 1.0], [1.0, -1.0]]).unwrap_err();
    assert_eq!(error, PointsError::NotPoints { participant: 1, value: 1, points: -1.0 });
    for points in [f64::NAN, f64::INFINITY] {
        assert!(matches!(Allocation::of(&[[points]]), Err(PointsError::NotPoints { .. })));
    }
    assert_eq!(Allocation::of(&[[f64::MAX, f64::MAX]]), Err(PointsError::TooLarge { participant: 0 }));
    let ragged = Allocation::of(&[vec![1.0], vec![1.0, 2.0]]).unwrap_err();
    assert_eq!(ragged, PointsError::WrongLength { participant: 1, expected: 1, found: 2 });
}

#[test]
fn when_each_gives_everything_to_another_value_there_is_no_median_order() {
    let group = Allocation::of(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]).unwrap().group.unwrap();
    assert_eq!((group.median_renormalised, group.geometric_mean), (None, None));
    assert_eq!(group.mean_pairwise_distance, Some(1.0));
}

#[test]
fn a_hundred_points_stay_a_hundred() {
    assert_eq!(largest_remainder(&[1.0, 1.0, 1.0], 100), Some(vec![34, 33, 33]));
    // 0.29 * 100 is 28.999999999999996 and must not lose its point to another.
    assert_eq!(largest_remainder(&[0.29, 0.71], 100), Some(vec![29, 71]));
    // In sixths the two halves of a point are equal but for rounding: the first takes it.
    assert_eq!(largest_remainder(&[0.175, 0.275, 0.55], 100), Some(vec![18, 27, 55]));
    assert_eq!(largest_remainder(&[0.0, 0.0], 100), None);
    assert_eq!(largest_remainder(&[], 100), None);
}

fn rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (1_usize..7, 1_usize..12).prop_flat_map(|(values, people)| {
        prop::collection::vec(prop::collection::vec((0_u32..101).prop_map(f64::from), values), people)
    })
}

proptest! {
    #[test]
    fn weights_and_their_means_sum_to_one(points in rows()) {
        let allocation = Allocation::of(&points).unwrap();
        for weights in allocation.weights.iter().flatten() {
            prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
        if let Some(group) = allocation.group {
            prop_assert!((group.mean().iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert_eq!(largest_remainder(&group.mean(), 100).unwrap().iter().sum::<u32>(), 100);
        }
    }

    #[test]
    fn the_quick_mean_distance_equals_that_of_all_pairs(points in rows()) {
        let allocation = Allocation::of(&points).unwrap();
        let people: Vec<&Vec<f64>> = allocation.weights.iter().flatten().collect();
        let mut distances = Vec::new();
        for (index, one) in people.iter().enumerate() {
            distances.extend(people.iter().skip(index + 1).map(|other| distance(one, other)));
        }
        let quick = allocation.group.and_then(|group| group.mean_pairwise_distance);
        match quick {
            None => prop_assert!(people.len() < 2),
            Some(quick) => prop_assert!((quick - distances.iter().sum::<f64>() / number(distances.len())).abs() < 1e-12),
        }
    }

    #[test]
    fn the_same_people_in_another_order_give_the_same_bits(points in rows()) {
        let mut turned = points.clone();
        turned.reverse();
        let (one, other) = (Allocation::of(&points).unwrap(), Allocation::of(&turned).unwrap());
        let parts = |group: GroupWeights| (group.values, group.median_renormalised, group.geometric_mean);
        prop_assert_eq!(one.group.map(parts), other.group.map(parts));
    }
}
