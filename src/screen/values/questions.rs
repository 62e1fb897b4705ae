//! Deelvragen: what each value asks, for residents and for providers, answered alone and together.

use super::fold::Fold;
use super::list::{AddLine, records};
use super::people::{NewPerson, everybody, named};
use super::remove::Remove;
use super::room::Room;
use super::space::StartingSets;
use super::warning::Warnings;
use super::{code_in, value_ids, value_name, value_text};
use crate::app::Workbench;
use crate::language::{self, say, say_count, say_with};
use crate::part::{Button, Field, Look, Select, after_drawing, focus_by_id};
use crate::screen::tree::efficiency::Efficiency;
use crate::screen::tree::form::FieldOf;
use leptos::prelude::*;
use waardenboom_core::command::answer_id;
use waardenboom_core::finding::Code;
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{CORE_VALUES, GoalKind, Side, Workbook, core_value_id};
use waardenboom_core::starting::StartingSet;
use waardenboom_core::store::RecordId;
use waardenboom_core::why::heard;

/// How many values there may be.
const MOST_VALUES: usize = 9;

/// Who answers: one participant, or all together.
type Who = RwSignal<Option<RecordId>>;

/// So many sub-questions stand open under each other, those of all values together.
const MOST_OPEN: usize = 12;

/// Whether values with their sub-questions fold.
pub fn folds_values() -> Signal<bool> {
    let (workbench, room) = (Workbench::get(), Room::get());
    let has_many = Memo::new(move |_| workbench.read(|workbook| workbook.sub_questions.len() > MOST_OPEN));
    Signal::derive(move || room.narrow.get() || has_many.get())
}

/// The step.
#[component]
pub fn Questions() -> impl IntoView {
    let workbench = Workbench::get();
    let values = Memo::new(move |_| workbench.read(value_ids));
    let folds = folds_values();
    let who: Who = RwSignal::new(None);
    let people = Signal::derive(move || {
        let people = workbench.read(everybody).into_iter().map(|(id, name)| (id.to_string(), name));
        [(String::new(), say("values.together"))].into_iter().chain(people).collect::<Vec<_>>()
    });
    let shown = Signal::derive(move || who.get().map(|id| id.to_string()).unwrap_or_default());
    let is_adding = RwSignal::new(false);
    let added = move |made: Option<RecordId>| {
        is_adding.set(false);
        if made.is_some() {
            who.set(made);
        }
        after_drawing(|| focus_by_id("who-answers"));
    };
    view! {
        <p class="nl-paragraph wb-muted">{say("values.questions-text")}</p>
        <StartingSets sets=StartingSet::QUESTIONS label="values.question-set" button="values.add-questions" added="values.questions-added"/>
        <div class="wb-who wb-who--stays">
            <Field label=say("values.who-answers") id="who-answers">
                <Select id="who-answers" options=people value=shown on_change=move |id: String| who.set(RecordId::parse(&id))/>
            </Field>
            {move || if is_adding.get() {
                view! { <NewPerson on_done=added/> }.into_any()
            } else {
                view! { <Button label=say("values.add-person") icon="plus" look=Look::Subtle on_press=move |_| is_adding.set(true)/> }.into_any()
            }}
        </div>
        <For each=move || values.get() key=RecordId::clone let:id><Value id who folds/></For>
        <AddLine table="value" label="values.new-value" full=Signal::derive(move || values.with(Vec::len) >= MOST_VALUES)/>
    }
}

/// The mark of a value: its colour, pattern and letters.
#[component]
pub fn Mark(value: RecordId) -> impl IntoView {
    let letters = language::find(&format!("value.{}.short", value.key()));
    let workbench = Workbench::get();
    let code = Memo::new(move |_| workbench.read(|workbook| code_in(workbook, &value)));
    view! { <span class="wb-value" data-value=code aria-hidden="true">{letters}</span> }
}

/// How many of the sub-questions of a value were answered, by one person or by all together.
fn answered(workbook: &Workbook, value: &RecordId, who: Option<&RecordId>) -> [usize; 2] {
    let has_answer = |question: &&RecordId| {
        let answer = workbook.answers.get(&answer_id(question, who));
        answer.is_some_and(|answer| !answer.text.trim().is_empty())
    };
    let asked = || workbook.pointing_at(value, "sub-question");
    [asked().filter(has_answer).count(), asked().count()]
}

/// One value: its question, what the group means by it, and its sub-questions on both sides.
#[component]
fn Value(id: RecordId, who: Who, folds: Signal<bool>) -> impl IntoView {
    let workbench = Workbench::get();
    let of = id.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| value_name(workbook, &of)));
    let question = value_text(&id, |value| &value.main_question, "question");
    let definition = value_text(&id, |value| &value.definition, "definition");
    let table = value_text(&id, |value| &value.worked_out_by, "nobody");
    let is_core = CORE_VALUES.contains(&id.key());
    let is_efficiency = id == core_value_id("efficiency");
    let own = StoredValue::new(id.clone());
    let counts = Memo::new(move |_| {
        let who = who.get();
        workbench.read(|workbook| own.with_value(|id| answered(workbook, id, who.as_ref())))
    });
    let counted = move || {
        let [answered, all] = counts.get().map(|count| count.to_string());
        let values = [("answered", answered.as_str()), ("all", all.as_str())];
        (counts.get() != [0, 0]).then(|| view! { <span class="wb-muted">{say_with("values.answered", &values)}</span> })
    };
    let title = format!("questions-{}", id.key());
    let heading = title.clone();
    view! {
        <section class="wb-card wb-asked" aria-labelledby=title>
            <Fold id=id.clone() folds heading=true line=move || view! {
                <h2 class="nl-heading nl-heading--level-4 wb-value-name" id=heading.clone()><Mark value=own.get_value()/><span>{name}</span></h2>
                {move || table.with(|table| (!table.is_empty()).then(|| view! { <span class="nl-data-badge">{table.clone()}</span> }))}
                {counted}
            }>
                <div class="wb-record__head">
                    <p class="nl-paragraph wb-asked__question">{question}</p>
                    {(!is_core).then(|| view! { <Remove id=own.get_value()/> })}
                </div>
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
            </Fold>
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
            <Warnings record=value.clone() codes=&[Code::ValueSideUnanswered] detail=side.word()/>
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
    // Whose own answer stands here, once there is one.
    let given = Memo::new(move |_| {
        let who = who.get()?;
        let id = own.with_value(|id| answer_id(id, Some(&who)));
        let has_text =
            |workbook: &Workbook| workbook.answers.get(&id).is_some_and(|answer| !answer.text.trim().is_empty());
        workbench.read(has_text).then_some(id)
    });
    view! {
        <li class="wb-question">
            {answer}
            {move || given.get().map(|answer| view! { <FieldOf record=answer field="shown"/> })}
            <div class="wb-question__foot">
                {move || who.get().is_none().then(|| view! { <Others question=own.get_value()/> })}
                <details class="wb-aside"><summary>{say("values.edit-question")}</summary><div class="wb-record__head"><FieldOf record=id.clone() field="text"/><Remove id/></div></details>
            </div>
        </li>
    }
}

/// What people answered by themselves, as far as it may be read.
#[component]
fn Others(question: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let all = Memo::new(move |_| workbench.read(|workbook| others(workbook, &question)));
    let count = Memo::new(move |_| all.with(|(answers, unheard)| answers.len() + unheard));
    let answers = move || {
        let line = |(who, text): (String, String)| {
            let who = (!who.is_empty()).then(|| view! { <span class="wb-muted">{who}": "</span> });
            view! { <li>{who}{text}</li> }
        };
        all.get().0.into_iter().map(line).collect_view()
    };
    let unheard = move || {
        let unheard = all.with(|(_, unheard)| *unheard);
        (unheard > 0).then(|| view! { <li class="wb-muted">{say_count("why.unheard", unheard)}</li> })
    };
    let has_any = Memo::new(move |_| count.get() > 0);
    move || {
        has_any.get().then(|| {
            view! {
                <details class="wb-aside"><summary>{move || say_count("values.own-answers", count.get())}</summary>
                    <ul class="wb-question__answers">{answers}{unheard}</ul>
                </details>
            }
        })
    }
}

/// What participants answered by themselves, each with who it was, and how many keep their words to themselves. Where
/// somebody does, nobody is named: the one who is left would be known.
fn others(workbook: &Workbook, question: &RecordId) -> (Vec<(String, String)>, usize) {
    let heard = heard(workbook, question);
    let name = |id: &RecordId| {
        let person = workbook.participants.get(id).filter(|_| heard.unheard == 0);
        person.map(|person| named(&person.text, &person.group)).unwrap_or_default()
    };
    let mut answers: Vec<_> =
        heard.answers.iter().map(|answer| (name(answer.participant), answer.text.to_owned())).collect();
    if heard.unheard > 0 {
        answers.put_in_order(Ord::cmp);
    }
    (answers, heard.unheard)
}
