//! Text without what nobody sees.

/// What is taken out of a text: controls, marks that turn the direction of reading, and marks without width
/// that are not part of a letter. Somebody could hide one sentence in another with them.
pub(in crate::format) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
}

/// The text in its one form: without what nobody sees, white space as single spaces, none around it. Lines are
/// kept when asked for; none of them is empty.
pub(super) fn clean(text: &str, keep_lines: bool) -> String {
    let mut out = String::with_capacity(text.len().min(256));
    let (mut space, mut line) = (false, false);
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            line |= keep_lines && c == '\n';
        } else if !is_hidden(c) {
            if space && !out.is_empty() {
                out.push(if line { '\n' } else { ' ' });
            }
            (space, line) = (false, false);
            out.push(c);
        }
    }
    out
}

/// The text without what nobody sees, white space as it was.
pub(super) fn visible(text: &str) -> String {
    text.chars().filter(|c| c.is_whitespace() || !is_hidden(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes_and_accents_and_emoji_stay() {
        assert_eq!(
            clean(" \u{FEFF}één\u{202E}\0\u{A0}\t twee\u{AD}ling 👩\u{200D}👧 ", false),
            "één tweeling 👩\u{200D}👧"
        );
        assert_eq!(clean("a \n\n b", true), "a\nb");
        assert_eq!(clean("a \n\n b", false), "a b");
    }
}
