//! Two goals in one sentence: joined by "en" and each with a verb or a comparison of its own. "Zorg en werk
//! combineren" is one goal, and so is "wonen en leven".

use super::comparison;
use super::verbs::{Verb, is_describing, main_verbs};
use super::words::kind;
use super::{Language, Sentence};

/// The second goal, as it stands in the sentence.
pub(super) fn second_goal(sentence: &Sentence) -> Option<String> {
    let verbs = main_verbs(sentence);
    let and = sentence.list().and;
    let joints = (1..sentence.len()).filter(|at| sentence.at(*at) == and || sentence.at(*at) == "én");
    let mut second = joints.filter(|at| !joins_words(sentence, *at)).filter(|at| {
        has_two_wishes(sentence, *at)
            || has_two_comparisons(sentence, *at)
            || has_two_verbs(sentence, &verbs, *at)
            || is_added(sentence, *at)
    });
    second.next().map(|at| sentence.text(at + 1..sentence.len()))
}

/// "tussen werk en zorg", "zowel thuis en op school".
fn joins_words(sentence: &Sentence, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|at| sentence.is(at, kind::BETWEEN))
}

/// "We willen dat ... en dat ...".
fn has_two_wishes(sentence: &Sentence, at: usize) -> bool {
    let that = sentence.list().that;
    let wished = |at: usize| sentence.at(at) == that && sentence.follows(at, kind::WISH);
    sentence.at(at + 1) == that && (1..at).any(wished)
}

/// "Meer werk en minder armoede", but not "meer en betere zorg" or "sneller en beter geholpen".
fn has_two_comparisons(sentence: &Sentence, at: usize) -> bool {
    let compared = comparison::all(sentence);
    let before = compared.iter().any(|place| place + 1 < at);
    let is_english = sentence.language() == Language::English;
    let is_of_noun = is_english || sentence.is(at + 1, kind::AMOUNT) || sentence.at(at + 1).ends_with("ere");
    before && compared.contains(&(at + 1)) && is_of_noun && !sentence.at(at + 2).is_empty()
}

/// "en daarnaast", "and also": behind it stands something of its own.
fn is_added(sentence: &Sentence, at: usize) -> bool {
    sentence.is(at + 1, kind::BESIDES) && at >= 3 && sentence.len() > at + 3 && {
        // "en ook wie geen werk heeft" goes on with the first goal.
        !sentence.is(at + 2, kind::SUBORDINATOR) && !sentence.is(at + 2, kind::PREPOSITION)
    }
}

/// "Inwoners voelen zich veilig en hebben genoeg geld".
fn has_two_verbs(sentence: &Sentence, verbs: &[Verb], at: usize) -> bool {
    let Some(first) = verbs.iter().rfind(|verb| verb.at < at) else { return false };
    let and = sentence.list().and;
    let ends = |end: &usize| sentence.words().get(*end).is_some_and(|w| w.after_pause) || sentence.at(*end) == and;
    let end = (at + 1..sentence.len()).find(ends).unwrap_or(sentence.len());
    let Some(second) = verbs.iter().find(|verb| verb.at > at && verb.at < end) else { return false };
    if is_describing(sentence, verbs, at) || first.at + 1 == at {
        return false;
    }
    let is_modal = (0..at).any(|at| sentence.is(at, kind::MODAL));
    let is_sure = sentence.is(second.at, kind::SURE_VERB);
    if second.at == at + 1 {
        // Of another number it is a clause with a subject of its own: "en hebben ouders ...".
        if first.is_plural != second.is_plural {
            let is_clause = is_sure && !sentence.is(second.at, kind::DETERMINER) || !second.is_plural;
            return is_clause && second.at + 2 < end;
        }
        // The same subject goes on, unless what looks like a verb is a noun.
        let follows_preposition = at >= 2 && sentence.is(at - 2, kind::PREPOSITION);
        return second.at + 1 < end && (is_sure || !second.is_plural || !is_modal && !follows_preposition);
    }
    // Another subject: after "kunnen" what stands at the end belongs to it.
    if sentence.follows(second.at, kind::PREPOSITION) || is_modal && second.is_plural && second.at + 1 == end {
        return false;
    }
    !second.is_plural || is_sure || !is_modal && second.at + 1 < end
}

#[cfg(test)]
mod tests {
    use crate::finding::wording::sentences;

    fn second(text: &str) -> Option<String> {
        sentences(text).find_map(|sentence| sentence.second_goal())
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
