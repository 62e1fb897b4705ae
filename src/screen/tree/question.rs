//! The dialogs over the tree.

use super::clipboard::PasteBox;
use super::conflicts::Conflicts;
use super::efficiency::Efficiency;
use super::exchange::{ExportBox, ImportBox};
use super::help::Help;
use super::make_one::{Doubles, MakeOne};
use super::meeting::{CloseMeeting, MeetingNewsList};
use super::picker::{Choice, Picker};
use super::picture::PictureChoice;
use super::print::{PrintChoice, Printed};
use super::walk::Walk;
use super::{gesture, kind_code, kind_name};
use crate::app::{Question, Workbench};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Dialog, KindIcon, Look};
use crate::screen::palette::{Palette, Target};
use leptos::prelude::*;
use waardenboom_core::command::{Command, Place, natural_child};
use waardenboom_core::model::{GoalKind, Workbook};
use waardenboom_core::store::{Field, RecordId};
use waardenboom_core::tree::{FoldState, Outline};

/// Whatever question waits for an answer.
#[component]
pub fn Questions() -> impl IntoView {
    let workbench = Workbench::get();
    let question = workbench.viewer.question;
    let opener = StoredValue::new_local(None::<web_sys::HtmlElement>);
    let back = move || give_back(workbench, opener, || {});
    let close = move || {
        question.set(None);
        back();
    };
    let done = move |command: Command| {
        question.set(None);
        let focus = workbench.dispatch(command).and_then(|step| step.focus);
        match focus.filter(|(id, _)| matches!(id.table(), "goal" | "activity")) {
            Some(row) => workbench.viewer.go_to(row),
            None => back(),
        }
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

fn kinds(
    workbench: Workbench,
    records: Vec<RecordId>,
    done: impl Fn(Command) + Copy + Send + Sync + 'static,
) -> AnyView {
    let only = records.first().filter(|_| records.len() == 1).cloned();
    let goals = records.iter().filter(|id| id.table() == "goal").cloned().collect::<Vec<_>>();
    let current = workbench.peek(|workbook| only.as_ref().map(|id| kind_code(workbook, id)));
    let item = move |code: &'static str, command: Option<Command>| {
        let choose = command.map(|command| move |_| done(command.clone()));
        let checked = (current == Some(code)).then_some("true");
        choose.map(|choose| view! {
            <li><button type="button" class="wb-menu__item" aria-current=checked on:click=choose><KindIcon kind=code/><span>{kind_name(code)}</span></button></li>
        })
    };
    let of_goal = GoalKind::ALL.iter().map(|kind| {
        let command = match &only {
            Some(id) if id.table() == "activity" => Some(Command::ActivityToGoal { activity: id.clone(), kind: *kind }),
            _ if goals.is_empty() => None,
            _ => Some(Command::SetGoalKind { goals: goals.clone(), kind: *kind }),
        };
        item(kind.word(), command)
    });
    let of_goal = of_goal.collect_view();
    let to_activity = only.filter(|id| id.table() == "goal").map(|goal| Command::GoalToActivity { goal });
    view! { <ul class="wb-picker__list">{of_goal}{item("activity", to_activity)}</ul> }.into_any()
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
    view! { <Picker label=say("question.which-provider") choices on_pick=pick on_new=(say("question.new-provider"), make)/> }.into_any()
}

/// What was removed, and bringing it back.
#[component]
fn Bin() -> impl IntoView {
    let workbench = Workbench::get();
    let gone = move || {
        workbench.read_session(|session| {
            let text = |id: &RecordId| {
                let cell = session.store().cell(id, &Field::known("text"))?;
                cell.shown()?.as_str().map(str::to_owned)
            };
            let named = session.workbook().bin().iter().filter_map(|id| Some((id.clone(), text(id)?)));
            named.collect::<Vec<_>>()
        })
    };
    let is_empty = move || gone().is_empty();
    view! {
        <p class="nl-paragraph wb-muted" id="bin-text" tabindex="-1">{move || if is_empty() { say("bin.empty") } else { say("bin.text") }}</p>
        <ul class="wb-picker__list">
            <For each=gone key=|(id, _)| id.clone() let((id, text))>
                <li class="wb-bin__item">
                    <span>{text.clone()}</span>
                    <Button label=say("bin.restore") class="wb-button--small" name=Signal::stored(say_with("bin.restore-name", &[("name", &text)])) on_press=move |_| {
                        workbench.dispatch(Command::RestoreFromBin { records: vec![id.clone()] });
                        part::after_drawing(|| part::focus_by_id("bin-text"));
                    }/>
                </li>
            </For>
        </ul>
        <div class="utrecht-button-group">
            <Button label=say("bin.empty-it") icon="bin" look=Look::Subtle negative=true disabled=Signal::derive(is_empty) on_press=move |_| {
                workbench.viewer.question.set(None);
                gesture::remove(workbench, Command::EmptyBin);
            }/>
        </div>
    }
}
