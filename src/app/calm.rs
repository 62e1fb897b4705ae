//! Work that waits until nobody presses a key.

use super::Workbench;
use crate::part;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Event, KeyboardEvent};

/// When no key was pressed for this long, there is time for what can wait.
const REST_MS: f64 = 150.0;

/// Work in slices takes this long at a time, in milliseconds: half of a frame.
pub(super) const SLICE_MS: f64 = 8.0;

impl Workbench {
    /// Notes when keys are pressed, before anything else hears of them.
    pub(super) fn watch_keys(&self) {
        let last_key_ms = self.last_key_ms;
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let is_key = event.has_type::<KeyboardEvent>();
            last_key_ms.set_value(if is_key { part::elapsed_ms() } else { f64::NEG_INFINITY });
        });
        // The app lives as long as the page.
        let heard = heard.into_js_value();
        for kind in ["keydown", "pointerdown"] {
            let _ = window().add_event_listener_with_callback_and_bool(kind, heard.unchecked_ref(), true);
        }
    }

    fn rest_ms(&self) -> f64 {
        REST_MS - (part::elapsed_ms() - self.last_key_ms.get_value())
    }

    /// Whether somebody is pressing keys, one after another.
    pub fn is_busy_with_keys(&self) -> bool {
        self.rest_ms() > 0.0
    }

    /// Does something when no key was pressed for a moment.
    pub fn when_calm(&self, work: impl FnOnce() + 'static) {
        self.wait(REST_MS, Box::new(work));
    }

    /// Does something after a while, and when no key was pressed for a moment.
    pub fn when_rested(&self, least: Duration, work: impl FnOnce() + 'static) {
        self.wait(least.as_secs_f64() * 1000.0, Box::new(work));
    }

    fn wait(self, rest_ms: f64, work: Box<dyn FnOnce()>) {
        let rest = Duration::from_secs_f64(rest_ms.clamp(1.0, REST_MS) / 1000.0);
        set_timeout(
            move || {
                let rest_ms = self.rest_ms();
                if rest_ms > 1.0 { self.wait(rest_ms, work) } else { work() }
            },
            rest,
        );
    }
}
