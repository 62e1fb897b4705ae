//! Lijst: the tree as a treegrid on a real table, windowed.

use super::arrows::walk;
use super::row::Row;
use super::window::{Heights, Piece, pieces};
use super::{edit_id, gesture, row_id};
use crate::action::Action;
use crate::app::{RowKey, Workbench};
use crate::language::say;
use crate::part::{self, set_pixels};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::collections::BTreeSet;
use waardenboom_core::tree::{Outline, OutlineRow};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The rows of this moment, for the grid and whoever walks over them.
pub fn outline(workbench: Workbench) -> Memo<Outline> {
    Memo::new_owning(move |before: Option<Outline>| {
        workbench.viewer.fold.with(|fold| {
            workbench.read_shape(|workbook| match before {
                Some(mut outline) => {
                    let differs = outline.refresh(workbook, fold);
                    (outline, differs)
                }
                None => (Outline::of(workbook, fold), true),
            })
        })
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
    let heights = KnownHeights::new();
    let head = StoredValue::new(0.0_f64);
    let active_index = Memo::new(move |before: Option<&Option<usize>>| {
        let near = before.copied().flatten().unwrap_or(0);
        viewer.active.with(|active| {
            let (id, parent) = active.as_ref()?;
            outline.with(|outline| outline.find_near(id, parent.as_ref(), near))
        })
    });
    let drawn = Memo::new(move |_| {
        let (top, (_, height)) = (top.get(), size.get());
        outline.with(|outline| {
            heights.track(outline, |heights| pieces(outline.rows(), heights, top, height, active_index.get()))
        })
    });

    // The first row takes the focus when somebody comes into the tree by Tab and none was active.
    let first_row = move || outline.with(|outline| outline.rows().first().map(key_of));
    let tab_stop = after_focus(Memo::new(move |_| match active_index.get() {
        Some(_) => viewer.active.get(),
        None => first_row(),
    }));

    part::watch_size(scroller, size);
    follow_size(scroller, size, heights, head);

    measure_rows(drawn, heights);
    let in_tree = keep_focus_while_drawing(drawn);

    let top_for_active = move || {
        let height = size.get_untracked().1 - head.get_value();
        let index = active_index.get_untracked()?;
        let span = outline.with_untracked(|outline| heights.read(outline, |heights| heights.span(index)))?;
        top_to_show(span, top.get_untracked(), height)
    };
    follow_active(scroller, top, top_for_active);

    let on_key = move |event: KeyboardEvent| {
        key_pressed(workbench, &event, |event| walk(workbench, outline, active_index, event));
    };
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
        <div class="wb-tree__place"><div class="wb-tree__scroll" node_ref=scroller on:scroll=move |_| {
            if let Some(scroller) = scroller.get_untracked() {
                let now = f64::from(scroller.scroll_top());
                if (now - top.get_untracked()).abs() > 0.5 {
                    top.set(now);
                }
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
        </div></div>
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
            set_pixels(&cell, "--space", room);
        }
    });
    view! { <tr class="wb-spacer" aria-hidden="true"><td colspan="5" node_ref=node></td></tr> }
}

/// The heights of the rows. They are measured after a frame, and drawing does not follow every one of them: what is
/// drawn has its own height anyhow.
#[derive(Clone, Copy)]
struct KnownHeights {
    heights: StoredValue<Heights>,
    /// Counts up when other rows may have come into view.
    news: RwSignal<u64>,
}

impl KnownHeights {
    fn new() -> Self {
        Self { heights: StoredValue::new(Heights::default()), news: RwSignal::new(0) }
    }

    /// Reads the heights of these rows.
    fn read<T>(&self, outline: &Outline, f: impl FnOnce(&Heights) -> T) -> Option<T> {
        self.heights.try_update_value(|heights| {
            heights.follow(outline);
            f(heights)
        })
    }

    /// Reads them and tracks what matters for which rows are in view.
    fn track<T: Default>(&self, outline: &Outline, f: impl FnOnce(&Heights) -> T) -> T {
        self.news.track();
        self.read(outline, f).unwrap_or_default()
    }

    fn change(&self, f: impl FnOnce(&mut Heights) -> bool) {
        if self.heights.try_update_value(f) == Some(true) {
            self.news.update(|count| *count += 1);
        }
    }
}

/// Keeps the height of the head, and forgets measured heights when the width changes.
fn follow_size(
    scroller: NodeRef<leptos::html::Div>,
    size: RwSignal<(f64, f64)>,
    heights: KnownHeights,
    head: StoredValue<f64>,
) {
    Effect::new(move |before: Option<f64>| {
        let (width, _) = size.get();
        if let Some(element) = scroller.get_untracked() {
            head.set_value(head_height(&element));
        }
        if before.is_some_and(|before| (before - width).abs() > 0.5) {
            heights.change(|heights| {
                heights.clear();
                true
            });
        }
        width
    });
}

/// The row that Tab comes to follows the focus: it must not change while the row still has it, for then the browser looks
/// whether it may keep it, and lays out the page for that.
fn after_focus(wanted: Memo<Option<RowKey>>) -> RwSignal<Option<RowKey>> {
    let stop = RwSignal::new(wanted.get_untracked());
    Effect::new(move |_| {
        wanted.track();
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            leptos::task::tick().await;
            if let Some(now) = wanted.try_get_untracked()
                && stop.try_with_untracked(|stop| *stop != now) == Some(true)
            {
                stop.set(now);
            }
        });
    });
    stop
}

/// The active row comes into view and takes the focus when a gesture asks for it. Nothing of the page is asked before all
/// that changed is drawn: then the browser lays it out once.
fn follow_active(
    scroller: NodeRef<leptos::html::Div>,
    top: RwSignal<f64>,
    top_for_active: impl Fn() -> Option<i32> + 'static,
) {
    let viewer = Workbench::get().viewer;
    Effect::new(move |before: Option<u64>| {
        let (focus, look) = (viewer.focus.get(), viewer.look.get());
        if focus + look == 0 || viewer.active.with_untracked(Option::is_none) {
            return focus;
        }
        let to = top_for_active();
        if let Some(to) = to {
            top.set(f64::from(to));
        }
        let takes_focus = before.unwrap_or(0) != focus;
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            if let (Some(to), Some(Some(scroller))) = (to, scroller.try_get_untracked()) {
                scroller.set_scroll_top(to);
            }
            if takes_focus
                && viewer.editing.with_untracked(Option::is_none)
                && let Some(key) = viewer.active.get_untracked()
            {
                part::focus_by_id(&row_id(&key));
            }
        });
        focus
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
fn measure_rows(drawn: Memo<Vec<Piece>>, heights: KnownHeights) {
    let viewer = Workbench::get().viewer;
    Effect::new(move |_| {
        drawn.track();
        viewer.editing.track();
        viewer.find.track();
        part::after_painting(move || {
            let measure = |piece: &Piece| match piece {
                Piece::Row(at, row) => {
                    let element = part::element(&row_id(&key_of(row)))?;
                    Some((*at, row.id.clone(), f64::from(element.offset_height())))
                }
                Piece::Room(..) => None,
            };
            if let Some(measured) =
                drawn.try_with_untracked(|pieces| pieces.iter().filter_map(measure).collect::<Vec<_>>())
            {
                heights.change(|heights| heights.measured(measured));
            }
        });
    });
}

/// How far to scroll so that a row is in view, in whole pixels; `None` when it is.
#[allow(clippy::cast_possible_truncation, reason = "pixels")]
fn top_to_show((row_top, row_height): (f64, f64), top: f64, height: f64) -> Option<i32> {
    if row_top < top {
        Some(row_top as i32)
    } else if row_top + row_height > top + height {
        Some((row_top + row_height - height + 8.0) as i32)
    } else {
        None
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
