//! What the steps share: which of them is in sight, whether there is room for cards side by side, and the points of attention.

use super::STEPS;
use crate::app::Workbench;
use crate::part;
use leptos::ev;
use leptos::prelude::*;
use waardenboom_core::finding::{Finding, of_values};

/// The room. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Room {
    /// The place of the step that is in sight.
    pub step: RwSignal<usize>,
    /// Whether cards fold to a line because the screen is small.
    pub narrow: RwSignal<bool>,
    /// The points of attention of the value half.
    pub points: Memo<Vec<Finding>>,
}

impl Room {
    /// Somebody enters it.
    pub fn enter() -> Self {
        let workbench = Workbench::get();
        let narrow = RwSignal::new(is_narrow());
        let points = Memo::new(move |_| workbench.read(of_values));
        let room = Self { step: RwSignal::new(0), narrow, points };
        let resized = window_event_listener(ev::resize, move |_| {
            let now = is_narrow();
            if narrow.try_get_untracked().is_some_and(|before| before != now) {
                narrow.set(now);
            }
        });
        on_cleanup(move || resized.remove());
        provide_context(room);
        room
    }

    /// The one that somebody is in.
    pub fn get() -> Self {
        expect_context()
    }

    /// Goes to a step, and there to the control or the line with this id.
    pub fn go(self, step: &str, place: String) {
        self.step.set(STEPS.iter().position(|code| *code == step).unwrap_or_default());
        // The step is drawn first, and then what unfolds in it.
        part::after_drawing(move || part::after_drawing(move || part::unfold_to(&place)));
    }
}

fn is_narrow() -> bool {
    let query = window().match_media("(max-width: 47.99rem)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
