//! What a viewer chose to see of the matrix, and how arranged. Never part of the document.

use super::facts::{Facts, Provided};
use crate::model::{Agreement, Influence, ProviderForm};
use crate::store::RecordId;

/// By what the activities are grouped. An activity that belongs to several groups has a row in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// By who does it.
    #[default]
    Provider,
    /// By for whom it is: the activity's own target groups and those of its contributions.
    TargetGroup,
    /// Formal or informal.
    Form,
    /// By the circle of influence.
    Influence,
    /// By what was agreed with the provider.
    Agreement,
    /// Not at all.
    Nothing,
}

impl GroupBy {
    /// Every way, in the order of a menu.
    pub const ALL: &'static [Self] =
        &[Self::Provider, Self::TargetGroup, Self::Form, Self::Influence, Self::Agreement, Self::Nothing];

    /// Its word, for a key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::TargetGroup => "target-group",
            Self::Form => "form",
            Self::Influence => "influence",
            Self::Agreement => "agreement",
            Self::Nothing => "nothing",
        }
    }
}

/// Which group. `None` inside holds the activities of which that is not known; they come last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// The activities of a provider.
    Provider(Option<RecordId>),
    /// Those for a target group.
    TargetGroup(Option<RecordId>),
    /// Those of formal or informal providers.
    Form(Option<ProviderForm>),
    /// Those in a circle of influence.
    Influence(Option<Influence>),
    /// Those under one kind of agreement.
    Agreement(Option<Agreement>),
    /// All of them.
    All,
}

impl GroupKey {
    /// The groups an activity belongs to, each once; at least one.
    pub(super) fn of(facts: &Facts, by: GroupBy) -> Vec<Self> {
        let providers = &facts.providers;
        let mut keys: Vec<Self> = match by {
            GroupBy::Provider => providers.iter().map(|(id, ..)| Self::Provider(Some(id.clone()))).collect(),
            GroupBy::TargetGroup => facts.target_groups.iter().cloned().map(Some).map(Self::TargetGroup).collect(),
            GroupBy::Form => providers.iter().map(|(_, form, _)| Self::Form(*form)).collect(),
            GroupBy::Agreement => providers.iter().map(|(.., agreement)| Self::Agreement(*agreement)).collect(),
            GroupBy::Influence => vec![Self::Influence(facts.influence)],
            GroupBy::Nothing => vec![Self::All],
        };
        let mut seen: Vec<Self> = Vec::new();
        keys.retain(|key| {
            !seen.contains(key) && {
                seen.push(key.clone());
                true
            }
        });
        if !keys.is_empty() {
            return keys;
        }
        vec![match by {
            GroupBy::Provider => Self::Provider(None),
            GroupBy::TargetGroup => Self::TargetGroup(None),
            GroupBy::Form => Self::Form(None),
            GroupBy::Agreement => Self::Agreement(None),
            GroupBy::Influence => Self::Influence(None),
            GroupBy::Nothing => Self::All,
        }]
    }
}

/// How the rows of a group stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// In the activities' own order.
    #[default]
    Own,
    /// By their text.
    Name,
    /// The most help first.
    Positive,
    /// The most harm first.
    Negative,
    /// The most contributions first.
    Count,
}

impl SortBy {
    /// Every way, in the order of a menu.
    pub const ALL: &'static [Self] = &[Self::Own, Self::Name, Self::Positive, Self::Negative, Self::Count];

    /// Its word, for a key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Name => "name",
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Count => "count",
        }
    }
}

/// Which rows and columns show; an empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Only goals in this branch.
    pub branch: Option<RecordId>,
    /// Only activities of this provider.
    pub provider: Option<RecordId>,
    /// Only activities for this target group.
    pub target_group: Option<RecordId>,
    /// Only activities with a provider of this form.
    pub form: Option<ProviderForm>,
    /// Only activities in this circle of influence.
    pub influence: Option<Influence>,
    /// Only activities under this agreement.
    pub agreement: Option<Agreement>,
}

impl Shown {
    pub(super) fn has(&self, facts: &Facts) -> bool {
        let of = |fits: &dyn Fn(&Provided) -> bool| facts.providers.iter().any(fits);
        self.provider.as_ref().is_none_or(|wanted| of(&|(id, ..)| id == wanted))
            && self.form.is_none_or(|wanted| of(&|(_, form, _)| *form == Some(wanted)))
            && self.agreement.is_none_or(|wanted| of(&|(.., agreement)| *agreement == Some(wanted)))
            && self.influence.is_none_or(|wanted| facts.influence == Some(wanted))
            && self.target_group.as_ref().is_none_or(|wanted| facts.target_groups.contains(wanted))
    }
}

/// Everything a viewer chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// By what the rows are grouped.
    pub group_by: GroupBy,
    /// How they stand within a group.
    pub sort_by: SortBy,
    /// What shows.
    pub shown: Shown,
}
