//! What the actions do to the tree of the open workbook.

use super::{find, menu};
use crate::action::Action;
use crate::app::{Editing, Question, RowKey, Workbench};
use crate::language::{say, say_with};
use leptos::prelude::*;
use std::collections::BTreeSet;
use waardenboom_core::command::{Command, Place, natural_child};
use waardenboom_core::finding::belongs;
use waardenboom_core::gather::Gather;
use waardenboom_core::model::GoalKind;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{FoldState, Outline};

/// Does an action on what is chosen.
pub fn run(workbench: Workbench, action: Action) {
    match action {
        Action::Help => return workbench.viewer.question.set(Some(Question::Help)),
        Action::Palette => return workbench.viewer.question.set(Some(Question::Palette)),
        Action::Find => return find::open(workbench),
        Action::FindNext => return find::step(workbench, true),
        Action::FindPrevious => return find::step(workbench, false),
        Action::UnfoldAll => return workbench.viewer.fold.update(|fold| fold.folded.clear()),
        _ => {}
    }
    let Some(row) = workbench.viewer.active.get_untracked() else { return };
    let (id, under) = &row;
    let is_activity = id.table() == "activity";
    let chosen = workbench.viewer.chosen();
    match action {
        Action::NewBelow | Action::NewActivity if is_activity => new_activity(workbench, under.as_ref(), Some(id)),
        Action::NewBelow => new_goal(workbench, Place::After(id.clone()), kind_of(workbench, id)),
        Action::NewAbove if is_activity => new_activity(workbench, under.as_ref(), None),
        Action::NewAbove => new_goal(workbench, Place::Before(id.clone()), kind_of(workbench, id)),
        Action::NewChild if is_activity => workbench.notify(say("tree.nothing-below-activity"), false),
        Action::NewChild => {
            let kind = natural_child(kind_of(workbench, id));
            new_goal(workbench, Place::LastIn(id.clone()), Some(kind));
        }
        Action::Edit => edit(workbench, row.clone(), None),
        Action::NewActivity => new_activity(workbench, Some(id), None),
        Action::NewIndicator => {
            if let Some(goal) = if is_activity { under.as_ref() } else { Some(id) } {
                new_indicator(workbench, goal);
            }
        }
        Action::ChangeKind => workbench.viewer.question.set(Some(Question::Kind(chosen))),
        Action::Link => workbench.viewer.question.set(Some(Question::Link(id.clone()))),
        Action::MakeOne if chosen.len() < 2 => workbench.notify(say("one.choose"), false),
        Action::MakeOne => workbench.viewer.question.set(Some(Question::MakeOne(chosen))),
        Action::Efficiency => workbench.viewer.question.set(Some(Question::Efficiency(Some(id.clone())))),
        Action::MoveTo => ask_where(workbench, chosen),
        Action::MoveUp => move_goals(workbench, chosen, |goals| Command::ShiftGoals { goals, by: -1 }),
        Action::MoveDown => move_goals(workbench, chosen, |goals| Command::ShiftGoals { goals, by: 1 }),
        Action::Promote => move_goals(workbench, chosen, |goals| Command::PromoteGoals { goals }),
        Action::Demote => move_goals(workbench, chosen, |goals| Command::DemoteGoals { goals }),
        Action::Remove => remove(workbench, Command::RemoveWithBranch { records: chosen }),
        Action::RemoveOnly => match under.as_ref().filter(|_| is_activity) {
            Some(goal) => {
                let link = waardenboom_core::command::link_id("contribution", id, goal);
                remove(workbench, Command::RemoveWithBranch { records: vec![link] });
            }
            None => remove(workbench, Command::RemoveOnly { goals: chosen }),
        },
        Action::ToggleFold => toggle_fold(workbench, id),
        Action::OnlyBranch => only_branch(workbench, id),
        Action::Menu => menu::open_at_focus(workbench),
        _ => {}
    }
}

fn kind_of(workbench: Workbench, id: &RecordId) -> Option<GoalKind> {
    workbench.peek(|workbook| workbook.goals.get(id).and_then(|goal| goal.kind))
}

/// A new goal with the caret in it.
pub fn new_goal(workbench: Workbench, place: Place, kind: Option<GoalKind>) {
    let kind = kind.unwrap_or(GoalKind::Subgoal);
    type_into_new(workbench, Command::AddGoal { place, kind, text: String::new() });
}

/// A new activity with the caret in it.
pub fn new_activity(workbench: Workbench, goal: Option<&RecordId>, after: Option<&RecordId>) {
    type_into_new(workbench, Command::AddActivity { goal: goal.cloned(), after: after.cloned(), text: String::new() });
}

/// Making and typing are one step; a box left empty takes all of it back.
fn type_into_new(workbench: Workbench, command: Command) {
    let back = workbench.viewer.active.get_untracked();
    workbench.open_mark();
    let Some(row) = workbench.dispatch(command).and_then(|step| step.focus) else {
        workbench.close_mark();
        return;
    };
    if let Some(parent) = &row.1 {
        unfold(workbench, parent);
    }
    workbench.viewer.go_to(row.clone());
    workbench.viewer.editing.set(Some(Editing { row, text: String::new(), is_new: true, back }));
}

/// The caret in a row's text; `replaced_by` when somebody just started typing.
pub fn edit(workbench: Workbench, row: RowKey, replaced_by: Option<String>) {
    let text = workbench.peek(|workbook| workbook.text_of(&row.0).map(str::to_owned)).unwrap_or_default();
    let text = replaced_by.unwrap_or(text);
    workbench.viewer.go_to(row.clone());
    workbench.viewer.editing.set(Some(Editing { row, text, is_new: false, back: None }));
}

/// A new indicator for a goal; its box in the details gets the caret.
pub fn new_indicator(workbench: Workbench, goal: &RecordId) {
    let command = Command::AddIndicator { goal: Some(goal.clone()), text: String::new() };
    if let Some(id) = make_empty(workbench, command) {
        workbench.viewer.details_open.set(Some(true));
        workbench.viewer.just_made.set(Some(id));
    }
}

/// Makes something that still has to be filled in.
pub fn make_empty(workbench: Workbench, command: Command) -> Option<RecordId> {
    let step = workbench.dispatch(command)?;
    let (id, _) = step.focus?;
    workbench.viewer.empty.set(step.name.map(|name| (id.clone(), name)));
    Some(id)
}

/// Whoever made it left it: still empty it goes again, and with it its step.
pub fn left_empty(workbench: Workbench, id: &RecordId) {
    let empty = workbench.viewer.empty;
    let Some(Some((_, name))) = empty.try_update(|made| made.take_if(|(made, _)| made == id)) else { return };
    let is_last = workbench.peek_session(|session| session.next_undo() == Some(&name));
    if is_last && workbench.peek(|workbook| workbook.text_of(id).is_some_and(|text| text.trim().is_empty())) {
        workbench.take_back();
    }
}

fn move_goals(workbench: Workbench, chosen: Vec<RecordId>, command: impl FnOnce(Vec<RecordId>) -> Command) {
    let goals: Vec<RecordId> = chosen.into_iter().filter(|id| id.table() == "goal").collect();
    if goals.is_empty() {
        workbench.notify(say("tree.only-goals-move"), false);
        return;
    }
    let selected = workbench.viewer.selected.get_untracked();
    if let Some(row) = workbench.dispatch(command(goals)).and_then(|step| step.focus) {
        if let Some(parent) = &row.1 {
            unfold(workbench, parent);
        }
        say_place(workbench, row.0.clone());
        workbench.viewer.go_to(row);
        workbench.viewer.selected.set(selected);
    }
}

/// Who moves a goal hears where it stands now.
fn say_place(workbench: Workbench, id: RecordId) {
    workbench.viewer.say_aloud(move || {
        ask_kind(workbench, &id);
        let (parent, at, count) = workbench.peek(|workbook| {
            let parent = workbook.forest().parent(&id);
            let beside: Vec<&RecordId> = workbook.forest().children(parent).collect();
            let at = beside.iter().position(|goal| **goal == id).map_or(0, |at| at + 1);
            (parent.cloned(), at.to_string(), beside.len().to_string())
        });
        let name = |id: &RecordId| crate::app::shortened(&workbench.name_of(id));
        let (own, above) = (name(&id), parent.as_ref().map(name));
        let mut values = vec![("name", own.as_str()), ("at", &at), ("count", &count)];
        values.extend(above.as_deref().map(|above| ("parent", above)));
        say_with(if above.is_some() { "tree.placed" } else { "tree.placed-top" }, &values)
    });
}

/// A goal that came to a place where its kind does not belong: which kind is it there?
fn ask_kind(workbench: Workbench, id: &RecordId) {
    let odd = workbench.peek(|workbook| {
        let kind = |id: &RecordId| workbook.goals.get(id).and_then(|goal| goal.kind);
        let (own, above) = (kind(id)?, workbook.forest().parent(id).map(|parent| kind(parent)));
        let fits = belongs(own, above.flatten()) || above == Some(None);
        (!fits).then(|| (own.word(), above.flatten().map(GoalKind::word)))
    });
    let Some((own, above)) = odd else { return };
    let kind = super::kind_name(own);
    let sentence = match above {
        Some(above) => say_with("tree.kind-below", &[("kind", &kind), ("parent", &super::kind_name(above))]),
        None => say_with("tree.kind-top", &[("kind", &kind)]),
    };
    workbench.notify(sentence, false);
}

/// Moves goals to a place that was shown or chosen.
pub fn move_to(workbench: Workbench, goals: Vec<RecordId>, place: Place) {
    move_goals(workbench, goals, |goals| Command::MoveGoals { goals, place });
}

fn ask_where(workbench: Workbench, chosen: Vec<RecordId>) {
    let goals: Vec<RecordId> = chosen.into_iter().filter(|id| id.table() == "goal").collect();
    if goals.is_empty() {
        workbench.notify(say("tree.only-goals-move"), false);
    } else {
        workbench.viewer.question.set(Some(Question::MoveTo(goals)));
    }
}

/// Removes, says what went, and offers the way back.
pub fn remove(workbench: Workbench, command: Command) {
    if let Some(step) = workbench.dispatch(command) {
        let sentence = step.name.as_ref().map(crate::app::step_sentence).unwrap_or_default();
        workbench.notify(sentence, true);
        match step.focus {
            Some(row) => workbench.viewer.go_to(row),
            None => leave_gone_row(workbench),
        }
        crate::part::keep_focus();
    }
}

/// Takes the last step back; the focus stays in the tree.
pub fn undo(workbench: Workbench) {
    workbench.undo();
    uncover_active(workbench);
    leave_gone_row(workbench);
}

/// Brings the last step back; the focus stays in the tree.
pub fn redo(workbench: Workbench) {
    workbench.redo();
    uncover_active(workbench);
    leave_gone_row(workbench);
}

/// What came back, or changed back, stands in the tree.
fn uncover_active(workbench: Workbench) {
    if let Some(row) = workbench.viewer.active.get_untracked() {
        uncover(workbench, &row);
    }
}

fn leave_gone_row(workbench: Workbench) {
    let viewer = workbench.viewer;
    let shows = |id: &RecordId| {
        viewer.fold.with_untracked(|fold| workbench.peek(|workbook| Outline::shows(workbook, fold, id)))
    };
    let is_gone = viewer.active.with_untracked(|active| active.as_ref().is_some_and(|(id, _)| !shows(id)));
    if is_gone {
        go_to_nearest(workbench);
    }
    crate::part::keep_focus();
}

/// When the active row is gone: the first row that is left below the same goal, or the first of all.
fn go_to_nearest(workbench: Workbench) {
    let fold = workbench.viewer.fold.get_untracked();
    let outline = workbench.peek(|workbook| Outline::of(workbook, &fold));
    let parent = workbench.viewer.active.get_untracked().and_then(|(_, parent)| parent);
    let rows = outline.rows();
    let row = rows.iter().find(|row| Some(&row.id) == parent.as_ref()).or_else(|| rows.first());
    workbench.viewer.active.set(row.map(|row| (row.id.clone(), row.parent.clone())));
    focus_active(workbench);
}

/// The focus goes to the active row; without any row to the button that makes the first one.
pub fn focus_active(workbench: Workbench) {
    if workbench.viewer.active.with_untracked(Option::is_some) {
        workbench.viewer.focus.update(|count| *count += 1);
    } else {
        crate::part::after_drawing(|| crate::part::focus_by_id("add-ambition"));
    }
}

/// Makes a row the active one, with everything above it unfolded.
pub fn show(workbench: Workbench, row: RowKey) {
    if let Some(parent) = &row.1 {
        unfold(workbench, parent);
    }
    workbench.viewer.go_to(row);
}

fn unfold(workbench: Workbench, id: &RecordId) {
    let ancestors: Vec<RecordId> = workbench.peek(|workbook| workbook.forest().ancestors(id).cloned().collect());
    let fold = workbench.viewer.fold;
    let folded =
        fold.with_untracked(|fold| fold.folded.contains(id) || ancestors.iter().any(|a| fold.folded.contains(a)));
    if folded {
        fold.update(|fold| fold.folded.retain(|folded| folded != id && !ancestors.contains(folded)));
    }
}

/// Opens the menu of the chosen records at a place on the screen, in pixels from its left and top. The focus goes back to
/// what has it now.
pub fn open_menu(workbench: Workbench, x: f64, y: f64) {
    // First whatever this key or click does to the focus.
    crate::part::after_drawing(move || workbench.viewer.menu.set(Some((x, y))));
}

/// Makes a row stand in the tree: what is folded above it unfolds, and a branch it is not in makes way.
pub fn uncover(workbench: Workbench, (id, parent): &RowKey) {
    let fold = workbench.viewer.fold;
    let Some(parent) = parent else { return };
    unfold(workbench, parent);
    if let Some(only) = fold.with_untracked(|fold| fold.only_branch.clone()).filter(|only| only != id && only != parent)
        && !workbench.peek(|workbook| workbook.forest().ancestors(parent).any(|above| *above == only))
    {
        fold.update(|fold| fold.only_branch = None);
    }
}

/// Folds or unfolds a goal.
pub fn toggle_fold(workbench: Workbench, id: &RecordId) {
    workbench.viewer.fold.update(|fold| {
        if !fold.folded.remove(id) {
            fold.folded.insert(id.clone());
        }
    });
}

/// The goals to fold so that nothing deeper than a level shows, and one level more where one of them is unfolded.
pub fn folded_from(outline: &Outline, level: u32) -> BTreeSet<RecordId> {
    let folded = outline.rows().iter().filter(|row| row.level >= level && row.expanded.is_some());
    folded.map(|row| row.id.clone()).into_set()
}

fn unfolded(workbench: Workbench) -> Outline {
    let all = FoldState { folded: BTreeSet::new(), ..workbench.viewer.fold.get_untracked() };
    workbench.peek(|workbook| Outline::of(workbook, &all))
}

/// Shows one level more than the highest goal that is folded.
pub fn unfold_level(workbench: Workbench) {
    let outline = unfolded(workbench);
    let level = workbench.viewer.fold.with_untracked(|fold| {
        outline.rows().iter().filter(|row| fold.folded.contains(&row.id)).map(|row| row.level).min()
    });
    if let Some(level) = level {
        fold_to_level(workbench, level + 1);
    }
}

/// Folds every goal at this level, so that nothing deeper shows.
pub fn fold_to_level(workbench: Workbench, level: u32) {
    let folded = folded_from(&unfolded(workbench), level);
    workbench.viewer.fold.update(|fold| fold.folded = folded);
    let active = workbench.viewer.active.get_untracked();
    let fold = workbench.viewer.fold.get_untracked();
    let outline = workbench.peek(|workbook| Outline::of(workbook, &fold));
    if let Some((id, parent)) = active
        && !outline.rows().iter().any(|row| row.id == id && row.parent == parent)
    {
        let above: Vec<RecordId> = workbench.peek(|workbook| workbook.forest().ancestors(&id).cloned().collect());
        let row = above.iter().chain(&parent).find_map(|above| outline.rows().iter().find(|row| row.id == *above));
        workbench.follow(row.map(|row| (row.id.clone(), row.parent.clone())));
    }
}

fn only_branch(workbench: Workbench, id: &RecordId) {
    if id.table() == "goal" {
        workbench.viewer.fold.update(|fold| {
            fold.only_branch = Some(id.clone());
            fold.folded.remove(id);
        });
        workbench.viewer.focus.update(|count| *count += 1);
    }
}

/// Back to the whole tree; says whether there was anything to go back from.
pub fn whole_tree(workbench: Workbench) -> bool {
    let was = workbench.viewer.fold.with_untracked(|fold| fold.only_branch.is_some());
    if was {
        workbench.viewer.fold.update(|fold| fold.only_branch = None);
        workbench.viewer.focus.update(|count| *count += 1);
    }
    was
}
