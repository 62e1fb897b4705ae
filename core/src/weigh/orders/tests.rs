//! What holds for every set of ballots.

use proptest::prelude::*;

use super::*;

fn ballot(people: u32, places: &[u32]) -> Ballot {
    Ballot { people, places: places.to_vec() }
}

#[test]
fn nobody_and_nothing_make_no_trouble() {
    let nothing = Orders::of(0, &[]).unwrap();
    assert_eq!((nothing.people, nothing.condorcet_winner, nothing.schulze.winners), (0, None, vec![]));
    let nobody = Orders::of(2, &[]).unwrap();
    let kemeny = nobody.kemeny.unwrap();
    assert_eq!((kemeny.count, kemeny.orders, nobody.schulze.winners), (2, vec![vec![0, 1], vec![1, 0]], vec![0, 1]));
    assert_eq!((nobody.borda.ranks, nobody.disagreements), (vec![1, 1], vec![]));
}

#[test]
fn a_ballot_that_leaves_one_out_is_refused() {
    let error = BallotError { ballot: 1, expected: 2, found: 1 };
    assert_eq!(Orders::of(2, &[ballot(1, &[0, 1]), ballot(1, &[0])]), Err(error));
}

#[test]
fn scores_make_a_ballot_with_ties() {
    assert_eq!(Ballot::of_scores(&[50.0, 80.0, 50.0, 10.0]), ballot(1, &[1, 0, 1, 3]));
}

#[test]
fn too_many_alternatives_leave_only_kemeny_out() {
    let places: Vec<u32> = (0..16).collect();
    let orders = Orders::of(16, &[ballot(3, &places)]).unwrap();
    assert_eq!((orders.kemeny, orders.condorcet_winner), (None, Some(0)));
    assert_eq!(Kemeny::of(&orders.pairwise, 1), Err(KemenyError(16)));
}

#[test]
fn many_best_orders_are_counted_and_a_few_listed() {
    let pairwise = vec![vec![0; 15]; 15];
    let kemeny = Kemeny::of(&pairwise, 3).unwrap();
    assert_eq!((kemeny.count, kemeny.orders.len(), kemeny.is_complete()), (1_307_674_368_000, 3, false));
    assert_eq!(kemeny.first_of([0, 1]), None);
}

#[test]
fn rules_that_disagree_say_about_which_pair() {
    // A majority of three out of five puts A first; Borda counts that the others put it last.
    let orders = Orders::of(3, &[ballot(3, &[0, 1, 2]), ballot(2, &[2, 0, 1])]).unwrap();
    let about = Disagreement {
        pair: [0, 1],
        people: [3, 2],
        majority: Some(0),
        borda: Some(1),
        copeland: Some(0),
        kemeny: Some(0),
        schulze: Some(0),
    };
    assert_eq!(orders.disagreements, [about]);
}

fn ballots() -> impl Strategy<Value = (usize, Vec<Ballot>)> {
    (1_usize..6).prop_flat_map(|alternatives| {
        let ballot = (1_u32..5, prop::collection::vec(0_u32..4, alternatives));
        let ballots = prop::collection::vec(ballot.prop_map(|(people, places)| Ballot { people, places }), 0..8);
        (Just(alternatives), ballots)
    })
}

/// Every order of the alternatives, as a dictionary has them.
fn all_orders(alternatives: usize) -> Vec<Vec<usize>> {
    if alternatives == 0 {
        return vec![vec![]];
    }
    let shorter = all_orders(alternatives - 1);
    let with_first = |first: usize| {
        let rest = shorter.iter().map(move |order| order.iter().map(move |at| at + usize::from(*at >= first)));
        rest.map(move |rest| std::iter::once(first).chain(rest).collect())
    };
    (0..alternatives).flat_map(with_first).collect()
}

fn agreement(pairwise: &[Vec<u64>], order: &[usize]) -> u64 {
    let behind =
        |(place, one): (usize, &usize)| order[place + 1..].iter().map(|other| pairwise[*one][*other]).sum::<u64>();
    order.iter().enumerate().map(behind).sum()
}

proptest! {
    #[test]
    fn kemeny_finds_all_best_orders_and_no_others((alternatives, ballots) in ballots()) {
        let orders = Orders::of(alternatives, &ballots).unwrap();
        let all = all_orders(alternatives);
        let best = all.iter().map(|order| agreement(&orders.pairwise, order)).max().unwrap();
        let expected: Vec<Vec<usize>> =
            all.into_iter().filter(|order| agreement(&orders.pairwise, order) == best).collect();
        let kemeny = Kemeny::of(&orders.pairwise, 1_000).unwrap();
        prop_assert_eq!((kemeny.agreement, kemeny.count), (best, expected.len() as u64));
        prop_assert_eq!(kemeny.orders, expected);
    }

    #[test]
    fn who_answers_first_changes_nothing((alternatives, ballots) in ballots()) {
        let turned: Vec<Ballot> = ballots.iter().rev().cloned().collect();
        prop_assert_eq!(Orders::of(alternatives, &ballots), Orders::of(alternatives, &turned));
    }

    #[test]
    fn whoever_beats_all_others_is_first_by_copeland_kemeny_and_schulze((alternatives, ballots) in ballots()) {
        let orders = Orders::of(alternatives, &ballots).unwrap();
        let twice: f64 = orders.borda.points.iter().map(|points| points * 2.0).sum();
        let pairs = u64::try_from(alternatives * (alternatives - 1)).unwrap();
        prop_assert_eq!(crate::weigh::whole(twice), u32::try_from(pairs * orders.people).unwrap());
        if let Some(winner) = orders.condorcet_winner {
            prop_assert_eq!(orders.copeland.ranks[winner], 1);
            prop_assert_eq!(&orders.schulze.winners, &vec![winner]);
            prop_assert!(orders.kemeny.unwrap().orders.iter().all(|order| order[0] == winner));
        }
    }
}
