//! Colours, and texts that fit.

use crate::tree::{text_width, wrap};

/// The most characters of a text that are looked at: far more than fit.
const MOST_CHARACTERS: usize = 400;

/// A colour: the class by which the page names it, and what a file shows.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub(super) class: &'static str,
    pub(super) hex: &'static str,
}

pub(super) const PAPER: Paint = Paint { class: "wb-pic-paper", hex: "#ffffff" };
pub(super) const INK: Paint = Paint { class: "wb-pic-ink", hex: "#20261d" };
pub(super) const MUTED: Paint = Paint { class: "wb-pic-muted", hex: "#545b4e" };
pub(super) const LINE: Paint = Paint { class: "wb-pic-line", hex: "#cbc4b1" };
pub(super) const TRACK: Paint = Paint { class: "wb-pic-track", hex: "#f5f2ea" };
pub(super) const ACCENT: Paint = Paint { class: "wb-pic-accent", hex: "#1d5b3f" };
pub(super) const SOFT: Paint = Paint { class: "wb-pic-soft", hex: "#edf3ea" };
/// Text and patterns on the accent or on a colour of a value.
pub(super) const ON: Paint = Paint { class: "wb-pic-on", hex: "#ffffff" };

/// Which side of a text stands at its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) is_bold: bool,
    pub(super) anchor: Anchor,
    pub(super) paint: Paint,
}

impl Type {
    /// What names a row, and its numbers.
    pub(super) const LABEL: Self = Self { size: 18.0, is_bold: false, anchor: Anchor::Start, paint: INK };
    /// What stands at an axis or in a legend.
    pub(super) const SMALL: Self = Self { size: 16.0, is_bold: false, anchor: Anchor::Middle, paint: MUTED };
    pub(super) const TITLE: Self = Self { size: 27.0, is_bold: true, anchor: Anchor::Start, paint: INK };
    pub(super) const POLL: Self = Self { size: 15.0, is_bold: false, anchor: Anchor::End, paint: MUTED };

    pub(super) const fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(super) const fn bold(self, is_bold: bool) -> Self {
        Self { is_bold, ..self }
    }

    pub(super) const fn of(self, size: f64) -> Self {
        Self { size, ..self }
    }

    pub(super) const fn in_paint(self, paint: Paint) -> Self {
        Self { paint, ..self }
    }

    /// From one line to the next.
    pub(super) const fn leading(self) -> f64 {
        self.size * 1.25
    }

    /// How wide a text is at most, also in the wider fonts that a browser may take.
    pub(super) fn width(self, text: &str) -> f64 {
        text_width(text, self.size) * self.widening()
    }

    const fn widening(self) -> f64 {
        if self.is_bold { 1.14 } else { 1.05 }
    }

    /// The text on one line, shortened when it does not fit.
    pub(super) fn fit(self, text: &str, room: f64) -> String {
        let text = tidied(text);
        if self.width(&text) <= room + 1e-6 { text } else { self.shortened(&text, room) }
    }

    /// The text on so many lines, the last one shortened when there would be more.
    pub(super) fn lines(self, text: &str, room: f64, most: usize) -> Vec<String> {
        let mut lines = wrap(&tidied(text), room / self.widening(), self.size);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = self.shortened(last.trim_end_matches('-'), room);
            }
        }
        // A line holds at least a character, and some are wider than a narrow column.
        for line in &mut lines {
            *line = self.fit(line, room);
        }
        lines
    }

    fn shortened(self, text: &str, room: f64) -> String {
        let mut kept = text.to_owned();
        while !kept.is_empty() && self.width(&kept) + self.width("…") > room {
            kept.pop();
        }
        if self.width("…") > room { String::new() } else { format!("{}…", kept.trim_end()) }
    }
}

/// The beginning of a text, with single spaces: no name of a hundred thousand characters is measured.
pub(super) fn tidied(text: &str) -> String {
    let mut tidy = String::new();
    let mut left = MOST_CHARACTERS;
    for c in text.chars() {
        if left == 0 {
            tidy.push('…');
            break;
        }
        if c.is_whitespace() {
            if !tidy.is_empty() && !tidy.ends_with(' ') {
                tidy.push(if c == '\u{A0}' { c } else { ' ' });
                left -= 1;
            }
        } else if !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}') {
            tidy.push(c);
            left -= 1;
        }
    }
    tidy.truncate(tidy.trim_end().len());
    tidy
}
