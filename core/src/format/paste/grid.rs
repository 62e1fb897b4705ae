//! Where the cells of an HTML table stand.

use super::nest::Nest;
use super::table::{Cell, MAX_COLUMNS, Table};

/// The table that is being read; tables within it are part of its cells.
pub(super) struct Grid {
    table: Table,
    /// How many tables are open.
    pub(super) depth: usize,
    row: usize,
    is_in_row: bool,
    cells: Vec<Cell>,
    column: usize,
    /// Per column the row from which it is free again, below cells that reach over several rows.
    free_from: Vec<usize>,
}

impl Grid {
    pub(super) fn new() -> Self {
        Self {
            table: Table::new(),
            depth: 1,
            row: 0,
            is_in_row: false,
            cells: Vec::new(),
            column: 0,
            free_from: Vec::new(),
        }
    }

    pub(super) fn begin_row(&mut self) {
        self.is_in_row = true;
    }

    /// Whether the row has text beyond its first column.
    pub(super) fn has_columns(&self) -> bool {
        self.cells.iter().skip(1).any(|cell| !cell.is_empty())
    }

    /// A new cell: the first place in its row that no cell from above reaches into.
    pub(super) fn cell(&mut self, columns: usize, rows: usize) {
        let mut column = self.cells.len();
        while self.free_from.get(column).is_some_and(|free| *free > self.row) {
            column += 1;
        }
        let column = column.min(MAX_COLUMNS - 1);
        let end = column.saturating_add(columns.max(1)).min(MAX_COLUMNS);
        if self.free_from.len() < end {
            self.free_from.resize(end, 0);
        }
        let free = if rows == 0 { usize::MAX } else { self.row.saturating_add(rows) };
        self.free_from.iter_mut().take(end).skip(column).for_each(|place| *place = free);
        self.cells.resize(end, Cell::new());
        self.column = column;
    }

    /// A line of text in the cell.
    pub(super) fn line(&mut self, depth: usize, text: String) {
        if self.cells.is_empty() {
            self.is_in_row = true;
            self.cell(1, 1);
        }
        if let Some(cell) = self.cells.get_mut(self.column) {
            cell.push((depth, text));
        }
    }

    pub(super) fn end_row(&mut self, nest: &mut Nest) {
        if std::mem::take(&mut self.is_in_row) {
            self.table.row(nest, &self.cells);
            self.cells.clear();
            self.row += 1;
            self.column = 0;
        }
    }
}
