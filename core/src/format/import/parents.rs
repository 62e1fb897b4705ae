//! Tables with a row for every piece, and a column that names the row above it.

use super::builder::Builder;
use super::freeplane::figure;
use super::remark::RemarkCode;
use super::table::{Use, cell, kind_of};
use super::{ImportError, PieceKind};
use crate::format::column::Column;
use csv::StringRecord;
use std::collections::BTreeMap;

/// Reads the rows below the names of the columns.
pub(super) fn read(records: &[StringRecord], columns: &[Use], builder: &mut Builder) -> Result<(), ImportError> {
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_text: BTreeMap<String, usize> = BTreeMap::new();
    for record in records.iter().filter(|record| record.iter().any(|cell| !cell.trim().is_empty())) {
        let row = row(record, columns, builder)?;
        by_text.entry(builder.text(row.node).to_owned()).or_insert(row.node);
        if !row.id.is_empty() {
            let first = *by_id.entry(row.id.clone()).or_insert(row.node);
            if first != row.node {
                builder.remarks.about(RemarkCode::DoubleId, &row.id);
                builder.add_note(row.node, &row.id, 0)?;
            }
        }
        above.push((row.node, row.parent));
    }
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
    Ok(())
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
    let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
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
                let is_taken = match other.and_then(figure) {
                    Some(figure) if builder.kind(node) == Some(PieceKind::Indicator) => {
                        builder.fill(node, figure, cell, line)?
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
