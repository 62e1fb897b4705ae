//! What a text says, for comparing: its stems, figures, people, and whether it says more, less or not.

use super::stem::{Language, folded, stem};
use super::words::{
    DENIALS, DUTCH_SMALL, ENGLISH_SMALL, ENGLISH_TELLS, FIGURES, IRREGULAR, LESS, MORE, PEOPLE, SAME, SPANS, WEAK,
};
use crate::gather::Gather;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A text as it is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    /// The text without capitals, accents, punctuation and double spaces.
    pub folded: String,
    /// Its stems, each with the word it stood for first.
    pub stems: BTreeMap<String, String>,
    /// Numbers that say how many, in words or digits.
    pub figures: BTreeSet<String>,
    /// Groups of people, in order of the text.
    pub people: Vec<String>,
    pub language: Language,
    pub says_more: bool,
    pub says_less: bool,
    pub denials: usize,
}

impl Reading {
    pub fn of(text: &str) -> Self {
        let lists = Lists::get();
        let words: Vec<String> = words(text);
        let count = |list: &BTreeSet<&str>| words.iter().filter(|word| list.contains(word.as_str())).count();
        let is_english = count(&lists.english) + count(&lists.english_tells) > count(&lists.dutch);
        let language = if is_english { Language::English } else { Language::Dutch };
        let small = if language == Language::English { &lists.english } else { &lists.dutch };
        let mut reading = Self { folded: words.join(" "), language, ..Self::default() };
        for (at, word) in words.iter().enumerate() {
            let word = word.as_str();
            reading.denials += usize::from(lists.denials.contains(word));
            reading.says_more |= lists.more.contains(word);
            reading.says_less |= lists.less.contains(word);
            if let Some(figure) = lists.figure(word) {
                let is_span = words.get(at + 1).is_some_and(|next| lists.spans.contains(next.as_str()));
                if !is_span && !is_year(&figure) && !figure.is_empty() {
                    reading.figures.insert(figure);
                }
            } else if !small.contains(word) && !lists.says_how(word) {
                reading.add(lists, word, language);
            }
        }
        reading
    }

    fn add(&mut self, lists: &Lists, word: &str, language: Language) {
        let stem = lists.stem(word, language);
        if stem.is_empty() {
            return;
        }
        if lists.people.contains(&stem) && !self.people.contains(&stem) {
            self.people.push(stem.clone());
        }
        self.stems.entry(stem).or_insert_with(|| word.to_owned());
    }

    /// Takes apart words that are two others of the vocabulary in one: "buurtbewoners" beside "buurt" and "bewoners".
    pub fn split_compounds(&mut self, compounds: &mut Compounds) {
        for (stem, word) in self.stems.clone() {
            let Some(parts) = compounds.parts(&word, self.language) else { continue };
            self.stems.remove(&stem);
            for part in parts {
                self.stems.entry(part).or_insert_with(|| word.clone());
            }
        }
    }

    /// How much a stem counts: people in general hardly, everything else fully.
    pub fn weight(stem: &str) -> f64 {
        if Lists::get().weak.contains(stem) { 0.3 } else { 1.0 }
    }
}

/// The shortest part of a compound, in letters.
const LEAST_PART: usize = 4;

/// Words in one, by a vocabulary of stems; each word is looked at once.
pub(super) struct Compounds {
    vocabulary: BTreeSet<String>,
    known: BTreeMap<String, Option<[String; 2]>>,
}

impl Compounds {
    /// With the stems of these texts.
    pub fn of<'a>(readings: impl Iterator<Item = &'a Reading>) -> Self {
        let vocabulary = readings.flat_map(|reading| reading.stems.keys().cloned()).into_set();
        Self { vocabulary, known: BTreeMap::new() }
    }

    fn parts(&mut self, word: &str, language: Language) -> Option<[String; 2]> {
        if let Some(parts) = self.known.get(word) {
            return parts.clone();
        }
        let part = |text: &str| {
            let stem = (text.len() >= LEAST_PART).then(|| Lists::get().stem(text, language));
            stem.filter(|stem| self.vocabulary.contains(stem))
        };
        let ends = LEAST_PART..word.len().saturating_sub(LEAST_PART - 1);
        let parts = ends.into_iter().find_map(|at| Some([part(word.get(..at)?)?, part(word.get(at..)?)?]));
        self.known.insert(word.to_owned(), parts.clone());
        parts
    }
}

/// Words and numbers, folded; a number keeps its point and comma, a word its apostrophe before an s.
fn words(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '\'' | '’');
    let parts = text.split(|c: char| !is_part(c));
    let parts = parts.flat_map(|part| {
        let is_number = part.starts_with(|c: char| c.is_ascii_digit());
        let cut: &[char] = if is_number { &[] } else { &['.', ','] };
        part.split(move |c| cut.contains(&c)).collect::<Vec<_>>()
    });
    let trimmed = parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()));
    trimmed.filter(|part| !part.is_empty()).map(folded).collect()
}

fn is_year(figure: &str) -> bool {
    figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"))
}

/// The lists, read once.
struct Lists {
    dutch: BTreeSet<&'static str>,
    english: BTreeSet<&'static str>,
    english_tells: BTreeSet<&'static str>,
    denials: BTreeSet<&'static str>,
    more: BTreeSet<&'static str>,
    less: BTreeSet<&'static str>,
    spans: BTreeSet<&'static str>,
    figures: BTreeMap<&'static str, &'static str>,
    irregular: BTreeMap<&'static str, &'static str>,
    /// Stems that stand for others.
    same: BTreeMap<String, String>,
    weak: BTreeSet<String>,
    people: BTreeSet<String>,
}

impl Lists {
    fn get() -> &'static Self {
        static LISTS: OnceLock<Lists> = OnceLock::new();
        LISTS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let set = |list: &'static str| list.split_whitespace().into_set();
        let mut lists = Self {
            dutch: set(DUTCH_SMALL),
            english: set(ENGLISH_SMALL),
            english_tells: set(ENGLISH_TELLS),
            denials: set(DENIALS),
            more: set(MORE),
            less: set(LESS),
            spans: set(SPANS),
            figures: FIGURES.iter().copied().into_map(),
            irregular: IRREGULAR.iter().copied().into_map(),
            same: BTreeMap::new(),
            weak: BTreeSet::new(),
            people: BTreeSet::new(),
        };
        let both = [Language::Dutch, Language::English];
        let mut same = BTreeMap::new();
        for group in SAME {
            for language in both {
                let mut stems = group.split(' ').map(|word| lists.own_stem(word, language));
                let Some(first) = stems.next() else { continue };
                for stem in stems {
                    same.entry(stem).or_insert_with(|| first.clone());
                }
            }
        }
        lists.same = same;
        let stems = |list: &str| {
            let all = list.split_whitespace().map(folded).collect::<Vec<_>>();
            all.iter().flat_map(|word| both.map(|language| lists.stem(word, language))).into_set()
        };
        let (weak, people) = (stems(WEAK), stems(PEOPLE));
        (lists.weak, lists.people) = (weak, people);
        lists
    }

    fn own_stem(&self, word: &str, language: Language) -> String {
        stem(self.irregular.get(word).copied().unwrap_or(word), language)
    }

    fn stem(&self, word: &str, language: Language) -> String {
        let own = self.own_stem(word, language);
        self.same.get(&own).cloned().unwrap_or(own)
    }

    fn figure(&self, word: &str) -> Option<String> {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(word.replace(',', "."));
        }
        self.figures.get(word).map(|figure| (*figure).to_owned())
    }

    /// Words that say how it changes, and not what.
    fn says_how(&self, word: &str) -> bool {
        self.more.contains(word) || self.less.contains(word) || self.denials.contains(word) || self.spans.contains(word)
    }
}
