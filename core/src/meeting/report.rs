//! Verslag: what people take home from a meeting.

use super::html::Html;
use super::since::{Group, News, previous_of, since};
use crate::finding::{Code, Date, Finding, Findings, TOGETHER, of_values, walk};
use crate::gather::Sort;
use crate::model::{Action, Day, Meeting, TestAnswer, Workbook};
use crate::store::{RecordId, Store};
use crate::tree::{FoldState, Outline, RowKind};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Gives the sentence for a key of the locales, its placeholders filled in.
pub type SayWith<'a> = dyn Fn(&str, &[(&str, &str)]) -> String + 'a;

/// How a report speaks.
pub struct Speech<'a> {
    /// The BCP 47 tag of its language.
    pub language: &'a str,
    /// The sentence for a key of the locales, its placeholders filled in.
    pub say: &'a SayWith<'a>,
    /// A day as people write it.
    pub day: &'a dyn Fn(&Day) -> String,
}

/// The keys of the locales that a report says, beside `kind.*`, `meeting.group.*` and the points of attention.
pub const WORDS: &[&str] = &[
    "tree.no-text",
    "meeting.report.title",
    "meeting.report.made",
    "meeting.report.workbook",
    "meeting.report.date",
    "meeting.report.present",
    "meeting.report.agenda",
    "meeting.report.decided",
    "meeting.report.nothing",
    "meeting.report.actions",
    "meeting.report.what",
    "meeting.report.who",
    "meeting.report.when",
    "meeting.report.done",
    "meeting.report.open",
    "meeting.report.state",
    "meeting.report.earlier",
    "meeting.report.changes",
    "meeting.report.first",
    "meeting.report.unchanged",
    "meeting.report.since",
    "meeting.report.tree",
    "meeting.report.points",
    "meeting.report.tests",
    "meeting.report.tests-yes",
    "walk.question",
    "meeting.report.more",
    "meeting.news.added",
    "meeting.news.changed",
    "meeting.news.removed",
    "meeting.news.weighing",
];

/// A report is for reading: so many points, and so many records of one kind.
const MOST: usize = 100;

impl Speech<'_> {
    fn word(&self, key: &str) -> String {
        (self.say)(key, &[])
    }

    fn text(&self, text: &str) -> String {
        if text.trim().is_empty() { self.word("tree.no-text") } else { text.trim().to_owned() }
    }
}

/// The report of a meeting as one HTML document for screen and paper: no scripts, nothing from outside, and whatever
/// people wrote stays text. `today` decides which points of attention there are. `None` when there is no such meeting.
pub fn report(
    workbook: &Workbook,
    store: &Store,
    meeting: &RecordId,
    speech: &Speech<'_>,
    today: Date,
) -> Option<String> {
    let about = workbook.meetings.get(meeting)?;
    let name = speech.text(&about.text);
    let mut html = Html::begin(speech.language, &(speech.say)("meeting.report.title", &[("name", &name)]));
    head(&mut html, workbook, about, &name, speech);
    actions(&mut html, workbook, meeting, speech);
    changes(&mut html, workbook, store, meeting, speech);
    tree(&mut html, workbook, speech);
    tests(&mut html, workbook, speech);
    points(&mut html, workbook, speech, today);
    html.quiet(&(speech.say)("meeting.report.made", &[("day", &(speech.day)(&today.day()))]));
    Some(html.end())
}

fn head(html: &mut Html, workbook: &Workbook, about: &Meeting, name: &str, speech: &Speech<'_>) {
    html.heading(1, name);
    let title = speech.text(workbook.title());
    html.paragraph(&(speech.say)("meeting.report.workbook", &[("title", &title)]));
    let day = day_of(about);
    if !day.0.is_empty() {
        html.paragraph(&(speech.say)("meeting.report.date", &[("day", &(speech.day)(day))]));
    }
    let parts = [("present", &about.present), ("agenda", &about.agenda), ("decided", &about.decided)];
    for (word, text) in parts {
        html.heading(2, &speech.word(&format!("meeting.report.{word}")));
        match text.trim() {
            "" => html.quiet(&speech.word("meeting.report.nothing")),
            text => html.paragraph(text),
        }
    }
    if !about.note.trim().is_empty() {
        html.paragraph(&about.note);
    }
}

/// The day of a meeting, as far as it is a day of the calendar; else the day it was closed, when it was.
pub fn day_of(meeting: &Meeting) -> &Day {
    let is_usable = Date::read(&meeting.day.0).is_some() || meeting.closed.0.is_empty();
    if is_usable { &meeting.day } else { &meeting.closed }
}

/// The actions of this meeting, and those of earlier ones that are still open.
fn actions(html: &mut Html, workbook: &Workbook, meeting: &RecordId, speech: &Speech<'_>) {
    let table = |html: &mut Html, actions: &[&Action]| {
        let head = ["what", "who", "when", "state"].map(|word| speech.word(&format!("meeting.report.{word}")));
        let rows = actions.iter().map(|action| {
            let due = if action.due.0.is_empty() { String::new() } else { (speech.day)(&action.due) };
            let state = speech.word(if action.done { "meeting.report.done" } else { "meeting.report.open" });
            vec![speech.text(&action.text), action.owner.clone(), due, state]
        });
        html.table(&head, rows);
    };
    let of = |wanted: &dyn Fn(&Action) -> bool| {
        let mut found: Vec<_> = workbook.actions.iter().filter(|(_, action)| wanted(action)).collect();
        found.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        found.into_iter().map(|(_, action)| action).collect::<Vec<_>>()
    };
    html.heading(2, &speech.word("meeting.report.actions"));
    let own = of(&|action| action.meeting.as_ref() == Some(meeting));
    if own.is_empty() {
        html.quiet(&speech.word("meeting.report.nothing"));
    } else {
        table(html, &own);
    }
    let earlier = of(&|action| action.meeting.as_ref() != Some(meeting) && !action.done);
    if !earlier.is_empty() {
        html.heading(3, &speech.word("meeting.report.earlier"));
        table(html, &earlier);
    }
}

fn changes(html: &mut Html, workbook: &Workbook, store: &Store, meeting: &RecordId, speech: &Speech<'_>) {
    html.heading(2, &speech.word("meeting.report.changes"));
    let previous = previous_of(workbook, store, meeting);
    let Some((previous, changes)) =
        previous.and_then(|id| Some((workbook.meetings.get(id)?, since(workbook, store, id)?.without(meeting))))
    else {
        html.quiet(&speech.word("meeting.report.first"));
        return;
    };
    let day = (speech.day)(day_of(previous));
    html.paragraph(&(speech.say)("meeting.report.since", &[("name", &speech.text(&previous.text)), ("day", &day)]));
    if changes.is_empty() {
        html.quiet(&speech.word("meeting.report.unchanged"));
    }
    for group in Group::ALL {
        let lists = changes.of(group);
        if lists.iter().all(Vec::is_empty) {
            continue;
        }
        html.heading(3, &speech.word(&format!("meeting.group.{}", group.word())));
        if group == Group::Weighing {
            let count = lists.iter().map(Vec::len).sum::<usize>().to_string();
            html.paragraph(&(speech.say)("meeting.news.weighing", &[("count", &count)]));
            continue;
        }
        let words = ["added", "changed", "removed"];
        let lines = words.iter().zip(&lists).flat_map(|(word, list)| {
            let told = list.iter().take(MOST).map(|news| told(news, word, workbook, speech));
            told.chain(rest(list.len(), speech))
        });
        html.list(lines);
    }
}

fn told(news: &News, word: &str, workbook: &Workbook, speech: &Speech<'_>) -> String {
    let name = news.spoken_name(workbook, |key| speech.word(key));
    (speech.say)(&format!("meeting.news.{word}"), &[("name", &name)])
}

/// A last line about what is not listed.
fn rest(count: usize, speech: &Speech<'_>) -> Option<String> {
    let more = count.checked_sub(MOST).filter(|more| *more > 0)?.to_string();
    Some((speech.say)("meeting.report.more", &[("count", &more)]))
}

fn tree(html: &mut Html, workbook: &Workbook, speech: &Speech<'_>) {
    html.heading(2, &speech.word("meeting.report.tree"));
    let outline = Outline::of(workbook, &FoldState::default());
    if outline.rows().is_empty() {
        html.quiet(&speech.word("meeting.report.nothing"));
        return;
    }
    html.tree(outline.rows(), |row| {
        let kind = match row.kind {
            RowKind::Activity => "activity",
            RowKind::Goal => {
                workbook.goals.get(&row.id).and_then(|goal| goal.kind).map_or("subgoal", |kind| kind.word())
            }
        };
        (speech.text(workbook.text_of(&row.id).unwrap_or_default()), speech.word(&format!("kind.{kind}")))
    });
}

fn points(html: &mut Html, workbook: &Workbook, speech: &Speech<'_>, today: Date) {
    html.heading(2, &speech.word("meeting.report.points"));
    let findings = Findings::of(workbook, today);
    let of_values = of_values(workbook);
    let all = findings.in_order(workbook).chain(&of_values);
    let open: Vec<_> = all.filter(|finding| !finding.is_discussed).collect();
    if open.is_empty() {
        html.quiet(&speech.word("meeting.report.nothing"));
        return;
    }
    let mut by_code: BTreeMap<Code, Vec<&Finding>> = BTreeMap::new();
    for finding in open {
        by_code.entry(finding.code).or_default().push(finding);
    }
    html.list(by_code.into_iter().flat_map(|(code, found)| {
        if found.len() < TOGETHER {
            found.into_iter().map(|finding| what(finding, workbook, speech)).collect()
        } else {
            vec![together(code, &found, workbook, speech)]
        }
    }));
}

fn what(finding: &Finding, workbook: &Workbook, speech: &Speech<'_>) -> String {
    let values = finding.values(workbook, |key| speech.word(key));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    (speech.say)(&finding.what_key(), &values)
}

/// What one rule says of many, on one line.
fn together(code: Code, found: &[&Finding], workbook: &Workbook, speech: &Speech<'_>) -> String {
    let count = found.len().to_string();
    let names = found.iter().take(MOST).map(|finding| format!("“{}”", finding.short(workbook, |key| speech.word(key))));
    let names: Vec<String> = names.chain(rest(found.len(), speech)).collect();
    format!("{}: {}", (speech.say)(&code.many_key(), &[("count", &count)]), names.join(", "))
}

/// The answers to the test question: what is not a yes with its reason.
fn tests(html: &mut Html, workbook: &Workbook, speech: &Speech<'_>) {
    let answered: Vec<_> = walk(workbook).into_iter().filter(|question| question.answer.is_some()).collect();
    if answered.is_empty() {
        return;
    }
    html.heading(2, &speech.word("meeting.report.tests"));
    let (yes, others): (Vec<_>, Vec<_>) =
        answered.into_iter().partition(|question| question.answer == Some(TestAnswer::Yes));
    let name = |id: &RecordId| speech.text(workbook.text_of(id).unwrap_or_default());
    let lines = others.iter().take(MOST).filter_map(|question| {
        let values = [("name", name(&question.child)), ("parent", name(&question.parent))];
        let asked = (speech.say)("walk.question", &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        let mut line = format!("{asked} {}", speech.word(&format!("choice.answer.{}", question.answer?.word())));
        if !question.by.trim().is_empty() {
            let _ = write!(line, " ({})", question.by.trim());
        }
        if !question.doubt.trim().is_empty() {
            let _ = write!(line, ": {}", question.doubt.trim());
        }
        Some(line)
    });
    html.list(lines.chain(rest(others.len(), speech)));
    if !yes.is_empty() {
        html.quiet(&(speech.say)("meeting.report.tests-yes", &[("count", &yes.len().to_string())]));
    }
}
