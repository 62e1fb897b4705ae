//! The people of a round: pseudonyms and groups, their weights and their ratings.
//!
//! Views of council members and residents can reveal political opinion (GDPR art. 9): no name is asked
//! for, and every personal record carries its participant's id, so that erasing can find all of them.

use super::{Points, Reference, choices, records};

choices! {
    /// How somebody says what each value weighs; the last part of a way's key in the locales. methods.md 3.1 to 3.4.
    Method {
        /// A hundred points over the values.
        Points = "points",
        /// 100 for the value whose swing from worst to best matters most, the others beside it.
        Swing = "swing",
        /// An order: 1 for what matters most; equal places may be shared.
        Ranking = "ranking",
        /// Two values at a time: which matters more, and how much.
        Pairwise = "pairwise",
        /// The warm-up: only the first three. It never counts in a weight.
        Top = "top",
    }

    /// How far a round is.
    RoundState {
        /// People answer; nobody sees an outcome.
        Open = "open",
        /// The outcome may be shown, and no answer changes any more.
        Closed = "closed",
    }

    /// Who may see what of a round.
    Disclosure {
        /// Pseudonyms, and no group smaller than the minimum.
        Anonymous = "anonymous",
        /// Every party with its position, after an explicit yes.
        ByParty = "by-party",
    }

    /// On which scale alternatives are rated.
    RatingScale {
        /// Five steps: 0, 25, 50, 75, 100.
        Steps = "steps",
        /// 0 to 100.
        Hundred = "hundred",
    }

    /// What somebody says to a statement.
    Reply {
        /// Eens.
        Agree = "agree",
        /// Oneens.
        Disagree = "disagree",
        /// Weet niet.
        Unsure = "unsure",
    }
}

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

    /// A group or party of participants: its seats, and what its minority wants to be heard. Named after its name.
    "group" => PartyGroup {
        /// Its name, as the participants carry it.
        text: String,
        /// How many seats it has.
        seats: Option<f64>,
        /// What a minority within it wants to say.
        remark: String,
    }

    /// One round of weighing: `round/<number>`. A poll, never a decision.
    "round" => Round {
        /// From 1.
        number: Option<f64>,
        /// Whether people still answer; empty while nobody opened it.
        state: Option<RoundState>,
        /// How weights are given in it; points when empty.
        method: Option<Method>,
        /// Who may see what; anonymous when empty.
        disclosure: Option<Disclosure>,
    }

    /// What somebody gave the values in one round. `weights/<participant>/<method>/<round>`.
    "weights" => Weights {
        /// Whose.
        participant: Reference,
        /// By which method: `points`, `swing`, `ranking`, `pairwise` or `top`.
        method: String,
        /// In which round, from 1.
        round: Option<f64>,
        /// Per core value: points (0 and up, meant to add up to 100, counted in proportion when not), a swing (0 to
        /// 100) or a place (from 1). Pairwise, per two values as `one.other`: -8 to 8, 0 for equal, above 0 when the
        /// one matters more, and the size plus 1 is Saaty's scale.
        points: Points,
    }

    /// Why somebody gave a value its weight, in their own words. `reason/<participant>/<value>/<round>`.
    "reason" => WeightReason {
        /// Whose.
        participant: Reference,
        /// Of which value.
        value: Reference,
        /// In which round, from 1.
        round: Option<f64>,
        /// Why.
        text: String,
        /// Whether others may read it.
        shown: bool,
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
        /// The lowest it could be, when they are unsure.
        low: Option<f64>,
        /// The highest it could be, when they are unsure.
        high: Option<f64>,
        /// Whether they said that they do not know.
        unknown: bool,
        /// Why, in their own words.
        why: String,
    }

    /// Stelling: a sentence to agree or disagree with, tied to a value.
    "statement" => Statement {
        /// The sentence.
        text: String,
        /// The value it is about.
        value: Reference,
        /// Whether agreeing with it is choosing against that value.
        is_against: bool,
        /// Its order key in the list.
        order: String,
    }

    /// What somebody says to a statement. `reply/<participant>/<statement>`.
    "reply" => StatementReply {
        /// Whose.
        participant: Reference,
        /// To which statement.
        statement: Reference,
        /// What.
        reply: Option<Reply>,
    }
}
