//! How a goal is written: plain reading of words, in Dutch and English, without meaning.
//!
//! A text is cut into sentences, each sentence into words; the language is told per sentence by a small list of
//! words, so that both may stand beside each other. The rules are deterministic and err on the quiet side:
//! what is doubtful is not said. `core/tests/wording.rs` holds them to a table of real goal sentences.

mod activity;
mod comparison;
mod conjunction;
mod figure;
mod verbs;
mod words;

pub use figure::{has_figure, has_moment};

use words::Words;

/// A language the rules know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Nederlands; also where nothing tells.
    Dutch,
    /// English.
    English,
}

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// As it is written.
    text: String,
    /// In lower case.
    lower: String,
    /// Whether a comma, colon or bracket stands before it.
    after_pause: bool,
}

impl Word {
    fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A sentence, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence(Vec<Word>);

impl Sentence {
    fn read(text: &str) -> Self {
        let mut words = Vec::new();
        let mut pause = false;
        for part in text.split_whitespace() {
            let is_edge = |c: char| !(c.is_alphanumeric() || c == '%' || c == '€');
            pause |= part.starts_with(['(', '–', '-', ':', '|']);
            let word = part.trim_matches(is_edge);
            if !word.is_empty() {
                words.push(Word { text: word.to_owned(), lower: word.to_lowercase(), after_pause: pause });
                pause = false;
            }
            pause |= part.ends_with([',', ':', ')']);
        }
        Self(words)
    }

    fn words(&self) -> &[Word] {
        &self.0
    }

    /// The word at a place in lower case; empty past the end.
    fn at(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |word| &word.lower)
    }

    /// The words from one place up to another as they are written.
    fn text(&self, range: std::ops::Range<usize>) -> String {
        let words = self.0.get(range).unwrap_or_default();
        words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The sentences of a text: up to a line end, a semicolon, or a full stop before a capital.
pub fn sentences(text: &str) -> impl Iterator<Item = Sentence> {
    let mut parts = Vec::new();
    for line in text.split(['\n', ';', '!', '?']) {
        let mut start = 0;
        for (at, _) in line.match_indices(". ") {
            let rest = line.get(at + 2..).unwrap_or_default();
            if rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
                parts.push(line.get(start..at).unwrap_or_default());
                start = at + 2;
            }
        }
        parts.push(line.get(start..).unwrap_or_default());
    }
    let read: Vec<Sentence> = parts.into_iter().map(Sentence::read).filter(|sentence| !sentence.0.is_empty()).collect();
    read.into_iter()
}

impl Language {
    /// The language of a sentence: whose small words it has more of.
    pub fn of(sentence: &Sentence) -> Self {
        let count = |words: &Words| sentence.words().iter().filter(|word| words.tells(&word.lower)).count();
        if count(&words::ENGLISH) > count(&words::DUTCH) { Self::English } else { Self::Dutch }
    }

    const fn words(self) -> &'static Words {
        match self {
            Self::Dutch => &words::DUTCH,
            Self::English => &words::ENGLISH,
        }
    }

    /// The words by which a sentence says what is done instead of what is different.
    pub fn activity(self, sentence: &Sentence) -> Option<String> {
        activity::find(self.words(), sentence)
    }

    /// The comparisons in a sentence: "minder", "fewer", "neemt toe".
    pub fn comparisons(self, sentence: &Sentence) -> Vec<String> {
        let found = comparison::all(self.words(), sentence).into_iter();
        found.map(|at| sentence.at(at).to_owned()).collect()
    }

    /// The second goal in a sentence that holds two.
    pub fn second_goal(self, sentence: &Sentence) -> Option<String> {
        conjunction::second_goal(self.words(), sentence)
    }
}

/// What the rules say about one text, as the points of attention take it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "a verdict is yes or no, rule by rule")]
pub struct Verdict {
    /// It is written as an activity.
    pub is_activity: bool,
    /// It compares, without any figure.
    pub lacks_from_to: bool,
    /// It holds two goals.
    pub has_two_goals: bool,
    /// It names no moment in time.
    pub lacks_moment: bool,
}

/// The verdict on a text.
pub fn verdict(text: &str) -> Verdict {
    let mut verdict = Verdict { lacks_moment: !has_moment(text), ..Verdict::default() };
    for sentence in sentences(text) {
        let language = Language::of(&sentence);
        verdict.is_activity |= language.activity(&sentence).is_some();
        verdict.lacks_from_to |= !language.comparisons(&sentence).is_empty();
        verdict.has_two_goals |= language.second_goal(&sentence).is_some();
    }
    verdict.lacks_from_to &= !has_figure(text);
    verdict
}
