//! The walk of the test question: does this result contribute to the ambition, this subgoal to its result?

use super::form::{FieldOf, dialog_id};
use crate::app::{Workbench, day_of_today};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Icon, Look};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::finding::{Question, test_id, walk};
use waardenboom_core::model::TestAnswer;
use waardenboom_core::store::RecordId;

/// The answers, in the order of the buttons, each with its icon.
const ANSWERS: [(TestAnswer, &str); 3] =
    [(TestAnswer::Yes, "check"), (TestAnswer::No, "close"), (TestAnswer::Unsure, "question")];

fn answer_name(answer: TestAnswer) -> String {
    say(&format!("choice.answer.{}", answer.word()))
}

fn sentence(workbench: Workbench, question: &Question) -> String {
    let name = |id: &RecordId| workbench.name_of(id).trim().trim_end_matches('.').to_owned();
    say_with("walk.question", &[("name", &name(&question.child)), ("parent", &name(&question.parent))])
}

/// The focus goes to the answer that was given, or to the first one.
fn focus_answer() {
    part::after_drawing(|| {
        let wanted = [".wb-walk__answer[aria-pressed=true]", ".wb-walk__answer"];
        let found = wanted.iter().find_map(|what| document().query_selector(what).ok().flatten());
        if let Some(answer) = found.and_then(|found| found.get_attribute("id")) {
            part::focus_by_id(&answer);
        }
    });
}

/// All questions one by one, and at the end what was answered.
#[component]
pub fn Walk(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let workbench = Workbench::get();
    let questions = Memo::new(move |_| workbench.read(walk));
    let first_open = questions.with_untracked(|all| all.iter().position(|question| question.answer.is_none()));
    let at = RwSignal::new(first_open.unwrap_or(0));
    let count = Memo::new(move |_| questions.with(Vec::len));
    let go = Callback::new(move |to: usize| {
        at.set(to);
        if to < count.get_untracked() {
            focus_answer();
        } else {
            part::after_drawing(|| part::focus_by_id("walk-summary"));
        }
    });
    view! {
        {move || match (count.get(), at.get()) {
            (0, _) => view! {
                <p class="nl-paragraph">{say("walk.none")}</p>
                <div class="utrecht-button-group"><Button label=say("part.close") on_press=move |_| on_done.run(())/></div>
            }.into_any(),
            (count, at) if at < count => view! { <Asked at count questions go/> }.into_any(),
            _ => view! { <Summary questions go on_done/> }.into_any(),
        }}
    }
}

/// One question. An answer is kept at once; the same one again takes it back.
#[component]
fn Asked(at: usize, count: usize, questions: Memo<Vec<Question>>, go: Callback<usize>) -> impl IntoView {
    let workbench = Workbench::get();
    let question = Memo::new(move |_| questions.with(|all| all.get(at).cloned()));
    let answer = Memo::new(move |_| question.with(|question| question.as_ref().and_then(|question| question.answer)));
    let text = move || question.with(|question| question.as_ref().map(|question| sentence(workbench, question)));
    let record = Memo::new(move |_| {
        let answered = question.get().filter(|question| question.answer.is_some())?;
        Some(test_id(&answered.child, &answered.parent))
    });
    let choose = move |chosen: TestAnswer| {
        let Some(question) = question.get_untracked() else { return };
        let new = (question.answer != Some(chosen)).then_some(chosen);
        // Who answered the question before this one probably answers this one too.
        let before = questions.with_untracked(|all| at.checked_sub(1).and_then(|at| all.get(at)).map(|q| q.by.clone()));
        let by = if question.answer.is_some() { question.by } else { before.unwrap_or_default() };
        let (child, doubt, test) = (question.child.clone(), question.doubt, test_id(&question.child, &question.parent));
        workbench.dispatch(Command::AnswerTest { child, answer: new, by, doubt, day: day_of_today() });
        workbench.refresh_attention();
        // A yes needs no more words.
        let next = match new {
            Some(TestAnswer::Yes) => "walk-next".to_owned(),
            Some(TestAnswer::No | TestAnswer::Unsure) => dialog_id(&test, "doubt"),
            None => return,
        };
        part::after_drawing(move || part::focus_by_id(&next));
    };
    let answers = ANSWERS.map(|(each, icon)| {
        let pressed = move || (answer.get() == Some(each)).to_string();
        view! {
            <button type="button" class="wb-walk__answer" id=format!("walk-{}", each.word()) data-answer=each.word() aria-pressed=pressed
                on:click=move |_| choose(each)><Icon name=icon large=true/><span>{answer_name(each)}</span></button>
        }
    });
    // Esc in a box brings its old text back; only then it closes the dialog.
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
        }
    };
    let next = if at + 1 < count { say("walk.next") } else { say("walk.finish") };
    view! {
        <div class="wb-walk">
            <p class="wb-walk__at"><span>{say_with("walk.at", &[("at", &(at + 1).to_string()), ("count", &count.to_string())])}</span>
                <progress class="wb-walk__progress" value=at + 1 max=count aria-hidden="true"></progress></p>
            <p class="wb-walk__question" id="walk-question">{text}</p>
            <div class="wb-walk__answers" role="group" aria-labelledby="walk-question">{answers.collect_view()}</div>
            {move || record.get().map(|record| view! {
                <div class="wb-walk__more" on:keydown:capture=key>
                    {match answer.get() {
                        Some(TestAnswer::No) => view! { <FieldOf record=record.clone() field="doubt" label=say("walk.why-not")/> }.into_any(),
                        Some(TestAnswer::Unsure) => view! { <FieldOf record=record.clone() field="doubt"/> }.into_any(),
                        _ => ().into_any(),
                    }}
                    <FieldOf record field="by"/>
                </div>
            })}
            <div class="utrecht-button-group wb-walk__steps">
                <Button label=say("walk.previous") disabled=Signal::stored(at == 0) on_press=move |_| go.run(at.saturating_sub(1))/>
                <Button label=next look=Look::Primary on_press=move |_| go.run(at + 1) attr:id="walk-next"/>
            </div>
        </div>
    }
}

/// What was answered, and what is still open, each with a way back to it.
#[component]
fn Summary(questions: Memo<Vec<Question>>, go: Callback<usize>, on_done: Callback<()>) -> impl IntoView {
    let workbench = Workbench::get();
    let all = questions.get_untracked();
    let line = |name: String, wanted: Option<TestAnswer>| {
        let count = all.iter().filter(|question| question.answer == wanted).count();
        (count > 0).then(|| view! { <li><strong>{count}</strong>" "{name}</li> })
    };
    let counts = ANSWERS.iter().map(|(answer, _)| line(answer_name(*answer).to_lowercase(), Some(*answer)));
    let counts = counts.chain([line(say("walk.open"), None)]).collect_view();
    // A yes needs no more words: what is left to talk about is shown.
    let to_talk = all.iter().enumerate().filter(|(_, question)| question.answer != Some(TestAnswer::Yes));
    let (open, doubted): (Vec<_>, Vec<_>) = to_talk.partition(|(_, question)| question.answer.is_none());
    let to_talk: Vec<(usize, Question)> = doubted.into_iter().chain(open).map(|(at, q)| (at, q.clone())).collect();
    let rest = to_talk.len().saturating_sub(SHOWN);
    let items = to_talk.into_iter().take(SHOWN).map(|(at, question)| {
        let answer = question.answer.map_or_else(|| say("walk.open"), answer_name);
        let who = (!question.by.is_empty()).then(|| say_with("walk.by", &[("by", &question.by)]));
        let more: Vec<String> = [Some(answer), who, Some(question.doubt.clone()).filter(|doubt| !doubt.is_empty())]
            .into_iter()
            .flatten()
            .collect();
        view! {
            <li><button type="button" class="wb-walk__again" on:click=move |_| go.run(at)>{sentence(workbench, &question)}</button>
                <span class="wb-muted">{more.join(" · ")}</span></li>
        }
    });
    view! {
        <div class="wb-walk">
            <h3 class="nl-heading nl-heading--level-4" id="walk-summary" tabindex="-1">{say("walk.summary")}</h3>
            <ul class="wb-walk__counts" role="list">{counts}</ul>
            <ul class="wb-walk__list" role="list">{items.collect_view()}</ul>
            {(rest > 0).then(|| view! { <p class="wb-muted">{say_count("walk.rest", rest)}</p> })}
            <div class="utrecht-button-group wb-walk__steps">
                <Button label=say("walk.previous") on_press=move |_| go.run(questions.with_untracked(Vec::len).saturating_sub(1))/>
                <Button label=say("walk.done") look=Look::Primary on_press=move |_| on_done.run(())/>
            </div>
        </div>
    }
}

/// The summary is for reading: so many at most.
const SHOWN: usize = 50;
