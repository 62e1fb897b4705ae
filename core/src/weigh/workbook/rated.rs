//! How the alternatives were rated, by whoever was asked.

use super::{SetAside, SetAsideReason, places};
use crate::command::rating_id;
use crate::model::{Participant, Rating, Workbook};
use crate::store::RecordId;
use crate::weigh::comparison::Ratings;
use crate::weigh::summary::Summary;

/// The group that rates for all; `None` when everybody rates.
pub fn raters(workbook: &Workbook) -> Option<&str> {
    let named = workbook.overviews.values().map(|overview| overview.rating_group.trim());
    named.into_iter().find(|group| !group.is_empty())
}

/// Whether somebody is asked to rate.
pub fn is_rater(workbook: &Workbook, person: &Participant) -> bool {
    raters(workbook).is_none_or(|group| person.group.trim() == group)
}

/// The best guess of a rating: its number, or the middle of its range. `None` for "weet ik niet".
fn guess(rating: &Rating) -> Option<f64> {
    let middle = || Some(f64::midpoint(rating.low?, rating.high?));
    if rating.unknown { None } else { rating.score.or_else(middle) }
}

/// How far it could be off: from the lowest to the highest that they think possible, the guess among them.
fn range(rating: &Rating, guess: f64) -> (f64, f64) {
    let on_scale = |end: f64| end.clamp(0.0, 100.0);
    (on_scale(rating.low.unwrap_or(guess)).min(guess), on_scale(rating.high.unwrap_or(guess)).max(guess))
}

/// What was rated.
pub(super) struct Rated {
    /// The best guesses.
    pub(super) ratings: Ratings,
    /// Per alternative and value where the mean rating lies when everybody who was unsure errs to the same side.
    pub(super) ranges: Vec<Vec<Option<(f64, f64)>>>,
    /// How often somebody said "weet ik niet".
    pub(super) unknown: usize,
}

pub(super) fn rated(
    workbook: &Workbook,
    [people, alternatives, values]: [&[RecordId]; 3],
    set_aside: &mut Vec<SetAside>,
) -> Rated {
    let mut table = Ratings::empty(people.len(), alternatives.len(), values.len());
    let mut ends = vec![vec![(Vec::new(), Vec::new()); values.len()]; alternatives.len()];
    let mut unknown = 0;
    let [people, alternatives, values] = [people, alternatives, values].map(places);
    for (id, rating) in workbook.ratings.iter() {
        let (Some(person), Some(alternative), Some(value)) = (&rating.participant, &rating.alternative, &rating.value)
        else {
            continue;
        };
        let places = (people.get(person), alternatives.get(alternative), values.get(value));
        let (Some(&at_person), Some(&at_alternative), Some(&at_value)) = places else { continue };
        if !workbook.participants.get(person).is_some_and(|person| is_rater(workbook, person)) {
            continue;
        }
        let is_second = *id != rating_id(person, alternative, value)
            && workbook.ratings.contains_key(&rating_id(person, alternative, value));
        if is_second {
            continue;
        }
        unknown += usize::from(rating.unknown);
        let Some(guess) = guess(rating) else { continue };
        if table.get(at_person, at_alternative, at_value).is_some() {
            continue;
        }
        if table.set(at_person, at_alternative, at_value, Some(guess)).is_err() {
            set_aside.push(SetAside { at: id.to_string(), reason: SetAsideReason::OffTheScale });
            continue;
        }
        if let Some((lows, highs)) = ends.get_mut(at_alternative).and_then(|row| row.get_mut(at_value)) {
            let (low, high) = range(rating, guess);
            lows.push(low);
            highs.push(high);
        }
    }
    let mean = |ends: &[f64]| Summary::of(ends).map(|summary| summary.mean);
    let cell = |(lows, highs): &(Vec<f64>, Vec<f64>)| Some((mean(lows)?, mean(highs)?));
    Rated { ratings: table, ranges: ends.iter().map(|row| row.iter().map(cell).collect()).collect(), unknown }
}
