//! A branch on the clipboard: a workbook file with only the records of that branch, so that nothing is lost
//! between two workbooks, and one reader checks it all.

use super::{FormatError, WITHOUT_TEXT, paste, read, write};
use crate::model::Workbook;
use crate::store::{RecordId, Store};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The type of the JSON on the clipboard.
pub const BRANCH_TYPE: &str = "application/vnd.waardenboom+json";

/// A branch that was read from the clipboard; [`crate::command::Command::PasteBranch`] gives it new ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    store: Store,
    goals: usize,
    activities: usize,
}

impl Branch {
    /// Reads a branch; also a whole workbook's file is one. The limits and errors are those of a file.
    pub fn read(json: &str) -> Result<Self, FormatError> {
        let store = read(json.as_bytes())?.store;
        let visible = |table: &str| store.records_of(table).filter(|(_, record)| record.is_visible()).count();
        let (goals, activities) = (visible("goal"), visible("activity"));
        Ok(Self { store, goals, activities })
    }

    /// Everything in it.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// How many goals it has.
    pub fn goals(&self) -> usize {
        self.goals
    }

    /// How many activities it has.
    pub fn activities(&self) -> usize {
        self.activities
    }
}

/// What copying puts on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// All of it, of type [`BRANCH_TYPE`].
    pub json: String,
    /// The goals as text, a tab a level: a spreadsheet puts each level in a column of its own.
    pub text: String,
    /// The goals as a nested list.
    pub html: String,
    /// How many goals and activities there are in it.
    pub count: usize,
}

/// Copies goals with everything below them, and activities, in the order of the tree. Text and HTML hold the
/// goals only, and activities that were asked for by themselves. `None` when none of them shows.
pub fn copy(workbook_id: &str, workbook: &Workbook, store: &Store, ids: &[RecordId]) -> Option<Copied> {
    let chosen: BTreeSet<&RecordId> = ids.iter().filter(|id| workbook.shows(id)).collect();
    let forest = workbook.forest();
    let mut lines: Vec<(usize, &RecordId)> = Vec::new();
    let mut todo: Vec<(&RecordId, Option<usize>)> = forest.children(None).rev().map(|id| (id, None)).collect();
    while let Some((id, above)) = todo.pop() {
        let level = above.map(|level| level + 1).or(chosen.contains(id).then_some(0));
        lines.extend(level.map(|level| (level, id)));
        todo.extend(forest.children(Some(id)).rev().map(|child| (child, level)));
    }
    let mut activities: Vec<&RecordId> = chosen.into_iter().filter(|id| id.table() == "activity").collect();
    activities.sort_by_key(|id| workbook.activities.get(id).map(|activity| &activity.order));
    lines.extend(activities.into_iter().map(|id| (0, id)));
    if lines.is_empty() {
        return None;
    }
    let records = with_what_belongs(workbook, lines.iter().map(|(_, id)| (*id).clone()).collect());
    let count = records.iter().filter(|id| matches!(id.table(), "goal" | "activity")).count();
    let texts: Vec<(usize, &str)> =
        lines.iter().map(|(level, id)| (*level, workbook.text_of(id).unwrap_or_default())).collect();
    Some(Copied { json: write(workbook_id, &store.part(records)), text: as_text(&texts), html: as_html(&texts), count })
}

/// The records of a branch: its goals with what serves and measures them, what those refer to, and what was said
/// about doubles among them.
fn with_what_belongs(workbook: &Workbook, mut all: BTreeSet<RecordId>) -> BTreeSet<RecordId> {
    let pointing = |from: &BTreeSet<RecordId>, table: &'static str| -> BTreeSet<RecordId> {
        from.iter().flat_map(|id| workbook.pointing_at(id, table)).cloned().collect()
    };
    let contributions = pointing(&all, "contribution");
    // An activity that was chosen by itself leaves goals outside the branch alone.
    let contributions: BTreeSet<RecordId> = contributions
        .into_iter()
        .filter(|id| {
            workbook.contributions.get(id).and_then(|link| link.goal.as_ref()).is_some_and(|goal| all.contains(goal))
        })
        .collect();
    let served = contributions.iter().filter_map(|id| workbook.contributions.get(id)?.activity.clone());
    let links = pointing(&all, "indicator-link");
    let indicators: Vec<RecordId> =
        links.iter().filter_map(|id| workbook.indicator_links.get(id)?.indicator.clone()).collect();
    let mut needs = pointing(&all, "information-need");
    needs.extend(indicators.iter().filter_map(|id| workbook.indicators.get(id)?.information_need.clone()));
    all.extend(served);
    all.extend(links);
    all.extend(indicators);
    all.extend(needs);
    all.extend(pointing(&all, "measurement"));
    let provisions = pointing(&all, "provision");
    all.extend(provisions.iter().filter_map(|id| workbook.provisions.get(id)?.provider.clone()));
    all.extend(provisions);
    let groups: Vec<RecordId> = (all.iter().chain(&contributions))
        .flat_map(|id| {
            match id.table() {
                "goal" => workbook.goals.get(id).map(|goal| goal.target_groups.as_slice()),
                "activity" => workbook.activities.get(id).map(|activity| activity.target_groups.as_slice()),
                "contribution" => workbook.contributions.get(id).map(|link| link.target_groups.as_slice()),
                _ => None,
            }
            .unwrap_or_default()
        })
        .cloned()
        .collect();
    let challenges: Vec<RecordId> = all.iter().filter_map(|id| workbook.goals.get(id)?.challenge.clone()).collect();
    all.extend(contributions);
    all.extend(groups);
    all.extend(challenges);
    // Of "not the same" the other end may stand outside: where the copy goes it may be there.
    all.extend(pointing(&all, "merged"));
    all.extend(pointing(&all, "distinct"));
    all.retain(|id| workbook.shows(id));
    all
}

fn as_text(lines: &[(usize, &str)]) -> String {
    let mut out = String::new();
    for (level, text) in lines {
        let text = paste::one_line(text);
        let text = if text.is_empty() { WITHOUT_TEXT } else { &text };
        out.extend(std::iter::repeat_n('\t', *level));
        out.push_str(text);
        out.push('\n');
    }
    out
}

fn as_html(lines: &[(usize, &str)]) -> String {
    let mut out = String::new();
    let mut open = 0_usize;
    for (level, text) in lines {
        let level = level + 1;
        out.push_str(&"</li></ul>".repeat(open.saturating_sub(level)));
        if level > open {
            out.push_str(&"<ul>".repeat(level - open));
        } else {
            out.push_str("</li>");
        }
        open = level;
        let text = if text.trim().is_empty() { WITHOUT_TEXT } else { text.trim() };
        let _ = write!(out, "<li>{}", escaped(text).replace('\n', "<br>"));
    }
    out.push_str(&"</li></ul>".repeat(open));
    out
}

/// A text as HTML and XML hold it, also between quotes. What XML cannot hold is left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}
