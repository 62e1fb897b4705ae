//! The five links of the chain for one branch.

use super::means::{Means, served};
use crate::finding::Period;
use crate::gather::{Gather, Sort};
use crate::model::{GoalKind, Indicator, IndicatorKind, Reading, Workbook};
use crate::store::RecordId;
use std::collections::BTreeSet;

/// Throughput: how one activity works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// The activity.
    pub activity: RecordId,
    /// How it works now; empty when nobody said.
    pub now: String,
    /// How it is wanted; empty when nobody said.
    pub wanted: String,
}

/// What an indicator says now and what is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The indicator.
    pub indicator: RecordId,
    /// Its latest measurement, else its baseline; `None` when there is neither.
    pub now: Option<Reading>,
    /// Its target.
    pub wanted: Option<Reading>,
}

/// Output, outcome or impact: a goal with what is measured of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The goal.
    pub goal: RecordId,
    /// Its indicators, in their own order.
    pub measures: Vec<Measure>,
}

impl Effect {
    /// Whether nothing says how it stands now.
    pub fn is_unmeasured(&self) -> bool {
        self.measures.iter().all(|measure| measure.now.is_none())
    }
}

/// The chain of one branch, or of the whole workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EfficiencyChain {
    /// Money and people of the activities that serve the branch.
    pub input: Means,
    /// How those activities work, in their own order.
    pub throughput: Vec<Working>,
    /// What is delivered: outputs, and subgoals with indicators of output or process, in the order of the tree.
    pub output: Vec<Effect>,
    /// What is different for those it is for: outcomes, and subgoals with indicators of outcome.
    pub outcome: Vec<Effect>,
    /// What is different for society: ambitions.
    pub impact: Vec<Effect>,
}

impl EfficiencyChain {
    /// The chain of a branch; `None` for everything, activities that serve nothing included. The ambition above a
    /// branch is its impact too.
    pub fn of(workbook: &Workbook, branch: Option<&RecordId>) -> Self {
        let forest = workbook.forest();
        let goals: Vec<RecordId> = match branch {
            Some(branch) if !forest.contains(branch) => return Self::default(),
            Some(branch) => forest.branch(branch),
            None => forest.children(None).flat_map(|top| forest.branch(top)).collect(),
        };
        let mut chain = Self::default();
        chain.add_activities(workbook, branch, &goals);
        let above = branch.into_iter().flat_map(|branch| forest.ancestors(branch)).cloned();
        let is_ambition = |id: &RecordId| kind_of(workbook, id) == Some(GoalKind::Ambition);
        for goal in above.filter(is_ambition) {
            chain.impact.push(effect(workbook, &goal, |_| true));
        }
        for goal in &goals {
            chain.add_goal(workbook, goal);
        }
        chain
    }

    fn add_activities(&mut self, workbook: &Workbook, branch: Option<&RecordId>, goals: &[RecordId]) {
        let goals: BTreeSet<&RecordId> = goals.iter().into_set();
        let mut serving = Vec::new();
        for (id, activity) in workbook.activities.iter() {
            let served = served(workbook, id);
            let inside = served.iter().filter(|goal| goals.contains(*goal)).count();
            if branch.is_none() || inside > 0 {
                self.input += Means { shared: usize::from(inside < served.len()), ..Means::of(activity) };
                serving.push((&activity.order, id, activity));
            }
        }
        serving.put_in_order(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        let working = serving.into_iter().map(|(_, id, activity)| Working {
            activity: id.clone(),
            now: activity.way_of_working.trim().to_owned(),
            wanted: activity.way_of_working_wanted.trim().to_owned(),
        });
        self.throughput.extend(working);
    }

    fn add_goal(&mut self, workbook: &Workbook, goal: &RecordId) {
        let is_outcome = |indicator: &Indicator| indicator.kind == Some(IndicatorKind::Outcome);
        match kind_of(workbook, goal) {
            Some(GoalKind::Ambition) => self.impact.push(effect(workbook, goal, |_| true)),
            Some(GoalKind::Outcome) => self.outcome.push(effect(workbook, goal, |_| true)),
            Some(GoalKind::Output) => self.output.push(effect(workbook, goal, |_| true)),
            Some(GoalKind::Subgoal) | None => {
                let outcome = effect(workbook, goal, is_outcome);
                self.outcome.extend(Some(outcome).filter(|effect| !effect.measures.is_empty()));
                let output = effect(workbook, goal, |indicator| indicator.kind.is_some() && !is_outcome(indicator));
                self.output.extend(Some(output).filter(|effect| !effect.measures.is_empty()));
            }
        }
    }
}

fn kind_of(workbook: &Workbook, id: &RecordId) -> Option<GoalKind> {
    workbook.goals.get(id)?.kind
}

fn effect(workbook: &Workbook, goal: &RecordId, counts: impl Fn(&Indicator) -> bool) -> Effect {
    let indicators = workbook.indicators_of(goal).into_iter().filter(|(_, indicator)| counts(indicator));
    let measures = indicators.map(|(id, indicator)| Measure {
        indicator: id.clone(),
        now: latest(workbook, id).or(indicator.baseline.as_ref()).filter(|reading| is_said(reading)).cloned(),
        wanted: indicator.target.clone().filter(is_said),
    });
    Effect { goal: goal.clone(), measures: measures.collect() }
}

fn is_said(reading: &Reading) -> bool {
    !reading.value.trim().is_empty()
}

/// The measurement of the latest day, former baselines left out. A day that cannot be read comes before all others.
fn latest<'a>(workbook: &'a Workbook, indicator: &RecordId) -> Option<&'a Reading> {
    let all = workbook.pointing_at(indicator, "measurement").filter_map(|id| workbook.measurements.get_key_value(id));
    let current = all.filter(|(_, measurement)| !measurement.former_baseline);
    let readings =
        current.filter_map(|(id, measurement)| Some((id, measurement.reading.as_ref().filter(|r| is_said(r))?)));
    let day = |reading: &Reading| Period::read(&reading.day.0).map(|period| period.to);
    readings.max_by_key(|(id, reading)| (day(reading), *id)).map(|(_, reading)| reading)
}
