//! What holds for every group of people.

use proptest::prelude::*;

use super::*;

fn answers(rows: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
    rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
}

fn map(rows: &[&[f64]]) -> Camps {
    Camps::of(&answers(rows), 1).unwrap()
}

#[test]
fn nobody_one_person_and_people_who_agree_have_no_map() {
    assert_eq!(Camps::of::<Vec<Option<f64>>>(&[], 1).unwrap().verdict, Verdict::TooFew);
    let one = map(&[&[10.0, 20.0]]);
    assert_eq!((one.verdict, one.axes.len(), one.places), (Verdict::TooFew, 0, vec![Some(Point { x: 0.0, y: 0.0 })]));
    let same = map(&[[0.1, 0.2, 0.7].as_slice(); 6]);
    assert_eq!((same.verdict, same.axes.len(), same.splits.len()), (Verdict::AllAlike, 0, 0));
    assert_eq!(map(&[[0.0, 0.0].as_slice(); 3]).verdict, Verdict::AllAlike);
    assert_eq!(map(&[&[], &[]]).verdict, Verdict::TooFew);
}

#[test]
fn opposite_camps_lie_on_one_line_and_are_clear() {
    let found =
        map(&[&[60.0, 10.0, 30.0], &[10.0, 60.0, 30.0], &[60.0, 10.0, 30.0], &[10.0, 60.0, 30.0], &[60.0, 10.0, 30.0]]);
    assert_eq!(found.axes.len(), 1);
    assert!(found.places.iter().flatten().all(|place| place.y == 0.0));
    let Verdict::Clear { camps, sizes, silhouette, .. } = found.verdict else { panic!("{:?}", found.verdict) };
    assert_eq!((camps, sizes, silhouette), (vec![Some(0), Some(1), Some(0), Some(1), Some(0)], vec![3, 2], 1.0));
}

#[test]
fn one_person_is_no_camp() {
    let found = map(&[&[50.0, 50.0], &[50.0, 50.0], &[50.0, 50.0], &[0.0, 100.0]]);
    assert_eq!((found.splits[0].smallest, found.verdict), (1, Verdict::NoClearCamps));
}

#[test]
fn answers_by_chance_are_no_camps() {
    let mut chance = crate::weigh::chance::Chance::new(4);
    let rows: Vec<Vec<Option<f64>>> = (0..60).map(|_| (0..6).map(|_| Some(chance.share() * 100.0)).collect()).collect();
    let found = Camps::of(&rows, 1).unwrap();
    assert_eq!((found.splits.len(), found.verdict), (4, Verdict::NoClearCamps));
}

#[test]
fn whoever_answered_nothing_is_on_no_map_and_in_no_camp() {
    let mut rows = answers(&[&[60.0, 10.0], &[60.0, 10.0], &[10.0, 60.0], &[10.0, 60.0]]);
    rows.insert(1, vec![None, None]);
    let found = Camps::of(&rows, 1).unwrap();
    assert_eq!(found.places.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true, true, true]);
    let Verdict::Clear { camps, .. } = found.verdict else { panic!("{:?}", found.verdict) };
    assert_eq!(camps.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true, true, true]);
}

#[test]
fn what_is_no_answer_is_refused_with_its_place() {
    let rows = answers(&[&[1.0, 1.0], &[1.0, 1e10]]);
    assert_eq!(Camps::of(&rows, 1), Err(CampsError::NotAnAnswer { person: 1, item: 1, answer: 1e10 }));
    let short = CampsError::WrongLength { person: 1, expected: 2, found: 1 };
    assert_eq!(Camps::of(&answers(&[&[1.0, 1.0], &[1.0]]), 1), Err(short));
}

#[test]
fn silhouettes_of_one_group_and_of_nothing_are_zero() {
    let distance = |one: &f64, other: &f64| (one - other).abs();
    assert_eq!(silhouettes(&[1.0, 5.0], &[0, 0], distance), [0.0, 0.0]);
    assert_eq!(silhouettes(&[1.0, 1.0, 1.0], &[0, 0, 1], distance), [0.0; 3]);
    assert_eq!(silhouettes::<f64>(&[], &[], distance), Vec::<f64>::new());
    assert_eq!(silhouettes(&[0.0, 0.0, 4.0], &[0, 0, 2], distance), [1.0, 1.0, 0.0]);
}

#[test]
fn consensus_that_cannot_be_is_refused() {
    let votes = |agree, seen| Votes { agree, seen };
    assert_eq!(group_aware_consensus::<Vec<Votes>>(&[]), None);
    assert_eq!(group_aware_consensus(&[vec![votes(1, 2)], vec![]]), None);
    assert_eq!(group_aware_consensus(&[[votes(3, 2)]]), None);
    assert_eq!(group_aware_consensus(&[[votes(0, 0)]]), Some(vec![Consensus { product: 0.5, mean: 0.5 }]));
}

/// People with holes, ties, and numbers of very different size.
fn people() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    (0_usize..5, 1_usize..16).prop_flat_map(|(items, people)| {
        let answer = prop_oneof![
            5 => (0_u32..4).prop_map(|step| Some(f64::from(step) * 25.0)),
            1 => Just(None),
            1 => (-1e9_f64..1e9).prop_map(Some),
            1 => Just(Some(1e-300)),
        ];
        prop::collection::vec(prop::collection::vec(answer, items), people)
    })
}

proptest! {
    #[test]
    fn everything_is_finite_and_axes_are_at_right_angles(rows in people()) {
        let found = Camps::of(&rows, 3).unwrap();
        let places = found.places.iter().flatten().flat_map(|place| [place.x, place.y]);
        let splits = found.splits.iter().flat_map(|split| [split.silhouette, split.inertia]);
        let axes = found.axes.iter().flat_map(|axis| axis.direction.iter().copied().chain([axis.variance, axis.share]));
        prop_assert!(places.chain(splits).chain(axes).all(f64::is_finite));
        prop_assert!(found.splits.iter().all(|split| (-1.0..=1.0).contains(&split.silhouette)));
        for axis in &found.axes {
            prop_assert!((axis.direction.iter().map(|part| part * part).sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(axis.share > 0.0 && axis.share <= 1.0 + 1e-9);
        }
        if let [one, other] = found.axes.as_slice() {
            let product: f64 = one.direction.iter().zip(&other.direction).map(|(one, other)| one * other).sum();
            prop_assert!(product.abs() < 1e-9 && one.variance >= other.variance);
        }
        if let Verdict::Clear { camps, sizes, .. } = &found.verdict {
            for (camp, size) in sizes.iter().enumerate() {
                prop_assert_eq!(camps.iter().filter(|own| **own == Some(camp)).count(), *size);
                prop_assert!(*size > 1 && *size <= sizes[0]);
            }
        }
    }

    #[test]
    fn who_comes_first_in_the_list_changes_no_bit(rows in people(), turn in 0_usize..16) {
        let one = Camps::of(&rows, 3).unwrap();
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        let mut other = Camps::of(&turned, 3).unwrap();
        other.places.rotate_right(turn % rows.len());
        if let Verdict::Clear { camps, .. } = &mut other.verdict {
            camps.rotate_right(turn % rows.len());
        }
        prop_assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&other).unwrap());
    }

    #[test]
    fn the_two_axes_hold_at_least_as_much_as_any_two_items(
        rows in prop::collection::vec(prop::collection::vec((0_u32..101).prop_map(|points| Some(f64::from(points))), 4), 2..12),
    ) {
        let found = Camps::of(&rows, 3).unwrap();
        let variance = |item: usize| {
            let mean = found.means[item].unwrap();
            rows.iter().map(|row| (row[item].unwrap() - mean) * (row[item].unwrap() - mean)).sum::<f64>() / (number(rows.len()) - 1.0)
        };
        let mut items: Vec<f64> = (0..4).map(variance).collect();
        items.sort_by(f64::total_cmp);
        let held: f64 = found.axes.iter().map(|axis| axis.variance).sum();
        prop_assert!(held >= (items[2] + items[3]) * (1.0 - 1e-9));
    }
}
