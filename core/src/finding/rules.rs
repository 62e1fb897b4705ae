//! Which rules look at which table.

use super::concern::Extent;
use super::{Code, Finding, Look};
use super::{
    activity_contributes_nothing, activity_without_provider, ambition_without_outcome, assumption_contradicted,
    contributes_not, contribution_without_assumption, dangling_reference, goal_climbed, goal_nesting,
    goal_without_indicator, indicator_incomplete, indicator_measures_nothing, no_from_to, no_moment, only_numbers,
    only_outputs, outcome_without_subgoal, prevention_level_unreached, provider_without_activity, providers_overlap,
    subgoal_without_activity, target_group_unreached, target_value, too_many_core, two_goals, untested,
    written_as_activity, wrong_level,
};
use crate::model::{Activity, Contribution, Goal, GoalKind, Indicator, Table, Workbook};
use crate::store::RecordId;

type Rule<R> = for<'a> fn(Look<'a>, &RecordId, &R, &mut Vec<Finding>);

const WORDS_OF_GOALS: [Rule<Goal>; 3] = [written_as_activity::find, two_goals::find, no_moment::find];
const AROUND_GOALS: [Rule<Goal>; 13] = [
    ambition_without_outcome::find,
    outcome_without_subgoal::find,
    subgoal_without_activity::find,
    goal_nesting::find,
    goal_climbed::find,
    providers_overlap::find,
    no_from_to::find,
    goal_without_indicator::find,
    only_outputs::find,
    only_numbers::find,
    too_many_core::find,
    untested::find,
    contributes_not::find,
];
const OF_ACTIVITIES: [Rule<Activity>; 2] = [activity_without_provider::find, activity_contributes_nothing::find];
const OF_CONTRIBUTIONS: [Rule<Contribution>; 2] =
    [contribution_without_assumption::find, assumption_contradicted::find];
const OF_INDICATORS: [Rule<Indicator>; 4] =
    [indicator_measures_nothing::find, indicator_incomplete::find, target_value::find, wrong_level::find];

/// What the rules say about one record; nothing for one that does not show. `known` is what they said before:
/// what is outside the extent stays.
pub(super) fn check(look: Look, id: &RecordId, extent: Extent, known: &[Finding]) -> Vec<Finding> {
    let mut found = Vec::new();
    let workbook = look.workbook;
    match id.table() {
        "goal" => check_goal(look, id, extent, known, &mut found),
        "activity" => run(look, id, &workbook.activities, &OF_ACTIVITIES, &mut found),
        "indicator" => run(look, id, &workbook.indicators, &OF_INDICATORS, &mut found),
        "contribution" => run(look, id, &workbook.contributions, &OF_CONTRIBUTIONS, &mut found),
        "provider" => run(look, id, &workbook.providers, &[provider_without_activity::find], &mut found),
        "target-group" => run(look, id, &workbook.target_groups, &[target_group_unreached::find], &mut found),
        "workbook" => run(look, id, &workbook.overviews, &[prevention_level_unreached::find], &mut found),
        _ => {}
    }
    dangling_reference::find(look, id, &mut found);
    if found.is_empty() {
        return found;
    }
    mark_discussed(workbook, id, &mut found);
    found.sort_by(|a, b| (a.code, &a.place).cmp(&(b.code, &b.place)));
    found
}

/// Says of findings at a record which of them the group marked as discussed.
pub(super) fn mark_discussed(workbook: &Workbook, id: &RecordId, found: &mut [Finding]) {
    let marks: Vec<&RecordId> = workbook.pointing_at(id, "discussed").collect();
    for finding in found {
        finding.is_discussed = !marks.is_empty() && marks.contains(&&finding.place.discussed_id(finding.code));
    }
}

fn check_goal(look: Look, id: &RecordId, extent: Extent, known: &[Finding], found: &mut Vec<Finding>) {
    let goals = &look.workbook.goals;
    let is_of_reach =
        |code| matches!(code, Code::ProvidersOverlap | Code::ProvidersOverlapUnsaid | Code::DanglingReference);
    let mut keep = |stays: &dyn Fn(Code) -> bool| found.extend(known.iter().filter(|known| stays(known.code)).cloned());
    match extent {
        Extent::Reach => {
            keep(&|code| !is_of_reach(code));
            run(look, id, goals, &[providers_overlap::find], found);
        }
        Extent::Around => {
            keep(&|code| matches!(code, Code::WrittenAsActivity | Code::TwoGoals | Code::NoMoment));
            run(look, id, goals, &AROUND_GOALS, found);
        }
        Extent::Whole => {
            run(look, id, goals, &WORDS_OF_GOALS, found);
            run(look, id, goals, &AROUND_GOALS, found);
        }
    }
}

fn run<R>(look: Look, id: &RecordId, table: &Table<R>, rules: &[Rule<R>], found: &mut Vec<Finding>) {
    if let Some(record) = table.get(id) {
        for rule in rules {
            rule(look, id, record, found);
        }
    }
}

/// What several rules ask.
impl<'a> Look<'a> {
    pub(super) fn has_below(self, id: &RecordId, kind: GoalKind) -> bool {
        let goals = &self.workbook.goals;
        let mut below = self.workbook.forest().children(Some(id));
        below.any(|child| goals.get(child).is_some_and(|goal| goal.kind == Some(kind)))
    }

    /// Whether a contribution ties an activity that is there, and does not hurt.
    pub(super) fn helps(self, link: &Contribution) -> bool {
        let is_there = link.activity.as_ref().is_some_and(|activity| self.workbook.activities.contains_key(activity));
        is_there && link.strength.is_none_or(|strength| strength >= 0.0)
    }

    /// The contributions that help a goal, with their activities.
    pub(super) fn helping(self, goal: &RecordId) -> Vec<(&'a Contribution, &'a RecordId)> {
        let links = self.workbook.contributions_to(goal).into_iter().filter(|(_, link)| self.helps(link));
        links.filter_map(|(_, link)| Some((link, link.activity.as_ref()?))).collect()
    }

    /// The providers of an activity that are there, in order of the links' names.
    pub(super) fn providers_of(self, activity: &RecordId) -> Vec<&'a RecordId> {
        let workbook = self.workbook;
        let links = workbook.referring_to(activity).filter_map(|link| workbook.provisions.get(link));
        let links = links.filter(|link| link.activity.as_ref() == Some(activity));
        links.filter_map(|link| link.provider.as_ref()).filter(|id| workbook.providers.contains_key(id)).collect()
    }

    /// The first goal that an activity contributes to: its findings count there.
    pub(super) fn home_of_activity(self, activity: &RecordId) -> Option<&'a RecordId> {
        let workbook = self.workbook;
        let links = workbook.referring_to(activity).filter_map(|link| workbook.contributions.get(link));
        let goals = links.filter(|link| link.activity.as_ref() == Some(activity)).filter_map(|link| link.goal.as_ref());
        goals.into_iter().find(|goal| workbook.forest().contains(goal))
    }

    /// The first goal that an indicator measures.
    pub(super) fn home_of_indicator(self, indicator: &RecordId) -> Option<&'a RecordId> {
        let workbook = self.workbook;
        let links = workbook.referring_to(indicator).filter_map(|link| workbook.indicator_links.get(link));
        let goals = links.filter(|link| link.indicator.as_ref() == Some(indicator)).filter_map(|l| l.goal.as_ref());
        goals.into_iter().find(|goal| workbook.forest().contains(goal))
    }

    /// The goal whose badge counts the findings of a record.
    pub(super) fn home_of(self, id: &RecordId) -> Option<&'a RecordId> {
        let workbook = self.workbook;
        let goal = match id.table() {
            "goal" => workbook.goals.get_key_value(id).map(|(id, _)| id),
            "activity" => self.home_of_activity(id),
            "indicator" => self.home_of_indicator(id),
            "contribution" => workbook.contributions.get(id)?.goal.as_ref(),
            "indicator-link" => workbook.indicator_links.get(id)?.goal.as_ref(),
            "information-need" => workbook.information_needs.get(id)?.goal.as_ref(),
            _ => None,
        };
        goal.filter(|goal| workbook.forest().contains(goal))
    }
}
