//! Starting sets: what a group begins with and then makes its own, written in own words after seed 002.
//!
//! A set is a committed file in two languages, `starting/<key>.<language>.json`, that reads like a workbook. Its
//! records have names of their own, so that two people who take the same set add the same records.

use crate::example::Language;
use crate::format;
use crate::store::Store;

/// An act with its rules, or questions per value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StartingSet {
    /// Wet maatschappelijke ondersteuning 2015.
    Wmo,
    /// Jeugdwet.
    Jeugdwet,
    /// Participatiewet.
    Participatiewet,
    /// Wet gemeentelijke schuldhulpverlening.
    Wgs,
    /// Wet langdurige zorg.
    Wlz,
    /// Zorgverzekeringswet.
    Zvw,
    /// Wet publieke gezondheid.
    Wpg,
    /// Questions that fit any subject.
    Generic,
    /// Questions worked out for youth care.
    YouthCare,
}

impl StartingSet {
    /// The acts, in the order of a list.
    pub const ACTS: &'static [Self] =
        &[Self::Wmo, Self::Jeugdwet, Self::Participatiewet, Self::Wgs, Self::Wlz, Self::Zvw, Self::Wpg];
    /// The sets of questions.
    pub const QUESTIONS: &'static [Self] = &[Self::Generic, Self::YouthCare];

    /// Its name in keys and in the names of its records.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Wmo => "wmo",
            Self::Jeugdwet => "jeugdwet",
            Self::Participatiewet => "participatiewet",
            Self::Wgs => "wgs",
            Self::Wlz => "wlz",
            Self::Zvw => "zvw",
            Self::Wpg => "wpg",
            Self::Generic => "generic",
            Self::YouthCare => "youth-care",
        }
    }

    const fn file(self, language: Language) -> &'static str {
        macro_rules! of {
            ($key:literal) => {
                match language {
                    Language::Dutch => include_str!(concat!("starting/", $key, ".nl.json")),
                    Language::English => include_str!(concat!("starting/", $key, ".en.json")),
                }
            };
        }
        match self {
            Self::Wmo => of!("wmo"),
            Self::Jeugdwet => of!("jeugdwet"),
            Self::Participatiewet => of!("participatiewet"),
            Self::Wgs => of!("wgs"),
            Self::Wlz => of!("wlz"),
            Self::Zvw => of!("zvw"),
            Self::Wpg => of!("wpg"),
            Self::Generic => of!("generic"),
            Self::YouthCare => of!("youth-care"),
        }
    }
}

/// The records of a set.
pub fn records(set: StartingSet, language: Language) -> Store {
    // The files are part of the program, and a test reads every one of them.
    format::read(set.file(language).as_bytes()).map(|opened| opened.store).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Workbook;

    fn all() -> impl Iterator<Item = StartingSet> {
        StartingSet::ACTS.iter().chain(StartingSet::QUESTIONS).copied()
    }

    #[test]
    fn every_set_reads_in_both_languages_with_the_same_records() {
        for set in all() {
            let ids = |language| {
                let opened = format::read(set.file(language).as_bytes()).unwrap_or_else(|e| panic!("{set:?}: {e:?}"));
                opened.store.records().map(|(id, _)| id.clone()).collect::<Vec<_>>()
            };
            assert_eq!(ids(Language::Dutch), ids(Language::English), "{set:?}");
            assert!(ids(Language::Dutch).len() > 3, "{set:?}");
        }
    }

    #[test]
    fn an_act_has_its_card_and_rules_with_an_article_and_a_force() {
        for set in StartingSet::ACTS {
            let workbook = Workbook::project(&records(*set, Language::Dutch));
            assert_eq!(workbook.rule_sets.len(), 1, "{set:?}");
            for card in workbook.rule_sets.values() {
                let texts = [&card.purpose, &card.responsibility, &card.practice, &card.financing, &card.council_role];
                assert!(texts.iter().all(|text| text.len() > 40) && !card.source.is_empty(), "{set:?}");
                assert!(!card.as_of.0.is_empty(), "{set:?}");
            }
            assert!(workbook.rules.len() >= 3, "{set:?}");
            for (id, rule) in workbook.rules.iter() {
                assert!(rule.force.is_some() && rule.source_kind.is_some() && !rule.source.is_empty(), "{id}");
                assert!(rule.set.as_ref().is_some_and(|set| workbook.rule_sets.contains_key(set)), "{id}");
            }
        }
    }

    #[test]
    fn questions_are_asked_on_both_sides_of_four_values() {
        for set in StartingSet::QUESTIONS {
            let workbook = Workbook::project(&records(*set, Language::Dutch));
            for value in ["equality", "welfare", "freedom", "safety"] {
                for side in crate::model::Side::ALL {
                    let mut asked = workbook.sub_questions.values();
                    let is_of = |q: &crate::model::SubQuestion| {
                        q.side == Some(*side) && q.value.as_ref().is_some_and(|id| id.key() == value)
                    };
                    assert!(asked.any(is_of), "{set:?} {value} {side:?}");
                }
            }
        }
    }
}
