//! Figures and moments in a text; the same words in both languages, so the language does not matter.

use super::Sentence;

const NUMBERS: [&str; 26] = [
    "een",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "half",
    "anderhalf",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "a",
    "enkele",
    "paar",
];

/// Words that are a figure themselves.
const PARTS: [&str; 18] = [
    "helft",
    "kwart",
    "halveren",
    "halveert",
    "gehalveerd",
    "halvering",
    "verdubbelen",
    "verdubbelt",
    "verdubbeld",
    "verdubbeling",
    "half",
    "halved",
    "halve",
    "halves",
    "doubled",
    "double",
    "doubles",
    "quarter",
];

const YEARS: [&str; 4] = ["jaar", "jaren", "year", "years"];
const MONTHS: [&str; 4] = ["maand", "maanden", "month", "months"];
const MONTH_NAMES: [&str; 19] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
];

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1990..2100).contains(&year))
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches('%').trim_start_matches(['€', '-']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/'))
}

/// Whether a text names a figure that could be a from, a to or a share: a number that is no year, age, day of
/// the month or number of years, a percentage, or a half.
pub fn has_figure(text: &str) -> bool {
    let sentence = Sentence::read(text);
    (0..sentence.words().len()).any(|at| {
        let (word, next) = (sentence.at(at), sentence.at(at + 1));
        if PARTS.contains(&word) && !YEARS.contains(&next) {
            return true;
        }
        if !is_number(word) {
            return false;
        }
        let all_years = word.split(['-', '/']).all(is_year);
        let is_percentage = word.contains('%') || matches!(next, "%" | "procent" | "percent");
        let is_age_or_day = YEARS.contains(&next) || MONTH_NAMES.contains(&next) || next.starts_with("october");
        is_percentage || !all_years && !is_age_or_day
    })
}

/// Words before a year that make it a moment to look back at.
const SINCE: [&str; 5] = ["sinds", "since", "opzichte", "vergeleken", "compared"];
const TOWARDS: [&str; 30] = [
    "in",
    "voor",
    "vóór",
    "eind",
    "begin",
    "medio",
    "vanaf",
    "per",
    "tot",
    "uiterlijk",
    "einde",
    "by",
    "before",
    "end",
    "until",
    "from",
    "early",
    "late",
    "mid",
    "jaar",
    "year",
    "najaar",
    "voorjaar",
    "zomer",
    "spring",
    "autumn",
    "summer",
    "kwartaal",
    "quarter",
    "of",
];

/// Whether a sentence that begins with this word may begin with a moment.
pub(super) fn leads_to_moment(word: &str) -> bool {
    TOWARDS.contains(&word) || LEADS.contains(&word)
}

/// Words before a number of years ahead.
const LEADS: [&str; 9] = ["over", "binnen", "in", "na", "within", "komende", "coming", "next", "after"];

/// Whether a text says by when: a year, a number of years ahead, or this term of office.
pub fn has_moment(text: &str) -> bool {
    let sentence = Sentence::read(text);
    (0..sentence.words().len()).any(|at| is_year_ahead(&sentence, at) || is_term(&sentence, at) || named(&sentence, at))
}

fn named(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.at(at);
    if !word.split(['-', '/']).all(is_year) {
        return false;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |at| sentence.at(at));
    let near = [before(1), before(2), before(3)];
    if near.iter().any(|word| SINCE.contains(word)) {
        return false;
    }
    // A bare number before a noun may count something: "2000 woningen".
    let is_led_in = TOWARDS.contains(&before(1)) || MONTH_NAMES.contains(&before(1));
    let next = sentence.words().get(at + 1);
    is_led_in || next.is_none_or(|next| next.after_pause || !next.lower.starts_with(char::is_alphabetic))
}

/// "over vier jaar", "binnen 2 jaar", "de komende vier jaar", "within four years".
fn is_year_ahead(sentence: &Sentence, at: usize) -> bool {
    if !LEADS.contains(&sentence.at(at)) {
        return false;
    }
    let is_count = |word: &str| NUMBERS.contains(&word) || word.parse::<u16>().is_ok();
    let unit = (at + 1..at + 4).find(|at| YEARS.contains(&sentence.at(*at)) || MONTHS.contains(&sentence.at(*at)));
    unit.is_some_and(|unit| unit > at + 1 && (at + 1..unit).all(|at| is_count(sentence.at(at))))
}

fn is_term(sentence: &Sentence, at: usize) -> bool {
    let (word, next) = (sentence.at(at), sentence.at(at + 1));
    matches!(word, "raadsperiode" | "collegeperiode" | "bestuursperiode")
        || matches!((word, next), ("volgend" | "dit", "jaar") | ("next" | "this", "year") | ("council", "term"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_no_year_no_age_and_no_day() {
        for yes in
            ["van 60% naar 70%", "met 5 procent", "van 1.200 naar 900", "7 op de 10", "meer dan de helft", "€ 300"]
        {
            assert!(has_figure(yes), "{yes}");
        }
        for no in
            ["in 2030", "2026-2030", "over 4 jaar", "inwoners van 75 jaar", "op 1 januari 2030", "65-plussers", "meer"]
        {
            assert!(!has_figure(no), "{no}");
        }
    }

    #[test]
    fn a_moment_lies_ahead() {
        for yes in [
            "Over vier jaar doet iedereen mee",
            "binnen 2 jaar",
            "vóór 2030",
            "eind 2027.",
            "uiterlijk 1 januari 2030",
            "van 60% naar 70% in 2028",
            "(2030)",
            "deze raadsperiode",
            "by 2030",
            "in the next four years",
        ] {
            assert!(has_moment(yes), "{yes}");
        }
        for no in [
            "sinds 2019",
            "ten opzichte van 2022",
            "2000 woningen erbij",
            "elk jaar",
            "binnen twee weken",
            "in elk gezin",
            "over jaren heen",
        ] {
            assert!(!has_moment(no), "{no}");
        }
    }
}
