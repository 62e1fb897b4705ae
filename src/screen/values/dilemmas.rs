//! Dilemma's en normen: where values pull apart, the compromise, and the norm that each value leads to.

use super::fold::folds;
use super::list::{AddLine, Card, Cards, records};
use super::questions::Mark;
use super::warning::Warnings;
use super::{value_ids, value_name};
use crate::app::Workbench;
use crate::language::say;
use leptos::prelude::*;
use waardenboom_core::finding::Code;
use waardenboom_core::store::RecordId;

/// The step.
#[component]
pub fn Dilemmas() -> impl IntoView {
    let workbench = Workbench::get();
    let values = Memo::new(move |_| workbench.read(value_ids));
    let folds = folds(move || workbench.read(|workbook| workbook.norms.len()));
    view! {
        <section class="wb-section" aria-labelledby="dilemmas">
            <h2 class="nl-heading nl-heading--level-3" id="dilemmas">{say("values.dilemmas")}</h2>
            <p class="nl-paragraph wb-muted">{say("values.dilemmas-text")}</p>
            <Cards table="dilemma" add="values.new-dilemma" fields=&["value", "other_value", "one_side", "other_side", "compromise", "reasons"]/>
        </section>
        <section class="wb-section" aria-labelledby="norms">
            <h2 class="nl-heading nl-heading--level-3" id="norms" tabindex="-1">{say("values.norms")}</h2>
            <p class="nl-paragraph wb-muted">{say("values.norms-text")}</p>
            <For each=move || values.get() key=RecordId::clone let:id><Norms value=id folds/></For>
        </section>
    }
}

/// The norms that one value leads to.
#[component]
fn Norms(value: RecordId, folds: Signal<bool>) -> impl IntoView {
    let workbench = Workbench::get();
    let norms = records("norm", Some(value.clone()));
    let of = value.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| value_name(workbook, &of)));
    let title = format!("norms-{}", value.key());
    let heading = title.clone();
    view! {
        <section class="wb-norms" aria-labelledby=title>
            <h3 class="nl-heading nl-heading--level-5 wb-value-name" id=heading>
                <Mark value=value.clone()/>
                <span>{name}</span>
            </h3>
            <Warnings record=value.clone() codes=&[Code::ValueWithoutNorm, Code::ValueUnexpressed]/>
            <ul class="wb-cards__list">
                <For each=move || norms.get() key=RecordId::clone let:id><Card id folds fields=&["reasons"] more=&["question", "dilemma", "value"]/></For>
            </ul>
            <AddLine table="norm" of=Some(value) label="values.new-norm"/>
        </section>
    }
}
