//! What the matrix must know of an activity to group, sort and filter it.

use crate::gather::{Gather, Sort};
use crate::model::{Agreement, Contribution, Influence, ProviderForm, Workbook};
use crate::store::RecordId;

/// A provider with its form and what was agreed with it.
pub(super) type Provided = (RecordId, Option<ProviderForm>, Option<Agreement>);

/// One activity.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    pub order: String,
    /// Its providers with their form and what was agreed, in the providers' own order.
    pub providers: Vec<Provided>,
    /// For whom: its own target groups and those of its contributions, in order of their ids.
    pub target_groups: Vec<RecordId>,
    pub influence: Option<Influence>,
    /// How many goals it contributes to, anywhere in the tree.
    pub contributions: usize,
}

impl Facts {
    /// Those of an activity; `None` when it does not show.
    pub fn of(workbook: &Workbook, id: &RecordId) -> Option<Self> {
        let activity = workbook.activities.get(id)?;
        let mut providers = Vec::new();
        let mut groups: Vec<&RecordId> = activity.target_groups.iter().collect();
        let mut contributions = 0;
        for link in workbook.referring_to(id) {
            if let Some(provision) = workbook.provisions.get(link) {
                let id = provision.provider.as_ref().filter(|_| provision.activity.as_ref() == Some(id));
                let provider = id.and_then(|id| workbook.providers.get_key_value(id));
                providers.extend(provider.map(|(id, provider)| (provider, id.clone(), provision.agreement)));
            } else if let Some(contribution) = workbook.contributions.get(link) {
                contributions += usize::from(ends(workbook, contribution).is_some_and(|(own, _)| own == id));
                groups.extend(&contribution.target_groups);
            }
        }
        providers.put_in_order(|a, b| (&a.0.order, &a.1).cmp(&(&b.0.order, &b.1)));
        let there = groups.into_iter().filter(|group| workbook.target_groups.contains_key(group));
        Some(Self {
            order: activity.order.clone(),
            providers: providers.into_iter().map(|(provider, id, agreement)| (id, provider.form, agreement)).collect(),
            target_groups: there.into_set().into_iter().cloned().collect(),
            influence: activity.influence,
            contributions,
        })
    }
}

/// The activity and the goal that a contribution ties, when both are there.
pub(super) fn ends<'a>(workbook: &'a Workbook, link: &'a Contribution) -> Option<(&'a RecordId, &'a RecordId)> {
    let (activity, goal) = (link.activity.as_ref()?, link.goal.as_ref()?);
    (workbook.activities.contains_key(activity) && workbook.goals.contains_key(goal)).then_some((activity, goal))
}
