//! Why a command is refused.

use crate::store::{Field, RecordId, StampError};

/// Why a command has no meaning here. The app says it in a sentence (`refusal.*` in the locales).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The record is not there, or not any more.
    #[error("{0} is not there")]
    NotThere(RecordId),
    /// A goal cannot be moved into its own branch.
    #[error("{0} cannot be moved into its own branch")]
    IntoOwnBranch(RecordId),
    /// It is already at the edge: first, last, top or without a sibling above.
    #[error("there is no place further that way")]
    NoFurther,
    /// The table or field does not exist, or the value does not fit it.
    #[error("{field} of {record} cannot hold that")]
    DoesNotFit {
        /// The record.
        record: RecordId,
        /// The field.
        field: Field,
    },
    /// A number outside its range.
    #[error("{value} lies outside {low} to {high}")]
    OutOfRange {
        /// What was asked, as text.
        value: String,
        /// The lowest.
        low: i32,
        /// The highest.
        high: i32,
    },
    /// The link is there already.
    #[error("the link is there already")]
    AlreadyLinked,
    /// Only records of one kind can become one.
    #[error("{0} is of another kind")]
    NotOneKind(RecordId),
    /// The present situation is always among the alternatives.
    #[error("the present situation cannot be removed")]
    PresentSituationStays,
    /// This rule excludes the alternative: it is not weighed.
    #[error("{0} excludes it")]
    Excluded(RecordId),
    /// Answers of a closed round stay as they are.
    #[error("the round is closed")]
    RoundClosed,
    /// Too long for one field.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// More records than a file may hold.
    #[error("more than {0} records")]
    TooManyRecords(usize),
    /// What plans it is not there yet ([`super::Planner::EVERYDAY`]).
    #[error("what this takes is still on its way")]
    NotYet,
    /// Nothing to do.
    #[error("there is nothing to do")]
    Nothing,
    /// The logical clock has run out.
    #[error(transparent)]
    Clock(#[from] StampError),
}

impl Refusal {
    /// The last part of its key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotThere(_) => "not-there",
            Self::IntoOwnBranch(_) => "into-own-branch",
            Self::NoFurther => "no-further",
            Self::DoesNotFit { .. } => "does-not-fit",
            Self::OutOfRange { .. } => "out-of-range",
            Self::AlreadyLinked => "already-linked",
            Self::NotOneKind(_) => "not-one-kind",
            Self::PresentSituationStays => "present-situation-stays",
            Self::Excluded(_) => "excluded",
            Self::RoundClosed => "round-closed",
            Self::TooLong(_) => "too-long",
            Self::TooManyRecords(_) => "too-many-records",
            Self::NotYet => "not-yet",
            Self::Nothing => "nothing",
            Self::Clock(_) => "clock",
        }
    }

    /// Every code, for the test that the locales know them all.
    pub const CODES: &'static [&'static str] = &[
        "not-there",
        "into-own-branch",
        "no-further",
        "does-not-fit",
        "out-of-range",
        "already-linked",
        "not-one-kind",
        "present-situation-stays",
        "excluded",
        "round-closed",
        "too-long",
        "too-many-records",
        "not-yet",
        "nothing",
        "clock",
    ];
}
