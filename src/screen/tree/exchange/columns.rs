//! A table that looks like figures: what each of its columns holds.

use crate::language::{say, say_with};
use crate::part::{Field, Select};
use leptos::prelude::*;
use waardenboom_core::format::import::{Purpose, Sheet, SheetColumn};

/// A choice for every column.
#[component]
pub fn Columns(sheet: Sheet, purposes: RwSignal<Vec<Purpose>>) -> impl IntoView {
    let lines = sheet.columns.into_iter().enumerate().map(|(at, column)| view! { <Line at column purposes/> });
    view! {
        <section class="wb-exchange__preview" aria-labelledby="import-columns">
            <h3 class="nl-heading nl-heading--level-5" id="import-columns">{say("import.figures")}</h3>
            <p class="nl-paragraph">{say("import.figures-text")}</p>
            <div class="wb-exchange__columns">{lines.collect_view()}</div>
        </section>
    }
}

#[component]
fn Line(at: usize, column: SheetColumn, purposes: RwSignal<Vec<Purpose>>) -> impl IntoView {
    let id = format!("import-column-{at}");
    let label = if column.name.is_empty() {
        say_with("import.column", &[("number", &(at + 1).to_string())])
    } else {
        column.name
    };
    let examples = say_with("import.examples", &[("examples", &column.examples.join("; "))]);
    let options: Vec<(String, String)> = Purpose::ALL
        .iter()
        .map(|purpose| (purpose.word().to_owned(), say(&format!("import.purpose.{}", purpose.word()))))
        .collect();
    let value = Signal::derive(move || {
        let purpose = purposes.with(|purposes| purposes.get(at).copied()).unwrap_or_default();
        purpose.word().to_owned()
    });
    let choose = move |word: String| {
        purposes.update(|purposes| {
            if let Some(purpose) = purposes.get_mut(at) {
                *purpose = Purpose::parse(&word).unwrap_or_default();
            }
        });
    };
    view! { <Field label id=id.clone() description=Some(examples)><Select id options value on_change=choose small=true/></Field> }
}
