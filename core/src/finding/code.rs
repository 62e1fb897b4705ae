//! The rules there are: their names, and how they are meant.

/// What a finding is about; a list shows them by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Something is not there.
    Gap,
    /// Something hangs on nothing.
    Orphan,
    /// Something may be done twice.
    Overlap,
    /// How a goal is written.
    Wording,
    /// What is needed to measure.
    Smart,
    /// What is measured, taken together.
    Balance,
    /// Whether the tree holds as an argument.
    Reasoning,
    /// Whether every value was weighed and led somewhere.
    Values,
    /// Whether the choices make a closed system.
    System,
}

impl Class {
    /// Every class, in the order of a list.
    pub const ALL: &'static [Self] = &[
        Self::Gap,
        Self::Orphan,
        Self::Overlap,
        Self::Wording,
        Self::Smart,
        Self::Balance,
        Self::Reasoning,
        Self::Values,
        Self::System,
    ];

    /// The last part of its key: `finding.class.*`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Orphan => "orphan",
            Self::Overlap => "overlap",
            Self::Wording => "wording",
            Self::Smart => "smart",
            Self::Balance => "balance",
            Self::Reasoning => "reasoning",
            Self::Values => "values",
            Self::System => "system",
        }
    }
}

/// How a finding is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Something the group had better look at.
    Remark,
    /// Something that may well be meant so.
    Question,
}

macro_rules! codes {
    ($( $(#[doc = $meaning:literal])* $name:ident = $word:literal, $class:ident, $tone:ident, [$($argument:literal),*]; )*) => {
        /// Which rule found something. Its word is a promise: files carry it in what was discussed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $( $(#[doc = $meaning])* $name, )* }

        impl Code {
            /// Every rule, in the order of a list.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in files, and the middle of its keys: `finding.*.what` and `finding.*.why`.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// Reads the word; `None` for a rule this version does not know.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }

            /// What it is about.
            pub const fn class(self) -> Class {
                match self { $(Self::$name => Class::$class,)* }
            }

            /// How it is meant.
            pub const fn tone(self) -> Tone {
                match self { $(Self::$name => Tone::$tone,)* }
            }

            /// The key of the sentence that tells of many at once, with `count`.
            pub fn many_key(self) -> String {
                format!("finding.{}.many", self.word())
            }

            /// What its sentences may fill in beside `name`.
            pub const fn arguments(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($argument),*],)* }
            }
        }
    };
}

codes! {
    /// An ambition without a result below it.
    AmbitionWithoutOutcome = "ambition-without-outcome", Gap, Remark, [];
    /// A result without a subgoal below it; not for a goal of the transformation.
    OutcomeWithoutSubgoal = "outcome-without-subgoal", Gap, Remark, [];
    /// A subgoal that no activity serves.
    SubgoalWithoutActivity = "subgoal-without-activity", Gap, Remark, [];
    /// A target group that no activity reaches.
    TargetGroupUnreached = "target-group-unreached", Gap, Remark, [];
    /// A level of prevention, of the set that was chosen, that no activity works at.
    PreventionLevelUnreached = "prevention-level-unreached", Gap, Remark, ["level"];
    /// An activity that nobody carries out.
    ActivityWithoutProvider = "activity-without-provider", Gap, Remark, [];
    /// An activity that contributes to no goal.
    ActivityContributesNothing = "activity-contributes-nothing", Orphan, Remark, [];
    /// An indicator that measures no goal.
    IndicatorMeasuresNothing = "indicator-measures-nothing", Orphan, Remark, [];
    /// A provider that carries out no activity.
    ProviderWithoutActivity = "provider-without-activity", Orphan, Remark, [];
    /// A goal at the top that is not an ambition.
    GoalAtTop = "goal-at-top", Orphan, Remark, ["kind"];
    /// A goal below one of a kind it does not belong to.
    GoalWronglyNested = "goal-wrongly-nested", Orphan, Remark, ["kind", "parent", "parent_kind"];
    /// A goal that a merge put at the top, because positions went round.
    GoalInCircle = "goal-in-circle", Orphan, Remark, [];
    /// A goal whose parent is gone, and which climbed.
    GoalClimbed = "goal-climbed", Orphan, Remark, [];
    /// A reference to a record that is not there.
    DanglingReference = "dangling-reference", Orphan, Remark, ["field"];
    /// Several providers on the same goal for the same target group.
    ProvidersOverlap = "providers-overlap", Overlap, Question, ["providers", "group"];
    /// Several providers on the same goal, and nobody said for whom.
    ProvidersOverlapUnsaid = "providers-overlap-unsaid", Overlap, Question, ["providers"];
    /// A goal that says what is done, not what is different.
    WrittenAsActivity = "written-as-activity", Wording, Question, ["words"];
    /// A goal with a comparison, without from and to.
    NoFromTo = "no-from-to", Wording, Remark, ["words"];
    /// Two goals in one sentence.
    TwoGoals = "two-goals", Wording, Question, ["words"];
    /// A result without a moment in time.
    NoMoment = "no-moment", Wording, Remark, ["year"];
    /// A result or subgoal that no indicator measures.
    GoalWithoutIndicator = "goal-without-indicator", Smart, Remark, [];
    /// An indicator without a unit.
    IndicatorWithoutUnit = "indicator-without-unit", Smart, Remark, [];
    /// An indicator without a baseline.
    IndicatorWithoutBaseline = "indicator-without-baseline", Smart, Remark, [];
    /// A baseline without a date.
    BaselineWithoutDay = "baseline-without-day", Smart, Remark, [];
    /// An indicator without a target.
    IndicatorWithoutTarget = "indicator-without-target", Smart, Remark, [];
    /// A target without a date.
    TargetWithoutDay = "target-without-day", Smart, Remark, [];
    /// An indicator without a direction.
    IndicatorWithoutDirection = "indicator-without-direction", Smart, Remark, [];
    /// An indicator without a source.
    IndicatorWithoutSource = "indicator-without-source", Smart, Remark, [];
    /// An indicator that nobody keeps.
    IndicatorWithoutOwner = "indicator-without-owner", Smart, Remark, [];
    /// A target without a number, for what is counted.
    TargetNotANumber = "target-not-a-number", Smart, Question, ["target"];
    /// A target that lies on the wrong side of the baseline.
    TargetAgainstDirection = "target-against-direction", Smart, Question, ["baseline", "target", "direction"];
    /// A target whose date has passed.
    TargetDayPassed = "target-day-passed", Smart, Remark, ["day"];
    /// A baseline that is later than its target.
    BaselineAfterTarget = "baseline-after-target", Smart, Remark, ["baseline", "target"];
    /// A result that is measured only by what was delivered.
    OnlyOutputs = "only-outputs", Balance, Remark, [];
    /// A result that is only counted: nobody tells.
    OnlyNumbers = "only-numbers", Balance, Question, [];
    /// More than five core indicators on one result.
    TooManyCore = "too-many-core", Balance, Remark, ["count"];
    /// An indicator by which a council cannot steer.
    WrongLevel = "wrong-level", Balance, Question, [];
    /// A contribution without an assumption.
    ContributionWithoutAssumption = "contribution-without-assumption", Reasoning, Remark, ["goal"];
    /// An assumption that the readings of an indicator go against.
    AssumptionContradicted = "assumption-contradicted", Reasoning, Question, ["goal", "indicator", "from", "to"];
    /// A result that was never tested against its ambition.
    OutcomeUntested = "outcome-untested", Reasoning, Question, ["parent"];
    /// A subgoal that was never tested against what it serves.
    SubgoalUntested = "subgoal-untested", Reasoning, Question, ["parent"];
    /// A goal that, so the group answered, does not contribute to the one above it.
    ContributesNot = "contributes-not", Reasoning, Remark, ["parent"];
    /// A value that somebody began on, and that nobody answered for residents, or for providers.
    ValueSideUnanswered = "value-side-unanswered", Values, Remark, ["side"];
    /// A value that was talked about or weighed, without a norm.
    ValueWithoutNorm = "value-without-norm", Values, Remark, [];
    /// A value with a norm or a weight that no choice rests on.
    ValueUnexpressed = "value-unexpressed", Values, Remark, [];
    /// An alternative that nobody rated while others were.
    AlternativeUnrated = "alternative-unrated", Values, Remark, [];
    /// A choice that a rule excludes.
    ChoiceExcluded = "choice-excluded", Values, Remark, ["rule"];
    /// An open part of a choice, of which nobody said who decides in the meantime.
    ChoicePartOpenUndecided = "choice-part-open-undecided", Values, Remark, ["part"];
    /// A part of a choice that another than the council decides on.
    ChoicePartLeft = "choice-part-left", Values, Question, ["part", "decider"];
    /// An open part of a choice that does not come back, and nobody said why.
    ChoicePartOpenUndated = "choice-part-open-undated", System, Remark, ["part"];
    /// A part of a choice that another decides on, while the law says "bij verordening".
    ChoiceNotDelegable = "choice-not-delegable", System, Remark, ["part", "rule", "decider"];
    /// A choice with something decided, and no exception for whom it works out too hard.
    ChoiceWithoutHardship = "choice-without-hardship", System, Remark, [];
    /// What the ordinance grants, and nobody is paid for.
    SystemLeak = "system-leak", System, Remark, [];
    /// What is paid for, and cannot be granted.
    SystemLeakReverse = "system-leak-reverse", System, Remark, [];
}

/// The labels of mends, for the test that the locales know them all: `finding.mend.*`.
pub const MENDS: &[&str] = &[
    "add-outcome",
    "add-subgoal",
    "add-activity",
    "add-provider",
    "add-indicator",
    "make-ambition",
    "make-outcome",
    "make-subgoal",
    "move-to-top",
    "stay-here",
    "remove-link",
    "clear-reference",
    "to-activity",
    "set-moment",
    "set-direction",
    "make-qualitative",
    "for-organisation",
    "ask-again",
];
