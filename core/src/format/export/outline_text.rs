//! Text and Markdown, so that the reader of pasted text gives the same tree again. A label in front tells what a
//! line is where its place does not.

use super::Order;
use super::guess::guesses;
use super::rows::{Row, Rows, shown};
use crate::format::import::{PieceKind, labelled};
use crate::format::paste;
use crate::model::GoalKind;

/// A nested list.
pub(super) fn markdown(rows: &Rows<'_>, order: Order<'_>) -> String {
    write(rows, order, |out, level| {
        out.push_str(&"  ".repeat(level));
        out.push_str("- ");
    })
}

/// A tab a level.
pub(super) fn text(rows: &Rows<'_>, order: Order<'_>) -> String {
    write(rows, order, |out, level| out.push_str(&"\t".repeat(level)))
}

fn write(rows: &Rows<'_>, order: Order<'_>, begin: impl Fn(&mut String, usize)) -> String {
    let mut out = String::new();
    let mut line = |level: usize, label: Option<&str>, text: &str| {
        begin(&mut out, level);
        if let Some(label) = label {
            out.push_str(label);
            out.push_str(": ");
        }
        out.push_str(&escaped(text));
        out.push('\n');
    };
    let note = (order.words)("export.word.note");
    for (row, guess) in rows.outlined().zip(guesses(rows)) {
        let text = paste::one_line(shown(row.text));
        let label = label(row, guess, &text).map(|kind| (order.words)(&format!("kind.{}", kind.word())));
        line(row.level, label.as_deref(), &text);
        if !row.is_again {
            let notes = row.note.lines().map(paste::one_line).filter(|text| !text.is_empty());
            notes.for_each(|text| line(row.level + 1, Some(&note), &text));
        }
    }
    out
}

/// The kind that a line must name: where a reader would guess another, or take the text for something else.
fn label(row: &Row<'_>, guess: GoalKind, text: &str) -> Option<PieceKind> {
    let is_plain = paste::reads_as_itself(text) && labelled(text).is_none();
    match row.kind {
        Some(PieceKind::Goal(kind)) if kind == guess && is_plain => None,
        None if is_plain => None,
        kind => Some(kind.unwrap_or(PieceKind::Goal(guess))),
    }
}

/// Signs that mean something in Markdown, made harmless.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '~' | '[' | ']' | '<') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
