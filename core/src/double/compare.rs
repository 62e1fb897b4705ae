//! How much two texts are alike, and why.

use super::reading::{Compounds, Reading, Words};
use crate::gather::Gather;
use std::collections::BTreeSet;

/// From this score on two texts are probable doubles.
pub(super) const THRESHOLD: f64 = 0.6;

/// Why two texts are probable doubles, or not quite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LikenessReason {
    /// The same text, but for capitals and punctuation.
    SameText,
    /// The same words in another form or order.
    SameWords,
    /// These words stand in both, as the first has them, in order of the alphabet.
    SharedWords(Vec<String>),
    /// Different words that mean the same: as the one and as the other has it.
    Synonyms(Vec<(String, String)>),
    /// They say other numbers: that is for the group to look at.
    DifferentFigures,
    /// They stand below the same goal.
    SamePlace,
}

/// How much two texts are alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// From 0.6 (just alike) to 1 (the same words).
    pub score: f64,
    /// Why, the weightiest first.
    pub reasons: Vec<LikenessReason>,
}

/// Whether two texts are probable doubles. Never when the one says more and the other less, when one of them says
/// not, when they are about different groups of people, or when those stand the other way round.
pub fn alike(one: &str, other: &str) -> Option<Likeness> {
    let words = &mut Words::default();
    let (mut one, mut other) = (Reading::of(one, words), Reading::of(other, words));
    let mut compounds = Compounds::of([&one, &other].into_iter());
    one.split_compounds(&mut compounds);
    other.split_compounds(&mut compounds);
    likeness(&one, &other)
}

pub(super) fn likeness(one: &Reading, other: &Reading) -> Option<Likeness> {
    if is_opposed(one, other) || one.stems.is_empty() || other.stems.is_empty() {
        return None;
    }
    let shared: Vec<&String> = one.stems.keys().filter(|stem| other.stems.contains_key(*stem)).collect();
    let weight = |stems: &mut dyn Iterator<Item = &String>| -> f64 { stems.map(|stem| Reading::weight(stem)).sum() };
    let common = weight(&mut shared.iter().copied());
    let all = weight(&mut one.stems.keys()) + weight(&mut other.stems.keys()) - common;
    let mut score = if all > 0.0 { common / all } else { 0.0 };
    let mut reasons = Vec::new();
    let is_same = shared.len() == one.stems.len() && shared.len() == other.stems.len();
    let figures_differ = one.figures != other.figures && !one.figures.is_empty() && !other.figures.is_empty();
    if one.folded == other.folded {
        reasons.push(LikenessReason::SameText);
    } else if is_same {
        reasons.push(LikenessReason::SameWords);
    } else {
        reasons.push(LikenessReason::SharedWords(
            shared.iter().filter_map(|stem| one.stems.get(*stem).cloned()).collect(),
        ));
    }
    let pairs = shared.iter().filter_map(|stem| Some((one.stems.get(*stem)?, other.stems.get(*stem)?)));
    let synonyms: Vec<(String, String)> =
        pairs.filter(|(a, b)| !have_one_beginning(a, b)).map(|(a, b)| (a.clone(), b.clone())).collect();
    if !synonyms.is_empty() {
        reasons.push(LikenessReason::Synonyms(synonyms));
    }
    if figures_differ {
        score *= 0.8;
        reasons.push(LikenessReason::DifferentFigures);
    }
    (score >= THRESHOLD).then_some(Likeness { score, reasons })
}

/// Forms of one word begin alike.
fn have_one_beginning(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    same >= 3 || one.contains(other) || other.contains(one)
}

fn is_opposed(one: &Reading, other: &Reading) -> bool {
    let turns = one.says_more && other.says_less && !other.says_more && !one.says_less
        || one.says_less && other.says_more && !other.says_less && !one.says_more;
    let denies = one.denials % 2 != other.denials % 2;
    let people = |reading: &Reading| -> BTreeSet<String> { reading.people.iter().cloned().into_set() };
    let (some, others) = (people(one), people(other));
    let are_others = !some.is_empty() && !others.is_empty() && some.is_disjoint(&others);
    let other_way_round = some.len() > 1 && some == others && one.people != other.people && !same_beginning(one, other);
    turns || denies || are_others || other_way_round
}

/// Whether two texts name the same group of people first.
fn same_beginning(one: &Reading, other: &Reading) -> bool {
    one.people.first() == other.people.first()
}
