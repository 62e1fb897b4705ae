//! Lijst: the tree as a treegrid on a real table, windowed.

use super::row::Row;
use super::window::{Heights, Piece, pieces};
use super::{edit_id, gesture, row_id};
use crate::action::Action;
use crate::app::{RowKey, Workbench};
use crate::language::say;
use crate::part::{self, set_style};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::collections::BTreeSet;
use waardenboom_core::tree::{Outline, OutlineRow};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

/// The rows of this moment, for the grid and whoever walks over them.
pub fn outline(workbench: Workbench) -> Memo<Outline> {
    Memo::new(move |_| {
        let fold = workbench.viewer.fold.get();
        workbench.read_shape(|workbook| Outline::of(workbook, &fold))
    })
}

/// The treegrid.
#[component]
pub fn Grid(outline: Memo<Outline>) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let scroller = NodeRef::<leptos::html::Div>::new();
    let top = RwSignal::new(0.0_f64);
    let size = RwSignal::new((0.0_f64, 600.0_f64));
    let heights = RwSignal::new(Heights::default());
    let active_index = Memo::new(move |_| {
        let (id, parent) = viewer.active.get()?;
        outline.with(|outline| outline.find(&id, parent.as_ref()))
    });
    let drawn = Memo::new(move |_| {
        let (top, (_, height)) = (top.get(), size.get());
        outline.with(|outline| heights.with(|heights| pieces(outline.rows(), heights, top, height, active_index.get())))
    });

    // The first row takes the focus when somebody comes into the tree by Tab and none was active.
    let first_row = move || outline.with(|outline| outline.rows().first().map(key_of));
    let tab_stop = Memo::new(move |_| match active_index.get() {
        Some(_) => viewer.active.get(),
        None => first_row(),
    });

    watch_size(scroller, size, heights);

    measure_rows(drawn, heights);
    let in_tree = keep_focus_while_drawing(drawn);

    // The active row comes into view and takes the focus when a gesture asks for it.
    Effect::new(move |before: Option<u64>| {
        let (focus, look) = (viewer.focus.get(), viewer.look.get());
        if focus + look == 0 || viewer.active.with_untracked(Option::is_none) {
            return focus;
        }
        bring_into_view(scroller, outline, heights, active_index.get_untracked());
        if before.unwrap_or(0) != focus
            && viewer.editing.with_untracked(Option::is_none)
            && let Some(key) = viewer.active.get_untracked()
        {
            part::focus_by_id(&row_id(&key));
        }
        focus
    });

    let on_key = move |event: KeyboardEvent| key_pressed(workbench, &event, |event| walk(workbench, outline, event));
    let count = move || outline.with(|outline| outline.rows().len() + 1);
    let row_of = move |key: &RowKey| {
        let key = key.clone();
        Memo::new(move |_| {
            drawn.with(|pieces| {
                pieces.iter().find_map(|piece| match piece {
                    Piece::Row(index, row) if row.id == key.0 && row.parent == key.1 => Some((*index, row.clone())),
                    _ => None,
                })
            })
        })
    };
    let key_of_piece = |piece: &Piece| match piece {
        Piece::Row(_, row) => Ok(key_of(row)),
        Piece::Room(number, _) => Err(*number),
    };
    view! {
        <div class="wb-tree__scroll" node_ref=scroller on:scroll=move |_| {
            if let Some(scroller) = scroller.get_untracked() {
                top.set(f64::from(scroller.scroll_top()));
            }
        }>
            <table class="wb-treegrid" role="treegrid" aria-label=say("nav.tree") aria-rowcount=count aria-multiselectable="true" aria-describedby="tree-hint" on:keydown=on_key
                on:focusin=move |_| in_tree.set_value(true)
                on:focusout=move |event| if event.related_target().is_some() { in_tree.set_value(false) }
            >
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        <th role="columnheader" scope="col">{say("tree.column-goal")}</th>
                        <th class="wb-treegrid__kind" role="columnheader" scope="col">{say("tree.column-kind")}</th>
                        <th class="wb-treegrid__count" role="columnheader" scope="col">{say("tree.column-indicators")}</th>
                        <th class="wb-treegrid__count" role="columnheader" scope="col">{say("tree.column-contributions")}</th>
                        <th class="wb-treegrid__who" role="columnheader" scope="col">{say("tree.column-who")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=move || drawn.get() key=key_of_piece children=move |piece| match piece {
                        Piece::Row(_, row) => {
                            let key = key_of(&row);
                            let place = row_of(&key);
                            view! { <Row key place first=row tab_stop/> }.into_any()
                        }
                        Piece::Room(number, _) => view! { <Room number drawn/> }.into_any(),
                    }/>
                </tbody>
            </table>
        </div>
        <p class="wb-hidden" id="tree-hint">{say("tree.hint")}</p>
    }
}

fn key_of(row: &OutlineRow) -> RowKey {
    (row.id.clone(), row.parent.clone())
}

/// The room of rows that are not drawn.
#[component]
fn Room(number: u8, drawn: Memo<Vec<Piece>>) -> impl IntoView {
    let node = NodeRef::<leptos::html::Td>::new();
    Effect::new(move |_| {
        let room = drawn.with(|pieces| {
            pieces.iter().find_map(|piece| match piece {
                Piece::Room(at, room) if *at == number => Some(*room),
                _ => None,
            })
        });
        if let (Some(room), Some(cell)) = (room, node.get()) {
            set_style(&cell, "--space", &format!("{room}px"));
        }
    });
    view! { <tr class="wb-spacer" aria-hidden="true"><td colspan="5" node_ref=node></td></tr> }
}

/// Keeps the size of the view, and forgets measured heights when the width changes.
fn watch_size(scroller: NodeRef<leptos::html::Div>, size: RwSignal<(f64, f64)>, heights: RwSignal<Heights>) {
    let resized = Closure::<dyn FnMut()>::new(move || {
        let Some(Some(element)) = scroller.try_get_untracked() else { return };
        let (width, height) = (f64::from(element.client_width()), f64::from(element.client_height()));
        if let Some((old_width, old_height)) = size.try_get_untracked() {
            if (old_width - width).abs() > 0.5 {
                heights.update(Heights::clear);
            }
            if (old_width, old_height) != (width, height) {
                size.set((width, height));
            }
        }
    });
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
    let kept = StoredValue::new_local((observer, resized));
    Effect::new(move |_| {
        if let Some(element) = scroller.get() {
            kept.with_value(|(observer, _)| {
                if let Some(observer) = observer {
                    observer.observe(&element);
                }
            });
        }
    });
    on_cleanup(move || {
        kept.with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.disconnect();
            }
        });
    });
}

/// Rows that come and go around the active one can move it within the page, and the browser takes the focus from what
/// moves: it gets it back before the next key. Says whether the tree has the focus, as far as anybody took it.
fn keep_focus_while_drawing(drawn: Memo<Vec<Piece>>) -> StoredValue<bool> {
    let viewer = Workbench::get().viewer;
    let in_tree = StoredValue::new(false);
    Effect::new(move |_| {
        drawn.track();
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            if part::focused().is_some() || in_tree.try_get_value() != Some(true) {
                return;
            }
            let editing = viewer.editing.with_untracked(|editing| editing.as_ref().map(|editing| editing.row.clone()));
            match (editing, viewer.active.get_untracked()) {
                (Some(row), _) => part::focus_in_place(&edit_id(&row)),
                (None, Some(row)) => part::focus_in_place(&row_id(&row)),
                (None, None) => {}
            }
        });
    });
    in_tree
}

/// What was drawn is measured, so that rows of several lines keep their place.
fn measure_rows(drawn: Memo<Vec<Piece>>, heights: RwSignal<Heights>) {
    let viewer = Workbench::get().viewer;
    Effect::new(move |_| {
        drawn.track();
        viewer.editing.track();
        viewer.find.track();
        part::after_drawing(move || {
            let keys: Vec<RowKey> = match drawn.try_get_untracked() {
                Some(pieces) => pieces
                    .iter()
                    .filter_map(|piece| match piece {
                        Piece::Row(_, row) => Some(key_of(row)),
                        Piece::Room(..) => None,
                    })
                    .collect(),
                None => return,
            };
            let mut news = false;
            let mut measured = heights.get_untracked();
            for key in keys {
                if let Some(element) = part::element(&row_id(&key)) {
                    news |= measured.measured(key, f64::from(element.offset_height()));
                }
            }
            if news {
                heights.set(measured);
            }
        });
    });
}

fn bring_into_view(
    scroller: NodeRef<leptos::html::Div>,
    outline: Memo<Outline>,
    heights: RwSignal<Heights>,
    index: Option<usize>,
) {
    let (Some(element), Some(index)) = (scroller.get_untracked(), index) else { return };
    let (row_top, row_height) =
        outline.with_untracked(|outline| heights.with_untracked(|heights| heights.span(outline.rows(), index)));
    let head = head_height(&element);
    let (top, height) = (f64::from(element.scroll_top()), f64::from(element.client_height()) - head);
    #[allow(clippy::cast_possible_truncation, reason = "pixels")]
    if row_top < top {
        element.set_scroll_top(row_top as i32);
    } else if row_top + row_height > top + height {
        element.set_scroll_top((row_top + row_height - height + 8.0) as i32);
    }
}

fn head_height(scroller: &HtmlElement) -> f64 {
    let head = scroller.query_selector("thead").ok().flatten();
    head.and_then(|head| head.dyn_into::<HtmlElement>().ok()).map_or(0.0, |head| f64::from(head.offset_height()))
}

/// Keys while a row or box has the focus; one that is typed in keeps its own.
pub fn key_pressed(workbench: Workbench, event: &KeyboardEvent, walk: impl FnOnce(&KeyboardEvent) -> bool) {
    let viewer = workbench.viewer;
    if event.is_composing() || event.key() == "Process" || viewer.editing.with_untracked(Option::is_some) {
        return;
    }
    let leaving = viewer.leaving.get_untracked();
    if event.key() == "Tab" && (leaving || event.shift_key()) {
        return;
    }
    if event.key() == "Escape" {
        if !gesture::whole_tree(workbench) {
            if viewer.selected.with_untracked(BTreeSet::is_empty) {
                viewer.leaving.set(true);
                workbench.notify(say("tree.leaving"), false);
            } else {
                viewer.selected.update(BTreeSet::clear);
            }
        }
        event.prevent_default();
        return;
    }
    if let Some((action, level)) = Action::of_key(event) {
        if !action.is_global() {
            event.prevent_default();
            action.run(workbench, level);
        }
        return;
    }
    if walk(event) {
        event.prevent_default();
        return;
    }
    let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
    if plain
        && event.key().chars().count() == 1
        && event.key() != " "
        && let Some(row) = viewer.active.get_untracked()
    {
        event.prevent_default();
        gesture::edit(workbench, row, Some(event.key()));
    }
}

/// Arrows, Home and End; with Shift they choose rows on the way. Says whether the key was one of them.
fn walk(workbench: Workbench, outline: Memo<Outline>, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let viewer = workbench.viewer;
    let Some((id, parent)) = viewer.active.get_untracked() else { return false };
    let outline = outline.get_untracked();
    let rows = outline.rows();
    let Some(at) = outline.find(&id, parent.as_ref()) else { return false };
    let Some(row) = rows.get(at) else { return false };
    let page = 10;
    let to = match event.key().as_str() {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => (at + page).min(rows.len().saturating_sub(1)),
        "PageUp" => at.saturating_sub(page),
        "Home" => 0,
        "End" => rows.len().saturating_sub(1),
        "ArrowRight" => match row.expanded {
            Some(false) => {
                gesture::toggle_fold(workbench, &id);
                return true;
            }
            Some(true) => at + 1,
            None => return true,
        },
        "ArrowLeft" => {
            if row.expanded == Some(true) {
                gesture::toggle_fold(workbench, &id);
                return true;
            }
            match parent.and_then(|parent| rows.iter().take(at).rposition(|row| row.id == parent)) {
                Some(above) => above,
                None => return true,
            }
        }
        _ => return false,
    };
    if let Some(next) = rows.get(to) {
        let mut selected = viewer.selected.get_untracked();
        let extends = event.shift_key() && matches!(event.key().as_str(), "ArrowDown" | "ArrowUp");
        viewer.go_to(key_of(next));
        if extends {
            if selected.contains(&next.id) && selected.len() > 1 {
                selected.remove(&id);
            } else {
                selected.insert(id);
                selected.insert(next.id.clone());
            }
            viewer.selected.set(selected);
        }
    }
    true
}
