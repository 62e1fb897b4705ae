//! A group that compares values two by two, taken together in two ways: method 3.5 of the design.
//!
//! - AIP, the aggregation of individual priorities, takes the mean of everybody's weights. It is for separate people,
//!   so it is what a council sees first.
//! - AIJ, the aggregation of individual judgments, takes the geometric mean of every answer,
//!   `a_ij = prod_k (a_ij^k)^lambda_k`, and weighs that matrix as if one person had filled it in. It is for a group that
//!   acts as one (Forman and Peniwati 1998). Only the geometric mean keeps `a_ji = 1/a_ij` (Aczel and Saaty 1983).
//!
//! Both can hide what people think. Opposite answers cancel to "equally important", and the joint matrix of a dozen
//! people who answer at random is nearly consistent: [`Sign`] says when that may be so. Changing the order of the
//! people changes no bit of what is said about the group.

use serde::Serialize;
use thiserror::Error;

use super::ahp::{CONSISTENT_ENOUGH, Judgments, Priorities, SHOWN_RANDOM_INDEX, pairs};
use super::number;
use super::summary::sorted;

/// Why a group cannot be taken together. Places count from 0, in the order given.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum AhpGroupError {
    /// A member compares more or fewer values than the first.
    #[error("member {member} compares {found} values where there are {expected}")]
    WrongLength {
        /// Which member.
        member: usize,
        /// How many values there are.
        expected: usize,
        /// How many this member compares.
        found: usize,
    },
    /// Member weights of which there are more or fewer than members.
    #[error("{found} weights for {expected} members")]
    WrongWeights {
        /// How many members there are.
        expected: usize,
        /// How many weights there are.
        found: usize,
    },
    /// A member weight below zero, infinite or not a number, or all of them too large to add up.
    #[error("member {member} counts {weight} times: that is finite and not below 0")]
    NotAWeight {
        /// Which member.
        member: usize,
        /// What was given.
        weight: f64,
    },
}

/// What a group's comparisons come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AhpGroup {
    /// Per member, in the order given; `None` for those whose answers do not link all values.
    pub members: Vec<Option<Priorities>>,
    /// The group, of the members with weights of their own; `None` when there are none who count.
    pub together: Option<Together>,
}

/// The members whose answers link all values, taken together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Together {
    /// AIP: the mean of the members' weights, summing to 1.
    pub individual_arithmetic: Vec<f64>,
    /// AIP: the geometric mean of the members' weights, divided by its sum.
    pub individual_geometric: Vec<f64>,
    /// AIJ: the joint answers, row by row, with 1 on the diagonal; `None` where nobody answered.
    pub joint_matrix: Vec<Vec<Option<f64>>>,
    /// AIJ: weights and consistency of the joint answers.
    pub joint: Priorities,
    /// Per pair, in the order of [`pairs`], the factor by which answers differ from the joint one (Goepel 2018 eq. 10,
    /// members counting alike): 1 when all say the same; `None` below two answers.
    pub geometric_standard_deviations: Vec<Option<f64>>,
    /// What these outcomes may hide.
    pub signs: Vec<Sign>,
}

/// A warning beside a group's outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Sign {
    /// People take sides on this pair, as with x and 1/x, and together seem to find both as important.
    AnswersCancel {
        /// Place of the value that is compared.
        first: usize,
        /// Place of the value it is compared with.
        second: usize,
    },
    /// Together they seem consistent, while at least half of them by themselves are not.
    InconsistentMembers {
        /// How many are not.
        members: usize,
        /// Of how many.
        of: usize,
    },
}

/// One member with weights of their own.
struct Member<'a> {
    judgments: &'a Judgments,
    priorities: &'a Priorities,
    /// The share in the group, summing to 1.
    share: f64,
}

impl AhpGroup {
    /// Takes members together; `counts` says how many times each counts (the seats of a party), all alike when `None`.
    /// Fails on the first member or weight that cannot be read.
    pub fn of(members: &[Judgments], counts: Option<&[f64]>) -> Result<Self, AhpGroupError> {
        let expected = members.first().map_or(0, Judgments::values);
        if let Some((member, found)) = (members.iter().map(Judgments::values).enumerate()).find(|(_, n)| *n != expected)
        {
            return Err(AhpGroupError::WrongLength { member, expected, found });
        }
        let alike = vec![1.0; members.len()];
        let counts = counts.unwrap_or(&alike);
        if counts.len() != members.len() {
            return Err(AhpGroupError::WrongWeights { expected: members.len(), found: counts.len() });
        }
        let mut sum = 0.0;
        for (member, &weight) in counts.iter().enumerate() {
            sum += weight;
            if !(weight >= 0.0 && f64::is_finite(sum)) {
                return Err(AhpGroupError::NotAWeight { member, weight });
            }
        }
        let priorities: Vec<Option<Priorities>> = members.iter().map(Judgments::priorities).collect();
        let counted = || (members.iter().zip(&priorities).zip(counts)).filter(|(_, count)| **count > 0.0);
        let total = total(counted().filter(|((_, found), _)| found.is_some()).map(|(_, count)| *count));
        let counted: Vec<Member> = counted()
            .filter_map(|((judgments, priorities), count)| {
                Some(Member { judgments, priorities: priorities.as_ref()?, share: count / total })
            })
            .collect();
        let together = Together::of(expected, &counted);
        Ok(Self { members: priorities, together })
    }

    /// Places of the members whose answers do not link all values yet.
    pub fn left_out(&self) -> Vec<usize> {
        let places = self.members.iter().enumerate();
        places.filter(|(_, found)| found.is_none()).map(|(place, _)| place).collect()
    }
}

impl Together {
    fn of(values: usize, members: &[Member]) -> Option<Self> {
        members.first()?;
        let mean = |of: fn(f64) -> f64| -> Vec<f64> {
            let weights = |value: usize| {
                members.iter().filter_map(move |member| Some(of(*member.priorities.weights.get(value)?) * member.share))
            };
            (0..values).map(|value| total(weights(value))).collect()
        };
        let logarithms: Vec<Vec<Logarithm>> = (0..pairs(values).count()).map(|pair| answers(members, pair)).collect();
        let answers: Vec<Option<f64>> = logarithms.iter().map(|answers| joint(answers).map(libm::exp)).collect();
        let judgments = Judgments::between(values, answers);
        let joint = judgments.priorities()?;
        Some(Self {
            individual_arithmetic: normalised(mean(|weight| weight)),
            individual_geometric: normalised(mean(libm::log).into_iter().map(libm::exp).collect()),
            joint_matrix: (0..values)
                .map(|row| (0..values).map(|column| judgments.get(row, column)).collect())
                .collect(),
            geometric_standard_deviations: logarithms.iter().map(|answers| geometric_deviation(answers)).collect(),
            signs: signs(values, members, &logarithms, &joint),
            joint,
        })
    }
}

/// The logarithm of somebody's answer, and their share in the group.
type Logarithm = (f64, f64);

fn answers(members: &[Member], pair: usize) -> Vec<Logarithm> {
    let answer = |member: &Member| Some((libm::log((*member.judgments.answers().get(pair)?)?), member.share));
    members.iter().filter_map(answer).collect()
}

/// The mean logarithm by shares, of those who answered.
fn joint(answers: &[Logarithm]) -> Option<f64> {
    let shares = total(answers.iter().map(|(_, share)| *share));
    (shares > 0.0).then(|| total(answers.iter().map(|(logarithm, share)| logarithm * share)) / shares)
}

fn geometric_deviation(answers: &[Logarithm]) -> Option<f64> {
    let others = answers.len().checked_sub(1).filter(|others| *others > 0)?;
    let mean = total(answers.iter().map(|(logarithm, _)| *logarithm)) / number(answers.len());
    let squares = total(answers.iter().map(|(logarithm, _)| (logarithm - mean) * (logarithm - mean)));
    Some(libm::exp((squares / number(others)).sqrt()))
}

fn signs(values: usize, members: &[Member], logarithms: &[Vec<Logarithm>], joint: &Priorities) -> Vec<Sign> {
    let cancels = |answers: &&Vec<Logarithm>| {
        let strength = total(answers.iter().map(|(logarithm, share)| logarithm.abs() * share));
        let shares = total(answers.iter().map(|(_, share)| *share));
        let left = total(answers.iter().map(|(logarithm, share)| logarithm * share)).abs();
        // People on average say "twice as important" or more, and three quarters or more of it is lost in the mean.
        strength >= std::f64::consts::LN_2 * shares * (1.0 - 1e-9) && left <= strength / 4.0
    };
    let of_pair = pairs(values).zip(logarithms).filter(|(_, answers)| !answers.is_empty() && cancels(answers));
    let mut signs: Vec<Sign> = of_pair.map(|((first, second), _)| Sign::AnswersCancel { first, second }).collect();
    let ratio = |priorities: &Priorities| priorities.consistency_ratio.by(SHOWN_RANDOM_INDEX);
    let of: Vec<f64> = members.iter().filter_map(|member| ratio(member.priorities)).collect();
    let inconsistent = of.iter().filter(|ratio| **ratio > CONSISTENT_ENOUGH).count();
    let is_hidden = ratio(joint).is_some_and(|ratio| ratio <= CONSISTENT_ENOUGH);
    if is_hidden && inconsistent > 0 && 2 * inconsistent >= of.len() {
        signs.push(Sign::InconsistentMembers { members: inconsistent, of: of.len() });
    }
    signs
}

/// The sum, added from small to large so that the order of the people does not matter.
fn total(parts: impl Iterator<Item = f64>) -> f64 {
    sorted(&parts.collect::<Vec<_>>()).iter().sum()
}

/// The parts divided by their sum, which is not zero.
fn normalised(parts: Vec<f64>) -> Vec<f64> {
    let sum: f64 = parts.iter().sum();
    parts.into_iter().map(|part| part / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn judgments(values: usize, answers: &[f64]) -> Judgments {
        Judgments::of(values, &answers.iter().copied().map(Some).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn nobody_is_no_group_and_who_did_not_answer_is_left_out() {
        assert_eq!(AhpGroup::of(&[], None).unwrap().together, None);
        let silent = Judgments::of(3, &[None, Some(2.0), None]).unwrap();
        let group = AhpGroup::of(&[silent, judgments(3, &[2.0, 4.0, 2.0])], None).unwrap();
        assert_eq!(group.left_out(), [0]);
        let together = group.together.unwrap();
        assert!((together.joint.weights[0] - 4.0 / 7.0).abs() < 1e-14);
        assert_eq!(together.geometric_standard_deviations, [None; 3]);
    }

    #[test]
    fn who_counts_for_nothing_changes_nothing() {
        let (one, other) = (judgments(2, &[3.0]), judgments(2, &[1.0 / 7.0]));
        let group = AhpGroup::of(&[one.clone(), other.clone()], Some(&[2.0, 0.0])).unwrap();
        assert_eq!(group.together, AhpGroup::of(std::slice::from_ref(&one), None).unwrap().together);
        assert_eq!(AhpGroup::of(&[one, other], Some(&[0.0, 0.0])).unwrap().together, None);
        assert_eq!(AhpGroup::of(&[judgments(1, &[])], Some(&[0.0])).unwrap().together, None);
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_place() {
        let (two, three) = (judgments(2, &[3.0]), judgments(3, &[1.0; 3]));
        let refused = AhpGroup::of(&[two.clone(), three], None).unwrap_err();
        assert_eq!(refused, AhpGroupError::WrongLength { member: 1, expected: 2, found: 3 });
        let refused = AhpGroup::of(std::slice::from_ref(&two), Some(&[])).unwrap_err();
        assert_eq!(refused, AhpGroupError::WrongWeights { expected: 1, found: 0 });
        for weight in [-1.0, f64::INFINITY] {
            let refused = AhpGroup::of(std::slice::from_ref(&two), Some(&[weight])).unwrap_err();
            assert_eq!(refused, AhpGroupError::NotAWeight { member: 0, weight });
        }
        let huge = AhpGroup::of(&[two.clone(), two], Some(&[f64::MAX, f64::MAX])).unwrap_err();
        assert_eq!(huge, AhpGroupError::NotAWeight { member: 1, weight: f64::MAX });
    }

    #[test]
    fn opposite_answers_that_cancel_are_told() {
        let signs = |answers: &[f64]| {
            let members: Vec<Judgments> = answers.iter().map(|answer| judgments(2, &[*answer])).collect();
            AhpGroup::of(&members, None).unwrap().together.unwrap().signs
        };
        let cancel = [Sign::AnswersCancel { first: 0, second: 1 }];
        assert_eq!(signs(&[9.0, 1.0 / 9.0]), cancel);
        assert_eq!(signs(&[2.0, 0.5]), cancel);
        assert_eq!(signs(&[1.0, 1.0]), [], "really as important");
        assert_eq!(signs(&[1.5, 1.0 / 1.5]), [], "hardly a difference");
        assert_eq!(signs(&[9.0, 9.0, 1.0 / 9.0]), [], "the outcome says who are more");
    }

    #[test]
    fn a_consistent_group_of_inconsistent_members_is_told() {
        let round = judgments(3, &[9.0, 1.0 / 9.0, 9.0]);
        let back = judgments(3, &[1.0 / 9.0, 9.0, 1.0 / 9.0]);
        let signs = AhpGroup::of(&[round, back], None).unwrap().together.unwrap().signs;
        assert_eq!(signs.last(), Some(&Sign::InconsistentMembers { members: 2, of: 2 }));
    }

    /// Members with whole answers on Saaty's scale and how often each counts.
    fn members() -> impl Strategy<Value = (Vec<Judgments>, Vec<f64>)> {
        (1_usize..6, 1_usize..8).prop_flat_map(|(values, people)| {
            let answer =
                (-8_i32..9).prop_map(|step| if step < 0 { 1.0 / f64::from(1 - step) } else { f64::from(step + 1) });
            let member = prop::collection::vec(answer, values * (values - 1) / 2);
            let counts = prop::collection::vec((1_u32..12).prop_map(f64::from), people);
            (prop::collection::vec(member, people), counts)
                .prop_map(move |(rows, counts)| (rows.iter().map(|row| judgments(values, row)).collect(), counts))
        })
    }

    proptest! {
        #[test]
        fn joint_row_means_are_the_geometric_mean_of_everybodys((members, counts) in members()) {
            let group = AhpGroup::of(&members, Some(&counts)).unwrap();
            let joint = group.together.unwrap().joint.row_geometric_mean.unwrap();
            let total: f64 = counts.iter().sum();
            let mean = |value: usize| {
                let parts = group.members.iter().flatten().zip(&counts);
                libm::exp(parts.map(|(found, count)| {
                    libm::log(found.row_geometric_mean.as_ref().unwrap()[value]) * count / total
                }).sum())
            };
            let means = normalised((0..joint.len()).map(mean).collect());
            for (one, other) in joint.iter().zip(&means) {
                prop_assert!((one - other).abs() < 1e-13);
            }
        }

        #[test]
        fn reciprocals_stay_reciprocal((members, counts) in members()) {
            let together = AhpGroup::of(&members, Some(&counts)).unwrap().together.unwrap();
            for (row, entries) in together.joint_matrix.iter().enumerate() {
                for (column, entry) in entries.iter().enumerate() {
                    let back = together.joint_matrix[column][row].unwrap();
                    prop_assert!((entry.unwrap() * back - 1.0).abs() < 1e-15);
                }
            }
        }

        #[test]
        fn in_another_order_the_same_people_are_the_same_group_to_the_bit((mut members, mut counts) in members()) {
            let before = AhpGroup::of(&members, Some(&counts)).unwrap().together;
            members.reverse();
            counts.reverse();
            prop_assert_eq!(before, AhpGroup::of(&members, Some(&counts)).unwrap().together);
        }
    }
}
