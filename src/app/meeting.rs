//! Closing a meeting: one step, and the two files that people take home; and what changed since the last one.

use super::attention::{day_of_today, today};
use super::workbench::Workbench;
use crate::language::{self, say, say_with};
use crate::shell::{clock, download};
use leptos::prelude::*;
use std::time::Duration;
use waardenboom_core::command::Command;
use waardenboom_core::finding::Date;
use waardenboom_core::gather::Sort;
use waardenboom_core::meeting::{Changes, Speech, day_of, latest_closed, report, since};
use waardenboom_core::model::Day;
use waardenboom_core::store::RecordId;

/// The browser takes the second file when it has the first.
const BETWEEN_FILES: Duration = Duration::from_millis(300);

/// What there is to tell since the meeting that was closed last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingNews {
    /// When that was, in words.
    pub day: String,
    /// What changed.
    pub changes: Changes,
    /// The actions that are still open, in their own order.
    pub open_actions: Vec<RecordId>,
}

impl MeetingNews {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.open_actions.is_empty()
    }
}

/// A day in words when it is one of the calendar, else as somebody wrote it.
pub fn written_day(day: &Day) -> String {
    let date = Date::read(&day.0);
    date.map_or_else(|| day.0.clone(), |date| clock::day_in_words(clock::day_ms(date.year, date.month, date.day)))
}

impl Workbench {
    /// What there is to tell since the meeting that was closed last; `None` when none was. Does not track.
    pub fn meeting_news(&self) -> Option<MeetingNews> {
        self.peek_session(|session| {
            let (workbook, store) = (session.workbook(), session.store());
            let id = latest_closed(workbook, store)?;
            let meeting = workbook.meetings.get(id)?;
            let mut open: Vec<_> = workbook.actions.iter().filter(|(_, action)| !action.done).collect();
            open.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
            Some(MeetingNews {
                day: written_day(day_of(meeting)),
                changes: since(workbook, store, id)?,
                open_actions: open.into_iter().map(|(id, _)| id.clone()).collect(),
            })
        })
    }

    /// Closes a meeting, and offers the workbook and the report as files. Says whether it is closed.
    pub fn close_meeting(&self, meeting: &RecordId) -> bool {
        let command = Command::CloseMeeting { meeting: meeting.clone(), day: day_of_today() };
        if self.dispatch(command).is_none() {
            return false;
        }
        self.viewer.meeting_bar.set(Some(false));
        self.download_without_word();
        let (workbench, meeting) = (*self, meeting.clone());
        set_timeout(move || workbench.download_report(&meeting), BETWEEN_FILES);
        true
    }

    fn download_report(&self, meeting: &RecordId) {
        let speech = Speech { language: language::current().tag(), say: &say_with, day: &written_day };
        let made = self.peek_session(|session| {
            let html = report(session.workbook(), session.store(), meeting, &speech, today())?;
            Some((session.workbook().title().to_owned(), html))
        });
        let Some((title, html)) = made else { return };
        let name = download::file_name(&title, &day_of_today().0, "html").replace(".html", "-verslag.html");
        match download::page(&name, &html) {
            Some(()) => self.notify(say("meeting.closed"), false),
            None => self.notify(say("notice.not-downloaded"), false),
        }
    }
}
