//! What stands on the drawing: zooming, fitting, turning; and the handles of the active box.

use super::super::gesture;
use super::sheet::Sheet;
use crate::action::Action;
use crate::app::{Workbench, Zoom};
use crate::language::{plain_number, say, say_with};
use crate::part::{self, Button, Icon, Look};
use leptos::prelude::*;
use waardenboom_core::tree::Direction;

/// Does what an action asks of the camera.
pub fn zoom(sheet: Sheet, zoom: Zoom) {
    match zoom {
        Zoom::In => sheet.zoom(1.25, None),
        Zoom::Out => sheet.zoom(0.8, None),
        Zoom::Fit => sheet.fit(),
    }
}

/// The tools in the corner.
#[component]
pub fn Tools(sheet: Sheet) -> impl IntoView {
    let workbench = Workbench::get();
    let direction = workbench.viewer.direction;
    let tool = move |action: Action, icon: &'static str| {
        let label = say(action.label_key());
        let hint =
            action.chords().first().map_or_else(|| label.clone(), |chord| format!("{label} ({})", chord.words()));
        view! { <Button label=label.clone() icon=icon icon_only=true look=Look::Subtle class="wb-button--small" hint=Signal::stored(hint) on_press=move |_| action.run(workbench, 0)/> }
    };
    let percent =
        move || say_with("tree.zoom", &[("percent", &plain_number((sheet.camera.get().scale * 100.0).round()))]);
    let is_folded = Memo::new(move |_| workbench.viewer.fold.with(|fold| !fold.folded.is_empty()));
    let fold = move |label: &str, icon: &'static str, press: fn(Workbench)| {
        view! { <Button label=say(label) icon=icon look=Look::Subtle class="wb-button--small" on_press=move |_| press(workbench)/> }
    };
    let turned = move || if direction.get() == Direction::LeftToRight { "turn-down" } else { "turn-right" };
    view! {
        <div class="wb-drawn__tools" role="toolbar" aria-label=say("tree.drawn-tools")>
            {tool(Action::ZoomOut, "minus")}
            <span class="wb-drawn__percent">{percent}</span>
            {tool(Action::ZoomIn, "plus")}
            {tool(Action::Fit, "fit")}
            {tool(Action::Picture, "download")}
            {move || view! { <Button label=say(if direction.get() == Direction::LeftToRight { "tree.turn-down" } else { "tree.turn-right" }) icon=turned() icon_only=true look=Look::Subtle class="wb-button--small"
                on_press=move |_| workbench.turn_drawing()/> }}
            {move || is_folded.get().then(|| view! {
                {fold("tree.unfold-level", "plus", gesture::unfold_level)}
                {fold("action.unfold-all", "chevron", |workbench| Action::UnfoldAll.run(workbench, 0))}
            })}
        </div>
    }
}

/// The plus signs of the active box: below it in the tree, and beside it.
#[component]
pub fn Handles(sheet: Sheet) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let rect = Memo::new(move |_| {
        sheet.revision.track();
        if viewer.editing.with(Option::is_some) || viewer.selected.with(|all| all.len() > 1) {
            return None;
        }
        let (id, _) = viewer.active.get().filter(|(id, _)| id.table() == "goal")?;
        sheet.read(|layout| layout.rect_of(&id)).flatten()
    });
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let (Some(element), Some(rect)) = (place.get(), rect.get()) {
            part::set_style(&element, "transform", &format!("translate({}px,{}px)", rect.x, rect.y));
            part::set_style(&element, "width", &format!("{}px", rect.width));
            part::set_style(&element, "height", &format!("{}px", rect.height));
        }
    });
    let is_shown = Memo::new(move |_| rect.get().is_some());
    let handle = move |action: Action, class: &'static str| {
        view! { <button type="button" class=class tabindex="-1" title=say(action.label_key()) aria-label=say(action.label_key()) on:click=move |_| gesture::run(workbench, action)><Icon name="plus"/></button> }
    };
    let turned = move || viewer.direction.get() == Direction::TopDown;
    view! {
        {move || is_shown.get().then(|| view! {
            <div class="wb-handles" class:wb-handles--down=turned node_ref=place>
                {handle(Action::NewChild, "wb-handle wb-handle--child")}
                {handle(Action::NewBelow, "wb-handle wb-handle--sibling")}
            </div>
        })}
    }
}
