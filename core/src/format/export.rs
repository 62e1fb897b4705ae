//! What goes out to other programs: outlines, mind maps, text, tables, drawings as text, and a spreadsheet.
//!
//! [`losses`] says first what a form cannot hold of this workbook or branch; [`export`] writes it. Words that a
//! person reads (the names of columns and kinds) come in as sentences of the locales, by their keys.

mod csv;
mod freeplane;
mod guess;
mod indicator_sheet;
mod loss;
mod matrix_sheet;
mod mermaid;
mod opml;
mod outline_text;
mod rows;
mod sheet;
mod tree_sheet;
mod xlsx;
mod xlsx_parts;
mod zip;

pub use loss::{Loss, LossCode, losses};

use crate::finding::Date;
use crate::model::Workbook;
use crate::store::RecordId;
use rows::Rows;

/// In which form something goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// OPML 2.0: an outline with kinds, notes and figures as attributes of ours.
    Opml,
    /// A mind map of Freeplane, which `FreeMind` reads too.
    Freeplane,
    /// Markdown: a nested list.
    Markdown,
    /// Text, a tab a level.
    Text,
    /// CSV of the tree: a column for every level. For Dutch Excel, as all CSV here.
    Csv,
    /// CSV of the indicators with their figures.
    CsvIndicators,
    /// CSV of the contributions: activities down, goals across.
    CsvMatrix,
    /// A flowchart of Mermaid: goals, activities and contributions.
    Mermaid,
    /// A mind map of Mermaid: the tree only.
    Mindmap,
    /// A workbook of Excel with sheets for the tree, the indicators and the contributions.
    Xlsx,
}

impl Format {
    /// Every format, in the order of a menu: what most people use first.
    pub const ALL: &'static [Self] = &[
        Self::Xlsx,
        Self::Csv,
        Self::CsvIndicators,
        Self::CsvMatrix,
        Self::Markdown,
        Self::Text,
        Self::Freeplane,
        Self::Opml,
        Self::Mermaid,
        Self::Mindmap,
    ];

    /// Its name on the command line, and the last part of its key in the locales (`export.format.*`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opml => "opml",
            Self::Freeplane => "mm",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::CsvIndicators => "csv-indicators",
            Self::CsvMatrix => "csv-matrix",
            Self::Mermaid => "mermaid",
            Self::Mindmap => "mindmap",
            Self::Xlsx => "xlsx",
        }
    }

    /// Reads its name; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.word() == word)
    }

    /// What the name of a file ends on, without the point.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvIndicators | Self::CsvMatrix => "csv",
            Self::Mermaid | Self::Mindmap => "mmd",
            _ => self.word(),
        }
    }

    /// The type of the file (RFC 6838).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Opml => "text/x-opml",
            Self::Freeplane => "application/x-freeplane",
            Self::Markdown => "text/markdown",
            Self::Text | Self::Mermaid | Self::Mindmap => "text/plain",
            Self::Csv | Self::CsvIndicators | Self::CsvMatrix => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// What goes out, and in which words.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// A goal with everything below it; `None` for everything.
    pub branch: Option<&'a RecordId>,
    /// The sentence for a key of the locales ([`WORDS`], `kind.*`).
    pub words: &'a dyn Fn(&str) -> String,
    /// The day it is made, for the properties of a spreadsheet; core has no clock.
    pub day: Option<Date>,
}

/// The keys of the locales that an export says, beside those of the kinds (`kind.*`).
pub const WORDS: &[&str] = &[
    "export.word.level",
    "export.word.kind",
    "export.word.goal",
    "export.word.note",
    "export.word.unit",
    "export.word.source",
    "export.word.baseline",
    "export.word.baseline-day",
    "export.word.target",
    "export.word.target-day",
    "export.word.measured",
    "export.word.measured-day",
    "export.word.direction",
    "export.word.tree",
    "export.word.indicators",
    "export.word.contributions",
    "export.word.untitled",
];

/// Why nothing went out. The app says it in a sentence (`export.error.*` in the locales).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The goal is not there.
    #[error("{0} is not there")]
    NotThere(RecordId),
    /// Nothing that this form could hold.
    #[error("there is nothing to write")]
    Nothing,
    /// More than a spreadsheet can hold, or than [`MAX_EXPORT_BYTES`].
    #[error("too large for this form")]
    TooLarge,
}

impl ExportError {
    /// The last part of its key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotThere(_) => "not-there",
            Self::Nothing => "nothing",
            Self::TooLarge => "too-large",
        }
    }

    /// Every code, for the test that the locales know them all.
    pub const CODES: &'static [&'static str] = &["not-there", "nothing", "too-large"];
}

/// The most text in a table, in bytes: a path repeated on every row grows fast.
pub const MAX_EXPORT_BYTES: usize = 64 * 1024 * 1024;

/// Writes a workbook or a branch. The same workbook gives the same bytes.
pub fn export(format: Format, workbook: &Workbook, order: Order<'_>) -> Result<Vec<u8>, ExportError> {
    let rows = Rows::of(workbook, order.branch)?;
    let text = match format {
        Format::Opml => opml::write(&rows, order),
        Format::Freeplane => freeplane::write(&rows, order),
        Format::Markdown => outline_text::markdown(&rows, order),
        Format::Text => outline_text::text(&rows, order),
        Format::Csv => return csv::write(&tree_sheet::sheet(&rows, order)?),
        Format::CsvIndicators => return csv::write(&indicator_sheet::sheet(&rows, order)?),
        Format::CsvMatrix => return csv::write(&matrix_sheet::sheet(&rows, order)?),
        Format::Mermaid => mermaid::flowchart(&rows),
        Format::Mindmap => mermaid::mindmap(&rows, order),
        Format::Xlsx => return xlsx::write(&rows, order),
    };
    Ok(text.into_bytes())
}
