//! Points of attention of the value model: what the conversation has not said yet, in the room where it can be mended.

use super::fold::line_id;
use super::list::{add_id, tie_list_id};
use super::room::Room;
use crate::app::Workbench;
use crate::language::say_count;
use crate::screen::tree::attention::PointCard;
use crate::screen::tree::form::control_id;
use leptos::prelude::*;
use waardenboom_core::finding::{Code, Place};
use waardenboom_core::store::RecordId;

/// How many there are; opened, each with why it matters, the way there, and whether the group discussed it.
#[component]
pub fn Points() -> impl IntoView {
    let room = Room::get();
    let all = Memo::new(move |_| {
        room.points.with(|points| {
            let (quiet, open): (Vec<_>, Vec<_>) = points.iter().partition(|finding| finding.is_discussed);
            let all = open.into_iter().chain(quiet);
            all.map(|finding| (finding.code, finding.place.clone())).collect::<Vec<_>>()
        })
    });
    let has_any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let line = move || {
        let discussed = room.points.with(|points| points.iter().filter(|finding| finding.is_discussed).count());
        let open = say_count("values.attention", all.with(Vec::len) - discussed);
        if discussed == 0 { open } else { format!("{open} · {}", say_count("attention.marked", discussed)) }
    };
    view! {
        {move || has_any.get().then(|| view! {
            <details class="wb-aside wb-value-points">
                <summary id="attention-title">{line}</summary>
                <ul class="wb-points" role="list">
                    <For each=move || all.get() key=|(code, place)| place.discussed_id(*code) let((code, place))><PointOf code place/></For>
                </ul>
            </details>
        })}
    }
}

#[component]
fn PointOf(code: Code, place: Place) -> impl IntoView {
    let (workbench, room) = (Workbench::get(), Room::get());
    let id = control_id(&place.discussed_id(code), "room");
    let at = place.clone();
    let finding = Memo::new(move |_| {
        room.points.with(|points| points.iter().find(|finding| finding.code == code && finding.place == at).cloned())
    });
    let to = place.clone();
    let go = move |()| {
        let (step, control) = way_to(workbench, code, &to);
        room.go(step, control);
    };
    view! { <PointCard id code place finding on_go=go/> }
}

/// Where it is mended: the step, and the control or line there.
fn way_to(workbench: Workbench, code: Code, place: &Place) -> (&'static str, String) {
    let record = &place.record;
    match code {
        Code::ValueSideUnanswered => ("questions", line_id(record)),
        Code::ValueWithoutNorm => ("dilemmas", add_id("norm", Some(record), "")),
        Code::ValueUnexpressed => {
            let choice = first_choice(workbench);
            ("choices", choice.map(|choice| tie_list_id("choice-link", &choice)).unwrap_or_default())
        }
        Code::AlternativeUnrated => ("weights", "who".to_owned()),
        _ => ("choices", control_id(record, place.field.unwrap_or("text"))),
    }
}

fn first_choice(workbench: Workbench) -> Option<RecordId> {
    workbench.peek(|workbook| {
        let choices = workbook.choices.iter().map(|(id, choice)| (choice.order.clone(), id.clone()));
        choices.min().map(|(_, id)| id)
    })
}
