//! The command as a user calls it: arguments in; JSON, sentences, an exit status and files out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "command/check.rs"]
mod check;
#[path = "command/export.rs"]
mod export;
#[path = "command/findings.rs"]
mod findings;
#[path = "command/import.rs"]
mod import;
#[path = "command/merge.rs"]
mod merge;
#[path = "command/new.rs"]
mod new;
#[path = "command/support.rs"]
mod support;
#[path = "command/usage.rs"]
mod usage;
#[path = "command/weigh.rs"]
mod weigh;
