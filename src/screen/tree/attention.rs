//! Aandachtspunten: what the tool tells a group about its tree, as a panel beside it and in the details.

mod place;
mod point;

pub use place::{go_to, keeping_focus};
pub use point::PointCard;

use super::gesture;
use crate::app::{Question, Workbench};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Icon, Look, Select};
use leptos::prelude::*;
use point::Point;
use std::collections::BTreeMap;
use waardenboom_core::finding::{Class, Code, Findings, Heap, Place, TOGETHER};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;

/// What tells one point from another.
type PointKey = (Code, Place);

/// The name of its mark, which nothing else has.
fn name_of_point((code, place): &PointKey) -> RecordId {
    place.discussed_id(*code)
}

/// How many of a rule are drawn at first, and how many more at a time.
const FIRST: usize = 10;
const MORE: usize = 50;
/// How many of its own a record shows above its fields.
const OWN: usize = 2;

/// What one rule found of a heap: how many there are, and those that are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
struct Bunch {
    count: usize,
    drawn: Vec<PointKey>,
}

impl Bunch {
    /// Many of one rule are one line, until somebody unfolds it.
    fn is_folded(&self) -> bool {
        self.count >= TOGETHER
    }
}

/// The points of one heap, by rule.
type Heaped = BTreeMap<Code, Bunch>;

fn count_of(heaped: &Heaped) -> usize {
    heaped.values().map(|bunch| bunch.count).sum()
}

/// How many of a bunch may be drawn, when it is not the usual number.
type Limits = BTreeMap<(Heap, Code), usize>;

/// All points in heaps, in the order of the tree; of each rule no more than its limit.
fn heaps(findings: &Findings, workbook: &Workbook, limits: &Limits) -> BTreeMap<Heap, Heaped> {
    let mut heaps: BTreeMap<Heap, Heaped> = BTreeMap::new();
    for finding in findings.in_order(workbook) {
        let heap = finding.heap();
        let bunch = heaps.entry(heap).or_default().entry(finding.code).or_default();
        bunch.count += 1;
        if bunch.drawn.len() < limits.get(&(heap, finding.code)).copied().unwrap_or(FIRST) {
            bunch.drawn.push((finding.code, finding.place.clone()));
        }
    }
    heaps
}

/// In the order of the panel: what was discussed comes last.
fn in_panel() -> impl Iterator<Item = Heap> {
    Class::ALL.iter().copied().map(Some).chain([None])
}

const fn word_of(heap: Heap) -> &'static str {
    match heap {
        Some(class) => class.word(),
        None => "discussed",
    }
}

fn name_of(heap: Heap) -> String {
    heap.map_or_else(|| say("attention.discussed"), |class| say(&format!("finding.class.{}", class.word())))
}

/// Opens the panel, and goes into it.
pub fn open(workbench: Workbench) {
    workbench.viewer.attention_open.set(true);
    part::after_drawing(|| part::focus_by_id("attention-title"));
}

/// Opens the panel, or closes it; says with its number how much is open.
#[component]
pub fn AttentionButton() -> impl IntoView {
    let workbench = Workbench::get();
    let open = workbench.viewer.attention_open;
    let count = Memo::new(move |_| workbench.attention(|findings, _| findings.total().open));
    let label = move || match count.get() {
        0 => say("attention.title"),
        count => say_with("attention.button", &[("count", &count.to_string())]),
    };
    let press = move |_| {
        if open.get_untracked() {
            open.set(false);
        } else {
            self::open(workbench);
        }
    };
    view! { <Button label=Signal::derive(label) icon="flag" look=Look::Subtle class="wb-button--collapse" expanded=Signal::derive(move || open.get()) on_press=press attr:id="attention-button"/> }
}

/// The panel.
#[component]
pub fn Attention() -> impl IntoView {
    let workbench = Workbench::get();
    let open = workbench.viewer.attention_open;
    let limits = RwSignal::new(Limits::new());
    let all = Memo::new(move |_| limits.with(|limits| workbench.attention(|f, workbook| heaps(f, workbook, limits))));
    let total = Memo::new(move |_| {
        let count = workbench.attention(|findings, _| (findings.total().open, findings.total().discussed));
        (workbench.attention(|_, _| true), count)
    });
    let only = RwSignal::new(None::<Heap>);
    let heaps_shown = Memo::new(move |_| {
        let there: Vec<Heap> = all.with(|all| in_panel().filter(|heap| all.contains_key(heap)).collect());
        match only.get().filter(|only| there.contains(only)) {
            Some(only) => vec![only],
            None => there,
        }
    });
    let close = move || {
        open.set(false);
        part::after_drawing(|| part::focus_by_id("attention-button"));
    };
    let state = move || {
        let (is_known, (open, discussed)) = total.get();
        let marked = (discussed > 0).then(|| say_count("attention.marked", discussed));
        let parts = [is_known.then(|| say_count("attention.open", open)), marked];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let is_clear = move || total.get() == (true, (0, 0));
    view! {
        <aside class="wb-panel wb-attention" id="attention" role="region" aria-label=say("attention.title")
            on:keydown=move |event| if event.key() == "Escape" && !event.default_prevented() { event.prevent_default(); close(); }>
            <div class="wb-panel__head">
                <h2 class="nl-heading nl-heading--level-5" id="attention-title" tabindex="-1">{say("attention.title")}</h2>
                <Button label=say("part.close") icon="close" look=Look::Subtle icon_only=true class="wb-button--small" on_press=move |_| close()/>
            </div>
            <div class="wb-panel__body" tabindex="-1">
                <div class="wb-attention__tools">
                    <p class="wb-attention__state" role="status">{state}</p>
                    <Button label=say("action.walk") icon="question" class="wb-button--small" on_press=move |_| workbench.viewer.question.set(Some(Question::Walk))/>
                    {move || (!is_clear()).then(|| view! { <Filter all only/> })}
                </div>
                {move || is_clear().then(|| view! {
                    <div class="wb-empty wb-attention__clear">
                        <h3 class="nl-heading nl-heading--level-4">{say("attention.none-title")}</h3>
                        <p class="nl-paragraph wb-muted">{say("attention.none")}</p>
                    </div>
                })}
                <For each=move || heaps_shown.get() key=|heap| word_of(*heap) let:heap><HeapOf heap all limits/></For>
            </div>
        </aside>
    }
}

/// Only one class, or what was discussed.
#[component]
fn Filter(all: Memo<BTreeMap<Heap, Heaped>>, only: RwSignal<Option<Heap>>) -> impl IntoView {
    let options = Signal::derive(move || {
        all.with(|all| {
            let sum: usize = all.values().map(count_of).sum();
            let line =
                |name: &str, count: usize| say_with("attention.line", &[("name", name), ("count", &count.to_string())]);
            let each = in_panel().filter_map(|heap| {
                let heaped = all.get(&heap)?;
                Some((word_of(heap).to_owned(), line(&name_of(heap), count_of(heaped))))
            });
            [(String::new(), line(&say("attention.all"), sum))].into_iter().chain(each).collect::<Vec<_>>()
        })
    });
    let value = Signal::derive(move || {
        only.get()
            .filter(|only| all.with(|all| all.contains_key(only)))
            .map_or_else(String::new, |only| word_of(only).to_owned())
    });
    let choose = move |word: String| only.set(in_panel().find(|heap| word_of(*heap) == word));
    view! {
        <div class="wb-attention__filter">
            <label class="wb-hidden" for="attention-filter">{say("attention.filter")}</label>
            <Select id="attention-filter" small=true options value on_change=choose/>
        </div>
    }
}

#[component]
fn HeapOf(heap: Heap, all: Memo<BTreeMap<Heap, Heaped>>, limits: RwSignal<Limits>) -> impl IntoView {
    let heaped = Memo::new(move |_| all.with(|all| all.get(&heap).cloned()).unwrap_or_default());
    let count = move || heaped.with(count_of);
    let few = Memo::new(move |_| {
        heaped.with(|heaped| heaped.values().filter(|bunch| !bunch.is_folded()).flat_map(|b| b.drawn.clone()).collect())
    });
    let folded = Memo::new(move |_| {
        heaped.with(|heaped| {
            heaped.iter().filter(|(_, bunch)| bunch.is_folded()).map(|(code, _)| *code).collect::<Vec<_>>()
        })
    });
    let has_few = Memo::new(move |_| few.with(|few: &Vec<PointKey>| !few.is_empty()));
    let id = format!("attention-{}", word_of(heap));
    view! {
        <div class="wb-attention__heap" class:wb-attention__heap--quiet=heap.is_none()>
            <h3 class="nl-heading nl-heading--level-6" id=id.clone()>{name_of(heap)}" "<span class="wb-section__count">{count}</span></h3>
            <ul class="wb-points" role="list" aria-labelledby=id hidden=move || !has_few.get()>
                <For each=move || few.get() key=name_of_point let((code, place))><Point code place list="panel"/></For>
            </ul>
            <For each=move || folded.get() key=|code| code.word() let:code><BunchOf heap code heaped limits/></For>
        </div>
    }
}

/// Many points of one rule: a line that says so, and below it each of them.
#[component]
fn BunchOf(heap: Heap, code: Code, heaped: Memo<Heaped>, limits: RwSignal<Limits>) -> impl IntoView {
    let bunch = Memo::new(move |_| heaped.with(|heaped| heaped.get(&code).cloned()).unwrap_or_default());
    let open = RwSignal::new(false);
    let toggled = move |event| open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    let line = move || say_with(&code.many_key(), &[("count", &bunch.with(|bunch| bunch.count).to_string())]);
    let rest = Memo::new(move |_| bunch.with(|bunch| bunch.count - bunch.drawn.len()));
    let more = move |_| limits.update(|limits| *limits.entry((heap, code)).or_insert(FIRST) += MORE);
    view! {
        <details class="wb-points-bunch" on:toggle=toggled>
            <summary><span>{line}</span><Icon name="chevron-down"/></summary>
            {move || open.get().then(|| view! {
                <ul class="wb-points" role="list">
                    <For each=move || bunch.with(|bunch| bunch.drawn.clone()) key=name_of_point let((code, place))><Point code place list="panel"/></For>
                </ul>
                {move || (rest.get() > 0).then(|| view! {
                    <Button label=say_count("attention.more", rest.get().min(MORE)) look=Look::Subtle class="wb-button--small" on_press=more/>
                })}
            })}
        </details>
    }
}

/// The points of one record, at the top of its details.
#[component]
pub fn OwnPoints(id: RecordId) -> impl IntoView {
    let workbench = Workbench::get();
    let unfolded = workbench.viewer.own_points_open;
    let points = Memo::new(move |_| {
        workbench.attention(|findings, _| {
            let mut points: Vec<_> = findings.of_record(&id).iter().collect();
            points.sort_by_key(|finding| finding.is_discussed);
            points.into_iter().map(|finding| (finding.code, finding.place.clone())).collect::<Vec<PointKey>>()
        })
    });
    let has_any = Memo::new(move |_| points.with(|points| !points.is_empty()));
    let count = move || points.with(|points| say_count("attention.points-here", points.len()));
    let all = RwSignal::new(false);
    let drawn = move || {
        points.with(|points| points.iter().take(if all.get() { usize::MAX } else { OWN }).cloned().collect::<Vec<_>>())
    };
    let rest =
        move || points.with(|points| points.len().saturating_sub(OWN)).min(if all.get() { 0 } else { usize::MAX });
    let toggled = move |event| unfolded.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    view! {
        {move || has_any.get().then(|| view! {
            <details class="wb-own-points" open=unfolded.get_untracked() on:toggle=toggled>
                <summary id="own-points"><Icon name="flag"/><span>{count}</span><Icon name="chevron-down"/></summary>
                <ul class="wb-points" role="list">
                    <For each=drawn key=name_of_point let((code, place))><Point code place list="own"/></For>
                </ul>
                {move || (rest() > 0).then(|| view! {
                    <Button label=say_count("attention.more", rest()) look=Look::Subtle class="wb-button--small" on_press=move |_| {
                        all.set(true);
                        part::after_drawing(|| part::focus_by_id("own-points"));
                    }/>
                })}
            </details>
        })}
    }
}
