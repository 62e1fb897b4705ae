//! Which verbs of a sentence say something of their own, and which stand in a clause that only describes.

use super::Sentence;
use super::words::Words;

/// A verb in its form of a subject, in the main clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// Its place.
    pub at: usize,
    /// Whether it has the form of more than one.
    pub is_plural: bool,
}

/// The verbs of the main clauses, in order. After "die" or "dat" the next verb belongs to that clause, which
/// ends with it or at a comma. What follows an article or "te" is no verb.
pub(super) fn main_verbs(words: &Words, sentence: &Sentence) -> Vec<Verb> {
    let mut found = Vec::new();
    let mut is_below = false;
    for (at, word) in sentence.words().iter().enumerate() {
        is_below &= !word.after_pause;
        if words.subordinators.contains(&word.lower.as_str()) && !is_content_clause(words, sentence, at) {
            is_below = true;
            continue;
        }
        let Some(is_plural) = words.number_of(&word.lower) else { continue };
        let before = at.checked_sub(1).map_or("", |at| sentence.at(at));
        if words.determiners.contains(&before) || words.infinitive_marks.contains(&before) {
            continue;
        }
        if is_below {
            is_below = false;
        } else {
            found.push(Verb { at, is_plural });
        }
    }
    found
}

/// "We willen dat ...": what follows is the goal itself.
fn is_content_clause(words: &Words, sentence: &Sentence, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| sentence.at(at));
    sentence.at(at) == words.that && words.wishes.contains(&before)
}

/// The place of the last word that opens a describing clause which is still open just before `end`.
pub(super) fn is_describing(words: &Words, sentence: &Sentence, verbs: &[Verb], end: usize) -> bool {
    let opens =
        |at: &usize| words.subordinators.contains(&sentence.at(*at)) && !is_content_clause(words, sentence, *at);
    let Some(start) = (0..end).rev().find(opens) else { return false };
    let pauses = (start + 1..=end).any(|at| sentence.words().get(at).is_some_and(|word| word.after_pause));
    !pauses && !verbs.iter().any(|verb| verb.at > start && verb.at < end)
}
