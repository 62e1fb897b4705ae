//! Which record the details show: that of the active row, except for a moment while somebody walks with the keys.

use crate::app::Workbench;
use leptos::ev;
use leptos::prelude::*;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;

/// The record in the panel.
#[derive(Clone, Copy)]
pub struct Followed {
    /// The one it shows.
    pub shown: RwSignal<Option<RecordId>>,
    wanted: Memo<Option<RecordId>>,
}

impl Followed {
    /// Follows the active row, or what was chosen in one of the lists. From key to key the panel stays as it is: a form
    /// for every row on the way would only hold up the walk.
    pub fn new(workbench: Workbench) -> Self {
        let viewer = workbench.viewer;
        let wanted = Memo::new(move |_| {
            let id = viewer.shown.get().or_else(|| viewer.active.get().map(|(id, _)| id))?;
            let shows =
                |workbook: &Workbook| workbook.text_of(&id).is_some() || workbook.contributions.contains_key(&id);
            workbench.read(shows).then_some(id)
        });
        let followed = Self { shown: RwSignal::new(wanted.get_untracked()), wanted };
        Effect::new(move |_| {
            let is_row = viewer.shown.with_untracked(Option::is_none);
            let is_there = wanted.with(Option::is_some) && followed.shown.with_untracked(Option::is_some);
            // Something was just made in it: the caret goes there before the next key.
            let is_awaited = viewer.just_made.with(Option::is_some);
            if is_row && is_there && !is_awaited && workbench.is_busy_with_keys() {
                workbench.when_calm(move || followed.catch_up());
            } else {
                followed.catch_up();
            }
        });
        // Whoever goes to the panel finds the right one.
        let tab = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Tab" && !event.default_prevented() {
                followed.catch_up();
            }
        });
        let press = window_event_listener(ev::pointerdown, move |_| followed.catch_up());
        on_cleanup(move || {
            tab.remove();
            press.remove();
        });
        followed
    }

    /// The panel shows what it should, from now on.
    pub fn catch_up(self) {
        let Some(wanted) = self.wanted.try_get_untracked() else { return };
        if self.shown.try_with_untracked(|shown| *shown != wanted) == Some(true) {
            self.shown.set(wanted);
        }
    }
}
