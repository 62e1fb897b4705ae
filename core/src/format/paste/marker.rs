//! Bullets and numbers in front of a line.

/// The most parts of a number like 1.2.3, and the most times a bullet is repeated, that are told apart.
const MOST: u8 = 9;

/// What stands in front of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Nothing.
    Plain,
    /// A bullet, and how many times (`**`).
    Bullet(char, u8),
    /// A number of so many parts: 1 or 1.2.
    Dotted(u8),
    /// A number that counts inside something that is numbered itself: 1. below 2.1.
    Again,
    /// 1), (1), a., a), i. and the like.
    Counter(Counter, char),
}

/// What counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    Number,
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
}

/// A marker as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) style: Style,
    /// What it counts to in its last part; 0 for a bullet.
    pub(super) value: u32,
    /// The first part of a number.
    pub(super) first: u32,
    /// A number without anything behind it (`1.2 Text`): only the lines around it tell whether it numbers.
    pub(super) is_bare: bool,
}

/// Bullets that may touch the text behind them.
fn is_sure_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '▪'
            | '▫'
            | '■'
            | '□'
            | '●'
            | '○'
            | '◦'
            | '‣'
            | '⁃'
            | '∙'
            | '◆'
            | '◇'
            | '❖'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '▸'
            | '☐'
            | '☑'
            | '☒'
            | '\u{F000}'..='\u{F0FF}'
    )
}

/// Bullets with white space behind them.
fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '*' | '+' | '>' | '–' | '—' | '−' | '·' | '»' | '→' | '➔' | '✓' | '✔' | '★' | 'o')
}

/// Letters that stand for a bullet of a symbol font, in the plain text of Word: with a tab behind them.
fn is_symbol_letter(c: char) -> bool {
    matches!(c, '§' | 'ü' | 'Ø' | 'v' | 'q' | 'à')
}

/// A marker at the start of a line without white space before it, and the text behind it.
pub(super) fn read(line: &str) -> Option<(Marker, &str)> {
    bullet(line).or_else(|| number(line)).or_else(|| letters(line))
}

fn bullet(line: &str) -> Option<(Marker, &str)> {
    let mark = line.chars().next()?;
    let rest = line.trim_start_matches(mark);
    let times = (line.len() - rest.len()) / mark.len_utf8();
    let next = rest.chars().next();
    let is_apart = next.is_none_or(char::is_whitespace);
    let is_one = match mark {
        'o' => times == 1 && is_apart && next.is_some(),
        _ if is_sure_bullet(mark) => true,
        _ if is_symbol_letter(mark) => times == 1 && next == Some('\t'),
        '-' | '–' => is_apart || times == 1 && next.is_some_and(char::is_alphabetic),
        _ => is_bullet(mark) && is_apart,
    };
    let times = u8::try_from(times).unwrap_or(MOST).min(MOST);
    // The same bullet in a symbol font and out of it.
    let sign = match mark {
        '·' | '\u{F0B7}' => '•',
        '§' | '\u{F0A7}' => '▪',
        _ => mark,
    };
    let marker = Marker { style: Style::Bullet(sign, times), value: 0, first: 0, is_bare: false };
    is_one.then_some((marker, rest))
}

/// What ends a number or letter: its sign, and the text behind it.
fn end(rest: &str, is_open: bool, may_touch: bool) -> Option<(char, &str)> {
    let sign = rest.chars().next().filter(|c| matches!(c, '.' | ')'))?;
    let behind = rest.get(1..)?;
    let next = behind.chars().next();
    let is_apart = next.is_none_or(char::is_whitespace) || may_touch && next.is_some_and(char::is_alphabetic);
    match (is_open, sign) {
        (true, ')') if is_apart => Some(('(', behind)),
        (false, _) if is_apart => Some((sign, behind)),
        _ => None,
    }
}

/// 1. 1) (1) 1.2 1.2. 1.2.3 and the like; each part at most three digits.
fn number(line: &str) -> Option<(Marker, &str)> {
    let (is_open, mut rest) = line.strip_prefix('(').map_or((false, line), |rest| (true, rest));
    let mut parts: u8 = 0;
    let (mut first, mut value) = (0, 0);
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (part, behind) = rest.split_at_checked(digits).filter(|_| (1..=3).contains(&digits))?;
        // 1.01 and 1.500 are no numbers of a paragraph.
        if parts > 0 && (part.starts_with('0') || digits > 2) {
            return None;
        }
        value = part.parse().unwrap_or(value);
        first = if parts == 0 { value } else { first };
        parts = parts.saturating_add(1);
        rest = behind;
        match rest.strip_prefix('.') {
            Some(behind) if behind.starts_with(|c: char| c.is_ascii_digit()) => rest = behind,
            _ => break,
        }
    }
    let parts = parts.min(MOST);
    let marker = |style, is_bare| Marker { style, value, first, is_bare };
    if let Some((sign, behind)) = end(rest, is_open, true) {
        let style = if parts > 1 || sign == '.' { Style::Dotted(parts) } else { Style::Counter(Counter::Number, sign) };
        return Some((marker(style, false), behind));
    }
    let is_bare = !is_open && rest.starts_with(char::is_whitespace);
    is_bare.then_some((marker(Style::Dotted(parts), true), rest))
}

/// a. a) (a) A. i. iv) and the like. One letter of i, v, x may be either: it is given as a Roman number.
fn letters(line: &str) -> Option<(Marker, &str)> {
    let (is_open, rest) = line.strip_prefix('(').map_or((false, line), |rest| (true, rest));
    let count = rest.chars().take(6).take_while(char::is_ascii_alphabetic).count();
    let (word, behind) = rest.split_at_checked(count).filter(|_| count > 0)?;
    let (sign, behind) =
        end(behind, is_open, false).or_else(|| end(behind, is_open, true).filter(|(sign, _)| *sign != '.'))?;
    let is_lower = word.bytes().all(|b| b.is_ascii_lowercase());
    if !is_lower && !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let (counter, value) = match (roman(&word.to_ascii_lowercase()), word.bytes().next()) {
        (Some(value), _) => (if is_lower { Counter::LowerRoman } else { Counter::UpperRoman }, value),
        (None, Some(letter)) if count == 1 => {
            (if is_lower { Counter::Lower } else { Counter::Upper }, place_in_alphabet(letter))
        }
        _ => return None,
    };
    Some((Marker { style: Style::Counter(counter, sign), value, first: value, is_bare: false }, behind))
}

fn place_in_alphabet(letter: u8) -> u32 {
    u32::from(letter.to_ascii_lowercase().saturating_sub(b'a')) + 1
}

/// The same marker with a single letter read as a letter: v. after u. is no five.
pub(super) fn as_letter(marker: Marker) -> Option<Marker> {
    let Style::Counter(counter, sign) = marker.style else { return None };
    let letter = match marker.value {
        1 => b'i',
        5 => b'v',
        10 => b'x',
        _ => return None,
    };
    let counter = match counter {
        Counter::LowerRoman => Counter::Lower,
        Counter::UpperRoman => Counter::Upper,
        _ => return None,
    };
    Some(Marker { style: Style::Counter(counter, sign), value: place_in_alphabet(letter), ..marker })
}

/// A Roman number of i, v and x; `None` for anything else.
fn roman(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 30] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi", "xxvii", "xxviii", "xxix", "xxx",
    ];
    let at = NUMBERS.iter().position(|number| *number == word)?;
    u32::try_from(at).ok().map(|at| at + 1)
}

/// The text behind the box of a task: `[ ]`, `[x]`.
pub(super) fn behind_task_box(text: &str) -> &str {
    let trimmed = text.trim_start();
    ["[ ]", "[x]", "[X]"].iter().find_map(|mark| trimmed.strip_prefix(mark)).unwrap_or(text)
}

/// A paragraph that somebody gave a bullet by hand.
pub(super) fn without_bullet(text: String) -> String {
    match read(&text) {
        Some((marker, rest)) if matches!(marker.style, Style::Bullet(..)) && !rest.trim().is_empty() => {
            rest.trim().to_owned()
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(line: &str) -> Option<&str> {
        read(line).map(|(_, rest)| rest.trim())
    }

    #[test]
    fn bullets_and_numbers_are_told_from_text() {
        for line in [
            "- a",
            "-a",
            "* a",
            "•a",
            "•\ta",
            "o\ta",
            "o a",
            "– a",
            "> a",
            "\u{F0B7}\ta",
            "§\ta",
            "1. a",
            "1) a",
            "(1) a",
            "1.a",
            "12. a",
            "1.1 a",
            "1.1.2. a",
            "a. a",
            "a) a",
            "a)a",
            "(b) a",
            "A. a",
            "iv. a",
            "XII) a",
            "** a",
        ] {
            assert_eq!(behind(line), Some("a"), "{line}");
        }
        for line in [
            "-5 %", "*a", "**a** b", "ooit", "2027. a", "1.500 a", "1.05 a", "3,5 a", "§ 3", "a", "i", "a.b", "Dhr. a",
            "10:30 a", "(zie) a", "iiii. a", "ab) a", "", "(", "1", "+31",
        ] {
            assert_eq!(behind(line), None, "{line}");
        }
        assert!(read("3 buurtkamers").is_some_and(|(marker, _)| marker.is_bare));
        assert!(read("1.1 a").is_some_and(|(marker, _)| marker.is_bare));
    }
}
