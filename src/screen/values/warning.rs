//! What is said beside the thing it is about: what is wrong in few words, and how to mend it.

use super::room::Room;
use crate::app::Workbench;
use crate::language::{say, say_with};
use crate::part::{Button, Look};
use crate::screen::tree::form::control_id;
use leptos::prelude::*;
use waardenboom_core::finding::{Code, Finding};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;

/// What one warning says, whether the group discussed it, and the rule that asks it.
type Warning = (String, bool, Option<RecordId>);

fn in_words(workbook: &Workbook, finding: &Finding) -> Warning {
    let values = finding.values(workbook, say);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let rule = finding.place.detail.as_ref().filter(|_| finding.code == Code::ChoiceNotDelegable);
    let rule = rule.and_then(|rule| RecordId::parse(&format!("rule/{rule}")));
    (say_with(&finding.short_key(), &values), finding.is_discussed, rule)
}

/// The warnings at a record: those of these rules, which are among the ones that core says beside their place.
#[component]
pub fn Warnings(
    /// The record.
    record: RecordId,
    /// The rules.
    codes: &'static [Code],
    /// Only those with this detail.
    #[prop(optional)]
    detail: Option<&'static str>,
) -> impl IntoView {
    let (workbench, room) = (Workbench::get(), Room::get());
    let all = Memo::new(move |_| {
        room.points.with(|points| {
            let is_here = |finding: &&Finding| {
                finding.place.record == record
                    && codes.contains(&finding.code)
                    && detail.is_none_or(|detail| finding.place.detail.as_deref() == Some(detail))
            };
            workbench.read(|workbook| {
                points.iter().filter(is_here).map(|finding| in_words(workbook, finding)).collect::<Vec<_>>()
            })
        })
    });
    let go = move |rule: &RecordId| room.go("space", control_id(rule, "delegation"));
    let warning = move |(said, is_discussed, rule): Warning| {
        view! {
            <p class="wb-warning" class:wb-warning--quiet=is_discussed>
                {said}
                {is_discussed.then(|| view! { " "<span class="wb-muted">{say("attention.discussed")}</span> })}
                {rule.map(|rule| view! { <Button label=say("values.go-to-rule") look=Look::Subtle class="wb-button--small" on_press=move |_| go(&rule)/> })}
            </p>
        }
    };
    view! { <div class="wb-warnings" aria-live="polite">{move || all.get().into_iter().map(warning).collect_view()}</div> }
}
