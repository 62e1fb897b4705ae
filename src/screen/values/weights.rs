//! One person at a time: a hundred points over the values, and then the ratings.

use super::entry::{Entry, leaves};
use super::ratings::Ratings;
use super::{value_code, value_ids, value_name, value_text};
use crate::app::Workbench;
use crate::language::{self, say, say_with};
use crate::part::{Button, Field, Look, NumberBox, Select, TextBox, focus_by_id, set_style};
use crate::screen::tree::form::FieldOf;
use crate::screen::tree::gesture;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use waardenboom_core::command::Command;
use waardenboom_core::gather::Sort;
use waardenboom_core::store::RecordId;

/// The round that points belong to; later rounds come with their own room.
const ROUND: u32 = 1;
const ALL_POINTS: f64 = 100.0;
/// Points and ratings alike.
pub const BOUNDS: (f64, f64) = (0.0, 100.0);

/// The step.
#[component]
pub fn Weights() -> impl IntoView {
    let workbench = Workbench::get();
    let people = Memo::new(move |_| {
        workbench.read(|workbook| {
            let mut people: Vec<_> = workbook
                .participants
                .iter()
                .map(|(id, person)| (person.order.clone(), id.clone(), person.text.clone(), person.group.clone()))
                .collect();
            people.put_in_order(Ord::cmp);
            people
        })
    });
    let chosen = RwSignal::new(None::<RecordId>);
    let who = Memo::new(move |_| {
        people.with(|people| {
            let there = |id: &RecordId| people.iter().any(|(_, other, ..)| other == id);
            chosen.get().filter(there).or_else(|| people.first().map(|(_, id, ..)| id.clone()))
        })
    });
    let entry = Entry::new("participant");
    Effect::new(move |_| {
        if let Some(id) = entry.made().get() {
            chosen.set(Some(id));
        }
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let is_made = entry.made().get_untracked().is_some();
        entry.finish();
        // Whoever was added divides points now; without a name it is the name that misses.
        let next = if is_made { points_id(0) } else { "new-person".to_owned() };
        crate::part::after_drawing(move || focus_by_id(&next));
    };
    let options = Signal::derive(move || {
        let named = |(_, id, text, group): (String, RecordId, String, String)| {
            (id.to_string(), if group.is_empty() { text } else { format!("{text} ({group})") })
        };
        people.get().into_iter().map(named).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || who.get().map(|id| id.to_string()).unwrap_or_default());
    let remove = move |_| {
        if let Some(id) = who.get_untracked() {
            gesture::remove(workbench, Command::RemoveWithBranch { records: vec![id] });
        }
    };
    let name = Signal::derive(move || {
        who.get().map(|id| workbench.read(|w| w.text_of(&id).unwrap_or_default().to_owned())).unwrap_or_default()
    });
    let somebody = Memo::new(move |_| who.get().is_some());
    view! {
        {move || somebody.get().then(|| view! {
            <div class="wb-who">
                <Field label=say("values.who") id="who"><Select id="who" options=options value=value on_change=move |id: String| chosen.set(RecordId::parse(&id))/></Field>
                <Button label=say("values.somebody-else") icon="plus" look=Look::Subtle on_press=|_| focus_by_id("new-person")/>
            </div>
        })}
        {move || who.get().map(|id| view! {
            <details class="wb-aside">
                <summary>{say("values.edit-person")}</summary>
                <div class="wb-form-line">
                    <FieldOf record=id.clone() field="text"/><FieldOf record=id field="group"/>
                    <div class="utrecht-button-group">
                        <Button label=Signal::derive(move || say_with("values.remove-person", &[("name", &name.get())])) icon="bin" look=Look::Subtle negative=true on_press=remove/>
                    </div>
                </div>
            </details>
        })}
        {move || if somebody.get() {
            view! { <Points who/><Ratings who name/> }.into_any()
        } else {
            view! { <p class="nl-paragraph wb-muted">{say("values.nobody")}</p> }.into_any()
        }}
        <form class="wb-card wb-new" data-open="true" aria-label=say("values.new-person") on:submit=add on:focusout=move |event| if leaves(&event) { entry.finish() }>
            <h2 class="nl-heading nl-heading--level-5">{say("values.new-person")}</h2>
            <p class="nl-paragraph wb-muted">{say("values.pseudonym")}</p>
            <div class="wb-form-line">
                <Field label=say("values.person-name") id="new-person"><TextBox id="new-person" value=entry.text on_input=move |text| entry.type_text(text)/></Field>
                <Field label=say("values.person-group") id="new-group"><TextBox id="new-group" value=entry.group on_input=move |text| entry.type_group(text)/></Field>
                <div class="utrecht-button-group"><Button label=say("values.add-person") icon="plus" submit=true/></div>
            </div>
        </form>
    }
}

/// The id of the box for the points of a value, by its place.
fn points_id(at: usize) -> String {
    format!("points-{at}")
}

/// A hundred points; what is left is in sight and never in the way.
#[component]
fn Points(who: Memo<Option<RecordId>>) -> impl IntoView {
    let workbench = Workbench::get();
    let points = Memo::new(move |_| {
        let Some(who) = who.get() else { return waardenboom_core::model::Points::default() };
        workbench.read(|workbook| {
            let of = workbook.weights.values().find(|weights| weights.participant.as_ref() == Some(&who));
            of.map(|weights| weights.points.clone()).unwrap_or_default()
        })
    });
    // Whole hundredths, so that three times 33.3 leaves 0.1 and not what the machine makes of it.
    let left = Memo::new(move |_| {
        let given = points.with(|points| points.values().sum::<f64>());
        ((ALL_POINTS - given) * 100.0).round() / 100.0
    });
    let meter = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        let part = (ALL_POINTS - left.get()).clamp(0.0, ALL_POINTS);
        if let Some(meter) = meter.get() {
            set_style(&meter, "--part", &format!("{part}%"));
        }
    });
    let sentence = move || {
        let left = left.get();
        let number = language::plain_number(left.abs());
        if points.with(std::collections::BTreeMap::is_empty) {
            say("values.none-given")
        } else if left > 0.0 {
            say_with("values.left", &[("points", &number)])
        } else if left < 0.0 {
            say_with("values.too-many", &[("points", &number)])
        } else {
            say("values.all-given")
        }
    };
    let values = Memo::new(move |_| workbench.read(value_ids));
    view! {
        <section class="wb-section" aria-labelledby="points-title">
            <div class="wb-section__head"><h2 class="nl-heading nl-heading--level-3" id="points-title">{say("values.points")}</h2></div>
            <div class="wb-left">
                <p class="wb-left__text" role="status">{sentence}</p>
                <span class="wb-meter" aria-hidden="true"><span class="wb-meter__fill" node_ref=meter></span></span>
            </div>
            <ul class="wb-weights"><For each=move || values.get() key=RecordId::clone let:id><Weight id who points/></For></ul>
        </section>
    }
}

#[component]
fn Weight(id: RecordId, who: Memo<Option<RecordId>>, points: Memo<waardenboom_core::model::Points>) -> impl IntoView {
    let workbench = Workbench::get();
    let key = id.key().to_owned();
    let of = key.clone();
    let mine = Memo::new(move |_| points.with(|points| points.get(&of).copied()));
    let set = StoredValue::new(move |points: Option<f64>| {
        if let Some(participant) = who.get_untracked() {
            workbench.dispatch(Command::SetPoints { participant, round: ROUND, value: key.clone(), points });
        }
    });
    let put = move |points: Option<f64>| set.with_value(|set| set(points));
    let of = id.clone();
    let name = Memo::new(move |_| workbench.read(|workbook| value_name(workbook, &of)));
    let question = value_text(&id, |value| &value.main_question, "question");
    let at = workbench.peek(|workbook| value_ids(workbook).iter().position(|other| *other == id)).unwrap_or(0);
    let range = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        let part = mine.get().unwrap_or(0.0).clamp(0.0, ALL_POINTS);
        if let Some(range) = range.get() {
            set_style(&range, "--fill", &format!("{part}%"));
        }
    });
    let code = value_code(&id);
    let letters = language::find(&format!("value.{}.short", id.key())).unwrap_or_default();
    view! {
        <li class="wb-weight" data-value=code.clone()>
            <span class="wb-value" data-value=code.clone() aria-hidden="true">{letters}</span>
            <div class="wb-weight__text">
                <h3 class="nl-heading nl-heading--level-5 wb-weight__name">{move || name.get()}</h3>
                <p class="wb-weight__question">{move || question.get()}</p>
                <details class="wb-weight__edit">
                    <summary>{say("values.edit-question")}</summary>
                    <FieldOf record=id.clone() field="main_question"/>
                </details>
            </div>
            <div class="wb-weight__control">
                <input node_ref=range class="wb-range" type="range" min="0" max="100" tabindex="-1" aria-label=move || say_with("values.slider", &[("name", &name.get())])
                    prop:value=move || mine.get().unwrap_or(0.0).to_string()
                    on:pointerdown=move |_| workbench.open_mark()
                    on:input=move |event| put(language::decimal(&event_target_value(&event)))
                    on:change=move |_| workbench.close_mark()/>
                <NumberBox id=points_id(at) name=name value=mine bounds=BOUNDS on_number=put on_typing=move |on| typing(workbench, on) on_refused=move |text: String| refused(workbench, &text)/>
            </div>
        </li>
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
