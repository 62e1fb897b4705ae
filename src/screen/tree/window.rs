//! Which rows are drawn: those in view, a few around them, and the active one wherever it is.

use crate::app::RowKey;
use std::collections::HashMap;
use waardenboom_core::tree::OutlineRow;

/// Rows drawn above and below what is in view, in pixels.
const MARGIN: f64 = 320.0;
/// What a row measures until it has been drawn.
const USUAL_HEIGHT: f64 = 45.0;

/// The heights of rows that have been drawn.
#[derive(Clone, Debug, Default)]
pub struct Heights(HashMap<RowKey, f64>);

impl Heights {
    /// A measured height; says whether it was news.
    pub fn measured(&mut self, row: RowKey, height: f64) -> bool {
        self.0.insert(row, height).is_none_or(|old| (old - height).abs() > 0.5)
    }

    /// Forgets all, when the width changed.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn of(&self, row: &OutlineRow) -> f64 {
        if self.0.is_empty() {
            return USUAL_HEIGHT;
        }
        self.0.get(&(row.id.clone(), row.parent.clone())).copied().unwrap_or(USUAL_HEIGHT)
    }

    /// How far from the top a row begins, and its height.
    pub fn span(&self, rows: &[OutlineRow], index: usize) -> (f64, f64) {
        let top = rows.iter().take(index).map(|row| self.of(row)).sum();
        (top, rows.get(index).map_or(USUAL_HEIGHT, |row| self.of(row)))
    }
}

/// What stands in the table: a row, or the room of rows that are not drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// The row with this place in the outline.
    Row(usize, OutlineRow),
    /// Room, in pixels; numbered, so that each keeps its element.
    Room(u8, f64),
}

/// The pieces for a view of `height` pixels that begins at `top`.
pub fn pieces(rows: &[OutlineRow], heights: &Heights, top: f64, height: f64, active: Option<usize>) -> Vec<Piece> {
    let (from, to) = (top - MARGIN, top + height + MARGIN);
    let mut pieces = Vec::new();
    let (mut at, mut room, mut rooms) = (0.0, 0.0, 0);
    for (index, row) in rows.iter().enumerate() {
        let tall = heights.of(row);
        let is_near = at + tall >= from && at <= to;
        if is_near || active == Some(index) {
            if room > 0.0 {
                pieces.push(Piece::Room(rooms, room));
                rooms += 1;
                room = 0.0;
            }
            pieces.push(Piece::Row(index, row.clone()));
        } else {
            room += tall;
        }
        at += tall;
    }
    if room > 0.0 {
        pieces.push(Piece::Room(rooms, room));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use waardenboom_core::store::RecordId;
    use waardenboom_core::tree::RowKind;

    fn rows(count: u128) -> Vec<OutlineRow> {
        let row = |n| OutlineRow {
            id: RecordId::new("goal", n),
            parent: None,
            kind: RowKind::Goal,
            level: 1,
            place: 1,
            siblings: 1,
            expanded: None,
        };
        (0..count).map(row).collect()
    }

    #[test]
    fn whatever_is_in_view_the_table_keeps_its_height() {
        let rows = rows(1000);
        let mut heights = Heights::default();
        heights.measured((rows[3].id.clone(), None), 90.0);
        let all = 999.0 * USUAL_HEIGHT + 90.0;
        for (top, active) in [(0.0, None), (5_000.0, Some(2)), (20_000.0, Some(999)), (44_000.0, Some(500))] {
            let pieces = pieces(&rows, &heights, top, 600.0, active);
            let height: f64 = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Row(_, row) => heights.of(row),
                    Piece::Room(_, room) => *room,
                })
                .sum();
            assert!((height - all).abs() < 0.01);
            assert!(pieces.len() < 60);
            let drawn = |index| pieces.iter().any(|piece| matches!(piece, Piece::Row(at, _) if *at == index));
            assert!(active.is_none_or(drawn));
        }
    }
}
