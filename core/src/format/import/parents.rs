//! Tables with a row for every piece, and a column that names the row above it.

use super::builder::Builder;
use super::columns::Use;
use super::remark::RemarkCode;
use super::table::{cell, kind_of, line_of};
use super::{ImportError, PieceKind};
use crate::format::column::Column;
use csv::StringRecord;
use std::collections::BTreeMap;

/// What was read so far.
pub(super) struct Parents {
    columns: Vec<Use>,
    /// Every piece with the name of its parent.
    above: Vec<(usize, String)>,
    by_id: BTreeMap<String, usize>,
    by_text: BTreeMap<String, usize>,
    builder: Builder,
}

impl Parents {
    pub(super) fn new(columns: Vec<Use>, builder: Builder) -> Self {
        Self { columns, above: Vec::new(), by_id: BTreeMap::new(), by_text: BTreeMap::new(), builder }
    }

    /// Takes the next row below the names of the columns.
    pub(super) fn row(&mut self, record: &StringRecord) -> Result<(), ImportError> {
        let row = row(record, &self.columns, &mut self.builder)?;
        self.by_text.entry(self.builder.text(row.node).to_owned()).or_insert(row.node);
        if !row.id.is_empty() {
            let first = *self.by_id.entry(row.id.clone()).or_insert(row.node);
            if first != row.node {
                self.builder.remarks.about(RemarkCode::DoubleId, &row.id);
                self.builder.add_note(row.node, &row.id, 0)?;
            }
        }
        self.above.push((row.node, row.parent));
        Ok(())
    }

    /// Hangs every piece below the one it names.
    pub(super) fn finish(self) -> Result<Builder, ImportError> {
        let Self { above, by_id, by_text, mut builder, .. } = self;
        let mut parents: Vec<Option<usize>> = vec![None; builder.len()];
        for (node, named) in above {
            if named.is_empty() {
                continue;
            }
            if let Some(parent) = by_id.get(&named).or_else(|| by_text.get(&named)) {
                set(&mut parents, node, Some(*parent));
            } else {
                builder.remarks.about(RemarkCode::NoParent, &named);
                builder.add_note(node, &named, 0)?;
            }
        }
        for node in first_of_circles(&parents) {
            let text = builder.text(node).to_owned();
            builder.remarks.about(RemarkCode::Circle, &text);
            set(&mut parents, node, None);
        }
        for (node, parent) in parents.into_iter().enumerate() {
            builder.set_parent(node, parent);
        }
        Ok(builder)
    }
}

fn set(parents: &mut [Option<usize>], node: usize, parent: Option<usize>) {
    if let Some(place) = parents.get_mut(node) {
        *place = parent;
    }
}

struct Row {
    node: usize,
    id: String,
    parent: String,
}

fn row(record: &StringRecord, columns: &[Use], builder: &mut Builder) -> Result<Row, ImportError> {
    let line = line_of(record);
    let is_name = |column: Column| column == Column::Name || column.holds_pieces();
    let filled = |at: &usize| !cell(record, *at).trim().is_empty();
    let name = (0..record.len()).filter(filled).find(|at| columns.get(*at).and_then(Use::column).is_some_and(is_name));
    let kind = name.and_then(|at| columns.get(at)?.column()?.piece());
    let node = builder.add(None, kind, name.map_or("", |at| cell(record, at)), line)?;
    let mut row = Row { node, id: String::new(), parent: String::new() };
    for at in (0..record.len()).filter(filled).filter(|at| Some(*at) != name) {
        let cell = cell(record, at);
        let unnamed = Use::default();
        let column = columns.get(at).unwrap_or(&unnamed);
        match column.column() {
            Some(Column::Id) if row.id.is_empty() => row.id = builder.tidy(cell, line)?,
            Some(Column::Parent) if row.parent.is_empty() => row.parent = builder.tidy(cell, line)?,
            Some(Column::Kind) => match kind_of(cell) {
                Some(kind) => builder.set_kind(node, kind),
                None => builder.add_note(node, cell, line)?,
            },
            Some(Column::Note) => builder.add_note(node, cell, line)?,
            other => {
                let year = column.year();
                let is_taken = match (builder.kind(node), other) {
                    (Some(PieceKind::Indicator), Some(Column::Figure(figure))) => {
                        builder.fill(node, figure, cell, line)?
                    }
                    (Some(PieceKind::Indicator), Some(Column::Realised)) => {
                        builder.add_reading(node, cell, year, line)?
                    }
                    (Some(PieceKind::Activity), Some(Column::Euros)) => {
                        builder.set_euros(node, cell) && year.is_empty()
                    }
                    _ => false,
                };
                if !is_taken {
                    builder.remarks.about(RemarkCode::OtherColumn, &column.name);
                    builder.add_note(node, &column.noted(cell), line)?;
                }
            }
        }
    }
    Ok(row)
}

/// The first row of every circle.
fn first_of_circles(parents: &[Option<usize>]) -> Vec<usize> {
    // The walk in which each was met first; 0 for none yet.
    let mut met = vec![0_usize; parents.len()];
    let mut firsts = Vec::new();
    for start in 0..parents.len() {
        let walk = start + 1;
        let mut at = Some(start);
        while let Some(here) = at {
            match met.get_mut(here) {
                Some(mark) if *mark == 0 => *mark = walk,
                Some(mark) if *mark == walk => {
                    firsts.push(here);
                    break;
                }
                _ => break,
            }
            at = parents.get(here).copied().flatten();
        }
    }
    firsts
}
