//! The people of a round: pseudonyms and groups, their weights and their ratings.
//!
//! Views of council members and residents can reveal political opinion (GDPR art. 9): no name is asked
//! for, and every personal record carries its participant's id, so that erasing can find all of them.

use super::{Points, Reference, records};

records! {
    /// Deelnemer: somebody who weighs, under a name of their own choice.
    "participant" => Participant {
        /// Name or pseudonym.
        text: String,
        /// Group or party.
        group: String,
        /// Its order key in the list.
        order: String,
    }

    /// The points of one person in one round. `weights/<participant>/<method>/<round>`.
    "weights" => Weights {
        /// Whose.
        participant: Reference,
        /// By which method: `points`.
        method: String,
        /// In which round, from 1.
        round: Option<f64>,
        /// Points per core value, 0 and up; meant to add up to 100, counted in proportion when not.
        points: Points,
    }

    /// How well an alternative does on a value, by one person. `rating/<participant>/<alternative>/<value>`.
    "rating" => Rating {
        /// Whose.
        participant: Reference,
        /// Of which alternative.
        alternative: Reference,
        /// On which value.
        value: Reference,
        /// 0 (worst acceptable) to 100 (best imaginable); see the value's two anchors.
        score: Option<f64>,
    }
}
