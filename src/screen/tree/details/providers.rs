//! Who carries out an activity, in its details.

use super::{Item, Section};
use crate::app::{Question, Workbench};
use crate::language::say;
use crate::part::{Button, Look};
use leptos::prelude::*;
use waardenboom_core::store::RecordId;

/// Who carries out an activity, and what was agreed.
#[component]
pub fn Providers(activity: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let here = activity.clone();
    let links = Memo::new(move |_| {
        workbench.read(|workbook| workbook.pointing_at(&here, "provision").cloned().collect::<Vec<_>>())
    });
    let item = move |link: RecordId| {
        let (a, b) = (link.clone(), link.clone());
        let name = Signal::derive(move || {
            let provider = workbench.read(|workbook| workbook.provisions.get(&a)?.provider.clone());
            provider.map(|provider| workbench.name_of(&provider)).unwrap_or_default()
        });
        let more = Signal::derive(move || {
            let agreement = workbench.read(|workbook| workbook.provisions.get(&b)?.agreement);
            vec![agreement.map(|agreement| say(&format!("choice.agreement.{}", agreement.word()))).unwrap_or_default()]
        });
        let provider = workbench.peek(|workbook| workbook.provisions.get(&link)?.provider.clone());
        view! {
            <Item id=link kind="provider" name more fields=vec!["agreement", "note"] remove_label=say("details.remove-provider")>
                {provider.map(|id| view! {
                    <div class="utrecht-button-group"><Button label=say("details.open-provider") look=Look::Subtle class="wb-button--small" on_press=move |_| workbench.viewer.shown.set(Some(id.clone()))/></div>
                })}
            </Item>
        }
    };
    view! {
        <Section title=say("details.providers") count=Signal::derive(move || links.with(Vec::len))>
            <ul class="wb-item-list"><For each=move || links.get() key=RecordId::clone children=item/></ul>
            <Button label=say("details.add-provider") icon="plus" class="wb-button--small" on_press=move |_| workbench.viewer.question.set(Some(Question::Provider(activity.clone())))/>
        </Section>
    }
}
