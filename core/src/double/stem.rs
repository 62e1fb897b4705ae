//! The stem of a word: what its plurals, verb forms and diminutives have in common.
//!
//! After the ideas of Porter's Dutch stemmer (Snowball), shorter and rougher: doubled letters become one everywhere,
//! so that open and closed syllables ("lopen", "loopt") need no repair, and -t and -d go from every word, noun or
//! verb. A stem need not be a word; it must be the same for forms of one word, and different for most others.

/// The language a text is read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Language {
    #[default]
    Dutch,
    English,
}

/// A word in lower case and without accents.
pub(super) fn folded(word: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        c => c,
    };
    word.to_lowercase().chars().map(plain).collect()
}

/// The stem of a folded word.
pub(super) fn stem(word: &str, language: Language) -> String {
    let rough = match language {
        Language::Dutch => dutch(word),
        Language::English => english(word),
    };
    squeezed(&rough)
}

/// Without the first of these endings that leaves enough.
fn without<'a>(word: &'a str, endings: &[(&str, usize)]) -> &'a str {
    let cut = |(ending, least): &(&str, usize)| word.strip_suffix(ending).filter(|rest| rest.chars().count() >= *least);
    endings.iter().find_map(cut).unwrap_or(word)
}

fn dutch(word: &str) -> String {
    let word = without(word, &[("'s", 2), ("’s", 2)]);
    let word = without(
        word,
        &[("etjes", 3), ("etje", 3), ("pjes", 4), ("pje", 4), ("tjes", 3), ("tje", 3), ("jes", 3), ("je", 3)],
    );
    let word = &match word.strip_suffix("heden") {
        Some(rest) => [rest, "heid"].concat(),
        None => word.to_owned(),
    };
    let word = without(word, &[("enden", 4), ("ende", 4), ("ingen", 4), ("ing", 4), ("en", 3), ("e", 3)]);
    let word = if word.ends_with("es") && word.len() < 7 { word } else { plural(word) };
    let word = without(word, &[("e", 3)]);
    let hard = [("dt", 3), ("t", 3), ("d", 3)];
    let word = without(without(word, &hard), &[("eer", 4), ("er", 4)]);
    without(word, &hard).to_owned()
}

/// An -s after a consonant is a plural; after a vowel it belongs to the word, but after a long one in -e.
fn plural(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(rest) if rest.len() >= 3 && !rest.ends_with(['a', 'i', 'o', 'u', 'y', 's']) => rest,
        _ => word,
    }
}

fn english(word: &str) -> String {
    let word = without(word, &[("'s", 2), ("’s", 2)]).replace("iz", "is");
    let word = match word.strip_suffix("ies") {
        Some(rest) if rest.len() >= 3 => [rest, "y"].concat(),
        _ if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => word,
        _ => without(&word, &[("s", 3)]).to_owned(),
    };
    let word = without(&word, &[("ation", 4), ("ness", 4), ("ment", 5), ("ing", 3), ("ed", 3), ("ly", 4)]);
    let word = without(word, &[("e", 3)]);
    match word.strip_suffix('y') {
        Some(rest) if rest.len() >= 2 => [rest, "i"].concat(),
        _ => word.to_owned(),
    }
}

/// With doubled letters as one and the last one hard: "huiz" and "huis", "liev" and "lief".
fn squeezed(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    match out.pop() {
        Some('v') => out.push('f'),
        Some('z') => out.push('s'),
        Some(c) => out.push(c),
        None => {}
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        let families = [
            "lopen loopt loop",
            "wonen woont",
            "woning woningen",
            "huis huizen huisje huisjes",
            "brief brieven briefje",
            "school scholen",
            "mantelzorger mantelzorgers",
            "ondersteunen ondersteunt ondersteuning",
            "organiseren organiseert",
            "mogelijkheid mogelijkheden",
            "plek plekken plekje plekjes",
            "gesprek gesprekken gesprekje",
            "zelfstandig zelfstandige zelfstandiger",
            "gezond gezonde gezonder",
            "werken werkt werkte",
            "dienst diensten",
            "activiteit activiteiten",
            "plaats plaatsen",
            "kaart kaarten kaartje",
        ];
        for family in families {
            let stems: Vec<String> = family.split(' ').map(|word| stem(word, Language::Dutch)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{family}: {stems:?}");
        }
        for family in [
            "visit visits visiting visited",
            "activity activities",
            "carer carers",
            "organise organising organisation organize",
        ] {
            let stems: Vec<String> = family.split(' ').map(|word| stem(word, Language::English)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{family}: {stems:?}");
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in
            [("school", "schuld"), ("werk", "wijk"), ("zorg", "zorgeloos"), ("kamer", "kans"), ("buur", "buis")]
        {
            assert_ne!(stem(one, Language::Dutch), stem(other, Language::Dutch), "{one} {other}");
        }
    }

    #[test]
    fn accents_and_capitals_do_not_count() {
        assert_eq!(folded("Cliënten"), "clienten");
        assert_eq!(folded("CAFÉ"), "cafe");
    }
}
