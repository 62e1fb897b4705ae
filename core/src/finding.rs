//! Aandachtspunten: what the tool tells a group about its own tree.
//!
//! Checks find, they do not forbid (invariant 7). A rule looks at one record and what hangs around it, and
//! says nothing in words: a [`Finding`] has a [`Code`], a [`Place`], the data of its sentence and, where
//! there is one, a mend. [`Findings`] holds those of the tree and looks again only
//! where something changed; [`of_values`] gives those of the value half.
//! Each rule has a file of its own beside this one; which rule looks at which table stands in `rules`.
//!
//! Limits: rules are deterministic and know Dutch and English; they read words, not meaning. A group may
//! always disagree and mark a finding as discussed: then it stays, quietly.

mod activity_contributes_nothing;
mod activity_without_provider;
mod ambition_without_outcome;
mod assumption_contradicted;
mod code;
mod concern;
mod contributes_not;
mod contribution_without_assumption;
mod counts;
mod dangling_reference;
mod date;
mod findings;
mod goal_climbed;
mod goal_nesting;
mod goal_without_indicator;
mod indicator_incomplete;
mod indicator_measures_nothing;
mod no_from_to;
mod no_moment;
mod only_numbers;
mod only_outputs;
mod outcome_without_subgoal;
mod prevention_level_unreached;
mod provider_without_activity;
mod providers_overlap;
mod rules;
mod subgoal_without_activity;
mod target_group_unreached;
mod target_value;
mod too_many_core;
mod two_goals;
mod untested;
mod value;
mod walk;
pub mod wording;
mod written_as_activity;
mod wrong_level;

#[cfg(test)]
mod support;
#[cfg(test)]
pub(crate) use support::workbook as test_workbook;

pub use code::{Class, Code, MENDS, Tone};
pub use counts::{Count, Heap};
pub use date::{Date, Period};
pub use findings::{Findings, Search};
pub use goal_nesting::belongs;
pub use value::{BESIDE, of_values};
pub use walk::{Question, answer_of, test_id, walk};

use crate::command::Command;
use crate::model::Workbook;
use crate::store::RecordId;

/// From so many points of one rule on, they are told together.
pub const TOGETHER: usize = 3;

/// Where a finding is: a record, the field that could mend it, and what tells it from others of the same
/// rule there. It stays the same when the data of the finding change, and so does the mark "besproken".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The record to go to.
    pub record: RecordId,
    /// The field to go to, when it is about one.
    pub field: Option<&'static str>,
    /// A word or the key of another record: the target group of an overlap, the level that is missing.
    pub detail: Option<String>,
}

impl Place {
    /// A record as a whole.
    pub fn of(record: &RecordId) -> Self {
        Self { record: record.clone(), field: None, detail: None }
    }

    /// One field of a record.
    pub fn field(record: &RecordId, field: &'static str) -> Self {
        Self { field: Some(field), ..Self::of(record) }
    }

    /// The name of the record that says this finding was discussed: the same for everybody.
    pub fn discussed_id(&self, code: Code) -> RecordId {
        let parts = [code.word(), self.record.as_str()].into_iter().chain(self.field);
        RecordId::derived("discussed", parts.chain(self.detail.as_deref()))
    }
}

/// Something that a sentence fills in.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// The name of a record.
    Record(RecordId),
    /// The names of records, in order.
    Records(Vec<RecordId>),
    /// Words as they stand in the text.
    Words(Vec<String>),
    /// A number or a value as somebody wrote it.
    Text(String),
    /// A sentence of the locales, by its key.
    Key(String),
}

/// A mend that one click carries out.
#[derive(Clone, Debug, PartialEq)]
pub struct Mend {
    /// The last part of the key of its label: `finding.mend.*`; one of [`MENDS`].
    pub label: &'static str,
    /// What it does. It may be refused when somebody else was first.
    pub command: Command,
}

/// One point of attention.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Which rule found it.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// What its sentences fill in, by the names of [`Code::arguments`].
    pub data: Vec<(&'static str, Datum)>,
    /// What mends it, where one click can.
    pub mend: Option<Mend>,
    /// Whether the group marked it as discussed: then it is quiet and does not count.
    pub is_discussed: bool,
}

impl Finding {
    fn new(code: Code, place: Place) -> Self {
        Self { code, place, data: Vec::new(), mend: None, is_discussed: false }
    }

    fn with(mut self, name: &'static str, datum: Datum) -> Self {
        debug_assert!(self.code.arguments().contains(&name), "{name} is no argument of {:?}", self.code);
        self.data.push((name, datum));
        self
    }

    fn mend(mut self, label: &'static str, command: Command) -> Self {
        debug_assert!(MENDS.contains(&label), "{label} has no label");
        self.mend = Some(Mend { label, command });
        self
    }

    /// Where a list shows it.
    pub fn heap(&self) -> Heap {
        (!self.is_discussed).then(|| self.code.class())
    }

    /// The key of the sentence that says what was found.
    pub fn what_key(&self) -> String {
        format!("finding.{}.what", self.code.word())
    }

    /// The key of the few words that stand beside what it is about; there are some for [`BESIDE`].
    pub fn short_key(&self) -> String {
        format!("finding.{}.short", self.code.word())
    }

    /// The key of the sentence that says why it matters.
    pub fn why_key(&self) -> String {
        format!("finding.{}.why", self.code.word())
    }

    /// What it is about in a list of points of one rule, which say the same of many.
    pub fn short(&self, workbook: &Workbook, say: impl Fn(&str) -> String) -> String {
        let wanted = if self.code == Code::PreventionLevelUnreached { "level" } else { "name" };
        let found = self.values(workbook, say).into_iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| value).unwrap_or_default()
    }

    /// The key of the label of its mend.
    pub fn mend_key(&self) -> Option<String> {
        self.mend.as_ref().map(|mend| format!("finding.mend.{}", mend.label))
    }

    /// What all three sentences fill in: `name`, the record it is about, and its data. Names are read now, so
    /// that they are never old; `say` gives a sentence of the locales by its key.
    pub fn values(&self, workbook: &Workbook, say: impl Fn(&str) -> String) -> Vec<(&'static str, String)> {
        let name = |id: &RecordId| workbook.spoken_name(id, &say);
        let quoted = |all: Vec<String>| {
            let all: Vec<String> = all.into_iter().map(|one| format!("“{one}”")).collect();
            match all.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), say("finding.and")),
                _ => all.concat(),
            }
        };
        let said = |datum: &Datum| match datum {
            Datum::Record(id) => name(id),
            Datum::Records(ids) => quoted(ids.iter().map(name).collect()),
            Datum::Words(words) => quoted(words.clone()),
            Datum::Text(text) => text.clone(),
            Datum::Key(key) => say(key),
        };
        let own = [("name", name(&self.place.record))].into_iter();
        own.chain(self.data.iter().map(|(name, datum)| (*name, said(datum)))).collect()
    }
}

/// What a rule may look at.
#[derive(Clone, Copy)]
struct Look<'a> {
    workbook: &'a Workbook,
    today: Date,
}

impl Look<'_> {
    /// Whether a goal has a text: a box that is still empty is left in peace.
    fn is_named(self, id: &RecordId) -> bool {
        self.workbook.text_of(id).is_some_and(|text| !text.trim().is_empty())
    }
}
