//! What stands over every room: the bar that says that work is not saved, and messages in passing.

use super::{SaveState, Workbench};
use crate::action::Action;
use crate::language::say;
use crate::part::{self, Button, Icon, Look};
use crate::shell::device::WriteRefused;
use leptos::prelude::*;
use std::time::Duration;
use waardenboom_core::command::StepName;
use web_sys::HtmlElement;

/// Loud, as long as something is only in memory; offers the file at once.
#[component]
pub fn ProblemBar() -> impl IntoView {
    let workbench = Workbench::get();
    let why = move || match workbench.save_state().get() {
        SaveState::Failed(WriteRefused::NoStorage, _) => Some("store.no-storage"),
        SaveState::Failed(WriteRefused::Full, _) => Some("store.full"),
        _ => None,
    };
    view! {
        <div role="alert">
            {move || why().map(|key| view! {
                <div class="wb-problem">
                    <p class="wb-problem__text"><Icon name="warning" large=true/><span><strong>{say("store.not-saved")}</strong>" "{say(key)}</span></p>
                    <div class="utrecht-button-group" class:wb-hidden=move || !workbench.has_open()>
                        <Button label=say("store.again") on_press=move |_| workbench.try_saving_again()/>
                        <Button label=say("tree.download") icon="download" look=Look::Primary on_press=move |_| workbench.download()/>
                    </div>
                </div>
            })}
        </div>
    }
}

/// The room between a message and what stands beside and below it, in pixels.
const AROUND: f64 = 12.0;
/// A message does not become narrower than this to stand beside something.
const LEAST: f64 = 280.0;
/// By then a room that was entered has its tools.
const SETTLED: Duration = Duration::from_millis(400);

/// Puts the messages over the tree where nothing is worked with: between the tools of the drawing and above the bar of the
/// row; in the other rooms where the style has them.
fn place_over_tree(toasts: &HtmlElement) {
    let rect = |selector: &str| {
        document().query_selector(selector).ok().flatten().map(|element| element.get_bounding_client_rect())
    };
    let set = |name: &str, value: Option<f64>| {
        part::set_style(toasts, name, &value.map_or_else(String::new, |value| format!("{}px", value.max(AROUND))));
    };
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    let Some(tree) = rect("#view") else {
        for name in ["--start", "--end", "--bottom"] {
            set(name, None);
        }
        return;
    };
    let width_of = |selector: &str| rect(selector).map_or(AROUND, |rect| rect.width() + 2.0 * AROUND);
    let (tools, map) = (width_of(".wb-drawn__tools"), width_of(".wb-map"));
    let wider = tools.max(map);
    let (before, after, above) = if tree.width() - 2.0 * wider >= LEAST {
        (wider, wider, 0.0)
    } else if tree.width() - tools - map >= LEAST {
        (tools, map, 0.0)
    } else {
        (AROUND, AROUND, rect(".wb-drawn__tools").map_or(0.0, |tools| tools.height() + AROUND))
    };
    let bar = rect(".wb-rowbar").map_or(0.0, |bar| bar.height());
    set("--start", Some(tree.left() + before));
    set("--end", Some(width - tree.right() + after));
    set("--bottom", Some(height - tree.bottom() + bar + above + AROUND));
}

/// Whether the last step took something away: then one fetches it back.
fn took_away(workbench: Workbench) -> bool {
    workbench.peek_session(|session| session.next_undo().is_some_and(StepName::is_removal))
}

/// Messages that pass by; the one about a step offers the way back.
#[component]
pub fn Toasts() -> impl IntoView {
    let workbench = Workbench::get();
    let notices = workbench.notices();
    let node = NodeRef::<leptos::html::Div>::new();
    let close = move |number: u64| {
        notices.update(|all| all.retain(|notice| notice.number != number));
        part::keep_focus();
    };
    let viewer = workbench.viewer;
    // Walking from row to row moves nothing: only whether there is a bar, and a tool to unfold with.
    let has_bar = Memo::new(move |_| viewer.active.with(Option::is_some));
    let is_folded = Memo::new(move |_| viewer.fold.with(|fold| !fold.folded.is_empty()));
    // What gets the focus must come into view above a message, not behind it.
    Effect::new(move |_| {
        let is_there = notices.with(|all| !all.is_empty());
        if let Some(root) = document().document_element() {
            let _ = root.class_list().toggle_with_force("wb-has-toast", is_there);
        }
        if !is_there {
            return;
        }
        // A panel that opens moves the tree.
        viewer.view.track();
        has_bar.track();
        viewer.attention_open.track();
        viewer.notes_open.track();
        viewer.details_open.track();
        is_folded.track();
        let place = move || {
            if let Some(Some(toasts)) = node.try_get_untracked() {
                place_over_tree(&toasts);
            }
        };
        part::after_drawing(place);
        // A room that was just entered stands there a moment later.
        set_timeout(place, SETTLED);
    });
    view! {
        <div class="wb-toasts" role="status" aria-label=say("notice.label") node_ref=node>
            <For each=move || notices.get() key=|notice| notice.number let:notice>
                <div class="wb-toast">
                    <span>{notice.text.clone()}</span>
                    {notice.can_undo.then(|| {
                        let word = say(if took_away(workbench) { "notice.restore" } else { "notice.undo" });
                        let name = format!("{word}: {}", notice.text);
                        view! {
                            <button type="button" class="wb-toast__action" aria-label=name on:click=move |_| { close(notice.number); Action::Undo.run(workbench, 0); }>{word}</button>
                        }
                    })}
                    <button type="button" class="wb-toast__close" aria-label=say("notice.close") on:click=move |_| close(notice.number)><Icon name="close"/></button>
                </div>
            </For>
        </div>
    }
}
