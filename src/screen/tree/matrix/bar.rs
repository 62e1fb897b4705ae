//! Below the sheet: what the active cell says, and its strength by buttons, for fingers and for learning the keys.

use super::held::Held;
use super::keys;
use super::window::Window;
use crate::app::{Workbench, shortened};
use crate::language::{say, say_with};
use crate::part::{Button, Look};
use leptos::prelude::*;
use waardenboom_core::command::STRENGTHS;

/// The bar.
#[component]
pub fn CellBar(held: Held, window: Window) -> impl IntoView {
    let workbench = Workbench::get();
    let place = Memo::new(move |_| held.place().filter(|place| place.column.is_some()));
    let title = move || {
        let place = place.get()?;
        workbench.read(|_| ());
        let (activity, goal) = held.at(place)?;
        let (activity, goal) = (shortened(&workbench.name_of(&activity)), shortened(&workbench.name_of(&goal?)));
        Some(say_with("matrix.strength-of", &[("activity", &activity), ("goal", &goal)]))
    };
    let strength = Memo::new(move |_| {
        held.read(|_| ());
        let id = held.contribution(place.get()?)?;
        workbench.peek(|workbook| workbook.contributions.get(&id).map(|link| link.strength))
    });
    let button = move |step: i8| {
        let words = say(&format!("strength.{step}"));
        let is_now = move || strength.get().flatten().is_some_and(|now| (now - f64::from(step)).abs() < 0.5);
        let sign = words.split_whitespace().next().unwrap_or_default().to_owned();
        view! {
            <button type="button" class="nl-button nl-button--subtle wb-button--small wb-matrix__step" aria-label=words.clone() title=words
                aria-pressed=move || is_now().to_string() class:nl-button--pressed=is_now
                on:click=move |_| if let Some(place) = place.get_untracked() {
                    keys::set(workbench, held, place, Some(step));
                    super::go_to(held, window, place);
                }>{sign}</button>
        }
    };
    view! {
        {move || title().map(|title| { let name = title.clone(); view! {
            <div class="wb-rowbar" role="toolbar" aria-label=name>
                <span class="wb-matrix__where">{title}</span>
                {STRENGTHS.map(button).collect_view()}
                <span class="wb-toolbar__gap"></span>
                <Button label=say("matrix.open") icon="edit" look=Look::Subtle class="wb-button--small" on_press=move |_| if let Some(place) = place.get_untracked() { keys::open(workbench, held, place) }/>
                <Button label=say("matrix.clear") icon="bin" look=Look::Subtle icon_only=true negative=true class="wb-button--small"
                    disabled=Signal::derive(move || strength.get().is_none())
                    on_press=move |_| if let Some(place) = place.get_untracked() { keys::clear(workbench, held, place); super::go_to(held, window, place); }/>
            </div>
        } })}
    }
}
