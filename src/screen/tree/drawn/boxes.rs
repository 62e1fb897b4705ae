//! One box of the drawing: a button named by its text, with what hangs on it.

use super::super::row::{EditBox, became_focused, clicked};
use super::super::{find, gesture, kind_code, kind_name, menu};
use super::sheet::Sheet;
use crate::app::{RowKey, Workbench};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Icon, KindIcon, marked};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;

/// The id of the element that stands where a box stands.
pub fn place_id(id: &RecordId) -> String {
    format!("place-{}-{}", id.table(), id.key())
}

/// The id of the button in it.
pub fn box_id(id: &RecordId) -> String {
    format!("box-{}-{}", id.table(), id.key())
}

/// The row that stands for a box: an activity is drawn once, and counts as below the first goal it serves.
pub fn row_of(workbook: &Workbook, id: &RecordId) -> RowKey {
    let parent = if id.table() == "activity" {
        let served = workbook.pointing_at(id, "contribution").filter_map(|link| workbook.contributions.get(link));
        served.filter_map(|link| link.goal.clone()).find(|goal| workbook.goals.contains_key(goal))
    } else {
        workbook.forest().parent(id).cloned()
    };
    (id.clone(), parent)
}

/// What a box shows of its record.
#[derive(Clone, Debug, Default, PartialEq)]
struct Facts {
    text: String,
    kind: &'static str,
    indicators: usize,
    contributions: usize,
    hidden: usize,
    can_fold: bool,
    who: String,
    has_conflict: bool,
    points: usize,
}

fn facts(workbook: &Workbook, id: &RecordId, is_folded: bool) -> Facts {
    let mut facts = Facts {
        text: workbook.text_of(id).unwrap_or_default().to_owned(),
        kind: kind_code(workbook, id),
        has_conflict: workbook.has_conflict(id),
        ..Facts::default()
    };
    if id.table() == "goal" {
        facts.indicators = workbook.pointing_at(id, "indicator-link").count();
        facts.contributions = workbook.pointing_at(id, "contribution").count();
        facts.can_fold = facts.contributions > 0 || workbook.forest().children(Some(id)).next().is_some();
        if is_folded && facts.can_fold {
            facts.hidden = workbook.forest().branch(id).len() - 1 + facts.contributions;
        }
    } else {
        facts.who = providers(workbook, id);
    }
    facts
}

/// The names of who does an activity.
pub fn providers(workbook: &Workbook, activity: &RecordId) -> String {
    let names = workbook
        .pointing_at(activity, "provision")
        .filter_map(|link| workbook.text_of(workbook.provisions.get(link)?.provider.as_ref()?));
    names.collect::<Vec<_>>().join(", ")
}

/// One box, where it stands. It is put in place by [`super::place_all`], at first here.
#[component]
pub fn PlacedBox(id: RecordId, sheet: Sheet, tab_stop: Memo<Option<RecordId>>) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let here = StoredValue::new(id.clone());
    let is_folded = Memo::new(move |_| viewer.fold.with(|fold| here.with_value(|id| fold.folded.contains(id))));
    let facts = Memo::new(move |_| {
        let points = here.with_value(|id| workbench.points_at(id));
        let facts = workbench.read(|workbook| here.with_value(|id| facts(workbook, id, is_folded.get())));
        Facts { points, ..facts }
    });
    let is_active = Memo::new(move |_| {
        viewer.active.with(|active| active.as_ref().is_some_and(|(active, _)| here.with_value(|id| active == id)))
    });
    let is_chosen = Memo::new(move |_| {
        viewer
            .selected
            .with(|all| if all.is_empty() { is_active.get() } else { here.with_value(|id| all.contains(id)) })
    });
    let editing = Memo::new(move |_| {
        viewer.editing.with(|editing| {
            editing
                .as_ref()
                .filter(|editing| here.with_value(|id| editing.row.0 == *id))
                .map(|editing| editing.row.clone())
        })
    });
    let text = move || facts.with(|facts| if facts.text.is_empty() { say("tree.no-text") } else { facts.text.clone() });
    let query = Memo::new(move |_| find::query(workbench));
    let row = move || workbench.peek(|workbook| Some(here.with_value(|id| row_of(workbook, id))));
    let element_id = box_id(&id);
    let (text_id, kind_id, who_id) = (format!("{element_id}-t"), format!("{element_id}-k"), format!("{element_id}-w"));
    let node = NodeRef::<leptos::html::Div>::new();
    node.on_load(move |element| here.with_value(|id| super::place(sheet, &element, id)));
    let press = move |event: MouseEvent| {
        if let Some(row) = row() {
            clicked(workbench, &row, &row.0, &event);
        }
    };
    let fold = move |event: MouseEvent| {
        event.stop_propagation();
        here.with_value(|id| {
            sheet.hold(id);
            gesture::toggle_fold(workbench, id);
        });
    };
    let fold_label = move || {
        let word = if is_folded.get() { "tree.unfold" } else { "tree.fold" };
        say_with(word, &[("name", &text())])
    };
    view! {
        <div class="wb-place" id=place_id(&id) node_ref=node data-kind=move || facts.with(|facts| facts.kind)>
            {move || if let Some(row) = editing.get() { view! {
                <div class="wb-box wb-box--editing">
                    <span class="wb-box__head" aria-hidden="true">
                        <KindIcon kind=Signal::derive(move || facts.with(|facts| facts.kind))/>
                        <span class="wb-box__kind">{move || kind_name(facts.with(|facts| facts.kind))}</span>
                    </span>
                    <EditBox row/>
                </div>
            }.into_any() } else {
                let (element_id, text_id, kind_id, who_id) =
                    (element_id.clone(), text_id.clone(), kind_id.clone(), who_id.clone());
                let names = (text_id.clone(), format!("{kind_id} {who_id}"));
                view! {
                    <div class="wb-box" role="button" id=element_id
                        tabindex=move || if tab_stop.with(|stop| here.with_value(|id| stop.as_ref() == Some(id))) { "0" } else { "-1" }
                        aria-labelledby=names.0 aria-describedby=names.1
                        aria-pressed=move || is_chosen.get().to_string()
                        aria-expanded=move || facts.with(|facts| facts.can_fold).then(|| (!is_folded.get()).to_string())
                        on:mousedown=move |event: MouseEvent| if event.ctrl_key() || event.meta_key() { event.prevent_default(); }
                        on:click=press
                        on:contextmenu=move |event: MouseEvent| if let Some(row) = row() { menu::asked(workbench, &row, &event) }
                        on:dblclick=move |_| if let Some(row) = row() { gesture::edit(workbench, row, None) }
                        on:focus=move |_| {
                            if !is_active.get_untracked() && let Some(row) = row() {
                                became_focused(workbench, &row);
                            }
                            if !sheet.is_held.get_value() {
                                here.with_value(|id| sheet.show(id));
                            }
                        }
                    >
                        <span class="wb-box__head" id=kind_id>
                            <KindIcon kind=Signal::derive(move || facts.with(|facts| facts.kind))/>
                            <span class="wb-box__kind">{move || kind_name(facts.with(|facts| facts.kind))}</span>
                            {move || head(&facts.get())}
                        </span>
                        <span class="wb-box__text" id=text_id class:wb-muted=move || facts.with(|f| f.text.is_empty())>{move || query.with(|query| facts.with(|facts| if facts.text.is_empty() { say("tree.no-text").into_any() } else { marked(&facts.text, query) }))}</span>
                        {move || facts.with(|facts| (facts.kind == "activity").then(|| view! { <span class="wb-box__who" id=who_id.clone()>{who(facts)}</span> }))}
                    </div>
                }.into_any()
            }}
            {move || facts.with(|facts| facts.can_fold).then(|| view! {
                <button type="button" class="wb-box__fold" tabindex="-1" aria-label=fold_label on:click=fold data-folded=move || is_folded.get().to_string()>
                    {move || if is_folded.get() { facts.with(|facts| format!("+{}", facts.hidden)) } else { "−".to_owned() }}
                </button>
            })}
        </div>
    }
}

/// Who does it, on the last line of an activity.
fn who(facts: &Facts) -> String {
    if facts.who.is_empty() { say("tree.no-provider") } else { facts.who.clone() }
}

/// What stands at the end of the line with the kind: how much hangs on it.
fn head(facts: &Facts) -> AnyView {
    let count = |icon: &'static str, key: &str, count: usize| {
        let label = say_count(key, count);
        let title = format!("{count} {label}");
        (count > 0).then(|| view! {
            <span class="wb-box__count" title=title><Icon name=icon/>{count}<span class="wb-hidden">" "{label}</span></span>
        })
    };
    view! {
        <span class="wb-box__counts">
            {facts.has_conflict.then(|| view! { <span class="wb-box__count"><Icon name="fork"/><span class="wb-hidden">{say("tree.conflict")}</span></span> })}
            {count("indicator", "tree.count-indicators", facts.indicators)}
            {count("link", "tree.count-contributions", facts.contributions)}
            {count("flag", "attention.points", facts.points)}
        </span>
    }.into_any()
}

/// Gives a box the focus, when it is drawn.
pub fn focus(id: &RecordId) {
    part::focus_in_place(&box_id(id));
}
