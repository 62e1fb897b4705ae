//! What follows every step: saving it, telling the other tabs, drawing; and what comes in from them.

use super::calm::SLICE_MS;
use super::save_state::SaveState;
use super::workbench::{Open, Workbench};
use crate::language::say;
use crate::part;
use crate::shell::clock;
use crate::shell::device::WriteRefused;
use crate::shell::tabs::ERASED;
use leptos::prelude::*;
use std::time::Duration;
use waardenboom_core::session::Step;
use waardenboom_core::store::Store;

impl Workbench {
    /// Everything that follows a step of this tab: saving, telling, drawing.
    pub(super) fn took(&self, step: &Step) {
        self.forget_way_back();
        let saved = self.with_open(|Open { session, saver }| {
            session.writer().map(|writer| saver.append(&step.delta, &step.touched, writer, session.store()))
        });
        if let Some(Some(result)) = saved {
            self.say_saved(result);
        }
        self.announce_step(step);
        self.snapshot_soon();
    }

    /// Writes the open workbook as a whole after it was drawn, a few parts at a time.
    pub(super) fn save_in_parts(&self, id: &str) {
        let _ = self.with_open(|Open { saver, .. }| saver.expect_whole());
        if self.device().is_there() {
            self.save_state.set(SaveState::Saving);
        }
        let (workbench, id) = (*self, id.to_owned());
        part::after_painting(move || workbench.save_next_parts(id));
    }

    fn save_next_parts(self, id: String) {
        if !self.is_open(&id) {
            return;
        }
        let began = part::elapsed_ms();
        let result = loop {
            let result = self.with_open(|Open { session, saver }| saver.save_part(session.store()));
            if result != Some(Ok(true)) || part::elapsed_ms() - began > SLICE_MS {
                break result;
            }
        };
        match result {
            Some(Ok(true)) => self.when_rested(Duration::from_millis(4), move || self.save_next_parts(id)),
            Some(result) => self.saved_whole(result.map(|_| ())),
            None => {}
        }
    }

    fn saved_whole(&self, result: Result<(), WriteRefused>) {
        let is_saved = result.is_ok();
        self.say_saved(result);
        self.write_card();
        let then = self.once_saved.try_update_value(Option::take).flatten();
        if let Some(then) = then.filter(|_| is_saved) {
            then.run(());
        }
    }

    /// What is still on its way to the device as a whole goes there now: the page may go away.
    pub(super) fn finish_saving(&self) {
        if let Some(Some(result)) =
            self.with_open(|Open { session, saver }| saver.expects_whole().then(|| saver.flush(session.store())))
        {
            self.saved_whole(result);
        }
    }

    /// Does something when the workbook that was just opened is on the device.
    pub fn once_saved(&self, then: impl Fn() + Send + Sync + 'static) {
        if self.save_state.get_untracked() == SaveState::Saving {
            self.once_saved.set_value(Some(Callback::new(move |()| then())));
        } else {
            then();
        }
    }

    pub(super) fn say_saved(&self, result: Result<(), WriteRefused>) {
        let now = clock::now_ms();
        let state = match (result, self.save_state.get_untracked()) {
            (Ok(()), _) => SaveState::Saved(now),
            (Err(_), SaveState::Failed(why, since)) => SaveState::Failed(why, since),
            (Err(why), _) => SaveState::Failed(why, now),
        };
        self.save_state.set(state);
    }

    /// Tries once more to write what is only in memory.
    pub fn try_saving_again(&self) {
        self.catch_up();
        if let Some(result) = self.with_open(|Open { session, saver }| saver.flush(session.store())) {
            self.say_saved(result);
        }
    }

    fn announce_step(&self, step: &Step) {
        self.touched.update_value(|log| log.note(&step.touched));
        if step.touched.iter().any(|id| !matches!(id.table(), "goal" | "contribution")) {
            self.beside.update(|count| *count += 1);
        }
        self.announce_change(step.reshaped);
    }

    pub(super) fn announce_change(&self, reshaped: bool) {
        self.changed.update(|count| *count += 1);
        if reshaped {
            self.reshaped.update(|count| *count += 1);
        }
    }

    pub(super) fn heard(&self, key: &str, text: &str) {
        if key == ERASED {
            self.close();
            self.notify(say("notice.erased-elsewhere"), false);
            super::Route::Start.go();
            return;
        }
        let Some((delta, missed)) = self.with_open(|open| open.saver.heard(key, text)) else { return };
        if let Some(delta) = delta {
            self.receive(delta);
        }
        if missed {
            self.catch_up();
        }
    }

    pub(super) fn catch_up(&self) {
        match self.with_open(|open| open.saver.catch_up()) {
            Some(Ok(Some(delta))) => self.receive(delta),
            Some(Err(_)) => self.notify(say("notice.others-unreadable"), false),
            Some(Ok(None)) | None => {}
        }
    }

    pub(super) fn receive(&self, delta: Store) {
        if let Some(step) = self.with_session(|session| session.receive(delta))
            && !step.touched.is_empty()
        {
            self.announce_step(&step);
        }
    }

    /// When the log has grown long, puts it into a snapshot, one small part at a time.
    pub(super) fn snapshot_soon(&self) {
        if self.with_open(|open| open.saver.wants_snapshot()) == Some(true) {
            let workbench = *self;
            set_timeout(move || workbench.when_calm(move || workbench.begin_snapshot()), Duration::from_millis(350));
        }
    }

    fn begin_snapshot(&self) {
        self.catch_up();
        let began = self.with_open(|Open { session, saver }| {
            let wants = saver.wants_snapshot();
            if wants {
                saver.begin_snapshot(session.store());
            }
            wants
        });
        if began == Some(true) {
            self.go_on_with_snapshot();
        }
    }

    fn go_on_with_snapshot(&self) {
        let result = self.with_open(|Open { session, saver }| saver.go_on_with_snapshot(session.store()));
        // A refused snapshot loses nothing: the log still has everything.
        if result == Some(Ok(true)) {
            let workbench = *self;
            workbench.when_rested(Duration::from_millis(4), move || workbench.go_on_with_snapshot());
        }
    }

    /// The workbooks that are only in this tab's memory: their ids and titles.
    pub fn only_in_memory(&self) -> Vec<(String, String)> {
        let named = |open: &Open| (open.session.id().to_owned(), open.session.workbook().title().to_owned());
        let mut all = self.parked.with_value(|parked| parked.iter().map(named).collect::<Vec<_>>());
        self.open.with_value(|open| all.extend(open.iter().filter(|open| open.saver.is_unsaved()).map(named)));
        all
    }

    /// Whether closing this tab would lose something.
    pub(super) fn has_unsaved(&self) -> bool {
        let one = |open: &Open| open.saver.is_unsaved() && !open.session.store().is_empty();
        self.parked.with_value(|parked| parked.iter().any(one)) || self.open.with_value(|open| open.iter().any(one))
    }

    /// How the draft that is being typed is saved; done when the page may go away.
    pub fn set_typing(&self, save: Option<Callback<()>>) {
        self.typing.set_value(save);
    }

    pub(super) fn save_draft(&self) {
        if let Some(save) = self.typing.get_value() {
            save.run(());
        }
    }
}
