//! The open workbook: its session, its saving, and the signals the screens read.

use super::attention::Attention;
use super::route::Route;
use super::save_state::SaveState;
use super::sentence::step_sentence;
use super::touched::TouchLog;
use super::viewer::{self, RowKey, TreeView, Viewer};
use crate::chunk::{self, Chunks};
use crate::language::{say, say_with};
use crate::shell::device::{Device, WriteRefused};
use crate::shell::library::{self, Card, Loaded, Unreadable};
use crate::shell::saver::Saver;
use crate::shell::{clock, random};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use waardenboom_core::command::{Command, Refusal};
use waardenboom_core::session::{Session, Step};
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::Direction;

/// A message that passes by, with a way back when something was taken away.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Tells it from the others.
    pub number: u64,
    /// What it says.
    pub text: String,
    /// Whether it offers an undo.
    pub can_undo: bool,
}

/// Why a room cannot show a workbook.
pub enum CannotOpen {
    /// It is not on this device.
    Unknown,
    /// It is, but cannot be read; nothing of it was touched.
    Unreadable(Unreadable),
}

/// A workbook that is open: what it is, and how it is saved.
pub(super) struct Open {
    pub(super) session: Session,
    pub(super) saver: Saver,
}

/// How the tree is looked at on this device, and which way its drawing grows.
const VIEW_KEY: &str = "weergave";
const DIRECTION_KEY: &str = "richting";

/// The workbench: one open workbook in this tab. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Workbench {
    pub(super) device: StoredValue<Device, LocalStorage>,
    pub(super) open: StoredValue<Option<Open>, LocalStorage>,
    pub(super) parked: StoredValue<Vec<Open>, LocalStorage>,
    pub(super) typing: StoredValue<Option<Callback<()>>>,
    pub(super) once_saved: StoredValue<Option<Callback<()>>>,
    pub(super) touched: StoredValue<TouchLog>,
    pub(super) attention: Attention,
    pub(super) changed: RwSignal<u64>,
    pub(super) reshaped: RwSignal<u64>,
    pub(super) beside: RwSignal<u64>,
    pub(super) last_key_ms: StoredValue<f64>,
    pub(super) save_state: RwSignal<SaveState>,
    pub(super) notices: RwSignal<Vec<Notice>>,
    pub(super) last: RwSignal<Option<String>>,
    pub(super) route: RwSignal<Route>,
    /// The viewer's own state: one, as long as the page lives, so that the handle stays small.
    pub viewer: &'static Viewer,
    /// The code that is fetched on demand.
    pub chunks: &'static Chunks,
}

impl Workbench {
    /// A workbench with nothing open.
    pub fn new(device: Device) -> Self {
        let workbench = Self {
            device: StoredValue::new_local(device),
            open: StoredValue::new_local(None),
            parked: StoredValue::new_local(Vec::new()),
            typing: StoredValue::new(None),
            once_saved: StoredValue::new(None),
            touched: StoredValue::default(),
            attention: Attention::new(),
            changed: RwSignal::new(0),
            reshaped: RwSignal::new(0),
            beside: RwSignal::new(0),
            last_key_ms: StoredValue::new(f64::NEG_INFINITY),
            save_state: RwSignal::new(SaveState::Quiet),
            notices: RwSignal::new(Vec::new()),
            last: RwSignal::new(None),
            route: RwSignal::new(Route::Start),
            viewer: Box::leak(Box::new(Viewer::new())),
            chunks: Box::leak(Box::new(Chunks::new())),
        };
        let view = workbench.device().get(VIEW_KEY);
        if let Some(view) = TreeView::ALL.into_iter().find(|each| view.as_deref() == Some(each.word())) {
            workbench.viewer.view.set(view);
        }
        if workbench.device().get(DIRECTION_KEY).is_some_and(|word| word == "down") {
            workbench.viewer.direction.set(Direction::TopDown);
        }
        if !workbench.device().is_there() {
            workbench.save_state.set(SaveState::Failed(WriteRefused::NoStorage, clock::now_ms()));
        }
        workbench.watch_keys();
        let shown = window_event_listener(ev::pageshow, move |_| workbench.catch_up());
        let seen = window_event_listener(ev::visibilitychange, move |_| {
            workbench.save_draft();
            workbench.write_card();
            workbench.catch_up();
        });
        let hidden = window_event_listener(ev::pagehide, move |_| {
            workbench.finish_saving();
            workbench.save_draft();
            workbench.write_card();
        });
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            if workbench.has_unsaved() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            shown.remove();
            seen.remove();
            hidden.remove();
            leaving.remove();
        });
        workbench
    }

    /// The workbench of this app.
    pub fn get() -> Self {
        expect_context()
    }

    /// The storage of this device.
    pub fn device(&self) -> Device {
        self.device.get_value()
    }

    /// Whether a workbook is open; tracks.
    pub fn has_open(&self) -> bool {
        self.last.with(Option::is_some)
    }

    /// Whether the room of this moment is Doelenboom.
    pub fn is_in_tree(&self) -> bool {
        self.route.with_untracked(|route| matches!(route, Route::Tree(_)))
    }

    /// Where the saving stands.
    pub fn save_state(&self) -> RwSignal<SaveState> {
        self.save_state
    }

    /// The messages in sight.
    pub fn notices(&self) -> RwSignal<Vec<Notice>> {
        self.notices
    }

    /// The workbook this tab had open last.
    pub fn last_workbook(&self) -> Option<String> {
        self.last.get_untracked()
    }

    /// Opens a workbook of this device, unless it is open already.
    pub fn open(&self, id: &str) -> Result<(), CannotOpen> {
        if self.is_open(id) {
            return Ok(());
        }
        if let Some(parked) = self.take_parked(id) {
            self.park();
            self.open.set_value(Some(parked));
            self.begun(id, SaveState::Failed(WriteRefused::Full, clock::now_ms()));
            self.try_saving_again();
            return Ok(());
        }
        let loaded = library::load(&self.device(), id).map_err(CannotOpen::Unreadable)?;
        if loaded.pointer.is_none() && loaded.log_keys.is_empty() {
            return Err(CannotOpen::Unknown);
        }
        self.begin(id, loaded);
        Ok(())
    }

    /// Whether this workbook is the open one.
    pub(super) fn is_open(&self, id: &str) -> bool {
        self.open.with_value(|open| open.as_ref().is_some_and(|open| open.session.id() == id))
    }

    /// Begins to work on a workbook that was loaded, or on a new one.
    pub(super) fn begin(&self, id: &str, mut loaded: Loaded) {
        self.park();
        let workbench = *self;
        let device = self.device();
        let saver = Saver::new(&device, id, &loaded, move |key, text| workbench.heard(&key, &text));
        let session = Session::open(id, std::mem::take(&mut loaded.store));
        self.open.set_value(Some(Open { session, saver }));
        let state = match (device.is_there(), Card::read(&device, id).changed_ms) {
            (false, _) => SaveState::Failed(WriteRefused::NoStorage, clock::now_ms()),
            (true, Some(ms)) => SaveState::Saved(ms),
            (true, None) => SaveState::Quiet,
        };
        self.begun(id, state);
    }

    fn begun(&self, id: &str, state: SaveState) {
        let fold = self.device().get(&library::fold_key(id)).map(|text| viewer::fold_from_text(&text));
        self.viewer.reset(fold);
        self.forget_way_back();
        self.last.set(Some(id.to_owned()));
        self.save_state.set(state);
        self.touched.update_value(TouchLog::forget);
        self.attention.forget();
        self.beside.update(|count| *count += 1);
        self.announce_change(true);
    }

    /// Leaves the open workbook. One that is not on the device stays in this tab's memory.
    fn park(&self) {
        self.finish_saving();
        self.save_draft();
        self.write_card();
        let left = self.open.try_update_value(Option::take).flatten();
        if let Some(open) = left.filter(|open| open.saver.is_unsaved() && !open.session.store().is_empty()) {
            self.parked.update_value(|parked| parked.push(open));
        }
    }

    fn take_parked(&self, id: &str) -> Option<Open> {
        self.parked
            .try_update_value(|parked| {
                let at = parked.iter().position(|open| open.session.id() == id)?;
                Some(parked.swap_remove(at))
            })
            .flatten()
    }

    /// Carries out what the user means. A refusal is said in passing; `None` then.
    pub fn dispatch(&self, command: Command) -> Option<Step> {
        match self.try_dispatch(command) {
            Ok(step) => Some(step),
            Err(Refusal::Nothing) => None,
            Err(refusal) => {
                self.say_refusal(&refusal);
                None
            }
        }
    }

    /// Carries out what the user means, and leaves a refusal to the caller.
    pub fn try_dispatch(&self, command: Command) -> Result<Step, Refusal> {
        let step = self.with_session(|session| session.dispatch_with(chunk::planner(), command, &mut random::bits));
        let step = step.ok_or(Refusal::Nothing)??;
        self.took(&step);
        Ok(step)
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        let step = self.with_session(|session| session.undo(&mut random::bits));
        self.reversed("notice.undone", step);
    }

    /// Brings the last step back.
    pub fn redo(&self) {
        let step = self.with_session(|session| session.redo(&mut random::bits));
        self.reversed("notice.redone", step);
    }

    /// Takes the last step back without a word: nobody meant to keep it.
    pub fn take_back(&self) {
        if let Some(Ok(Some(step))) = self.with_session(|session| session.undo(&mut random::bits)) {
            self.took(&step);
        }
    }

    fn reversed(&self, key: &str, result: Option<Result<Option<Step>, Refusal>>) {
        match result {
            Some(Ok(Some(step))) => {
                self.took(&step);
                let name = step.name.as_ref().map(step_sentence).unwrap_or_default();
                self.notify(say_with(key, &[("step", &name)]), false);
                if !step.skipped.is_empty() {
                    let names: Vec<String> = step.skipped.iter().map(|(id, _)| self.name_of(id)).collect();
                    self.notify(say_with("notice.skipped", &[("names", &names.join(", "))]), false);
                }
                if let Some(row) = step.focus {
                    self.viewer.go_to(row);
                }
            }
            Some(Err(refusal)) => self.say_refusal(&refusal),
            Some(Ok(None)) | None => {}
        }
    }

    /// From here on everything is one step.
    pub fn open_mark(&self) {
        let _ = self.with_session(Session::open_mark);
    }

    /// Ends what [`Workbench::open_mark`] began.
    pub fn close_mark(&self) {
        let _ = self.with_session(Session::close_mark);
        self.announce_change(false);
    }

    /// Ends it and takes back what it did.
    pub fn cancel_mark(&self) {
        if let Some(Ok(Some(step))) = self.with_session(|session| session.cancel_mark(&mut random::bits)) {
            self.took(&step);
        }
    }

    pub(super) fn with_session<T>(&self, f: impl FnOnce(&mut Session) -> T) -> Option<T> {
        self.with_open(|open| f(&mut open.session))
    }

    pub(super) fn with_open<T>(&self, f: impl FnOnce(&mut Open) -> T) -> Option<T> {
        self.open.try_update_value(|open| open.as_mut().map(f)).flatten()
    }

    /// Closes what is open, without a trace in this tab.
    pub fn close(&self) {
        self.open.set_value(None);
        self.last.set(None);
    }

    /// Says something in passing.
    pub fn notify(&self, text: String, can_undo: bool) {
        let number = random::number();
        let notices = self.notices;
        notices.update(|all| {
            all.retain(|notice| !notice.can_undo && notice.text != text);
            all.push(Notice { number, text, can_undo });
            if all.len() > 2 {
                all.remove(0);
            }
        });
        set_timeout(move || notices.update(|all| all.retain(|n| n.number != number)), Duration::from_secs(8));
    }

    /// A message that offers the way back means its own step: with the next one, it goes.
    pub(super) fn forget_way_back(&self) {
        if self.notices.with_untracked(|all| all.iter().any(|notice| notice.can_undo)) {
            self.notices.update(|all| all.retain(|notice| !notice.can_undo));
        }
    }

    fn say_refusal(&self, refusal: &Refusal) {
        let key = format!("refusal.{}", refusal.code());
        let sentence = match refusal {
            Refusal::NotThere(id) | Refusal::IntoOwnBranch(id) | Refusal::Excluded(id) => {
                say_with(&key, &[("name", &self.name_of(id))])
            }
            Refusal::OutOfRange { value, low, high } => {
                say_with(&key, &[("value", value), ("low", &low.to_string()), ("high", &high.to_string())])
            }
            Refusal::TooLong(most) | Refusal::TooManyRecords(most) => say_with(&key, &[("limit", &most.to_string())]),
            _ => say(&key),
        };
        self.notify(sentence, false);
    }

    /// A record by the name people know it by.
    pub fn name_of(&self, id: &RecordId) -> String {
        if let Some(name) = crate::language::find(&format!("value.{}.name", id.key())).filter(|_| id.table() == "value")
            && self.peek(|workbook| workbook.text_of(id).is_none_or(str::is_empty))
        {
            return name;
        }
        let text = self.peek(|workbook| workbook.name_of(id).map(str::to_owned)).filter(|text| !text.is_empty());
        text.unwrap_or_else(|| say("tree.no-text"))
    }

    /// Looks at the tree in another way, now and next time on this device.
    pub fn look_at(&self, view: TreeView) {
        let _ = self.device().set(VIEW_KEY, view.word());
        self.viewer.view.set(view);
    }

    /// Turns the drawing: it grows to the right or down.
    pub fn turn_drawing(&self) {
        let turned = match self.viewer.direction.get_untracked() {
            Direction::LeftToRight => Direction::TopDown,
            Direction::TopDown => Direction::LeftToRight,
        };
        let _ = self.device().set(DIRECTION_KEY, if turned == Direction::TopDown { "down" } else { "right" });
        self.viewer.direction.set(turned);
    }

    /// Goes to a row after a step.
    pub fn follow(&self, row: Option<RowKey>) {
        let Some(row) = row else { return };
        self.viewer.go_to(row);
    }
}
