//! Reading in slices: the page stays awake, shows how far it is, and stops when it is told to.

use crate::language::say;
use crate::part::{self, Button, Look};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use waardenboom_core::format::import::{Import, ImportError, Reader};

/// A slice takes this long, in milliseconds: half of a frame.
const SLICE_MS: f64 = 8.0;
/// Between two looks at the clock so many cells are read.
const CELLS: usize = 2_000;

/// What is read of a file or text.
#[derive(Clone, Copy)]
pub struct Reading {
    /// What came of it; `None` before the end.
    pub done: RwSignal<Option<Result<Arc<Import>, ImportError>>>,
    /// How much was read, from 0 to 1, while it lasts.
    progress: RwSignal<Option<f64>>,
    /// Counts what was begun: nothing but the last goes on.
    turn: StoredValue<u64>,
}

impl Reading {
    /// Nothing is read yet.
    pub fn new() -> Self {
        Self { done: RwSignal::new(None), progress: RwSignal::new(None), turn: StoredValue::new(0) }
    }

    /// Reads this from now on, instead of whatever came before; `None`: nothing.
    pub fn begin(self, reader: Option<Result<Reader, ImportError>>) {
        self.turn.update_value(|turn| *turn += 1);
        self.progress.set(None);
        self.done.set(None);
        match reader {
            Some(Ok(reader)) => self.go_on(reader, self.turn.get_value()),
            Some(Err(error)) => self.done.set(Some(Err(error))),
            None => {}
        }
    }

    fn go_on(self, mut reader: Reader, turn: u64) {
        let began = part::elapsed_ms();
        while part::elapsed_ms() - began < SLICE_MS {
            let done = match reader.work(CELLS) {
                Ok(None) => continue,
                Ok(Some(import)) => Ok(Arc::new(import)),
                Err(error) => Err(error),
            };
            self.progress.set(None);
            self.done.set(Some(done));
            return;
        }
        self.progress.set(Some(reader.progress()));
        let next = move || {
            if self.turn.try_get_value() == Some(turn) {
                self.go_on(reader, turn);
            }
        };
        set_timeout(next, Duration::ZERO);
    }
}

/// How far the reading is, and the button that ends it.
#[component]
pub fn ReadingBar(reading: Reading, on_stop: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let is_going = Memo::new(move |_| reading.progress.with(Option::is_some));
    let meter = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        if let (Some(part), Some(meter)) = (reading.progress.get(), meter.get()) {
            part::set_style(&meter, "--part", &format!("{}%", hundredths(part)));
        }
    });
    let hundredths_now = move || hundredths(reading.progress.get().unwrap_or(1.0)).to_string();
    view! {
        {move || is_going.get().then(|| view! {
            <div class="wb-exchange__reading">
                <span id="import-reading">{say("import.reading")}</span>
                <span class="wb-meter" role="progressbar" aria-labelledby="import-reading" aria-valuemin="0" aria-valuemax="100" aria-valuenow=hundredths_now>
                    <span class="wb-meter__fill" node_ref=meter></span>
                </span>
                <Button label=say("import.stop") look=Look::Subtle on_press=move |_| on_stop()/>
            </div>
        })}
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
fn hundredths(part: f64) -> u8 {
    (part.clamp(0.0, 1.0) * 100.0) as u8
}
