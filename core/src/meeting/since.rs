//! What changed since a meeting was closed.

use super::seen::Seen;
use crate::gather::{Gather, Sort};
use crate::model::{FieldKind, Workbook, field_kind, table};
use crate::store::{Cell, Field, RecordId, Stamp, Store};
use std::collections::BTreeSet;

/// What people call a kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Goals.
    Goals,
    /// Activities.
    Activities,
    /// Providers.
    Providers,
    /// Who contributes what to what, and who carries it out.
    Contributions,
    /// Indicators with their figures, and what people want to know.
    Indicators,
    /// Challenges, target groups, and the workbook itself.
    Around,
    /// Loose notes.
    Notes,
    /// Meetings and actions.
    Meetings,
    /// Test questions, points that were discussed, records told apart or made one.
    Attention,
    /// Weighing values: told as a number only, for points and ratings are somebody's own.
    Weighing,
}

impl Group {
    /// Every group, in the order of a report.
    pub const ALL: [Self; 10] = [
        Self::Goals,
        Self::Activities,
        Self::Providers,
        Self::Contributions,
        Self::Indicators,
        Self::Around,
        Self::Notes,
        Self::Meetings,
        Self::Attention,
        Self::Weighing,
    ];

    /// The last part of its key in the locales (`meeting.group.*`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Activities => "activities",
            Self::Providers => "providers",
            Self::Contributions => "contributions",
            Self::Indicators => "indicators",
            Self::Around => "around",
            Self::Notes => "notes",
            Self::Meetings => "meetings",
            Self::Attention => "attention",
            Self::Weighing => "weighing",
        }
    }

    /// The group of a record.
    pub fn of(id: &RecordId) -> Self {
        match id.table() {
            "goal" => Self::Goals,
            "activity" => Self::Activities,
            "provider" => Self::Providers,
            "contribution" | "provision" => Self::Contributions,
            "indicator" | "indicator-link" | "measurement" | "information-need" => Self::Indicators,
            "note" => Self::Notes,
            "meeting" | "action" => Self::Meetings,
            "test" | "discussed" | "distinct" | "merged" => Self::Attention,
            "value" | "alternative" | "participant" | "weights" | "rating" | "rule-set" | "rule" | "rule-link"
            | "sub-question" | "answer" | "dilemma" | "norm" | "argument" | "risk" | "choice" | "choice-part"
            | "choice-link" | "proposal" | "weighed" | "group" | "round" | "reason" | "statement" | "reply" => {
                Self::Weighing
            }
            _ => Self::Around,
        }
    }
}

/// One record that is new, changed or gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The record.
    pub record: RecordId,
    /// Its text, or of a link the texts of what it ties; empty when there is none.
    pub name: String,
    /// The fields that were written, in the order of the schema; only of a record that was there and still is.
    pub fields: Vec<&'static str>,
    /// It came or went with another record that it ties, and says nothing by itself.
    pub comes_along: bool,
}

impl News {
    /// What the record is called: also what has no text of its own, like a core value that was discussed. `say` gives a
    /// sentence of the locales by its key.
    pub fn spoken_name(&self, workbook: &Workbook, say: impl Fn(&str) -> String) -> String {
        if self.name.is_empty() { workbook.spoken_name(&self.record, say) } else { self.name.clone() }
    }
}

/// What changed since a meeting, each list by group and then by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Shows now and did not show then.
    pub added: Vec<News>,
    /// Showed then, shows now, and was written in between.
    pub changed: Vec<News>,
    /// Showed then and is gone.
    pub removed: Vec<News>,
}

impl Changes {
    /// All but one record: that a meeting is there is no news to it.
    #[must_use]
    pub fn without(mut self, record: &RecordId) -> Self {
        for list in [&mut self.added, &mut self.changed, &mut self.removed] {
            list.retain(|news| news.record != *record);
        }
        self
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }

    /// How many are new, changed and gone, what only came along left out.
    pub fn counts(&self) -> [usize; 3] {
        [&self.added, &self.changed, &self.removed].map(|all| all.iter().filter(|news| !news.comes_along).count())
    }

    /// The new, changed and gone of one group, what only came along left out.
    pub fn of(&self, group: Group) -> [Vec<&News>; 3] {
        [&self.added, &self.changed, &self.removed]
            .map(|all| all.iter().filter(|news| !news.comes_along && Group::of(&news.record) == group).collect())
    }
}

/// Order keys are no content, and what closing itself writes is no change.
fn is_content(id: &RecordId, field: &str) -> bool {
    field != "order" && !(id.table() == "meeting" && matches!(field, "closed" | "seen"))
}

/// What changed since a meeting was closed; `None` when it is not closed.
pub fn since(workbook: &Workbook, store: &Store, meeting: &RecordId) -> Option<Changes> {
    let meeting = workbook.meetings.get(meeting).filter(|meeting| !meeting.closed.0.is_empty())?;
    let seen = Seen::read(&meeting.seen);
    let mut changes = Changes::default();
    for (id, record) in store.records() {
        let Some(schema) = table(id.table()).filter(|_| !store.erased().contains(id)) else { continue };
        let is_new = |stamp: Stamp| !seen.covers(stamp);
        let is_written =
            |cell: &Cell| cell.siblings().iter().any(|own| is_new(own.stamp)) || cell.seen().stamps().any(is_new);
        let fields = || {
            let written = |name: &'static str| record.cells.get(&Field::known(name)).is_some_and(is_written);
            let names = schema.fields.iter().map(|field| field.name);
            names.filter(|name| is_content(id, name) && written(name)).collect::<Vec<_>>()
        };
        let (list, fields) = match (seen.showed(id, record), record.is_visible()) {
            (false, true) => (&mut changes.added, Vec::new()),
            (true, false) => (&mut changes.removed, Vec::new()),
            (true, true) => match fields() {
                fields if fields.is_empty() => continue,
                fields => (&mut changes.changed, fields),
            },
            (false, false) => continue,
        };
        list.push(News { record: id.clone(), name: name_in(store, id), fields, comes_along: false });
    }
    for list in [&mut changes.added, &mut changes.removed] {
        let all: BTreeSet<RecordId> = list.iter().map(|news| news.record.clone()).into_set();
        for news in list.iter_mut() {
            news.comes_along = is_link(&news.record) && ends(store, &news.record).iter().any(|end| all.contains(end));
        }
    }
    for list in [&mut changes.added, &mut changes.changed, &mut changes.removed] {
        list.put_in_order(|a, b| (Group::of(&a.record), &a.record).cmp(&(Group::of(&b.record), &b.record)));
    }
    Some(changes)
}

/// Records that tie others and have no text of their own.
fn is_link(id: &RecordId) -> bool {
    table(id.table()).is_some_and(|table| table.field("text").is_none()) && id.table() != "workbook"
        || id.table() == "merged"
}

/// The records that one refers to, removed or not.
fn ends(store: &Store, id: &RecordId) -> Vec<RecordId> {
    let cells = store.record(id).into_iter().flat_map(|record| &record.cells);
    let references = cells.filter(|(field, _)| field_kind(id, field) == Some(FieldKind::Reference));
    references.filter_map(|(_, cell)| RecordId::parse(cell.shown()?.as_str()?)).collect()
}

fn text_in(store: &Store, id: &RecordId) -> String {
    let field = Field::known(if id.table() == "workbook" { "title" } else { "text" });
    let shown = store.cell(id, &field).and_then(Cell::shown).and_then(|value| value.as_str());
    shown.unwrap_or_default().trim().to_owned()
}

/// The name people know a record by, also when it is in the bin.
fn name_in(store: &Store, id: &RecordId) -> String {
    if !is_link(id) {
        return text_in(store, id);
    }
    let names = ends(store, id).into_iter().map(|end| text_in(store, &end)).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(" → ")
}

/// When a meeting was closed, in the order of the workbook itself.
fn closed_at(store: &Store, meeting: &RecordId) -> Option<Stamp> {
    let cell = store.cell(meeting, &Field::known("closed"))?;
    cell.shown().and(cell.siblings().last()).map(|own| own.stamp)
}

fn last_closed<'a>(workbook: &'a Workbook, store: &Store, before: Option<Stamp>) -> Option<&'a RecordId> {
    let closed = workbook.meetings.iter().filter(|(_, meeting)| !meeting.closed.0.is_empty());
    let stamped = closed.filter_map(|(id, _)| Some((closed_at(store, id)?, id)));
    let earlier = stamped.filter(|(stamp, _)| before.is_none_or(|before| *stamp < before));
    earlier.max_by_key(|(stamp, _)| *stamp).map(|(_, id)| id)
}

/// The meeting that was closed last.
pub fn latest_closed<'a>(workbook: &'a Workbook, store: &Store) -> Option<&'a RecordId> {
    last_closed(workbook, store, None)
}

/// The meeting that was closed before this one; for an open one the one that was closed last.
pub fn previous_of<'a>(workbook: &'a Workbook, store: &Store, meeting: &RecordId) -> Option<&'a RecordId> {
    last_closed(workbook, store, closed_at(store, meeting))
}
