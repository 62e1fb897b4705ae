//! Text in lines that fit a box, by estimated widths: no font is asked, so that the same text wraps the same
//! way on every machine, in the drawing, in its layout and in what is saved of it.
//!
//! The widths are the larger ones of Noto Sans and Liberation Sans (which has the widths of Arial), regular
//! weight, plus 4 %: Segoe UI, Roboto, the system fonts of Apple and Cantarell are narrower. `DejaVu Sans` and
//! Verdana are about 2 to 5 % wider in running text; the room around the text in a box takes that.

/// Widths of U+0020 to U+017F in thousandths of the size of the font.
#[rustfmt::skip]
const WIDTHS: [u16; 352] = [
    289, 289, 425, 672, 595, 925, 762, 234, 347, 347, 574, 608, 289, 347, 289, 387, 595, 595, 595, 595, 595, 595, 595, 595,
    595, 595, 289, 289, 608, 608, 608, 579, 1056, 694, 694, 752, 760, 694, 636, 809, 771, 353, 520, 694, 579, 944, 791, 813,
    694, 813, 752, 694, 636, 761, 694, 982, 694, 694, 636, 343, 387, 343, 595, 579, 347, 584, 640, 520, 640, 587, 358, 640,
    643, 269, 269, 556, 269, 973, 643, 630, 640, 640, 430, 520, 376, 643, 529, 818, 551, 531, 520, 396, 574, 396, 608, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 289, 347, 595, 595, 595, 595, 574, 579, 604, 866, 385, 579, 608, 0, 866, 575,
    446, 595, 364, 364, 347, 648, 682, 289, 347, 364, 392, 579, 868, 868, 868, 636, 694, 694, 694, 694, 694, 694, 1040, 752,
    694, 694, 694, 694, 353, 353, 353, 353, 760, 791, 813, 813, 813, 813, 813, 608, 813, 761, 761, 761, 761, 694, 694, 657,
    584, 584, 584, 584, 584, 584, 925, 520, 587, 587, 587, 587, 289, 289, 289, 289, 630, 643, 630, 630, 630, 630, 630, 595,
    636, 643, 643, 643, 643, 531, 640, 531, 694, 584, 694, 584, 694, 584, 752, 520, 752, 520, 752, 520, 752, 520, 760, 640,
    760, 642, 694, 587, 694, 587, 694, 587, 694, 587, 694, 587, 809, 640, 809, 640, 809, 640, 809, 640, 771, 643, 771, 643,
    353, 289, 353, 289, 353, 289, 353, 269, 353, 289, 765, 537, 520, 269, 694, 556, 556, 579, 269, 579, 269, 579, 304, 579,
    348, 579, 269, 791, 643, 791, 643, 791, 643, 716, 791, 643, 813, 630, 813, 630, 813, 630, 1040, 984, 752, 430, 752, 430,
    752, 430, 694, 520, 694, 520, 694, 520, 694, 520, 636, 376, 636, 390, 636, 376, 761, 643, 761, 643, 761, 643, 761, 643,
    761, 643, 761, 643, 982, 818, 694, 531, 694, 636, 520, 636, 520, 636, 520, 340,
];

const FIRST: u32 = 0x20;
const SPACE: u32 = 289;
const HYPHEN: u32 = 347;

/// The estimated width of one character, in thousandths of the size of the font.
fn width_of(c: char) -> u32 {
    let at = u32::from(c);
    if let Some(width) = at.checked_sub(FIRST).and_then(|at| WIDTHS.get(usize::try_from(at).ok()?)) {
        return u32::from(*width);
    }
    match at {
        _ if is_attached(c) => 0,
        0..FIRST => 0,
        0x2000..=0x200A | 0x202F => 500,
        0x2018..=0x201B => 320,
        0x201C..=0x201F => 520,
        0x0370..=0x03FF | 0x1E00..=0x1EFF => 1000,
        0x2010..=0x2015 | 0x2022 | 0x2026 | 0x20AC => 1040,
        0x1_0000.. => 1400,
        _ => 1250,
    }
}

/// Whether a character belongs to the one before it: accents, joiners and what chooses a form of it.
fn is_attached(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0591..=0x05BD | 0x064B..=0x065F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
        | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFEFF | 0x1_F3FB..=0x1_F3FF | 0xE_0000..=0xE_01EF)
}

/// The estimated width of a text on one line, in pixels. Never too small for the fonts named above.
pub fn text_width(text: &str, font_px: f64) -> f64 {
    text.chars().map(|c| f64::from(width_of(c))).sum::<f64>() * font_px / 1000.0
}

/// A text in lines that are no wider than `width_px` at a font of `font_px` pixels.
///
/// Lines break at white space, behind a hyphen or a slash, and where the text itself begins a new line. A word
/// that is wider than a line is broken with a hyphen. There is always at least one line, and every line of a
/// text holds at least one character, however narrow the box. White space that is not to be broken (U+00A0)
/// keeps its words together.
pub fn wrap(text: &str, width_px: f64, font_px: f64) -> Vec<String> {
    let mut wrapper = Wrapper::new(text, room(width_px, font_px));
    let bytes = text.as_bytes();
    let (mut start, mut at, mut width, mut is_apart) = (0, 0, 0_u32, false);
    loop {
        // Most of a text are letters, and they need nothing but their widths.
        while let Some(letter) = bytes.get(at).and_then(|byte| LETTERS.get(usize::from(*byte))).filter(|w| **w > 0) {
            width += u32::from(*letter);
            at += 1;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let end = at + c.len_utf8();
        if c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}') {
            wrapper.word(start, at, width, is_apart);
            (start, width, is_apart) = (end, 0, true);
            if c == '\n' {
                wrapper.end_line();
            }
        } else {
            width += width_of(c);
            let next = || text.get(end..).and_then(|rest| rest.chars().next());
            let breaks_behind = matches!(c, '-' | '/' | '\u{2010}' | '\u{2013}' | '\u{2014}');
            if breaks_behind && at > start && next().is_some_and(char::is_alphabetic) {
                wrapper.word(start, end, width, is_apart);
                (start, width, is_apart) = (end, 0, false);
            }
        }
        at = end;
    }
    wrapper.word(start, text.len(), width, is_apart);
    if !wrapper.is_empty() || wrapper.lines.is_empty() {
        wrapper.end_line();
    }
    wrapper.lines
}

/// The widths of the bytes that are a letter, digit or sign by themselves and no place to break; 0 for others.
const LETTERS: [u16; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0x21;
    #[allow(clippy::indexing_slicing, reason = "checked when it is compiled")]
    while byte < 0x7F {
        if byte != b'-' as usize && byte != b'/' as usize {
            letters[byte] = WIDTHS[byte - 0x20];
        }
        byte += 1;
    }
    letters
};

/// How wide a line may be, in thousandths of the size of the font.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn room(width_px: f64, font_px: f64) -> u32 {
    let room = width_px * 1000.0 / font_px;
    if room.is_nan() { 0 } else { room.clamp(0.0, 1e9) as u32 }
}

struct Wrapper<'a> {
    text: &'a str,
    room: u32,
    lines: Vec<String>,
    /// What the line holds so far: a part of the text, behind what had to be put together.
    line: String,
    start: usize,
    end: usize,
    used: u32,
}

impl<'a> Wrapper<'a> {
    fn new(text: &'a str, room: u32) -> Self {
        Self { text, room, lines: Vec::new(), line: String::new(), start: 0, end: 0, used: 0 }
    }

    fn is_empty(&self) -> bool {
        self.start == self.end && self.line.is_empty()
    }

    fn part(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Puts a word on the line, behind a space when it is apart from the one before.
    fn word(&mut self, start: usize, end: usize, width: u32, is_apart: bool) {
        if start == end {
            return;
        }
        let gap = if is_apart && !self.is_empty() { SPACE } else { 0 };
        if !self.is_empty() && self.used.saturating_add(gap).saturating_add(width) > self.room {
            self.end_line();
        }
        if width > self.room {
            return self.broken(start, end);
        }
        if self.is_empty() {
            (self.start, self.end, self.used) = (start, end, width);
            return;
        }
        let between = if gap > 0 { " " } else { "" };
        if self.part(self.end, start) != between {
            self.settle();
            self.line.push_str(between);
            self.start = start;
        }
        self.end = end;
        self.used += gap + width;
    }

    /// Puts what is on the line together: what comes does not follow in the text.
    fn settle(&mut self) {
        let part = self.part(self.start, self.end);
        self.line.push_str(part);
        (self.start, self.end) = (self.end, self.end);
    }

    /// A word wider than a line, in pieces.
    fn broken(&mut self, start: usize, end: usize) {
        let word = self.part(start, end);
        let (mut from, mut used) = (start, 0_u32);
        let mut before: Option<char> = None;
        for (place, c) in word.char_indices() {
            let (at, width) = (start + place, width_of(c));
            let hyphen = if at + c.len_utf8() < end { HYPHEN } else { 0 };
            let joins = is_attached(c) || before == Some('\u{200D}');
            if used > 0 && !joins && used.saturating_add(width + hyphen) > self.room {
                (self.start, self.end) = (from, at);
                let is_inside = c.is_alphabetic() && before.is_some_and(char::is_alphabetic);
                if is_inside && used + HYPHEN <= self.room {
                    self.settle();
                    self.line.push('-');
                }
                self.end_line();
                (from, used) = (at, 0);
            }
            used = used.saturating_add(width);
            before = Some(c);
        }
        (self.start, self.end, self.used) = (from, end, used);
    }

    fn end_line(&mut self) {
        let part = self.part(self.start, self.end);
        let mut line = std::mem::take(&mut self.line);
        line.push_str(part);
        self.lines.push(line);
        (self.start, self.end, self.used) = (0, 0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_goal_wraps_between_its_words() {
        let lines = wrap("Mantelzorgers kunnen zorg en werk combineren", 160.0, 15.0);
        assert_eq!(lines, ["Mantelzorgers", "kunnen zorg en werk", "combineren"]);
    }

    #[test]
    fn a_long_word_is_broken_with_a_hyphen_and_a_hyphen_is_a_place_to_break() {
        assert_eq!(
            wrap("mantelzorgondersteuningsvoorziening", 150.0, 15.0),
            ["mantelzorgonderst-", "euningsvoorziening"]
        );
        assert_eq!(wrap("jongeren-/ouderenwerk", 110.0, 15.0), ["jongeren-/", "ouderenwerk"]);
    }

    #[test]
    fn own_lines_stay_and_an_empty_text_has_one_line() {
        assert_eq!(wrap("een\n\ntwee\n", 500.0, 15.0), ["een", "", "twee"]);
        assert_eq!(wrap("  ", 500.0, 15.0), [""]);
        assert_eq!(wrap("", 500.0, 15.0), [""]);
    }

    #[test]
    fn words_tied_by_a_space_that_does_not_break_stay_together() {
        assert_eq!(wrap("kost € 10\u{A0}000", 80.0, 15.0), ["kost €", "10\u{A0}000"]);
    }

    #[test]
    fn a_box_without_width_still_shows_everything() {
        for width in [0.0, -5.0, f64::NAN] {
            assert_eq!(wrap("ab c", width, 15.0), ["a", "b", "c"]);
        }
        assert_eq!(wrap("ab c", 10.0, 0.0), ["ab c"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in "\\PC{0,60}|[a-zë \\-/]{0,90}", width in 20.0..400.0_f64) {
            let lines = wrap(&text, width, 15.0);
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            for line in &lines {
                let clusters = line.chars().filter(|c| !is_attached(*c)).count();
                prop_assert!(text_width(line, 15.0) <= width + 0.001 || clusters <= 1, "{line:?} in {lines:?}");
            }
        }
    }
}
