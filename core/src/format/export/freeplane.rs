//! A mind map of Freeplane: the title in the middle, kinds and figures as attributes, notes as notes.

use super::Order;
use super::opml::{attribute, close, title};
use super::rows::{Row, Rows, figures_of, shown};
use crate::format::branch::escaped;
use crate::format::import::Figure;
use std::fmt::Write as _;

/// The words for the figures.
const FIGURES: [(Figure, &str); 6] = [
    (Figure::Unit, "export.word.unit"),
    (Figure::Source, "export.word.source"),
    (Figure::Baseline, "export.word.baseline"),
    (Figure::BaselineDay, "export.word.baseline-day"),
    (Figure::Target, "export.word.target"),
    (Figure::TargetDay, "export.word.target-day"),
];

pub(super) fn write(rows: &Rows<'_>, order: Order<'_>) -> String {
    // A map has one middle; a branch of one goal is its own.
    let is_single = rows.lines.iter().filter(|row| row.level == 0).count() == 1;
    let mut out = String::from("<map version=\"freeplane 1.11.5\">\n");
    if !is_single {
        let _ = writeln!(out, "<node TEXT=\"{}\">", attribute(&title(rows, order)));
        attribute_of(&mut out, &(order.words)("export.word.kind"), TITLE);
    }
    let mut open = 0_usize;
    for row in rows.outlined() {
        close(&mut out, &mut open, row.level, "</node>\n");
        let _ = writeln!(out, "<node TEXT=\"{}\">", attribute(shown(row.text)));
        facts(&mut out, rows, row, order);
        open += 1;
    }
    close(&mut out, &mut open, 0, "</node>\n");
    out.push_str(if is_single { "</map>\n" } else { "</node>\n</map>\n" });
    out
}

/// What the middle of a map says to be: no piece of the tree.
const TITLE: &str = crate::format::import::MAP_TITLE;

fn facts(out: &mut String, rows: &Rows<'_>, row: &Row<'_>, order: Order<'_>) {
    if let Some(kind) = row.kind {
        let word = (order.words)(&format!("kind.{}", kind.word()));
        attribute_of(out, &(order.words)("export.word.kind"), &word);
    }
    if row.is_again {
        return;
    }
    if let Some(indicator) = rows.workbook.indicators.get(row.id) {
        let figures = figures_of(indicator);
        for (figure, word) in FIGURES {
            attribute_of(out, &(order.words)(word), figures.get(figure));
        }
    }
    let lines: Vec<&str> = row.note.lines().filter(|line| !line.trim().is_empty()).collect();
    if !lines.is_empty() {
        out.push_str("<richcontent TYPE=\"NOTE\"><html><head/><body>\n");
        for line in lines {
            let _ = writeln!(out, "<p>{}</p>", escaped(line));
        }
        out.push_str("</body></html></richcontent>\n");
    }
}

fn attribute_of(out: &mut String, name: &str, value: &str) {
    if !value.trim().is_empty() {
        let _ = writeln!(out, "<attribute NAME=\"{}\" VALUE=\"{}\"/>", attribute(name), attribute(value));
    }
}
