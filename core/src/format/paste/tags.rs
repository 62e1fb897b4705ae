//! HTML in pieces: tags, text and comments, as far as the clipboard needs it. Tolerant of everything and linear
//! in its length: what is not closed ends with the text.

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name attributes>`; the name as it was written.
    Open(&'a str, Attributes<'a>),
    /// `</name>`.
    Close(&'a str),
    /// What stands in a comment or a declaration.
    Note(&'a str),
    /// Text, entities not yet read.
    Text(&'a str),
}

/// Elements whose content is no text.
const WITHOUT_TEXT: [&str; 11] =
    ["script", "style", "title", "template", "noscript", "iframe", "svg", "textarea", "select", "xml", "math"];

/// The pieces one by one.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { rest: html }
    }

    /// What stands before a mark; everything when it is not there. Goes on behind it.
    fn until(&mut self, from: &'a str, mark: &str) -> &'a str {
        let (inside, rest) = from.split_once(mark).unwrap_or((from, ""));
        self.rest = rest;
        inside
    }

    fn open(&mut self, tag: &'a str) -> Token<'a> {
        let end = end_of_tag(tag);
        let inside = tag.get(..end).unwrap_or(tag);
        self.rest = tag.get(end + 1..).unwrap_or_default();
        let (name, attributes) = split_name(inside);
        if WITHOUT_TEXT.iter().any(|other| name.eq_ignore_ascii_case(other)) && !attributes.ends_with('/') {
            self.skip_content(name);
        }
        Token::Open(name, Attributes(attributes))
    }

    /// Goes on behind the end of an element whose content is not read.
    fn skip_content(&mut self, name: &str) {
        while let Some((_, behind)) = self.rest.split_once("</") {
            self.rest = behind;
            if behind.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                self.until(behind, ">");
                return;
            }
        }
        self.rest = "";
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let html = self.rest;
        let begins_name = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        if html.is_empty() {
            None
        } else if let Some(comment) = html.strip_prefix("<!--") {
            Some(Token::Note(self.until(comment, "-->")))
        } else if let Some(declaration) = html.strip_prefix("<!").or_else(|| html.strip_prefix("<?")) {
            Some(Token::Note(self.until(declaration, ">")))
        } else if let Some(close) = html.strip_prefix("</").filter(|close| begins_name(close)) {
            let inside = self.until(close, ">");
            Some(Token::Close(split_name(inside).0))
        } else if let Some(tag) = html.strip_prefix('<').filter(|tag| begins_name(tag)) {
            Some(self.open(tag))
        } else {
            let end = html.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(html.len(), |(at, _)| at);
            let (text, rest) = html.split_at_checked(end)?;
            self.rest = rest;
            Some(Token::Text(text))
        }
    }
}

/// Where a tag ends: at a `>` that stands in no quotes.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    let mut is_value = false;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return at,
            (None, b'"' | b'\'') if is_value => quote = Some(byte),
            _ => {}
        }
        is_value = byte == b'=' || is_value && byte.is_ascii_whitespace();
    }
    tag.len()
}

fn split_name(inside: &str) -> (&str, &str) {
    let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
    inside.split_at_checked(end).unwrap_or((inside, ""))
}

/// The attributes of a tag, as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// The value of an attribute; empty when it has none.
    pub(super) fn get(self, name: &str) -> Option<&'a str> {
        let mut rest = self.0;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
            let (found, behind) = rest.split_at_checked(end)?;
            let (value, behind) = match behind.trim_start().strip_prefix('=') {
                Some(value) => split_value(value.trim_start()),
                None => ("", behind),
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = behind;
        }
    }

    /// A whole number in an attribute.
    pub(super) fn number(self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// The value of one property in its `style`.
    pub(super) fn style(self, property: &str) -> Option<&'a str> {
        let declarations = self.get("style")?.split(';').filter_map(|part| part.split_once(':'));
        let mut found = declarations.filter(|(name, _)| name.trim().eq_ignore_ascii_case(property));
        found.next_back().map(|(_, value)| value.trim())
    }
}

fn split_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The text of a line that has inline markup in it (`<b>`, `<a>`, `<br>`); `None` when it has none.
pub(in crate::format) fn text_of_markup(text: &str) -> Option<String> {
    const INLINE: [&str; 17] =
        ["b", "i", "u", "s", "em", "strong", "a", "span", "code", "mark", "font", "time", "br", "p", "div", "li", "ul"];
    const LINES: [&str; 4] = ["br", "p", "div", "li"];
    if !text.contains('<') {
        return None;
    }
    let (mut out, mut is_found) = (String::new(), false);
    for token in Tokens::new(text) {
        let (Token::Open(name, _) | Token::Close(name)) = token else {
            if let Token::Text(text) = token {
                decode_into(&mut out, &text.replace('\n', "&#10;"));
            }
            continue;
        };
        if !INLINE.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return None;
        }
        is_found = true;
        if LINES.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            out.push('\n');
        }
    }
    is_found.then_some(out)
}

/// The names of U+00A0 to U+00FF, in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
    Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute \
    Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute \
    icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

const OTHERS: [(&str, char); 29] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("euro", '€'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("bull", '•'),
    ("trade", '™'),
    ("rarr", '→'),
    ("larr", '←'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("permil", '‰'),
    ("le", '≤'),
    ("ge", '≥'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
];

/// What numbers 128 to 159 mean in practice: the characters of Windows.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// Adds text to what is there, entities read and line ends as spaces: they mean nothing in HTML.
pub(in crate::format) fn decode_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '\n', '\r']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let behind = from.get(1..).unwrap_or_default();
        rest = behind;
        if !from.starts_with('&') {
            out.push(' ');
            continue;
        }
        let end = behind.bytes().take(12).position(|byte| byte == b';');
        let name = end.and_then(|end| Some((behind.get(..end)?, behind.get(end + 1..)?)));
        match name.and_then(|(name, after)| Some((entity(name)?, after))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return match code {
            128..=159 => WINDOWS.chars().nth(usize::try_from(code - 128).ok()?),
            _ => Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
        };
    }
    let latin = || LATIN.split_whitespace().zip('\u{A0}'..='\u{FF}').find(|(known, _)| *known == name);
    OTHERS.iter().copied().find(|(known, _)| *known == name).or_else(latin).map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_attributes_and_entities() {
        let html = "<p class=MsoNormal style='mso-list:l0 level2 lfo1; margin-left:36.0pt' data-x=\">\">a&eacute;&#233;&#xE9;&#150;&nope;&</p>";
        let tokens: Vec<Token> = Tokens::new(html).collect();
        let Token::Open("p", attributes) = tokens[0] else { panic!("{tokens:?}") };
        assert_eq!(attributes.get("CLASS"), Some("MsoNormal"));
        assert_eq!(attributes.style("margin-left"), Some("36.0pt"));
        assert_eq!(attributes.get("data-x"), Some(">"));
        let Token::Text(text) = tokens[1] else { panic!("{tokens:?}") };
        let mut out = String::new();
        decode_into(&mut out, text);
        assert_eq!(out, "aééé–&nope;&");
        assert_eq!(tokens[2], Token::Close("p"));
    }

    #[test]
    fn scripts_styles_and_comments_are_no_text() {
        let html = "a<!-- <b>x --><SCRIPT>if (a</b) '</scrip'</sCript >b<style>x{}</style><![if !x]>c<1<";
        let text: String = Tokens::new(html)
            .filter_map(|token| if let Token::Text(text) = token { Some(text) } else { None })
            .collect();
        assert_eq!(text, "abc<1<");
    }

    #[test]
    fn what_is_not_closed_ends_with_the_text() {
        for html in [
            "<!--", "<", "<p", "<p a='", "</p", "<script>", "<script", "<a <b", "<p/", "</>", "<!", "&#x;", "<a =>",
            "<a = b",
        ] {
            assert!(Tokens::new(html).count() < 4, "{html}");
        }
    }
}
