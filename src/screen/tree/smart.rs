//! SMART, letter by letter, each with its reason. A and R are the group's own answers.

use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::Icon;
use leptos::prelude::*;
use waardenboom_core::smart::{Verdict, smart};
use waardenboom_core::store::RecordId;

/// The five letters of an indicator.
#[component]
pub fn Smart(indicator: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let verdicts = Memo::new(move |_| workbench.read(|workbook| smart(workbook, &indicator)));
    view! {
        <ul class="wb-smart" aria-label=say("smart.title")>
            {move || verdicts.get().into_iter().map(|verdict| letter(&verdict)).collect_view()}
        </ul>
    }
}

fn letter(verdict: &Verdict) -> AnyView {
    let is_met = verdict.is_met();
    let name = say(&format!("smart.letter.{}", verdict.letter.word()));
    let first = name.chars().next().map(String::from).unwrap_or_default();
    let reasons: Vec<String> = verdict.lacks.iter().map(|lack| say(&format!("smart.lack.{}", lack.word()))).collect();
    let text =
        if is_met { say_with("smart.met", &[("letter", &name)]) } else { format!("{name}: {}", reasons.join(", ")) };
    view! {
        <li class="wb-smart__letter" class:wb-smart__letter--met=is_met>
            <span class="wb-smart__sign" aria-hidden="true">{first}<Icon name={if is_met { "check" } else { "warning" }}/></span>
            <span>{text}</span>
        </li>
    }
    .into_any()
}
