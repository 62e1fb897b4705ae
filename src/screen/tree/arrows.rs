//! From row to row in Lijst with the arrows.

use super::gesture;
use crate::app::{RowKey, Workbench};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use waardenboom_core::tree::{Outline, OutlineRow};

/// Rows that Page Up and Page Down go at a time.
const PAGE: usize = 10;

/// What a key means at one row.
enum Way {
    /// Another row becomes the active one.
    To(RowKey),
    /// The row folds or unfolds.
    Fold,
    /// There is nothing that way.
    Nowhere,
}

/// Arrows, Home and End; with Shift they choose rows on the way. Says whether the key was one of them.
pub fn walk(
    workbench: Workbench,
    outline: Memo<Outline>,
    active_index: Memo<Option<usize>>,
    event: &KeyboardEvent,
) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let viewer = workbench.viewer;
    let Some((id, _)) = viewer.active.get_untracked() else { return false };
    let Some(at) = active_index.get_untracked() else { return false };
    let key = event.key();
    let Some(way) = outline.with_untracked(|outline| way_of(&key, outline.rows(), at)) else { return false };
    match way {
        Way::To(next) => {
            let extends = event.shift_key() && matches!(key.as_str(), "ArrowDown" | "ArrowUp");
            let mut selected = viewer.selected.get_untracked();
            viewer.go_to(next.clone());
            if extends {
                if selected.contains(&next.0) && selected.len() > 1 {
                    selected.remove(&id);
                } else {
                    selected.insert(id);
                    selected.insert(next.0);
                }
                viewer.selected.set(selected);
            }
        }
        Way::Fold => gesture::toggle_fold(workbench, &id),
        Way::Nowhere => {}
    }
    true
}

/// Where a key leads from a row; `None` when it is none of these keys.
fn way_of(key: &str, rows: &[OutlineRow], at: usize) -> Option<Way> {
    let row = rows.get(at)?;
    let last = rows.len().saturating_sub(1);
    let to = match key {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => (at + PAGE).min(last),
        "PageUp" => at.saturating_sub(PAGE),
        "Home" => 0,
        "End" => last,
        "ArrowRight" => match row.expanded {
            Some(false) => return Some(Way::Fold),
            Some(true) => at + 1,
            None => return Some(Way::Nowhere),
        },
        "ArrowLeft" if row.expanded == Some(true) => return Some(Way::Fold),
        "ArrowLeft" => {
            let parent = row.parent.as_ref();
            match parent.and_then(|parent| rows.iter().take(at).rposition(|row| row.id == *parent)) {
                Some(above) => above,
                None => return Some(Way::Nowhere),
            }
        }
        _ => return None,
    };
    Some(rows.get(to).map_or(Way::Nowhere, |row| Way::To((row.id.clone(), row.parent.clone()))))
}
