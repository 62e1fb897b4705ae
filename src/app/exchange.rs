//! What comes in from other programs, what goes out to them, and what is printed.

use super::attention::today;
use super::viewer::RowKey;
use super::workbench::Workbench;
use crate::language::{say, say_count};
use crate::shell::{clock, download};
use leptos::prelude::*;
use std::sync::Arc;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::format::export::{self, ExportError, Format, Loss, Order};
use waardenboom_core::format::import::Import;
use waardenboom_core::store::RecordId;

/// A file that somebody chose or dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// The size of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 millimetres.
    A4,
    /// 297 by 420 millimetres.
    A3,
}

impl Paper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// Its name, in any language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }
}

/// What goes to the printer, and on which paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printing {
    /// A goal with everything below it; `None` for everything.
    pub branch: Option<RecordId>,
    /// The size of the paper.
    pub paper: Paper,
    /// Whether its long side lies down.
    pub lies_down: bool,
}

impl Workbench {
    /// Puts what was read into the open workbook, as one step, and says so with the way back. Gives the row it begins
    /// with; `None` when nothing was put anywhere.
    pub fn import(&self, place: Place, import: Import) -> Option<RowKey> {
        let count = import.pieces.len();
        let row = self.dispatch(Command::Import { place, import })?.focus;
        self.notify(say_count("import.done", count), true);
        row
    }

    /// What a format cannot hold of the open workbook or one branch.
    pub fn export_losses(&self, format: Format, branch: Option<&RecordId>) -> Result<Vec<Loss>, ExportError> {
        self.peek(|workbook| Some(export::losses(format, workbook, branch))).unwrap_or(Err(ExportError::Nothing))
    }

    /// Offers the open workbook or one branch as a file of another program. Whether the browser took it is said in
    /// passing.
    pub fn export(&self, format: Format, branch: Option<&RecordId>) -> Result<(), ExportError> {
        let order = Order { branch, words: &say, day: Some(today()) };
        let written = self.peek(|workbook| Some(export::export(format, workbook, order)));
        let bytes = written.unwrap_or(Err(ExportError::Nothing))?;
        let title = match branch {
            Some(id) => self.name_of(id),
            None => self.peek(|workbook| workbook.title().to_owned()),
        };
        let title = match format {
            Format::CsvIndicators => format!("{title} {}", say("export.word.indicators")),
            Format::CsvMatrix => format!("{title} {}", say("export.word.contributions")),
            _ => title,
        };
        let name = download::file_name(&title, &clock::day_for_file(clock::now_ms()), format.extension());
        let saved = download::bytes(&name, format.media_type(), &bytes).is_some();
        self.notify(say(if saved { "notice.downloaded" } else { "notice.not-downloaded" }), false);
        Ok(())
    }

    /// Opens the browser's own dialog to print, with what the viewer has standing ready.
    pub fn print(&self) {
        if window().print().is_err() {
            self.viewer.printing.set(None);
            self.notify(say("print.failed"), false);
        }
    }
}

/// Today, as people write it.
pub fn today_in_words() -> String {
    clock::day_in_words(clock::now_ms())
}
