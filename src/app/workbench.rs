//! The open workbook: its session, its saving, and the signals the screens read.

use super::save_state::SaveState;
use super::sentence::step_sentence;
use super::viewer::{self, RowKey, Viewer};
use crate::language::{say, say_with};
use crate::shell::device::{Device, WriteRefused};
use crate::shell::library::{self, Card, Loaded, Unreadable};
use crate::shell::saver::Saver;
use crate::shell::{clock, download, random};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use waardenboom_core::command::{Command, Refusal};
use waardenboom_core::format::{self, FormatError};
use waardenboom_core::model::Workbook;
use waardenboom_core::session::{Session, Step};
use waardenboom_core::store::{RecordId, Store, encode_base62};

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

/// What opening a file came to, with the id of the workbook that is open now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOpened {
    /// A workbook this device did not have.
    New(String),
    /// It has nothing that this device does not know.
    NothingNew(String),
    /// It has news; it stands beside the other as a copy.
    Copy(String),
}

struct Open {
    session: Session,
    saver: Saver,
}

/// The workbench: one open workbook in this tab. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Workbench {
    device: StoredValue<Device, LocalStorage>,
    open: StoredValue<Option<Open>, LocalStorage>,
    changed: RwSignal<u64>,
    reshaped: RwSignal<u64>,
    save_state: RwSignal<SaveState>,
    notices: RwSignal<Vec<Notice>>,
    last: RwSignal<Option<String>>,
    /// The viewer's own state.
    pub viewer: Viewer,
}

impl Workbench {
    /// A workbench with nothing open.
    pub fn new(device: Device) -> Self {
        let workbench = Self {
            device: StoredValue::new_local(device),
            open: StoredValue::new_local(None),
            changed: RwSignal::new(0),
            reshaped: RwSignal::new(0),
            save_state: RwSignal::new(SaveState::Quiet),
            notices: RwSignal::new(Vec::new()),
            last: RwSignal::new(None),
            viewer: Viewer::new(),
        };
        if !workbench.device().is_there() {
            workbench.save_state.set(SaveState::Failed(WriteRefused::NoStorage, clock::now_ms()));
        }
        let shown = window_event_listener(ev::pageshow, move |_| workbench.catch_up());
        let seen = window_event_listener(ev::visibilitychange, move |_| {
            workbench.write_card();
            workbench.catch_up();
        });
        let hidden = window_event_listener(ev::pagehide, move |_| workbench.write_card());
        on_cleanup(move || {
            shown.remove();
            seen.remove();
            hidden.remove();
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
        let loaded = library::load(&self.device(), id).map_err(CannotOpen::Unreadable)?;
        if loaded.store.is_empty() {
            return Err(CannotOpen::Unknown);
        }
        self.begin(id, loaded);
        Ok(())
    }

    fn is_open(&self, id: &str) -> bool {
        self.open.with_value(|open| open.as_ref().is_some_and(|open| open.session.id() == id))
    }

    fn begin(&self, id: &str, mut loaded: Loaded) {
        self.write_card();
        let workbench = *self;
        let device = self.device();
        let saver = Saver::new(&device, id, &loaded, move |key, text| workbench.heard(&key, &text));
        let session = Session::open(id, std::mem::take(&mut loaded.store));
        self.open.set_value(Some(Open { session, saver }));
        let fold = device.get(&fold_key(id)).map(|text| viewer::fold_from_text(&text));
        self.viewer.reset(fold.unwrap_or_default());
        self.last.set(Some(id.to_owned()));
        let state = match (device.is_there(), Card::read(&device, id).changed_ms) {
            (false, _) => SaveState::Failed(WriteRefused::NoStorage, clock::now_ms()),
            (true, Some(ms)) => SaveState::Saved(ms),
            (true, None) => SaveState::Quiet,
        };
        self.save_state.set(state);
        self.announce_change(true);
    }

    /// Reads the open workbook; tracks every change.
    pub fn read<T: Default>(&self, f: impl FnOnce(&Workbook) -> T) -> T {
        self.changed.track();
        self.peek(f)
    }

    /// Reads the open workbook; tracks only changes of the tree's shape.
    pub fn read_shape<T: Default>(&self, f: impl FnOnce(&Workbook) -> T) -> T {
        self.reshaped.track();
        self.peek(f)
    }

    /// Reads the open workbook without tracking.
    pub fn peek<T: Default>(&self, f: impl FnOnce(&Workbook) -> T) -> T {
        self.peek_session(|session| f(session.workbook()))
    }

    /// Reads the session itself without tracking.
    pub fn peek_session<T: Default>(&self, f: impl FnOnce(&Session) -> T) -> T {
        self.open.with_value(|open| open.as_ref().map(|open| f(&open.session)).unwrap_or_default())
    }

    /// Reads the session itself; tracks every change.
    pub fn read_session<T: Default>(&self, f: impl FnOnce(&Session) -> T) -> T {
        self.changed.track();
        self.peek_session(f)
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
        let step = self.with_session(|session| session.dispatch(command, &mut random::bits));
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

    fn with_session<T>(&self, f: impl FnOnce(&mut Session) -> T) -> Option<T> {
        self.with_open(|open| f(&mut open.session))
    }

    fn with_open<T>(&self, f: impl FnOnce(&mut Open) -> T) -> Option<T> {
        self.open.try_update_value(|open| open.as_mut().map(f)).flatten()
    }

    /// Everything that follows a step of this tab: saving, telling, drawing.
    fn took(&self, step: &Step) {
        let saved = self.with_open(|Open { session, saver }| {
            session.writer().map(|writer| saver.append(&step.delta, &step.touched, writer, session.store()))
        });
        if let Some(Some(result)) = saved {
            self.say_saved(result);
        }
        self.announce_change(step.reshaped);
        self.snapshot_soon();
    }

    fn say_saved(&self, result: Result<(), WriteRefused>) {
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
        if let Some(result) = self.with_open(|Open { session, saver }| saver.flush(session.store())) {
            self.say_saved(result);
        }
    }

    fn announce_change(&self, reshaped: bool) {
        self.changed.update(|count| *count += 1);
        if reshaped {
            self.reshaped.update(|count| *count += 1);
        }
    }

    fn heard(&self, key: &str, text: &str) {
        let Some((delta, missed)) = self.with_open(|open| open.saver.heard(key, text)) else { return };
        if let Some(delta) = delta {
            self.receive(delta);
        }
        if missed {
            self.catch_up();
        }
    }

    fn catch_up(&self) {
        if let Some(Ok(Some(delta))) = self.with_open(|open| open.saver.catch_up()) {
            self.receive(delta);
        }
    }

    fn receive(&self, delta: Store) {
        if let Some(step) = self.with_session(|session| session.receive(delta))
            && !step.touched.is_empty()
        {
            self.announce_change(step.reshaped);
        }
    }

    /// When the log has grown long, puts it into a snapshot, one small part at a time.
    fn snapshot_soon(&self) {
        if self.with_open(|open| open.saver.wants_snapshot()) == Some(true) {
            let workbench = *self;
            set_timeout(move || workbench.begin_snapshot(), Duration::from_millis(500));
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
            set_timeout(move || workbench.go_on_with_snapshot(), Duration::from_millis(4));
        }
    }

    /// Makes a workbook with this title and returns its id.
    pub fn create(&self, title: &str) -> String {
        let id = encode_base62(random::bits());
        self.begin(&id, Loaded::default());
        Device::ask_to_keep();
        self.dispatch(Command::NameWorkbook { title: title.to_owned() });
        self.write_card();
        id
    }

    /// Puts a whole workbook on this device and opens it; in memory only, and loudly so, when it does not
    /// fit.
    pub fn adopt(&self, id: &str, store: Store) {
        let dirty = store.records().map(|(id, _)| id.clone()).collect();
        self.begin(id, Loaded { store, dirty, ..Loaded::default() });
        Device::ask_to_keep();
        if let Some(result) = self.with_open(|Open { session, saver }| saver.save_whole(session.store())) {
            self.say_saved(result);
        }
        self.write_card();
    }

    /// Opens a file's bytes. Never replaces what is there.
    pub fn open_file(&self, bytes: &[u8]) -> Result<FileOpened, FormatError> {
        let opened = format::read(bytes)?;
        let id = opened.workbook_id;
        let known = if self.is_open(&id) {
            self.peek_session(|session| session.store().clone())
        } else {
            library::load(&self.device(), &id).unwrap_or_default().store
        };
        if known.is_empty() && library::load(&self.device(), &id).is_ok() {
            self.adopt(&id, opened.store);
            return Ok(FileOpened::New(id));
        }
        let mut joined = known;
        if joined.join(&opened.store).is_empty() {
            return Ok(FileOpened::NothingNew(id));
        }
        let copy = encode_base62(random::bits());
        self.adopt(&copy, opened.store);
        Ok(FileOpened::Copy(copy))
    }

    /// Offers the open workbook as a file.
    pub fn download(&self) {
        let file = self.peek_session(|session| {
            let text = format::write(session.id(), session.store());
            Some((session.id().to_owned(), session.workbook().title().to_owned(), text))
        });
        if let Some((id, title, text)) = file {
            self.write_card();
            self.download_text(&id, &title, &text);
        }
    }

    /// Offers a workbook of this device as a file, open or not.
    pub fn download_stored(&self, id: &str) {
        if self.is_open(id) {
            self.download();
        } else if let Ok(loaded) = library::load(&self.device(), id) {
            self.download_text(id, &Card::read(&self.device(), id).title, &format::write(id, &loaded.store));
        } else {
            self.notify(say("notice.unreadable"), false);
        }
    }

    fn download_text(&self, id: &str, title: &str, text: &str) {
        let now = clock::now_ms();
        if download::text(&download::file_name(title, &clock::day_for_file(now)), text).is_none() {
            self.notify(say("notice.not-downloaded"), false);
        } else {
            let device = self.device();
            let mut card = Card::read(&device, id);
            card.exported_ms = Some(now);
            card.write(&device, id);
            self.notify(say("notice.downloaded"), false);
        }
    }

    /// Keeps what the start page says about the open workbook, and this viewer's folds.
    pub fn write_card(&self) {
        let device = self.device();
        self.open.with_value(|open| {
            let Some(Open { session, saver }) = open.as_ref() else { return };
            if session.store().is_empty() || saver.has_pending() {
                return;
            }
            let mut card = Card::read(&device, session.id());
            session.workbook().title().clone_into(&mut card.title);
            card.goals = session.workbook().goals.len();
            card.activities = session.workbook().activities.len();
            if let SaveState::Saved(ms) = self.save_state.get_untracked() {
                card.changed_ms = Some(ms);
            }
            card.write(&device, session.id());
            let fold = self.viewer.fold.get_untracked();
            let _ = device.set(&fold_key(session.id()), &viewer::fold_to_text(&fold));
        });
    }

    /// Closes what is open, so that it can be erased from this device.
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

    fn say_refusal(&self, refusal: &Refusal) {
        let key = format!("refusal.{}", refusal.code());
        let sentence = match refusal {
            Refusal::NotThere(id) | Refusal::IntoOwnBranch(id) => say_with(&key, &[("name", &self.name_of(id))]),
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

    /// Goes to a row after a step.
    pub fn follow(&self, row: Option<RowKey>) {
        if let Some(row) = row {
            self.viewer.go_to(row);
        }
    }
}

fn fold_key(id: &str) -> String {
    format!("view/{id}/fold")
}
