//! The conversation of the value half (seed 002): what the law leaves open, what is asked per value, where it pulls
//! apart, which norms follow, and what is chosen.

use super::{Day, Reference, choices, records};

choices! {
    /// Where a rule comes from.
    RuleSource {
        /// An act of parliament or a decree.
        Law = "law",
        /// A judgment.
        CaseLaw = "case-law",
        /// A by-law of the municipality.
        Ordinance = "ordinance",
    }

    /// What a rule does to the room to choose.
    RuleForce {
        /// Verplicht: it must be done.
        Obliged = "obliged",
        /// Toegestaan: it may be done.
        Allowed = "allowed",
        /// Verboden: it must not be done.
        Forbidden = "forbidden",
    }

    /// Whether the council may pass on what the rule asks of it (seed 002).
    Delegation {
        /// "Bij verordening": the council itself; it cannot pass this on.
        ByOrdinance = "by-ordinance",
        /// "Bij of krachtens verordening": the ordinance may leave it to the college.
        ByOrUnderOrdinance = "by-or-under-ordinance",
    }

    /// For whom a sub-question is asked.
    Side {
        /// Inwoners: demand.
        Residents = "residents",
        /// Aanbieders: supply.
        Providers = "providers",
    }

    /// What an argument says of its alternative.
    Stance {
        /// For it.
        For = "for",
        /// Against it.
        Against = "against",
    }

    /// Who runs a risk.
    RiskBearer {
        /// Inwoners.
        Residents = "residents",
        /// Aanbieders.
        Providers = "providers",
        /// The municipality.
        Municipality = "municipality",
    }

    /// Where a choice stands between the two ends of seed 002.
    Latitude {
        /// The council lays down everything.
        Council = "council",
        /// The council lays down most of it.
        MostlyCouncil = "mostly-council",
        /// Half and half.
        Shared = "shared",
        /// The professional decides most of it.
        MostlyProfessional = "mostly-professional",
        /// The professional decides.
        Professional = "professional",
    }

    /// The three parts of a choice.
    Part {
        /// Wat.
        What = "what",
        /// Voor wie en hoe.
        ForWhom = "for-whom",
        /// Door wie en hoe.
        ByWhom = "by-whom",
    }

    /// How far a part of a choice is.
    ChoiceState {
        /// Decided.
        Decided = "decided",
        /// Left open, to come back to.
        Open = "open",
        /// Left to somebody else.
        Left = "left",
    }

    /// Where a decision is laid down.
    LaidDown {
        /// In the ordinance: then the municipality must be able to grant it.
        Ordinance = "ordinance",
        /// In a policy plan or policy rules.
        Policy = "policy",
        /// Nowhere: it is no help that the municipality grants.
        Nowhere = "nowhere",
    }

    /// Who decides what the council does not.
    Decider {
        /// The council itself.
        Council = "council",
        /// The college (mayor and aldermen).
        College = "college",
        /// The professional who meets the resident.
        Professional = "professional",
        /// The provider.
        Provider = "provider",
        /// The resident.
        Resident = "resident",
        /// Somebody else: a region, a judge, the state.
        Other = "other",
    }

    /// How a provider is paid for it.
    Instrument {
        /// Overeenkomst.
        Contract = "contract",
        /// Subsidie.
        Subsidy = "subsidy",
        /// The municipality does it itself.
        Own = "own",
        /// Nobody is contracted or subsidised for it.
        Unpaid = "unpaid",
    }

    /// How contracts or subsidies are divided (seed 002: seven, and one that is two of them).
    AllocationProcedure {
        /// Enkelvoudig.
        Single = "single",
        /// Vergelijkende toets: tender on quality.
        Quality = "quality",
        /// (Omgekeerde) veiling: tender on the lowest price.
        LowestPrice = "lowest-price",
        /// Loting.
        Lottery = "lottery",
        /// Op volgorde van binnenkomst.
        FirstCome = "first-come",
        /// Evenredig.
        Proportional = "proportional",
        /// Open ("open house").
        Open = "open",
        /// Beste prijs-kwaliteitverhouding: tender on quality and price.
        BestValue = "best-value",
    }

    /// Whether a proposal has weighed a question.
    Verdict {
        /// It was weighed.
        Weighed = "weighed",
        /// In part.
        Partly = "partly",
        /// It was not.
        Not = "not",
    }
}

records! {
    /// Wettenkaart: one act with what it is for and what it asks of a municipality.
    "rule-set" => RuleSet {
        /// Its name.
        text: String,
        /// What the act is for.
        purpose: String,
        /// What the municipality answers for.
        responsibility: String,
        /// How it works in practice.
        practice: String,
        /// How it is paid for.
        financing: String,
        /// The role of the council.
        council_role: String,
        /// Where the text of the act is found.
        source: String,
        /// The day whose law this describes; the act itself is what holds.
        as_of: Day,
        /// Its order key in the list.
        order: String,
    }

    /// Regel: what law, case law or an ordinance obliges, allows or forbids.
    "rule" => Rule {
        /// What it says, in own words.
        text: String,
        /// The set it belongs to.
        set: Reference,
        /// Law, case law or ordinance.
        source_kind: Option<RuleSource>,
        /// The article, the judgment (ECLI), the ordinance.
        source: String,
        /// Obliges, allows or forbids.
        force: Option<RuleForce>,
        /// Whether the council may pass on what it asks.
        delegation: Option<Delegation>,
        /// Toelichting.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// What a rule touches. `rule-link/<rule>/<table>/<key of what it touches>`.
    "rule-link" => RuleLink {
        /// The rule.
        rule: Reference,
        /// An alternative, a choice, a value or a goal.
        target: Reference,
        /// The rule excludes it: it stays in sight, with the reason, and is not weighed.
        excludes: bool,
    }

    /// Deelvraag: what is asked within a value.
    "sub-question" => SubQuestion {
        /// The question.
        text: String,
        /// Within which value.
        value: Reference,
        /// For residents or for providers.
        side: Option<Side>,
        /// Its order key in the list.
        order: String,
    }

    /// An answer to a sub-question: of one person or party, or of all together.
    /// `answer/<question>/<participant>` and `answer/<question>/together`.
    "answer" => Answer {
        /// The question.
        question: Reference,
        /// Whose; none for the answer of all together.
        participant: Reference,
        /// The answer.
        text: String,
        /// Whoever stands alone with it lets others read the words.
        shown: bool,
    }

    /// Dilemma: where one value, or two against each other, pull apart.
    "dilemma" => Dilemma {
        /// What it is about.
        text: String,
        /// The value.
        value: Reference,
        /// The value against it; none when it lies within one value.
        other_value: Reference,
        /// What speaks for the one side.
        one_side: String,
        /// What speaks for the other.
        other_side: String,
        /// The compromise of the group.
        compromise: String,
        /// The reasons for it.
        reasons: String,
        /// Its order key in the list.
        order: String,
    }

    /// Norm: the concrete rule that a weighed value leads to.
    "norm" => Norm {
        /// What it says.
        text: String,
        /// The value that leads to it.
        value: Reference,
        /// The sub-question it answers.
        question: Reference,
        /// The dilemma it settles.
        dilemma: Reference,
        /// Why.
        reasons: String,
        /// Its order key in the list.
        order: String,
    }

    /// An argument for or against an alternative.
    "argument" => Argument {
        /// What it says.
        text: String,
        /// Of which alternative.
        alternative: Reference,
        /// For or against.
        stance: Option<Stance>,
        /// Its order key in the list.
        order: String,
    }

    /// A risk, of the present situation when it hangs on that alternative, else of a decision.
    "risk" => Risk {
        /// What may go wrong.
        text: String,
        /// Of which alternative.
        alternative: Reference,
        /// Of which choice.
        choice: Reference,
        /// Who runs it.
        bearer: Option<RiskBearer>,
        /// How it is prevented.
        prevent: String,
        /// How the damage is kept small.
        mitigate: String,
        /// How the damage is made good.
        compensate: String,
        /// Its order key in the list.
        order: String,
    }

    /// Keuze: one subject that the council decides on, in three parts.
    "choice" => Choice {
        /// The subject.
        text: String,
        /// Between "the council lays down everything" and "the professional decides".
        latitude: Option<Latitude>,
        /// Hardheidsclausule: when is an exception made, and by whom?
        hardship: String,
        /// What is done when it does not work out.
        plan_b: String,
        /// Toelichting.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// One part of a choice. `choice-part/<choice>/<what, for-whom or by-whom>`.
    "choice-part" => ChoicePart {
        /// The choice.
        choice: Reference,
        /// Which part.
        part: Option<Part>,
        /// Decided, open or left to somebody else.
        state: Option<ChoiceState>,
        /// What is decided, or left.
        text: String,
        /// Where it is laid down.
        laid_down: Option<LaidDown>,
        /// Who decides: meanwhile when it is open, from now on when it is left.
        decider: Option<Decider>,
        /// When it comes back to the council.
        returns: Day,
        /// Why it stays open, when it does not come back.
        why_open: String,
        /// How providers are paid.
        instrument: Option<Instrument>,
        /// How contracts or subsidies are divided.
        procedure: Option<AllocationProcedure>,
    }

    /// What a choice rests on. `choice-link/<choice>/<table>/<key of what it rests on>`.
    "choice-link" => ChoiceLink {
        /// The choice.
        choice: Reference,
        /// A value, a norm or a goal.
        target: Reference,
    }

    /// A proposal, or a decision already made, that is held against the values.
    "proposal" => Proposal {
        /// What it is called.
        text: String,
        /// Where it is found.
        source: String,
        /// Toelichting.
        note: String,
        /// Its order key in the list.
        order: String,
    }

    /// Whether a proposal has weighed a value or a sub-question. `weighed/<proposal>/<table>/<key>`.
    "weighed" => Weighed {
        /// The proposal.
        proposal: Reference,
        /// A value or a sub-question.
        target: Reference,
        /// Whether it was weighed.
        verdict: Option<Verdict>,
        /// Where, or why not.
        note: String,
    }
}
