//! SMART per indicator, letter by letter with the reason (domain.md, findings).
//!
//! S, M and T are computed from what is filled in. A and R are questions to the group: its answers are stored with
//! the indicator (`is_achievable`, `achievable`, `is_relevant`, `relevant`), and never guessed.

use crate::finding::Period;
use crate::model::{Indicator, IndicatorNature, Reading, TestAnswer, Workbook};
use crate::store::RecordId;

/// A letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letter {
    /// Specifiek: what exactly, about which goal, which way.
    Specific,
    /// Meetbaar: unit, baseline, target, source.
    Measurable,
    /// Acceptabel en haalbaar: asked.
    Achievable,
    /// Relevant: asked.
    Relevant,
    /// Tijdgebonden: by when.
    TimeBound,
}

impl Letter {
    /// All five, in order.
    pub const ALL: &'static [Self] =
        &[Self::Specific, Self::Measurable, Self::Achievable, Self::Relevant, Self::TimeBound];

    /// Its word, for a key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Specific => "specific",
            Self::Measurable => "measurable",
            Self::Achievable => "achievable",
            Self::Relevant => "relevant",
            Self::TimeBound => "time-bound",
        }
    }
}

/// Why a letter is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// It does not say what is measured.
    Text,
    /// It measures no goal.
    Goal,
    /// It does not say whether it counts or tells.
    Nature,
    /// It does not say which way is better.
    Direction,
    /// There is no unit.
    Unit,
    /// There is no baseline.
    Baseline,
    /// There is no target.
    Target,
    /// It counts, and its baseline or target is no number without doubt.
    Number,
    /// Nobody said where the figures come from.
    Source,
    /// The baseline has no day.
    BaselineDay,
    /// The target has no day.
    TargetDay,
    /// The day of the target cannot be read as one.
    UnclearDay,
    /// The target is meant for a day before that of the baseline.
    TargetBeforeBaseline,
    /// The group has not been asked.
    NotAsked,
    /// The group does not know or does not agree.
    Unsure,
    /// The group says no.
    Refused,
}

impl Lack {
    /// Every reason.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Goal,
        Self::Nature,
        Self::Direction,
        Self::Unit,
        Self::Baseline,
        Self::Target,
        Self::Number,
        Self::Source,
        Self::BaselineDay,
        Self::TargetDay,
        Self::UnclearDay,
        Self::TargetBeforeBaseline,
        Self::NotAsked,
        Self::Unsure,
        Self::Refused,
    ];

    /// Its word, for a key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Goal => "goal",
            Self::Nature => "nature",
            Self::Direction => "direction",
            Self::Unit => "unit",
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Number => "number",
            Self::Source => "source",
            Self::BaselineDay => "baseline-day",
            Self::TargetDay => "target-day",
            Self::UnclearDay => "unclear-day",
            Self::TargetBeforeBaseline => "target-before-baseline",
            Self::NotAsked => "not-asked",
            Self::Unsure => "unsure",
            Self::Refused => "refused",
        }
    }

    /// The field to go to; `None` when it is about a link.
    pub const fn field(self, letter: Letter) -> Option<&'static str> {
        match self {
            Self::Text => Some("text"),
            Self::Goal => None,
            Self::Nature => Some("nature"),
            Self::Direction => Some("direction"),
            Self::Unit => Some("unit"),
            Self::Baseline | Self::BaselineDay => Some("baseline"),
            Self::Target | Self::Number | Self::TargetDay | Self::UnclearDay | Self::TargetBeforeBaseline => {
                Some("target")
            }
            Self::Source => Some("source"),
            Self::NotAsked | Self::Unsure | Self::Refused => match letter {
                Letter::Achievable => Some("is_achievable"),
                _ => Some("is_relevant"),
            },
        }
    }
}

/// One letter of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which.
    pub letter: Letter,
    /// What it lacks; empty when it is met.
    pub lacks: Vec<Lack>,
    /// The group's own words, for A and R; empty else.
    pub said: String,
}

impl Verdict {
    /// Whether nothing is lacking.
    pub fn is_met(&self) -> bool {
        self.lacks.is_empty()
    }
}

/// The five letters of an indicator, in order; empty when it does not show. A qualitative indicator needs no unit and
/// no numbers: an account with a source, then and now, is measurable too.
pub fn smart(workbook: &Workbook, id: &RecordId) -> Vec<Verdict> {
    let Some(indicator) = workbook.indicators.get(id) else { return Vec::new() };
    let verdict = |letter: Letter| {
        let (lacks, said) = match letter {
            Letter::Specific => (specific(workbook, id, indicator), ""),
            Letter::Measurable => (measurable(indicator), ""),
            Letter::Achievable => (asked(indicator.is_achievable), indicator.achievable.trim()),
            Letter::Relevant => (asked(indicator.is_relevant), indicator.relevant.trim()),
            Letter::TimeBound => (time_bound(indicator), ""),
        };
        Verdict { letter, lacks, said: said.to_owned() }
    };
    Letter::ALL.iter().copied().map(verdict).collect()
}

fn is_given(text: &str) -> bool {
    !text.trim().is_empty()
}

/// A baseline or target with a value.
pub(crate) fn value(reading: Option<&Reading>) -> Option<&Reading> {
    reading.filter(|reading| is_given(&reading.value))
}

fn those(all: &[(Lack, bool)]) -> Vec<Lack> {
    all.iter().filter(|(_, lacks)| *lacks).map(|(lack, _)| *lack).collect()
}

fn specific(workbook: &Workbook, id: &RecordId, indicator: &Indicator) -> Vec<Lack> {
    let links = workbook.pointing_at(id, "indicator-link").filter_map(|link| workbook.indicator_links.get(link));
    let mut goals = links.filter_map(|link| link.goal.as_ref());
    let measures = goals.any(|goal| workbook.goals.contains_key(goal));
    those(&[
        (Lack::Text, !is_given(&indicator.text)),
        (Lack::Goal, !measures),
        (Lack::Nature, indicator.nature.is_none()),
        (Lack::Direction, indicator.direction.is_none()),
    ])
}

fn measurable(indicator: &Indicator) -> Vec<Lack> {
    let (baseline, target) = (value(indicator.baseline.as_ref()), value(indicator.target.as_ref()));
    let counts = indicator.nature != Some(IndicatorNature::Qualitative);
    let says_unit = |reading: &Reading| reading.value.contains(['%', '€']);
    let has_unit = is_given(&indicator.unit) || target.or(baseline).is_some_and(says_unit);
    let has_source = is_given(&indicator.source) || baseline.is_some_and(|reading| is_given(&reading.source));
    let is_number = |reading: Option<&Reading>| reading.is_none_or(|reading| reading.number().is_some());
    those(&[
        (Lack::Unit, counts && !has_unit),
        (Lack::Baseline, baseline.is_none()),
        (Lack::Target, target.is_none()),
        (Lack::Number, counts && !(is_number(baseline) && is_number(target))),
        (Lack::Source, !has_source),
    ])
}

/// What the figures of an indicator lack: M and T.
pub(crate) fn figures_lack(indicator: &Indicator) -> Vec<Lack> {
    [measurable(indicator), time_bound(indicator)].concat()
}

fn asked(answer: Option<TestAnswer>) -> Vec<Lack> {
    match answer {
        None => vec![Lack::NotAsked],
        Some(TestAnswer::Yes) => Vec::new(),
        Some(TestAnswer::No) => vec![Lack::Refused],
        Some(TestAnswer::Unsure) => vec![Lack::Unsure],
    }
}

fn time_bound(indicator: &Indicator) -> Vec<Lack> {
    let day = |reading: Option<&Reading>| reading.map(|reading| reading.day.0.trim().to_owned()).unwrap_or_default();
    let (baseline, target) = (value(indicator.baseline.as_ref()), value(indicator.target.as_ref()));
    let (from, to) = (day(baseline), day(target));
    let (begins, ends) = (Period::read(&from), Period::read(&to));
    let is_before = begins.zip(ends).is_some_and(|(begins, ends)| ends.to < begins.from);
    those(&[
        (Lack::BaselineDay, baseline.is_some() && from.is_empty()),
        (Lack::TargetDay, to.is_empty()),
        (Lack::UnclearDay, !to.is_empty() && ends.is_none()),
        (Lack::TargetBeforeBaseline, is_before),
    ])
}

#[cfg(test)]
mod tests;
