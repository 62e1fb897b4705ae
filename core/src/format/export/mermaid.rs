//! Mermaid (<https://mermaid.js.org>): the tree and its contributions as a flowchart, or the tree as a mind map.

use super::Order;
use super::opml::title;
use super::rows::{Rows, shown};
use crate::command::link_id;
use crate::format::import::PieceKind;
use crate::format::paste::one_line;
use crate::gather::Gather;
use crate::store::RecordId;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Goals from above to below; each activity once, with a line to every goal it serves and its strength on it.
pub(super) fn flowchart(rows: &Rows<'_>) -> String {
    let mut out = String::from("flowchart TD\n");
    let goals: BTreeMap<&RecordId, usize> = rows.ids("goal").zip(1..).into_map();
    let mut above: Vec<(usize, usize)> = Vec::new();
    for row in rows.lines.iter().filter(|row| row.is_goal()) {
        while above.last().is_some_and(|(level, _)| *level >= row.level) {
            above.pop();
        }
        let number = goals.get(row.id).copied().unwrap_or(0);
        let (left, right) = match row.kind.map(PieceKind::word) {
            Some("ambition") => ("([", "])"),
            Some("outcome") => ("(", ")"),
            Some("output") => ("[/", "/]"),
            _ => ("[", "]"),
        };
        let _ = writeln!(out, "  g{number}{left}\"{}\"{right}", escaped(row.text));
        if let Some((_, parent)) = above.last() {
            let _ = writeln!(out, "  g{parent} --> g{number}");
        }
        above.push((row.level, number));
    }
    for (activity, number) in rows.ids("activity").zip(1..) {
        let _ = writeln!(out, "  a{number}[[\"{}\"]]", escaped(rows.workbook.text_of(activity).unwrap_or_default()));
        for (goal, at) in &goals {
            let Some(link) = rows.workbook.contributions.get(&link_id("contribution", activity, goal)) else {
                continue;
            };
            let _ = match link.strength {
                None => writeln!(out, "  a{number} -.-> g{at}"),
                Some(strength) => writeln!(out, "  a{number} -. \"{strength:+}\" .-> g{at}"),
            };
        }
    }
    out
}

/// The goals with their activities as a mind map, below the title.
pub(super) fn mindmap(rows: &Rows<'_>, order: Order<'_>) -> String {
    let mut out = format!("mindmap\n  root((\"{}\"))\n", escaped(&title(rows, order)));
    for (row, number) in rows.outlined().zip(1..) {
        let _ = writeln!(out, "{}n{number}[\"{}\"]", "  ".repeat(row.level + 2), escaped(row.text));
    }
    out
}

/// A text between quotes. Mermaid reads `#name;` and `#number;` as characters; everything that it or the page it
/// stands in could take for an instruction is written so.
fn escaped(text: &str) -> String {
    let text = one_line(shown(text));
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("#quot;"),
            '&' => out.push_str("#amp;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '#' | '`' | '%' | '{' | '}' | '\\' | ';' | '*' | '_' | '~' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            // A colon behind "style" or "classDef" begins an instruction, also between quotes.
            ':' if text.contains("style") || text.contains("classDef") => out.push_str("#58;"),
            _ => out.push(c),
        }
    }
    out
}
