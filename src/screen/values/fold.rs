//! Cards that fold to one line: on a small screen, and where there are many.

use super::room::Room;
use crate::app::Workbench;
use crate::part::Icon;
use leptos::prelude::*;
use waardenboom_core::store::RecordId;

/// So many cards of a list stand open under each other.
const FEW: usize = 4;

/// Whether the cards of a list fold.
pub fn folds(count: impl Fn() -> usize + Send + Sync + 'static) -> Signal<bool> {
    let room = Room::get();
    Signal::derive(move || room.narrow.get() || count() > FEW)
}

/// The id of the line that a card folds to.
pub fn line_id(record: &RecordId) -> String {
    format!("fold-{}-{}", record.table(), record.key().replace('/', "~"))
}

/// What folds to one line. What somebody folded or unfolded stays so as long as this workbook is open.
#[component]
pub fn Fold(
    /// What is on the card.
    id: RecordId,
    /// Whether it is folded as long as nobody unfolds it.
    #[prop(into)]
    folds: Signal<bool>,
    /// Whether the line stands above the card also where it does not fold, as its heading.
    #[prop(optional)]
    heading: bool,
    /// What stands on the line.
    #[prop(into)]
    line: ViewFn,
    /// The card.
    children: Children,
) -> impl IntoView {
    let cards = Workbench::get().viewer.cards;
    let line_id = line_id(&id);
    let id = StoredValue::new(id);
    let is_open = Memo::new(move |_| {
        let chosen = cards.with(|cards| id.with_value(|id| cards.get(id).copied()));
        if heading || folds.get() { chosen.unwrap_or(!folds.get()) } else { true }
    });
    let toggled = move |event| {
        let now = event_target::<web_sys::HtmlDetailsElement>(&event).open();
        // What opens or closes by itself was not chosen.
        if is_open.try_get_untracked().is_some_and(|before| before != now) {
            cards.update(|cards| {
                cards.insert(id.get_value(), now);
            });
        }
    };
    view! {
        <details class="wb-folding" class:wb-folding--bare=move || !heading && !folds.get() prop:open=move || is_open.get() on:toggle=toggled>
            <summary class="wb-folding__line" id=line_id>{line.run()}<Icon name="chevron-down"/></summary>
            <div class="wb-folding__body">{children()}</div>
        </details>
    }
}
