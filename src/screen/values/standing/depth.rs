//! *Verdieping*: every other way to look at the same answers, one at a time. What comes out is worked out beside the page.

mod agreement;
mod alternatives;
mod map;
mod robust;
mod walking;

use super::Names;
use super::figure::Revealed;
use crate::app::{Deep, Deepened, Workbench};
use crate::language::{self, say, say_with};
use crate::part::{self, Button, Field, Select, set_style};
use leptos::prelude::*;
use std::sync::Arc;
use waardenboom_core::model::{Workbook, present_situation_id};
use waardenboom_core::weigh::depth::{Depth as Found, request_of};
use walking::Walking;

/// The ways to look, in the order of the list. The last part of a key in the locales.
const WAYS: [&str; 9] =
    ["middles", "agreement", "camps", "orders", "majority", "regrets", "robust", "stability", "tornado"];
/// Dragging weights needs nothing to be worked out.
const WALKING: &str = "walking";

/// What was found, and the workbook it is about.
pub struct Look<'a> {
    /// What was found.
    pub found: &'a Arc<Found>,
    /// The names in it.
    pub names: &'a Names<'a>,
    /// The pictures that were asked for.
    pub revealed: Revealed,
}

/// The list of ways to look, and the one that was chosen.
#[component]
pub fn Depth(revealed: Revealed) -> impl IntoView {
    let workbench = Workbench::get();
    let way = RwSignal::new(String::new());
    let deep = Deep::new();
    let request =
        Memo::new(
            move |_| if way.with(|way| WAYS.contains(&way.as_str())) { workbench.read(request_of) } else { None },
        );
    Effect::new(move |_| match request.get() {
        Some(request) => deep.ask(request),
        None => deep.stop(),
    });
    on_cleanup(move || deep.stop());
    let options = Signal::derive(move || {
        let all = WAYS.into_iter().chain([WALKING]).map(|way| (way.to_owned(), say(&format!("depth.way.{way}"))));
        [(String::new(), say("values.choose"))].into_iter().chain(all).collect::<Vec<_>>()
    });
    let shown = move || {
        let way = way.get();
        if way.is_empty() {
            return ().into_any();
        }
        if way == WALKING {
            return view! { <Walking/> }.into_any();
        }
        if request.with(Option::is_none) {
            return view! { <p class="nl-paragraph">{say("standing.no-weights")}</p> }.into_any();
        }
        match deep.state.get() {
            Deepened::Idle => view! {
                <p class="nl-paragraph">{say("depth.stopped")}</p>
                <Button label=say("depth.again") on_press=move |_| { if let Some(request) = request.get_untracked() { deep.ask(request); } }/>
            }
            .into_any(),
            Deepened::Working(_) => view! { <Working deep/> }.into_any(),
            Deepened::Done(found) => workbench.read(|workbook| Some(way_of(&way, &found, workbook, revealed))).into_any(),
        }
    };
    view! {
        <section class="wb-section" aria-labelledby="depth-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="depth-title">{say("depth.title")}</h2></div>
            <p class="nl-paragraph wb-muted">{say("depth.text")}</p>
            <div class="wb-form-line">
                <Field label=say("depth.way-label") id="depth-way"><Select id="depth-way" options value=way on_change=move |to| way.set(to)/></Field>
            </div>
            <div class="wb-depth" aria-live="polite">{shown}</div>
        </section>
    }
}

/// How far the work is, with the button that stops it.
#[component]
fn Working(deep: Deep) -> impl IntoView {
    let done = Memo::new(move |_| match deep.state.get() {
        Deepened::Working(part) => language::number(part * 100.0, 0),
        _ => "100".to_owned(),
    });
    let meter = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        let part = done.get();
        if let Some(meter) = meter.get() {
            set_style(&meter, "--part", &format!("{part}%"));
        }
    });
    view! {
        <div class="wb-exchange__reading">
            <span id="depth-working">{say("depth.working")}</span>
            <span class="wb-meter" role="progressbar" aria-labelledby="depth-working" aria-valuemin="0" aria-valuemax="100" aria-valuenow=move || done.get()>
                <span class="wb-meter__fill" node_ref=meter></span>
            </span>
            <Button label=say("depth.stop") look=part::Look::Subtle on_press=move |_| deep.stop()/>
        </div>
    }
}

fn way_of(way: &str, found: &Arc<Found>, workbook: &Workbook, revealed: Revealed) -> AnyView {
    let names = Names(workbook);
    let look = Look { found, names: &names, revealed };
    let inside = match way {
        "middles" => alternatives::middles(&look),
        "agreement" => agreement::agreement(&look),
        "camps" => map::camps(&look),
        "orders" => alternatives::orders(&look),
        "majority" => alternatives::majority(&look),
        "regrets" => alternatives::regrets(&look),
        "robust" => robust::robust(&look),
        "stability" => robust::stability(&look),
        _ => robust::tornado(&look),
    };
    view! {
        <h3 class="nl-heading nl-heading--level-4">{say(&format!("depth.way.{way}"))}</h3>
        <p class="nl-paragraph wb-muted">{say(&format!("depth.explain.{way}"))}</p>
        <p class="wb-small">{say_with("depth.people", &[("count", &found.people.to_string()), ("poll", &say("standing.poll"))])}</p>
        {inside}
    }
    .into_any()
}

impl Look<'_> {
    /// An alternative's name by its place.
    pub fn alternative(&self, at: usize) -> String {
        self.found.alternatives.get(at).map(|id| self.names.alternative(id)).unwrap_or_default()
    }

    /// Names of alternatives in a sentence.
    pub fn alternatives(&self, places: &[usize]) -> String {
        let quoted = places.iter().filter_map(|at| self.found.alternatives.get(*at)).map(|id| self.names.quoted(id));
        quoted.collect::<Vec<_>>().join(", ")
    }

    /// Whether this is the present situation.
    pub fn is_present(&self, at: usize) -> bool {
        self.found.alternatives.get(at).is_some_and(|id| *id == present_situation_id().to_string())
    }

    /// The names of the values.
    pub fn values(&self) -> Vec<String> {
        self.found.values.iter().map(|id| self.names.value(id)).collect()
    }
}
