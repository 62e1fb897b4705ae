//! A session: one tab on one workbook, and the only way to change it (invariant 2).

use crate::command::{Command, Plan, Planner, Refusal, StepName};
use crate::format::{self, Copied};
use crate::gather::Gather;
use crate::model::Workbook;
use crate::store::{Before, BeforeOthers, Change, Context, Delta, Field, History, RecordId, Store, WriterId};
use std::collections::BTreeSet;

/// Where new ids come from: 128 random bits at a time. The app draws them from the browser, tests from
/// a seed.
pub trait Ids {
    /// The next 128 random bits.
    fn next_bits(&mut self) -> u128;
}

impl<F: FnMut() -> u128> Ids for F {
    fn next_bits(&mut self) -> u128 {
        self()
    }
}

/// What one gesture did: the same thing to undo, autosave, other tabs, review and journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is called; `None` for what came in from elsewhere.
    pub name: Option<StepName>,
    /// The change itself, to be stored and passed on.
    pub delta: Delta,
    /// The records it changed, in order.
    pub touched: Vec<RecordId>,
    /// Whether a goal, activity or contribution came, went or moved.
    pub reshaped: bool,
    /// The record to go to afterwards, with the goal whose row it has when it has several.
    pub focus: Option<(RecordId, Option<RecordId>)>,
    /// For an undo or redo: the fields somebody else changed since, which were left as they are.
    pub skipped: Vec<(RecordId, Field)>,
}

/// One tab on one workbook.
#[derive(Debug, Default)]
pub struct Session {
    id: String,
    store: Store,
    workbook: Workbook,
    history: History<StepName>,
    writer: Option<WriterId>,
    /// The next write has another writer.
    is_writer_done: bool,
}

impl Session {
    /// A session on a workbook: its id and everything that is known of it.
    pub fn open(id: impl Into<String>, store: Store) -> Self {
        let workbook = Workbook::project(&store);
        Self { id: id.into(), store, workbook, history: History::default(), writer: None, is_writer_done: false }
    }

    /// The workbook's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The workbook as everybody sees it.
    pub fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// The stamped truth behind it.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The writer of this session: made at its first write, and anew at the first one after a meeting was closed.
    pub fn writer(&self) -> Option<WriterId> {
        self.writer
    }

    /// Carries out what a person means, as one step.
    pub fn dispatch(&mut self, command: Command, ids: &mut dyn Ids) -> Result<Step, Refusal> {
        self.dispatch_with(Planner::WHOLE, command, ids)
    }

    /// Like [`Session::dispatch`], as far as this planner knows the command.
    pub fn dispatch_with(&mut self, planner: Planner, command: Command, ids: &mut dyn Ids) -> Result<Step, Refusal> {
        let closes_meeting = matches!(command, Command::CloseMeeting { .. });
        let plan = command.plan(planner, &self.workbook, &self.store, ids)?;
        let Plan { name, changes, focus } = plan;
        let delta = self.stamp(&changes, ids)?;
        // A record keeps what each writer wrote last: before and after the meeting must stay apart.
        self.is_writer_done = closes_meeting;
        let before = Before::of(&self.store, &delta);
        let (touched, reshaped) = self.join(&delta);
        self.history.record(name.clone(), before, &self.store);
        self.history.forget(delta.erased());
        let focus = focus.and_then(|(id, parent)| self.row_of(id, parent));
        Ok(Step { name: Some(name), delta, touched, reshaped, focus, skipped: Vec::new() })
    }

    /// Takes over what another tab, a file or an answer brings.
    pub fn receive(&mut self, delta: Delta) -> Step {
        let before = BeforeOthers::of(&self.store, &delta);
        let (touched, reshaped) = self.join(&delta);
        self.history.others_changed(before, &self.store);
        self.history.forget(delta.erased());
        Step { name: None, delta, touched, reshaped, focus: None, skipped: Vec::new() }
    }

    /// Takes the newest step of this session back. `Ok(None)` when there is none.
    pub fn undo(&mut self, ids: &mut dyn Ids) -> Result<Option<Step>, Refusal> {
        let Some(reversal) = self.history.plan_undo() else { return Ok(None) };
        let step = self.reverse(reversal, ids)?;
        self.history.undid();
        Ok(Some(step))
    }

    /// Brings the last undone step back. `Ok(None)` when there is none.
    pub fn redo(&mut self, ids: &mut dyn Ids) -> Result<Option<Step>, Refusal> {
        let Some(reversal) = self.history.plan_redo() else { return Ok(None) };
        let step = self.reverse(reversal, ids)?;
        self.history.redid();
        Ok(Some(step))
    }

    /// Goals with everything below them, and activities, for the clipboard; `None` when none of them shows. Cutting
    /// is this and then [`Command::RemoveWithBranch`].
    pub fn copy(&self, ids: &[RecordId]) -> Option<Copied> {
        format::copy(&self.id, &self.workbook, &self.store, ids)
    }

    /// What an undo would take back.
    pub fn next_undo(&self) -> Option<&StepName> {
        self.history.next_undo()
    }

    /// What a redo would bring back.
    pub fn next_redo(&self) -> Option<&StepName> {
        self.history.next_redo()
    }

    /// What was done until now cannot be undone any more: a workbook that was just made begins here.
    pub fn forget_history(&mut self) {
        self.history = History::default();
    }

    /// From here on everything is one step, until [`Session::close_mark`] (typing, dragging, a slider).
    pub fn open_mark(&mut self) {
        self.history.open_mark();
    }

    /// Ends what [`Session::open_mark`] began.
    pub fn close_mark(&mut self) {
        self.history.close_mark();
    }

    /// Ends the gesture and takes back all it did, as Esc does. `Ok(None)` when it did nothing.
    pub fn cancel_mark(&mut self, ids: &mut dyn Ids) -> Result<Option<Step>, Refusal> {
        if !self.history.close_mark() {
            return Ok(None);
        }
        let step = self.undo(ids)?;
        self.history.drop_last_undone();
        Ok(step)
    }

    /// What this session has seen of a cell: the basis of a draft that begins now.
    pub fn basis(&self, id: &RecordId, field: &Field) -> Context {
        self.store.cell(id, field).map(crate::store::Cell::context).unwrap_or_default()
    }

    fn reverse(&mut self, reversal: crate::store::Reversal<StepName>, ids: &mut dyn Ids) -> Result<Step, Refusal> {
        let delta = self.stamp(&reversal.changes, ids)?;
        let was_gone = delta.records().map(|(id, _)| id).filter(|id| !self.workbook.shows(id)).cloned().into_set();
        let (touched, reshaped) = self.join(&delta);
        let focus = self.uppermost(&touched, &was_gone).and_then(|id| {
            let above = self.goal_above(&id, &touched);
            self.row_of(id, above)
        });
        Ok(Step { name: Some(reversal.name), delta, touched, reshaped, focus, skipped: reversal.skipped })
    }

    /// Where the eye goes after a step back: rather to what came back than to what only changed, rather to a goal than
    /// to an activity, and of goals to the one on top.
    fn uppermost(&self, touched: &[RecordId], was_gone: &BTreeSet<RecordId>) -> Option<RecordId> {
        let rows = touched.iter().filter(|id| matches!(id.table(), "goal" | "activity") && self.workbook.shows(id));
        let place = |id: &&RecordId| {
            let goal = self.workbook.goals.get(id);
            let depth = self.workbook.forest().ancestors(id).count();
            (!was_gone.contains(*id), goal.is_none(), depth, goal.map(|goal| goal.position.order.clone()))
        };
        rows.min_by_key(place).cloned()
    }

    /// Where a record stands now; `None` when it does not show. A goal stands below its own parent, an
    /// activity below the goal asked for, as long as that shows.
    fn row_of(&self, id: RecordId, parent: Option<RecordId>) -> Option<(RecordId, Option<RecordId>)> {
        let forest = self.workbook.forest();
        let parent = match id.table() {
            "goal" => forest.parent(&id).cloned(),
            _ => parent.filter(|parent| forest.contains(parent)),
        };
        self.workbook.shows(&id).then_some((id, parent))
    }

    /// The goal whose row a record hangs below: its parent, or for an activity a goal it serves, rather one of a
    /// contribution that was `touched`.
    fn goal_above(&self, id: &RecordId, touched: &[RecordId]) -> Option<RecordId> {
        if id.table() != "activity" {
            return self.workbook.forest().parent(id).cloned();
        }
        let links: Vec<&RecordId> = self.workbook.pointing_at(id, "contribution").collect();
        let first = links.iter().find(|link| touched.contains(link)).or(links.first())?;
        self.workbook.contributions.get(first)?.goal.clone()
    }

    fn stamp(&mut self, changes: &[Change], ids: &mut dyn Ids) -> Result<Delta, Refusal> {
        if std::mem::take(&mut self.is_writer_done) {
            self.writer = None;
        }
        let writer = *self.writer.get_or_insert_with(|| WriterId::new(ids.next_bits()));
        self.store.stamp(changes, writer).map_err(Refusal::from)
    }

    fn join(&mut self, delta: &Delta) -> (Vec<RecordId>, bool) {
        let touched = self.store.join(delta);
        let forest_changed = self.workbook.refresh(&self.store, &touched);
        let reshaped = forest_changed || touched.iter().any(|id| matches!(id.table(), "activity" | "contribution"));
        (touched, reshaped)
    }
}
