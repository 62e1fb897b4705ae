//! One person at a time: what the values weigh for them, by the method of the round, and then the ratings.

mod order;
mod pairs;
mod people;
mod points;
mod reason;
mod round;
mod statements;
mod top;

use super::ratings::Ratings;
use crate::app::Workbench;
use crate::language::{say, say_with};
use leptos::prelude::*;
use order::Order;
use pairs::Pairs;
use people::People;
use points::Numbers;
use round::RoundCard;
use statements::Statements;
use top::TopThree;
use waardenboom_core::model::{Method, Points, Workbook};
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::round::Terms;
use waardenboom_core::weigh::workbook::given_by;

pub use round::set as set_of_round;

/// Points and ratings alike.
pub const BOUNDS: (f64, f64) = (0.0, 100.0);

/// Whose answer is on screen, and what they gave.
#[derive(Clone, Copy)]
pub struct Given {
    /// Who.
    pub who: Memo<Option<RecordId>>,
    /// What was agreed for the round.
    pub terms: Memo<Terms>,
    /// What they gave the values, by the method of the round.
    pub now: Memo<Points>,
    /// What they gave in the round before, when there is one.
    pub before: Memo<Option<Points>>,
}

impl Given {
    fn of(who: Memo<Option<RecordId>>, terms: Memo<Terms>) -> Self {
        let workbench = Workbench::get();
        let in_round = move |terms: &Terms| {
            let who = who.get()?;
            workbench.read(|workbook| given_by(workbook, &who, terms).map(|(_, points)| points.clone()))
        };
        let now = Memo::new(move |_| in_round(&terms.get()).unwrap_or_default());
        let before = Memo::new(move |_| {
            let now = terms.get();
            let number = now.number.checked_sub(1).filter(|number| *number > 0)?;
            in_round(&workbench.read(|workbook| Some(Terms { method: now.method, ..Terms::of(workbook, number) }))?)
        });
        Self { who, terms, now, before }
    }
}

/// What was agreed for the round that people are in.
pub fn current_terms() -> Memo<Terms> {
    let workbench = Workbench::get();
    Memo::new(move |_| {
        workbench
            .read(|workbook| Some(Terms::current(workbook)))
            .unwrap_or_else(|| Terms::current(&Workbook::default()))
    })
}

/// The step.
#[component]
pub fn Weights() -> impl IntoView {
    let terms = current_terms();
    let chosen = RwSignal::new(None::<RecordId>);
    view! {
        <RoundCard terms/>
        <People chosen inside=Box::new(move |who, name| view! { <Answers who name terms/> }.into_any())/>
    }
}

/// Everything that one person is asked.
#[component]
fn Answers(who: Memo<Option<RecordId>>, name: Signal<String>, terms: Memo<Terms>) -> impl IntoView {
    let given = Given::of(who, terms);
    let method = Memo::new(move |_| terms.get().method);
    view! {
        <TopThree given/>
        {move || match method.get() {
            Method::Points | Method::Swing | Method::Top => view! { <Numbers given/> }.into_any(),
            Method::Ranking => view! { <Order given/> }.into_any(),
            Method::Pairwise => view! { <Pairs given/> }.into_any(),
        }}
        <Statements given/>
        <Ratings who name/>
    }
}

/// Typing a number is one step.
pub fn typing(workbench: Workbench, on: bool) {
    if on {
        workbench.open_mark();
    } else {
        workbench.close_mark();
    }
}

/// What was typed is no number here.
pub fn refused(workbench: Workbench, text: &str) {
    workbench.notify(say_with("values.refused", &[("text", text)]), false);
}

/// Nobody is there yet.
fn nobody() -> AnyView {
    view! { <p class="nl-paragraph wb-muted">{say("values.nobody")}</p> }.into_any()
}
