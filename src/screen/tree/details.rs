//! The details of one record: every field, and what is tied to it.

mod follow;
mod indicators;
mod more;
mod providers;

use super::attention::OwnPoints;
use super::form::{FieldOf, control_id};
use super::reason::Reasoning;
use super::smart::Smart;
use super::{gesture, kind_code, kind_name};
use crate::app::{Question, Workbench};
use crate::language::{say, say_with};
use crate::part::{self, Button, Field as FieldFrame, Icon, KindIcon, Look, Select};
use follow::Followed;
use indicators::{Indicators, Measurements};
use leptos::prelude::*;
use more::{ContributionName, EfficiencyButton, OtherWordings, Tested};
use providers::Providers;
use waardenboom_core::command::Command;
use waardenboom_core::model::{GoalKind, table};
use waardenboom_core::store::RecordId;

/// Fields that are shown elsewhere, or that nobody fills in.
const NOT_IN_FORMS: [&str; 8] =
    ["position", "order", "activity", "provider", "indicator", "former_baseline", "closed", "seen"];

/// The panel.
#[component]
pub fn Details() -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let record = Followed::new(workbench);
    let open = move || viewer.details_open.get().map_or("auto", |open| if open { "true" } else { "false" });
    let close = move || {
        viewer.details_open.set(Some(false));
        viewer.shown.set(None);
        gesture::focus_active(workbench);
    };
    view! {
        {move || record.shown.get().map(|id| {
            let code = workbench.peek(|workbook| kind_code(workbook, &id));
            view! {
                <aside class="wb-panel wb-details" id="details" data-open=open role="region" aria-label=say("details.title")
                    on:pointerenter=move |_| record.catch_up() on:focusin=move |_| record.catch_up()
                    on:keydown=move |event| if event.key() == "Escape" && !event.default_prevented() { close(); }>
                    <div class="wb-panel__head">
                        <h2 class="nl-heading nl-heading--level-5 wb-details__name" id="details-title" tabindex="-1"><KindIcon kind=code/>{say(&format!("details.of.{}", id.table()))}</h2>
                        <Button label=say("details.close") icon="close" look=Look::Subtle icon_only=true class="wb-button--small" on_press=move |_| close()/>
                    </div>
                    <div class="wb-panel__body" tabindex="-1">{workbench.chunks.panels.draw(std::convert::identity, move |panels| (panels.form)(id.clone()))}</div>
                </aside>
            }
        })}
    }
}

/// Its fields, and what is tied to it.
#[component]
pub fn Form(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let kind = {
        let id = id.clone();
        Memo::new(move |_| workbench.read(|workbook| workbook.goals.get(&id).and_then(|goal| goal.kind)))
    };
    let of = id.clone();
    let fields = move || {
        let all = table(of.table()).map_or(&[][..], |table| table.fields);
        all.iter()
            .map(|field| field.name)
            .filter(|field| !NOT_IN_FORMS.contains(field))
            .filter(|field| *field != "origin" || of.table() != "goal" || kind.get() == Some(GoalKind::Outcome))
            .filter(|field| *field != "challenge" || kind.get() == Some(GoalKind::Ambition))
            .filter(|field| *field != "kind" || of.table() != "goal")
            .filter(|field| *field != "text" && *field != "title")
            .collect::<Vec<_>>()
    };
    let left = id.clone();
    on_cleanup(move || gesture::left_empty(workbench, &left));
    let rest = id.clone();
    let first = match id.table() {
        "contribution" => view! { <ContributionName id=id.clone()/> }.into_any(),
        "workbook" => view! { <FieldOf record=id.clone() field="title"/> }.into_any(),
        _ => view! { <FieldOf record=id.clone() field="text"/> }.into_any(),
    };
    view! {
        <OwnPoints id=id.clone()/>
        {first}
        {matches!(id.table(), "goal" | "activity").then(|| view! { <KindField id=id.clone()/> })}
        <For each=fields key=|field| *field children=move |field| view! { <FieldOf record=rest.clone() field/> }/>
        {match id.table() {
            "goal" => view! { <Contributions id=id.clone()/><Indicators goal=id.clone()/><Tested goal=id.clone()/><EfficiencyButton goal=id.clone()/> }.into_any(),
            "activity" => view! { <Providers activity=id.clone()/><Contributions id=id.clone()/><Reasoning activity=id.clone()/> }.into_any(),
            "indicator" => view! { <Smart indicator=id.clone()/><Measurements indicator=id.clone()/> }.into_any(),
            _ => ().into_any(),
        }}
        <OtherWordings id=id.clone()/>
        {(id.table() != "workbook").then(|| view! { <RemoveButton id=id.clone()/> })}
    }
}

#[component]
fn RemoveButton(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let of = id.clone();
    let name = Signal::derive(move || {
        let text = workbench.read(|workbook| workbook.name_of(&of).map(str::to_owned)).unwrap_or_default();
        say_with("details.remove-name", &[("name", &crate::app::shortened(&text))])
    });
    view! {
        <div class="utrecht-button-group">
            <Button label=say("action.remove") icon="bin" look=Look::Subtle negative=true class="wb-button--small" name=name
                on_press=move |_| {
                    workbench.viewer.shown.set(None);
                    gesture::remove(workbench, Command::RemoveWithBranch { records: vec![id.clone()] });
                }/>
        </div>
    }
}

/// What a node is; a goal can become an activity, and the other way round.
#[component]
fn KindField(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let element = control_id(&id, "kind");
    let of = id.clone();
    let value = Signal::derive(move || workbench.read(|workbook| kind_code(workbook, &of)).to_owned());
    let words = GoalKind::ALL.iter().map(|kind| kind.word()).chain(["activity"]);
    let options: Vec<_> = words.map(|word| (word.to_owned(), kind_name(word))).collect();
    let choose = move |word: String| {
        let command = match (id.table(), GoalKind::parse(&word)) {
            ("goal", Some(kind)) => Command::SetGoalKind { goals: vec![id.clone()], kind },
            ("goal", None) => Command::GoalToActivity { goal: id.clone() },
            (_, Some(kind)) => Command::ActivityToGoal { activity: id.clone(), kind },
            (_, None) => return,
        };
        let step = workbench.dispatch(command);
        if let Some(name) = step.as_ref().and_then(|step| step.name.clone()) {
            workbench.viewer.say_aloud(move || crate::app::step_sentence(&name));
        }
        workbench.follow(step.and_then(|step| step.focus).filter(|(focus, _)| *focus != id));
    };
    view! { <FieldFrame label=say("field.kind") id=element.clone()><Select id=element options=options value=value on_change=choose/></FieldFrame> }
}

/// A list in the details, with what can be added to it.
#[component]
fn Section(#[prop(into)] title: String, count: Signal<usize>, children: Children) -> impl IntoView {
    view! {
        <section class="wb-details__section">
            <h3 class="nl-heading nl-heading--level-5">{title}" "<span class="wb-section__count">{move || count.get()}</span></h3>
            {children()}
        </section>
    }
}

/// One record of a list: closed it reads as a sentence, open it is a form.
#[component]
fn Item(
    id: RecordId,
    kind: &'static str,
    name: Signal<String>,
    more: Signal<Vec<String>>,
    fields: Vec<&'static str>,
    #[prop(into)] remove_label: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let workbench = Workbench::get();
    let just_made = workbench.viewer.just_made;
    let is_new = just_made.get_untracked().as_ref() == Some(&id);
    let first = fields.first().map(|field| control_id(&id, field)).unwrap_or_default();
    if is_new {
        just_made.set(None);
        part::after_drawing(move || part::focus_by_id(&first));
    }
    let forms = fields.into_iter().map(|field| view! { <FieldOf record=id.clone() field/> }).collect_view();
    let (gone, left, closed) = (id.clone(), id.clone(), id.clone());
    let node = NodeRef::<leptos::html::Li>::new();
    // Whoever made it goes elsewhere, in this panel or out of it.
    on_cleanup(move || gesture::left_empty(workbench, &closed));
    let leave = move |_| {
        let left = left.clone();
        part::after_drawing(move || {
            let here = node.try_get_untracked().flatten();
            let focused = part::focused();
            if focused.is_some_and(|focused| here.is_none_or(|here| !here.contains(Some(&focused)))) {
                gesture::left_empty(workbench, &left);
            }
        });
    };
    view! {
        <li node_ref=node on:focusout=leave>
            <details class="wb-item" open=is_new>
                <summary>
                    <KindIcon kind=kind/><span class="wb-item__name">{move || name.get()}</span><Icon name="chevron-down"/>
                    {move || more.get().into_iter().filter(|line| !line.is_empty()).map(|line| view! { <span class="wb-item__more">{line}</span> }).collect_view()}
                </summary>
                <div class="wb-item__body">
                    {forms}
                    {children.map(|children| children())}
                    <div class="utrecht-button-group">
                        <Button label=remove_label icon="bin" look=Look::Subtle negative=true class="wb-button--small" on_press=move |_| {
                            let step = workbench.dispatch(Command::RemoveWithBranch { records: vec![gone.clone()] });
                            if let Some(name) = step.and_then(|step| step.name) {
                                workbench.notify(crate::app::step_sentence(&name), true);
                            }
                            part::keep_focus();
                        }/>
                    </div>
                </div>
            </details>
        </li>
    }
}

/// A part of a sentence: the sentence has a full stop of its own.
fn ended(part: &str) -> &str {
    part.trim().trim_end_matches('.')
}

/// The contributions of an activity, or to a goal.
#[component]
fn Contributions(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let of_activity = id.table() == "activity";
    let here = id.clone();
    let links = Memo::new(move |_| {
        workbench.read(|workbook| {
            if of_activity {
                workbook.pointing_at(&here, "contribution").cloned().collect::<Vec<_>>()
            } else {
                workbook.contributions_to(&here).into_iter().map(|(id, _)| id.clone()).collect()
            }
        })
    });
    let item = move |link: RecordId| {
        let (a, b) = (link.clone(), link.clone());
        let name = Signal::derive(move || {
            let other = workbench.read(|workbook| {
                let link = workbook.contributions.get(&a)?;
                if of_activity { link.goal.clone() } else { link.activity.clone() }
            });
            other.map(|other| workbench.name_of(&other)).unwrap_or_default()
        });
        let more = Signal::derive(move || {
            workbench.read(|workbook| {
                let Some(link) = workbook.contributions.get(&b) else { return Vec::new() };
                let strength = link.strength.map(|s| say(&format!("strength.{s}"))).unwrap_or_default();
                let parts = [&link.assumption_if, &link.assumption_then, &link.assumption_because];
                let assumption = if parts.iter().all(|part| part.is_empty()) {
                    say("details.no-assumption")
                } else if parts.iter().any(|part| part.is_empty()) {
                    say("details.half-assumption")
                } else {
                    say_with(
                        "details.assumption",
                        &[("if", ended(parts[0])), ("then", ended(parts[1])), ("because", ended(parts[2]))],
                    )
                };
                vec![strength, assumption]
            })
        });
        let fields = vec![
            "strength",
            "assumption_if",
            "assumption_then",
            "assumption_because",
            "confidence",
            "target_groups",
            "evidence",
            "refutation",
        ];
        let kind = if of_activity { "subgoal" } else { "activity" };
        view! { <Item id=link kind name more fields remove_label=say("details.remove-contribution")/> }
    };
    view! {
        <Section title=say("details.contributions") count=Signal::derive(move || links.with(Vec::len))>
            <ul class="wb-item-list"><For each=move || links.get() key=RecordId::clone children=item/></ul>
            <Button label=say("details.add-contribution") icon="plus" class="wb-button--small" on_press=move |_| workbench.viewer.question.set(Some(Question::Link(id.clone())))/>
        </Section>
    }
}
