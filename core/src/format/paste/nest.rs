//! From keys to levels.

use super::{Draft, MAX_PASTE_LEVELS, MAX_PASTE_LINES, PasteError};

/// How deep a line wants to stand: the more to the left of the tuple, the stronger. A line hangs below the
/// nearest line before it that has a smaller key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// A heading's level (1 to 9), or what kind of text it is: [`TEXT`], [`ITEM`].
    pub(super) part: u8,
    /// How far it is indented, in whatever unit the reader has.
    pub(super) indent: usize,
    /// Which of the kinds of bullets and numbers at that indentation.
    pub(super) rank: usize,
}

/// Ordinary text: below every heading.
pub(super) const TEXT: u8 = 10;
/// An item of a list, where lists are told from text: below the text before it.
pub(super) const ITEM: u8 = 11;

impl Key {
    pub(super) fn heading(level: u8) -> Self {
        Self { part: level.clamp(1, TEXT - 1), indent: 0, rank: 0 }
    }
}

/// Lines as they come, each below the nearest one before it with a smaller key.
#[derive(Default)]
pub(super) struct Nest {
    open: Vec<Key>,
    draft: Draft,
    lines: usize,
    is_too_deep: bool,
}

impl Nest {
    /// Adds a line; one without text is left out. Beyond the limits lines are only counted.
    pub(super) fn add(&mut self, key: Key, text: String) {
        if text.is_empty() {
            return;
        }
        self.lines += 1;
        while self.open.last().is_some_and(|above| *above >= key) {
            self.open.pop();
        }
        let level = self.open.len();
        self.open.push(key);
        self.is_too_deep |= level >= MAX_PASTE_LEVELS;
        if self.lines <= MAX_PASTE_LINES && !self.is_too_deep {
            self.draft.lines.push((level, text));
        }
    }

    pub(super) fn leave_out_heading(&mut self) {
        self.draft.headings_left_out += 1;
    }

    pub(super) fn finish(self) -> Result<Draft, PasteError> {
        match self.lines {
            0 => Err(PasteError::Empty),
            lines if lines > MAX_PASTE_LINES => Err(PasteError::TooManyLines { lines, limit: MAX_PASTE_LINES }),
            _ if self.is_too_deep => Err(PasteError::TooDeep { limit: MAX_PASTE_LEVELS }),
            _ => Ok(self.draft),
        }
    }
}
