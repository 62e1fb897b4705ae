//! Which verbs of a sentence say something of their own, and which stand in a clause that only describes.

use super::Sentence;
use super::words::kind;

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
pub(super) fn main_verbs(sentence: &Sentence) -> Vec<Verb> {
    let mut found = Vec::new();
    let mut is_below = false;
    for (at, word) in sentence.words().iter().enumerate() {
        is_below &= !word.after_pause;
        if sentence.is(at, kind::SUBORDINATOR) && !is_content_clause(sentence, at) {
            is_below = true;
            continue;
        }
        let is_plural = sentence.is(at, kind::PLURAL);
        let is_verb = is_plural || sentence.is(at, kind::SINGULAR);
        if !is_verb || sentence.follows(at, kind::DETERMINER | kind::INFINITIVE_MARK) {
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
fn is_content_clause(sentence: &Sentence, at: usize) -> bool {
    sentence.at(at) == sentence.list().that && sentence.follows(at, kind::WISH)
}

/// The place of the last word that opens a describing clause which is still open just before `end`.
pub(super) fn is_describing(sentence: &Sentence, verbs: &[Verb], end: usize) -> bool {
    let opens = |at: &usize| sentence.is(*at, kind::SUBORDINATOR) && !is_content_clause(sentence, *at);
    let Some(start) = (0..end).rev().find(opens) else { return false };
    let pauses = (start + 1..=end).any(|at| sentence.words().get(at).is_some_and(|word| word.after_pause));
    !pauses && !verbs.iter().any(|verb| verb.at > start && verb.at < end)
}
