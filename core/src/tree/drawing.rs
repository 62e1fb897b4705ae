//! What is drawn of a workbook: the goals of the outline as boxes, their activities once each.

use super::outline::{branch_in_view, free_activities, serves_nothing};
use super::{Arrangement, Change, FoldState, Layout, Moment, Service, Size, TreeBox};
use crate::model::Workbook;
use crate::store::RecordId;
use std::collections::BTreeSet;

/// With more changes than this, everything is made anew.
const MANY: usize = 64;

/// The drawing of a workbook for one viewer.
///
/// It shows the goals that have a row in the [`super::Outline`] with the same folds, and each activity that
/// has rows there once, with a line to every goal drawn that it serves. Made once with [`Drawing::of`] and
/// then brought up to date with [`Drawing::refresh`], which gives the same drawing (tested) and looks only
/// at what changed. How large a box is, the caller says: only it knows letters.
#[derive(Clone, Debug)]
pub struct Drawing {
    layout: Layout<RecordId>,
    fold: FoldState,
    moment: Moment,
    revision: u64,
}

impl Drawing {
    /// The drawing of the whole workbook, or of the only branch in view.
    pub fn of(
        workbook: &Workbook,
        fold: &FoldState,
        arrangement: Arrangement,
        size_of: &mut dyn FnMut(&RecordId) -> Size,
    ) -> Self {
        let mut boxes = Vec::with_capacity(workbook.forest().len());
        let mut todo: Vec<(&RecordId, u32)> = top(workbook, fold).into_iter().rev().map(|id| (id, 1)).collect();
        while let Some((id, level)) = todo.pop() {
            boxes.push(TreeBox { key: id.clone(), level, size: size_of(id) });
            if !fold.folded.contains(id) {
                todo.extend(workbook.forest().children(Some(id)).rev().map(|child| (child, level + 1)));
            }
        }
        let mut layout = Layout::of(&boxes, arrangement);
        let served: BTreeSet<&RecordId> = workbook.contributions.values().filter_map(|c| c.goal.as_ref()).collect();
        let served = served.into_iter().filter(|goal| layout.contains(goal));
        let changes: Vec<_> = served.map(|goal| serve(workbook, fold, goal, size_of)).collect();
        for change in changes {
            layout.take(change);
        }
        let free = free(workbook, fold, &layout, size_of);
        layout.update([free]);
        Self { layout, fold: fold.clone(), moment: workbook.shape().now(), revision: 0 }
    }

    /// Brings the drawing up to date with the workbook and the folds, given the records that steps touched
    /// since; says whether anything may have moved. Touched goals and activities are measured again.
    pub fn refresh(
        &mut self,
        workbook: &Workbook,
        fold: &FoldState,
        touched: &[RecordId],
        size_of: &mut dyn FnMut(&RecordId) -> Size,
    ) -> bool {
        let Some(mut stale) = self.stale(workbook, fold) else {
            let anew = Self::of(workbook, fold, self.layout.arrangement(), size_of);
            *self = Self { revision: self.revision + 1, ..anew };
            return true;
        };
        let is_measured = |id: &&RecordId| self.layout.contains(id) || workbook.activities.contains_key(id);
        let resized: Vec<&RecordId> = touched.iter().filter(is_measured).collect();
        let links = touched.iter().filter_map(|id| workbook.contributions.get(id));
        stale.extend(links.filter_map(|link| link.goal.clone()).map(Some));
        self.moment = workbook.shape().now();
        if stale.is_empty() && resized.is_empty() {
            return false;
        }
        if self.fold != *fold {
            self.fold = fold.clone();
        }
        self.revision += 1;
        self.renew(workbook, stale, size_of);
        let resized = resized.into_iter().filter(|id| workbook.shows(id));
        self.layout.update(resized.map(|id| Change::Resize { key: id.clone(), size: size_of(id) }));
        true
    }

    /// Where everything stands.
    pub fn layout(&self) -> &Layout<RecordId> {
        &self.layout
    }

    /// Counts up with every refresh that may have moved something.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The goals below which something changed, `None` for the top; nothing when that is not known.
    fn stale(&self, workbook: &Workbook, fold: &FoldState) -> Option<BTreeSet<Option<RecordId>>> {
        if self.fold.only_branch != fold.only_branch || self.moment == Moment::default() {
            return None;
        }
        let mut stale: BTreeSet<_> = workbook.shape().since(self.moment)?.map(Option::<&RecordId>::cloned).collect();
        stale.extend(self.fold.folded.symmetric_difference(&fold.folded).take(MANY + 1).cloned().map(Some));
        if fold.only_branch.is_some() && !stale.is_empty() {
            // The branch in view may have gone or moved.
            stale.insert(None);
        }
        (stale.len() <= MANY).then_some(stale)
    }

    fn renew(
        &mut self,
        workbook: &Workbook,
        stale: BTreeSet<Option<RecordId>>,
        size_of: &mut dyn FnMut(&RecordId) -> Size,
    ) {
        // From the top down: then whatever a goal comes below already hangs in its place.
        let depth = |id: &Option<RecordId>| id.as_ref().map_or(0, |id| workbook.forest().ancestors(id).count() + 1);
        let mut stale: Vec<_> = stale.into_iter().map(|below| (depth(&below), below)).collect();
        stale.sort();
        let mut gone = Vec::new();
        for (_, below) in &stale {
            match below {
                Some(id) if !self.layout.contains(id) => continue,
                Some(id) => self.layout.take(serve(workbook, &self.fold, id, size_of)),
                None => {}
            }
            gone.extend(self.renew_below(workbook, below.as_ref(), size_of));
            if below.is_none() && self.fold.only_branch.is_some() {
                // A goal above the branch in view would take the branch back.
                self.remove(&mut gone);
            }
        }
        self.remove(&mut gone);
        if stale.iter().any(|(_, below)| below.is_none()) {
            self.layout.take(free(workbook, &self.fold, &self.layout, size_of));
        }
    }

    /// Takes away what did not come below another goal since.
    fn remove(&mut self, gone: &mut Vec<(RecordId, Option<RecordId>)>) {
        for (id, parent) in gone.drain(..) {
            if self.layout.parent(&id) == parent.as_ref() && self.layout.contains(&id) {
                self.layout.take(Change::Remove { key: id });
            }
        }
    }

    /// Brings the goals below one in line; gives those that have gone from there, and where that was.
    fn renew_below(
        &mut self,
        workbook: &Workbook,
        below: Option<&RecordId>,
        size_of: &mut dyn FnMut(&RecordId) -> Size,
    ) -> Vec<(RecordId, Option<RecordId>)> {
        let wanted = wanted_below(workbook, &self.fold, below);
        let had: Vec<RecordId> = self.layout.children(below).cloned().collect();
        let moves = Moves::between(&had, &wanted);
        for (id, after) in moves.put {
            let is_new = !self.layout.contains(id);
            self.put(id, below, after, size_of);
            if is_new {
                self.grow(workbook, id, size_of);
            }
        }
        moves.gone.into_iter().map(|id| (id.clone(), below.cloned())).collect()
    }

    /// Puts everything below a new goal into the drawing.
    fn grow(&mut self, workbook: &Workbook, goal: &RecordId, size_of: &mut dyn FnMut(&RecordId) -> Size) {
        let mut todo = vec![goal.clone()];
        while let Some(id) = todo.pop() {
            self.layout.take(serve(workbook, &self.fold, &id, size_of));
            let mut after = None;
            for child in wanted_below(workbook, &self.fold, Some(&id)) {
                if !self.layout.contains(child) {
                    todo.push(child.clone());
                }
                self.put(child, Some(&id), after, size_of);
                after = Some(child);
            }
        }
    }

    fn put(
        &mut self,
        id: &RecordId,
        parent: Option<&RecordId>,
        after: Option<&RecordId>,
        size_of: &mut dyn FnMut(&RecordId) -> Size,
    ) {
        let (parent, after) = (parent.cloned(), after.cloned());
        self.layout.take(Change::Put { key: id.clone(), parent, after, size: size_of(id) });
    }
}

/// What has to move, come and go to make one list of another.
struct Moves<'a> {
    /// In order: what comes or moves, and after which one.
    put: Vec<(&'a RecordId, Option<&'a RecordId>)>,
    gone: Vec<&'a RecordId>,
}

impl<'a> Moves<'a> {
    /// Few when little changed: what is in order stays.
    fn between(had: &'a [RecordId], wanted: &[&'a RecordId]) -> Self {
        let same = had.iter().zip(wanted).take_while(|(one, other)| one == *other).count();
        let mut after = same.checked_sub(1).and_then(|last| wanted.get(last)).copied();
        let (had, wanted) = (had.get(same..).unwrap_or_default(), wanted.get(same..).unwrap_or_default());
        let all: BTreeSet<&RecordId> = wanted.iter().copied().collect();
        let gone = had.iter().filter(|id| !all.contains(id)).collect();
        let stay: Vec<&RecordId> = had.iter().filter(|id| all.contains(id)).collect();
        let mut moved = BTreeSet::new();
        let (mut put, mut at) = (Vec::new(), 0);
        for id in wanted {
            while stay.get(at).is_some_and(|next| moved.contains(*next)) {
                at += 1;
            }
            if stay.get(at) == Some(id) {
                at += 1;
            } else if stay.get(at + 1) == Some(id) && !moved.contains(*id) {
                moved.extend(stay.get(at).copied());
                at += 2;
            } else {
                moved.insert(*id);
                put.push((*id, after));
            }
            after = Some(id);
        }
        Self { put, gone }
    }
}

fn top<'a>(workbook: &'a Workbook, fold: &FoldState) -> Vec<&'a RecordId> {
    match branch_in_view(workbook, fold).and_then(|branch| workbook.goals.get_key_value(branch)) {
        Some((branch, _)) => vec![branch],
        None => workbook.forest().children(None).collect(),
    }
}

/// The goals to draw below a goal that is drawn, or at the top.
fn wanted_below<'a>(workbook: &'a Workbook, fold: &FoldState, below: Option<&RecordId>) -> Vec<&'a RecordId> {
    match below {
        None => top(workbook, fold),
        Some(id) if fold.folded.contains(id) => Vec::new(),
        Some(id) => workbook.forest().children(Some(id)).collect(),
    }
}

/// What serves a goal, one line for each activity.
fn serve(
    workbook: &Workbook,
    fold: &FoldState,
    goal: &RecordId,
    size_of: &mut dyn FnMut(&RecordId) -> Size,
) -> Change<RecordId> {
    let mut seen = BTreeSet::new();
    let mut by = Vec::new();
    for (_, link) in workbook.contributions_to(goal) {
        let Some(activity) = link.activity.as_ref().filter(|id| workbook.activities.contains_key(id)) else {
            continue;
        };
        // Two records may tie the same activity to the same goal: the first one counts.
        if seen.insert(activity) {
            by.push(Service { activity: activity.clone(), size: size_of(activity), strength: link.strength });
        }
    }
    Change::Serve { goal: goal.clone(), by, is_open: !fold.folded.contains(goal) }
}

/// What serves nothing; only beside the whole tree. Asks the layout first: that knows most of the answers.
fn free(
    workbook: &Workbook,
    fold: &FoldState,
    layout: &Layout<RecordId>,
    size_of: &mut dyn FnMut(&RecordId) -> Size,
) -> Change<RecordId> {
    if branch_in_view(workbook, fold).is_some() {
        return Change::Free { activities: Vec::new() };
    }
    let mut serving = layout.serving().peekable();
    let free = free_activities(workbook, |id| {
        while serving.next_if(|next| *next < id).is_some() {}
        serving.next_if_eq(&id).is_none() && serves_nothing(workbook, id)
    });
    Change::Free { activities: free.into_iter().map(|id| (id.clone(), size_of(id))).collect() }
}
