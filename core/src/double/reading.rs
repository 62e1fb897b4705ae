//! What a text says, for comparing: its stems, figures, people, and whether it says more, less or not.

use super::stem::{Language, folded, stem};
use super::words::{
    DENIALS, DUTCH_SMALL, ENGLISH_SMALL, ENGLISH_TELLS, FIGURES, IRREGULAR, LESS, MORE, PEOPLE, SAME, SPANS, WEAK,
};
use crate::gather::Gather;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
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
    pub fn of(text: &str, words: &mut Words) -> Self {
        let words: Vec<Rc<Word>> = parts(text).map(|part| words.get(part)).collect();
        let count = |is: fn(&Word) -> bool| words.iter().filter(|word| is(word)).count();
        let is_english = count(|word| word.tells_english) > count(|word| word.is_small_dutch);
        let language = if is_english { Language::English } else { Language::Dutch };
        let mut reading = Self { language, ..Self::default() };
        for (at, word) in words.iter().enumerate() {
            if at > 0 {
                reading.folded.push(' ');
            }
            reading.folded.push_str(&word.folded);
            reading.denials += usize::from(word.denies);
            reading.says_more |= word.says_more;
            reading.says_less |= word.says_less;
            if let Some(figure) = &word.figure {
                let is_span = words.get(at + 1).is_some_and(|next| next.is_span);
                if !is_span && !is_year(figure) && !figure.is_empty() {
                    reading.figures.insert(figure.clone());
                }
            } else if !word.is_small(language) && !word.says_how() {
                reading.add(word);
            }
        }
        reading
    }

    fn add(&mut self, word: &Word) {
        let (stem, is_people) = if self.language == Language::English { &word.english } else { &word.dutch };
        if stem.is_empty() {
            return;
        }
        if *is_people && !self.people.contains(stem) {
            self.people.push(stem.clone());
        }
        if !self.stems.contains_key(stem) {
            self.stems.insert(stem.clone(), word.folded.clone());
        }
    }

    /// Takes apart words that are two others of the vocabulary in one: "buurtbewoners" beside "buurt" and "bewoners".
    pub fn split_compounds(&mut self, compounds: &mut Compounds) {
        let found: Vec<_> = (self.stems.iter())
            .filter_map(|(stem, word)| Some((stem.clone(), word.clone(), compounds.parts(word, self.language)?)))
            .collect();
        for (stem, word, parts) in found {
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

/// What one word is, whatever text it stands in.
#[allow(clippy::struct_excessive_bools, reason = "each says in which list it stands")]
struct Word {
    folded: String,
    is_small_dutch: bool,
    is_small_english: bool,
    tells_english: bool,
    denies: bool,
    says_more: bool,
    says_less: bool,
    is_span: bool,
    figure: Option<String>,
    /// Its stem in each language, and whether that is a group of people.
    dutch: (String, bool),
    english: (String, bool),
}

impl Word {
    fn of(part: &str) -> Self {
        let (lists, folded) = (Lists::get(), folded(part));
        let word = folded.as_str();
        let stem = |language| {
            let stem = lists.stem(word, language);
            let is_people = lists.people.contains(&stem);
            (stem, is_people)
        };
        Self {
            is_small_dutch: lists.dutch.contains(word),
            is_small_english: lists.english.contains(word),
            tells_english: lists.english.contains(word) || lists.english_tells.contains(word),
            denies: lists.denials.contains(word),
            says_more: lists.more.contains(word),
            says_less: lists.less.contains(word),
            is_span: lists.spans.contains(word),
            figure: lists.figure(word),
            dutch: stem(Language::Dutch),
            english: stem(Language::English),
            folded,
        }
    }

    fn is_small(&self, language: Language) -> bool {
        if language == Language::English { self.is_small_english } else { self.is_small_dutch }
    }

    /// Words that say how it changes, and not what.
    fn says_how(&self) -> bool {
        self.says_more || self.says_less || self.denies || self.is_span
    }
}

/// The words met so far: each is looked up in the lists once.
#[derive(Default)]
pub(super) struct Words(BTreeMap<String, Rc<Word>>);

impl Words {
    fn get(&mut self, part: &str) -> Rc<Word> {
        if let Some(word) = self.0.get(part) {
            return Rc::clone(word);
        }
        let word = Rc::new(Word::of(part));
        self.0.insert(part.to_owned(), Rc::clone(&word));
        word
    }
}

/// The shortest part of a compound, in letters.
const LEAST_PART: usize = 4;

/// Words in one, by a vocabulary of stems; each word is looked at once.
pub(super) struct Compounds {
    /// Every stem with its number in their order.
    vocabulary: BTreeMap<String, usize>,
    known: BTreeMap<String, Option<[String; 2]>>,
}

impl Compounds {
    /// With the stems of these texts.
    pub fn of<'a>(readings: impl Iterator<Item = &'a Reading>) -> Self {
        let mut vocabulary = BTreeMap::new();
        for stem in readings.flat_map(|reading| reading.stems.keys()) {
            if !vocabulary.contains_key(stem) {
                vocabulary.insert(stem.clone(), 0);
            }
        }
        vocabulary.values_mut().enumerate().for_each(|(at, number)| *number = at);
        Self { vocabulary, known: BTreeMap::new() }
    }

    /// The stems in their order.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.vocabulary.keys().map(String::as_str)
    }

    /// The numbers of a reading's stems, in order; taking words apart brings no new stems about.
    pub fn numbers(&self, reading: &Reading) -> Vec<usize> {
        reading.stems.keys().filter_map(|stem| self.vocabulary.get(stem).copied()).collect()
    }

    fn parts(&mut self, word: &str, language: Language) -> Option<[String; 2]> {
        if let Some(parts) = self.known.get(word) {
            return parts.clone();
        }
        let part = |text: &str| {
            let stem = (text.len() >= LEAST_PART).then(|| Lists::get().stem(text, language));
            stem.filter(|stem| self.vocabulary.contains_key(stem))
        };
        let ends = LEAST_PART..word.len().saturating_sub(LEAST_PART - 1);
        let parts = ends.into_iter().find_map(|at| Some([part(word.get(..at)?)?, part(word.get(at..)?)?]));
        self.known.insert(word.to_owned(), parts.clone());
        parts
    }
}

/// Words and numbers as they are written; a number keeps its point and comma, a word its apostrophe before an s.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '\'' | '’');
    let parts = text.split(move |c: char| !is_part(c)).flat_map(|part| {
        let is_number = part.starts_with(|c: char| c.is_ascii_digit());
        let cut: &[char] = if is_number { &[] } else { &['.', ','] };
        part.split(cut)
    });
    parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty())
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
}
