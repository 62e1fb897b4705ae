//! The shelf: the workbooks of this device, making and opening them, and their files.

use super::save_state::SaveState;
use super::sentence::file_error_sentence;
use super::viewer;
use super::workbench::{Open, Workbench};
use crate::chunk::{self, Fetched};
use crate::language::{say, say_with};
use crate::shell::device::{CAPACITY_UNITS, Device};
use crate::shell::library::{self, Loaded};
use crate::shell::{clock, download, picture, random, snapshot, tabs};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::format;
use waardenboom_core::gather::{Gather, Sort};
use waardenboom_core::store::{Store, encode_base62};

pub use crate::shell::clock::{day_in_words, days_since, hour_and_minute};
pub use crate::shell::library::{Card, Unreadable};

/// A workbook of more records than this is drawn before it is saved.
const LARGE: usize = 2_000;

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

/// As what a drawing is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFile {
    /// Sharp at any size.
    Svg,
    /// For a document or a message.
    Png,
}

impl Workbench {
    /// The workbooks of this device, the one that changed last first.
    pub fn shelf(&self) -> Vec<(String, Card)> {
        let device = self.device();
        let mut cards: Vec<(String, Card)> =
            library::ids(&device).into_iter().map(|id| (id.clone(), Card::read(&device, &id))).collect();
        for (id, title) in self.only_in_memory() {
            cards.retain(|(other, _)| *other != id);
            cards.push((id, Card { title, only_in_memory: true, ..Card::default() }));
        }
        cards.put_in_order(|a, b| b.1.changed_ms.unwrap_or(f64::MAX).total_cmp(&a.1.changed_ms.unwrap_or(f64::MAX)));
        cards
    }

    /// What part of this device's storage is in use, 0 to 1.
    pub fn used_part(&self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "millions at most")]
        let part = self.device().used_units() as f64 / CAPACITY_UNITS as f64;
        part
    }

    /// Puts a workbook out of sight, or back; it stays on the device.
    pub fn put_aside(&self, id: &str, aside: bool) {
        let device = self.device();
        let mut card = Card::read(&device, id);
        card.put_aside = aside;
        card.write(&device, id);
    }

    /// Erases a workbook from this device for good, in every tab.
    pub fn erase(&self, id: &str) {
        if self.last_workbook().as_deref() == Some(id) {
            self.close();
        }
        library::erase(&self.device(), id);
        tabs::tell_erased(id);
    }

    /// Makes a copy of a workbook, with a name that says so. Says it when the workbook cannot be read.
    pub fn make_copy(&self, id: &str) {
        let Ok(loaded) = library::load(&self.device(), id) else {
            self.notify(say("notice.unreadable"), false);
            return;
        };
        self.adopt(&encode_base62(random::bits()), loaded.store);
        let title = say_with("start.copy-of", &[("name", &self.peek(|workbook| workbook.title().to_owned()))]);
        self.dispatch(Command::NameWorkbook { title });
        self.write_card();
    }

    /// Opens a new workbook with this content and returns its id.
    pub fn adopt_new(&self, store: Store) -> String {
        let id = encode_base62(random::bits());
        self.adopt(&id, store);
        id
    }

    /// The title of a workbook that cannot be read.
    pub fn title_on_card(&self, id: &str) -> String {
        Card::read(&self.device(), id).title
    }

    /// What can still be read of a damaged workbook.
    pub fn previous_version(&self, id: &str) -> Option<Store> {
        snapshot::load_previous(&self.device(), id)
    }

    /// Offers everything that is kept of an unreadable workbook as one file.
    pub fn download_raw(&self, unreadable: &Unreadable) {
        let name = format!("herstel-{}.json", clock::day_for_file(clock::now_ms()));
        if download::text(&name, &unreadable.as_file()).is_none() {
            self.notify(say("notice.not-downloaded"), false);
        }
    }

    /// Makes a workbook with this title and returns its id.
    pub fn create(&self, title: &str) -> String {
        let id = encode_base62(random::bits());
        self.begin(&id, Loaded::default());
        Device::ask_to_keep();
        self.dispatch(Command::NameWorkbook { title: title.to_owned() });
        let _ = self.with_session(waardenboom_core::session::Session::forget_history);
        self.announce_change(false);
        self.write_card();
        id
    }

    /// Puts a whole workbook on this device and opens it; in memory only, and loudly so, when it does not
    /// fit. A large one is drawn first.
    pub fn adopt(&self, id: &str, store: Store) {
        let is_large = store.records().len() > LARGE;
        let dirty = store.records().map(|(id, _)| id.clone()).into_set();
        self.begin(id, Loaded { store, dirty, ..Loaded::default() });
        Device::ask_to_keep();
        if is_large {
            self.save_in_parts(id);
        } else {
            self.save_at_once();
        }
    }

    /// Writes a workbook that was just opened whole, as one snapshot.
    fn save_at_once(&self) {
        if let Some(result) = self.with_open(|Open { session, saver }| saver.save_whole(session.store())) {
            self.say_saved(result);
        }
        self.write_card();
    }

    /// Opens a file's bytes. Never replaces what is there.
    pub async fn open_file(&self, bytes: &[u8]) -> Fetched<Result<FileOpened, String>> {
        let panels = self.chunks.panels.bring().await?;
        Ok((panels.open_file)(*self, bytes))
    }

    /// What [`Workbench::open_file`] does, once its code is there.
    pub fn read_file(self, bytes: &[u8]) -> Result<FileOpened, String> {
        let opened = format::read(bytes).map_err(|error| file_error_sentence(&error))?;
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
        // The same file makes the same copy, so that opening it twice is opening it once.
        let copy = encode_base62(format::fingerprint(bytes));
        if library::load(&self.device(), &copy)
            .is_ok_and(|loaded| loaded.pointer.is_none() && loaded.log_keys.is_empty())
        {
            self.adopt(&copy, opened.store);
            return Ok(FileOpened::Copy(copy));
        }
        Ok(FileOpened::NothingNew(copy))
    }

    /// Offers the open workbook as a file.
    pub fn download(self) {
        self.download_and_say("notice.downloaded");
    }

    /// The same, for who says so themselves; that it failed is said.
    pub fn download_without_word(self) {
        self.download_and_say("");
    }

    fn download_and_say(self, done: &'static str) {
        chunk::soon(self, async move {
            let panels = self.chunks.panels.bring().await?;
            let file = self.peek_session(|session| {
                let text = (panels.write)(session.id(), session.store());
                Some((session.id().to_owned(), session.workbook().title().to_owned(), text))
            });
            if let Some((id, title, text)) = file {
                self.write_card();
                (panels.offer)(self, &id, &title, &text, done);
            }
            Ok(())
        });
    }

    /// Offers a workbook of this device as a file, open or not.
    pub fn download_stored(&self, id: &str) {
        if self.is_open(id) {
            self.download();
        } else if let Ok(loaded) = library::load(&self.device(), id) {
            let (workbench, id) = (*self, id.to_owned());
            chunk::soon(workbench, async move {
                let panels = workbench.chunks.panels.bring().await?;
                let text = (panels.write)(&id, &loaded.store);
                (panels.offer)(workbench, &id, &Card::read(&workbench.device(), &id).title, &text, "notice.downloaded");
                Ok(())
            });
        } else {
            self.notify(say("notice.unreadable"), false);
        }
    }

    /// Offers what a file of a workbook holds, and says whether the browser took it.
    pub fn offer(self, id: &str, title: &str, text: &str, done: &str) {
        let now = clock::now_ms();
        if download::text(&download::file_name(title, &clock::day_for_file(now), "werkboek.json"), text).is_none() {
            self.notify(say("notice.not-downloaded"), false);
        } else {
            let device = self.device();
            let mut card = Card::read(&device, id);
            card.exported_ms = Some(now);
            card.write(&device, id);
            if !done.is_empty() {
                self.notify(say(done), false);
            }
        }
    }

    /// Offers a drawing as a file.
    pub fn save_picture(&self, title: &str, svg: String, kind: PictureFile) {
        let name = |ending| download::file_name(title, &clock::day_for_file(clock::now_ms()), ending);
        let workbench = *self;
        match kind {
            PictureFile::Svg => {
                let saved = picture::svg(&name("svg"), &svg).is_some();
                self.notify(say(if saved { "notice.downloaded" } else { "notice.not-downloaded" }), false);
            }
            PictureFile::Png => {
                let name = name("png");
                leptos::task::spawn_local(async move {
                    let sentence = match picture::png(&name, &svg).await {
                        Some(scale) if scale < 0.9 => "picture.small",
                        Some(_) => "notice.downloaded",
                        None => "picture.failed",
                    };
                    workbench.notify(say(sentence), false);
                });
            }
        }
    }

    /// Keeps what the start page says about the open workbook, and this viewer's folds.
    pub fn write_card(&self) {
        let device = self.device();
        self.with_open(|Open { session, saver }| {
            if session.store().is_empty() || saver.is_unsaved() {
                return;
            }
            let mut card = Card::read(&device, session.id());
            session.workbook().title().clone_into(&mut card.title);
            card.goals = session.workbook().goals.len();
            card.activities = session.workbook().activities.len();
            if let SaveState::Saved(ms) = self.save_state().get_untracked() {
                card.changed_ms = Some(ms);
            }
            card.write(&device, session.id());
            if !self.viewer.has_own_folds() {
                return;
            }
            let fold = self.viewer.fold.get_untracked();
            let _ = device.set(&library::fold_key(session.id()), &viewer::fold_to_text(&fold));
        });
    }
}
