//! Tables: each column a level.

use super::nest::{Key, Nest, TEXT};
use super::{clean, markdown};
use crate::format::column;

/// Columns beyond this one are read as part of it: nothing may stand that deep.
pub(super) const MAX_COLUMNS: usize = 64;

/// Rows of cells as lines: a cell hangs below the nearest filled one to its left. An empty cell, or one that
/// repeats the row above, stands for the same parent.
pub(super) struct Table {
    path: Vec<Cell>,
    is_first: bool,
}

/// The lines of one cell, with how deep they stand within it.
pub(super) type Cell = Vec<(usize, String)>;

/// More than the lines of a cell stand below each other.
const WITHIN: usize = 1000;

impl Table {
    pub(super) fn new() -> Self {
        Self { path: Vec::new(), is_first: true }
    }

    /// Adds a row. The first row is left out when it only names the columns.
    pub(super) fn row(&mut self, nest: &mut Nest, cells: &[Cell]) {
        if cells.iter().all(Vec::is_empty) {
            return;
        }
        let is_first = std::mem::replace(&mut self.is_first, false);
        if is_first && names_columns(cells) {
            nest.leave_out_heading();
            return;
        }
        let mut is_new = false;
        for (at, cell) in cells.iter().enumerate() {
            let column = at.min(MAX_COLUMNS - 1);
            if cell.is_empty() {
                continue;
            }
            if !is_new && self.path.get(column) == Some(cell) {
                continue;
            }
            is_new = true;
            self.path.resize(column, Cell::new());
            self.path.push(cell.clone());
            for (depth, text) in cell {
                let indent = column * WITHIN + depth.min(&(WITHIN - 1));
                nest.add(Key { part: TEXT, indent, rank: 0 }, text.clone());
            }
        }
    }
}

fn names_columns(cells: &[Cell]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty()).peekable();
    let is_name = |cell: &Cell| {
        let [(_, text)] = cell.as_slice() else { return false };
        column::heading(text).is_some_and(|heading| heading.column.holds_pieces())
    };
    cells.len() > 1 && filled.peek().is_some() && filled.all(is_name)
}

/// Whether this text is a table with tabs between its cells: most lines have one behind some text that is more
/// than a bullet or a number.
pub(super) fn has_tabs_between(text: &str, is_marked: impl Fn(&str) -> bool) -> bool {
    let (mut inside, mut others) = (0_usize, 0_usize);
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('\t')) {
        let line = line.trim_start();
        let behind = line.split_once('\t').map(|(_, behind)| behind);
        if behind.is_some_and(|behind| !is_marked(line) || behind.contains('\t')) {
            inside += 1;
        } else {
            others += 1;
        }
    }
    inside > others
}

/// Reads cells with tabs between them, as a spreadsheet gives them: a cell with a quote, a tab or a line break
/// in it stands between quotes.
pub(super) fn read_tabs(nest: &mut Nest, text: &str) {
    let mut table = Table::new();
    let mut rest = text;
    let mut may_quote = true;
    let mut row = Vec::new();
    loop {
        let quoted = if may_quote && rest.starts_with('"') { quoted_cell(rest) } else { None };
        may_quote &= quoted.is_some() || !rest.starts_with('"');
        let (cell, behind) = quoted.unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            let (cell, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (cell.to_owned(), behind)
        });
        row.push(cell_of(clean::clean(&cell, true)));
        let ends_row = !behind.starts_with('\t');
        rest = behind.get(1..).unwrap_or_default();
        if ends_row {
            table.row(nest, &row);
            row.clear();
            if rest.is_empty() {
                return;
            }
        }
    }
}

fn cell_of(text: String) -> Cell {
    if text.is_empty() { Cell::new() } else { vec![(0, text)] }
}

/// A cell between quotes, a quote in it doubled; it must end at a tab, a line's end or the end.
fn quoted_cell(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text.strip_prefix('"')?;
    loop {
        let (part, behind) = rest.split_once('"')?;
        cell.push_str(part);
        match behind.chars().next() {
            Some('"') => {
                cell.push('"');
                rest = behind.get(1..)?;
            }
            None | Some('\t' | '\n') => return Some((cell, behind)),
            Some(_) => return None,
        }
    }
}

/// Reads rows between upright lines; the row above the line of dashes names the columns.
pub(super) fn read_upright(nest: &mut Nest, rows: &[Vec<String>]) {
    let mut table = Table::new();
    let is_ruled = |row: &Vec<String>| row.iter().all(|cell| markdown::is_drawn(cell));
    for (at, row) in rows.iter().enumerate() {
        if is_ruled(row) {
            continue;
        }
        if rows.get(at + 1).is_some_and(is_ruled) {
            nest.leave_out_heading();
            continue;
        }
        let cells: Vec<Cell> = row.iter().map(|cell| cell_of(clean::clean(&markdown::inline(cell), false))).collect();
        table.row(nest, &cells);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, String)> {
        let mut nest = Nest::default();
        read_tabs(&mut nest, text);
        nest.finish().unwrap().lines
    }

    #[test]
    fn empty_and_repeated_cells_are_the_same_parent() {
        let lines = read("A\tb\tc\n\t\td\nA\tb\te\nA\tf\t\nB\tb\tc");
        let expected = [(0, "A"), (1, "b"), (2, "c"), (2, "d"), (2, "e"), (1, "f"), (0, "B"), (1, "b"), (2, "c")];
        assert_eq!(lines, expected.map(|(level, text)| (level, text.to_owned())));
    }

    #[test]
    fn quoted_cells_keep_their_lines_and_quotes() {
        assert_eq!(read("\"een\ntwee \"\"x\"\"\"\tb"), [(0, "een\ntwee \"x\"".to_owned()), (1, "b".to_owned())]);
        assert_eq!(read("\"open\tb"), [(0, "\"open".to_owned()), (1, "b".to_owned())]);
    }
}
