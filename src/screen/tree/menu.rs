//! The menu of the chosen records: what `action.rs` has for them.

use super::gesture;
use super::question::give_back;
use crate::action::{Action, Group};
use crate::app::{RowKey, Workbench};
use crate::chunk::MenuOpener;
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Look, Menu, MenuItem};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Opens the menu below the text of what has the focus.
pub fn open_at_focus(workbench: Workbench) {
    let Some(focused) = part::focused() else { return };
    let text = focused.query_selector(".wb-row__body").ok().flatten();
    let place = text.unwrap_or_else(|| focused.into()).get_bounding_client_rect();
    gesture::open_menu(workbench, place.left(), place.bottom());
}

/// The right button on a row, or a long touch. A box that is typed in keeps the browser's menu.
pub fn asked(workbench: Workbench, row: &RowKey, event: &MouseEvent) {
    let viewer = workbench.viewer;
    if viewer.editing.with_untracked(|editing| editing.as_ref().is_some_and(|editing| editing.row == *row)) {
        return;
    }
    event.prevent_default();
    if viewer.selected.with_untracked(|selected| selected.contains(&row.0)) {
        viewer.active.set(Some(row.clone()));
    } else {
        viewer.go_to(row.clone());
    }
    gesture::open_menu(workbench, f64::from(event.client_x()), f64::from(event.client_y()));
}

/// The menu, as long as it is open.
#[component]
pub fn ContextMenu() -> impl IntoView {
    let workbench = Workbench::get();
    let menu = workbench.viewer.menu;
    let opener = StoredValue::new_local(None::<web_sys::HtmlElement>);
    let close = move |gives_back: bool| {
        if menu.get_untracked().is_some() {
            menu.set(None);
            if gives_back {
                give_back(workbench, opener, || {});
            }
        }
    };
    move || {
        menu.get().map(|at| {
            opener.set_value(part::focused());
            view! { <Menu label=name(workbench) items=items(workbench, opener) at on_close=close/> }
        })
    }
}

fn name(workbench: Workbench) -> String {
    match workbench.viewer.chosen().as_slice() {
        [only] => say_with("tree.actions-for", &[("name", &crate::app::shortened(&workbench.name_of(only)))]),
        many => say_count("tree.chosen", many.len()),
    }
}

fn items(workbench: Workbench, opener: MenuOpener) -> Vec<MenuItem> {
    let of_rows =
        |group: Group| Action::ALL.iter().filter(move |action| action.group() == group && action.is_about_rows());
    let groups = Group::ALL.into_iter().enumerate();
    let items = groups.flat_map(|(number, group)| {
        of_rows(group).enumerate().map(move |(at, action)| MenuItem {
            label: say(action.label_key()),
            icon: action.icon(),
            keys: action.keys().into_iter().next(),
            is_enabled: action.is_enabled(workbench),
            is_negative: *action == Action::Remove,
            begins_group: at == 0 && number > 0,
            on_choose: Callback::new(move |()| {
                workbench.viewer.menu.set(None);
                give_back(workbench, opener, move || action.run(workbench, 0));
            }),
        })
    });
    items.collect()
}

/// The button that opens what an action opens.
#[component]
pub fn Opener(action: Action) -> impl IntoView {
    let workbench = Workbench::get();
    let label = say(action.label_key());
    let hint = format!("{label} ({})", action.keys().join(", "));
    view! {
        <Button label=label icon=action.icon().unwrap_or("more") look=Look::Subtle icon_only=true hint=Signal::stored(hint)
            on_press=move |_| action.run(workbench, 0)/>
    }
}
