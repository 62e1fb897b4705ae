//! The tree on paper: an overview on one sheet, then a sheet for every branch.

mod content;
mod sheet;

use super::picture::picture;
use crate::app::{Paper, Printing, Workbench, shortened};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Field, Look, Select};
use leptos::ev;
use leptos::prelude::*;
use sheet::Sheets;
use waardenboom_core::format::svg::{self, Palette};

/// What, and on which paper.
#[component]
pub fn PrintChoice(done: Callback<()>) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let branch = viewer.active.get_untracked().map(|(id, _)| id).filter(|id| id.table() == "goal");
    let branch = StoredValue::new(branch);
    let only_branch = RwSignal::new(false);
    let paper = RwSignal::new(Paper::A4);
    let lies_down = RwSignal::new(true);
    let what = move || branch.get_value().filter(|_| only_branch.get());
    let pages = move || {
        let count = workbench.peek(|workbook| content::branches(workbook, what().as_ref()).len());
        say_count("print.pages", count)
    };
    let print = move |_| {
        let printing = Printing { branch: what(), paper: paper.get_untracked(), lies_down: lies_down.get_untracked() };
        done.run(());
        // First the dialog is gone.
        part::after_painting(move || viewer.printing.set(Some(printing)));
    };
    let parts = branch.get_value().map(|id| {
        let named = say_with("picture.branch", &[("name", &shortened(&workbench.name_of(&id)))]);
        let options = vec![(String::new(), say("picture.whole")), ("branch".to_owned(), named)];
        let value = Signal::derive(move || if only_branch.get() { "branch".to_owned() } else { String::new() });
        view! {
            <Field label=say("export.what") id="print-what">
                <Select id="print-what" options value on_change=move |chosen: String| only_branch.set(!chosen.is_empty())/>
            </Field>
        }
    });
    let papers = Paper::ALL.map(|paper| (paper.name().to_owned(), paper.name().to_owned())).to_vec();
    let choose_paper = move |name: String| {
        if let Some(chosen) = Paper::ALL.into_iter().find(|paper| paper.name() == name) {
            paper.set(chosen);
        }
    };
    let turns = vec![("down".to_owned(), say("print.landscape")), ("up".to_owned(), say("print.portrait"))];
    let turn = Signal::derive(move || if lies_down.get() { "down".to_owned() } else { "up".to_owned() });
    view! {
        <p class="nl-paragraph">{say("print.explained")}</p>
        {parts}
        <div class="wb-fields">
            <Field label=say("print.paper") id="print-paper">
                <Select id="print-paper" options=papers value=Signal::derive(move || paper.get().name().to_owned()) on_change=choose_paper/>
            </Field>
            <Field label=say("print.turn") id="print-turn">
                <Select id="print-turn" options=turns value=turn on_change=move |word: String| lies_down.set(word == "down")/>
            </Field>
        </div>
        <p class="nl-paragraph wb-muted" role="status">{pages}</p>
        <div class="utrecht-button-group">
            <Button label=say("action.print") icon="print" look=Look::Primary on_press=print/>
        </div>
    }
}

/// What stands ready for the printer, out of sight; it goes when the browser has taken it.
#[component]
pub fn Printed() -> impl IntoView {
    let workbench = Workbench::get();
    let printing = workbench.viewer.printing;
    let taken = window_event_listener(ev::afterprint, move |_| {
        if printing.with_untracked(Option::is_some) {
            printing.set(None);
        }
    });
    on_cleanup(move || taken.remove());
    move || {
        let asked = printing.get()?;
        Some(untrack(|| prepared(workbench, asked)))
    }
}

/// The sheets as the workbook is now; once they stand there the browser prints them.
fn prepared(workbench: Workbench, Printing { branch, paper, lies_down }: Printing) -> impl IntoView {
    workbench.refresh_attention();
    let direction = workbench.viewer.direction.get_untracked();
    let picture = workbench.peek(|workbook| Some(picture(workbook, branch.clone(), direction)));
    let drawing = picture.map(|picture| svg::svg(&picture, &Palette::LIGHT, 1.0)).unwrap_or_default();
    let sheets = workbench.attention(|findings, workbook| content::sheets(workbook, findings, branch.as_ref()));
    let title = match &branch {
        Some(id) => workbench.name_of(id),
        None => workbench.peek(|workbook| workbook.title().to_owned()),
    };
    part::after_painting(move || workbench.print());
    view! { <Sheets title drawing sheets paper lies_down/> }
}
