//! Two goals in one sentence: joined by "en" and each with a verb or a comparison of its own. "Zorg en werk
//! combineren" is one goal, and so is "wonen en leven".

use super::Sentence;
use super::comparison;
use super::verbs::{Verb, is_describing, main_verbs};
use super::words::Words;

/// The second goal, as it stands in the sentence.
pub(super) fn second_goal(words: &Words, sentence: &Sentence) -> Option<String> {
    let verbs = main_verbs(words, sentence);
    let joints = (1..sentence.words().len())
        .filter(|at| matches!(sentence.at(*at), joint if joint == words.and || joint == "én"));
    let mut second = joints.filter(|at| !joins_words(words, sentence, *at)).filter(|at| {
        has_two_wishes(words, sentence, *at)
            || has_two_comparisons(words, sentence, *at)
            || has_two_verbs(words, sentence, &verbs, *at)
            || is_added(words, sentence, *at)
    });
    second.next().map(|at| sentence.text(at + 1..sentence.words().len()))
}

/// "tussen werk en zorg", "zowel thuis en op school".
fn joins_words(words: &Words, sentence: &Sentence, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|at| words.between.contains(&sentence.at(at)))
}

/// "We willen dat ... en dat ...".
fn has_two_wishes(words: &Words, sentence: &Sentence, at: usize) -> bool {
    let wished = |that: usize| {
        sentence.at(that) == words.that && that.checked_sub(1).is_some_and(|at| words.wishes.contains(&sentence.at(at)))
    };
    sentence.at(at + 1) == words.that && (1..at).any(wished)
}

/// "Meer werk en minder armoede", but not "meer en betere zorg" or "sneller en beter geholpen".
fn has_two_comparisons(words: &Words, sentence: &Sentence, at: usize) -> bool {
    let compared = comparison::all(words, sentence);
    let before = compared.iter().any(|place| place + 1 < at);
    let is_of_noun = |word: &str| words.amounts.contains(&word) || word.ends_with("ere") || words.neuter.is_empty();
    let after = compared.contains(&(at + 1)) && is_of_noun(sentence.at(at + 1));
    before && after && !sentence.at(at + 2).is_empty()
}

/// "en daarnaast", "and also": behind it stands something of its own.
fn is_added(words: &Words, sentence: &Sentence, at: usize) -> bool {
    words.besides.contains(&sentence.at(at + 1)) && at >= 3 && sentence.words().len() > at + 3 && {
        // "en ook wie geen werk heeft" goes on with the first goal.
        !words.subordinators.contains(&sentence.at(at + 2)) && !words.prepositions.contains(&sentence.at(at + 2))
    }
}

/// "Inwoners voelen zich veilig en hebben genoeg geld".
fn has_two_verbs(words: &Words, sentence: &Sentence, verbs: &[Verb], at: usize) -> bool {
    let Some(first) = verbs.iter().rfind(|verb| verb.at < at) else { return false };
    let ends =
        |end: &usize| sentence.words().get(*end).is_some_and(|word| word.after_pause) || sentence.at(*end) == words.and;
    let end = (at + 1..sentence.words().len()).find(ends).unwrap_or(sentence.words().len());
    let Some(second) = verbs.iter().find(|verb| verb.at > at && verb.at < end) else { return false };
    if is_describing(words, sentence, verbs, at) || first.at + 1 == at {
        return false;
    }
    let is_modal = verbs.iter().any(|verb| verb.at < at && words.modals.contains(&sentence.at(verb.at)))
        || (0..at).any(|at| words.modals.contains(&sentence.at(at)));
    let word = sentence.at(second.at);
    let is_sure = words.sure_verbs.contains(&word);
    let begins = second.at == at + 1;
    if begins {
        // Of another number it is a clause with a subject of its own: "en hebben ouders ...".
        if first.is_plural != second.is_plural {
            return (is_sure || !second.is_plural) && !words.determiners.contains(&word) && second.at + 2 < end;
        }
        // The same subject goes on, unless what looks like a verb is a noun.
        let follows_preposition = at >= 2 && words.prepositions.contains(&sentence.at(at - 2));
        return second.at + 1 < end && (is_sure || !second.is_plural || !is_modal && !follows_preposition);
    }
    // Another subject: after "kunnen" what stands at the end belongs to it.
    let before = sentence.at(second.at - 1);
    if words.prepositions.contains(&before) || is_modal && second.is_plural && second.at + 1 == end {
        return false;
    }
    !second.is_plural || is_sure || !is_modal && second.at + 1 < end
}

#[cfg(test)]
mod tests {
    use crate::finding::wording::{Language, sentences};

    fn second(text: &str) -> Option<String> {
        sentences(text).find_map(|sentence| Language::of(&sentence).second_goal(&sentence))
    }

    #[test]
    fn two_verbs_or_two_comparisons_are_two_goals() {
        assert_eq!(second("Inwoners voelen zich veilig en hebben genoeg geld").as_deref(), Some("hebben genoeg geld"));
        assert_eq!(second("Meer jongeren sporten en minder jongeren roken").as_deref(), Some("minder jongeren roken"));
        assert_eq!(second("People can live at home and the streets are safe").as_deref(), Some("the streets are safe"));
        assert!(second("We willen dat iedereen meedoet en dat niemand eenzaam is").is_some());
    }

    #[test]
    fn one_goal_may_name_two_things() {
        for one in [
            "Mantelzorgers kunnen zorg en werk combineren",
            "Inwoners vinden balans tussen werken en leven thuis",
            "Kinderen groeien gezond en veilig op",
            "Er is hulp voor inwoners die ziek zijn en geen netwerk hebben",
            "Inwoners worden sneller en beter geholpen",
            "Meer en betere zorg dichtbij",
            "Over vier jaar werken familie, vrijwilligers en beroepskrachten als één team",
            "People are able to work and live where they choose",
        ] {
            assert_eq!(second(one), None, "{one}");
        }
    }
}
