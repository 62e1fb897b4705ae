//! Every sentence of the app: those of its main program, and those that come later.
#![allow(clippy::unwrap_used, missing_docs, dead_code)]

use waardenboom_core::text::Catalogue;

pub const DUTCH: [&str; 2] = [include_str!("../../../locales/nl.json"), include_str!("../../../locales/nl.later.json")];
pub const ENGLISH: [&str; 2] =
    [include_str!("../../../locales/en.json"), include_str!("../../../locales/en.later.json")];

pub fn all_of(files: [&str; 2]) -> Catalogue {
    let mut all = Catalogue::default();
    for file in files {
        all.learn(file).unwrap();
    }
    all
}
