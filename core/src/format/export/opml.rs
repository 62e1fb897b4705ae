//! OPML 2.0 (<http://opml.org/spec2.opml>), with kinds, notes and figures as attributes.

use super::Order;
use super::rows::{Row, Rows, figures_of, shown};
use crate::format::branch::escaped;
use crate::format::import::Figure;
use std::fmt::Write as _;

pub(super) fn write(rows: &Rows<'_>, order: Order<'_>) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head>\n");
    let _ = writeln!(out, "<title>{}</title>\n</head>\n<body>", attribute(&title(rows, order)));
    let mut open = 0_usize;
    for row in rows.outlined() {
        close(&mut out, &mut open, row.level, "</outline>\n");
        let _ = write!(out, "<outline text=\"{}\"", attribute(shown(row.text)));
        if let Some(kind) = row.kind {
            let _ = write!(out, " _kind=\"{}\"", kind.word());
        }
        for (name, value) in facts(rows, row) {
            let _ = write!(out, " {name}=\"{}\"", attribute(&value));
        }
        out.push_str(">\n");
        open += 1;
    }
    close(&mut out, &mut open, 0, "</outline>\n");
    out.push_str("</body>\n</opml>\n");
    out
}

fn facts(rows: &Rows<'_>, row: &Row<'_>) -> Vec<(&'static str, String)> {
    if row.is_again {
        return Vec::new();
    }
    let mut facts = vec![("_note", row.note.to_owned())];
    if let Some(indicator) = rows.workbook.indicators.get(row.id) {
        let figures = figures_of(indicator);
        facts.extend(Figure::NAMES.map(|(figure, name)| (name, figures.get(figure).to_owned())));
    }
    facts.retain(|(_, value)| !value.trim().is_empty());
    facts
}

/// Closes the elements that are open below a level.
pub(super) fn close(out: &mut String, open: &mut usize, level: usize, tag: &str) {
    while *open > level {
        out.push_str(tag);
        *open -= 1;
    }
}

/// A text in an attribute: line ends stay line ends.
pub(super) fn attribute(text: &str) -> String {
    escaped(&text.replace("\r\n", "\n")).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// The title of what goes out: of the workbook, or of the goal whose branch it is.
pub(super) fn title(rows: &Rows<'_>, order: Order<'_>) -> String {
    let own = match order.branch {
        Some(branch) => rows.workbook.text_of(branch).unwrap_or_default(),
        None => rows.workbook.title(),
    };
    if own.trim().is_empty() { (order.words)("export.word.untitled") } else { own.trim().to_owned() }
}
