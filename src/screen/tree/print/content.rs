//! What stands on the sheets: a branch on each, and nothing left out.

use super::super::{kind_code, kind_name};
use crate::language::{say, say_with};
use waardenboom_core::finding::{Finding, Findings};
use waardenboom_core::model::{GoalKind, Indicator, Reading, Workbook};
use waardenboom_core::store::RecordId;

/// One sheet, which may go on over several pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The goals above it.
    pub path: String,
    /// What it is about.
    pub title: String,
    /// The goal itself and everything below it.
    pub rows: Vec<Row>,
}

/// One goal, or what hangs below none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Depth within the sheet, from 0.
    pub level: usize,
    /// The code of its kind; empty for what hangs below no goal.
    pub kind: &'static str,
    /// Its text.
    pub text: String,
    /// Activities, each with its providers.
    pub activities: Vec<(String, String)>,
    /// Indicators, each with baseline and target.
    pub indicators: Vec<(String, String)>,
    /// Points of attention that are still open.
    pub points: Vec<String>,
}

/// Part of the tree that has a sheet of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Branch {
    /// A goal with everything below it.
    Whole(RecordId),
    /// An ambition itself: what is below it has sheets of its own.
    Alone(RecordId),
    /// Activities that serve nothing, and indicators that measure nothing.
    Loose,
}

/// The branches: every result below an ambition, and what else would be left out.
pub fn branches(workbook: &Workbook, only: Option<&RecordId>) -> Vec<Branch> {
    let forest = workbook.forest();
    let tops: Vec<RecordId> = match only {
        Some(id) => vec![id.clone()],
        None => forest.children(None).cloned().collect(),
    };
    let mut branches = Vec::new();
    for top in tops {
        let is_ambition = workbook.goals.get(&top).is_some_and(|goal| goal.kind == Some(GoalKind::Ambition));
        if !is_ambition || !forest.has_children(&top) {
            branches.push(Branch::Whole(top));
            continue;
        }
        if !workbook.contributions_to(&top).is_empty() || !workbook.indicators_of(&top).is_empty() {
            branches.push(Branch::Alone(top.clone()));
        }
        branches.extend(forest.children(Some(&top)).cloned().map(Branch::Whole));
    }
    let loose = || loose_activities(workbook).next().is_some() || loose_indicators(workbook).next().is_some();
    if only.is_none() && loose() {
        branches.push(Branch::Loose);
    }
    branches
}

fn loose_activities(workbook: &Workbook) -> impl Iterator<Item = &RecordId> {
    let serves = |id: &&RecordId| {
        let links = workbook.pointing_at(id, "contribution").filter_map(|link| workbook.contributions.get(link));
        links.filter_map(|link| link.goal.as_ref()).any(|goal| workbook.forest().contains(goal))
    };
    workbook.activities.keys().filter(move |id| !serves(id))
}

fn loose_indicators(workbook: &Workbook) -> impl Iterator<Item = (&RecordId, &Indicator)> {
    let measures = |id: &RecordId| {
        let links = workbook.pointing_at(id, "indicator-link").filter_map(|link| workbook.indicator_links.get(link));
        links.filter_map(|link| link.goal.as_ref()).any(|goal| workbook.forest().contains(goal))
    };
    workbook.indicators.iter().filter(move |(id, _)| !measures(id))
}

/// The sheets, in the order of the tree.
pub fn sheets(workbook: &Workbook, findings: &Findings, only: Option<&RecordId>) -> Vec<Sheet> {
    let found = Found { workbook, findings };
    let sheet = |branch: Branch| match branch {
        Branch::Whole(id) => found.sheet(&id, &workbook.forest().branch(&id)),
        Branch::Alone(id) => found.sheet(&id, std::slice::from_ref(&id)),
        Branch::Loose => found.loose(),
    };
    branches(workbook, only).into_iter().map(sheet).collect()
}

struct Found<'a> {
    workbook: &'a Workbook,
    findings: &'a Findings,
}

impl Found<'_> {
    fn sheet(&self, id: &RecordId, goals: &[RecordId]) -> Sheet {
        let forest = self.workbook.forest();
        let mut above: Vec<String> = forest.ancestors(id).map(|above| self.named(above)).collect();
        above.reverse();
        let depth = forest.ancestors(id).count();
        let rows = goals.iter().map(|goal| self.row(goal, forest.ancestors(goal).count().saturating_sub(depth)));
        Sheet { path: above.join(" › "), title: self.named(id), rows: rows.collect() }
    }

    fn row(&self, goal: &RecordId, level: usize) -> Row {
        let activities: Vec<&RecordId> = self.workbook.contributions_to(goal).into_iter().map(|(id, _)| id).collect();
        let activities: Vec<&RecordId> = activities
            .into_iter()
            .filter_map(|link| self.workbook.contributions.get(link).and_then(|link| link.activity.as_ref()))
            .collect();
        let indicators = self.workbook.indicators_of(goal);
        let records =
            std::iter::once(goal).chain(activities.iter().copied()).chain(indicators.iter().map(|(id, _)| *id));
        let mut points: Vec<String> = Vec::new();
        for point in records.flat_map(|id| self.points(id)) {
            if !points.contains(&point) {
                points.push(point);
            }
        }
        Row {
            level,
            kind: kind_code(self.workbook, goal),
            text: self.text(goal),
            activities: activities.into_iter().map(|id| (self.text(id), self.providers(id))).collect(),
            indicators: indicators.into_iter().map(|(id, indicator)| (self.text(id), figures(indicator))).collect(),
            points,
        }
    }

    fn loose(&self) -> Sheet {
        let activities = loose_activities(self.workbook).map(|id| (self.text(id), self.providers(id))).collect();
        let indicators = loose_indicators(self.workbook).map(|(id, found)| (self.text(id), figures(found))).collect();
        let row = Row { text: say("print.loose-text"), activities, indicators, ..Row::default() };
        Sheet { path: String::new(), title: say("print.loose"), rows: vec![row] }
    }

    /// "Resultaat: Minder overbelaste mantelzorgers".
    fn named(&self, id: &RecordId) -> String {
        format!("{}: {}", kind_name(kind_code(self.workbook, id)), self.text(id))
    }

    fn text(&self, id: &RecordId) -> String {
        let text = self.workbook.text_of(id).unwrap_or_default();
        if text.trim().is_empty() { say("tree.no-text") } else { text.to_owned() }
    }

    fn providers(&self, activity: &RecordId) -> String {
        let links =
            self.workbook.pointing_at(activity, "provision").filter_map(|link| self.workbook.provisions.get(link));
        let names = links.filter_map(|link| link.provider.as_ref()).map(|id| self.text(id)).collect::<Vec<_>>();
        if names.is_empty() { say("print.no-provider") } else { names.join(", ") }
    }

    fn points(&self, id: &RecordId) -> impl Iterator<Item = String> {
        let open = self.findings.of_record(id).iter().filter(|finding| !finding.is_discussed);
        open.map(|finding| what(finding, self.workbook))
    }
}

fn what(finding: &Finding, workbook: &Workbook) -> String {
    let values = finding.values(workbook, say);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    say_with(&finding.what_key(), &values)
}

/// "nulmeting 40 % (2024), streefwaarde 30 % (2028)"; what nobody gave is said too.
fn figures(indicator: &Indicator) -> String {
    let reading = |reading: &Option<Reading>| {
        let reading = reading.as_ref().filter(|reading| !reading.value.trim().is_empty());
        reading.map_or_else(
            || say("efficiency.missing"),
            |reading| {
                let value = [reading.value.as_str(), indicator.unit.as_str()].join(" ").trim().to_owned();
                if reading.day.0.is_empty() { value } else { format!("{value} ({})", reading.day.0) }
            },
        )
    };
    say_with("print.figures", &[("from", &reading(&indicator.baseline)), ("to", &reading(&indicator.target))])
}
