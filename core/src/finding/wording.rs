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

use std::collections::BTreeMap;
use std::sync::OnceLock;
use words::{Words, kind};

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
    /// What it can be in the sentence's language: bits of `words::kind`.
    kinds: u32,
}

impl Word {
    fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A sentence, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    words: Vec<Word>,
    language: Language,
}

impl Sentence {
    fn read(text: &str) -> Self {
        let mut words = Vec::new();
        let mut pause = false;
        // Of each word what it can be in English: the count decides which of both stays.
        let mut in_english = Vec::new();
        let (mut dutch, mut english) = (0, 0);
        for part in text.split_whitespace() {
            let is_edge = |c: char| !(c.is_alphanumeric() || c == '%' || c == '€');
            pause |= part.starts_with(['(', '–', '-', ':', '|']);
            let word = part.trim_matches(is_edge);
            if !word.is_empty() {
                let lower = word.to_lowercase();
                let kinds = Language::Dutch.kinds(&lower);
                in_english.push(Language::English.kinds(&lower));
                dutch += usize::from(kinds & kind::TELLS != 0);
                english += usize::from(in_english.last().is_some_and(|kinds| kinds & kind::TELLS != 0));
                words.push(Word { text: word.to_owned(), lower, after_pause: pause, kinds });
                pause = false;
            }
            pause |= part.ends_with([',', ':', ')']);
        }
        let language = if english > dutch { Language::English } else { Language::Dutch };
        if language == Language::English {
            words.iter_mut().zip(in_english).for_each(|(word, kinds)| word.kinds = kinds);
        }
        Self { words, language }
    }

    fn words(&self) -> &[Word] {
        &self.words
    }

    fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at a place in lower case; empty past the end.
    fn at(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.lower)
    }

    /// Whether the word at a place can be one of these kinds.
    fn is(&self, at: usize, kinds: u32) -> bool {
        self.words.get(at).is_some_and(|word| word.kinds & kinds != 0)
    }

    /// The same of the word before.
    fn follows(&self, at: usize, kinds: u32) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, kinds))
    }

    /// The words from one place up to another as they are written.
    fn text(&self, range: std::ops::Range<usize>) -> String {
        let words = self.words.get(range).unwrap_or_default();
        words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// In which language it is read.
    pub fn language(&self) -> Language {
        self.language
    }

    fn list(&self) -> &'static Words {
        self.language.words()
    }

    /// The words by which it says what is done instead of what is different.
    pub fn activity(&self) -> Option<String> {
        activity::find(self)
    }

    /// The comparisons in it: "minder", "fewer", "neemt af".
    pub fn comparisons(&self) -> Vec<String> {
        comparison::all(self).into_iter().map(|at| self.at(at).to_owned()).collect()
    }

    /// The second goal, when it holds two.
    pub fn second_goal(&self) -> Option<String> {
        conjunction::second_goal(self)
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
    let read: Vec<Sentence> =
        parts.into_iter().map(Sentence::read).filter(|sentence| !sentence.words.is_empty()).collect();
    read.into_iter()
}

impl Language {
    const fn words(self) -> &'static Words {
        match self {
            Self::Dutch => &words::DUTCH,
            Self::English => &words::ENGLISH,
        }
    }

    fn kinds(self, word: &str) -> u32 {
        static INDEXES: [OnceLock<BTreeMap<&'static str, u32>>; 2] = [OnceLock::new(), OnceLock::new()];
        let [dutch, english] = &INDEXES;
        self.words().kinds(if self == Self::Dutch { dutch } else { english }, word)
    }
}

/// What the rules say about one text, as the points of attention take it.
#[allow(clippy::struct_excessive_bools, reason = "each rule says yes or no")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
        verdict.is_activity |= sentence.activity().is_some();
        verdict.lacks_from_to |= !sentence.comparisons().is_empty();
        verdict.has_two_goals |= sentence.second_goal().is_some();
    }
    verdict.lacks_from_to &= !has_figure(text);
    verdict
}
