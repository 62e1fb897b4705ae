//! Room Doelenboom, view Lijst: notes, the tree as a list, details.

mod arrows;
pub mod attention;
mod audience;
mod bin;
pub mod clipboard;
mod conflicts;
mod details;
mod drawn;
pub mod efficiency;
pub mod exchange;
pub mod find;
pub mod form;
pub mod gesture;
mod grid;
mod help;
mod kind;
mod long_press;
mod make_one;
mod matrix;
mod meeting;
pub mod menu;
mod notes;
mod picker;
mod picture;
mod prevention;
mod print;
mod question;
mod reason;
mod row;
mod smart;
mod tabs;
mod walk;
mod window;

use crate::action::Action;
use crate::app::{Question, RowKey, TreeView, Workbench, step_sentence};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Look};
pub use attention::Attention;
use attention::AttentionButton;
use audience::AudienceChoice;
pub use audience::AudienceRows;
use details::Details;
pub use details::Form;
pub use drawn::Drawn;
pub use find::FindBar;
use grid::Grid;
use leptos::ev;
use leptos::prelude::*;
use long_press::LongPress;
pub use matrix::Contributions;
pub use meeting::MeetingBar;
pub use menu::ContextMenu;
use menu::Opener;
pub use notes::Notes;
pub use prevention::Prevention;
pub use question::Questions;
use tabs::{ViewTabs, tab_id};
use waardenboom_core::command::{Command, Place};
use waardenboom_core::model::{GoalKind, Workbook};
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::Outline;

/// The id of a row's element.
pub fn row_id((id, parent): &RowKey) -> String {
    let parent = if id.table() == "activity" { parent.as_ref().map_or("", RecordId::key) } else { "" };
    format!("row-{}-{}-{parent}", id.table(), id.key())
}

/// The id of the box in a row that is typed in.
pub fn edit_id(row: &RowKey) -> String {
    format!("edit-{}", row_id(row))
}

/// The code of what a record is, for icon, style and name.
pub fn kind_code(workbook: &Workbook, id: &RecordId) -> &'static str {
    match id.table() {
        "goal" => workbook.goals.get(id).and_then(|goal| goal.kind).unwrap_or(GoalKind::Subgoal).word(),
        "activity" => "activity",
        "provider" => "provider",
        "indicator" => "indicator",
        "challenge" => "challenge",
        _ => "note",
    }
}

/// What a record is, in a word.
pub fn kind_name(code: &str) -> String {
    say(&format!("kind.{code}"))
}

/// The room.
#[component]
pub fn Tree() -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let outline = grid::outline(workbench);
    clipboard::listen(workbench);
    exchange::listen(workbench);
    let has_rows =
        move || matches!(viewer.view.get(), TreeView::Drawn | TreeView::List) && viewer.audience.get().is_none();
    let is_empty = Memo::new(move |_| outline.with(|outline| outline.rows().is_empty()));
    workbench.watch_attention();
    let panels = &workbench.chunks.panels;
    let in_branch = Memo::new(move |_| viewer.fold.with(|fold| fold.only_branch.is_some()));
    let finds = Memo::new(move |_| viewer.find.with(Option::is_some));
    let has_menu = Memo::new(move |before| before == Some(&true) || viewer.menu.with(Option::is_some));
    let attention_open = viewer.attention_open;
    let is_drawn = move || viewer.view.get() == TreeView::Drawn;
    let notes_open = move || !attention_open.get() && viewer.notes_open.get().unwrap_or_else(|| !is_drawn() && wide());
    let long_press = LongPress::new();
    view! {
        <main class="wb-room" id="main" tabindex="-1">
            {panels.draw_quietly(|panels| (panels.meeting_bar)())}
            <Head/>
            <div class="wb-bench-bar">
                <ViewTabs/>
                {move || matches!(viewer.view.get(), TreeView::Drawn | TreeView::List).then(|| view! { <AudienceChoice/> })}
                <div class="wb-toolbar" role="toolbar" aria-label=say("tree.toolbar")>
                    <Button label=say("notes.title") icon="notes" look=Look::Subtle class="wb-button--collapse" expanded=Signal::derive(notes_open)
                        on_press=move |_| {
                            viewer.notes_open.set(Some(!notes_open()));
                            attention_open.set(false);
                        }/>
                    <AttentionButton/>
                    <span class="wb-toolbar__gap"></span>
                    <UndoButtons/>
                    <span class="wb-toolbar__gap"></span>
                    <Opener action=Action::Find/>
                    <Opener action=Action::Palette/>
                    <span class="wb-toolbar__gap"></span>
                    <AddAmbition/>
                </div>
            </div>
            {move || in_branch.get().then(|| panels.draw_quietly(|panels| (panels.crumbs)()))}
            <div class="wb-bench" class:wb-bench--drawn=is_drawn>
                {move || attention_open.get().then(|| panels.draw(|inside| panel("attention", inside), |panels| (panels.attention)()))}
                {move || notes_open().then(|| panels.draw(|inside| panel("notes", inside), |panels| (panels.notes)()))}
                <div class="wb-tree" id="view" role="tabpanel" aria-labelledby=move || tab_id(viewer.view.get()) tabindex="-1"
                    on:pointerdown=move |event| long_press.down(&event)
                    on:pointermove=move |event| long_press.moved(&event)
                    on:pointerup=move |_| long_press.ended()
                    on:pointercancel=move |_| long_press.ended()
                    on:contextmenu:capture=move |event| long_press.followed(&event)
                    on:touchend:capture=move |event| long_press.followed(&event)
                    on:click:capture=move |event| long_press.followed(&event)
                >
                    {move || finds.get().then(|| panels.draw_quietly(|panels| (panels.find_bar)()))}
                    {move || if is_empty.get() {
                        view! { <Empty/> }.into_any()
                    } else {
                        view! {
                            {move || match (viewer.audience.get(), viewer.view.get()) {
                                (_, TreeView::Contributions) => workbench.chunks.offer.draw(std::convert::identity, |offer| (offer.contributions)()),
                                (_, TreeView::Prevention) => workbench.chunks.offer.draw(std::convert::identity, |offer| (offer.prevention)()),
                                (Some(audience), _) => workbench.chunks.offer.draw(std::convert::identity, move |offer| (offer.audience)(audience)),
                                (None, TreeView::Drawn) => workbench.chunks.drawn.draw(std::convert::identity, |drawn| (drawn.view)()),
                                (None, TreeView::List) => view! { <Grid outline/> }.into_any(),
                            }}
                            {move || has_rows().then(|| panels.draw_quietly(move |panels| (panels.row_bar)(outline)))}
                        }.into_any()
                    }}
                </div>
                <Details/>
            </div>
            {move || has_menu.get().then(|| panels.draw_quietly(|panels| (panels.menu)()))}
        </main>
    }
}

/// The place of a panel whose code is not there.
fn panel(class: &str, inside: AnyView) -> AnyView {
    view! { <aside class=format!("wb-panel wb-{class}")><div class="wb-panel__body">{inside}</div></aside> }.into_any()
}

/// Whether there is room for panels beside the tree. A drawing can use all there is: beside it none opens by itself.
fn wide() -> bool {
    let query = window().match_media("(min-width: 75rem)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

#[component]
fn Head() -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let title = move || workbench.read(|workbook| workbook.title().to_owned());
    let counts = move || {
        workbench.read(|workbook| {
            [
                say_count("count.goals", workbook.goals.len()),
                say_count("count.activities", workbook.activities.len()),
                say_count("count.indicators", workbook.indicators.len()),
            ]
            .join(" · ")
        })
    };
    let rename = move |event: ev::Event| {
        let title = event_target_value(&event);
        if !title.trim().is_empty() {
            workbench.dispatch(Command::NameWorkbook { title: title.trim().to_owned() });
            workbench.write_card();
        }
    };
    let conflicts = Memo::new(move |_| {
        workbench.read_session(|s| s.workbook().conflicts(s.store()).len() + s.workbook().listed().len())
    });
    view! {
        <div class="wb-doc">
            <h1 class="wb-hidden">{say("nav.tree")}</h1>
            <div class="wb-doc__title">
                <label class="wb-hidden" for="wb-title">{say("tree.workbook-title")}</label>
                <input class="utrecht-textbox utrecht-textbox--html-input wb-quiet-field" id="wb-title" type="text" autocomplete="off" prop:value=title on:change=rename/>
                <span class="wb-doc__counts">{counts}</span>
            </div>
            <div class="wb-toolbar">
                {move || (conflicts.get() > 0).then(|| view! {
                    <Button label=say_count("conflict.button", conflicts.get()) icon="fork" look=Look::Subtle on_press=move |_| viewer.question.set(Some(Question::Conflicts))/>
                })}
                <Button label=say("bin.title") icon="bin" look=Look::Subtle class="wb-button--collapse" on_press=move |_| viewer.question.set(Some(Question::Bin))/>
                <Button label=say("action.help") icon="keys" look=Look::Subtle class="wb-button--collapse wb-only-wide" on_press=move |_| viewer.question.set(Some(Question::Help))/>
                <exchange::ExchangeButton/>
                <Button label=say(Action::CloseMeeting.label_key()) icon="check" look=Look::Subtle class="wb-button--collapse" on_press=move |_| Action::CloseMeeting.run(workbench, 0)/>
                <Button label=say("tree.download") icon="download" class="wb-button--collapse" on_press=move |_| workbench.download()/>
            </div>
        </div>
    }
}

/// Undo and redo, each with the name of its step.
#[component]
pub fn UndoButtons() -> impl IntoView {
    let workbench = Workbench::get();
    let back = Memo::new(move |_| workbench.read_session(|session| session.next_undo().cloned()));
    let forth = Memo::new(move |_| workbench.read_session(|session| session.next_redo().cloned()));
    let hint = |step: Memo<Option<_>>| {
        Signal::derive(move || {
            step.with(|step| step.as_ref().map(step_sentence)).unwrap_or_else(|| say("notice.no-step"))
        })
    };
    view! {
        <Button label=say("action.undo") icon="undo" look=Look::Subtle icon_only=true hint=hint(back)
            disabled=Signal::derive(move || back.with(Option::is_none)) on_press=move |_| Action::Undo.run(workbench, 0)/>
        <Button label=say("action.redo") icon="redo" look=Look::Subtle icon_only=true hint=hint(forth)
            disabled=Signal::derive(move || forth.with(Option::is_none)) on_press=move |_| Action::Redo.run(workbench, 0)/>
    }
}

#[component]
fn AddAmbition() -> impl IntoView {
    let workbench = Workbench::get();
    view! {
        <span id="add-ambition-place">
            <Button label=say("tree.add-ambition") icon="plus" look=Look::Primary class="wb-button--collapse" on_press=move |_| {
                gesture::new_goal(workbench, Place::Top, Some(GoalKind::Ambition));
            } attr:id="add-ambition"/>
        </span>
    }
}

/// Nothing here yet: an invitation, with the four keys that matter.
#[component]
fn Empty() -> impl IntoView {
    let keys = [Action::NewBelow, Action::NewChild, Action::Edit, Action::Undo];
    let rows = keys.map(|action| {
        let chord = action.chords().first().map(|chord| chord.words()).unwrap_or_default();
        view! { <dt><kbd>{chord}</kbd></dt><dd>{say(action.label_key())}</dd> }
    });
    view! {
        <div class="wb-tree__scroll">
            <div class="wb-empty">
                <span class="wb-empty__picture" aria-hidden="true"></span>
                <h2 class="nl-heading nl-heading--level-2">{say("tree.empty-title")}</h2>
                <p class="nl-paragraph wb-muted">{say("tree.empty-text")}</p>
                <dl class="wb-keys">{rows.collect_view()}</dl>
            </div>
        </div>
    }
}

/// Only one branch is in view: the way back.
#[component]
pub fn Crumbs() -> impl IntoView {
    let workbench = Workbench::get();
    let fold = workbench.viewer.fold;
    let path = move || {
        let only = fold.with(|fold| fold.only_branch.clone())?;
        let mut path: Vec<RecordId> = workbench.read(|workbook| workbook.forest().ancestors(&only).cloned().collect());
        path.reverse();
        path.push(only);
        Some(path)
    };
    view! {
        {move || path().map(|path| {
            let last = path.len() - 1;
            let steps = path.into_iter().enumerate().map(|(at, id)| {
                let name = workbench.name_of(&id);
                if at == last {
                    view! { <strong>{crate::app::shortened(&name)}</strong> }.into_any()
                } else {
                    let go = move |_| {
                        fold.update(|fold| fold.only_branch = Some(id.clone()));
                        gesture::focus_active(workbench);
                    };
                    view! { <Button label=crate::app::shortened(&name) look=Look::Subtle class="wb-button--small" on_press=go/><span aria-hidden="true">"›"</span> }.into_any()
                }
            }).collect_view();
            view! {
                <nav class="wb-crumbs" aria-label=say("tree.branch")>
                    <Button label=say("tree.whole") icon="wordmark" look=Look::Subtle class="wb-button--small" on_press=move |_| { gesture::whole_tree(workbench); }/>
                    <span aria-hidden="true">"›"</span>
                    {steps}
                </nav>
            }
        })}
    }
}

/// The actions on the chosen rows, for fingers and for learning the keys.
#[component]
pub fn RowBar(outline: Memo<Outline>) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let chosen = Memo::new(move |_| {
        let active = viewer.active.get().filter(|(id, parent)| outline.with(|o| o.find(id, parent.as_ref()).is_some()));
        let many = viewer.selected.with(std::collections::BTreeSet::len);
        (active.map(|(id, _)| id), many)
    });
    let button = move |action: Action, icon: &'static str, icon_only: bool| {
        let keys = action.chords().first().map(|chord| chord.words());
        let label = say(action.label_key());
        let hint = keys.map_or_else(|| label.clone(), |keys| format!("{label} ({keys})"));
        // A phone has room for one line: these are in the menu too.
        let class = match action {
            Action::MoveTo | Action::Link | Action::Edit => "wb-button--small wb-button--collapse wb-only-wide",
            _ => "wb-button--small wb-button--collapse",
        };
        view! {
            <Button label=label icon=icon look=Look::Subtle icon_only=icon_only class=class hint=Signal::stored(hint)
                negative={action == Action::Remove} on_press=move |_| action.run(workbench, 0)/>
        }
    };
    let name = move || {
        chosen.with(|(id, many)| match id {
            _ if *many > 1 => say_count("tree.chosen", *many),
            Some(id) => {
                workbench.read(|_| ());
                say_with("tree.actions-for", &[("name", &workbench.name_of(id))])
            }
            None => String::new(),
        })
    };
    let has_chosen = Memo::new(move |_| chosen.with(|(id, _)| id.is_some()));
    let many = Memo::new(move |_| chosen.with(|(_, many)| *many));
    view! {
        {move || has_chosen.get().then(|| view! {
            <div class="wb-rowbar" role="toolbar" aria-label=name>
                {move || (many.get() > 1).then(|| view! { <span class="wb-rowbar__count">{say_count("tree.chosen", many.get())}</span> })}
                {button(Action::NewBelow, "sibling", false)}
                {button(Action::NewChild, "child", false)}
                {button(Action::NewActivity, "plus", false)}
                <span class="wb-toolbar__gap"></span>
                {button(Action::MoveUp, "up", true)}
                {button(Action::MoveDown, "down", true)}
                {button(Action::Promote, "promote", true)}
                {button(Action::Demote, "demote", true)}
                {button(Action::MoveTo, "move", true)}
                {button(Action::Link, "link", true)}
                {button(Action::Edit, "edit", true)}
                {button(Action::Remove, "bin", true)}
                {button(Action::Menu, "more", true)}
                {move || {
                    let is_shut = viewer.details_open.get().map_or_else(|| viewer.view.get() == TreeView::Drawn, |is_open| !is_open);
                    let class = if is_shut { "wb-button--small wb-button--collapse" } else { "wb-button--small wb-button--collapse wb-only-narrow" };
                    view! { <Button label=say("details.open") icon="panel" class=class on_press=move |_| {
                        viewer.details_open.set(Some(true));
                        part::after_drawing(|| part::focus_by_id("details-title"));
                    }/> }
                }}
            </div>
        })}
    }
}
