//! One row of Lijst, and the box in it when somebody types.

use super::{edit_id, find, gesture, kind_code, kind_name, menu, row_id};
use crate::action::Action;
use crate::app::{Draft, Question, RowKey, Workbench};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Icon, KindIcon, Query, marked};
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use waardenboom_core::gather::Gather;
use waardenboom_core::model::{Influence, Workbook};
use waardenboom_core::store::{Field, RecordId};
use waardenboom_core::tree::{Outline, OutlineRow};

/// What a row shows of its record.
#[derive(Clone, Debug, Default, PartialEq)]
struct Facts {
    text: String,
    kind: &'static str,
    indicators: usize,
    contributions: usize,
    hidden: usize,
    influence: Option<Influence>,
    providers: String,
    also: Vec<String>,
    has_conflict: bool,
    points: usize,
}

fn facts(workbook: &Workbook, (id, parent): &RowKey, folded: bool) -> Facts {
    let mut facts = Facts {
        text: workbook.text_of(id).unwrap_or_default().to_owned(),
        kind: kind_code(workbook, id),
        has_conflict: workbook.has_conflict(id),
        ..Facts::default()
    };
    if let Some(goal) = workbook.goals.get(id) {
        facts.indicators = workbook.pointing_at(id, "indicator-link").count();
        facts.contributions = workbook.pointing_at(id, "contribution").count();
        facts.influence = goal.influence;
        if folded {
            facts.hidden = workbook.forest().branch(id).len() - 1 + facts.contributions;
        }
    }
    if let Some(activity) = workbook.activities.get(id) {
        facts.influence = activity.influence;
        let names = workbook.pointing_at(id, "provision").filter_map(|link| {
            let provider = workbook.provisions.get(link)?.provider.as_ref()?;
            workbook.text_of(provider).map(str::to_owned)
        });
        facts.providers = names.collect::<Vec<_>>().join(", ");
        let served = workbook.pointing_at(id, "contribution").filter_map(|link| {
            let goal = workbook.contributions.get(link)?.goal.as_ref()?;
            (Some(goal) != parent.as_ref()).then(|| workbook.text_of(goal).map(str::to_owned)).flatten()
        });
        facts.also = served.collect();
    }
    facts
}

/// One row.
#[component]
pub fn Row(
    /// Which row.
    key: RowKey,
    /// Where it stands now; `None` for the moment in which it goes.
    place: Memo<Option<(usize, OutlineRow)>>,
    /// Where it stood when it was first drawn.
    first: OutlineRow,
    /// The row that Tab comes to.
    tab_stop: RwSignal<Option<RowKey>>,
) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let key = StoredValue::new(key);
    let id = key.with_value(|key| key.0.clone());
    let element_id = key.with_value(row_id);
    let now = Memo::new(move |_| place.get().unwrap_or_else(|| (0, first.clone())));
    let expanded = Memo::new(move |_| now.with(|(_, row)| row.expanded));
    let facts = Memo::new(move |_| {
        let points = key.with_value(|key| workbench.points_at(&key.0));
        let facts =
            workbench.read(|workbook| key.with_value(|key| facts(workbook, key, expanded.get() == Some(false))));
        Facts { points, ..facts }
    });
    let is_active = Memo::new(move |_| viewer.active.with(|active| key.with_value(|key| active.as_ref() == Some(key))));
    let is_selected = {
        let id = id.clone();
        Memo::new(move |_| {
            viewer.selected.with(|selected| if selected.is_empty() { is_active.get() } else { selected.contains(&id) })
        })
    };
    let is_editing = Memo::new(move |_| {
        viewer.editing.with(|editing| key.with_value(|key| editing.as_ref().is_some_and(|e| e.row == *key)))
    });
    let is_tab_stop = move || tab_stop.with(|stop| key.with_value(|key| stop.as_ref() == Some(key)));
    let shown_text =
        move || facts.with(|facts| if facts.text.is_empty() { say("tree.no-text") } else { facts.text.clone() });
    let query = Memo::new(move |_| find::query(workbench));
    let labelled_by = {
        let names = format!("{element_id}-t {element_id}-k");
        move || (!is_editing.get()).then(|| names.clone())
    };
    let (text_id, kind_id) = (format!("{element_id}-t"), format!("{element_id}-k"));
    let press = {
        let id = id.clone();
        move |event: MouseEvent| clicked(workbench, &key.get_value(), &id, &event)
    };
    let fold = {
        let id = id.clone();
        move |event: MouseEvent| {
            event.stop_propagation();
            gesture::toggle_fold(workbench, &id);
        }
    };
    let fold_label = move || {
        let word = if expanded.get() == Some(true) { "tree.fold" } else { "tree.unfold" };
        say_with(word, &[("name", &shown_text())])
    };
    view! {
        <tr
            id=element_id
            class="wb-row"
            role="row"
            data-kind=move || facts.with(|facts| facts.kind)
            {..leptos::attr::custom::custom_attribute("aria-level", move || now.with(|(_, row)| row.level.to_string()))}
            aria-posinset=move || now.with(|(_, row)| row.place.to_string())
            aria-setsize=move || now.with(|(_, row)| row.siblings.to_string())
            aria-rowindex=move || now.with(|(index, _)| (index + 2).to_string())
            aria-expanded=move || expanded.get().map(|expanded| expanded.to_string())
            aria-selected=move || is_selected.get().to_string()
            aria-labelledby=labelled_by
            tabindex=move || if is_tab_stop() { "0" } else { "-1" }
            // The browser would give the row the focus before the click: what was active must still be known then.
            on:mousedown=move |event: MouseEvent| if event.ctrl_key() || event.meta_key() { event.prevent_default(); }
            on:click=press
            on:dblclick=move |_| if !is_editing.get_untracked() { gesture::edit(workbench, key.get_value(), None) }
            on:contextmenu=move |event: MouseEvent| menu::asked(workbench, &key.get_value(), &event)
            on:focus=move |_| became_focused(workbench, &key.get_value())
        >
            <td class="wb-row__first" role="gridcell">
                <div class="wb-row__goal">
                    {move || if expanded.get().is_some() {
                        view! { <button type="button" class="wb-fold" tabindex="-1" aria-label=fold_label on:click=fold.clone()><Icon name="chevron"/></button> }.into_any()
                    } else {
                        view! { <span class="wb-fold" aria-hidden="true"></span> }.into_any()
                    }}
                    <KindIcon kind=Signal::derive(move || facts.with(|facts| facts.kind))/>
                    <div class="wb-row__body">
                        {move || if is_editing.get() {
                            view! { <EditBox row=key.get_value()/> }.into_any()
                        } else {
                            view! { <span class="wb-row__text" class:wb-muted=move || facts.with(|f| f.text.is_empty()) id=text_id.clone()>{move || facts.with(|facts| query.with(|query| text_of(facts, query)))}</span> }.into_any()
                        }}
                        {move || facts.with(|f| (f.hidden > 0).then(|| view! { <span class="nl-data-badge wb-badge--outline">{say_count("tree.hidden", f.hidden)}</span> }))}
                        {below_text(workbench, key, facts, query)}
                    </div>
                    {move || points(facts.with(|f| f.points))}
                </div>
            </td>
            <td class="wb-row__meta" role="gridcell" id=kind_id>{move || kind_name(facts.with(|f| f.kind))}</td>
            <td class="wb-row__meta wb-row__meta--count" role="gridcell">{move || count("tree.count-indicators", facts.with(|f| f.indicators))}</td>
            <td class="wb-row__meta wb-row__meta--count" role="gridcell">{move || count("tree.count-contributions", facts.with(|f| f.contributions))}</td>
            <td class="wb-row__meta" role="gridcell">{move || facts.with(|facts| query.with(|query| who(facts, query)))}</td>
        </tr>
    }
}

/// How many points of attention there are here and below.
pub fn points(count: usize) -> impl IntoView + use<> {
    let words = say_count("attention.points", count);
    let title = format!("{count} {words}");
    (count > 0).then(|| view! {
        <span class="wb-points-badge" title=title><Icon name="flag"/>{count}<span class="wb-hidden">" "{words}</span></span>
    })
}

fn text_of(facts: &Facts, query: &Query) -> AnyView {
    if facts.text.is_empty() { say("tree.no-text").into_any() } else { marked(&facts.text, query) }
}

/// What stands with the text: that it was changed elsewhere, where else an activity stands, what was found in the note.
fn below_text(workbench: Workbench, key: StoredValue<RowKey>, facts: Memo<Facts>, query: Memo<Query>) -> impl IntoView {
    let noted = Memo::new(move |_| {
        let query = query.get();
        if query.is_empty() {
            return None;
        }
        // Of the same line other letters may fit.
        workbench.read(|workbook| key.with_value(|(id, _)| Some((find::in_note(workbook, id, &query)?, query))))
    });
    let see_conflicts = move |event: MouseEvent| {
        event.stop_propagation();
        workbench.viewer.question.set(Some(Question::Conflicts));
    };
    view! {
        {move || facts.with(|f| f.has_conflict).then(|| view! {
            <button type="button" class="nl-data-badge wb-badge--warning wb-badge--button" tabindex="-1" on:click=see_conflicts><Icon name="fork"/>{say("tree.conflict")}</button>
        })}
        {move || facts.with(|f| (!f.also.is_empty()).then(|| view! { <span class="wb-row__also">{say_with("tree.also-under", &[("names", &f.also.join("; "))])}</span> }))}
        {move || noted.get().map(|(note, query)| view! { <span class="wb-row__also">{say("field.note")}": "{marked(&note, &query)}</span> })}
    }
}

fn count(key: &str, count: usize) -> impl IntoView + use<> {
    (count > 0).then(|| view! { {count}<span class="wb-row__word">" "{say_count(key, count)}</span> })
}

fn who(facts: &Facts, query: &Query) -> AnyView {
    if !facts.providers.is_empty() {
        return view! { <span class="wb-row__who"><Icon name="people"/>{marked(&facts.providers, query)}</span> }
            .into_any();
    }
    let Some(influence) = facts.influence else { return ().into_any() };
    let icon = match influence {
        Influence::Ours => "influence-ours",
        Influence::Shared => "influence-shared",
        Influence::Others => "influence-others",
    };
    view! { <span class="wb-row__who"><Icon name=icon/>{say(&format!("tree.who.{}", influence.word()))}</span> }
        .into_any()
}

pub fn became_focused(workbench: Workbench, key: &RowKey) {
    let viewer = workbench.viewer;
    if viewer.active.with_untracked(|active| active.as_ref() != Some(key)) {
        viewer.active.set(Some(key.clone()));
        viewer.shown.set(None);
    }
}

pub fn clicked(workbench: Workbench, key: &RowKey, id: &RecordId, event: &MouseEvent) {
    let viewer = workbench.viewer;
    let is_editing_here = viewer.editing.with_untracked(|editing| editing.as_ref().is_some_and(|e| e.row == *key));
    if is_editing_here {
        return;
    }
    let before = viewer.active.get_untracked();
    if event.ctrl_key() || event.meta_key() {
        let mut selected = viewer.selected.get_untracked();
        if selected.is_empty() {
            selected.extend(before.map(|(id, _)| id));
        }
        if !selected.remove(id) {
            selected.insert(id.clone());
        }
        viewer.go_to(key.clone());
        viewer.selected.set(selected);
    } else if event.shift_key()
        && let Some(from) = before
    {
        let range = rows_between(workbench, &from, key);
        viewer.go_to(key.clone());
        viewer.selected.set(range);
    } else {
        viewer.go_to(key.clone());
    }
}

/// The records of all rows from one to another, both included.
fn rows_between(workbench: Workbench, from: &RowKey, to: &RowKey) -> std::collections::BTreeSet<RecordId> {
    let fold = workbench.viewer.fold.get_untracked();
    let outline = workbench.peek(|workbook| Outline::of(workbook, &fold));
    let place = |key: &RowKey| outline.find(&key.0, key.1.as_ref()).unwrap_or(0);
    let (a, b) = (place(from), place(to));
    outline.rows().iter().skip(a.min(b)).take(a.abs_diff(b) + 1).map(|row| row.id.clone()).into_set()
}

/// Puts the caret in a box that was just drawn, behind its text.
fn caret_at_end(area: web_sys::HtmlTextAreaElement, text: RwSignal<String>) {
    leptos::task::spawn_local(async move {
        // The focus makes the browser lay out the page: first all is drawn that this step changes.
        leptos::task::tick().await;
        let _ = area.focus();
        let end = text.try_with_untracked(|text| u32::try_from(text.encode_utf16().count()).unwrap_or(0));
        let _ = area.set_selection_range(end.unwrap_or(0), end.unwrap_or(0));
    });
}

/// The box in a row: the same text in the same place, so that nothing jumps.
#[component]
pub fn EditBox(row: RowKey) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let box_id = edit_id(&row);
    let editing = viewer.editing.get_untracked();
    let (text, is_new, back) = editing.map(|editing| (editing.text, editing.is_new, editing.back)).unwrap_or_default();
    let draft = Draft::of(row.0.clone(), Field::known("text"));
    let original = workbench.peek(|workbook| workbook.text_of(&row.0).map(str::to_owned)).unwrap_or_default();
    let was_replaced = !is_new && text != original && !original.is_empty();
    if is_new {
        draft.begin_within_step(text.clone());
    } else if text != original {
        draft.input(text.clone());
    }
    let value = RwSignal::new(text);
    let node = NodeRef::<leptos::html::Textarea>::new();
    node.on_load(move |area| caret_at_end(area, value));
    // Ends the typing; says whether the row is still there.
    let finish = move |keep: bool| -> bool {
        if viewer.editing.get_untracked().is_none_or(|editing| editing.row != row) {
            return true;
        }
        let blank = value.with_untracked(|text| text.trim().is_empty());
        viewer.editing.set(None);
        if keep && !blank {
            draft.commit();
            if was_replaced {
                let name = crate::app::shortened(&original);
                workbench.notify(say_with("tree.replaced", &[("name", &name)]), true);
            }
            return true;
        }
        draft.cancel();
        if is_new {
            viewer.active.set(back.clone());
        }
        !is_new
    };
    let finish = StoredValue::new(finish);
    let end = move |keep: bool| finish.try_with_value(|finish| finish(keep)).unwrap_or(true);
    // Something else took the focus; or nothing did, and the box was moved while rows around it were drawn.
    let left = move |event: FocusEvent| {
        if event.related_target().is_some() {
            end(true);
            return;
        }
        part::after_drawing(move || {
            let here = node.try_get_untracked().flatten();
            if part::focused().is_none_or(|focused| here.is_none_or(|here| !here.is_same_node(Some(&focused)))) {
                end(true);
            }
        });
    };
    let key = move |event: KeyboardEvent| {
        if Action::of_key(&event).is_some_and(|(action, _)| action.is_for_typists()) {
            return;
        }
        event.stop_propagation();
        if event.is_composing() || event.key() == "Process" {
            return;
        }
        let plain = !event.shift_key() && !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        match event.key().as_str() {
            "Enter" if plain => {
                event.prevent_default();
                end(true);
                gesture::focus_active(workbench);
            }
            "Escape" => {
                event.prevent_default();
                end(false);
                gesture::focus_active(workbench);
            }
            "Tab" if plain => {
                event.prevent_default();
                if end(true) {
                    gesture::run(workbench, Action::NewChild);
                } else {
                    gesture::focus_active(workbench);
                }
            }
            _ => {}
        }
    };
    view! {
        <span class="wb-edit" data-text=move || value.get()>
            <textarea node_ref=node id=box_id rows="1" aria-label=say("field.text") prop:value=move || value.get()
                on:input=move |event| {
                    let text = event_target_value(&event);
                    value.set(text.clone());
                    draft.input(text);
                }
                on:keydown=key
                on:click=move |event| event.stop_propagation()
                on:dblclick=move |event| event.stop_propagation()
                on:blur=left></textarea>
        </span>
    }
}
