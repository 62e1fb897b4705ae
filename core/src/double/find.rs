//! Looking for doubles in a whole workbook, by an index of rare words.

use super::compare::{Likeness, LikenessReason, THRESHOLD, likeness};
use super::reading::{Compounds, Reading};
use crate::command::MERGEABLE;
use crate::gather::{Gather, Sort};
use crate::model::Workbook;
use crate::store::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// In so many different texts a word may stand and still find candidates.
pub const MOST: usize = 100;

/// Two records that may say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Double {
    /// The one with the smaller id.
    pub one: RecordId,
    /// The other.
    pub other: RecordId,
    /// How much they are alike, 0.6 to 1.
    pub score: f64,
    /// Why.
    pub reasons: Vec<LikenessReason>,
}

type Read = (RecordId, Reading);

/// A text and the records that have it in these words.
struct Entry {
    reading: Reading,
    records: Vec<RecordId>,
}

/// The probable doubles, the likeliest first, at most `limit`; what was told apart
/// ([`crate::command::Command::TellApart`]) is left out. Only records that can become one are compared: of one
/// table, goals of one kind.
pub fn doubles(workbook: &Workbook, limit: usize) -> Vec<Double> {
    let apart: BTreeSet<(&RecordId, &RecordId)> = (workbook.distinct.values())
        .filter_map(|apart| Some(in_order(apart.one.as_ref()?, apart.other.as_ref()?)))
        .into_set();
    let mut found = Vec::new();
    for entries in families(workbook) {
        let mut pairs: Vec<(&RecordId, &RecordId, Likeness)> = Vec::new();
        for entry in &entries {
            // Of several with the same words each is held against the first that is not known to be another.
            for (at, record) in entry.records.iter().enumerate() {
                let before = entry.records.iter().take(at);
                let twin = before.map(|other| in_order(other, record)).find(|pair| !apart.contains(pair));
                let alike = twin.and_then(|pair| Some((pair, likeness(&entry.reading, &entry.reading)?)));
                pairs.extend(alike.map(|((one, other), alike)| (one, other, alike)));
            }
        }
        for (first, second) in candidates(&entries) {
            let Some(alike) = likeness(&first.reading, &second.reading) else { continue };
            let all = first.records.iter().flat_map(|one| second.records.iter().map(move |other| in_order(one, other)));
            let pair = all.take(MOST).find(|pair| !apart.contains(pair));
            pairs.extend(pair.map(|(one, other)| (one, other, alike)));
        }
        found.extend(pairs.into_iter().map(|(one, other, alike)| double(workbook, one, other, alike)));
    }
    found.put_in_order(|a, b| b.score.total_cmp(&a.score).then_with(|| (&a.one, &a.other).cmp(&(&b.one, &b.other))));
    found.truncate(limit);
    found
}

fn in_order<'a>(one: &'a RecordId, other: &'a RecordId) -> (&'a RecordId, &'a RecordId) {
    if one <= other { (one, other) } else { (other, one) }
}

fn double(workbook: &Workbook, one: &RecordId, other: &RecordId, alike: Likeness) -> Double {
    let Likeness { mut score, mut reasons } = alike;
    let forest = workbook.forest();
    if forest.contains(one) && forest.parent(one) == forest.parent(other) {
        score = (score + 0.05).min(1.0);
        reasons.push(LikenessReason::SamePlace);
    }
    Double { one: one.clone(), other: other.clone(), score, reasons }
}

/// Per table, and per kind of goal, the different texts with their records.
fn families(workbook: &Workbook) -> Vec<Vec<Entry>> {
    let mut families: BTreeMap<(&str, Option<&str>), Vec<Read>> = BTreeMap::new();
    for id in workbook.ids().filter(|id| MERGEABLE.contains(&id.table())) {
        let kind = workbook.goals.get(id).and_then(|goal| goal.kind).map(crate::model::GoalKind::word);
        let reading = Reading::of(workbook.text_of(id).unwrap_or_default());
        if !reading.stems.is_empty() {
            families.entry((id.table(), kind)).or_default().push((id.clone(), reading));
        }
    }
    let mut compounds = Compounds::of(families.values().flatten().map(|(_, reading)| reading));
    families.into_values().map(|readings| entries(readings, &mut compounds)).collect()
}

/// Records that say exactly the same in the same sense are one entry.
fn entries(readings: Vec<Read>, compounds: &mut Compounds) -> Vec<Entry> {
    let mut by_words: BTreeMap<(Vec<String>, Vec<String>), Vec<Entry>> = BTreeMap::new();
    for (id, mut reading) in readings {
        reading.split_compounds(compounds);
        let stems = reading.stems.keys().cloned().collect();
        let same = by_words.entry((stems, reading.figures.iter().cloned().collect())).or_default();
        let is_like = |entry: &&mut Entry| {
            let has =
                |reading: &Reading| (reading.says_more, reading.says_less, reading.denials, reading.people.clone());
            has(&entry.reading) == has(&reading)
        };
        match same.iter_mut().find(is_like) {
            Some(entry) => entry.records.push(id),
            None => same.push(Entry { reading, records: vec![id] }),
        }
    }
    by_words.into_values().flatten().collect()
}

/// Pairs of entries that share a rare word, each once, in order. Two texts that are alike enough share one of their
/// rarest words: with n words and a threshold t one of the first n - t·n + 1 (prefix filtering, Chaudhuri et al. 2006).
fn candidates(entries: &[Entry]) -> Vec<(&Entry, &Entry)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in entries.iter().flat_map(|entry| entry.reading.stems.keys()) {
        *counts.entry(stem).or_default() += 1;
    }
    let mut holding: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for (at, entry) in entries.iter().enumerate() {
        let count = |stem: &str| counts.get(stem).copied().unwrap_or_default();
        let mut stems: Vec<&str> = entry.reading.stems.keys().map(String::as_str).collect();
        stems.put_in_order(|a, b| (count(a), *a).cmp(&(count(b), *b)));
        let rare = stems.len() - least_shared(stems.len()) + 1;
        for stem in stems.into_iter().take(rare).filter(|stem| count(stem) <= MOST) {
            let before = holding.entry(stem).or_default();
            pairs.extend(before.iter().map(|other| (*other, at)));
            before.push(at);
        }
    }
    pairs.into_iter().filter_map(|(one, other)| Some((entries.get(one)?, entries.get(other)?))).collect()
}

/// How many of so many words another text must share at least; weak words and numbers may lower the score, so that
/// one fewer is asked for.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a few words")]
fn least_shared(count: usize) -> usize {
    let least = libm::ceil(count as f64 * THRESHOLD) as usize;
    least.saturating_sub(1).max(1)
}
