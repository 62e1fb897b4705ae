//! The ways to look at the tree, as tabs.

use crate::app::{TreeView, Workbench};
use crate::language::say;
use leptos::ev;
use leptos::prelude::*;

/// The id of the tab of a view.
pub const fn tab_id(view: TreeView) -> &'static str {
    match view {
        TreeView::Drawn => "tab-drawn",
        TreeView::List => "tab-list",
        TreeView::Contributions => "tab-contributions",
        TreeView::Prevention => "tab-prevention",
    }
}

/// Whether an element is one of them.
pub fn is_tab(element: &web_sys::HtmlElement) -> bool {
    element.get_attribute("role").as_deref() == Some("tab")
}

/// All of them.
#[component]
pub fn ViewTabs() -> impl IntoView {
    view! {
        <div class="wb-tabs" role="tablist" aria-label=say("tree.views")>
            {TreeView::ALL.map(|each| view! { <ViewTab each/> })}
        </div>
    }
}

/// The tab of one view; the arrows go from one to the other.
#[component]
fn ViewTab(each: TreeView) -> impl IntoView {
    let workbench = Workbench::get();
    let view = workbench.viewer.view;
    let is_current = move || view.get() == each;
    let label = match each {
        TreeView::Drawn => "tree.tree",
        TreeView::List => "tree.list",
        TreeView::Contributions => "tree.contributions",
        TreeView::Prevention => "tree.prevention",
    };
    let turn = move |event: ev::KeyboardEvent| {
        let all = TreeView::ALL;
        let at = all.iter().position(|view| *view == each).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowLeft" => (at + all.len() - 1) % all.len(),
            "ArrowRight" => (at + 1) % all.len(),
            "Home" => 0,
            "End" => all.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let Some(other) = all.get(to).copied() else { return };
        workbench.look_at(other);
        crate::part::focus_by_id(tab_id(other));
    };
    view! {
        <button type="button" class="wb-tab" role="tab" aria-controls="view" id=tab_id(each) aria-selected=move || is_current().to_string()
            tabindex=move || if is_current() { "0" } else { "-1" } on:click=move |_| workbench.look_at(each) on:keydown=turn>{say(label)}</button>
    }
}
