//! Looking for doubles in a whole workbook, by an index of rare words.

use super::compare::{Likeness, LikenessReason, THRESHOLD, likeness};
use super::reading::{Compounds, Reading, Words};
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
    /// Its stems by their numbers, ascending.
    stems: Vec<usize>,
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
    let (families, weights) = families(workbook);
    for entries in families {
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
        for (first, second) in candidates(&entries, &weights) {
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

/// Per table, and per kind of goal, the different texts with their records; and how much each stem counts.
fn families(workbook: &Workbook) -> (Vec<Vec<Entry>>, Vec<f64>) {
    let mut families: BTreeMap<(&str, Option<&str>), Vec<Read>> = BTreeMap::new();
    let mut words = Words::default();
    for id in workbook.ids().filter(|id| MERGEABLE.contains(&id.table())) {
        let kind = workbook.goals.get(id).and_then(|goal| goal.kind).map(crate::model::GoalKind::word);
        let reading = Reading::of(workbook.text_of(id).unwrap_or_default(), &mut words);
        if !reading.stems.is_empty() {
            families.entry((id.table(), kind)).or_default().push((id.clone(), reading));
        }
    }
    let mut compounds = Compounds::of(families.values().flatten().map(|(_, reading)| reading));
    let weights = compounds.stems().map(Reading::weight).collect();
    (families.into_values().map(|readings| entries(readings, &mut compounds)).collect(), weights)
}

/// Records that say exactly the same in the same sense are one entry.
fn entries(readings: Vec<Read>, compounds: &mut Compounds) -> Vec<Entry> {
    let mut by_words: BTreeMap<(Vec<usize>, Vec<String>), Vec<Entry>> = BTreeMap::new();
    for (id, mut reading) in readings {
        reading.split_compounds(compounds);
        let stems = compounds.numbers(&reading);
        let same = by_words.entry((stems.clone(), reading.figures.iter().cloned().collect())).or_default();
        let is_like = |entry: &&mut Entry| {
            let has = |reading: &Reading| (reading.says_more, reading.says_less, reading.denials);
            has(&entry.reading) == has(&reading) && entry.reading.people == reading.people
        };
        match same.iter_mut().find(is_like) {
            Some(entry) => entry.records.push(id),
            None => same.push(Entry { reading, stems, records: vec![id] }),
        }
    }
    by_words.into_values().flatten().collect()
}

/// Pairs of entries that share a rare word and enough others, each once, in order. Two texts that are alike enough
/// share one of their rarest words: with n words and a threshold t one of the first n - t·n + 1 (prefix filtering,
/// Chaudhuri et al. 2006).
fn candidates<'a>(entries: &'a [Entry], weights: &[f64]) -> Vec<(&'a Entry, &'a Entry)> {
    let mut counts = vec![0_usize; weights.len()];
    for stem in entries.iter().flat_map(|entry| &entry.stems) {
        counts.get_mut(*stem).into_iter().for_each(|count| *count += 1);
    }
    let count = |stem: usize| counts.get(stem).copied().unwrap_or_default();
    let mut holding: Vec<Vec<usize>> = vec![Vec::new(); weights.len()];
    let mut pairs = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let mut stems = entry.stems.clone();
        stems.sort_by_key(|stem| (count(*stem), *stem));
        let rare = stems.len() - least_shared(stems.len()) + 1;
        let mut before: Vec<usize> = Vec::new();
        for stem in stems.into_iter().take(rare).filter(|stem| count(*stem) <= MOST) {
            if let Some(holding) = holding.get_mut(stem) {
                before.extend_from_slice(holding);
                holding.push(at);
            }
        }
        before.sort_unstable();
        before.dedup();
        pairs.extend(
            before
                .into_iter()
                .filter(|one| entries.get(*one).is_some_and(|one| shares_enough(&one.stems, &entry.stems, weights)))
                .map(|one| (one, at)),
        );
    }
    pairs.sort_unstable();
    pairs.into_iter().filter_map(|(one, other)| Some((entries.get(one)?, entries.get(other)?))).collect()
}

/// Whether the words alone could make two texts alike: without allocating, for most pairs are not.
fn shares_enough(one: &[usize], other: &[usize], weights: &[f64]) -> bool {
    let weight = |stem: &usize| weights.get(*stem).copied().unwrap_or_default();
    let (mut common, mut all) = (0.0, 0.0);
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let (a, b) = (ones.peek().copied(), others.peek().copied());
        match (a, b) {
            (Some(a), Some(b)) if a == b => {
                common += weight(a);
                all += weight(a);
                ones.next();
                others.next();
            }
            (Some(a), b) if b.is_none_or(|b| a < b) => all += ones.next().map_or(0.0, weight),
            (_, Some(_)) => all += others.next().map_or(0.0, weight),
            _ => break,
        }
    }
    // A little less: sums in another order may differ in their last bit.
    common >= all * (THRESHOLD - 1e-9)
}

/// How many of so many words another text must share at least; weak words and numbers may lower the score, so that
/// one fewer is asked for.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a few words")]
fn least_shared(count: usize) -> usize {
    let least = libm::ceil(count as f64 * THRESHOLD) as usize;
    least.saturating_sub(1).max(1)
}
