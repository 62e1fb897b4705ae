//! One point of attention: what, why, what one click does about it, and that the group talked about it.

use super::super::form::control_id;
use super::place::{focus_button_in, go_to, keeping_focus, mend};
use crate::app::{Workbench, day_of_today};
use crate::language::{say, say_with};
use crate::part::{self, Button, Field, Look, TextBox};
use leptos::ev::{KeyboardEvent, MouseEvent, SubmitEvent};
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::finding::{Code, Finding, Place};
use waardenboom_core::model::Workbook;

/// What a point says, in words.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    what: String,
    why: String,
    mend: Option<String>,
    is_discussed: bool,
    reason: String,
}

fn said(finding: &Finding, workbook: &Workbook) -> Said {
    let values = finding.values(workbook, say);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mark = workbook.discussed.get(&finding.place.discussed_id(finding.code)).filter(|_| finding.is_discussed);
    let reason = mark.map(|mark| {
        let reason = if mark.reason.trim().is_empty() { say("attention.no-reason") } else { mark.reason.clone() };
        if mark.by.is_empty() {
            reason
        } else {
            say_with("attention.reason-by", &[("reason", &reason), ("by", &mark.by)])
        }
    });
    Said {
        what: say_with(&finding.what_key(), &values),
        why: say_with(&finding.why_key(), &values),
        mend: finding.mend_key().map(|key| say_with(&key, &values)),
        is_discussed: finding.is_discussed,
        reason: reason.unwrap_or_default(),
    }
}

/// One point of the tree, in the panel or in the details.
#[component]
pub fn Point(
    /// Which rule found it.
    code: Code,
    /// Where.
    place: Place,
    /// A word for the list it is in: the same point can be in two.
    list: &'static str,
) -> impl IntoView {
    let workbench = Workbench::get();
    let id = control_id(&place.discussed_id(code), list);
    let at = place.clone();
    let finding = Memo::new(move |_| {
        let finding = workbench.attention(|findings, _| {
            findings.of_record(&at.record).iter().find(|f| f.code == code && f.place == at).cloned()
        });
        // Points come a moment later than what was done.
        finding.filter(|_| workbench.read(|workbook| workbook.name_of(&at.record).is_some()))
    });
    let to = place.clone();
    view! { <PointCard id code place finding on_go=move |()| go_to(workbench, &to)/> }
}

/// One point, wherever it was found.
#[component]
pub fn PointCard(
    /// The id of its sentence.
    id: String,
    /// Which rule found it.
    code: Code,
    /// Where.
    place: Place,
    /// The point; none in the moment in which it goes.
    finding: Memo<Option<Finding>>,
    /// Goes to what it is about.
    #[prop(into)]
    on_go: Callback<()>,
) -> impl IntoView {
    let workbench = Workbench::get();
    let what_id = id;
    let place = StoredValue::new(place);
    // Names change without a point of attention changing. What goes in this moment keeps its words until it is gone.
    let said = Memo::new(move |before: Option<&Said>| {
        let now =
            finding.with(|finding| finding.as_ref().map(|finding| workbench.read(|workbook| said(finding, workbook))));
        now.or_else(|| before.cloned()).unwrap_or_default()
    });
    let is_discussed = Memo::new(move |_| said.with(|said| said.is_discussed));
    let why_open = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let node = NodeRef::<leptos::html::Li>::new();
    let here = move || node.get_untracked().map(Into::into);
    let (a, b, c, d) = (what_id.clone(), what_id.clone(), what_id.clone(), what_id.clone());
    let mend_it = move |_: MouseEvent| {
        if let Some(found) = finding.get_untracked().and_then(|finding| finding.mend) {
            keeping_focus(here(), || place.with_value(|place| mend(workbench, &place.record, found.command)));
        }
    };
    let reopen = move |_: MouseEvent| {
        keeping_focus(here(), || tell(workbench, Command::Reopen { code, place: place.get_value() }));
    };
    let discuss = Callback::new(move |(reason, by): (String, String)| {
        asking.set(false);
        let command = Command::Discuss { code, place: place.get_value(), reason, by, day: day_of_today() };
        keeping_focus(here(), || tell(workbench, command));
    });
    let stop = Callback::new(move |()| {
        asking.set(false);
        if let Some(point) = node.get_untracked() {
            focus_button_in(&point);
        }
    });
    view! {
        <li class="wb-point" node_ref=node class:wb-point--quiet=move || is_discussed.get()>
            <button type="button" class="wb-point__what" id=what_id on:click=move |_| on_go.run(())>{move || said.with(|said| said.what.clone())}</button>
            {move || is_discussed.get().then(|| view! { <p class="wb-point__reason">{move || said.with(|said| said.reason.clone())}</p> })}
            {move || why_open.get().then(|| view! { <p class="wb-point__why">{said.with(|said| said.why.clone())}</p> })}
            {move || if asking.get() {
                view! { <Reason id=a.clone() on_reason=discuss on_stop=stop/> }.into_any()
            } else {
                let (b, c, d) = (b.clone(), c.clone(), d.clone());
                view! {
                    <div class="wb-point__actions">
                        {move || said.with(|said| said.mend.clone()).filter(|_| !is_discussed.get()).map(|label| view! {
                            <Button label class="wb-button--small" on_press=mend_it attr:aria-describedby=b.clone()/>
                        })}
                        {move || {
                            let about = c.clone();
                            if is_discussed.get() {
                                view! { <Button label=say("attention.reopen") look=Look::Subtle class="wb-button--small" on_press=reopen attr:aria-describedby=about/> }.into_any()
                            } else {
                                view! { <Button label=say("attention.discuss") look=Look::Subtle class="wb-button--small" on_press=move |_| asking.set(true) attr:aria-describedby=about/> }.into_any()
                            }
                        }}
                        <Button label=say("attention.why") icon="info" look=Look::Subtle icon_only=true class="wb-button--small wb-button--end"
                            expanded=Signal::derive(move || why_open.get()) on_press=move |_| why_open.update(|open| *open = !*open) attr:aria-describedby=d/>
                    </div>
                }.into_any()
            }}
        </li>
    }
}

/// Carries out a mark, says so, and offers the way back.
fn tell(workbench: Workbench, command: Command) {
    if let Some(name) = workbench.dispatch(command).and_then(|step| step.name) {
        workbench.notify(crate::app::step_sentence(&name), true);
    }
    workbench.refresh_attention();
}

/// Why a point may stay as it is, and who says so.
#[component]
fn Reason(id: String, on_reason: Callback<(String, String)>, on_stop: Callback<()>) -> impl IntoView {
    let (reason, by) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (reason_id, by_id) = (format!("{id}-reason"), format!("{id}-by"));
    let first = reason_id.clone();
    part::after_drawing(move || part::focus_by_id(&first));
    let send = move || on_reason.run((reason.get_untracked().trim().to_owned(), by.get_untracked().trim().to_owned()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            on_stop.run(());
        }
    };
    view! {
        <form class="wb-point__form" on:submit=submit on:keydown=key>
            <Field label=say("field.reason") id=reason_id.clone()><TextBox id=reason_id value=reason on_input=move |text| reason.set(text)/></Field>
            <Field label=say("attention.by") id=by_id.clone()><TextBox id=by_id value=by on_input=move |text| by.set(text)/></Field>
            <div class="utrecht-button-group">
                <Button label=say("attention.mark") look=Look::Primary class="wb-button--small" submit=true/>
                <Button label=say("part.cancel") look=Look::Subtle class="wb-button--small" on_press=move |_| on_stop.run(())/>
            </div>
        </form>
    }
}
