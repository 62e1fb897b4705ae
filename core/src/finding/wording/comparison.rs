//! Comparisons: words that say that something changes, and not from what to what.

use super::Sentence;
use super::words::Words;

/// The places of comparisons in a sentence.
pub(super) fn all(words: &Words, sentence: &Sentence) -> Vec<usize> {
    (0..sentence.words().len()).filter(|at| is_comparison(words, sentence, *at)).collect()
}

fn is_comparison(words: &Words, sentence: &Sentence, at: usize) -> bool {
    let word = sentence.at(at);
    let is_amount = words.amounts.contains(&word);
    if words.changes.contains(&word) {
        return !words.denials.contains(&sentence.at(at + 1));
    }
    if words.changes_apart.iter().any(|(verb, particle)| *particle == word && has_before(sentence, at, verb)) {
        return true;
    }
    if !is_amount && !words.comparatives.contains(&word) {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |at| sentence.at(at));
    let next = sentence.at(at + 1);
    let is_idiom = words
        .idioms
        .iter()
        .any(|(first, second)| *first == before && *second == word || *first == word && next.starts_with(second));
    !is_idiom && !is_name(words, sentence, at, is_amount) && !is_noun_or_denied(words, sentence, at)
}

fn has_before(sentence: &Sentence, at: usize, verb: &str) -> bool {
    (0..at).any(|at| sentence.at(at) == verb)
}

/// "Meer en Bosch", "Beter Thuis": a capital inside the sentence, or before another one.
fn is_name(words: &Words, sentence: &Sentence, at: usize, is_amount: bool) -> bool {
    let capital = |at: usize| sentence.words().get(at).is_some_and(super::Word::is_capitalised);
    let is_first = at == 0 || sentence.words().get(at).is_some_and(|word| word.after_pause);
    let before_name = capital(at + 1) && !is_amount || sentence.at(at + 1) == words.and && capital(at + 2);
    capital(at) && (!is_first || before_name)
}

/// "Het meer" is water, "de kleinere kernen" are a place, "niet meer" is an end.
fn is_noun_or_denied(words: &Words, sentence: &Sentence, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| sentence.at(at));
    let is_denial = |at: usize| words.denials.contains(&sentence.at(at));
    let is_denied = at > 0 && is_denial(at - 1) || sentence.at(at) == words.more && (0..at).any(is_denial);
    words.definite.contains(&before) || is_denied
}

#[cfg(test)]
mod tests {
    use crate::finding::wording::{Language, sentences};

    fn said(text: &str) -> Vec<String> {
        sentences(text).flat_map(|sentence| Language::of(&sentence).comparisons(&sentence)).collect()
    }

    #[test]
    fn a_comparison_is_a_word_by_itself() {
        assert_eq!(said("Minder schulden en betere zorg"), ["minder", "betere"]);
        assert_eq!(said("Het aantal valpartijen neemt af"), ["af"]);
        assert_eq!(said("Fewer residents feel lonely"), ["fewer"]);
        for none in [
            "Meer en Bosch is een veilige wijk",
            "Het meer is schoon",
            "Niemand is meer eenzaam",
            "In de kleinere kernen is een huisarts",
            "Iedereen kent Beter Thuis",
            "Inwoners kunnen onder meer sporten",
            "Wie hoger onderwijs volgt, krijgt begeleiding",
            "Verbeterteams werken samen",
            "Nobody is lonely any more",
        ] {
            assert_eq!(said(none), Vec::<String>::new(), "{none}");
        }
    }
}
