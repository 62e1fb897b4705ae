//! What is measured: information needs, indicators and their readings.

use super::{Reading, Reference, TestAnswer, choices, records};

choices! {
    /// What an indicator says something about.
    IndicatorKind {
        /// What is different for residents.
        Outcome = "outcome",
        /// What was delivered.
        Output = "output",
        /// How it was done.
        Process = "process",
    }

    /// Counting or telling: both are needed ("tellen en vertellen").
    IndicatorNature {
        /// A number.
        Quantitative = "quantitative",
        /// An account.
        Qualitative = "qualitative",
    }

    /// Which way is better.
    Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
        /// It must stay as it is.
        Keep = "keep",
    }

    /// For whom an indicator is meant to steer by.
    OwnerLevel {
        /// The council.
        Council = "council",
        /// The municipal organisation.
        Organisation = "organisation",
        /// The provider.
        Provider = "provider",
    }

    /// The four indicators that providers keep (seed 003).
    ProviderIndicator {
        /// Doelrealisatie: was the agreed goal reached?
        GoalAttainment = "goal-attainment",
        /// Uitval: how many dropped out?
        DropOut = "drop-out",
        /// Cliëntervaring.
        ClientExperience = "client-experience",
        /// Zelfredzaamheid: how many can go on without help?
        SelfReliance = "self-reliance",
    }
}

records! {
    /// Informatievraag: what we want to know before choosing an indicator.
    "information-need" => InformationNeed {
        /// The question.
        text: String,
        /// About which goal.
        goal: Reference,
        /// Toelichting.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// Indicator: the sign by which a group sees that a goal comes nearer.
    "indicator" => Indicator {
        /// What is measured.
        text: String,
        /// Outcome, output or process.
        kind: Option<IndicatorKind>,
        /// Counting or telling.
        nature: Option<IndicatorNature>,
        /// The unit of its values ("%", "inwoners").
        unit: String,
        /// Which way is better.
        direction: Option<Direction>,
        /// Nulmeting: once set it is never overwritten, only replaced with the old one kept.
        baseline: Option<Reading>,
        /// Streefwaarde.
        target: Option<Reading>,
        /// Where the figures come from.
        source: String,
        /// For whom it is meant to steer by.
        owner_level: Option<OwnerLevel>,
        /// Who keeps it: a role.
        owner: String,
        /// Whether it is one of the few core indicators of its outcome.
        core: bool,
        /// Which of the providers' four it is, if any.
        provider_indicator: Option<ProviderIndicator>,
        /// The question it answers.
        information_need: Reference,
        /// SMART, A: whether the group finds the target achievable and accepts it.
        is_achievable: Option<TestAnswer>,
        /// SMART, A: why, in the group's own words.
        achievable: String,
        /// SMART, R: whether the group finds that this says something about the goal.
        is_relevant: Option<TestAnswer>,
        /// SMART, R: why, in the group's own words.
        relevant: String,
        /// Toelichting.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// Which goal an indicator says something about. `indicator-link/<indicator>/<goal>`.
    "indicator-link" => IndicatorLink {
        /// The indicator.
        indicator: Reference,
        /// The goal.
        goal: Reference,
    }

    /// Meting: one reading of an indicator.
    "measurement" => Measurement {
        /// The indicator.
        indicator: Reference,
        /// The value with its day, source and footnote.
        reading: Option<Reading>,
        /// Whether it was the baseline before a better one took its place.
        former_baseline: bool,
    }
}
