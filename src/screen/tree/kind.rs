//! Which kind a goal or activity gets: the present one is marked, and what does not belong here is told so.

use super::picker::walk_list;
use super::{kind_code, kind_name};
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::KindIcon;
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::finding::belongs;
use waardenboom_core::model::{GoalKind, Workbook};
use waardenboom_core::store::RecordId;

/// The goal above all of these; `None` when they stand in different places. The top is no goal.
fn parent_of(workbook: &Workbook, records: &[RecordId]) -> Option<Option<RecordId>> {
    let above = |id: &RecordId| match id.table() {
        "goal" => workbook.forest().parent(id).cloned(),
        _ => workbook.pointing_at(id, "contribution").find_map(|link| workbook.contributions.get(link)?.goal.clone()),
    };
    let first = above(records.first()?);
    records.iter().all(|id| above(id) == first).then_some(first)
}

/// Why a kind does not belong where these stand, in a few words.
fn misfit(workbook: &Workbook, parent: Option<&RecordId>, kind: GoalKind) -> Option<String> {
    let above = match parent {
        None => None,
        Some(parent) => Some(workbook.goals.get(parent)?.kind?),
    };
    let told = |above: GoalKind| say_with("question.kind-below", &[("parent", &kind_name(above.word()))]);
    (!belongs(kind, above)).then(|| above.map_or_else(|| say("question.kind-top"), told))
}

/// The kinds to choose from.
pub fn kinds(
    workbench: Workbench,
    records: Vec<RecordId>,
    done: impl Fn(Command) + Copy + Send + Sync + 'static,
) -> AnyView {
    let only = records.first().filter(|_| records.len() == 1).cloned();
    let goals = records.iter().filter(|id| id.table() == "goal").cloned().collect::<Vec<_>>();
    let current = workbench.peek(|workbook| only.as_ref().map(|id| kind_code(workbook, id)));
    let parent = workbench.peek(|workbook| parent_of(workbook, &records));
    let item = move |code: &'static str, command: Option<Command>, misfit: Option<String>| {
        let is_current = current == Some(code);
        let (name_id, why_id) = (format!("kind-{code}"), format!("kind-{code}-why"));
        // Its name is the kind alone; why it does not belong here is a description.
        let (named_by, described_by) = (name_id.clone(), misfit.is_some().then(|| why_id.clone()));
        let choose = move |_| {
            if let Some(command) = command.clone() {
                done(command);
            }
        };
        view! {
            <li><button type="button" class="wb-menu__item" aria-current=is_current.then_some("true") on:click=choose
                aria-labelledby=named_by aria-describedby=described_by>
                <KindIcon kind=code/><span><span id=name_id>{kind_name(code)}</span>{misfit.map(|why| view! { " "<span class="wb-muted wb-menu__why" id=why_id>{why}</span> })}</span>
            </button></li>
        }
    };
    let of_goal = GoalKind::ALL.iter().map(|kind| {
        let command = match &only {
            Some(id) if id.table() == "activity" => Some(Command::ActivityToGoal { activity: id.clone(), kind: *kind }),
            _ if goals.is_empty() => None,
            _ => Some(Command::SetGoalKind { goals: goals.clone(), kind: *kind }),
        };
        let why = parent.as_ref().and_then(|parent| workbench.peek(|book| misfit(book, parent.as_ref(), *kind)));
        item(kind.word(), command, why)
    });
    let of_goal = of_goal.collect_view();
    let activity = only.map(|id| match id.table() {
        "goal" => Command::GoalToActivity { goal: id },
        // It is one already: nothing gets another kind.
        _ => Command::SetGoalKind { goals: Vec::new(), kind: GoalKind::Subgoal },
    });
    view! {
        <ul class="wb-picker__list" id="kind-list" on:keydown=move |event| walk_list("kind-list", None, &event)>
            {of_goal}{activity.map(|command| item("activity", Some(command), None))}
        </ul>
    }
    .into_any()
}
