//! Several providers that work at the same goal for the same people. That may be meant so: it is a question.

use crate::gather::Gather;
use crate::model::Workbook;
use crate::store::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// More than one provider on one goal for one target group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The target group; `None` for contributions of which nobody said for whom.
    pub target_group: Option<RecordId>,
    /// The providers, each once, in the order of their activities.
    pub providers: Vec<RecordId>,
    /// Their activities, in order.
    pub activities: Vec<RecordId>,
}

/// The overlap on a goal. What hurts does not count; a contribution is for its own target groups, and without
/// those for the activity's.
pub fn overlaps(workbook: &Workbook, goal: &RecordId) -> Vec<Overlap> {
    overlaps_by(workbook, goal, |activity| providers_of(workbook, activity))
}

/// The same for whoever knows the providers already.
pub(super) fn overlaps_by<'a>(
    workbook: &'a Workbook,
    goal: &RecordId,
    providers_of: impl Fn(&RecordId) -> Vec<&'a RecordId>,
) -> Vec<Overlap> {
    let mut serving: BTreeMap<Option<&RecordId>, Overlap> = BTreeMap::new();
    for (_, link) in workbook.contributions_to(goal) {
        let there = link.activity.as_ref().and_then(|activity| workbook.activities.get_key_value(activity));
        let Some((id, activity)) = there.filter(|_| link.strength.is_none_or(|strength| strength >= 0.0)) else {
            continue;
        };
        let groups = if link.target_groups.is_empty() { &activity.target_groups } else { &link.target_groups };
        let groups: BTreeSet<_> = groups.iter().filter(|group| workbook.target_groups.contains_key(group)).into_set();
        let groups = if groups.is_empty() { vec![None] } else { groups.into_iter().map(Some).collect() };
        let providers = providers_of(id);
        for group in groups.into_iter().filter(|_| !providers.is_empty()) {
            let nobody = || Overlap { target_group: group.cloned(), providers: Vec::new(), activities: Vec::new() };
            let overlap = serving.entry(group).or_insert_with(nobody);
            let new = providers.iter().filter(|provider| !overlap.providers.contains(provider));
            let new: Vec<RecordId> = new.map(|provider| (*provider).clone()).collect();
            overlap.providers.extend(new);
            if !overlap.activities.contains(id) {
                overlap.activities.push(id.clone());
            }
        }
    }
    serving.into_values().filter(|overlap| overlap.providers.len() > 1).collect()
}

fn providers_of<'a>(workbook: &'a Workbook, activity: &RecordId) -> Vec<&'a RecordId> {
    let links = workbook.referring_to(activity).filter_map(|link| workbook.provisions.get(link));
    let links = links.filter(|link| link.activity.as_ref() == Some(activity));
    links.filter_map(|link| link.provider.as_ref()).filter(|id| workbook.providers.contains_key(id)).collect()
}
