//! One piece of what comes in.

use crate::model::{Day, GoalKind, Reading};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PieceKind {
    /// A goal.
    Goal(GoalKind),
    /// Something that is done, for the nearest goal above it.
    Activity,
    /// Who does it: the nearest activity above it.
    Provider,
    /// What is measured of the nearest goal above it.
    Indicator,
}

impl PieceKind {
    /// Every kind, goals first.
    pub const ALL: &'static [Self] = &[
        Self::Goal(GoalKind::Ambition),
        Self::Goal(GoalKind::Outcome),
        Self::Goal(GoalKind::Subgoal),
        Self::Goal(GoalKind::Output),
        Self::Activity,
        Self::Provider,
        Self::Indicator,
    ];

    /// Its word in files of ours, and the last part of its key in the locales (`kind.*`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Goal(kind) => kind.word(),
            Self::Activity => "activity",
            Self::Provider => "provider",
            Self::Indicator => "indicator",
        }
    }

    /// Reads the word; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

/// What is known of an indicator beside its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The unit of its values.
    pub unit: String,
    /// Where the figures come from.
    pub source: String,
    /// The baseline: value and day as they were written.
    pub baseline: Reading,
    /// The target: value and day as they were written.
    pub target: Reading,
    /// What was measured, each with the year of its column.
    pub readings: Vec<Reading>,
}

/// One figure of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Figure {
    Unit,
    Source,
    Baseline,
    BaselineDay,
    Target,
    TargetDay,
}

impl Figure {
    /// Every figure, with its name in OPML.
    pub(in crate::format) const NAMES: [(Self, &'static str); 6] = [
        (Self::Unit, "_unit"),
        (Self::Source, "_source"),
        (Self::Baseline, "_baseline"),
        (Self::BaselineDay, "_baselineDay"),
        (Self::Target, "_target"),
        (Self::TargetDay, "_targetDay"),
    ];
}

impl Figures {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(in crate::format) fn get(&self, figure: Figure) -> &str {
        match figure {
            Figure::Unit => &self.unit,
            Figure::Source => &self.source,
            Figure::Baseline => &self.baseline.value,
            Figure::BaselineDay => &self.baseline.day.0,
            Figure::Target => &self.target.value,
            Figure::TargetDay => &self.target.day.0,
        }
    }

    /// Fills in a figure; one that is there stays, and `false` says that the new one is another.
    pub(super) fn fill(&mut self, figure: Figure, value: &str) -> bool {
        let place = match figure {
            Figure::Unit => &mut self.unit,
            Figure::Source => &mut self.source,
            Figure::Baseline => &mut self.baseline.value,
            Figure::BaselineDay => {
                let Day(day) = &mut self.baseline.day;
                day
            }
            Figure::Target => &mut self.target.value,
            Figure::TargetDay => {
                let Day(day) = &mut self.target.day;
                day
            }
        };
        if place.is_empty() {
            value.clone_into(place);
        }
        *place == value
    }
}

impl Figures {
    /// Adds what was measured in a year; `false` when there is another value of that year.
    pub(super) fn add_reading(&mut self, value: &str, year: &str) -> bool {
        if let Some(known) = self.readings.iter().find(|known| known.day.0 == year) {
            return known.value == value;
        }
        self.readings.push(Reading { value: value.to_owned(), day: Day(year.to_owned()), ..Reading::default() });
        true
    }
}

/// An amount in euro as people write it ("€ 50.000,-"); `None` when it is no amount for sure. Money has two decimals
/// at most, so that three digits behind a point or comma are thousands.
pub(super) fn euros_of(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let text = text.strip_suffix(",-").or(text.strip_suffix(",--")).unwrap_or(&text);
    let (whole, cents) = match text.rsplit_once(['.', ',']) {
        Some((whole, cents)) if (1..=2).contains(&cents.len()) => (whole, cents),
        _ => (text, "0"),
    };
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let is_whole = !first.is_empty() && is_digits(first) && is_digits(cents) && (rest.is_empty() || first.len() <= 3);
    (is_whole && rest.iter().all(|group| group.len() == 3 && is_digits(group)))
        .then(|| crate::model::decimal(&format!("{first}{}.{cents}", rest.concat())))?
}

/// One goal, activity, provider or indicator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// How deep it stands, from 0; at most one deeper than the piece before it.
    pub level: usize,
    /// What it is; `None` for a goal whose kind follows from where it comes.
    pub kind: Option<PieceKind>,
    /// Its name, never empty; lines as they were.
    pub text: String,
    /// Everything else that was said of it.
    pub note: String,
    /// Of an indicator: its figures.
    pub figures: Figures,
    /// Of an activity: what it costs a year, in euro.
    pub euros: Option<f64>,
}

impl Piece {
    /// Whether it becomes a goal.
    pub const fn is_goal(&self) -> bool {
        matches!(self.kind, None | Some(PieceKind::Goal(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_money_and_never_guessed() {
        for (text, euros) in [
            ("50000", 50_000.0),
            ("€ 50.000", 50_000.0),
            ("1.250.000,50", 1_250_000.5),
            ("12,5", 12.5),
            ("€ 900,-", 900.0),
        ] {
            assert_eq!(euros_of(text), Some(euros), "{text}");
        }
        for text in ["", "p.m.", "50k", "-100", "50.00.000", "5000.000", "1,2345", "10 %", "50.000 x"] {
            assert_eq!(euros_of(text), None, "{text}");
        }
    }
}
