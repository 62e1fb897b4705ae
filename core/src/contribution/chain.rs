//! The reasoning from an activity up to the ambition, step by step.

use super::facts::{Facts, ends};
use crate::finding::test_id;
use crate::gather::Gather;
use crate::model::{Agreement, Confidence, Contribution, TestAnswer, Workbook};
use crate::store::RecordId;
use std::collections::BTreeSet;

/// "Als we dit doen ... verwachten we dat ..., omdat ...": the parts that were given, trimmed; missing stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assumption {
    /// If we do this ...
    pub condition: String,
    /// ... we expect ...
    pub expectation: String,
    /// ... because ...
    pub reason: String,
}

impl Assumption {
    fn of(link: &Contribution) -> Option<Self> {
        let said = |text: &str| text.trim().to_owned();
        let assumption = Self {
            condition: said(&link.assumption_if),
            expectation: said(&link.assumption_then),
            reason: said(&link.assumption_because),
        };
        (assumption != Self::default()).then_some(assumption)
    }
}

/// One sentence of the reasoning. Data only: the locales make words of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Who does what, and what was agreed.
    Does {
        /// The activity.
        activity: RecordId,
        /// The providers with what was agreed, in their own order; empty when nobody was named.
        providers: Vec<(RecordId, Option<Agreement>)>,
        /// For whom; empty when nobody said.
        target_groups: Vec<RecordId>,
    },
    /// It contributes to nothing yet: the reasoning ends here.
    ServesNothing {
        /// The activity.
        activity: RecordId,
    },
    /// It helps a goal, or is meant to.
    Helps {
        /// The contribution.
        contribution: RecordId,
        /// The goal.
        goal: RecordId,
        /// How strongly, 0 to 3; `None` when nobody said.
        strength: Option<f64>,
        /// Why that would be so; `None` is a gap in the reasoning.
        assumption: Option<Assumption>,
        /// How sure the group is.
        confidence: Option<Confidence>,
        /// What supports it; empty when nothing was given.
        evidence: String,
        /// What would show that we are wrong; empty when nothing was given.
        refutation: String,
    },
    /// Waterbedeffect: it hurts a goal.
    Hurts {
        /// The contribution.
        contribution: RecordId,
        /// The goal that suffers.
        goal: RecordId,
        /// How strongly, -2 up to 0.
        strength: f64,
        /// The goals that the same activity helps, in the order of the links.
        while_helping: Vec<RecordId>,
        /// Why that would be so.
        assumption: Option<Assumption>,
    },
    /// A goal on the way up is hurt by another activity.
    HurtBy {
        /// The contribution.
        contribution: RecordId,
        /// The goal.
        goal: RecordId,
        /// The other activity.
        activity: RecordId,
        /// How strongly, -2 up to 0.
        strength: f64,
    },
    /// A goal serves the one above it.
    Serves {
        /// The goal.
        child: RecordId,
        /// The one above it.
        parent: RecordId,
        /// What the group answered to the test question; `None` when it was not asked.
        answer: Option<TestAnswer>,
        /// What the doubt is about; empty without doubt.
        doubt: String,
    },
    /// The top was reached and is no ambition: from here on the reasoning is missing.
    EndsBefore {
        /// The highest goal.
        goal: RecordId,
    },
    /// The ambition answers a challenge.
    Answers {
        /// The ambition.
        ambition: RecordId,
        /// What is the matter.
        challenge: RecordId,
    },
}

/// The reasoning behind one activity: who does it, then per goal that it helps the way up, then whom it hurts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    /// Who does what; and that it serves nothing, when that is so.
    pub start: Vec<Reason>,
    /// Per contribution that helps: that it does, and every step up.
    pub ways: Vec<Vec<Reason>>,
    /// The goals that it hurts.
    pub waterbed: Vec<Reason>,
}

impl Chain {
    /// The reasoning behind an activity, its goals in the order of the names of the links; `None` when it does not show.
    pub fn of(workbook: &Workbook, activity: &RecordId) -> Option<Self> {
        let facts = Facts::of(workbook, activity)?;
        let providers = facts.providers.into_iter().map(|(id, _, agreement)| (id, agreement)).collect();
        let target_groups = workbook.activities.get(activity)?.target_groups.clone();
        let mut chain = Self::default();
        chain.start.push(Reason::Does { activity: activity.clone(), providers, target_groups });
        let links =
            workbook.pointing_at(activity, "contribution").filter_map(|id| workbook.contributions.get_key_value(id));
        let links = links.filter(|(_, link)| ends(workbook, link).is_some_and(|(own, _)| own == activity));
        let (hurting, helping): (Vec<_>, Vec<_>) =
            links.partition(|(_, link)| link.strength.is_some_and(|strength| strength < 0.0));
        if hurting.is_empty() && helping.is_empty() {
            chain.start.push(Reason::ServesNothing { activity: activity.clone() });
        }
        let goals: Vec<RecordId> = helping.iter().filter_map(|(_, link)| link.goal.clone()).collect();
        for (id, link) in helping {
            chain.ways.extend(way(workbook, activity, id, link));
        }
        for (id, link) in hurting {
            let (Some(goal), Some(strength)) = (link.goal.clone(), link.strength) else { continue };
            let assumption = Assumption::of(link);
            let while_helping = goals.clone();
            chain.waterbed.push(Reason::Hurts { contribution: id.clone(), goal, strength, while_helping, assumption });
        }
        Some(chain)
    }

    /// Every sentence, in order.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        self.start.iter().chain(self.ways.iter().flatten()).chain(&self.waterbed)
    }

    /// The goals it passes on the way up, each once.
    pub fn goals(&self) -> BTreeSet<&RecordId> {
        let goals = self.reasons().filter_map(|reason| match reason {
            Reason::Helps { goal, .. } => Some(goal),
            Reason::Serves { parent, .. } => Some(parent),
            _ => None,
        });
        goals.into_set()
    }
}

/// From a contribution that helps up to the top, with what hurts on the way.
fn way(workbook: &Workbook, activity: &RecordId, id: &RecordId, link: &Contribution) -> Option<Vec<Reason>> {
    let first = link.goal.as_ref()?;
    let mut reasons = vec![Reason::Helps {
        contribution: id.clone(),
        goal: first.clone(),
        strength: link.strength,
        assumption: Assumption::of(link),
        confidence: link.confidence,
        evidence: link.evidence.trim().to_owned(),
        refutation: link.refutation.trim().to_owned(),
    }];
    let mut goal = first;
    loop {
        reasons.extend(hurt_by_others(workbook, activity, goal));
        let Some(parent) = workbook.forest().parent(goal) else { break };
        let test = workbook.tests.get(&test_id(goal, parent));
        reasons.push(Reason::Serves {
            child: goal.clone(),
            parent: parent.clone(),
            answer: test.and_then(|test| test.answer),
            doubt: test.map(|test| test.doubt.trim().to_owned()).unwrap_or_default(),
        });
        goal = parent;
    }
    let top = workbook.goals.get(goal)?;
    if top.kind != Some(crate::model::GoalKind::Ambition) {
        reasons.push(Reason::EndsBefore { goal: goal.clone() });
    }
    let challenge = top.challenge.as_ref().filter(|challenge| workbook.challenges.contains_key(challenge));
    reasons.extend(challenge.map(|challenge| Reason::Answers { ambition: goal.clone(), challenge: challenge.clone() }));
    Some(reasons)
}

fn hurt_by_others(workbook: &Workbook, own: &RecordId, goal: &RecordId) -> Vec<Reason> {
    let links = workbook.contributions_to(goal).into_iter();
    let hurts = links.filter_map(|(id, link)| {
        let (activity, _) = ends(workbook, link).filter(|(activity, _)| *activity != own)?;
        let strength = link.strength.filter(|strength| *strength < 0.0)?;
        let (contribution, goal, activity) = (id.clone(), goal.clone(), activity.clone());
        Some(Reason::HurtBy { contribution, goal, activity, strength })
    });
    hurts.collect()
}
