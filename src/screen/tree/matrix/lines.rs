//! The same as text: what the matrix says, line by line.

use super::cell::group_name;
use super::head::in_words;
use super::held::Held;
use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use leptos::prelude::*;
use waardenboom_core::contribution::Line;

/// The text.
#[component]
pub fn AsText(held: Held) -> impl IntoView {
    let workbench = Workbench::get();
    let lines = move || {
        workbench.read(|_| ());
        let lines = held.read(|matrix| workbench.peek(|workbook| matrix.lines(workbook)));
        let titles = titles(&lines);
        let lines = lines.into_iter().enumerate().map(|(at, line)| {
            let title = titles.iter().find(|(first, _)| *first == at).map(|(_, text)| text.clone());
            view! {
                {title.map(|text| view! { <h3 class="nl-heading nl-heading--level-4">{text}</h3> })}
                {view_of(workbench, line)}
            }
        });
        lines.collect_view()
    };
    view! {
        <div class="wb-tree__scroll wb-matrix__text" role="region" aria-label=say("matrix.as-text") tabindex="0">{lines}</div>
    }
}

/// What stands above the first line about a gap and above the first about an overlap: the count that stands above
/// the sheet, so that neither seems to belong to the last group.
fn titles(lines: &[Line]) -> Vec<(usize, String)> {
    let title = |is_of: fn(&Line) -> bool, key: &str| {
        let first = lines.iter().position(is_of)?;
        Some((first, say_count(key, lines.iter().filter(|line| is_of(line)).count())))
    };
    let gaps = title(|line| matches!(line, Line::Unserved { .. }), "matrix.unserved");
    let overlaps = title(|line| matches!(line, Line::Overlap { .. }), "matrix.overlaps");
    gaps.into_iter().chain(overlaps).collect()
}

fn view_of(workbench: Workbench, line: Line) -> AnyView {
    let name = |id| workbench.name_of(&id);
    match line {
        Line::Group { key, sum, .. } => {
            view! { <h3 class="nl-heading nl-heading--level-4">{group_name(workbench, &key)}" "<span class="wb-muted">{in_words(sum)}</span></h3> }.into_any()
        }
        Line::Activity { activity, .. } => view! { <p class="wb-matrix__text-activity">{name(activity)}</p> }.into_any(),
        Line::Contribution { goal, strength, target_groups, .. } => {
            let strength = strength.map_or_else(|| say("matrix.no-strength"), |strength| say(&format!("strength.{strength}")));
            let groups = target_groups.into_iter().map(name).collect::<Vec<_>>().join(", ");
            let key = if groups.is_empty() { "matrix.line" } else { "matrix.line-for" };
            let text = say_with(key, &[("goal", workbench.name_of(&goal).trim_end_matches('.')), ("strength", &strength), ("groups", &groups)]);
            view! { <p class="wb-matrix__text-line">{text}</p> }.into_any()
        }
        Line::ServesNothing { .. } => view! { <p class="wb-matrix__text-line wb-muted">{say("matrix.serves-nothing")}</p> }.into_any(),
        Line::Unserved { goal } => view! { <p>{say_with("matrix.line-unserved", &[("goal", &name(goal))])}</p> }.into_any(),
        Line::Overlap { goal, overlap } => {
            let who = overlap.providers.into_iter().map(name).collect::<Vec<_>>().join(", ");
            let group = overlap.target_group.map(name);
            let key = if group.is_some() { "matrix.line-overlap-for" } else { "matrix.line-overlap" };
            let text = say_with(key, &[("goal", &name(goal)), ("who", &who), ("group", &group.unwrap_or_default())]);
            view! { <p>{text}</p> }.into_any()
        }
    }
}
