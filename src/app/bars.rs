//! What stands over every room: the bar that says that work is not saved, and messages in passing.

use super::{SaveState, Workbench};
use crate::action::Action;
use crate::language::say;
use crate::part::{self, Button, Icon, Look};
use crate::shell::device::WriteRefused;
use leptos::prelude::*;
use waardenboom_core::command::StepName;

/// Loud, as long as something is only in memory; offers the file at once.
#[component]
pub fn ProblemBar() -> impl IntoView {
    let workbench = Workbench::get();
    let why = move || match workbench.save_state().get() {
        SaveState::Failed(WriteRefused::NoStorage, _) => Some("store.no-storage"),
        SaveState::Failed(WriteRefused::Full, _) => Some("store.full"),
        _ => None,
    };
    view! {
        <div role="alert">
            {move || why().map(|key| view! {
                <div class="wb-problem">
                    <p class="wb-problem__text"><Icon name="warning" large=true/><span><strong>{say("store.not-saved")}</strong>" "{say(key)}</span></p>
                    <div class="utrecht-button-group" class:wb-hidden=move || !workbench.has_open()>
                        <Button label=say("store.again") on_press=move |_| workbench.try_saving_again()/>
                        <Button label=say("tree.download") icon="download" look=Look::Primary on_press=move |_| workbench.download()/>
                    </div>
                </div>
            })}
        </div>
    }
}

/// Whether the last step took something away: then one fetches it back.
fn took_away(workbench: Workbench) -> bool {
    workbench.peek_session(|session| session.next_undo().is_some_and(StepName::is_removal))
}

/// Messages that pass by; the one about a step offers the way back.
#[component]
pub fn Toasts() -> impl IntoView {
    let workbench = Workbench::get();
    let notices = workbench.notices();
    let close = move |number: u64| {
        notices.update(|all| all.retain(|notice| notice.number != number));
        part::keep_focus();
    };
    // What gets the focus must come into view above a message, not behind it.
    Effect::new(move |_| {
        let is_there = notices.with(|all| !all.is_empty());
        if let Some(root) = document().document_element() {
            let _ = root.class_list().toggle_with_force("wb-has-toast", is_there);
        }
    });
    view! {
        <div class="wb-toasts" role="status" aria-label=say("notice.label")>
            <For each=move || notices.get() key=|notice| notice.number let:notice>
                <div class="wb-toast">
                    <span>{notice.text.clone()}</span>
                    {notice.can_undo.then(|| {
                        let word = say(if took_away(workbench) { "notice.restore" } else { "notice.undo" });
                        let name = format!("{word}: {}", notice.text);
                        view! {
                            <button type="button" class="wb-toast__action" aria-label=name on:click=move |_| { close(notice.number); Action::Undo.run(workbench, 0); }>{word}</button>
                        }
                    })}
                    <button type="button" class="wb-toast__close" aria-label=say("notice.close") on:click=move |_| close(notice.number)><Icon name="close"/></button>
                </div>
            </For>
        </div>
    }
}
