//! The workbook as everybody sees it: a pure function of the store, kept up to date by the ids a step
//! touched. [`Workbook::project`] and any sequence of [`Workbook::refresh`] give the same (tested).

use super::{
    Action, Activity, Alternative, Answer, Argument, Challenge, Choice, ChoiceLink, ChoicePart, Contribution,
    CoreValue, Dilemma, Discussed, Distinct, Goal, GoalTest, Indicator, IndicatorLink, InformationNeed, Measurement,
    Meeting, Merged, Norm, Note, Overview, Participant, PartyGroup, Position, Proposal, Provider, Provision, Rating,
    Record, Risk, Round, Rule, RuleLink, RuleSet, Statement, StatementReply, SubQuestion, Table, TargetGroup, Weighed,
    WeightReason, Weights,
};
use crate::gather::{Gather, Sort};
use crate::store::{Cell, Field, POSITION, RecordId, Store, StoredRecord};
use crate::tree::{Forest, ShapeLog};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A field that people changed apart from each other, with what each of them wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: Field,
    /// The different values, oldest first; the last one shows.
    pub values: Vec<Value>,
}

/// What the projection settled by itself and a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listed {
    /// Goals were moved below each other; this one was put at the top.
    Circle(RecordId),
    /// The goal above it was removed or is unknown; it climbed to the nearest goal that is left.
    Orphan(RecordId),
    /// Removed by one, changed by another who did not know; it is still there.
    RemovedButChanged(RecordId),
}

macro_rules! workbook {
    ($($table:ident : $record:ident,)*) => {
        /// The visible records by table, the forest of goals, and what points at what.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Workbook {
            $(
                #[doc = concat!("The visible records of [`", stringify!($record), "`].")]
                pub $table: Table<$record>,
            )*
            forest: Forest,
            pointing: BTreeMap<RecordId, BTreeSet<RecordId>>,
            conflicts: BTreeSet<(RecordId, Field)>,
            removed_but_changed: BTreeSet<RecordId>,
            bin: BTreeSet<RecordId>,
            shape: ShapeLog,
        }

        impl Workbook {
            /// Reads or drops one typed record; says whether its table is known.
            fn refresh_typed(&mut self, id: &RecordId, record: Option<&StoredRecord>) -> bool {
                match id.table() {
                    $(name if name == $record::SCHEMA.name => {
                        match record {
                            Some(record) => {
                                let read = $record::read(&|field| shown(record, field));
                                self.$table.put(id.clone(), read);
                            }
                            None => { self.$table.remove(id); }
                        }
                        true
                    })*
                    _ => false,
                }
            }

            /// Whether a record of a known table shows.
            pub fn shows(&self, id: &RecordId) -> bool {
                match id.table() {
                    $(name if name == $record::SCHEMA.name => self.$table.contains_key(id),)*
                    _ => false,
                }
            }

            /// The ids of all visible records of known tables.
            pub fn ids(&self) -> impl Iterator<Item = &RecordId> {
                std::iter::empty()$(.chain(self.$table.keys()))*
            }

            /// How many visible records each table has, in the order of a file.
            pub fn counts(&self) -> Vec<(&'static str, usize)> {
                let counts = [$(($record::SCHEMA.name, self.$table.len())),*];
                let count = |table: &str| counts.iter().find(|(name, _)| *name == table).map_or(0, |(_, count)| *count);
                super::TABLES.iter().map(|table| (table.name, count(table.name))).collect()
            }
        }
    };
}

workbook! {
    overviews: Overview,
    challenges: Challenge,
    goals: Goal,
    activities: Activity,
    providers: Provider,
    provisions: Provision,
    contributions: Contribution,
    target_groups: TargetGroup,
    information_needs: InformationNeed,
    indicators: Indicator,
    indicator_links: IndicatorLink,
    measurements: Measurement,
    tests: GoalTest,
    discussed: Discussed,
    distinct: Distinct,
    merged: Merged,
    notes: Note,
    meetings: Meeting,
    actions: Action,
    rule_sets: RuleSet,
    rules: Rule,
    values: CoreValue,
    sub_questions: SubQuestion,
    dilemmas: Dilemma,
    norms: Norm,
    alternatives: Alternative,
    arguments: Argument,
    choices: Choice,
    choice_parts: ChoicePart,
    choice_links: ChoiceLink,
    risks: Risk,
    rule_links: RuleLink,
    proposals: Proposal,
    weighed: Weighed,
    groups: PartyGroup,
    participants: Participant,
    answers: Answer,
    rounds: Round,
    statements: Statement,
    weights: Weights,
    reasons: WeightReason,
    ratings: Rating,
    replies: StatementReply,
}

/// Below which goals a record makes rows of activities (`None` for the top), and in which order.
#[derive(PartialEq)]
struct Rows {
    order: String,
    below: BTreeSet<Option<RecordId>>,
}

fn shown<'a>(record: &'a StoredRecord, field: &str) -> Option<&'a Value> {
    record.cells.get(field).and_then(Cell::shown)
}

impl Workbook {
    /// Everything from the start.
    pub fn project(store: &Store) -> Self {
        let mut workbook = Self::default();
        for (id, stored) in store.records().filter(|(id, _)| !store.erased().contains(id)) {
            workbook.take_in(id, stored);
        }
        workbook.forest = Forest::build(store);
        workbook
    }

    /// Takes over what a step touched. Returns whether the shape of the tree may have changed.
    pub fn refresh(&mut self, store: &Store, touched: &[RecordId]) -> bool {
        for id in touched {
            let before = self.rows_from(id);
            self.refresh_record(store, id);
            let after = self.rows_from(id);
            if before != after {
                before.into_iter().chain(after).flat_map(|rows| rows.below).for_each(|below| self.shape.changed(below));
            }
        }
        self.forest.update(store, touched, &mut self.shape)
    }

    /// The rows of activities that a record makes; `None` when it makes none.
    fn rows_from(&self, id: &RecordId) -> Option<Rows> {
        let served = |activity: &RecordId| {
            let links = self.pointing_at(activity, "contribution").filter_map(|link| self.contributions.get(link));
            let goals: BTreeSet<Option<RecordId>> = links.map(|link| link.goal.clone()).into_set();
            if goals.is_empty() { [None].into_iter().into_set() } else { goals }
        };
        match id.table() {
            "activity" => {
                let order = self.activities.get(id)?.order.clone();
                Some(Rows { order, below: served(id) })
            }
            // Its activity may come from the top, or go there.
            "contribution" => {
                let link = self.contributions.get(id)?;
                let below = link.activity.iter().flat_map(served).chain([link.goal.clone(), None]).into_set();
                Some(Rows { order: link.activity.as_ref().map(RecordId::to_string).unwrap_or_default(), below })
            }
            // What serves it alone comes from the top, or goes there.
            "goal" if self.goals.contains_key(id) => {
                let below = self.pointing_at(id, "contribution").next().map(|_| None).into_iter().into_set();
                Some(Rows { order: String::new(), below })
            }
            _ => None,
        }
    }

    /// What changed in the shape of the tree, and when.
    pub fn shape(&self) -> &ShapeLog {
        &self.shape
    }

    fn refresh_record(&mut self, store: &Store, id: &RecordId) {
        for target in self.targets_of(id) {
            if let Some(sources) = self.pointing.get_mut(&target) {
                sources.remove(id);
                if sources.is_empty() {
                    self.pointing.remove(&target);
                }
            }
        }
        let settled: Vec<_> = self.conflicts_of(id).cloned().collect();
        for conflict in &settled {
            self.conflicts.remove(conflict);
        }
        self.removed_but_changed.remove(id);
        self.bin.remove(id);
        match store.record(id).filter(|_| !store.erased().contains(id)) {
            Some(stored) => self.take_in(id, stored),
            None => drop(self.refresh_typed(id, None)),
        }
    }

    /// Takes in a record that is not erased, of which nothing is known any more but its typed form.
    fn take_in(&mut self, id: &RecordId, stored: &StoredRecord) {
        let is_visible = stored.is_visible();
        self.refresh_typed(id, is_visible.then_some(stored));
        if !is_visible {
            if stored.is_in_bin() {
                self.bin.insert(id.clone());
            }
            return;
        }
        for target in self.targets_of(id) {
            self.pointing.entry(target).or_default().insert(id.clone());
        }
        for (field, cell) in &stored.cells {
            if is_conflict(id, field, cell) {
                self.conflicts.insert((id.clone(), field.clone()));
            }
        }
        if stored.is_removed_but_changed() {
            self.removed_but_changed.insert(id.clone());
        }
    }

    /// The records this one refers to, its parent in the tree left out.
    pub(crate) fn targets_of(&self, id: &RecordId) -> Vec<RecordId> {
        let many = |target_groups: &[RecordId]| target_groups.to_vec();
        match id.table() {
            "goal" => {
                self.goals.get(id).map(|r| [many(&r.target_groups), r.challenge.iter().cloned().collect()].concat())
            }
            "activity" => self.activities.get(id).map(|r| many(&r.target_groups)),
            "provision" => self.provisions.get(id).map(|r| r.activity.iter().chain(&r.provider).cloned().collect()),
            "contribution" => self
                .contributions
                .get(id)
                .map(|r| r.activity.iter().chain(&r.goal).chain(&r.target_groups).cloned().collect()),
            "information-need" => self.information_needs.get(id).map(|r| r.goal.iter().cloned().collect()),
            "indicator" => self.indicators.get(id).map(|r| r.information_need.iter().cloned().collect()),
            "indicator-link" => {
                self.indicator_links.get(id).map(|r| r.indicator.iter().chain(&r.goal).cloned().collect())
            }
            "measurement" => self.measurements.get(id).map(|r| r.indicator.iter().cloned().collect()),
            "test" => self.tests.get(id).map(|r| r.child.iter().chain(&r.parent).cloned().collect()),
            "discussed" => self.discussed.get(id).map(|r| r.record.iter().cloned().collect()),
            "distinct" => self.distinct.get(id).map(|r| r.one.iter().chain(&r.other).cloned().collect()),
            "merged" => self.merged.get(id).map(|r| r.record.iter().cloned().collect()),
            "action" => self.actions.get(id).map(|r| r.meeting.iter().cloned().collect()),
            _ => self.targets_of_deliberation(id),
        }
        .unwrap_or_default()
    }

    /// The goals as a forest.
    pub fn forest(&self) -> &Forest {
        &self.forest
    }

    /// The visible records of one table that refer to a record, in order of their ids.
    pub fn pointing_at<'a>(&'a self, target: &RecordId, table: &'a str) -> impl Iterator<Item = &'a RecordId> {
        self.pointing.get(target).into_iter().flatten().filter(move |source| source.table() == table)
    }

    /// The visible records of any table that refer to a record, in order of their ids.
    pub fn referring_to(&self, target: &RecordId) -> impl Iterator<Item = &RecordId> {
        self.pointing.get(target).into_iter().flatten()
    }

    /// The contributions to a goal, with their ids, in the order of the activities' own order keys.
    pub fn contributions_to(&self, goal: &RecordId) -> Vec<(&RecordId, &Contribution)> {
        let of_table = self.pointing_at(goal, "contribution");
        let mut found: Vec<_> = of_table.filter_map(|id| self.contributions.get_key_value(id)).collect();
        found.retain(|(_, c)| c.goal.as_ref() == Some(goal));
        let order =
            |c: &Contribution| c.activity.as_ref().and_then(|a| self.activities.get(a)).map(|a| a.order.as_str());
        found.put_in_order(|a, b| (order(a.1), a.0).cmp(&(order(b.1), b.0)));
        found
    }

    /// The indicators that say something about a goal, in their own order.
    pub fn indicators_of(&self, goal: &RecordId) -> Vec<(&RecordId, &Indicator)> {
        let links = self.pointing_at(goal, "indicator-link").filter_map(|id| self.indicator_links.get(id));
        let mut found: Vec<_> =
            links.filter_map(|link| self.indicators.get_key_value(link.indicator.as_ref()?)).collect();
        found.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        found
    }

    /// The fields that people changed apart from each other.
    pub fn conflicts(&self, store: &Store) -> Vec<Conflict> {
        let differing = self.conflicts.iter();
        differing
            .map(|(record, field)| {
                let siblings = store.cell(record, field).map_or(&[][..], Cell::siblings);
                let mut values: Vec<Value> = Vec::new();
                for sibling in siblings {
                    values.retain(|value| *value != sibling.value);
                    values.push(sibling.value.clone());
                }
                Conflict { record: record.clone(), field: field.clone(), values }
            })
            .collect()
    }

    /// Whether somebody else changed something in this record that is still undecided.
    pub fn has_conflict(&self, id: &RecordId) -> bool {
        self.conflicts_of(id).next().is_some()
    }

    fn conflicts_of<'a>(&'a self, id: &'a RecordId) -> impl Iterator<Item = &'a (RecordId, Field)> {
        self.conflicts.range((id.clone(), Field::known(""))..).take_while(move |(record, _)| record == id)
    }

    /// What the projection settled by itself, in a fixed order.
    pub fn listed(&self) -> Vec<Listed> {
        let circles = self.forest.circles().cloned().map(Listed::Circle);
        let orphans = self.forest.orphans().cloned().map(Listed::Orphan);
        circles.chain(orphans).chain(self.removed_but_changed.iter().cloned().map(Listed::RemovedButChanged)).collect()
    }

    /// The removed records whose values are kept.
    pub fn bin(&self) -> &BTreeSet<RecordId> {
        &self.bin
    }

    /// The workbook's title; empty when nobody gave one.
    pub fn title(&self) -> &str {
        self.overviews.values().next().map_or("", |overview| overview.title.as_str())
    }
}

/// Order keys and what a meeting has seen are never a conflict; a position conflicts when its parents differ.
fn is_conflict(id: &RecordId, field: &Field, cell: &Cell) -> bool {
    if !cell.differs() || field.as_str() == "order" || id.table() == "meeting" && field.as_str() == "seen" {
        return false;
    }
    if id.table() != "goal" || *field != POSITION {
        return true;
    }
    let parents = cell.siblings().iter().map(|s| <Position as super::FieldValue>::read(&s.value).map(|p| p.parent));
    parents.into_set().len() > 1
}
