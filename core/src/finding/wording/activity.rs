//! A goal written as an activity: "het organiseren van ...", "opzetten van ...", "we organiseren ...".

use super::Sentence;
use super::figure::has_moment;
use super::verbs::main_verbs;
use super::words::Words;

/// The words by which it says so.
pub(super) fn find(words: &Words, sentence: &Sentence) -> Option<String> {
    let start = after_moment(sentence);
    if let Some(end) = doer(words, sentence, start) {
        return Some(sentence.text(start..end));
    }
    // A sentence with a verb of its own says how things are.
    let described = (start..sentence.words().len()).find(|at| words.subordinators.contains(&sentence.at(*at)));
    if main_verbs(words, sentence).iter().any(|verb| described.is_none_or(|at| verb.at < at)) {
        return None;
    }
    let end = named_deed(words, sentence, start).or_else(|| bare_deed(words, sentence, start));
    if let Some(end) = end {
        return Some(sentence.text(start..end));
    }
    let last = sentence.words().len().checked_sub(1).filter(|last| *last > start)?;
    let before = sentence.at(last - 1);
    let is_deed = words.deeds_at_the_end && words.deeds.contains(&sentence.at(last));
    (is_deed && !words.infinitive_marks.contains(&before) && !words.determiners.contains(&before))
        .then(|| sentence.text(last..last + 1))
}

/// Where the sentence begins behind "over vier jaar" or "in 2030".
fn after_moment(sentence: &Sentence) -> usize {
    let leads = (2..=4).filter(|end| *end < sentence.words().len());
    leads.filter(|end| has_moment(&sentence.text(0..*end))).min().unwrap_or(0)
}

/// "We organiseren", "de gemeente biedt", "organiseert de gemeente": somebody who does something.
fn doer(words: &Words, sentence: &Sentence, start: usize) -> Option<usize> {
    let we = |at: usize| words.we.contains(&sentence.at(at)).then_some(at + 1);
    let office = |at: usize| {
        let at = if words.determiners.contains(&sentence.at(at)) { at + 1 } else { at };
        words.offices.contains(&sentence.at(at)).then_some(at + 1)
    };
    let does = |at: usize| words.deeds.contains(&sentence.at(at)) || words.does.contains(&sentence.at(at));
    let subject = |at: usize| we(at).or_else(|| office(at));
    if let Some(verb) = subject(start) {
        if does(verb) {
            return Some(verb + 1);
        }
        let last = sentence.words().len().checked_sub(1)?;
        let plans = words.plans.contains(&sentence.at(verb)) && last > verb;
        let planned = (verb + 1..=last).find(|at| words.deeds.contains(&sentence.at(*at)));
        return planned.filter(|_| plans).map(|at| at + 1);
    }
    subject(start + 1).filter(|_| does(start))
}

/// "Het organiseren van", "het samen opzetten van", "de invoering van".
fn named_deed(words: &Words, sentence: &Sentence, start: usize) -> Option<usize> {
    let has_article = words.determiners.contains(&sentence.at(start));
    let first = if has_article { start + 1 } else { start };
    let is_deed = |at: usize| words.deeds.contains(&sentence.at(at)) || words.deed_nouns.contains(&sentence.at(at));
    let is_any = |at: usize| has_article && sentence.at(start) == words.neuter && words.is_any_deed(sentence.at(at));
    let of = |at: usize| sentence.at(at) == words.of;
    // "organiseren en uitvoeren van": up to three words between the article and "van".
    let end = (first + 1..first + 5).find(|at| of(*at))?;
    let is_named = is_deed(end - 1) || is_deed(first) || end == first + 1 && is_any(first);
    is_named.then_some(end + 1)
}

/// "Organiseren van", "Setting up a shelter": the deed is the first word.
fn bare_deed(words: &Words, sentence: &Sentence, start: usize) -> Option<usize> {
    let is_deed = words.deeds.contains(&sentence.at(start)) || words.gerunds.contains(&sentence.at(start));
    (is_deed && sentence.words().len() > start + 1).then_some(start + 1)
}
