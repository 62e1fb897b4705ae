//! Lists of the conversation: cards with the fields of a record, a line that adds one, and ties to other records.

use super::entry::{Entry, leaves};
use super::fold::{Fold, folds};
use super::remove::{Remove, remove_from_list};
use crate::app::{Workbench, shortened};
use crate::language::{say, say_with};
use crate::part::{Button, Field, Look, Select, TextBox, after_drawing, focus_by_id, scroll_to};
use crate::screen::tree::form::{FieldOf, value_of, word_label};
use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;
use serde_json::Value;
use waardenboom_core::command::{Command, tie_id};
use waardenboom_core::gather::Sort;
use waardenboom_core::model::{FieldKind, Workbook, field_kind};
use waardenboom_core::session::Session;
use waardenboom_core::store::{Cell, Field as FieldName, RecordId};

/// The records of a table in their order; of those that refer to another record when one is given.
pub fn records_of(session: &Session, table: &str, of: Option<&RecordId>) -> Vec<RecordId> {
    let workbook = session.workbook();
    let order = FieldName::known("order");
    let order_of = |id: &RecordId| {
        let cell = session.store().cell(id, &order).and_then(Cell::shown);
        cell.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let mut all: Vec<(String, RecordId)> = match of {
        Some(of) => workbook.pointing_at(of, table).map(|id| (order_of(id), id.clone())).collect(),
        None => workbook.ids().filter(|id| id.table() == table).map(|id| (order_of(id), id.clone())).collect(),
    };
    all.put_in_order(Ord::cmp);
    all.into_iter().map(|(_, id)| id).collect()
}

/// [`records_of`] the open workbook, tracked.
pub fn records(table: &'static str, of: Option<RecordId>) -> Memo<Vec<RecordId>> {
    let workbench = Workbench::get();
    Memo::new(move |_| {
        workbench.read_session(|session| Some(records_of(session, table, of.as_ref()))).unwrap_or_default()
    })
}

/// The cards of a list, and the line below it that adds one.
#[component]
pub fn Cards(
    /// The table.
    table: &'static str,
    /// What they belong to.
    #[prop(optional_no_strip)]
    of: Option<RecordId>,
    /// The label of the line that adds one.
    add: &'static str,
    /// The fields that are in sight below the text.
    #[prop(optional)]
    fields: &'static [&'static str],
    /// The fields behind "Meer".
    #[prop(optional)]
    more: &'static [&'static str],
) -> impl IntoView {
    let ids = records(table, of.clone());
    let folds = folds(move || ids.with(Vec::len));
    view! {
        <div class="wb-cards">
            <ul class="wb-cards__list">
                <For each=move || ids.get() key=RecordId::clone let:id>
                    <Card id folds fields more/>
                </For>
            </ul>
            <AddLine table of label=add/>
        </div>
    }
}

/// One record: its text, its fields, and the button that takes it away. Folded it says its text and its first word.
#[component]
pub fn Card(
    /// The record.
    id: RecordId,
    /// Whether the cards of its list fold.
    folds: Signal<bool>,
    /// The fields in sight.
    fields: &'static [&'static str],
    /// The fields behind "Meer".
    more: &'static [&'static str],
    /// What stands below them.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let all = StoredValue::new(id.clone());
    let workbench = Workbench::get();
    let name = Memo::new(move |_| {
        workbench.read(|workbook| all.with_value(|id| workbook.text_of(id).map(shortened))).unwrap_or_default()
    });
    let field = move |field: &'static str| view! { <FieldOf record=all.get_value() field/> };
    view! {
        <li class="wb-card wb-record" aria-label=name>
            <Fold id=id.clone() folds line=move || view! { <Line id=all.get_value() fields/> }>
                <div class="wb-record__head"><FieldOf record=id.clone() field="text"/><Remove id/></div>
                {(!fields.is_empty()).then(|| view! { <div class="wb-record__fields">{fields.iter().copied().map(field).collect_view()}</div> })}
                {children.map(|children| children())}
                {(!more.is_empty()).then(|| view! {
                    <details class="wb-aside"><summary>{say("values.more")}</summary><div class="wb-record__fields">{more.iter().copied().map(field).collect_view()}</div></details>
                })}
            </Fold>
        </li>
    }
}

/// What a record says on one line: its text, and the word that was chosen in its first field.
#[component]
fn Line(id: RecordId, fields: &'static [&'static str]) -> impl IntoView {
    let text = text_of(&id);
    let first = fields.first().copied();
    let first = first.filter(|field| matches!(field_kind(&id, &FieldName::known(field)), Some(FieldKind::Choice(_))));
    let badge = first.map(|field| {
        let (value, table) = (value_of(&id, field), id.table().to_owned());
        move || {
            let word = value.with(|value| value.as_ref().and_then(Value::as_str).map(str::to_owned))?;
            Some(view! { <span class="nl-data-badge wb-badge--outline">{word_label(&table, field, &word)}</span> })
        }
    });
    view! { <span class="wb-folding__text">{text}</span>{badge} }
}

/// The text of a record, tracked; that it has none, in words.
pub fn text_of(id: &RecordId) -> Memo<String> {
    let (workbench, id) = (Workbench::get(), id.clone());
    Memo::new(move |_| {
        let text = workbench.read(|workbook| workbook.text_of(&id).map(str::to_owned));
        text.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| say("tree.no-text"))
    })
}

/// The id of the line that adds a record of a table to what it belongs to; `part` tells two such lines apart.
pub fn add_id(table: &str, of: Option<&RecordId>, part: &str) -> String {
    let of = of.map(|of| format!("{}-{}", of.table(), of.key().replace('/', "~"))).unwrap_or_default();
    format!("new-{table}-{of}{part}")
}

/// A line that adds a record by typing.
#[component]
pub fn AddLine(
    /// The table.
    table: &'static str,
    /// What it belongs to.
    #[prop(optional_no_strip)]
    of: Option<RecordId>,
    /// What else it says from the start.
    #[prop(optional_no_strip)]
    also: Option<(&'static str, Value)>,
    /// Its label, a key.
    label: &'static str,
    /// Whether there are as many as there may be: then it goes, but not below somebody who is typing the last one.
    #[prop(optional, into)]
    full: Option<Signal<bool>>,
) -> impl IntoView {
    let part = also.as_ref().and_then(|(_, value)| value.as_str()).unwrap_or_default();
    let id = add_id(table, of.as_ref(), part);
    let entry = Entry::of(table, of, also);
    let focus = id.clone();
    let is_gone = Signal::derive(move || full.is_some_and(|full| full.get()) && entry.made().get().is_none());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        entry.finish();
        // What was added pushes the line down: it stays in sight. A line that goes cannot keep the focus.
        let line = focus.clone();
        after_drawing(move || {
            if is_gone.get_untracked() {
                focus_by_id("main");
            } else {
                focus_by_id(&line);
                scroll_to(&line);
            }
        });
    };
    view! {
        <form class="wb-add" hidden=is_gone on:submit=add on:focusout=move |event| if leaves(&event) { entry.finish() }>
            <Field label=say(label) id=id.clone()><TextBox id value=entry.text on_input=move |text| entry.type_text(text)/></Field>
            <Button label=say("values.add") icon="plus" submit=true/>
        </form>
    }
}

/// The id of the list from which one chooses what to tie a record to.
pub fn tie_list_id(table: &str, from: &RecordId) -> String {
    format!("{table}-{}", from.key().replace('/', "~"))
}

/// What may be tied, with its name.
pub type Targets = fn(&Workbook) -> Vec<(RecordId, String)>;

/// The record that a tie ties to.
fn target_of(workbook: &Workbook, tie: &RecordId) -> Option<RecordId> {
    match tie.table() {
        "rule-link" => workbook.rule_links.get(tie)?.target.clone(),
        "choice-link" => workbook.choice_links.get(tie)?.target.clone(),
        _ => None,
    }
}

/// What a record is tied to: each with a button that lets go, and a list to choose one more from.
#[component]
pub fn Ties(
    /// The table of the ties.
    table: &'static str,
    /// The record that is tied.
    from: RecordId,
    /// To what it can be tied.
    targets: Targets,
    /// The label of the list, a key.
    label: &'static str,
    /// Whether a tie can exclude.
    #[prop(optional)]
    excludes: bool,
) -> impl IntoView {
    let workbench = Workbench::get();
    let of = from.clone();
    let ties = Memo::new(move |_| {
        workbench.read(|workbook| {
            let named = targets(workbook);
            let name = |id: &RecordId| named.iter().find(|(target, _)| target == id).map(|(_, name)| name.clone());
            let ties =
                workbook.pointing_at(&of, table).filter_map(|tie| Some((tie.clone(), target_of(workbook, tie)?)));
            ties.filter_map(|(tie, target)| Some((tie, target.clone(), name(&target)?))).collect::<Vec<_>>()
        })
    });
    let options = Signal::derive(move || {
        let known = ties.get();
        let free =
            workbench.read(targets).into_iter().filter(|(id, _)| known.iter().all(|(_, target, _)| target != id));
        let free = free.map(|(id, name)| (id.to_string(), shortened(&name)));
        [(String::new(), say("values.choose"))].into_iter().chain(free).collect::<Vec<_>>()
    });
    let id = tie_list_id(table, &from);
    // Walking over the options with the arrows ties nothing yet.
    let chosen = RwSignal::new(String::new());
    let tie = move |event: SubmitEvent| {
        event.prevent_default();
        let name = chosen.get_untracked();
        if let Some(target) = RecordId::parse(&name) {
            let record = tie_id(table, &from, &target);
            let field = FieldName::known("target");
            workbench.dispatch(Command::SetField { record, field, value: name.into(), basis: None });
            chosen.set(String::new());
        }
    };
    view! {
        <div class="wb-ties">
            <form class="wb-add" on:submit=tie>
                <Field label=say(label) id=id.clone()><Select id options value=chosen on_change=move |name| chosen.set(name)/></Field>
                <Button label=say("values.tie") submit=true/>
            </form>
            <ul class="wb-ties__list">
                <For each=move || ties.get() key=Clone::clone let((tie, target, name))>
                    <Tie tie name excludes=excludes && matches!(target.table(), "alternative" | "choice")/>
                </For>
            </ul>
        </div>
    }
}

/// One tie: to what, whether it excludes, and the button that lets go.
#[component]
fn Tie(tie: RecordId, name: String, excludes: bool) -> impl IntoView {
    let workbench = Workbench::get();
    let gone = tie.clone();
    let let_go = move |event: MouseEvent| remove_from_list(workbench, &gone, &event, "select");
    let button = say_with("values.let-go", &[("name", &name)]);
    view! {
        <li class="wb-ties__tie">
            <span>{name}</span>
            {excludes.then(|| view! { <FieldOf record=tie field="excludes"/> })}
            <Button label=button icon="close" look=Look::Subtle icon_only=true class="wb-button--small" on_press=let_go/>
        </li>
    }
}
