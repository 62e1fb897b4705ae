//! Points of attention of the value model: what the conversation has not said yet, in the room where it can be mended.

use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Look};
use crate::screen::tree::form::control_id;
use leptos::prelude::*;
use waardenboom_core::finding::{Finding, of_values};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;

/// A point in words, and the control or heading where it is mended.
type Point = (RecordId, String, String, String);

/// Where one goes for a point: to its field, and for a value to its questions.
fn place_of(finding: &Finding) -> String {
    let record = &finding.place.record;
    match record.table() {
        "value" => format!("questions-{}", record.key()),
        _ => control_id(record, finding.place.field.unwrap_or("text")),
    }
}

fn in_words(workbook: &Workbook, finding: &Finding) -> Point {
    let values = finding.values(workbook, say);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let [what, why] = [finding.what_key(), finding.why_key()].map(|key| say_with(&key, &values));
    (finding.place.record.clone(), what, why, place_of(finding))
}

/// How many there are; opened, each with why it matters and the way there.
#[component]
pub fn Points(
    /// Which step is in sight.
    step: RwSignal<usize>,
    /// The step in which a record is worked on.
    step_of: fn(&RecordId) -> usize,
) -> impl IntoView {
    let workbench = Workbench::get();
    let points = Memo::new(move |_| {
        workbench
            .read(|workbook| of_values(workbook).iter().map(|finding| in_words(workbook, finding)).collect::<Vec<_>>())
    });
    let go = move |record: &RecordId, place: String| {
        step.set(step_of(record));
        part::after_drawing(move || part::after_drawing(move || part::focus_by_id(&place)));
    };
    view! {
        {move || (!points.with(Vec::is_empty)).then(|| view! {
            <details class="wb-aside wb-points">
                <summary>{say_count("values.attention", points.with(Vec::len))}</summary>
                <ul class="wb-points__list">
                    <For each=move || points.get() key=Clone::clone let:point>
                        <li>
                            <span class="wb-points__what">{point.1.clone()}</span>
                            <span class="wb-muted">{point.2}</span>
                            <Button label=say("values.go-there") name=say_with("values.go-there-for", &[("point", &point.1)]) look=Look::Subtle class="wb-button--small" on_press=move |_| go(&point.0, point.3.clone())/>
                        </li>
                    </For>
                </ul>
            </details>
        })}
    }
}
