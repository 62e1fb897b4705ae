//! Room Doelenboom, view Bijdragen: activities against goals, every cell editable with the keyboard. Windowed both ways.

mod arrange;
mod bar;
mod cell;
mod head;
mod held;
mod keys;
mod lines;
mod window;

use crate::app::Workbench;
use crate::language::say;
use crate::part;
use arrange::ArrangeBar;
use bar::CellBar;
use head::Heads;
use held::{Held, Place};
use leptos::prelude::*;
use lines::AsText;
use window::Window;

/// The id of the sheet.
const SHEET: &str = "matrix-sheet";

/// The view.
#[component]
pub fn Contributions() -> impl IntoView {
    let held = Held::new(Workbench::get());
    let as_text = RwSignal::new(false);
    view! {
        <ArrangeBar held as_text/>
        {move || if as_text.get() { view! { <AsText held/> }.into_any() } else { view! { <Sheet held/> }.into_any() }}
    }
}

/// The matrix itself.
#[component]
fn Sheet(held: Held) -> impl IntoView {
    let workbench = Workbench::get();
    let scroller = NodeRef::<leptos::html::Div>::new();
    let sheet = NodeRef::<leptos::html::Div>::new();
    let window = Window::new(held, scroller);
    Effect::new(move |_| {
        let (width, height) = window.whole();
        if let Some(sheet) = sheet.get() {
            part::set_style(&sheet, "width", &format!("{width}px"));
            part::set_style(&sheet, "height", &format!("{height}px"));
            part::set_style(&sheet, "--head", &format!("{}px", window.head()));
        }
    });
    let is_empty = Memo::new(move |_| held.read(|matrix| matrix.rows().is_empty() && matrix.columns().is_empty()));
    let rows = Memo::new(move |_| window.rows());
    let columns = Memo::new(move |_| window.columns());
    let goals = move || {
        let (from, to) = columns.get();
        held.read(|matrix| {
            let columns = matrix.columns().iter().enumerate().skip(from).take(to - from);
            columns.map(|(at, column)| (at, column.goal.clone())).collect::<Vec<_>>()
        })
    };
    let goals = Memo::new(move |_| goals());
    let entries = move || {
        let (from, to) = rows.get();
        held.entries(|entries| {
            entries
                .iter()
                .enumerate()
                .skip(from)
                .take(to - from)
                .map(|(at, entry)| (at, entry.clone()))
                .collect::<Vec<_>>()
        })
    };
    // Whoever comes back to the tree comes back to the cell.
    Effect::new(move |before: Option<u64>| {
        let focus = workbench.viewer.focus.get();
        if before.is_some_and(|before| before != focus)
            && let Some(place) = untrack(|| held.place())
        {
            go_to(held, window, place);
        }
        focus
    });
    let has_focus = StoredValue::new(false);
    // In a view that gets smaller the active cell stays in sight.
    Effect::new(move |before: Option<()>| {
        window.track_size();
        if before.is_some()
            && has_focus.get_value()
            && let Some(place) = untrack(|| held.place())
        {
            go_to(held, window, place);
        }
    });
    // Who scrolls the active cell away keeps the focus in the sheet: the next key goes on from there.
    Effect::new(move |_| {
        rows.track();
        columns.track();
        part::after_drawing(move || {
            if part::focused().is_none() && has_focus.try_get_value() == Some(true) {
                part::focus_in_place(SHEET);
            }
        });
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| keys::pressed(workbench, held, window, &event);
    view! {
        <div class="wb-tree__scroll wb-matrix" node_ref=scroller on:scroll=move |_| window.scrolled()>
            {move || is_empty.get().then(|| view! { <p class="nl-paragraph wb-muted wb-matrix__empty">{say("matrix.empty")}</p> })}
            <div class="wb-matrix__sheet" role="grid" id=SHEET tabindex="-1" node_ref=sheet aria-label=say("matrix.title") aria-describedby="matrix-hint" on:keydown=on_key
                on:focusin=move |_| has_focus.set_value(true)
                on:focusout=move |event: leptos::ev::FocusEvent| if event.related_target().is_some() { has_focus.set_value(false) }
                aria-rowcount=move || held.entries(|entries| entries.len() + 1) aria-colcount=move || held.read(|matrix| matrix.columns().len() + 1)>
                <Heads held window goals/>
                <For each=entries key=Clone::clone children=move |(at, entry)| view! { <cell::Entry at entry held window goals/> }/>
            </div>
        </div>
        <p class="wb-hidden" id="matrix-hint">{say("matrix.hint")}</p>
        <CellBar held window/>
    }
}

/// Goes to a cell: it becomes the active one, comes into view and gets the focus.
fn go_to(held: Held, window: Window, place: Place) {
    held.choose(place);
    window.show(place);
    part::after_drawing(move || part::focus_in_place(&cell_id(place)));
}

/// The id of a cell's element.
fn cell_id(place: Place) -> String {
    match place.column {
        Some(column) => format!("cell-{}-{column}", place.entry),
        None => format!("cell-{}-head", place.entry),
    }
}
