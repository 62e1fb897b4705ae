//! Text and Markdown: the reader of pasted text tells the levels, labels in front of lines tell the kinds.

use super::ImportError;
use super::builder::Builder;
use super::remark::RemarkCode;
use crate::format::column::{self, Column};
use crate::format::paste;

pub(super) fn read(text: &str, builder: &mut Builder) -> Result<(), ImportError> {
    let hidden = text.chars().filter(|c| paste::is_hidden(*c) && !c.is_whitespace()).count();
    builder.remarks.count(RemarkCode::Hidden, hidden);
    builder.remarks.count(RemarkCode::Address, text.matches("](").count());
    let draft = paste::read_text(text)?;
    builder.remarks.count(RemarkCode::Heading, draft.headings_left_out);
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (level, line) in &draft.lines {
        while open.last().is_some_and(|(above, _)| above >= level) {
            open.pop();
        }
        let parent = open.last().map(|(_, node)| *node);
        let (label, rest) = labelled(line).map_or((None, line.as_str()), |(label, rest)| (Some(label), rest));
        if label.is_some() {
            builder.remarks.count(RemarkCode::Label, 1);
        }
        match (label, parent) {
            (Some(Column::Note), Some(above)) => {
                builder.add_note(above, rest, 0)?;
                // What hangs below a note hangs below what the note is about.
                open.push((*level, above));
            }
            (label, _) => {
                let kind = label.and_then(Column::piece);
                let text = if label == Some(Column::Note) { line } else { rest };
                open.push((*level, builder.add(parent, kind, text, 0)?));
            }
        }
    }
    Ok(())
}

/// A label that tells what the line is, and what stands behind it ("Activiteit: inloop").
pub(in crate::format) fn labelled(line: &str) -> Option<(Column, &str)> {
    let (label, rest) = line.split_once(": ")?;
    let rest = rest.trim_start();
    let heading = column::heading(label).filter(|heading| heading.year.is_empty())?;
    let tells = heading.column.piece().is_some() || heading.column == Column::Note;
    (tells && !rest.is_empty() && label.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-'))
        .then_some((heading.column, rest))
}
