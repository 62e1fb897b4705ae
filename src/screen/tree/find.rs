//! Finding in the tree: a bar above it, marks in the rows, and from one place that fits to the next.

use super::gesture;
use crate::app::{RowKey, Workbench};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Button, Icon, Look, Query};
use leptos::ev;
use leptos::prelude::*;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{FoldState, Outline};
use wasm_bindgen::JsCast;

const BOX: &str = "find-text";

/// What is looked for now; nothing when the bar is closed. Tracks.
pub fn query(workbench: Workbench) -> Query {
    workbench.viewer.find.with(|find| find.as_deref().map(Query::phrase).unwrap_or_default())
}

/// Opens the bar, or takes the caret back to it.
pub fn open(workbench: Workbench) {
    let find = workbench.viewer.find;
    if find.with_untracked(Option::is_none) {
        find.set(Some(String::new()));
    }
    part::after_drawing(|| {
        if let Some(input) = part::element(BOX).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            let _ = input.focus();
            input.select();
        }
    });
}

/// Goes to the next place that fits, or to the one before; from the bar the focus stays there.
pub fn step(workbench: Workbench, is_forward: bool) {
    let viewer = workbench.viewer;
    if viewer.find.with_untracked(Option::is_none) {
        return open(workbench);
    }
    let found = untrack(|| found(workbench));
    let Some(row) = found.next(is_forward) else { return };
    gesture::uncover(workbench, row);
    if part::focused().is_some_and(|focused| focused.closest("[role=search]").ok().flatten().is_some()) {
        viewer.show(row.clone());
    } else {
        viewer.go_to(row.clone());
    }
}

/// The rows that fit, folded or not, in the order of the tree.
#[derive(Clone, Debug, Default, PartialEq)]
struct Found {
    rows: Vec<RowKey>,
    /// How many of them stand above the active row.
    before: usize,
    /// Whether the active row is the one after those.
    is_at: bool,
}

impl Found {
    fn of(workbook: &Workbook, query: &Query, active: Option<&RowKey>) -> Self {
        let mut found = Self::default();
        if query.is_empty() {
            return found;
        }
        let mut is_past = active.is_none();
        for row in Outline::of(workbook, &FoldState::default()).rows() {
            let is_active = active.is_some_and(|(id, parent)| row.id == *id && row.parent == *parent);
            let fits = fits(workbook, &row.id, query);
            if is_active {
                (found.before, found.is_at, is_past) = (found.rows.len(), fits, true);
            }
            if fits {
                found.rows.push((row.id.clone(), row.parent.clone()));
            }
        }
        if !is_past {
            found.before = found.rows.len();
        }
        found
    }

    /// The one after the active row, or before it; round and round.
    fn next(&self, is_forward: bool) -> Option<&RowKey> {
        let all = self.rows.len();
        let at = if is_forward { self.before + usize::from(self.is_at) } else { self.before + all.max(1) - 1 };
        self.rows.get(at.checked_rem(all)?)
    }

    /// The active row if it fits, or else the first one after it that is in view as it is.
    fn nearest(&self, in_view: impl Fn(&RowKey) -> bool) -> Option<&RowKey> {
        let (above, below) = self.rows.split_at_checked(self.before)?;
        below.iter().chain(above).find(|row| in_view(row))
    }
}

fn found(workbench: Workbench) -> Found {
    let query = query(workbench);
    let active = workbench.viewer.active.get_untracked();
    workbench.read(|workbook| Found::of(workbook, &query, active.as_ref()))
}

/// Whether a goal or activity has it: in its text, its note, or the names of who carries it out.
fn fits(workbook: &Workbook, id: &RecordId, query: &Query) -> bool {
    let provided_by = |link: &RecordId| {
        let provider = workbook.provisions.get(link).and_then(|provision| provision.provider.as_ref());
        provider.and_then(|provider| workbook.text_of(provider)).is_some_and(|name| query.fits(name))
    };
    workbook.text_of(id).is_some_and(|text| query.fits(text))
        || note_of(workbook, id).is_some_and(|note| query.fits(note))
        || workbook.pointing_at(id, "provision").any(provided_by)
}

fn note_of<'a>(workbook: &'a Workbook, id: &RecordId) -> Option<&'a str> {
    let goal = workbook.goals.get(id).map(|goal| goal.note.as_str());
    goal.or_else(|| workbook.activities.get(id).map(|activity| activity.note.as_str()))
}

/// The place in a record's note that fits, which a row does not show otherwise.
pub fn in_note(workbook: &Workbook, id: &RecordId, query: &Query) -> Option<String> {
    let note = note_of(workbook, id).filter(|note| !query.is_empty() && query.fits(note))?;
    Some(query.excerpt(note))
}

/// The bar, as long as something is looked for.
#[component]
pub fn FindBar() -> impl IntoView {
    let workbench = Workbench::get();
    let is_open = Memo::new(move |_| workbench.viewer.find.with(Option::is_some));
    move || is_open.get().then(|| view! { <Bar/> })
}

#[component]
fn Bar() -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let text = move || viewer.find.get().unwrap_or_default();
    let all = Memo::new(move |_| found(workbench));
    // What is typed takes the eye along, but unfolds nothing yet.
    let typed = move |event: ev::Event| {
        viewer.find.set(Some(event_target_value(&event)));
        let fold = viewer.fold.get_untracked();
        let in_view =
            |(id, parent): &RowKey| workbench.peek(|workbook| Outline::has_row(workbook, &fold, id, parent.as_ref()));
        // Found anew for what was just typed, from the row that is the active one now.
        if let Some(row) = all.with_untracked(|found| found.nearest(in_view).cloned()) {
            viewer.show(row);
        }
    };
    let close = move || {
        viewer.find.set(None);
        if viewer.active.with_untracked(Option::is_some) {
            gesture::focus_active(workbench);
        } else {
            part::keep_focus();
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key() && !event.is_composing();
        let in_box = event_target::<web_sys::Element>(&event).id() == BOX;
        match event.key().as_str() {
            "Escape" if plain => close(),
            "Enter" if plain && in_box => step(workbench, !event.shift_key()),
            _ => return,
        }
        event.prevent_default();
    };
    let place = move || {
        all.with(|Found { rows, .. }| {
            let at = viewer.active.with(|active| rows.iter().position(|row| active.as_ref() == Some(row)));
            (rows.len(), at)
        })
    };
    let count = move || match place() {
        _ if text().trim().is_empty() => String::new(),
        (0, _) => say("find.nothing"),
        (all, None) => say_count("find.all", all),
        (all, Some(at)) => say_with("find.place", &[("at", &(at + 1).to_string()), ("count", &all.to_string())]),
    };
    // For who does not see the row: its text.
    let name = move || {
        let id = place().1.and_then(|at| all.with(|found| found.rows.get(at).map(|(id, _)| id.clone())));
        id.map(|id| format!(": {}", crate::app::shortened(&workbench.name_of(&id))))
    };
    let nothing = Signal::derive(move || all.with(|found| found.rows.is_empty()));
    let button = move |is_forward: bool| {
        let (key, icon, keys) =
            if is_forward { ("find.next", "down", "F3") } else { ("find.previous", "up", "Shift + F3") };
        let hint = format!("{} ({keys})", say(key));
        view! {
            <Button label=say(key) icon=icon look=Look::Subtle icon_only=true class="wb-button--small" hint=Signal::stored(hint) disabled=nothing
                on_press=move |_| step(workbench, is_forward)/>
        }
    };
    view! {
        <div class="wb-find" role="search" on:keydown=key>
            <label class="wb-hidden" for=BOX>{say("action.find")}</label>
            <span class="wb-find__box">
                <Icon name="search"/>
                <input id=BOX class="utrecht-textbox utrecht-textbox--html-input" type="text" autocomplete="off" spellcheck="false"
                    placeholder=say("action.find") prop:value=text on:input=typed/>
            </span>
            <p class="wb-find__count" role="status">{count}<span class="wb-hidden">{name}</span></p>
            {button(false)}
            {button(true)}
            <Button label=say("find.close") icon="close" look=Look::Subtle icon_only=true class="wb-button--small" on_press=move |_| close()/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waardenboom_core::format::read;
    use waardenboom_core::session::Session;

    fn session(lines: &[(&str, Option<&str>, &str)]) -> Session {
        let goals = lines.iter().enumerate().map(|(at, (key, parent, text))| {
            let parent = parent.map(|parent| format!("goal/{parent}"));
            serde_json::json!({ "id": format!("goal/{key}"), "text": text, "kind": "subgoal", "position": [parent, format!("U{at}1")] })
        });
        let records: Vec<_> = goals.collect();
        let file = serde_json::json!({ "format": "waardenboom/1", "workbook": "a1", "records": records });
        Session::open("a1", read(file.to_string().as_bytes()).unwrap().store)
    }

    fn row(key: &str, parent: Option<&str>) -> RowKey {
        let id = |key: &str| RecordId::parse(&format!("goal/{key}")).unwrap();
        (id(key), parent.map(id))
    }

    #[test]
    fn from_the_active_row_it_goes_round_through_all_that_fits() {
        let tree = [("a", None, "zorg"), ("b", Some("a"), "rust"), ("c", Some("a"), "Zorg"), ("d", Some("c"), "ZÓRG")];
        let session = session(&tree);
        let from = |active: Option<RowKey>, is_forward| {
            let found = Found::of(session.workbook(), &Query::phrase("zorg"), active.as_ref());
            assert_eq!(found.rows.len(), 3);
            found.next(is_forward).unwrap().0.key().to_owned()
        };
        assert_eq!(from(None, true), "a");
        assert_eq!(from(None, false), "d");
        assert_eq!(from(Some(row("a", None)), true), "c");
        assert_eq!(from(Some(row("b", Some("a"))), true), "c", "from a row that does not fit: the first after it");
        assert_eq!(from(Some(row("b", Some("a"))), false), "a");
        assert_eq!(from(Some(row("d", Some("c"))), true), "a");
        assert_eq!(from(Some(row("x", None)), true), "a", "from a row that is gone: the first");
    }

    #[test]
    fn while_one_types_the_nearest_in_view_is_taken() {
        let session = session(&[("a", None, "zorg"), ("b", None, "rust"), ("c", Some("b"), "zorg")]);
        let found = Found::of(session.workbook(), &Query::phrase("zo"), Some(&row("b", None)));
        assert_eq!(found.nearest(|_| true), Some(&row("c", Some("b"))));
        assert_eq!(found.nearest(|(id, _)| id.key() == "a"), Some(&row("a", None)));
        assert_eq!(found.nearest(|_| false), None);
        let nothing = Found::of(session.workbook(), &Query::phrase("  "), None);
        assert_eq!((nothing.next(true), nothing.nearest(|_| true)), (None, None));
    }
}
