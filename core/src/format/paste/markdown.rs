//! The signs of Markdown within a line and around it.

/// The level of a heading (`## Text`) and its text.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let rest = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
    let text = rest.strip_prefix([' ', '\t', '\u{A0}'])?;
    Some((level, text.trim_end().trim_end_matches('#')))
}

/// Whether a line only draws something: a rule, the line below a heading, the fence of code.
pub(in crate::format) fn is_drawn(line: &str) -> bool {
    line.starts_with("```")
        || line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | '#' | '+' | '|' | ':') || c.is_whitespace())
}

/// The level of the heading that a line makes of the one above it.
pub(super) fn underlines(line: &str) -> Option<u8> {
    let line = line.trim();
    let is_all = |mark: char| line.len() >= 3 && line.chars().all(|c| c == mark);
    if is_all('=') {
        Some(1)
    } else if is_all('-') {
        Some(2)
    } else {
        None
    }
}

/// The cells of a row between upright lines (`| a | b |`); `None` for any other line.
pub(in crate::format) fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(str::to_owned).collect())
}

/// Emphasis, code and links reduced to their text. What is not closed stays as it is.
pub(super) fn inline(text: &str) -> String {
    if !text.contains(['*', '_', '`', '~', '[', '\\']) {
        return text.to_owned();
    }
    Inline::default().read(text)
}

/// Pairs of signs, and which one of them is open: where it stands in what is kept.
#[derive(Default)]
struct Inline {
    /// Characters and whether they are kept.
    kept: Vec<(char, bool)>,
    open: [Option<usize>; 6],
    brackets: Vec<usize>,
    no_more_targets: bool,
}

const SIGNS: [&str; 6] = ["**", "__", "~~", "*", "_", "`"];

impl Inline {
    fn read(mut self, text: &str) -> String {
        let mut rest = text;
        let mut before: Option<char> = None;
        while let Some(c) = rest.chars().next() {
            let behind = rest.get(c.len_utf8()..).unwrap_or_default();
            rest = match c {
                '\\' if behind.starts_with(|next: char| next.is_ascii_punctuation()) => {
                    let next = behind.chars().next().unwrap_or(c);
                    self.kept.push((next, true));
                    behind.get(1..).unwrap_or_default()
                }
                '[' => {
                    self.brackets.push(self.kept.len());
                    self.kept.push((c, true));
                    behind
                }
                ']' => self.link(behind),
                '*' | '_' | '~' | '`' => self.sign(rest, before),
                _ => {
                    self.kept.push((c, true));
                    behind
                }
            };
            before = Some(c);
        }
        self.kept.iter().filter(|(_, is_kept)| *is_kept).map(|(c, _)| *c).collect()
    }

    /// Behind a closing bracket: of a link only the text is kept.
    fn link<'a>(&mut self, behind: &'a str) -> &'a str {
        let open = self.brackets.pop();
        if let (Some(open), Some(target)) = (open, behind.strip_prefix('(').filter(|_| !self.no_more_targets)) {
            if let Some((_, rest)) = target.split_once(')') {
                let is_image = open.checked_sub(1).is_some_and(|at| self.kept.get(at) == Some(&('!', true)));
                self.drop(open);
                if is_image {
                    self.drop(open - 1);
                }
                return rest;
            }
            self.no_more_targets = true;
        }
        self.kept.push((']', true));
        behind
    }

    fn drop(&mut self, at: usize) {
        if let Some(place) = self.kept.get_mut(at) {
            place.1 = false;
        }
    }

    /// A sign that opens or closes emphasis.
    fn sign<'a>(&mut self, rest: &'a str, before: Option<char>) -> &'a str {
        let found = SIGNS.iter().enumerate().find(|(_, sign)| rest.starts_with(**sign));
        let Some((kind, sign)) = found else {
            // One wave.
            self.kept.push(('~', true));
            return rest.get(1..).unwrap_or_default();
        };
        let behind = rest.get(sign.len()..).unwrap_or_default();
        let next = behind.chars().next();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_text = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let at = self.kept.len();
        self.kept.extend(sign.chars().map(|c| (c, true)));
        let open = self.open.get(kind).copied().flatten();
        let closes = is_text(before) && !(sign.starts_with('_') && is_word(next));
        if let Some(open) = open.filter(|open| closes && open + sign.len() < at) {
            for place in [open, at] {
                (place..place + sign.len()).for_each(|at| self.drop(at));
            }
            self.set(kind, None);
        } else if is_text(next) && !is_word(before) {
            self.set(kind, Some(at));
        }
        behind
    }

    fn set(&mut self, kind: usize, open: Option<usize>) {
        if let Some(place) = self.open.get_mut(kind) {
            *place = open;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_code_and_links_are_reduced_to_their_text() {
        for (markdown, text) in [
            ("**Doel**: meer *samen*", "Doel: meer samen"),
            ("***heel*** erg", "heel erg"),
            ("__vet__ en _schuin_ en ~~weg~~ en `code`", "vet en schuin en weg en code"),
            ("zie [het plan](https://x.nl/a_b) en ![foto](f.png)", "zie het plan en foto"),
            ("[**vet**](x)", "vet"),
            ("\\*geen lijst\\*", "*geen lijst*"),
        ] {
            assert_eq!(inline(markdown), text);
        }
    }

    #[test]
    fn signs_that_are_no_markdown_stay() {
        for text in [
            "5 * 3 * 2",
            "zorg* en hulp*",
            "bestand_naam_hier",
            "[open",
            "a] (b)",
            "[zie](geen eind",
            "**",
            "~ 3",
            "2*3*4",
            "a ** b",
        ] {
            assert_eq!(inline(text), text);
        }
    }

    #[test]
    fn many_signs_are_no_trouble() {
        for part in ["[", "**a ", "[](", "`", "_a", "\\", "![a](b"] {
            assert!(!inline(&part.repeat(200_000)).is_empty());
        }
    }
}
