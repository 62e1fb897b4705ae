//! What a person can mean. A command yields one step, or a typed refusal; it never half-happens.
//!
//! Planning is pure: it looks at the workbook and says which changes it wants. Checks find, they do not
//! forbid (invariant 7): a refusal is for what has no meaning, never for an unfinished tree.

mod activity;
mod bin;
mod contribution;
mod discuss;
mod distinct;
mod field;
mod goal;
mod import;
mod indicator;
mod item;
mod meeting;
mod one;
mod paste;
mod place;
mod plan;
mod refusal;
mod starting;
mod step_name;
mod tie;
mod values;
mod workbook;

pub use activity::link_id;
pub use bin::{Binned, in_bin};
pub use contribution::STRENGTHS;
pub use distinct::distinct_id;
pub use goal::natural_child;
pub use import::first_kind;
pub use one::MERGEABLE;
pub use place::Place;
pub(crate) use plan::Plan;
pub use plan::Planner;
use plan::{Scene, exists_by_nature};
pub use refusal::Refusal;
pub use step_name::StepName;
pub use tie::{answer_id, choice_part_id, rating_id, reason_id, reply_id, tie_id};
pub use values::{group_id, pair_key, round_id, weights_id};

use crate::finding::{Code, Place as FindingPlace};
use crate::format;
use crate::model::{Day, GoalKind, Method, ProviderIndicator, Reading, TestAnswer};
use crate::store::{Context, Field, RecordId, Store};
use serde_json::Value;

/// Everything a person can do to a workbook.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Gives a new workbook its title, the five core values' present situation and nothing else.
    NameWorkbook {
        /// Its title.
        title: String,
    },
    /// A new goal.
    AddGoal {
        /// Where.
        place: Place,
        /// Its kind.
        kind: GoalKind,
        /// Its text; may be empty while somebody is about to type it.
        text: String,
    },
    /// Several goals with everything below them as an outline: a paste of text. Lines are (level from 0, text),
    /// as [`format::paste::Draft`] has them. Kinds follow from the place: below a goal its natural next kind
    /// (ambition, outcome, subgoal, subgoal), beside a goal at the top the same kind. By itself at the top an
    /// outline of three levels begins with ambitions, one of fewer with outcomes.
    AddOutline {
        /// Where the top lines go.
        place: Place,
        /// The lines.
        lines: Vec<(usize, String)>,
    },
    /// A copied branch with all its records, from this workbook or another: a paste of what [`format::copy`]
    /// gives. Goals, activities, indicators, their readings and what ties them get new ids; providers, target
    /// groups and challenges that are there already, by id or by text, are referred to. Kinds stay as they were.
    PasteBranch {
        /// Where its top goals go; activities without any goal serve the goal they come below.
        place: Place,
        /// The branch.
        branch: format::Branch,
    },
    /// What was read from a file of another program: goals, and activities, providers and indicators with what ties
    /// them. Goals that do not tell their kind get it from the place, as [`first_kind`] says. Activities and indicators
    /// above every goal of their own belong to the goal it all comes below. What is named several times is made once;
    /// a provider that is there already, by its name, is referred to.
    Import {
        /// Where the top goals go.
        place: Place,
        /// What was read.
        import: format::import::Import,
    },
    /// Moves goals, with everything below them, in their order.
    MoveGoals {
        /// Which.
        goals: Vec<RecordId>,
        /// Where to.
        place: Place,
    },
    /// Among its siblings one place up (negative) or down.
    ShiftGoals {
        /// Which.
        goals: Vec<RecordId>,
        /// How many places.
        by: i32,
    },
    /// Makes goals siblings of their parent.
    PromoteGoals {
        /// Which.
        goals: Vec<RecordId>,
    },
    /// Makes goals children of the sibling above them.
    DemoteGoals {
        /// Which.
        goals: Vec<RecordId>,
    },
    /// Gives goals another kind.
    SetGoalKind {
        /// Which.
        goals: Vec<RecordId>,
        /// The kind.
        kind: GoalKind,
    },
    /// Turns a goal into an activity that serves the goal it hung below; what hung below it moves up.
    GoalToActivity {
        /// Which.
        goal: RecordId,
    },
    /// Turns an activity into a subgoal below the first goal it serves.
    ActivityToGoal {
        /// Which.
        activity: RecordId,
        /// Its new kind.
        kind: GoalKind,
    },
    /// Removes goals with everything below them, or other records with the links that hang on them.
    RemoveWithBranch {
        /// Which.
        records: Vec<RecordId>,
    },
    /// Removes goals only; what is below them moves up to their place.
    RemoveOnly {
        /// Which.
        goals: Vec<RecordId>,
    },
    /// A new activity, serving a goal when one is given.
    AddActivity {
        /// The goal it serves.
        goal: Option<RecordId>,
        /// The activity it comes after.
        after: Option<RecordId>,
        /// Its text.
        text: String,
    },
    /// An activity contributes to a goal.
    Contribute {
        /// The activity.
        activity: RecordId,
        /// The goal.
        goal: RecordId,
    },
    /// Gives one field of the contribution of an activity to a goal a value; `null` empties it. The contribution
    /// is made when there is none: one keystroke in an empty cell of the matrix. A strength is a whole number
    /// within [`STRENGTHS`].
    SetContribution {
        /// The activity.
        activity: RecordId,
        /// The goal.
        goal: RecordId,
        /// The field: strength, target groups, assumption, confidence, evidence, what would show we are wrong.
        field: Field,
        /// The value, as a file holds it.
        value: Value,
        /// What the writer had seen when the draft began; `None` for all of it.
        basis: Option<Context>,
    },
    /// A provider carries out an activity.
    Provide {
        /// The activity.
        activity: RecordId,
        /// The provider.
        provider: RecordId,
    },
    /// A new provider that carries out an activity.
    AddProviderOf {
        /// The activity.
        activity: RecordId,
        /// The provider's name.
        text: String,
    },
    /// A new indicator, measuring a goal when one is given.
    AddIndicator {
        /// The goal.
        goal: Option<RecordId>,
        /// What is measured.
        text: String,
    },
    /// The indicators that providers keep (seed 003), ready made for a goal: those of them it does not have yet.
    AddProviderIndicators {
        /// The goal.
        goal: RecordId,
        /// Which, each with what is measured in the words of the page.
        indicators: Vec<(ProviderIndicator, String)>,
    },
    /// An indicator also says something about this goal.
    LinkIndicator {
        /// The indicator.
        indicator: RecordId,
        /// The goal.
        goal: RecordId,
    },
    /// Sets the baseline. A baseline that is there already is kept as a measurement.
    SetBaseline {
        /// The indicator.
        indicator: RecordId,
        /// The new baseline.
        reading: Reading,
    },
    /// A reading of an indicator.
    AddMeasurement {
        /// The indicator.
        indicator: RecordId,
        /// The reading.
        reading: Reading,
    },
    /// A new record in one of the plain lists: challenge, provider, target group, information need, note,
    /// meeting, action, alternative, participant, and those of the conversation on values.
    AddItem {
        /// The table.
        table: &'static str,
        /// Its text.
        text: String,
        /// A record it belongs to: the meeting of an action, the value of a norm.
        belongs_to: Option<RecordId>,
    },
    /// Turns a note into a goal.
    PlaceNote {
        /// The note.
        note: RecordId,
        /// Where.
        place: Place,
        /// The goal's kind.
        kind: GoalKind,
    },
    /// What a starting set ([`crate::starting`]) brings that is not there yet: an act with its rules, or questions
    /// per value.
    AddStartingSet {
        /// Its name in keys.
        key: &'static str,
        /// Its records.
        records: Store,
    },
    /// Gives one field a value; `null` empties it. Also settles a conflict. A record that is named after others
    /// ([`answer_id`], [`choice_part_id`], [`tie_id`]) is made when there is none.
    SetField {
        /// The record.
        record: RecordId,
        /// The field.
        field: Field,
        /// The value, as a file holds it.
        value: Value,
        /// What the writer had seen when the draft began; `None` for all of it.
        basis: Option<Context>,
    },
    /// What a participant gives one value (or two, pairwise) in a round, the others as they are.
    SetPoints {
        /// Whose.
        participant: RecordId,
        /// By which method.
        method: Method,
        /// The round, from 1.
        round: u32,
        /// The key of the value; pairwise, of two: [`pair_key`].
        value: String,
        /// Points, a swing, a place, or what is said of a pair ([`crate::model::Weights::points`]); `None` empties.
        points: Option<f64>,
    },
    /// One field of a group of participants, which is made when there is none of that name.
    SetGroup {
        /// The group's name.
        name: String,
        /// The field.
        field: Field,
        /// The value, as a file holds it.
        value: Value,
    },
    /// A participant's rating of an alternative on a value.
    SetRating {
        /// Whose.
        participant: RecordId,
        /// Which alternative.
        alternative: RecordId,
        /// Which value.
        value: RecordId,
        /// 0 to 100; `None` empties.
        score: Option<f64>,
    },
    /// Marks a point of attention as discussed; it stays, quietly. Said again, the words are replaced.
    Discuss {
        /// Which point.
        code: Code,
        /// Where.
        place: FindingPlace,
        /// Why it may stay as it is.
        reason: String,
        /// Who decided so: a role or a group.
        by: String,
        /// When.
        day: Day,
    },
    /// Takes the mark off again: the point of attention counts as open.
    Reopen {
        /// Which point.
        code: Code,
        /// Where.
        place: FindingPlace,
    },
    /// Answers the test question: does this goal contribute to the one it stands below?
    AnswerTest {
        /// The goal that is tested.
        child: RecordId,
        /// The answer; `None` takes it back.
        answer: Option<TestAnswer>,
        /// Who answered: a role or a group.
        by: String,
        /// What the doubt is about.
        doubt: String,
        /// When.
        day: Day,
    },
    /// Samenvoegen tot één: records that say the same become one. The kept one stays where it is and keeps its
    /// wording; the others' wordings stay beside it ([`crate::model::Merged`]), goals below them move below it,
    /// and whatever pointed at them points at it. What only they filled in it takes over; longer texts are put
    /// one after the other, target groups together; of other differences both values stay, as a conflict to
    /// decide. The others go to the bin.
    MakeOne {
        /// The one that is left.
        kept: RecordId,
        /// The others, of the same table (one of [`MERGEABLE`]) and, for goals, of the same kind.
        others: Vec<RecordId>,
    },
    /// "Zijn niet hetzelfde": two records that read alike are not offered as doubles again. Removing the record
    /// [`distinct_id`] takes it back.
    TellApart {
        /// The one.
        one: RecordId,
        /// The other.
        other: RecordId,
        /// Who said so: a role or a group.
        by: String,
        /// When.
        day: Day,
    },
    /// Closes a meeting: what changes from here on is told when the workbook is opened again
    /// ([`crate::meeting::since`]).
    CloseMeeting {
        /// Which.
        meeting: RecordId,
        /// When.
        day: Day,
    },
    /// Brings records back from the bin, with the goals and links that hung on them.
    RestoreFromBin {
        /// Which.
        records: Vec<RecordId>,
    },
    /// Settles "removed by one, changed by another": the record stays as it is.
    Keep {
        /// Which.
        record: RecordId,
    },
    /// Lets go of everything in the bin.
    EmptyBin,
}
