//! Small parts of the details: other wordings, the name of a contribution, the way to means and effect.

use crate::app::{Question, Workbench};
use crate::language::{say, say_with};
use crate::part::{Button, Look};
use leptos::prelude::*;
use waardenboom_core::finding::answer_of;
use waardenboom_core::store::RecordId;

/// What became one with this was worded otherwise.
#[component]
pub fn OtherWordings(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let others = move || {
        workbench.read(|workbook| {
            let merged = workbook.merged.values().filter(|merged| merged.record.as_ref() == Some(&id));
            merged.map(|merged| merged.text.clone()).collect::<Vec<_>>()
        })
    };
    move || {
        let items = others().into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>();
        (!items.is_empty()).then(|| view! {
            <section class="wb-details__section"><h3 class="nl-heading nl-heading--level-5">{say("details.other-wordings")}</h3><ul>{items}</ul></section>
        })
    }
}

/// Which activity contributes to which goal: a contribution has no text of its own.
#[component]
pub fn ContributionName(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let name = move || {
        let ends = workbench.read(|workbook| {
            let link = workbook.contributions.get(&id)?;
            Some((link.activity.clone()?, link.goal.clone()?))
        });
        ends.map(|(activity, goal)| {
            let (activity, goal) = (workbench.name_of(&activity), workbench.name_of(&goal));
            say_with("details.contribution-of", &[("activity", &activity), ("goal", &goal)])
        })
    };
    view! { <p class="nl-paragraph wb-details__sentence">{name}</p> }
}

/// Opens the chain from means to effect of a branch.
#[component]
pub fn EfficiencyButton(goal: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let open = move |_| workbench.viewer.question.set(Some(Question::Efficiency(Some(goal.clone()))));
    view! { <Button label=say("efficiency.title") look=Look::Subtle class="wb-button--small" on_press=open/> }
}

/// What was answered to the test question for a goal where it stands now.
#[component]
pub fn Tested(goal: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let said = Memo::new(move |_| {
        workbench.read(|workbook| {
            let asked = answer_of(workbook, &goal)?;
            let answer = say(&format!("choice.answer.{}", asked.answer?.word()));
            let by = (!asked.by.is_empty()).then(|| say_with("walk.by", &[("by", &asked.by)]));
            let doubt = Some(asked.doubt).filter(|doubt| !doubt.is_empty());
            let name = |id: &RecordId| workbook.text_of(id).unwrap_or_default().trim().trim_end_matches('.').to_owned();
            let question =
                say_with("walk.question", &[("name", &name(&asked.child)), ("parent", &name(&asked.parent))]);
            Some((question, [Some(answer), by, doubt].into_iter().flatten().collect::<Vec<_>>().join(" · ")))
        })
    });
    move || {
        said.get().map(|(question, answer)| view! {
            <section class="wb-details__section">
                <h3 class="nl-heading nl-heading--level-5">{say("walk.answers")}</h3>
                <p class="nl-paragraph wb-muted">{question}</p>
                <p class="nl-paragraph"><strong>{answer}</strong></p>
                <Button label=say("action.walk") icon="question" look=Look::Subtle class="wb-button--small" on_press=move |_| workbench.viewer.question.set(Some(Question::Walk))/>
            </section>
        })
    }
}
