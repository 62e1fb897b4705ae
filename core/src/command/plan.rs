//! From what a person means to the changes it takes. Planning looks and says; it changes nothing.

use super::{
    Command, Refusal, StepName, activity, bin, contribution, discuss, distinct, field, goal, import, indicator, item,
    meeting, one, paste, starting, values, workbook,
};
use crate::format;
use crate::gather::Gather;
use crate::model::{CORE_VALUES, FieldValue, Workbook, core_value_id, overview_id, present_situation_id};
use crate::session::Ids;
use crate::store::{Cell, Change, Field, RecordId, Store};
use std::collections::BTreeSet;

/// What a command wants done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plan {
    pub(crate) name: StepName,
    pub(crate) changes: Vec<Change>,
    pub(crate) focus: Option<(RecordId, Option<RecordId>)>,
}

/// What planning may look at.
pub(crate) struct Scene<'a> {
    pub(crate) workbook: &'a Workbook,
    pub(crate) store: &'a Store,
    pub(crate) ids: &'a mut dyn Ids,
}

impl Scene<'_> {
    pub(super) fn new_id(&mut self, table: &str) -> RecordId {
        RecordId::new(table, self.ids.next_bits())
    }

    pub(super) fn text_of(&self, id: &RecordId) -> String {
        self.workbook.name_of(id).unwrap_or_default().to_owned()
    }

    /// Whether a field has different values side by side: then also the value it shows is a decision.
    pub(super) fn is_undecided(&self, id: &RecordId, field: &'static str) -> bool {
        self.store.cell(id, &Field::known(field)).is_some_and(Cell::differs)
    }

    pub(super) fn must_show_in(&self, table: &str, id: &RecordId) -> Result<(), Refusal> {
        if id.table() == table { self.must_show(id) } else { Err(Refusal::NotThere(id.clone())) }
    }

    pub(super) fn must_show(&self, id: &RecordId) -> Result<(), Refusal> {
        if self.store.is_visible(id) { Ok(()) } else { Err(Refusal::NotThere(id.clone())) }
    }
}

/// Whether a record is there also when nobody wrote anything in it: the workbook itself, the core values,
/// the present situation.
pub(super) fn exists_by_nature(id: &RecordId) -> bool {
    *id == overview_id() || *id == present_situation_id() || CORE_VALUES.iter().any(|key| core_value_id(key) == *id)
}

impl Plan {
    /// Nothing may come into a workbook that its own file could not hold.
    fn checked(self, store: &Store) -> Result<Self, Refusal> {
        let written = self.changes.iter().filter_map(|change| match change {
            Change::Write { record, values, .. } => Some((record, values)),
            _ => None,
        });
        if written.clone().any(|(_, values)| values.iter().any(format::has_long_text)) {
            return Err(Refusal::TooLong(format::MAX_FIELD_CHARACTERS));
        }
        let new: BTreeSet<&RecordId> = written.map(|(id, _)| id).filter(|id| store.record(id).is_none()).into_set();
        if !new.is_empty() && store.records().len() + new.len() > format::MAX_RECORDS {
            return Err(Refusal::TooManyRecords(format::MAX_RECORDS));
        }
        Ok(self)
    }
}

/// Plans what is not everyday: everything that no key of the tree, no letter typed and no title asks for. A program
/// whose first part should stay small (the app, docs/decisions/010) brings it later.
#[derive(Clone, Copy, Debug)]
pub struct Planner(fn(Command, &mut Scene<'_>) -> Result<Plan, Refusal>);

impl Planner {
    /// Knows every command.
    pub const WHOLE: Self = Self(Command::plan_rest);
    /// Knows only what is everyday; the rest is [`Refusal::NotYet`].
    pub const EVERYDAY: Self = Self(|_, _| Err(Refusal::NotYet));
}

impl Command {
    /// What it wants done; changes nothing yet.
    pub(crate) fn plan(
        self,
        planner: Planner,
        workbook: &Workbook,
        store: &Store,
        ids: &mut dyn Ids,
    ) -> Result<Plan, Refusal> {
        let mut scene = Scene { workbook, store, ids };
        self.plan_in(planner, &mut scene)?.checked(store)
    }

    fn plan_in(self, planner: Planner, scene: &mut Scene) -> Result<Plan, Refusal> {
        match self {
            Self::NameWorkbook { title } => workbook::name(scene, &title),
            Self::AddGoal { place, kind, text } => goal::add(scene, &place, kind, &text),
            Self::MoveGoals { goals, place } => goal::move_to(scene, &goals, &place),
            Self::ShiftGoals { goals, by } => goal::shift(scene, &goals, by),
            Self::PromoteGoals { goals } => goal::promote(scene, &goals),
            Self::DemoteGoals { goals } => goal::demote(scene, &goals),
            Self::RemoveWithBranch { records } => bin::remove_with_branch(scene, &records),
            Self::RemoveOnly { goals } => bin::remove_only(scene, &goals),
            Self::AddActivity { goal, after, text } => activity::add(scene, goal.as_ref(), after.as_ref(), &text),
            Self::AddIndicator { goal, text } => indicator::add(scene, goal.as_ref(), &text),
            Self::SetField { record, field, value, basis } => field::set(scene, &record, &field, value, basis),
            other => planner.0(other, scene),
        }
    }

    fn plan_rest(self, scene: &mut Scene) -> Result<Plan, Refusal> {
        match self {
            Self::AddOutline { place, lines } => paste::outline(scene, &place, &lines),
            Self::PasteBranch { place, branch } => paste::branch(scene, &place, &branch),
            Self::AddStartingSet { key, records } => starting::add(scene, key, &records),
            Self::Import { place, import } => import::place(scene, &place, &import),
            Self::SetGoalKind { goals, kind } => goal::set_kind(scene, &goals, kind),
            Self::GoalToActivity { goal } => activity::from_goal(scene, &goal),
            Self::ActivityToGoal { activity, kind } => activity::to_goal(scene, &activity, kind),
            Self::Contribute { activity, goal } => activity::contribute(scene, &activity, &goal),
            Self::SetContribution { activity, goal, field, value, basis } => {
                contribution::set(scene, &activity, &goal, &field, value, basis)
            }
            Self::Provide { activity, provider } => activity::provide(scene, &activity, &provider),
            Self::AddProviderOf { activity, text } => activity::add_provider(scene, &activity, &text),
            Self::AddProviderIndicators { goal, indicators } => indicator::add_of_providers(scene, &goal, &indicators),
            Self::LinkIndicator { indicator, goal } => indicator::link(scene, &indicator, &goal),
            Self::SetBaseline { indicator, reading } => indicator::set_baseline(scene, &indicator, reading),
            Self::AddMeasurement { indicator, reading } => indicator::measure(scene, &indicator, reading),
            Self::AddItem { table, text, belongs_to } => item::add(scene, table, &text, belongs_to.as_ref()),
            Self::PlaceNote { note, place, kind } => item::place_note(scene, &note, &place, kind),
            Self::SetPoints { participant, method, round, value, points } => {
                values::set_points(scene, &participant, (method, round), &value, points)
            }
            Self::SetGroup { name, field, value } => values::set_group(scene, &name, &field, value),
            Self::SetRating { participant, alternative, value, score } => {
                values::set_rating(scene, &participant, &alternative, &value, score)
            }
            Self::Discuss { code, place, reason, by, day } => discuss::mark(
                scene,
                code,
                &place,
                [("reason", reason.write()), ("by", by.write()), ("day", day.write())],
            ),
            Self::Reopen { code, place } => discuss::reopen(scene, code, &place),
            Self::AnswerTest { child, answer, by, doubt, day } => {
                let said =
                    [("answer", answer.write()), ("by", by.write()), ("doubt", doubt.write()), ("day", day.write())];
                discuss::answer(scene, &child, said)
            }
            Self::MakeOne { kept, others } => one::make(scene, &kept, &others),
            Self::TellApart { one, other, by, day } => distinct::tell(scene, &one, &other, &by, &day),
            Self::CloseMeeting { meeting, day } => meeting::close(scene, &meeting, &day),
            Self::RestoreFromBin { records } => bin::restore(scene, &records),
            Self::Keep { record } => bin::keep(scene, &record),
            Self::EmptyBin => bin::empty(scene),
            // What is everyday never comes here; named one by one, so that no new command is forgotten.
            Self::NameWorkbook { .. }
            | Self::AddGoal { .. }
            | Self::MoveGoals { .. }
            | Self::ShiftGoals { .. }
            | Self::PromoteGoals { .. }
            | Self::DemoteGoals { .. }
            | Self::RemoveWithBranch { .. }
            | Self::RemoveOnly { .. }
            | Self::AddActivity { .. }
            | Self::AddIndicator { .. }
            | Self::SetField { .. } => Err(Refusal::Nothing),
        }
    }
}
