//! Deelvragen: what each value asks, for residents and for providers, answered alone and together.

use super::list::{AddLine, Remove, records};
use super::space::StartingSets;
use super::{value_code, value_ids, value_name, value_text};
use crate::app::Workbench;
use crate::language::{self, say, say_count, say_with};
use crate::part::{Field, Select};
use crate::screen::tree::efficiency::Efficiency;
use crate::screen::tree::form::FieldOf;
use leptos::prelude::*;
use waardenboom_core::command::answer_id;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{GoalKind, Side, Workbook, core_value_id};
use waardenboom_core::starting::StartingSet;
use waardenboom_core::store::RecordId;

/// How many values there may be.
const MOST_VALUES: usize = 9;

/// Who answers: one participant, or all together.
type Who = RwSignal<Option<RecordId>>;

/// The step.
#[component]
pub fn Questions() -> impl IntoView {
    let workbench = Workbench::get();
    let values = Memo::new(move |_| workbench.read(value_ids));
    let who: Who = RwSignal::new(None);
    let people = Signal::derive(move || {
        let mut people = workbench.read(|workbook| {
            workbook
                .participants
                .iter()
                .map(|(id, person)| (person.order.clone(), id.to_string(), named(&person.text, &person.group)))
                .collect::<Vec<_>>()
        });
        people.put_in_order(Ord::cmp);
        let people = people.into_iter().map(|(_, id, name)| (id, name));
        [(String::new(), say("values.together"))].into_iter().chain(people).collect::<Vec<_>>()
    });
    let shown = Signal::derive(move || who.get().map(|id| id.to_string()).unwrap_or_default());
    view! {
        <p class="nl-paragraph wb-muted">{say("values.questions-text")}</p>
        <StartingSets sets=StartingSet::QUESTIONS label="values.question-set" button="values.add-questions"/>
        <div class="wb-who">
            <Field label=say("values.who-answers") id="who-answers" description=Some(say("values.who-answers-hint"))>
                <Select id="who-answers" options=people value=shown on_change=move |id: String| who.set(RecordId::parse(&id))/>
            </Field>
        </div>
        <For each=move || values.get() key=RecordId::clone let:id><Value id who/></For>
        {move || (values.with(Vec::len) < MOST_VALUES).then(|| view! { <AddLine table="value" label="values.new-value"/> })}
    }
}

fn named(text: &str, group: &str) -> String {
    if group.is_empty() { text.to_owned() } else { format!("{text} ({group})") }
}

/// One value: its question, what the group means by it, and its sub-questions on both sides.
#[component]
fn Value(id: RecordId, who: Who) -> impl IntoView {
    let workbench = Workbench::get();
    let of = id.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| value_name(workbook, &of)));
    let question = value_text(&id, |value| &value.main_question, "question");
    let definition = value_text(&id, |value| &value.definition, "definition");
    let table = value_text(&id, |value| &value.worked_out_by, "nobody");
    let is_core = language::find(&format!("value.{}.name", id.key())).is_some();
    let is_efficiency = id == core_value_id("efficiency");
    let letters = language::find(&format!("value.{}.short", id.key())).unwrap_or_default();
    let title = format!("questions-{}", id.key());
    let heading = title.clone();
    let own = StoredValue::new(id.clone());
    view! {
        <section class="wb-card wb-asked" aria-labelledby=title>
            <div class="wb-record__head">
                <h2 class="nl-heading nl-heading--level-4 wb-value-name" id=heading tabindex="-1">
                    {is_core.then(|| view! { <span class="wb-value" data-value=value_code(&id) aria-hidden="true">{letters}</span> })}
                    <span>{name}</span>
                </h2>
                {move || table.with(|table| (!table.is_empty()).then(|| view! { <span class="nl-data-badge">{table.clone()}</span> }))}
                {(!is_core).then(|| view! { <Remove id=own.get_value()/> })}
            </div>
            <p class="nl-paragraph wb-asked__question">{question}</p>
            <p class="wb-muted" hidden=move || definition.with(String::is_empty)>{definition}</p>
            <details class="wb-aside"><summary>{move || say_with("values.edit-value", &[("name", &name.get())])}</summary>
                <div class="wb-record__fields">
                    {["text", "main_question", "definition", "worked_out_by"].map(|field| view! { <FieldOf record=own.get_value() field/> })}
                </div>
            </details>
            {if is_efficiency {
                view! { <Chain/> }.into_any()
            } else {
                view! { <div class="wb-asked__sides">{Side::ALL.iter().map(|side| view! { <SideOf value=id.clone() side=*side who/> }).collect_view()}</div> }.into_any()
            }}
        </section>
    }
}

/// Efficiency is read from the goal tree: without a concrete goal there is nothing to weigh it against.
#[component]
fn Chain() -> impl IntoView {
    let workbench = Workbench::get();
    let has_goal = Memo::new(move |_| {
        workbench.read(|workbook| workbook.goals.values().any(|goal| goal.kind == Some(GoalKind::Outcome)))
    });
    move || {
        if has_goal.get() {
            view! { <Efficiency branch=None/> }.into_any()
        } else {
            view! { <p class="nl-paragraph">{say("values.no-goal")}</p> }.into_any()
        }
    }
}

#[component]
fn SideOf(value: RecordId, side: Side, who: Who) -> impl IntoView {
    let workbench = Workbench::get();
    let asked = records("sub-question", Some(value.clone()));
    let ids = Memo::new(move |_| {
        let asked = asked.get();
        workbench.read(|workbook| {
            let is_here =
                |id: &RecordId| workbook.sub_questions.get(id).is_some_and(|question| question.side == Some(side));
            asked.into_iter().filter(is_here).collect::<Vec<_>>()
        })
    });
    let (title, label) = match side {
        Side::Residents => ("values.residents", "values.new-question-residents"),
        Side::Providers => ("values.providers", "values.new-question-providers"),
    };
    view! {
        <div class="wb-asked__side">
            <h3 class="nl-heading nl-heading--level-5">{say(title)}</h3>
            <ul class="wb-cards__list"><For each=move || ids.get() key=RecordId::clone let:id><Question id who/></For></ul>
            <AddLine table="sub-question" of=Some(value) also=Some(("side", side.word().into())) label/>
        </div>
    }
}

/// One sub-question: its answer, and what others answered.
#[component]
fn Question(id: RecordId, who: Who) -> impl IntoView {
    let workbench = Workbench::get();
    let own = StoredValue::new(id.clone());
    let text = Memo::new(move |_| {
        workbench.read(|workbook| own.with_value(|id| workbook.text_of(id).map(str::to_owned))).unwrap_or_default()
    });
    let answer = move || {
        let who = who.get();
        let label = text.get();
        view! { <FieldOf record=own.with_value(|id| answer_id(id, who.as_ref())) field="text" label/> }
    };
    let others = Memo::new(move |_| workbench.read(|workbook| own.with_value(|id| answers(workbook, id))));
    view! {
        <li class="wb-question">
            {answer}
            <div class="wb-question__foot">
                {move || (who.get().is_none() && !others.with(Vec::is_empty)).then(|| view! {
                    <details class="wb-aside"><summary>{say_count("values.own-answers", others.with(Vec::len))}</summary>
                        <ul class="wb-question__answers">{others.get().into_iter().map(|(who, text)| view! { <li><span class="wb-muted">{who}": "</span>{text}</li> }).collect_view()}</ul>
                    </details>
                })}
                <details class="wb-aside"><summary>{say("values.edit-question")}</summary><div class="wb-record__head"><FieldOf record=id.clone() field="text"/><Remove id/></div></details>
            </div>
        </li>
    }
}

/// What participants answered by themselves.
fn answers(workbook: &Workbook, question: &RecordId) -> Vec<(String, String)> {
    let answers = workbook.pointing_at(question, "answer").filter_map(|id| workbook.answers.get(id));
    let own = answers.filter(|answer| !answer.text.is_empty()).filter_map(|answer| {
        let person = workbook.participants.get(answer.participant.as_ref()?)?;
        Some((named(&person.text, &person.group), answer.text.clone()))
    });
    own.collect()
}
