//! The test notation: an indented outline stands for the goals of a workbook.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc, missing_docs, dead_code)]

use waardenboom_core::command::{Command, Place};
use waardenboom_core::session::{Ids, Session};
use waardenboom_core::store::{RecordId, Store};
use waardenboom_core::tree::{FoldState, Outline};

/// Random bits from a seed (`SplitMix64`, Steele et al. 2014), so that a failing test fails again.
pub struct Seed(u64);

impl Seed {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next_u64() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

impl Ids for Seed {
    fn next_bits(&mut self) -> u128 {
        u128::from(self.next_u64()) << 64 | u128::from(self.next_u64())
    }
}

/// A session with these goals; what made them cannot be undone.
pub fn session_with(text: &str) -> (Session, Seed) {
    let mut ids = Seed::new(7);
    let mut session = Session::open("w", Store::default());
    let lines = text.lines().map(|line| {
        let trimmed = line.trim_start();
        ((line.len() - trimmed.len()) / 2, trimmed.trim_start_matches("- ").to_owned())
    });
    session.dispatch(Command::AddOutline { place: Place::Top, lines: lines.collect() }, &mut ids).unwrap();
    (Session::open("w", session.store().clone()), ids)
}

/// The goals as an outline.
pub fn outline(session: &Session) -> String {
    let outline = Outline::of(session.workbook(), &FoldState::default());
    let line = |row: &waardenboom_core::tree::OutlineRow| {
        let indent = "  ".repeat(row.level as usize - 1);
        format!("{indent}- {}", session.workbook().text_of(&row.id).unwrap_or_default())
    };
    outline.rows().iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The goal or activity with this text.
pub fn id_of(session: &Session, text: &str) -> RecordId {
    let workbook = session.workbook();
    let mut ids = workbook.goals.keys().chain(workbook.activities.keys());
    ids.find(|id| workbook.text_of(id) == Some(text)).cloned().expect("a record with this text")
}
