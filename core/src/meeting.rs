//! Bijeenkomst: what a meeting leaves behind, and what changed after it.
//!
//! A meeting that is closed remembers what the workbook knew at that moment ([`seen_now`]). Whatever was written
//! later, here or in a copy that came in, is news: [`since`] reads it from the stamps. [`report`] makes the document
//! that people take home.
//!
//! Limitations. Only what was written is compared, not what it said: a text that was changed and changed back counts
//! as changed, and so does what an emptied bin took from a record that somebody else kept. What is erased for good is never told. The memory is one time per writer: of a copy that holds only a
//! part of what its writer wrote by then, the rest may come in later unnoticed.

mod html;
mod report;
mod seen;
mod since;

pub use report::{SayWith, Speech, WORDS, day_of, report};
pub use seen::seen_now;
pub use since::{Changes, Group, News, latest_closed, previous_of, since};
