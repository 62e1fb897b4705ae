//! Which rows are drawn: those in view, a few around them, and the active one wherever it is.

use std::collections::HashMap;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Outline, OutlineRow};

/// Rows drawn above and below what is in view, in pixels.
const MARGIN: f64 = 320.0;
/// What a row measures until it has been drawn.
const USUAL_HEIGHT: f64 = 45.0;

/// The heights of all rows: measured where they have been drawn, the usual height elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    measured: HashMap<RecordId, f64>,
    rows: Vec<f64>,
    /// Where each row ends, counted from the top of the first.
    ends: Vec<f64>,
    revision: Option<u64>,
    news: f64,
}

impl Heights {
    /// Follows the rows to what they are now.
    pub fn follow(&mut self, outline: &Outline) {
        let revision = Some(outline.revision());
        if self.revision == revision {
            return;
        }
        let is_next = self.revision.map(|last| last + 1) == revision;
        match outline.edits().filter(|_| is_next) {
            Some(edits) => {
                for edit in edits {
                    let end = (edit.at + edit.removed).min(self.rows.len());
                    self.rows.splice(edit.at.min(end)..end, std::iter::repeat_n(f64::NAN, edit.added));
                }
            }
            None => self.rows.clear(),
        }
        self.rows.resize(outline.rows().len(), f64::NAN);
        for (height, row) in self.rows.iter_mut().zip(outline.rows()).filter(|(height, _)| height.is_nan()) {
            *height = self.measured.get(&row.id).copied().unwrap_or(USUAL_HEIGHT);
        }
        self.revision = revision;
        self.sum();
    }

    fn sum(&mut self) {
        let ends = self.rows.iter().scan(0.0, |end, height| {
            *end += height;
            Some(*end)
        });
        self.ends = ends.collect();
    }

    /// Takes over measured heights of rows, by their places. Says whether so much differs that other rows may have
    /// come into view.
    pub fn measured(&mut self, measured: impl IntoIterator<Item = (usize, RecordId, f64)>) -> bool {
        let mut differs = false;
        for (at, id, height) in measured {
            if let Some(known) = self.rows.get_mut(at).filter(|known| (**known - height).abs() > 0.5) {
                self.news += (*known - height).abs();
                *known = height;
                differs = true;
            }
            self.measured.insert(id, height);
        }
        if differs {
            self.sum();
        }
        let has_news = self.news > MARGIN / 2.0;
        if has_news {
            self.news = 0.0;
        }
        has_news
    }

    /// Forgets all, when the width changed.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// How far from the top a row begins, and its height.
    pub fn span(&self, index: usize) -> (f64, f64) {
        let height = self.rows.get(index).copied().unwrap_or(USUAL_HEIGHT);
        (self.top(index), height)
    }

    fn top(&self, index: usize) -> f64 {
        let Some(above) = index.checked_sub(1) else { return 0.0 };
        self.ends.get(above).or(self.ends.last()).copied().unwrap_or(0.0)
    }

    /// The first row and the one after the last that are between two heights.
    fn between(&self, from: f64, to: f64) -> (usize, usize) {
        let first = self.ends.partition_point(|end| *end < from);
        let after = self.ends.partition_point(|end| *end <= to);
        (first, (after + 1).min(self.ends.len()))
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
    let (first, after) = heights.between(top - MARGIN, top + height + MARGIN);
    let apart = active.filter(|at| (*at < first || *at >= after) && *at < rows.len());
    let runs = [
        apart.filter(|at| *at < first).map(|at| (at, at + 1)),
        Some((first, after)),
        apart.filter(|at| *at >= after).map(|at| (at, at + 1)),
    ];
    let (mut pieces, mut done, mut rooms) = (Vec::new(), 0, 0);
    let mut room = |pieces: &mut Vec<Piece>, from: usize, to: usize| {
        let tall = heights.top(to) - heights.top(from);
        if to > from && tall > 0.0 {
            pieces.push(Piece::Room(rooms, tall));
            rooms += 1;
        }
    };
    for (from, to) in runs.into_iter().flatten() {
        room(&mut pieces, done, from);
        pieces.extend((from..to).filter_map(|at| Some(Piece::Row(at, rows.get(at)?.clone()))));
        done = to;
    }
    room(&mut pieces, done, rows.len());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use waardenboom_core::format::read;
    use waardenboom_core::model::Workbook;
    use waardenboom_core::session::Session;
    use waardenboom_core::tree::FoldState;

    fn session(goals: usize) -> Session {
        let goals = (0..goals).map(|at| {
            let parent = (at % 10 > 0).then(|| format!("goal/g{}", at - at % 10));
            serde_json::json!({ "id": format!("goal/g{at}"), "text": "", "kind": "subgoal", "position": [parent, format!("U{at:04}1")] })
        });
        let records: Vec<_> = goals.collect();
        let file = serde_json::json!({ "format": "waardenboom/1", "workbook": "a1", "records": records });
        Session::open("a1", read(file.to_string().as_bytes()).unwrap().store)
    }

    fn height_of(pieces: &[Piece], heights: &Heights) -> f64 {
        let of = |piece: &Piece| match piece {
            Piece::Row(at, _) => heights.span(*at).1,
            Piece::Room(_, room) => *room,
        };
        pieces.iter().map(of).sum()
    }

    #[test]
    fn whatever_is_in_view_the_table_keeps_its_height() {
        let session = session(1000);
        let outline = Outline::of(session.workbook(), &FoldState::default());
        let mut heights = Heights::default();
        heights.follow(&outline);
        assert!(!heights.measured([(3, outline.rows()[3].id.clone(), 90.0)]), "one row makes no other come into view");
        let all = 999.0 * USUAL_HEIGHT + 90.0;
        for (top, active) in
            [(0.0, None), (5_000.0, Some(2)), (20_000.0, Some(999)), (44_000.0, Some(500)), (90_000.0, None)]
        {
            let pieces = pieces(outline.rows(), &heights, top, 600.0, active);
            assert!((height_of(&pieces, &heights) - all).abs() < 0.01);
            assert!(pieces.len() < 60);
            let drawn = |index| pieces.iter().any(|piece| matches!(piece, Piece::Row(at, _) if *at == index));
            assert!(active.is_none_or(drawn));
        }
        assert_eq!(heights.span(4), (3.0 * USUAL_HEIGHT + 90.0, USUAL_HEIGHT));
    }

    #[test]
    fn a_measured_height_stays_with_its_row_while_branches_fold() {
        let session = session(100);
        let workbook: &Workbook = session.workbook();
        let mut outline = Outline::of(workbook, &FoldState::default());
        let mut heights = Heights::default();
        heights.follow(&outline);
        let tall = outline.rows()[55].id.clone();
        heights.measured([(55, tall.clone(), 90.0)]);
        let mut fold = FoldState::default();
        for folded in [vec![20], vec![20, 50], vec![50], vec![]] {
            fold.folded = folded.iter().map(|at| outline_id(workbook, *at)).collect();
            outline.refresh(workbook, &fold);
            heights.follow(&outline);
            let mut anew = Heights { measured: heights.measured.clone(), ..Heights::default() };
            anew.follow(&outline);
            assert_eq!((&heights.rows, &heights.ends), (&anew.rows, &anew.ends));
        }
        let height = heights.span(outline.find_near(&tall, None, 50).unwrap()).1;
        assert!((height - 90.0).abs() < 0.01);
    }

    fn outline_id(workbook: &Workbook, at: usize) -> RecordId {
        workbook.goals.keys().find(|id| id.key() == format!("g{at}")).unwrap().clone()
    }
}
