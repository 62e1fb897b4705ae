//! Room Doelenboom, view Boom: the tree as boxes with lines, seen through a camera. *Lijst* is its full equal.

mod boxes;
mod camera;
mod lines;
mod overview;
mod paint;
mod pointer;
mod sheet;
mod size;
mod tools;

pub use boxes::providers;
pub use size::{FONT, LINE, of as size_of};

use super::{edit_id, grid, tabs};
use crate::app::{RowKey, Workbench};
use crate::language::say;
use crate::part;
pub use boxes::row_of;
use boxes::{PlacedBox, box_id, place_id};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use lines::Lines;
use paint::{Far, MiniMap};
use pointer::{DragShown, Pointer};
use sheet::Sheet;
use std::collections::BTreeSet;
use tools::{Handles, Tools};
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Direction, Layout, Rect, Way};
use web_sys::HtmlElement;

/// The drawing.
#[component]
pub fn Drawn() -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let sheet = Sheet::new(workbench);
    let pointer = Pointer::new(workbench, sheet);
    let frame = NodeRef::<leptos::html::Div>::new();
    let stage = NodeRef::<leptos::html::Div>::new();
    // The one tab stop: the active box, or the first of all.
    let tab_stop = Memo::new(move |_| {
        sheet.revision.track();
        let active = viewer.active.with(|active| active.as_ref().map(|(id, _)| id.clone()));
        sheet
            .read(|layout| active.filter(|id| layout.contains(id)).or_else(|| layout.children(None).next().cloned()))?
    });
    part::watch_size(frame, sheet.size);
    Effect::new(move |_| {
        let camera = sheet.camera.get();
        if let Some(stage) = stage.get() {
            let (x, y) = (-camera.x * camera.scale, -camera.y * camera.scale);
            part::set_style(&stage, "transform", &format!("translate({x}px,{y}px) scale({})", camera.scale));
            part::set_style(&stage, "--scale", &camera.scale.to_string());
        }
    });
    Effect::new(move |_| {
        sheet.frame.track();
        sheet.shown.with(|shown| place_all(sheet, &shown.boxes));
    });
    let has_focus = StoredValue::new(false);
    follow_focus(sheet, has_focus);
    viewer.zoom.set(None);
    Effect::new(move |_| {
        if let Some(zoom) = viewer.zoom.get() {
            tools::zoom(sheet, zoom);
            viewer.zoom.set(None);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if !pointer.key(&event) {
            grid::key_pressed(workbench, &event, |event| walk(workbench, sheet, event));
        }
    };
    let ids =
        Memo::new(move |_| sheet.shown.with(|shown| shown.boxes.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()));
    let is_far = Memo::new(move |_| sheet.shown.with(|shown| shown.is_far));
    view! {
        <div class="wb-drawn" role="group" aria-label=say("tree.drawn") aria-describedby="tree-hint" node_ref=frame
            class:wb-drawn--far=move || is_far.get()
            class:wb-drawn--down=move || viewer.direction.get() == Direction::TopDown
            class:wb-drawn--moving=move || pointer.is_moving()
            on:keydown=on_key
            on:focusin=move |_| has_focus.set_value(true)
            on:focusout=move |event| if event.related_target().is_some() { has_focus.set_value(false) }
            on:wheel=move |event| pointer.wheel(&event)
            on:pointerdown=move |event| pointer.down(&event)
            on:pointermove=move |event| pointer.moved(&event)
            on:touchmove=move |event| pointer.touched(&event)
            on:pointerup=move |event| pointer.up(&event)
            on:pointercancel=move |event| pointer.cancelled(&event)
            on:click:capture=move |event| pointer.clicked(&event)
        >
            {move || is_far.get().then(|| view! { <Far sheet/> })}
            <div class="wb-drawn__stage" node_ref=stage>
                <Lines sheet/>
                <For each=move || ids.get() key=Clone::clone let:id>
                    <PlacedBox id sheet tab_stop/>
                </For>
                <Handles sheet/>
                <DragShown pointer/>
            </div>
            <MiniMap sheet/>
            <Tools sheet/>
        </div>
        <p class="wb-hidden" id="tree-hint">{say("tree.drawn-hint")}</p>
    }
}

/// Puts the boxes where they are, on their way or at rest.
fn place_all(sheet: Sheet, boxes: &[(RecordId, Rect)]) {
    for (id, _) in boxes {
        if let Some(element) = part::element(&place_id(id)) {
            place(sheet, &element, id);
        }
    }
}

/// Puts one box where it is.
fn place(sheet: Sheet, element: &HtmlElement, id: &RecordId) {
    let Some(rect) = sheet.read(|layout| layout.rect_of(id)).flatten() else { return };
    let offset = sheet.offset(id);
    part::set_style(element, "transform", &format!("translate({}px,{}px)", rect.x + offset.x, rect.y + offset.y));
    part::set_style(element, "width", &format!("{}px", rect.width));
    part::set_style(element, "height", &format!("{}px", rect.height));
}

/// The active box comes into view and takes the focus when a gesture asks for it.
fn follow_focus(sheet: Sheet, has_focus: StoredValue<bool>) {
    let viewer = Workbench::get().viewer;
    Effect::new(move |before: Option<u64>| {
        let (focus, look) = (viewer.focus.get(), viewer.look.get());
        let takes_focus = before.unwrap_or(0) != focus;
        if focus + look == 0 {
            return focus;
        }
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            let Some(Some((id, _))) = viewer.active.try_get_untracked() else { return };
            sheet.show(&id);
            leptos::task::tick().await;
            // Who walks over the tabs goes on from there.
            let walks_tabs = before.is_none() && part::focused().is_some_and(|focused| tabs::is_tab(&focused));
            if takes_focus && !walks_tabs && viewer.editing.with_untracked(Option::is_none) {
                boxes::focus(&id);
            }
        });
        focus
    });
    // A panel that opens does not cover what somebody works on.
    Effect::new(move |before: Option<(f64, f64)>| {
        let size = sheet.size.get();
        if before.is_some_and(|before| before.0 > 0.0 && before != size) {
            sheet.keep_in_view(viewer.active.get_untracked().map(|(id, _)| id));
        }
        size
    });
    // Boxes that come and go can take the focus along.
    Effect::new(move |_| {
        sheet.shown.track();
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            if part::focused().is_some() || has_focus.try_get_value() != Some(true) {
                return;
            }
            let editing =
                viewer.editing.with_untracked(|editing| editing.as_ref().map(|editing| edit_id(&editing.row)));
            let active = viewer.active.with_untracked(|active| active.as_ref().map(|(id, _)| box_id(id)));
            if let Some(id) = editing.or(active) {
                part::focus_in_place(&id);
            }
        });
    });
}

/// Arrows go to the nearest box that way; Home and End to the first and the last goal at the top. With Shift the boxes
/// on the way are chosen. Says whether the key was one of them.
fn walk(workbench: Workbench, sheet: Sheet, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let viewer = workbench.viewer;
    let way = match event.key().as_str() {
        "ArrowLeft" => Some(Way::Left),
        "ArrowRight" => Some(Way::Right),
        "ArrowUp" => Some(Way::Up),
        "ArrowDown" => Some(Way::Down),
        "Home" | "End" => None,
        _ => return false,
    };
    let from = viewer.active.get_untracked().map(|(id, _)| id);
    let ends = |layout: &Layout<RecordId>| {
        let mut top = layout.children(None);
        if event.key() == "Home" { top.next().cloned() } else { top.next_back().cloned() }
    };
    let to = sheet.read(|layout| match (way, &from) {
        (Some(way), Some(from)) if layout.contains(from) => layout.nearest(from, way).cloned(),
        (Some(_), _) => layout.children(None).next().cloned(),
        (None, _) => ends(layout),
    });
    let Some(Some(to)) = to else { return true };
    go_to(workbench, &to, event.shift_key() && way.is_some());
    true
}

/// Makes a box the active one; `extends` chooses it beside those chosen already.
fn go_to(workbench: Workbench, to: &RecordId, extends: bool) {
    let viewer = workbench.viewer;
    let row: Option<RowKey> = workbench.peek(|workbook| Some(row_of(workbook, to)));
    let Some(row) = row else { return };
    let mut selected: BTreeSet<RecordId> = viewer.selected.get_untracked();
    let from = viewer.active.get_untracked().map(|(id, _)| id);
    viewer.go_to(row);
    if extends {
        if selected.contains(to) && selected.len() > 1 {
            if let Some(from) = &from {
                selected.remove(from);
            }
        } else {
            selected.extend(from);
            selected.insert(to.clone());
        }
        viewer.selected.set(selected);
    }
}
