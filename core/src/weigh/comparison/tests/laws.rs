//! What holds for every comparison.

use proptest::prelude::*;

use super::*;

/// Some question of a few people, values and alternatives, with holes anywhere.
fn questions() -> impl Strategy<Value = Comparable> {
    (1_usize..5, 1_usize..5, 0_usize..10, 1_usize..4).prop_flat_map(|(values, alternatives, people, minimum)| {
        let points = prop::option::of(prop::collection::vec((0_u32..4).prop_map(f64::from), values));
        let person = (points, 0_u32..4);
        let cell = prop::option::weighted(0.9, (0_u32..101).prop_map(f64::from));
        let cells = prop::collection::vec(cell, people * alternatives * values);
        let excluded = prop::collection::vec(prop::bool::weighted(0.2), alternatives);
        (prop::collection::vec(person, people), cells, excluded).prop_map(move |(people, cells, excluded)| {
            let mut ratings = Ratings::empty(people.len(), alternatives, values);
            for (place, rating) in cells.into_iter().enumerate() {
                let (row, value) = (place / values, place % values);
                ratings.set(row / alternatives, row % alternatives, value, rating).unwrap();
            }
            Comparable {
                values: (0..values).map(|value| format!("v{value}")).collect(),
                alternatives: (excluded.into_iter().enumerate())
                    .map(|(place, out)| Alternative { id: format!("a{place}"), excluded: out.then(String::new) })
                    .collect(),
                participants: (people.into_iter().enumerate())
                    .map(|(place, (points, group))| Participant {
                        id: format!("p{place}"),
                        group: format!("g{group}"),
                        points,
                        is_unfinished: false,
                    })
                    .collect(),
                ratings,
                minimum_group_size: minimum,
            }
        })
    })
}

/// The same people from the last to the first.
fn turned(input: &Comparable) -> Comparable {
    let (people, alternatives, values) = (input.participants.len(), input.alternatives.len(), input.values.len());
    let mut turned = Comparable { ratings: Ratings::empty(people, alternatives, values), ..input.clone() };
    turned.participants.reverse();
    for participant in 0..people {
        for alternative in 0..alternatives {
            for value in 0..values {
                let rating = input.ratings.get(people - 1 - participant, alternative, value);
                turned.ratings.set(participant, alternative, value, rating).unwrap();
            }
        }
    }
    turned
}

proptest! {
    #[test]
    fn scores_lie_on_the_scale_and_are_the_sum_of_their_contributions(input in questions()) {
        let outcome = compare(&input).unwrap();
        for alternative in &outcome.alternatives {
            prop_assert_eq!(alternative.score.is_some(), alternative.no_score.is_none());
            prop_assert_eq!(alternative.score.is_some(), alternative.rank.is_some());
            if let Some(score) = alternative.score {
                let sum: f64 = alternative.contributions.iter().map(|part| part.unwrap()).sum();
                prop_assert!((0.0..=100.0).contains(&score) && (score - sum).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_weights_of_the_group_sum_to_one(input in questions()) {
        let outcome = compare(&input).unwrap();
        prop_assert_eq!(outcome.counted + outcome.left_out.len(), outcome.participants);
        if outcome.counted > 0 {
            let sum: f64 = outcome.values.iter().map(|value| value.weight.unwrap().mean).sum();
            let points: u32 = outcome.values.iter().map(|value| value.points_of_hundred.unwrap()).sum();
            prop_assert!((sum - 1.0).abs() < 1e-12);
            prop_assert_eq!(points, 100);
        }
    }

    #[test]
    fn the_order_in_which_people_answered_changes_no_bit(input in questions()) {
        let (one, mut other) = (compare(&input).unwrap(), compare(&turned(&input)).unwrap());
        other.left_out.reverse();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn every_group_shown_is_large_enough_and_together_they_are_everybody(input in questions()) {
        let outcome = compare(&input).unwrap();
        prop_assert!(outcome.groups.iter().all(|group| group.participants >= input.minimum_group_size));
        let shown: usize = outcome.groups.iter().map(|group| group.participants).sum();
        prop_assert!(outcome.groups.is_empty() || shown == outcome.counted);
    }

    #[test]
    fn dissent_never_counts_more_than_everybody(input in questions()) {
        let outcome = compare(&input).unwrap();
        prop_assert_eq!(outcome.dissent.is_some(), !outcome.leading.is_empty());
        if let Some(dissent) = outcome.dissent {
            prop_assert_eq!(dissent.with_own_ratings + dissent.with_shared_ratings, outcome.counted);
            let elsewhere = dissent.first_choices.iter().filter(|choice| !outcome.leading.contains(&choice.alternative));
            prop_assert!(dissent.first_elsewhere <= elsewhere.map(|choice| choice.participants).sum());
        }
    }
}
