//! Statements: how residents weigh without abstract words. Agree, disagree, or do not know.

use super::Given;
use crate::app::{Workbench, shortened};
use crate::language::{say, say_with};
use crate::screen::values::list::{Cards, records};
use crate::screen::values::{value_code, value_name};
use leptos::prelude::*;
use waardenboom_core::command::{Command, reply_id};
use waardenboom_core::model::Reply;
use waardenboom_core::store::{Field, RecordId};

/// The statements with somebody's replies, and below them the list to change.
#[component]
pub fn Statements(given: Given) -> impl IntoView {
    let ids = records("statement", None);
    view! {
        <section class="wb-section" aria-labelledby="statements-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="statements-title">{say("weigh.statements")}</h2></div>
            <p class="nl-paragraph wb-muted">{say("weigh.statements-text")}</p>
            <ul class="wb-statements"><For each=move || ids.get() key=RecordId::clone let:id><Statement id given/></For></ul>
            <details class="wb-aside"><summary>{say("weigh.statements-edit")}</summary>
                <Cards table="statement" add="weigh.statement-new" fields=&["value", "is_against"]/>
            </details>
        </section>
    }
}

#[component]
fn Statement(id: RecordId, given: Given) -> impl IntoView {
    let workbench = Workbench::get();
    let own = StoredValue::new(id.clone());
    let text = Memo::new(move |_| {
        workbench.read(|workbook| own.with_value(|id| workbook.text_of(id).map(str::to_owned))).unwrap_or_default()
    });
    let about = Memo::new(move |_| {
        workbench.read(|workbook| {
            let value = own.with_value(|id| workbook.statements.get(id)?.value.clone())?;
            Some((value_code(&value), value_name(workbook, &value)))
        })
    });
    let reply = Memo::new(move |_| {
        let id = own.with_value(|id| given.who.get().map(|who| reply_id(&who, id)))?;
        workbench.read(|workbook| workbook.replies.get(&id)?.reply)
    });
    let name = format!("reply-{}", id.key());
    let choose = move |reply: Reply| {
        let Some(who) = given.who.get_untracked() else { return };
        let record = own.with_value(|id| reply_id(&who, id));
        workbench.dispatch(Command::SetField {
            record,
            field: Field::known("reply"),
            value: reply.word().into(),
            basis: None,
        });
    };
    let choice = move |option: Reply| {
        let name = name.clone();
        view! {
            <label class="wb-reply">
                <input type="radio" name=name prop:checked=move || reply.get() == Some(option) on:change=move |_| choose(option)/>
                <span>{say(&format!("choice.reply.{}", option.word()))}</span>
            </label>
        }
    };
    view! {
        <li class="wb-card wb-statement">
            <fieldset>
                <legend class="wb-statement__text">{move || text.get()}</legend>
                {move || about.get().map(|(code, name)| view! {
                    <p class="wb-muted wb-small wb-statement__about" data-value=code>{say_with("weigh.statement-about", &[("name", &shortened(&name))])}</p>
                })}
                <div class="wb-replies">{Reply::ALL.iter().copied().map(choice).collect_view()}</div>
            </fieldset>
        </li>
    }
}
