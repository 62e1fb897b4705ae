//! What comes in from other programs: outlines (OPML), mind maps (Freeplane and `FreeMind`), Markdown, indented
//! text, and tables (CSV, cells pasted from a municipal budget).
//!
//! [`read`] makes an [`Import`] of bytes, and [`Reader`] does it in slices: pieces in the order of the tree, and
//! remarks about what was left out or changed. [`crate::command::Command::Import`] puts it somewhere, as one step.
//! Nothing is lost in silence: what is no name of a goal, activity, provider or indicator becomes a note, or a remark
//! says that it was left out.
//!
//! Whatever it holds, a file is read without recursion and in a time that grows with its length.

mod builder;
mod columns;
mod csv;
mod decode;
mod error;
mod figures;
mod freeplane;
mod lines;
mod opml;
mod parents;
mod piece;
mod reader;
mod remark;
mod table;
mod xml;

pub use error::ImportError;
pub use figures::{Purpose, Sheet, SheetColumn, sheet};
pub(super) use freeplane::MAP_TITLE;
pub(super) use lines::labelled;
pub(super) use piece::Figure;
pub use piece::{Figures, Piece, PieceKind};
pub use reader::Reader;
pub use remark::{Remark, RemarkCode};
pub(super) use table::could_calculate;

use crate::model::GoalKind;
use csv::Rows;
use std::collections::BTreeMap;

/// In which form something came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// OPML: the exchange format of outliners.
    Opml,
    /// The mind map of Freeplane and `FreeMind`.
    Freeplane,
    /// Markdown.
    Markdown,
    /// Text with indents, bullets or numbers.
    Text,
    /// A table: each column a level, or the columns named.
    Table,
    /// A table with a row for every piece, and a column that names the row above it.
    Parents,
}

impl Form {
    /// Every form.
    pub const ALL: &'static [Self] =
        &[Self::Opml, Self::Freeplane, Self::Markdown, Self::Text, Self::Table, Self::Parents];

    /// The last part of its key in the locales (`import.form.*`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opml => "opml",
            Self::Freeplane => "freeplane",
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Table => "table",
            Self::Parents => "parents",
        }
    }
}

/// What a file holds, before it is put anywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// In which form it came.
    pub form: Form,
    /// The title the file gives itself; empty when it gives none.
    pub title: String,
    /// The pieces, each with everything below it behind it.
    pub pieces: Vec<Piece>,
    /// What was left out or changed, in a fixed order.
    pub remarks: Vec<Remark>,
}

impl Import {
    /// How many levels of goals there are; 0 when there are none.
    pub fn levels(&self) -> usize {
        let mut open: Vec<usize> = Vec::new();
        let mut deepest = 0;
        for piece in self.pieces.iter().filter(|piece| piece.is_goal()) {
            while open.last().is_some_and(|above| *above >= piece.level) {
                open.pop();
            }
            open.push(piece.level);
            deepest = deepest.max(open.len());
        }
        deepest
    }

    /// What every piece becomes when goals at the top that do not tell their kind become `first`
    /// ([`crate::command::first_kind`]); below them each gets the natural next one.
    pub fn kinds(&self, first: GoalKind) -> Vec<PieceKind> {
        let mut above: Vec<(usize, GoalKind)> = Vec::new();
        let mut kinds = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            while above.last().is_some_and(|(level, _)| *level >= piece.level) {
                above.pop();
            }
            let natural = above.last().map_or(first, |(_, kind)| crate::command::natural_child(Some(*kind)));
            let kind = piece.kind.unwrap_or(PieceKind::Goal(natural));
            if let PieceKind::Goal(goal) = kind {
                above.push((piece.level, goal));
            }
            kinds.push(kind);
        }
        kinds
    }

    /// How many activities and how many indicators stand below no goal of the file, each name once: unless all of it
    /// comes below a goal, they hang on nothing.
    pub fn loose(&self) -> [usize; 2] {
        let mut goals: Vec<usize> = Vec::new();
        let mut tied: BTreeMap<(PieceKind, &str), bool> = BTreeMap::new();
        for piece in &self.pieces {
            goals.retain(|level| *level < piece.level);
            match piece.kind {
                Some(kind @ (PieceKind::Activity | PieceKind::Indicator)) => {
                    *tied.entry((kind, piece.text.as_str())).or_default() |= !goals.is_empty();
                }
                _ if piece.is_goal() => goals.push(piece.level),
                _ => {}
            }
        }
        let of = |wanted| tied.iter().filter(|((kind, _), is_tied)| *kind == wanted && !**is_tied).count();
        [of(PieceKind::Activity), of(PieceKind::Indicator)]
    }

    /// How many pieces of each kind there are, in the order of [`PieceKind::ALL`]; see [`Import::kinds`]. Activities,
    /// providers and indicators that are named several times count once: each becomes one record.
    pub fn counts(&self, first: GoalKind) -> Vec<(PieceKind, usize)> {
        let mut names = std::collections::BTreeSet::new();
        let kinds = self.kinds(first);
        let counted = self.pieces.iter().zip(&kinds);
        let once: Vec<PieceKind> = counted
            .filter(|(piece, kind)| matches!(kind, PieceKind::Goal(_)) || names.insert((**kind, piece.text.as_str())))
            .map(|(_, kind)| *kind)
            .collect();
        let count = |kind: PieceKind| once.iter().filter(|found| **found == kind).count();
        PieceKind::ALL.iter().map(|kind| (*kind, count(*kind))).collect()
    }
}

/// Reads a file in one go. Its name is a hint where the bytes do not tell the form; it may be empty.
pub fn read(bytes: &[u8], name: &str) -> Result<Import, ImportError> {
    Reader::of_file(bytes, name)?.finish()
}

/// Reads text that was pasted or typed, as a file without a name.
pub fn read_text(text: &str) -> Result<Import, ImportError> {
    Reader::of_text(text)?.finish()
}

/// Whether text that was pasted is a table whose columns tell their kinds (`Kerndoel | Operationeel doel | Acties`).
/// Then [`read_text`] knows more of it than [`super::paste::read`] does.
pub fn is_named_table(text: &str) -> bool {
    columns::has_heading(&mut Rows::of(csv::start_of(text), "")).unwrap_or(false)
}

fn extension_of(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}
