//! Comparisons: words that say that something changes, and not from what to what.

use super::Sentence;
use super::words::kind;

/// The places of comparisons in a sentence.
pub(super) fn all(sentence: &Sentence) -> Vec<usize> {
    (0..sentence.len()).filter(|at| is_comparison(sentence, *at)).collect()
}

fn is_comparison(sentence: &Sentence, at: usize) -> bool {
    let (words, word) = (sentence.list(), sentence.at(at));
    if sentence.is(at, kind::CHANGE) {
        return !sentence.is(at + 1, kind::DENIAL);
    }
    if words.changes_apart.iter().any(|(verb, particle)| *particle == word && has_before(sentence, at, verb)) {
        return true;
    }
    if !sentence.is(at, kind::AMOUNT | kind::COMPARATIVE) {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |at| sentence.at(at));
    let next = sentence.at(at + 1);
    let is_idiom = |(first, second): &(&str, &str)| {
        *first == before && *second == word || *first == word && next.starts_with(second)
    };
    !words.idioms.iter().any(is_idiom) && !is_name(sentence, at) && !is_noun_or_denied(sentence, at)
}

fn has_before(sentence: &Sentence, at: usize, verb: &str) -> bool {
    (0..at).any(|at| sentence.at(at) == verb)
}

/// "Meer en Bosch", "Beter Thuis": a capital inside the sentence, or before another one.
fn is_name(sentence: &Sentence, at: usize) -> bool {
    let capital = |at: usize| sentence.words().get(at).is_some_and(super::Word::is_capitalised);
    let is_first = at == 0 || sentence.words().get(at).is_some_and(|word| word.after_pause);
    let is_amount = sentence.is(at, kind::AMOUNT);
    let joins_name = sentence.at(at + 1) == sentence.list().and && capital(at + 2);
    let before_name = joins_name || capital(at + 1) && !is_amount;
    capital(at) && (!is_first || before_name)
}

/// "Het meer" is water, "de kleinere kernen" are a place, "niet meer" is an end.
fn is_noun_or_denied(sentence: &Sentence, at: usize) -> bool {
    let is_denied_before = (0..at).any(|at| sentence.is(at, kind::DENIAL));
    sentence.follows(at, kind::DEFINITE | kind::DENIAL) || sentence.at(at) == sentence.list().more && is_denied_before
}

#[cfg(test)]
mod tests {
    use crate::finding::wording::sentences;

    fn said(text: &str) -> Vec<String> {
        sentences(text).flat_map(|sentence| sentence.comparisons()).collect()
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
