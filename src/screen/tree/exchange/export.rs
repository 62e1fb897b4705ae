//! The tree, or a branch of it, as a file of another program; first what that cannot hold.

use crate::app::{Workbench, shortened};
use crate::language::{say, say_count, say_with};
use crate::part::{Alert, Button, Field, Look, Select};
use leptos::prelude::*;
use waardenboom_core::format::export::{ExportError, Format};

/// What, in which form, what is lost, and saving it.
#[component]
pub fn ExportBox(done: Callback<()>) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let branch = viewer.active.get_untracked().map(|(id, _)| id).filter(|id| id.table() == "goal");
    let branch = StoredValue::new(branch);
    let only_branch = RwSignal::new(false);
    let format = RwSignal::new(Format::Xlsx);
    let what = move || branch.get_value().filter(|_| only_branch.get());
    let losses = Memo::new(move |_| workbench.export_losses(format.get(), what().as_ref()));
    let refused = RwSignal::new(None::<ExportError>);
    let save = move |_| match workbench.export(format.get_untracked(), what().as_ref()) {
        Ok(()) => done.run(()),
        Err(error) => refused.set(Some(error)),
    };
    let problem = move || {
        let error = losses.with(|losses| losses.as_ref().err().cloned()).or_else(|| refused.get());
        error.map(|error| say(&format!("export.error.{}", error.code())))
    };
    let choose = move |chosen: Format| {
        refused.set(None);
        format.set(chosen);
    };
    let parts = branch.get_value().map(|id| {
        let named = say_with("picture.branch", &[("name", &shortened(&workbench.name_of(&id)))]);
        let options = vec![(String::new(), say("picture.whole")), ("branch".to_owned(), named)];
        let value = Signal::derive(move || if only_branch.get() { "branch".to_owned() } else { String::new() });
        view! {
            <Field label=say("export.what") id="export-what">
                <Select id="export-what" options value on_change=move |chosen: String| {
                    refused.set(None);
                    only_branch.set(!chosen.is_empty());
                }/>
            </Field>
        }
    });
    view! {
        {parts}
        <div class="wb-exchange__export">
            <fieldset class="wb-fieldset">
                <legend>{say("export.which")}</legend>
                <div class="wb-exchange__formats">
                    {Format::ALL.iter().map(|each| view! { <FormatChoice each=*each format on_choose=choose/> }).collect_view()}
                </div>
            </fieldset>
            <div class="wb-exchange__losses">
                <section aria-labelledby="export-losses" aria-live="polite">
                    <h3 class="nl-heading nl-heading--level-5" id="export-losses">{say("export.losses")}</h3>
                    {move || losses.get().ok().map(|losses| if losses.is_empty() {
                        view! { <p class="nl-paragraph">{say("export.no-losses")}</p> }.into_any()
                    } else {
                        let lines = losses.iter().map(|loss| say_count(&format!("export.loss.{}", loss.code.word()), loss.count));
                        view! {
                            <ul class="wb-exchange__remarks">{lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                            <p class="nl-paragraph wb-muted">{say("export.safe")}</p>
                        }.into_any()
                    })}
                </section>
                <div role="alert">
                    {move || problem().map(|text| view! { <Alert text/> })}
                </div>
                <div class="utrecht-button-group wb-exchange__foot">
                    <Button label=say("export.save") icon="download" look=Look::Primary disabled=Signal::derive(move || losses.with(Result::is_err)) on_press=save/>
                </div>
            </div>
        </div>
    }
}

/// One format, and what it is good for.
#[component]
fn FormatChoice(each: Format, format: RwSignal<Format>, #[prop(into)] on_choose: Callback<Format>) -> impl IntoView {
    let id = format!("export-{}", each.word());
    let hint = format!("{id}-d");
    view! {
        <div class="wb-exchange__format">
            <input type="radio" name="export-format" id=id.clone() aria-describedby=hint.clone()
                prop:checked=move || format.get() == each on:change=move |_| on_choose.run(each)/>
            <label for=id>{say(&format!("export.format.{}", each.word()))}</label>
            <span class="wb-muted" id=hint>{say(&format!("export.good.{}", each.word()))}</span>
        </div>
    }
}
