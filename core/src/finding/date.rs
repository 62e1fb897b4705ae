//! Days as people write them.

use crate::model::Day;

/// A day of the calendar. `core` reads no clock: today comes in as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads an ISO 8601 day (`2026-11-22`); `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let is_whole = parts.next().is_none() && year.len() == 4 && month.len() == 2 && day.len() == 2;
        let all_digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        (is_whole && all_digits).then(|| Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
    }

    /// Reads one day as people write it, in Dutch or English: "2026-12-03", "3-12-2026", "3 december 2026",
    /// "woensdag 3 dec 2026"; `None` for anything that is not one day of the calendar.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(date) = Self::parse(text).or_else(|| day_first(text)) {
            return Some(date);
        }
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
        let ([day, month, year] | [_, day, month, year]) = words.as_slice() else { return None };
        let at = MONTHS.iter().position(|names| names.contains(month))?;
        (year.len() == 4).then(|| Self::new(year.parse().ok()?, u8::try_from(at + 1).ok()?, day.parse().ok()?))?
    }

    /// As records write it: ISO 8601.
    pub fn day(self) -> Day {
        Day(format!("{:04}-{:02}-{:02}", self.year, self.month, self.day))
    }

    fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        (year > 0 && (1..=12).contains(&month) && (1..=last_day(year, month)).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }
}

fn last_day(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// From the first to the last day that a text may mean: "eind 2027" is October to December.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

const MONTHS: [[&str; 3]; 12] = [
    ["januari", "january", "jan"],
    ["februari", "february", "feb"],
    ["maart", "march", "mrt"],
    ["april", "april", "apr"],
    ["mei", "may", "mei"],
    ["juni", "june", "jun"],
    ["juli", "july", "jul"],
    ["augustus", "august", "aug"],
    ["september", "september", "sep"],
    ["oktober", "october", "okt"],
    ["november", "november", "nov"],
    ["december", "december", "dec"],
];

impl Period {
    /// Reads a day, a month or a year as a group writes it, in Dutch or English ("2027-12-31", "31-12-2027",
    /// "december 2027", "eind 2027", "2027"); of several years the last one counts. `None` when no year is named.
    pub fn read(text: &str) -> Option<Self> {
        let whole = |date: Date| Self { from: date, to: date };
        if let Some(date) = text.split_whitespace().find_map(Date::parse) {
            return Some(whole(date));
        }
        if let Some(date) = text.split_whitespace().find_map(day_first) {
            return Some(whole(date));
        }
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let year = |word: &&&str| word.len() == 4 && word.starts_with(['1', '2']);
        let year: u16 = words.iter().filter(year).filter_map(|word| word.parse().ok()).next_back()?;
        let named = |word: &&str| MONTHS.iter().position(|names| names.contains(word));
        let (first, last) = match words.iter().find_map(named).and_then(|at| u8::try_from(at + 1).ok()) {
            Some(month) => (month, month),
            None if words.iter().any(|word| matches!(*word, "eind" | "einde" | "end" | "late")) => (10, 12),
            None if words.iter().any(|word| matches!(*word, "begin" | "start" | "early" | "beginning")) => (1, 3),
            None if words.iter().any(|word| matches!(*word, "medio" | "halverwege" | "mid")) => (6, 7),
            None => (1, 12),
        };
        Some(Self { from: Date::new(year, first, 1)?, to: Date::new(year, last, last_day(year, last))? })
    }
}

/// `31-12-2027`, `31/12/2027`.
fn day_first(text: &str) -> Option<Date> {
    let mut parts = text.trim_matches(|c: char| !c.is_ascii_digit()).split(['-', '/', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = parts.next().is_none() && year.len() == 4;
    is_whole.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_of_the_calendar() {
        assert_eq!(Date::parse("2028-02-29"), Some(Date { year: 2028, month: 2, day: 29 }));
        for bad in ["2027-02-29", "2027-13-01", "2027-1-1", "27-01-01", "2027-01-01T00", "", "morgen"] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn one_day_is_read_as_people_write_it() {
        let written =
            ["2026-12-03", "3-12-2026", "03/12/2026", "3.12.2026", "3 december 2026", " Donderdag 3 dec. 2026 "];
        for text in written {
            assert_eq!(Date::read(text).map(Date::day), Some(Day("2026-12-03".to_owned())), "{text}");
        }
        for bad in
            ["volgende week", "december 2026", "31-11-2026", "3 december", "3-12-26", "eind 2026", "", "3 12 2026"]
        {
            assert_eq!(Date::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_group_may_write_a_day_in_its_own_way() {
        let ends = |text: &str| Period::read(text).map(|period| (period.from, period.to));
        let day = |text: &str| Date::parse(text).unwrap();
        let cases = [
            ("2027-03-01", "2027-03-01", "2027-03-01"),
            ("1-3-2027", "2027-03-01", "2027-03-01"),
            ("1 maart 2027", "2027-03-01", "2027-03-31"),
            ("februari 2028", "2028-02-01", "2028-02-29"),
            ("eind 2027", "2027-10-01", "2027-12-31"),
            ("early 2027", "2027-01-01", "2027-03-31"),
            ("2026-2030", "2030-01-01", "2030-12-31"),
            ("vóór 2030.", "2030-01-01", "2030-12-31"),
        ];
        for (text, from, to) in cases {
            assert_eq!(ends(text), Some((day(from), day(to))), "{text}");
        }
        for text in ["", "over vier jaar", "elke week", "99-99-2027x"] {
            assert_eq!(ends(text), None, "{text}");
        }
    }
}
