//! A goal written as an activity: "het organiseren van ...", "opzetten van ...", "we organiseren ...".

use super::Sentence;
use super::figure::{has_moment, leads_to_moment};
use super::verbs::main_verbs;
use super::words::kind;

/// The words by which it says so.
pub(super) fn find(sentence: &Sentence) -> Option<String> {
    let start = after_moment(sentence);
    if let Some(end) = doer(sentence, start) {
        return Some(sentence.text(start..end));
    }
    // A sentence with a verb of its own says how things are.
    let described = (start..sentence.len()).find(|at| sentence.is(*at, kind::SUBORDINATOR));
    if main_verbs(sentence).iter().any(|verb| described.is_none_or(|at| verb.at < at)) {
        return None;
    }
    let end = named_deed(sentence, start).or_else(|| bare_deed(sentence, start));
    if let Some(end) = end {
        return Some(sentence.text(start..end));
    }
    let last = sentence.len().checked_sub(1).filter(|last| *last > start)?;
    let is_deed = sentence.list().deeds_at_the_end && sentence.is(last, kind::DEED);
    let is_bound = sentence.follows(last, kind::INFINITIVE_MARK | kind::DETERMINER);
    (is_deed && !is_bound).then(|| sentence.text(last..last + 1))
}

/// Where the sentence begins behind "over vier jaar" or "in 2030".
fn after_moment(sentence: &Sentence) -> usize {
    if !leads_to_moment(sentence.at(0)) {
        return 0;
    }
    let ends = (2..=4).filter(|end| *end < sentence.len());
    ends.filter(|end| has_moment(&sentence.text(0..*end))).min().unwrap_or(0)
}

/// "We organiseren", "de gemeente biedt", "organiseert de gemeente": somebody who does something.
fn doer(sentence: &Sentence, start: usize) -> Option<usize> {
    let we = |at: usize| sentence.is(at, kind::WE).then_some(at + 1);
    let office = |at: usize| {
        let at = if sentence.is(at, kind::DETERMINER) { at + 1 } else { at };
        sentence.is(at, kind::OFFICE).then_some(at + 1)
    };
    let does = |at: usize| sentence.is(at, kind::DEED | kind::DOES);
    let subject = |at: usize| we(at).or_else(|| office(at));
    if let Some(verb) = subject(start) {
        if does(verb) {
            return Some(verb + 1);
        }
        let last = sentence.len().checked_sub(1)?;
        let plans = sentence.is(verb, kind::PLAN) && last > verb;
        let planned = (verb + 1..=last).find(|at| sentence.is(*at, kind::DEED));
        return planned.filter(|_| plans).map(|at| at + 1);
    }
    subject(start + 1).filter(|_| does(start))
}

/// "Het organiseren van", "het samen opzetten van", "de invoering van".
fn named_deed(sentence: &Sentence, start: usize) -> Option<usize> {
    let has_article = sentence.is(start, kind::DETERMINER);
    let first = if has_article { start + 1 } else { start };
    let is_deed = |at: usize| sentence.is(at, kind::DEED | kind::DEED_NOUN);
    let is_any = |at: usize| {
        let is_long = sentence.at(at).len() > 5 && sentence.at(at).ends_with("en");
        has_article && sentence.at(start) == sentence.list().neuter && is_long && !sentence.is(at, kind::NO_DEED)
    };
    let of = |at: usize| sentence.at(at) == sentence.list().of;
    // "organiseren en uitvoeren van": up to three words between the article and "van".
    let end = (first + 1..first + 5).find(|at| of(*at))?;
    let is_named = is_deed(end - 1) || is_deed(first) || end == first + 1 && is_any(first);
    is_named.then_some(end + 1)
}

/// "Organiseren van", "Setting up a shelter": the deed is the first word.
fn bare_deed(sentence: &Sentence, start: usize) -> Option<usize> {
    let is_deed = sentence.is(start, kind::DEED | kind::GERUND);
    (is_deed && sentence.len() > start + 1).then_some(start + 1)
}
