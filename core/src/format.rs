//! The export file `NAME.werkboek.json` (`docs/file-format.md`): JSON with one record per line, the same
//! bytes for the same workbook, readable in a text diff. Steps in a log and chunks of a snapshot use the
//! same record lines, so there is one reader and one writer.
//!
//! Opening never half-succeeds in silence (invariant 5): [`read`] gives a store, or one error that says
//! what is wrong and where. The limits hold before memory is spent.

mod branch;
mod column;
mod error;
pub mod export;
pub mod import;
pub mod paste;
mod read;
mod schema;
pub mod svg;
mod write;

pub(crate) use branch::escaped;
pub use branch::{BRANCH_TYPE, Branch, Copied, copy};
pub use error::{FormatError, RecordProblem};
pub use read::{Opened, fingerprint, is_workbook_id, read, read_delta};
pub(crate) use read::{has_long_text, whole_numbers};
pub use schema::json_schema;
pub use write::{write, write_delta};

/// The format this version writes.
pub const FORMAT: &str = "waardenboom/1";
/// The longest file, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// The most records.
pub const MAX_RECORDS: usize = 50_000;
/// The longest text in one field, in characters.
pub const MAX_FIELD_CHARACTERS: usize = 100_000;
/// The deepest nesting of brackets.
pub const MAX_DEPTH: usize = 64;
/// The most values that may stand beside each other in one cell, unsettled.
pub const MAX_SIBLINGS: usize = 1_000;
/// The most writers one cell may remember.
pub const MAX_SEEN: usize = 10_000;

/// What stands for a text that is empty, so that what hangs below it keeps its place.
const WITHOUT_TEXT: &str = "…";

/// Keys of a record line that are not fields.
mod key {
    pub(super) const ID: &str = "id";
    pub(super) const TABLE: &str = "table";
    pub(super) const STAMPS: &str = "@stamps";
    pub(super) const SIBLINGS: &str = "@siblings";
    pub(super) const SEEN: &str = "@seen";
    pub(super) const REMOVED: &str = "@removed";
}
