//! The goal half: from the challenge to the provider.

use super::{Day, Position, RatingScale, Reference, choices, records};
use crate::store::RecordId;

choices! {
    /// What a goal is: one table, because a group often changes its mind about it.
    GoalKind {
        /// Ambitie: who we want to be.
        Ambition = "ambition",
        /// Maatschappelijk resultaat: what is different for residents.
        Outcome = "outcome",
        /// Subdoel: what is needed to reach the outcome; nests.
        Subgoal = "subgoal",
        /// Prestatie: what is delivered.
        Output = "output",
    }

    /// Cirkel van invloed.
    Influence {
        /// We do it ourselves.
        Ours = "ours",
        /// We do it together with others.
        Shared = "shared",
        /// We can only ask others.
        Others = "others",
    }

    /// Of which sort an outcome is (seed 000).
    OutcomeOrigin {
        /// It follows from the analysis of what is the matter.
        Analysis = "analysis",
        /// It is a way of working: a goal of the transformation.
        Transformation = "transformation",
    }

    /// Who a provider is.
    ProviderForm {
        /// Under contract or subsidy, or the municipality itself.
        Formal = "formal",
        /// Volunteers, neighbours, an initiative of residents.
        Informal = "informal",
    }

    /// What the municipality agrees with a provider about an activity.
    Agreement {
        /// Inkopen.
        Buy = "buy",
        /// Subsidiëren.
        Subsidise = "subsidise",
        /// Faciliteren.
        Facilitate = "facilitate",
        /// Zelf doen.
        Ourselves = "ourselves",
        /// Loslaten.
        Leave = "leave",
    }

    /// At which level an activity prevents; a workbook uses one of the two sets.
    PreventionLevel {
        /// For everybody.
        Universal = "universal",
        /// For groups at risk.
        Selective = "selective",
        /// For people with first signs.
        Indicated = "indicated",
        /// For people who receive care.
        CareRelated = "care-related",
        /// Before anything is the matter.
        Primary = "primary",
        /// Early signs.
        Secondary = "secondary",
        /// Keeping it from getting worse.
        Tertiary = "tertiary",
    }

    /// Which set of prevention levels a workbook uses.
    PreventionSet {
        /// Universal, selective, indicated, care-related.
        ByGroup = "by-group",
        /// Primary, secondary, tertiary.
        ByMoment = "by-moment",
    }

    /// The answer to the test question: does this goal contribute to the one above it?
    TestAnswer {
        /// It does.
        Yes = "yes",
        /// It does not.
        No = "no",
        /// The group does not know or does not agree.
        Unsure = "unsure",
    }

    /// How sure the group is of an assumption.
    Confidence {
        /// A guess.
        Low = "low",
        /// Plausible.
        Medium = "medium",
        /// Shown elsewhere or by own figures.
        High = "high",
    }
}

records! {
    /// The workbook itself: its title and what holds for all of it. One record, `workbook/self`.
    "workbook" => Overview {
        /// Its title.
        title: String,
        /// The question it is about.
        question: String,
        /// The municipality or region.
        place: String,
        /// Which set of prevention levels it uses.
        prevention_set: Option<PreventionSet>,
        /// Groups smaller than this are shown only together; 3 when empty.
        minimum_group_size: Option<f64>,
        /// On which scale alternatives are rated; 0 to 100 when empty.
        rating_scale: Option<RatingScale>,
        /// The group that rates the alternatives for all, such as officials; everybody when empty.
        rating_group: String,
    }

    /// Maatschappelijke opgave: what is the matter, for whom, how many, with causes and figures.
    "challenge" => Challenge {
        /// What is the matter here.
        text: String,
        /// For whom.
        for_whom: String,
        /// How many.
        how_many: String,
        /// Causes, and what lies behind them.
        causes: String,
        /// Figures, with their source.
        figures: String,
        /// Anything else.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// A goal: ambition, outcome, subgoal or output, by its kind.
    "goal" => Goal {
        /// What it is.
        kind: Option<GoalKind>,
        /// The goal in one sentence.
        text: String,
        /// Where it stands.
        position: Position,
        /// Toelichting.
        note: String,
        /// By when it must be reached ("over 4 jaar", "2030").
        moment: String,
        /// For whom.
        target_groups: Vec<RecordId>,
        /// Whose it is to do.
        influence: Option<Influence>,
        /// For an outcome: from the analysis or from the transformation.
        origin: Option<OutcomeOrigin>,
        /// For an ambition: the challenge it answers.
        challenge: Reference,
    }

    /// Activiteit: what is done. It hangs below no goal; contributions tie it to the subgoals it serves.
    "activity" => Activity {
        /// What is done.
        text: String,
        /// Toelichting.
        note: String,
        /// Its order key among activities.
        order: String,
        /// For whom.
        target_groups: Vec<RecordId>,
        /// At which level it prevents.
        prevention_level: Option<PreventionLevel>,
        /// What it is about ("bewegen", "schulden"): the other way to read the prevention matrix.
        subject: String,
        /// Whose it is to do.
        influence: Option<Influence>,
        /// Means: money a year, in euro, as it is now.
        euros: Option<f64>,
        /// Means: money a year, in euro, as it is wanted.
        euros_wanted: Option<f64>,
        /// Means: people, in full-time years, as it is now.
        staff: Option<f64>,
        /// Means: people, in full-time years, as it is wanted.
        staff_wanted: Option<f64>,
        /// Throughput: the way of working, as it is now.
        way_of_working: String,
        /// Throughput: the way of working, as it is wanted.
        way_of_working_wanted: String,
    }

    /// Aanbieder: who does it, formal or informal, the municipality included.
    "provider" => Provider {
        /// Its name.
        text: String,
        /// Formal or informal.
        form: Option<ProviderForm>,
        /// How to reach them: a role or a general address, no personal data.
        contact: String,
        /// Toelichting.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// Who carries out which activity, and what was agreed. `provision/<activity>/<provider>`.
    "provision" => Provision {
        /// The activity.
        activity: Reference,
        /// The provider.
        provider: Reference,
        /// What was agreed.
        agreement: Option<Agreement>,
        /// Toelichting.
        note: String,
    }

    /// Bijdrage: an activity serves a subgoal. `contribution/<activity>/<goal>`.
    "contribution" => Contribution {
        /// The activity.
        activity: Reference,
        /// The goal it serves.
        goal: Reference,
        /// How strongly, -2 (hurts: waterbedeffect) to 3 (decisive).
        strength: Option<f64>,
        /// For whom it does so.
        target_groups: Vec<RecordId>,
        /// Veronderstelling: if we do this ...
        assumption_if: String,
        /// ... we expect ...
        assumption_then: String,
        /// ... because ...
        assumption_because: String,
        /// How sure we are.
        confidence: Option<Confidence>,
        /// What supports it.
        evidence: String,
        /// What would show that we are wrong.
        refutation: String,
    }

    /// Doelgroep.
    "target-group" => TargetGroup {
        /// Its name.
        text: String,
        /// Who belong to it, and how many.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// Toetsvraag: whether a result contributes to its ambition, a subgoal to its result (seed 000).
    /// `test/<child>/<parent>`: a goal that moves is asked again.
    "test" => GoalTest {
        /// The goal that was tested.
        child: Reference,
        /// The goal above it.
        parent: Reference,
        /// Whether the one contributes to the other.
        answer: Option<TestAnswer>,
        /// Who answered: a role or a group.
        by: String,
        /// What the doubt is about.
        doubt: String,
        /// When.
        day: Day,
    }

    /// Besproken: a point of attention that the group has talked about; it stays, quietly.
    /// `discussed/<code>/<record>`, with the field and what else tells it apart.
    "discussed" => Discussed {
        /// Which point of attention.
        code: String,
        /// The record it is about.
        record: Reference,
        /// Why it may stay as it is.
        reason: String,
        /// Who decided so: a role or a group.
        by: String,
        /// When.
        day: Day,
    }

    /// Niet hetzelfde: two records that read alike and mean different things, so that nobody is asked again.
    /// `distinct/<whole id>/<whole id>`, the smaller id first.
    "distinct" => Distinct {
        /// The one.
        one: Reference,
        /// The other.
        other: Reference,
        /// Who said so: a role or a group.
        by: String,
        /// When.
        day: Day,
    }

    /// Samengevoegd: the wording of a record that became one with another. `merged/<whole id>/<whole id>`, the
    /// record that is left first.
    "merged" => Merged {
        /// The record that is left.
        record: Reference,
        /// How the other one was worded.
        text: String,
        /// The id the other one had; it may still be in the bin.
        former_id: String,
    }

    /// Los briefje: a thought not yet placed.
    "note" => Note {
        /// The thought.
        text: String,
        /// From which table or group it came.
        origin: String,
        /// Its order key in the heap.
        order: String,
    }

    /// Bijeenkomst: one session.
    "meeting" => Meeting {
        /// What it is about.
        text: String,
        /// When.
        day: Day,
        /// Who were there, by role or group.
        present: String,
        /// The rounds, one a line.
        agenda: String,
        /// What was decided.
        decided: String,
        /// The day it was closed; empty while it is open.
        closed: Day,
        /// What the workbook knew when it was closed: a stamp per writer, and `-id` for what did not show.
        seen: String,
        /// Toelichting.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// What was agreed to do after a meeting.
    "action" => Action {
        /// What is to be done.
        text: String,
        /// In which meeting it was agreed.
        meeting: Reference,
        /// By whom: a role.
        owner: String,
        /// By when.
        due: Day,
        /// Whether it is done.
        done: bool,
        /// Its order key in the list.
        order: String,
    }
}
