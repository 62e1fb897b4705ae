//! Waarom: from a choice back to what it rests on, step by step.
//!
//! The steps are a flat list for a picture, each with the step it hangs on; [`sentences`] says them one by one. What
//! people answered otherwise comes without names, and with a group only where that tells nobody apart; the words of
//! whoever stands alone come only when that person lets them ([`heard`]).

mod chain;
mod heard;
mod sentence;

pub use chain::why;
pub use heard::{Heard, OwnAnswer, heard};
pub use sentence::{WORDS, sentences};

use crate::model::{ChoicePart, RuleForce};
use crate::store::RecordId;

/// The way back from a choice, in the order of telling; empty when there is no such choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// The steps. What a step hangs on comes before it.
    pub steps: Vec<Step>,
}

/// One step on the way back.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is, with what belongs to it.
    pub kind: Kind,
    /// The record; of [`Kind::Dissent`] the sub-question, because an answer would tell whose it is.
    pub record: RecordId,
    /// Its text; empty when nobody wrote one, as with a core value that kept its own name.
    pub text: String,
    /// The place in the list of the step it hangs on; none for the choice.
    pub on: Option<usize>,
}

/// What a step is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// The choice itself.
    Choice {
        /// Its parts that somebody wrote in: what, for whom, by whom.
        parts: Vec<ChoicePart>,
    },
    /// A norm that it rests on.
    Norm {
        /// Why the group took it.
        reasons: String,
    },
    /// A value that it rests on, or that led to the norm.
    Value,
    /// The sub-question that the norm answers, or another one of the same value that people answered differently.
    SubQuestion {
        /// What all answered together; empty when they did not.
        together: String,
        /// How many people answered something else in words that may be read.
        differing: usize,
        /// How many people think otherwise, and did not let their words be read.
        unheard: usize,
        /// No norm answers it: it was only asked within the same value.
        beside: bool,
    },
    /// What one person answered instead.
    Dissent {
        /// Their group; empty when they have none, or when it would tell who it was.
        group: String,
    },
    /// The dilemma that the norm settles.
    Dilemma {
        /// The compromise of the group.
        compromise: String,
        /// The reasons for it.
        reasons: String,
    },
    /// A goal that it serves.
    Goal {
        /// The goals above it, the nearest first, up to the ambition.
        above: Vec<RecordId>,
    },
    /// A rule that touches the choice.
    Rule {
        /// Obliges, allows or forbids.
        force: Option<RuleForce>,
        /// Where it is found.
        source: String,
        /// Whether it excludes the choice.
        excludes: bool,
    },
}

impl Kind {
    /// Its name.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Choice { .. } => "choice",
            Self::Norm { .. } => "norm",
            Self::Value => "value",
            Self::SubQuestion { .. } => "sub-question",
            Self::Dissent { .. } => "dissent",
            Self::Dilemma { .. } => "dilemma",
            Self::Goal { .. } => "goal",
            Self::Rule { .. } => "rule",
        }
    }
}
