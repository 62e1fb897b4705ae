//! Who wrote what when, without a clock: stamps, writers and the contexts that remember them.
//!
//! The terms follow dotted version vectors (Preguiça et al. 2010) and causal contexts of delta-state
//! CRDTs (Almeida, Shoker, Baquero 2016): a stamp is their dot, a [`Context`] their causal context.

use super::base62;
use std::fmt;

/// One page load (or one run of the command line), up to the closing of a meeting: 128 random bits, never stored for reuse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriterId([u8; 16]);

impl WriterId {
    /// A writer from 128 random bits.
    pub fn new(bits: u128) -> Self {
        Self(bits.to_be_bytes())
    }

    /// Reads the 22 characters that [`WriterId`] prints; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        base62::decode(text).map(Self::new)
    }
}

impl fmt::Display for WriterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base62::encode(u128::from_be_bytes(self.0)))
    }
}

impl fmt::Debug for WriterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The moment of a write: a logical time and the writer, totally ordered.
///
/// The time is one more than the highest time in the writer's workbook, so a later write that knew
/// an earlier one always sorts after it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Logical time, 1 up to [`Stamp::MAX_TIME`].
    pub time: u64,
    /// Who wrote; decides between equal times.
    pub writer: WriterId,
}

impl Stamp {
    /// The highest time a file may carry: far past any honest workbook and exact in every JSON reader.
    pub const MAX_TIME: u64 = 1 << 48;

    /// Reads `time.writer`, as [`Stamp`] prints it; `None` for anything else or a time out of range.
    pub fn parse(text: &str) -> Option<Self> {
        let (time, writer) = text.split_once('.')?;
        if time.starts_with(['0', '+']) {
            return None;
        }
        let time = time.parse().ok().filter(|time| *time <= Self::MAX_TIME)?;
        Some(Self { time, writer: WriterId::parse(writer)? })
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.time, self.writer)
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What has been seen: per writer the highest time. Absence means unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context(Vec<Stamp>);

impl Context {
    /// Whether a write with this stamp has been seen.
    pub fn covers(&self, stamp: Stamp) -> bool {
        let at = self.0.binary_search_by_key(&stamp.writer, |seen| seen.writer).ok();
        at.and_then(|at| self.0.get(at)).is_some_and(|seen| seen.time >= stamp.time)
    }

    /// Adds one stamp; says whether that was news.
    pub fn insert(&mut self, stamp: Stamp) -> bool {
        match self.0.binary_search_by_key(&stamp.writer, |seen| seen.writer) {
            Ok(at) => match self.0.get_mut(at) {
                Some(seen) if seen.time < stamp.time => {
                    seen.time = stamp.time;
                    true
                }
                _ => false,
            },
            Err(at) => {
                self.0.insert(at, stamp);
                true
            }
        }
    }

    /// Takes over everything the other has seen; says whether that was news.
    pub fn join(&mut self, other: &Self) -> bool {
        let mut news = false;
        for stamp in &other.0 {
            news |= self.insert(*stamp);
        }
        news
    }

    /// The highest stamp per writer, ordered by writer.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> + '_ {
        self.0.iter().copied()
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Drops what the given stamps say already, so that equal knowledge has one form.
    pub(super) fn forget_what_is_said_by(&mut self, said: impl Fn(Stamp) -> bool) {
        self.0.retain(|seen| !said(*seen));
    }
}

impl FromIterator<Stamp> for Context {
    fn from_iter<I: IntoIterator<Item = Stamp>>(stamps: I) -> Self {
        let mut context = Self::default();
        for stamp in stamps {
            context.insert(stamp);
        }
        context
    }
}
