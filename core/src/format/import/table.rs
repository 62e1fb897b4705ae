//! Tables: each row the path to what it is about, with what is known of it.

use super::builder::Builder;
use super::freeplane::figure;
use super::piece::Figure;
use super::remark::RemarkCode;
use super::{Form, ImportError, PieceKind, parents};
use crate::format::column::{self, Column, Heading};
use crate::format::paste;
use crate::model::GoalKind;
use csv::StringRecord;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Rows in which the names of the columns are looked for: a budget has a title above them.
pub(super) const FIRST_ROWS: usize = 10;

/// A row with more cells names no columns: nobody makes such a table, and a name takes time to know.
const MOST_NAMES: usize = 500;

/// A column: what it holds, when we know, and its name.
#[derive(Clone, Debug, Default)]
pub(super) struct Use {
    pub(super) heading: Option<Heading>,
    pub(super) name: String,
}

impl Use {
    fn of(cell: &str) -> Self {
        let name = paste::one_line(cell);
        Self { heading: column::heading(&name), name }
    }

    /// What it holds; `None` when we do not know.
    pub(super) fn column(&self) -> Option<Column> {
        self.heading.as_ref().map(|heading| heading.column)
    }

    /// A cell of it, as a line of a note.
    pub(super) fn noted(&self, cell: &str) -> String {
        if self.name.is_empty() { cell.to_owned() } else { format!("{}: {cell}", self.name) }
    }
}

/// Whether one of the first rows names the columns.
pub(super) fn has_heading(records: &[StringRecord]) -> bool {
    heading_row(records).is_some_and(|(_, columns)| holds_pieces(&columns))
}

/// Whether one of the first rows says where the names of goals are, or what hangs below what.
pub(super) fn tells_pieces(records: &[StringRecord]) -> bool {
    let is_parent = |column: &Use| column.column() == Some(Column::Parent);
    heading_row(records).is_some_and(|(_, columns)| holds_pieces(&columns) || columns.iter().any(is_parent))
}

fn holds_pieces(columns: &[Use]) -> bool {
    columns.iter().any(|column| column.column().is_some_and(Column::holds_pieces))
}

fn heading_row(records: &[StringRecord]) -> Option<(usize, Vec<Use>)> {
    let mut first = records.iter().take(FIRST_ROWS).enumerate().filter(|(_, record)| record.len() <= MOST_NAMES);
    first.find_map(|(at, record)| {
        let columns: Vec<Use> = record.iter().map(Use::of).collect();
        let known = columns.iter().filter(|column| column.heading.is_some()).count();
        (known >= 2).then_some((at, columns))
    })
}

/// Reads a table with named columns, or one in which each column is a level.
pub(super) fn read(records: &[StringRecord], builder: &mut Builder) -> Result<Form, ImportError> {
    let Some((at, mut columns)) = heading_row(records) else {
        let width = records.iter().map(StringRecord::len).max().unwrap_or(0);
        let heading = Some(Heading { column: Column::Level(None), year: String::new() });
        let level = Use { heading, name: String::new() };
        rows(records, vec![level; width], builder)?;
        return Ok(Form::Table);
    };
    let (above, below) = records.split_at_checked(at).unwrap_or_default();
    for row in above.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())) {
        let texts: Vec<String> = row.iter().map(paste::one_line).filter(|text| !text.is_empty()).collect();
        builder.remarks.about(RemarkCode::AboveHeading, &texts.join(" "));
    }
    builder.remarks.count(RemarkCode::Heading, 1);
    let body = below.get(1..).unwrap_or_default();
    let has = |wanted: Column| columns.iter().any(|column| column.column() == Some(wanted));
    if has(Column::Parent) {
        parents::read(body, &columns, builder)?;
        return Ok(Form::Parents);
    }
    let has_pieces = holds_pieces(&columns);
    step_down(&mut columns, has_pieces);
    rows(body, columns, builder)?;
    Ok(Form::Table)
}

/// Columns of the same high kind beside each other are levels below each other; a column of plain names is a
/// level where nothing else is.
fn step_down(columns: &mut [Use], has_pieces: bool) {
    let mut last: Option<GoalKind> = None;
    for column in columns {
        let Some(heading) = &mut column.heading else { continue };
        match &mut heading.column {
            Column::Level(Some(kind)) => {
                if last == Some(*kind) && matches!(*kind, GoalKind::Ambition | GoalKind::Outcome) {
                    *kind = crate::command::natural_child(Some(*kind));
                }
                last = Some(*kind);
            }
            Column::Name if !has_pieces => heading.column = Column::Level(None),
            // A number or name of the row itself: a fact like any other.
            Column::Name | Column::Id => column.heading = None,
            _ => {}
        }
    }
}

/// Reads rows by what their columns hold.
pub(super) fn rows(records: &[StringRecord], columns: Vec<Use>, builder: &mut Builder) -> Result<(), ImportError> {
    let width = columns.len();
    let mut table = Table { columns: columns.into(), path: vec![None; width], known: BTreeMap::new(), builder };
    for record in records {
        let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        table.row(record, line)?;
    }
    Ok(())
}

struct Table<'a> {
    columns: Rc<[Use]>,
    /// The piece of each column that the next row may hang below.
    path: Vec<Option<usize>>,
    /// Pieces by what they hang below, their kind and their text: rows may come in any order.
    known: BTreeMap<(Option<usize>, Option<PieceKind>, String), usize>,
    builder: &'a mut Builder,
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

impl Table<'_> {
    fn row(&mut self, record: &StringRecord, line: usize) -> Result<(), ImportError> {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let mut about = About::default();
        self.levels(record, line, &mut about)?;
        self.pieces(record, line, &mut about)?;
        self.facts(record, line, &mut about)?;
        if !about.is_new {
            let texts: Vec<String> = record.iter().map(paste::one_line).filter(|text| !text.is_empty()).collect();
            self.builder.remarks.about(RemarkCode::RepeatedRow, &texts.join(" "));
        }
        Ok(())
    }

    /// Walks the columns of levels: an empty cell, or one that repeats the row above, stands for the same parent.
    fn levels(&mut self, record: &StringRecord, line: usize, about: &mut About) -> Result<(), ImportError> {
        let mut above = None;
        let mut is_moved = false;
        let is_level = |column: &Use| matches!(column.column(), Some(Column::Level(_)));
        let filled = |at: usize| !cell(record, at).trim().is_empty();
        let last = (0..self.columns.len()).rfind(|at| filled(*at) && self.columns.get(*at).is_some_and(is_level));
        for at in 0..self.columns.len() {
            let Some(Column::Level(kind)) = self.columns.get(at).and_then(Use::column) else { continue };
            let kind = kind.map(PieceKind::Goal);
            let cell = cell(record, at);
            if cell.trim().is_empty() {
                if is_moved || last.is_some_and(|last| at > last) {
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
        if let Some(place) = self.path.get_mut(at) {
            *place = node;
        }
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
        let (columns, unnamed) = (Rc::clone(&self.columns), Use::default());
        for at in 0..record.len() {
            let cell = cell(record, at);
            let column = columns.get(at).unwrap_or(&unnamed);
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
        match figure(heading.column) {
            None if heading.column == Column::Kind => match (kind_of(cell), subjects) {
                (Some(kind), [goal]) if about.goal == Some(*goal) => self.builder.set_kind(*goal, kind),
                (Some(_), _) => {}
                (None, _) => self.note(subjects, cell, line)?,
            },
            None => self.note(subjects, cell, line)?,
            Some(figure) => {
                let is_taken = match about.indicator {
                    Some(indicator) => self.fill(indicator, figure, cell, &heading.year, line)?,
                    None => false,
                };
                let own = about.indicator.map(|indicator| [indicator]);
                if !is_taken {
                    self.note(own.as_ref().map_or(subjects, |own| own.as_slice()), &column.noted(cell), line)?;
                }
            }
        }
        Ok(())
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
        let texts: Vec<String> = record.iter().map(paste::one_line).filter(|text| !text.is_empty()).collect();
        about.is_new = true;
        self.builder.add(None, None, &texts.join(" – "), line).map(|_| ())
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
