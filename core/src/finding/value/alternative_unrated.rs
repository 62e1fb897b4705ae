//! An alternative that nobody rated while others were. One that a rule excludes is not to be rated.

use super::{Code, Finding, Place, alternatives};
use crate::gather::Gather;
use crate::model::Workbook;
use crate::store::RecordId;
use std::collections::BTreeSet;

pub(super) fn find(workbook: &Workbook, found: &mut Vec<Finding>) {
    let ratings = workbook.ratings.values().filter(|rating| rating.score.is_some());
    let rated: BTreeSet<&RecordId> = ratings.filter_map(|rating| rating.alternative.as_ref()).into_set();
    let (rated, unrated): (Vec<_>, Vec<_>) = alternatives(workbook).into_iter().partition(|id| rated.contains(id));
    if !rated.is_empty() {
        found.extend(unrated.iter().map(|id| Finding::new(Code::AlternativeUnrated, Place::of(id))));
    }
}
