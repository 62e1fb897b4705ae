//! What a form cannot hold of a workbook or a branch: told before it is written.

mod count;

use super::rows::Rows;
use super::{ExportError, Format};
use crate::model::Workbook;
use crate::store::RecordId;
use count::Scope;

/// What is left out, or stands there as less than it is. The app says it in a sentence about a number of things
/// (`export.loss.*` in the locales).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LossCode {
    /// Goals.
    Goals,
    /// Activities.
    Activities,
    /// Providers.
    Providers,
    /// Indicators.
    Indicators,
    /// Explanations.
    Notes,
    /// Explanations of providers, where those of others do go along.
    ProviderNotes,
    /// Lines within a name, which become one line.
    LineBreaks,
    /// Pieces without a name, which become "…".
    Nameless,
    /// Goals with the name of one beside them, and activities, providers or indicators with the name of another: one
    /// when they are read back.
    SameNames,
    /// Activities that serve several goals: they stand there once for each, not as a network.
    SharedActivities,
    /// Indicators of several goals: they stand there once for each.
    SharedIndicators,
    /// How strongly activities contribute.
    Strengths,
    /// Contributions that hurt: that they do.
    Harms,
    /// Assumptions behind contributions, with confidence, evidence and refutation.
    Assumptions,
    /// What was agreed with providers.
    Agreements,
    /// Of providers whether they are formal, and how to reach them.
    ProviderDetails,
    /// Target groups of goals, activities and contributions.
    TargetGroups,
    /// By when goals must be reached.
    Moments,
    /// Whose goals and activities are to do, and where outcomes come from.
    Influence,
    /// Money, people and ways of working of activities.
    Means,
    /// At which level activities prevent.
    PreventionLevels,
    /// The challenges that ambitions answer.
    Challenges,
    /// Questions behind indicators.
    InformationNeeds,
    /// Baselines.
    Baselines,
    /// Targets.
    Targets,
    /// Sources and footnotes of single figures.
    FigureNotes,
    /// Measurements; of a form that holds only the last, all before it.
    Measurements,
    /// Of indicators the unit, source, direction, owner, kind and SMART answers, as far as the form has no place.
    IndicatorDetails,
    /// Answers to test questions.
    Tests,
    /// Points of attention that were discussed.
    Discussed,
    /// Loose notes.
    LooseNotes,
    /// Meetings and actions.
    Meetings,
    /// Values, alternatives, participants and what they gave.
    Weighing,
    /// Fields that people filled in differently: only what shows goes along.
    Conflicts,
    /// Texts longer than a cell of a spreadsheet, which are cut.
    LongTexts,
}

impl LossCode {
    /// Every code, in the order they are told.
    pub const ALL: &'static [Self] = &[
        Self::Goals,
        Self::Activities,
        Self::Providers,
        Self::Indicators,
        Self::Notes,
        Self::ProviderNotes,
        Self::LineBreaks,
        Self::Nameless,
        Self::SameNames,
        Self::SharedActivities,
        Self::SharedIndicators,
        Self::Strengths,
        Self::Harms,
        Self::Assumptions,
        Self::Agreements,
        Self::ProviderDetails,
        Self::TargetGroups,
        Self::Moments,
        Self::Influence,
        Self::Means,
        Self::PreventionLevels,
        Self::Challenges,
        Self::InformationNeeds,
        Self::Baselines,
        Self::Targets,
        Self::FigureNotes,
        Self::Measurements,
        Self::IndicatorDetails,
        Self::Tests,
        Self::Discussed,
        Self::LooseNotes,
        Self::Meetings,
        Self::Weighing,
        Self::Conflicts,
        Self::LongTexts,
    ];

    /// The last part of its key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Activities => "activities",
            Self::Providers => "providers",
            Self::Indicators => "indicators",
            Self::Notes => "notes",
            Self::ProviderNotes => "provider-notes",
            Self::LineBreaks => "line-breaks",
            Self::Nameless => "nameless",
            Self::SameNames => "same-names",
            Self::SharedActivities => "shared-activities",
            Self::SharedIndicators => "shared-indicators",
            Self::Strengths => "strengths",
            Self::Harms => "harms",
            Self::Assumptions => "assumptions",
            Self::Agreements => "agreements",
            Self::ProviderDetails => "provider-details",
            Self::TargetGroups => "target-groups",
            Self::Moments => "moments",
            Self::Influence => "influence",
            Self::Means => "means",
            Self::PreventionLevels => "prevention-levels",
            Self::Challenges => "challenges",
            Self::InformationNeeds => "information-needs",
            Self::Baselines => "baselines",
            Self::Targets => "targets",
            Self::FigureNotes => "figure-notes",
            Self::Measurements => "measurements",
            Self::IndicatorDetails => "indicator-details",
            Self::Tests => "tests",
            Self::Discussed => "discussed",
            Self::LooseNotes => "loose-notes",
            Self::Meetings => "meetings",
            Self::Weighing => "weighing",
            Self::Conflicts => "conflicts",
            Self::LongTexts => "long-texts",
        }
    }

    /// Whether a form holds it after all.
    pub(super) const fn is_held_by(self, format: Format) -> bool {
        use Format::{Csv, CsvIndicators, CsvMatrix, Freeplane, Markdown, Mermaid, Mindmap, Opml, Text, Xlsx};
        match self {
            Self::Goals => !matches!(format, CsvIndicators | CsvMatrix),
            Self::Activities => !matches!(format, CsvIndicators),
            Self::Providers => !matches!(format, CsvIndicators | Mermaid),
            Self::Indicators => !matches!(format, CsvMatrix | Mermaid),
            Self::Notes => matches!(format, Opml | Freeplane | Markdown | Text | Csv | Xlsx),
            // Where no notes go along at all, these are among them.
            Self::ProviderNotes => !matches!(format, Csv | Xlsx),
            Self::LineBreaks => !matches!(format, Markdown | Text | Mermaid | Mindmap),
            Self::SharedActivities => matches!(format, CsvIndicators | CsvMatrix | Mermaid | Xlsx),
            Self::SharedIndicators => matches!(format, CsvIndicators | CsvMatrix | Mermaid | Xlsx),
            Self::Strengths | Self::Harms => matches!(format, CsvMatrix | Mermaid | Xlsx),
            Self::Baselines | Self::Targets => matches!(format, Opml | Freeplane | Csv | CsvIndicators | Xlsx),
            Self::LongTexts => !matches!(format, Xlsx),
            Self::SameNames => matches!(format, Mermaid | Mindmap),
            _ => false,
        }
    }
}

/// Something a form cannot hold, and of how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What.
    pub code: LossCode,
    /// How many; 1 and up.
    pub count: usize,
}

/// What a form cannot hold of a workbook or a branch, in a fixed order; empty when nothing is lost. What belongs to
/// the workbook and to no goal (meetings, weighing, loose notes) is told for the whole workbook only.
pub fn losses(format: Format, workbook: &Workbook, branch: Option<&RecordId>) -> Result<Vec<Loss>, ExportError> {
    let rows = Rows::of(workbook, branch)?;
    let scope = Scope::of(&rows);
    let counted = LossCode::ALL
        .iter()
        .filter(|code| !code.is_held_by(format))
        .map(|code| Loss { code: *code, count: scope.count(*code, format) });
    Ok(counted.filter(|loss| loss.count > 0).collect())
}
