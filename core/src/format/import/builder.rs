//! Pieces as readers find them, with the limits, and made into a tree at the end.

use super::piece::{Figure, euros_of};
use super::remark::{RemarkCode, Remarks};
use super::{Form, Import, ImportError, Piece, PieceKind};
use crate::finding::Date;
use crate::format::paste::{MAX_PASTE_LEVELS, many_lines, one_line};
use crate::format::{MAX_BYTES, MAX_FIELD_CHARACTERS, MAX_RECORDS, WITHOUT_TEXT};

/// A piece and the one it hangs below.
#[derive(Debug)]
struct Node {
    parent: Option<usize>,
    piece: Piece,
    /// Whether it has no name of its own: it is there for what hangs below it.
    is_nameless: bool,
}

/// What is being read. A piece is known by its number, from 0 in the order it was added.
#[derive(Debug, Default)]
pub(super) struct Builder {
    nodes: Vec<Node>,
    /// Whether the first piece is only the title.
    has_title_node: bool,
    pub(super) title: String,
    pub(super) remarks: Remarks,
    /// How long all texts are together: a row can name many pieces that each get its notes.
    bytes: usize,
}

impl Builder {
    /// Adds a piece below another. `line` is where it stands in the file, 0 when that is not known.
    pub(super) fn add(
        &mut self,
        parent: Option<usize>,
        kind: Option<PieceKind>,
        text: &str,
        line: usize,
    ) -> Result<usize, ImportError> {
        let mut text = self.tidy(text, line)?;
        let is_nameless = text.is_empty();
        if is_nameless {
            WITHOUT_TEXT.clone_into(&mut text);
        }
        if self.nodes.len() >= MAX_RECORDS {
            return Err(ImportError::TooMany { limit: MAX_RECORDS });
        }
        self.weigh(text.len())?;
        self.nodes.push(Node { parent, piece: Piece { kind, text, ..Piece::default() }, is_nameless });
        Ok(self.nodes.len() - 1)
    }

    /// A workbook of more text could not be saved.
    fn weigh(&mut self, bytes: usize) -> Result<(), ImportError> {
        self.bytes += bytes;
        if self.bytes > MAX_BYTES { Err(ImportError::TooLarge { bytes: self.bytes, limit: MAX_BYTES }) } else { Ok(()) }
    }

    /// A text in its one form, with its lines. What nobody sees is taken out and counted.
    pub(super) fn tidy(&mut self, text: &str, line: usize) -> Result<String, ImportError> {
        let (tidy, hidden) = many_lines(text);
        self.remarks.count(RemarkCode::Hidden, hidden);
        let limit = MAX_FIELD_CHARACTERS;
        if tidy.len() > limit && tidy.chars().count() > limit {
            Err(ImportError::TooLong { line, limit })
        } else {
            Ok(tidy)
        }
    }

    /// The name of a piece, as it was tidied.
    pub(super) fn text(&self, node: usize) -> &str {
        self.nodes.get(node).map_or("", |node| &node.piece.text)
    }

    /// Gives a piece another name; one without words leaves it as it is.
    pub(super) fn rename(&mut self, node: usize, text: &str, line: usize) -> Result<(), ImportError> {
        let text = self.tidy(text, line)?;
        if let Some(node) = self.nodes.get_mut(node).filter(|_| !text.is_empty()) {
            node.piece.text = text;
            node.is_nameless = false;
        }
        Ok(())
    }

    /// Makes the first piece the title: what hangs below it stands at the top.
    pub(super) fn make_title(&mut self, node: usize) {
        if node == 0 {
            self.title = self.text(node).to_owned();
            self.has_title_node = true;
        }
    }

    pub(super) fn set_parent(&mut self, node: usize, parent: Option<usize>) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.parent = parent;
        }
    }

    pub(super) fn kind(&self, node: usize) -> Option<PieceKind> {
        self.nodes.get(node).and_then(|node| node.piece.kind)
    }

    pub(super) fn set_kind(&mut self, node: usize, kind: PieceKind) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.piece.kind = Some(kind);
        }
    }

    /// Adds to the note of a piece, as lines of their own.
    pub(super) fn add_note(&mut self, piece: usize, note: &str, line: usize) -> Result<(), ImportError> {
        let note = self.tidy(note, line)?;
        self.weigh(note.len())?;
        let Some(Node { piece, .. }) = self.nodes.get_mut(piece).filter(|_| !note.is_empty()) else { return Ok(()) };
        if piece.note.len() + note.len() > MAX_FIELD_CHARACTERS {
            return Err(ImportError::TooLong { line, limit: MAX_FIELD_CHARACTERS });
        }
        if !piece.note.is_empty() {
            piece.note.push('\n');
        }
        piece.note.push_str(&note);
        Ok(())
    }

    /// Adds to the note of a piece what it does not say already: rows of a table repeat it.
    pub(super) fn add_note_once(&mut self, piece: usize, note: &str, line: usize) -> Result<(), ImportError> {
        let tidy = self.tidy(note, line)?;
        let whole = self.nodes.get(piece).map_or("", |node| &node.piece.note);
        if whole == tidy || whole.ends_with(&format!("\n{tidy}")) {
            return Ok(());
        }
        self.add_note(piece, &tidy, line)
    }

    /// Fills in a figure of an indicator; `false` when another one is there.
    pub(super) fn fill(&mut self, node: usize, figure: Figure, value: &str, line: usize) -> Result<bool, ImportError> {
        let mut value = self.tidy(value, line)?;
        if matches!(figure, Figure::BaselineDay | Figure::TargetDay) {
            value = day_of(&value).unwrap_or(value);
        }
        Ok(self.nodes.get_mut(node).is_some_and(|node| node.piece.figures.fill(figure, &value)))
    }

    /// Adds what an indicator turned out to be in a year; `false` when it cannot be that.
    pub(super) fn add_reading(
        &mut self,
        node: usize,
        value: &str,
        year: &str,
        line: usize,
    ) -> Result<bool, ImportError> {
        let value = self.tidy(value, line)?;
        let node = self.nodes.get_mut(node).filter(|_| !year.is_empty());
        Ok(node.is_some_and(|node| node.piece.figures.add_reading(&value, year)))
    }

    /// Fills in what an activity costs a year; `false` when it is no amount, or another than what is there.
    pub(super) fn set_euros(&mut self, node: usize, value: &str) -> bool {
        let Some(node) = self.nodes.get_mut(node) else { return false };
        let Some(euros) = euros_of(value) else { return false };
        (*node.piece.euros.get_or_insert(euros) - euros).abs() < 0.005
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The pieces in the order of the tree.
    pub(super) fn finish(mut self, form: Form) -> Result<Import, ImportError> {
        let pieces = self.pieces_in_order()?;
        if pieces.is_empty() {
            return Err(ImportError::Empty);
        }
        let title = one_line(&self.title);
        Ok(Import { form, title, pieces, remarks: self.remarks.into_list() })
    }

    fn pieces_in_order(&mut self) -> Result<Vec<Piece>, ImportError> {
        let count = self.nodes.len();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut todo: Vec<(usize, usize)> = Vec::new();
        let is_title = |node: usize| self.has_title_node && node == 0;
        for (at, node) in self.nodes.iter().enumerate().rev().filter(|(at, _)| !is_title(*at)) {
            let parent = node.parent.filter(|parent| !is_title(*parent));
            match parent.and_then(|parent| children.get_mut(parent)) {
                Some(siblings) => siblings.push(at),
                None => todo.push((0, at)),
            }
        }
        let mut pieces: Vec<Piece> = Vec::with_capacity(count);
        // The pieces that take what stands below them as their note, with their levels, the innermost last.
        let mut takers: Vec<(usize, usize)> = Vec::new();
        while let Some((level, at)) = todo.pop() {
            let Some(node) = self.nodes.get_mut(at) else { continue };
            let is_nameless = node.is_nameless;
            let mut piece = std::mem::take(&mut node.piece);
            if level >= MAX_PASTE_LEVELS {
                return Err(ImportError::TooDeep { limit: MAX_PASTE_LEVELS });
            }
            piece.level = level;
            todo.extend(children.get(at).into_iter().flatten().map(|child| (level + 1, *child)));
            if is_nameless && piece.note.is_empty() && children.get(at).is_none_or(Vec::is_empty) {
                continue;
            }
            while takers.last().is_some_and(|(above, _)| *above >= level) {
                takers.pop();
            }
            if let (Some((_, into)), None) = (takers.last(), piece.kind) {
                take_note(pieces.get_mut(*into), &piece)?;
                self.remarks.about(RemarkCode::BelowToNote, &piece.text);
                continue;
            }
            if !piece.is_goal() {
                takers.push((level, pieces.len()));
            } else if piece.kind.is_some() {
                takers.clear();
            }
            pieces.push(piece);
        }
        Ok(pieces)
    }
}

/// Puts a piece without a kind of its own into the note of what it stands below.
fn take_note(into: Option<&mut Piece>, piece: &Piece) -> Result<(), ImportError> {
    let Some(into) = into else { return Ok(()) };
    for part in [&piece.text, &piece.note] {
        if !part.is_empty() {
            if !into.note.is_empty() {
                into.note.push('\n');
            }
            into.note.push_str(part);
        }
    }
    let limit = MAX_FIELD_CHARACTERS;
    if into.note.len() > limit && into.note.chars().count() > limit {
        return Err(ImportError::TooLong { line: 0, limit });
    }
    Ok(())
}

/// A day as the Dutch write it (`22-11-2026`, `1/3/2027`) as ISO 8601; `None` for anything else.
fn day_of(text: &str) -> Option<String> {
    let mut parts = text.split(['-', '/']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_day = parts.next().is_none() && day.len() <= 2 && month.len() <= 2 && year.len() == 4;
    let iso = format!("{year}-{month:0>2}-{day:0>2}");
    (is_day && Date::parse(&iso).is_some()).then_some(iso)
}
