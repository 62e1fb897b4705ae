//! Which round people are in, and what was agreed for it. Every round is a poll, never a decision.

use crate::command::round_id;
use crate::model::{Disclosure, Method, RoundState, Workbook};
use serde::Serialize;

/// The smallest group about which something is said, unless the workbook says otherwise.
const MINIMUM_GROUP_SIZE: u32 = 3;

/// What was agreed for a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// From 1.
    pub number: u32,
    /// Whether people still answer; `None` while nobody opened it: then everybody looks along.
    pub state: Option<RoundState>,
    /// How weights are given; never [`Method::Top`], which is only a warm-up.
    pub method: Method,
    /// Who may see what.
    pub disclosure: Disclosure,
    /// How many people a group must have before anything is said about it.
    pub minimum_group_size: usize,
}

/// What the command line says of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoundSaid {
    /// From 1.
    pub number: u32,
    /// `open` or `closed`; `None` while nobody opened it.
    pub state: Option<&'static str>,
    /// By which method the weights were given.
    pub method: &'static str,
    /// `anonymous` or `by-party`.
    pub disclosure: &'static str,
}

impl Terms {
    /// What holds in a round, from 1.
    pub fn of(workbook: &Workbook, number: u32) -> Self {
        let round = workbook.rounds.get(&round_id(number));
        let disclosure = round.and_then(|round| round.disclosure).unwrap_or(Disclosure::Anonymous);
        let smallest = workbook.overviews.values().find_map(|overview| overview.minimum_group_size);
        let smallest = smallest.map_or(MINIMUM_GROUP_SIZE, super::whole).max(1);
        // Positions of parties are public: after an explicit yes each of them may stand alone.
        let smallest = if disclosure == Disclosure::ByParty { 1 } else { smallest };
        Self {
            number,
            state: round.and_then(|round| round.state),
            method: round
                .and_then(|round| round.method)
                .filter(|method| *method != Method::Top)
                .unwrap_or(Method::Points),
            disclosure,
            minimum_group_size: usize::try_from(smallest).unwrap_or(usize::MAX),
        }
    }

    /// What holds in the round that people are in: the last one that was opened, or the first.
    pub fn current(workbook: &Workbook) -> Self {
        let opened = workbook.rounds.iter().filter(|(_, round)| round.state.is_some());
        let numbers =
            opened.filter_map(|(id, _)| id.key().parse::<u32>().ok().filter(|number| round_id(*number) == *id));
        Self::of(workbook, numbers.max().unwrap_or(1))
    }

    /// Whether an outcome may be shown: not while people still answer.
    pub fn may_show(&self) -> bool {
        self.state != Some(RoundState::Open)
    }

    /// The same in words of the file.
    pub fn said(&self) -> RoundSaid {
        RoundSaid {
            number: self.number,
            state: self.state.map(RoundState::word),
            method: self.method.word(),
            disclosure: self.disclosure.word(),
        }
    }
}
