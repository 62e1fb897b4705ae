//! What somebody looks for, held against a text: case and accents do not matter, and what fits can be marked.

use leptos::prelude::*;

/// Letters with the plain one that people type for them.
const PLAIN: &[(char, &str)] = &[
    ('a', "àáâãäåāăą"),
    ('c', "çćĉċč"),
    ('d', "ďđ"),
    ('e', "èéêëēĕėęě"),
    ('g', "ĝğġģ"),
    ('h', "ĥħ"),
    ('i', "ìíîïĩīĭįı"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľŀł"),
    ('n', "ñńņň"),
    ('o', "òóôõöøōŏő"),
    ('r', "ŕŗř"),
    ('s', "śŝşš"),
    ('t', "ţťŧ"),
    ('u', "ùúûüũūŭůűų"),
    ('w', "ŵ"),
    ('y', "ýÿŷ"),
    ('z', "źżž"),
    ('\'', "‘’"),
    ('"', "“”„"),
    ('-', "–—‑"),
];

/// Adds the plain form of a letter; nothing for an accent that stands by itself.
fn push_plain(plain: &mut String, letter: char) {
    if letter.is_ascii() {
        plain.push(if letter.is_ascii_whitespace() { ' ' } else { letter.to_ascii_lowercase() });
    } else if letter.is_whitespace() {
        plain.push(' ');
    } else if !('\u{300}'..='\u{36f}').contains(&letter) {
        for small in letter.to_lowercase() {
            let found = PLAIN.iter().find(|(_, accented)| accented.contains(small));
            plain.push(found.map_or(small, |(letter, _)| *letter));
        }
    }
}

/// A text without capitals and accents, every white space a space.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    text.chars().for_each(|letter| push_plain(&mut plain, letter));
    plain
}

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// All these words, wherever they stand in the text.
    pub fn words(text: &str) -> Self {
        Self(plain(text).split_whitespace().map(str::to_owned).collect())
    }

    /// These letters, as they follow one another.
    pub fn phrase(text: &str) -> Self {
        let phrase = plain(text.trim());
        Self(if phrase.is_empty() { Vec::new() } else { vec![phrase] })
    }

    /// Nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text has it.
    pub fn fits(&self, text: &str) -> bool {
        self.fits_plain(&plain(text))
    }

    /// Whether a text that is [`plain`] already has it.
    pub fn fits_plain(&self, plain: &str) -> bool {
        self.0.iter().all(|word| plain.contains(word.as_str()))
    }

    /// The text in pieces, each with whether it is what was looked for. Together they are the text.
    pub fn parts<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut plain = String::with_capacity(text.len());
        // For each byte of the plain form: where its letter begins in the text, and whether it fits.
        let mut letters: Vec<(usize, bool)> = Vec::with_capacity(text.len());
        for (at, letter) in text.char_indices() {
            push_plain(&mut plain, letter);
            letters.resize(plain.len(), (at, false));
        }
        for word in &self.0 {
            for (at, found) in plain.match_indices(word.as_str()) {
                letters.iter_mut().skip(at).take(found.len()).for_each(|letter| letter.1 = true);
            }
        }
        let mut parts = Vec::new();
        let (mut from, mut is_marked) = (0, letters.first().is_some_and(|letter| letter.1));
        for (at, fits) in letters.into_iter().chain([(text.len(), !is_marked)]) {
            if fits != is_marked || at == text.len() {
                parts.extend(text.get(from..at).filter(|part| !part.is_empty()).map(|part| (part, is_marked)));
                (from, is_marked) = (at, fits);
            }
        }
        parts
    }

    /// What stands around the first place that fits: a line of it, for where there is no room for all.
    pub fn excerpt(&self, text: &str) -> String {
        const AROUND: usize = 30;
        let parts = self.parts(text);
        let before: String = parts.iter().take_while(|(_, fits)| !fits).map(|(part, _)| *part).collect();
        let skipped = before.chars().count().saturating_sub(AROUND);
        let line: String = text.chars().skip(skipped).take(3 * AROUND).collect();
        let (begin, end) = (if skipped > 0 { "…" } else { "" }, text.chars().count() > skipped + 3 * AROUND);
        format!("{begin}{}{}", line.trim(), if end { "…" } else { "" })
    }
}

/// A text in which what was looked for is marked.
pub fn marked(text: &str, query: &Query) -> AnyView {
    if query.is_empty() {
        return text.to_owned().into_any();
    }
    let parts = query.parts(text).into_iter().map(|(part, fits)| {
        let part = part.to_owned();
        if fits { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
    });
    parts.collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(query: &Query, text: &str) -> String {
        let parts = query.parts(text);
        assert_eq!(parts.iter().map(|(part, _)| *part).collect::<String>(), text, "the pieces are the text");
        parts.iter().map(|(part, fits)| if *fits { format!("[{part}]") } else { (*part).to_owned() }).collect()
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert!(Query::words("FINANCIELE problemen").fits("Minder financiële Problemen"));
        assert!(Query::words("financiële").fits("Minder financiele problemen"));
        assert!(Query::phrase("cafe").fits("cafe\u{301}s in de wijk"), "an accent that stands by itself");
        assert!(Query::phrase("zo'n").fits("Zo’n buurtkamer"));
        assert!(!Query::phrase("cafe").fits("koffie"));
    }

    #[test]
    fn of_words_all_must_occur_and_of_a_phrase_the_whole() {
        let text = "Mantelzorgers worden op tijd gezien";
        assert!(Query::words("  gezien mantel ").fits(text));
        assert!(!Query::words("gezien gehoord").fits(text));
        assert!(Query::phrase(" op tijd").fits("op\ntijd"));
        assert!(!Query::phrase("tijd op").fits(text));
        assert!(Query::words(" ").is_empty() && Query::phrase("\t").is_empty());
        assert!(Query::words("").fits(text), "who looks for nothing finds everything");
    }

    #[test]
    fn what_fits_is_marked_and_nothing_is_lost() {
        assert_eq!(drawn(&Query::phrase("zorg"), "Zorg en mantelzorg"), "[Zorg] en mantel[zorg]");
        assert_eq!(drawn(&Query::words("zorg en"), "Zorgen en mantelzorg"), "[Zorgen] [en] mantel[zorg]");
        assert_eq!(drawn(&Query::phrase("een"), "Één en e\u{301}e\u{301}n!"), "[Één] en [e\u{301}e\u{301}n]!");
        assert_eq!(drawn(&Query::phrase("straße"), "İstanbulstraße 🌳"), "İstanbul[straße] 🌳");
        assert_eq!(drawn(&Query::phrase("x"), ""), "");
        assert_eq!(drawn(&Query::phrase("x"), "\u{301}abc"), "\u{301}abc");
        assert_eq!(drawn(&Query::default(), "abc"), "abc");
        assert_eq!(drawn(&Query::phrase("abc"), "abc"), "[abc]");
    }

    #[test]
    fn an_excerpt_shows_the_place_that_fits() {
        let query = Query::phrase("naald");
        assert_eq!(query.excerpt("een naald"), "een naald");
        let hay = "hooi ".repeat(40);
        let excerpt = query.excerpt(&format!("{hay}naald {hay}"));
        assert!(excerpt.contains("naald") && excerpt.chars().count() < 95, "{excerpt}");
        assert!(excerpt.starts_with('…') && excerpt.ends_with('…'));
    }
}
