//! Samenvoegen tot één: which wording stays; and which records may say the same twice.

use super::kind_name;
use crate::app::{Question, Workbench};
use crate::language::{say, say_count_with, say_with};
use crate::part::{Button, Look};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::double::{Double, LikenessReason, doubles};
use waardenboom_core::store::RecordId;

/// The most that is offered at once; what is decided makes room for more.
const MOST: usize = 50;

/// Which of these stays; the wordings of the others are kept beside it.
#[component]
pub fn MakeOne(records: Vec<RecordId>, on_done: Callback<Command>) -> impl IntoView {
    let workbench = Workbench::get();
    let kept = RwSignal::new(records.first().cloned());
    let options = records.iter().map(|id| {
        let name = workbench.name_of(id);
        let own = id.clone();
        view! {
            <label class="wb-check wb-one">
                <input type="radio" name="kept" prop:checked={ let id = id.clone(); move || kept.with(|kept| kept.as_ref() == Some(&id)) }
                    on:change=move |_| kept.set(Some(own.clone()))/>
                <span>{name}</span>
            </label>
        }
    }).collect_view();
    let make = move |_| {
        let Some(kept) = kept.get_untracked() else { return };
        let others = records.iter().filter(|id| **id != kept).cloned().collect();
        on_done.run(Command::MakeOne { kept, others });
    };
    view! {
        <p class="nl-paragraph">{say("one.explained")}</p>
        <fieldset class="utrecht-form-fieldset__fieldset wb-fieldset"><legend class="utrecht-form-label">{say("one.which")}</legend>{options}</fieldset>
        <div class="utrecht-button-group"><Button label=say("action.make-one") icon="fork" look=Look::Primary on_press=make/></div>
    }
}

/// Everything that may be there twice, each with what to do about it.
#[component]
pub fn Doubles() -> impl IntoView {
    let workbench = Workbench::get();
    let found = Memo::new(move |_| workbench.read(|workbook| doubles(workbook, MOST)));
    let item = move |double: Double| {
        let Double { one, other, reasons, .. } = double;
        let pair = vec![one.clone(), other.clone()];
        let kind = kind_name(workbench.peek(|workbook| super::kind_code(workbook, &one)));
        let names =
            say_with("double.pair", &[("one", &workbench.name_of(&one)), ("other", &workbench.name_of(&other))]);
        let why = reasons.iter().map(reason).collect::<Vec<_>>().join(" ");
        let apart = move |_| {
            let (one, other) = (one.clone(), other.clone());
            workbench.dispatch(Command::TellApart { one, other, by: String::new(), day: crate::app::day_of_today() });
            crate::part::keep_focus();
        };
        let together = move |_| workbench.viewer.question.set(Some(Question::MakeOne(pair.clone())));
        let (merge_name, apart_name) =
            (format!("{}: {names}", say("action.make-one")), format!("{}: {names}", say("double.not-the-same")));
        view! {
            <li class="wb-double">
                <p class="wb-double__pair"><span class="wb-muted">{kind}</span>" "{names}</p>
                <p class="wb-muted">{why}</p>
                <div class="utrecht-button-group">
                    <Button label=say("action.make-one") class="wb-button--small" name=Signal::stored(merge_name) on_press=together/>
                    <Button label=say("double.not-the-same") look=Look::Subtle class="wb-button--small" name=Signal::stored(apart_name) on_press=apart/>
                </div>
            </li>
        }
    };
    view! {
        <p class="nl-paragraph" role="status">{move || say_count_with("double.count", found.with(Vec::len), &[])}</p>
        <ul class="wb-doubles"><For each=move || found.get() key=|double| (double.one.clone(), double.other.clone()) children=item/></ul>
    }
}

fn reason(reason: &LikenessReason) -> String {
    match reason {
        LikenessReason::SameText => say("double.same-text"),
        LikenessReason::SameWords => say("double.same-words"),
        LikenessReason::SharedWords(words) => say_with("double.shared-words", &[("words", &words.join(", "))]),
        LikenessReason::Synonyms(pairs) => {
            let pairs: Vec<_> = pairs.iter().map(|(one, other)| format!("{one} = {other}")).collect();
            say_with("double.synonyms", &[("words", &pairs.join(", "))])
        }
        LikenessReason::DifferentFigures => say("double.different-figures"),
        LikenessReason::SamePlace => say("double.same-place"),
    }
}
