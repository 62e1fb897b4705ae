//! The warm-up: the three values that matter most to somebody. It counts in no weight.

use super::Given;
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::{Field, Select};
use crate::screen::values::{value_ids, value_name};
use leptos::prelude::*;
use waardenboom_core::command::{Command, weights_id};
use waardenboom_core::model::{Method, Points};

/// Three lists to choose from.
#[component]
pub fn TopThree(given: Given) -> impl IntoView {
    let workbench = Workbench::get();
    let top = Memo::new(move |_| {
        let who = given.who.get()?;
        let id = weights_id(&who, Method::Top, given.terms.get().number);
        workbench.read(|workbook| workbook.weights.get(&id).map(|weights| weights.points.clone()))
    });
    let options = Signal::derive(move || {
        let named = |workbook: &waardenboom_core::model::Workbook| {
            value_ids(workbook)
                .into_iter()
                .map(|id| (id.key().to_owned(), value_name(workbook, &id)))
                .collect::<Vec<_>>()
        };
        [(String::new(), say("values.choose"))].into_iter().chain(workbench.read(named)).collect::<Vec<_>>()
    });
    let place = move |place: u8| {
        let at = move |points: &Points| {
            points.iter().find(|(_, at)| (**at - f64::from(place)).abs() < 0.5).map(|(key, _)| key.clone())
        };
        let value = Signal::derive(move || top.with(|top| top.as_ref().and_then(at)).unwrap_or_default());
        let choose = move |key: String| {
            let Some(participant) = given.who.get_untracked() else { return };
            let (value, points) =
                if key.is_empty() { (value.get_untracked(), None) } else { (key, Some(f64::from(place))) };
            let round = given.terms.get_untracked().number;
            workbench.dispatch(Command::SetPoints { participant, method: Method::Top, round, value, points });
        };
        let id = format!("top-{place}");
        view! { <Field label=say_with("weigh.top-place", &[("place", &place.to_string())]) id=id.clone()><Select id options value on_change=choose/></Field> }
    };
    view! {
        <details class="wb-aside">
            <summary>{say("weigh.top")}</summary>
            <p class="nl-paragraph wb-muted">{say("weigh.top-text")}</p>
            <div class="wb-form-line">{[1, 2, 3].map(place)}</div>
        </details>
    }
}
