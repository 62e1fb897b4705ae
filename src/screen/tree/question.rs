//! The dialogs over the tree.

use super::attention::keeping_focus;
use super::bin::Bin;
use super::clipboard::PasteBox;
use super::conflicts::Conflicts;
use super::efficiency::Efficiency;
use super::exchange::{ExportBox, ImportBox};
use super::form::InDialog;
use super::help::Help;
use super::kind::kinds;
use super::make_one::{Doubles, MakeOne};
use super::meeting::{CloseMeeting, MeetingNewsList};
use super::picker::{Choice, Picker};
use super::picture::PictureChoice;
use super::print::{PrintChoice, Printed};
use super::walk::Walk;
use super::{gesture, kind_code};
use crate::app::{Question, Workbench, step_sentence};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Dialog};
use crate::screen::palette::{Palette, Target};
use leptos::prelude::*;
use waardenboom_core::command::{Command, Place, natural_child};
use waardenboom_core::model::{GoalKind, Workbook};
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{FoldState, Outline};

/// Whatever question waits for an answer.
#[component]
pub fn Questions() -> impl IntoView {
    let workbench = Workbench::get();
    provide_context(InDialog);
    let question = workbench.viewer.question;
    let opener = StoredValue::new_local(None::<web_sys::HtmlElement>);
    let back = move || give_back(workbench, opener, || {});
    let close = move || {
        question.set(None);
        back();
    };
    let done = move |command: Command| {
        // What was asked from a point of attention may mend it, and then the point goes.
        let point = opener.get_value().and_then(|opener| opener.closest(".wb-point").ok().flatten());
        keeping_focus(point.clone(), move || {
            question.set(None);
            let step = workbench.dispatch(command);
            workbench.refresh_attention();
            if let Some(name) = step.as_ref().and_then(|step| step.name.clone()) {
                workbench.viewer.say_aloud(move || step_sentence(&name));
            }
            let row = step.and_then(|step| step.focus).filter(|(id, _)| matches!(id.table(), "goal" | "activity"));
            match row {
                Some(row) => workbench.viewer.go_to(row),
                None if point.is_some_and(|point| !point.is_connected()) => {}
                None => back(),
            }
        });
    };
    let asked = move || {
        question.get().map(|asked| {
            opener.set_value(part::focused());
            let title = title_of(workbench, &asked);
            let class = match asked {
                Question::Help
                | Question::Efficiency(_)
                | Question::Import(_)
                | Question::Export
                | Question::CloseMeeting
                | Question::MeetingNews => "wb-dialog--wide",
                Question::Palette => "wb-dialog--top",
                _ => "",
            };
            let body = match asked {
                Question::Kind(records) => kinds(workbench, records, done),
                Question::Link(id) => links(workbench, id, done),
                Question::MoveTo(goals) => {
                    let choices = workbench.peek(|workbook| goal_choices(workbook, &goals));
                    let pick =
                        move |parent| done(Command::MoveGoals { goals: goals.clone(), place: Place::LastIn(parent) });
                    view! { <Picker label=say("question.below-which") choices on_pick=pick/> }.into_any()
                }
                Question::PlaceNote(note) => place_note(workbench, note, done),
                Question::LinkIndicator(goal) => indicators(workbench, goal, done),
                Question::Provider(activity) => providers(workbench, activity, done),
                Question::Bin => view! { <Bin/> }.into_any(),
                Question::Help => view! { <Help/> }.into_any(),
                Question::Conflicts => view! { <Conflicts/> }.into_any(),
                Question::Walk => view! { <Walk on_done=close/> }.into_any(),
                Question::MakeOne(records) => view! { <MakeOne records on_done=Callback::new(done)/> }.into_any(),
                Question::Doubles => view! { <Doubles/> }.into_any(),
                Question::Efficiency(branch) => view! { <Efficiency branch/> }.into_any(),
                Question::CloseMeeting => view! { <CloseMeeting on_done=close/> }.into_any(),
                Question::MeetingNews => view! { <MeetingNewsList/> }.into_any(),
                Question::Paste => view! { <PasteBox/> }.into_any(),
                Question::Picture => view! { <PictureChoice done=Callback::new(move |()| close())/> }.into_any(),
                Question::Import(arrived) => view! { <ImportBox arrived/> }.into_any(),
                Question::Export => view! { <ExportBox done=Callback::new(move |()| close())/> }.into_any(),
                Question::Print => view! { <PrintChoice done=Callback::new(move |()| close())/> }.into_any(),
                Question::Palette => {
                    let choose = move |target: Option<Target>| {
                        question.set(None);
                        give_back(workbench, opener, move || {
                            if let Some(target) = target {
                                target.choose(workbench);
                            }
                        });
                    };
                    view! { <Palette on_choose=choose/> }.into_any()
                }
            };
            view! { <Dialog title=title class=class on_close=move |()| close()>{body}</Dialog> }
        })
    };
    view! { {asked}<Printed/> }
}

/// The focus goes back to what had it, when that is still there; then whatever comes next.
pub fn give_back(
    workbench: Workbench,
    opener: StoredValue<Option<web_sys::HtmlElement>, LocalStorage>,
    then: impl FnOnce() + 'static,
) {
    part::after_drawing(move || {
        match opener.try_get_value().flatten().filter(|opener| opener.is_connected()) {
            Some(opener) => {
                let _ = opener.focus();
            }
            None => gesture::focus_active(workbench),
        }
        then();
    });
}

fn title_of(workbench: Workbench, question: &Question) -> String {
    let named = |key: &str, id: &RecordId| say_with(key, &[("name", &crate::app::shortened(&workbench.name_of(id)))]);
    match question {
        Question::Kind(records) => say_count("question.kind", records.len()),
        Question::Link(id) if id.table() == "activity" => named("question.link-activity", id),
        Question::Link(id) => named("question.link-goal", id),
        Question::MoveTo(goals) => say_count("question.move", goals.len()),
        Question::PlaceNote(note) => named("question.place", note),
        Question::LinkIndicator(goal) => named("question.indicator", goal),
        Question::Provider(activity) => named("question.provider", activity),
        Question::Bin => say("bin.title"),
        Question::Help => say("action.help"),
        Question::Conflicts => say("conflict.title"),
        Question::Walk => say("action.walk"),
        Question::CloseMeeting => say("action.close-meeting"),
        Question::MeetingNews => say("meeting.news-title"),
        Question::Paste => say("paste.title"),
        Question::Picture => say("picture.title"),
        Question::Import(_) => say("import.title"),
        Question::Export => say("export.title"),
        Question::Print => say("print.title"),
        Question::Palette => say("palette.title"),
        Question::MakeOne(_) => say("action.make-one"),
        Question::Doubles => say("double.title"),
        Question::Efficiency(_) => say("efficiency.title"),
    }
}

/// The goals in the order of the tree, those in the branches of `without` left out.
pub fn goal_choices(workbook: &Workbook, without: &[RecordId]) -> Vec<Choice> {
    let left_out: Vec<RecordId> = without.iter().flat_map(|id| workbook.forest().branch(id)).collect();
    let outline = Outline::of(workbook, &FoldState::default());
    let goals = outline.rows().iter().filter(|row| row.id.table() == "goal" && !left_out.contains(&row.id));
    goals.map(|row| choice(workbook, &row.id)).collect()
}

fn choice(workbook: &Workbook, id: &RecordId) -> Choice {
    Choice { id: id.clone(), text: workbook.text_of(id).unwrap_or_default().to_owned(), kind: kind_code(workbook, id) }
}

fn links(workbench: Workbench, id: RecordId, done: impl Fn(Command) + Copy + Send + Sync + 'static) -> AnyView {
    if id.table() == "activity" {
        let choices = workbench.peek(|workbook| {
            let mut choices = goal_choices(workbook, &[]);
            choices.retain(|choice| {
                let link = waardenboom_core::command::link_id("contribution", &id, &choice.id);
                !workbook.contributions.contains_key(&link)
            });
            choices
        });
        let pick = move |goal| done(Command::Contribute { activity: id.clone(), goal });
        return view! { <Picker label=say("question.which-goal") choices on_pick=pick/> }.into_any();
    }
    let choices = workbench.peek(|workbook| {
        let free = workbook.activities.keys().filter(|activity| {
            !workbook.contributions.contains_key(&waardenboom_core::command::link_id("contribution", activity, &id))
        });
        free.map(|activity| choice(workbook, activity)).collect::<Vec<_>>()
    });
    let goal = id.clone();
    let pick = move |activity| done(Command::Contribute { activity, goal: goal.clone() });
    let make = Callback::new(move |text: String| {
        if text.is_empty() {
            workbench.viewer.question.set(None);
            gesture::new_activity(workbench, Some(&id), None);
        } else {
            done(Command::AddActivity { goal: Some(id.clone()), after: None, text });
        }
    });
    view! { <Picker label=say("question.which-activity") choices on_pick=pick on_new=(say("question.new-activity"), make)/> }.into_any()
}

fn place_note(workbench: Workbench, note: RecordId, done: impl Fn(Command) + Copy + Send + Sync + 'static) -> AnyView {
    let choices = workbench.peek(|workbook| goal_choices(workbook, &[]));
    let on_top = note.clone();
    let pick = move |parent: RecordId| {
        let kind = workbench.peek(|workbook| workbook.goals.get(&parent).and_then(|goal| goal.kind));
        done(Command::PlaceNote { note: note.clone(), place: Place::LastIn(parent), kind: natural_child(kind) });
    };
    let make = Callback::new(move |_: String| {
        done(Command::PlaceNote { note: on_top.clone(), place: Place::Top, kind: GoalKind::Ambition });
    });
    view! { <Picker label=say("question.below-which") choices on_pick=pick on_new=(say("question.on-top"), make)/> }
        .into_any()
}

fn indicators(workbench: Workbench, goal: RecordId, done: impl Fn(Command) + Copy + Send + Sync + 'static) -> AnyView {
    let choices = workbench.peek(|workbook| {
        let here: Vec<RecordId> = workbook.indicators_of(&goal).into_iter().map(|(id, _)| id.clone()).collect();
        let others = workbook.indicators.keys().filter(|id| !here.contains(id));
        others.map(|id| choice(workbook, id)).collect::<Vec<_>>()
    });
    let pick = move |indicator| done(Command::LinkIndicator { indicator, goal: goal.clone() });
    view! { <Picker label=say("question.which-indicator") choices on_pick=pick/> }.into_any()
}

fn providers(
    workbench: Workbench,
    activity: RecordId,
    done: impl Fn(Command) + Copy + Send + Sync + 'static,
) -> AnyView {
    let choices = workbench.peek(|workbook| {
        let free = workbook.providers.keys().filter(|provider| {
            !workbook.provisions.contains_key(&waardenboom_core::command::link_id("provision", &activity, provider))
        });
        free.map(|id| choice(workbook, id)).collect::<Vec<_>>()
    });
    let who = activity.clone();
    let pick = move |provider| done(Command::Provide { activity: who.clone(), provider });
    let make = Callback::new(move |text: String| {
        if !text.is_empty() {
            done(Command::AddProviderOf { activity: activity.clone(), text });
        }
    });
    view! { <Picker label=say("question.which-provider") choices on_pick=pick on_new=(say("question.new-provider"), make) needs_text=true/> }.into_any()
}
