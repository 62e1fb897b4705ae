//! The weights of a council, by seats and with every party alike, side by side.
//!
//! A party's weights are the mean of what its people gave. By seats each party counts as often as it has seats; alike,
//! each counts once. Neither is the council's opinion by itself, so both are shown. A party of which nobody weighed has
//! no weights: it is left out of both and named, so that the seats that spoke can be told from the seats there are.

use serde::Serialize;

use super::number;
use super::points::{GroupWeights, PointsError, weights_of};
use super::summary::sorted;

/// A party and what its people gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Party<'a, Row> {
    /// How many seats it has in the council; 0 for a group that is in no council.
    pub seats: u32,
    /// Per person points or weights over the values; a row of zeros is "nog niet ingevuld".
    pub given: &'a [Row],
}

/// What a council's weights are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Council {
    /// Per party, in the order given.
    pub parties: Vec<PartyOutcome>,
    /// Of the parties that count; `None` when there are none.
    pub together: Option<BothWays>,
    /// The seats of the parties that count.
    pub seats_counted: u64,
    /// The seats of all parties.
    pub seats: u64,
}

/// A council's weights in two ways, each per value and summing to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BothWays {
    /// Every party counts as often as it has seats.
    pub by_seats: Vec<f64>,
    /// Every party counts once.
    pub parties_equal: Vec<f64>,
}

/// What a party brings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PartyOutcome {
    /// It counts.
    Counts {
        /// How many of its people gave weights; at least 1.
        participants: usize,
        /// Per value the mean of their weights, summing to 1.
        weights: Vec<f64>,
        /// Its seats over those of all parties that count, 0..1.
        seat_share: f64,
    },
    /// Nobody of it has weighed.
    NobodyWeighed,
    /// It has no seats, so it is no party of this council.
    NoSeats,
}

impl Council {
    /// The weights of a council. Fails on the first row that is no division of points or has another length than the
    /// first of all; people are counted through, party by party. Changing the order of parties or people changes no bit.
    pub fn of<Row: AsRef<[f64]>>(parties: &[Party<Row>]) -> Result<Self, PointsError> {
        let mut rows = parties.iter().flat_map(|party| party.given);
        let values = rows.next().map_or(0, |row| row.as_ref().len());
        let mut person = 0;
        let mut means: Vec<Option<(usize, Vec<f64>)>> = Vec::with_capacity(parties.len());
        for party in parties {
            let mut weights = Vec::with_capacity(party.given.len());
            for row in party.given {
                weights.extend(weights_of(person, row.as_ref(), values)?);
                person += 1;
            }
            let group = GroupWeights::of(&weights.iter().map(Vec::as_slice).collect::<Vec<_>>());
            means.push(group.map(|group| (weights.len(), group.mean())));
        }
        let counted: Vec<(f64, &[f64])> = (parties.iter().zip(&means))
            .filter(|(party, _)| party.seats > 0)
            .filter_map(|(party, mean)| Some((f64::from(party.seats), mean.as_ref()?.1.as_slice())))
            .collect();
        let seats_counted: f64 = counted.iter().map(|(seats, _)| seats).sum();
        let together = (!counted.is_empty()).then(|| BothWays {
            by_seats: mean(values, &counted, |seats| seats / seats_counted),
            parties_equal: mean(values, &counted, |_| 1.0 / number(counted.len())),
        });
        let is_counted = |(party, mean): &(&Party<Row>, &Option<_>)| party.seats > 0 && mean.is_some();
        let seats = |party: &Party<Row>| u64::from(party.seats);
        let counted_seats = parties.iter().zip(&means).filter(is_counted).map(|(party, _)| seats(party)).sum();
        Ok(Self {
            together,
            seats_counted: counted_seats,
            seats: parties.iter().map(seats).sum(),
            parties: (parties.iter().zip(means))
                .map(|(party, mean)| match mean {
                    _ if party.seats == 0 => PartyOutcome::NoSeats,
                    None => PartyOutcome::NobodyWeighed,
                    Some((participants, weights)) => PartyOutcome::Counts {
                        participants,
                        weights,
                        seat_share: f64::from(party.seats) / seats_counted,
                    },
                })
                .collect(),
        })
    }

    /// Places of the parties with seats of which nobody has weighed.
    pub fn silent(&self) -> Vec<usize> {
        let outcomes = self.parties.iter().enumerate();
        outcomes.filter(|(_, party)| **party == PartyOutcome::NobodyWeighed).map(|(place, _)| place).collect()
    }
}

/// Per value the mean of the weights of parties by the share their seats give them, added from small to large so that
/// the order of the parties does not matter.
fn mean(values: usize, parties: &[(f64, &[f64])], share: impl Fn(f64) -> f64) -> Vec<f64> {
    let part = |(seats, weights): &(f64, &[f64]), value: usize| weights.get(value).map(|weight| share(*seats) * weight);
    let parts = |value| parties.iter().filter_map(|party| part(party, value)).collect::<Vec<_>>();
    (0..values).map(|value| sorted(&parts(value)).iter().sum()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::rank::ranks;
    use crate::weigh::swing::additive_value;
    use proptest::prelude::*;

    fn printed(numbers: &[f64], factor: f64) -> Vec<String> {
        numbers.iter().map(|number| format!("{:.1}", number * factor)).collect()
    }

    /// Equality, efficiency, welfare, freedom, safety: the order of the seed.
    const LARGE: [f64; 5] = [10.0, 20.0, 10.0, 40.0, 20.0];
    const SMALL: [f64; 5] = [30.0, 15.0, 25.0, 10.0, 20.0];
    const SEATS: [u32; 11] = [8, 6, 5, 5, 4, 3, 3, 2, 1, 1, 1];

    #[test]
    fn thirty_nine_councillors() {
        let parties: Vec<Vec<[f64; 5]>> = (SEATS.iter().enumerate())
            .map(|(party, seats)| vec![if party < 3 { LARGE } else { SMALL }; usize::try_from(*seats).unwrap()])
            .collect();
        let given: Vec<Party<[f64; 5]>> =
            SEATS.iter().zip(&parties).map(|(seats, given)| Party { seats: *seats, given }).collect();
        let council = Council::of(&given).unwrap();
        assert_eq!((council.seats, council.seats_counted, council.silent()), (39, 39, vec![]));
        let BothWays { by_seats, parties_equal } = council.together.unwrap();
        assert_eq!(printed(&by_seats, 100.0), ["20.3", "17.4", "17.7", "24.6", "20.0"]);
        assert_eq!(printed(&parties_equal, 100.0), ["24.5", "16.4", "20.9", "18.2", "20.0"]);

        let ratings = [[50.0, 30.0, 50.0, 90.0, 40.0], [60.0, 70.0, 60.0, 30.0, 70.0], [70.0, 50.0, 70.0, 40.0, 60.0]];
        let scores = |weights: &[f64]| ratings.map(|row| additive_value(weights, &row));
        assert_eq!(printed(&scores(&by_seats), 1.0), ["54.4", "56.4", "57.1"]);
        let order = |weights: &[f64]| ranks(&scores(weights).map(Some));
        assert_eq!(order(&by_seats), [Some(3), Some(2), Some(1)]);
        assert_eq!(order(&parties_equal), [Some(3), Some(2), Some(1)]);
    }

    #[test]
    fn a_party_of_which_nobody_weighed_is_left_out_and_named() {
        let (spoke, silent) = ([[1.0, 3.0], [0.0, 0.0]], [[0.0, 0.0]]);
        let parties =
            [Party { seats: 2, given: &spoke[..] }, Party { seats: 7, given: &silent }, Party { seats: 9, given: &[] }];
        let council = Council::of(&parties).unwrap();
        let Some(BothWays { by_seats, parties_equal }) = council.together.clone() else { panic!() };
        assert_eq!((by_seats, parties_equal), (vec![0.25, 0.75], vec![0.25, 0.75]));
        assert_eq!((council.silent(), council.seats_counted, council.seats), (vec![1, 2], 2, 18));
        let counts = PartyOutcome::Counts { participants: 1, weights: vec![0.25, 0.75], seat_share: 1.0 };
        assert_eq!(council.parties[0], counts);
    }

    #[test]
    fn who_has_no_seats_counts_in_neither() {
        let parties = [Party { seats: 0, given: &[[1.0, 0.0]] }, Party { seats: 1, given: &[[0.0, 1.0]] }];
        let council = Council::of(&parties).unwrap();
        assert_eq!(council.parties[0], PartyOutcome::NoSeats);
        assert_eq!(council.together.unwrap().parties_equal, [0.0, 1.0]);
    }

    #[test]
    fn nobody_is_no_council_and_no_division_is_refused_with_its_place() {
        assert_eq!(Council::of::<Vec<f64>>(&[]).unwrap().together, None);
        let parties = [Party { seats: 1, given: &[[1.0, 1.0]] }, Party { seats: 1, given: &[[1.0, -1.0]] }];
        assert!(matches!(Council::of(&parties), Err(PointsError::NotPoints { participant: 1, value: 1, .. })));
        let ragged = [Party { seats: 1, given: &[vec![1.0], vec![1.0, 2.0]] }];
        assert!(matches!(Council::of(&ragged), Err(PointsError::WrongLength { participant: 1, .. })));
    }

    type Given = Vec<(u32, Vec<Vec<f64>>)>;

    fn councils() -> impl Strategy<Value = Given> {
        (1_usize..5).prop_flat_map(|values| {
            let row = prop::collection::vec((0_u32..4).prop_map(f64::from), values);
            prop::collection::vec((0_u32..9, prop::collection::vec(row, 0..4)), 0..6)
        })
    }

    fn council(given: &Given) -> Council {
        let parties: Vec<Party<Vec<f64>>> = given.iter().map(|(seats, given)| Party { seats: *seats, given }).collect();
        Council::of(&parties).unwrap()
    }

    proptest! {
        #[test]
        fn both_ways_sum_to_one_and_so_do_the_shares_of_seats(given in councils()) {
            let council = council(&given);
            let share = |party: &PartyOutcome| {
                if let PartyOutcome::Counts { seat_share, .. } = party { *seat_share } else { 0.0 }
            };
            let shares: f64 = council.parties.iter().map(share).sum();
            if let Some(BothWays { by_seats, parties_equal }) = &council.together {
                prop_assert!((by_seats.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                prop_assert!((parties_equal.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                prop_assert!((shares - 1.0).abs() < 1e-12);
            } else {
                prop_assert_eq!((shares, council.seats_counted), (0.0, 0));
            }
        }

        #[test]
        fn in_another_order_it_is_the_same_council_to_the_bit(mut given in councils()) {
            let before = council(&given).together;
            given.reverse();
            for (_, rows) in &mut given {
                rows.reverse();
            }
            prop_assert_eq!(before, council(&given).together);
        }
    }
}
