//! Aandachtspunten of the open workbook: made when somebody looks, and brought up to date when nobody types.

use super::calm::SLICE_MS;
use super::touched::Moment;
use super::workbench::Workbench;
use crate::chunk::Panels;
use crate::part;
use crate::shell::clock;
use leptos::prelude::*;
use std::time::Duration;
use waardenboom_core::finding::{Date, Findings, Search};
use waardenboom_core::model::{Day, Workbook};
use waardenboom_core::store::RecordId;

struct Known {
    findings: Findings,
    moment: Moment,
}

/// A first look that is not at its end.
struct Looking {
    search: Search,
    moment: Moment,
}

/// What is known of the open workbook. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Attention {
    known: StoredValue<Option<Known>, LocalStorage>,
    looking: StoredValue<Option<Looking>, LocalStorage>,
    changes: RwSignal<u64>,
    asked: StoredValue<u64>,
}

impl Attention {
    /// Nothing was looked at yet.
    pub fn new() -> Self {
        Self {
            known: StoredValue::new_local(None),
            looking: StoredValue::new_local(None),
            changes: RwSignal::new(0),
            asked: StoredValue::new(0),
        }
    }

    /// Another workbook was opened.
    pub fn forget(&self) {
        self.known.set_value(None);
        self.looking.set_value(None);
        self.changes.update(|count| *count += 1);
    }
}

impl Workbench {
    /// Keeps the points of attention up to date as long as the room that calls this is on the screen.
    pub fn watch_attention(&self) {
        let workbench = *self;
        Effect::new(move |_| {
            workbench.changed.track();
            // Looking needs code that comes later; then this looks for the first time.
            workbench.chunks.panels.get();
            let attention = workbench.attention;
            attention.asked.update_value(|asked| *asked += 1);
            let turn = attention.asked.get_value();
            let look = move || {
                if attention.asked.get_value() == turn {
                    workbench.refresh_attention();
                }
            };
            if attention.known.with_value(Option::is_none) && attention.looking.with_value(Option::is_none) {
                // First what was opened is drawn.
                part::after_painting(look);
            } else {
                workbench.when_calm(look);
            }
        });
    }

    /// Brings the points of attention up to date at once: after what somebody did to one of them.
    pub fn refresh_attention(&self) {
        let Some(code) = self.chunks.panels.get_untracked() else { return };
        let attention = self.attention;
        let now = self.touched_now();
        let moment = attention.known.with_value(|known| known.as_ref().map(|known| known.moment));
        let Some(touched) = moment.and_then(|moment| self.touched_since(moment)) else {
            return self.look_for_points(code);
        };
        let differs = attention.known.try_update_value(|known| {
            let known = known.as_mut()?;
            known.moment = now;
            Some(self.peek(|workbook| (code.refresh_points)(&mut known.findings, workbook, &touched, today())))
        });
        if differs.flatten() == Some(true) {
            attention.changes.update(|count| *count += 1);
        }
    }

    /// Looks at everything, a slice of time at a time; begins again when something changed in between.
    fn look_for_points(self, code: &'static Panels) {
        let (attention, now, began) = (self.attention, self.touched_now(), part::elapsed_ms());
        let begun = attention.looking.try_update_value(Option::take).flatten();
        let search = match begun.filter(|looking| looking.moment == now) {
            Some(looking) => Some(looking.search),
            None => self.peek(|workbook| Some((code.begin_search)(workbook, today()))),
        };
        let Some(mut search) = search else { return };
        while self.peek(|workbook| (code.search_on)(&mut search, workbook)) {
            if part::elapsed_ms() - began > SLICE_MS {
                attention.looking.set_value(Some(Looking { search, moment: now }));
                let turn = attention.asked.get_value();
                self.when_rested(Duration::from_millis(4), move || {
                    if attention.asked.get_value() == turn {
                        self.look_for_points(code);
                    }
                });
                return;
            }
        }
        let findings = self.peek(|workbook| Some((code.end_search)(search, workbook)));
        attention.known.set_value(findings.map(|findings| Known { findings, moment: now }));
        attention.changes.update(|count| *count += 1);
    }

    /// Reads the points of attention as they were found last; tracks them. Nothing before the first look.
    pub fn attention<T: Default>(&self, f: impl FnOnce(&Findings, &Workbook) -> T) -> T {
        self.attention.changes.track();
        self.attention.known.with_value(|known| match known {
            Some(known) => self.peek(|workbook| f(&known.findings, workbook)),
            None => T::default(),
        })
    }

    /// How many points are open at a goal and everything below it, or at another record itself; tracks.
    pub fn points_at(&self, id: &RecordId) -> usize {
        self.attention(|findings, _| match id.table() {
            "goal" => findings.below(id).open,
            _ => findings.of_record(id).iter().filter(|finding| !finding.is_discussed).count(),
        })
    }
}

pub(super) fn today() -> Date {
    // A clock without a day is no clock: then no day has passed.
    Date::parse(&clock::day_for_file(clock::now_ms())).unwrap_or(Date { year: 1, month: 1, day: 1 })
}

/// Today, as records write it.
pub fn day_of_today() -> Day {
    Day(clock::day_for_file(clock::now_ms()))
}
