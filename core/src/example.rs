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
}

impl Example {
    /// Every example, in the order of the page.
    pub const ALL: &'static [Self] = &[Self::Mantelzorg];

    /// Its name on the command line and in keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mantelzorg => "mantelzorg",
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
        }
    }

    /// The files that join into it.
    const fn files(self, language: Language) -> [&'static str; 2] {
        let words = match (self, language) {
            (Self::Mantelzorg, Language::Dutch) => include_str!("example/mantelzorg.nl.json"),
            (Self::Mantelzorg, Language::English) => include_str!("example/mantelzorg.en.json"),
        };
        match self {
            Self::Mantelzorg => [include_str!("example/mantelzorg.json"), words],
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
mod tests {
    use super::*;
    use crate::model::{CORE_VALUES, GoalKind, TABLES, Workbook, core_value_id, present_situation_id};
    use crate::store::{Cell, RecordId};
    use std::collections::{BTreeMap, BTreeSet};

    fn both() -> [(Store, Workbook); 2] {
        [Language::Dutch, Language::English].map(|language| {
            let store = workbook(Example::Mantelzorg, language);
            let workbook = Workbook::project(&store);
            (store, workbook)
        })
    }

    #[test]
    fn every_file_of_every_example_reads_and_belongs_to_one_workbook() {
        for example in Example::ALL {
            for language in Language::ALL {
                let read = example.files(*language).map(|file| format::read(file.as_bytes()).unwrap().workbook_id);
                assert_eq!(read[0], read[1]);
                let store = workbook(*example, *language);
                assert_eq!(Workbook::project(&store).title(), example.title(*language));
            }
            assert_eq!(Example::parse(example.key()), Some(*example));
        }
    }

    #[test]
    fn the_languages_differ_in_words_only() {
        let [dutch, english] = both().map(|(store, _)| {
            let fields_of = |(id, record): (&RecordId, &crate::store::StoredRecord)| {
                (id.clone(), record.cells.keys().cloned().collect::<BTreeSet<_>>())
            };
            store.records().map(fields_of).collect::<BTreeMap<_, _>>()
        });
        assert_eq!(dutch, english);
        let [structure, words] =
            Example::Mantelzorg.files(Language::Dutch).map(|f| format::read(f.as_bytes()).unwrap());
        for (id, record) in words.store.records() {
            let twice = record.cells.keys().find(|field| structure.store.cell(id, field).is_some());
            assert_eq!(twice, None, "{id}");
        }
    }

    #[test]
    fn the_english_is_english() {
        let [(dutch, _), (english, _)] = both();
        let same: Vec<String> = dutch
            .records()
            .filter_map(|(id, record)| {
                let text = |cell: Option<&Cell>| cell.and_then(Cell::shown).map(ToString::to_string);
                let field = crate::store::Field::known("text");
                let own = text(record.cells.get(&field))?;
                (Some(&own) == text(english.cell(id, &field)).as_ref()).then_some(own)
            })
            .collect();
        assert_eq!(same, ["\"Iris\""]);
    }

    #[test]
    fn every_table_has_something_to_see() {
        for (_, workbook) in both() {
            let empty: Vec<_> = workbook.counts().into_iter().filter(|(_, count)| *count == 0).collect();
            assert_eq!(empty, []);
            assert_eq!(workbook.goals.len() + workbook.activities.len(), 20);
            let of_kind = |kind| workbook.goals.values().filter(|goal| goal.kind == Some(kind)).count();
            let kinds = [GoalKind::Ambition, GoalKind::Outcome, GoalKind::Subgoal, GoalKind::Output].map(of_kind);
            assert_eq!(kinds, [1, 2, 7, 5]);
            assert!(workbook.contributions.values().any(|c| c.strength.is_some_and(|s| s < 0.0)), "a waterbedeffect");
            assert!(workbook.alternatives.contains_key(&present_situation_id()));
            assert!(CORE_VALUES.iter().all(|key| workbook.values.contains_key(&core_value_id(key))));
            assert!(workbook.listed().is_empty());
            for weights in workbook.weights.values() {
                assert!((weights.points.values().sum::<f64>() - 100.0).abs() < f64::EPSILON);
            }
        }
    }

    #[test]
    fn every_reference_leads_to_a_record_and_every_record_is_of_a_known_table() {
        for (store, _) in both() {
            for (id, record) in store.records() {
                let table = TABLES.iter().find(|table| table.name == id.table()).unwrap();
                for (field, cell) in &record.cells {
                    assert!(table.field(field.as_str()).is_some(), "{id} {field}");
                    let value = cell.shown().unwrap();
                    let texts = value.as_array().map_or(vec![value], |items| items.iter().collect());
                    for target in texts.into_iter().filter_map(|text| RecordId::parse(text.as_str()?)) {
                        let is_table = TABLES.iter().any(|table| table.name == target.table());
                        assert!(!is_table || store.is_visible(&target), "{id} {field} leads to {target}");
                    }
                }
                let parts: Vec<&str> = id.key().split('/').collect();
                let ends = ["activity", "goal", "indicator", "provider"].iter().filter_map(|end| {
                    let end = record.cells.get(*end)?.shown()?.as_str()?;
                    RecordId::parse(end)
                });
                if parts.len() == 2 {
                    assert!(ends.into_iter().all(|end| parts.contains(&end.key())), "{id} is named after its ends");
                }
            }
        }
    }
}
