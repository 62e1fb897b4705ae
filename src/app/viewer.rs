//! What belongs to the viewer on this device and never to the document: folds, focus, selection, panels.

use super::exchange::{Arrived, Printing};
use crate::part;
use leptos::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use waardenboom_core::command::StepName;
use waardenboom_core::contribution::Arrangement;
use waardenboom_core::gather::Gather;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Audience, Direction, FoldState};

/// A row of Lijst: the record, and the goal it hangs below (an activity has a row under each).
pub type RowKey = (RecordId, Option<RecordId>);

/// A row that is being typed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// Which row.
    pub row: RowKey,
    /// What stands in the box at first.
    pub text: String,
    /// A row that was made for this: left empty, it disappears.
    pub is_new: bool,
    /// Where the focus goes back to when nothing comes of it.
    pub back: Option<RowKey>,
}

/// A question over the tree that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which kind these goals get, or this activity.
    Kind(Vec<RecordId>),
    /// With what this goal or activity is linked.
    Link(RecordId),
    /// Below which goal these go.
    MoveTo(Vec<RecordId>),
    /// Where this note goes.
    PlaceNote(RecordId),
    /// Which indicator also says something about this goal.
    LinkIndicator(RecordId),
    /// Which provider carries out this activity.
    Provider(RecordId),
    /// What is in the bin.
    Bin,
    /// Which keys there are.
    Help,
    /// What people wrote apart from each other.
    Conflicts,
    /// Whether each goal contributes to the one above it.
    Walk,
    /// A list to paste.
    Paste,
    /// The drawing as a file.
    Picture,
    /// Which file of another program comes in; one that was dropped or chosen elsewhere.
    Import(Option<Arrived>),
    /// As a file of which program it goes out.
    Export,
    /// On which paper.
    Print,
    /// Which action, goal or room.
    Palette,
    /// Which of these records stays when they become one.
    MakeOne(Vec<RecordId>),
    /// What may be there twice.
    Doubles,
    /// From means to effect, of one branch or of everything.
    Efficiency(Option<RecordId>),
    /// Closing a meeting.
    CloseMeeting,
    /// What changed since the meeting that was closed last.
    MeetingNews,
}

/// How the tree is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TreeView {
    /// Boom: drawn.
    Drawn,
    /// Lijst: a tree grid.
    #[default]
    List,
    /// Bijdragen: activities against goals.
    Contributions,
    /// Preventie: activities by target group and level.
    Prevention,
}

impl TreeView {
    /// Every way, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Drawn, Self::List, Self::Contributions, Self::Prevention];

    /// The word for it on the device.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drawn => "boom",
            Self::List => "lijst",
            Self::Contributions => "bijdragen",
            Self::Prevention => "preventie",
        }
    }
}

/// What a camera can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Nearer.
    In,
    /// Further away.
    Out,
    /// All in view.
    Fit,
}

/// The viewer's state in one workbook.
#[derive(Clone, Copy)]
pub struct Viewer {
    /// What is folded, and which branch alone is in view.
    pub fold: RwSignal<FoldState>,
    /// What Boom folded by itself, to fit the screen.
    suggested: StoredValue<BTreeSet<RecordId>>,
    /// Whether somebody folded or unfolded something, now or before.
    folds_are_own: StoredValue<bool>,
    /// The row that has, or would have, the focus.
    pub active: RwSignal<Option<RowKey>>,
    /// Counts up when the focus must go to the active row.
    pub focus: RwSignal<u64>,
    /// The chosen rows beside the active one.
    pub selected: RwSignal<BTreeSet<RecordId>>,
    /// The row being typed in.
    pub editing: RwSignal<Option<Editing>>,
    /// What the details show when it is no row: a record from one of the lists.
    pub shown: RwSignal<Option<RecordId>>,
    /// The record within the details that was just made: its box gets the caret.
    pub just_made: RwSignal<Option<RecordId>>,
    /// Whether the panel with notes is open.
    pub notes_open: RwSignal<Option<bool>>,
    /// Whether the points of attention are open.
    pub attention_open: RwSignal<bool>,
    /// Whether the points of one record are unfolded in its details.
    pub own_points_open: RwSignal<bool>,
    /// The cards of Waarden afwegen that somebody folded (`false`) or unfolded (`true`).
    pub cards: RwSignal<BTreeMap<RecordId, bool>>,
    /// Whether the details are open; `None` where there is room.
    pub details_open: RwSignal<Option<bool>>,
    /// Esc was pressed: the next Tab leaves the tree.
    pub leaving: RwSignal<bool>,
    /// The question over the tree.
    pub question: RwSignal<Option<Question>>,
    /// How the tree is looked at.
    pub view: RwSignal<TreeView>,
    /// How Bijdragen is grouped, sorted and filtered.
    pub arrangement: RwSignal<Arrangement>,
    /// For whom the tree shows; `None` for everybody.
    pub audience: RwSignal<Option<Audience>>,
    /// Which way the drawing grows.
    pub direction: RwSignal<Direction>,
    /// What the camera over the drawing is asked to do.
    pub zoom: RwSignal<Option<Zoom>>,
    /// What is looked for in the tree, as it was typed; `None` when the bar is closed.
    pub find: RwSignal<Option<String>>,
    /// Counts up when the active row must come into view and the focus stays where it is.
    pub look: RwSignal<u64>,
    /// Where the menu of the chosen records is open, in pixels from the left and the top of the screen.
    pub menu: RwSignal<Option<(f64, f64)>>,
    /// What stands ready for the printer.
    pub printing: RwSignal<Option<Printing>>,
    /// Whether the bar with what changed since the last meeting is in sight; `None` before anybody looked.
    pub meeting_bar: RwSignal<Option<bool>>,
    /// Who enters the tree comes for the active row.
    pub arriving: RwSignal<bool>,
    /// What is only said aloud: where something stands now.
    pub aloud: RwSignal<String>,
    /// A record that was just made empty, by the step of that name: left empty, it goes again.
    pub empty: RwSignal<Option<(RecordId, StepName)>>,
}

impl Viewer {
    /// A viewer who has not looked yet.
    pub fn new() -> Self {
        Self {
            fold: RwSignal::default(),
            suggested: StoredValue::default(),
            folds_are_own: StoredValue::default(),
            active: RwSignal::default(),
            focus: RwSignal::default(),
            selected: RwSignal::default(),
            editing: RwSignal::default(),
            shown: RwSignal::default(),
            just_made: RwSignal::default(),
            notes_open: RwSignal::default(),
            attention_open: RwSignal::default(),
            own_points_open: RwSignal::new(true),
            cards: RwSignal::default(),
            details_open: RwSignal::default(),
            leaving: RwSignal::default(),
            question: RwSignal::default(),
            view: RwSignal::default(),
            arrangement: RwSignal::default(),
            audience: RwSignal::default(),
            direction: RwSignal::default(),
            zoom: RwSignal::default(),
            find: RwSignal::default(),
            look: RwSignal::default(),
            menu: RwSignal::default(),
            printing: RwSignal::default(),
            meeting_bar: RwSignal::default(),
            arriving: RwSignal::default(),
            aloud: RwSignal::default(),
            empty: RwSignal::default(),
        }
    }

    /// Forgets everything, for another workbook, with what was folded in it before; `None` when nobody did.
    pub fn reset(&self, fold: Option<FoldState>) {
        self.suggested.update_value(BTreeSet::clear);
        self.folds_are_own.set_value(fold.is_some());
        self.fold.set(fold.unwrap_or_default());
        self.active.set(None);
        self.selected.update(BTreeSet::clear);
        self.cards.update(BTreeMap::clear);
        self.editing.set(None);
        self.shown.set(None);
        self.just_made.set(None);
        self.leaving.set(false);
        self.question.set(None);
        self.printing.set(None);
        self.find.set(None);
        self.menu.set(None);
        self.meeting_bar.set(None);
        self.empty.set(None);
        self.arrangement.set(Arrangement::default());
        self.audience.set(None);
    }

    /// Says something to who listens, after what was done is in sight.
    pub fn say_aloud(&self, sentence: impl FnOnce() -> String + 'static) {
        let aloud = self.aloud;
        part::after_painting(move || aloud.set(sentence()));
    }

    /// Whether somebody folded or unfolded something in this workbook, now or before.
    pub fn has_own_folds(&self) -> bool {
        if self.fold.with_untracked(|fold| self.suggested.with_value(|suggested| fold.folded != *suggested)) {
            self.folds_are_own.set_value(true);
        }
        self.folds_are_own.get_value()
    }

    /// Folds these, as long as nobody else folds anything.
    pub fn suggest_folds(&self, folded: BTreeSet<RecordId>) {
        self.suggested.set_value(folded.clone());
        self.fold.update(|fold| fold.folded = folded);
    }

    /// Takes back what was suggested, unless somebody went on from there.
    pub fn withdraw_folds(&self) {
        let is_suggested = !self.has_own_folds() && self.suggested.with_value(|folded| !folded.is_empty());
        self.suggested.update_value(BTreeSet::clear);
        if is_suggested {
            self.fold.update(|fold| fold.folded.clear());
        }
    }

    /// Makes a row the active one, alone, and gives it the focus.
    pub fn go_to(&self, row: RowKey) {
        self.choose(row);
        self.focus.update(|count| *count += 1);
    }

    /// Makes a row the active one, alone, and brings it into view; the focus stays where it is.
    pub fn show(&self, row: RowKey) {
        self.choose(row);
        self.look.update(|count| *count += 1);
    }

    fn choose(&self, row: RowKey) {
        if !self.selected.with_untracked(BTreeSet::is_empty) {
            self.selected.update(BTreeSet::clear);
        }
        if self.shown.with_untracked(Option::is_some) {
            self.shown.set(None);
        }
        if self.leaving.get_untracked() {
            self.leaving.set(false);
        }
        if self.active.with_untracked(|active| active.as_ref() != Some(&row)) {
            self.active.set(Some(row));
        }
    }

    /// The records a gesture is about: the selection, or the active row.
    pub fn chosen(&self) -> Vec<RecordId> {
        let selected = self.selected.get_untracked();
        if selected.is_empty() {
            self.active.get_untracked().map(|(id, _)| id).into_iter().collect()
        } else {
            selected.into_iter().collect()
        }
    }
}

/// The fold state as text, for this device.
pub fn fold_to_text(fold: &FoldState) -> String {
    json!(fold.folded.iter().map(RecordId::as_str).collect::<Vec<_>>()).to_string()
}

/// The inverse of [`fold_to_text`]; nothing folded when it cannot be read.
pub fn fold_from_text(text: &str) -> FoldState {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let ids = value.as_array().into_iter().flatten().filter_map(|id| RecordId::parse(id.as_str()?));
    FoldState { folded: ids.into_set(), only_branch: None }
}
