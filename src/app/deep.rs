//! *Verdieping* of the open workbook: worked out in a worker, the newest answers first; what was asked before is let go.

use crate::shell::beside::{Beside, Said};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use waardenboom_core::weigh::depth::{Deepening, Depth, Request};

/// The worker that looks deeper.
const WORKER: &str = "waardenboom-worker";

/// How far the work is.
#[derive(Clone, Debug, PartialEq)]
pub enum Deepened {
    /// Nothing was asked, or it was stopped.
    Idle,
    /// How far, 0..1.
    Working(f64),
    /// What came out.
    Done(Arc<Depth>),
}

/// Looks deeper. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Deep {
    /// How far it is.
    pub state: RwSignal<Deepened>,
    beside: StoredValue<Option<Beside>, LocalStorage>,
    /// Counts what was asked: nothing but the last is listened to.
    turn: StoredValue<u64>,
}

impl Deep {
    /// Nothing is asked yet.
    pub fn new() -> Self {
        Self { state: RwSignal::new(Deepened::Idle), beside: StoredValue::new_local(None), turn: StoredValue::new(0) }
    }

    /// Stops whatever goes on.
    pub fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.beside.set_value(None);
        self.state.set(Deepened::Idle);
    }

    /// Works this out, instead of whatever was asked before.
    pub fn ask(self, request: Request) {
        self.stop();
        self.state.set(Deepened::Working(0.0));
        let turn = self.turn.get_value();
        let Ok(text) = serde_json::to_string(&request) else { return self.state.set(Deepened::Idle) };
        let again = StoredValue::new(Some(request));
        let said = move |said: Said| {
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match said {
                Said::Progress(part) => self.state.set(Deepened::Working(part)),
                Said::Answer(text) => match serde_json::from_str(&text) {
                    Ok(depth) => self.state.set(Deepened::Done(Arc::new(depth))),
                    Err(_) => self.state.set(Deepened::Idle),
                },
                // Without a worker the page does it itself, in slices: slower, and never blocking.
                Said::Failed => {
                    if let Some(request) = again.try_update_value(Option::take).flatten() {
                        self.here(Deepening::of(request), turn);
                    }
                }
            }
        };
        match Beside::ask(WORKER, text, said) {
            Some(beside) => self.beside.set_value(Some(beside)),
            None => said(Said::Failed),
        }
    }

    fn here(self, mut deepening: Deepening, turn: u64) {
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        if deepening.is_done() {
            return self.state.set(Deepened::Done(Arc::new(deepening.finish())));
        }
        deepening.go_on();
        self.state.set(Deepened::Working(deepening.part_done()));
        set_timeout(move || self.here(deepening, turn), Duration::ZERO);
    }
}
