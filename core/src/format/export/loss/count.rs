//! How much there is of what a form cannot hold.

use super::LossCode;
use crate::format::export::Format;
use crate::format::export::rows::{Row, Rows, shown};
use crate::format::export::xlsx::MOST_CHARACTERS;
use crate::gather::Gather;
use crate::model::{Contribution, Indicator};
use crate::store::RecordId;
use std::collections::BTreeSet;

/// The records that go out.
pub(super) struct Scope<'a> {
    rows: &'a Rows<'a>,
    goals: BTreeSet<&'a RecordId>,
    contributions: Vec<&'a Contribution>,
    indicators: Vec<(&'a RecordId, &'a Indicator)>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(rows: &'a Rows<'a>) -> Self {
        let goals = rows.ids("goal").into_set();
        let links = rows.ids("activity").flat_map(|id| rows.workbook.pointing_at(id, "contribution"));
        let links = links.filter_map(|id| rows.workbook.contributions.get(id));
        let contributions = links.filter(|link| link.goal.as_ref().is_some_and(|goal| goals.contains(goal))).collect();
        let indicators = rows.ids("indicator").filter_map(|id| rows.workbook.indicators.get_key_value(id)).collect();
        Self { rows, goals, contributions, indicators }
    }

    /// How many there are of what a code tells.
    pub(super) fn count(&self, code: LossCode, format: Format) -> usize {
        let workbook = self.rows.workbook;
        let of_contributions =
            |is: fn(&Contribution) -> bool| self.contributions.iter().filter(|link| is(link)).count();
        let of_indicators = |is: fn(&Indicator) -> bool| self.indicators.iter().filter(|(_, i)| is(i)).count();
        match code {
            LossCode::Goals => self.goals.len(),
            LossCode::Activities => self.rows.ids("activity").count(),
            LossCode::Providers => self.rows.ids("provider").count(),
            LossCode::Indicators => self.indicators.len(),
            LossCode::Notes => self.of_rows(|row| !row.note.is_empty()),
            LossCode::ProviderNotes => self.of_rows(|row| row.id.table() == "provider" && !row.note.is_empty()),
            LossCode::LineBreaks => self.of_rows(|row| row.text.trim().contains('\n')),
            LossCode::Nameless => self.of_rows(|row| row.text.trim().is_empty()),
            LossCode::SameNames => self.same_names(),
            LossCode::SharedActivities => self.repeated("activity"),
            LossCode::SharedIndicators => self.repeated("indicator"),
            LossCode::Strengths => of_contributions(|link| link.strength.is_some()),
            LossCode::Harms => of_contributions(|link| link.strength.is_some_and(|strength| strength < 0.0)),
            LossCode::Assumptions => of_contributions(has_assumption),
            LossCode::Baselines => of_indicators(|indicator| indicator.baseline.is_some()),
            LossCode::Targets => of_indicators(|indicator| indicator.target.is_some()),
            LossCode::FigureNotes => of_indicators(has_figure_note),
            LossCode::Measurements => self.measurements(format),
            LossCode::IndicatorDetails => {
                let has_columns = matches!(format, Format::CsvIndicators | Format::Xlsx);
                let has_figures = has_columns || LossCode::Baselines.is_held_by(format);
                self.indicators.iter().filter(|(_, i)| has_details(i, has_columns, has_figures)).count()
            }
            LossCode::LongTexts => {
                let is_long = |text: &str| text.encode_utf16().count() > MOST_CHARACTERS;
                self.of_rows(|row| is_long(row.text) || is_long(row.note))
            }
            _ if self.rows.is_whole => self.beside(code) + self.details(code),
            LossCode::Conflicts => {
                let shown = self.rows.lines.iter().map(|row| row.id).into_set();
                shown.iter().filter(|id| workbook.has_conflict(id)).count()
            }
            _ => self.details(code),
        }
    }

    /// How many records, each once, are so.
    fn of_rows(&self, is: impl Fn(&Row<'_>) -> bool) -> usize {
        self.rows.lines.iter().filter(|row| is(row)).map(|row| row.id).into_set().len()
    }

    /// How many records of a table stand in several rows.
    fn repeated(&self, table: &str) -> usize {
        let again = self.rows.lines.iter().filter(|row| row.is_again && row.id.table() == table);
        again.map(|row| row.id).into_set().len()
    }

    /// How many are called as another of the same table: for goals, as one below the same goal.
    fn same_names(&self) -> usize {
        let mut names = BTreeSet::new();
        let mut records = BTreeSet::new();
        let once = self.rows.lines.iter().filter(|row| records.insert(row.id)).filter(|row| {
            let above = self.rows.workbook.forest().parent(row.id);
            !names.insert((row.id.table(), above, shown(row.text)))
        });
        once.count()
    }

    fn measurements(&self, format: Format) -> usize {
        let shows_last = matches!(format, Format::CsvIndicators | Format::Xlsx);
        let of = |id: &RecordId| self.rows.workbook.pointing_at(id, "measurement").count();
        self.indicators.iter().map(|(id, _)| of(id).saturating_sub(usize::from(shows_last))).sum()
    }

    /// What is said of the goals, activities and providers that go out.
    fn details(&self, code: LossCode) -> usize {
        let workbook = self.rows.workbook;
        let goals = || self.goals.iter().filter_map(|id| workbook.goals.get(id));
        let activities = || self.rows.ids("activity").filter_map(|id| workbook.activities.get(id));
        match code {
            LossCode::Agreements => {
                let links = self.rows.ids("activity").flat_map(|id| workbook.pointing_at(id, "provision"));
                let links = links.filter_map(|id| workbook.provisions.get(id));
                links.filter(|link| link.agreement.is_some() || !link.note.is_empty()).count()
            }
            LossCode::ProviderDetails => {
                let providers = self.rows.ids("provider").filter_map(|id| workbook.providers.get(id));
                providers.filter(|provider| provider.form.is_some() || !provider.contact.is_empty()).count()
            }
            LossCode::TargetGroups => {
                goals().filter(|goal| !goal.target_groups.is_empty()).count()
                    + activities().filter(|activity| !activity.target_groups.is_empty()).count()
                    + self.contributions.iter().filter(|link| !link.target_groups.is_empty()).count()
            }
            LossCode::Moments => goals().filter(|goal| !goal.moment.is_empty()).count(),
            LossCode::Influence => {
                goals().filter(|goal| goal.influence.is_some() || goal.origin.is_some()).count()
                    + activities().filter(|activity| activity.influence.is_some()).count()
            }
            LossCode::Means => {
                let has = |a: &&crate::model::Activity| {
                    a.euros.is_some() || a.staff.is_some() || !a.way_of_working.is_empty()
                };
                activities().filter(has).count()
            }
            LossCode::PreventionLevels => activities().filter(|activity| activity.prevention_level.is_some()).count(),
            LossCode::Challenges => goals().filter(|goal| goal.challenge.is_some()).count(),
            LossCode::InformationNeeds => {
                self.goals.iter().map(|id| workbook.pointing_at(id, "information-need").count()).sum()
            }
            LossCode::Tests => {
                workbook.tests.values().filter(|t| t.child.as_ref().is_some_and(|id| self.goals.contains(id))).count()
            }
            _ => 0,
        }
    }

    /// What belongs to the workbook and to no goal.
    fn beside(&self, code: LossCode) -> usize {
        let workbook = self.rows.workbook;
        match code {
            LossCode::Discussed => workbook.discussed.len(),
            LossCode::LooseNotes => workbook.notes.len(),
            LossCode::Meetings => workbook.meetings.len() + workbook.actions.len(),
            LossCode::Weighing => {
                workbook.alternatives.len()
                    + workbook.participants.len()
                    + workbook.weights.len()
                    + workbook.ratings.len()
            }
            LossCode::Conflicts => workbook.ids().filter(|id| workbook.has_conflict(id)).count(),
            _ => 0,
        }
    }
}

fn has_assumption(link: &Contribution) -> bool {
    let said = [&link.assumption_if, &link.assumption_then, &link.assumption_because, &link.evidence, &link.refutation];
    link.confidence.is_some() || said.iter().any(|text| !text.is_empty())
}

fn has_figure_note(indicator: &Indicator) -> bool {
    let readings = indicator.baseline.iter().chain(&indicator.target);
    readings.into_iter().any(|reading| !reading.source.is_empty() || !reading.footnote.is_empty())
}

fn has_details(indicator: &Indicator, has_columns: bool, has_figures: bool) -> bool {
    let smart = [&indicator.owner, &indicator.achievable, &indicator.relevant];
    indicator.kind.is_some()
        || indicator.nature.is_some()
        || indicator.owner_level.is_some()
        || indicator.core
        || indicator.provider_indicator.is_some()
        || smart.iter().any(|text| !text.is_empty())
        || !has_columns && indicator.direction.is_some()
        || !has_figures && (!indicator.unit.is_empty() || !indicator.source.is_empty())
}
