//! Worked examples to open and change, and random workbooks to measure with.
//!
//! An example is two committed files that join into one workbook, both without stamps: what it is made of
//! (`mantelzorg.json`: kinds, places, links, numbers) and its words in one language (`mantelzorg.nl.json`).
//! Both languages so have the same records under the same ids. Whoever opens a copy gives it a fresh
//! workbook id; two people who work on their own copies never merge by accident.
//!
//! All figures, organisations and answers in them are invented, and say so.

mod mix;
mod phrase;
mod random;

pub use mix::SplitMix64;
pub use random::{MAX_RANDOM_GOALS, random_workbook};

use crate::format;
use crate::store::Store;

/// A language an example is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Nederlands.
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Every language, Dutch first.
    pub const ALL: &'static [Self] = &[Self::Dutch, Self::English];

    /// Its ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// Reads an ISO 639-1 code; `None` for a language there is nothing in.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.code() == code)
    }
}

/// A worked example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Example {
    /// Fewer overburdened informal carers in the Bollenstreek (after seed 003; own words, invented figures):
    /// a whole goal tree, and a first weighing of four alternatives by six people.
    Mantelzorg,
    /// Taking part as best you can (after seed 004; own words, invented figures): an outcome of 5 % more, with
    /// indicators of every kind, some of them incomplete, and means as they are and as they are wanted.
    Meedoen,
    /// Prevention (after seed 002; own words, invented figures): activities at every level for several target
    /// groups, with holes to find.
    Preventie,
    /// Youth care (after seed 002; own words, invented figures, real law): a full value model of twelve people in three
    /// groups, with an alternative that the law excludes, dilemmas, choices of which some are open, and a small tree.
    Jeugdzorg,
}

impl Example {
    /// Every example, in the order of the page.
    pub const ALL: &'static [Self] = &[Self::Mantelzorg, Self::Meedoen, Self::Preventie, Self::Jeugdzorg];

    /// Its name on the command line and in keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mantelzorg => "mantelzorg",
            Self::Meedoen => "meedoen",
            Self::Preventie => "preventie",
            Self::Jeugdzorg => "jeugdzorg",
        }
    }

    /// Reads its key; `None` for an example that does not exist.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|example| example.key() == key)
    }

    /// The title of its workbook.
    pub const fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Mantelzorg, Language::Dutch) => "Mantelzorg in de Bollenstreek",
            (Self::Mantelzorg, Language::English) => "Informal care in the Bollenstreek",
            (Self::Meedoen, Language::Dutch) => "Meedoen naar vermogen",
            (Self::Meedoen, Language::English) => "Taking part as best you can",
            (Self::Preventie, Language::Dutch) => "Preventie in Waterrijk",
            (Self::Preventie, Language::English) => "Prevention in Waterrijk",
            (Self::Jeugdzorg, Language::Dutch) => "Jeugdzorg in Waterrijk",
            (Self::Jeugdzorg, Language::English) => "Youth care in Waterrijk",
        }
    }

    /// The files that join into it.
    const fn files(self, language: Language) -> [&'static str; 2] {
        match (self, language) {
            (Self::Mantelzorg, Language::Dutch) => {
                [include_str!("example/mantelzorg.json"), include_str!("example/mantelzorg.nl.json")]
            }
            (Self::Mantelzorg, Language::English) => {
                [include_str!("example/mantelzorg.json"), include_str!("example/mantelzorg.en.json")]
            }
            (Self::Meedoen, Language::Dutch) => {
                [include_str!("example/meedoen.json"), include_str!("example/meedoen.nl.json")]
            }
            (Self::Meedoen, Language::English) => {
                [include_str!("example/meedoen.json"), include_str!("example/meedoen.en.json")]
            }
            (Self::Preventie, Language::Dutch) => {
                [include_str!("example/preventie.json"), include_str!("example/preventie.nl.json")]
            }
            (Self::Preventie, Language::English) => {
                [include_str!("example/preventie.json"), include_str!("example/preventie.en.json")]
            }
            (Self::Jeugdzorg, Language::Dutch) => {
                [include_str!("example/jeugdzorg.json"), include_str!("example/jeugdzorg.nl.json")]
            }
            (Self::Jeugdzorg, Language::English) => {
                [include_str!("example/jeugdzorg.json"), include_str!("example/jeugdzorg.en.json")]
            }
        }
    }
}

/// The workbook of an example. The same every time; give the copy an id of its own.
pub fn workbook(example: Example, language: Language) -> Store {
    let mut store = Store::default();
    for file in example.files(language) {
        // The files are part of the program, and a test reads every one of them.
        if let Ok(opened) = format::read(file.as_bytes()) {
            store.join(&opened.store);
        }
    }
    store
}

#[cfg(test)]
mod tests;
