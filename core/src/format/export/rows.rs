//! What goes out, in the order of the tree: goals, and below each what serves and measures it.

use super::ExportError;
use crate::format::import::{Figures, PieceKind};
use crate::gather::Sort;
use crate::model::{Indicator, Reading, Workbook};
use crate::store::RecordId;
use std::collections::BTreeSet;

/// One line of what goes out.
pub(super) struct Row<'a> {
    pub(super) level: usize,
    pub(super) id: &'a RecordId,
    /// What it is; `None` for a goal without a kind.
    pub(super) kind: Option<PieceKind>,
    pub(super) text: &'a str,
    pub(super) note: &'a str,
    /// Whether it stood in an earlier row already: an activity for every goal it serves.
    pub(super) is_again: bool,
}

impl Row<'_> {
    pub(super) fn is_goal(&self) -> bool {
        self.id.table() == "goal"
    }
}

/// Everything that goes out.
pub(super) struct Rows<'a> {
    pub(super) workbook: &'a Workbook,
    pub(super) lines: Vec<Row<'a>>,
    /// Whether it is everything there is.
    pub(super) is_whole: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn of(workbook: &'a Workbook, branch: Option<&RecordId>) -> Result<Self, ExportError> {
        let forest = workbook.forest();
        let mut todo: Vec<(usize, &RecordId)> = match branch {
            None => forest.children(None).rev().map(|id| (0, id)).collect(),
            Some(id) => match workbook.goals.get_key_value(id) {
                Some((id, _)) => vec![(0, id)],
                None => return Err(ExportError::NotThere(id.clone())),
            },
        };
        let mut out = Self { workbook, lines: Vec::new(), is_whole: branch.is_none() };
        let mut seen = BTreeSet::new();
        while let Some((level, id)) = todo.pop() {
            let Some(goal) = workbook.goals.get(id) else { continue };
            let kind = goal.kind.map(PieceKind::Goal);
            out.lines.push(Row { level, id, kind, text: &goal.text, note: &goal.note, is_again: false });
            for (_, contribution) in workbook.contributions_to(id) {
                if let Some(activity) = &contribution.activity {
                    out.activity(activity, level + 1, &mut seen);
                }
            }
            for (indicator, _) in workbook.indicators_of(id) {
                out.indicator(indicator, level + 1, &mut seen);
            }
            todo.extend(forest.children(Some(id)).rev().map(|child| (level + 1, child)));
        }
        if branch.is_none() {
            out.loose(&mut seen);
        }
        if out.lines.is_empty() { Err(ExportError::Nothing) } else { Ok(out) }
    }

    /// Activities and indicators without any goal, in their own order.
    fn loose(&mut self, seen: &mut BTreeSet<&'a RecordId>) {
        let workbook = self.workbook;
        let mut activities: Vec<_> = workbook.activities.iter().filter(|(id, _)| !seen.contains(id)).collect();
        activities.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        for (id, _) in activities {
            self.activity(id, 0, seen);
        }
        let mut indicators: Vec<_> = workbook.indicators.iter().filter(|(id, _)| !seen.contains(id)).collect();
        indicators.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        for (id, _) in indicators {
            self.indicator(id, 0, seen);
        }
    }

    fn activity(&mut self, id: &RecordId, level: usize, seen: &mut BTreeSet<&'a RecordId>) {
        let workbook = self.workbook;
        let Some((id, activity)) = workbook.activities.get_key_value(id) else { return };
        let is_again = !seen.insert(id);
        let kind = Some(PieceKind::Activity);
        self.lines.push(Row { level, id, kind, text: &activity.text, note: &activity.note, is_again });
        for (id, text, note) in providers_of(workbook, id) {
            let is_again = is_again || !seen.insert(id);
            self.lines.push(Row { level: level + 1, id, kind: Some(PieceKind::Provider), text, note, is_again });
        }
    }

    fn indicator(&mut self, id: &RecordId, level: usize, seen: &mut BTreeSet<&'a RecordId>) {
        let Some((id, indicator)) = self.workbook.indicators.get_key_value(id) else { return };
        let is_again = !seen.insert(id);
        let kind = Some(PieceKind::Indicator);
        self.lines.push(Row { level, id, kind, text: &indicator.text, note: &indicator.note, is_again });
    }

    /// The rows that an outline shows: providers once, at the first place of their activity.
    pub(super) fn outlined(&self) -> impl Iterator<Item = &Row<'a>> {
        let mut is_repeated = false;
        self.lines.iter().filter(move |row| {
            if row.kind == Some(PieceKind::Provider) {
                return !is_repeated;
            }
            is_repeated = row.is_again;
            true
        })
    }

    /// The ids of one table, each once, in order.
    pub(super) fn ids<'b>(&'b self, table: &'b str) -> impl Iterator<Item = &'a RecordId> + 'b {
        let of_table = self.lines.iter().filter(move |row| row.id.table() == table);
        let mut seen = BTreeSet::new();
        of_table.filter(move |row| seen.insert(row.id)).map(|row| row.id)
    }
}

/// Who carries out an activity, in the order of the providers.
pub(super) fn providers_of<'a>(workbook: &'a Workbook, activity: &RecordId) -> Vec<(&'a RecordId, &'a str, &'a str)> {
    let provisions = workbook.pointing_at(activity, "provision").filter_map(|id| workbook.provisions.get(id));
    let mut providers: Vec<_> =
        provisions.filter_map(|provision| workbook.providers.get_key_value(provision.provider.as_ref()?)).collect();
    providers.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    providers.dedup_by(|a, b| a.0 == b.0);
    providers.into_iter().map(|(id, provider)| (id, provider.text.as_str(), provider.note.as_str())).collect()
}

/// The figures of an indicator as they travel.
pub(super) fn figures_of(indicator: &Indicator) -> Figures {
    let reading = |reading: &Option<Reading>| reading.clone().unwrap_or_default();
    Figures {
        unit: indicator.unit.clone(),
        source: indicator.source.clone(),
        baseline: reading(&indicator.baseline),
        target: reading(&indicator.target),
        readings: Vec::new(),
    }
}

/// A text that is shown, also when there is none.
pub(super) fn shown(text: &str) -> &str {
    if text.trim().is_empty() { crate::format::WITHOUT_TEXT } else { text.trim() }
}
