//! Tables: each row the path to what it is about, with what is known of it.

use super::builder::Builder;
use super::columns::{FIRST_ROWS, Use, heading_row, holds_pieces, names_parents, step_down};
use super::csv::Rows;
use super::parents::Parents;
use super::piece::Figure;
use super::remark::RemarkCode;
use super::{Form, ImportError, PieceKind};
use crate::format::column::{self, Column, Heading};
use crate::format::paste;
use csv::StringRecord;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the rows of a table become, one by one.
pub(super) enum Body {
    Table(Box<Table>),
    Parents(Box<Parents>),
}

impl Body {
    /// Reads up to the names of the columns; without those each column is a level.
    pub(super) fn begin(rows: &mut Rows, mut builder: Builder) -> Result<Self, ImportError> {
        let Some((at, mut columns)) = heading_row(rows.first(FIRST_ROWS)?) else {
            let heading = Some(Heading { column: Column::Level(None), year: String::new() });
            let level = Use { heading, name: String::new() };
            return Ok(Self::Table(Box::new(Table::new(Vec::new(), level, builder))));
        };
        for _ in 0..at {
            let Some(row) = rows.next_row()? else { break };
            let words = words_of(&row);
            if !words.is_empty() {
                builder.remarks.about(RemarkCode::AboveHeading, &words.join(" "));
            }
        }
        rows.next_row()?;
        builder.remarks.count(RemarkCode::Heading, 1);
        if !names_parents(&columns) {
            let has_pieces = holds_pieces(&columns);
            step_down(&mut columns, has_pieces);
        }
        Ok(Self::of(columns, builder))
    }

    /// Rows by what their columns hold.
    pub(super) fn of(columns: Vec<Use>, builder: Builder) -> Self {
        if names_parents(&columns) {
            Self::Parents(Box::new(Parents::new(columns, builder)))
        } else {
            Self::Table(Box::new(Table::new(columns, Use::default(), builder)))
        }
    }

    /// Takes the next row.
    pub(super) fn row(&mut self, record: &StringRecord) -> Result<(), ImportError> {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        match self {
            Self::Table(table) => table.row(record),
            Self::Parents(parents) => parents.row(record),
        }
    }

    /// What was read, and in which form.
    pub(super) fn finish(self) -> Result<(Form, Builder), ImportError> {
        match self {
            Self::Table(table) => Ok((Form::Table, table.builder)),
            Self::Parents(parents) => Ok((Form::Parents, parents.finish()?)),
        }
    }
}

/// The cells of a row that hold anything, each on one line.
fn words_of(row: &StringRecord) -> Vec<String> {
    row.iter().map(paste::one_line).filter(|text| !text.is_empty()).collect()
}

/// Where a row stands in the file, 0 when that is not known.
pub(super) fn line_of(record: &StringRecord) -> usize {
    record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0))
}

pub(super) struct Table {
    columns: Rc<[Use]>,
    /// What the columns behind those hold.
    further: Use,
    /// The piece of each column that the next row may hang below; what is not there is none.
    path: Vec<Option<usize>>,
    /// Pieces by what they hang below, their kind and their text: rows may come in any order.
    known: BTreeMap<(Option<usize>, Option<PieceKind>, String), usize>,
    builder: Builder,
}

/// What a row turned out to be about.
#[derive(Default)]
struct About {
    goal: Option<usize>,
    /// Several when the cell held a list.
    activities: Vec<usize>,
    indicator: Option<usize>,
    is_new: bool,
}

impl Table {
    fn new(columns: Vec<Use>, further: Use, builder: Builder) -> Self {
        Self { columns: columns.into(), further, path: Vec::new(), known: BTreeMap::new(), builder }
    }

    fn column(&self, at: usize) -> Option<Column> {
        self.columns.get(at).unwrap_or(&self.further).column()
    }

    fn row(&mut self, record: &StringRecord) -> Result<(), ImportError> {
        let line = line_of(record);
        let mut about = About::default();
        self.levels(record, line, &mut about)?;
        self.pieces(record, line, &mut about)?;
        self.facts(record, line, &mut about)?;
        if !about.is_new {
            self.builder.remarks.about(RemarkCode::RepeatedRow, &words_of(record).join(" "));
        }
        Ok(())
    }

    /// Walks the columns of levels: an empty cell, or one that repeats the row above, stands for the same parent.
    fn levels(&mut self, record: &StringRecord, line: usize, about: &mut About) -> Result<(), ImportError> {
        let mut above = None;
        let mut is_moved = false;
        let is_level = |at: usize| matches!(self.column(at), Some(Column::Level(_)));
        let filled = |at: usize| !cell(record, at).trim().is_empty();
        let last = (0..record.len()).rfind(|at| filled(*at) && is_level(*at));
        // No further than anything stands: one row may be very much longer than all others.
        if let Some(last) = last {
            self.path.truncate(last + 1);
        }
        for at in 0..record.len().max(self.path.len()) {
            let Some(Column::Level(kind)) = self.column(at) else { continue };
            let kind = kind.map(PieceKind::Goal);
            let cell = cell(record, at);
            if cell.trim().is_empty() {
                if is_moved {
                    self.set(at, None);
                }
                above = self.path.get(at).copied().flatten().or(above);
                continue;
            }
            let there = self.path.get(at).copied().flatten();
            let same = there.filter(|there| !is_moved && self.builder.text(*there) == cell);
            let node = if same.is_some() {
                same
            } else {
                let tidy = self.builder.tidy(cell, line)?;
                is_moved |= there.is_none_or(|there| self.builder.text(there) != tidy);
                // A list in the middle of a path: what hangs below it hangs below its last.
                self.named(above, kind, tidy, line, about)?.pop()
            };
            self.set(at, node);
            above = node.or(above);
        }
        about.goal = above;
        Ok(())
    }

    fn set(&mut self, at: usize, node: Option<usize>) {
        if self.path.len() <= at && node.is_some() {
            self.path.resize(at + 1, None);
        }
        self.path.get_mut(at).into_iter().for_each(|place| *place = node);
    }

    /// The piece with this name below another: the one that is there, or a new one. A list in the last cell of a
    /// path is several pieces.
    fn named(
        &mut self,
        above: Option<usize>,
        kind: Option<PieceKind>,
        text: String,
        line: usize,
        about: &mut About,
    ) -> Result<Vec<usize>, ImportError> {
        let mut nodes = Vec::new();
        for text in paste::list_in(&text).unwrap_or_else(|| vec![text]) {
            let key = (above, kind, text);
            if let Some(known) = self.known.get(&key) {
                nodes.push(*known);
            } else {
                about.is_new = true;
                let new = self.builder.add(above, kind, &key.2, line)?;
                self.known.insert(key, new);
                nodes.push(new);
            }
        }
        Ok(nodes)
    }

    /// The activities, providers and indicators of a row.
    fn pieces(&mut self, record: &StringRecord, line: usize, about: &mut About) -> Result<(), ImportError> {
        let columns = Rc::clone(&self.columns);
        for wanted in [Column::Activity, Column::Provider, Column::Indicator] {
            for (at, _) in columns.iter().enumerate().filter(|(_, column)| column.column() == Some(wanted)) {
                let text = self.builder.tidy(cell(record, at), line)?;
                if text.is_empty() {
                    continue;
                }
                match wanted {
                    Column::Activity => {
                        let nodes = self.named(about.goal, wanted.piece(), text, line, about)?;
                        about.activities.extend(nodes);
                    }
                    Column::Provider => {
                        let mut above: Vec<Option<usize>> = about.activities.iter().copied().map(Some).collect();
                        if above.is_empty() {
                            above.push(about.goal);
                        }
                        for above in above {
                            self.named(above, wanted.piece(), text.clone(), line, about)?;
                        }
                    }
                    _ => about.indicator = self.named(about.goal, wanted.piece(), text, line, about)?.pop(),
                }
            }
        }
        Ok(())
    }

    /// What the other columns say of the row: figures to its indicator, the rest to the note of its activity,
    /// indicator or goal.
    fn facts(&mut self, record: &StringRecord, line: usize, about: &mut About) -> Result<(), ImportError> {
        let subjects = match about.indicator.or(about.goal) {
            _ if !about.activities.is_empty() => about.activities.clone(),
            Some(subject) => vec![subject],
            None => return self.without_subject(record, line, about),
        };
        let (columns, further) = (Rc::clone(&self.columns), self.further.clone());
        for at in 0..record.len() {
            let cell = cell(record, at);
            let column = columns.get(at).unwrap_or(&further);
            if cell.trim().is_empty() || column.column().is_some_and(Column::holds_pieces) {
                continue;
            }
            if let Some(heading) = &column.heading {
                self.fact(column, heading, cell, line, about, &subjects)?;
            } else {
                self.builder.remarks.about(RemarkCode::OtherColumn, &column.name);
                self.note(&subjects, &column.noted(cell), line)?;
            }
        }
        Ok(())
    }

    fn note(&mut self, subjects: &[usize], note: &str, line: usize) -> Result<(), ImportError> {
        subjects.iter().try_for_each(|subject| self.builder.add_note_once(*subject, note, line))
    }

    fn fact(
        &mut self,
        column: &Use,
        heading: &Heading,
        cell: &str,
        line: usize,
        about: &About,
        subjects: &[usize],
    ) -> Result<(), ImportError> {
        let own = about.indicator.map(|indicator| [indicator]);
        let own = own.as_ref().map_or(subjects, |own| own.as_slice());
        match (heading.column, about.indicator, subjects) {
            (Column::Kind, ..) => match (kind_of(cell), subjects) {
                (Some(kind), [goal]) if about.goal == Some(*goal) => self.builder.set_kind(*goal, kind),
                (Some(_), _) => {}
                (None, _) => self.note(subjects, cell, line)?,
            },
            (Column::Figure(figure), Some(indicator), _)
                if self.fill(indicator, figure, cell, &heading.year, line)? => {}
            (Column::Realised, Some(indicator), _)
                if self.builder.add_reading(indicator, cell, &heading.year, line)? => {}
            (Column::Figure(_) | Column::Realised, ..) => self.note(own, &column.noted(cell), line)?,
            // What several activities cost together cannot be told apart. There is no place for a year but the note.
            (Column::Euros, _, [activity])
                if self.is_activity(*activity)
                    && self.builder.set_euros(*activity, cell)
                    && heading.year.is_empty() => {}
            (Column::Euros, ..) => self.note(subjects, &column.noted(cell), line)?,
            _ => self.note(subjects, cell, line)?,
        }
        Ok(())
    }

    fn is_activity(&self, node: usize) -> bool {
        self.builder.kind(node) == Some(PieceKind::Activity)
    }

    fn fill(&mut self, node: usize, figure: Figure, cell: &str, year: &str, line: usize) -> Result<bool, ImportError> {
        let is_taken = self.builder.fill(node, figure, cell, line)?;
        let day = match figure {
            Figure::Baseline => Some(Figure::BaselineDay),
            Figure::Target => Some(Figure::TargetDay),
            _ => None,
        };
        if let Some(day) = day.filter(|_| is_taken && !year.is_empty()) {
            self.builder.fill(node, day, year, line)?;
        }
        Ok(is_taken)
    }

    /// A row without any piece, above the first: its words become a piece, so that they are not lost.
    fn without_subject(&mut self, record: &StringRecord, line: usize, about: &mut About) -> Result<(), ImportError> {
        about.is_new = true;
        self.builder.add(None, None, &words_of(record).join(" – "), line).map(|_| ())
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from calculating with it.
pub(super) fn cell(record: &StringRecord, at: usize) -> &str {
    let cell = record.get(at).unwrap_or_default();
    match cell.strip_prefix('\'') {
        Some(rest) if could_calculate(rest) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet could take a text for a formula: also behind apostrophes, so that one can be put in front
/// and taken off again.
pub(in crate::format) fn could_calculate(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// What a cell in a column of kinds says.
pub(super) fn kind_of(cell: &str) -> Option<PieceKind> {
    let cell = paste::one_line(cell);
    PieceKind::parse(&cell).or(column::heading(&cell).and_then(|heading| heading.column.piece()))
}
