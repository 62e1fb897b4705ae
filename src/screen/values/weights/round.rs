//! The round that people are in: what was agreed for it, and opening and closing it.

use super::set_of_round;
use crate::app::Workbench;
use crate::language::{self, say, say_count, say_with};
use crate::part::{Button, Field, Look, NumberBox, Select};
use crate::screen::tree::form::FieldOf;
use leptos::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use waardenboom_core::command::{Command, round_id};
use waardenboom_core::model::{Disclosure, Method, RoundState, Workbook, number_value, overview_id};
use waardenboom_core::store::Field as FieldName;
use waardenboom_core::weigh::round::Terms;

/// The ways of giving weight that a round can have, the warm-up left out.
const METHODS: [Method; 4] = [Method::Points, Method::Swing, Method::Ranking, Method::Pairwise];

/// How many seats a party can have.
const SEATS: (f64, f64) = (0.0, 500.0);

/// How far the round is, with the buttons that open and close it; what was agreed is one click away.
#[component]
pub fn RoundCard(terms: Memo<Terms>) -> impl IntoView {
    let number = move || terms.get().number.to_string();
    let state = move || match terms.get().state {
        None => "free",
        Some(state) => state.word(),
    };
    let press = move |to: Option<RoundState>, number: u32| {
        set_of_round(number, "state", to.map_or(Value::Null, |state| state.word().into()));
    };
    let buttons = move || {
        let Terms { number, state, .. } = terms.get();
        match state {
            None => view! { <Button label=say("round.open") on_press=move |_| press(Some(RoundState::Open), number)/> }.into_any(),
            Some(RoundState::Open) => {
                view! { <Button label=say("round.close") look=Look::Primary on_press=move |_| press(Some(RoundState::Closed), number)/> }.into_any()
            }
            Some(RoundState::Closed) => view! {
                <Button label=say_with("round.next", &[("number", &(number + 1).to_string())]) on_press=move |_| next_round(terms.get_untracked())/>
                <Button label=say("round.reopen") look=Look::Subtle on_press=move |_| press(Some(RoundState::Open), number)/>
            }
            .into_any(),
        }
    };
    view! {
        <section class="wb-card wb-round" aria-labelledby="round-title" data-state=state>
            <div class="wb-record__head">
                <h2 class="nl-heading nl-heading--level-4" id="round-title">{move || say_with("round.title", &[("number", &number())])}</h2>
                <span class="nl-data-badge">{move || say(&format!("round.state.{}", state()))}</span>
                <div class="utrecht-button-group">{buttons}</div>
            </div>
            <p class="nl-paragraph wb-muted">{move || say(&format!("round.text.{}", state()))}</p>
            <details class="wb-aside"><summary>{move || say_with("round.terms", &[("method", &say(&format!("choice.method.{}", terms.get().method.word())))])}</summary>
                <Agreed terms/>
            </details>
        </section>
    }
}

/// The next round begins open, by the same terms.
fn next_round(terms: Terms) {
    let workbench = Workbench::get();
    let number = terms.number + 1;
    workbench.open_mark();
    set_of_round(number, "method", terms.method.word().into());
    set_of_round(number, "disclosure", terms.disclosure.word().into());
    set_of_round(number, "state", RoundState::Open.word().into());
    workbench.close_mark();
}

/// What was agreed: the way of giving weight, who may see what, who rates, and the seats of the parties.
#[component]
fn Agreed(terms: Memo<Terms>) -> impl IntoView {
    let workbench = Workbench::get();
    let methods = METHODS.map(|method| (method.word().to_owned(), say(&format!("choice.method.{}", method.word()))));
    let methods = Signal::derive(move || methods.to_vec());
    let method = Signal::derive(move || terms.get().method.word().to_owned());
    let choose = move |word: String| set_of_round(terms.get_untracked().number, "method", word.into());
    let otherwise = Memo::new(move |_| {
        let Terms { number, method, .. } = terms.get();
        workbench.read(|workbook| otherwise_given(workbook, number, method))
    });
    let is_public = move || terms.get().disclosure == Disclosure::ByParty;
    let disclose = move |event| {
        let word = if event_target_checked(&event) { Disclosure::ByParty } else { Disclosure::Anonymous }.word();
        set_of_round(terms.get_untracked().number, "disclosure", word.into());
    };
    view! {
        <div class="wb-record__fields">
            <Field label=say("round.method") id="round-method"><Select id="round-method" options=methods value=method on_change=choose/></Field>
            <FieldOf record=overview_id() field="rating_scale"/>
            <FieldOf record=overview_id() field="rating_group"/>
            <FieldOf record=overview_id() field="minimum_group_size"/>
        </div>
        {move || (otherwise.get() > 0).then(|| view! { <p class="nl-paragraph">{say_count("round.otherwise", otherwise.get())}</p> })}
        <label class="wb-check"><input type="checkbox" prop:checked=is_public on:change=disclose/><span>{say("round.by-party")}</span></label>
        <p class="nl-paragraph wb-muted">{move || if is_public() { say("round.public-text") } else { say("round.anonymous-text") }}</p>
        <Seats/>
    }
}

/// How many people answered this round by another way only: those answers wait, and count nowhere.
fn otherwise_given(workbook: &Workbook, number: u32, method: Method) -> usize {
    let given = |by: Method| {
        let of_round = workbook.weights.values().filter(move |weights| {
            weights.round == Some(f64::from(number)) && weights.method == by.word() && !weights.points.is_empty()
        });
        of_round.filter_map(|weights| weights.participant.clone()).collect::<BTreeSet<_>>()
    };
    let here = given(method);
    let others = METHODS.into_iter().filter(|other| *other != method);
    others.flat_map(given).filter(|person| !here.contains(person)).collect::<BTreeSet<_>>().len()
}

/// The names of the groups that participants carry.
fn group_names(workbook: &Workbook) -> Vec<String> {
    let names = workbook.participants.values().map(|person| person.group.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The seats of every group, and what its minority wants to be heard.
#[component]
fn Seats() -> impl IntoView {
    let workbench = Workbench::get();
    let names = Memo::new(move |_| workbench.read(group_names));
    move || {
        (!names.with(Vec::is_empty)).then(|| {
            view! {
                <h3 class="nl-heading nl-heading--level-5">{say("round.seats")}</h3>
                <p class="nl-paragraph wb-muted">{say("round.seats-text")}</p>
                <ul class="wb-seats"><For each=move || names.get() key=String::clone let:name><Party name/></For></ul>
            }
        })
    }
}

#[component]
fn Party(name: String) -> impl IntoView {
    let workbench = Workbench::get();
    let own = StoredValue::new(name.clone());
    let of = name.clone();
    let seats = Memo::new(move |_| {
        workbench.read(|workbook| workbook.groups.values().find(|group| group.text.trim() == of)?.seats)
    });
    let of = name.clone();
    let remark = Memo::new(move |_| {
        workbench.read(|workbook| {
            workbook
                .groups
                .values()
                .find(|group| group.text.trim() == of)
                .map(|group| group.remark.clone())
                .unwrap_or_default()
        })
    });
    let set = move |field: &'static str, value: Value| {
        workbench.dispatch(Command::SetGroup { name: own.get_value(), field: FieldName::known(field), value });
    };
    let set_seats = move |seats: Option<f64>| set("seats", seats.map_or(Value::Null, number_value));
    let label = format!("{}: {}", name, say("round.seats-of"));
    let remark_label = format!("{}: {}", name, say("round.remark-of"));
    view! {
        <li class="wb-seats__party">
            <span class="wb-seats__name">{name}</span>
            <NumberBox name=label value=seats bounds=SEATS
                on_number=set_seats
                on_typing=move |on| super::typing(workbench, on) on_refused=move |text: String| super::refused(workbench, &text)/>
            <input class="utrecht-textbox utrecht-textbox--html-input" type="text" aria-label=remark_label placeholder=say("round.remark-of")
                prop:value=move || remark.get() on:change=move |event| set("remark", event_target_value(&event).into())/>
        </li>
    }
}

/// Sets a field of a round, which is made when there is none.
pub fn set(number: u32, field: &'static str, value: Value) {
    let command = Command::SetField { record: round_id(number), field: FieldName::known(field), value, basis: None };
    Workbench::get().dispatch(command);
}

/// A weight as a whole number of a hundred, as people read it.
pub fn hundred(weight: f64) -> String {
    language::number(weight * 100.0, 0)
}
