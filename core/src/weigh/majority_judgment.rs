//! Majority judgment: grades instead of points, and the middle grade instead of the mean (method 3.8 of the design).
//!
//! Everybody gives every alternative a grade in words. Its majority grade is the lower median: at least half of the people
//! grade it so or better. Equal majority grades are told apart by taking that judgment away and looking at the middle of
//! the rest, and so on: the majority value (Balinski and Laraki 2007, 2010). Two camps of the same size that grade an
//! alternative best and worst give it the worst grade; a screen has to say so.
//!
//! Judgments are counted, never walked through, so a thousand million of them take no longer than ten.

use std::cmp::Ordering;

use serde::Serialize;
use thiserror::Error;

/// What majority judgment says. Grades are numbers from 0, the worst.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MajorityJudgment {
    /// Per alternative its gauge; `None` when nobody judged it.
    pub gauges: Vec<Option<Gauge>>,
    /// Per alternative its rank from 1; alternatives with the same judgments share a rank. Or why there is none.
    pub ranking: Ranking,
    /// Per alternative and grade how many judgments.
    #[serde(skip)]
    tallies: Vec<Tally>,
}

/// Why judgments cannot be read. Alternatives count from 0, in the order given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TallyError {
    /// An alternative with more or fewer grades than the first.
    #[error("alternative {alternative} has {found} grades and the first {expected}")]
    WrongLength {
        /// Which alternative.
        alternative: usize,
        /// How many grades the first has.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// More judgments than can be counted.
    #[error("alternative {alternative} has more judgments than can be counted")]
    TooMany {
        /// Which alternative.
        alternative: usize,
    },
}

/// The ranks, or why there are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ranking {
    /// They can be ranked.
    Ranked {
        /// Per alternative its rank from 1; equals share the best ("1, 1, 3").
        ranks: Vec<usize>,
    },
    /// Nobody judged anything.
    NoJudgments,
    /// Some have more judgments than others. Comparing them would need a grade for what was not said, and that is not ours
    /// to fill in.
    Unbalanced,
}

/// The majority grade and what lies around it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Gauge {
    /// The majority grade.
    pub grade: usize,
    /// How many judgments there are.
    pub judgments: u64,
    /// How many are better.
    pub above: u64,
    /// How many are worse.
    pub below: u64,
    /// Whether more are better than worse: "Good +" against "Good -".
    pub leans_up: bool,
    /// The grade with `(p - q)` added, where `p` and `q` are the shares above and below (Fabre 2021, typical judgment).
    pub typical: f64,
    /// The grade with `(p - q) / (1 - p - q) / 2` added (usual judgment).
    pub usual: f64,
    /// The grade with `(p - q) / (p + q) / 2` added (central judgment).
    pub central: f64,
}

/// The judgments of one alternative.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tally {
    /// Per grade, from the worst, how many judgments are at most that good.
    up_to: Vec<u64>,
}

impl MajorityJudgment {
    /// Judges alternatives by how many judgments each got per grade, from the worst grade to the best. Fails when they
    /// have other numbers of grades, or more judgments than can be counted.
    pub fn of<Row: AsRef<[u64]>>(tallies: &[Row]) -> Result<Self, TallyError> {
        let expected = tallies.first().map_or(0, |row| row.as_ref().len());
        let tally = |(alternative, row): (usize, &Row)| match row.as_ref().len() {
            found if found != expected => Err(TallyError::WrongLength { alternative, expected, found }),
            _ => Tally::of(row.as_ref()).ok_or(TallyError::TooMany { alternative }),
        };
        let tallies: Vec<Tally> = tallies.iter().enumerate().map(tally).collect::<Result<_, _>>()?;
        let most = tallies.iter().map(Tally::judgments).max().unwrap_or_default();
        let ranking = if most == 0 {
            Ranking::NoJudgments
        } else if tallies.iter().any(|tally| tally.judgments() != most) {
            Ranking::Unbalanced
        } else {
            let rank = |own| 1 + tallies.iter().filter(|other| other.compare(own) == Ordering::Greater).count();
            Ranking::Ranked { ranks: tallies.iter().map(rank).collect() }
        };
        Ok(Self { gauges: tallies.iter().map(Tally::gauge).collect(), ranking, tallies })
    }

    /// The first grades of an alternative's majority value: its majority grade, that of the rest once one such judgment is
    /// taken away, and so on; as many as asked for and there are.
    pub fn majority_value(&self, alternative: usize, first: u64) -> Vec<usize> {
        let Some(tally) = self.tallies.get(alternative) else { return Vec::new() };
        let judgments = tally.judgments();
        (0..first.min(judgments)).map(|turn| tally.grade_at(place(turn, judgments))).collect()
    }
}

/// The place, among sorted judgments from 1, of the one that is taken away at a turn from 0. The first is the lower middle;
/// what is left then has its lower middle just above it when there were an even number, and just below it when odd; from
/// there it goes from side to side.
fn place(turn: u64, judgments: u64) -> u64 {
    let (middle, away) = (judgments.div_ceil(2), turn.div_ceil(2));
    let goes_up = judgments.is_multiple_of(2) == (turn % 2 == 1);
    if goes_up { middle + away } else { middle - away }
}

/// The turn at which the judgment at this place is taken away: [`place`] the other way round.
fn turn(place: u64, judgments: u64) -> u64 {
    let middle = judgments.div_ceil(2);
    let away = 2 * place.abs_diff(middle);
    let early = (place > middle) == judgments.is_multiple_of(2);
    if away > 0 && early { away - 1 } else { away }
}

impl Tally {
    fn of(counts: &[u64]) -> Option<Self> {
        let mut sum = 0_u64;
        let mut up_to = Vec::with_capacity(counts.len());
        for count in counts {
            sum = sum.checked_add(*count).filter(|sum| *sum <= u64::MAX / 4)?;
            up_to.push(sum);
        }
        Some(Self { up_to })
    }

    fn judgments(&self) -> u64 {
        self.up_to.last().copied().unwrap_or_default()
    }

    /// The grade of the judgment at a place from 1 when all are sorted from the worst.
    fn grade_at(&self, place: u64) -> usize {
        self.up_to.iter().filter(|up_to| **up_to < place).count()
    }

    /// Which of two with as many judgments has the better majority value. They differ at the places between how many each
    /// has up to a grade; of those, the place that is taken away first decides.
    fn compare(&self, other: &Self) -> Ordering {
        let judgments = self.judgments();
        let middle = judgments.div_ceil(2);
        let mut first: Option<(u64, Ordering)> = None;
        for (own, others) in self.up_to.iter().zip(&other.up_to) {
            // Sorted judgments differ from the place after the smaller up to the larger number.
            let (from, to) = ((*own).min(*others) + 1, (*own).max(*others));
            if from > to {
                continue;
            }
            // Of those, the one nearest to the middle is taken away first.
            let turn = turn(middle.clamp(from, to), judgments);
            if first.is_none_or(|(earliest, _)| turn < earliest) {
                // Fewer judgments up to a grade is better.
                first = Some((turn, others.cmp(own)));
            }
        }
        first.map_or(Ordering::Equal, |(_, order)| order)
    }

    fn gauge(&self) -> Option<Gauge> {
        let judgments = self.judgments();
        if judgments == 0 {
            return None;
        }
        let grade = self.grade_at(judgments.div_ceil(2));
        let below = grade.checked_sub(1).and_then(|worse| self.up_to.get(worse)).copied().unwrap_or_default();
        let above = judgments - self.up_to.get(grade).copied().unwrap_or_default();
        let (p, q) = (ratio(above, judgments), ratio(below, judgments));
        let at = f64::from(u32::try_from(grade).unwrap_or(u32::MAX));
        let around = p + q;
        Some(Gauge {
            grade,
            judgments,
            above,
            below,
            leans_up: above > below,
            typical: at + (p - q),
            usual: at + (p - q) / ratio(judgments - above - below, judgments) / 2.0,
            central: if around > 0.0 { at + (p - q) / around / 2.0 } else { at },
        })
    }
}

impl Gauge {
    /// Which percent of the judgments is better than the majority grade.
    pub fn above_percent(&self) -> f64 {
        ratio(self.above, self.judgments) * 100.0
    }

    /// Which percent is worse.
    pub fn below_percent(&self) -> f64 {
        ratio(self.below, self.judgments) * 100.0
    }
}

/// A share of a count.
#[expect(clippy::cast_precision_loss, reason = "a share is good to 1e-15 also where the counts are past 2^53")]
fn ratio(part: u64, of: u64) -> f64 {
    part as f64 / of as f64
}

#[cfg(test)]
mod tests;
