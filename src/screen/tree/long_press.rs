//! A finger that stays where it is asks for the menu. Safari on a phone does not say so itself: what other browsers
//! call `contextmenu` is made here, for whatever is under the finger; where it comes by itself, once is enough.

use leptos::ev::{MouseEvent, PointerEvent};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;
use web_sys::{Event, EventTarget, MouseEventInit};

const LONG: Duration = Duration::from_millis(500);
const AFTER: Duration = Duration::from_millis(300);
/// A finger that moves less than this stays where it is, in pixels.
const STILL: f64 = 8.0;

/// Fingers on the tree. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct LongPress {
    held: StoredValue<Option<Held>>,
    /// This touch has had its menu.
    is_done: StoredValue<bool>,
}

#[derive(Clone, Copy)]
struct Held {
    at: (f64, f64),
    timer: TimeoutHandle,
}

fn place(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

impl LongPress {
    pub fn new() -> Self {
        Self { held: StoredValue::new(None), is_done: StoredValue::new(false) }
    }

    pub fn down(self, event: &PointerEvent) {
        self.ended();
        self.is_done.set_value(false);
        let Some(target) = event.target().filter(|_| event.pointer_type() == "touch" && event.is_primary()) else {
            return;
        };
        let at = place(event);
        let timer = set_timeout_with_handle(move || self.ask(&target, at), LONG);
        self.held.set_value(timer.ok().map(|timer| Held { at, timer }));
    }

    fn ask(self, target: &EventTarget, (x, y): (f64, f64)) {
        let asked = MouseEventInit::new();
        asked.set_bubbles(true);
        asked.set_cancelable(true);
        #[allow(clippy::cast_possible_truncation, reason = "pixels of a screen")]
        let whole = |pixels: f64| pixels.round() as i32;
        asked.set_client_x(whole(x));
        asked.set_client_y(whole(y));
        let Ok(event) = MouseEvent::new_with_mouse_event_init_dict("contextmenu", &asked) else { return };
        let _ = target.dispatch_event(&event);
        // Who opened a menu kept the browser from opening its own.
        self.is_done.try_set_value(event.default_prevented());
    }

    pub fn moved(self, event: &PointerEvent) {
        let is_away = |held: Held| (place(event).0 - held.at.0).hypot(place(event).1 - held.at.1) > STILL;
        if self.held.get_value().is_some_and(is_away) {
            self.ended();
        }
    }

    /// The finger is up, or there are more of them.
    pub fn ended(self) {
        if let Some(held) = self.held.try_update_value(Option::take).flatten() {
            held.timer.clear();
        }
    }

    /// The browser asks too, or makes a press of a finger that goes: nothing more after a menu.
    pub fn followed(self, event: &Event) {
        if !event.is_trusted() {
            return;
        }
        self.ended();
        if self.is_done.get_value() {
            event.prevent_default();
            event.stop_propagation();
            // What follows, follows at once; later somebody may ask with a key.
            set_timeout(move || _ = self.is_done.try_set_value(false), AFTER);
        }
    }
}
