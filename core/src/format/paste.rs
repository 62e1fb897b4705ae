//! What people paste, as lines with a level: a line is a box. Text and HTML come from anywhere (Word, Excel,
//! Google Docs, a mail, a list of sticky notes), so nothing is refused for its form; only what is too much is.
//!
//! Every reader gives each line a key and [`nest::Nest`] makes levels of the keys. All of it is linear in the
//! length of what was pasted, without recursion, whatever it holds. No notes are read: what stands below a
//! line, also a second paragraph, is a line below it. A line that was wrapped by hand is two lines.

use super::{Branch, FormatError};

mod clean;
mod grid;
mod html;
mod markdown;
mod marker;
mod nest;
mod plain;
mod style;
mod table;
mod tags;

pub(super) use clean::is_hidden;
pub(super) use markdown::{cells as upright_cells, is_drawn};
pub(super) use tags::{decode_into, text_of_markup};

/// The most that is read, in bytes: of each flavour.
pub const MAX_PASTE_BYTES: usize = 10 * 1024 * 1024;
/// The most lines: boxes that one paste can make.
pub const MAX_PASTE_LINES: usize = 10_000;
/// The deepest that they may stand below each other.
pub const MAX_PASTE_LEVELS: usize = 100;

/// Lines with their levels: what a paste of text or HTML makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Level from 0, and text. The first line stands at level 0, and no line is more than one deeper than the
    /// line before it.
    pub lines: Vec<(usize, String)>,
    /// How many rows were left out because they only name the columns of a table.
    pub headings_left_out: usize,
}

impl Draft {
    /// How many levels there are; 0 when there is nothing.
    pub fn levels(&self) -> usize {
        self.lines.iter().map(|(level, _)| level + 1).max().unwrap_or(0)
    }

    /// How many lines have nothing above them.
    pub fn roots(&self) -> usize {
        self.lines.iter().filter(|(level, _)| *level == 0).count()
    }
}

/// Why nothing was pasted. The app says it in a sentence (`paste.*` in the locales).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasteError {
    /// No text in it: an image, a file, or only white space.
    #[error("there is no text in it")]
    Empty,
    /// Longer than [`MAX_PASTE_BYTES`].
    #[error("{bytes} bytes; {limit} is the most")]
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The most there may be.
        limit: usize,
    },
    /// More than [`MAX_PASTE_LINES`].
    #[error("{lines} lines; {limit} is the most")]
    TooManyLines {
        /// How many there are.
        lines: usize,
        /// The most there may be.
        limit: usize,
    },
    /// Deeper than [`MAX_PASTE_LEVELS`].
    #[error("more than {limit} levels")]
    TooDeep {
        /// The deepest there may be.
        limit: usize,
    },
    /// A copy of a branch, or the text of a workbook's file, that cannot be read.
    #[error(transparent)]
    Damaged(#[from] FormatError),
}

impl PasteError {
    /// The last part of its key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyLines { .. } => "too-many-lines",
            Self::TooDeep { .. } => "too-deep",
            Self::Damaged(_) => "damaged",
        }
    }

    /// Every code, for the test that the locales know them all.
    pub const CODES: &'static [&'static str] = &["empty", "too-large", "too-many-lines", "too-deep", "damaged"];

    /// What the sentence for its code fills in, by the names of the placeholders. Sizes are in megabytes of
    /// 1,048,576 bytes, rounded up.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        const MEGABYTE: usize = 1024 * 1024;
        match self {
            Self::Empty | Self::Damaged(_) => Vec::new(),
            Self::TooLarge { bytes, limit } => {
                vec![("size", bytes.div_ceil(MEGABYTE).to_string()), ("limit", limit.div_ceil(MEGABYTE).to_string())]
            }
            Self::TooManyLines { lines, limit } => vec![("count", lines.to_string()), ("limit", limit.to_string())],
            Self::TooDeep { limit } => vec![("limit", limit.to_string())],
        }
    }
}

/// The flavours of what is on the clipboard, as far as it has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flavours<'a> {
    /// Of type [`super::BRANCH_TYPE`]: what we put there ourselves.
    pub json: Option<&'a str>,
    /// Of type `text/html`.
    pub html: Option<&'a str>,
    /// Of type `text/plain`.
    pub text: Option<&'a str>,
}

/// What was pasted.
#[derive(Clone, Debug, PartialEq)]
pub enum Pasted {
    /// A branch of a workbook, for [`crate::command::Command::PasteBranch`].
    Branch(Branch),
    /// Lines, for [`crate::command::Command::AddOutline`].
    Outline(Draft),
}

/// Reads what was pasted: our own JSON first, also when it comes as text, then HTML, then text.
pub fn read(flavours: Flavours<'_>) -> Result<Pasted, PasteError> {
    let is_branch = |branch: &Branch| branch.goals() + branch.activities() > 0;
    if let Some(branch) = flavours.json.and_then(|json| Branch::read(json).ok()).filter(is_branch) {
        return Ok(Pasted::Branch(branch));
    }
    let is_ours = |text: &&str| text.trim_start().starts_with("{\"format\":\"waardenboom/");
    if let Some(text) = flavours.text.filter(is_ours) {
        let branch = Branch::read(text.trim_start())?;
        return if is_branch(&branch) { Ok(Pasted::Branch(branch)) } else { Err(PasteError::Empty) };
    }
    read_outline(flavours.html, flavours.text).map(Pasted::Outline)
}

/// Reads plain text: indented, bulleted, numbered, Markdown, or the cells of a table with tabs between them.
pub fn read_text(text: &str) -> Result<Draft, PasteError> {
    check_size(text)?;
    plain::read(text)
}

/// Reads HTML: nested lists, headings, indented paragraphs, tables, and the list paragraphs of Word.
pub fn read_html(html: &str) -> Result<Draft, PasteError> {
    check_size(html)?;
    html::read(html).map(|html| html.draft)
}

/// Reads what was pasted from the flavours the clipboard has. HTML goes first where it tells the levels; an
/// editor that copies its lines as HTML without lists knows less of them than its plain text.
pub fn read_outline(html: Option<&str>, text: Option<&str>) -> Result<Draft, PasteError> {
    let text = text.unwrap_or_default();
    let html = html.unwrap_or_default();
    check_size(text)?;
    check_size(html)?;
    let plain = plain::read(text);
    let Ok(html) = html::read(html) else { return plain };
    match plain {
        Ok(plain) if !html.is_structured || html.draft.levels() == 1 && plain.levels() > 1 => Ok(plain),
        _ => Ok(html.draft),
    }
}

/// A text on one line, without what nobody sees.
pub(crate) fn one_line(text: &str) -> String {
    clean::clean(text, false)
}

/// A text with its lines, and how many characters that nobody sees were taken out.
pub(super) fn many_lines(text: &str) -> (String, usize) {
    let hidden = text.chars().filter(|c| !c.is_whitespace() && is_hidden(*c)).count();
    (clean::clean(text, true), hidden)
}

/// Whether a text that stands on a line alone is read as it is: no bullet, number or heading of its own.
pub(super) fn reads_as_itself(text: &str) -> bool {
    let is_itself = !markdown::is_drawn(text) && markdown::heading(text).is_none() && markdown::cells(text).is_none();
    is_itself && !text.contains('\t') && marker::read(text).is_none() && marker::behind_task_box(text) == text
}

/// The texts of a cell in which somebody made a list; `None` when it is none.
pub(super) fn list_in(cell: &str) -> Option<Vec<String>> {
    let lines: Vec<&str> = cell.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() < 2 || !lines.iter().all(|line| marker::read(line.trim()).is_some_and(|(marker, _)| !marker.is_bare))
    {
        return None;
    }
    Some(lines.iter().filter_map(|line| marker::read(line.trim())).map(|(_, text)| text.trim().to_owned()).collect())
}

fn check_size(text: &str) -> Result<(), PasteError> {
    if text.len() > MAX_PASTE_BYTES {
        return Err(PasteError::TooLarge { bytes: text.len(), limit: MAX_PASTE_BYTES });
    }
    Ok(())
}
